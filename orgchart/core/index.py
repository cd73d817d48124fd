"""Who stands under whom, worked out once: children in order, holders, dotted lines, nested units.

Everything here is sorted, never in the order of the document's maps, so that equal documents give
equal indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
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
    stands_beside,
)

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
        waiting = [role_id]
        while waiting:
            role = waiting.pop()
            yield role
            waiting.extend(reversed(self.children(role)))

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
    """Return the look-ups of a document whose structure is sound (see ``structure.check``)."""
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
