"""Boughs: kept blocks with all in them, ready to be put at a row and an x.

Whatever in a bough does not depend on its place is worked out once: seats, lines, and what these take.
What depends on the heights of its rows alone is kept for the heights that they had last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from orgchart.core.index import Index
from orgchart.scene.bands import Seat, Sketch, drawn
from orgchart.scene.layouts.tree.body import Body, KeptBlock
from orgchart.scene.layouts.tree.solid_lines import Seating, SolidLines
from orgchart.scene.layouts.tree.stacks import stack_of
from orgchart.scene.lines.lanes import Taken
from orgchart.scene.placement import Group, Line, Picture, Rect, Size
from orgchart.scene.themes import Spacing


def add_body(
    seating: Seating,
    body: Body,
    place: tuple[int, float],
    sizes: Mapping[str, Size],
    *,
    is_framed: bool = False,
) -> None:
    """Seat the boxes of a body, but not what hangs in it, with its first row and its axis at a place."""
    row, x = place
    if body.offices:
        manager = body.offices.manager_id
        seating.trunk_rows[manager] = body.trunk_rows.get(manager, 0) + body.offices.rows
        seating.offices.update(body.offices.role_ids)
    for manager, rows in body.trunk_rows.items():
        seating.trunk_rows.setdefault(manager, rows)
    seating.sides.update(body.sides)
    columns = [(column, x + column.bus) for column in body.columns]
    seating.columns.extend(columns)
    if columns and not body.inlays and not (is_framed and body.hung):
        seating.stacks.append(columns)
    for slot in body.slots:
        width, height = sizes[slot.role_id]
        seating.seats[slot.role_id] = Seat(row + slot.row, x + slot.x, width, height)


class Bough:
    """A block with all in it; rows and x are relative to its first row and its axis."""

    def __init__(self, block: Body, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        seating = self.seating = Seating()
        waiting = [(block, 0, 0.0)]
        while waiting:
            body, row, x = waiting.pop()
            waiting.extend((each.block, row + each.row, x + each.x) for each in reversed(body.hung))
            add_body(seating, body, (row, x), sizes)
        seating.level(index, list(seating.seats))
        self.spread_rows = sorted(set(seating.spread_rows(index, seating.seats)))
        self.sketches: Sequence[Sketch] = list(SolidLines(seating, index, spacing, {}).of(seating.seats))
        self.heights = [0.0] * (1 + max(seat.row for seat in seating.seats.values()))
        for seat in seating.seats.values():
            self.heights[seat.row] = max(self.heights[seat.row], seat.height)
        found = (stack_of(each, seating.seats, index) for each in seating.stacks)
        self.stacks = [each for each in found if each is not None]
        self._drawn: tuple[list[float], Mapping[str, float], Picture] | None = None

    @cached_property
    def taken(self) -> Taken:
        """What its boxes and lines take."""
        return Taken(self.seating.seats.values(), self.sketches)

    def group(self, row: int, x: float, band_tops: Sequence[float], rises: Mapping[str, float]) -> Group:
        """Return its boxes and lines with its first row at a row and its axis at an x."""
        top = band_tops[2 * row]
        tops = [each - top for each in band_tops[2 * row : 2 * (row + len(self.heights))]]
        risen = {role: rises[role] for role in self.seating.seats if role in rises}
        known = self._drawn
        if known is None or known[0] != tops or known[1] != risen:
            known = self._drawn = tops, risen, self._draw(tops, risen)
        return Group(known[2], x, top, 0)

    def _draw(self, tops: Sequence[float], rises: Mapping[str, float]) -> Picture:
        boxes = {
            role_id: Rect(x, tops[2 * row] - rises.get(role_id, 0.0), width, height)
            for role_id, (row, x, width, height) in self.seating.seats.items()
        }
        before: Mapping[str, Line] = self._drawn[2].lines if self._drawn else {}
        lines: dict[str, Line] = {}
        for sketch in self.sketches:
            line = drawn(sketch, tops, rises)
            key = line.id
            # A line that is as it was stays the very same one.
            lines[key] = before[key] if before.get(key) == line else line
        points = [point for line in lines.values() for point in line.points]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        extent = (
            min([*xs, *(rect.x for rect in boxes.values())]),
            min([*ys, *(rect.y for rect in boxes.values())]),
            max([*xs, *(rect.x + rect.width for rect in boxes.values())]),
            max([*ys, *(rect.y + rect.height for rect in boxes.values())]),
        )
        return Picture(boxes, lines, extent)


def bough_of(kept: KeptBlock, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> Bough:
    """Return the bough of a block, made once."""
    if kept.bough is None:
        kept.bough = Bough(kept.body, index, sizes, spacing)
    bough: Bough = kept.bough
    return bough
