"""The tree: managers above their reports, leaves hanging in stacks, assistants beside the trunk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from orgchart.core.index import Index, below_bodies
from orgchart.scene.bands import Seat, Sketch, drawn, tops
from orgchart.scene.layouts.frames.framing import Framing
from orgchart.scene.layouts.plates import PlateRows
from orgchart.scene.layouts.tree.bodies import forest
from orgchart.scene.layouts.tree.body import Forest
from orgchart.scene.layouts.tree.boughs import Bough, add_body, bough_of
from orgchart.scene.layouts.tree.centring import centre
from orgchart.scene.layouts.tree.framed import Frames
from orgchart.scene.layouts.tree.grove import Grove
from orgchart.scene.layouts.tree.hanging import hang
from orgchart.scene.layouts.tree.packing import pack
from orgchart.scene.layouts.tree.pieces import (
    NO_ROOMS,
    Draughtsman,
    caption_span,
    edges,
    feet,
    passed_by,
    rooms,
)
from orgchart.scene.layouts.tree.solid_lines import Seating, SolidLines
from orgchart.scene.layouts.tree.stacks import Stack, Stacks, stack_of
from orgchart.scene.lines.lanes import Grid, Taken
from orgchart.scene.lines.routing import route
from orgchart.scene.placement import FrameArea, Group, Line, Placement, Rect, Size
from orgchart.scene.themes import Spacing

BAND_GAP = 1.5  # levels of room between bands
_IN_A_ROW = 4  # roots without reports in a chart of nothing else


def tree(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    framing: Framing | None = None,
    *,
    known: Grove | None = None,
) -> Placement:
    """Place the boxes of all roles, which have the given sizes, and route their lines.

    ``framing`` asks for frames. ``known`` are the twigs of the index, with which work is kept. The sizes of
    labels go by the ids of their lines.
    """
    packed = (
        _packed(index, sizes, spacing, framing, stacks_roots=stacks, known=known)
        for stacks in ((False, True) if has_lone_roots(index) else (False,))
    )
    plan, frames = min(packed, key=lambda each: _width(each[0]))
    return grown(plan, index, sizes, spacing, frames)


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
    stacks_roots: bool,
    known: Grove | None,
) -> tuple[Forest, Frames | None]:
    """Return the bodies of all roles in their places, and their frames if these are asked for."""
    plan = forest(
        below_bodies(index),
        sizes,
        spacing,
        framing=framing,
        stacks_roots=stacks_roots,
        known=known,
    )
    if framing is not None:
        frames = Frames(framing, plan.top)
        hang(plan, sizes, spacing, frames)
        frames.pack(spacing.beside)
        return plan, frames
    hang(plan, sizes, spacing)
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
) -> Placement:
    """Return the boxes of bodies that have their places, their lines and frames."""
    return _Tree(plan, index, sizes, spacing, frames).placement()


class _Tree:
    """One chart on its way from bodies over seats and sketches to a placement."""

    def __init__(
        self,
        plan: Forest,
        index: Index,
        sizes: Mapping[str, Size],
        spacing: Spacing,
        frames: Frames | None,
    ) -> None:
        self.index = below_bodies(index) if plan.top.rows else index
        self.spacing = spacing
        self.plan = plan
        self.sizes = sizes
        self.loose = Seating()  # all but boughs
        # Boughs at their places, and between them the roles of loose bodies.
        self.order: list[tuple[Bough, int, float] | Sequence[str]] = []
        self.seats: dict[str, Seat] = {}
        self._seat_all(is_framed=frames is not None)
        self.framing = frames.framing if frames else None
        self.shapes = frames.placed() if frames else []
        self.rooms = rooms(self.shapes, self.framing) if self.framing else NO_ROOMS
        self.plates = PlateRows(index, sizes, spacing, self.rooms.above) if plan.top.rows else None

    def placement(self) -> Placement:
        """Return boxes, lines and frames in points; the top of the first row is 0."""
        solid = self._loose_lines()
        more: list[Sketch] = []
        if self.plates:
            self.plates.seat(self.seats)
            more.extend(self.plates.lines(self.seats))
            self.seats = self.plates.seats | self.seats
        heights = self._heights()
        grid = self._grid([*chain.from_iterable(solid), *more], len(heights))
        dotted = route(grid, self.seats, self.index, self.sizes)
        gaps = self._gaps(len(heights))
        band_tops = tops(heights, [gap + extra for gap, extra in zip(gaps, grid.gap_room(), strict=True)])
        floors = feet(self.shapes) if self.framing else None
        stacks = Stacks(grid, self.spacing.stack_gap, band_tops, floors)
        rises = stacks.rises(self._stacks(), dotted)
        boxes, lines, groups = self._drawn(solid, band_tops, rises)
        lines.extend(drawn(sketch, band_tops, rises) for sketch in more)
        routed = [drawn(sketch, band_tops, rises) for sketch in dotted]
        frames: list[FrameArea] = []
        if self.framing:
            places = heights, band_tops, self.seats
            draughtsman = Draughtsman(self.framing, self.rooms, *places, rises=rises, dotted=routed)
            frames = draughtsman.areas(list(passed_by(self.shapes, self.framing, dotted)))
        return Placement(boxes, [*lines, *routed], frames=frames, groups=groups)

    def _seat_all(self, *, is_framed: bool) -> None:
        """Give every box its row, x and height."""
        loose: list[str] = []
        waiting = [(self.plan.top, 0, 0.0)]
        while waiting:
            body, row, x = waiting.pop()
            kept = self.plan.kept.get(body)
            if kept is not None:
                bough = bough_of(kept, self.index, self.sizes, self.spacing)
                self.order.append((bough, row, x))
                self.seats.update(
                    (role_id, Seat(row + at, x + left, width, height))
                    for role_id, (at, left, width, height) in bough.seating.seats.items()
                )
                continue
            body.row, body.x = row, x
            waiting.extend((each, each.row, each.x) for each in reversed(body.children))
            waiting.extend((each.block, row + each.row, x + each.x) for each in reversed(body.hung))
            add_body(self.loose, body, (row, x), self.sizes, is_framed=is_framed)
            roles = [slot.role_id for slot in body.slots]
            self.seats.update((role, self.loose.seats[role]) for role in roles)
            self.order.append(roles)
            loose += roles
        self.loose.seats = self.seats
        self.loose.level(self.index, loose)

    def _loose_lines(self) -> list[list[Sketch]]:
        """Return the solid lines of the managers in loose bodies, by body."""
        lines = SolidLines(self.loose, self.index, self.spacing, self.rooms.above)
        return [list(lines.of(each)) for each in self.order if not isinstance(each, tuple)]

    def _stacks(self) -> Iterator[tuple[Stack, int, float]]:
        """Yield the stacks with the places that they are relative to."""
        ends = frozenset(self.plan.band_ends)
        found = (stack_of(each, self.seats, self.index, ends) for each in self.loose.stacks)
        yield from ((each, 0, 0.0) for each in found if each is not None)
        for bough, row, x in self._boughs():
            for stack in bough.stacks:
                yield stack, row, x

    def _boughs(self) -> Iterator[tuple[Bough, int, float]]:
        return (each for each in self.order if isinstance(each, tuple))

    def _grid(self, solid: Sequence[Sketch], rows: int) -> Grid:
        """What is taken before dotted lines are routed."""
        if not self.index.dotted:  # only these ask which lanes others take
            return Grid([], rows, self.spacing.lane)
        inside = {role for bough, _, _ in self._boughs() for role in bough.seating.seats}
        loose = (seat for role, seat in self.seats.items() if role not in inside)
        parts = [(Taken(loose, solid), 0, 0.0), *((bough.taken, row, x) for bough, row, x in self._boughs())]
        captions = [caption_span(shape, self.framing) for shape in self.shapes] if self.framing else []
        grid = Grid(parts, rows, self.spacing.lane, captions, self.rooms.below)
        for shape in self.shapes:
            for x, first, last in edges(shape):
                for beside in (-self.spacing.lane, 0.0, self.spacing.lane):
                    grid.take_vertical(x + beside, max(0, 2 * first - 1), 2 * last + 1)
        return grid

    def _heights(self) -> list[float]:
        """The heights of all rows."""
        heights = [0.0] * (1 + max((seat.row for seat in self.seats.values()), default=0))
        for seat in self.seats.values():
            heights[seat.row] = max(heights[seat.row], seat.height)
        return heights

    def _gaps(self, rows: int) -> list[float]:
        """The height of the gap below each row, without room for dotted lines; none below the last."""
        gaps = [self.spacing.stack_gap] * rows
        for each in self.order:
            if isinstance(each, tuple):
                spread = [each[1] + row for row in each[0].spread_rows]
            else:
                spread = list(self.loose.spread_rows(self.index, each))
            for row in spread:
                gaps[row] = self.spacing.level_gap
        for row in self.plan.band_ends:
            gaps[row] = self.spacing.level_gap * BAND_GAP
        if self.plates:
            gaps[: len(self.plan.top.rows)] = [self.plates.gap(row) for row in range(len(self.plan.top.rows))]
        for row in range(rows):
            gaps[row] += self.rooms.below.get(row, 0.0) + self.rooms.above.get(row + 1, 0.0)
        gaps[-1] = 0.0
        return gaps

    def _drawn(
        self, solid: Sequence[Sequence[Sketch]], band_tops: Sequence[float], rises: Mapping[str, float]
    ) -> tuple[dict[str, Rect], list[Line], list[Group]]:
        """Return all boxes and solid lines at their places, those of boughs in groups."""
        boxes: dict[str, Rect] = {}
        lines: list[Line] = []
        groups: list[Group] = []
        if self.plates:
            self._add_boxes(self.plates.seats, boxes, band_tops, rises)
        loose = iter(solid)
        for each in self.order:
            if isinstance(each, tuple):
                bough, row, x = each
                groups.append(bough.group(row, x, band_tops, rises)._replace(after=len(lines)))
            else:
                self._add_boxes(each, boxes, band_tops, rises)
                lines.extend(drawn(sketch, band_tops, rises) for sketch in next(loose))
        return boxes, lines, groups

    def _add_boxes(
        self,
        roles: Iterable[str],
        boxes: dict[str, Rect],
        band_tops: Sequence[float],
        rises: Mapping[str, float],
    ) -> None:
        for role_id in roles:
            row, x, width, height = self.seats[role_id]
            boxes[role_id] = Rect(x, band_tops[2 * row] - rises.get(role_id, 0.0), width, height)
