"""Two states of an organisation as one: what is there now, and what went, where it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orgchart.core.comparison import KINDS, Difference, Kind
from orgchart.core.comparison_words import in_box
from orgchart.core.document import Document, Holder, ReportingLine, Role, line_id, stands_beside


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a role. ``kind`` is what its box shows first; ``words`` say all of it."""

    kind: Kind
    words: str


def union(old: Document, new: Document) -> Document:
    """Return the new document with the roles and units of the old one that went.

    A role that went stands below the manager that it had, at its place. Its structure is sound if
    theirs is: whoever stayed has the new manager, so that a circle would be one in either of them.
    """
    gone = {key: role for key, role in old.roles.items() if key not in new.roles}
    managers = {line.role_id: line.manager_id for line in old.lines.values() if line.kind == "solid"}
    roles = dict(new.roles)
    lines = dict(new.lines)
    for key, role in gone.items():
        manager = managers.get(key)
        above = None if manager is None else (new.roles.get(manager) or gone[manager])
        roles[key] = _fitting(role, above, new.chart.grades)
        if above is not None and not (role.kind == "body" and above.kind != "body"):
            line = ReportingLine(line_id("solid", key, above.id), key, above.id)
            lines[line.id] = line
    lines |= {
        key: line
        for key, line in old.lines.items()
        if line.kind == "dotted" and line.role_id in gone and line.manager_id in roles
    }
    holders: dict[str, Holder] = {
        **{key: holder for key, holder in old.holders.items() if holder.role_id in gone},
        **new.holders,
    }
    # Somebody who holds another role now keeps the record; whoever left it behind gets one more.
    for key, holder in old.holders.items():
        if holder.role_id in gone and new.holders.get(key) is not None:
            spare = _free_id(key, holders)
            holders[spare] = replace(holder, id=spare)
    units = {**{key: unit for key, unit in old.units.items() if key not in new.units}, **new.units}
    return replace(new, roles=roles, lines=lines, holders=holders, units=units)


def _fitting(role: Role, above: Role | None, grades: Sequence[str]) -> Role:
    """The role as the new document can hold it: an assistant needs a manager that is no body."""
    is_helper = stands_beside(role.kind) and (above is None or above.kind == "body")
    return replace(
        role, kind="line" if is_helper else role.kind, grade=role.grade if role.grade in grades else ""
    )


def _free_id(key: str, taken: Mapping[str, Holder]) -> str:
    number = 1
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def marks(differences: Sequence[Difference]) -> dict[str, Mark]:
    """Return what to say at the box of each role that is not as it was, by its id."""
    by_role: dict[str, list[Difference]] = {}
    for each in differences:
        if each.role_id and (each.subject == "role" or (each.subject == "person" and each.kind == "changed")):
            by_role.setdefault(each.role_id, []).append(each)
    return {key: Mark(_first(found), in_box(found)) for key, found in by_role.items()}


def _first(found: Sequence[Difference]) -> Kind:
    """The kind that counts most: what came or went, then what moved."""
    kinds = [each.kind for each in found]
    order: tuple[Kind, ...] = ("added", "removed", "moved")
    return next((kind for kind in order if kind in kinds), "changed")


def counts(found: Mapping[str, Mark]) -> dict[Kind, int]:
    """Return how many roles there are of each kind."""
    kinds = [mark.kind for mark in found.values()]
    return {kind: kinds.count(kind) for kind in KINDS}
