"""Parts of units: which roles stand together in one frame.

The roles of a unit may lie scattered over a chart. A part of a unit is a largest group of its roles, and
of those of units nested in it, that are connected by reporting lines or are neighbours under one manager.
Parts nest as their units do. Branches that hang are blocks: a part reaches into them only where all below
it belongs to it, and neighbours there get a frame each. A part that only repeats another, because all its
roles lie in one part of a nested unit, is left out where its unit has further parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index

OFFICES = 6  # assistants beside trunks inside each other
NESTING = 8  # units nested deeper than this have no frames of their own

Units = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a unit. ``top_id`` is its first role in reading order, ``outer`` the part around it."""

    unit_id: str
    top_id: str
    outer: Part | None
    chain: tuple[Part, ...]

    @property
    def depth(self) -> int:
        """How many parts are around it, and itself."""
        return len(self.chain)


Chain = tuple[Part, ...]


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many of the outermost members two chains have in common.

    >>> shared("abc", "abd"), shared("", "a")
    (2, 0)
    """
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1] or pair[0] == pair[1], pairs))


def chains(index: Index) -> tuple[dict[str, Chain], frozenset[str]]:
    """Return the parts around each role, the outermost first, and nothing for roles without a unit.

    Also return those of the ``offices`` for which the frames leave room beside a trunk.
    """
    parts = _Parts(index)
    return parts.chains(), frozenset(parts.offices)


def offices(index: Index) -> frozenset[str]:
    """Return the assistants that stand beside a trunk with somebody below them.

    Those deep inside others do not: every one moves the rest further out.
    """
    found: set[str] = set()
    depths: dict[str, int] = {}
    for role in index.reading_order():
        manager = index.manager_of.get(role)
        depth = depths.get(manager, 0) if manager is not None else 0
        is_office = manager is not None and role in index.assistants.get(manager, ()) and index.children(role)
        if is_office and depth < OFFICES:
            found.add(role)
            depth += 1
        depths[role] = depth
    return frozenset(found)


@dataclass(slots=True, eq=False)
class _Draft:
    """A part that may yet be left out: how many roles are its unit's own, and the parts inside it."""

    unit_id: str
    top_id: str
    outer: _Draft | None
    own_roles: int = 0
    inner: int = 0


class _Parts:
    """Drafts first, from the roots down; what only repeats another is left out then."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.order = list(index.reading_order())
        self.units = _units_around(index)
        self.drafts: dict[str, tuple[_Draft, ...]] = {}
        self.all: list[_Draft] = []
        self.common = self._common_units()
        self.offices = set(offices(index))

    def chains(self) -> dict[str, Chain]:
        """Return the parts around each role."""
        styles: dict[str, BranchStyle] = {}
        in_blocks: set[str] = set()
        self._add_siblings(self.index.roots, (), splits=False)
        for role in self.order:
            below = self.index.children(role)
            style = hanging_style(self.index, role, styles.get(role, ""), len(below))
            styles.update((each, style_below(style, number)) for number, each in enumerate(below))
            kept = self.drafts[role]
            splits = bool(style) or role in in_blocks
            whole = kept[: min((self.common[each] for each in below), default=0)]
            if splits:
                in_blocks.update(below)
                kept = whole
            beside = self._beside(role, below, len(kept), len(whole))
            in_blocks.update(beside)
            self._add_siblings(beside, whole, splits=True)
            self._add_siblings([each for each in below if each not in beside], kept, splits=splits)
        return self._finished()

    def _beside(self, role: str, below: Sequence[str], kept: int, whole: int) -> list[str]:
        """Return the offices beside a role's trunk; none if one of its parts goes on below but not wholly."""
        found = [each for each in below if each in self.offices]
        around = self.units.get(role, ())
        for each in below:
            own = self.units.get(each, ())
            is_beside = each in self.offices or (own == around and self._is_aide(each, role))
            if not is_beside and shared(around[:kept], own) > whole:
                self.offices.difference_update(found)
                return []
        return found

    def _is_aide(self, role: str, manager: str) -> bool:
        return role in self.index.assistants.get(manager, ()) and not self.index.children(role)

    def _common_units(self) -> dict[str, int]:
        """How many of the outermost units around its manager hold a role with all below it."""
        common: dict[str, int] = {}
        least: dict[str, int] = {}
        for role in reversed(self.order):
            manager = self.index.manager_of.get(role)
            around = self.units.get(role, ())
            above = self.units.get(manager, ()) if manager is not None else ()
            common[role] = min(shared(around, above), least.get(role, NESTING))
            if manager is not None:
                least[manager] = min(least.get(manager, NESTING), common[role])
        return common

    def _add_siblings(self, roles: Sequence[str], above: tuple[_Draft, ...], *, splits: bool) -> None:
        """Give siblings their parts: that of their manager, else that of the neighbour, else a new one."""
        before: tuple[_Draft, ...] = ()
        for role in roles:
            chain: list[_Draft] = []
            for unit in self.units.get(role, ()):
                place = len(chain)
                near = [near for near in (above, () if splits else before) if len(near) > place]
                same = next((each[place] for each in near if each[place].unit_id == unit), None)
                chain.append(same or self._draft(unit, role, chain[-1] if chain else None))
            if chain:
                chain[-1].own_roles += 1
            before = self.drafts[role] = tuple(chain)

    def _draft(self, unit_id: str, role_id: str, outer: _Draft | None) -> _Draft:
        draft = _Draft(unit_id, role_id, outer)
        self.all.append(draft)
        if outer is not None:
            outer.inner += 1
        return draft

    def _finished(self) -> dict[str, Chain]:
        """The chains without parts that only repeat another."""
        count: dict[str, int] = {}
        for draft in self.all:
            count[draft.unit_id] = count.get(draft.unit_id, 0) + 1
        made: dict[_Draft | None, Chain] = {None: ()}
        for draft in self.all:
            around = made[draft.outer]
            if draft.own_roles == 0 and draft.inner == 1 and count[draft.unit_id] > 1:
                made[draft] = around
                continue
            outer = around[-1] if around else None
            # A part knows its own chain, so that the chain is made once.
            part = Part(draft.unit_id, draft.top_id, outer, ())
            object.__setattr__(part, "chain", (*around, part))
            made[draft] = part.chain
        return {role: made[drafts[-1]] for role, drafts in self.drafts.items() if drafts}


def hanging_style(index: Index, role_id: str, around: BranchStyle, count: int) -> BranchStyle:
    """Return the style in which all below a role hangs as blocks, empty where it does not."""
    style = index.branch_styles.get(role_id, around)
    least = {"left": 1, "right": 1, "both": 2, "grid": 2}.get(style)
    return style if least is not None and count >= least else ""


def style_below(style: BranchStyle, number: int) -> BranchStyle:
    """Return the style that goes on below the branches of a manager whose reports hang in a style."""
    if not style:
        return ""
    return "left" if style == "left" or (style == "both" and number % 2 == 0) else "right"


def _units_around(index: Index) -> dict[str, Units]:
    """The units around each role, the outermost first."""
    around: dict[str, Units] = {}
    waiting: list[tuple[str, Units]] = [(unit, ()) for unit in index.nested_units.get(None, ())]
    found: dict[str, Units] = {}
    while waiting:
        unit, outer = waiting.pop()
        found[unit] = (*outer, unit) if len(outer) < NESTING else outer
        waiting.extend((inner, found[unit]) for inner in index.nested_units.get(unit, ()))
    for unit, roles in index.members.items():
        around.update(dict.fromkeys(roles, found[unit]))
    return around
