"""What a layout must know to frame parts of units: the parts, and the room that frames and captions take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from orgchart.scene.layouts.frames.parts import Chain

LINES = 3  # that a caption may take
CLEAR = 6.0  # points between a caption and a line that crosses the strip in which it stands
# How much of the padding lies outside of a caption; the rest lies between it and what it names.
OUTSIDE = 0.4

Interval = tuple[float, float]
Strip = Literal["head", "foot", "low"]


@dataclass(frozen=True, slots=True)
class Framing:
    """Parts by role, assistants beside trunks with somebody below them, and lengths in points.

    ``strip`` is the side of a frame, on a tree that may yet be turned, along which its caption stands:
    above its first row, below its last one, or left of it. ``lines`` says how many lines the name of a
    unit takes in a width; more than ``LINES`` if it has to be shortened. Rows are at least ``row`` points
    high, with ``gap`` points between them; only a strip at the left asks.
    """

    chains: Mapping[str, Chain]
    padding: float
    leading: float
    lines: Callable[[str, float], int]
    offices: frozenset[str] = frozenset()
    strip: Strip = "head"
    row: float = 0.0
    gap: float = 0.0

    def low(self, lines: int) -> float:
        """Return how far a frame's left edge is from what it holds, for a caption of so many lines there."""
        return self.padding + (self.leading * lines if self.strip == "low" else 0.0)

    def beside_rows(self, unit_id: str, count: int, entered: Iterable[int]) -> int:
        """Return how many lines a caption takes beside so many rows, some of which lines enter from there."""
        if self.strip != "low":
            return 1
        step = self.row + self.gap
        crossings = [self.padding + step * number + self.row / 2 for number in entered]
        rooms = self.rooms(0.0, 2 * self.padding + step * count - self.gap, crossings)
        return min(LINES, *(self.lines(unit_id, high - low) for low, high in rooms))

    @property
    def high(self) -> float:
        """How far a frame's right edge is from what it holds."""
        return self.padding

    def foot(self, lines: int) -> float:
        """Return how far a frame's lower edge is from what it holds, for captions of so many lines there."""
        return self.padding + (self.leading * lines if self.strip == "foot" else 0.0)

    def head(self, unit_id: str, rooms: Sequence[Interval]) -> float:
        """Return how far the upper edge is from what the frame holds, given the rooms for a caption."""
        if self.strip != "head":
            return self.padding
        low, high = self.room(unit_id, rooms)
        return self.padding + self.leading * self.rows(unit_id, high - low)

    def rows(self, unit_id: str, width: float) -> int:
        """Return how many lines a caption takes in a width, where its strip can be as high."""
        return min(LINES, self.lines(unit_id, width))

    def room(self, unit_id: str, rooms: Sequence[Interval], most: int = LINES) -> Interval:
        """Return the first room in which the whole name has its place in so many lines, else the widest.

        Frames that end on a row all have strips as high as the highest there, so a name has one line if it
        can.
        """
        if self.strip == "foot":
            in_one = (room for room in rooms if self.lines(unit_id, room[1] - room[0]) == 1)
            if (wide := next(in_one, None)) is not None:
                return wide
        widest = max(rooms, key=lambda room: room[1] - room[0])
        return next((room for room in rooms if self.holds(room, unit_id, most)), widest)

    def holds(self, room: Interval, unit_id: str, most: int) -> bool:
        """Return whether the whole name has its place in a room, in so many lines."""
        low, high = room
        return high > low and self.lines(unit_id, high - low) <= most

    def beside(self, unit_id: str, room: Interval, lines: Sequence[float]) -> Interval:
        """Return the part of a room that lines, given by their x in order, leave to a caption.

        It is the first one in which the name takes no more lines of text than in the room, else the widest.
        """
        if not lines:
            return room
        low, high = room
        marks = [low - CLEAR, *lines, high + CLEAR]
        parts = [(one + CLEAR, other - CLEAR) for one, other in pairwise(marks) if other - one > 2 * CLEAR]
        most = self.lines(unit_id, high - low)
        as_before = (part for part in parts if self.lines(unit_id, part[1] - part[0]) <= most)
        widest = max(parts, key=lambda part: part[1] - part[0], default=room)
        return next(as_before, widest) if most <= LINES else widest

    def rooms(self, low: float, high: float, crossings: Sequence[float]) -> list[Interval]:
        """Return the rooms along an edge between the lines that cross it, given by their x in order."""
        return self.spaces(low, high, [(x, x) for x in crossings if low < x < high])

    def spaces(self, low: float, high: float, taken: Sequence[Interval]) -> list[Interval]:
        """Return the rooms along an edge between what is taken of it, in order."""
        inset = self.padding
        before = accumulate((end for _, end in taken), max, initial=low + inset - CLEAR)
        after = [*(start for start, _ in taken), high - inset + CLEAR]
        return [
            (one + CLEAR, max(one + CLEAR, other - CLEAR)) for one, other in zip(before, after, strict=True)
        ]
