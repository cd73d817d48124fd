"""Angles and radii round the middle of rings. Angles are radians clockwise from twelve o'clock."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan, atan2, ceil, cos, floor, hypot, inf, pi, sin

from orgchart.scene.placement import Point, Rect, Size
from orgchart.scene.scene import Site

FULL = 2 * pi
_SAG = 0.3  # points that a drawn arc may cut the corner of the true one
_WIDEST_STEP = pi / 30
_NEAR_END = 0.3  # of a step: corners of an arc keep so far from its ends
_OFF_CORNER = 12.0  # lines keep off the round corners of boxes


def point(angle: float, radius: float) -> Point:
    """Return the point at an angle and radius."""
    return radius * sin(angle), -radius * cos(angle)


def angle_of(place: Point) -> float:
    """Return the angle of a point.

    >>> round(angle_of(point(2.0, 10.0)), 6)
    2.0
    """
    return atan2(place[0], -place[1])


def turn(start: float, end: float) -> float:
    """Return the shorter way from one angle to another, positive clockwise.

    >>> round(turn(0.1, FULL - 0.1), 6)
    -0.2
    """
    way = (end - start) % FULL
    return way - FULL if way > pi else way


def arc(radius: float, start: float, way: float) -> list[Point]:
    """Return corners along an arc, both ends included, close enough to pass for round.

    Arcs of one radius have the same corners, so that they lie on each other where they meet.
    """
    step = FULL / ceil(FULL / min(_WIDEST_STEP, 2 * acos(max(0.5, 1 - _SAG / radius))))
    low, high = sorted((start, start + way))
    ticks = range(ceil(low / step + _NEAR_END), floor(high / step - _NEAR_END) + 1)
    between = [point(tick * step, radius) for tick in ticks]
    return [point(start, radius), *(between if way > 0 else reversed(between)), point(start + way, radius)]


def wedge(angle: float, radius: float, size: Size) -> tuple[float, float]:
    """Return how far an upright box centred there reaches to both sides, as angles.

    The middle of the chart lies outside of the box.
    """
    x, y = point(angle, radius)
    right, down = x * size[0] / 2, y * size[1] / 2
    ahead, aside = x * size[1] / 2, y * size[0] / 2
    whole = radius * radius
    slopes = (
        (aside - ahead) / (whole - right - down),
        -(ahead + aside) / (whole + right - down),
        (ahead + aside) / (whole - right + down),
        (ahead - aside) / (whole + right + down),
    )
    return -atan(min(slopes)), atan(max(slopes))


def depth(angle: float, radius: float, size: Size) -> tuple[float, float]:
    """Return how far an upright box centred there reaches inwards, at most, and outwards.

    Further outside it reaches no further.

    >>> depth(0.0, 100.0, (60.0, 40.0))[0]
    20.0
    """
    x, y = abs(sin(angle)), abs(cos(angle))
    across, down = size[0] / 2, size[1] / 2
    return x * across + y * down, hypot(x * radius + across, y * radius + down) - radius


def centred(angle: float, radius: float, size: Size) -> Rect:
    """Return the upright box centred at an angle and radius."""
    x, y = point(angle, radius)
    return Rect(x - size[0] / 2, y - size[1] / 2, *size)


def middle(rect: Rect) -> Point:
    """Return the centre of a box."""
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def leave(rect: Rect, start: Point, towards: Point) -> tuple[Point, Site]:
    """Return where a line from a point inside a box leaves it, off its corners, and on which side."""
    dx, dy = towards[0] - start[0], towards[1] - start[1]
    across = ((rect.x + rect.width if dx > 0 else rect.x) - start[0]) / dx if dx else inf
    down = ((rect.y + rect.height if dy > 0 else rect.y) - start[1]) / dy if dy else inf
    if across < down:
        y = _kept(start[1] + dy * across, rect.y, rect.height)
        return ((rect.x + rect.width, y), "right") if dx > 0 else ((rect.x, y), "left")
    x = _kept(start[0] + dx * down, rect.x, rect.width)
    return ((x, rect.y + rect.height), "bottom") if dy > 0 else ((x, rect.y), "top")


def inside(rect: Rect, angle: float) -> Point:
    """Return a point inside a box on the ray at an angle that leads through it: the middle of its part."""
    dx, dy = point(angle, 1.0)
    spans = []
    for low, length, step in ((rect.x, rect.width, dx), (rect.y, rect.height, dy)):
        if abs(step) > 1e-9:
            spans.append(sorted((low / step, (low + length) / step)))
    first, last = max(span[0] for span in spans), min(span[1] for span in spans)
    return dx * (first + last) / 2, dy * (first + last) / 2


def straight(one: Rect, other: Rect) -> tuple[tuple[Point, Site], tuple[Point, Site]]:
    """Return where the straight line between the middles of two boxes leaves the one and enters the other."""
    start, end = middle(one), middle(other)
    return leave(one, start, end), leave(other, end, start)


def without_repeats(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points without those that lie on the one before or on the way to the next."""
    kept: list[Point] = []
    for each in points:
        if kept and hypot(each[0] - kept[-1][0], each[1] - kept[-1][1]) < 0.05:
            continue
        if len(kept) > 1 and _is_on_the_way(kept[-2], kept[-1], each):
            kept.pop()
        kept.append(each)
    return tuple(kept)


def _is_on_the_way(start: Point, between: Point, end: Point) -> bool:
    """Whether a line goes straight on at a corner."""
    ax, ay = between[0] - start[0], between[1] - start[1]
    bx, by = end[0] - between[0], end[1] - between[1]
    return abs(ax * by - ay * bx) < 1e-3 * hypot(ax, ay) * hypot(bx, by) and ax * bx + ay * by > 0


def _kept(value: float, low: float, length: float) -> float:
    """The value at least a corner's size inside a side."""
    off = min(_OFF_CORNER, length / 3)
    return min(max(value, low + off), low + length - off)
