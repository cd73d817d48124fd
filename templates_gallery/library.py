"""The library: the job titles and measures of all published templates, each once by its name.

Where templates define the same name, the fullest definition stands for all, the gallery's first among
equals. The charts of the templates are read as they are saved, so that the library always says what they say.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, cast

from django.db.models import QuerySet

from orgchart.core.document import Direction, JobTitle, Measure
from orgchart.exports.spreadsheets import Table
from orgchart.models import JobTitle as JobTitleRow
from orgchart.models import Measure as MeasureRow
from templates_gallery.models import Template
from templates_gallery.queries import published_templates

Kind = Literal["titles", "measures"]
Record = TypeVar("Record", JobTitle, Measure)
Row = TypeVar("Row", JobTitleRow, MeasureRow)
DIRECTION_WORDS = {"higher": "Higher", "lower": "Lower", "target": "On target"}


@dataclass(frozen=True, slots=True)
class Use:
    """Where a title or measure stands: in a function, by its name, of a template."""

    function: str
    template: Template


@dataclass(frozen=True, slots=True)
class Place:
    """A template with the functions in it that use something."""

    template: Template
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item(Generic[Record]):
    """A title or measure of the library with all its uses, in the gallery's order."""

    record: Record
    uses: tuple[Use, ...]

    @property
    def functions(self) -> list[str]:
        """The names of the functions that use it, each once."""
        return list(dict.fromkeys(use.function for use in self.uses))

    @property
    def places(self) -> list[Place]:
        """The templates that use it, each once, with the functions there."""
        found: dict[int, tuple[Template, dict[str, None]]] = {}
        for use in self.uses:
            found.setdefault(use.template.pk, (use.template, {}))[1][use.function] = None
        return [Place(template, tuple(functions)) for template, functions in found.values()]


AnyItem = Item[JobTitle] | Item[Measure]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, and a category and a function that some use must have. Empty: any."""

    query: str = ""
    category: str = ""
    function: str = ""


def titles() -> list[Item[JobTitle]]:
    """Return the job titles by name."""
    rows = _with_uses(JobTitleRow.objects.all())
    return _library(
        (JobTitle(row.public_id, row.unit.public_id, row.name, row.definition), use) for row, use in rows
    )


def measures() -> list[Item[Measure]]:
    """Return the measures by name."""
    return _library((_measure(row), use) for row, use in _with_uses(MeasureRow.objects.all()))


def search(items: Sequence[Item[Record]], wanted: Wanted) -> list[Item[Record]]:
    """Return the items that are wanted: those first whose name begins with the query, then by name.

    Every word must occur in the name, the definition, the data source or the name of a function.
    """
    phrase = plain(wanted.query)
    words = phrase.split()
    found: list[tuple[int, Item[Record]]] = []
    for item in items:
        if not any(
            wanted.category in ("", use.template.category) and wanted.function in ("", use.function)
            for use in item.uses
        ):
            continue
        name = plain(item.record.name)
        if all(word in name for word in words):
            found.append((0 if name.startswith(phrase) else 1, item))
        elif _tells(item, words):
            found.append((2, item))
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def functions(items: Iterable[AnyItem], category: str = "") -> list[str]:
    """Return the names of the functions, sorted; those in templates of a category, if one is given."""
    names = (use.function for item in items for use in item.uses if category in ("", use.template.category))
    return sorted(set(names), key=plain)


def categories(items: Iterable[AnyItem]) -> list[str]:
    """Return the categories of the templates, sorted."""
    return sorted({use.template.category for item in items for use in item.uses}, key=plain)


def titles_table(items: Iterable[Item[JobTitle]]) -> Table:
    """Return the job titles as a table for spreadsheets."""
    return Table(
        "Job titles",
        (("Job title", 32), ("Definition", 70), ("Functions", 34), ("Templates", 34)),
        ((item.record.name, item.record.definition, *_places(item)) for item in items),
    )


def measures_table(items: Iterable[Item[Measure]]) -> Table:
    """Return the measures as a table for spreadsheets."""
    return Table(
        "Measures",
        (
            ("Measure", 32),
            ("Definition", 60),
            ("Formula", 50),
            ("Unit", 14),
            ("Aim", 10),
            ("Data source", 24),
            ("Functions", 34),
            ("Templates", 34),
        ),
        (
            (
                item.record.name,
                item.record.definition,
                item.record.formula,
                item.record.unit_of_measurement,
                DIRECTION_WORDS[item.record.direction],
                item.record.data_source,
                *_places(item),
            )
            for item in items
        ),
    )


def plain(text: str) -> str:
    """Return the text as it is compared: small letters without accents.

    >>> plain(" Café Manager")
    'cafe manager'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()


def _with_uses(rows: QuerySet[Row]) -> Iterator[tuple[Row, Use]]:
    """Yield the rows of published templates with where they stand, in the gallery's order."""
    template_of = {
        step.chart_id: template for template in published_templates() for step in template.steps.all()
    }
    place = {chart: number for number, chart in enumerate(template_of)}
    found = rows.filter(chart__in=template_of).select_related("unit").order_by("unit__order", "order", "pk")
    for row in sorted(found, key=lambda row: place[row.chart_id]):
        yield row, Use(row.unit.name, template_of[row.chart_id])


def _measure(row: MeasureRow) -> Measure:
    return Measure(
        id=row.public_id,
        unit_id=row.unit.public_id,
        name=row.name,
        definition=row.definition,
        unit_of_measurement=row.unit_of_measurement,
        formula=row.formula,
        direction=cast(Direction, row.direction),
        order=row.order,
        data_source=row.data_source,
    )


def _library(records: Iterable[tuple[Record, Use]]) -> list[Item[Record]]:
    """Return one item a name, sorted."""
    groups: dict[str, list[tuple[Record, Use]]] = {}
    for record, use in records:
        groups.setdefault(plain(record.name), []).append((record, use))
    return [
        Item(max((record for record, _ in group), key=_fullness), tuple(use for _, use in group))
        for _, group in sorted(groups.items())
    ]


def _fullness(record: JobTitle | Measure) -> int:
    """Return how many things a record says beside its name."""
    told = [record.definition]
    if isinstance(record, Measure):
        told += [record.formula, record.unit_of_measurement, record.data_source]
    return sum(map(bool, told))


def _tells(item: Item[Record], words: Iterable[str]) -> bool:
    """Return whether name, definition, data source and functions together hold all words."""
    source = item.record.data_source if isinstance(item.record, Measure) else ""
    text = plain("\n".join((item.record.name, item.record.definition, source, *item.functions)))
    return all(word in text for word in words)


def _places(item: Item[Record]) -> tuple[str, str]:
    """Return the functions and the templates of an item as cells."""
    return "; ".join(item.functions), "; ".join(place.template.title for place in item.places)
