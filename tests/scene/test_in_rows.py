"""Leaves of sideways charts in rows: where they stand so, what is left alone, and how steady it is."""

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
from orgchart.scene.layouts.tree.in_rows import in_rows, pinned_in_rows
from orgchart.scene.layouts.tree.tree import tree
from orgchart.scene.themes import theme
from orgchart.scene.view import View
from tests.core.organisations import make_organisation, organisations
from tests.scene.charts import chart, drawn
from tests.scene.rules import faults

MANY = int(os.environ.get("EXAMPLES", "3"))
unhurried = settings(deadline=None, max_examples=MANY * 4, suppress_health_check=[HealthCheck.too_slow])


def styled(document: Document, **styles: BranchStyle) -> Document:
    roles = {key: replace(document.roles[key], branch=style) for key, style in styles.items()}
    return replace(document, roles={**document.roles, **roles})


def chosen(document: Document) -> Mapping[str, BranchStyle]:
    """The styles of a sideways chart of equal boxes."""
    lying, spacing = on_their_side(dict.fromkeys(document.roles, (190.0, 62.0)), theme("default").spacing)
    return in_rows(index(document), lying, spacing).branch_styles


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
    document = styled(company(4, 4, 5), d0="right", d1="standard")
    styles = chosen(document)
    assert (styles["d0"], styles["d1"], styles["m1-0"], styles["m2-0"]) == ("right", "standard", "row", "row")
    assert not any(key.startswith("m0-") for key in styles)


def test_rows_can_be_chosen_in_a_small_chart() -> None:
    document = styled(company(2, 2, 4), **{"m0-0": "row"})
    result = drawn(document, "left-right")
    assert faults(document, result.scene, "left-right") == []
    assert len({result[f"p0-0-{number}"].y for number in range(4)}) == 1
    assert len({result[f"p0-1-{number}"].y for number in range(4)}) == 4


def test_one_more_person_hardly_ever_moves_other_branches() -> None:
    moved = []
    for seed in range(20):
        document = make_organisation(300, seed % 4, dotted=0, odd_text=False)
        managers = sorted({line.manager_id for line in document.lines.values()})
        after = run(document, "add_role_below", {"id": "new", "role_id": managers[seed * 7 % len(managers)]})
        one, other = chosen(document), chosen(after)
        assert one
        moved.append(sum(one.get(each, "") != other.get(each, "") for each in document.roles))
    assert max(moved) <= 2, moved


@unhurried
@given(organisations(max_roles=60, odd_text=False))
def test_styles_that_roles_have_stay(document: Document) -> None:
    assert chosen(document).items() >= index(document).branch_styles.items()


@pytest.mark.parametrize("seed", range(6))
def test_pinned_charts_stand_in_lists(seed: int) -> None:
    document = make_organisation(60 + 30 * seed, seed, assistants=0, dotted=0, odd_text=False, styles=0.1)
    lookups = index(document)
    lying, spacing = on_their_side(dict.fromkeys(document.roles, (190.0, 62.0)), theme("default").spacing)
    fixed = replace(lookups, branch_styles=pinned_in_rows(lookups, lying, spacing))
    assert in_rows(fixed, lying, spacing) == fixed
    boxes = [tree(each, lying, spacing, sideways=True).boxes for each in (fixed, lookups)]
    assert boxes[0] == boxes[1]


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
@pytest.mark.parametrize("seed", range(MANY))
def test_large_charts_are_right_pictures(seed: int, layout: str) -> None:
    document = make_organisation(300, seed + 1, odd_text=False)
    assert seed or chosen(document)
    assert faults(document, build_scene(document, View(layout)), layout) == []


def test_rows_stand_inside_the_frames_of_their_units() -> None:
    document = make_organisation(150, 3, odd_text=False)
    framed = replace(document, charts={"chart": replace(document.chart, units_as="frames")})
    assert chosen(framed)
    assert faults(framed, build_scene(framed, View("left-right")), "left-right") == []
