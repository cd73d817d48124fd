"""Frames in a column of leaves: one round each run of neighbours in the same part of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgchart.scene.layouts.frames.framing import Framing
from orgchart.scene.layouts.frames.parts import Chain, Part


class Inlay(NamedTuple):
    """A part in a column of a body: its first role, its rows, its edges relative to the axis.

    ``crown`` and ``feet`` count the parts that begin and end with it, one in another. ``lines`` are those
    that its caption has room for beside the rows.
    """

    part: Part
    top_id: str
    first: int
    last: int
    low: float
    high: float
    crown: int
    feet: int
    lines: int


class Leaf(NamedTuple):
    """A box in a column: its role, its width and the parts around it."""

    role_id: str
    width: float
    chain: Chain


def inlays(leaves: Sequence[Leaf], depth: int, x: float, framing: Framing) -> list[Inlay]:
    """Return the frames of parts deeper than ``depth`` in a column of leaves, whose left edges are at x."""
    found: list[Inlay] = []
    crowns, feet, lows = [0] * len(leaves), [0] * len(leaves), [x] * len(leaves)
    for inner in range(max(len(leaf.chain) for leaf in leaves) - 1, depth - 1, -1):
        spans = list(_spans(leaves, inner))
        # Frames side by side have strips alike, once they are turned.
        beside = (
            framing.beside_rows(part.unit_id, 1 + last - first, range(1 + last - first))
            for part, first, last in spans
        )
        lines = max(beside, default=1)
        for part, first, last in spans:
            held = leaves[first : last + 1]
            nested = max(len(leaf.chain) for leaf in held) - inner
            low = min(lows[first : last + 1]) - framing.low(lines)
            lows[first : last + 1] = [low] * len(held)
            high = x + max(leaf.width for leaf in held) + nested * framing.high
            crowns[first] += 1
            feet[last] += 1
            top_id = leaves[first].role_id
            found.append(Inlay(part, top_id, first, last, low, high, crowns[first], feet[last], lines))
    return found


def _spans(leaves: Sequence[Leaf], depth: int) -> Iterator[tuple[Part, int, int]]:
    """Yield the parts at a depth of neighbouring leaves, and the first and the last leaf in each."""
    first = 0
    for last, leaf in enumerate(leaves):
        after = leaves[last + 1].chain if last + 1 < len(leaves) else ()
        if leaf.chain[depth : depth + 1] != after[depth : depth + 1]:
            if len(leaf.chain) > depth:
                yield leaf.chain[depth], first, last
            first = last + 1
