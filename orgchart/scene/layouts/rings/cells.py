"""What stands on rings: single boxes, and blocks of leaves that report to one manager.

A block has stacks, which run outwards along the ray through its middle, one box beyond the other. Boxes
stay upright, so a stack is a staircase, except straight above, below and beside the middle of the chart.
At one side of a stack runs a bus, which feeds its boxes; at the other a channel for dotted lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, ceil, cos, hypot, inf, pi, sin
from typing import NamedTuple

from orgchart.scene.layouts.rings.polar import angle_of, depth, turn, wedge
from orgchart.scene.placement import Point, Rect, Size
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

PASSING = "pass:"  # how the keys of passes begin; no role's id does: those hold no colons
_BUS = 7.0  # from the boxes of a stack to its bus
_CHANNEL_LANES = 3
_PORTS_ASIDE = 3  # of dotted lines on a side of a box in a stack, besides the one in its middle: both ways
_PORT_RIM = 3.0  # points between the last of them and the corner of the box
_ROW_GAP = 0.6  # between the boxes of a stack, of what is usual
_UPRIGHT = 1e-6  # stacks that slant less run straight up, down or aside
# Points that leads keep from other boxes: those of solid lines in the middle of a side, dotted ones off it.
_CLEAR, _CLEAR_OF_PORTS = 8.0, 26.0
_ASIDE = 9.0  # from the bus of a stack without a channel to the next stack


class Pose(NamedTuple):
    """How a cell stands at some angle: so many stacks and rows, ``step`` apart, ``strip`` a stack.

    ``across`` and ``along`` are its size as seen from the middle of the chart, ``half`` what a box takes
    of ``strip`` to both sides of its middle. ``out`` is how far outside the middle line of its ring it
    stands.
    """

    stacks: int
    rows: int
    step: float
    strip: float
    across: float
    along: float
    half: float
    out: float = 0.0


@dataclass(slots=True, eq=False)
class Cell:
    """What stands on a ring as one piece, and what stands outside it in its sector.

    ``size`` is that of the largest box. Stacks have channels only where dotted lines need them.
    """

    roles: tuple[str, ...]
    ring: int
    size: Size
    spacing: Spacing
    has_channels: bool
    children: list[Cell] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The first role, by which the cell goes."""
        return self.roles[0]

    @property
    def is_block(self) -> bool:
        """Whether several boxes stand here."""
        return len(self.roles) > 1

    @property
    def is_pass(self) -> bool:
        """Whether nothing stands here, but a line leads through."""
        return self.key.startswith(PASSING)

    def pose(self, angle: float, most: float) -> Pose:
        """Return how the cell stands at an angle: in as few stacks as are no longer than ``most``."""
        width, height = self.size
        across, down = abs(sin(angle)), abs(cos(angle))
        wide, thick = width * down + height * across, width * across + height * down
        if not self.is_block:
            return Pose(1, 1, 0.0, wide, wide, thick, wide / 2)
        gap = _ROW_GAP * self.spacing.stack_gap
        step = min(
            (width + gap) / across if across > 1e-9 else inf, (height + gap) / down if down > 1e-9 else inf
        )
        rows = len(self.roles)
        if most < inf:
            rows = min(rows, 1 + max(0, int((most - thick) / step)))
        stacks = ceil(len(self.roles) / rows)
        rows = ceil(len(self.roles) / stacks)
        beside = 2 * _BUS + self.spacing.lane * (_CHANNEL_LANES + 0.5) if self.has_channels else _BUS + _ASIDE
        strip = wide + beside
        return Pose(stacks, rows, step, strip, stacks * strip, (rows - 1) * step + thick, wide / 2)

    def wedge(self, angle: float, radius: float, pose: Pose) -> tuple[float, float]:
        """Return how far the cell reaches to both sides as angles."""
        if not self.is_block:
            return wedge(angle, radius + pose.out, self.size)
        half = atan2(pose.across / 2, radius + pose.out - pose.along / 2)
        return half, half

    def reach(self, angle: float, radius: float, pose: Pose) -> tuple[float, float]:
        """Return how far the cell reaches from the middle line of its ring, inwards and outwards."""
        if not self.is_block:
            inwards, outwards = depth(angle, radius + pose.out, self.size)
            return inwards - pose.out, outwards + pose.out
        end = radius + pose.out + pose.along / 2
        return pose.along / 2 - pose.out, hypot(end, pose.across / 2) - radius

    def entry(self, angle: float, radius: float, pose: Pose) -> float:
        """Return how far clockwise of the middle of a block the line to its first box comes in."""
        return turn(angle, angle_of(Standing(self, angle, pose, {}).entry(self.key, radius)))


