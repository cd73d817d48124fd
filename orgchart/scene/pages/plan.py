"""Which roles stand on which page: an organisation cut into parts that each fit a sheet.

From the bottom up, a branch grows until it no longer fits; then those of its branches that are units of
their own, and after them the largest ones, go to pages of their own, and their heads stay behind as
boxes that continue elsewhere. Small branches of one manager share a page where they fit together; very small
ones also share one with branches of other managers of the same level. A role with too many direct reports
for one page is spread over several, with the role on top of each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from orgchart.core.document import Document
from orgchart.core.index import Index

# Branches of a unit are cut off before others if they have at least this many roles.
_UNIT_WORTH_A_PAGE = 5
# A unit of this many roles shares its page with no other branch.
_UNIT_STANDS_ALONE = 12
# Where a branch is cut off, its neighbours of at least this part of its size are cut off as well.
_ALIKE = 0.5


# How far the boxes of a part are squeezed: as usual, or small and close. What could not be smaller, a role
# alone or with one report, is squeezed further where it has to be: see ``ruler``.
USUAL, TIGHT = 0, 1

# Tells whether a part fits its page.
Fits = Callable[["Part"], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """The roles of one page.

    ``roots`` stand at its top, ``shown`` are all of its roles, roots first, each before its reports;
    those in ``cut`` continue on another page. ``place`` and ``of`` number the pages that one role is
    spread over; ``squeeze`` says how far the boxes are squeezed, see ``TIGHT``.
    """

    roots: tuple[str, ...]
    shown: tuple[str, ...]
    cut: frozenset[str]
    place: int = 1
    of: int = 1
    squeeze: int = 0


def whole(index: Index, squeeze: int = 0) -> Part:
    """Return all roles as one part."""
    return Part(index.roots, tuple(index.reading_order()), frozenset(), squeeze=squeeze)


def plan(document: Document, index: Index, fits: Fits, most: int = 0) -> list[Part]:
    """Return the parts, the one with the roots first, each before those that it continues on.

    ``most`` is how far the boxes of a part that cannot be smaller may be squeezed.
    """
    return _Planner(document, index, fits, most).plan(tuple(index.reading_order()))


class _Planner:
    """Cuts from the bottom up. ``None`` stands for what would be above the roots."""

    def __init__(self, document: Document, index: Index, fits: Fits, most: int) -> None:
        self.document = document
        self.index = index
        self.fits = fits
        self.most = most
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
        while waiting:
            part = waiting.pop()
            ordered.append(part)
            waiting.extend(reversed(self._below(part)))
        return ordered

    def _opened(self, part: Part) -> Part:
        """The first page with the pages that lead on to others, as long as it has room for them.

        An overview says more than its top; its boxes stand closely if that helps. Where it has no room for
        all such pages of a level, it takes those for which it has, the smallest first.
        """
        is_full = False
        while not is_full:
            opened = [each for each in part.shown if each in part.cut and self.cut[each]]
            opened = [each for each in opened if each not in self.is_spread]
            wider = self._with_opened(part, opened) if opened else None
            is_full = wider is None
            part = wider or part
            for each in sorted(opened, key=lambda each: len(self.shown[each])) if is_full else ():
                wider = self._with_opened(part, [each])
                if wider is None:
                    break
                part, is_full = wider, False
        return part

    def _with_opened(self, part: Part, opened: Sequence[str]) -> Part | None:
        """The first page with some of the pages that it continues on, if it has room for them."""
        shown = tuple(
            inner for each in part.shown for inner in (self.shown[each] if each in opened else (each,))
        )
        cut = part.cut.difference(opened).union(*(self.cut[each] for each in opened))
        wider = (Part(part.roots, shown, cut, squeeze=squeeze) for squeeze in (USUAL, TIGHT))
        return next(filter(self.fits, wider), None)

    def _gather(self, role_id: str | None, children: Sequence[str]) -> None:
        """Work out what a role brings along, cutting off branches below it until that fits a page."""
        spread = {child for child in children if child in self.is_spread}
        self._put_together(role_id, children, spread)
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
        self._put_together(role_id, children, {*spread, *branches[: self._alike(branches, fewest)]})
        if not self.fits(self._part(role_id)):
            self.is_spread.add(role_id)

    def _alike(self, branches: Sequence[str], last: int) -> int:
        """How many branches to cut off where the one at ``last`` is: those not much smaller go as well."""
        if last >= len(branches):
            return last
        least = len(self.shown[branches[last]]) * _ALIKE
        alike = (place for place in range(last, len(branches)) if len(self.shown[branches[place]]) >= least)
        return 1 + max(alike)

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
        size = len(self.shown[role_id])
        return not (self._is_unit(role_id) and size >= _UNIT_WORTH_A_PAGE), -size

    def _is_unit(self, role_id: str) -> bool:
        """Whether a branch is a unit of its own."""
        roles = self.document.roles
        manager, unit = self.index.manager_of.get(role_id), roles[role_id].unit_id
        return unit is not None and (manager is None or roles[manager].unit_id != unit)

    def _part(self, role_id: str | None) -> Part:
        roots = self.index.roots if role_id is None else (role_id,)
        return Part(roots, self.shown[role_id], self.cut[role_id])

    def _below(self, part: Part) -> list[Part]:
        """The pages that a page continues on: small neighbours share one where they fit together."""
        below: list[Part] = []
        shared: Part | None = None  # the last page of several branches, or of a small one
        cut = (role_id for role_id in part.shown if role_id in part.cut)
        for (stands_alone, _), run in groupby(cut, self._company):
            if stands_alone:
                below.extend(chain.from_iterable(map(self._finished, run)))
                continue
            first, *others = self._shared(list(run))
            if shared is not None and len(first.shown) < _UNIT_STANDS_ALONE:
                # Not to leave a page nearly empty, a small branch goes to a page before its neighbours.
                both = self._together([*shared.roots, *first.roots])
                if self._is_level(both.roots) and self.fits(both):
                    below[below.index(shared)] = first = both
                    below.extend(others)
                    shared = others[-1] if others else both
                    continue
            below.extend((first, *others))
            shared = below[-1]
        return below

    def _company(self, role_id: str) -> tuple[bool, str | None]:
        """Whether a branch stands alone, and whose branches it may share its page with."""
        return self._stands_alone(role_id), self.index.manager_of.get(role_id)

    def _is_level(self, roots: Sequence[str]) -> bool:
        """Whether roots of a page are of one level: those beside each other look as if they were."""
        return len({len(self.index.path(root)) for root in roots}) == 1

    def _stands_alone(self, role_id: str) -> bool:
        """Whether a branch shares its page with no other: it fills several, or is a unit of some size."""
        is_large = len(self.shown[role_id]) >= _UNIT_STANDS_ALONE
        return role_id in self.is_spread or (is_large and self._is_unit(role_id))

    def _shared(self, group: Sequence[str]) -> list[Part]:
        """The pages of branches that may share them: as few as there can be, about equally full."""
        pages: list[list[str]] = []
        for role_id in group:
            if pages and self.fits(self._together([*pages[-1], role_id])):
                pages[-1].append(role_id)
            else:
                pages.append([role_id])
        runs = self._evened(group, len(pages))
        if runs != pages and len(runs) == len(pages):
            evened = [self._together(each) for each in runs]
            if all(map(self.fits, evened)):
                return evened
        return [self._together(each) for each in pages]

    def _evened(self, group: Sequence[str], count: int) -> list[list[str]]:
        """Branches in order, in so many runs of about as many roles."""
        runs: dict[int, list[str]] = {}
        total, before = sum(len(self.shown[each]) for each in group), 0
        for role_id in group:
            size = len(self.shown[role_id])
            runs.setdefault(int(count * (before + size / 2) / total), []).append(role_id)
            before += size
        return list(runs.values())

    def _together(self, group: Sequence[str]) -> Part:
        shown = tuple(each for role_id in group for each in self.shown[role_id])
        return Part(tuple(group), shown, frozenset().union(*(self.cut[role_id] for role_id in group)))

    def _finished(self, role_id: str | None) -> list[Part]:
        """The pages of a role: one, or several where its direct reports are too many for one."""
        part = self._part(role_id)
        if len(part.shown) < 2:
            return [self._squeezed(part)]
        if role_id not in self.is_spread:
            return [part]
        tight = replace(part, squeeze=TIGHT)
        if self.fits(tight):
            return [tight]
        head = () if role_id is None else (role_id,)
        below = part.shown[len(head) :]
        chunks: list[Part] = []
        at, size = 0, len(below)
        while at < len(below):
            chunks.append(self._longest(replace(part, place=len(chunks) + 1), head, below[at:], size))
            size = len(chunks[-1].shown) - len(head)
            at += size
            if chunks[-1].squeeze:
                # One large box says little about those after it.
                size *= 2
        even = -(-len(below) // len(chunks))
        evened = [
            self._chunk(replace(part, place=place), head, below[first : first + even])
            for place, first in enumerate(range(0, len(below), even), start=1)
        ]
        if len(evened) == len(chunks) and all(map(self.fits, evened)):
            chunks = evened
        return [replace(each, of=len(chunks)) for each in chunks]

    def _longest(self, part: Part, head: tuple[str, ...], below: Sequence[str], guess: int) -> Part:
        """The page of the head with as many roles as fit, tried first with as many as on the page before."""
        low, high = 1, min(len(below), max(1, guess))
        if high > low and self.fits(longest := self._chunk(part, head, below[:high])):
            return longest
        least = self._squeezed(self._chunk(part, head, below[:low]))
        longest, high = least, high + (least.squeeze > USUAL)
        while high - low > 1:
            middle = (low + high) // 2
            chunk = replace(self._chunk(part, head, below[:middle]), squeeze=least.squeeze)
            if self.fits(chunk):
                low, longest = middle, chunk
            else:
                high = middle
        return longest

    def _squeezed(self, part: Part) -> Part:
        """A part that cannot be smaller, with its boxes squeezed as far as they have to be."""
        least, most = USUAL, self.most
        while least < most:
            # Mostly it fits as it is, or nearly so.
            middle = least if least <= TIGHT else (least + most) // 2
            if self.fits(replace(part, squeeze=middle)):
                most = middle
            else:
                least = middle + 1
        return replace(part, squeeze=most)

    def _chunk(self, part: Part, head: tuple[str, ...], below: Sequence[str]) -> Part:
        shown = (*head, *below)
        return Part(head or tuple(below), shown, part.cut & set(shown), part.place)
