"""Sectors of rings: branches side by side, as close as their outlines go.

Every manager stands in the middle of the reports, and branches follow each other clockwise. Each cell has
a sector of its ring for itself, and rings grow until all have. So no two cells touch: they differ in ring
or in sector.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from orgchart.scene.layouts.rings.buses import Bus
from orgchart.scene.layouts.rings.cells import Cell, Pose
from orgchart.scene.layouts.rings.contours import Contour, joined
from orgchart.scene.layouts.rings.placed import PlacedRings
from orgchart.scene.layouts.rings.polar import FULL
from orgchart.scene.themes import Spacing

# How much larger balanced rings may be, and how far they keep to where they fit best; the best choice first.
_BALANCES = sorted(
    ((growth, share) for growth in (0.0, 0.02, 0.04, 0.06, 0.08) for share in (0.0, 0.2, 0.4, 0.6, 0.8)),
    key=lambda each: each[0] + 0.2 * each[1],
)
_ALIGNED = 36.0  # points between the middle of siblings and a box that is to stand there
_SETTLING = 2  # times that balanced rings are shared out
_TOO_MUCH = 1.02  # of a circle, on balanced rings
_ROUNDS = 4  # times that rings of one size are shared out
_HOPELESS = 1.15  # of a circle: rings on which cells need more are too small in any case
_MOST_STEPS = 200  # of growing: far more than ever are needed
_SMALLEST_STEP, _LARGEST_STEP = 1.03, 1.3  # by which rings grow
_REFINEMENTS = 4  # times that the step to the first rings that fit is halved


class _State(NamedTuple):
    """All that sharing out changes."""

    radii: list[float]
    inwards: list[float]
    outwards: list[float]
    angles: dict[str, float]
    poses: dict[str, Pose]


class Sectors(PlacedRings):
    """Cells with a sector each, on rings that grow until all have theirs."""

    def __init__(self, roots: Sequence[Cell], middle: float, spacing: Spacing, thick: float) -> None:
        """Begin with cells whose angles are not known yet.

        Args:
            roots: The innermost cells, of which one on ring 0 stands in the middle.
            middle: The radius of what stands in the middle.
            spacing: The distances.
            thick: How thick a ring may be for its blocks.
        """
        self.roots = roots
        self.spacing = spacing
        self.thick = thick
        self.order = []
        waiting = list(reversed(roots))
        while waiting:
            cell = waiting.pop()
            self.order.append(cell)
            waiting.extend(reversed(cell.children))
        self.count = max(cell.ring for cell in self.order)
        self.inwards = [0.0] * (self.count + 1)
        self.outwards = [middle] + [0.0] * self.count
        self.radii = [0.0] * (self.count + 1)
        self.leaves = self._count_leaves()
        self.managers = {child.key: cell for cell in self.order for child in cell.children}
        # The ring just inside those that a cell and the line to it need; roots begin side by side.
        self.inside = dict.fromkeys((root.key for root in roots), min(root.ring for root in roots) - 1)
        self.inside |= {child.key: cell.ring for cell in self.order for child in cell.children}
        self.angles = {}
        self.poses = {}

    def buses(self) -> list[list[Bus]]:
        """Return no buses: here none runs into another."""
        return [[] for _ in self.radii]

    def _count_leaves(self) -> dict[str, int]:
        """How many cells with nothing outside them each branch has."""
        leaves: dict[str, int] = {}
        for cell in reversed(self.order):
            leaves[cell.key] = sum(leaves[child.key] for child in cell.children) or 1
        return leaves

    def fit(self, limit: float = inf) -> bool:
        """Find about the smallest rings on which every cell fits; return whether they reach no further."""
        self._guess()
        self._take_reach()
        most = self._innermost()[-1]
        if most + self.outwards[-1] > limit:
            return False
        if limit < inf:
            if self._try(limit - self.outwards[-1]) is not None:
                return False
        else:
            for _ in range(_MOST_STEPS):
                need = self._try(0.0)
                if need is None:
                    break
                most = self.radii[-1]
                self.radii[-1] *= min(_LARGEST_STEP, max(_SMALLEST_STEP, 1 + 0.7 * (need / FULL - 1)))
        self._refine(most)
        self._push_apart()
        return self.radius <= limit

    def _refine(self, most: float) -> None:
        """Look for smaller rings that fit, between those that are there and a radius that does not fit."""
        found = self._state()
        for _ in range(_REFINEMENTS):
            if found.radii[-1] < 1.03 * most:
                break
            least = (most + found.radii[-1]) / 2
            if self._try(least) is None:
                found = self._state()
            else:
                most = least
                self._restore(found)
        self._restore(found)

    def _try(self, radius: float) -> float | None:
        """Share out the rings; return what the cells need if they do not fit.

        The outermost gets a radius, if it is not 0. Cells stand in other ways at other angles, so that it
        takes some rounds.
        """
        need = FULL
        for _ in range(_ROUNDS):
            self._take_reach()
            self._keep_apart(radius)
            need = self._share_out()
            if need > _HOPELESS * FULL:
                break
            if need <= FULL and self._fits():
                self._push_apart()
                return None
        return need

    def _state(self) -> _State:
        found = [list(each) for each in self.bands]
        return _State(found[0], found[1], found[2], dict(self.angles), dict(self.poses))

    def _restore(self, state: _State) -> None:
        self.radii, self.inwards, self.outwards = (list(each) for each in state[:3])
        self.angles, self.poses = dict(state.angles), dict(state.poses)

    def _guess(self) -> None:
        """Begin as if all leaves needed the same."""
        at = 0
        whole = sum(self.leaves[root.key] for root in self.roots)
        ends: dict[str, int] = {}
        for cell in self.order:
            first = ends.get(cell.key, at)
            self.angles[cell.key] = FULL * (first + self.leaves[cell.key] / 2) / whole if cell.ring else 0.0
            at = first
            for child in cell.children:
                ends[child.key] = at
                at += self.leaves[child.key]
            at = first + self.leaves[cell.key]
        self._take_poses()

    def _share_out(self) -> float:
        """Give all cells their angles; return how much of a circle they need."""
        outline, places = self._outline(0.0)
        need = outline.width
        if need < FULL:
            # What is spare goes to the leaves, the same to each, and what is left then to all alike.
            leaves = sum(self.leaves[root.key] for root in self.roots)
            outline, places = self._outline((FULL - need) / leaves / 2)
        scale = FULL / outline.width if outline.width else 1.0
        heads = self.roots[0].children if self.roots[0].ring == 0 else self.roots
        # Siblings begin at twelve o'clock; one alone stands there.
        start = 0.0 if len(heads) == 1 else -outline.low * scale
        self._turn(places, scale, start)
        return need

    def _outline(self, spare: float) -> tuple[Contour, dict[str, float]]:
        """Put all branches side by side, with ``spare`` at both sides of leaves.

        Returns:
            The outline of all, and for each cell its place, relative to its manager's if it has one.
        """
        places: dict[str, float] = {}
        contours: dict[str, Contour] = {}
        for cell in reversed(self.order):
            outline = (
                self._side_by_side(cell.children, contours, places) if cell.children else Contour([], [])
            )
            if cell.ring:
                before, after = self._wedge(cell)
                extra = 0.0 if cell.children else spare
                # A line through rings that it does not end on needs room there, too.
                for _ in range(cell.ring - self.inside[cell.key]):
                    outline.add(-before - extra, after + extra)
            contours[cell.key] = outline
        return self._side_by_side(self.roots, contours, places), places

    def _side_by_side(
        self, cells: Sequence[Cell], contours: dict[str, Contour], places: dict[str, float]
    ) -> Contour:
        """Put the branches of siblings side by side around the middle between the first and the last.

        A box that is near the middle takes its place, so that the line to it has no small step.
        """
        if not cells:
            return Contour([], [])
        outline, found = joined([contours.pop(cell.key) for cell in cells])
        middle = (found[0] + found[-1]) / 2
        for cell, place in zip(cells, found, strict=True):
            if not cell.is_block and abs(place - middle) * self.radii[cell.ring] < _ALIGNED:
                middle = place
                break
        outline.move(-middle)
        places.update({cell.key: place - middle for cell, place in zip(cells, found, strict=True)})
        return outline

    def _turn(self, places: Mapping[str, float], scale: float, start: float) -> None:
        """Give every cell its angle, and let it stand as suits that."""
        for root in self.roots:
            self.angles[root.key] = start + places[root.key] * scale
        for cell in self.order:
            for child in cell.children:
                self.angles[child.key] = self.angles[cell.key] + places[child.key] * scale
        if self.roots[0].ring == 0:
            self.angles[self.roots[0].key] = 0.0
        self._take_poses()

    def balance(self) -> None:
        """Move the rings, which lie as far outside as they can, about evenly apart.

        Where cells would not fit then, rings grow a little, or stay nearer to where they fit best.
        """
        found = self._state()
        for growth, share in _BALANCES:
            tight = [radius + growth * found.radii[-1] for radius in found.radii]
            even = self._innermost()
            for ring in range(1, self.count + 1):
                even[ring] = max(even[ring], min(tight[ring], tight[-1] * ring / self.count))
            self.radii = [0.0, *(e + share * (t - e) for e, t in zip(even[1:], tight[1:], strict=True))]
            if self._settles():
                self._push_apart()
                return
            self._restore(found)

    def _settles(self) -> bool:
        """Share out the rings as they lie; return whether all cells fit."""
        for _ in range(_SETTLING):
            need = self._share_out()
            if need <= FULL and self._fits():
                return True
            if need > _TOO_MUCH * FULL:
                break
        return False

    def _take_poses(self) -> None:
        """Let every cell stand as suits its angle."""
        for cell in self.order:
            self.poses[cell.key] = cell.pose(self.angles[cell.key], self.thick)

    def _take_reach(self) -> None:
        """Give rings the thickness that their cells need."""
        self.inwards = [0.0] * (self.count + 1)
        self.outwards = [self.outwards[0]] + [0.0] * self.count
        for cell in self.order:
            if ring := cell.ring:
                both = cell.reach(self.angles[cell.key], self.radii[ring], self.poses[cell.key])
                self.inwards[ring] = max(self.inwards[ring], both[0])
                self.outwards[ring] = max(self.outwards[ring], both[1])

    def _keep_apart(self, radius: float) -> None:
        """Let rings lie as far outside as they can, but no ring too close to the one inside it."""
        self.radii[-1] = max(radius or self.radii[-1], self._innermost()[-1])
        for ring in range(self.count - 1, 0, -1):
            self.radii[ring] = self.radii[ring + 1] - self._apart(ring)

    def _push_apart(self) -> None:
        """Move rings outwards where cells stand closer than they may: what fits still does there."""
        self._take_reach()
        for ring in range(self.count):
            self.radii[ring + 1] = max(self.radii[ring + 1], self.radii[ring] + self._apart(ring))

    def _innermost(self) -> list[float]:
        """Return the radii of rings that lie as far inside as they can."""
        radii = [0.0]
        for ring in range(self.count):
            radii.append(radii[-1] + self._apart(ring))
        return radii

    def _apart(self, ring: int) -> float:
        """How far a ring and the next one are apart at least."""
        return self.outwards[ring] + self.spacing.level_gap + self.inwards[ring + 1]

    def _wedge(self, cell: Cell) -> tuple[float, float]:
        """How far a cell reaches to both sides as angles, half a gap included."""
        radius = self.radii[cell.ring]
        before, after = cell.wedge(self.angles[cell.key], radius, self.poses[cell.key])
        rim = self.spacing.stack_gap / 2 / radius
        return before + rim, after + rim

    def _fits(self) -> bool:
        """Return whether every cell has a sector of its ring, and of those its line goes through."""
        edges: list[list[tuple[float, float]]] = [[] for _ in self.radii]
        for cell in self.order:
            before, after = self._wedge(cell) if cell.ring else (0.0, 0.0)
            angle = self.angles[cell.key]
            for ring in range(self.inside[cell.key] + 1, cell.ring + 1):
                edges[ring].append((angle - before, angle + after))
        return all(
            high <= low + 1e-9
            for ring in edges
            for (_, high), (low, _) in pairwise([*ring, *((a + FULL, b + FULL) for a, b in ring[:1])])
        )
