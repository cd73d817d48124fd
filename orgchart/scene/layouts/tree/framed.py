"""Branches packed with the room that the frames of parts of units need.

Every group of branches that a frame or a prong of one goes round (see ``pieces``) is a branch without rows
of its own. Once it is settled its outline is made straight and gets the frame's padding, so that nothing
else comes into it. Where a frame is a comb, the rows of its managers are padded instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import inf

from orgchart.scene.layouts.frames.framing import Framing
from orgchart.scene.layouts.frames.parts import Part, shared
from orgchart.scene.layouts.plates import OFF
from orgchart.scene.layouts.tree.body import Body, Contour, Interval
from orgchart.scene.layouts.tree.branches import Branch
from orgchart.scene.layouts.tree.packing import assign, settle
from orgchart.scene.layouts.tree.pieces import Piece, Shape

_NEAR = 6.0  # points that an edge keeps from a line beside it

Placed = tuple[Piece, float, float]  # with its edges in the frame of the branch that holds it
Top = tuple[float, Body]


@dataclass(slots=True, eq=False)
class _Node(Branch):
    """A body with all below it; or a run of neighbours in a part: in its frame, or in a prong of a comb.

    ``lead`` counts the rows above its first box, ``keep`` the parts in which all of it lies, of those
    around its first boxes. ``crown`` counts the frames that begin with the first row, one in another,
    ``feet`` those that end with the last one, ``sill`` the edges right below the first row. ``open`` are
    the pieces of parts that go on above it.
    ``tops`` are the axes of the bodies that lines enter from above.
    """

    part: Part | None = None
    is_comb: bool = False
    begins: bool = False
    lead: int = 0
    keep: int = 0
    crown: int = 0
    feet: int = 0
    sill: int = 0
    open: dict[Part, list[Placed]] = field(default_factory=dict)
    tops: list[Top] = field(default_factory=list)

    def take_over(self) -> None:
        """Take over from the settled nodes below what holds of this one, too."""
        self.depth = len(self.contour.low)
        if not self.children:
            return
        nodes: list[_Node] = self.children  # type: ignore[assignment]
        lowest = max(node.depth for node in nodes)
        self.feet = max(node.feet for node in nodes if node.depth == lowest)
        self.sill = max(node.sill for node in nodes)
        for node in nodes:
            for part, pieces in node.open.items():
                moved = [(each, low + node.offset, high + node.offset) for each, low, high in pieces]
                self.open.setdefault(part, []).extend(moved)
            self.tops.extend((x + node.offset, body) for x, body in node.tops)


class Frames:
    """Frames in the making. Blocks are framed first, then all else, from the bottom up."""

    def __init__(self, framing: Framing, top: Body) -> None:
        self.framing = framing
        self.shapes: list[Shape] = []
        self.lines: dict[Part, int] = {}  # that captions have room for beside rows
        self.keep: dict[Body, int] = {}
        self.kept_above: dict[Body, int] = {top: 0}  # how many parts of the body above go on
        self.order = [top]
        # No lines enter the roots but those of bodies in rows above, and those of blocks do from the side.
        roots = [] if top.slots else top.children
        self.below_plates = set(roots if top.rows else ())
        self.not_entered = {top, *roots} - self.below_plates
        for body in self.order:
            below = _below(body)
            self.not_entered.update(_blocks(body))
            self.order.extend(below)
            self.kept_above.update((each, shared(body.chain, each.chain)) for each in below)
        for body in reversed(self.order):
            kept = [min(self.kept_above[each], self.keep[each]) for each in _below(body)]
            self.keep[body] = min([len(body.chain), *kept])

    def placed(self) -> list[Shape]:
        """Return all frames of packed bodies, outer ones first."""
        entered: dict[Body, list[str]] = {}
        for body in self.order:
            from_left = _entered_from_left(body)
            top_of = {block: block.slots[0].role_id for block in _blocks(body)}
            entered.update((block, [role]) for block, role in top_of.items() if role in from_left)
        self.shapes = [each._replace(crossed=entered.get(each.piece.body, ())) for each in self.shapes]
        for body in self.order:
            for inlay in body.inlays:
                piece = Piece(body, inlay.first, inlay.last, inlay.low, inlay.high, inlay.feet)
                rooms = self.framing.rooms(inlay.low, inlay.high, ())
                unit = inlay.part.unit_id
                head, room = self.framing.head(unit, rooms), self.framing.room(unit, rooms)
                crossed = [
                    slot.role_id
                    for slot in body.slots
                    if inlay.first <= slot.row <= inlay.last and inlay.low < slot.x < inlay.high
                ]
                shape = Shape(inlay.part, inlay.top_id, piece, inlay.crown, head, room, inlay.lines, crossed)
                self.shapes.append(shape)
        return sorted(self.shapes, key=lambda shape: shape.part.depth)

    # --- Blocks ---------------------------------------------------------------------------------

    def frame_rows(self, body: Body) -> None:
        """Pad the rows of a body of a block for the frames round them alone."""
        parts = self._combs(body)
        lead, last = _first_row(body), len(body.rows) - 1
        if body.offices:
            last -= body.offices.rows
        low, high = _span(body, last + 1)
        for number, part in enumerate(parts, start=1):
            low -= self._strip(part, last + 1 - lead, is_block=True)
            high += self.framing.high
            piece = Piece(body, lead, last, low, high, number, exits=_exits(body))
            body.crown = self._add(part, piece, body.crown, self._entries(body))
        if parts:
            body.rows[lead : last + 1] = [(low, high)] * (last + 1 - lead)

    def frame_block(self, body: Body, outline: Contour) -> Interval:
        """Pad the outline of a block for the frames that begin with it; return its outermost edges."""
        body.feet = max([body.feet, *(each.block.feet for each in body.hung)])
        entries = self._entries(body)
        lead, span = _first_row(body), (inf, -inf)
        for part in reversed(body.chain[self.kept_above[body] : self.keep[body]]):
            span = self._straighten(outline, lead, self._strip(part, len(outline.low) - lead, is_block=True))
            body.feet += 1
            piece = Piece(body, lead, len(outline.low) - 1, *span, body.feet)
            body.crown = self._add(part, piece, body.crown, entries)
        return span

    # --- Branches -------------------------------------------------------------------------------

    def pack(self, gap: float) -> None:
        """Give every body its row and its x, with ``gap`` points between neighbours."""
        nodes: dict[Body, _Node] = {}
        for body in reversed([each for each in self.order if not each.rigid]):
            below = self._grouped(body, [nodes.pop(each) for each in body.children], 0, ())
            node = _Node(body, list(below), holds_piece=True, keep=self.keep[body])
            self._settle_runs(node, gap)
            settle(node, gap)
            node.feet = max([body.feet, *(each.block.feet for each in body.hung)])
            node.take_over()
            node.lead, node.crown = _first_row(body), body.crown
            if body.slots:
                self._frame_manager(node)
            nodes[body] = node
        assign(nodes[self.order[0]])

    def _grouped(
        self, above: Body, nodes: Sequence[_Node], depth: int, combs: Sequence[Part]
    ) -> Iterator[_Node]:
        """Group neighbours by their parts at a depth; ``combs`` are those around them that are combs."""
        for (part,), group in groupby(nodes, key=lambda node: node.body.chain[depth : depth + 1] or (None,)):
            run = list(group)
            if part is None:
                yield from run
                continue
            keep = min(node.keep for node in run)
            around = [each for each in (*combs, part) if each.depth > keep]
            inner = list(self._grouped(above, run, depth + 1, around))
            begins = above.chain[depth : depth + 1] != (part,)
            if around:
                inner = list(_in_prongs(inner, around))
            if begins or self.keep[above] <= depth:
                yield _run(inner, part, is_comb=part in around, begins=begins)
            else:
                yield from inner

    def _settle_runs(self, node: _Node, gap: float) -> None:
        """Settle the runs right below a node, and those in them."""
        for each in node.children:
            if isinstance(each, _Node) and each.part is not None:
                self._settle_runs(each, gap)
                settle(each, gap)
                each.take_over()
                self._frame_run(each, each.part)

    def _frame_run(self, node: _Node, part: Part) -> None:
        """Make the frame or the prong of a run of neighbours, and pad it."""
        nodes: list[_Node] = node.children  # type: ignore[assignment]
        # What goes on from above does so beside the rows of a lead, too.
        node.lead = min(each.lead for each in nodes) if node.begins else 0
        node.crown = max((each.crown for each in nodes if each.lead == node.lead), default=0)
        if node.is_comb:
            piece, low, high = _joined(node, node.open.pop(part))
            # Those that begin on a lower row are below the bar, too.
            node.contour.cover(node.lead, low, high)
        else:
            rows = node.depth - node.lead if node.begins else 1
            low, high = self._straighten(node.contour, node.lead, self._strip(part, rows))
            node.feet += 1
            if node.depth == node.lead + 1:
                node.sill = node.feet
            piece = Piece(node.body, node.lead, node.depth - 1, low, high, node.feet)
        if node.begins:
            # The caption stays above the first of several neighbours.
            axis, first = node.tops[0]
            axis -= low - piece.low  # as seen from the piece's body
            reach = axis + first.rows[node.lead][1] if len(node.tops) > 1 else inf
            entries = [axis + x for x in self._entries(first)]
            node.crown = self._add(part, piece, node.crown, entries, reach)
        else:
            node.open[part] = [(piece, low, high)]

    def _frame_manager(self, node: _Node) -> None:
        """Pad the rows of a manager for the combs that have their bars there."""
        body = node.body
        own = 1 + max(slot.row for slot in body.slots)
        low, high = _span(body, own)
        combs = self._combs(body)
        left = right = 0.0
        for number, part in enumerate(combs, start=1):
            strip = self._strip(part, 1)
            low, high = low - strip, high + self.framing.high
            # An inner strip may have moved outwards: this one keeps off it.
            left, right = left - strip, right + self.framing.high
            prongs = node.open.pop(part, [])
            strips: list[Piece] = []
            if prongs:
                left = min(left, *(edge for _, edge, _ in prongs))
                right = max(right, *(edge for _, _, edge in prongs))
                strangers = [(axis, each) for axis, each in node.tops if part not in each.chain]
                foreign = [axis + x for axis, each in strangers for x in self._entries(each)]
                left, right = _aside(left, right, foreign)
                floor = len(combs) - number + 1
                strips = [Piece(body, own, own, left, right, floor=floor, below=[each[0] for each in prongs])]
                low, high = min(low, left), max(high, right)
            bar = Piece(body, node.lead, own - 1, low, high, number, below=strips, exits=_exits(body))
            node.open[part] = [(bar, low, high)]
        # What hangs below is no longer of interest: only a manager of one row ends on the first.
        node.sill = len(combs) if own == node.lead + 1 else 0
        if combs:
            goes_on = combs[-1].depth <= self.kept_above[body]
            for row in range(0 if goes_on else node.lead, own):
                node.contour.cover(row, low, high)
        node.tops = [(0.0, body)]

    def _entries(self, body: Body) -> list[float]:
        """The lines that enter a body from above."""
        if body in self.not_entered:
            return []
        if body in self.below_plates:
            return [0.0, OFF]  # at either
        return [column.bus for column in body.columns] if _is_stack(body) else [0.0]

    def _combs(self, body: Body) -> list[Part]:
        """Return the parts of a body that something below it leaves, the innermost first."""
        return list(reversed(body.chain[self.keep[body] :]))

    def _strip(self, part: Part, rows: int, *, is_block: bool = False) -> float:
        """Return how far the left edge of a part is from what it holds: so many rows, or all of a comb.

        All pieces of a comb have strips as wide as its first row asks for. A line enters a block there.
        """
        self.lines[part] = self.framing.beside_rows(part.unit_id, rows, range(is_block))
        return self.framing.low(self.lines[part])

    def _straighten(self, outline: Contour, lead: int, strip: float) -> Interval:
        """Give an outline straight edges with a frame's padding, below its lead; return them."""
        rows = len(outline.low) - lead
        low, high = min(outline.low[:rows]) - strip, max(outline.high[:rows]) + self.framing.high
        outline.low[:rows], outline.high[:rows] = [low] * rows, [high] * rows
        return low + outline.shift, high + outline.shift

    def _add(self, part: Part, piece: Piece, crown: int, entries: Sequence[float], reach: float = inf) -> int:
        """Add a frame round what has a crown above its first row; return the crown with the frame.

        Its caption may go as far to the right as ``reach``, between the lines that enter the frame.
        """
        found = self.framing.rooms(piece.low, min(piece.high, reach + self.framing.padding), entries)
        head = self.framing.head(part.unit_id, found)
        room = self.framing.room(part.unit_id, found)
        self.shapes.append(Shape(part, part.top_id, piece, crown + 1, head, room, self.lines[part]))
        return crown + 1


