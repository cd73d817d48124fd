"""Leaves in rows: how sideways charts that would be very high and narrow get a shape that can be read.

In a sideways chart people stand below each other, as in a list. Where that makes a branch much higher than
wide, the leaves in it stand beside each other, in a row along a line from their manager. A branch is either
a list or has rows throughout; it follows from what is in it alone, so that an edit elsewhere changes
nothing. All goes by rough sizes that are added up from the leaves to the roots.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil, sqrt
from typing import NamedTuple

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.layouts.frames.parts import hanging_style
from orgchart.scene.placement import Size
from orgchart.scene.themes import Spacing

LONGEST_LIST = 12  # more leaves of one manager than this stand in rows anyway
_BLOCK_SHAPE = 2.8  # rows to boxes in a row of a block that is about square
_HIGH = 1500.0  # points of height that are no trouble, in a chart that is made for no page
_SHAPE = 1.0  # width to height that a chart should have that is made for no page
_GAIN = 1.25  # how much larger rows must make a chart to be worth it


class _Extent(NamedTuple):
    """About how much room a branch takes: height and width of the chart in points once it is turned."""

    height: float
    width: float


def in_rows(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> Index:
    """Return the index with the style ``row`` for managers whose leaves shall stand in rows.

    Sizes and spacing are those of boxes that lie on their side. Styles that roles have already stay, and
    nothing is chosen below managers whose branches hang.
    """
    return replace(index, branch_styles=_Rows(index, sizes, spacing).styles())


def rows_of(count: int, limit: int = 6) -> int:
    """Return the number of rows in which so many leaves stand, once the chart is turned; see ``Spacing``.

    >>> [rows_of(n) for n in (2, 6, 7, 13, 60, 3000)]
    [1, 1, 2, 3, 10, 91]
    """
    return ceil(count / max(limit, ceil(sqrt(count / _BLOCK_SHAPE))))


def pinned_in_rows(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> dict[str, BranchStyle]:
    """Return the styles of an index, and those that keep all others from being put in rows."""
    styles = dict(index.branch_styles)
    while True:
        chosen = in_rows(replace(index, branch_styles=styles), sizes, spacing).branch_styles
        moved = [role_id for role_id in chosen if role_id not in styles]
        if not moved:
            return styles
        styles.update(dict.fromkeys(moved, "standard"))


class _Rows:
    """One walk from the leaves up to see which branches are too high, and one back down to choose."""

    def __init__(self, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.shape = spacing.page[0] / spacing.page[1] if spacing.page else _SHAPE
        self.usual: dict[str, _Extent] = {}
        self.in_rows: dict[str, _Extent] = {}
        self.changed: set[str] = set()  # the roles whose branches change to rows by themselves

    def styles(self) -> dict[str, BranchStyle]:
        """Return the styles of all roles that have one."""
        order = list(self.index.reading_order())
        for role_id in reversed(order):
            self._measure(role_id)
        chosen = dict(self.index.branch_styles)
        around: dict[str, BranchStyle] = {}
        roots = self.index.roots
        if len(roots) > 1 and self._change(self._list(roots, self.usual), self._list(roots, self.in_rows)):
            around.update(dict.fromkeys(roots, "row"))
        for role_id in order:
            below = self.index.children(role_id)
            if not below:
                continue
            own = around.get(role_id, "")
            if own != "right":
                own = "row" if own or role_id in self.changed else ""
                if own and role_id not in chosen and self._has_run(role_id):
                    chosen[role_id] = "row"
            if hanging_style(self.index, role_id, "", len(below)):
                own = "right"  # all below hangs in turn
            if own:
                around.update(dict.fromkeys(below, own))
        return chosen

    def _measure(self, role_id: str) -> None:
        """Work out the extents of a branch; it changes to rows where it is too high otherwise."""
        height, width = self.sizes[role_id]
        if not self.index.children(role_id):
            self.usual[role_id] = self.in_rows[role_id] = _Extent(height, width)
            return
        given = self.index.branch_styles.get(role_id, "")
        usual = self._extent(role_id, given, self.usual)
        lined = usual
        if not hanging_style(self.index, role_id, "", len(self.index.children(role_id))):
            lined = self._extent(role_id, given or "row", self.in_rows)
        if self._change(usual, lined):
            self.changed.add(role_id)
            usual = lined
        self.usual[role_id], self.in_rows[role_id] = usual, lined

    def _extent(self, role_id: str, style: BranchStyle, known: Mapping[str, _Extent]) -> _Extent:
        """Return the extent of a branch in a style, with what is known of those below it."""
        spacing, (height, width) = self.spacing, self.sizes[role_id]
        for each in self.index.assistants.get(role_id, ()):
            height += known[each].height + spacing.beside
        parts = [known[each] for each in self.index.reports.get(role_id, ())]
        if hanging_style(self.index, role_id, "", len(parts)):
            across = ceil(sqrt(len(parts))) if style == "grid" else 2 if style == "both" else 1
            length = ceil(len(parts) / across)
            parts = [self._row(parts[first : first + length]) for first in range(0, len(parts), length)]
        elif style in ("", "row"):
            parts = list(self._listed(role_id, style, known))
        if not parts:
            return _Extent(height, width)
        below = self._below_each_other(parts)
        return _Extent(max(height, below.height), width + spacing.level_gap + below.width)

    def _change(self, usual: _Extent, lined: _Extent) -> bool:
        """Whether branches are so high without rows that rows are much better."""
        enough = 0.0 if self.spacing.page else _HIGH
        is_high = usual.height > max(enough, usual.width / self.shape)
        return is_high and self._size(usual) > _GAIN * self._size(lined)

    def _list(self, role_ids: Sequence[str], known: Mapping[str, _Extent]) -> _Extent:
        return self._below_each_other([known[each] for each in role_ids])

    def _below_each_other(self, parts: Sequence[_Extent]) -> _Extent:
        height = sum(each.height + self.spacing.beside for each in parts) - self.spacing.beside
        return _Extent(height, max(each.width for each in parts))

    def _listed(self, role_id: str, style: BranchStyle, known: Mapping[str, _Extent]) -> Iterator[_Extent]:
        """Yield what stands below each other: branches, and rows of leaves."""
        for is_leaf, run in self._runs(role_id):
            if is_leaf and len(run) > (1 if style == "row" else LONGEST_LIST):
                length = ceil(len(run) / rows_of(len(run), self.spacing.row_limit))
                for first in range(0, len(run), length):
                    yield self._row([known[each] for each in run[first : first + length]])
            else:
                yield from (known[each] for each in run)

    def _runs(self, role_id: str) -> Iterator[tuple[bool, list[str]]]:
        """Yield the reports of a role in runs of leaves and of others."""
        reports = self.index.reports.get(role_id, ())
        for is_leaf, run in groupby(reports, lambda each: not self.index.children(each)):
            yield is_leaf, list(run)

    def _has_run(self, role_id: str) -> bool:
        return any(is_leaf and len(run) > 1 for is_leaf, run in self._runs(role_id))

    def _row(self, parts: Sequence[_Extent]) -> _Extent:
        """Return the extent of what stands beside each other below a line."""
        width = sum(each.width + self.spacing.stack_gap for each in parts)
        return _Extent(self.spacing.bus_stub + max(each.height for each in parts), width)

    def _size(self, extent: _Extent) -> float:
        """How large a page of the wished shape must be, by its height."""
        return max(extent.height, extent.width / self.shape)
