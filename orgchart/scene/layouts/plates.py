"""The caption row: bodies above all roles, such as shareholders, a board and its committees.

Bodies stand side by side in reading order, in several rows only where they are more than eight. A body
next to the one that it reports to has a straight line to it; other lines between bodies run above their
rows, and past the left end from one row to another. Lines to the roles below leave at the bottom.
The row stands so that the first body with a role below it is right above that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from orgchart.core.index import Index
from orgchart.scene.bands import Corner, Level, Seat, Sketch
from orgchart.scene.placement import Size
from orgchart.scene.themes import Spacing

_PER_ROW = 8
_LANE = 8.0  # points between lines beside each other
_NUDGES = (0.0, 3.0, -3.0)  # points: neighbours in lanes stay apart
OFF = 10.0  # a line that leaves a plate where another enters keeps so far from it


@dataclass(slots=True)
class PlateRows:
    """Bodies in rows above a chart whose boxes have their places.

    ``above`` is the room that frames need above a row. ``lanes`` counts the lines above each row, the row of
    the roles below being the last.
    """

    index: Index
    sizes: Mapping[str, Size]
    spacing: Spacing
    above: Mapping[int, float]
    lanes: list[int] = field(default_factory=list)
    seats: dict[str, Seat] = field(default_factory=dict)

    def seat(self, below: Mapping[str, Seat]) -> None:
        """Give every body its place above those of the roles below."""
        gap = self.spacing.beside
        for number, row in enumerate(self._rows()):
            widths = [self.sizes[each][0] for each in row]
            height = max(self.sizes[each][1] for each in row)
            x = -(sum(widths) + gap * (len(widths) - 1)) / 2
            for each, width in zip(row, widths, strict=True):
                self.seats[each] = Seat(number, x, width, height)
                x += width + gap
        shift = self._shift(below)
        self.seats = {each: seat._replace(x=seat.x + shift) for each, seat in self.seats.items()}

    def _shift(self, below: Mapping[str, Seat]) -> float:
        """How far to the right the rows go to stand above the roles."""
        for body in self.seats:
            roles = [below[each] for each in self.index.reports.get(body, ()) if each in below]
            if roles:
                return (roles[0].middle + roles[-1].middle) / 2 - self.seats[body].middle
        ends = [seat.x for seat in below.values()] + [seat.right for seat in below.values()]
        return (min(ends) + max(ends)) / 2 if ends else 0.0

    def lines(self, below: Mapping[str, Seat]) -> Iterator[Sketch]:
        """Yield the lines between bodies and to the roles below them."""
        self.lanes = [0] * (row_count(self.index) + 1)
        left = min(seat.x for seat in self.seats.values())
        right = max(seat.right for seat in self.seats.values())
        for number, body in enumerate(self.seats):
            bodies = [each for each in self.index.reports.get(body, ()) if each in self.seats]
            yield from self._between(body, bodies, left - _LANE * (number + 1) - OFF)
        # What comes down from a row has higher lanes than what goes down to the next one.
        for number, body in enumerate(self.seats):
            roles = [each for each in self.index.reports.get(body, ()) if each in below]
            gutter = right + _LANE * (number + 1) + OFF
            yield from self._down(body, roles, below, gutter + self._nudge(gutter, below))

    def _nudge(self, gutter: float, below: Mapping[str, Seat]) -> float:
        """How far a line past the ends of rows moves to keep off those that come down to roles there."""
        ends = [
            below[role].middle + off
            for body in self.seats
            for role in self.index.reports.get(body, ())
            if role in below
            for off in (0.0, OFF)
        ]
        clear = (each for each in _NUDGES if all(abs(gutter + each - end) >= 1 for end in ends))
        return next(clear, 0.0)

    def _between(self, body: str, below: Sequence[str], gutter: float) -> Iterator[Sketch]:
        """Yield the lines from a body to others."""
        seat = self.seats[body]
        far: list[str] = []
        for each in below:
            other = self.seats[each]
            if other.row == seat.row and abs(other.x - seat.right - self.spacing.beside) < 1:
                ends = Corner(seat.right, seat.level(0.5)), Corner(other.x, other.level(0.5))
                yield Sketch("solid", body, each, "right", "left", ends)
            else:
                far.append(each)
        if not far:
            return
        levels = {row: self._lane(row) for row in sorted({seat.row, *(self.seats[each].row for each in far)})}
        start = seat.middle + (OFF if self._enters_above(body) else 0.0)
        for each in far:
            other = self.seats[each]
            end = other.middle - (OFF if self._leaves_above(each) else 0.0)
            corners = [Corner(start, seat.level(0)), Corner(start, levels[seat.row])]
            if other.row != seat.row:
                corners += [Corner(gutter, levels[seat.row]), Corner(gutter, levels[other.row])]
            corners += [Corner(end, levels[other.row]), Corner(end, other.level(0))]
            yield Sketch("solid", body, each, "top", "top", corners)

    def _down(
        self, body: str, roles: Sequence[str], below: Mapping[str, Seat], gutter: float
    ) -> Iterator[Sketch]:
        """Yield the lines from a body to roles."""
        seat, last = self.seats[body], row_count(self.index)
        if not roles:
            return
        middle = seat.middle
        is_straight = seat.row == last - 1 and len(roles) == 1 and abs(below[roles[0]].middle - middle) < 0.5
        levels = [] if is_straight else [self._lane(row) for row in sorted({seat.row + 1, last})]
        for each in roles:
            role = below[each]
            # What is all but straight is made so: only upright lines take their lanes.
            corners = [Corner(role.middle if is_straight else middle, seat.level(1))]
            if len(levels) > 1:
                corners += [Corner(middle, levels[0]), Corner(gutter, levels[0]), Corner(gutter, levels[1])]
            elif levels:
                corners.append(Corner(middle, levels[0]))
            end = role.middle
            if levels:
                end += OFF if self._comes_down_near(end, body, below) else 0.0
                corners.append(Corner(end, levels[-1]))
            corners.append(Corner(end, role.level(0)))
            yield Sketch("solid", body, each, "bottom", "top", corners)

    def _lane(self, row: int) -> Level:
        """Take the next lane above a row."""
        self.lanes[row] += 1
        lower = self.above.get(row, 0.0) + self.spacing.level_gap / 2
        return Level(2 * row, -lower - _LANE * (self.lanes[row] - 1))

    def gap(self, row: int) -> float:
        """Return the height of the gap below a row of bodies, without the room for frames."""
        return self.spacing.level_gap + _LANE * max(0, self.lanes[row + 1] - 1)

    def _rows(self) -> Iterator[list[str]]:
        order = [role for role in self.index.reading_order() if role in self.index.bodies]
        length = ceil(len(order) / max(1, row_count(self.index)))
        return (order[start : start + length] for start in range(0, len(order), max(1, length)))

    def _enters_above(self, body: str) -> bool:
        manager = self.index.manager_of.get(body)
        if manager is None:
            return False
        seat, above = self.seats[body], self.seats[manager]
        return above.row != seat.row or abs(seat.x - above.right - self.spacing.beside) >= 1

    def _comes_down_near(self, x: float, body: str, below: Mapping[str, Seat]) -> bool:
        """Whether another body of the last row has a line to roles that comes down at x."""
        return any(
            seat.row == row_count(self.index) - 1 and abs(seat.middle - x) < OFF / 2
            for each, seat in self.seats.items()
            if each != body and any(role in below for role in self.index.reports.get(each, ()))
        )

    def _leaves_above(self, body: str) -> bool:
        return any(
            each in self.seats and self._enters_above(each) for each in self.index.reports.get(body, ())
        )


def row_count(index: Index) -> int:
    """Return how many rows the bodies of a chart take."""
    return ceil(len(index.bodies) / _PER_ROW)
