"""Who stands under whom, worked out once: children in order, holders, dotted lines, nested units.

Everything here is sorted, never in the order of the document's maps, so that equal documents give
equal indexes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from threading import Lock
from typing import TypeVar

from orgchart.core.document import (
    BranchStyle,
    Document,
    Holder,
    JobTitle,
    Measure,
    OrgUnit,
    ReportingLine,
    Role,
    line_id,
    stands_beside,
)

_FEW = 100  # records: with more that differ, look-ups are made from nothing

Ordered = TypeVar("Ordered", Role, Holder, OrgUnit, Measure, JobTitle)
Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups of a document, by role id unless said otherwise. Missing keys mean none.

    ``manager_of`` has no entry for a root. ``reports`` are line reports, ``assistants`` the roles
    beside the trunk, advisers among them. ``dotted`` are the dotted lines from a role,
    by manager id. ``nested_units`` goes by the id of the unit around them (``None``: the outermost ones),
    ``members`` (role ids, sorted by id), ``measures`` and ``titles`` by unit id. ``branch_styles`` are those
    chosen by hand. ``grades`` are the places of grades in the list of the chart, the highest 0.
    ``bodies`` stand above all roles.
    """

    roots: tuple[str, ...]
    manager_of: Mapping[str, str]
    reports: Mapping[str, tuple[str, ...]]
    assistants: Mapping[str, tuple[str, ...]]
    holders: Mapping[str, tuple[Holder, ...]]
    dotted: Mapping[str, tuple[ReportingLine, ...]]
    nested_units: Mapping[str | None, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, tuple[Measure, ...]]
    titles: Mapping[str, tuple[JobTitle, ...]]
    branch_styles: Mapping[str, BranchStyle]
    grades: Mapping[str, int]
    bodies: frozenset[str]

    def children(self, role_id: str) -> tuple[str, ...]:
        """Return the assistants of a role, then its line reports, each in order."""
        return self.assistants.get(role_id, ()) + self.reports.get(role_id, ())

    def is_vacant(self, role: Role) -> bool:
        """Return whether nobody holds the role, which exists, stands for a single post and is no body."""
        return (
            role.headcount == 1 and role.kind != "body" and not role.planned and role.id not in self.holders
        )

    def people(self, role: Role) -> int:
        """Return how many hold a role: by name, or as posts of a counted role that exists."""
        holders = len(self.holders.get(role.id, ()))
        return max(holders, role.headcount) if role.headcount > 1 and not role.planned else holders

    def branch(self, role_id: str) -> Iterator[str]:
        """Yield the role and everybody below it in reading order: a role, its assistants, its reports."""
        assistants, reports = self.assistants, self.reports
        waiting = [role_id]
        while waiting:
            role = waiting.pop()
            yield role
            # Most have nobody below them, and this is walked several times for every picture.
            if role in reports:
                waiting.extend(reversed(reports[role]))
            if role in assistants:
                waiting.extend(reversed(assistants[role]))

    def reading_order(self) -> Iterator[str]:
        """Yield all roles, branch after branch."""
        return chain.from_iterable(map(self.branch, self.roots))

    def path(self, role_id: str) -> list[str]:
        """Return the role, its manager, and so on up to the root."""
        path = [role_id]
        while (manager := self.manager_of.get(path[-1])) is not None:
            path.append(manager)
        return path


def index(document: Document) -> Index:
    """Return the look-ups of a document whose structure is sound (see ``structure.check``).

    Those of the last few documents are kept, and those of an edited one made from them.
    """
    with _lock:
        recent = list(reversed(_recent))
    for known, lookups in recent:
        if known is document:
            return lookups
    # An edit keeps most maps, and in the others most records.
    akin = (each for each in recent if each[0].charts is document.charts and each[0].units is document.units)
    edit = next((_Edit(*each, document) for each in akin), None)
    made = edit.lookups() if edit is not None and edit.is_small else _from_nothing(document)
    with _lock:
        _recent.append((document, made))
    return made


_recent: deque[tuple[Document, Index]] = deque(maxlen=8)
_lock = Lock()


