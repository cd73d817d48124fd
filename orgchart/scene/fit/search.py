"""Arrangements of a chart by branch styles, from as wide as sensible to as high as sensible.

From the leaves up, each branch keeps a few of its arrangements: those of which none is both narrower
and lower. An arrangement of a manager takes of each branch below it the narrowest that is no higher
than a limit, or the lowest that is no wider, for every style of the manager and for several limits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import log
from operator import attrgetter
from typing import TypeVar

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.fit import blocks
from orgchart.scene.fit.blocks import Outline
from orgchart.scene.layouts.frames.parts import offices
from orgchart.scene.layouts.tree.leaves import hangs_together
from orgchart.scene.layouts.tree.tree import has_lone_roots
from orgchart.scene.placement import Size
from orgchart.scene.themes import Spacing

# Arrangements kept for a branch, and limits tried for one style.
_KEPT, _LIMITS = 32, 20
# Arrangements tried for the assistants of one role.
_STAFF = 6
# How much smaller than a plainer arrangement another one must be to be kept beside it.
_GAIN = 0.99

Styles = Mapping[str, BranchStyle]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way to arrange a branch: its outline, and the styles in it as a tree."""

    outline: Outline
    width: float
    height: float
    role_id: str = ""
    style: BranchStyle = ""
    below: tuple[Arrangement, ...] = ()

    def styles(self) -> dict[str, BranchStyle]:
        """Return the styles of all roles that have one."""
        found: dict[str, BranchStyle] = {}
        waiting = [self]
        while waiting:
            each = waiting.pop()
            if each.style:
                found[each.role_id] = each.style
            waiting.extend(each.below)
        return found


Front = Sequence[Arrangement]  # from the lowest and widest to the highest and narrowest


