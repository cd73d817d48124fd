"""Solid lines of a tree whose boxes have their rows: from managers to all that report to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from orgchart.core.index import Index
from orgchart.scene.bands import Corner, Level, Seat, Sketch
from orgchart.scene.layouts.tree.body import Column
from orgchart.scene.scene import ConnectorKind, Site
from orgchart.scene.themes import Spacing

# The bottom of a manager, and where its line meets the height at which it spreads to its reports.
_Trunk = tuple[Corner, Corner]


@dataclass(slots=True)
class Seating:
    """Boxes with their rows, and what their lines go by, in order.

    ``columns`` and the ``stacks`` among them, those of a body together, come with the x of the bus. ``sides``
    and ``trunk_rows`` are as in ``Body``; ``offices`` are assistants with somebody below them.
    """

    seats: dict[str, Seat] = field(default_factory=dict)
    columns: list[tuple[Column, float]] = field(default_factory=list)
    stacks: list[list[tuple[Column, float]]] = field(default_factory=list)
    sides: dict[str, Site] = field(default_factory=dict)
    trunk_rows: dict[str, int] = field(default_factory=dict)
    offices: set[str] = field(default_factory=set)

    def gap_below(self, manager_id: str) -> int:
        """Return the row above the gap in which a manager's line spreads to its reports."""
        return self.seats[manager_id].row + self.trunk_rows.get(manager_id, 0)

    def level(self, index: Index, managers: Iterable[str]) -> None:
        """Give those who are joined by a level line to a manager, or to its trunk, the same height."""
        for manager in managers:
            beside = [
                each
                for each in index.assistants.get(manager, ())
                if each in self.sides and each not in self.offices
            ]
            if not beside:
                continue
            groups = [[manager, *beside[:2]], *(beside[at : at + 2] for at in range(2, len(beside), 2))]
            for group in groups:
                height = max(self.seats[each].height for each in group)
                for each in group:
                    self.seats[each] = self.seats[each]._replace(height=height)

    def spread_rows(self, index: Index, managers: Iterable[str]) -> Iterator[int]:
        """Yield the rows below which lines of managers spread to their reports."""
        for manager in managers:
            if manager in index.reports or any(
                each not in self.sides for each in index.assistants.get(manager, ())
            ):
                yield self.gap_below(manager)


class SolidLines:
    """Sketches solid lines. ``above`` is the room in points that frames need above a row."""

    def __init__(self, seating: Seating, index: Index, spacing: Spacing, above: Mapping[int, float]) -> None:
        self.seating = seating
        self.seats = seating.seats
        self.sides = seating.sides
        self.index = index
        self.spacing = spacing
        self.above = above
        self.hanging = {role_id: place for place in seating.columns for role_id in place[0].role_ids}

    def of(self, managers: Iterable[str]) -> Iterator[Sketch]:
        """Yield the lines of managers, each manager's together."""
        for manager in managers:
            assistants = self.index.assistants.get(manager, ())
            reports = self.index.reports.get(manager, ())
            if not assistants and not reports:
                continue
            trunk = self._trunk(manager)
            for role_id in assistants:
                yield self._line(manager, role_id, "assistant", trunk)
            for role_id in reports:
                yield self._line(manager, role_id, "solid", trunk)

    def _trunk(self, manager_id: str) -> _Trunk:
        above = self.seats[manager_id]
        row = self.seating.gap_below(manager_id) + 1
        bus = Level(2 * row, -self.spacing.level_gap / 2 - self.above.get(row, 0.0))
        return Corner(above.middle, above.level(1)), Corner(above.middle, bus)

    def _line(self, manager_id: str, role_id: str, kind: ConnectorKind, trunk: _Trunk) -> Sketch:
        if role_id in self.sides:
            return self._side(manager_id, role_id)
        if role_id in self.hanging:
            return self._hang(manager_id, role_id, kind, trunk)
        # From the bottom of the manager over its bus to the top of the role.
        below, bus = self.seats[role_id], trunk[1].level
        corners = (*trunk, Corner(below.middle, bus), Corner(below.middle, below.level(0)))
        return Sketch(kind, manager_id, role_id, "bottom", "top", corners)

    def _hang(self, manager_id: str, role_id: str, kind: ConnectorKind, trunk: _Trunk) -> Sketch:
        """Down the bus of a column, at an x, and into the side of the role."""
        (column, bus_x), leaf, (bottom, turn) = self.hanging[role_id], self.seats[role_id], trunk
        start = (Corner(bus_x, bottom.level),) if column.direct else (bottom, turn, Corner(bus_x, turn.level))
        middle = leaf.level(0.5)
        edge = leaf.x if column.side == "left" else leaf.right
        corners = (*start, Corner(bus_x, middle), Corner(edge, middle))
        return Sketch(kind, manager_id, role_id, "bottom", column.side, corners)

    def _side(self, manager_id: str, role_id: str) -> Sketch:
        """Level from the manager, or from the trunk below it, to an assistant."""
        above, seat, side = self.seats[manager_id], self.seats[role_id], self.sides[role_id]
        end = Corner(seat.x if side == "right" else seat.right, seat.level(0.5))
        site: Site = "left" if side == "right" else "right"
        if seat.row == above.row:
            start = Corner(above.right if side == "right" else above.x, above.level(0.5))
            return Sketch("assistant", manager_id, role_id, side, site, (start, end))
        trunk = Corner(above.middle, above.level(1)), Corner(above.middle, seat.level(0.5))
        return Sketch("assistant", manager_id, role_id, "bottom", site, (*trunk, end))