def _below(body: Body) -> list[Body]:
    return [*body.children, *_blocks(body)]


def _blocks(body: Body) -> list[Body]:
    """The blocks in a body, into which lines come from the side."""
    holders = (body.offices, body.hanging)
    return [block for holder in holders if holder for block in holder.blocks]


def _entered_from_left(body: Body) -> set[str]:
    """Return the roles below a body, or in columns of it, that lines enter from the left."""
    found = {role for column in body.columns if column.side == "left" for role in column.role_ids}
    if body.offices:
        beside = zip(body.offices.role_ids, body.offices.sides, strict=True)
        found.update(role for role, side in beside if side == "right")
    return found


def _run(nodes: Sequence[_Node], part: Part, *, is_comb: bool, begins: bool) -> _Node:
    keep = min(node.keep for node in nodes)
    return _Node(Body(), list(nodes), holds_piece=True, keep=keep, part=part, is_comb=is_comb, begins=begins)


def _in_prongs(nodes: Sequence[_Node], combs: Sequence[Part]) -> Iterator[_Node]:
    """Put neighbours that lie wholly in combs around them into a prong of each of those."""
    for whole, group in groupby(nodes, key=lambda node: sum(part.depth <= node.keep for part in combs)):
        run = list(group)
        for part in reversed(combs[:whole]):
            run = [_run(run, part, is_comb=False, begins=False)]
        yield from run


