"""Heights worked out last: rows of boxes and the gaps between them as bands, then points.

Lines are planned with a ``Level`` for each corner instead of a y, because a gap grows with the number
of lines that run side by side in it. Band ``2 * row`` is a row of boxes, the odd band below it the gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple

from orgchart.scene.layouts.placement import LabelRoom, Line, Point
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
    """Room for a label: the middle of a level stretch, and how much is free above it, in points."""

    middle: Corner
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sketch:
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


def drawn(sketch: Sketch, band_tops: Sequence[float]) -> Line:
    """Return the line with the corners that a drawing needs."""
    points = [_point(corner, band_tops) for corner in sketch.corners]
    return Line(
        kind=sketch.kind,
        manager_id=sketch.manager_id,
        role_id=sketch.role_id,
        manager_site=sketch.manager_site,
        role_site=sketch.role_site,
        points=simplified(points),
        label=LabelRoom(*_point(sketch.label.middle, band_tops), *sketch.label[1:]) if sketch.label else None,
    )


def _point(corner: Corner, band_tops: Sequence[float]) -> Point:
    return corner.x, band_tops[corner.level.band] + corner.level.offset


def simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without repetitions and without those in the middle of a straight run."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(point[0] - kept[-1][0]) < 0.01 and abs(point[1] - kept[-1][1]) < 0.01:
            continue
        if len(kept) > 1 and (_level(0, *kept[-2:], point) or _level(1, *kept[-2:], point)):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _level(axis: int, *points: Point) -> bool:
    """Whether all points have the same x (axis 0) or the same y (axis 1)."""
    values = [point[axis] for point in points]
    return max(values) - min(values) < 0.01
