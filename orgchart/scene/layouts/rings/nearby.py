"""Which boxes are near a place: what a straight line or a label would run into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import ceil, hypot

from orgchart.scene.placement import Point, Rect

_CELL = 250.0
_STEP = 60.0


class Neighbourhood:
    """Boxes by the squares of a grid that they lie in or near."""

    def __init__(self, boxes: Mapping[str, Rect]) -> None:
        self._boxes = boxes
        self._cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for role_id, rect in boxes.items():
            for cell in _cells_of(grown(rect, _STEP)):
                self._cells[cell].append(role_id)

    def hit(self, start: Point, end: Point, clear: float) -> set[str]:
        """Return the boxes that a straight stretch comes closer to than ``clear`` points."""
        length = hypot(end[0] - start[0], end[1] - start[1])
        count = max(1, ceil(length / _STEP))
        seen: set[str] = set()
        for number in range(count + 1):
            x = start[0] + (end[0] - start[0]) * number / count
            y = start[1] + (end[1] - start[1]) * number / count
            seen.update(self._cells.get((int(x // _CELL), int(y // _CELL)), ()))
        return {role_id for role_id in seen if crosses(grown(self._boxes[role_id], clear), start, end)}

    def is_free(self, area: Rect) -> bool:
        """Return whether no box touches an area."""
        for cell in _cells_of(area):
            for role_id in self._cells.get(cell, ()):
                box = self._boxes[role_id]
                apart = (
                    box.x >= area.x + area.width
                    or area.x >= box.x + box.width
                    or box.y >= area.y + area.height
                    or area.y >= box.y + box.height
                )
                if not apart:
                    return False
        return True


def grown(rect: Rect, by: float) -> Rect:
    """Return a rectangle with a rim of ``by`` points more."""
    return Rect(rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by)


def crosses(rect: Rect, start: Point, end: Point) -> bool:
    """Return whether a straight stretch has a part inside a rectangle.

    >>> crosses(Rect(0, 0, 10, 10), (-5, 5), (15, 6)), crosses(Rect(0, 0, 10, 10), (-5, 5), (5, 15))
    (True, False)
    """
    first, last = 0.0, 1.0
    for low, length, at, step in (
        (rect.x, rect.width, start[0], end[0] - start[0]),
        (rect.y, rect.height, start[1], end[1] - start[1]),
    ):
        if abs(step) < 1e-9:
            if not low < at < low + length:
                return False
            continue
        near, far = sorted(((low - at) / step, (low + length - at) / step))
        first, last = max(first, near), min(last, far)
    return first < last - 1e-9


def _cells_of(area: Rect) -> Iterator[tuple[int, int]]:
    for column in range(int(area.x // _CELL), int((area.x + area.width) // _CELL) + 1):
        for row in range(int(area.y // _CELL), int((area.y + area.height) // _CELL) + 1):
            yield column, row
