"""The automatic branch style: how the branches below a manager stand if nobody chose a style for it.

Branches stand side by side, as in any small chart, until that makes a row too wide to read. Then the widest
of the branches in the row are packed, as many as needed, and only after that hang the branches of the row
itself: lower levels hang before upper ones. In a packed branch everybody's branches stand in a row, hang
on one or on both sides of a trunk, or in a grid of columns, whichever is narrow without being too high.
Charts that are still much too wide have branches packed tight, which may be twice as high.

In charts that are going to be turned, boxes lie on their side, and a wide row is a long list. There leaves
stand in rows, once turned, before anything hangs: in a branch that is too long, all of them or none. A style
that somebody chose goes on below where branches hang from it, and nothing is chosen there.

What a manager chooses follows from what is below it alone. So an edit can change choices only of those above
the edited role, and what these ask of the branches below them; both grow step by step. All goes by rough
sizes that are added up from the leaves to the roots, not by places, in about the time of a few walks
through the chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil, inf, sqrt
from typing import NamedTuple

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.layouts.frames.parts import hanging_style, style_below
from orgchart.scene.layouts.tree.grove import Grove, grove
from orgchart.scene.layouts.tree.hanging import parts_of
from orgchart.scene.layouts.tree.leaves import columns_for, hangs_together
from orgchart.scene.placement import Size
from orgchart.scene.themes import Spacing

# A branch may be free; the other forms are those that a way has packings for.
_FREE = 0
_AS_GIVEN = -1  # below managers of sideways charts whose branches hang because somebody chose that
# How much larger a chart must become to give up the look of small charts, or to have its own branches hang,
# where the chart is to fit a page.
_ON_A_PAGE = 1.05
_HANGING: Mapping[BranchStyle, int] = {"right": 2, "both": 2, "grid": 3}


class _Packing(NamedTuple):
    """How branches are packed: the height, in widths of an upright box, up to which only width counts.

    It is a ``share`` of its height where there is a page. ``nested`` is how much better hanging must be where
    what hangs is more than a list. If nothing ``hangs``, only leaves are packed.
    """

    height: float
    share: float
    nested: float
    hangs: bool = True


class _Step(NamedTuple):
    """Branches of more than so many columns take a form, others the one before it.

    ``shape`` is the width to height of a row that is good enough not to go on.
    """

    columns: float
    form: int
    shape: float = inf


class _Way(NamedTuple):
    """How charts are arranged that are going to be turned, or not.

    ``row`` columns of boxes may always stand in a row. ``shape`` is the width to height that a chart should
    have, ``packed_shape`` the same of packed branches, as far as they are higher than they may be anyway.
    ``known`` and ``gain`` say how much larger a chart must become to give up the look of small charts, for
    each form up to ``packed``, and to have its own branches hang. What hangs takes the form ``packed``, or
    ``hung`` where somebody chose the style. There is a packing for each form but the first.
    """

    row: float
    shape: float
    packed_shape: float
    known: float
    gain: float
    packed: int
    hung: int
    packings: tuple[_Packing, ...]
    steps: tuple[_Step, ...]


_UPRIGHT = _Way(
    row=9.5,
    shape=2.5,
    packed_shape=2.0,
    known=1.25,
    gain=1.6,
    packed=1,
    hung=1,
    packings=(_Packing(6.3, 0.6, 1.5), _Packing(12.6, 0.9, 1.5)),
    steps=(
        _Step(inf, _FREE, 0.0),
        *(_Step(columns, 1, 4.0) for columns in (6.0, 4.5, 3.0, 2.0, 0.0)),
        *(_Step(columns, 2, 3.0) for columns in (9.0, 6.0, 0.0)),
    ),
)
# Boxes stand below each other: first leaves are put in rows, all of them, and only then do branches hang.
_SIDEWAYS = _Way(
    row=16.0,
    shape=1.0,
    packed_shape=1.0,
    known=1.25,
    gain=1.6,
    packed=2,
    hung=_FREE,
    packings=(_Packing(inf, 1.0, 1.0, hangs=False), _Packing(8.0, 0.6, 1.0), _Packing(16.0, 0.9, 1.0)),
    steps=(
        _Step(inf, _FREE, 1.0),
        _Step(0.0, 1, 2.5),
        *(_Step(columns, 2, 2.0) for columns in (48.0, 24.0, 12.0, 0.0)),
        *(_Step(columns, 3, 2.0) for columns in (48.0, 24.0, 0.0)),
    ),
)


class _Extent(NamedTuple):
    """About how much room a branch takes: width and height in points, the gap below included, and rows."""

    width: float
    height: float
    rows: int


class _Limit(NamedTuple):
    """Which form branches take below a manager: those wider than so many points this one."""

    width: float
    form: int


class _Row(NamedTuple):
    """Branches side by side: how large a page they ask for, and whether that is good enough."""

    size: float
    style: BranchStyle
    extent: _Extent
    limit: _Limit
    is_enough: bool = False


_NO_LIMIT = _Limit(inf, _FREE)


class Measures(NamedTuple):
    """What is known of a branch: its extent in each form, the style that it takes for that, and its limit."""

    extents: Sequence[_Extent]
    choices: Sequence[BranchStyle]
    limit: _Limit = _NO_LIMIT


def arranged(index: Index, sizes: Mapping[str, Size], spacing: Spacing, known: Grove | None = None) -> Index:
    """Return the index with styles for managers whose branches shall not stand as they do without one.

    Styles that roles have already stay. ``known`` are the twigs of the index; it learns which forms these
    take.
    """
    chosen = _Automatic(index, sizes, spacing, known or grove(index, sizes, spacing))
    return replace(index, branch_styles=chosen.styles())


def pinned(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> dict[str, BranchStyle]:
    """Return the styles of an index, and those that keep all others from being arranged."""
    styles = dict(index.branch_styles)
    while True:
        chosen = arranged(replace(index, branch_styles=styles), sizes, spacing).branch_styles
        moved = [role_id for role_id in chosen if role_id not in styles]
        if not moved:
            return styles
        around: dict[str, BranchStyle] = {}
        known = replace(index, branch_styles=styles)
        for role_id in index.reading_order():
            below = index.reports.get(role_id, ())
            style = hanging_style(known, role_id, around.get(role_id, ""), len(below))
            around.update((each, style_below(style, number)) for number, each in enumerate(below))
        usual: BranchStyle = "standard" if spacing.sideways else "row"
        styles |= {role_id: around.get(role_id) or usual for role_id in moved}


class _Automatic:
    """One walk from the leaves up to measure what may be chosen, and one back down to choose."""

    def __init__(self, index: Index, sizes: Mapping[str, Size], spacing: Spacing, known: Grove) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.grove = known
        self.measures: dict[str, Measures] = {}
        self.page = spacing.page
        self.way = _SIDEWAYS if spacing.sideways else _UPRIGHT
        self.shape, self.row = self.way.shape, self.way.row
        self.known, self.gain = self.way.known, self.way.gain
        if self.page:
            self.shape, self.row = self.page[0] / self.page[1], 0.0
            self.known = self.gain = _ON_A_PAGE
        self.all_packed = _Limit(-1.0, self.way.packed)

    def styles(self) -> dict[str, BranchStyle]:
        """Return the styles of all roles that have one."""
        for role_id, twig in self.grove.twigs.items():
            if twig.measures is None:
                twig.measures = self._measured(role_id)
            self.measures[role_id] = twig.measures
        chosen = dict(self.index.branch_styles)
        forms: dict[str, int] = {}
        roots = [each for each in self.grove.twigs if self.index.manager_of.get(each) not in self.grove.twigs]
        if len(roots) > 1:
            limit = self._row("", _Extent(0.0, 0.0, 0), roots).limit
            forms.update((each, self._form(each, limit)) for each in roots)
        for role_id in reversed(self.grove.twigs):
            below = self.index.children(role_id)
            if not below:
                continue
            form, (_, choices, limit) = forms.get(role_id, _FREE), self.measures[role_id]
            if form == _AS_GIVEN or self._stays_as_given(role_id):
                forms.update(dict.fromkeys(below, _AS_GIVEN))
                continue
            if style := choices[form]:
                chosen[role_id] = style
            forms.update((each, form or self._form(each, limit)) for each in below)
        self.grove.forms = forms
        return chosen

    def _stays_as_given(self, role_id: str) -> bool:
        """Whether nothing is chosen below a role: its branches hang on their side, as somebody wished."""
        count = len(self.index.children(role_id))
        return self.spacing.sideways and bool(hanging_style(self.index, role_id, "", count))

    def _form(self, role_id: str, limit: _Limit) -> int:
        is_wide = self.measures[role_id].extents[_FREE].width > limit.width
        return limit.form if is_wide else max(_FREE, limit.form - 1)

    def _measured(self, role_id: str) -> Measures:
        """Work out the extents of a branch, and the styles in which it has them."""
        head, below = self._head(role_id), self.index.reports.get(role_id, ())
        given = self.index.branch_styles.get(role_id, "")
        if any(map(self.index.children, below)):
            packed = [
                self._packed(role_id, head, below, form, packing)
                for form, packing in enumerate(self.way.packings, start=1)
            ]
            style, free, limit = self._free(role_id, head, below)
            styles, extents = zip((style, free), *packed, strict=True)
            return Measures(extents, styles, limit)
        return self._of_leaves(given, head, below)

    def _of_leaves(self, given: BranchStyle, head: _Extent, below: Sequence[str]) -> Measures:
        """Return what is known of a branch of nothing but leaves, the same wherever it hangs."""
        count = len(self.way.packings)
        if not below:
            return Measures((head,) * (1 + count), (given,) * (1 + count))
        row = self._row(given, head, below)
        block: BranchStyle = "row" if self.spacing.sideways or len(below) > self.spacing.stack_limit else ""
        packed = self._extent(given or block, head, below, _NO_LIMIT)
        return Measures((row.extent, *[packed] * count), (row.style, *[given or block] * count))

    def _packed(
        self, role_id: str, head: _Extent, below: Sequence[str], form: int, packing: _Packing
    ) -> tuple[BranchStyle, _Extent]:
        """Return the style and the extent of a packed branch: narrow, but not for too much height."""
        given, all_of = self.index.branch_styles.get(role_id, ""), _Limit(-1.0, form)
        if given:
            limit = _NO_LIMIT if self._stays_as_given(role_id) else all_of
            return given, self._extent(given, head, below, limit)
        upright_width = self.sizes[role_id][1 if self.spacing.sideways else 0]
        free_height = packing.share * self.page[1] if self.page else packing.height * upright_width
        nests = any(self.measures[each].choices[form] not in ("", "right") for each in below)
        best: BranchStyle = "row"
        extent = self._extent(best, head, below, all_of)
        shape = self.way.packed_shape
        least = max(extent.width / shape, extent.height - free_height)
        for style, count in _HANGING.items() if packing.hangs else ():
            if len(below) < count:
                continue
            other = self._extent(style, head, below, all_of)
            cost = max(other.width / shape, other.height - free_height) * (packing.nested if nests else 1.0)
            if cost < least:
                best, extent, least = style, other, cost
        return best, extent

    def _free(self, role_id: str, head: _Extent, below: Sequence[str]) -> tuple[BranchStyle, _Extent, _Limit]:
        """Return how a branch stands if nobody above asks for less width: style, extent and limit."""
        given = self.index.branch_styles.get(role_id, "")
        row = self._row(given, head, below)
        best, size = (row.style, row.extent, row.limit), row.size
        for style in ("both", "grid") if not given and not row.is_enough else ():
            extent = self._extent(style, head, below, self.all_packed)
            if len(below) >= _HANGING[style] and self._size(extent) * self.gain < size:
                best, size = (style, extent, self.all_packed), self._size(extent) * self.gain
        return best

    def _row(self, given: BranchStyle, head: _Extent, below: Sequence[str]) -> _Row:
        """Return the best limit for branches side by side, or for those that hang in a style."""
        column = self.sizes[below[0]][0] + self.spacing.bus_stub + self.spacing.beside
        best = _Row(inf, given, head, _NO_LIMIT)
        hung = given in _HANGING or given == "left"
        for step in (_Step(0.0, self.way.hung),) if hung else self.way.steps:
            limit = _Limit(step.columns * column, step.form)
            style: BranchStyle = given or ("row" if step.form and self.spacing.sideways else "")
            extent = self._extent(style, head, below, limit)
            size = self._size(extent) / self.known ** max(0, self.way.packed - step.form)
            if size < best.size:
                best = _Row(size, style, extent, limit)
            shape = step.shape * self.shape / self.way.shape
            if extent.width <= max(self.row * column, shape * extent.height):
                return best._replace(is_enough=True)
        return best

    def _head(self, role_id: str) -> _Extent:
        """Return the extent of a role with its assistants."""
        width, height = self.sizes[role_id]
        half, rows = width / 2, 1
        height += self.spacing.stack_gap
        for number, each in enumerate(self.index.assistants.get(role_id, ())):
            extent = self.measures[each].extents[self.way.packed]
            width = max(width, 2 * (half + self.spacing.beside + extent.width))
            if number % 2 == 0 and (number or extent.rows > 1) and not self.spacing.sideways:
                height += extent.height
                rows += extent.rows
        return _Extent(width, height, rows)

    def _extent(self, style: BranchStyle, head: _Extent, below: Sequence[str], limit: _Limit) -> _Extent:
        """Return the extent of a branch in a style, if what is below takes forms by a limit."""
        parts = [self.measures[each].extents[self._form(each, limit)] for each in below]
        if style == "grid":
            cuts = parts_of([each.rows for each in parts], ceil(sqrt(len(parts))))
            extent = self._beside([self._stack(parts[cut]) for cut in cuts])
        elif style == "both":
            extent = self._on_both_sides(parts)
        elif style in ("left", "right"):
            extent = self._stack(parts)
            extent = extent._replace(width=self.spacing.bus_inset + extent.width)
        else:
            extent = self._beside(self._columns(style, below, parts))
        return _Extent(
            max(head.width, extent.width),
            head.height + self.spacing.level_gap - self.spacing.stack_gap + extent.height,
            head.rows + extent.rows,
        )

    def _columns(self, style: BranchStyle, below: Sequence[str], parts: Sequence[_Extent]) -> list[_Extent]:
        """Return what stands side by side below a role: branches, and stacks of leaves."""
        if style not in ("", "row"):
            return list(parts)
        columns: list[_Extent] = []
        pairs = zip(below, parts, strict=True)
        for is_leaf, group in groupby(pairs, lambda pair: not self.index.children(pair[0])):
            run = [extent for _, extent in group]
            count = len(run)
            if is_leaf and hangs_together(count, style, self.spacing):
                count = columns_for(count, self.spacing)
            length = ceil(len(run) / count)
            stacks = (run[first : first + length] for first in range(0, len(run), length))
            columns += map(self._stack, stacks) if length > 1 else run
        return columns

    def _stack(self, parts: Sequence[_Extent]) -> _Extent:
        width = self.spacing.bus_stub + max(each.width for each in parts)
        return _Extent(width, sum(each.height for each in parts), sum(each.rows for each in parts))

    def _beside(self, parts: Sequence[_Extent]) -> _Extent:
        width = sum(each.width for each in parts) + self.spacing.beside * (len(parts) - 1)
        return _Extent(width, max(each.height for each in parts), max(each.rows for each in parts))

    def _on_both_sides(self, parts: Sequence[_Extent]) -> _Extent:
        sides = [side for side in (parts[::2], parts[1::2]) if side]
        pairs = [parts[first : first + 2] for first in range(0, len(parts), 2)]
        return _Extent(
            sum(self.spacing.bus_stub + max(each.width for each in side) for side in sides),
            sum(max(each.height for each in pair) for pair in pairs),
            sum(max(each.rows for each in pair) for pair in pairs),
        )

    def _size(self, extent: _Extent) -> float:
        """How large a page of the wished shape must be, by its height."""
        return max(extent.width / self.shape, extent.height)
