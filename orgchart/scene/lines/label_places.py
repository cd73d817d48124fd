"""Room for the labels of dotted lines, found once all lines have their lanes.

A label stands in a gap between rows: above the longest level stretch of its line, where ``routing`` has
kept lanes free, else beside its line where that goes through a gap, else below a level stretch. Gaps
grow for it, so there always is a place. Where other lines cross all of them, the label hides the ones
that it stands upon.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from orgchart.scene.bands import Corner, LabelPlace, Level, Sketch
from orgchart.scene.lines.lanes import CLEAR, Grid
from orgchart.scene.placement import Size

_BESIDE = 4.0  # points between a label and the line beside it
_NEAREST = 12  # gaps in which a long line looks for a place


class _Spot(NamedTuple):
    """A place for a label in a gap: between two x, in lanes that are taken already or from ``first`` on."""

    row: int
    low: float
    high: float
    first: int
    kept: float | None = None  # the offset of the line below lanes that are kept for the label


def lanes_for(grid: Grid, label: Size) -> int:
    """Return how many lanes one above the other a label takes."""
    return ceil(label[1] / grid.lane)


def label_place(grid: Grid, sketch: Sketch, label: Size) -> LabelPlace | None:
    """Return the best place for a label of a size; only a line that shares its lanes may have none."""
    if grid.is_full:
        return None
    best: tuple[int, _Spot] | None = None
    for spot in (*_above(grid, sketch, label), *_beside(grid, sketch, label), *_below(grid, sketch, label)):
        crossed = len(grid.crossings(2 * spot.row + 1, spot.low, spot.high))
        if best is None or crossed < best[0]:
            best = crossed, spot
        if crossed == 0:
            break
    return _taken(grid, best[1], label, best[0] > 0) if best is not None else None


def _taken(grid: Grid, spot: _Spot, label: Size, is_crossed: bool) -> LabelPlace:
    """Take the lanes of a spot."""
    middle = (spot.low + spot.high) / 2
    lanes = lanes_for(grid, label)
    if spot.kept is not None:
        level, height = Level(2 * spot.row + 1, spot.kept), grid.lane * lanes
    else:
        # One more lane keeps off the line below.
        lowest = grid.take_track(spot.row, spot.low, spot.high, lanes + 1, spot.first)
        level, height = Level(lowest.band, lowest.offset - grid.lane / 2), grid.lane * lanes
    return LabelPlace(Corner(middle, level), spot.high - spot.low, height, is_crossed)


def _above(grid: Grid, sketch: Sketch, label: Size) -> Iterator[_Spot]:
    """Yield the places above the longest level stretch: between lines that cross it, then its middle."""
    spans = list(_level_stretches(sketch))
    if not spans:
        return
    low, high, level = max(spans, key=_length)
    if high - low < label[0] + 2 * CLEAR:
        return
    row, middle, half = level.band // 2, (low + high) / 2, label[0] / 2
    free = [
        (begin + CLEAR + half, end - CLEAR - half)
        for begin, end in pairwise([low, *grid.crossings(level.band, low, high), high])
        if end - begin >= label[0] + 2 * CLEAR
    ]
    centres = [min(max(middle, begin), end) for begin, end in free]
    for centre in (*sorted(centres, key=lambda each: abs(each - middle)), middle):
        yield _Spot(row, centre - half, centre + half, 0, level.offset)


def _beside(grid: Grid, sketch: Sketch, label: Size) -> Iterator[_Spot]:
    """Yield the places at both sides of the line where it goes through a gap, those near its ends first."""
    gaps = []
    for start, end in pairwise(sketch.corners):
        if start.level == end.level:
            continue
        upper, lower = sorted((start.level, end.level))
        if upper.band % 2:
            gaps.append((upper.band // 2, start.x, grid.lanes_above(upper)))
        gaps.extend((band // 2, start.x, 0) for band in range(upper.band + 1, lower.band) if band % 2)
    for row, x, first in [*gaps[: _NEAREST // 2], *gaps[-_NEAREST // 2 :]]:
        yield _Spot(row, x + _BESIDE, x + _BESIDE + label[0], first)
        yield _Spot(row, x - _BESIDE - label[0], x - _BESIDE, first)


def _below(grid: Grid, sketch: Sketch, label: Size) -> Iterator[_Spot]:
    """Yield the places below level stretches, however short these are."""
    for low, high, level in sorted(_level_stretches(sketch), key=_length, reverse=True):
        middle = (low + high) / 2
        first = grid.lanes_above(level)
        yield _Spot(level.band // 2, middle - label[0] / 2, middle + label[0] / 2, first)


def _level_stretches(sketch: Sketch) -> Iterator[tuple[float, float, Level]]:
    """Yield the stretches in gaps: from where, to where, at what height."""
    for start, end in pairwise(sketch.corners):
        if start.level == end.level and start.level.band % 2:
            yield min(start.x, end.x), max(start.x, end.x), start.level


def _length(span: tuple[float, float, Level]) -> float:
    return span[1] - span[0]