class Lead(NamedTuple):
    """From a side of a box to the bus or channel beside it: the box's side, the end there and the corner."""

    site: Site
    end: Point
    corner: Point


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell at an angle."""

    cell: Cell
    angle: float
    pose: Pose
    sizes: Mapping[str, Size]

    def place(self, role: str) -> tuple[int, int]:
        """Return the stack and the row of a role."""
        return divmod(self.cell.roles.index(role), self.pose.rows)

    def boxes(self, radius: float) -> Iterator[tuple[str, Rect]]:
        """Yield the boxes where the middle line of the ring has a radius."""
        for role in () if self.cell.is_pass else self.cell.roles:
            x, y = self._middle(role, radius)
            width, height = self.sizes[role]
            yield role, Rect(x - width / 2, y - height / 2, width, height)

    def entry(self, role: str, radius: float) -> Point:
        """Return where lines come in from the inside: at the bus of a stack, or in the middle of a box."""
        if not self.cell.is_block:
            return self._middle(role, radius)
        return self.at(radius + self.pose.out - self.pose.along / 2, self._bus(role))

    def feed(self, role: str, radius: float) -> Lead:
        """Return how a line gets from the bus of a stack into a box."""
        return self._lead(role, radius, self._bus(role), 0.0)

    def escape(self, role: str, radius: float, lane: int, port: int) -> tuple[Lead, float]:
        """Return how a line gets out of a box to a lane of the channel, and the offset of that.

        ``port`` counts the lines that leave the box there; they leave it side by side, closer together
        where its side is short.
        """
        spacing = self.cell.spacing.lane
        away = -self._side()
        offset = self._axis(role) + away * (self.pose.half + _BUS + spacing * (lane % _CHANNEL_LANES))
        side = self.sizes[role][1 if self._is_level() else 0]
        apart = min(spacing, (side / 2 - _PORT_RIM) / _PORTS_ASIDE)
        shift = apart * ((port + 1) // 2 % (_PORTS_ASIDE + 1)) * (1 if port % 2 else -1)
        return self._lead(role, radius, offset, shift), offset

    def at(self, radius: float, offset: float) -> Point:
        """Return a point at a distance along the ray, and so far clockwise of it."""
        across, down = sin(self.angle), cos(self.angle)
        return radius * across + offset * down, -radius * down + offset * across

    def _side(self) -> int:
        """On which side of stacks the buses run, 1 is clockwise: where boxes lie outside of their leads."""
        slant = sin(self.angle) * cos(self.angle)
        if abs(slant) < _UPRIGHT:
            return 1 if pi / 4 * 3 <= self.angle % (2 * pi) < pi / 4 * 7 else -1
        return 1 if (slant < 0) == self._is_level() else -1

    def _is_level(self) -> bool:
        """Whether leads run aside from boxes, not up or down: the shorter way unless boxes stand there."""
        (width, height), across, down = self.cell.size, abs(sin(self.angle)), abs(cos(self.angle))
        clear = _CLEAR_OF_PORTS if self.cell.has_channels else _CLEAR
        aside, below = self.pose.step * down - height / 2, self.pose.step * across - width / 2
        if aside < clear and below < clear:
            # Flat boxes: the next one lies beyond the side that is looked for here, if only by a gap.
            return aside >= below
        return aside >= clear and (across < down or below < clear)

    def _axis(self, role: str) -> float:
        """How far clockwise of the ray through the cell the middle of a box lies."""
        stack, pose = self.place(role)[0], self.pose
        # The channel needs more room than the bus, and the bus more than nothing.
        shift = self.cell.spacing.lane if self.cell.has_channels else -_BUS / 2
        return (stack - (pose.stacks - 1) / 2) * pose.strip + self._side() * shift

    def _bus(self, role: str) -> float:
        return self._axis(role) + self._side() * (self.pose.half + _BUS)

    def _middle(self, role: str, radius: float) -> Point:
        if not self.cell.is_block:
            return self.at(radius + self.pose.out, 0.0)
        row = self.place(role)[1] - (self.pose.rows - 1) / 2
        return self.at(radius + self.pose.out + row * self.pose.step, self._axis(role))

    def _lead(self, role: str, radius: float, offset: float, shift: float) -> Lead:
        """Straight up, down or aside from a box to a line along the stack, off its middle by ``shift``."""
        x, y = self._middle(role, radius)
        width, height = self.sizes[role]
        across, down = sin(self.angle), cos(self.angle)
        if self._is_level():
            y += shift
            along = (offset * across - y) / down
            corner = self.at(along, offset)
            is_right = corner[0] > x
            return Lead("right" if is_right else "left", (x + width / 2 * (1 if is_right else -1), y), corner)
        x += shift
        along = (x - offset * down) / across
        corner = self.at(along, offset)
        is_low = corner[1] > y
        return Lead("bottom" if is_low else "top", (x, y + height / 2 * (1 if is_low else -1)), corner)


def cells(
    roles: Sequence[str],
    ring: int,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    *,
    most: int,
    dotted: Set[str],
) -> Iterator[Cell]:
    """Yield the cells of some reports of one manager, with at most so many in each.

    ``dotted`` are the roles with dotted lines.
    """
    count = ceil(len(roles) / most)
    for first, last in pairwise(len(roles) * number // count for number in range(count + 1)):
        part = tuple(roles[first:last])
        size = max(sizes[role][0] for role in part), max(sizes[role][1] for role in part)
        yield Cell(part, ring, size, spacing, has_channels=not dotted.isdisjoint(part))
