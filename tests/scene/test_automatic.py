"""The automatic branch style: what it leaves alone, what it makes of wide charts, and how steady it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from orgchart.core.commands import run
from orgchart.core.document import BranchStyle, Document
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.layouts.tree.automatic import arranged, pinned
from orgchart.scene.layouts.tree.tree import tree
from orgchart.scene.themes import theme
from orgchart.scene.view import View
from templates_gallery.catalogue import read_catalogue
from tests.core.organisations import Shape, make_organisation, organisations
from tests.scene.charts import chart, drawn
from tests.scene.rules import faults

SPACING = theme("default").spacing
MANY = int(os.environ.get("EXAMPLES", "3"))
unhurried = settings(deadline=None, max_examples=MANY * 4, suppress_health_check=[HealthCheck.too_slow])


def sizes_of(document: Document) -> dict[str, tuple[float, float]]:
    return dict.fromkeys(document.roles, (190.0, 62.0))


def automatic(document: Document) -> Mapping[str, BranchStyle]:
    """The styles that are chosen for a chart of equal boxes."""
    return arranged(index(document), sizes_of(document), SPACING).branch_styles


def company(*branches: int, team: int = 5) -> Document:
    """One role above as many others as there are numbers, each with so many managers of a team."""
    rows = ["boss"]
    for one, managers in enumerate(branches):
        rows.append(f"  d{one}")
        for two in range(managers):
            rows.append(f"    m{one}-{two}")
            rows += [f"      p{one}-{two}-{three}" for three in range(team)]
    return chart("\n".join(rows))


def test_templates_arranged_by_hand_keep_their_look() -> None:
    """These were arranged before there was an automatic style; others may lean on it."""
    by_hand = {"customer-service-department", "customer-support-division", "small-business"}
    entries = [entry for entry in read_catalogue() if entry.slug in by_hand]
    assert len(entries) == len(by_hand)
    for document in (step.document for entry in entries for step in entry.steps):
        assert automatic(document) == index(document).branch_styles


def test_a_wide_company_is_no_strip() -> None:
    document = company(5, 7, 4, 6, 5, 8)
    result = drawn(document)
    assert faults(document, result.scene) == []
    assert result.scene.width < 4 * result.scene.height
    assert len({result[f"d{number}"].y for number in range(6)}) == 1


def test_only_the_branches_that_are_too_wide_are_packed() -> None:
    assert automatic(company(5, 7, 4, 6, 5, 8)) == {"d1": "grid", "d5": "grid"}
    assert automatic(company(2, 7, 2)) == {}


@pytest.mark.parametrize("page", [(1700.0, 1100.0), (1000.0, 1500.0)])
def test_branches_are_packed_to_fit_a_page(page: tuple[float, float]) -> None:
    document = company(2, 5, 4)
    lookups, sizes = index(document), sizes_of(document)
    on_it = replace(SPACING, page=page)
    usual, fitting = (tree(arranged(lookups, sizes, each), sizes, each).boxes for each in (SPACING, on_it))
    wide = [max(box.x + box.width for box in boxes.values()) - min(box.x for box in boxes.values())
            for boxes in (usual, fitting)]  # fmt: skip
    high = max(box.y + box.height for box in fitting.values())
    assert max(wide[1] / page[0], high / page[1]) * 1.15 < wide[0] / page[0]


def test_a_few_teams_on_a_sheet_are_no_flat_strip_in_its_middle() -> None:
    teams = {"m0": "", "m1": "abc", "m2": "de", "m3": "fgh", "m4": "", "m5": "i"}
    rows = ["boss"]
    for manager, team in teams.items():
        rows += [f"  {manager}", *(f"    {each}" for each in team)]
    document = chart("\n".join(rows))
    lookups, sizes, page = index(document), sizes_of(document), (1700.0, 1100.0)
    fitting = arranged(lookups, sizes, replace(SPACING, page=page))
    needs = []
    for each in (lookups, fitting):
        boxes = tree(each, sizes, SPACING).boxes.values()
        wide = max(box.x + box.width for box in boxes) - min(box.x for box in boxes)
        needs.append(max(wide / page[0], max(box.y + box.height for box in boxes) / page[1]))
    assert fitting.branch_styles == {"boss": "grid"}
    assert needs[1] * 1.1 < needs[0]


def test_several_roots_that_are_too_wide_together_are_packed() -> None:
    rows = [f"d{one}" for one in range(4)]
    teams = "".join(f"\n  m{{0}}{two}\n    p{{0}}{two}\n    q{{0}}{two}" for two in range(4))
    several = chart("\n".join(row + teams.format(row) for row in rows))
    assert automatic(chart("\n".join(row + teams.format(row) for row in rows[:2]))) == {}
    assert automatic(several).keys() == set(rows)
    result = drawn(several)
    assert faults(several, result.scene) == []
    assert result.scene.width < 3 * result.scene.height


def test_a_row_of_stacks_stays_where_it_is_chosen() -> None:
    document = company(5, 7, 4, 6, 5, 8)
    roles = {**document.roles, "d1": replace(document.roles["d1"], branch="row")}
    assert automatic(replace(document, roles=roles))["d1"] == "row"


def test_a_row_keeps_its_form_inside_a_hanging_branch() -> None:
    document = chart("boss\n  a\n    b\n      b1\n      b2\n    c\n    d\n  e")
    roles = dict(document.roles)
    for key, style in (("boss", "right"), ("a", "row")):
        roles[key] = replace(roles[key], branch=style)
    result = drawn(replace(document, roles=roles))
    assert faults(result.document, result.scene) == []
    assert result["b"].y == result["c"].y < result["d"].y < result["e"].y
    assert result["c"].x == result["d"].x > result["b"].x


def test_branches_of_arabic_charts_hang_on_the_other_side() -> None:
    document = company(5, 7, 4, 6, 5, 8)
    arabic = replace(document, charts={"chart": replace(document.chart, language="ar")})
    left, right = build_scene(document, View()), build_scene(arabic, View())
    assert faults(arabic, right) == []
    places = {box.id: (box.x, box.y) for box in left.boxes}
    for box in right.boxes:
        x, y = places[box.id]
        assert (right.width - box.x - box.width, box.y) == pytest.approx((x, y))


def test_one_more_person_hardly_ever_moves_more_than_a_few_branches() -> None:
    moved = []
    for seed in range(20):
        document = make_organisation(300, seed % 4, dotted=0, odd_text=False)
        managers = sorted({line.manager_id for line in document.lines.values()})
        manager = managers[seed * 7 % len(managers)]
        after = run(document, "add_role_below", {"id": "new", "role_id": manager})
        one, other = automatic(document), automatic(after)
        moved.append(sum(one.get(each, "") != other.get(each, "") for each in document.roles))
    assert sum(count == 0 for count in moved) >= 16
    assert sum(count > 12 for count in moved) <= 2, moved


@unhurried
@given(organisations(max_roles=60, odd_text=False))
def test_styles_chosen_by_hand_stay(document: Document) -> None:
    lookups = index(document)
    chosen = arranged(lookups, sizes_of(document), SPACING).branch_styles
    assert chosen.items() >= lookups.branch_styles.items()


@pytest.mark.parametrize("seed", range(8))
def test_pinned_charts_stand_as_if_nothing_was_automatic(seed: int) -> None:
    document = make_organisation(60 + 20 * seed, seed, assistants=0, dotted=0, odd_text=False, styles=0.1)
    lookups, sizes = index(document), sizes_of(document)
    fixed = replace(lookups, branch_styles=pinned(lookups, sizes, SPACING))
    assert arranged(fixed, sizes, SPACING) == fixed
    assert tree(fixed, sizes, SPACING).boxes == tree(lookups, sizes, SPACING).boxes


@pytest.mark.parametrize("layout", ["tree", "inverted", "grouped"])
@pytest.mark.parametrize("seed", range(MANY))
def test_large_charts_are_right_pictures(seed: int, layout: str) -> None:
    document = make_organisation(300, seed + 1, odd_text=False)
    assert seed or automatic(document)  # the first one is wide
    assert faults(document, build_scene(document, View(layout)), layout) == []


@pytest.mark.parametrize("shape", ["chain", "deep", "star", "wide"])
def test_extreme_charts_are_arranged_in_no_time(shape: Shape) -> None:
    document = make_organisation(3000, 1, shape=shape)
    scene = build_scene(document, View())
    assert len(scene.boxes) == 3000
