"""Rings: the root or a caption in the middle, and one ring for each distance from it.

Places are worked out exactly here, not by Graphviz: ``twopi`` takes nodes for points, so that boxes
overlap, it does not keep the order of siblings, and it spaces all rings alike. Every role gets a sector
as wide as its own box or all sectors below it need, each inside its manager's and clockwise in order. A
box stands in the middle of its sector on its ring, and rings grow until it fits there. Two boxes then
never touch: they differ in ring or in sector. Assistants stand on the ring of the reports, before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate
from math import hypot, pi

from orgchart.core.index import Index
from orgchart.scene.layouts.nearby import crosses, grown
from orgchart.scene.layouts.orbits import Stand, dotted_lines
from orgchart.scene.layouts.placement import CENTRE, Circle, Line, Placement, Rect, Size
from orgchart.scene.layouts.polar import (
    Crowding,
    arc,
    inside,
    leave,
    middle,
    point,
    straight,
    wedge,
    without_repeats,
)
from orgchart.scene.scene import ConnectorKind
from orgchart.scene.themes import Spacing

_GROWTH = 1.02  # a ring on which a box leaves its sector grows by so much at a time
_FEW = 12  # reports of a manager whose lines may be straight
_CLEAR = 5.0  # points between a straight line and a box that it passes
_STEEPEST = 0.5  # least cosine of the angle between a straight line and the ray through its manager

Sector = tuple[float, float]


def rings(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> Placement:
    """Place the boxes of all roles, which have the given sizes, and route their lines.

    The size under ``CENTRE``, if there is one, is that of a caption in the middle.
    """
    return _Rings(index, sizes, spacing).placement() if index.roots else Placement({}, [])


class _Rings:
    """One chart on its way from sectors to a placement."""

    def __init__(self, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.order = list(index.reading_order())
        inner = 0 if len(index.roots) == 1 and CENTRE not in sizes else 1
        self.ring_of = dict.fromkeys(index.roots, inner)
        for role in self.order:
            self.ring_of.update(dict.fromkeys(index.children(role), self.ring_of[role] + 1))
        self.count = max(self.ring_of.values())
        # How far boxes reach from the middle line of their ring, whichever way they are turned.
        self.reach = [0.0] * (self.count + 1)
        for role, ring in self.ring_of.items():
            self.reach[ring] = max(self.reach[ring], hypot(*sizes[role]) / 2)
        if CENTRE in sizes:
            self.reach[0] = sizes[CENTRE][0] / 2
        widest = max((sizes[role][0] for role in self.order), default=0.0)
        highest = max((sizes[role][1] for role in self.order), default=0.0)
        self.crowding = Crowding(widest, highest, spacing.stack_gap)
        self.radii = [0.0] * (self.count + 1)
        self._keep_apart()
        self.angles: dict[str, float] = {}
        self._fit()

    def placement(self) -> Placement:
        """Return everything in points, with the middle at (0, 0)."""
        stands = {
            role: Stand(
                self.ring_of[role],
                self.angles[role],
                self.sizes[role],
                wedge(self.angles[role], self.radii[self.ring_of[role]], self.sizes[role])
                if self.ring_of[role]
                else (pi, pi),
            )
            for role in self.order
        }
        routing = dotted_lines(self.index, stands, self.radii, self.reach, self.spacing)
        boxes, gaps = routing.boxes, routing.gap_starts
        lines = [*self._solid_lines(boxes, gaps), *routing.lines]
        discs = [
            Circle(f"ring:{ring}", 0.0, 0.0, (routing.gap_starts[ring] + routing.gap_ends[ring]) / 2)
            for ring in range(self.count, 0, -1)
        ]
        if CENTRE in self.sizes:
            return Placement(
                boxes, lines, [*discs, Circle(CENTRE, 0.0, 0.0, self.reach[0])], {CENTRE: (0, 0)}
            )
        return Placement(boxes, lines, discs)

    # --- Sectors and radii ------------------------------------------------------------------

    def _fit(self) -> None:
        """Grow the rings until every box fits into its sector."""
        while True:
            weights, total = self._weights()
            if total > self.crowding.total:
                self._grow(self._binding(weights), max(_GROWTH, total / self.crowding.total))
                continue
            narrow = self._place(weights, self.crowding.total)
            if not narrow:
                return
            self._grow(narrow, _GROWTH)

    def _keep_apart(self) -> None:
        """Move rings outwards where they are too close to the ring inside them."""
        for ring in range(1, self.count + 1):
            inside_edge = self.radii[ring - 1] + self.reach[ring - 1]
            least = inside_edge + self.spacing.level_gap + self.reach[ring]
            self.radii[ring] = max(self.radii[ring], least)

    def _grow(self, growing: set[int], factor: float) -> None:
        """Grow some rings; the ones inside follow, so that the rings stay about evenly spaced."""
        for ring in growing:
            self.radii[ring] *= factor
        for ring in range(self.count - 1, 0, -1):
            self.radii[ring] = max(self.radii[ring], self.radii[ring + 1] * ring / (ring + 1))
        self._keep_apart()

    def _weights(self) -> tuple[dict[str, float], float]:
        """Return how much of a circle each role needs, counted as ``Crowding`` does, and all together."""
        weights: dict[str, float] = {}
        for role in reversed(self.order):
            radius = self.radii[self.ring_of[role]]
            below = sum(weights[child] for child in self.index.children(role))
            weights[role] = max(below, 1 / radius) if radius else below
        return weights, sum(weights[root] for root in self.index.roots)

    def _binding(self, weights: Mapping[str, float]) -> set[int]:
        """Return the rings whose own boxes need most of the room."""
        found: dict[int, float] = {}
        waiting = list(self.index.roots)
        while waiting:
            role = waiting.pop()
            children = self.index.children(role)
            ring = self.ring_of[role]
            if children and (ring == 0 or weights[role] > 1 / self.radii[ring]):
                waiting.extend(children)
            else:
                found[ring] = found.get(ring, 0.0) + weights[role]
        most = max(found.values())
        return {ring for ring, need in found.items() if need >= most / 2}

    def _place(self, weights: Mapping[str, float], total: float) -> set[int]:
        """Give every role its angle; return the rings on which boxes leave their sectors."""
        narrow: set[int] = set()
        # Siblings begin at twelve o'clock; one alone stands there.
        heads = self.index.children(self.order[0]) if self.ring_of[self.order[0]] == 0 else self.index.roots
        start = -total / 2 if len(heads) == 1 else 0.0
        sectors: dict[str, Sector] = dict(self._shares(self.index.roots, weights, (start, start + total)))
        for role in self.order:
            low, high = sectors.pop(role)
            sectors.update(self._shares(self.index.children(role), weights, (low, high)))
            ring = self.ring_of[role]
            if ring and not self._stand(role, ring, self.crowding.angle(low), self.crowding.angle(high)):
                narrow.add(ring)
            elif not ring:
                self.angles[role] = 0.0
        return narrow

    def _shares(
        self, roles: tuple[str, ...], weights: Mapping[str, float], sector: Sector
    ) -> Iterator[tuple[str, Sector]]:
        """Yield the sector of each of some siblings, which together fill one."""
        low, high = sector
        whole = sum(weights[role] for role in roles)
        ends = accumulate((weights[role] for role in roles), initial=0.0)
        scale = (high - low) / whole if whole else 0.0
        at = next(ends)
        for role, end in zip(roles, ends, strict=True):
            yield role, (low + at * scale, low + end * scale)
            at = end

    def _stand(self, role: str, ring: int, low: float, high: float) -> bool:
        """Put a box into the middle of its sector; return whether it stays inside."""
        radius, size = self.radii[ring], self.sizes[role]
        angle = (low + high) / 2
        if high - low < pi:
            before, after = wedge(angle, radius, size)
            angle += (before - after) / 2
        before, after = wedge(angle, radius, size)
        self.angles[role] = angle
        rim = self.spacing.stack_gap / 2 / radius
        return angle - before - rim >= low and angle + after + rim <= high

    # --- Solid lines ------------------------------------------------------------------------

    def _solid_lines(self, boxes: Mapping[str, Rect], gap_starts: list[float]) -> Iterator[Line]:
        """Yield the solid lines, each manager's together."""
        for manager in self.order:
            children = self.index.children(manager)
            is_direct = self.ring_of[manager] == 0 or self._may_be_straight(manager, children, boxes)
            bus = gap_starts[self.ring_of[manager]] + self.spacing.level_gap / 2
            assistants = set(self.index.assistants.get(manager, ()))
            for role in children:
                kind: ConnectorKind = "assistant" if role in assistants else "solid"
                start, end = boxes[manager], boxes[role]
                if is_direct:
                    (first, site), (last, role_site) = straight(start, end)
                    yield Line(kind, manager, role, site, role_site, (first, last))
                else:
                    yield self._bent(kind, manager, role, bus, boxes)

    def _may_be_straight(self, manager: str, children: tuple[str, ...], boxes: Mapping[str, Rect]) -> bool:
        """Whether all lines to the reports of a manager can be straight, clear of the other reports."""
        if len(children) > _FEW:
            return False
        start = middle(boxes[manager])
        out = point(self.angles[manager], 1.0)
        for role in children:
            end = middle(boxes[role])
            along = (end[0] - start[0]) * out[0] + (end[1] - start[1]) * out[1]
            if along < _STEEPEST * hypot(end[0] - start[0], end[1] - start[1]):
                return False
            others = (grown(boxes[each], _CLEAR) for each in children if each != role)
            if any(crosses(other, start, end) for other in others):
                return False
        return True

    def _bent(
        self, kind: ConnectorKind, manager: str, role: str, bus: float, boxes: Mapping[str, Rect]
    ) -> Line:
        """Straight out from the manager, along an arc between the rings, and straight out to the role."""
        start, end = self.angles[manager], self.angles[role]
        first, site = leave(boxes[manager], inside(boxes[manager], start), point(start, bus))
        last, role_site = leave(boxes[role], inside(boxes[role], end), point(end, bus))
        points = without_repeats([first, *arc(bus, start, end - start), last])
        return Line(kind, manager, role, site, role_site, points)
