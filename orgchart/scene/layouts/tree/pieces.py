"""Frames while their heights are not known: rows and edges of the pieces that an outline is made of.

A frame is a tree of pieces. A frame without anything foreign below its first row is one piece. Else it is
a comb: a bar round a manager, below it a strip down to the line that spreads to the reports, and below
that a prong for each run of reports that belong to the frame; foreign branches hang between the prongs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from orgchart.scene.bands import Seat, Sketch, simplified
from orgchart.scene.layouts.frames.framing import CLEAR, OUTSIDE, Framing, Interval
from orgchart.scene.layouts.frames.parts import Part
from orgchart.scene.layouts.frames.passages import Passages
from orgchart.scene.layouts.tree.body import Body
from orgchart.scene.placement import FrameArea, Line, Point, Rect


@dataclass(slots=True, eq=False)
class Piece:
    """A rectangle of an outline: rows and edges relative to a body's row and axis.

    ``feet`` counts the edges that lie below the last row, this piece's being the lowest. A strip, which
    has no rows, ends ``floor`` paddings above whatever begins on the row ``last``. ``exits`` are the
    lines that cross its lower edge.
    """

    body: Body
    first: int
    last: int
    low: float
    high: float
    feet: int = 0
    floor: int = 0
    below: list[Piece] = field(default_factory=list)
    exits: Sequence[float] = ()


class Shape(NamedTuple):
    """A frame: its first role, its outermost piece, and how far its upper edge is from what it holds.

    ``rank`` counts the frames that begin with its first row, inside it and itself. ``caption`` is the room
    along the upper edge for a caption, relative to the axis of its piece, ``lines`` those for which there is
    room at the left edge. ``crossed`` are the roles whose lines cross that, ``dotted`` the places of dotted
    lines through its caption, in order.
    """

    part: Part
    top_id: str
    piece: Piece
    rank: int
    head: float
    caption: Interval
    lines: int
    crossed: Sequence[str] = ()
    dotted: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Rooms:
    """The room in points that frames need above and below each row, by row, where they need any.

    ``crowns`` say how high above a row its frames begin, by rank: those of one rank alike. ``above`` has
    the lower edges of frames that end above a row, too. ``feet`` say how far below a row, or the foot of
    another frame there, a frame ends.
    """

    crowns: Mapping[int, Sequence[float]]
    above: Mapping[int, float]
    below: Mapping[int, float]
    feet: Mapping[int, float]


NO_ROOMS = Rooms({}, {}, {}, {})


def rooms(shapes: Iterable[Shape], framing: Framing) -> Rooms:
    """Return the room that placed shapes need."""
    heads: dict[int, list[float]] = {}
    floors: dict[int, float] = {}
    feet: dict[int, int] = {}
    lines: dict[int, int] = {}
    for shape in shapes:
        if framing.strip == "foot":
            lowest, (low, high) = foot(shape, framing)
            row = lowest.body.row + lowest.last
            lines[row] = max(lines.get(row, 1), framing.rows(shape.part.unit_id, high - low))
        row = shape.piece.body.row + shape.piece.first
        ranks = heads.setdefault(row, [])
        ranks.extend([0.0] * (shape.rank - len(ranks)))
        ranks[shape.rank - 1] = max(ranks[shape.rank - 1], shape.head)
        for piece in _pieces(shape.piece):
            row = piece.body.row + piece.last
            if piece.floor:
                floors[row] = max(floors.get(row, 0.0), framing.padding * (piece.floor + 1))
            else:
                feet[row] = max(feet.get(row, 0), piece.feet)
    crowns = {row: list(accumulate(ranks, initial=0.0)) for row, ranks in heads.items()}
    above = {row: crowns.get(row, [0.0])[-1] + floors.get(row, 0.0) for row in crowns.keys() | floors.keys()}
    heights = {row: framing.foot(lines.get(row, 1)) for row in feet}
    below = {row: heights[row] * count for row, count in feet.items()}
    return Rooms(crowns, above, below, heights)


class Draughtsman:
    """Turns placed shapes into outlines once the rows have their heights, and dotted lines their places."""

    def __init__(
        self,
        framing: Framing,
        rooms: Rooms,
        heights: Sequence[float],
        tops: Sequence[float],
        seats: Mapping[str, Seat],
        *,
        rises: Mapping[str, float],
        dotted: Iterable[Line],
    ) -> None:
        self.framing = framing
        self.passages = Passages(dotted)
        self.seats = seats
        self.crowns, self.feet = rooms.crowns, rooms.feet
        self.heights = heights
        self.tops = tops
        self.rises = rises
        self.ends: dict[Piece, float] = {}

    def areas(self, shapes: Sequence[Shape]) -> list[FrameArea]:
        """Return the outlines of frames, each after those around it, and the rooms for their captions."""
        if self.rises:
            self._lift(shapes)
        return list(map(self._area, shapes))

    def _lift(self, shapes: Sequence[Shape]) -> None:
        """Let frames end below what stands in them: as their last boxes go up, if no dotted line is there."""
        held: dict[Part, float] = {}
        for role_id, chain in self.framing.chains.items():
            if chain and (seat := self.seats.get(role_id)):
                end = self._top(seat.row) + self.heights[seat.row] - self.rises.get(role_id, 0.0)
                held[chain[-1]] = max(held.get(chain[-1], end), end)
        for shape in reversed(shapes):
            part, piece = shape.part, shape.piece
            end = max(self._bottom(each) for each in _pieces(piece))
            if part in held and not piece.below:
                higher = held[part] + self.feet[piece.body.row + piece.last]
                span = piece.body.x + piece.low, piece.body.x + piece.high
                if higher < end and not self.passages.through(span, higher - CLEAR, end):
                    self.ends[piece] = end = higher
            if part.outer is not None:
                held[part.outer] = max(held.get(part.outer, end), end)

    def _area(self, shape: Shape) -> FrameArea:
        """Return the outline of a frame and the room for its caption."""
        piece = shape.piece
        row = piece.body.row + piece.first
        top = self._top(row) - self.crowns[row][shape.rank]
        points = simplified(list(self._outline(piece, top)))
        part = shape.part
        return FrameArea(
            f"frame:{part.unit_id}:{shape.top_id}", part.unit_id, points, self._room(shape, top), part.depth
        )

    def _room(self, shape: Shape, top: float) -> Rect:
        """The room in which a caption stands: above the first row, left of it, or below a last one."""
        framing, piece = self.framing, shape.piece
        outside, x = framing.padding * OUTSIDE, piece.body.x
        if framing.strip == "low":
            start, end = self._beside(shape, top)
            return Rect(x + piece.low + outside, start, framing.leading * shape.lines, end - start)
        if framing.strip == "head":
            low, high = self._clear(shape, x, shape.caption)
            return Rect(low, top + outside, high - low, shape.head - framing.padding)
        piece, room = foot(shape, framing)
        low, high = self._clear(shape, piece.body.x, room)
        lines = self.feet[piece.body.row + piece.last] - framing.padding
        return Rect(low, self._bottom(piece) - outside - lines, high - low, lines)

    def _clear(self, shape: Shape, x: float, room: Interval) -> Interval:
        """What dotted lines leave of the room for a caption, which is relative to x."""
        return self.framing.beside(shape.part.unit_id, (x + room[0], x + room[1]), shape.dotted)

    def _beside(self, shape: Shape, top: float) -> Interval:
        """The room along the left edge: beside the first row, where the name has its place there."""
        framing, piece = self.framing, shape.piece
        row = piece.body.row + piece.first
        x = piece.body.x + piece.low + framing.padding * OUTSIDE
        entered = [self.seats[role] for role in shape.crossed]
        lines = [self._top(seat.row) + seat.height / 2 for seat in entered]
        room = top, top
        for end in (self._top(row) + self.heights[row] + framing.padding, self._bottom(piece)):
            through = self.passages.through((x, x + framing.leading * shape.lines), top, end)
            taken = sorted([*((y, y) for y in lines if y < end), *through])
            room = framing.room(shape.part.unit_id, framing.spaces(top, end, taken), shape.lines)
            if framing.holds(room, shape.part.unit_id, shape.lines):
                break
        return room

    def _outline(self, root: Piece, top: float) -> Iterator[Point]:
        """Yield the corners of a tree of pieces: down the right sides, back along the lower edges, and up."""
        waiting: list[tuple[float, float] | tuple[Piece, float]] = [(root, top)]
        while waiting:
            piece, height = waiting.pop()
            if not isinstance(piece, Piece):
                yield piece, height
                continue
            low, high, bottom = piece.body.x + piece.low, piece.body.x + piece.high, self._bottom(piece)
            yield high, height
            yield high, bottom
            waiting += [(low, height), (low, bottom)]
            waiting.extend((below, bottom) for below in _lower(piece))

    def _bottom(self, piece: Piece) -> float:
        if piece in self.ends:
            return self.ends[piece]
        row = piece.body.row + piece.last
        if piece.floor:
            return self._top(row) - self.crowns.get(row, [0.0])[-1] - piece.floor * self.framing.padding
        return self._top(row) + self.heights[row] + piece.feet * self.feet[row]

    def _top(self, row: int) -> float:
        return self.tops[2 * row]


def foot(shape: Shape, framing: Framing) -> tuple[Piece, Interval]:
    """Return the first piece of a placed frame with nothing below it, and the room along its lower edge."""
    piece = shape.piece
    while lower := next(_lower(piece), None):
        piece = lower
    exits = sorted(each.body.x + x - piece.body.x for each in _pieces(piece) for x in each.exits)
    return piece, framing.room(shape.part.unit_id, framing.rooms(piece.low, piece.high, exits))


def edges(shape: Shape) -> Iterator[tuple[float, int, int]]:
    """Yield the x of every upright edge of a placed frame, and its first and last row."""
    for piece in _pieces(shape.piece):
        first, last = piece.body.row + piece.first, piece.body.row + piece.last
        for x in (piece.low, piece.high):
            yield piece.body.x + x, first, last


def feet(shapes: Iterable[Shape]) -> dict[int, list[Interval]]:
    """Return what placed frames, or prongs of them, hold on their last rows, by row."""
    found: dict[int, list[Interval]] = {}
    for shape in shapes:
        for piece in _pieces(shape.piece):
            if not piece.floor:
                span = piece.body.x + piece.low, piece.body.x + piece.high
                found.setdefault(piece.body.row + piece.last, []).append(span)
    return found


def caption_span(shape: Shape, framing: Framing) -> tuple[int, float, float]:
    """Return the row at which the caption of a placed frame stands, and its edges."""
    piece, (low, high) = shape.piece, shape.caption
    row = piece.first
    if framing.strip == "low":
        # A line that squeezes between caption and box keeps a quarter of what is left there off both.
        low = piece.low
        high = low + framing.padding * OUTSIDE * 0.6 + framing.leading * shape.lines
    elif framing.strip == "foot":
        piece, (low, high) = foot(shape, framing)
        row = piece.last
    return piece.body.row + row, piece.body.x + low, piece.body.x + high


def passed_by(shapes: Iterable[Shape], framing: Framing, dotted: Iterable[Sketch]) -> Iterator[Shape]:
    """Yield placed frames with the dotted lines that pass the captions above or below their rows.

    They do so where a caption fills the space between two boxes, see ``lines.lanes``.
    """
    uprights = sorted(
        (one.x, *sorted((one.level.band, other.level.band)))
        for sketch in dotted
        for one, other in pairwise(sketch.corners)
        if one.x == other.x
    )
    below = framing.strip == "foot"
    for shape in shapes:
        row, low, high = caption_span(shape, framing)
        band = 2 * row + below
        first, last = bisect_right(uprights, (low - CLEAR,)), bisect_left(uprights, (high + CLEAR,))
        found = dict.fromkeys(x for x, start, end in uprights[first:last] if start < band <= end)
        yield shape._replace(dotted=tuple(found)) if found else shape


def _pieces(root: Piece) -> Iterator[Piece]:
    waiting = [root]
    while waiting:
        piece = waiting.pop()
        yield piece
        waiting.extend(piece.below)


def _lower(piece: Piece) -> Iterator[Piece]:
    """Yield, in order, the placed pieces below one that end lower, and of others what hangs from them."""
    end, queue = _end(piece), list(reversed(piece.below))
    while queue:
        below = queue.pop()
        if _end(below) > end:
            yield below
        else:
            queue.extend(reversed(below.below))


def _end(piece: Piece) -> tuple[int, int]:
    """Return something that is the more, the lower a placed piece ends."""
    row = 2 * (piece.body.row + piece.last)
    return (row - 1, -piece.floor) if piece.floor else (row, piece.feet)
