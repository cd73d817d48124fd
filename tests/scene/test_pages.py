"""Pages: every role on one, every line visible on one, nothing too small, whatever the organisation."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from orgchart.core import structure
from orgchart.core.document import Document, Holder, OrgUnit, UnitsAs
from orgchart.core.extract import extract
from orgchart.core.index import index
from orgchart.scene.extent import extent, smallest_type
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.pages.pages import Page, make_pages
from orgchart.scene.pages.setup import LARGEST_IN_BOOKLET, SHEETS, PageSetup, Sheet
from orgchart.scene.themes import THEMES
from orgchart.scene.view import View
from tests.core.organisations import (
    SHAPES,
    Shape,
    make_organisation,
    organisations,
    shuffled,
    with_groupings,
)
from tests.scene import geometry
from tests.scene.charts import chart, with_full_boxes
from tests.scene.rules import faults

# Shrinking a chart of many pages takes minutes and helps little: the failing chart is printed as it is.
unhurried = settings(
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "12")),
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
setups = st.builds(
    PageSetup,
    paper=st.sampled_from(["a4", "a3", "letter", "16:9", "4:3"]),
    smallest=st.sampled_from([5.0, 7.0, 9.0, 12.0]),
)


def pages_of(
    document: Document, setup: PageSetup | None = None, view: View | None = None
) -> tuple[Page, ...]:
    return make_pages(document, view or View(), setup or PageSetup())


def drawn_lines(pages: tuple[Page, ...]) -> set[str]:
    """The lines on all pages; that of a box stands for the solid lines of all who share it."""
    drawn = {connector.id for page in pages for connector in page.scene.connectors}
    shared = (box for page in pages for box in page.scene.boxes if f"solid:{box.id}" in drawn)
    return drawn | {f"solid:{each}" for box in shared for each in box.members}


@unhurried
@given(organisations(max_roles=90), setups)
def test_the_promises_hold_for_any_organisation(document: Document, setup: PageSetup) -> None:
    pages = pages_of(document, setup)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert sorted(chain.from_iterable(page.at_home for page in pages)) == sorted(document.roles)
    told = {(link.role_id, link.page) for page in pages for link in page.links}
    homes = {role_id: page.number for page in pages for role_id in page.at_home}
    for line in document.lines.values():
        if line.kind == "solid":
            assert line.id in drawn_lines(pages)
        else:
            assert line.id in drawn_lines(pages) or (line.role_id, homes[line.manager_id]) in told
    for page in pages:
        assert smallest_type(page.scene) * page.placing.scale >= setup.smallest - 1e-6


@unhurried
@given(organisations(max_roles=25), st.sampled_from(list(LAYOUTS)), st.sampled_from(["4:3", "a4"]))
def test_no_type_is_too_small_however_much_boxes_say(document: Document, layout: str, paper: Sheet) -> None:
    setup = PageSetup(paper=paper, smallest=12, orientation="portrait")
    for page in make_pages(document, View(layout), setup):
        assert smallest_type(page.scene) * page.placing.scale >= 12 - 1e-6


@unhurried
@given(organisations(max_roles=90), setups)
def test_nothing_leaves_its_sheet(document: Document, setup: PageSetup) -> None:
    for page in pages_of(document, setup):
        left, top, right, bottom = extent(page.scene)
        placing, area = page.placing, setup.area(page.sheet)
        assert placing.left + left * placing.scale >= area.left - 0.01
        assert placing.top + top * placing.scale >= area.top - 0.01
        assert placing.left + right * placing.scale <= area.left + area.width + 0.01
        assert placing.top + bottom * placing.scale <= area.top + area.height + 0.01


@unhurried
@given(organisations(max_roles=90))
def test_every_page_is_a_right_picture_of_its_roles(document: Document) -> None:
    lookups = index(document)
    for page in pages_of(document):
        shown = extract(document, lookups, [each for box in page.scene.boxes for each in box.role_ids])
        found = faults(shown, page.scene)
        # A note about a dotted line is shortened in its middle, so that its page stays whole.
        wrong = [fault for fault in found if "Dotted" not in fault]
        assert wrong == []


@unhurried
@given(organisations(max_roles=90))
def test_what_is_cut_leads_on_and_every_page_leads_up(document: Document) -> None:
    pages = pages_of(document)
    homes = {role_id: page.number for page in pages for role_id in page.at_home}
    above = index(document).manager_of
    for page in pages:
        assert (page.up == 0) == (page.number == 1)
        assert page.up < page.number
        by_role = {(link.role_id, link.page): link for link in page.links}
        for box in page.scene.boxes:
            if homes[box.id] != page.number and not (box.id in page.roots and page.number > homes[box.id]):
                assert (box.id, homes[box.id]) in by_role
                assert any(text.full == f"Continued on page {homes[box.id]}" for text in box.texts)
            if box.id in page.roots and box.id in above:
                assert (box.id, page.up) in by_role
                assert any(text.full == f"From page {page.up}" for text in box.texts)


@unhurried
@given(organisations(min_roles=20, max_roles=60))
def test_equal_documents_make_equal_pages(document: Document) -> None:
    assert pages_of(document) == pages_of(shuffled(document, 5))


@pytest.mark.parametrize("shape", SHAPES)
def test_an_extracted_part_is_an_organisation(shape: Shape) -> None:
    document = make_organisation(60, 3, shape=shape)
    lookups = index(document)
    for role_id in ("r0", "r5", "r20"):
        part = extract(document, lookups, list(lookups.branch(role_id))[:12])
        structure.check(part)
        assert index(part).roots == (role_id,)
        assert {part.roles[each].unit_id for each in part.roles} - {None} <= part.units.keys()
        assert {title.unit_id for title in part.titles.values()} == part.units.keys()


def test_branches_of_several_managers_stand_in_the_order_asked_for() -> None:
    document = make_organisation(60, 3, assistants=0)
    lookups = index(document)
    # Their orders among their own siblings say nothing about each other.
    asked = ("r50", "r41", "r45")
    assert index(extract(document, lookups, asked)).roots == asked


def test_250_reports_of_one_manager_fit_a3_at_6_points() -> None:
    document = make_organisation(251, shape="star", assistants=0, dotted=0, odd_text=False)
    (page,) = pages_of(document, PageSetup(paper="a3", smallest=6))
    assert len(page.scene.boxes) == 251
    assert smallest_type(page.scene) * page.placing.scale >= 6
    assert list(geometry.crossed_boxes(page.scene)) == []
    assert list(geometry.overlapping_boxes(page.scene)) == []


@pytest.mark.parametrize(
    "view", [*(View(layout=each) for each in LAYOUTS), *(View(theme=each) for each in THEMES)]
)
def test_pages_keep_their_promises_in_every_layout_and_theme(view: View) -> None:
    document = make_organisation(60, 5, units=4, dotted=0.2)
    document = with_groupings(document, 5) if view.layout == "grouped" else document
    lookups, pages = index(document), make_pages(document, view, PageSetup(smallest=8))
    assert sorted(chain.from_iterable(page.at_home for page in pages)) == sorted(document.roles)
    assert {line.id for line in document.lines.values() if line.kind == "solid"} <= drawn_lines(pages)
    for page in pages:
        assert smallest_type(page.scene) * page.placing.scale >= 8 - 1e-6
        shown = extract(document, lookups, chain.from_iterable(box.role_ids for box in page.scene.boxes))
        found = [*geometry.overlapping_boxes(page.scene), *geometry.crossed_boxes(page.scene)]
        assert found == []
        assert len(shown.roles) == sum(len(box.role_ids) for box in page.scene.boxes)


def test_what_fits_one_page_is_one_page() -> None:
    (page,) = pages_of(chart("boss\n  a\n  b\n    c"))
    assert (page.title, page.up, page.links) == ("Untitled chart", 0, ())


def test_a_tall_chart_lies_on_an_upright_sheet() -> None:
    (tall,) = pages_of(chart("a\n b\n  c\n   d\n    e\n     f\n      g"), PageSetup(smallest=5))
    assert tall.sheet[0] < tall.sheet[1]
    (forced,) = pages_of(chart("a\n b"), PageSetup(orientation="landscape"))
    assert forced.sheet[0] > forced.sheet[1]


SLIDE = PageSetup(paper="4:3", smallest=12)


def test_boxes_become_wider_before_they_leave_anything_out() -> None:
    (page,) = pages_of(with_full_boxes(chart("boss\n  report"), 8), SLIDE)
    assert page.left_out == ""
    assert [len(box.texts) for box in page.scene.boxes] == [10, 10]
    assert smallest_type(page.scene) * page.placing.scale >= 12 - 1e-6


def test_what_was_chosen_last_is_left_out_first_and_the_page_says_so() -> None:
    first, second = pages_of(with_full_boxes(chart("boss\n  first\n  second"), 12), SLIDE)
    for page, report in ((first, "first"), (second, "second")):
        assert [box.id for box in page.scene.boxes] == ["boss", report]
        assert smallest_type(page.scene) * page.placing.scale >= 12 - 1e-6
        shown = {text.full.removeprefix("A value for ") for box in page.scene.boxes for text in box.texts}
        assert {"Name boss", "Title of boss", f"Name {report}", f"Title of {report}", "Field 1"} <= shown
        kept = [number for number in range(1, 13) if f"Field {number}" in shown]
        assert kept == list(range(1, len(kept) + 1))
        missing = ", ".join(f"Field {number}" for number in range(len(kept) + 1, 13))
        assert page.left_out == f"Not shown here for lack of room: {missing}."


def test_only_what_there_was_to_say_is_called_left_out() -> None:
    document = with_full_boxes(chart("boss\n  report"), 12)
    shows = (*document.chart.box_shows, "email", "people")
    info = replace(document.chart, box_shows=shows)
    (page,) = pages_of(replace(document, charts={"chart": info}), SLIDE)
    assert "e-mail" not in page.left_out
    assert page.left_out.endswith("people in the branch.")


@pytest.mark.parametrize("units_as", ["caption", "frames"])
def test_units_are_left_out_after_all_that_was_chosen(units_as: UnitsAs) -> None:
    long = "A long remark that takes two rows of every box " * 9
    document = with_full_boxes(chart("boss\n  report"), 12)
    units = {"unit": replace(document.units["unit"], name=long)}
    roles = {key: replace(role, title=f"{long}{key}"[:490]) for key, role in document.roles.items()}
    info = replace(document.chart, units_as=units_as)
    document = replace(document, charts={"chart": info}, units=units, roles=roles)
    (page,) = pages_of(document, PageSetup(paper="4:3", smallest=12, foot=240))
    assert smallest_type(page.scene) * page.placing.scale >= 12 - 1e-6
    assert page.left_out.startswith("Not shown here for lack of room: unit, Field 1, Field 2, ")
    assert page.scene.frames == ()
    assert {text.part for box in page.scene.boxes for text in box.texts} == {"name", "title"}


def test_long_texts_of_a_single_role_are_cut_short() -> None:
    long = "A long title that does not end " * 15
    document = chart("only")
    roles = {"only": replace(document.roles["only"], title=long)}
    holders = {f"h{n}": Holder(f"h{n}", "only", f"{long[:400]} {n}") for n in range(9)}
    document = replace(document, roles=roles, holders=holders)
    for foot in (26.0, 380.0):
        (page,) = pages_of(document, PageSetup(paper="4:3", smallest=12, foot=foot))
        assert smallest_type(page.scene) * page.placing.scale >= 12 - 1e-6
    assert page.left_out == "Long texts are cut short."
    assert [len(text.lines) for text in page.scene.boxes[0].texts] == [1, 1]


def test_names_in_shared_boxes_are_left_out_before_texts_are_cut() -> None:
    document = chart("boss\n" + "\n".join(f"  clerk{number}" for number in range(18)))
    roles = {key: replace(role, title="Clerk") for key, role in document.roles.items()}
    setup = PageSetup(paper="4:3", smallest=12, foot=260)
    (page,) = pages_of(replace(document, roles=roles), setup, View(layout="grouped"))
    assert smallest_type(page.scene) * page.placing.scale >= 12 - 1e-6
    assert page.left_out == "Not shown here for lack of room: names in shared boxes."
    assert [text.full for text in page.scene.boxes[1].texts] == ["18 × Clerk", "18 posts"]


def test_a_unit_is_cut_off_before_larger_branches_of_the_same_unit() -> None:
    rows = ["boss"]
    for manager, reports in (("own", 12), ("care", 8), ("other", 12)):
        rows += [f"  {manager}"] + [f"    {manager}{n}" for n in range(reports)]
    document = chart("\n".join(rows))
    unit = OrgUnit("care", "Customer Care", colour="#0f766e", head_id="care")
    roles = {
        key: replace(role, unit_id="care") if key.startswith("care") else role
        for key, role in document.roles.items()
    }
    document = replace(document, roles=roles, units={**document.units, "care": unit})
    pages = pages_of(document, PageSetup(smallest=12))
    assert "care" in {link.role_id for link in pages[0].links}
    (own,) = [page for page in pages if page.roots == ("care",)]
    assert own.title == "Customer Care: Name care"
    assert [(entry.name, entry.colour) for entry in own.legend] == [("Customer Care", "#0f766e")]


def test_a_role_with_very_many_reports_is_spread_and_stands_on_each_page() -> None:
    document = make_organisation(200, shape="star", assistants=0, dotted=0)
    pages = pages_of(document, PageSetup(smallest=9))
    spread = [page for page in pages if page.roots == ("r0",)]
    assert spread == list(pages)
    assert [page.next for page in spread] == [*(page.number for page in spread[1:]), 0]
    assert spread[0].title.endswith(f"(1 of {len(spread)})")


def test_a_dotted_line_across_pages_is_told_in_its_box() -> None:
    rows = ["boss"]
    for manager in ("left", "right"):
        rows += [f"  {manager}"] + [f"    {manager}{n}" for n in range(30)]
    pages = pages_of(chart("\n".join(rows), ["left3 > right5: Quality"]), PageSetup(smallest=10))
    home = next(page.number for page in pages if "right5" in page.at_home)
    (link,) = [link for page in pages for link in page.links if link.role_id == "left3"]
    assert (link.page, link.text) == (home, f"Dotted to Name right5 (Quality), page {home}")


def test_impossible_set_ups_are_refused_with_a_reason() -> None:
    for wrong in ({"paper": "b5"}, {"smallest": 2.0}, {"smallest": 40.0}, {"orientation": "round"}):
        with pytest.raises(ValueError, match=r"Choose|can be"):
            PageSetup(**wrong)
    assert set(SHEETS) == {"a4", "a3", "a2", "letter", "legal", "tabloid", "16:9", "4:3"}


def test_an_empty_chart_is_one_empty_page() -> None:
    (page,) = pages_of(Document())
    assert (page.scene.boxes, page.at_home) == ((), ())


def teams(count: int, size: int) -> Document:
    rows = ["boss"]
    for team in range(count):
        rows += [f"  t{team}"] + [f"    t{team}x{n}" for n in range(size)]
    return chart("\n".join(rows))


def test_small_branches_share_pages_that_are_about_equally_full() -> None:
    first, *rest = pages_of(teams(12, 4), PageSetup(smallest=10))
    assert {link.role_id for link in first.links} == {f"t{team}" for team in range(12)}
    counts = [len(page.roots) for page in rest]
    assert sum(counts) == 12
    assert len(counts) < 5
    assert max(counts) - min(counts) <= 1


def test_a_unit_of_some_size_has_a_page_of_its_own() -> None:
    document, setup = teams(8, 12), PageSetup(paper="a3", smallest=10)
    assert ("t0", "t1") in {page.roots for page in pages_of(document, setup)}
    units = {"care": OrgUnit("care", "Customer Care"), "unit": document.units["unit"]}
    document = replace(
        document,
        units=units,
        roles={
            key: replace(role, unit_id="care") if key.startswith("t1") else role
            for key, role in document.roles.items()
        },
    )
    assert {("t0",), ("t1",)} <= {page.roots for page in pages_of(document, setup)}


def test_pages_that_only_lead_on_are_part_of_the_overview() -> None:
    rows = ["boss"]
    for head in ("left", "right"):
        rows.append(f"  {head}")
        for team in range(4):
            rows += [f"    {head}{team}"] + [f"      {head}{team}x{n}" for n in range(12)]
    first, *rest = pages_of(chart("\n".join(rows)), PageSetup(smallest=9))
    assert {box.id for box in first.scene.boxes} == {
        "boss",
        *(f"{head}{team}" for head in ("left", "right") for team in ("", *range(4))),
    }
    assert all(page.up == 1 for page in rest)


def test_an_overview_takes_what_it_has_room_for_of_the_next_level() -> None:
    rows = ["boss"]
    for head, count in (("small", 2), ("large", 25), ("vast", 30)):
        rows.append(f"  {head}")
        for team in range(count):
            rows += [f"    {head}{team}"] + [f"      {head}{team}x{n}" for n in range(12)]
    first, *_ = pages_of(chart("\n".join(rows)), PageSetup(smallest=9))
    shown = {box.id for box in first.scene.boxes}
    assert shown == {"boss", "small", "small0", "small1", "large", "vast"}
    assert {link.role_id for link in first.links} == {"small0", "small1", "large", "vast"}


def test_a_small_branch_between_large_ones_has_no_page_to_itself() -> None:
    document = teams(7, 12)
    small = {f"t{team}x{n}" for team in (1, 5) for n in range(3, 12)}
    roles = {
        key: replace(role, unit_id=f"u{key[1]}" if key != "boss" else "unit")
        for key, role in document.roles.items()
        if key not in small
    }
    document = replace(
        document,
        units={**document.units, **{f"u{team}": OrgUnit(f"u{team}", f"Unit {team}") for team in range(7)}},
        roles=roles,
        holders={key: each for key, each in document.holders.items() if each.role_id in roles},
        lines={key: each for key, each in document.lines.items() if each.role_id in roles},
    )
    pages = pages_of(document, PageSetup(paper="a3", smallest=12))
    assert [page.roots for page in pages] == [
        ("boss",), ("t0",), ("t1", "t5"), ("t2",), ("t3",), ("t4",), ("t6",)
    ]  # fmt: skip


def test_branches_of_several_managers_share_no_page() -> None:
    rows = ["boss"]
    for head in ("left", "right"):
        rows.append(f"  {head}")
        for team in range(3):
            rows += [f"    {head}{team}"] + [f"      {head}{team}x{n}" for n in range(8)]
    document = chart("\n".join(rows))
    above = index(document).manager_of
    rest = pages_of(document, PageSetup(smallest=9))[1:]
    assert [len({above[root] for root in page.roots}) for page in rest] == [1] * len(rest)
    assert max(len(page.roots) for page in rest) > 1


def test_those_at_the_top_of_a_page_are_of_one_level() -> None:
    rows = ["boss"]
    for head in ("left", "right"):
        rows.append(f"  {head}")
        for team in range(5):
            rows += [f"    {head}{team}"] + [f"      {head}{team}x{n}" for n in range(4)]
    document = chart("\n".join([*rows, "  office", *(f"    office{n}" for n in range(5))]))
    roles = {
        key: replace(role, unit_id="office") if key.startswith("office") else role
        for key, role in document.roles.items()
    }
    units = {**document.units, "office": OrgUnit("office", "Office")}
    first, *rest = pages_of(replace(document, units=units, roles=roles), PageSetup(smallest=9))
    assert {"office", "left0", "right4"} <= {link.role_id for link in first.links}
    assert {page.roots for page in rest if "office" in page.roots} == {("office",)}


def test_people_of_several_units_are_no_flat_row_of_frames() -> None:
    document = chart("\n".join(["boss", *(f"  m{number}" for number in range(12))]))
    unit = document.units["unit"]
    units = {f"u{number}": replace(unit, id=f"u{number}", name=f"Unit {number}") for number in range(8)}
    roles = {
        key: replace(role, unit_id=f"u{number * 2 // 3}")
        for number, (key, role) in enumerate(list(document.roles.items())[1:])
    }
    document = replace(
        document, units=units, roles={"boss": replace(document.roles["boss"], unit_id=None)} | roles
    )
    document = replace(document, charts={"chart": replace(document.chart, units_as="frames")})
    (page,) = pages_of(document, PageSetup("a3", orientation="landscape"))
    assert {frame.unit_id for frame in page.scene.frames} == set(units)
    assert smallest_type(page.scene) * page.placing.scale > 14
    assert faults(document, page.scene, "tree") == []


def test_a_frame_round_a_manager_and_its_people_stays_whole_on_a_page() -> None:
    document = chart("\n".join(["boss", *(f"  m{number}" for number in range(12))]))
    units = {**document.units, "other": replace(document.units["unit"], id="other", name="Other")}
    roles = {
        key: replace(role, unit_id="other") if key in ("m3", "m7", "m8") else role
        for key, role in document.roles.items()
    }
    document = replace(document, units=units, roles=roles)
    document = replace(document, charts={"chart": replace(document.chart, units_as="frames")})
    (page,) = pages_of(document, PageSetup("a3", orientation="landscape"))
    assert [frame.unit_id for frame in page.scene.frames].count("unit") == 1


def test_no_page_of_a_booklet_is_much_larger_than_the_others() -> None:
    pages = pages_of(make_organisation(120, 2, odd_text=False))
    assert len(pages) > 4
    assert max(page.placing.scale for page in pages) <= LARGEST_IN_BOOKLET


def test_a_page_of_several_branches_is_called_by_their_units() -> None:
    document = teams(12, 4)
    titles = [page.title for page in pages_of(document, PageSetup(smallest=10))[1:]]
    assert titles[0] == "Unit: Name t0 – Name t2"
    names = ("Sales", "Marketing", "Purchasing", *(f"Unit {number}" for number in range(9)))
    units = {f"u{team}": OrgUnit(f"u{team}", name) for team, name in enumerate(names)}
    document = replace(
        document,
        units={**document.units, **units},
        roles={
            key: replace(role, unit_id=f"u{key[1:].partition('x')[0]}") if key != "boss" else role
            for key, role in document.roles.items()
        },
    )
    titles = [page.title for page in pages_of(document, PageSetup(smallest=10))[1:]]
    assert titles[0] == "Sales, Marketing and Purchasing"
    long = {key: replace(unit, name=f"{unit.name} and all that belongs to it") for key, unit in units.items()}
    document = replace(document, units={**document.units, **long})
    titles = [page.title for page in pages_of(document, PageSetup(smallest=10))[1:]]
    assert titles[0] == "Sales and all that belongs to it and 2 more"


@pytest.mark.parametrize("layout", ["tree", "levels"])
def test_reports_hang_in_more_columns_where_a_page_is_too_low_for_few(layout: str) -> None:
    document = chart("boss\n" + "\n".join(f"  report{number} of a long kind" for number in range(14)))
    (page,) = pages_of(document, PageSetup(paper="16:9", smallest=10), View(layout))
    assert len({box.x for box in page.scene.boxes if box.id != "boss"}) == 4


def test_stacks_are_higher_where_a_page_is_full_across_and_has_room_below() -> None:
    rows = ["boss"]
    for team, size in enumerate((4, 4, 5, 4, 4)):
        rows += [f"  t{team}"] + [f"    t{team}x{n}" for n in range(size)]
    (page,) = pages_of(chart("\n".join(rows)), PageSetup(paper="16:9"))
    assert len({box.x for box in page.scene.boxes if "x" in box.id}) == 5
