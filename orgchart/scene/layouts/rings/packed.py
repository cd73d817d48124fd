"""Crowded rings: each about as thin as it goes, with its cells near their managers and reports.

Rings grow from the inside out: each takes the thickness at which it reaches the least far. Cells move along
their ring until none touches another, so that no ring waits for room on another one. Where a line leads
through a ring a pass stands there, so that everything has its manager on the ring right inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from math import inf
from typing import NamedTuple

from orgchart.scene.layouts.rings.buses import Bus, tracks
from orgchart.scene.layouts.rings.cells import PASSING, Cell, Pose
from orgchart.scene.layouts.rings.isotonic import Reach, apart, spread
from orgchart.scene.layouts.rings.placed import PlacedRings
from orgchart.scene.layouts.rings.polar import FULL
from orgchart.scene.lines.lanes import CLEAR
from orgchart.scene.themes import Spacing

# How thick rings may be, in boxes that stand on end; what is likely to do comes first.
_THICKNESSES = (2.2, 1.6, 2.8, 1.2, 1.0, 3.6)
_FILLED = 0.98  # of a circle that cells may take
_ROUNDS = 6  # times that the cells of a ring of one size are spread
_SMALLEST_STEP, _LARGEST_STEP = 1.01, 1.1  # by which rings grow on which cells do not fit
_BOLD = 0.4  # of what seems to be missing
_SWEEPS = 4  # times that cells turn towards each other, from the outside in and back
_LONG_WAY = 0.2  # points that a ring may reach further for each point that its cells are nearer to managers


class _Ring(NamedTuple):
    """A ring as it may be: its middle line, how far cells reach from that, and how they stand."""

    radius: float
    inwards: float
    outwards: float
    angles: Sequence[float]
    poses: Sequence[Pose]


class _Room(NamedTuple):
    """Room for a ring: from where, to where its middle line may lie, and how thick its blocks may be."""

    edge: float
    limit: float
    thick: float


@dataclass(slots=True)
class _Trial:
    """A ring that is tried: its radius, where its cells should stand and where they do."""

    radius: float
    wishes: Sequence[float]
    angles: Sequence[float]


class Packed(PlacedRings):
    """Cells that move along their own rings, each of which is as thick as it needs to be."""

    def __init__(self, roots: Sequence[Cell], middle: float, spacing: Spacing, box: float) -> None:
        """Place all cells.

        Args:
            roots: The innermost cells, of which one on ring 0 stands in the middle.
            middle: The radius of what stands in the middle.
            spacing: The distances.
            box: How thick a ring of single boxes is, about.
        """
        self.spacing = spacing
        self.box = box
        self.roots = _layered(roots, min(roots[0].ring, 1))
        self.rings: list[list[Cell]] = [] if self.roots[0].ring == 0 else [[]]
        ring = self.roots
        while ring:
            self.rings.append(ring)
            for cell in ring:
                cell.children[:] = _layered(cell.children, cell.ring + 1)
            ring = [child for cell in ring for child in cell.children]
        self.order = list(chain.from_iterable(self.rings))  # from the inside out, and clockwise
        self.managers = {child.key: cell for cell in self.order for child in cell.children}
        self.angles = self._guess()
        self.poses = {cell.key: cell.pose(0.0, 0.0) for cell in self.rings[0]}
        self.radii, self.inwards, self.outwards = [0.0], [0.0], [middle]
        self._pack()
        self._turn()
        self._pack()

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

    def _ends(self, cell: Cell) -> Reach:
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
                angles[cell.key] = start + share / 2 if cell.ring else 0.0
                sectors.append((cell.children, start, share))
                start += share
        return angles

    def _turn(self) -> None:
        """Turn cells towards their managers and reports, as far as the others on their ring let them."""
        needs = [
            [self._reach(cell, self.angles[cell.key], radius, self.poses[cell.key]) for cell in ring]
            for ring, radius in zip(self.rings[1:], self.radii[1:], strict=True)
        ]
        outwards = list(zip(self.rings[1:], needs, strict=True))
        for cells, reaches in (outwards[::-1] + outwards) * _SWEEPS:
            places = spread([self._wish(cell) for cell in cells], reaches)
            self.angles |= dict(zip((cell.key for cell in cells), places, strict=True))

    def _wish(self, cell: Cell) -> float:
        """Halfway between the manager of a cell and the middle of its reports."""
        wishes = [self.angles[self.managers[cell.key].key]] if cell.ring > 1 else []
        if cell.children:
            wishes.append((self.angles[cell.children[0].key] + self.angles[cell.children[-1].key]) / 2)
        return sum(wishes) / len(wishes) if wishes else self.angles[cell.key]

    # --- Rings ------------------------------------------------------------------------------

    def _pack(self) -> None:
        """Lay all rings, from the inside out, with their cells near the angles that they have."""
        for number, cells in enumerate(self.rings[1:], 1):
            del self.radii[number:], self.inwards[number:], self.outwards[number:]
            self._add(cells)

    def _add(self, cells: Sequence[Cell]) -> None:
        """Add a ring outside the others."""
        edge = self.radius + self.spacing.level_gap
        wishes = [self.angles[cell.key] for cell in cells]
        found: list[_Ring] = []
        least = inf
        for share in _THICKNESSES:
            ring = self._ring(cells, wishes, _Room(edge, least, share * self.box))
            if ring is not None:
                found.append(ring)
                least = min(least, self._cost(cells, ring))
        best = min(found, key=lambda ring: self._cost(cells, ring))
        self.radii.append(best.radius)
        self.inwards.append(best.inwards)
        self.outwards.append(best.outwards)
        keys = [cell.key for cell in cells]
        self.angles |= dict(zip(keys, best.angles, strict=True))
        self.poses |= dict(zip(keys, best.poses, strict=True))

    def _cost(self, cells: Sequence[Cell], ring: _Ring) -> float:
        """How far a ring reaches, and about how far away from their managers its cells stand."""
        ways = [
            abs(angle - self.angles[self.managers[cell.key].key])
            for cell, angle in zip(cells, ring.angles, strict=True)
            if cell.ring > 1 and cell.key in self.managers
        ]
        way = ring.radius * sum(ways) / len(ways) if ways else 0.0
        return ring.radius + ring.outwards + _LONG_WAY * way

    def _ring(self, cells: Sequence[Cell], wishes: Sequence[float], room: _Room) -> _Ring | None:
        """Return the smallest ring with cells near the angles that they wish, if there may be room."""
        trial = _Trial(room.edge, wishes, wishes)
        while trial.radius < room.limit:
            ring, need = self._spread(cells, trial, room)
            if ring is not None:
                return ring
            trial.radius *= min(_LARGEST_STEP, max(_SMALLEST_STEP, 1 + _BOLD * (need / FULL - 1)))
        return None

    def _spread(self, cells: Sequence[Cell], trial: _Trial, room: _Room) -> tuple[_Ring | None, float]:
        """Spread cells along a ring; return it if they fit, and how much of a circle they need.

        Cells stand in other ways at other angles, so that it takes some rounds. What a cell needed once
        it keeps, lest it moves to and fro.
        """
        needs = [(0.0, 0.0)] * len(cells)
        need = 0.0
        for _ in range(_ROUNDS):
            radius, angles = trial.radius, trial.angles
            poses = _posed(cells, angles, room.thick, radius)
            stands = list(zip(cells, angles, poses, strict=True))
            depths = [cell.reach(angle, radius, pose) for cell, angle, pose in stands]
            inwards, outwards = (max(depth) for depth in zip(*depths, strict=True))
            if radius < room.edge + inwards:
                trial.radius = room.edge + inwards
                continue
            reaches = [self._reach(cell, angle, radius, pose) for cell, angle, pose in stands]
            if apart(angles, reaches):
                return _Ring(radius, inwards, outwards, angles, poses), need
            needs = [(max(a, c), max(b, d)) for (a, b), (c, d) in zip(needs, reaches, strict=True)]
            need = sum(before + after for before, after in needs)
            if need > _FILLED * FULL:
                break
            trial.angles = spread(trial.wishes, needs)
        return None, need

    def _reach(self, cell: Cell, angle: float, radius: float, pose: Pose) -> Reach:
        """How far a cell reaches to both sides as angles, half a gap included."""
        before, after = cell.wedge(angle, radius, pose)
        rim = self.spacing.stack_gap / 2 / radius
        return before + rim, after + rim


def _posed(cells: Sequence[Cell], angles: Sequence[float], thick: float, radius: float) -> list[Pose]:
    """How cells stand on a ring: single boxes near its outer edge, where they take least of the circle."""
    poses = [cell.pose(angle, thick) for cell, angle in zip(cells, angles, strict=True)]
    reach = {True: 0.0, False: 0.0}
    for cell, angle, pose in zip(cells, angles, poses, strict=True):
        reach[cell.is_block] = max(reach[cell.is_block], cell.reach(angle, radius, pose)[1])
    out = max(0.0, reach[True] - reach[False])
    return [
        pose if cell.is_block else pose._replace(out=out) for cell, pose in zip(cells, poses, strict=True)
    ]


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
    return Cell((f"{PASSING}{ring}:{first.key}",), ring, (2 * CLEAR, 0.0), first.spacing, False, cells)
