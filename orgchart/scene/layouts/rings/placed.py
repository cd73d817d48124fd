"""Cells at their places: angles round the middle, and rings with their radii."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from orgchart.scene.layouts.rings.cells import Cell, Pose, Standing
from orgchart.scene.placement import Size


class Bands(NamedTuple):
    """The radius of the middle line of each ring, and how far its cells reach from it."""

    radii: Sequence[float]
    inwards: Sequence[float]
    outwards: Sequence[float]


class PlacedRings:
    """Cells in order with their angles and poses, and rings with their radii.

    ``inwards`` and ``outwards`` say how far cells reach from the middle line of each ring.
    """

    order: list[Cell]
    angles: dict[str, float]
    poses: dict[str, Pose]
    radii: list[float]
    inwards: list[float]
    outwards: list[float]

    @property
    def radius(self) -> float:
        """How far everything reaches."""
        return self.radii[-1] + self.outwards[-1]

    @property
    def bands(self) -> Bands:
        """Where the rings lie."""
        return Bands(self.radii, self.inwards, self.outwards)

    def standings(self, sizes: Mapping[str, Size]) -> Mapping[str, Standing]:
        """Return every cell, whose boxes have the given sizes, at its place, by its key."""
        return {
            cell.key: Standing(cell, self.angles[cell.key], self.poses[cell.key], sizes)
            for cell in self.order
        }
