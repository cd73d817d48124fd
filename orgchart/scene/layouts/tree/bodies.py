"""A forest of roles as a tree of bodies.

A body is what moves as one piece: a manager with the assistants beside its trunk and the stacks that
hang from it, and single reports straight below it. It occupies an interval on each of its rows, given
relative to its axis, the line through the middle of its manager. Its children follow below its last
row, side by side and in order. Placing bodies is the business of ``packing``.

Where a branch hangs because its style, or the one around it, asks for that, the bodies of the reports
are rigid, as are those of assistants beside a trunk that have somebody below them: ``hanging`` makes each
a block with all below it, and hangs the blocks into the body above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from math import ceil, sqrt
from operator import itemgetter

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.layouts.frames.framing import Framing
from orgchart.scene.layouts.frames.inlays import Leaf, inlays
from orgchart.scene.layouts.frames.parts import Chain, offices, shared
from orgchart.scene.layouts.plates import row_count
from orgchart.scene.layouts.tree.body import Body, Column, Forest, Hanging, Offices, Slot
from orgchart.scene.placement import Size
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

SIDEWAYS_LIMIT = 12  # more leaves than this hang where boxes lie on their side
_SIDEWAYS_SHAPE = 2.8  # columns to rows of a block that is about square once it is turned

# How many branches hang at least, by style.
_HANGING: Mapping[BranchStyle, int] = {"left": 1, "right": 1, "both": 2, "grid": 2}

# On which sides of a role its assistants stand, by the style in which it hangs.
_OUTWARDS: Mapping[BranchStyle, Sequence[Site]] = {
    "": ("right", "left"),
    "right": ("right",),
    "left": ("left",),
}


def forest(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    *,
    sideways: bool = False,
    framing: Framing | None = None,
    stacks_roots: bool = False,
) -> Forest:
    """Return the bodies of all roles, whose boxes have the given sizes (and lie on their side).

    With ``framing`` the boxes of a body, other than leaves in columns, have the same parts around them.
    ``stacks_roots`` asks for stacks of roots without reports, as there are of other leaves.
    """
    builder = _Builder(index, sizes, spacing, framing, sideways=sideways, stacks_roots=stacks_roots)
    return builder.build()


def columns_of(count: int, limit: int = 8, shape: float = 0.69, *, sideways: bool = False) -> int:
    """Return the number of columns in which so many leaves hang; see ``Spacing`` for limit and shape.

    >>> [columns_of(n) for n in (2, 8, 9, 60, 3000)]
    [1, 1, 2, 6, 46]
    >>> [columns_of(n, sideways=True) for n in (2, 12, 13, 60, 3000)]
    [2, 12, 5, 12, 91]
    """
    if sideways:
        return count if count <= SIDEWAYS_LIMIT else ceil(count / ceil(sqrt(count / _SIDEWAYS_SHAPE)))
    if count <= limit:
        return 1
    return ceil(count / max(limit, ceil(sqrt(count / shape))))


def add_trunk(
    role_id: str,
    assistants: Sequence[str],
    body: Body,
    sides: Sequence[Site],
    *,
    sizes: Mapping[str, Size],
    spacing: Spacing,
) -> dict[str, Site]:
    """Add a role's box to a body, two assistants beside it, and rows of two beside the trunk below it.

    ``sides`` are those on which assistants may stand, in turn. Returns the side of each.
    """
    width, clearance = sizes[role_id][0], spacing.trunk_clearance
    body.slots.append(Slot(role_id, len(body.rows), -width / 2))
    beside: dict[str, Site] = {}
    for first in range(0, max(1, len(assistants)), 2):
        half = clearance if first else width / 2
        distance = half if first else half + spacing.beside
        low, high, row = -half, half, len(body.rows)
        for assistant, side in zip(assistants[first : first + 2], sides, strict=False):
            own = sizes[assistant][0]
            beside[assistant] = side
            if side == "right":
                body.slots.append(Slot(assistant, row, distance))
                high = distance + own
            else:
                body.slots.append(Slot(assistant, row, -distance - own))
                low = -distance - own
        body.rows.append((low, high))
    return beside


class _Builder:
    """Builds bodies from the roots down, without recursion: charts may be thousands of levels deep."""

    def __init__(
        self,
        index: Index,
        sizes: Mapping[str, Size],
        spacing: Spacing,
        framing: Framing | None,
        *,
        sideways: bool,
        stacks_roots: bool,
    ) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.sideways = sideways
        self.framing = framing
        self.stacks_roots = stacks_roots
        self.chains: Mapping[str, Chain] = framing.chains if framing else {}
        self.offices = framing.offices if framing else offices(index)
        self.beside: dict[str, Site] = {}
        self.trunk_rows: dict[str, int] = {}
        self.blocks: list[Body] = []
        self.waiting: list[tuple[str, Body, BranchStyle, BranchStyle]] = []

    def build(self) -> Forest:
        top = Body(rows=[(0.0, 0.0)] * row_count(self.index))
        self._add_roots(top)
        while self.waiting:
            self._add_role(*self.waiting.pop())
        return Forest(top, self.blocks, self.beside, self.trunk_rows)

    def _add_roots(self, top: Body) -> None:
        """Begin a body for each root, and one for lone roots beside each other if they stand in stacks."""
        for is_leaf, chain, run in self._runs("", self.index.roots, ()):
            if self.stacks_roots and is_leaf and self._hangs(run):
                self._hang("", run, self._child(top, chain), straight=False)
            else:
                for root in run:
                    self._begin(root, top)

    def _begin(self, role_id: str, parent: Body, lead: int = 0) -> None:
        """Begin a body below another with a role, ``lead`` rows below the first that it could have."""
        body = self._child(parent, self._chain(role_id))
        body.rows.extend([(0.0, 0.0)] * lead)
        self.waiting.append((role_id, body, "", ""))

    def _child(self, parent: Body, chain: Chain) -> Body:
        """Return a new body below another."""
        body = Body(rigid=parent.rigid, chain=chain)
        parent.children.append(body)
        if body.rigid:
            self.blocks.append(body)
        return body

    def _chain(self, role_id: str) -> Chain:
        return self.chains.get(role_id, ())

    def _is_leaf(self, role_id: str) -> bool:
        return role_id not in self.index.reports and role_id not in self.index.assistants

    def _hangs(self, leaves: Sequence[str]) -> bool:
        """Whether leaves hang below each other: on their side, only where there are very many."""
        return len(leaves) > (SIDEWAYS_LIMIT if self.sideways else 1)

    def _add_role(self, role_id: str, body: Body, around: BranchStyle, outwards: BranchStyle) -> None:
        """Add a role and its assistants to a body, and what is below it to that body or to new ones.

        ``around`` is the style in which a role hangs itself, ``left`` or ``right``; it goes on below.
        ``outwards`` is the only side on which it has room, where its line comes from the other one.
        """
        style = self.index.branch_styles.get(role_id, around)
        assistants = self.index.assistants.get(role_id, ())
        chain = self._chain(role_id)
        leaves = [each for each in assistants if self._is_leaf(each) and self._chain(each) == chain]
        beside = leaves[:1] if outwards else leaves
        blocks = [each for each in assistants if each in self.offices]
        kept = {*beside, *blocks}
        self._add_trunk(role_id, beside, body, _OUTWARDS[outwards])
        if blocks:
            self._add_offices(role_id, blocks, body, style, _OUTWARDS[outwards])
        branches = [each for each in assistants if each not in kept]
        reports = self.index.reports.get(role_id, ())
        below = [*branches, *reports]
        least = _HANGING.get(style)
        if least is not None and len(below) >= least:
            self._hang_branches(role_id, style, below, body)
        elif len(below) == 1 and not blocks and self._chain(below[0]) == chain:
            self.waiting.append((below[0], body, "", ""))
        elif style in ("standard", "alternating"):
            for number, each in enumerate(below):
                self._begin(each, body, lead=number % 2 if style == "alternating" else 0)
        else:
            self._add_branches(role_id, branches, reports, body)

    def _add_branches(
        self, role_id: str, branches: Sequence[str], reports: Sequence[str], body: Body
    ) -> None:
        """Add what is below a role, arranged by its kind: leaves in stacks, the rest side by side."""
        runs = self._runs(role_id, reports, branches[-1:])
        is_plain = not branches and not body.offices and len(runs) == 1 and runs[0][:2] == (True, body.chain)
        if is_plain and self._hangs(reports):
            self._hang(role_id, reports, body, straight=role_id not in self.trunk_rows)
            return
        for branch in branches:
            self._begin(branch, body)
        for is_leaf, chain, run in runs:
            if is_leaf and self._hangs(run):
                self._hang(role_id, run, self._child(body, chain), straight=False)
            else:
                for report in run:
                    self._begin(report, body)

    def _runs(
        self, role_id: str, reports: Sequence[str], before: Sequence[str]
    ) -> list[tuple[bool, Chain, list[str]]]:
        """Return runs of reports of the same kind, each with that kind."""
        kinds = zip(self._kinds(role_id, reports, before), reports, strict=True)
        return [(*kind, [role for _, role in run]) for kind, run in groupby(kinds, itemgetter(0))]

    def _kinds(self, role_id: str, reports: Sequence[str], before: Sequence[str]) -> list[tuple[bool, Chain]]:
        """Say of each report whether it is a leaf, and which parts are around the column it may hang in.

        A leaf that begins a part with its neighbour, be it the role ``before`` all, gets a column in that
        part; one that begins a part alone is framed in a column with others. What a column has in common with
        the role beside it is around all of the column.
        """
        if self.framing is None:
            return [(self._is_leaf(report), ()) for report in reports]
        chain = self._chain(role_id)
        around = [self._chain(each) for each in (*before, *reports)]
        begun = [each[: shared(chain, each) + 1] for each in around]
        leaves = [False] * len(before) + [self._is_leaf(report) for report in reports]
        depths = [len(each) for each in around]
        for number, own in enumerate(begun):
            if leaves[number]:
                is_alone = own not in (*begun[max(0, number - 1) : number], *begun[number + 1 : number + 2])
                depths[number] = shared(chain, own) if is_alone else len(own)
        _deepen(depths, [shared(one, other) for one, other in pairwise(around)])
        kinds = [(leaf, own[:depth]) for leaf, own, depth in zip(leaves, around, depths, strict=True)]
        return kinds[len(before) :]

    def _hang_branches(self, role_id: str, style: BranchStyle, below: Sequence[str], body: Body) -> None:
        """Begin a block for each role below another; how they hang is settled when they are whole."""
        if not body.rigid and not body.offices:
            self.blocks.append(body)
        blocks = [Body(rigid=True, chain=self._chain(each)) for each in below]
        self.blocks.extend(blocks)
        for number, (each, block) in enumerate(zip(below, blocks, strict=True)):
            is_left = style == "left" or (style == "both" and number % 2 == 0)
            side: BranchStyle = "left" if is_left else "right"
            self.waiting.append((each, block, side, side))
        on_trunk = role_id in self.trunk_rows or body.offices is not None
        body.hanging = Hanging(role_id, style, below, blocks, on_trunk)

    def _add_offices(
        self,
        role_id: str,
        assistants: Sequence[str],
        body: Body,
        style: BranchStyle,
        outwards: Sequence[Site],
    ) -> None:
        """Begin a block for each assistant that has somebody below it; they stand beside the trunk."""
        if not body.rigid:
            self.blocks.append(body)
        blocks = [Body(rigid=True, chain=self._chain(each)) for each in assistants]
        self.blocks.extend(blocks)
        sides = [outwards[number % len(outwards)] for number in range(len(assistants))]
        for each, block, side in zip(assistants, blocks, sides, strict=True):
            free: BranchStyle = "left" if side == "left" else "right"
            self.waiting.append((each, block, free if style in _HANGING else "", free))
        self.beside.update(zip(assistants, sides, strict=True))
        body.offices = Offices(role_id, assistants, blocks, sides)

    def _add_trunk(self, role_id: str, assistants: Sequence[str], body: Body, sides: Sequence[Site]) -> None:
        """Add the role's box, two assistants beside it, and rows of two beside the trunk below it."""
        self.beside |= add_trunk(role_id, assistants, body, sides, sizes=self.sizes, spacing=self.spacing)
        if len(assistants) > 2:
            self.trunk_rows[role_id] = (len(assistants) - 1) // 2

    def _hang(self, manager_id: str, leaves: Sequence[str], body: Body, *, straight: bool) -> None:
        """Hang leaves in columns below the last row of a body.

        A single column may get its bus straight out of the manager; otherwise the columns are
        centred on the axis and fed from a horizontal line above them, if there is a manager.
        """
        spacing = self.spacing
        count = columns_of(len(leaves), spacing.stack_limit, spacing.block_shape, sideways=self.sideways)
        length = ceil(len(leaves) / count)
        parts = [leaves[first : first + length] for first in range(0, len(leaves), length)]
        rims = [self._rim(part, body) for part in parts]
        widths = [
            max(self.sizes[leaf][0] for leaf in part) + before + after
            for part, (before, after) in zip(parts, rims, strict=True)
        ]
        direct = straight and len(parts) == 1
        stub, beside = spacing.bus_stub if manager_id else 0.0, spacing.beside
        if direct:
            bus = spacing.bus_inset - self.sizes[manager_id][0] / 2
        else:
            bus = -(sum(widths) + stub * len(parts) + beside * (len(parts) - 1)) / 2
        intervals = [(bus, bus)] * length
        first_row = len(body.rows)
        for part, width, (before, after) in zip(parts, widths, rims, strict=True):
            body.columns.append(Column(manager_id, part, bus, direct))
            x = bus + stub + before
            for row, leaf in enumerate(part):
                body.slots.append(Slot(leaf, first_row + row, x))
                intervals[row] = (intervals[row][0], x + self.sizes[leaf][0] + after)
            self._add_inlays(part, body, first_row, x)
            bus += stub + width + beside
        body.rows.extend(intervals)

    def _rim(self, leaves: Sequence[str], body: Body) -> tuple[float, float]:
        """The room left and right of a column for the parts in it."""
        if self.framing is None:
            return 0.0, 0.0
        nested = max(len(self._chain(leaf)) for leaf in leaves) - len(body.chain)
        return nested * self.framing.low, nested * self.framing.high

    def _add_inlays(self, leaves: Sequence[str], body: Body, first_row: int, x: float) -> None:
        """Add the frames in a column whose boxes stand at x."""
        if self.framing is None:
            return
        held = [Leaf(leaf, self.sizes[leaf][0], self._chain(leaf)) for leaf in leaves]
        added = inlays(held, len(body.chain), x, self.framing)
        body.inlays.extend(
            each._replace(first=first_row + each.first, last=first_row + each.last) for each in added
        )
        if first_row == 0:
            body.crown = max([body.crown, *(each.crown for each in added if each.first == 0)])
        body.feet = max([body.feet, *(each.feet for each in added if each.last == len(leaves) - 1)])


def _deepen(depths: list[int], shares: Sequence[int]) -> None:
    """Make bodies lie as deep as the parts that they share with their neighbours, as far as these do.

    >>> depths = [1, 1, 1, 3]
    >>> _deepen(depths, [1, 3, 2])
    >>> depths
    [1, 2, 2, 3]
    """
    for number, common in enumerate(shares):
        depths[number + 1] = max(depths[number + 1], min(depths[number], common))
    for number, common in reversed(list(enumerate(shares))):
        depths[number] = max(depths[number], min(depths[number + 1], common))
