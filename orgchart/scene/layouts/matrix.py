"""The matrix: functions as columns, products, regions or projects as rows, specialists in the cells.

Which role stands where follows from the lines alone:

- A row's head is a root, or an assistant or report of a root, that nobody reports to by a solid line,
  and to which somebody below a column's head reports by a dotted line.
- Every other report of a root heads a column. So do assistants of a root that have reports, and further
  ones when two of them stand beside the root already.
- Everybody below a column's head stands in its column, on the row of the first row's head (in reading
  order) to which they have a dotted line. Those with none stand above all rows.

Bodies stand in rows above the roots; what reports to one is a root here, and heads no row.

Several roles in one cell stand below each other in reading order. Solid lines run down the left of a
column, a row's dotted lines along a rail above its boxes. Without heads of rows, what remains is the tree.

Places are worked out exactly here: columns and rows leave Graphviz nothing to choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from orgchart.core.document import ReportingLine, line_id
from orgchart.core.index import Index, below_bodies
from orgchart.scene.bands import Corner, LabelPlace, Level, Seat, Sketch, drawn, tops
from orgchart.scene.layouts.plates import PlateRows, row_count
from orgchart.scene.layouts.tree.automatic import arranged
from orgchart.scene.layouts.tree.tree import BAND_GAP, tree
from orgchart.scene.lines.label_places import label_place
from orgchart.scene.lines.lanes import Grid, Taken
from orgchart.scene.lines.routing import route
from orgchart.scene.placement import LABEL_HEIGHT, Band, Line, Placement, Rect, Size
from orgchart.scene.scene import ConnectorKind, Site
from orgchart.scene.themes import Spacing

_BESIDE = 2  # assistants that stand beside a root
_LABELS = 2  # labels of dotted lines above a cell; further ones stand above their boxes
_LABEL_OFF = 2.0  # from such a label to the boxes above and below it
_DROP = 10.0  # from a box to the lane in which a dotted line comes down to it
_NO_ROW = -1
_ABOVE = 0.95  # levels of room between the upper edge of a row and its boxes: a rail with labels
_RIM = 0.3  # the same around the heads of columns


@dataclass(slots=True)
class Column:
    """A column's head, who stands in each of its cells, and the lane of each manager's line in it."""

    head: str
    cells: dict[int, list[str]] = field(default_factory=dict)
    lanes: dict[str, int] = field(default_factory=dict)
    x: float = 0.0
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Who heads the rows; the columns of each root that heads none; assistants beside those roots."""

    rows: Sequence[str]
    columns: Mapping[str, Sequence[Column]]
    beside: Mapping[str, Sequence[str]]