def _from_nothing(document: Document) -> Index:
    manager_of: dict[str, str] = {}
    dotted: dict[str, list[ReportingLine]] = {}
    for line in document.lines.values():
        if line.kind == "solid":
            manager_of[line.role_id] = line.manager_id
        else:
            dotted.setdefault(line.role_id, []).append(line)
    roots: list[str] = []
    reports: dict[str, list[str]] = {}
    assistants: dict[str, list[str]] = {}
    members: dict[str, list[str]] = {}
    for role in in_order(document.roles.values()):
        manager = manager_of.get(role.id)
        if manager is None:
            roots.append(role.id)
        else:
            (assistants if stands_beside(role.kind) else reports).setdefault(manager, []).append(role.id)
        if role.unit_id is not None:
            members.setdefault(role.unit_id, []).append(role.id)
    holders: dict[str, list[Holder]] = {}
    for holder in in_order(document.holders.values()):
        holders.setdefault(holder.role_id, []).append(holder)
    nested: dict[str | None, list[str]] = {}
    for unit in in_order(document.units.values()):
        nested.setdefault(unit.parent_id, []).append(unit.id)
    measures: dict[str, list[Measure]] = {}
    for measure in in_order(document.measures.values()):
        measures.setdefault(measure.unit_id, []).append(measure)
    titles: dict[str, list[JobTitle]] = {}
    for title in in_order(document.titles.values()):
        titles.setdefault(title.unit_id, []).append(title)
    rank = {name: place for place, name in enumerate(document.chart.grades)}
    return Index(
        roots=tuple(roots),
        manager_of=manager_of,
        reports=_frozen(reports),
        assistants=_frozen(assistants),
        holders=_frozen(holders),
        dotted={key: tuple(sorted(lines, key=_by_manager)) for key, lines in dotted.items()},
        nested_units=_frozen(nested),
        members={key: tuple(sorted(ids)) for key, ids in members.items()},
        measures=_frozen(measures),
        titles=_frozen(titles),
        branch_styles={role.id: role.branch for role in document.roles.values() if role.branch},
        bodies=frozenset(role.id for role in document.roles.values() if role.kind == "body"),
        grades={role.id: rank[role.grade] for role in document.roles.values() if role.grade in rank},
    )


