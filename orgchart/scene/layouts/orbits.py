"""Dotted lines of rings: straight where nothing stands in the way, else along arcs between the rings.

Such a line leaves its box along a ray, follows an arc in the gap beside the ring, goes through a ring
along another ray where no box stands, and so on. Every arc and every ray gets a lane of its own; gaps
grow with the arcs in them. Angles stay as they are when rings move outwards, so what is free stays free.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import NamedTuple

from orgchart.core.document import ReportingLine
from orgchart.core.index import Index
from orgchart.scene.lanes import CLEAR, LINE_LIMIT
from orgchart.scene.layouts.nearby import Neighbourhood
from orgchart.scene.layouts.placement import LabelRoom, Line, Point, Rect, Size
from orgchart.scene.layouts.polar import (
    FULL,
    arc,
    centred,
    inside,
    leave,
    straight,
    turn,
    without_repeats,
)
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

_LABEL_SIZES = (150.0, 110.0, 80.0, 60.0)  # widths in points that are tried for a label
_LABEL_HEIGHT = 12.0
_TRIES = 4  # rounds of finding out which lines can be straight


class Stand(NamedTuple):
    """Where a box stands before dotted lines ask for room: its ring, angle, size and reach to both sides."""

    ring: int
    angle: float
    size: Size
    reach: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Routing:
    """Boxes and dotted lines in points. Gap ``n`` lies outside ring ``n``, from its start to its end."""

    boxes: Mapping[str, Rect]
    lines: Sequence[Line]
    gap_starts: list[float]
    gap_ends: list[float]


class _Port(NamedTuple):
    """Where a line ends at a box: on the outer or inner side, some lanes clockwise of its middle."""

    role_id: str
    is_outer: bool
    lanes: int


class _Pass(NamedTuple):
    """A free stretch of a ring, from one angle to another, and the angle at which a line goes through."""

    low: float
    high: float
    angle: float


@dataclass(slots=True)
class _Way:
    """A way from a manager to a role: the gaps in turn, and where it goes through the rings between them."""

    line: ReportingLine
    gaps: Sequence[int]
    passes: list[_Pass]
    cost: float


@dataclass(frozen=True, slots=True)
class _Bent:
    """A line with its lanes: the gaps with a track in each, the angles between them, a port at both ends."""

    line: ReportingLine
    gaps: Sequence[int]
    tracks: Sequence[int]
    angles: Sequence[float]
    source: _Port
    target: _Port


def dotted_lines(
    index: Index,
    stands: Mapping[str, Stand],
    radii: Sequence[float],
    reach: Sequence[float],
    spacing: Spacing,
) -> Routing:
    """Route the dotted lines and move the rings apart for them."""
    lines = [line for role in stands for line in index.dotted.get(role, ())]
    bent = _never_straight(index, lines)
    for attempt in range(_TRIES):
        orbits = _Orbits(index, stands, radii, reach, spacing)
        ways = [orbits.take(line) for line in lines if line.id in bent]
        boxes = orbits.boxes()
        nearby = Neighbourhood(boxes)
        blocked = {line.id for line in lines if line.id not in bent and not _is_clear(line, boxes, nearby)}
        if not blocked:
            break
        # Rings that move may block lines that were clear: the last round bends all that are left.
        bent |= blocked if attempt < _TRIES - 2 else {line.id for line in lines}
    drawn = {way.line.id: orbits.drawn(way, boxes) for way in ways}
    labels = _Labels(nearby)
    result = []
    for line in lines:
        found = drawn.get(line.id) or _straight(line, boxes)
        result.append(labels.added(found) if line.label else found)
    starts = orbits.gap_starts()
    ends = [start + orbits.gap_height(gap) for gap, start in enumerate(starts)]
    return Routing(boxes, result, starts, ends)


def _never_straight(index: Index, lines: Sequence[ReportingLine]) -> set[str]:
    """The lines that would lie on another one: on a solid line, or on a dotted line back; crowds, too."""
    bent: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for line in lines:
        pair = min(line.role_id, line.manager_id), max(line.role_id, line.manager_id)
        if pair in pairs or index.manager_of.get(line.manager_id) == line.role_id or len(pairs) > LINE_LIMIT:
            bent.add(line.id)
        pairs.add(pair)
    return bent


def _is_clear(line: ReportingLine, boxes: Mapping[str, Rect], nearby: Neighbourhood) -> bool:
    """Whether the straight line between two boxes runs through no other."""
    (start, _), (end, _) = straight(boxes[line.manager_id], boxes[line.role_id])
    return nearby.hit(start, end, CLEAR) <= {line.manager_id, line.role_id}


def _straight(line: ReportingLine, boxes: Mapping[str, Rect]) -> Line:
    (start, site), (end, role_site) = straight(boxes[line.manager_id], boxes[line.role_id])
    return Line("dotted", line.manager_id, line.role_id, site, role_site, (start, end))


class _Orbits:
    """What is taken, and where there is room left: passes through rings, tracks in gaps, ports of boxes.

    After ``LINE_LIMIT`` lines no eye can follow one, so further ones share tracks.
    """

    def __init__(
        self,
        index: Index,
        stands: Mapping[str, Stand],
        radii: Sequence[float],
        reach: Sequence[float],
        spacing: Spacing,
    ) -> None:
        self.stands = stands
        self.radii = radii
        self.reach = reach
        self.spacing = spacing
        self.rings: list[list[Stand]] = [[] for _ in radii]
        for stand in stands.values():
            self.rings[stand.ring].append(stand)
        for ring in self.rings:
            ring.sort(key=_from_the_top)
        self.middles = [[_from_the_top(stand) for stand in ring] for ring in self.rings]
        self.taken: list[list[float]] = [[] for _ in radii]
        self.tracks: list[list[list[tuple[float, float]]]] = [[] for _ in radii]
        self.ports: dict[tuple[str, bool], set[int]] = defaultdict(set)
        self.lines = 0
        for role in stands:
            if role in index.manager_of:
                self.ports[role, False].add(0)
            if index.children(role):
                self.ports[role, True].add(0)

    # --- Taking -----------------------------------------------------------------------------

    def take(self, line: ReportingLine) -> _Bent:
        """Find the shortest way for a line and take its lanes."""
        source, target = self.stands[line.manager_id], self.stands[line.role_id]
        ways = (self._way(line, *gaps) for gaps in product(_gaps(source), _gaps(target)))
        way = min(ways, key=lambda way: way.cost)
        passes = [
            self._take_pass(ring, found)
            for ring, found in zip(_rings_between(way.gaps), way.passes, strict=True)
        ]
        first = passes[0] if passes else target.angle
        last = passes[-1] if passes else source.angle
        start = self._take_port(line.manager_id, way.gaps[0], first)
        end = self._take_port(line.role_id, way.gaps[-1], last)
        angles = [self._angle(start, first), *passes, self._angle(end, last)]
        tracks = [self._take_track(gap, *ends) for gap, ends in zip(way.gaps, pairwise(angles), strict=True)]
        self.lines += 1
        return _Bent(line, way.gaps, tracks, passes, start, end)

    def _way(self, line: ReportingLine, first: int, last: int) -> _Way:
        """The way that begins in one gap and ends in another; it turns as little as it can."""
        source, target = self.stands[line.manager_id], self.stands[line.role_id]
        gaps = range(first, last + 1) if first <= last else range(first, last - 1, -1)
        passes: list[_Pass] = []
        at = source.angle if source.ring else target.angle
        goal = target.angle if target.ring else at
        cost = abs(self._radius(first) - self.radii[source.ring])
        cost += abs(self._radius(last) - self.radii[target.ring])
        for gap, ring in zip(gaps, _rings_between(gaps), strict=False):
            found = self._pass(ring, at, goal)
            cost += abs(turn(at, found.angle)) * self._radius(gap)
            at = found.angle
            passes.append(found)
        cost += abs(turn(at, goal)) * self._radius(last)
        return _Way(line, gaps, passes, cost + abs(self._radius(last) - self._radius(first)))

    def _radius(self, gap: int) -> float:
        """About where a gap lies."""
        return self.radii[gap] + self.reach[gap] + self.spacing.level_gap / 2

    def _pass(self, ring: int, at: float, goal: float) -> _Pass:
        """The free stretch of a ring that is best on the way from one angle to another."""
        margin = CLEAR / self.radii[ring]
        stands = self.rings[ring]
        found: list[tuple[float, float, _Pass]] = []
        for wish in (at, goal):
            near = bisect_right(self.middles[ring], wish % FULL)
            for number in (near - 2, near - 1, near, near + 1):
                before, after = stands[number % len(stands)], stands[(number + 1) % len(stands)]
                low = before.angle + before.reach[1] + margin
                width = (after.angle - before.angle) % FULL or FULL
                high = before.angle + width - after.reach[0] - margin
                place = (low + high) / 2
                angle = min(max(place + turn(place, wish), low), high)
                ways = abs(turn(at, angle)), abs(turn(angle, goal))
                found.append((round(sum(ways), 9), ways[0], _Pass(low, high, angle)))
        return min(found)[2]

    def _take_pass(self, ring: int, found: _Pass) -> float:
        """The free lane next to the wish, or the wish where lanes have run out."""
        lane = self.spacing.lane / (self.radii[ring] - self.reach[ring])
        taken = self.taken[ring]
        if self.lines < LINE_LIMIT:
            for step in range(1, 2 * int((found.high - found.low) / lane) + 3):
                angle = found.angle + (step // 2) * lane * (1 if step % 2 else -1)
                at = bisect_right(taken, angle % FULL - lane + 1e-9)
                is_free = at == len(taken) or taken[at] > angle % FULL + lane - 1e-9
                if is_free and found.low <= angle <= found.high:
                    insort(taken, angle % FULL)
                    return angle
        return found.angle

    def _take_port(self, role_id: str, gap: int, towards: float) -> _Port:
        """The free port next to the middle of a side, first on the side towards an angle."""
        stand = self.stands[role_id]
        if stand.ring == 0:
            return _Port(role_id, True, 0)
        used = self.ports[role_id, gap == stand.ring]
        sign = 1 if turn(stand.angle, towards) >= 0 else -1
        most = max(1, int(0.6 * min(stand.reach) * self.radii[stand.ring] / self.spacing.lane))
        for number in (0, *(each * side for each in range(1, most + 1) for side in (sign, -sign))):
            if number not in used:
                used.add(number)
                return _Port(role_id, gap == stand.ring, number)
        return _Port(role_id, gap == stand.ring, sign * (1 + self.lines % most))

    def _take_track(self, gap: int, start: float, end: float) -> int:
        """The innermost track of a gap that is free along an arc."""
        way = turn(start, end)
        rim = self.spacing.lane / self._radius(gap)
        low, width = (start if way >= 0 else end) - rim, abs(way) + 2 * rim
        tracks = self.tracks[gap]
        for number, track in enumerate(tracks):
            if self.lines >= LINE_LIMIT or not any(_overlap(low, width, *other) for other in track):
                track.append((low, width))
                return number
        tracks.append([(low, width)])
        return len(tracks) - 1

    def _angle(self, port: _Port, towards: float, radii: Sequence[float] | None = None) -> float:
        """The angle of the ray on which a line ends; from the middle it is the one that it goes on with."""
        stand = self.stands[port.role_id]
        radius = (radii or self.radii)[stand.ring]
        return stand.angle + port.lanes * self.spacing.lane / radius if stand.ring else towards

    # --- What comes out ---------------------------------------------------------------------

    def gap_height(self, gap: int) -> float:
        """The distance from a ring to the next one."""
        return self.spacing.level_gap + self.spacing.lane * len(self.tracks[gap])

    def final_radii(self) -> list[float]:
        """The radii of the rings once there is room for all tracks."""
        moved, radii = 0.0, []
        for ring, radius in enumerate(self.radii):
            radii.append(radius + moved)
            moved += self.spacing.lane * len(self.tracks[ring])
        return radii

    def gap_starts(self) -> list[float]:
        """The radius at which each gap begins."""
        return [radius + reach for radius, reach in zip(self.final_radii(), self.reach, strict=True)]

    def boxes(self) -> dict[str, Rect]:
        """Every box at its final place."""
        radii = self.final_radii()
        return {
            role_id: centred(stand.angle, radii[stand.ring], stand.size)
            for role_id, stand in self.stands.items()
        }

    def drawn(self, bent: _Bent, boxes: Mapping[str, Rect]) -> Line:
        """The line with its corners."""
        radii, starts = self.final_radii(), self.gap_starts()
        source, target = self.stands[bent.source.role_id], self.stands[bent.target.role_id]
        first = bent.angles[0] if bent.angles else target.angle
        last = bent.angles[-1] if bent.angles else source.angle
        angles = [self._angle(bent.source, first, radii), *bent.angles, self._angle(bent.target, last, radii)]
        points: list[Point] = []
        for gap, track, (start, end) in zip(bent.gaps, bent.tracks, pairwise(angles), strict=True):
            radius = starts[gap] + self.spacing.level_gap / 2 + self.spacing.lane * (track + 1)
            points += arc(radius, start, turn(start, end))
        begin, site = _end(boxes[bent.source.role_id], angles[0], points[0])
        finish, role_site = _end(boxes[bent.target.role_id], angles[-1], points[-1])
        corners = without_repeats([begin, *points, finish])
        return Line("dotted", bent.line.manager_id, bent.line.role_id, site, role_site, corners)


def _end(rect: Rect, angle: float, towards: Point) -> tuple[Point, Site]:
    """Where the ray at an angle meets a box, on the side towards a point."""
    return leave(rect, inside(rect, angle), towards)


def _from_the_top(stand: Stand) -> float:
    return stand.angle % FULL


def _gaps(stand: Stand) -> tuple[int, ...]:
    """The gaps beside a ring, the outer one first."""
    return (stand.ring, stand.ring - 1) if stand.ring else (0,)


def _rings_between(gaps: Sequence[int]) -> list[int]:
    """The rings between gaps that follow each other: gap ``n`` lies outside ring ``n``."""
    return [max(pair) for pair in pairwise(gaps)]


def _overlap(low: float, width: float, other_low: float, other_width: float) -> bool:
    """Whether two arcs of a circle share a part."""
    return (other_low - low) % FULL < width or (low - other_low) % FULL < other_width


class _Labels:
    """Finds room for labels upon their lines, clear of boxes and of each other."""

    def __init__(self, nearby: Neighbourhood) -> None:
        self._nearby = nearby
        self._taken: list[Rect] = []

    def added(self, line: Line) -> Line:
        """Return the line with room for its label, if there is any; level stretches come first."""
        stretches = sorted(pairwise(line.points), key=_steepness)
        for width in _LABEL_SIZES:
            for (ax, ay), (bx, by) in stretches:
                for share in (0.5, 0.3, 0.7):
                    x, y = ax + (bx - ax) * share, ay + (by - ay) * share
                    area = Rect(x - width / 2, y - _LABEL_HEIGHT, width, _LABEL_HEIGHT + 2)
                    if self._nearby.is_free(area) and not any(_touch(area, other) for other in self._taken):
                        self._taken.append(area)
                        return replace(line, label=LabelRoom(x, y, width))
        return line


def _steepness(stretch: tuple[Point, Point]) -> tuple[bool, float]:
    """How a stretch ranks for a label: level ones first, long ones first among them."""
    (ax, ay), (bx, by) = stretch
    return abs(by - ay) > abs(bx - ax) / 2, -abs(bx - ax)


def _touch(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
