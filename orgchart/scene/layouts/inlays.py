"""Frames in a column of leaves: one round each run of neighbours in the same part of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgchart.scene.layouts.framing import Framing
from orgchart.scene.layouts.parts import Chain, Part


class Inlay(NamedTuple):
    """A part in a column of a body: its rows there, its edges relative to the axis, the parts inside it.

    ``crown`` and ``feet`` count the parts that begin and end with it, one in another.
    """

    part: Part
    first: int
    last: int
    low: float
    high: float
    crown: int
    feet: int


def inlays(
    chains: Sequence[Chain], depth: int, widths: Sequence[float], x: float, framing: Framing
) -> list[Inlay]:
    """Return the frames of parts deeper than ``depth`` round leaves of these widths, whose left edge is x."""
    found: list[Inlay] = []
    crowns, feet = [0] * len(chains), [0] * len(chains)
    for inner in range(max(map(len, chains)) - 1, depth - 1, -1):
        for part, first, last in _spans(chains, inner):
            rows = range(first, last + 1)
            nested = max(len(chains[row]) for row in rows) - inner
            low = x - nested * framing.low
            high = x + max(widths[row] for row in rows) + nested * framing.high
            crowns[first] += 1
            feet[last] += 1
            found.append(Inlay(part, first, last, low, high, crowns[first], feet[last]))
    return found


def _spans(chains: Sequence[Chain], depth: int) -> Iterator[tuple[Part, int, int]]:
    """Yield the parts at a depth of neighbouring leaves, and the first and the last leaf in each."""
    first = 0
    for last, chain in enumerate(chains):
        after = chains[last + 1] if last + 1 < len(chains) else ()
        if chain[depth : depth + 1] != after[depth : depth + 1]:
            if len(chain) > depth:
                yield chain[depth], first, last
            first = last + 1
