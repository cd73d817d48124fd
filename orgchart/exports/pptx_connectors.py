"""Reporting lines as PowerPoint connectors: which preset, turned how, glued where.

A preset elbow connector runs from its box's top left to its bottom right corner and begins level:
``bentConnector3`` goes across to ``adj1``, down, and across to the end. Turning and mirroring make
every other axis-parallel line of two to five stretches. Lengths here are EMU (12,700 a point).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgchart.scene.scene import Site

Point = tuple[int, int]

# Connection sites of rectangles, plain and rounded, in the order of their presets' lists.
SITES: dict[Site, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
# Stretches of a line to the preset that draws them.
_PRESETS = {2: "bentConnector2", 3: "bentConnector3", 4: "bentConnector4", 5: "bentConnector5"}
# A preset measures its bends by its own width; where both ends are level with each other, this stands in.
_LEAST = 1270
_QUARTER_TURN = 5_400_000


@dataclass(frozen=True, slots=True)
class Route:
    """A preset connector's geometry: where its untransformed box lies and how it is turned.

    ``rotation`` is in 60,000ths of a degree, clockwise; ``adjustments`` in 100,000ths of the box's
    width (the first and third) or height (the second).
    """

    preset: str
    x: int
    y: int
    width: int
    height: int
    rotation: int = 0
    flip_h: bool = False
    flip_v: bool = False
    adjustments: tuple[int, ...] = ()


def is_oblique(points: Sequence[tuple[float, float]]) -> bool:
    """Return whether a line has a stretch that is neither level nor upright."""
    return any(ax != bx and ay != by for (ax, ay), (bx, by) in pairwise(points))


def route(points: Sequence[Point]) -> Route | None:
    """Return the preset connector that draws an axis-parallel line; None where none does.

    The points are the corners of the line from its begin to its end, without needless ones.
    """
    (ax, ay), (bx, by) = points[0], points[-1]
    if len(points) < 3:
        return Route(
            "straightConnector1", min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay), 0, bx < ax, by < ay
        )
    preset = _PRESETS.get(len(points) - 1)
    if preset is None or any((px == qx) == (py == qy) for (px, py), (qx, qy) in pairwise(points)):
        return None
    upright = points[0][0] == points[1][0]
    # Work in the connector's own frame, in which the line begins level: along it, then across it.
    local = [(y - ay, x - ax) if upright else (x - ax, y - ay) for x, y in points]
    along, across = local[-1]
    width, height = abs(along) or _LEAST, abs(across) or (_LEAST if len(points) > 4 else 0)
    adjustments = tuple(
        round(100_000 * (point[0] / (width if along >= 0 else -width)))
        if index % 2 == 0
        else round(100_000 * (point[1] / (height if across >= 0 else -height)))
        for index, point in enumerate(local[1:-2])
    )
    if not upright:
        return Route(preset, min(ax, bx), min(ay, by), width, height, 0, along < 0, across < 0, adjustments)
    # Turned round its middle: by three quarters (level right becomes up) or by one (it becomes down).
    x, y = (ax + bx - width) // 2, (ay + by - height) // 2
    if across > 0:
        return Route(preset, x, y, width, height, 3 * _QUARTER_TURN, along >= 0, False, adjustments)
    return Route(preset, x, y, width, height, _QUARTER_TURN, along < 0, False, adjustments)
