"""Path data: corners rounded, bars cut to the card."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgchart.exports.path_data import bar, bar_area, bar_outline, number, polyline, route, turns_clockwise
from orgchart.scene.scene import Side
from tests.exports.scenes import box

COORDINATES = st.integers(-2000, 2000).map(lambda value: value / 4)


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=8), st.floats(0, 40))
def test_curves_never_reach_past_the_stretches_they_join(points: list[tuple[float, float]], r: float) -> None:
    way = route(points, r)
    if way is None:
        assert len(set(points)) == 1
        return
    assert (way.start, way.end) == (points[0], points[-1])
    at = way.start
    for bend in way.bends:
        whole = hypot(bend.corner[0] - at[0], bend.corner[1] - at[1])
        used = hypot(bend.corner[0] - bend.entry[0], bend.corner[1] - bend.entry[1])
        assert used <= whole + 1e-6
        assert used <= r + 1e-6
        at = bend.leave


def test_a_point_repeated_or_on_the_way_makes_no_corner() -> None:
    assert polyline([(0, 0), (0, 0), (0, 10), (0, 20)], 6) == "M0 0V20"
    assert polyline([(5, 5), (5, 5)], 6) == ""


def test_numbers_are_short_and_never_in_scientific_notation() -> None:
    assert [number(value) for value in (0.0, -0.004, 1e-9, 100.0, 46785.128)] == [
        "0",
        "0",
        "0",
        "100",
        "46785.13",
    ]


def test_a_bar_narrower_than_the_corner_is_cut_by_it() -> None:
    card = replace(box("a", 100, 50, "Ann", ["Lead"]), bar=4, radius=10)
    xs, ys = _coordinates(bar(card))
    assert min(xs) == 100
    assert max(xs) == 104
    # The corner's circle at 4 points from the left edge: 10 - sqrt(100 - 36) = 2 points below the top.
    assert min(ys) == 52
    assert max(ys) == 50 + 62 - 2


def test_a_bar_wider_than_the_corner_reaches_top_and_bottom() -> None:
    xs, ys = _coordinates(bar(replace(box("a", 0, 0, "Ann", ["Lead"]), bar=14, radius=10)))
    assert (min(xs), max(xs), min(ys), max(ys)) == (0, 14, 0, 62)


@pytest.mark.parametrize(
    ("side", "area"),
    [
        ("left", (100, 50, 106, 112)),
        ("top", (100, 50, 290, 56)),
        ("right", (284, 50, 290, 112)),
        ("bottom", (100, 106, 290, 112)),
    ],
)
@pytest.mark.parametrize("radius", [0, 4, 10, 40])
def test_a_bar_lies_inside_its_side_of_the_card(
    side: Side, area: tuple[float, float, float, float], radius: float
) -> None:
    card = replace(box("a", 100, 50, "Ann", ["Lead"]), bar=6, bar_side=side, radius=radius)
    left, top, width, height = bar_area(card)
    assert (left, top, left + width, top + height) == area
    corners = [step.to for step in bar_outline(side, card.width, card.height, card.bar, radius)]
    assert all(area[0] <= 100 + x <= area[2] and area[1] <= 50 + y <= area[3] for x, y in corners)
    r = min(radius, 31)
    for x, y in corners:
        # Never outside the round corners: what is nearer than r to two sides is within r of their centre.
        from_side = max(r - x, x - (190 - r), 0), max(r - y, y - (62 - r), 0)
        assert hypot(*from_side) <= r + 1e-9
    drawn = _coordinates(bar(card))
    assert set(drawn[0]) <= {round(100 + x, 2) for x, _ in corners}
    assert set(drawn[1]) <= {round(50 + y, 2) for _, y in corners}


@pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])
def test_the_round_corners_of_a_bar_bulge_outwards(side: Side) -> None:
    steps = bar_outline(side, 190, 62, 14, 10)
    arcs = [(before.to, step) for before, step in pairwise(steps) if step.centre is not None]
    assert len(arcs) == 2
    ways = [turns_clockwise(start, step.centre, step.to) for start, step in arcs if step.centre]
    middle = (95.0, 31.0)
    # Round a box's middle its outline turns the same way as round its corners.
    assert ways == [turns_clockwise(start, middle, step.to) for start, step in arcs]


def _coordinates(path: str) -> tuple[list[float], list[float]]:
    """The x and y values that a path of M, H, V and A commands goes to."""
    xs, ys = [], []
    for command, rest in re.findall(r"([MHVA])([^MHVAZ]*)", path):
        values = [float(value) for value in rest.split()]
        if command in "MA":
            xs.append(values[-2])
        if command == "H":
            xs.append(values[0])
        if command in "MVA":
            ys.append(values[-1])
    return xs, ys
