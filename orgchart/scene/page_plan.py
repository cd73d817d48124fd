"""Which roles stand on which page: an organisation cut into parts that each fit a sheet.

From the bottom up, a branch grows until it no longer fits; then those of its branches that are units of
their own, and after them the largest ones, go to pages of their own, and their heads stay behind as
boxes that continue elsewhere. Small branches of one manager share a page where they fit together. A role
with too many direct reports for one page is spread over several, with the role on top of each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgchart.core.document import Document
from orgchart.core.index import Index

# Branches of a unit are cut off before others if they have at least this many roles.
_UNIT_WORTH_A_PAGE = 5


# Tells whether a part fits its page.
Fits = Callable[["Part"], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """The roles of one page.

    ``roots`` stand at its top, ``shown`` are all of its roles, roots first, each before its reports;
    those in ``cut`` continue on another page. ``place`` and ``of`` number the pages that one role is
    spread over; ``tight`` says that the boxes must stand closely.
    """

    roots: tuple[str, ...]
    shown: tuple[str, ...]
    cut: frozenset[str]
    place: int = 1
    of: int = 1
    tight: bool = False


def whole(index: Index, *, tight: bool = False) -> Part:
    """Return all roles as one part."""
    return Part(index.roots, tuple(index.reading_order()), frozenset(), tight=tight)


def plan(document: Document, index: Index, fits: Fits) -> list[Part]:
    """Return the parts, the one with the roots first, each before those that it continues on."""
    return _Planner(document, index, fits).plan(tuple(index.reading_order()))


class _Planner:
    """Cuts from the bottom up. ``None`` stands for what would be above the roots."""

    def __init__(self, document: Document, index: Index, fits: Fits) -> None:
        self.document = document
        self.index = index
        self.fits = fits
        self.parts: dict[str, list[Part]] = {}  # by the first of their roots
        self.shares_page_of: dict[str, str] = {}
        # What a role brings to the page of its manager: itself and the rest of its branch, less what
        # is cut off; and which of these boxes continue elsewhere.
        self.shown: dict[str | None, tuple[str, ...]] = {}
        self.cut: dict[str | None, frozenset[str]] = {}
        self.is_spread: set[str | None] = set()

    def plan(self, everything: Sequence[str]) -> list[Part]:
        """Return all parts in reading order."""
        for role_id in reversed(everything):
            self._gather(role_id, self.index.children(role_id))
        if len(self.index.roots) == 1:
            top = self._finished(self.index.roots[0])
        else:
            self._gather(None, self.index.roots)
            top = self._finished(None)
        if len(top) == 1:
            top = [self._opened(top[0])]
        ordered: list[Part] = []
        waiting = list(reversed(top))
        seen: set[str] = set()
        while waiting:
            part = waiting.pop()
            ordered.append(part)
            below: list[Part] = []
            for role_id in part.shown:
                first = self.shares_page_of.get(role_id, role_id)
                if role_id in part.cut and first not in seen:
                    seen.add(first)
                    below.extend(self.parts[first])
            waiting.extend(reversed(below))
        return ordered

    def _opened(self, part: Part) -> Part:
        """The first page with as many whole levels as fit: an overview says more than its first boxes."""
        while part.cut and self.is_spread.isdisjoint(part.cut):
            shown: list[str] = []
            branches: list[str] = []
            for role_id in part.shown:
                shown.append(role_id)
                if role_id in part.cut:
                    children = self.index.children(role_id)
                    shown.extend(children)
                    branches.extend(child for child in children if self.index.children(child))
            deeper = Part(part.roots, tuple(shown), frozenset(branches), tight=part.tight)
            if not self.fits(deeper):
                break
            for role_id in part.cut:
                missing = [child for child in self.index.children(role_id) if child in deeper.cut]
                self._cut_off([child for child in missing if child not in self.shares_page_of])
            part = deeper
        return part

    def _gather(self, role_id: str | None, children: Sequence[str]) -> None:
        """Work out what a role brings along, cutting off branches below it until that fits a page."""
        spread = [child for child in children if child in self.is_spread]
        for child in spread:
            self._cut_off([child])
        self._put_together(role_id, children, set(spread))
        if not children or self.fits(self._part(role_id)):
            return
        branches = [child for child in children if len(self.shown[child]) > 1]
        branches.sort(key=self._keeps)
        fewest, most = 0, len(branches)
        while fewest < most:
            middle = (fewest + most) // 2
            self._put_together(role_id, children, {*spread, *branches[: middle + 1]})
            if self.fits(self._part(role_id)):
                most = middle
            else:
                fewest = middle + 1
        cut = {*spread, *branches[: fewest + 1]}
        self._put_together(role_id, children, cut)
        self._cut_off([child for child in children if child in cut and child not in spread])
        if not self.fits(self._part(role_id)):
            self.is_spread.add(role_id)

    def _put_together(self, role_id: str | None, children: Sequence[str], cut: set[str]) -> None:
        shown = [role_id] if role_id is not None else []
        inside: set[str] = set()
        for child in children:
            if child in cut:
                shown.append(child)
                inside.add(child)
            else:
                shown.extend(self.shown[child])
                inside |= self.cut[child]
        self.shown[role_id] = tuple(shown)
        self.cut[role_id] = frozenset(inside)

    def _keeps(self, role_id: str) -> tuple[bool, int]:
        """How much a branch belongs to the page of its manager: those that belong least come first."""
        return not self._deserves_a_page(role_id), -len(self.shown[role_id])

    def _deserves_a_page(self, role_id: str) -> bool:
        """Whether a branch is a unit of its own, and not a tiny one."""
        roles = self.document.roles
        manager, unit = self.index.manager_of.get(role_id), roles[role_id].unit_id
        is_unit = unit is not None and (manager is None or roles[manager].unit_id != unit)
        return is_unit and len(self.shown[role_id]) >= _UNIT_WORTH_A_PAGE

    def _part(self, role_id: str | None) -> Part:
        roots = self.index.roots if role_id is None else (role_id,)
        return Part(roots, self.shown[role_id], self.cut[role_id])

    def _cut_off(self, role_ids: Sequence[str]) -> None:
        """Make pages of branches of one manager: neighbours share a page where they fit, units do not."""
        group: list[str] = []
        for role_id in role_ids:
            if group and self._fit_together([*group, role_id]):
                group.append(role_id)
            else:
                self._close(group)
                group = [role_id]
        self._close(group)

    def _fit_together(self, group: Sequence[str]) -> bool:
        alone = any(each in self.is_spread or self._deserves_a_page(each) for each in group)
        return not alone and self.fits(self._together(group))

    def _together(self, group: Sequence[str]) -> Part:
        shown = tuple(each for role_id in group for each in self.shown[role_id])
        return Part(tuple(group), shown, frozenset().union(*(self.cut[role_id] for role_id in group)))

    def _close(self, group: Sequence[str]) -> None:
        if group:
            self.shares_page_of.update(dict.fromkeys(group, group[0]))
            self.parts[group[0]] = self._finished(group[0]) if len(group) == 1 else [self._together(group)]

    def _finished(self, role_id: str | None) -> list[Part]:
        """The pages of a role: one, or several where its direct reports are too many for one."""
        part = self._part(role_id)
        if role_id not in self.is_spread:
            return [part]
        tight = Part(part.roots, part.shown, part.cut, tight=True)
        if self.fits(tight):
            return [tight]
        head = () if role_id is None else (role_id,)
        below = part.shown[len(head) :]
        chunks: list[Part] = []
        at, size = 0, len(below)
        while at < len(below):
            size = self._longest(part, head, below[at:], size)
            chunks.append(self._chunk(part, head, below[at : at + size]))
            at += size
        even = -(-len(below) // len(chunks))
        evened = [
            self._chunk(part, head, below[first : first + even]) for first in range(0, len(below), even)
        ]
        if len(evened) == len(chunks) and all(map(self.fits, evened)):
            chunks = evened
        return [
            Part(each.roots, each.shown, each.cut, place, len(chunks))
            for place, each in enumerate(chunks, start=1)
        ]

    def _longest(self, part: Part, head: tuple[str, ...], below: Sequence[str], guess: int) -> int:
        """How many roles fit on a page with the head, tried first with as many as on the page before."""
        low, high = 1, min(len(below), max(1, guess))
        if self.fits(self._chunk(part, head, below[:high])):
            return high
        while high - low > 1:
            middle = (low + high) // 2
            if self.fits(self._chunk(part, head, below[:middle])):
                low = middle
            else:
                high = middle
        return low

    def _chunk(self, part: Part, head: tuple[str, ...], below: Sequence[str]) -> Part:
        shown = (*head, *below)
        return Part(head or tuple(below), shown, part.cut & set(shown))