def matrix(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> Placement:
    """Place the boxes of all roles, which have the given sizes, and route their lines."""
    plan = planned(index)
    if not plan.rows:
        return tree(arranged(index, sizes, spacing), sizes, spacing)
    return _Matrix(plan, index, sizes, spacing).placement()


def planned(index: Index) -> Plan:
    """Return who heads rows and columns, and who stands in which cell."""
    below = {role for role, manager in index.manager_of.items() if manager in index.bodies}
    index = below_bodies(index)
    rows = [role for role in _row_heads(index) if role not in below]
    number_of = {role: number for number, role in enumerate(rows)}
    columns: dict[str, list[Column]] = {}
    beside: dict[str, list[str]] = {}
    for root in index.roots:
        if root in number_of:
            continue
        aides = [role for role in index.assistants.get(root, ()) if role not in number_of]
        beside[root] = [role for role in aides if not index.children(role)][:_BESIDE]
        heads = [role for role in aides if role not in beside[root]]
        heads += [role for role in index.reports.get(root, ()) if role not in number_of]
        columns[root] = [_column(index, head, number_of) for head in heads]
    return Plan(rows, columns, beside)


def _row_heads(index: Index) -> list[str]:
    """The heads of rows in reading order."""
    asked = {
        line.manager_id
        for role, lines in index.dotted.items()
        if index.manager_of.get(index.manager_of.get(role, "")) is not None
        for line in lines
    }
    near_the_top = chain.from_iterable((root, *index.children(root)) for root in index.roots)
    return [role for role in near_the_top if role in asked and not index.children(role)]


def _column(index: Index, head: str, number_of: Mapping[str, int]) -> Column:
    column = Column(head)
    for role in index.branch(head):
        if role != head:
            numbers = [number_of.get(line.manager_id, _NO_ROW) for line in index.dotted.get(role, ())]
            row = min((number for number in numbers if number != _NO_ROW), default=_NO_ROW)
            column.cells.setdefault(row, []).append(role)
    return column


class _Matrix:
    """One chart on its way from a plan over seats and sketches to a placement."""

    def __init__(self, plan: Plan, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        self.plan = plan
        self.plates = PlateRows(index, sizes, spacing, {}) if index.bodies else None
        self.roots_row = row_count(index)
        self.heads_row = self.roots_row + 1
        self.index = index = below_bodies(index)
        self.sizes = sizes
        self.spacing = spacing
        self.columns = [column for group in self.plan.columns.values() for column in group]
        self.row_of: dict[str, int] = {}
        self.starts: dict[int, int] = {}  # the first row of boxes of each row of the matrix
        self._take_rows()
        self.rails = {
            root: number
            for number, root in enumerate(
                dict.fromkeys(index.manager_of[head] for head in self.plan.rows if head in index.manager_of)
            )
        }
        self.seats: dict[str, Seat] = {}
        self._seat_all()

    def placement(self) -> Placement:
        """Return boxes and lines in points; the top of the first row is 0."""
        seats = {role: self.seats[role] for role in self.index.reading_order()}
        in_rows = {line.id for _, line in self._row_lines()}
        sketches = [*self._solid_lines(), *self._dotted_rows()]
        if self.plates:
            self.plates.seat(seats)
            sketches.extend(self.plates.lines(seats))
            seats = self.plates.seats | seats
        rows = 1 + max(seat.row for seat in seats.values())
        grid = Grid([(Taken(seats.values(), sketches), 0, 0.0)], rows, self.spacing.lane)
        others = {
            role: tuple(line for line in lines if line.id not in in_rows)
            for role, lines in self.index.dotted.items()
        }
        sketches.extend(route(grid, seats, replace(self.index, dotted=others), self.sizes))
        sketches = [self._labelled(sketch, grid) for sketch in sketches]
        heights = [0.0] * rows
        for seat in seats.values():
            heights[seat.row] = max(heights[seat.row], seat.height)
        gaps = self._gaps(len(heights))
        band_tops = tops(heights, [gap + extra for gap, extra in zip(gaps, grid.gap_room(), strict=True)])
        boxes = {
            role: Rect(seat.x, band_tops[2 * seat.row], seat.width, seat.height)
            for role, seat in seats.items()
        }
        lines = [drawn(sketch, band_tops) for sketch in sketches]
        return Placement(boxes, lines, bands=list(self._bands(boxes, lines)))

    def _bands(self, boxes: Mapping[str, Rect], lines: Sequence[Line]) -> Iterator[Band]:
        """Yield the ground of the heads of columns, then of each row and of its head."""
        gap, heads = self.spacing.level_gap, [boxes[head] for head in self.plan.rows]
        left = min(rect.x for rect in heads) - self.spacing.bus_stub / 2
        middle = max(rect.x + rect.width for rect in heads) + self.spacing.beside
        across = [x for line in lines for x, _ in line.points]
        right = max(*across, *(rect.x + rect.width for rect in boxes.values())) + self.spacing.beside / 2
        heads_of_columns = [boxes[column.head] for column in self.columns]
        top = min(rect.y for rect in heads_of_columns) - _RIM * gap
        bottom = max(rect.y + rect.height for rect in heads_of_columns) + _RIM * gap
        yield Band("columns", Rect(middle, top, right - middle, bottom - top), is_head=True)
        edges = [rect.y - _ABOVE * gap for rect in heads]
        lowest = max(rect.y + rect.height for rect in boxes.values())
        edges.append(lowest + (BAND_GAP - _ABOVE) * gap)
        for number, (top, bottom) in enumerate(pairwise(edges)):
            yield Band(f"row:{number}", Rect(middle, top, right - middle, bottom - top))
            yield Band(f"head:{number}", Rect(left, top, middle - left, bottom - top), is_head=True)

    def _labelled(self, sketch: Sketch, grid: Grid) -> Sketch:
        """Return a line with a place for its label, should it have one and no room on the rail of its row."""
        label = self.sizes.get(line_id("dotted", sketch.role_id, sketch.manager_id))
        if sketch.kind != "dotted" or label is None or sketch.label is not None:
            return sketch
        return sketch._replace(label=label_place(grid, sketch, label))

    # --- Places -----------------------------------------------------------------------------

    def _take_rows(self) -> None:
        """Give every role its row of boxes."""
        below = self.heads_row + 1 if self.columns else self.heads_row
        for number in range(_NO_ROW, len(self.plan.rows)):
            cells = [column.cells.get(number, []) for column in self.columns]
            self.starts[number] = below
            for cell in cells:
                self.row_of.update({role: below + place for place, role in enumerate(cell)})
            below += max(len(cell) for cell in [*cells, [""] if number != _NO_ROW else []])
        self.row_of.update({head: self.starts[number] for number, head in enumerate(self.plan.rows)})
        self.row_of.update({column.head: self.heads_row for column in self.columns})
        for root, aides in self.plan.beside.items():
            self.row_of.update(dict.fromkeys((root, *aides), self.roots_row))

    def _seat_all(self) -> None:
        """Place the heads of rows at the left, then the columns of one root after the other."""
        x = self.spacing.lane * len(self.rails) + self.spacing.bus_stub if self.rails else 0.0
        for head in self.plan.rows:
            self._seat(head, x)
        if self.plan.rows:
            x += max(self.sizes[head][0] for head in self.plan.rows) + 2 * self.spacing.beside
        for root, columns in self.plan.columns.items():
            x = self._seat_group(root, columns, x) + self.spacing.beside

    def _seat_group(self, root: str, columns: Sequence[Column], x: float) -> float:
        """Place a root over the middle of its columns; return how far right they reach."""
        beside = self.plan.beside[root]
        half = self.sizes[root][0] / 2
        before, after = ([*beside[1:2]], [*beside[:1]])
        left = half + sum(self.sizes[role][0] + self.spacing.beside for role in before)
        right = half + sum(self.sizes[role][0] + self.spacing.beside for role in after)
        span = self._widths(columns)
        start = x + max(0.0, left - span / 2)
        middle = start + span / 2
        self._seat_columns(columns, start)
        self._seat(root, middle - half)
        for role in before:
            self._seat(role, middle - left)
        for role in after:
            self._seat(role, middle + half + self.spacing.beside)
        height = max(self.seats[role].height for role in (root, *beside))
        for role in (root, *beside):
            self.seats[role] = self.seats[role]._replace(height=height)
        return max(start + span, middle + right)

    def _widths(self, columns: Sequence[Column]) -> float:
        """Work out the lanes of some columns and return how wide these are together."""
        width = -self.spacing.beside
        for column in columns:
            self._take_lanes(column)
            width += self._width(column) + self.spacing.beside
        return max(0.0, width)

    def _width(self, column: Column) -> float:
        members = chain.from_iterable(column.cells.values())
        widest = max((self.sizes[role][0] + column.indent for role in members), default=0.0)
        return max(self.sizes[column.head][0], widest)

    def _seat_columns(self, columns: Sequence[Column], x: float) -> None:
        for column in columns:
            column.x = x
            self._seat(column.head, x)
            for role in chain.from_iterable(column.cells.values()):
                self._seat(role, x + column.indent)
            x += self._width(column) + self.spacing.beside

    def _seat(self, role: str, x: float) -> None:
        self.seats[role] = Seat(self.row_of[role], x, *self.sizes[role])

    def _take_lanes(self, column: Column) -> None:
        """Give every manager of a column a lane at its left; lines whose rows do not meet share one."""
        spans = []
        for role in chain.from_iterable(column.cells.values()):
            rows = [self.row_of[each] for each in (role, *self.index.children(role))]
            if len(rows) > 1:
                spans.append((min(rows), max(rows), role))
        ends: list[int] = []
        for first, last, role in sorted(spans):
            lane = next((lane for lane, end in enumerate(ends) if end < first), len(ends))
            ends[lane : lane + 1] = [last]
            column.lanes[role] = lane + 1
        column.lanes[column.head] = 0
        column.indent = self.spacing.bus_inset + self.spacing.lane * len(ends) + self.spacing.bus_stub

    def _gaps(self, rows: int) -> list[float]:
        """The height of the gap below each row of boxes, without room for routed lines; none at the end."""
        gaps = [self.spacing.stack_gap] * rows
        for place, line in self._row_lines():
            if line.label and place >= _LABELS:
                above = self.row_of[line.role_id] - 1
                gaps[above] = max(gaps[above], LABEL_HEIGHT + 2 * _LABEL_OFF)
        gaps[self.starts[_NO_ROW] - 1] = self.spacing.level_gap
        for number in range(len(self.plan.rows)):
            gaps[self.starts[number] - 1] = self.spacing.level_gap * BAND_GAP
        gaps[self.roots_row] = self.spacing.level_gap + self.spacing.lane * len(self.rails)
        if self.plates:
            gaps[: self.roots_row] = [self.plates.gap(row) for row in range(self.roots_row)]
        gaps[-1] = 0.0
        return gaps

    # --- Lines ------------------------------------------------------------------------------

    def _solid_lines(self) -> Iterator[Sketch]:
        """Yield the solid lines, each manager's together."""
        lane_of = {
            manager: column.x + self.spacing.bus_inset + self.spacing.lane * lane
            for column in self.columns
            for manager, lane in column.lanes.items()
        }
        heads = {column.head for column in self.columns}
        for manager in self.index.reading_order():
            for role in self.index.children(manager):
                kind: ConnectorKind = (
                    "assistant" if role in self.index.assistants.get(manager, ()) else "solid"
                )
                if manager in lane_of:
                    yield self._hang(kind, manager, role, lane_of[manager], is_head=manager in heads)
                elif role in heads:
                    yield self._fall(kind, manager, role)
                elif role in self.plan.beside[manager]:
                    yield self._side(kind, manager, role)
                else:
                    yield self._to_row(kind, manager, role)

    def _fall(self, kind: ConnectorKind, manager: str, role: str) -> Sketch:
        """From a root down to the head of a column."""
        above, below = self.seats[manager], self.seats[role]
        bus = Level(2 * self.heads_row, -self.spacing.level_gap / 2)
        corners = (
            Corner(above.middle, above.level(1)),
            Corner(above.middle, bus),
            Corner(below.middle, bus),
            Corner(below.middle, below.level(0)),
        )
        return Sketch(kind, manager, role, "bottom", "top", corners)

    def _side(self, kind: ConnectorKind, manager: str, role: str) -> Sketch:
        """Level from a root to an assistant beside it."""
        seat, aide = self.seats[manager], self.seats[role]
        if aide.x > seat.x:
            ends = Corner(seat.right, seat.level(0.5)), Corner(aide.x, aide.level(0.5))
            return Sketch(kind, manager, role, "right", "left", ends)
        ends = Corner(seat.x, seat.level(0.5)), Corner(aide.right, aide.level(0.5))
        return Sketch(kind, manager, role, "left", "right", ends)

    def _to_row(self, kind: ConnectorKind, manager: str, role: str) -> Sketch:
        """From a root to the left of everything, down, and into the head of a row."""
        above, head, number = self.seats[manager], self.seats[role], self.rails[manager]
        rail = self.spacing.lane * number
        bus = Level(2 * self.heads_row, -self.spacing.level_gap / 2 - self.spacing.lane * (number + 1))
        corners = (
            Corner(above.middle, above.level(1)),
            Corner(above.middle, bus),
            Corner(rail, bus),
            Corner(rail, head.level(0.5)),
            Corner(head.x, head.level(0.5)),
        )
        return Sketch(kind, manager, role, "bottom", "left", corners)

    def _hang(self, kind: ConnectorKind, manager: str, role: str, lane: float, *, is_head: bool) -> Sketch:
        """Along a lane at the left of a column and into the left side of a role."""
        above, below = self.seats[manager], self.seats[role]
        out = Level(2 * above.row, above.height * 0.75)
        start = (Corner(lane, above.level(1)),) if is_head else (Corner(above.x, out), Corner(lane, out))
        corners = (*start, Corner(lane, below.level(0.5)), Corner(below.x, below.level(0.5)))
        return Sketch(kind, manager, role, "bottom" if is_head else "left", "left", corners)

    def _row_lines(self) -> Iterator[tuple[int, ReportingLine]]:
        """Yield the line from each specialist to its row's head, with the specialist's place in its cell."""
        for column in self.columns:
            for number, cell in column.cells.items():
                if number == _NO_ROW:
                    continue
                for place, role in enumerate(cell):
                    for line in self.index.dotted[role]:
                        if line.manager_id == self.plan.rows[number]:
                            yield place, line

    def _dotted_rows(self) -> Iterator[Sketch]:
        """Yield the dotted lines along the rails of rows: into the top of a cell, or into its right side."""
        for place, line in self._row_lines():
            head, seat = self.seats[line.manager_id], self.seats[line.role_id]
            rail = Level(2 * head.row, -self.spacing.level_gap / 2)
            start = Corner(head.middle, head.level(0)), Corner(head.middle, rail)
            site: Site = "top" if place == 0 else "right"
            end: tuple[Corner, ...] = Corner(seat.middle, rail), Corner(seat.middle, seat.level(0))
            if place > 0:
                drop = seat.right + _DROP
                level = seat.level(0.5)
                end = Corner(drop, rail), Corner(drop, level), Corner(seat.right, level)
            label = self._label_place(line.id, place, seat, rail) if line.label else None
            yield Sketch("dotted", line.manager_id, line.role_id, "top", site, (*start, *end), label)

    def _label_place(self, line_id: str, place: int, seat: Seat, rail: Level) -> LabelPlace:
        """Return where the label of a line to a box at a place in its cell stands."""
        if place < _LABELS:
            # The rail has room for two labels above a cell, one at either side of its middle.
            middle = Corner(seat.x + seat.width * (0.25 if place == 0 else 0.75), rail)
            return LabelPlace(middle, seat.width / 2 - _DROP, LABEL_HEIGHT)
        width = min(self.sizes[line_id][0], seat.width)
        above = Corner(seat.right - width / 2, Level(2 * seat.row, -_LABEL_OFF))
        return LabelPlace(above, width, LABEL_HEIGHT)