class _Edit:
    """Two documents with the same chart and units, the look-ups of the first, and what differs."""

    def __init__(self, known: Document, lookups: Index, document: Document) -> None:
        self.before = lookups
        self.document = document
        self.lines = _differing(known.lines, document.lines)
        self.holders = _differing(known.holders, document.holders)
        self.roles = _differing(known.roles, document.roles)
        keeps_the_rest = known.measures is document.measures and known.titles is document.titles
        self.is_small = len(self.lines) + len(self.holders) + len(self.roles) <= _FEW and keeps_the_rest

    def lookups(self) -> Index:
        """Return the look-ups of the second document."""
        ends = {line.role_id for pair in self.lines.values() for line in pair if line is not None}
        manager_of = self._manager_of(ends)
        roots, children = self._children(self.roles.keys() | ends, manager_of)
        reports, assistants = dict(self.before.reports), dict(self.before.assistants)
        for manager, below in children.items():
            _put(assistants, manager, tuple(role.id for role in below if stands_beside(role.kind)))
            _put(reports, manager, tuple(role.id for role in below if not stands_beside(role.kind)))
        roles = self.document.roles
        styles, bodies = dict(self.before.branch_styles), set(self.before.bodies)
        grades = dict(self.before.grades)
        rank = {name: place for place, name in enumerate(self.document.chart.grades)}
        for key in self.roles:
            role = roles.get(key)
            _put(styles, key, role.branch if role else "")
            grades.pop(key, None)
            if role and role.grade in rank:
                grades[key] = rank[role.grade]
            (bodies.add if role and role.kind == "body" else bodies.discard)(key)
        return replace(
            self.before,
            roots=roots,
            manager_of=manager_of,
            reports=reports,
            assistants=assistants,
            holders=self._people(),
            dotted=self._dotted(ends),
            members=self._members(),
            branch_styles=styles,
            grades=grades,
            bodies=frozenset(bodies),
        )

    def _manager_of(self, ends: Iterable[str]) -> dict[str, str]:
        manager_of = dict(self.before.manager_of)
        for role_id in ends:
            line = self.document.lines.get(line_id("solid", role_id, ""))
            _put(manager_of, role_id, line.manager_id if line else "")
        return manager_of

    def _children(
        self, touched: Iterable[str], manager_of: Mapping[str, str]
    ) -> tuple[tuple[str, ...], dict[str, list[Role]]]:
        """The roots, and all that stand below the managers of touched roles, in order."""
        below: dict[str | None, set[str]] = {}
        for index in (self.before.manager_of, manager_of):
            for role_id in touched:
                manager = index.get(role_id)
                if manager not in below:
                    below[manager] = set(
                        self.before.roots if manager is None else self.before.children(manager)
                    )
                below[manager].discard(role_id)
        roles = self.document.roles
        for role_id in touched:
            if role_id in roles:
                below[manager_of.get(role_id)].add(role_id)
        children = {manager: in_order(roles[each] for each in ids) for manager, ids in below.items()}
        roots = children.get(None)
        known = {manager: each for manager, each in children.items() if manager is not None}
        return self.before.roots if roots is None else tuple(role.id for role in roots), known

    def _people(self) -> dict[str, tuple[Holder, ...]]:
        people = dict(self.before.holders)
        for role_id in {holder.role_id for pair in self.holders.values() for holder in pair if holder}:
            kept = [each for each in people.get(role_id, ()) if each.id not in self.holders]
            come = [new for _, new in self.holders.values() if new is not None and new.role_id == role_id]
            _put(people, role_id, tuple(in_order([*kept, *come])))
        return people

    def _dotted(self, ends: Iterable[str]) -> dict[str, tuple[ReportingLine, ...]]:
        dotted = dict(self.before.dotted)
        for role_id in ends:
            kept = [each for each in dotted.get(role_id, ()) if each.id not in self.lines]
            changed = (new for _, new in self.lines.values() if new is not None and new.kind == "dotted")
            come = [line for line in changed if line.role_id == role_id]
            _put(dotted, role_id, tuple(sorted([*kept, *come], key=_by_manager)))
        return dotted

    def _members(self) -> dict[str, tuple[str, ...]]:
        members = dict(self.before.members)
        for unit_id in {role.unit_id for pair in self.roles.values() for role in pair if role}:
            if unit_id is not None:
                kept = [each for each in members.get(unit_id, ()) if each not in self.roles]
                come = [
                    new.id for _, new in self.roles.values() if new is not None and new.unit_id == unit_id
                ]
                _put(members, unit_id, tuple(sorted([*kept, *come])))
        return members


def _differing(
    known: Mapping[str, Item], records: Mapping[str, Item]
) -> dict[str, tuple[Item | None, Item | None]]:
    """The records that are not the very same in two maps, old and new, by id."""
    if known is records:
        return {}
    pairs = {key: (known.get(key), record) for key, record in records.items() if known.get(key) is not record}
    come = sum(old is None for old, _ in pairs.values())
    if len(known) != len(records) - come:
        return {**pairs, **{key: (old, None) for key, old in known.items() if key not in records}}
    return {**pairs}


def _put(groups: dict[str, Item], key: str, value: Item) -> None:
    """Put a value in place of the one that there is; an empty one is none."""
    if value:
        groups[key] = value
    else:
        groups.pop(key, None)


def below_bodies(index: Index) -> Index:
    """Return the look-ups without bodies: the roles that report to one are roots."""
    if not index.bodies:
        return index
    managers = {role: above for role, above in index.manager_of.items() if above not in index.bodies}
    order = (role for role in index.reading_order() if role not in index.bodies and role not in managers)
    reports = {role: below for role, below in index.reports.items() if role not in index.bodies}
    return replace(index, roots=tuple(order), manager_of=managers, reports=reports)


def in_order(records: Iterable[Ordered]) -> list[Ordered]:
    """Return records sorted as siblings are: by order, then id."""
    return sorted(records, key=attrgetter("order", "id"))


def _frozen(groups: Mapping[Key, list[Item]]) -> dict[Key, tuple[Item, ...]]:
    return {key: tuple(items) for key, items in groups.items()}


def _by_manager(line: ReportingLine) -> str:
    return line.manager_id
