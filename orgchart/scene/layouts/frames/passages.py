"""Where dotted lines and their labels come through upright strips, such as those for names of frames."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from orgchart.scene.placement import Line

Interval = tuple[float, float]


class _Area(NamedTuple):
    top: float
    bottom: float
    low: float
    high: float


class Passages:
    """The stretches of lines that have their places, and the rooms of their labels."""

    def __init__(self, lines: Iterable[Line]) -> None:
        flat: list[_Area] = []
        uprights: list[tuple[float, float, float]] = []
        for line in lines:
            for (x, y), (other_x, other_y) in pairwise(line.points):
                if x == other_x:
                    uprights.append((x, min(y, other_y), max(y, other_y)))
                else:
                    flat.append(_Area(min(y, other_y), max(y, other_y), min(x, other_x), max(x, other_x)))
            if line.label is not None:
                x, y, width, height, _ = line.label
                flat.append(_Area(y - height, y, x - width / 2, x + width / 2))
        self._flat = sorted(flat)
        self._uprights = sorted(uprights)
        self._highest = max((area.bottom - area.top for area in flat), default=0.0)

    def through(self, strip: Interval, top: float, bottom: float) -> list[Interval]:
        """Return what they take of a strip, given by its left and right edge, between two heights."""
        low, high = strip
        first, last = bisect_left(self._flat, (top - self._highest,)), bisect_right(self._flat, (bottom,))
        found = [
            (area.top, area.bottom)
            for area in self._flat[first:last]
            if area.low < high and low < area.high and area.bottom > top
        ]
        first, last = bisect_right(self._uprights, (low,)), bisect_left(self._uprights, (high,))
        found.extend((y, end) for _, y, end in self._uprights[first:last] if y < bottom and top < end)
        return found
