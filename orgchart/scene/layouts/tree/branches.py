"""Bodies with all below them, cut into pieces that Graphviz lays out as graphs of their own.

A small chart is one piece. A large one is cut so that the cost grows with the number of roles and an
edit lays out only its piece and those above: a branch of enough bodies is a piece, and where one
manager has very many branches, runs of neighbours are. A piece that is laid out is a block for the
pieces above it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orgchart.scene.layouts.tree.body import Body, Contour

WHOLE_LIMIT = 150  # a chart that makes no more nodes than this is one graph
PIECE_SIZE = 60
ROW_LIMIT = 60  # rows of a body below these are left to the contours


@dataclass(slots=True, eq=False)
class Branch:
    """A body with all below it. ``axis`` is the axis of its body in the frame of its piece.

    ``first`` and ``last`` are the axes that a manager above centres itself between, relative to
    ``axis``: other than 0 only for a run, which has no row of its own. ``offset`` is the axis relative
    to that of the branch above. ``holds_piece`` says that a piece is somewhere below. ``contour`` is
    relative to ``axis`` once the branch is settled.
    """

    body: Body
    children: list[Branch]
    depth: int = 0
    cost: int = 0
    wave: int = 0
    is_piece: bool = False
    holds_piece: bool = False
    axis: float = 0.0
    first: float = 0.0
    last: float = 0.0
    offset: float = 0.0
    contour: Contour = field(default_factory=lambda: Contour([], []))

    def weigh(self) -> None:
        """Work out how deep the branch is and how many nodes it adds to the graph of its piece."""
        rows = len(self.body.rows)
        self.depth = rows + max((child.depth for child in self.children), default=0)
        self.cost = min(rows, ROW_LIMIT) + total_cost(self.children)
        self.holds_piece = any(child.is_piece or child.holds_piece for child in self.children)


def total_cost(branches: Iterable[Branch]) -> int:
    """Return the number of nodes that branches add to the graph above them."""
    return sum(min(each.depth, ROW_LIMIT) if each.is_piece else each.cost for each in branches)


def branch_tree(top: Body) -> list[Branch]:
    """Return a branch for every body, children before parents, so that ``top`` is the last."""
    made: list[Branch] = []
    waiting = [Branch(top, [])]
    while waiting:
        branch = waiting.pop()
        made.append(branch)
        branch.children = [Branch(child, []) for child in branch.body.children]
        waiting.extend(branch.children)
    made.reverse()
    return made


def cut(branches: list[Branch]) -> list[list[Branch]]:
    """Return the pieces in waves: a wave needs only the results of those before it.

    The argument is what ``branch_tree`` returns; its last branch is the only piece of the last wave.
    """
    root = branches[-1]
    pieces: list[Branch] = []
    for branch in branches:
        branch.weigh()
    if root.cost > WHOLE_LIMIT:
        for branch in branches:
            branch.weigh()
            if branch.cost > PIECE_SIZE and branch is not root:
                _add_piece(branch, pieces)
    _add_piece(root, pieces)
    waves: list[list[Branch]] = [[] for _ in range(root.wave + 1)]
    for piece in pieces:
        waves[piece.wave].append(piece)
    return waves


def members(piece: Branch) -> list[Branch]:
    """Return the branches of a piece, parents first; nested pieces are in it, their insides are not."""
    found = [piece]
    for branch in found:
        if branch is piece or not branch.is_piece:
            found.extend(branch.children)
    return found


def _add_piece(branch: Branch, pieces: list[Branch]) -> None:
    """Make a branch a piece, and runs of its children pieces first if they are too many for one graph."""
    while branch.cost > 2 * PIECE_SIZE:
        runs = _runs(branch.children)
        if len(runs) == len(branch.children):
            break
        for run in runs:
            if not run.is_piece:
                _close(run, pieces)
        branch.children = runs
        branch.weigh()
    _close(branch, pieces)


def _close(branch: Branch, pieces: list[Branch]) -> None:
    inner = (each.wave + 1 for each in members(branch)[1:] if each.is_piece)
    branch.wave = max(inner, default=0)
    branch.is_piece = True
    pieces.append(branch)


def _runs(children: list[Branch]) -> list[Branch]:
    """Return neighbours grouped into runs of about the size of a piece."""
    groups: list[list[Branch]] = [[]]
    size = 0
    for child in children:
        cost = total_cost([child])
        if groups[-1] and size + cost > PIECE_SIZE:
            groups.append([])
            size = 0
        groups[-1].append(child)
        size += cost
    runs = []
    for group in groups:
        if len(group) > 1:
            run = Branch(Body(), group)
            run.weigh()
            runs.append(run)
        else:
            runs.extend(group)
    return runs
