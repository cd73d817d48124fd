"""What is taken on a chart whose boxes have their rows: boxes, and the lanes of lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from orgchart.scene.bands import Level, Seat, Sketch
from orgchart.scene.scene import Site

LINE_LIMIT = 2_000
_CELL = 400.0  # points of a row whose stubs are kept together
CLEAR = 5.0  # points between a line and a box that it passes

_NEAR = 0.01  # points: sums of the same lengths differ by less

Interval = tuple[float, float]
Stub = tuple[float, float, float]
# A lane straight up and down: its x, and the first and the last band that it leads through.
Upright = tuple[float, int, int]


class Block(NamedTuple):
    """What no line may cross on a row: a box with the end of its own line, or two boxes at a trunk.

    ``first`` and ``last`` are the outer edges of its boxes.
    """

    low: float
    high: float
    first: float
    last: float


class Taken:
    """What boxes and solid lines of a part of a chart take, by rows and bands, in order of their x.

    ``uprights`` are lanes through bands, ``stubs`` level stretches beside boxes by row: both ends and the
    offset.
    """

    def __init__(self, seats: Iterable[Seat], solid: Iterable[Sketch]) -> None:
        self.blocks: dict[int, list[Block]] = {}
        self.uprights: list[Upright] = []
        self.stubs: dict[int, list[Stub]] = {}
        for row, x, width, _ in seats:
            self.blocks.setdefault(row, []).append(Block(x, x + width, x, x + width))
        self._take_solid(solid)
        self.blocks = {row: _joined(blocks) for row, blocks in self.blocks.items()}

    def _take_solid(self, sketches: Iterable[Sketch]) -> None:
        """Take the lanes of solid lines; one that comes from a bus belongs to the box at its end."""
        reach: dict[tuple[float, int], int] = {}  # the last band of what goes down at an x from a band
        for sketch in sketches:
            comes_from_bus = len(sketch.corners) > 2
            for (x, level), (end, end_level) in pairwise(sketch.corners):
                band = level[0] if level[1] >= 0 else level[0] - 1
                if x == end:
                    other = end_level[0] if end_level[1] >= 0 else end_level[0] - 1
                    first, last = (band, other) if band < other else (other, band)
                    if reach.get((x, first), -1) < last:
                        reach[x, first] = last
                elif band % 2 == 0:
                    low, high = (x, end) if x < end else (end, x)
                    self.stubs.setdefault(level.band // 2, []).append((low, high, level.offset))
                    if comes_from_bus:
                        self.blocks.setdefault(level.band // 2, []).append(Block(low, high, inf, -inf))
        self.uprights = sorted((x, first, last) for (x, first), last in reach.items())


class Grid:
    """What is taken, and where there is room left.

    Bands count as in ``levels``. Tracks (level stretches in a gap) are kept by the row above the gap, stubs
    (level stretches beside boxes) by row and stretch of it. ``captions`` are taken, too: rows with a left
    and a right edge. Tracks begin ``below`` a row as far as frames reach. After ``LINE_LIMIT`` dotted lines
    no eye can follow one, so further ones share lanes, and the picture is still made in time; then no line
    has a label. ``parts`` come with their first rows and how far they are moved to the right.
    """

    def __init__(
        self,
        parts: Sequence[tuple[Taken, int, float]],
        rows: int,
        lane: float,
        captions: Iterable[tuple[int, float, float]] = (),
        below: Mapping[int, float] = MappingProxyType({}),
    ) -> None:
        self.lane = lane
        self.below = below
        self.lines = 0
        self.tracks: dict[int, list[list[Interval]]] = {}
        self._stubs: dict[int, dict[int, list[Stub]]] = {}
        self._unsorted: dict[int, list[tuple[float, list[Stub]]]] = {}
        blocks: list[list[Block]] = [[] for _ in range(rows)]
        uprights: list[Upright] = []
        for taken, first, dx in parts:
            for row, each in taken.blocks.items():
                blocks[first + row] += [
                    Block(dx + low, dx + high, dx + left, dx + right) for low, high, left, right in each
                ]
            band = 2 * first
            uprights += [(dx + x, band + start, band + end) for x, start, end in taken.uprights]
            for row, stubs in taken.stubs.items():
                self._unsorted.setdefault(first + row, []).append((dx, stubs))
        self.blocks = list(map(_joined, blocks))
        for row, low, high in captions:
            self.blocks[row] = _joined([*self.blocks[row], *_around(self.blocks[row], low, high)])
        self.uprights = sorted(uprights)
        self.lows = [[block.low for block in row] for row in self.blocks]
        # The free intervals of each row: one before every block, and one behind the last.
        self.free = [
            list(zip((-inf, *(block.high for block in row)), (*lows, inf), strict=True))
            for row, lows in zip(self.blocks, self.lows, strict=True)
        ]

    def _stubs_of(self, row: int) -> dict[int, list[Stub]]:
        """The stubs of a row by the stretches of it in which they lie, sorted out when somebody asks."""
        known = self._stubs.get(row)
        if known is None:
            known = self._stubs[row] = {}
            for dx, stubs in self._unsorted.get(row, ()):
                for low, high, offset in stubs:
                    for cell in _cells(dx + low, dx + high):
                        known.setdefault(cell, []).append((dx + low, dx + high, offset))
        return known

    @property
    def is_full(self) -> bool:
        """Whether so many lines are routed that the next ones share lanes."""
        return self.lines >= LINE_LIMIT

    def gap_room(self) -> list[float]:
        """Return the additional height that each gap needs, by the row above it."""
        return [self.lane * len(self.tracks.get(row, ())) for row in range(max(1, len(self.blocks)))]

    def take_vertical(self, x: float, band: int, other: int) -> None:
        """Take a vertical lane through all bands from one to the other."""
        if not self.is_full:
            insort(self.uprights, (x, min(band, other), max(band, other)))

    def take_stub(self, row: int, x: float, other: float, offset: float) -> None:
        """Take a level stretch beside a box, ``offset`` below the top of its row."""
        if self.is_full:
            return
        low, high = (x, other) if x < other else (other, x)
        stubs = self._stubs_of(row)
        for cell in _cells(low, high):
            stubs.setdefault(cell, []).append((low, high, offset))

    def take_track(self, row: int, x: float, other: float, height: int = 1, first: int = 0) -> Level:
        """Take a level stretch in the gap below a row, ``height`` lanes high; return that of the lowest.

        ``first`` is the highest lane that it may have.
        """
        low, high = min(x, other) - self.lane, max(x, other) + self.lane
        tracks = self.tracks.setdefault(row, [[]])
        if self.is_full:
            return Level(2 * row + 1, self.below.get(row, 0.0) + self.lane * len(tracks))
        for number, track in enumerate(tracks):
            if number < first:
                continue
            if number - first == height:
                break
            if any(begin < high and low < end for begin, end in track):
                first = number + 1
        while len(tracks) < first + height:
            tracks.append([])
        for track in tracks[first : first + height]:
            track.append((low, high))
        return Level(2 * row + 1, self.below.get(row, 0.0) + self.lane * (first + height))

    def lanes_above(self, track: Level) -> int:
        """Return how many lanes lie above a track and at it, in its gap."""
        return round((track.offset - self.below.get(track.band // 2, 0.0)) / self.lane)

    def stubs_in(self, row: int, low: float, high: float) -> Iterator[Stub]:
        """Yield the level stretches on a row that come between two x: their ends and offsets."""
        stubs = self._stubs_of(row)
        for cell in _cells(low, high):
            for stub in stubs.get(cell, ()):
                if stub[0] < high and low < stub[1]:
                    yield stub

    def exit(self, seat: Seat, site: Site) -> Interval | None:
        """Return the free interval at a side of a box, or nothing if another box stands in the way."""
        row, free = self.blocks[seat.row], self.free[seat.row]
        position = bisect_right(self.lows[seat.row], seat.middle) - 1
        if site == "right":
            return free[position + 1] if abs(row[position].last - seat.right) < _NEAR else None
        return free[position] if abs(row[position].first - seat.x) < _NEAR else None

    def free_near(self, row: int, x: float) -> list[Interval]:
        """Return the free interval of a row around x, or those on both sides if x is taken, nearest first."""
        free, position = self.free[row], bisect_right(self.lows[row], x)
        around = free[position]
        if around[0] <= x:
            return [around]
        before = free[position - 1]
        return [before, around] if x - before[1] <= around[0] - x else [around, before]

    def openings(self, row: int, x: float, goal: float) -> set[Interval]:
        """Return the free intervals of a row that are nearest to x and to the goal, on both sides."""
        free, lows, found = self.free[row], self.lows[row], set()
        for wish in (x, goal):
            right = bisect_right(lows, wish)
            for positions in (range(right, len(free)), range(max(0, right - 1), -1, -1)):
                for position in positions:
                    low, high = free[position]
                    if high - low >= 2 * CLEAR:
                        found.add(free[position])
                        break
        return found

    def is_busy(self, seat: Seat, edge: float) -> bool:
        """Return whether a line ends at the side of a box that lies at x ``edge``."""
        ends = (end for stub in self.stubs_in(seat.row, edge - 1, edge + 1) for end in stub[:2])
        return any(abs(end - edge) < _NEAR for end in ends)

    def lane_near(self, wish: float, bounds: Interval, band: int, other: int) -> float:
        """Return the free lane next to ``wish`` within bounds, through all bands from one to the other."""
        low, high = bounds
        if high - low < 2 * CLEAR:
            wish = (low + high) / 2
        # Where boxes stand very close, the lines between them stand closer still.
        rim = min(CLEAR, (high - low) / 4)
        low, high = low + rim, high - rim
        wish = min(max(wish, low), high)
        if self.is_full or self.is_open(wish, band, other):
            return wish
        taken = self._between(low - self.lane, high + self.lane, min(band, other), max(band, other))
        return _nearest_free(wish, low, high, taken, self.lane)

    def is_open(self, x: float, band: int, other: int) -> bool:
        """Return whether no lane is taken near x through all bands from one to the other."""
        first, last = (band, other) if band < other else (other, band)
        low, high = x - self.lane + 0.01, x + self.lane - 0.01
        uprights = self.uprights
        for position in range(bisect_left(uprights, (low,)), len(uprights)):
            at, start, end = uprights[position]
            if at > high:
                return True
            if start <= last and first <= end:
                return False
        return True

    def crossings(self, band: int, low: float, high: float, last: int = -1) -> list[float]:
        """Return the lanes between low and high that lead through a band, or one of several, in order."""
        return [x for x in self._between(low, high, band, max(band, last)) if low < x < high]

    def stub_offset(self, seat: Seat, edge: float, lane: float) -> float:
        """Return where a level stretch from the side of a box at x ``edge`` to a lane has most room.

        The result is the offset from the top of the row, in the middle of the side if that is free.
        """
        if self.is_full:
            return seat.height / 2
        low, high = min(edge, lane), max(edge, lane)
        near = {offset for _, _, offset in self.stubs_in(seat.row, low, high)}
        first, last = 1.5 * self.lane, seat.height - 1.5 * self.lane
        return _nearest_free(seat.height / 2, first, last, sorted(near), self.lane)

    def _between(self, low: float, high: float, first: int, last: int) -> list[float]:
        """The lanes from low to high that lead through any of the bands, in order."""
        uprights = self.uprights
        part = uprights[bisect_left(uprights, (low,)) : bisect_left(uprights, (high, inf))]
        return list(dict.fromkeys([x for x, start, end in part if start <= last and first <= end]))


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of a row from left to right, those that touch made into one."""
    joined: list[Block] = []
    for block in sorted(blocks):
        if not joined or block.low > joined[-1].high:
            joined.append(block)
            continue
        low, high, first, last = joined[-1]
        joined[-1] = Block(low, max(high, block.high), min(first, block.first), max(last, block.last))
    return joined


