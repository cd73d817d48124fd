"""Managers over the middle of their reports, as far as their neighbours leave room."""

from __future__ import annotations

from collections.abc import Sequence

from orgchart.scene.layouts.tree.body import Body


def centre(top: Body, gap: float) -> None:
    """Move placed bodies sideways within the room that they have, ``gap`` points from their neighbours.

    Bodies stay in order, and each stays above its children.
    """
    bodies = _in_order(top)
    by_row: list[list[Body]] = []
    positions: dict[Body, list[int]] = {}
    for body in bodies:
        while len(by_row) < body.row + len(body.rows):
            by_row.append([])
        positions[body] = [len(by_row[body.row + row]) for row in range(len(body.rows))]
        for row in range(len(body.rows)):
            by_row[body.row + row].append(body)
    managers = [body for body in bodies if body.children]
    # Twice: a body that moves right may wait for its right neighbour, and the other way round.
    for order in (managers, managers[::-1]):
        for body in sorted(order, key=_from_the_bottom):
            middle = (body.children[0].x + body.children[-1].x) / 2
            low, high = _room(body, by_row, positions[body], gap)
            body.x = min(max(middle, min(low, body.x)), max(high, body.x))


def _in_order(top: Body) -> list[Body]:
    """All bodies below the top, parents first, from left to right."""
    found: list[Body] = []
    waiting = list(reversed(top.children))
    while waiting:
        body = waiting.pop()
        found.append(body)
        waiting.extend(reversed(body.children))
    return found


def _room(
    body: Body, by_row: Sequence[Sequence[Body]], positions: Sequence[int], gap: float
) -> tuple[float, float]:
    """The lowest and the highest x that the neighbours on all rows of a body allow."""
    lowest, highest = float("-inf"), float("inf")
    for row, (interval, position) in enumerate(zip(body.rows, positions, strict=True)):
        neighbours = by_row[body.row + row]
        if position > 0:
            left = neighbours[position - 1]
            edge = left.x + left.rows[body.row + row - left.row][1]
            lowest = max(lowest, edge + gap - interval[0])
        if position + 1 < len(neighbours):
            right = neighbours[position + 1]
            edge = right.x + right.rows[body.row + row - right.row][0]
            highest = min(highest, edge - gap - interval[1])
    return lowest, highest


def _from_the_bottom(body: Body) -> int:
    return -body.row
