"""What is written in a box, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgchart.core.document import Document, Holder, OrgUnit, Role, RoleKind
from orgchart.core.index import index
from orgchart.core.rules import THEMES
from orgchart.scene.boxes.person_words import initials_of
from orgchart.scene.boxes.spoken import chart_description, label
from orgchart.scene.build import build_scene
from orgchart.scene.colours import READABLE, contrast
from orgchart.scene.scene import Box
from orgchart.scene.view import View, view_of
from tests.core.company import COMPANY, of
from tests.scene.charts import chart, drawn


def box_of(role: Role, *holders: Holder, unit: OrgUnit | None = None, theme: str = "default") -> Box:
    units = {unit.id: unit} if unit else {}
    document = Document(units=units, roles={role.id: role}, holders={holder.id: holder for holder in holders})
    return build_scene(document, View(theme=theme)).boxes[0]


def written(box: Box) -> dict[str, str]:
    return {text.part: " ".join(line.text for line in text.lines) for text in box.texts}


def test_a_held_role_shows_name_over_title() -> None:
    box = box_of(Role("r", "Agent"), Holder("h", "r", "Ann Lee"))
    assert written(box) == {"name": "Ann Lee", "title": "Agent"}
    assert [text.bold for text in box.texts] == [True, False]
    assert box.avatar is not None
    assert box.avatar.text.full == "AL"
    assert (box.dash, box.vacant) == ((), False)


def test_a_vacant_role_says_so_in_a_dashed_outline_of_its_units_colour() -> None:
    box = box_of(Role("r", "Agent", "u"), unit=OrgUnit("u", "Unit", colour="#0f766e"))
    assert written(box) == {"name": "Vacant", "title": "Agent"}
    assert (box.stroke, box.vacant, bool(box.dash)) == ("#0f766e", True, True)
    assert box.bar_colour != "#0f766e"
    assert box.avatar is not None
    assert box.avatar.text.full == "?"


def test_an_acting_holder_is_named_as_such() -> None:
    assert (
        written(box_of(Role("r", "Agent"), Holder("h", "r", "Ann Lee", acting=True)))["name"]
        == "Ann Lee (acting)"
    )


def test_several_holders_are_all_named() -> None:
    holders = [Holder(f"h{n}", "r", name, order=n) for n, name in enumerate(("Ann", "Bo", "Cy"))]
    assert written(box_of(Role("r", "Agent"), *holders[:2]))["name"] == "Ann & Bo"
    assert written(box_of(Role("r", "Agent"), *holders))["name"] == "Ann, Bo, Cy"


@pytest.mark.parametrize(
    ("people", "lines"),
    [
        (["Charles Babbage-Whitworth of Marylebone", "Ada Byron"], ["Charles Babbage-W… &", "Ada Byron"]),
        (["Ann Lee", "Bo Chen", "Cy Marlowe-Featherstone"] * 2, ["Ann Lee", "and 5 more…"]),
        (["Ann Lee", "Bo Chen"], ["Ann Lee & Bo Chen"]),
    ],
)
def test_nobody_who_shares_a_role_vanishes_behind_a_long_name(people: list[str], lines: list[str]) -> None:
    holders = [Holder(str(place), "r", name) for place, name in enumerate(people)]
    name = box_of(Role("r", "Agent"), *holders).texts[0]
    assert [line.text for line in name.lines] == lines
    assert name.full == (", " if len(people) > 2 else " & ").join(people)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("posts", [8, 40, 150, 1250, 100_000])
def test_a_disc_never_cuts_the_number_of_posts(name: str, posts: int) -> None:
    box = box_of(Role("r", "Agent", headcount=posts), theme=name)
    if box.avatar:
        assert box.avatar.text.lines[0].text in (f"{posts}×", f"{posts:,}", "×")
    assert written(box)["detail"].startswith(f"{posts:,} posts")


def test_a_counted_role_shows_title_over_posts_and_is_never_vacant() -> None:
    box = box_of(Role("r", "Agent", headcount=8))
    assert written(box) == {"title": "Agent", "detail": "8 posts"}
    assert box.avatar is not None
    assert (box.avatar.text.full, box.vacant, box.texts[0].bold) == ("8×", False, True)
    assert (
        written(box_of(Role("r", "Agent", headcount=8), Holder("h", "r", "Ann")))["detail"] == "8 posts: Ann"
    )


def test_a_unit_without_a_colour_takes_that_of_the_unit_around_it() -> None:
    scene = build_scene(COMPANY, View())
    colours = {box.id: box.bar_colour for box in scene.boxes}
    assert colours["ann"] == colours["lead"] == "#0f766e"
    assert colours["coo"] == "#334155"


@pytest.mark.parametrize("colour", ["#facc15", "#ffffff", "#000000", "#22d3ee"])
def test_initials_are_readable_whatever_the_units_colour(colour: str) -> None:
    box = box_of(Role("r", "Agent", "u"), Holder("h", "r", "Ann"), unit=OrgUnit("u", "Unit", colour=colour))
    assert box.avatar is not None
    assert contrast(box.avatar.text.colour, box.avatar.fill) >= READABLE


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ann Lee", "AL"),
        ("Maria del Carmen Alvarez", "MA"),
        ("Cher", "C"),
        ("(Ann) O'Neil", "AO"),
        ("王小明", "王"),
        ("e\u0301mile zola", "E\u0301Z"),
        ("🚀 rocket", "R"),
        ("🚀", "🚀"),
        ("1234", "1"),
        (" ", ""),
    ],
)
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_boxes_grow_with_their_text_and_keep_it_in_the_middle() -> None:
    short, long = (
        box_of(Role("r", title), Holder("h", "r", "Ann")) for title in ("Agent", "Agent of many " * 9)
    )
    assert short.height == 62 < long.height
    for box in (short, long):
        first, last = box.texts[0].lines[0].y, box.texts[-1].lines[-1].y
        assert abs((first + last) / 2 - 4 - (box.y + box.height / 2)) < 2


def test_right_to_left_text_is_marked_and_stays_anchored_at_its_left() -> None:
    box = box_of(Role("r", "Agent"), Holder("h", "r", "محمد عبد الله"))
    name, title = box.texts
    assert (name.rtl, title.rtl) == (True, False)
    assert name.lines[0].x == title.lines[0].x
    assert name.align == "start"


@pytest.mark.parametrize(
    ("role_id", "sentence"),
    [
        ("coo", "Maria Alvarez, Chief Operating Officer, Customer Service, 1 assistant, 3 reports"),
        ("aide", "Mia Sol, Executive Assistant, Customer Service, assistant to Maria Alvarez"),
        ("lead", "Tom Okafor, acting, Call Center Manager, Call Center, reports to Maria Alvarez"),
        ("agents", "Agent, 8 posts, Call Center, reports to Tom Okafor"),
        ("ann", "Ann Lee and Bo Ray, Team Lead, Night Shift, reports to Tom Okafor"),
        ("analyst", "Vacant, Analyst, Quality, reports to Maria Alvarez"),
    ],
)
def test_a_screen_reader_hears_who_what_where_and_to_whom(role_id: str, sentence: str) -> None:
    assert label(COMPANY, index(COMPANY), [COMPANY.roles[role_id]]).startswith(sentence)


def test_a_screen_reader_hears_of_dotted_lines_with_their_label() -> None:
    document = chart("boss\n  a\n  b", dotted=["b > a: quality"], vacant=["boss"])
    sentence = "Name b, Title of b, Unit, reports to Title of boss, dotted line to Name a (quality)"
    assert label(document, index(document), [document.roles["b"]]) == sentence


def test_the_picture_describes_itself() -> None:
    document = chart("boss\n  a\n  b", vacant=["b"])
    description = chart_description(document, index(document))
    assert description == "Organisation chart with 3 roles, 1 of them vacant. At the top: Name boss."
    assert chart_description(Document(), index(Document())) == "Organisation chart without roles."


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        (("body", "line"), "with 1 body and 1 role, all vacant. "),
        (("body", "body"), "with 2 bodies. "),
    ],
)
def test_bodies_are_told_apart_from_roles(kinds: tuple[RoleKind, ...], sentence: str) -> None:
    document = of(*(Role(f"r{number}", "Title", kind=kind) for number, kind in enumerate(kinds)))
    assert sentence in chart_description(document, index(document))


def test_notes_are_the_description_of_a_box() -> None:
    assert box_of(Role("r", "Agent", notes="Answers calls.")).description == "Answers calls."


def test_a_view_comes_from_the_chart() -> None:
    assert view_of(Document()) == View("tree", "default")


@pytest.mark.parametrize("view", [View(layout="spiral"), View(theme="neon")])
def test_an_unknown_layout_or_theme_is_refused(view: View) -> None:
    with pytest.raises(LookupError):
        build_scene(COMPANY, view)


def test_the_scene_carries_title_and_language() -> None:
    document = replace(COMPANY, charts={"chart": replace(COMPANY.chart, title="Dienst", language="de")})
    scene = drawn(document).scene
    assert (scene.title, scene.language) == ("Dienst", "de")