def _around(blocks: Sequence[Block], low: float, high: float) -> Iterator[Block]:
    """Yield the blocks of a caption; where it fills the space between two boxes, a line may cross it."""
    position = bisect_right([block.low for block in blocks], low)
    for before, after in pairwise([*[None, *blocks][position:], None]):
        start, end = max(low, before.high if before else -inf), min(high, after.low if after else inf)
        is_open = before is None or after is None or after.low - before.high - (end - start) > 2 * CLEAR
        if start < end and is_open:
            yield Block(start, end, inf, -inf)
        if after is None or after.low >= high:
            return


def _nearest_free(wish: float, low: float, high: float, taken: Sequence[float], lane: float) -> float:
    """Return the place next to ``wish`` that keeps a lane from all that are taken (in order).

    Where lanes have run out, the middle of the widest space between two of them.
    """
    above = below = wish
    for each in taken[bisect_right(taken, wish - lane + 0.01) :]:
        if each >= above + lane - 0.01:
            break
        above = each + lane
    for each in reversed(taken[: bisect_left(taken, wish + lane - 0.01)]):
        if each <= below - lane + 0.01:
            break
        below = each - lane
    free = [place for place in (below, above) if low <= place <= high]
    if free:
        return min(free, key=lambda place: abs(place - wish))
    edges = [low, *(each for each in taken if low < each < high), high]
    begin, end = max(pairwise(edges), key=lambda space: space[1] - space[0])
    return (begin + end) / 2


def _cells(low: float, high: float) -> range:
    """The stretches of a row in which something from low to high lies."""
    return range(int(low // _CELL), int(high // _CELL) + 1)
