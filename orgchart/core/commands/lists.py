"""What commands that take a list share: errors that name the record, and units that come along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from orgchart.core.commands.arguments import Records, checked, fields_of
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import cleaned, order_at_end, put
from orgchart.core.document import Document, OrgUnit
from orgchart.core.ordering import GAP
from orgchart.core.text import is_blank, one_line, shortened

_UNIT = fields_of(OrgUnit, but=("order",))


def with_units(document: Document, records: Records) -> tuple[Document, dict[str, str]]:
    """Return the document with the units that it lacks, and the heads of those."""
    units, heads = dict(document.units), {}
    order = order_at_end(document.units.values())
    for number, record in enumerate(records, 1):
        with in_list("Unit", number, record.get("name"), "units"):
            unit = cleaned(OrgUnit(**checked(_UNIT, record, "field"), order=order))
            if unit.id in units:
                continue
            if unit.parent_id is not None and unit.parent_id not in units:
                raise CommandError("The unit that it lies in is neither in the chart nor before it.")
            if unit.head_id is not None:
                heads[unit.id] = unit.head_id
            units[unit.id] = replace(unit, head_id=None)
            order += GAP
    return replace(document, units=units) if records else document, heads


def with_heads(document: Document, heads: Mapping[str, str]) -> Document:
    """Return the document with the heads of units that came along."""
    for unit_id, head_id in heads.items():
        if head_id not in document.roles:
            title = called(document.units[unit_id].name)
            raise CommandError(f"The head of {title} is not a role of this chart.", "units")
    return put(document, *(replace(document.units[key], head_id=head) for key, head in heads.items()))


@contextmanager
def in_list(word: str, number: int, title: object, field: str) -> Iterator[None]:
    """Let an error say in which record of the list it is, and at which of its fields."""
    try:
        yield
    except CommandError as error:
        name = f" ({called(title)})" if isinstance(title, str) and not is_blank(title[:200]) else ""
        place = "" if error.field is None else f", {error.field.removesuffix('_id').replace('_', ' ')}"
        message = f"{word} {number:,} of the list{name}{place}: {error.message}"
        raise CommandError(message, field, malformed=error.malformed) from error


def called(title: str) -> str:
    """Return a title from outside, made short and harmless for a message."""
    return shortened(one_line(title[:200]), 60)
