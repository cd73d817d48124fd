"""Places along a circle, in order, as near to the wished ones as they go without touching."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from orgchart.scene.layouts.rings.polar import FULL

Reach = tuple[float, float]  # to both sides of a place, as angles


def spread(wishes: Sequence[float], reaches: Sequence[Reach]) -> list[float]:
    """Return the places nearest to the wishes, by their squares, at which reaches do not overlap.

    They stay in the order in which they are given, and the last one short of the first one all round;
    the reaches must be no longer than the circle. This is isotonic regression by pools of neighbours.

    >>> spread([1.0, 1.0, 3.0], [(0.5, 0.5)] * 3)
    [0.5, 1.5, 3.0]
    """
    offsets = [0.0]
    for (_, after), (before, _) in pairwise(reaches):
        offsets.append(offsets[-1] + after + before)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] > mean:
            other, number = pools.pop()
            mean = (mean * count + other * number) / (count + number)
            count += number
        pools.append((mean, count))
    low, high = pools[0][0], pools[-1][0]
    room = FULL - offsets[-1] - reaches[-1][1] - reaches[0][0]
    if high - low > room:
        low, high = (low + high - room) / 2, (low + high + room) / 2
    bases = (min(max(mean, low), high) for mean, count in pools for _ in range(count))
    return [base + offset for base, offset in zip(bases, offsets, strict=True)]


def apart(places: Sequence[float], reaches: Sequence[Reach]) -> bool:
    """Return whether reaches do not overlap at some places, all round the circle."""
    spans = [(place - reach[0], place + reach[1]) for place, reach in zip(places, reaches, strict=True)]
    return all(high <= low + 1e-9 for (_, high), (low, _) in pairwise([*spans, (spans[0][0] + FULL, 0.0)]))
