"""Stacks with even gaps: leaves that hang below each other move up from their rows.

All branches share their rows, so that a tall card or a label in one branch parts the boxes of a stack in
another. Once lines have their lanes, each stack closes up by itself. A box only moves up, and stays below
the lines and labels that run between it and the one above. Columns side by side keep their rows in common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from orgchart.core.index import Index
from orgchart.scene.bands import Seat, Sketch
from orgchart.scene.layouts.tree.body import Column
from orgchart.scene.lines.lanes import CLEAR, Grid, Interval

_LEAST = 0.01  # points: boxes that would move less stay

Block = Sequence[tuple[Column, float]]  # the columns of a body, each with the x of its bus


class _Stub(NamedTuple):
    """The end of a dotted line at the side of a box: from its edge to a lane, which may go up from there."""

    edge: float
    lane: float
    offset: float
    goes_up: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Boxes of a block on rows that follow each other, the first being ``first``, and their outer edges.

    ``heights`` are those of the highest box on each row.
    """

    first: int
    rows: Sequence[Sequence[str]]
    heights: Sequence[float]
    span: Interval


@dataclass(frozen=True, slots=True)
class Stack:
    """A block in which boxes may move: runs of two rows and more, its buses, and its first and last row.

    All rows and edges are relative to a place.
    """

    runs: Sequence[Run]
    buses: Sequence[float]
    span: Interval
    first: int
    last: int
    roles: frozenset[str]


def stack_of(
    block: Block, seats: Mapping[str, Seat], index: Index, ends: Container[int] = ()
) -> Stack | None:
    """Return the stack that a block is, if any. Below the rows ``ends`` none goes on as one."""
    if not _is_plain(block, seats, index):
        return None
    rows: dict[int, list[str]] = defaultdict(list)
    for column, _ in block:
        for role in column.role_ids:
            rows[seats[role].row].append(role)
    buses = [bus for _, bus in block]
    held = [seats[role] for column, _ in block for role in column.role_ids[:1]]
    span = min(*buses, *(seat.x for seat in held)), max(*buses, *(seat.right for seat in held))
    parts: list[list[int]] = []
    for row in sorted(rows):
        if parts and row == parts[-1][-1] + 1 and row - 1 not in ends:
            parts[-1].append(row)
        else:
            parts.append([row])
    runs = [
        Run(
            part[0],
            [rows[row] for row in part],
            [max(seats[role].height for role in rows[row]) for row in part],
            span,
        )
        for part in parts
        if len(part) > 1
    ]
    roles = frozenset(role for each in rows.values() for role in each)
    return Stack(runs, buses, span, min(rows), max(rows), roles) if runs else None


