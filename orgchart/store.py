"""Rows to documents and diffs to rows: set-based, a handful of statements whatever the size.

Only ``services`` writes. Documents are cached by chart and revision, and only once the revision is
committed, so a cached document never shows what was rolled back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from orgchart.core import diff as diffs
from orgchart.core.diff import Diff
from orgchart.core.document import ChartInfo, Document
from orgchart.core.json_form import value_from_json, value_to_json
from orgchart.models import Chart, ChartRow, Holder, JobTitle, Measure, OrgUnit, ReportingLine, Role
from orgchart.recent import Recent

# SQLite allows 32,766 parameters in a statement; lists of ids stay well below.
IDS_PER_STATEMENT = 10_000
# Beyond so many referenced rows it is quicker to ask for the keys of the whole chart.
REFERENCES_BY_ID = 1_000
# With more changes than this to catch up on, everything is read.
CATCH_UP = 20

CHART_COLUMNS = tuple(column.name for column in fields(ChartInfo) if column.name != "id")


@dataclass(frozen=True, slots=True)
class Collection:
    """How the records of one collection lie in rows.

    ``references`` names the columns that hold ids of another collection's records: in rows, their keys.
    """

    name: str
    model: type[ChartRow]
    references: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that rows and records have alike."""
        record = Document.COLLECTIONS[self.name]
        return tuple(
            column.name
            for column in fields(record)
            if column.name != "id" and column.name not in self.references
        )

    def rows_of(self, chart: Chart) -> QuerySet[ChartRow]:
        """Return the chart's rows."""
        return self.model._default_manager.filter(chart=chart)


COLLECTIONS = {
    collection.name: collection
    for collection in (
        Collection("units", OrgUnit, {"parent_id": "units", "head_id": "roles"}),
        Collection("roles", Role, {"unit_id": "units"}),
        Collection("holders", Holder, {"role_id": "roles"}),
        Collection("lines", ReportingLine, {"role_id": "roles", "manager_id": "roles"}),
        Collection("measures", Measure, {"unit_id": "units"}),
        Collection("titles", JobTitle, {"unit_id": "units"}),
    )
}

Rows = dict[str, list[tuple[Any, ...]]]

_documents: Recent[tuple[str, int], Document] = Recent(64)


def load_document(chart: Chart) -> Document:
    """Return the chart's document as saved, and bring ``chart`` up to the revision that it shows.

    Raises:
        Chart.DoesNotExist: the chart was removed meanwhile.
    """
    while True:
        known = _documents.get((chart.public_id, chart.revision))
        if known is not None:
            return known
        caught_up = _caught_up(chart)
        if caught_up is not None:
            keep_document(chart, caught_up)
            return caught_up
        before = _saved_values(chart)
        for name, value in before.items():
            setattr(chart, name, value)
        rows = _read_rows(chart)
        # Reads take no lock: somebody may have saved between two of them, so that the rows do not even
        # fit each other. Then read again, before making anything of them.
        if _saved_values(chart) == before:
            document = _document_of(before, rows)
            keep_document(chart, document)
            return document


def _caught_up(chart: Chart) -> Document | None:
    """Return the document from one cached lately and what was changed since, maybe by another process."""
    numbers = range(chart.revision - 1, max(-1, chart.revision - 1 - CATCH_UP), -1)
    kept = ((number, _documents.get((chart.public_id, number))) for number in numbers)
    since, document = next((each for each in kept if each[1] is not None), (0, None))
    if document is None:
        return None
    saved = chart.revisions.filter(number__gt=since, number__lte=chart.revision).order_by("number")
    changes = list(saved.values_list("diff", flat=True))
    # A template that was loaded anew has no revision for that.
    if len(changes) != chart.revision - since:
        return None
    try:
        for change in changes:
            document = diffs.apply(document, diffs.from_json(change))
    except diffs.DiffError:
        return None
    return document


def keep_document(chart: Chart, document: Document) -> None:
    """Cache the document as the chart's at its revision, once the running transaction is committed."""
    key = (chart.public_id, chart.revision)
    transaction.on_commit(lambda: _documents.put(key, document))


def write_diff(chart: Chart, diff: Diff, document: Document) -> None:
    """Change the chart's rows by the diff whose result is ``document``. The chart's own row is saved too.

    Runs in the caller's transaction. ``chart.revision`` is the caller's business.
    """
    for collection in COLLECTIONS.values():
        _delete(chart, collection, diff.removed.get(collection.name, {}))
    keys = _keys_of_references(chart, diff, document)
    written = {name: [*diff.added.get(name, {}), *diff.updated.get(name, {})] for name in COLLECTIONS}
    # Units and roles point at each other: new units come without references first.
    new_units = diff.added.get("units", {})
    _upsert(chart, COLLECTIONS["units"], new_units, document=document, references={}, keys=keys)
    for name in ("roles", "units", "holders", "lines", "measures", "titles"):
        references = COLLECTIONS[name].references
        _upsert(chart, COLLECTIONS[name], written[name], document=document, references=references, keys=keys)
    if diff.updated.get("charts"):
        for column, value in chart_values(document.chart).items():
            setattr(chart, column, value)
        chart.save(update_fields=CHART_COLUMNS)


