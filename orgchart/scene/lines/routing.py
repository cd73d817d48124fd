"""Dotted lines: routed after the boxes, through the gaps between rows and between boxes.

A line leaves the side of a box, goes up or down through free corridors, changes column only in the
gaps between rows, and enters the side of the other box. Every stretch gets a lane of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from math import inf
from operator import itemgetter
from typing import NamedTuple

from orgchart.core.index import Index
from orgchart.scene.bands import Corner, Level, Seat, Sketch
from orgchart.scene.lines.label_places import label_place, lanes_for
from orgchart.scene.lines.lanes import CLEAR, Grid, Interval
from orgchart.scene.placement import Size
from orgchart.scene.scene import Site

_BEND = 40.0  # a bend is worth this detour, in points
_BUSY_SIDE = 60.0  # so is a side of a box at which another line ends
_ASIDE = 20.0  # a run moves so far aside to spare itself a bend
_NEAR = 0.01  # points: sums of the same lengths differ by less
_LEAVE = 10.0  # from a box to the lane of a line that leaves its side


@dataclass(slots=True)
class _Run:
    """A stretch straight up or down through the rows ``first`` to ``last`` (in that direction).

    As far as the row ``open_to`` its lane at ``wish`` is known to be free.
    """

    first: int
    last: int
    wish: float
    bounds: Interval
    open_to: int

    def pass_on(self, grid: Grid, row: int, end: int, step: int) -> int:
        """Go on from a row through those that are wide open where the run is, as most are, up to an end.

        Returns the row where it stops.
        """
        free, lows, wish, (low, high) = grid.free, grid.lows, self.wish, self.bounds
        room = 2 * grid.lane
        while row != end:
            start, stop = free[row][bisect_right(lows[row], wish)]
            start, stop = low if low > start else start, high if high < stop else stop
            if start + CLEAR > wish or wish > stop - CLEAR or stop - start - 2 * CLEAR < room:
                break
            low, high = start, stop
            self.last, row = row, row + step
        self.bounds = low, high
        return row

    def extended(self, grid: Grid, row: int, *free: Interval) -> bool:
        """Go on through another row if one of its free intervals allows it with hardly a move aside."""
        for interval in free:
            low, high = max(self.bounds[0], interval[0]), min(self.bounds[1], interval[1])
            wish = min(max(self.wish, low + CLEAR), high - CLEAR)
            room = high - low - 2 * CLEAR
            if room < 0 or abs(wish - self.wish) > _ASIDE:
                continue
            known = self.open_to if wish == self.wish else self.first
            # Where there is room for a single lane only, it must be free.
            if room < 2 * grid.lane:
                if not grid.is_open(wish, 2 * known, 2 * row):
                    continue
                known = row
            self.last, self.bounds, self.wish, self.open_to = row, (low, high), wish, known
            return True
        return False


class _End(NamedTuple):
    """A side of a box at which a line may end, and the free interval outside it.

    ``edge`` is the x of the side, ``outside`` that of a lane just outside the box.
    """

    seat: Seat
    site: Site
    bounds: Interval
    edge: float
    outside: float


@dataclass(slots=True)
class _Way:
    """A way from a manager to a role through runs, of which neighbours meet in a gap."""

    source: _End
    target: _End
    runs: list[_Run]
    cost: float = 0.0


def route(grid: Grid, seats: Mapping[str, Seat], index: Index, sizes: Mapping[str, Size]) -> list[Sketch]:
    """Return the dotted lines in the order of the seats, each in lanes of its own.

    ``sizes`` holds those of the labels by the ids of their lines.
    """
    sketches = []
    labels: dict[int, Size] = {}
    for role_id in seats:
        for line in index.dotted.get(role_id, ()):
            manager, role = seats[line.manager_id], seats[role_id]
            label = sizes.get(line.id)
            way = _best_way(grid, manager, role, label)
            corners = _corners(grid, way, label)
            sites = way.source.site, way.target.site
            sketches.append(Sketch("dotted", line.manager_id, role_id, *sites, corners))
            grid.lines += 1
            if label is not None:
                labels[len(sketches) - 1] = label
    for number, label in labels.items():
        sketches[number] = sketches[number]._replace(label=label_place(grid, sketches[number], label))
    return sketches


def _best_way(grid: Grid, manager: Seat, role: Seat, label: Size | None) -> _Way:
    """Return the cheapest way of one or two for each pair of sides, the first of several.

    A way begins close to the manager, or straight above or below the lane at the role if it can.
    """
    tries: list[tuple[_End, _End, float]] = []
    for source, target in product(_ends(grid, manager), _ends(grid, role)):
        tries.append((source, target, source.outside))
        low, high = source.bounds
        if low + CLEAR <= target.outside <= high - CLEAR:
            tries.append((source, target, target.outside))
    found: list[tuple[float, int, _Way]] = []
    limit = inf
    # The sides that face each other come first: then most of the others are soon given up.
    for number in sorted(range(len(tries)), key=lambda each: abs(tries[each][0].edge - tries[each][1].edge)):
        way = _way(grid, *tries[number], label, limit=limit)
        if way is not None:
            found.append((way.cost, number, way))
            limit = min(limit, way.cost)
    return min(found, key=itemgetter(0, 1))[2]


def _ends(grid: Grid, seat: Seat) -> list[_End]:
    """The sides of a box from which a line can get away."""
    ends = []
    if (bounds := grid.exit(seat, "right")) is not None:
        ends.append(_End(seat, "right", bounds, seat.right, bounds[0] + _LEAVE))
    if (bounds := grid.exit(seat, "left")) is not None:
        ends.append(_End(seat, "left", bounds, seat.x, bounds[1] - _LEAVE))
    return ends


def _way(
    grid: Grid, source: _End, target: _End, wish: float, label: Size | None, *, limit: float
) -> _Way | None:
    """Find a way that begins in the lane at ``wish``; it is not always the best one, but never long.

    One with a label goes through a gap between rows, where there is room for it. There is none once it is
    certain to cost more than ``limit``.
    """
    first, last, goal = source.seat.row, target.seat.row, target.outside
    runs = [_Run(first, first, wish, source.bounds, first)]
    step = 1 if last > first else -1
    spent, at = 0.0, source.edge  # as far as the runs are settled
    if _BEND + abs(target.edge - at) > limit + _NEAR:
        return None
    row = first + step if last != first else last
    while (row := runs[-1].pass_on(grid, row, last, step)) != last:
        run = runs[-1]
        if not run.extended(grid, row, *grid.free_near(row, run.wish)):
            spent, at = spent + _BEND + abs(run.wish - at), run.wish
            if spent + _BEND + abs(target.edge - at) > limit + _NEAR:
                return None
            runs.append(_opening(grid, row, run.wish, goal))
        row += step
    if last == first and source.bounds == target.bounds and label is None:
        runs[0].wish = sum(source.bounds) / 2
    elif last == first or not runs[-1].extended(grid, last, target.bounds):
        runs.append(_Run(last, last, goal, target.bounds, last))
    cost = abs(source.edge - runs[0].wish) + abs(target.edge - runs[-1].wish) + _BEND * len(runs)
    cost += sum(abs(one.wish - other.wish) for one, other in pairwise(runs))
    cost += _BUSY_SIDE * sum(grid.is_busy(end.seat, end.edge) for end in (source, target))
    return _Way(source, target, runs, cost)


def _opening(grid: Grid, row: int, x: float, goal: float) -> _Run:
    """A run through the free interval of a row that lies best on the way from x to the goal."""
    around = grid.free[row][bisect_right(grid.lows[row], goal)]
    if around[0] + CLEAR <= goal <= around[1] - CLEAR:  # no other is as good
        return _Run(row, row, goal, around, row)
    ranks = []
    for low, high in grid.openings(row, x, goal):
        wish = min(max(goal, low + CLEAR), high - CLEAR)
        ranks.append((abs(wish - x) + abs(wish - goal), abs(wish - goal), wish, (low, high)))
    *_, wish, bounds = min(ranks)
    return _Run(row, row, wish, bounds, row)


def _corners(grid: Grid, way: _Way, label: Size | None) -> list[Corner]:
    """Give every stretch of a way its lane and return the corners; the longest leaves room for a label."""
    turns = [_gap(one, other) for one, other in pairwise(way.runs)]
    lanes = []
    for number, run in enumerate(way.runs):
        bands = [
            2 * run.first,
            2 * run.last,
            *(2 * gap + 1 for gap in turns[max(0, number - 1) : number + 1]),
        ]
        lane = grid.lane_near(run.wish, run.bounds, min(bands), max(bands))
        grid.take_vertical(lane, min(bands), max(bands))
        lanes.append(lane)
    corners = _stub(grid, way.source, lanes[0])
    longest = max((abs(lane - other) for lane, other in pairwise(lanes)), default=0.0)
    labelled = label is not None and longest >= label[0] + 2 * CLEAR
    for gap, (lane, other) in zip(turns, pairwise(lanes), strict=True):
        height = 1 + lanes_for(grid, label) if label and labelled and abs(lane - other) == longest else 1
        level = grid.take_track(gap, lane, other, height)
        corners += [Corner(lane, level), Corner(other, level)]
    return corners + _stub(grid, way.target, lanes[-1])[::-1]


def _stub(grid: Grid, end: _End, lane: float) -> list[Corner]:
    """The stretch between the side of a box and the lane beside it."""
    level = Level(2 * end.seat.row, grid.stub_offset(end.seat, end.edge, lane))
    grid.take_stub(end.seat.row, end.edge, lane, level.offset)
    return [Corner(end.edge, level), Corner(lane, level)]


def _gap(one: _Run, other: _Run) -> int:
    """The row above the gap in which a line goes from one run to the next."""
    return min(one.last, other.first)
