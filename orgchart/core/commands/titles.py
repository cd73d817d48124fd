"""Commands about job titles: those that are common in a unit, with their definitions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.records import changed, drop, new, order_at_end, put
from orgchart.core.commands.records import title as known_title
from orgchart.core.commands.records import unit as known_unit
from orgchart.core.document import Document, JobTitle


def add_title(document: Document, *, id: str, unit_id: str, name: str, definition: str = "") -> Document:
    """Add a job title to a unit, after those it has."""
    known_unit(document, unit_id)
    order = order_at_end(_titles_of(document, unit_id))
    return put(document, new(document, JobTitle(id, unit_id, name, definition, order)))


def edit_title(
    document: Document,
    *,
    title_id: str,
    unit_id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    definition: str | Unset = UNSET,
) -> Document:
    """Change what is given; another ``unit_id`` moves the job title to that unit, last."""
    known = known_title(document, title_id)
    edited = changed(known, name=name, definition=definition)
    if isinstance(unit_id, str) and unit_id != known.unit_id:
        known_unit(document, unit_id)
        edited = replace(edited, unit_id=unit_id, order=order_at_end(_titles_of(document, unit_id)))
    return put(document, edited)


def remove_title(document: Document, *, title_id: str) -> Document:
    """Delete a job title; roles that are called so stay."""
    return drop(document, "titles", [known_title(document, title_id).id])


def _titles_of(document: Document, unit_id: str) -> Iterator[JobTitle]:
    return (title for title in document.titles.values() if title.unit_id == unit_id)
