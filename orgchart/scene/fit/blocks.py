"""Outlines of branches for ``fit_search``: the arithmetic of ``bodies`` and ``hanging`` again.

There, blocks are moved into place and used up. Here an outline is a value that goes into many
arrangements, of which one is drawn; what it comes to in the end, the layouts themselves say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import ceil, sqrt
from operator import sub
from typing import NamedTuple

from orgchart.scene.layouts.tree.hanging import parts_of
from orgchart.scene.layouts.tree.leaves import columns_for
from orgchart.scene.placement import Size
from orgchart.scene.themes import Spacing


class Outline(NamedTuple):
    """The interval that a branch takes on each of its rows, relative to its axis, deepest row first.

    ``heights`` are those of the rows with the gaps below them. All in points.
    """

    low: list[float]
    high: list[float]
    heights: list[float]

    @property
    def size(self) -> Size:
        """Width and height; the gap below the last row counts as one."""
        return max(self.high, default=0.0) - min(self.low, default=0.0), sum(self.heights)

    def mirrored(self) -> Outline:
        """Return the outline with left and right exchanged."""
        return Outline([-value for value in self.high], [-value for value in self.low], self.heights)

    def below(self, head: Outline) -> Outline:
        """Return this outline with another on top of it, on the same axis."""
        return Outline(self.low + head.low, self.high + head.high, self.heights + head.heights)


def row_of(size: Size, gap: float) -> Outline:
    """Return a single box, with the gap below it."""
    return Outline([-size[0] / 2], [size[0] / 2], [size[1] + gap])


def beside(outlines: Sequence[Outline], gap: float) -> Outline:
    """Return outlines side by side as near as they can be; the axis is midway between the outer ones."""
    first = outlines[0]
    low, high, heights = list(first.low), list(first.high), list(first.heights)
    axis = 0.0
    for each in outlines[1:]:
        rows = len(each.low)
        shared = min(rows, len(low))
        axis = max(map(sub, high[-shared:], each.low[-shared:])) + gap
        right = [value + axis for value in each.high]
        tallest = list(map(max, heights[-shared:], each.heights[-shared:]))
        if rows <= len(low):
            high[-rows:], heights[-rows:] = right, tallest
        else:
            left = [value + axis for value in each.low]
            left[-shared:] = low
            low, high, heights = left, right, [*each.heights[:-shared], *tallest]
    middle = axis / 2
    return Outline([value - middle for value in low], [value - middle for value in high], heights)


def hung(outlines: Sequence[Outline], bus: float, spacing: Spacing) -> Outline:
    """Return outlines below each other right of a bus, which is ``bus`` right of the axis."""
    low: list[float] = []
    high: list[float] = []
    heights: list[float] = []
    for number, each in enumerate(reversed(outlines)):
        distance = bus + spacing.bus_stub - min(each.low)
        if number:
            low += [bus] * len(each.low)
        else:  # the bus ends at the first row of the last branch
            low += [value + distance for value in each.low[:-1]] + [bus]
        high += [value + distance for value in each.high]
        heights += each.heights
    return Outline(low, high, heights)


def both_sides(outlines: Sequence[Outline], spacing: Spacing) -> Outline:
    """Return outlines in pairs left and right of the trunk."""
    low: list[float] = []
    high: list[float] = []
    heights: list[float] = []
    for first in reversed(range(0, len(outlines), 2)):
        left = outlines[first]
        away = -spacing.bus_stub - max(left.high)
        pair_low = [value + away for value in left.low]
        pair_high = [0.0] * len(pair_low)
        tallest = list(left.heights)
        if first + 1 < len(outlines):
            right = outlines[first + 1]
            away = spacing.bus_stub - min(right.low)
            pair_high = [value + away for value in right.high]
            rows = max(len(pair_low), len(pair_high))
            pair_low = [0.0] * (rows - len(pair_low)) + pair_low
            pair_high = [0.0] * (rows - len(pair_high)) + pair_high
            tallest = _tallest(tallest, right.heights)
        low, high, heights = low + pair_low, high + pair_high, heights + tallest
    return Outline(low, high, heights)


def beside_trunk(outlines: Sequence[Outline], clearance: float, at_once: int) -> Outline:
    """Return outlines right of the trunk and, two ``at_once``, left of it in turn."""
    low: list[float] = []
    high: list[float] = []
    heights: list[float] = []
    for first in reversed(range(0, len(outlines), at_once)):
        pair = outlines[first : first + at_once]
        rows = max(len(each.low) for each in pair)
        tallest = [0.0] * rows
        edges = [[-clearance] * rows, [clearance] * rows]
        for number, each in enumerate(pair):
            away = -clearance - max(each.high) if number else clearance - min(each.low)
            own, side = (each.low, 0) if number else (each.high, 1)
            edges[side][rows - len(own) :] = [value + away for value in own]
            tallest = _tallest(tallest, each.heights)
        low, high, heights = low + edges[0], high + edges[1], heights + tallest
    return Outline(low, high, heights)


def in_grid(outlines: Sequence[Outline], spacing: Spacing) -> Outline:
    """Return outlines in about as many columns as rows, side by side on the axis."""
    rows = [len(each.low) for each in outlines]
    columns = [hung(outlines[part], 0.0, spacing) for part in parts_of(rows, ceil(sqrt(len(outlines))))]
    return _columns(columns, [max(column.high) for column in columns], spacing)


def in_stacks(sizes: Sequence[Size], spacing: Spacing) -> Outline:
    """Return leaves in as many columns as the layout makes of so many."""
    length = ceil(len(sizes) / columns_for(len(sizes), spacing))
    columns = []
    for first in range(0, len(sizes), length):
        boxes = [row_of(each, spacing.stack_gap) for each in sizes[first : first + length]]
        columns.append(hung(boxes, 0.0, spacing))
    return _columns(columns, [max(column.high) for column in columns], spacing)


def alternating(outlines: Sequence[Outline], lead: float, gap: float) -> Outline:
    """Return outlines side by side, every other one a row of height ``lead`` lower."""
    lowered = [
        each if number % 2 == 0 else Outline([*each.low, 0.0], [*each.high, 0.0], [*each.heights, lead])
        for number, each in enumerate(outlines)
    ]
    return beside(lowered, gap)


def _columns(columns: Sequence[Outline], widths: Sequence[float], spacing: Spacing) -> Outline:
    """Columns of the given widths side by side, their outer edges the same distance from the axis."""
    total = sum(widths) + spacing.beside * (len(columns) - 1)
    starts = accumulate((width + spacing.beside for width in widths[:-1]), initial=-total / 2)
    high: list[float] = []
    heights: list[float] = []
    for column, start in reversed(list(zip(columns, starts, strict=True))):
        further = len(column.high) - len(high)
        if further > 0:
            high[:0] = [value + start for value in column.high[:further]]
        heights = _tallest(heights, column.heights)
    return Outline([-total / 2] * len(high), high, heights)


def _tallest(one: list[float], other: list[float]) -> list[float]:
    """The higher of each two rows; both begin with the same row, the last of its list."""
    if len(one) < len(other):
        one, other = other, one
    if not other:
        return list(one)
    return [*one[: -len(other)], *map(max, one[-len(other) :], other)]
