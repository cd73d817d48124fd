"""The tree: managers above their reports, leaves hanging in stacks, assistants beside the trunk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgchart.core.index import Index, below_bodies
from orgchart.scene.bands import Corner, Level, Seat, Sketch, drawn, tops
from orgchart.scene.layouts.frames.framing import Framing
from orgchart.scene.layouts.plates import PlateRows
from orgchart.scene.layouts.tree.bodies import forest
from orgchart.scene.layouts.tree.body import Column, Forest
from orgchart.scene.layouts.tree.centring import centre
from orgchart.scene.layouts.tree.framed import Frames
from orgchart.scene.layouts.tree.hanging import hang
from orgchart.scene.layouts.tree.packing import pack
from orgchart.scene.layouts.tree.pieces import NO_ROOMS, Draughtsman, caption_span, edges, feet, rooms
from orgchart.scene.layouts.tree.stacks import Block, Stacks
from orgchart.scene.lines.lanes import Grid
from orgchart.scene.lines.routing import route
from orgchart.scene.placement import FrameArea, Placement, Rect, Size
from orgchart.scene.scene import ConnectorKind, Site
from orgchart.scene.themes import Spacing

BAND_GAP = 1.5  # levels of room between bands
_IN_A_ROW = 4  # roots without reports in a chart of nothing else


def tree(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    framing: Framing | None = None,
    *,
    sideways: bool = False,
) -> Placement:
    """Place the boxes of all roles, which have the given sizes, and route their lines.

    ``framing`` asks for frames. A ``sideways`` tree is going to be turned: boxes and labels lie on their
    side. The sizes of labels go by the ids of their lines.
    """
    packed = (
        _packed(index, sizes, spacing, framing, sideways=sideways, stacks_roots=stacks)
        for stacks in ((False, True) if has_lone_roots(index) else (False,))
    )
    plan, frames = min(packed, key=lambda each: _width(each[0]))
    return grown(plan, index, sizes, spacing, frames, sideways=sideways)


def has_lone_roots(index: Index) -> bool:
    """Whether there are roots without anybody below them that may stand in a stack.

    A few that are the whole chart stay side by side, and so do all below bodies: lines lead to them.
    """
    lone = [root for root in index.roots if not index.children(root)]
    return not index.bodies and len(lone) > (_IN_A_ROW if len(lone) == len(index.roots) else 1)


def _packed(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    framing: Framing | None,
    *,
    sideways: bool,
    stacks_roots: bool,
) -> tuple[Forest, Frames | None]:
    """Return the bodies of all roles in their places, and their frames if these are asked for."""
    plan = forest(
        below_bodies(index), sizes, spacing, sideways=sideways, framing=framing, stacks_roots=stacks_roots
    )
    if framing is not None:
        frames = Frames(framing, plan.top)
        hang(plan.blocks, sizes, spacing, frames)
        frames.pack(spacing.beside)
        return plan, frames
    hang(plan.blocks, sizes, spacing)
    pack(plan.top, spacing.beside, snugly=bool(plan.blocks))
    centre(plan.top, spacing.beside)
    return plan, None


def _width(plan: Forest) -> float:
    """How wide bodies reach that have their places."""
    low = high = 0.0
    waiting = list(plan.top.children)
    while waiting:
        body = waiting.pop()
        waiting.extend(body.children)
        low = min(low, *(body.x + left for left, _ in body.rows), body.x)
        high = max(high, *(body.x + right for _, right in body.rows), body.x)
    return high - low


def grown(
    plan: Forest,
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    frames: Frames | None = None,
    *,
    sideways: bool = False,
) -> Placement:
    """Return the boxes of bodies that have their places, their lines and frames."""
    return _Tree(plan, index, sizes, spacing, frames, sideways=sideways).placement()


# The bottom of a manager, and where its line meets the height at which it spreads to its reports.
_Trunk = tuple[Corner, Corner]


class _Tree:
    """One chart on its way from bodies over seats and sketches to a placement."""

    def __init__(
        self,
        plan: Forest,
        index: Index,
        sizes: Mapping[str, Size],
        spacing: Spacing,
        frames: Frames | None,
        *,
        sideways: bool,
    ) -> None:
        self.index = below_bodies(index) if plan.top.rows else index
        self.spacing = spacing
        self.sideways = sideways
        self.plan = plan
        self.sizes = sizes
        self.seats: dict[str, Seat] = {}
        self.trunk_rows = dict(plan.trunk_rows)
        self.offices: set[str] = set()
        self.columns: list[tuple[Column, float]] = []  # with the x of the bus
        self.stacks: list[Block] = []  # columns without frames of their own, those of a body together
        self._seat_all(sizes, frames)
        self.framing = frames.framing if frames else None
        self.shapes = frames.placed() if frames else []
        self.rooms = rooms(self.shapes, self.framing) if self.framing else NO_ROOMS
        self.plates = PlateRows(index, sizes, spacing, self.rooms.above) if plan.top.rows else None

    def placement(self) -> Placement:
        """Return boxes, lines and frames in points; the top of the first row is 0."""
        sketches = list(self._solid_lines())
        if self.plates:
            self.plates.seat(self.seats)
            sketches.extend(self.plates.lines(self.seats))
            self.seats = self.plates.seats | self.seats
        grid = self._grid(sketches)
        dotted = route(grid, self.seats, self.index, self.sizes)
        sketches.extend(dotted)
        heights = [0.0] * (1 + max((seat.row for seat in self.seats.values()), default=0))
        for seat in self.seats.values():
            heights[seat.row] = max(heights[seat.row], seat.height)
        gaps = self._gaps(len(heights))
        band_tops = tops(heights, [gap + extra for gap, extra in zip(gaps, grid.gap_room(), strict=True)])
        ends = frozenset(self.plan.band_ends)
        floors = feet(self.shapes) if self.framing else None
        stacks = Stacks(self.seats, grid, self.spacing.stack_gap, band_tops, ends, floors)
        rises = stacks.rises(self.stacks, dotted, self.index)
        boxes = {
            role_id: Rect(seat.x, band_tops[2 * seat.row] - rises.get(role_id, 0.0), seat.width, seat.height)
            for role_id, seat in self.seats.items()
        }
        frames: list[FrameArea] = []
        if self.framing:
            draughtsman = Draughtsman(self.framing, self.rooms, heights, band_tops, self.seats)
            frames.extend(map(draughtsman.area, self.shapes))
        return Placement(boxes, [drawn(sketch, band_tops, rises) for sketch in sketches], frames=frames)

    def _grid(self, solid: Sequence[Sketch]) -> Grid:
        """What is taken before dotted lines are routed."""
        if not self.index.dotted:  # only these ask which lanes others take
            return Grid(self.seats.values(), (), self.spacing.lane)
        captions = [caption_span(shape, self.framing) for shape in self.shapes] if self.framing else []
        grid = Grid(self.seats.values(), solid, self.spacing.lane, captions, self.rooms.below)
        for shape in self.shapes:
            for x, first, last in edges(shape):
                for beside in (-self.spacing.lane, 0.0, self.spacing.lane):
                    grid.take_vertical(x + beside, max(0, 2 * first - 1), 2 * last + 1)
        return grid

    def _seat_all(self, sizes: Mapping[str, Size], frames: Frames | None) -> None:
        """Give every box its row, x and height; those joined by a level line get the same height."""
        waiting = [self.plan.top]
        while waiting:
            body = waiting.pop()
            waiting.extend(reversed(body.children))
            for block, row, x in reversed(body.hung):
                block.row, block.x = body.row + row, body.x + x
                waiting.append(block)
            if body.offices:
                manager = body.offices.manager_id
                self.trunk_rows[manager] = self.trunk_rows.get(manager, 0) + body.offices.rows
                self.offices.update(body.offices.role_ids)
            columns = [(column, body.x + column.bus) for column in body.columns]
            self.columns.extend(columns)
            if columns and not body.inlays and not (frames and body.hung):
                self.stacks.append(columns)
            for slot in body.slots:
                width, height = sizes[slot.role_id]
                self.seats[slot.role_id] = Seat(body.row + slot.row, body.x + slot.x, width, height)
        for manager, assistants in self.index.assistants.items():
            beside = [each for each in assistants if each in self.plan.beside and each not in self.offices]
            groups = [[manager, *beside[:2]], *(beside[at : at + 2] for at in range(2, len(beside), 2))]
            for group in groups:
                height = max(self.seats[each].height for each in group)
                for each in group:
                    self.seats[each] = self.seats[each]._replace(height=height)

    def _gap_below(self, manager_id: str) -> int:
        """The row above the gap in which a manager's line spreads to its reports."""
        return self.seats[manager_id].row + self.trunk_rows.get(manager_id, 0)

    def _bus(self, manager_id: str) -> Level:
        """The height of the line that spreads to a manager's reports."""
        row = self._gap_below(manager_id) + 1
        return Level(2 * row, -self.spacing.level_gap / 2 - self.rooms.above.get(row, 0.0))

    def _gaps(self, rows: int) -> list[float]:
        """The height of the gap below each row, without room for dotted lines; none below the last."""
        gaps = [self.spacing.stack_gap] * rows
        for manager in self.index.reports:
            gaps[self._gap_below(manager)] = self.spacing.level_gap
        for manager, assistants in self.index.assistants.items():
            if any(each not in self.plan.beside for each in assistants):
                gaps[self._gap_below(manager)] = self.spacing.level_gap
        for row in self.plan.band_ends:
            gaps[row] = self.spacing.level_gap * BAND_GAP
        if self.plates:
            gaps[: len(self.plan.top.rows)] = [self.plates.gap(row) for row in range(len(self.plan.top.rows))]
        for row in range(rows):
            gaps[row] += self.rooms.below.get(row, 0.0) + self.rooms.above.get(row + 1, 0.0)
        gaps[-1] = 0.0
        return gaps

    def _solid_lines(self) -> Iterator[Sketch]:
        """Yield the solid lines, each manager's together."""
        hanging: dict[str, tuple[Column, float]] = {
            role_id: (column, bus) for column, bus in self.columns for role_id in column.role_ids
        }
        for manager in self.seats:
            assistants = self.index.assistants.get(manager, ())
            reports = self.index.reports.get(manager, ())
            if not assistants and not reports:
                continue
            trunk = self._trunk(manager)
            kinds: tuple[tuple[ConnectorKind, Sequence[str]], ...] = (
                ("assistant", assistants),
                ("solid", reports),
            )
            for kind, children in kinds:
                for role_id in children:
                    if role_id in self.plan.beside:
                        yield self._side(manager, role_id)
                    elif role_id in hanging:
                        yield self._hang(manager, role_id, kind, trunk, hanging[role_id])
                    else:
                        yield self._fall(manager, role_id, kind, trunk)

    def _trunk(self, manager_id: str) -> _Trunk:
        above, bus = self.seats[manager_id], self._bus(manager_id)
        return Corner(above.middle, above.level(1)), Corner(above.middle, bus)

    def _fall(self, manager_id: str, role_id: str, kind: ConnectorKind, trunk: _Trunk) -> Sketch:
        """From the bottom of the manager over its bus to the top of the role."""
        below, bus = self.seats[role_id], trunk[1].level
        corners = (*trunk, Corner(below.middle, bus), Corner(below.middle, below.level(0)))
        return Sketch(kind, manager_id, role_id, "bottom", "top", corners)

    def _hang(
        self, manager_id: str, role_id: str, kind: ConnectorKind, trunk: _Trunk, place: tuple[Column, float]
    ) -> Sketch:
        """Down the bus of a column, at an x, and into the side of the role."""
        (column, bus_x), leaf, (bottom, turn) = place, self.seats[role_id], trunk
        start = (Corner(bus_x, bottom.level),) if column.direct else (bottom, turn, Corner(bus_x, turn.level))
        middle = leaf.level(0.5)
        edge = leaf.x if column.side == "left" else leaf.right
        corners = (*start, Corner(bus_x, middle), Corner(edge, middle))
        return Sketch(kind, manager_id, role_id, "bottom", column.side, corners)

    def _side(self, manager_id: str, role_id: str) -> Sketch:
        """Level from the manager, or from the trunk below it, to an assistant."""
        above, seat, side = self.seats[manager_id], self.seats[role_id], self.plan.beside[role_id]
        end = Corner(seat.x if side == "right" else seat.right, seat.level(0.5))
        site: Site = "left" if side == "right" else "right"
        if seat.row == above.row:
            start = Corner(above.right if side == "right" else above.x, above.level(0.5))
            return Sketch("assistant", manager_id, role_id, side, site, (start, end))
        trunk = Corner(above.middle, above.level(1)), Corner(above.middle, seat.level(0.5))
        return Sketch("assistant", manager_id, role_id, "bottom", site, (*trunk, end))
