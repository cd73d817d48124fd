"""Roots without reports: in stacks where that makes a chart narrower, and always in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.extent import extent
from orgchart.scene.fit.search import Search
from orgchart.scene.themes import theme
from orgchart.scene.view import View
from tests.core.organisations import make_organisation
from tests.scene.charts import chart, drawn
from tests.scene.rules import faults
from tests.scene.test_tree import check, stand_in_a_row, stand_in_a_stack


def scattered(number: int, *, framed: bool) -> Document:
    """Return an organisation of which many a role without reports has lost its manager."""
    document = make_organisation(24, number, units=3, odd_text=False, dotted=0.2, roots=2)
    managers = {line.manager_id for line in document.lines.values() if line.kind == "solid"}
    lone = {
        line.id for line in document.lines.values() if line.role_id not in managers and line.kind == "solid"
    }
    lines = {key: line for key, line in document.lines.items() if key not in lone}
    if framed:
        document = replace(
            document, charts={key: replace(each, units_as="frames") for key, each in document.charts.items()}
        )
    return replace(document, lines=lines)


def test_roots_without_reports_stand_in_a_stack_beside_a_narrow_tree() -> None:
    result = check(drawn(chart("a\nb\nc\nboss\n  x\n  y")))
    assert stand_in_a_stack(result["a"], result["b"], result["c"])
    assert result["a"].y == result["boss"].y
    assert stand_in_a_row(result["a"], result["boss"])


def test_runs_of_roots_without_reports_keep_their_places_among_the_others() -> None:
    result = check(drawn(chart("a\nb\nboss\n  x\nc\nd")))
    assert stand_in_a_stack(result["a"], result["b"])
    assert stand_in_a_stack(result["c"], result["d"])
    assert stand_in_a_row(result["a"], result["boss"], result["c"])


def test_roots_stand_in_a_row_where_the_tree_below_is_wider_anyway() -> None:
    branches = "".join(f"\n  m{number}\n    x{number}\n    y{number}" for number in range(6))
    result = check(drawn(chart(f"a\nb\nboss{branches}")))
    assert stand_in_a_row(result["a"], result["b"], result["boss"])


def test_a_few_roots_that_are_the_whole_chart_stand_in_a_row_and_many_in_columns() -> None:
    few = check(drawn(chart("a\nb\nc\nd")))
    assert stand_in_a_row(*few.scene.boxes)
    many = check(drawn(chart("\n".join("abcdefghij"))))
    assert stand_in_a_stack(*(many[each] for each in "abcde"))
    assert stand_in_a_stack(*(many[each] for each in "fghij"))
    assert stand_in_a_row(many["a"], many["f"])


def test_roles_right_below_a_body_stand_in_a_row() -> None:
    document = chart("board\n  a\n  b\n  c\n  d\n  boss\n    x\n    y")
    board = replace(document.roles["board"], kind="body")
    result = check(drawn(replace(document, roles=document.roles | {"board": board})))
    assert stand_in_a_row(*(result[each] for each in ("a", "b", "c", "d", "boss")))


@pytest.mark.parametrize(
    "outline", ["a\nb\nc\nboss\n  x\n  y", "\n".join("abcdefghij"), "a\nb\nboss\n  x\nc\nd"]
)
def test_fitting_knows_how_wide_roots_in_stacks_are(outline: str) -> None:
    result = drawn(chart(outline))
    sizes = {box.id: (box.width, box.height) for box in result.scene.boxes}
    width, _ = Search(index(result.document), sizes, theme("default").spacing).size({})
    left, _, right, _ = extent(result.scene)
    assert width == pytest.approx(right - left, rel=0.06)


@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("layout", ["tree", "left-right", "inverted"])
def test_lone_roots_are_drawn_rightly_in_many_organisations(layout: str, framed: bool) -> None:
    for number in range(12):
        document = scattered(number, framed=framed)
        assert faults(document, build_scene(document, View(layout)), layout) == []
