"""Dotted lines: they go round boxes, keep apart, and carry their labels."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core.document import Document
from orgchart.scene.bands import Level, Seat
from orgchart.scene.fonts import face
from orgchart.scene.lines import lanes
from orgchart.scene.lines.lanes import Grid, Taken
from orgchart.scene.scene import Connector
from tests.core.organisations import make_organisation
from tests.scene import geometry
from tests.scene.charts import bottom, chart, drawn
from tests.scene.geometry import rect
from tests.scene.rules import faults

THREE_BRANCHES = "boss\n  a\n    a1\n    a2\n  b\n    b1\n    b2\n  c\n    c1\n    c2"
TWO_BRANCHES = "boss\n  a\n    a1\n    a2\n    a3\n  b\n    b1\n    b2\n    b3"


def bends(line: Connector) -> int:
    return len(line.points) - 2


def test_neighbours_in_a_row_are_joined_by_a_straight_line() -> None:
    result = drawn(chart("boss\n  a\n    a1\n  b\n    b1", dotted=["b > a"]))
    line = result.dotted("b", "a")
    assert (line.source_site, line.target_site, bends(line)) == ("right", "left", 0)
    assert line.dash


def test_neighbours_in_a_stack_are_joined_beside_it() -> None:
    result = drawn(chart("boss\n  a\n  b\n  c", dotted=["c > a"]))
    line = result.dotted("c", "a")
    assert (line.source_site, line.target_site, bends(line)) == ("right", "right", 2)


def test_a_line_to_another_branch_goes_round_the_boxes_between() -> None:
    document = chart(TWO_BRANCHES, dotted=["a3 > b", "b3 > a", "a2 > b2"])
    result = drawn(document)
    assert faults(document, result.scene) == []
    assert all(bends(result.dotted(*ends)) <= 4 for ends in (("a3", "b"), ("b3", "a"), ("a2", "b2")))


def test_lines_between_the_same_boxes_rows_keep_apart() -> None:
    rows = [f"{one}{number} > {other}" for one, other in (("a", "b"), ("b", "a")) for number in (1, 2, 3)]
    document = chart(TWO_BRANCHES, dotted=rows)
    assert faults(document, drawn(document).scene) == []


def test_a_gap_grows_with_the_lines_in_it() -> None:
    few, many = (
        drawn(chart(TWO_BRANCHES, dotted=rows)) for rows in ([], ["a1 > b", "a2 > b", "b1 > a", "b2 > a"])
    )
    assert many["a1"].y - bottom(many["a"]) > few["a1"].y - bottom(few["a"])


def test_a_label_stands_upon_its_line_between_boxes() -> None:
    result = drawn(chart(THREE_BRANCHES, dotted=["a1 > c: quality"]))
    line = result.dotted("a1", "c")
    assert line.label is not None
    assert line.label.full == "quality"
    (text,) = line.label.lines
    width = face("Liberation Sans", False).width(text.text) * line.label.size
    area = (text.x - width / 2, text.y - line.label.size, text.x + width / 2, text.y)
    assert any(
        y1 == y2 and 0 < y1 - text.y < 6 and min(x1, x2) < area[0] and area[2] < max(x1, x2)
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False)
    )
    for left, top, right, low in map(rect, result.scene.boxes):
        assert area[2] < left or right < area[0] or area[3] < top or low < area[1]


def test_a_long_label_is_cut_to_its_line() -> None:
    result = drawn(chart(THREE_BRANCHES, dotted=[f"a1 > c: {'very long ' * 19}"]))
    label = result.dotted("a1", "c").label
    assert label is not None
    assert label.lines[0].text.endswith("…")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10_000))
def test_many_dotted_lines_keep_to_their_lanes(seed: int) -> None:
    document: Document = make_organisation(40, seed, dotted=0.6, odd_text=False)
    assert faults(document, drawn(document).scene) == []


def test_lines_beyond_the_limit_share_lanes_but_still_go_round_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "LINE_LIMIT", 5)
    document = make_organisation(60, 1, dotted=0.8, odd_text=False)
    scene = drawn(document).scene
    assert list(geometry.crossed_boxes(scene)) == []
    assert [*geometry.missing(document, scene), *geometry.loose_ends(scene)] == []


def test_tracks_are_shared_only_by_lines_that_stay_apart() -> None:
    grid = Grid([(Taken([Seat(0, 0, 190, 62)], []), 0, 0.0)], 1, 6)
    assert grid.take_track(0, 0, 100) == Level(1, 6)
    assert grid.take_track(0, 200, 150) == Level(1, 6)
    assert grid.take_track(0, 90, 160) == Level(1, 12)
    assert grid.take_track(0, 95, 300, height=3) == Level(1, 30)
    assert grid.take_track(0, 400, 300, height=2) == Level(1, 30) or grid.gap_room() == [30]


def test_lanes_that_have_run_out_are_shared_evenly() -> None:
    grid = Grid([(Taken([Seat(0, 0, 100, 62), Seat(0, 120, 100, 62)], []), 0, 0.0)], 1, 6)
    taken = []
    for _ in range(4):
        taken.append(grid.lane_near(110, (100, 120), 0, 0))
        grid.take_vertical(taken[-1], 0, 0)
    assert len(set(taken)) == 4
    assert all(100 < lane < 120 for lane in taken)
