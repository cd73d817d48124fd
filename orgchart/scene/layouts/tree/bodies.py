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
from itertools import accumulate, groupby, pairwise
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.layouts.frames.framing import Framing
from orgchart.scene.layouts.frames.inlays import Inlay, Leaf, inlays
from orgchart.scene.layouts.frames.parts import OFFICES, Chain, shared
from orgchart.scene.layouts.plates import row_count
from orgchart.scene.layouts.tree.body import Body, Column, Forest, Hanging, KeptBlock, Offices, Slot
from orgchart.scene.layouts.tree.grove import Grove, Twig
from orgchart.scene.layouts.tree.leaves import columns_for, hangs_together
from orgchart.scene.placement import Size
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

_AT_ONCE = 2  # assistants beside a trunk on a row

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
    framing: Framing | None = None,
    stacks_roots: bool = False,
    known: Grove | None = None,
) -> Forest:
    """Return the bodies of all roles, whose boxes have the given sizes.

    With ``framing`` the boxes of a body, other than leaves in columns, have the same parts around them.
    ``stacks_roots`` asks for stacks of roots without reports, as there are of other leaves. Blocks are kept
    with the twigs that are ``known``; frames keep to no branch.
    """
    builder = _Builder(index, sizes, spacing, framing, stacks_roots=stacks_roots)
    if framing is None:
        builder.grove = known
    return builder.build()


def add_trunk(
    role_id: str,
    assistants: Sequence[str],
    body: Body,
    sides: Sequence[Site],
    *,
    sizes: Mapping[str, Size],
    spacing: Spacing,
) -> None:
    """Add a role's box to a body, two assistants beside it, and rows of two beside the trunk below it.

    ``sides`` are those on which assistants may stand, in turn.
    """
    width, clearance = sizes[role_id][0], spacing.trunk_clearance
    body.slots.append(Slot(role_id, len(body.rows), -width / 2))
    if len(assistants) > _AT_ONCE:
        body.trunk_rows[role_id] = (len(assistants) - 1) // _AT_ONCE
    for first in range(0, max(1, len(assistants)), _AT_ONCE):
        half = clearance if first else width / 2
        distance = half if first else half + spacing.beside
        low, high, row = -half, half, len(body.rows)
        for assistant, side in zip(assistants[first : first + _AT_ONCE], sides, strict=False):
            own = sizes[assistant][0]
            body.sides[assistant] = side
            if side == "right":
                body.slots.append(Slot(assistant, row, distance))
                high = distance + own
            else:
                body.slots.append(Slot(assistant, row, -distance - own))
                low = -distance - own
        body.rows.append((low, high))


class _Waiting(NamedTuple):
    """A role that is to be added to a body with all below it.

    ``around`` is the style in which it hangs itself, ``left`` or ``right``; it goes on below. ``outwards`` is
    the only side on which it has room, where its line comes from the other one. ``depth`` counts the
    assistants beside trunks that it is below of.
    """

    role_id: str
    body: Body
    around: BranchStyle
    outwards: BranchStyle
    depth: int


