"""Room for labels on rings: above level stretches, else upon the line, clear of boxes and each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from math import ceil, hypot

from orgchart.scene.layouts.rings.nearby import Neighbourhood, crosses, grown
from orgchart.scene.placement import LabelRoom, Line, Point, Rect, Size

_LEVEL = 0.12  # a stretch that rises by no more of its length has its label above it
_STEP = 24.0  # points along a line between places that are tried
_MOST = 60  # places that are tried
_BESIDE = tuple((across, down) for across in (0, -1, 1) for down in (-1, 1, 0) if across or down)
# Places beside a line: so many steps of half a label's height or a quarter of its width, and where to.
# Where all is taken near it, those right above and below it are tried before all others.
_TRIES = ((range(1, 4), _BESIDE), (range(4, 25), _BESIDE[:2]), (range(4, 25), _BESIDE))
_CELL = 120.0
_OFF = 1.0  # points between a label and its line below, and between labels

Cell = tuple[int, int]
Stretch = tuple[Point, Point]


def labelled(lines: Sequence[Line], boxes: Mapping[str, Rect], sizes: Mapping[str, Size]) -> Sequence[Line]:
    """Return the lines with rooms for labels, whose sizes go by the ids of their lines."""
    if not any(line.id in sizes for line in lines):
        return lines
    labels = RingLabels(Neighbourhood(boxes), lines)
    return [labels.added(line, sizes[line.id]) if line.id in sizes else line for line in lines]


class RingLabels:
    """Finds rooms for labels, one after the other."""

    def __init__(self, nearby: Neighbourhood, lines: Sequence[Line]) -> None:
        """Begin with the boxes and all lines of a chart."""
        self._nearby = nearby
        self._taken: dict[Cell, list[Rect]] = defaultdict(list)
        self._stretches: dict[Cell, list[tuple[list[str], Stretch]]] = defaultdict(list)
        owners: dict[Stretch, list[str]] = defaultdict(list)  # lines of one manager share most of their way
        for line in lines:
            line_id = line.id
            for stretch in pairwise(line.points):
                owners[stretch].append(line_id)
        for stretch, line_ids in owners.items():
            for cell in _cells_along(*stretch):
                self._stretches[cell].append((line_ids, stretch))

    def added(self, line: Line, label: Size) -> Line:
        """Return the line with the best room for its label: it covers no other line if that can be."""
        best = self._best(line, _rooms(line, label))
        for steps, ways in _TRIES:
            best = best or self._best(line, _rooms_beside(line, label, steps, ways))
        if best is None:
            return line
        covered, room = best
        if covered:
            room = room._replace(covers=True)
        area = _area(room)
        for cell in _cells_of(area):
            self._taken[cell].append(area)
        return line._replace(label=room)

    def _best(self, line: Line, rooms: Iterator[LabelRoom]) -> tuple[int, LabelRoom] | None:
        """Return the first free room that covers least lines, and how many."""
        best: tuple[int, LabelRoom] | None = None
        line_id = line.id
        for room in rooms:
            area = _area(room)
            if not self._nearby.is_free(area) or self._is_taken(area):
                continue
            covered = self._covered(line_id, area) + _lies_on(line, room)
            if best is None or covered < best[0]:
                best = covered, room
            if covered == 0:
                break
        return best

    def _is_taken(self, area: Rect) -> bool:
        return any(_touch(area, other) for cell in _cells_of(area) for other in self._taken.get(cell, ()))

    def _covered(self, line_id: str, area: Rect) -> int:
        """How many other lines run through an area."""
        return len(
            {
                other
                for cell in _cells_of(area)
                for others, stretch in self._stretches.get(cell, ())
                if crosses(area, *stretch)
                for other in others
                if other != line_id
            }
        )


def _rooms(line: Line, label: Size) -> Iterator[LabelRoom]:
    """Yield the rooms along a line: above level stretches first, then upon it from its middle to its ends."""
    width, height = label
    for (ax, ay), (bx, by) in pairwise(line.points):
        if abs(bx - ax) > width and abs(by - ay) <= _LEVEL * abs(bx - ax):
            rise = abs(by - ay) * width / abs(bx - ax) / 2
            yield LabelRoom((ax + bx) / 2, (ay + by) / 2 - rise - _OFF, width, height)
    for x, y in _along(line.points):
        yield LabelRoom(x, y + height / 2, width, height, covers=True)


def _rooms_beside(
    line: Line, label: Size, distances: Sequence[int], ways: Sequence[tuple[int, int]]
) -> Iterator[LabelRoom]:
    """Yield rooms further and further beside a line between boxes that stand close."""
    (width, height), places = label, _along(line.points)
    for steps in distances:
        for (x, y), (across, down) in product(places, ways):
            off_x, off_y = across * (width / 4 * steps), down * (height / 2 * steps)
            yield LabelRoom(x + off_x, y + off_y + height / 2, width, height, covers=True)


def _along(points: Sequence[Point]) -> list[Point]:
    """Return places along a line, the middle one first."""
    lengths = [hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    whole = sum(lengths)
    count = min(_MOST, max(2, ceil(whole / _STEP)))
    places = []
    at, passed = 0, 0.0
    for number in range(1, count):
        wish = whole * number / count
        while at < len(lengths) - 1 and passed + lengths[at] < wish:
            passed += lengths[at]
            at += 1
        share = (wish - passed) / lengths[at] if lengths[at] else 0.0
        (ax, ay), (bx, by) = points[at], points[at + 1]
        places.append((abs(number - count / 2), (ax + (bx - ax) * share, ay + (by - ay) * share)))
    return [place for _, place in sorted(places)]


def _lies_on(line: Line, room: LabelRoom) -> bool:
    """Whether a label above a stretch of a line lies on another stretch of it."""
    area = grown(_area(room), -_OFF)
    return not room.covers and any(crosses(area, *stretch) for stretch in pairwise(line.points))


def _area(room: LabelRoom) -> Rect:
    return grown(Rect(room.x - room.width / 2, room.y - room.height, room.width, room.height), _OFF)


def _cells_of(area: Rect) -> Iterator[Cell]:
    for column in range(int(area.x // _CELL), int((area.x + area.width) // _CELL) + 1):
        for row in range(int(area.y // _CELL), int((area.y + area.height) // _CELL) + 1):
            yield column, row


def _cells_along(start: Point, end: Point) -> Iterator[Cell]:
    """Yield the squares that a stretch runs through, column by column, and some that it nearly touches."""
    (ax, ay), (bx, by) = (start, end) if start[0] <= end[0] else (end, start)
    first, last = int((ax - _OFF) // _CELL), int((bx + _OFF) // _CELL)
    slope = (by - ay) / (bx - ax) if first < last and bx > ax else 0.0
    for column in range(first, last + 1):
        near, far = ay, by
        if slope:
            near = ay + slope * min(max(column * _CELL - _OFF - ax, 0.0), bx - ax)
            far = ay + slope * min(max((column + 1) * _CELL + _OFF - ax, 0.0), bx - ax)
        low, high = (near, far) if near <= far else (far, near)
        for row in range(int((low - _OFF) // _CELL), int((high + _OFF) // _CELL) + 1):
            yield column, row


def _touch(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
