"""Commands that add a role: below, beside or above another one, or as its assistant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import (
    check_place,
    holders_of,
    manager_id_of,
    name_of,
    new,
    placed,
    put,
    siblings_of,
    with_manager,
)
from orgchart.core.commands.records import (
    role as known_role,
)
from orgchart.core.document import Document, Holder, Role
from orgchart.core.ordering import last_order
from orgchart.core.structure import MAX_ROLES
from orgchart.core.text import is_blank

_ID_ROOM = 56


def add_role_below(
    document: Document,
    *,
    id: str,
    role_id: str | None,
    title: str = "New role",
    name: str = "",
    position: int | None = None,
    kind: Literal["line", "body"] = "line",
) -> Document:
    """Add a line report or a body below a role, or with ``role_id=None`` a new root."""
    unit_id = None if role_id is None else known_role(document, role_id).unit_id
    added = _new_role(document, Role(id, title, unit_id, kind))
    added, *moved = placed([added], siblings_of(document, role_id, "line"), position)
    return _with_role(document, added, role_id, name, moved)


def add_role_beside(
    document: Document,
    *,
    id: str,
    role_id: str,
    side: Literal["after", "before"] = "after",
    title: str = "New role",
    name: str = "",
) -> Document:
    """Add a role right before or after another one: same manager, unit and kind."""
    neighbour = known_role(document, role_id)
    manager_id = manager_id_of(document, role_id)
    siblings = siblings_of(document, manager_id, neighbour.kind)
    position = siblings.index(neighbour) + (side == "after")
    added = _new_role(document, Role(id, title, neighbour.unit_id, neighbour.kind))
    added, *moved = placed([added], siblings, position)
    return _with_role(document, added, manager_id, name, moved)


def add_role_above(
    document: Document,
    *,
    id: str,
    role_id: str,
    title: str = "New role",
    name: str = "",
    kind: Literal["line", "body"] = "line",
) -> Document:
    """Add a role, or a body, between another one and its manager, at its place and in its unit.

    Above an assistant the new role becomes the assistant, and the other one its line report. A body is in
    no unit, and above a body there is always another.
    """
    report = known_role(document, role_id)
    manager_id = manager_id_of(document, role_id)
    if kind == "body" or report.kind == "body":
        _check_room_for_body(document, report, manager_id)
        added = _new_role(document, Role(id, title, None, "body", order=report.order))
        below = replace(report, order=0)
    else:
        added = _new_role(document, Role(id, title, report.unit_id, report.kind, order=report.order))
        below = replace(report, kind="line", order=0)
    document = _with_role(document, added, manager_id, name)
    return put(with_manager(document, [role_id], id), below)


def add_assistant(
    document: Document,
    *,
    id: str,
    role_id: str,
    title: str | None = None,
    name: str = "",
    kind: Literal["assistant", "adviser"] = "assistant",
) -> Document:
    """Add an assistant or adviser of a role, after those it has."""
    manager = known_role(document, role_id)
    title = kind.capitalize() if title is None else title
    added = _new_role(document, Role(id, title, manager.unit_id, kind))
    added, *moved = placed([added], siblings_of(document, role_id, "assistant"), None)
    return _with_role(document, added, role_id, name, moved)


def with_holder(document: Document, role_id: str, name: str) -> Document:
    """Return the document with a person in a role, after those it has, under an id made from the role's."""
    base = role_id[:_ID_ROOM] + "-h"
    key, number = base, 2
    while key in document.holders:
        key, number = f"{base}{number}", number + 1
    order = last_order([holder.order for holder in holders_of(document, role_id)])
    return put(document, new(document, Holder(key, role_id, name, order=order)))


def _check_room_for_body(document: Document, report: Role, manager_id: str | None) -> None:
    if manager_id is not None and document.roles[manager_id].kind != "body":
        raise CommandError(
            f"A body stands above all roles. {name_of(document, report.id)} reports to "
            f"{name_of(document, manager_id)}: add the body above the role at the top.",
            "role_id",
        )


def _with_role(
    document: Document, added: Role, manager_id: str | None, name: str, moved: Iterable[Role] = ()
) -> Document:
    """Return the document with a new role, its holder if it has one, and siblings that made room."""
    check_place(document, added, manager_id)
    document = with_manager(put(document, added, *moved), [added.id], manager_id)
    return document if is_blank(name) else with_holder(document, added.id, name)


def _new_role(document: Document, added: Role) -> Role:
    if len(document.roles) >= MAX_ROLES:
        raise CommandError(f"A chart can hold at most {MAX_ROLES:,} roles. Split it into several charts.")
    return new(document, added)