class Search:
    """A chart whose branches can be arranged; styles that roles have already are kept.

    Fronts are kept by role, those of roles below a level line and those of roles that hang right of one.
    Sizes are near those of the layout, which also knows lanes of dotted lines.
    """

    def __init__(self, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.bottom_up = list(index.reading_order())[::-1]
        self.free: dict[str, Front] = {}
        self.hung: dict[str, Front] = {}
        self.offices: dict[str, Front] = dict.fromkeys(offices(index), ())  # beside a trunk, not hanging
        self.bold = False
        self.given: Styles | None = None  # the styles that the fronts are for; none: all that may be chosen
        self._heads: dict[tuple[str, bool], tuple[Outline, Sequence[str]]] = {}

    def arrangements(self, *, bold: bool = False) -> Front:
        """Return arrangements of the whole chart.

        Only bold ones let alternate, or hang managers who do not let all hang below them in turn.
        """
        self.given, self.bold = None, bold
        return self._run(self.bottom_up)

    def size(self, styles: Styles) -> Size:
        """Return width and height of the chart with such styles."""
        styles = {**styles, **self.index.branch_styles}
        changed = self.bottom_up if self.given is None else _differing(self.given, styles)
        affected = self._above(changed)
        self.given = styles
        (only,) = self._run(affected)
        return only.width, only.height

    def _above(self, changed: Iterable[str]) -> Sequence[str]:
        """Roles with all above them, the lowest first."""
        found: set[str] = set()
        for role_id in changed:
            above: str | None = role_id
            while above is not None and above not in found:
                found.add(above)
                above = self.index.manager_of.get(above)
        return [role_id for role_id in self.bottom_up if role_id in found]

    def _run(self, roles: Sequence[str]) -> Front:
        """Work out the fronts of roles, and return that of the chart."""
        for role_id in roles:
            self.free[role_id] = _front(self._of(role_id, ""))
            if role_id in self.offices:
                self.offices[role_id] = _front(self._of(role_id, "", is_office=True))
            if role_id in self.index.manager_of:
                self.hung[role_id] = _front(self._of(role_id, "right"))
        roots = [self.free[root] for root in self.index.roots]
        if len(roots) == 1:
            return roots[0]
        return _front(_arranged(self._roots(below), "", "", below) for below in _no_higher(roots))

    def _roots(self, below: Sequence[Arrangement]) -> Outline:
        """Return the outline of all roots, lone ones in stacks if that is narrower."""
        gap = self.spacing.beside
        row = blocks.beside([each.outline for each in below], gap)
        if not has_lone_roots(self.index):
            return row
        outlines: list[Outline] = []
        pairs = zip(self.index.roots, below, strict=True)
        for is_leaf, group in groupby(pairs, lambda pair: self._is_leaf(pair[0])):
            run = list(group)
            roles = [role for role, _ in run]
            if is_leaf and hangs_together(len(roles), "", self.spacing):
                outlines.append(self._stack(roles, replace(self.spacing, bus_stub=0.0)))
            else:
                outlines += [each.outline for _, each in run]
        stacked = blocks.beside(outlines, gap)
        return stacked if stacked.size[0] < row.size[0] else row

    def _stack(self, roles: Sequence[str], spacing: Spacing) -> Outline:
        return blocks.in_stacks([self.sizes[each] for each in roles], spacing)

    def _of(self, role_id: str, around: BranchStyle, *, is_office: bool = False) -> Iterator[Arrangement]:
        """Yield arrangements of a role with all below it, the plainest first."""
        one_sided = bool(around) or is_office
        known = self._heads.get((role_id, one_sided))
        if known is None:
            known = self._heads[role_id, one_sided] = self._head(role_id, one_sided)
        head, below = known
        reports = self.index.reports.get(role_id, ())
        chosen = (self.given or self.index.branch_styles).get(role_id, "")
        if not below:
            for top, staff in self._staff(role_id, chosen or around, head, one_sided, 0.0):
                yield _arranged(top, role_id, self.index.branch_styles.get(role_id, ""), staff)
            return
        styles = (chosen,) if chosen or self.given is not None else self._styles(below, around)
        step = self.spacing.level_gap - self.spacing.stack_gap
        for style in styles:
            tops = self._staff(role_id, style or around, head, one_sided, step)
            bus = self._bus(role_id, tops[0][0])
            for outline, parts in self._below(style or around, below, reports, bus):
                for top, staff in tops:
                    yield _arranged(outline.below(top), role_id, style, (*staff, *parts))

    def _staff(
        self, role_id: str, style: BranchStyle, head: Outline, one_sided: bool, step: float
    ) -> Sequence[tuple[Outline, tuple[Arrangement, ...]]]:
        """Return the head of a role with the assistants below it that have reports, from wide to narrow.

        The gap below its last row is a ``step`` larger than that between others.
        """
        assistants = [each for each in self.index.assistants.get(role_id, ()) if each in self.offices]
        held = self.hung if style in ("left", "right", "both", "grid") else self.offices
        fronts = [held[each] for each in assistants]
        tops: list[tuple[Outline, tuple[Arrangement, ...]]] = []
        for parts in _some(list(_no_higher(fronts)), _STAFF) if fronts else [()]:
            outline = head
            if parts:
                outlines = [each.outline for each in parts]
                clearance, at_once = self.spacing.trunk_clearance, 1 if one_sided else 2
                outline = blocks.beside_trunk(outlines, clearance, at_once).below(head)
            heights = [outline.heights[0] + step, *outline.heights[1:]]
            tops.append((outline._replace(heights=heights), parts))
        return tops

    def _styles(self, below: Sequence[str], around: BranchStyle) -> Sequence[BranchStyle]:
        """The styles worth a try for branches, the plainest first.

        Sideways only leaves are hung here: a manager behind the reports of another one is hard to find. The
        automatic style hangs others where a chart would be a strip.
        """
        leaves = all(map(self._is_leaf, below))
        if not leaves and self.spacing.sideways:
            return ("", "standard", "row")
        if not leaves and around and not self.bold:
            return ("", "standard") if len(below) == 1 else ("", "row")
        if len(below) == 1:
            return ("", "standard") if around else ("", "right")
        styles: list[BranchStyle] = ["", "standard", "both"] if around else ["", "standard", "right", "both"]
        if self.spacing.sideways or (around and not leaves):
            styles.insert(2, "row")
        if len(below) > 2:
            styles.append("grid")
            if self.bold and not around:
                styles.append("alternating")
        return styles

    def _head(self, role_id: str, one_sided: bool) -> tuple[Outline, Sequence[str]]:
        """The rows of a role and of the assistants beside its trunk, and the roles below them."""
        spacing, (width, height) = self.spacing, self.sizes[role_id]
        assistants = self.index.assistants.get(role_id, ())
        leaves = [each for each in assistants if self._is_leaf(each)]
        kept = leaves[:1] if one_sided else leaves
        below = [each for each in assistants if each not in kept and each not in self.offices]
        below += self.index.reports.get(role_id, ())
        low, high, heights = [-width / 2], [width / 2], [height]
        for first in range(0, len(kept), 2):
            pair = [self.sizes[each] for each in kept[first : first + 2]]
            distance = spacing.trunk_clearance
            if first:
                low.append(-distance)
                high.append(distance)
                heights.append(0.0)
            else:
                distance = width / 2 + spacing.beside
            high[-1] = distance + pair[0][0]
            if len(pair) > 1:
                low[-1] = -distance - pair[1][0]
            heights[-1] = max(heights[-1], *(each[1] for each in pair))
        heights = [height + spacing.stack_gap for height in heights]
        return Outline(low[::-1], high[::-1], heights[::-1]), below

    def _bus(self, role_id: str, head: Outline) -> float:
        """Where the bus of what hangs right below a role leaves it."""
        on_trunk = len(head.low) > 1
        return 0.0 if on_trunk else -max(self.sizes[role_id][0] / 2 - self.spacing.bus_inset, 0.0)

    def _is_leaf(self, role_id: str) -> bool:
        return role_id not in self.index.reports and role_id not in self.index.assistants

    def _below(
        self, style: BranchStyle, below: Sequence[str], reports: Sequence[str], bus: float
    ) -> Iterator[tuple[Outline, tuple[Arrangement, ...]]]:
        """Yield arrangements in a style of what is below a role."""
        spacing = self.spacing
        least = {"left": 1, "right": 1, "both": 2, "grid": 2}.get(style)
        if least is None or len(below) < least:
            yield from self._side_by_side(style, below, reports)
            return
        right = [self.hung[each] for each in below]
        if style in ("right", "left"):
            for parts in _no_wider(right):
                outline = blocks.hung([each.outline for each in parts], bus, spacing)
                yield outline if style == "right" else outline.mirrored(), parts
        elif style == "grid":
            for parts in _no_wider(right):
                yield blocks.in_grid([each.outline for each in parts], spacing), parts
        else:
            for parts in _no_wider(right):
                outlines = [
                    each.outline.mirrored() if number % 2 == 0 else each.outline
                    for number, each in enumerate(parts)
                ]
                yield blocks.both_sides(outlines, spacing), parts

    def _side_by_side(
        self, style: BranchStyle, below: Sequence[str], reports: Sequence[str]
    ) -> Iterator[tuple[Outline, tuple[Arrangement, ...]]]:
        """Yield arrangements of what is below a role side by side, leaves in stacks if no style is given."""
        gap = self.spacing.beside
        if style == "alternating" and len(below) > 1:
            for parts in _no_higher([self.free[each] for each in below]):
                lead = self.sizes[below[0]][1] + self.spacing.stack_gap
                yield blocks.alternating([each.outline for each in parts], lead, gap), parts
            return
        fronts: list[Front] = []
        branches = below[: len(below) - len(reports)]
        fronts += [self.free[each] for each in branches]
        for is_leaf, group in groupby(reports, self._is_leaf):
            run = list(group)
            if (
                is_leaf
                and style in ("", "row")
                and len(below) > 1
                and hangs_together(len(run), style, self.spacing)
            ):
                fronts.append((_arranged(self._stack(run, self.spacing), "", "", ()),))
            else:
                fronts += [self.free[each] for each in run]
        for parts in _no_higher(fronts):
            yield blocks.beside([each.outline for each in parts], gap), parts


def _differing(one: Styles, other: Styles) -> Iterator[str]:
    """Yield the roles to which two mappings give different styles."""
    for role_id in one.keys() | other.keys():
        if one.get(role_id, "") != other.get(role_id, ""):
            yield role_id


def _arranged(
    outline: Outline, role_id: str, style: BranchStyle, below: tuple[Arrangement, ...]
) -> Arrangement:
    width, height = outline.size
    return Arrangement(outline, width, height, role_id, style, below)


def _no_higher(fronts: Sequence[Front]) -> Iterator[tuple[Arrangement, ...]]:
    """Yield, for several heights, the narrowest arrangements of all that are no higher."""
    least = max(front[0].height for front in fronts)
    heights = {each.height for front in fronts for each in front if each.height >= least}
    for limit in _some(sorted(heights)):
        yield tuple(front[bisect_right(front, limit, key=_height) - 1] for front in fronts)


def _no_wider(fronts: Sequence[Front]) -> Iterator[tuple[Arrangement, ...]]:
    """Yield, for several widths, the lowest arrangements of all that are no wider."""
    least = max(front[-1].width for front in fronts)
    widths = {each.width for front in fronts for each in front if each.width >= least}
    for limit in _some(sorted(widths)):
        yield tuple(front[bisect_left(front, -limit, key=_narrowness)] for front in fronts)


_height = attrgetter("height")


def _narrowness(arrangement: Arrangement) -> float:
    return -arrangement.width


def _some(values: Sequence[Value], most: int = _LIMITS) -> Sequence[Value]:
    """A few of many values, the first and the last among them."""
    if len(values) <= most:
        return values
    return [values[round(number * (len(values) - 1) / (most - 1))] for number in range(most)]


def _front(found: Iterator[Arrangement]) -> Front:
    """The arrangements of which none is narrower and lower, thinned out to a few; plain ones come first."""
    kept: list[Arrangement] = []
    for each in found:
        if any(other.width * _GAIN <= each.width and other.height * _GAIN <= each.height for other in kept):
            continue
        kept = [other for other in kept if other.width < each.width or other.height < each.height]
        kept.append(each)
    kept.sort(key=lambda each: (each.height, -each.width))
    if len(kept) <= _KEPT:
        return kept
    low, high = log(kept[0].height), log(kept[-1].height)
    best: dict[int, Arrangement] = {}
    for each in kept[1:-1]:
        place = min(_KEPT - 3, int((log(each.height) - low) / (high - low) * (_KEPT - 2)))
        if place not in best or each.width * each.height < best[place].width * best[place].height:
            best[place] = each
    return [kept[0], *(best[place] for place in sorted(best)), kept[-1]]
