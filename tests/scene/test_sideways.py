"""Sideways charts: where leaves stand in rows and branches hang, what is left alone, how steady it is."""

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
from orgchart.scene.layouts.directions import on_their_side
from orgchart.scene.layouts.tree.automatic import arranged, pinned
from orgchart.scene.layouts.tree.tree import tree
from orgchart.scene.themes import theme
from orgchart.scene.view import View
from tests.core.organisations import make_organisation, organisations
from tests.core.real_charts import FOLDER, health_agency
from tests.scene.charts import chart, drawn
from tests.scene.rules import faults

HUNG = {"right", "both", "grid"}
MANY = int(os.environ.get("EXAMPLES", "3"))
unhurried = settings(deadline=None, max_examples=MANY * 4, suppress_health_check=[HealthCheck.too_slow])


def styled(document: Document, **styles: BranchStyle) -> Document:
    roles = {key: replace(document.roles[key], branch=style) for key, style in styles.items()}
    return replace(document, roles={**document.roles, **roles})


def chosen(document: Document) -> Mapping[str, BranchStyle]:
    """The styles of a sideways chart of equal boxes."""
    lying, spacing = on_their_side(dict.fromkeys(document.roles, (190.0, 62.0)), theme("default").spacing)
    return arranged(index(document), lying, spacing).branch_styles


def company(divisions: int, teams: int, team: int) -> Document:
    rows = ["boss"]
    for one in range(divisions):
        rows.append(f"  d{one}")
        for two in range(teams):
            rows.append(f"    m{one}-{two}")
            rows += [f"      p{one}-{two}-{three}" for three in range(team)]
    return chart("\n".join(rows))


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
def test_a_long_list_of_teams_stands_in_rows(layout: str) -> None:
    document = company(4, 4, 5)
    result = drawn(document, layout)
    assert faults(document, result.scene, layout) == []
    assert 0.5 < result.scene.width / result.scene.height < 2
    team = [result[f"p1-2-{number}"] for number in range(5)]
    assert len({box.y for box in team}) == 1
    across = [box.x for box in team]
    assert across == sorted(across, reverse=layout == "right-left")
    assert result["m1-2"].x == result["m3-0"].x


def test_a_large_team_has_several_rows_read_line_by_line() -> None:
    document = company(4, 4, 9)
    result = drawn(document, "left-right")
    assert faults(document, result.scene, "left-right") == []
    boxes = [result[f"p0-0-{number}"] for number in range(9)]
    assert [(box.y, box.x) for box in boxes] == sorted((box.y, box.x) for box in boxes)
    assert len({box.y for box in boxes}) == 2


def test_a_small_chart_stays_a_list() -> None:
    document = company(2, 2, 4)
    assert chosen(document) == {}
    result = drawn(document, "left-right")
    assert result["p0-0-0"].x == result["p0-0-3"].x


def test_roots_that_are_too_many_together_stand_in_rows() -> None:
    rows = [f"m{one}\n" + "\n".join(f"  p{one}-{two}" for two in range(6)) for one in range(12)]
    assert set(chosen(chart("\n".join(rows)))) == {f"m{one}" for one in range(12)}


def test_styles_chosen_by_hand_go_on_below() -> None:
    document = styled(company(7, 4, 5), d0="right", d1="standard")
    styles = chosen(document)
    assert (styles["d0"], styles["d1"], styles["m1-0"], styles["m2-0"]) == ("right", "standard", "row", "row")
    assert not any(key.startswith("m0-") for key in styles)


def test_rows_can_be_chosen_in_a_small_chart() -> None:
    document = styled(company(2, 2, 4), **{"m0-0": "row"})
    result = drawn(document, "left-right")
    assert faults(document, result.scene, "left-right") == []
    assert len({result[f"p0-0-{number}"].y for number in range(4)}) == 1
    assert len({result[f"p0-1-{number}"].y for number in range(4)}) == 4