def chart_values(info: ChartInfo) -> dict[str, Any]:
    """Return the columns of a chart's row that its document decides."""
    return {column: value_to_json(getattr(info, column)) for column in CHART_COLUMNS}


def storable(value: Any) -> Any:
    r"""Return checked arguments without what databases refuse in texts: NUL and halves of surrogate pairs.

    >>> storable({"title": "a\x00b", "role_ids": ["\ud800"], "headcount": 2})
    {'title': 'ab', 'role_ids': [''], 'headcount': 2}
    """
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "ignore").decode()
    if isinstance(value, Mapping):
        return {storable(key): storable(item) for key, item in value.items()}
    return [storable(item) for item in value] if isinstance(value, list | tuple) else value


def _saved_values(chart: Chart) -> dict[str, Any]:
    """The chart's row as it is now."""
    values: dict[str, Any] = Chart.objects.values("revision", *CHART_COLUMNS).get(pk=chart.pk)
    return values


def _read_rows(chart: Chart) -> Rows:
    """Read the collections, one query each: key, public id, columns, keys of references."""
    return {
        name: list(
            collection.rows_of(chart)
            .order_by("pk")
            .values_list("pk", "public_id", *collection.columns, *collection.references)
        )
        for name, collection in COLLECTIONS.items()
    }


def _document_of(values: Mapping[str, Any], rows: Rows) -> Document:
    """Return the document that the chart's values and rows of one revision make."""
    names = {name: {row[0]: row[1] for row in group} for name, group in rows.items()}
    maps: dict[str, Any] = {}
    for name, collection in COLLECTIONS.items():
        record = Document.COLLECTIONS[name]
        columns = ("id", *collection.columns)
        split = len(columns) + 1
        maps[name] = {
            row[1]: record(
                **dict(zip(columns, row[1:split], strict=True)),
                **{
                    column: None if key is None else names[target][key]
                    for (column, target), key in zip(collection.references.items(), row[split:], strict=True)
                },
            )
            for row in rows[name]
        }
    info = ChartInfo(**{column: value_from_json(values[column]) for column in CHART_COLUMNS})
    return Document(charts={info.id: info}, **maps)


def _delete(chart: Chart, collection: Collection, ids: Iterable[str]) -> None:
    """Delete the rows of these ids."""
    pending = list(ids)
    for start in range(0, len(pending), IDS_PER_STATEMENT):
        batch = pending[start : start + IDS_PER_STATEMENT]
        collection.rows_of(chart).filter(public_id__in=batch).delete()


def _keys_of_references(chart: Chart, diff: Diff, document: Document) -> dict[str, dict[str, int]]:
    """Return the keys of the existing rows that the changed records refer to."""
    wanted: dict[str, set[str]] = {"units": set(), "roles": set()}
    for name, collection in COLLECTIONS.items():
        for public_id in (*diff.added.get(name, {}), *diff.updated.get(name, {})):
            record = getattr(document, name)[public_id]
            for column, target in collection.references.items():
                wanted[target].add(getattr(record, column))
    keys: dict[str, dict[str, int]] = {}
    for name, ids in wanted.items():
        existing = ids - {None} - diff.added.get(name, {}).keys()
        rows = COLLECTIONS[name].rows_of(chart)
        if len(existing) <= REFERENCES_BY_ID:
            rows = rows.filter(public_id__in=existing)
        keys[name] = dict(rows.values_list("public_id", "pk")) if existing else {}
    return keys


def _upsert(
    chart: Chart,
    collection: Collection,
    ids: Iterable[str],
    *,
    document: Document,
    references: Mapping[str, str],
    keys: dict[str, dict[str, int]],
) -> None:
    """Insert or update the rows of these ids; note the keys of new ones."""
    records = [getattr(document, collection.name)[public_id] for public_id in ids]
    rows = [
        collection.model(
            chart=chart,
            public_id=record.id,
            **{column: value_to_json(getattr(record, column)) for column in collection.columns},
            **{column: _key(keys[target], getattr(record, column)) for column, target in references.items()},
        )
        for record in records
    ]
    if not rows:
        return
    collection.model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["chart", "public_id"],
        update_fields=[*collection.columns, *references],
    )
    if collection.name in keys:
        keys[collection.name].update({row.public_id: row.pk for row in rows})


def _key(keys: Mapping[str, int], public_id: str | None) -> int | None:
    """Return the row's key."""
    return None if public_id is None else keys[public_id]
