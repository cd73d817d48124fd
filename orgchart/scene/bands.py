"""Heights worked out last: rows of boxes and the gaps between them as bands, then points.

Lines are planned with a ``Level`` for each corner instead of a y, because a gap grows with the number
of lines that run side by side in it. Band ``2 * row`` is a row of boxes, the odd band below it the gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from types import MappingProxyType
from typing import NamedTuple

from orgchart.scene.placement import LabelRoom, Line, Point
from orgchart.scene.scene import ConnectorKind, Site


class Level(NamedTuple):
    """A height: ``offset`` points below the top of a band; negative offsets lie in the band above."""

    band: int
    offset: float


class Corner(NamedTuple):
    """A corner of a planned line."""

    x: float
    level: Level


class Seat(NamedTuple):
    """A box whose y is not known yet: it stands at the top of its row."""

    row: int
    x: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    def level(self, share: float) -> Level:
        """The height at a share of the box, 0 at its top and 1 at its bottom."""
        return Level(2 * self.row, self.height * share)


class LabelPlace(NamedTuple):
    """Room for a label: the middle of its lower edge, its width and height in points.

    ``covers`` says that there are lines, which it hides.
    """

    middle: Corner
    width: float
    height: float
    covers: bool = False


class Sketch(NamedTuple):
    """A line whose corners have no y yet."""

    kind: ConnectorKind
    manager_id: str
    role_id: str
    manager_site: Site
    role_site: Site
    corners: Sequence[Corner]
    label: LabelPlace | None = None


def tops(row_heights: Sequence[float], gap_heights: Sequence[float]) -> list[float]:
    """Return the top of every band; each gap is the one below its row.

    >>> tops([62.0, 62.0], [34.0, 0.0])
    [0.0, 62.0, 96.0, 158.0]
    """
    heights = list(chain.from_iterable(zip(row_heights, gap_heights, strict=True)))
    return list(accumulate(heights[:-1], initial=0.0))


def drawn(
    sketch: Sketch, band_tops: Sequence[float], rises: Mapping[str, float] = MappingProxyType({})
) -> Line:
    """Return the line with the corners that a drawing needs.

    ``rises`` says of boxes without reports how far they go up from their rows, and lines into their sides.
    """
    kind, manager, role, manager_site, role_site, corners, label = sketch
    points = [(x, band_tops[band] + offset) for x, (band, offset) in corners]
    if manager in rises:
        points[:2] = [(x, y - rises[manager]) for x, y in points[:2]]
    if role in rises:
        points[-2:] = [(x, y - rises[role]) for x, y in points[-2:]]
    room = _room(label, band_tops) if label else None
    return Line(kind, manager, role, manager_site, role_site, simplified(points), room)


def _room(place: LabelPlace, band_tops: Sequence[float]) -> LabelRoom:
    return LabelRoom(*_point(place.middle, band_tops), place.width, place.height, place.covers)


def _point(corner: Corner, band_tops: Sequence[float]) -> Point:
    return corner.x, band_tops[corner.level.band] + corner.level.offset


def simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without repetitions and without those in the middle of a straight run."""
    kept: list[Point] = []
    for point in points:
        x, y = point
        if kept:
            last_x, last_y = kept[-1]
            if abs(x - last_x) < 0.01 and abs(y - last_y) < 0.01:
                continue
            if len(kept) > 1:
                first_x, first_y = kept[-2]
                if _are_one(first_x, last_x, x) or _are_one(first_y, last_y, y):
                    kept.pop()
        kept.append(point)
    return tuple(kept)


def _are_one(one: float, other: float, third: float) -> bool:
    """Whether three coordinates are the same."""
    return abs(one - third) < 0.01 and abs(other - third) < 0.01 and abs(one - other) < 0.01
