"""Path data: corners rounded, bars cut to the card."""

from __future__ import annotations

import re
from dataclasses import replace
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from orgchart.exports.path_data import bar, number, polyline, route
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
