"""The command that changes many cells of the table at once: what is pasted, filled down or typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orgchart.core.commands.adding import add_role_below, with_holder
from orgchart.core.commands.arguments import UNSET, Records, Unset, checked, fields_of, parameters_of
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.holders import edit_holder
from orgchart.core.commands.lists import in_list, with_heads, with_units
from orgchart.core.commands.records import changed, drop, holders_of, manager_id_of, name_of, put
from orgchart.core.commands.records import role as known_role
from orgchart.core.commands.roles import edit_role, move_role
from orgchart.core.document import Document
from orgchart.core.ordering import GAP
from orgchart.core.text import is_blank, one_line


@dataclass(frozen=True, slots=True)
class _More:
    """What a row has besides the arguments of ``edit_role``."""

    names: list[str] | Unset = UNSET
    manager_id: str | Unset | None = UNSET
    email: str | Unset = UNSET
    phone: str | Unset = UNSET
    location: str | Unset = UNSET
    fte: float | Unset = UNSET


_MORE = fields_of(_More)
_ROW = {**parameters_of(edit_role), **_MORE}
_ADDED = parameters_of(add_role_below)


def edit_cells(document: Document, *, changes: Records, units: Records = (), roles: Records = ()) -> Document:
    """Change what is given of each role of a list, in its order, as one step.

    Args:
        document: The organisation.
        changes: Records with ``role_id`` and any argument of ``edit_role``; ``fields`` are added to those
            that the role has, and an empty one goes. Also ``names`` of all who hold it, ``manager_id``,
            and ``email``, ``phone``, ``location`` and ``fte`` of its first holder.
        units: Units that these roles need, as in ``add_branch``.
        roles: Roles to add first, which the changes may name: records with the arguments of
            ``add_role_below``.
    """
    if not changes and not roles:
        raise CommandError("There is no change in this list.", "changes", malformed=True)
    document, heads = with_units(document, units)
    for number, record in enumerate(roles, 1):
        with in_list("Role", number, record.get("title"), "roles"):
            document = add_role_below(document, **checked(_ADDED, record, "field"))
    for number, record in enumerate(changes, 1):
        known = record.get("role_id")
        title = document.roles[known].title if isinstance(known, str) and known in document.roles else None
        with in_list("Row", number, title, "changes"):
            document = _with_row(document, checked(_ROW, record, "column"))
    return with_heads(document, heads)


def _with_row(document: Document, given: dict[str, Any]) -> Document:
    role_id = given.pop("role_id")
    role = known_role(document, role_id)
    more = _More(**{name: given.pop(name) for name in _MORE if name in given})
    if not isinstance(more.manager_id, Unset) and more.manager_id != manager_id_of(document, role_id):
        document = move_role(document, role_id=role_id, manager_id=more.manager_id)
    if "fields" in given:
        merged = {**role.fields, **given["fields"]}
        given["fields"] = {name: value for name, value in merged.items() if not is_blank(value)}
    if given:
        document = edit_role(document, role_id=role_id, **given)
    if not isinstance(more.names, Unset):
        document = _with_names(document, role_id, more.names)
    about = {name: getattr(more, name) for name in ("email", "phone", "location", "fte")}
    about = {name: value for name, value in about.items() if value is not UNSET}
    return _with_contact(document, role_id, about) if about else document


def _with_contact(document: Document, role_id: str, about: Mapping[str, Any]) -> Document:
    holders = holders_of(document, role_id)
    if holders:
        return edit_holder(document, holder_id=holders[0].id, **about)
    field = next((name for name, value in about.items() if name == "fte" or not is_blank(value)), None)
    if field is None:
        return document
    raise CommandError(f"Nobody holds {name_of(document, role_id)}: name a person first.", field)


def _with_names(document: Document, role_id: str, names: Iterable[str]) -> Document:
    """Return the document with exactly these people in a role, keeping what is known of those who stay."""
    wanted = [one_line(name) for name in names if not is_blank(name)]
    holders = holders_of(document, role_id)
    kept: dict[int, Any] = {}
    free = list(holders)
    for place, name in enumerate(wanted):
        same = next((holder for holder in free if holder.name == name), None)
        if same is not None:
            kept[place] = same
            free.remove(same)
    for place, name in enumerate(wanted):
        if place not in kept and free:
            kept[place] = changed(free.pop(0), name=name)
    document = drop(document, "holders", [holder.id for holder in free])
    for place, name in enumerate(wanted):
        if place in kept:
            document = put(document, kept[place])
        else:
            document = with_holder(document, role_id, name)
            kept[place] = holders_of(document, role_id)[-1]
    if [holder.id for holder in holders_of(document, role_id)] == [kept[at].id for at in range(len(wanted))]:
        return document
    return put(document, *(replace(kept[place], order=GAP * place) for place in range(len(wanted))))
