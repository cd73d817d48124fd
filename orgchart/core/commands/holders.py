"""Commands about the people who hold roles."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.records import (
    changed,
    drop,
    holders_of,
    new,
    order_at_end,
    placed,
    put,
)
from orgchart.core.commands.records import (
    holder as known_holder,
)
from orgchart.core.commands.records import (
    role as known_role,
)
from orgchart.core.document import Document, Holder


def add_holder(
    document: Document,
    *,
    id: str,
    role_id: str,
    name: str,
    acting: bool = False,
    email: str = "",
    phone: str = "",
    location: str = "",
    fte: float = 1.0,
) -> Document:
    """Put a person into a role, after those it has."""
    known_role(document, role_id)
    order = order_at_end(holders_of(document, role_id))
    holder = Holder(id, role_id, name, acting, email, phone, location, order, fte)
    return put(document, new(document, holder))


def edit_holder(
    document: Document,
    *,
    holder_id: str,
    name: str | Unset = UNSET,
    acting: bool | Unset = UNSET,
    email: str | Unset = UNSET,
    phone: str | Unset = UNSET,
    location: str | Unset = UNSET,
    role_id: str | Unset = UNSET,
    fte: float | Unset = UNSET,
    position: int | Unset = UNSET,
) -> Document:
    """Change what is given; another ``role_id`` moves the person to that role.

    ``position`` is the place among the others who hold the role; without one, who comes to it stands last.
    """
    known = known_holder(document, holder_id)
    edited = changed(known, name=name, acting=acting, email=email, phone=phone, location=location, fte=fte)
    if isinstance(role_id, str) and role_id != known.role_id:
        known_role(document, role_id)
        edited = replace(edited, role_id=role_id, order=order_at_end(holders_of(document, role_id)))
    if isinstance(position, int):
        others = [each for each in holders_of(document, edited.role_id) if each.id != holder_id]
        return put(document, *placed([edited], others, position))
    return put(document, edited)


def set_photo(document: Document, *, holder_id: str, photo: str) -> Document:
    """Show a photo of a person, one that was sent to the chart before; empty for none."""
    return put(document, changed(known_holder(document, holder_id), photo=photo))


def remove_holder(document: Document, *, holder_id: str) -> Document:
    """Take a person out of a role."""
    return drop(document, "holders", [known_holder(document, holder_id).id])