def moved_by_one_more(roles: int, times: int) -> list[int]:
    """How many styles one more person below some manager changes, time and again."""
    moved = []
    for seed in range(times):
        document = make_organisation(roles, seed % 4, dotted=0, odd_text=False)
        managers = sorted({line.manager_id for line in document.lines.values()})
        after = run(document, "add_role_below", {"id": "new", "role_id": managers[seed * 7 % len(managers)]})
        one, other = chosen(document), chosen(after)
        assert one
        moved.append(sum(one.get(each, "") != other.get(each, "") for each in document.roles))
    return moved


def test_one_more_person_hardly_ever_moves_rows() -> None:
    moved = moved_by_one_more(300, 20)
    assert sum(count > 2 for count in moved) <= 1, moved


def test_one_more_person_hardly_ever_moves_branches_that_hang() -> None:
    assert HUNG & set(chosen(make_organisation(900, 0, dotted=0, odd_text=False)).values())
    moved = moved_by_one_more(900, 8)
    assert sum(count == 0 for count in moved) >= 6
    assert max(moved) <= 12, moved


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
def test_branches_hang_where_rows_of_leaves_are_still_a_strip(layout: str) -> None:
    document = company(8, 8, 8)
    styles = chosen(document)
    assert [styles[f"d{number}"] for number in range(8)] == ["grid"] * 8
    assert styles["boss"] not in HUNG
    result = drawn(document, layout)
    assert faults(document, result.scene, layout) == []
    assert result.scene.height < 1.5 * result.scene.width
    # Directors stand in a list, and managers along lines from them.
    assert len({result[f"d{number}"].x for number in range(8)}) == 1
    first = [result[f"m0-{number}"] for number in range(8)]
    assert len({box.y for box in first}) < 8
    along = [box.x for box in first if box.y == first[0].y]
    assert len(along) > 1
    assert along == sorted(along, reverse=layout == "right-left")


def test_lower_branches_hang_before_upper_ones() -> None:
    styles = chosen(company(30, 2, 3))
    assert {styles[f"d{number}"] for number in range(30)} == {"right"}
    assert styles.get("boss", "") not in HUNG


def test_nothing_hangs_where_rows_are_enough() -> None:
    assert set(chosen(company(6, 5, 5)).values()) == {"row"}


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real charts is not here")
@pytest.mark.parametrize("layout", ["left-right", "right-left"])
def test_a_real_chart_of_many_managers_is_no_strip(layout: str) -> None:
    document = health_agency()
    scene = build_scene(document, View(layout))
    assert faults(document, scene, layout) == []
    assert scene.width < scene.height < 3.5 * scene.width


@unhurried
@given(organisations(max_roles=60, odd_text=False))
def test_styles_that_roles_have_stay(document: Document) -> None:
    assert chosen(document).items() >= index(document).branch_styles.items()


@pytest.mark.parametrize("seed", range(6))
def test_pinned_charts_stand_as_if_nothing_was_automatic(seed: int) -> None:
    document = make_organisation(60 + 30 * seed, seed, assistants=0, dotted=0, odd_text=False, styles=0.1)
    lookups = index(document)
    lying, spacing = on_their_side(dict.fromkeys(document.roles, (190.0, 62.0)), theme("default").spacing)
    fixed = replace(lookups, branch_styles=pinned(lookups, lying, spacing))
    assert arranged(fixed, lying, spacing) == fixed
    boxes = [tree(each, lying, spacing).boxes for each in (fixed, lookups)]
    assert boxes[0] == boxes[1]


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
@pytest.mark.parametrize("seed", range(MANY))
def test_large_charts_are_right_pictures(seed: int, layout: str) -> None:
    document = make_organisation(600, seed + 1, odd_text=False)
    assert seed or HUNG & set(chosen(document).values())
    assert faults(document, build_scene(document, View(layout)), layout) == []


@pytest.mark.parametrize(("roles", "style"), [(150, "row"), (600, "grid")])
def test_what_stands_in_rows_or_hangs_is_inside_the_frames_of_its_units(roles: int, style: str) -> None:
    document = make_organisation(roles, 3, odd_text=False)
    framed = replace(document, charts={"chart": replace(document.chart, units_as="frames")})
    assert style in chosen(framed).values()
    assert faults(framed, build_scene(framed, View("left-right")), "left-right") == []
