"""Hanging branches: reports with all below them as blocks, on one or both sides of a bus or in columns.

Blocks are made from the bottom up and never change inside again. Inside, branches that stand side by
side are placed by their outlines alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import ceil, sqrt

from orgchart.scene.layouts.tree.body import (
    Block,
    Body,
    Column,
    Contour,
    Forest,
    Hanging,
    Hung,
    KeptBlock,
    Offices,
)
from orgchart.scene.layouts.tree.branches import Branch
from orgchart.scene.layouts.tree.framed import Frames
from orgchart.scene.layouts.tree.packing import settle
from orgchart.scene.placement import Size
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

# Blocks of more rows are not kept: in a long line of command each would hold the outline of all below it.
_DEEPEST = 400


def hang(plan: Forest, sizes: Mapping[str, Size], spacing: Spacing, frames: Frames | None = None) -> None:
    """Make rigid bodies blocks, and add to each body the rows of the branches that hang in it.

    Those that are begun are kept from then on. ``frames`` takes the frames in blocks.
    """
    hanger = _Hanger(sizes, spacing, frames)
    hanger.blocks.update((body, kept.block.copied()) for body, kept in plan.kept.items())
    for body in reversed(plan.blocks):
        hanger.add(body)
        if body in plan.begun and len(hanger.blocks[body].outline.low) <= _DEEPEST:
            twig, key = plan.begun[body]
            plan.kept[body] = twig.blocks[key] = KeptBlock(body, hanger.blocks[body].copied())


class _Hanger:
    """Makes blocks; those below a body must be made before it."""

    def __init__(self, sizes: Mapping[str, Size], spacing: Spacing, frames: Frames | None) -> None:
        self.sizes = sizes
        self.spacing = spacing
        self.frames = frames
        self.blocks: dict[Body, Block] = {}

    def add(self, body: Body) -> None:
        """Hang what hangs in a body, and make it a block if it is rigid."""
        if body.offices:
            self._add_offices(body, body.offices)
        below = self._hung(body, body.hanging) if body.hanging else None
        if body.rigid:
            self.blocks[body] = (
                self._framed(body, below, self.frames) if self.frames else self._rigid(body, below)
            )
        elif below:
            outline = below.outline
            body.rows.extend(map(outline.interval, range(below.rows)))

    def _framed(self, body: Body, below: Block | None, frames: Frames) -> Block:
        """Return the block of a body with the frames that begin with it."""
        frames.frame_rows(body)
        block = self._rigid(body, below)
        left, right = frames.frame_block(body, block.outline)
        return Block(block.outline, min(block.left, left), max(block.right, right))

    def _rigid(self, body: Body, below: Block | None) -> Block:
        """Return the block of a body. Bodies that stand side by side below it hang in it from now on."""
        low, high = zip(*reversed(body.rows), strict=True) if body.rows else ((), ())
        if below:
            outline = below.outline
            outline.low.extend(value - outline.shift for value in low)
            outline.high.extend(value - outline.shift for value in high)
            return Block(outline, min(below.left, *low), max(below.right, *high))
        children = [Branch(child, [], contour=self.blocks[child].outline) for child in body.children]
        branch = Branch(body, children, holds_piece=True)
        settle(branch, self.spacing.beside)
        body.hung.extend(Hung(child.body, len(body.rows), child.offset) for child in children)
        body.children.clear()
        left = min((*low, *(self.blocks[each.body].left + each.offset for each in children)))
        right = max((*high, *(self.blocks[each.body].right + each.offset for each in children)))
        return Block(branch.contour, left, right)

    def _add_offices(self, body: Body, offices: Offices) -> None:
        """Add rows with the assistants of a manager that have somebody below them, two by two if they may."""
        clearance, first = self.spacing.trunk_clearance, len(body.rows)
        at_once = len(set(offices.sides))
        for number, (member, side) in enumerate(zip(offices.blocks, offices.sides, strict=True)):
            if number % at_once == 0:
                row = len(body.rows)
            block = self.blocks[member]
            x = clearance - block.left if side == "right" else -clearance - block.right
            body.hung.append(Hung(member, row, x))
            body.rows.extend([(-clearance, clearance)] * (row + block.rows - len(body.rows)))
            for at in range(block.rows):
                (low, high), (own_low, own_high) = body.rows[row + at], block.outline.interval(at)
                body.rows[row + at] = min(low, own_low + x), max(high, own_high + x)
        offices.rows = len(body.rows) - first

    def _hung(self, body: Body, hanging: Hanging) -> Block:
        """Hang blocks below the last row of a body."""
        if hanging.style == "both":
            return self._on_both_sides(body, hanging)
        if hanging.style == "grid":
            return self._in_columns(body, hanging)
        half = self.sizes[hanging.manager_id][0] / 2
        bus = 0.0 if hanging.on_trunk else max(half - self.spacing.bus_inset, 0.0)
        if hanging.style == "right":
            return self._column(body, hanging, slice(None), -bus, "left", direct=True)
        return self._column(body, hanging, slice(None), bus, "right", direct=True)

    def _column(
        self, body: Body, hanging: Hanging, part: slice, bus: float, side: Site, *, direct: bool
    ) -> Block:
        """Hang some of the blocks below each other, with the bus at their ``side``."""
        parts = [self._beside(each, bus, side) for each in hanging.blocks[part]]
        body.columns.append(Column(hanging.manager_id, hanging.role_ids[part], bus, direct, side))
        rows = list(accumulate((block.rows for _, block in parts), initial=0))
        first = len(body.rows)
        body.hung.extend(
            Hung(each, first + row, x)
            for each, row, (x, _) in zip(hanging.blocks[part], rows, parts, strict=False)
        )
        outline = _stacked([block.outline for _, block in parts])
        edge = outline.low if side == "left" else outline.high
        passed = rows[-2] + 1  # the bus ends at the first row of the last block
        edge[len(edge) - passed :] = [bus - outline.shift] * passed
        left, right = min(block.left for _, block in parts), max(block.right for _, block in parts)
        return Block(outline, min(bus, left), max(bus, right))

    def _beside(self, body: Body, bus: float, side: Site) -> tuple[float, Block]:
        """Return the axis of a block beside a bus, and the block there."""
        block = self.blocks[body]
        stub = self.spacing.bus_stub
        x = bus + stub - block.left if side == "left" else bus - stub - block.right
        return x, block.moved(x)

    def _on_both_sides(self, body: Body, hanging: Hanging) -> Block:
        """Hang blocks in pairs left and right of the trunk."""
        row = len(body.rows)
        pairs: list[Contour] = []
        left = right = 0.0
        for number in range(0, len(hanging.blocks), 2):
            members = hanging.blocks[number : number + 2]
            placed = [self._beside(each, 0.0, side) for each, side in zip(members, _FACING, strict=False)]
            body.hung.extend(Hung(each, row, x) for each, (x, _) in zip(members, placed, strict=True))
            left = min(left, placed[0][1].left)
            right = max(right, placed[-1][1].right)
            rows = max(block.rows for _, block in placed)
            # Rows without a block reach to the trunk.
            low = [0.0] * (rows - placed[0][1].rows) + _values(placed[0][1].outline, "low")
            high = [0.0] * rows
            if len(placed) > 1:
                high = [0.0] * (rows - placed[1][1].rows) + _values(placed[1][1].outline, "high")
            pairs.append(Contour(low, high))
            row += rows
        for column, side in enumerate(_FACING):
            role_ids = hanging.role_ids[column::2]
            body.columns.append(Column(hanging.manager_id, role_ids, 0.0, direct=True, side=side))
        return Block(_stacked(pairs), left, right)

    def _in_columns(self, body: Body, hanging: Hanging) -> Block:
        """Hang blocks in columns that are fed from a level line above them, centred on the axis."""
        blocks = [self.blocks[each] for each in hanging.blocks]
        parts = parts_of([block.rows for block in blocks], ceil(sqrt(len(blocks))))
        stub, beside = self.spacing.bus_stub, self.spacing.beside
        widths = [stub + max(block.right - block.left for block in blocks[part]) for part in parts]
        bus = start = -(sum(widths) + beside * (len(parts) - 1)) / 2
        columns: list[Block] = []
        for part, width in zip(parts, widths, strict=True):
            columns.append(self._column(body, hanging, part, bus, "left", direct=False))
            bus += width + beside
        high: list[float] = []
        for column in reversed(columns):
            further = column.rows - len(high)
            if further > 0:
                high[:0] = _values(column.outline, "high")[:further]
        return Block(Contour([start] * len(high), high), start, max(each.right for each in columns))


_FACING: tuple[Site, Site] = ("right", "left")  # the sides at which the trunk runs


def _stacked(outlines: Sequence[Contour]) -> Contour:
    """Return the outline of blocks below each other; they are used up.

    The values of the largest stay where they are, so that nested stacks cost little more than one.
    """
    largest = max(range(len(outlines)), key=lambda number: len(outlines[number].low))
    stack = outlines[largest]
    for name in ("low", "high"):
        values: list[float] = getattr(stack, name)
        values[:0] = _deepest_first(outlines[largest + 1 :], name, stack.shift)
        values.extend(_deepest_first(outlines[:largest], name, stack.shift))
    return stack


def _deepest_first(outlines: Iterable[Contour], name: str, shift: float) -> list[float]:
    return [value - shift for each in reversed(list(outlines)) for value in _values(each, name)]


def _values(outline: Contour, name: str) -> list[float]:
    """The left or right edges of an outline, deepest row first."""
    return [value + outline.shift for value in getattr(outline, name)]


def parts_of(rows: Sequence[int], columns: int) -> list[slice]:
    """Cut a sequence of blocks into at most so many runs, the longest as short as can be.

    >>> parts_of([1, 1, 1, 1, 1], 3)
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    >>> parts_of([1, 5, 1, 1], 2)
    [slice(0, 2, None), slice(2, 4, None)]
    """
    low, high = max(rows), sum(rows)
    while low < high:
        limit = (low + high) // 2
        if len(_runs(rows, limit)) <= columns:
            high = limit
        else:
            low = limit + 1
    return _runs(rows, low)


def _runs(rows: Sequence[int], limit: int) -> list[slice]:
    """Cut a sequence into runs of no more rows than the limit."""
    starts, filled = [0], 0
    for number, count in enumerate(rows):
        if filled + count > limit and number > starts[-1]:
            starts.append(number)
            filled = 0
        filled += count
    return [slice(start, end) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