def _joined(node: _Node, pieces: Sequence[Placed]) -> Placed:
    """Join the pieces of neighbours by a bar along their first row, below what ends there."""
    if len(pieces) == 1:
        return pieces[0]
    low, high = min(edge for _, edge, _ in pieces), max(edge for _, _, edge in pieces)
    node.sill = max(node.sill + 1, *(piece.feet for piece, _, _ in pieces))
    below = [piece for piece, _, _ in pieces]
    return Piece(node.body, node.lead, node.lead, low, high, node.sill, below=below), low, high


def _first_row(body: Body) -> int:
    """The row of a body's first box."""
    return min((slot.row for slot in body.slots), default=0)


def _span(body: Body, rows: int) -> Interval:
    """The outermost edges of a body's rows below its lead, down to some row."""
    low, high = zip(*body.rows[_first_row(body) : rows], strict=True)
    return min(low), max(high)


def _is_stack(body: Body) -> bool:
    """Whether a body is nothing but columns of leaves."""
    return bool(body.columns) and body.slots[0].role_id in body.columns[0].role_ids


def _exits(body: Body) -> list[float]:
    """The lines that leave a body for those below it."""
    if body.hanging:
        return sorted({column.bus if column.direct else 0.0 for column in body.columns})
    return [0.0] if body.children or body.offices else []


def _aside(left: float, right: float, lines: Sequence[float]) -> Interval:
    """Move edges outwards past lines that would run beside them."""
    for x in sorted(lines, reverse=True):
        left = x - _NEAR if abs(x - left) < _NEAR else left
    for x in sorted(lines):
        right = x + _NEAR if abs(x - right) < _NEAR else right
    return left, right
