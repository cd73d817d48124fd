"""Crowded rings: each reaches about the least far, with its cells near their managers and reports.

Rings grow from the inside out, each filled in the way in which it reaches the least far. Cells move along
their ring until none touches another, so that no ring waits for room on another one. Where a line leads
through a ring a pass stands there, so that everything has its manager on the ring right inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby

from orgchart.scene.layouts.rings.buses import Bus, tracks
from orgchart.scene.layouts.rings.cells import PASSING, Cell
from orgchart.scene.layouts.rings.filling import Filling, Ring
from orgchart.scene.layouts.rings.isotonic import spread
from orgchart.scene.layouts.rings.placed import PlacedRings
from orgchart.scene.layouts.rings.polar import FULL
from orgchart.scene.layouts.rings.rows import Form, Packing
from orgchart.scene.themes import Spacing

_SWEEPS = 4  # times that cells turn towards each other, from the outside in and back
_LONG_WAY = 0.2  # points that a ring may reach further for each point that its cells are nearer to managers
_PASS = 4.0  # points that a line which leads through a ring takes of it


class Packed(PlacedRings):
    """Cells that move along their own rings, each of which is as thick as it needs to be."""

    def __init__(self, roots: Sequence[Cell], middle: float, spacing: Spacing, filling: Filling) -> None:
        """Place all cells.

        Args:
            roots: The innermost cells, of which one on ring 0 stands in the middle. All leaves of a manager
                on one ring are one cell: they are split here.
            middle: The radius of what stands in the middle.
            spacing: The distances.
            filling: What fills the rings.
        """
        self.spacing = spacing
        self._filling = filling
        self.roots = _layered(roots, min(roots[0].ring, 1))
        self._runs: list[list[Cell]] = [] if self.roots[0].ring == 0 else [[]]
        ring = self.roots
        while ring:
            self._runs.append(ring)
            for cell in ring:
                cell.children[:] = _layered(cell.children, cell.ring + 1)
            ring = [child for cell in ring for child in cell.children]
        self.order = list(chain.from_iterable(self._runs))  # from the inside out, and clockwise
        self._manager_of = {
            role: cell for cell in self.order for child in cell.children for role in child.roles
        }
        self._forms: list[Sequence[Form]] = [self._filling.forms(runs) if runs else () for runs in self._runs]
        self.angles = self._guess()
        self.poses = {cell.key: cell.pose(0.0, 0.0) for cell in self._runs[0]}
        self.outwards = [middle]
        self._pack()
        self._turn()
        self._pack()
        self._adopt()

    def _adopt(self) -> None:
        """Let managers have the cells in which their leaves stand by now."""
        self.order = list(chain.from_iterable(self.rings))
        for cell in self.order:
            cell.children.clear()
        for cell in self.order:
            if cell.key in self._manager_of:
                self._manager_of[cell.key].children.append(cell)
        self.managers = {child.key: cell for cell in self.order for child in cell.children}

    @property
    def count(self) -> int:
        """The number of the outermost ring."""
        return len(self.rings) - 1

    def buses(self) -> list[list[Bus]]:
        """Return the buses in the gap outside each ring; from the middle lines run straight."""
        return [self._buses(number) for number in range(len(self.rings))]

    def _buses(self, number: int) -> list[Bus]:
        buses: list[Bus] = []
        for cell in self.rings[number] if number else ():
            if cell.children:
                start = self.angles[cell.key]
                ends = [start, *(end for child in cell.children for end in self._ends(child))]
                buses.append(Bus(cell.key, start, min(ends), max(ends)))
        return tracks(buses, self.spacing.lane / self.radii[number]) if buses else []

    def _ends(self, cell: Cell) -> tuple[float, float]:
        """The angles between which lines come into a cell from inside."""
        angle = self.angles[cell.key]
        if not cell.is_block:
            return angle, angle
        before, after = cell.wedge(angle, self.radii[cell.ring], self.poses[cell.key])
        return angle - before, angle + after

    # --- Angles -----------------------------------------------------------------------------

    def _guess(self) -> dict[str, float]:
        """Return the middle of each sector: sectors are as large as branches have roles."""
        weights: dict[str, float] = {}
        for cell in reversed(self.order):
            outside = sum(weights[child.key] for child in cell.children)
            weights[cell.key] = outside + (0 if cell.is_pass else len(cell.roles))
        angles: dict[str, float] = {}
        sectors = [(self.roots, 0.0, FULL)]
        while sectors:
            cells, start, width = sectors.pop()
            whole = sum(weights[cell.key] for cell in cells)
            for cell in cells:
                share = width * weights[cell.key] / whole
                for number, role in enumerate(cell.roles):
                    at = start + share * (number + 0.5) / len(cell.roles)
                    angles[role] = at if cell.ring else 0.0
                sectors.append((cell.children, start, share))
                start += share
        return angles

    def _turn(self) -> None:
        """Turn cells towards their managers and reports, as far as the others on their ring let them."""
        outwards = list(zip(self.rings[1:], self._packings, strict=True))
        for cells, packing in (outwards[::-1] + outwards) * _SWEEPS:
            self._stand(cells, spread([self._wish(cell) for cell in cells], *packing))

    def _stand(self, cells: Sequence[Cell], angles: Sequence[float]) -> None:
        """Give cells their angles, and all their roles, too."""
        for cell, angle in zip(cells, angles, strict=True):
            self.angles.update(dict.fromkeys(cell.roles, angle))

    def _wish(self, cell: Cell) -> float:
        """Halfway between the manager of a cell and the middle of its reports."""
        wishes = [self.angles[self._manager_of[cell.key].key]] if cell.ring > 1 else []
        if cell.children:
            first, last = cell.children[0].roles[0], cell.children[-1].roles[-1]
            wishes.append((self.angles[first] + self.angles[last]) / 2)
        return sum(wishes) / len(wishes) if wishes else self.angles[cell.key]

    # --- Rings ------------------------------------------------------------------------------

    def _pack(self) -> None:
        """Lay all rings, from the inside out, with their cells near the angles that they have."""
        self.rings: list[list[Cell]] = [self._runs[0]]
        self._packings: list[Packing] = []
        self.radii, self.inwards, self.outwards = [0.0], [0.0], self.outwards[:1]
        for number, runs in enumerate(self._runs[1:], 1):
            edge = self.radius + self.spacing.level_gap
            forms = self._forms[number]
            ring, self._forms[number] = self._filling.smallest(runs, self.angles, edge, forms, self._cost)
            self.rings.append(ring.cells)
            self._packings.append(ring.packing)
            self.radii.append(ring.radius)
            self.inwards.append(ring.stances.inwards)
            self.outwards.append(ring.stances.outwards)
            self.poses |= zip((cell.key for cell in ring.cells), ring.stances.poses, strict=True)
            self._stand(ring.cells, ring.angles)

    def _cost(self, ring: Ring) -> float:
        """How far a ring reaches, and about how far away from their managers its cells stand."""
        ways = [
            abs(angle - self.angles[self._manager_of[cell.key].key])
            for cell, angle in zip(ring.cells, ring.angles, strict=True)
            if cell.ring > 1 and cell.key in self._manager_of
        ]
        way = ring.radius * sum(ways) / len(ways) if ways else 0.0
        return ring.reach + _LONG_WAY * way


def _layered(cells: Iterable[Cell], ring: int) -> list[Cell]:
    """Return the cells that stand on a ring, and passes there to those further outside."""
    layered: list[Cell] = []
    for is_outside, group in groupby(cells, lambda cell: cell.ring > ring):
        run = list(group)
        layered += [_pass(run, ring)] if is_outside else run
    return layered


def _pass(cells: list[Cell], ring: int) -> Cell:
    """Where a line leads through a ring to cells further outside."""
    first = cells[0]
    return Cell((f"{PASSING}{ring}:{first.key}",), ring, (_PASS, 0.0), first.spacing, False, cells)