class _Builder:
    """Builds bodies from the roots down, without recursion: charts may be thousands of levels deep."""

    def __init__(
        self,
        index: Index,
        sizes: Mapping[str, Size],
        spacing: Spacing,
        framing: Framing | None,
        *,
        stacks_roots: bool,
    ) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.framing = framing
        self.stacks_roots = stacks_roots
        self.chains: Mapping[str, Chain] = framing.chains if framing else {}
        self.blocks: list[Body] = []
        self.waiting: list[_Waiting] = []
        self.grove: Grove | None = None
        self.kept: dict[Body, KeptBlock] = {}
        self.begun: dict[Body, tuple[Twig, object]] = {}

    def build(self) -> Forest:
        top = Body(rows=[(0.0, 0.0)] * row_count(self.index))
        self._add_roots(top)
        while self.waiting:
            self._add_role(self.waiting.pop())
        return Forest(top, self.blocks, kept=self.kept, begun=self.begun)

    def _add_roots(self, top: Body) -> None:
        """Begin a body for each root, and one for lone roots beside each other if they stand in stacks."""
        for is_leaf, chain, run in self._runs("", self.index.roots, ()):
            if self.stacks_roots and is_leaf and hangs_together(len(run), "", self.spacing):
                self._hang("", run, self._child(top, chain), straight=False)
            else:
                for root in run:
                    self._begin(root, top, 0)

    def _begin(self, role_id: str, parent: Body, depth: int, lead: int = 0) -> None:
        """Begin a body below another with a role, ``lead`` rows below the first that it could have."""
        if parent.rigid:
            parent.children.append(self._block(role_id, "", "", depth, lead))
            return
        body = self._child(parent, self._chain(role_id))
        body.rows.extend([(0.0, 0.0)] * lead)
        self.waiting.append(_Waiting(role_id, body, "", "", depth))

    def _block(
        self, role_id: str, around: BranchStyle, outwards: BranchStyle, depth: int, lead: int = 0
    ) -> Body:
        """Begin a block with a role, or return the one that was kept; see ``_Waiting``."""
        twig, key = None, None
        if self.grove is not None:
            twig = self.grove.twigs[role_id]
            key = self.grove.forms.get(role_id, 0), around, outwards, depth, lead
            kept: KeptBlock | None = twig.blocks.get(key)
            if kept is not None:
                self.kept[kept.body] = kept
                return kept.body
        body = Body(rows=[(0.0, 0.0)] * lead, rigid=True, chain=self._chain(role_id))
        if twig is not None:
            self.begun[body] = twig, key
        self.blocks.append(body)
        self.waiting.append(_Waiting(role_id, body, around, outwards, depth))
        return body

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

    def _offices(self, assistants: Sequence[str], depth: int) -> list[str]:
        """Return those of the assistants that stand beside the trunk with somebody below them."""
        if self.framing is not None:
            return [each for each in assistants if each in self.framing.offices]
        return [each for each in assistants if depth < OFFICES and not self._is_leaf(each)]

    def _add_role(self, waiting: _Waiting) -> None:
        """Add a role and its assistants to a body, and what is below it to that body or to new ones."""
        role_id, body, around, outwards, depth = waiting
        style = self.index.branch_styles.get(role_id, around)
        assistants = self.index.assistants.get(role_id, ())
        chain = self._chain(role_id)
        leaves = [each for each in assistants if self._is_leaf(each) and self._chain(each) == chain]
        beside = leaves[:1] if outwards else leaves
        blocks = self._offices(assistants, depth)
        kept = {*beside, *blocks}
        add_trunk(role_id, beside, body, _OUTWARDS[outwards], sizes=self.sizes, spacing=self.spacing)
        if blocks:
            self._add_offices(waiting, blocks, style)
        branches = [each for each in assistants if each not in kept]
        reports = self.index.reports.get(role_id, ())
        below = [*branches, *reports]
        least = _HANGING.get(style)
        if least is not None and len(below) >= least:
            self._hang_branches(waiting, style, below)
        elif len(below) == 1 and not blocks and self._chain(below[0]) == chain:
            self.waiting.append(_Waiting(below[0], body, "", "", depth))
        elif style in ("standard", "alternating"):
            for number, each in enumerate(below):
                self._begin(each, body, depth, lead=number % 2 if style == "alternating" else 0)
        else:
            self._add_branches(waiting, branches, reports, style)

    def _add_branches(
        self, waiting: _Waiting, branches: Sequence[str], reports: Sequence[str], style: BranchStyle
    ) -> None:
        """Add what is below a role, arranged by its kind: leaves in stacks, the rest side by side."""
        role_id, body, depth = waiting.role_id, waiting.body, waiting.depth
        runs = self._runs(role_id, reports, branches[-1:])
        is_plain = not branches and not body.offices and len(runs) == 1 and runs[0][:2] == (True, body.chain)
        if is_plain and hangs_together(len(reports), style, self.spacing):
            self._hang(role_id, reports, body, straight=role_id not in body.trunk_rows)
            return
        for branch in branches:
            self._begin(branch, body, depth)
        for is_leaf, chain, run in runs:
            if is_leaf and hangs_together(len(run), style, self.spacing):
                self._hang(role_id, run, self._child(body, chain), straight=False)
            else:
                for report in run:
                    self._begin(report, body, depth)

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

    def _hang_branches(self, waiting: _Waiting, style: BranchStyle, below: Sequence[str]) -> None:
        """Begin a block for each role below another; how they hang is settled when they are whole."""
        role_id, body = waiting.role_id, waiting.body
        if not body.rigid and not body.offices:
            self.blocks.append(body)
        blocks = []
        for number, each in enumerate(below):
            is_left = style == "left" or (style == "both" and number % 2 == 0)
            side: BranchStyle = "left" if is_left else "right"
            blocks.append(self._block(each, side, side, waiting.depth))
        on_trunk = role_id in body.trunk_rows or body.offices is not None
        body.hanging = Hanging(role_id, style, below, blocks, on_trunk)

    def _add_offices(self, waiting: _Waiting, assistants: Sequence[str], style: BranchStyle) -> None:
        """Begin a block for each assistant that has somebody below it; they stand beside the trunk."""
        body, outwards = waiting.body, _OUTWARDS[waiting.outwards]
        if not body.rigid:
            self.blocks.append(body)
        sides = [outwards[number % len(outwards)] for number in range(len(assistants))]
        blocks = []
        for each, side in zip(assistants, sides, strict=True):
            free: BranchStyle = "left" if side == "left" else "right"
            blocks.append(self._block(each, free if style in _HANGING else "", free, waiting.depth + 1))
        body.sides.update(zip(assistants, sides, strict=True))
        body.offices = Offices(waiting.role_id, assistants, blocks, sides)

    def _hang(self, manager_id: str, leaves: Sequence[str], body: Body, *, straight: bool) -> None:
        """Hang leaves in columns below the last row of a body.

        A single column may get its bus straight out of the manager; otherwise the columns are
        centred on the axis and fed from a horizontal line above them, if there is a manager.
        """
        spacing = self.spacing
        length = ceil(len(leaves) / columns_for(len(leaves), spacing))
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
        if first_row == 0:
            # No sibling comes in above a wide box on a lower row.
            reach = list(accumulate((high for _, high in reversed(intervals)), max))
            intervals = [(low, high) for (low, _), high in zip(intervals, reversed(reach), strict=True)]
        body.rows.extend(intervals)

    def _rim(self, leaves: Sequence[str], body: Body) -> tuple[float, float]:
        """The room left and right of a column for the parts in it."""
        if self.framing is None:
            return 0.0, 0.0
        nested = max(len(self._chain(leaf)) for leaf in leaves) - len(body.chain)
        before = min((each.low for each in self._inlays(leaves, body, 0.0, self.framing)), default=0.0)
        return -before, nested * self.framing.high

    def _inlays(self, leaves: Sequence[str], body: Body, x: float, framing: Framing) -> list[Inlay]:
        """Return the frames in a column whose boxes stand at x."""
        held = [Leaf(leaf, self.sizes[leaf][0], self._chain(leaf)) for leaf in leaves]
        return inlays(held, len(body.chain), x, framing)

    def _add_inlays(self, leaves: Sequence[str], body: Body, first_row: int, x: float) -> None:
        """Add the frames in a column whose boxes stand at x."""
        if self.framing is None:
            return
        added = self._inlays(leaves, body, x, self.framing)
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
