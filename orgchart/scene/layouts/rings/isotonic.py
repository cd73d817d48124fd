"""Places along a circle, in order, as near to the wished ones as they go without touching."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from orgchart.scene.layouts.rings.polar import FULL


def spread(wishes: Sequence[float], steps: Sequence[float], need: float) -> list[float]:
    """Return the places nearest to the wishes, by their squares, that are at least some steps apart.

    They stay in the order in which they are given; ``steps`` lead from each to the next one, and ``need``
    is what they take of the circle all together, from the last one to the first one included, at most all
    of it. This is isotonic regression by pools of neighbours.

    >>> spread([1.0, 1.0, 3.0], [1.0, 1.0], 3.0)
    [0.5, 1.5, 3.0]
    """
    offsets = [0.0, *accumulate(steps)]
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] > mean:
            other, number = pools.pop()
            mean = (mean * count + other * number) / (count + number)
            count += number
        pools.append((mean, count))
    low, high = pools[0][0], pools[-1][0]
    room = FULL - need
    if high - low > room:
        low, high = (low + high - room) / 2, (low + high + room) / 2
    bases = (min(max(mean, low), high) for mean, count in pools for _ in range(count))
    return [base + offset for base, offset in zip(bases, offsets, strict=True)]
