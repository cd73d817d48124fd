"""What a document tells of single people, and the document without it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal, get_args

from orgchart.core.document import Document, Holder, Role

PersonalData = Literal["names", "emails", "phones", "locations", "photos", "notes", "fields"]
PERSONAL_DATA: tuple[PersonalData, ...] = get_args(PersonalData)
_OF_HOLDER = {"emails": "email", "phones": "phone", "locations": "location", "photos": "photo"}


def without_personal_data(document: Document, keep: Collection[PersonalData] = ()) -> Document:
    """Return the document with only those personal data that are named.

    Without names nobody holds a role, so that nothing else of them stays either. ``notes`` are those of
    roles, ``fields`` the values of the chart's own fields.
    """
    holders = document.holders if "names" in keep else {}
    return replace(
        document,
        holders={key: _plain_holder(holder, keep) for key, holder in holders.items()},
        roles={key: _plain_role(role, keep) for key, role in document.roles.items()},
    )


def _plain_holder(holder: Holder, keep: Collection[PersonalData]) -> Holder:
    gone = {field: "" for kind, field in _OF_HOLDER.items() if kind not in keep}
    return replace(holder, **gone)  # type: ignore[arg-type]


def _plain_role(role: Role, keep: Collection[PersonalData]) -> Role:
    if "notes" not in keep:
        role = replace(role, notes="")
    return role if "fields" in keep or not role.fields else replace(role, fields={})
