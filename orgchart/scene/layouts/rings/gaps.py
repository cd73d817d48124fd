"""Where lines can get through a ring between its cells."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from orgchart.scene.layouts.rings.polar import FULL


class Stand(NamedTuple):
    """Where a cell stands before dotted lines ask for room: its ring, angle and reach to both sides."""

    ring: int
    angle: float
    reach: tuple[float, float]


class Gap(NamedTuple):
    """Where no cell stands on a ring, from one angle to another, and the angle of the cell before it."""

    angle: float
    low: float
    high: float


def gaps(stands: Sequence[Stand], least: float) -> list[Gap]:
    """Return the gaps between cells that are given clockwise, some of which may stand outside of others.

    ``least`` is how wide a gap is at least, as an angle; that from the last to the first always is.
    """
    found: list[Gap] = []
    high = -inf
    for number, stand in enumerate(stands):
        if number and stand.angle - stand.reach[0] > high + least:
            found.append(Gap(stands[number - 1].angle % FULL, high, stand.angle - stand.reach[0]))
        high = max(high, stand.angle + stand.reach[1])
    if stands:
        low = min(stand.angle - stand.reach[0] for stand in stands)
        found.append(Gap(stands[-1].angle % FULL, high, low + FULL))
    return sorted(found)
