"""Orders of siblings: integers with gaps, so that an insert seldom touches its neighbours.

Orders may be negative (something was put before the first sibling).
"""

from __future__ import annotations

from collections.abc import Sequence

GAP = 1024


def last_order(orders: Sequence[int]) -> int:
    """Return the order of a new last sibling.

    >>> last_order([]), last_order([0, 1024])
    (0, 2048)
    """
    return max(orders) + GAP if orders else 0


def make_room(orders: Sequence[int], position: int | None, count: int = 1) -> tuple[list[int], list[int]]:
    """Find orders for ``count`` records to insert before the sibling at ``position``.

    Args:
        orders: The siblings' orders, sorted; equal ones may occur.
        position: An index into ``orders``; ``None`` or one past the end means last.
        count: How many records go in, next to each other.

    Returns:
        The orders of the new records, and the orders of the siblings: unchanged when there was
        room between the neighbours, numbered anew otherwise.

    >>> make_room([0, 1024], 1)
    ([512], [0, 1024])
    >>> make_room([0, 1], 1)
    ([1024], [0, 2048])
    >>> make_room([0, 1024], 0, count=2)
    ([-2048, -1024], [0, 1024])
    """
    kept = list(orders)
    if position is None or position >= len(kept):
        start = last_order(kept)
        return [start + GAP * step for step in range(count)], kept
    if position <= 0:
        return [kept[0] - GAP * step for step in range(count, 0, -1)], kept
    before, after = kept[position - 1], kept[position]
    if after - before > count:
        return [before + (after - before) * step // (count + 1) for step in range(1, count + 1)], kept
    numbers = [GAP * step for step in range(len(kept) + count)]
    return numbers[position : position + count], numbers[:position] + numbers[position + count :]
