"""Scene items as SVG path data: absolute commands, hundredths of a point at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from orgchart.scene.scene import Box, Side

Point = tuple[float, float]


def number(value: float, digits: int = 2) -> str:
    """Return the number rounded and without needless characters.

    >>> number(12.50), number(-0.001), number(1200.0), number(0.126)
    ('12.5', '0', '1200', '0.13')
    """
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Bend:
    """A rounded corner: the curve begins at ``entry``, is pulled towards ``corner``, ends at ``leave``."""

    entry: Point
    corner: Point
    leave: Point


@dataclass(frozen=True, slots=True)
class Route:
    """A polyline with its corners rounded: straight stretches join start, bends and end."""

    start: Point
    bends: tuple[Bend, ...]
    end: Point


def route(points: Sequence[Point], radius: float) -> Route | None:
    """Return the polyline with every corner rounded by ``radius``; None where it has no length.

    Corners between short stretches get a smaller radius, so that neighbouring curves never overlap.
    """
    corners = _corners(points)
    if len(corners) < 2:
        return None
    bends = []
    for index in range(1, len(corners) - 1):
        before, corner, after = corners[index - 1 : index + 2]
        (ux, uy), incoming = _direction(before, corner)
        (vx, vy), outgoing = _direction(corner, after)
        room = min(
            incoming if index == 1 else incoming / 2,
            outgoing if index == len(corners) - 2 else outgoing / 2,
        )
        r = max(0.0, min(radius, room))
        x, y = corner
        bends.append(Bend((x - ux * r, y - uy * r), corner, (x + vx * r, y + vy * r)))
    return Route(corners[0], tuple(bends), corners[-1])


def outline(points: Sequence[Point], radius: float) -> Route | None:
    """Return a closed polyline with every corner rounded; it starts and ends in the middle of a side.

    >>> way = outline([(0, 0), (10, 0), (10, 10), (0, 10)], 2)
    >>> way.start, len(way.bends), way.end
    ((5.0, 0.0), 4, (5.0, 0.0))
    """
    if len(points) < 3:
        return None
    (ax, ay), (bx, by) = points[:2]
    start = (ax + bx) / 2, (ay + by) / 2
    return route([start, *points[1:], points[0], start], radius)


def closed(points: Sequence[Point], radius: float, digits: int = 2) -> str:
    """Return path data of a closed outline with rounded corners.

    >>> closed([(0, 0), (10, 0), (10, 10), (0, 10)], 0)
    'M5 0H10V10H0V0H5Z'
    """
    way = outline(points, radius)
    return f"{_path(way, digits)}Z" if way else ""


def polyline(points: Sequence[Point], radius: float, digits: int = 2) -> str:
    """Return path data through the points with rounded corners, empty where they have no length.

    >>> polyline([(0, 0), (0, 20), (30, 20)], 6)
    'M0 0V14Q0 20 6 20H30'
    """
    way = route(points, radius)
    return _path(way, digits) if way else ""


def _path(way: Route, digits: int) -> str:
    """A way as path data."""
    path = [f"M{number(way.start[0], digits)} {number(way.start[1], digits)}"]
    at = way.start
    for bend in way.bends:
        path.append(_line(at, bend.entry, digits))
        if bend.entry != bend.leave:
            path.append(
                f"Q{number(bend.corner[0], digits)} {number(bend.corner[1], digits)}"
                f" {number(bend.leave[0], digits)} {number(bend.leave[1], digits)}"
            )
        at = bend.leave
    path.append(_line(at, way.end, digits))
    return "".join(path)


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a bar's outline: straight, or the short way round ``centre``, to a point."""

    to: Point
    centre: Point | None = None


def bar_outline(side: Side, width: float, height: float, thickness: float, radius: float) -> tuple[Step, ...]:
    """Return the closed outline of the bar inside one side of a box of the given size at (0, 0).

    It is cut to the box's round corners; the first step only says where the outline starts.
    """
    along, across = (height, width) if side in ("left", "right") else (width, height)
    r = max(0.0, min(radius, along / 2, across / 2))
    reach = min(thickness, r)
    inset = r - sqrt(max(0.0, r * r - (r - reach) ** 2))

    def at(depth: float, way: float) -> Point:
        """The point so far inside the side, and so far along it."""
        if side in ("left", "right"):
            return (depth, way) if side == "left" else (width - depth, way)
        return (way, depth) if side == "top" else (way, height - depth)

    if r == 0:
        return tuple(Step(at(*place)) for place in ((thickness, 0), (thickness, along), (0, along), (0, 0)))
    steps = [Step(at(thickness, inset)), Step(at(thickness, along - inset))]
    if thickness > r:
        steps.append(Step(at(r, along)))
    steps.append(Step(at(0, along - r), at(r, along - r)))
    steps.append(Step(at(0, r)))
    steps.append(Step(at(reach, inset), at(r, r)))
    return tuple(steps)


def bar_area(box: Box) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a box's bar, not cut to round corners."""
    if box.bar_side in ("left", "right"):
        left = box.x if box.bar_side == "left" else box.x + box.width - box.bar
        return left, box.y, box.bar, box.height
    top = box.y if box.bar_side == "top" else box.y + box.height - box.bar
    return box.x, top, box.width, box.bar


def bar(box: Box) -> str:
    """Return the outline of the bar inside a side of a box, cut to the box's round corners."""
    steps = bar_outline(box.bar_side, box.width, box.height, box.bar, box.radius)
    r = number(max(0.0, min(box.radius, box.width / 2, box.height / 2)))
    before = (box.x + steps[0].to[0], box.y + steps[0].to[1])
    path = f"M{number(before[0])} {number(before[1])}"
    for step in steps[1:]:
        to = (box.x + step.to[0], box.y + step.to[1])
        if step.centre is None:
            path += _line(before, to, 2)
        else:
            centre = (box.x + step.centre[0], box.y + step.centre[1])
            sweep = int(turns_clockwise(before, centre, to))
            path += f"A{r} {r} 0 0 {sweep} {number(to[0])} {number(to[1])}"
        before = to
    return f"{path}Z"


def turns_clockwise(start: Point, centre: Point, end: Point) -> bool:
    """Return whether the short way round the centre is clockwise, as seen with y downwards."""
    across = (start[0] - centre[0]) * (end[1] - centre[1])
    return across > (start[1] - centre[1]) * (end[0] - centre[0])


def _line(start: Point, end: Point, digits: int) -> str:
    """Straight on: a horizontal or vertical command where one will do, nothing where nothing is left."""
    ax, ay = number(start[0], digits), number(start[1], digits)
    bx, by = number(end[0], digits), number(end[1], digits)
    if ay == by:
        return "" if ax == bx else f"H{bx}"
    return f"V{by}" if ax == bx else f"L{bx} {by}"


def _corners(points: Sequence[Point]) -> list[Point]:
    """The points where the line begins, turns and ends."""
    kept: list[Point] = []
    for point in points:
        if kept and hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) < 1e-6:
            continue
        if len(kept) > 1:
            (ux, uy), (vx, vy) = _direction(kept[-2], kept[-1])[0], _direction(kept[-1], point)[0]
            if abs(ux * vy - uy * vx) < 1e-6 and ux * vx + uy * vy > 0:
                kept.pop()
        kept.append(point)
    return kept


def _direction(start: Point, end: Point) -> tuple[Point, float]:
    """Unit vector and length of a stretch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    return (dx / length, dy / length), length
