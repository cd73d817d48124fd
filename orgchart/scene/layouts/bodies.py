"""A forest of roles as a tree of bodies.

A body is what moves as one piece: a manager with the assistants beside its trunk and the stacks that
hang from it, and single reports straight below it. It occupies an interval on each of its rows, given
relative to its axis, the line through the middle of its manager. Its children follow below its last
row, side by side and in order. Placing bodies is the business of ``packing``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil, sqrt

from orgchart.core.index import Index
from orgchart.scene.layouts.placement import Size
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

Interval = tuple[float, float]


@dataclass(slots=True)
class Slot:
    """A box in a body: its row there, and its left edge relative to the axis."""

    role_id: str
    row: int
    x: float


@dataclass(slots=True)
class Column:
    """Leaves below each other. The bus at their left is ``bus`` right of the axis.

    ``direct`` says that the bus comes straight out of the manager's bottom.
    """

    manager_id: str
    role_ids: Sequence[str]
    bus: float
    direct: bool


@dataclass(slots=True, eq=False)
class Body:
    """Boxes that move together. ``row`` and ``x`` (of the axis) are absolute once it is placed."""

    rows: list[Interval] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    children: list[Body] = field(default_factory=list)
    row: int = 0
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Forest:
    """All bodies below ``top``, which has no rows of its own, and what the lines need to know.

    ``beside`` names the side of its manager on which an assistant stands. ``trunk_rows`` counts the
    rows of assistants below a manager, where there are any.
    """

    top: Body
    beside: Mapping[str, Site]
    trunk_rows: Mapping[str, int]


def forest(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> Forest:
    """Return the bodies of all roles, whose boxes have the given sizes."""
    return _Builder(index, sizes, spacing).build()


def columns_of(count: int, limit: int = 8, shape: float = 0.69) -> int:
    """Return the number of columns in which so many leaves hang; see ``Spacing`` for limit and shape.

    >>> [columns_of(n) for n in (2, 8, 9, 60, 3000)]
    [1, 1, 2, 6, 46]
    """
    if count <= limit:
        return 1
    return ceil(count / max(limit, ceil(sqrt(count / shape))))


class _Builder:
    """Builds bodies from the roots down, without recursion: charts may be thousands of levels deep."""

    def __init__(self, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.beside: dict[str, Site] = {}
        self.trunk_rows: dict[str, int] = {}
        self.waiting: list[tuple[str, Body]] = []

    def build(self) -> Forest:
        top = Body()
        for root in self.index.roots:
            self._begin(root, top)
        while self.waiting:
            role_id, body = self.waiting.pop()
            self._add_role(role_id, body)
        return Forest(top, self.beside, self.trunk_rows)

    def _begin(self, role_id: str, parent: Body) -> None:
        body = Body()
        parent.children.append(body)
        self.waiting.append((role_id, body))

    def _is_leaf(self, role_id: str) -> bool:
        return role_id not in self.index.reports and role_id not in self.index.assistants

    def _add_role(self, role_id: str, body: Body) -> None:
        """Add a role, its assistants and what hangs from it to a body; begin bodies for the rest."""
        assistants = self.index.assistants.get(role_id, ())
        self._add_trunk(role_id, [each for each in assistants if self._is_leaf(each)], body)
        branches = [each for each in assistants if not self._is_leaf(each)]
        reports = self.index.reports.get(role_id, ())
        if not branches and len(reports) > 1 and all(map(self._is_leaf, reports)):
            self._hang(role_id, reports, body, straight=role_id not in self.trunk_rows)
            return
        if len(branches) + len(reports) == 1:
            self.waiting.append(((*branches, *reports)[0], body))
            return
        for branch in branches:
            self._begin(branch, body)
        for is_leaf, group in groupby(reports, self._is_leaf):
            run = list(group)
            if is_leaf and len(run) > 1:
                hanging = Body()
                body.children.append(hanging)
                self._hang(role_id, run, hanging, straight=False)
            else:
                for report in run:
                    self._begin(report, body)

    def _add_trunk(self, role_id: str, assistants: Sequence[str], body: Body) -> None:
        """Add the role's box, two assistants beside it, and rows of two beside the trunk below it."""
        width = self.sizes[role_id][0]
        body.slots.append(Slot(role_id, len(body.rows), -width / 2))
        self._add_pair(assistants[:2], width / 2 + self.spacing.beside, width / 2, body)
        clearance = self.spacing.trunk_clearance
        for first in range(2, len(assistants), 2):
            self._add_pair(assistants[first : first + 2], clearance, clearance, body)
        if len(assistants) > 2:
            self.trunk_rows[role_id] = (len(assistants) - 1) // 2

    def _add_pair(self, pair: Sequence[str], distance: float, half: float, body: Body) -> None:
        """Add a row with one assistant at the right and one at the left, ``distance`` from the axis."""
        low, high, row = -half, half, len(body.rows)
        for assistant, side in zip(pair, ("right", "left"), strict=False):
            width = self.sizes[assistant][0]
            if side == "right":
                body.slots.append(Slot(assistant, row, distance))
                self.beside[assistant] = "right"
                high = distance + width
            else:
                body.slots.append(Slot(assistant, row, -distance - width))
                self.beside[assistant] = "left"
                low = -distance - width
        body.rows.append((low, high))

    def _hang(self, manager_id: str, leaves: Sequence[str], body: Body, *, straight: bool) -> None:
        """Hang leaves in columns below the last row of a body.

        A single column may get its bus straight out of the manager; otherwise the columns are
        centred on the axis and fed from a horizontal line above them.
        """
        count = columns_of(len(leaves), self.spacing.stack_limit, self.spacing.block_shape)
        length = ceil(len(leaves) / count)
        parts = [leaves[first : first + length] for first in range(0, len(leaves), length)]
        widths = [max(self.sizes[leaf][0] for leaf in part) for part in parts]
        direct = straight and len(parts) == 1
        stub, beside = self.spacing.bus_stub, self.spacing.beside
        if direct:
            bus = self.spacing.bus_inset - self.sizes[manager_id][0] / 2
        else:
            bus = -(sum(widths) + stub * len(parts) + beside * (len(parts) - 1)) / 2
        intervals = [(bus, bus)] * length
        first_row = len(body.rows)
        for part, width in zip(parts, widths, strict=True):
            body.columns.append(Column(manager_id, part, bus, direct))
            for row, leaf in enumerate(part):
                body.slots.append(Slot(leaf, first_row + row, bus + stub))
                intervals[row] = (intervals[row][0], bus + stub + self.sizes[leaf][0])
            bus += stub + width + beside
        body.rows.extend(intervals)
