"""Where solid lines run along between two rings: each manager's on an arc of its own.

Where the reports of two managers do not stand right outside them, arcs pass each other. Then the one that
leads over the other's manager runs outside: so neither crosses the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from orgchart.scene.layouts.rings.polar import FULL


class Bus(NamedTuple):
    """An arc between a ring and the next one, from where to where it runs as angles; inner tracks first."""

    key: str
    start: float
    low: float
    high: float
    track: int = 0


def tracks(buses: Sequence[Bus], clear: float) -> list[Bus]:
    """Return the buses of one gap, given clockwise, with tracks on which none runs into another.

    ``clear`` is how far they stay apart, as an angle.
    """
    forward = _outside(buses, clear)
    mirrored = [Bus(bus.key, -bus.start, -bus.high, -bus.low) for bus in reversed(buses)]
    backward = reversed(_outside(mirrored, clear))
    return [bus._replace(track=max(both)) for bus, *both in zip(buses, forward, backward, strict=True)]


def occupied(buses: Sequence[Bus]) -> list[list[tuple[float, float]]]:
    """Return the arcs that buses take of each track but the innermost, by where they begin and how wide."""
    arcs: list[list[tuple[float, float]]] = [[] for _ in range(max((bus.track for bus in buses), default=0))]
    for bus in buses:
        if bus.track:
            arcs[bus.track - 1].append((bus.low, bus.high - bus.low))
    return arcs


def _outside(buses: Sequence[Bus], clear: float) -> list[int]:
    """Return how many others run inside each, one inside the other, of those that begin clockwise of it."""
    # All round: what comes after the last one is the first one again.
    around = [*buses, *(bus._replace(start=bus.start + FULL, high=bus.high + FULL) for bus in buses)]
    found: list[int] = []
    for number in reversed(range(len(around))):
        above = 0
        for other in range(number + 1, len(around)):
            if around[other].start > around[number].high + clear:
                break
            above = max(above, found[len(around) - 1 - other] + 1)
        found.append(above)
    return found[::-1][: len(buses)]
