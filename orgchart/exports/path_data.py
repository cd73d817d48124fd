"""Scene items as SVG path data: absolute commands, hundredths of a point at most."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, sqrt

from orgchart.scene.scene import Box

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


def polyline(points: Sequence[Point], radius: float, digits: int = 2) -> str:
    """Return path data through the points with every corner rounded by ``radius``.

    Corners between short stretches get a smaller radius, so that neighbouring curves never overlap.

    >>> polyline([(0, 0), (0, 20), (30, 20)], 6)
    'M0 0V14Q0 20 6 20H30'
    """
    corners = _distinct(points)
    if not corners:
        return ""
    path = [f"M{number(corners[0][0], digits)} {number(corners[0][1], digits)}"]
    at = corners[0]
    for index in range(1, len(corners) - 1):
        before, corner, after = corners[index - 1 : index + 2]
        entry, leave = rounded_corner(
            before, corner, after, radius, first=index == 1, last=index == len(corners) - 2
        )
        path.append(_line(at, entry, digits))
        if entry != leave:
            path.append(
                f"Q{number(corner[0], digits)} {number(corner[1], digits)}"
                f" {number(leave[0], digits)} {number(leave[1], digits)}"
            )
        at = leave
    if len(corners) > 1:
        path.append(_line(at, corners[-1], digits))
    return "".join(path)


def rounded_corner(
    before: Point, corner: Point, after: Point, radius: float, *, first: bool, last: bool
) -> tuple[Point, Point]:
    """Return where the curve round a corner begins and ends; both are the corner on a straight run.

    ``first`` and ``last`` say that the stretch before or after has no other corner, so that the
    curve may use all of it instead of half.
    """
    (ux, uy), incoming = _direction(before, corner)
    (vx, vy), outgoing = _direction(corner, after)
    if abs(ux * vy - uy * vx) < 1e-6:
        return corner, corner
    r = min(radius, incoming if first else incoming / 2, outgoing if last else outgoing / 2)
    if r <= 0:
        return corner, corner
    x, y = corner
    return (x - ux * r, y - uy * r), (x + vx * r, y + vy * r)


def bar(box: Box) -> str:
    """Return the outline of the bar inside the left edge of a box, cut to the box's round corners."""
    x, y, height = box.x, box.y, box.height
    r = max(0.0, min(box.radius, box.width / 2, height / 2))
    reach = min(box.bar, r)
    inset = r - sqrt(max(0.0, r * r - (r - reach) ** 2))
    right = number(x + box.bar)
    if r <= 0:
        return f"M{right} {number(y)}V{number(y + height)}H{number(x)}V{number(y)}Z"
    arc = f"A{number(r)} {number(r)} 0 0 1"
    start = f"M{right} {number(y + inset)}V{number(y + height - inset)}"
    if box.bar > r:
        start += f"H{number(x + r)}"
    return (
        f"{start}{arc} {number(x)} {number(y + height - r)}V{number(y + r)}"
        f"{arc} {number(x + reach)} {number(y + inset)}Z"
    )


def _line(start: Point, end: Point, digits: int) -> str:
    """Straight on: a horizontal or vertical command where one will do, nothing where nothing is left."""
    ax, ay = number(start[0], digits), number(start[1], digits)
    bx, by = number(end[0], digits), number(end[1], digits)
    if ay == by:
        return "" if ax == bx else f"H{bx}"
    return f"V{by}" if ax == bx else f"L{bx} {by}"


def _distinct(points: Sequence[Point]) -> list[Point]:
    """The points without those that repeat their forerunner."""
    kept: list[Point] = []
    for point in points:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) > 1e-6:
            kept.append(point)
    return kept


def _direction(start: Point, end: Point) -> tuple[Point, float]:
    """Unit vector and length of a stretch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    return (dx / length, dy / length), length
