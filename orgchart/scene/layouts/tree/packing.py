"""Bodies side by side: Graphviz says where, contours see to it that nothing touches.

``dot`` gets each body as a chain of fixed-size nodes, one a row, and its x positions are used as
they are. A sweep over the contours of neighbouring branches guarantees what ``dot`` only nearly always
keeps: a branch that would touch its left neighbour moves to the right, and a manager stands above its
reports. Pieces that were laid out on their own are pushed together by their contours alone, with their
managers over the middle. ``centring`` then uses the room that is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil, inf
from operator import sub

from orgchart.scene.graphviz import INCH, WIDEST, Positions, positions
from orgchart.scene.layouts.tree.body import Body, Contour, Interval
from orgchart.scene.layouts.tree.branches import ROW_LIMIT, Branch, branch_tree, cut, members

_CHAIN_WEIGHT = 10
# ``dot`` straightens chains at the cost of room; this much more width than needed is too much.
_SPRAWL = 1.03


def pack(top: Body, gap: float, *, snugly: bool = False) -> None:
    """Give every body below ``top`` its row and its x, with ``gap`` points between neighbours.

    Packed ``snugly``, a chart in one piece is hardly wider than its outlines alone would let it be.
    """
    branches = branch_tree(top)
    waves = cut(branches)
    for wave in waves:
        drawings = [_Drawing(members(piece), gap) for piece in wave]
        asked = [drawing for drawing in drawings if len(drawing.nodes) > 1]
        for drawing, answer in zip(asked, positions([each.source() for each in asked]), strict=True):
            drawing.read(answer)
        for drawing in drawings:
            piece, *others = drawing.members
            for branch in reversed(others):
                if not branch.is_piece:
                    settle(branch, gap)
            settle(piece, gap)
    if snugly and len(waves) == 1:
        pressed = _pressed(top, gap)
        if _width(pressed) * _SPRAWL < _width(branches[-1]):
            branches = [pressed]
    assign(branches[-1])


def pack_tight(top: Body, gap: float) -> None:
    """Give every body below ``top`` its row and its x by the outlines of branches alone."""
    assign(_pressed(top, gap))


def _pressed(top: Body, gap: float) -> Branch:
    """Return the top with all bodies as near to each other as their outlines allow."""
    branches = branch_tree(top)
    for branch in branches:
        branch.holds_piece = True
        settle(branch, gap)
    return branches[-1]


def _width(branch: Branch) -> float:
    return max(branch.contour.high, default=0.0) - min(branch.contour.low, default=0.0)


class _Drawing:
    """One piece as a graph for ``dot``.

    A branch is a chain of nodes, one a row, as wide as the row. Only rows that more than one branch
    has are drawn: where a branch is alone, nothing can come too near.
    """

    def __init__(self, piece_members: Sequence[Branch], gap: float) -> None:
        self.members = piece_members
        self.gap = gap
        self.nodes: list[float] = []  # widths
        self.edges: list[str] = []
        self.chains: dict[Branch, tuple[int, int]] = {}  # first and last node
        self.middles: dict[Branch, float] = {}  # of the first node, relative to the axis
        self._draw()

    def _draw(self) -> None:
        piece = self.members[0]
        intervals = {each: self._intervals(each) for each in self.members}
        row_of = {piece: 0}
        inner = [each for each in self.members if each is piece or not each.is_piece]
        for branch in inner:
            for child in branch.children:
                row_of[child] = row_of[branch] + max(1, len(branch.body.rows))
        crowd = Counter(
            row for each in self.members for row in range(row_of[each], row_of[each] + len(intervals[each]))
        )
        limit = max((row for row, count in crowd.items() if count > 1), default=0)
        for branch in self.members:
            kept = intervals[branch][: max(0, limit + 1 - row_of[branch])]
            if kept:
                self._add_chain(branch, kept)
        for branch in inner:
            for child in branch.children:
                if branch in self.chains and child in self.chains:
                    self.edges.append(f"{self.chains[branch][1]}->{self.chains[child][0]}")

    def _intervals(self, branch: Branch) -> list[Interval]:
        """The intervals of a branch's rows relative to its axis: its own, or all of a finished piece."""
        if branch.is_piece and branch is not self.members[0]:
            return [branch.contour.interval(row) for row in range(min(branch.depth, ROW_LIMIT))]
        return branch.body.rows[:ROW_LIMIT] or [(-1.0, 1.0)]

    def _add_chain(self, branch: Branch, intervals: Sequence[Interval]) -> None:
        first = len(self.nodes)
        self.nodes.extend(high - low for low, high in intervals)
        last = len(self.nodes) - 1
        self.edges.extend(f"{node}->{node + 1}[weight={_CHAIN_WEIGHT}]" for node in range(first, last))
        self.chains[branch] = (first, last)
        self.middles[branch] = (intervals[0][0] + intervals[0][1]) / 2

    def source(self) -> str:
        """The graph in the DOT language. Widths are even, so that centres are whole points."""
        head = (
            f"digraph{{graph[splines=none,ordering=out,nodesep={ceil(self.gap) / INCH:.6f},ranksep=0.1]"
            'node[shape=box,fixedsize=true,label="",height=0.1]edge[arrowhead=none]'
        )
        widths = (2 * ceil(min(width, WIDEST) / 2) / INCH for width in self.nodes)
        nodes = (f"{node}[width={width:.6f}]" for node, width in enumerate(widths))
        return "\n".join([head, *nodes, *self.edges, "}\n"])

    def read(self, answer: Positions) -> None:
        """Take over where ``dot`` puts the axis of each branch; what was not drawn follows its parent."""
        for branch in self.members:
            if branch in self.chains:
                branch.axis = answer[self.chains[branch][0]][0] - self.middles[branch]
            for child in branch.children:
                if child not in self.chains:
                    child.axis = branch.axis


