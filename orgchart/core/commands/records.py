"""Read and replace records of a document, sharing everything that stays the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, TypeVar, cast

from orgchart.core.commands.arguments import UNSET
from orgchart.core.commands.error import CommandError
from orgchart.core.document import (
    Document,
    Holder,
    JobTitle,
    Measure,
    OrgUnit,
    Record,
    ReportingLine,
    Role,
    line_id,
    stands_beside,
)
from orgchart.core.index import in_order
from orgchart.core.ordering import last_order, make_room
from orgchart.core.rule_error import RuleError
from orgchart.core.rules import clean
from orgchart.core.text import shortened

COLLECTION_OF = {kind: name for name, kind in Document.COLLECTIONS.items()}
NAME_IN_SENTENCE = 80
R = TypeVar("R", bound=Record)
Sibling = TypeVar("Sibling", Role, OrgUnit, Holder)
_WORDS = {
    "units": "unit",
    "roles": "role",
    "holders": "person",
    "measures": "measure",
    "titles": "job title",
}


def put(document: Document, *records: Record) -> Document:
    """Return the document with the records added, or in the place of those with their ids."""
    maps: dict[str, Any] = {}
    for record in records:
        name = COLLECTION_OF[type(record)]
        if name not in maps:
            maps[name] = dict(getattr(document, name))
        maps[name][record.id] = record
    return replace(document, **maps) if maps else document


def drop(document: Document, collection: str, ids: Collection[str]) -> Document:
    """Return the document without the records of these ids."""
    if not ids:
        return document
    kept: Any = {key: record for key, record in getattr(document, collection).items() if key not in ids}
    return replace(document, **{collection: kept})


def cleaned(record: R) -> R:
    """Return the record cleaned by the rules.

    Raises:
        CommandError: It breaks a rule; malformed, because no chart would take it.
    """
    try:
        return clean(record)
    except RuleError as error:
        raise CommandError(str(error), error.field, malformed=True) from error


def new(document: Document, record: R) -> R:
    """Return the record cleaned, after a check that its id is not in use yet."""
    record = cleaned(record)
    if record.id in getattr(document, COLLECTION_OF[type(record)]):
        raise CommandError("This id is in use in the chart already. Choose another one.", "id")
    return record


def changed(record: R, **values: Any) -> R:
    """Return the record with the values that are given (not ``UNSET``), cleaned."""
    given = {name: value for name, value in values.items() if value is not UNSET}
    return cleaned(replace(record, **given)) if given else record


def role(document: Document, role_id: str, field: str = "role_id") -> Role:
    """Return a role, or raise a CommandError naming the argument."""
    return cast(Role, _known(document, "roles", role_id, field))


def unit(document: Document, unit_id: str, field: str = "unit_id") -> OrgUnit:
    """Return a unit, or raise a CommandError naming the argument."""
    return cast(OrgUnit, _known(document, "units", unit_id, field))


def holder(document: Document, holder_id: str) -> Holder:
    """Return a holder, or raise a CommandError."""
    return cast(Holder, _known(document, "holders", holder_id, "holder_id"))


def measure(document: Document, measure_id: str) -> Measure:
    """Return a measure, or raise a CommandError."""
    return cast(Measure, _known(document, "measures", measure_id, "measure_id"))


def title(document: Document, title_id: str) -> JobTitle:
    """Return a job title, or raise a CommandError."""
    return cast(JobTitle, _known(document, "titles", title_id, "title_id"))


def _known(document: Document, collection: str, key: str, field: str) -> Record:
    record: Record | None = getattr(document, collection).get(key)
    if record is None:
        word = _WORDS[collection]
        raise CommandError(f"There is no such {word} in this chart. It may have been deleted.", field)
    return record


def manager_id_of(document: Document, role_id: str) -> str | None:
    """Return the id of the solid-line manager, ``None`` for a root."""
    line = document.lines.get(line_id("solid", role_id, ""))
    return None if line is None else line.manager_id


def children_of(document: Document, manager_id: str | None) -> list[Role]:
    """Return the roles whose solid line goes to the manager (``None``: the roots), in order."""
    if manager_id is None:
        roles = document.roles.values()
        return in_order(role for role in roles if line_id("solid", role.id, "") not in document.lines)
    lines = document.lines.values()
    return in_order(
        document.roles[line.role_id]
        for line in lines
        if line.manager_id == manager_id and line.kind == "solid"
    )


def siblings_of(document: Document, manager_id: str | None, kind: str, but: str | None = None) -> list[Role]:
    """Return the manager's assistants and advisers, or its other reports, in order, one left out."""
    beside = stands_beside(kind)
    children = children_of(document, manager_id)
    return [role for role in children if stands_beside(role.kind) == beside and role.id != but]


