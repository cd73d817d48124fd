"""Rings: the root or a caption in the middle, and one ring for each distance from it, or for each grade.

Places are worked out exactly here, not by Graphviz: ``twopi`` takes nodes for points, so that boxes
overlap, it does not keep the order of siblings, and it spaces all rings alike. On crowded charts the
leaves of a manager stand in blocks. Assistants stand on the ring of the reports, before them. Bodies are
roles like others here: what reports to nobody stands innermost. Units are colours, and never frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import hypot

from orgchart.core.index import Index
from orgchart.scene.lanes import CLEAR
from orgchart.scene.layouts.cells import Cell, cells
from orgchart.scene.layouts.nearby import Neighbourhood
from orgchart.scene.layouts.orbits import Routing, dotted_lines
from orgchart.scene.layouts.placement import CENTRE, Circle, Line, Placement, Point, Rect, Size
from orgchart.scene.layouts.polar import (
    angle_of,
    arc,
    inside,
    leave,
    middle,
    point,
    straight,
    turn,
    without_repeats,
)
from orgchart.scene.layouts.ring_labels import with_labels
from orgchart.scene.layouts.ring_numbers import ring_numbers
from orgchart.scene.layouts.sectors import Sectors
from orgchart.scene.scene import ConnectorKind
from orgchart.scene.themes import Spacing

_FEW = 12  # lines of a manager that may be straight
_STEEPEST = 0.5  # least cosine of the angle between a straight line and the ray through its manager
# How many boxes a block may have, and how thick, in boxes that stand on end, it may be.
_BLOCKS = ((1, 1.0), (3, 1.2), (6, 1.6), (8, 2.2), (12, 2.8), (12, 3.6), (18, 4.6), (24, 6.0))
_LARGE = 1_500  # charts with more roles try large blocks only
_WORTH_IT = 0.95  # blocks have to make the picture so much smaller


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
        self.sectors = self._smallest()
        standings = self.sectors.standings(sizes)
        self.standing_of = {role: each for each in standings.values() for role in each.cell.roles}

    def placement(self) -> Placement:
        """Return everything in points, with the middle at (0, 0)."""
        sectors = self.sectors
        routing = dotted_lines(self.index, self.standing_of, (sectors.radii, sectors.reach), self.spacing)
        boxes = {role: routing.boxes[role] for role in self.order}
        lines = with_labels([*self._solid_lines(routing), *routing.lines], boxes, self.sizes)
        discs = [
            Circle(f"ring:{ring}", 0.0, 0.0, (routing.gap_starts[ring] + routing.gap_ends[ring]) / 2)
            for ring in range(sectors.count, 0, -1)
        ]
        if CENTRE in self.sizes:
            discs.append(Circle(CENTRE, 0.0, 0.0, sectors.reach[0]))
            return Placement(boxes, lines, discs, {CENTRE: (0, 0)})
        return Placement(boxes, lines, discs)

    # --- Cells ------------------------------------------------------------------------------

    def _smallest(self) -> Sectors:
        """Share out the rings with blocks of several sizes; return the smallest, plain boxes if they do."""
        first, *others = _BLOCKS if len(self.order) <= _LARGE else _BLOCKS[-3:-1]
        best = self._sectors(*first)
        best.fit()
        for each in others:
            other = self._sectors(*each)
            if other.fit(_WORTH_IT * best.radius):
                best = other
        return best

    def _sectors(self, most: int, thick: float) -> Sectors:
        """Return the cells, with blocks of at most so many boxes, about so thick."""
        roots = [cell for root in self.index.roots for cell in self._cells([root], self.ring_of[root], 1)]
        waiting = list(roots)
        while waiting:
            cell = waiting.pop()
            if cell.is_block:
                continue
            cell.children.extend(self._cells_of(cell.key, most))
            waiting.extend(cell.children)
        centre = self.sizes.get(CENTRE)
        in_middle = hypot(*self.sizes[roots[0].key]) / 2 if roots[0].ring == 0 else 0.0
        box = sum(self.sizes[role][0] for role in self.order) / len(self.order) + self.spacing.beside
        return Sectors(roots, centre[0] / 2 if centre else in_middle, self.spacing, thick * box)

    def _cells_of(self, manager: str, most: int) -> Iterator[Cell]:
        """Yield the cells in which the assistants and reports of a manager stand."""
        for (ring, is_leaf), group in groupby(self.index.children(manager), self._kind):
            yield from self._cells(list(group), ring, most if is_leaf else 1)

    def _cells(self, roles: Sequence[str], ring: int, most: int) -> Iterator[Cell]:
        return cells(roles, ring, self.sizes, self.spacing, most)

    def _kind(self, role: str) -> tuple[int, bool]:
        return self.ring_of[role], not self.index.children(role)

    # --- Solid lines ------------------------------------------------------------------------

    def _solid_lines(self, routing: Routing) -> Iterator[Line]:
        """Yield the solid lines, each manager's together."""
        boxes = routing.boxes
        nearby = Neighbourhood(boxes)
        for manager in self.order:
            ring = self.ring_of[manager]
            entries = {
                role: self.standing_of[role].entry(role, routing.radii[self.ring_of[role]])
                for role in self.index.children(manager)
            }
            is_direct = ring == 0 or self._may_be_straight(manager, entries, boxes, nearby)
            bus = routing.gap_starts[ring] + self.spacing.level_gap / 2
            start = self.standing_of[manager].angle
            for role, entry in entries.items():
                angle = angle_of(entry)
                way = [] if is_direct else arc(bus, start, turn(start, angle))
                yield self._line(manager, role, way, entry, routing)

    def _line(self, manager: str, role: str, way: Sequence[Point], entry: Point, routing: Routing) -> Line:
        """The line from a manager to a role: on a way between the rings to its cell, and on to its box."""
        start, end = routing.boxes[manager], routing.boxes[role]
        standing = self.standing_of[role]
        kind: ConnectorKind = "assistant" if role in self.index.assistants.get(manager, ()) else "solid"
        if not way and not standing.cell.is_block:
            (first, site), (last, role_site) = straight(start, end)
            return Line(kind, manager, role, site, role_site, (first, last))
        origin = inside(start, self.standing_of[manager].angle) if way else middle(start)
        first, site = leave(start, origin, way[0] if way else entry)
        if not standing.cell.is_block:
            last, role_site = leave(end, inside(end, standing.angle), way[-1])
            return Line(kind, manager, role, site, role_site, without_repeats([first, *way, last]))
        feed = standing.feed(role, routing.radii[self.ring_of[role]])
        # The first box of a stack may be fed from further inside than where the bus begins.
        bus = [entry] if hypot(*entry) < hypot(*feed.corner) else []
        points = without_repeats([first, *way, *bus, feed.corner, feed.end])
        return Line(kind, manager, role, site, feed.site, points)

    def _may_be_straight(
        self, manager: str, entries: Mapping[str, Point], boxes: Mapping[str, Rect], nearby: Neighbourhood
    ) -> bool:
        """Whether all lines of a manager can run straight to where they come in, clear of all boxes."""
        ends = {entry: role for role, entry in entries.items()}
        if len(ends) > _FEW:
            return False
        start = middle(boxes[manager])
        out = point(self.standing_of[manager].angle, 1.0)
        for end, role in ends.items():
            along = (end[0] - start[0]) * out[0] + (end[1] - start[1]) * out[1]
            if along < _STEEPEST * hypot(end[0] - start[0], end[1] - start[1]):
                return False
            own = {manager} if self.standing_of[role].cell.is_block else {manager, role}
            if not nearby.hit(start, end, CLEAR) <= own:
                return False
        return True
