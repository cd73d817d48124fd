"""Rings: the root or a caption in the middle, and one ring for each distance from it, or for each grade.

Places are worked out exactly here, not by Graphviz: ``twopi`` takes nodes for points, so that boxes
overlap, it does not keep the order of siblings, and it spaces all rings alike. Where there are few boxes,
each manager stands in the middle of the sector. Rings of a crowd are packed instead, some of them in several
rows like bricks, and the leaves of a manager stand in stacks. Assistants stand on the ring of the reports,
before them. Bodies are roles like others here: what reports to nobody stands innermost. Units are colours,
and never frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import hypot

from orgchart.core.index import Index
from orgchart.scene.boxes.slim import CROWD
from orgchart.scene.layouts.rings.cells import Cell, cells
from orgchart.scene.layouts.rings.filling import Filling
from orgchart.scene.layouts.rings.labels import labelled
from orgchart.scene.layouts.rings.numbers import ring_numbers
from orgchart.scene.layouts.rings.orbits import BUS, Routing, dotted_lines
from orgchart.scene.layouts.rings.packed import Packed
from orgchart.scene.layouts.rings.polar import (
    angle_of,
    arc,
    inside,
    leave,
    middle,
    straight,
    turn,
    without_repeats,
)
from orgchart.scene.layouts.rings.sectors import Sectors
from orgchart.scene.lines.lanes import CLEAR
from orgchart.scene.placement import CENTRE, Circle, Line, Placement, Point, Size
from orgchart.scene.scene import ConnectorKind
from orgchart.scene.themes import Spacing

_BORDER = 0.28  # of the room between two rings: where the edge of the inner one lies, well inside of buses
# How many boxes a block may have, and how thick, in boxes that stand on end, it may be.
_BLOCKS = ((1, 1.0), (3, 1.2), (6, 1.6), (8, 2.2), (12, 2.8), (12, 3.6), (18, 4.6), (24, 6.0))
# How much smaller than plain boxes blocks have to make a small picture; how much smaller in other cases.
_WORTH_IT, _BETTER = 0.75, 0.98


def rings(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> Placement:
    """Place the boxes of all roles, which have the given sizes, and route their lines.

    The size under ``CENTRE``, if there is one, is that of a caption in the middle; those of labels go by
    the ids of their lines.
    """
    return _Rings(index, sizes, spacing).placement() if index.roots else Placement({}, [])


class _Rings:
    """One chart on its way from sectors to a placement."""

    def __init__(self, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.order = list(index.reading_order())
        self.ring_of = ring_numbers(index, self.order, has_caption=CENTRE in sizes)
        lines = [line for each in index.dotted.values() for line in each]
        self.dotted = {role for line in lines for role in (line.role_id, line.manager_id)}
        self.sectors = self._smallest()
        standings = self.sectors.standings(sizes)
        self.standing_of = {role: each for each in standings.values() for role in each.cell.roles}
        self.buses = self.sectors.buses()

    def placement(self) -> Placement:
        """Return everything in points, with the middle at (0, 0)."""
        sectors = self.sectors
        routing = dotted_lines(self.index, self.standing_of, sectors.bands, self.buses, self.spacing)
        boxes = {role: routing.boxes[role] for role in self.order}
        lines = labelled([*self._solid_lines(routing), *routing.lines], boxes, self.sizes)
        discs = [Circle(f"ring:{ring}", 0.0, 0.0, self._edge(ring, routing)) for ring in self._drawn_rings()]
        if discs:
            furthest = max((hypot(*place) for line in routing.lines for place in line.points), default=0.0)
            discs[0] = discs[0]._replace(radius=max(discs[0].radius, furthest + CLEAR))
        if CENTRE in self.sizes:
            discs.append(Circle(CENTRE, 0.0, 0.0, sectors.outwards[0]))
            return Placement(boxes, lines, discs, {CENTRE: (0, 0)})
        return Placement(boxes, lines, discs)

    def _drawn_rings(self) -> range:
        """The rings from the outermost to the innermost; a box in the middle has a disc of its own."""
        outermost = self.sectors.count
        has_middle = outermost > 0 and CENTRE not in self.sizes and self.sectors.roots[0].ring == 0
        return range(outermost, -1 if has_middle else 0, -1)

    def _edge(self, ring: int, routing: Routing) -> float:
        """The radius of the edge of a ring."""
        share = _BORDER if ring < self.sectors.count else 0.5
        return routing.gap_starts[ring] + share * self.spacing.level_gap

    # --- Cells ------------------------------------------------------------------------------

    def _smallest(self) -> Sectors | Packed:
        """Pack the rings of a crowd; share out others with blocks of several sizes, or plain boxes."""
        if len(self.order) > CROWD:
            filling = Filling(self.spacing, self._box(), self.sizes, self.dotted)
            return Packed(self._roots(len(self.order)), self._middle(), self.spacing, filling)
        first, *others = _BLOCKS
        best = self._sectors(*first)
        best.fit()
        worth_it = _WORTH_IT
        for each in others:
            other = self._sectors(*each)
            if other.fit(worth_it * best.radius):
                best, worth_it = other, _BETTER
        best.balance()
        return best

    def _sectors(self, most: int, thick: float) -> Sectors:
        """Return the cells, with blocks of at most so many boxes, about so thick."""
        return Sectors(self._roots(most), self._middle(), self.spacing, thick * self._box())

    def _roots(self, most: int) -> list[Cell]:
        """Return the innermost cells, which hold all others, with blocks of at most so many boxes."""
        roots = [cell for root in self.index.roots for cell in self._cells([root], self.ring_of[root], 1)]
        waiting = list(roots)
        while waiting:
            cell = waiting.pop()
            if cell.is_block:
                continue
            cell.children.extend(self._cells_of(cell.key, most))
            waiting.extend(cell.children)
        return roots

    def _middle(self) -> float:
        """The radius of what stands in the middle."""
        if centre := self.sizes.get(CENTRE):
            return centre[0] / 2
        root = self.index.roots[0]
        return hypot(*self.sizes[root]) / 2 if self.ring_of[root] == 0 else 0.0

    def _box(self) -> float:
        """How thick a ring of single boxes is, about."""
        return sum(self.sizes[role][0] for role in self.order) / len(self.order) + self.spacing.beside

    def _cells_of(self, manager: str, most: int) -> Iterator[Cell]:
        """Yield the cells in which the assistants and reports of a manager stand."""
        for (ring, is_leaf), group in groupby(self.index.children(manager), self._kind):
            yield from self._cells(list(group), ring, most if is_leaf else 1)

    def _cells(self, roles: Sequence[str], ring: int, most: int) -> Iterator[Cell]:
        return cells(roles, ring, self.sizes, self.spacing, most=most, dotted=self.dotted)

    def _kind(self, role: str) -> tuple[int, bool]:
        return self.ring_of[role], not self.index.children(role)

    # --- Solid lines ------------------------------------------------------------------------

    def _solid_lines(self, routing: Routing) -> Iterator[Line]:
        """Yield the solid lines, each manager's together: spokes from the middle, else along a common arc."""
        tracks = {bus.key: bus.track for gap in self.buses for bus in gap}
        for manager in self.order:
            for role in self.index.children(manager):
                entry = self.standing_of[role].entry(role, routing.radii[self.ring_of[role]])
                yield self._line(manager, role, self._way(role, entry, tracks, routing), entry, routing)

    def _way(self, role: str, entry: Point, tracks: Mapping[str, int], routing: Routing) -> list[Point]:
        """The corners between the rings, from the box of a manager to where lines come into a cell."""
        way: list[Point] = []
        cell, end = self.standing_of[role].cell, angle_of(entry)
        while True:
            cell = self.sectors.managers[cell.key]
            if cell.ring:
                start = self.sectors.angles[cell.key]
                lanes = BUS * self.spacing.level_gap + self.spacing.lane * tracks.get(cell.key, 0)
                way = [*arc(routing.gap_starts[cell.ring] + lanes, start, turn(start, end)), *way]
                end = start
            if not cell.is_pass:
                return way

    def _line(self, manager: str, role: str, way: Sequence[Point], entry: Point, routing: Routing) -> Line:
        """The line from a manager to a role: on a way between the rings to its cell, and on to its box."""
        start, end = routing.boxes[manager], routing.boxes[role]
        standing = self.standing_of[role]
        kind: ConnectorKind = "assistant" if role in self.index.assistants.get(manager, ()) else "solid"
        if not way and not standing.cell.is_block:
            (first, site), (last, role_site) = straight(start, end)
            return Line(kind, manager, role, site, role_site, (first, last))
        is_outside = self.ring_of[manager] > 0
        origin = inside(start, self.standing_of[manager].angle) if is_outside else middle(start)
        first, site = leave(start, origin, way[0] if way else entry)
        if not standing.cell.is_block:
            last, role_site = leave(end, inside(end, standing.angle), way[-1])
            return Line(kind, manager, role, site, role_site, without_repeats([first, *way, last]))
        feed = standing.feed(role, routing.radii[self.ring_of[role]])
        # The first box of a stack may be fed from further inside than where the bus begins.
        bus = [entry] if hypot(*entry) < hypot(*feed.corner) else []
        points = without_repeats([first, *way, *bus, feed.corner, feed.end])
        return Line(kind, manager, role, site, feed.site, points)
