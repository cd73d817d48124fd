"""Dotted lines: routed after the boxes, through the gaps between rows and between boxes.

A line leaves the side of a box, goes up or down through free corridors, changes column only in the
gaps between rows, and enters the side of the other box. Every stretch gets a lane of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product

from orgchart.core.index import Index
from orgchart.scene.lanes import CLEAR, Grid, Interval
from orgchart.scene.layouts.levels import Corner, LabelPlace, Level, Seat, Sketch
from orgchart.scene.scene import Site

_BEND = 40.0  # a bend is worth this detour, in points
_BUSY_SIDE = 60.0  # so is a side of a box at which another line ends
_LABEL_HEIGHT = 3  # lanes that a stretch with a label above it takes
_LEAST_LABEL = 60.0  # points; less room would leave hardly a word of it
_ASIDE = 20.0  # a run moves so far aside to spare itself a bend
_LEAVE = 10.0  # from a box to the lane of a line that leaves its side

_SIDES: tuple[Site, ...] = ("right", "left")


@dataclass(slots=True)
class _Run:
    """A stretch straight up or down through the rows ``first`` to ``last`` (in that direction)."""

    first: int
    last: int
    wish: float
    bounds: Interval

    def extended(self, row: int, *free: Interval) -> bool:
        """Go on through another row if one of its free intervals allows it with hardly a move aside."""
        for interval in free:
            low, high = max(self.bounds[0], interval[0]), min(self.bounds[1], interval[1])
            wish = min(max(self.wish, low + CLEAR), high - CLEAR)
            if high - low >= 2 * CLEAR and abs(wish - self.wish) <= _ASIDE:
                self.last, self.bounds, self.wish = row, (low, high), wish
                return True
        return False


@dataclass(slots=True)
class _Way:
    """A way from the side of a manager to the side of a role."""

    sites: tuple[Site, Site]
    runs: list[_Run]
    cost: float


def route(grid: Grid, seats: Mapping[str, Seat], index: Index) -> list[Sketch]:
    """Return the dotted lines in the order of the seats, each in lanes of its own."""
    sketches = []
    labelled = set()
    for role_id in seats:
        for line in index.dotted.get(role_id, ()):
            manager, role = seats[line.manager_id], seats[role_id]
            way = min(_ways(grid, manager, role), key=lambda way: way.cost)
            corners = _corners(grid, manager, role, way, labelled=bool(line.label))
            sketches.append(Sketch("dotted", line.manager_id, role_id, *way.sites, corners))
            if line.label:
                labelled.add(len(sketches) - 1)
    return [
        replace(sketch, label=_label_place(grid, sketch)) if number in labelled else sketch
        for number, sketch in enumerate(sketches)
    ]


def _ways(grid: Grid, manager: Seat, role: Seat) -> Iterator[_Way]:
    """Yield a way for each pair of sides: close to the manager first, and straight to the role if it can."""
    for sites in product(_SIDES, _SIDES):
        bounds, target = grid.exit(manager, sites[0]), grid.exit(role, sites[1])
        if bounds is None or target is None:
            continue
        near, goal = _outside(bounds, sites[0]), _outside(target, sites[1])
        yield _way(grid, manager, role, sites, _Run(manager.row, manager.row, near, bounds))
        if bounds[0] + CLEAR <= goal <= bounds[1] - CLEAR:
            yield _way(grid, manager, role, sites, _Run(manager.row, manager.row, goal, bounds))


def _way(grid: Grid, manager: Seat, role: Seat, sites: tuple[Site, Site], start: _Run) -> _Way:
    """Find a way from the first run on; it is not always the best one, but never long."""
    target = grid.exit(role, sites[1]) or start.bounds
    goal = _outside(target, sites[1])
    runs = [start]
    step = 1 if role.row > manager.row else -1
    for row in range(manager.row + step, role.row, step) if role.row != manager.row else ():
        if not runs[-1].extended(row, *grid.free_near(row, runs[-1].wish)):
            runs.append(_opening(grid, row, runs[-1].wish, goal))
    if role.row == manager.row and start.bounds == target:
        start.wish = sum(target) / 2
    elif role.row == manager.row or not runs[-1].extended(role.row, target):
        runs.append(_Run(role.row, role.row, goal, target))
    ends = _edge(manager, sites[0]), _edge(role, sites[1])
    cost = abs(ends[0] - start.wish) + abs(ends[1] - runs[-1].wish) + _BEND * len(runs)
    cost += sum(abs(one.wish - other.wish) for one, other in pairwise(runs))
    cost += _BUSY_SIDE * (grid.is_busy(manager, ends[0]) + grid.is_busy(role, ends[1]))
    return _Way(sites, runs, cost)


def _opening(grid: Grid, row: int, x: float, goal: float) -> _Run:
    """A run through the free interval of a row that lies best on the way from x to the goal."""
    ranks = []
    for low, high in grid.openings(row, x, goal):
        wish = min(max(goal, low + CLEAR), high - CLEAR)
        ranks.append((abs(wish - x) + abs(wish - goal), abs(wish - goal), wish, (low, high)))
    *_, wish, bounds = min(ranks)
    return _Run(row, row, wish, bounds)


def _corners(grid: Grid, manager: Seat, role: Seat, way: _Way, *, labelled: bool) -> list[Corner]:
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
    corners = _end(grid, manager, _edge(manager, way.sites[0]), lanes[0])
    longest = max((abs(lane - other) for lane, other in pairwise(lanes)), default=0.0)
    labelled = labelled and longest >= _LEAST_LABEL + 2 * CLEAR
    for gap, (lane, other) in zip(turns, pairwise(lanes), strict=True):
        height = _LABEL_HEIGHT if labelled and abs(lane - other) == longest else 1
        level = grid.take_track(gap, lane, other, height)
        corners += [Corner(lane, level), Corner(other, level)]
    return corners + _end(grid, role, _edge(role, way.sites[1]), lanes[-1])[::-1]


def _end(grid: Grid, seat: Seat, edge: float, lane: float) -> list[Corner]:
    """The stretch between the side of a box and the lane beside it."""
    level = Level(2 * seat.row, grid.stub_offset(seat, edge, lane))
    grid.take_stub(seat.row, edge, lane, level.offset)
    return [Corner(edge, level), Corner(lane, level)]


def _label_place(grid: Grid, sketch: Sketch) -> LabelPlace | None:
    """Return the widest place above a level stretch of a line where nothing crosses it, if there is any."""
    best: LabelPlace | None = None
    for start, end in pairwise(sketch.corners):
        if start.level != end.level or start.x == end.x:
            continue
        low, high = min(start.x, end.x), max(start.x, end.x)
        crossings = [x for x in grid.verticals.get(start.level.band, ()) if low < x < high]
        for left, right in pairwise([low, *crossings, high]):
            width = right - left - 2 * CLEAR
            if width >= _LEAST_LABEL and (best is None or width > best.width):
                best = LabelPlace(Corner((left + right) / 2, start.level), width)
    return best


def _gap(one: _Run, other: _Run) -> int:
    """The row above the gap in which a line goes from one run to the next."""
    return min(one.last, other.first)


def _edge(seat: Seat, site: Site) -> float:
    return seat.right if site == "right" else seat.x


def _outside(bounds: Interval, site: Site) -> float:
    """The x of a lane just outside a box at one end of a free interval."""
    return bounds[0] + _LEAVE if site == "right" else bounds[1] - _LEAVE