def holders_of(document: Document, role_id: str) -> list[Holder]:
    """Return who holds the role, in order."""
    return in_order(holder for holder in document.holders.values() if holder.role_id == role_id)


def branch_ids(document: Document, role_ids: Iterable[str]) -> set[str]:
    """Return the ids of the roles and everybody below them."""
    below: dict[str, list[str]] = {}
    for line in document.lines.values():
        if line.kind == "solid":
            below.setdefault(line.manager_id, []).append(line.role_id)
    branch: set[str] = set()
    waiting = list(role_ids)
    while waiting:
        member = waiting.pop()
        if member not in branch:
            branch.add(member)
            waiting.extend(below.get(member, ()))
    return branch


def placed(records: Iterable[Sibling], siblings: list[Sibling], position: int | None) -> list[Sibling]:
    """Give records, in their order, a place among siblings.

    Args:
        records: What goes in, not among ``siblings``.
        siblings: Those there already, in order.
        position: Index in ``siblings`` to insert before; ``None`` or too large means last.

    Returns:
        The records with their orders, and those siblings that had to get another order.
    """
    if position is not None and position < 0:
        raise CommandError('"position" must be 0 or more.', "position", malformed=True)
    entries = list(records)
    orders, rest = make_room([sibling.order for sibling in siblings], position, len(entries))
    moved = [
        replace(sibling, order=order)
        for sibling, order in zip(siblings, rest, strict=True)
        if sibling.order != order
    ]
    return [replace(entry, order=order) for entry, order in zip(entries, orders, strict=True)] + moved


def order_at_end(records: Iterable[Holder | JobTitle | Measure | OrgUnit]) -> int:
    """Return the order of a new last record."""
    return last_order([record.order for record in records])


def check_place(document: Document, record: Role, manager_id: str | None) -> None:
    """Check that a role of this kind can report to the manager (``None``: be a root).

    Raises:
        CommandError: An assistant of nobody or of a body, or a body below a role.
    """
    manager = None if manager_id is None else document.roles[manager_id]
    if stands_beside(record.kind) and manager is None:
        raise CommandError(f"An {record.kind} needs a manager. Move the role under one first.", "kind")
    if stands_beside(record.kind) and manager is not None and manager.kind == "body":
        raise CommandError(f"{short(record.title)} cannot be an {record.kind}: a body has none.", "kind")
    if record.kind == "body" and manager is not None and manager.kind != "body":
        raise CommandError(f"{short(record.title)} is a body and can only report to a body.", "kind")


def with_manager(document: Document, role_ids: Collection[str], manager_id: str | None) -> Document:
    """Return the document with the roles reporting to another manager (``None``: to nobody).

    Dotted lines of theirs to the same manager go, because the solid line says it already.
    """
    lines: dict[str, ReportingLine] = dict(document.lines)
    for role_id in role_ids:
        key = line_id("solid", role_id, "")
        if manager_id is None:
            lines.pop(key, None)
            continue
        known = lines.get(key)
        if known is None:
            lines[key] = ReportingLine(key, role_id, manager_id)
        elif known.manager_id != manager_id:
            lines[key] = replace(known, manager_id=manager_id)
        lines.pop(line_id("dotted", role_id, manager_id), None)
    return replace(document, lines=lines)


def name_of(document: Document, role_id: str) -> str:
    """Return what people call a role, for sentences: its first holder's name, or its title.

    A role that stands for several posts goes by its title.
    """
    known, holders = document.roles[role_id], holders_of(document, role_id)
    return short(holders[0].name if holders and known.headcount == 1 else known.title)


def short(name: str) -> str:
    """Return a name cut to what a sentence can bear."""
    return shortened(name, NAME_IN_SENTENCE)