def settle(branch: Branch, gap: float) -> None:
    """Place the settled children of a branch, put its axis above them, and work out its contour."""
    rows = branch.body.rows
    low = [interval[0] for interval in reversed(rows)]
    high = [interval[1] for interval in reversed(rows)]
    if not branch.children:
        branch.contour = Contour(low, high)
        return
    contour = Contour([], [])
    has_block = branch.holds_piece
    for child in branch.children:
        nearest = _nearest(contour, child.contour, gap)
        child.axis = nearest if has_block and contour.low else max(child.axis, nearest)
        child.contour.shift += child.axis
        contour = _merged(contour, child.contour)
    left, right = branch.children[0], branch.children[-1]
    ends = left.axis + left.first, right.axis + right.last
    branch.axis = sum(ends) / 2 if has_block else min(max(branch.axis, ends[0]), ends[1])
    if not rows:
        branch.first, branch.last = ends[0] - branch.axis, ends[1] - branch.axis
    for child in branch.children:
        child.offset = child.axis - branch.axis
    contour.shift -= branch.axis
    contour.low.extend(value - contour.shift for value in low)
    contour.high.extend(value - contour.shift for value in high)
    branch.contour = contour


def _nearest(left: Contour, right: Contour, gap: float) -> float:
    """Return the smallest axis at which ``right`` keeps ``gap`` from ``left`` on every row."""
    shared = min(len(left.high), len(right.low))
    if not shared:
        return -inf
    distance: float = max(map(sub, left.high[-shared:], right.low[-shared:]))
    return distance + left.shift - right.shift + gap


def _merged(left: Contour, right: Contour) -> Contour:
    """Return the outline of two neighbours, made from the deeper one; its parts are used up."""
    shared = min(len(left.low), len(right.low))
    if not shared:
        return right if right.low else left
    if len(left.low) >= len(right.low):
        change = right.shift - left.shift
        left.high[-shared:] = [value + change for value in right.high]
        return left
    change = left.shift - right.shift
    right.low[-shared:] = [value + change for value in left.low]
    return right


def assign(root: Branch) -> None:
    """Turn offsets into absolute rows and axes, from the top down."""
    waiting = [(root, 0, 0.0)]
    while waiting:
        branch, row, x = waiting.pop()
        branch.body.row, branch.body.x = row, x
        below = row + len(branch.body.rows)
        waiting.extend((child, below, x + child.offset) for child in branch.children)
