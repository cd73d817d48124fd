"""The command that adds a whole branch at once: what is pasted, copied or read from a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orgchart.core.commands.arguments import Records, checked, fields_of
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.fields import with_checked_fields
from orgchart.core.commands.lists import called, in_list, with_heads, with_units
from orgchart.core.commands.records import changed, cleaned, placed, put, siblings_of
from orgchart.core.commands.records import role as known_role
from orgchart.core.document import Document, Holder, ReportingLine, Role, line_id, stands_beside
from orgchart.core.ordering import GAP
from orgchart.core.structure import MAX_ROLES
from orgchart.core.text import is_blank

_ID_ROOM = 56
_HOLDER = fields_of(Holder, but=("role_id", "order"), optional=("id",))
_DOTTED = fields_of(ReportingLine, but=("id", "role_id", "kind"))


@dataclass(frozen=True, slots=True)
class _More:
    """What a record of the list has besides the fields of its role."""

    level: int = 0
    name: str = ""
    holders: Records = ()
    dotted: Records = ()


_MORE = fields_of(_More)
_ROLE = fields_of(Role, but=("order",)) | _MORE


@dataclass(frozen=True, slots=True)
class _Entry:
    """One role of the list, checked, and what hangs on it. ``manager`` is ``None`` for a root."""

    role: Role
    level: int
    manager: Role | None
    holders: list[Holder]
    dotted: list[ReportingLine]


def add_branch(
    document: Document,
    *,
    role_id: str | None,
    roles: Records,
    position: int | None = None,
    units: Records = (),
) -> Document:
    """Add roles with all that hangs on them, in the order of an outline.

    The list is flat, because no reader of JSON takes a chain of 5,000 roles nested in each other.

    Args:
        document: The organisation.
        role_id: The manager of the roles on level 0; ``None`` makes them roots.
        roles: Records with the fields of a role but ``order``, and: ``level``, 0 for the first and at
            most one more than that of the role before; ``name``, of a holder; ``holders``, records with
            the fields of a holder; ``dotted``, records with ``manager_id`` and ``label``. Where
            ``unit_id`` is left out, it is that of the manager.
        position: Index among the manager's other reports to insert before; ``None`` means last.
        units: Units that these roles need, each after the one it lies in, with their ``titles`` and
            ``measures``. One that the chart has stays as it is.
    """
    manager = None if role_id is None else known_role(document, role_id)
    if not roles:
        raise CommandError("There is no role in this list.", "roles", malformed=True)
    total = len(document.roles) + len(roles)
    if total > MAX_ROLES:
        raise CommandError(
            f"A chart can hold at most {MAX_ROLES:,} roles; with these it would have {total:,}.", "roles"
        )
    document, heads = with_units(document, units)
    entries = list(_entries(document, manager, roles))
    grades = dict.fromkeys(entry.role.grade for entry in entries if entry.role.grade)
    missing = [grade for grade in grades if grade not in document.chart.grades]
    if missing:
        document = put(document, changed(document.chart, grades=(*document.chart.grades, *missing)))
    document = _with_entries(document, entries, role_id, position)
    return with_heads(document, heads)


def _entries(document: Document, manager: Role | None, records: Records) -> Iterator[_Entry]:
    """Yield the roles of the list, each checked with those before it."""
    above: list[Role] = []
    taken = set(document.roles)
    holder_ids = set(document.holders)
    for number, record in enumerate(records, 1):
        with in_list("Role", number, record.get("title"), "roles"):
            given = checked(_ROLE, record, "field")
            more = _More(**{name: given.pop(name) for name in _MORE if name in given})
            level = more.level
            if not 0 <= level <= len(above):
                raise CommandError(
                    f"Its level can be 0 to {len(above)} here, not {str(level)[:9]}.", malformed=True
                )
            boss = above[level - 1] if level else manager
            given.setdefault("unit_id", boss.unit_id if boss else None)
            role = _fitting(cleaned(Role(**given)), boss, level)
            role = with_checked_fields(document, role, replace(role, fields={}))
            if role.id in taken:
                raise CommandError("Its id is in use already. Choose another one.")
            if role.unit_id is not None and role.unit_id not in document.units:
                raise CommandError("Its unit is neither in the chart nor in the list of units.")
            taken.add(role.id)
            above[level:] = [role]
            holders = list(_holders(role, more, holder_ids))
            dotted = [_dotted(role, boss, line) for line in more.dotted]
            yield _Entry(role, level, boss, holders, dotted)


def _fitting(role: Role, manager: Role | None, level: int) -> Role:
    """Return the role as it can stand below the manager: at the top of a branch nobody is an assistant."""
    is_below_role = manager is not None and manager.kind != "body"
    if stands_beside(role.kind) and not is_below_role:
        if level:
            raise CommandError(f"An {role.kind} reports to a role, and a body is none.")
        return replace(role, kind="line")
    if role.kind == "body" and is_below_role:
        raise CommandError("A body can only stand at the top or below another body.")
    return role


def _holders(role: Role, more: _More, taken: set[str]) -> Iterator[Holder]:
    """Yield who holds a role; ids that are left out follow from the role's."""
    named: Records = () if is_blank(more.name) else ({"name": more.name},)
    records = (*named, *more.holders)
    for place, record in enumerate(records):
        given = checked(_HOLDER, record, "field")
        base = role.id[:_ID_ROOM] + "-h"
        key, count = given.pop("id", base), 2
        while key in taken and "id" not in record:
            key, count = f"{base}{count}", count + 1
        if key in taken:
            raise CommandError("The id of a holder is in use already. Choose another one.")
        taken.add(key)
        yield cleaned(Holder(id=key, role_id=role.id, **given, order=GAP * place))


def _dotted(role: Role, manager: Role | None, record: Mapping[str, Any]) -> ReportingLine:
    given = checked(_DOTTED, record, "field")
    if given["manager_id"] in (role.id, manager.id if manager else None):
        raise CommandError("Its dotted line must go to another role than itself and its manager.")
    key = line_id("dotted", role.id, given["manager_id"])
    return cleaned(ReportingLine(key, role.id, kind="dotted", **given))


def _with_entries(
    document: Document, entries: list[_Entry], role_id: str | None, position: int | None
) -> Document:
    """Return the document with the roles, those on level 0 among the manager's reports."""
    tops = [entry.role for entry in entries if entry.level == 0]
    roles = dict(document.roles) | {
        entry.role.id: replace(entry.role, order=GAP * place) for place, entry in enumerate(entries)
    }
    for kind in ("assistant", "line"):
        group = [role for role in tops if stands_beside(role.kind) == stands_beside(kind)]
        place = position if kind == "line" or len(group) == len(tops) else None
        siblings = siblings_of(document, role_id, kind)
        roles |= {role.id: role for role in (placed(group, siblings, place) if group else ())}
    lines = dict(document.lines)
    for entry in entries:
        if entry.manager is not None:
            key = line_id("solid", entry.role.id, "")
            lines[key] = ReportingLine(key, entry.role.id, entry.manager.id)
        for line in entry.dotted:
            if line.manager_id not in roles:
                raise CommandError(
                    f"A dotted line of {called(entry.role.title)} goes to a role that is not there.", "roles"
                )
            lines[line.id] = line
    holders = dict(document.holders) | {each.id: each for entry in entries for each in entry.holders}
    return replace(document, roles=roles, lines=lines, holders=holders)
