"""Earlier states of a chart: listed, looked at, compared, brought back, copied.

A state is known by the number of the revision that made it; 0 is the chart as it was created. States are
worked out from the nearest one that is known, by the diffs between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min

from orgchart import services
from orgchart.access import Visitor
from orgchart.core import diff as diffs
from orgchart.core.document import Document
from orgchart.core.text import shortened
from orgchart.models import Chart, Revision, Version
from orgchart.own_themes import own_theme_of
from orgchart.recent import Recent
from orgchart.scene.compare import Compared, compare_documents
from orgchart.scene.themes import Theme
from orgchart.scene.view import view_of
from orgchart.store import load_document

CREATED = "Created the chart"
RESTORE = "restore_revision"
_MOST_OF_A_SENTENCE = 120


class UnknownRevision(LookupError):
    """The chart has no such state. The message says which there are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A state in the list: what made it, when and by whom; ``author`` is None where that has no account."""

    number: int
    sentence: str
    action: str
    created_at: datetime
    author: str | None
    is_own: bool
    version: Version | None


_states: Recent[tuple[str, int], Document] = Recent(64)
_looked_at: Recent[str, int] = Recent(256)
_compared: Recent[tuple[str, int, int, Theme | None], Compared] = Recent(8)


def oldest(chart: Chart) -> int:
    """Return the number of the oldest state that is known. Templates forget theirs when they are replaced."""
    first = chart.revisions.aggregate(first=Min("number"))["first"]
    return chart.revision if first is None else first - 1


def document_at(chart: Chart, number: int) -> Document:
    """Return the chart's document as it was after a revision.

    Raises:
        UnknownRevision: there is no such state.
    """
    head = load_document(chart)
    if number == chart.revision:
        return head
    known = _states.get((chart.public_id, number))
    if known is None:
        known = _worked_out(chart, number, head)
        _states.put((chart.public_id, number), known)
    _looked_at.put(chart.public_id, number)
    return known


def _worked_out(chart: Chart, number: int, head: Document) -> Document:
    """The state, from the newest one or from the one that was looked at last, whichever is nearer."""
    start, document = chart.revision, head
    last = _looked_at.get(chart.public_id)
    seen = None if last is None else _states.get((chart.public_id, last))
    if last is not None and seen is not None and abs(last - number) < abs(start - number):
        start, document = last, seen
    low, high = sorted((start, number))
    order = "number" if start < number else "-number"
    saved = chart.revisions.filter(number__gt=low, number__lte=high).order_by(order)
    steps = [diffs.from_json(form) for form in saved.values_list("diff", flat=True).iterator(chunk_size=500)]
    if number < 0 or len(steps) != high - low:
        raise UnknownRevision(
            f"There is no state {number:,} of this chart. There are {oldest(chart):,} to {chart.revision:,}."
        )
    return diffs.apply_all(document, steps if start < number else map(diffs.reverse, steps))


def compared(chart: Chart, older: int, newer: int) -> Compared:
    """Return what became of one state in another, drawn as the second one is.

    Raises:
        UnknownRevision: there is no such state.
    """
    old, new = document_at(chart, older), document_at(chart, newer)
    own = own_theme_of(chart, view_of(new).theme)
    key = (chart.public_id, older, newer, own)
    known = _compared.get(key)
    if known is None:
        known = compare_documents(old, new, own)
        _compared.put(key, known)
    return known


def restore(*, chart: Chart, number: int, expected_revision: int, visitor: Visitor) -> services.Change:
    """Make an earlier state the newest one, in one revision that undo takes back.

    Raises:
        UnknownRevision: there is no such state.
        Conflict: the chart has a newer revision than the expected one.
    """
    document = document_at(chart, number)
    return services.put_document(
        chart=chart,
        document=document,
        name=RESTORE,
        arguments={"revision": number},
        sentence=f"Restored {_called(chart, number)}",
        expected_revision=expected_revision,
        visitor=visitor,
    )


def copy_state(*, chart: Chart, number: int, visitor: Visitor) -> Chart:
    """Return a new chart of the visitor's that begins as an earlier state of this one.

    Raises:
        UnknownRevision: there is no such state.
    """
    return services.copy_chart(chart=chart, visitor=visitor, document=document_at(chart, number))


def entries(
    chart: Chart, visitor: Visitor, *, before: int | None, limit: int, words: str = ""
) -> Sequence[Entry]:
    """Return states, the newest first: those with a number below ``before``, and with ``words`` in them.

    One more than ``limit`` may come back: then there are more.
    """
    saved = chart.revisions.select_related("author").order_by("-number").defer("diff", "arguments")
    if before is not None:
        saved = saved.filter(number__lt=before)
    for word in words.split():
        saved = saved.filter(summary__icontains=word)
    found = list(saved[: limit + 1])
    versions = {each.number: each for each in chart.versions.all()}
    listed = [_entry(each, chart, visitor, versions.get(each.number)) for each in found]
    first = oldest(chart)
    is_wanted = (before is None or first < before) and words.casefold() in CREATED.casefold()
    if len(found) <= limit and is_wanted:
        listed.append(_first(chart, visitor, first, versions.get(first)))
    return listed


def entry(chart: Chart, visitor: Visitor, number: int) -> Entry:
    """Return one state.

    Raises:
        UnknownRevision: there is no such state.
    """
    version = chart.versions.filter(number=number).first()
    saved = chart.revisions.select_related("author").filter(number=number).first()
    if saved is not None:
        return _entry(saved, chart, visitor, version)
    bounds = chart.revisions.aggregate(first=Min("number"), last=Max("number"))
    first = chart.revision if bounds["first"] is None else bounds["first"] - 1
    if number != first:
        last = chart.revision if bounds["last"] is None else bounds["last"]
        raise UnknownRevision(f"There is no state {number:,} of this chart. There are {first:,} to {last:,}.")
    return _first(chart, visitor, number, version)


def name_of(user: object) -> str | None:
    """Return how people know an account; None for none."""
    if user is None:
        return None
    full: str = user.get_full_name()  # type: ignore[attr-defined]
    return full or user.email or user.get_username()  # type: ignore[attr-defined]


def _entry(revision: Revision, chart: Chart, visitor: Visitor, version: Version | None) -> Entry:
    return Entry(
        number=revision.number,
        sentence=revision.summary,
        action=revision.action,
        created_at=revision.created_at,
        author=name_of(revision.author),
        is_own=_is_own(revision.author_id, chart, visitor),
        version=version,
    )


def _first(chart: Chart, visitor: Visitor, number: int, version: Version | None) -> Entry:
    """The chart as it was before its first revision."""
    return Entry(
        number=number,
        sentence=CREATED,
        action="created",
        created_at=chart.created_at if number == 0 else chart.updated_at,
        author=name_of(chart.owner),
        is_own=_is_own(chart.owner_id, chart, visitor),
        version=version,
    )


def _is_own(author_id: int | None, chart: Chart, visitor: Visitor) -> bool:
    """Whether the visitor did it. What has no author was done in a browser that the chart belongs to."""
    if author_id is None:
        return bool(visitor.key) and visitor.key == chart.visitor_key
    return visitor.user is not None and visitor.user.pk == author_id


def _called(chart: Chart, number: int) -> str:
    """How a sentence speaks of a state."""
    version = chart.versions.filter(number=number).first()
    if version is not None:
        return f"“{version.name}”"
    saved = chart.revisions.filter(number=number).values_list("summary", flat=True).first()
    if saved is None:
        return "the chart as it was created"
    return f"the state after: {shortened(saved, _MOST_OF_A_SENTENCE)}"
