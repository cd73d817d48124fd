"""What commands that take a list share: errors that name the record, and units that come along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count

from orgchart.core.commands.arguments import Records, checked, fields_of
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import cleaned, order_at_end, put
from orgchart.core.document import Document, JobTitle, Measure, OrgUnit
from orgchart.core.ordering import GAP
from orgchart.core.text import is_blank, one_line, shortened


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """What a record of the list has besides the fields of its unit."""

    titles: Records = ()
    measures: Records = ()


_KNOWLEDGE = fields_of(_Knowledge)
_UNIT = fields_of(OrgUnit, but=("order",)) | _KNOWLEDGE
_TITLE = fields_of(JobTitle, but=("id", "unit_id", "order"))
_MEASURE = fields_of(Measure, but=("id", "unit_id", "order"))


def with_units(document: Document, records: Records) -> tuple[Document, dict[str, str]]:
    """Return the document with the units that it lacks, and the heads of those.

    A record has the fields of a unit but ``order``, and may have ``titles`` and ``measures``: records with
    the fields of those but ``id``, ``unit_id`` and ``order``.
    """
    units, heads = dict(document.units), {}
    order = order_at_end(document.units.values())
    for number, record in enumerate(records, 1):
        with in_list("Unit", number, record.get("name"), "units"):
            given = checked(_UNIT, record, "field")
            more = _Knowledge(**{name: given.pop(name) for name in _KNOWLEDGE if name in given})
            unit = cleaned(OrgUnit(**given, order=order))
            if unit.id in units:
                continue
            if unit.parent_id is not None and unit.parent_id not in units:
                raise CommandError("The unit that it lies in is neither in the chart nor before it.")
            if unit.head_id is not None:
                heads[unit.id] = unit.head_id
            units[unit.id] = replace(unit, head_id=None)
            document = _with_knowledge(document, unit.id, more)
            order += GAP
    return replace(document, units=units) if records else document, heads


def _with_knowledge(document: Document, unit_id: str, more: _Knowledge) -> Document:
    """Return the document with the job titles and measures of a unit that comes along."""
    titles, measures = dict(document.titles), dict(document.measures)
    for number, record in enumerate(more.titles):
        with in_list("Job title", number + 1, record.get("name"), "titles"):
            given = checked(_TITLE, record, "field")
            title = JobTitle(id=_free_id(unit_id, "t", titles), unit_id=unit_id, order=number * GAP, **given)
            titles[title.id] = cleaned(title)
    for number, record in enumerate(more.measures):
        with in_list("Measure", number + 1, record.get("name"), "measures"):
            given = checked(_MEASURE, record, "field")
            measure = Measure(
                id=_free_id(unit_id, "m", measures), unit_id=unit_id, order=number * GAP, **given
            )
            measures[measure.id] = cleaned(measure)
    if not (more.titles or more.measures):
        return document
    return replace(document, titles=titles, measures=measures)


def _free_id(unit_id: str, letter: str, taken: Mapping[str, object]) -> str:
    """Return an id that follows from the unit's, so that the command replays exactly."""
    return next(key for number in count(1) if (key := f"{unit_id[:56]}-{letter}{number}") not in taken)


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