@dataclass(frozen=True, slots=True)
class Stacks:
    """What stacks must keep clear of.

    ``band_tops`` are those of all bands. ``feet`` are the last rows of frames, if there are any, and what the
    frames hold there: the last box of a stack at the foot of its frame stays on its row if it can, and the
    others stand between it and the first.
    ``tracks`` are those of the grid in order, as far as they are known.
    """

    grid: Grid
    gap: float
    band_tops: Sequence[float]
    feet: Mapping[int, Sequence[Interval]] | None
    tracks: dict[int, list[list[Interval]]] = field(default_factory=dict)

    def rises(self, stacks: Iterable[tuple[Stack, int, float]], dotted: Iterable[Sketch]) -> dict[str, float]:
        """Return how far the boxes of stacks at their places go up from the tops of their rows, in points."""
        if self.grid.is_full:  # the last lines have lanes that nobody knows of
            return {}
        stubs = _stubs(dotted)
        risen: dict[str, float] = {}
        for stack, row, x in stacks:
            # No box moves where a line goes through.
            low, high = x + stack.span[0], x + stack.span[1]
            through = self.grid.crossings(2 * (row + stack.first), low, high, 2 * (row + stack.last))
            if through and not {x + bus for bus in stack.buses}.issuperset(through):
                continue
            own = {} if stack.roles.isdisjoint(stubs) else stubs
            for each in stack.runs:
                run = Run(row + each.first, each.rows, each.heights, (low, high))
                for number, top in enumerate(self._tops(run, own)):
                    rise = self._top(run.first + number) - top
                    if rise > _LEAST:
                        risen.update(dict.fromkeys(run.rows[number], rise))
        return risen

    def _tops(self, run: Run, stubs: Mapping[str, Sequence[_Stub]]) -> list[float]:
        """Return the tops of the rows of a run: with the same gap everywhere, if that can be."""
        packed, least, most = [self._top(run.first)], self.gap, float("inf")
        bounds = [packed[0]]
        for number, height in enumerate(run.heights[:-1], start=1):
            packed.append(packed[-1] + height)
            bound = self._bound(run, number)
            bounds.append(max(bound, *self._pins(run, number, stubs)) if stubs else bound)
            least = max(least, (bounds[-1] - packed[-1]) / number)
            most = min(most, (self._top(run.first + number) - packed[-1]) / number)
        if least <= most + _LEAST:
            gap = max(most, least) if self._is_at_foot(run) else least
            return [top + gap * number for number, top in enumerate(packed)]
        tops = packed[:1]
        for number, (before, top) in enumerate(pairwise(packed), start=1):
            tops.append(max(tops[-1] + top - before + self.gap, bounds[number]))
        return tops

    def _is_at_foot(self, run: Run) -> bool:
        """Whether a frame round a run ends with its last row."""
        feet = self.feet.get(run.first + len(run.rows) - 1, ()) if self.feet else ()
        return any(low < run.span[0] and run.span[1] < high for low, high in feet)

    def _bound(self, run: Run, number: int) -> float:
        """Return how high a row of a run may go for the lines and labels above it."""
        row = run.first + number - 1
        reach = self._reach(row, *run.span)
        return self.band_tops[2 * row + 1] + reach + CLEAR if reach else float("-inf")

    def _reach(self, row: int, low: float, high: float) -> float:
        """Return how far below a row the tracks reach that come between two x; 0 if none does."""
        if row not in self.tracks:
            self.tracks[row] = [sorted(track) for track in self.grid.tracks.get(row, ())]
        tracks = self.tracks[row]
        for number in range(len(tracks), 0, -1):
            track = tracks[number - 1]  # intervals that keep off each other
            place = bisect_left(track, (high,))
            if place and low < track[place - 1][1]:
                return self.grid.below.get(row, 0.0) + self.grid.lane * number
        return 0.0

    def _pins(self, run: Run, number: int, stubs: Mapping[str, Sequence[_Stub]]) -> list[float]:
        """Return how high a row may go for the dotted lines that end at its boxes."""
        row, top = run.first + number, self._top(run.first + number)
        pins = [float("-inf")]
        for role in run.rows[number]:
            own = stubs.get(role, ())
            for stub in own:
                room = stub.offset + top - self.band_tops[2 * row - 1] - 2 * CLEAR
                pins.append(top - max(0.0, room) if self._is_loose(run, row, stub, own) else top)
        return pins

    def _is_loose(self, run: Run, row: int, stub: _Stub, own: Sequence[_Stub]) -> bool:
        """Whether the end of a line may go up as far as the gap above its row without meeting another."""
        low, high = min(stub.edge, stub.lane), max(stub.edge, stub.lane)
        if (
            self.feet is not None
            or run.span[0] <= stub.lane <= run.span[1]
            or self._reach(row - 1, low, high)
        ):
            return False
        outside = (low, run.span[0]) if stub.lane < run.span[0] else (run.span[1], high)
        known = {(min(each.edge, each.lane), max(each.edge, each.lane), each.offset) for each in own}
        near = (each for at in (row - 1, row, row + 1) for each in self.grid.stubs_in(at, *outside))
        if any(each not in known for each in near):
            return False
        return stub.goes_up or self.grid.is_open(stub.lane, 2 * row - 1, 2 * row - 1)

    def _top(self, row: int) -> float:
        return self.band_tops[2 * row]


def _is_plain(block: Block, seats: Mapping[str, Seat], index: Index) -> bool:
    """Whether a block has only leaves, none of them wider than one above it: it might meet a neighbour."""
    for column, _ in block:
        widest = seats[column.role_ids[0]].width + _LEAST
        for role in column.role_ids:
            width = seats[role].width
            if width > widest or role in index.reports or role in index.assistants:
                return False
            widest = min(widest, width + _LEAST)
    return True


def _stubs(dotted: Iterable[Sketch]) -> dict[str, list[_Stub]]:
    """Return the ends of dotted lines by the roles at which they are."""
    stubs: dict[str, list[_Stub]] = defaultdict(list)
    for sketch in dotted:
        for role, corners in (
            (sketch.manager_id, sketch.corners[:3]),
            (sketch.role_id, sketch.corners[:-4:-1]),
        ):
            (edge, level), (lane, _), (_, beyond) = corners
            stubs[role].append(_Stub(edge, lane, level.offset, beyond < level))
    return stubs
