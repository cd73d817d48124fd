"""Dotted lines of rings: straight where nothing stands in the way, else along arcs between the rings.

Such a line leaves its box along a ray, follows an arc in the gap beside the ring, goes through a ring
along another ray where nothing stands, and so on. Out of a block it first follows a channel. Every arc,
ray and channel has lanes; gaps grow with the arcs in them. Angles stay as they are when rings move
outwards, so what is free stays free.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

from orgchart.core.document import ReportingLine
from orgchart.core.index import Index
from orgchart.scene.layouts.rings.buses import Bus, occupied
from orgchart.scene.layouts.rings.cells import Standing
from orgchart.scene.layouts.rings.gaps import Stand, gaps
from orgchart.scene.layouts.rings.nearby import Neighbourhood
from orgchart.scene.layouts.rings.placed import Bands
from orgchart.scene.layouts.rings.polar import (
    FULL,
    angle_of,
    arc,
    inside,
    leave,
    turn,
    without_repeats,
)
from orgchart.scene.layouts.rings.straight_lines import is_clear, never_straight, straight_line
from orgchart.scene.lines.lanes import CLEAR, LINE_LIMIT
from orgchart.scene.placement import Line, Point, Rect
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

BUS = 0.62  # of the room between two rings: where solid lines run along it; dotted ones run outside of them
_TRIES = 4  # rounds of finding out which lines can be straight


@dataclass(frozen=True, slots=True)
class Routing:
    """Boxes and dotted lines in points. Gap ``n`` lies outside ring ``n``, from its start to its end."""

    boxes: Mapping[str, Rect]
    lines: Sequence[Line]
    radii: list[float]
    gap_starts: list[float]
    gap_ends: list[float]


class _Port(NamedTuple):
    """Where a line ends at a box: some lanes clockwise of its middle, on its outer or inner side.

    In a block: in a lane of the channel beside it, as one of several that leave the box there.
    """

    role_id: str
    is_outer: bool
    lanes: int
    number: int = 0


class _Door(NamedTuple):
    """A gap into which a line can leave a box, about at an angle."""

    gap: int
    angle: float
    is_outer: bool


class _Pass(NamedTuple):
    """A free stretch of a ring, from one angle to another, and the angle at which a line goes through."""

    low: float
    high: float
    angle: float


@dataclass(slots=True)
class _Way:
    """A way between two doors: the gaps in turn, and where it goes through the rings between them."""

    doors: tuple[_Door, _Door]
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
    standings: Mapping[str, Standing],
    bands: Bands,
    buses: Sequence[Sequence[Bus]],
    spacing: Spacing,
) -> Routing:
    """Route the dotted lines, and move the rings apart for all lines.

    ``standings`` says where each role stands, ``bands`` where the rings lie, and ``buses`` which solid lines
    run in the gap outside each ring.
    """
    lines = [line for role in standings for line in index.dotted.get(role, ())]
    bent = never_straight(index, lines)
    for attempt in range(_TRIES):
        orbits = _Orbits(index, standings, bands, buses, spacing)
        ways = [orbits.take(line) for line in lines if line.id in bent]
        boxes = orbits.boxes()
        nearby = Neighbourhood(boxes)
        blocked = {line.id for line in lines if line.id not in bent and not is_clear(line, boxes, nearby)}
        if not blocked:
            break
        # Rings that move may block lines that were clear: the last round bends all that are left.
        bent |= blocked if attempt < _TRIES - 2 else {line.id for line in lines}
    drawn = {way.line.id: orbits.drawn(way, boxes) for way in ways}
    result = [drawn.get(line.id) or straight_line(line, boxes) for line in lines]
    starts = orbits.gap_starts()
    ends = [start + orbits.gap_height(gap) for gap, start in enumerate(starts)]
    return Routing(boxes, result, orbits.final_radii(), starts, ends)


class _Orbits:
    """What is taken, and where there is room left: passes through rings, tracks in gaps, ports of boxes.

    After ``LINE_LIMIT`` lines no eye can follow one, so further ones share tracks.
    """

    def __init__(
        self,
        index: Index,
        standings: Mapping[str, Standing],
        bands: Bands,
        buses: Sequence[Sequence[Bus]],
        spacing: Spacing,
    ) -> None:
        self.standings = standings
        self.bands = bands
        self.radii = radii = bands.radii
        self.spacing = spacing
        self.stands: dict[str, Stand] = {}
        self.rings: list[list[Stand]] = [[] for _ in radii]
        for role, each in standings.items():
            ring = each.cell.ring
            if role == each.cell.key:
                span = each.cell.wedge(each.angle, radii[ring], each.pose) if ring else (FULL / 2, FULL / 2)
                self.stands[role] = Stand(ring, each.angle, span)
                self.rings[ring].append(self.stands[role])
        self.gaps = [
            gaps(stands, 2 * CLEAR / radius if radius else 0.0)
            for stands, radius in zip(self.rings, radii, strict=True)
        ]
        self.gap_angles = [[gap.angle for gap in found] for found in self.gaps]
        self.taken: list[list[float]] = [[] for _ in radii]
        self.tracks = [occupied(gap) for gap in buses]
        self.ports: dict[tuple[str, bool], set[int]] = defaultdict(set)
        self.channels: dict[tuple[str, int, bool], int] = defaultdict(int)
        self.leaving: dict[str, int] = defaultdict(int)
        self.lines = 0
        for role in standings:
            if role in index.manager_of:
                self.ports[role, False].add(0)
            if index.children(role):
                self.ports[role, True].add(0)

    def _stand(self, role: str) -> Stand:
        return self.stands[self.standings[role].cell.key]

    # --- Taking -----------------------------------------------------------------------------

    def take(self, line: ReportingLine) -> _Bent:
        """Find the shortest way for a line and take its lanes."""
        sources, targets = self._doors(line.manager_id), self._doors(line.role_id)
        # From the middle a line begins at the angle at which it goes on.
        if self._stand(line.manager_id).ring == 0:
            sources = [sources[0]._replace(angle=self._stand(line.role_id).angle)]
        if self._stand(line.role_id).ring == 0:
            targets = [targets[0]._replace(angle=self._stand(line.manager_id).angle)]
        pairs = product(sources, targets)
        way = min((self._way(*pair) for pair in pairs), key=lambda way: way.cost)
        passes = [
            self._take_pass(ring, found)
            for ring, found in zip(_rings_between(way.gaps), way.passes, strict=True)
        ]
        source, target = way.doors
        first = passes[0] if passes else target.angle
        last = passes[-1] if passes else source.angle
        start = self._take_port(line.manager_id, source, first)
        end = self._take_port(line.role_id, target, last)
        angles = [self._angle(start, first), *passes, self._angle(end, last)]
        tracks = [self._take_track(gap, *ends) for gap, ends in zip(way.gaps, pairwise(angles), strict=True)]
        self.lines += 1
        return _Bent(line, way.gaps, tracks, passes, start, end)

    def _doors(self, role: str) -> list[_Door]:
        """The ways out of a box: into the gaps beside its ring."""
        stand = self._stand(role)
        if not stand.ring:
            return [_Door(0, stand.angle, is_outer=True)]
        angles = [self._angle(_Port(role, is_outer, 0), stand.angle) for is_outer in (True, False)]
        return [_Door(stand.ring, angles[0], is_outer=True), _Door(stand.ring - 1, angles[1], is_outer=False)]

    def _way(self, source: _Door, target: _Door) -> _Way:
        """The way from one door to another; it turns as little as it can."""
        first, last = source.gap, target.gap
        gaps = range(first, last + 1) if first <= last else range(first, last - 1, -1)
        passes: list[_Pass] = []
        at, goal = source.angle, target.angle
        cost = abs(self._radius(last) - self._radius(first))
        for gap, ring in zip(gaps, _rings_between(gaps), strict=False):
            found = self._pass(ring, at, goal)
            cost += abs(turn(at, found.angle)) * self._radius(gap)
            at = found.angle
            passes.append(found)
        cost += abs(turn(at, goal)) * self._radius(last)
        return _Way((source, target), gaps, passes, cost)

    def _radius(self, gap: int) -> float:
        """About where a gap lies."""
        return self.radii[gap] + self.bands.outwards[gap] + BUS * self.spacing.level_gap

    def _pass(self, ring: int, at: float, goal: float) -> _Pass:
        """The free stretch of a ring that is best on the way from one angle to another."""
        margin = CLEAR / self.radii[ring]
        there = self.gaps[ring]
        found: list[tuple[float, float, _Pass]] = []
        for wish in (at, goal):
            near = bisect_right(self.gap_angles[ring], wish % FULL)
            for number in (near - 2, near - 1, near, near + 1):
                gap = there[number % len(there)]
                low, high = gap.low + margin, gap.high - margin
                place = (low + high) / 2
                angle = min(max(place + turn(place, wish), low), high)
                ways = abs(turn(at, angle)), abs(turn(angle, goal))
                found.append((round(sum(ways), 9), ways[0], _Pass(low, high, angle)))
        return min(found)[2]

    def _take_pass(self, ring: int, found: _Pass) -> float:
        """The free lane next to the wish, or the wish where lanes have run out."""
        lane = self.spacing.lane / (self.radii[ring] - self.bands.inwards[ring])
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

    def _take_port(self, role_id: str, door: _Door, towards: float) -> _Port:
        """The free port next to the middle of a side, first on the side towards an angle."""
        each, stand = self.standings[role_id], self._stand(role_id)
        if stand.ring == 0:
            return _Port(role_id, True, 0)
        if each.cell.is_block:
            # Lines from one box leave it one below the other, those in one channel side by side.
            channel = each.cell.key, each.place(role_id)[0], door.is_outer
            self.channels[channel] += 1
            self.leaving[role_id] += 1
            return _Port(role_id, door.is_outer, self.channels[channel] - 1, self.leaving[role_id] - 1)
        used = self.ports[role_id, door.is_outer]
        sign = 1 if turn(stand.angle, towards) >= 0 else -1
        most = max(1, int(0.6 * min(stand.reach) * self.radii[stand.ring] / self.spacing.lane))
        for number in (0, *(each * side for each in range(1, most + 1) for side in (sign, -sign))):
            if number not in used:
                used.add(number)
                return _Port(role_id, door.is_outer, number)
        return _Port(role_id, door.is_outer, sign * (1 + self.lines % most))

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
        stand = self._stand(port.role_id)
        radius = (radii or self.radii)[stand.ring]
        if self.standings[port.role_id].cell.is_block:
            return angle_of(self._escape(port, radius)[1][-1])
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
        """The radius at which each gap begins: where rings lie further apart, in the middle between them."""
        outwards, spare = self.bands.outwards, [*self._spare(), 0.0]
        return [sum(each) for each in zip(self.final_radii(), outwards, spare, strict=True)]

    def _spare(self) -> Iterator[float]:
        """Half of what lies between each two rings over and above what they need."""
        starts = [radius + reach for radius, reach in zip(self.radii, self.bands.outwards, strict=True)]
        ends = [radius - reach for radius, reach in zip(self.radii, self.bands.inwards, strict=True)]
        for start, end in zip(starts[:-1], ends[1:], strict=True):
            yield max(0.0, end - start - self.spacing.level_gap) / 2

    def boxes(self) -> dict[str, Rect]:
        """Every box at its final place."""
        radii = self.final_radii()
        return {
            role: rect
            for key in self.stands
            for role, rect in self.standings[key].boxes(radii[self.standings[key].cell.ring])
        }

    def drawn(self, bent: _Bent, boxes: Mapping[str, Rect]) -> Line:
        """The line with its corners."""
        radii, starts = self.final_radii(), self.gap_starts()
        source, target = self._stand(bent.source.role_id), self._stand(bent.target.role_id)
        first = bent.angles[0] if bent.angles else self._angle(bent.target, target.angle, radii)
        last = bent.angles[-1] if bent.angles else self._angle(bent.source, source.angle, radii)
        angles = [self._angle(bent.source, first, radii), *bent.angles, self._angle(bent.target, last, radii)]
        points: list[Point] = []
        for gap, track, (start, end) in zip(bent.gaps, bent.tracks, pairwise(angles), strict=True):
            radius = starts[gap] + BUS * self.spacing.level_gap + self.spacing.lane * (track + 1)
            points += arc(radius, start, turn(start, end))
        begin, site = self._end(bent.source, angles[0], points[0], boxes, radii)
        finish, role_site = self._end(bent.target, angles[-1], points[-1], boxes, radii)
        corners = without_repeats([*begin, *points, *reversed(finish)])
        return Line("dotted", bent.line.manager_id, bent.line.role_id, site, role_site, corners)

    def _end(
        self, port: _Port, angle: float, towards: Point, boxes: Mapping[str, Rect], radii: Sequence[float]
    ) -> tuple[list[Point], Site]:
        """The corners from a box to the ray at an angle that leads towards a point, and the box's side."""
        rect, stand = boxes[port.role_id], self._stand(port.role_id)
        if not self.standings[port.role_id].cell.is_block:
            place, site = leave(rect, inside(rect, angle), towards)
            return [place], site
        site, corners = self._escape(port, radii[stand.ring])
        return corners, site

    def _escape(self, port: _Port, radius: float) -> tuple[Site, list[Point]]:
        """The side on which a line leaves a box in a block, and its corners up to the end of the channel."""
        each = self.standings[port.role_id]
        lead, offset = each.escape(port.role_id, radius, port.lanes, port.number)
        half = each.pose.along / 2
        end = each.at(radius + half if port.is_outer else radius - half, offset)
        return lead.site, [lead.end, lead.corner, end]


def _rings_between(gaps: Sequence[int]) -> list[int]:
    """The rings between gaps that follow each other: gap ``n`` lies outside ring ``n``."""
    return [max(pair) for pair in pairwise(gaps)]


def _overlap(low: float, width: float, other_low: float, other_width: float) -> bool:
    """Whether two arcs of a circle share a part."""
    return (other_low - low) % FULL < width or (low - other_low) % FULL < other_width
