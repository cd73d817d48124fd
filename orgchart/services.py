"""Everything that writes charts: keyword-only, atomic, the only writer of rows.

A change locks its chart first, works on the newest document and saves the rows and the revision in
one transaction, so two writers queue. On SQLite every transaction takes the write lock at its start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from orgchart.access import Visitor
from orgchart.core import diff as diffs
from orgchart.core import structure
from orgchart.core.commands import CommandError, run, summary, with_ids
from orgchart.core.diff import Diff
from orgchart.core.document import Document, Role
from orgchart.core.json_form import Json
from orgchart.models import Chart, Grant, Revision, new_id
from orgchart.own_themes import may_use
from orgchart.photos import check_photos, copy_photos
from orgchart.queries import HistoryState, Step
from orgchart.scene.themes.own import BASE
from orgchart.store import chart_values, keep_document, load_document, storable, write_diff

TITLE_LENGTH = 500


class Conflict(Exception):
    """The chart has changed meanwhile and the change no longer fits. ``revision`` is the newest one."""

    def __init__(self, message: str, revision: int) -> None:
        super().__init__(message)
        self.revision = revision


class NothingToUndo(Exception):
    """There is no change to undo, or to redo."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a command, undo or redo did to a chart.

    ``before`` is the document at revision ``based_on``, ``after`` the document at ``chart.revision``.
    The two revisions are equal when nothing changed. ``created`` holds the ids of new records by argument.
    ``history`` is what undo and redo would do now, where that is known without asking.
    """

    chart: Chart
    based_on: int
    before: Document
    after: Document
    diff: Diff
    summary: str
    created: Mapping[str, str] = field(default_factory=dict)
    history: HistoryState | None = None


def create_chart(*, visitor: Visitor, document: Document, published: bool = False) -> Chart:
    """Save the document as a new chart of the visitor's. Published charts need no owner.

    Raises:
        StructureError: the document is not a valid organisation.
        ValueError: nobody would own the chart.
    """
    if not (visitor.user or visitor.key or published):
        raise ValueError("A chart needs an owner.")
    structure.check(document)
    document = _with_usable_theme(visitor, document)
    info = document.chart
    empty = Document(charts={info.id: info})
    with transaction.atomic():
        chart = Chart.objects.create(
            owner=visitor.user,
            visitor_key="" if visitor.user else visitor.key,
            published=published,
            **chart_values(info),
        )
        write_diff(chart, diffs.between(empty, document), document)
        keep_document(chart, document)
    return chart


def create_blank_chart(*, visitor: Visitor, title: str | None = None) -> Chart:
    """Save a new chart of the visitor's with one vacant role.

    Raises:
        CommandError: the title is empty or too long.
    """
    role = Role(id=new_id(), title="Head of department")
    document = Document(roles={role.id: role})
    if title is not None:
        document = run(document, "edit_chart", {"title": title})
    return create_chart(visitor=visitor, document=document)


@transaction.atomic
def copy_chart(
    *, chart: Chart, visitor: Visitor, document: Document | None = None, keep_title: bool = False
) -> Chart:
    """Return a new chart of the visitor's with the same document, or an earlier one, and no history.

    A template's copy keeps its title; a copy of any other chart is called "Copy of …".
    """
    document = document or load_document(chart)
    if not chart.published and not keep_title:
        title = f"Copy of {document.chart.title}"[:TITLE_LENGTH]
        document = replace(document, charts={document.chart.id: replace(document.chart, title=title)})
    copied = create_chart(visitor=visitor, document=document)
    return copy_photos(source=chart, target=copied, document=document)


@transaction.atomic
def show_chart(*, chart: Chart, everybody: bool, to: User | None = None) -> None:
    """Let everybody see a chart that nobody owns, or only the one account."""
    Chart.objects.filter(pk=chart.pk, owner=None).update(published=everybody)
    chart.published = everybody
    if to is not None:
        Grant.objects.get_or_create(chart=chart, user=to, defaults={"right": Grant.Right.VIEWER})


def delete_chart(*, chart: Chart) -> None:
    """Put the chart away. It can be restored."""
    Chart.objects.filter(pk=chart.pk, deleted_at=None).update(deleted_at=timezone.now())


def restore_chart(*, chart: Chart) -> None:
    """Bring a deleted chart back."""
    Chart.objects.filter(pk=chart.pk).update(deleted_at=None)
    chart.deleted_at = None


def adopt_charts(*, user: User, visitor_key: str) -> int:
    """Give the charts of a browser session to the account. Return how many."""
    if not visitor_key:
        return 0
    return Chart.objects.filter(visitor_key=visitor_key, owner=None).update(owner=user, visitor_key="")


def replace_document(*, chart: Chart, document: Document) -> bool:
    """Make the document the chart's, without history. Return whether anything changed.

    For templates, whose source is a file: their charts are not edited, and undo makes no sense there.

    Raises:
        StructureError: the document is not a valid organisation.
    """
    structure.check(document)
    with transaction.atomic():
        head = _lock(chart)
        diff = diffs.between(load_document(head), document)
        if not diff:
            return False
        head.revisions.all().delete()
        write_diff(head, diff, document)
        _advance(head)
        keep_document(head, document)
    chart.refresh_from_db()
    return True


def run_command(
    *, chart: Chart, name: str, arguments: Mapping[str, Any], expected_revision: int, visitor: Visitor
) -> Change:
    """Run one command on the newest document and save it as one revision.

    Where somebody saved a newer revision than the expected one, the command is applied to that if it
    still makes sense. A command that changes nothing saves no revision. A command sent again because
    its answer was lost is not applied twice.

    Raises:
        CommandError: the command is malformed, or cannot be done.
        Conflict: the command does not fit the newest revision.
    """
    with transaction.atomic():
        head = _lock(chart)
        if expected_revision > head.revision:
            raise Conflict("This chart has changed. The newest version is shown now.", head.revision)
        before = load_document(head)
        arguments, created = with_ids(name, arguments, new_id)
        try:
            after = run(before, name, arguments)
        except CommandError as error:
            if error.malformed or expected_revision == head.revision:
                raise
            if _was_saved(head, name, storable(arguments), expected_revision, visitor):
                return _unchanged(head, before, created)
            raise Conflict(f"Somebody changed this chart meanwhile. {error}", head.revision) from error
        diff = diffs.between(before, after)
        if not diff:
            return _unchanged(head, before, {})
        if after.chart.theme != before.chart.theme and not may_use(head, after.chart.theme):
            raise CommandError("This theme is not one of the chart owner's. Choose another.", "theme")
        check_photos(head, diff)
        revision = Revision(
            action=Revision.Action.COMMAND,
            command=name,
            arguments=storable(arguments),
            summary=summary(name, before, after, arguments),
            undoable=head.revision + 1,
        )
        return _save(
            head=head,
            before=before,
            after=after,
            diff=diff,
            revision=revision,
            visitor=visitor,
            created=created,
        )


def put_document(
    *,
    chart: Chart,
    document: Document,
    name: str,
    arguments: Mapping[str, Any],
    sentence: str,
    expected_revision: int,
    visitor: Visitor,
) -> Change:
    """Make the document the chart's in one revision, which undo takes back.

    For states that were there before. ``name`` and ``arguments`` are recorded as a command's are,
    ``sentence`` tells of it in the history.

    Raises:
        StructureError: the document is not a valid organisation.
        Conflict: the chart has a newer revision than the expected one.
    """
    structure.check(document)
    with transaction.atomic():
        head, _ = _lock_expected(chart, expected_revision)
        before = load_document(head)
        after = _with_usable_theme(Visitor(user=head.owner), document)
        diff = diffs.between(before, after)
        if not diff:
            return _unchanged(head, before, {})
        revision = Revision(
            action=Revision.Action.COMMAND,
            command=name,
            arguments=storable(arguments),
            summary=sentence,
            undoable=head.revision + 1,
        )
        return _save(head=head, before=before, after=after, diff=diff, revision=revision, visitor=visitor)


def undo(*, chart: Chart, expected_revision: int, visitor: Visitor) -> Change:
    """Take back the newest command that is not undone yet. Undoing is saved as a revision of its own.

    Raises:
        Conflict: the chart has a newer revision than the expected one.
        NothingToUndo: every command is undone.
    """
    with transaction.atomic():
        head, latest = _lock_expected(chart, expected_revision)
        if latest is None or latest.undoable is None:
            raise NothingToUndo("There is nothing to undo.")
        command = head.revisions.get(number=latest.undoable)
        earlier = head.revisions.filter(number=command.number - 1).first()
        before = load_document(head)
        diff = diffs.reverse(diffs.from_json(command.diff))
        revision = Revision(
            action=Revision.Action.UNDO,
            command=command.command,
            summary=f"Undid: {command.summary}",
            target=command.number,
            undoable=earlier.undoable if earlier else None,
            redoable=command.number,
        )
        after = diffs.apply(before, diff)
        return _save(head=head, before=before, after=after, diff=diff, revision=revision, visitor=visitor)


def redo(*, chart: Chart, expected_revision: int, visitor: Visitor) -> Change:
    """Apply again the command that was undone last.

    Raises:
        Conflict: the chart has a newer revision than the expected one.
        NothingToUndo: nothing was undone since the last command.
    """
    with transaction.atomic():
        head, latest = _lock_expected(chart, expected_revision)
        if latest is None or latest.redoable is None:
            raise NothingToUndo("There is nothing to redo.")
        command = head.revisions.get(number=latest.redoable)
        undoing = head.revisions.filter(target=command.number, action=Revision.Action.UNDO).latest("number")
        # What could be redone before that undo can be redone again after this redo.
        earlier = head.revisions.get(number=undoing.number - 1)
        before = load_document(head)
        diff = diffs.from_json(command.diff)
        revision = Revision(
            action=Revision.Action.REDO,
            command=command.command,
            summary=f"Redid: {command.summary}",
            target=command.number,
            undoable=command.number,
            redoable=earlier.redoable,
        )
        after = diffs.apply(before, diff)
        return _save(head=head, before=before, after=after, diff=diff, revision=revision, visitor=visitor)


def _with_usable_theme(visitor: Visitor, document: Document) -> Document:
    """The document, in a theme for everybody where its own theme is not the visitor's."""
    info = document.chart
    if may_use(Chart(owner=visitor.user), info.theme):
        return document
    return replace(document, charts={info.id: replace(info, theme=BASE)})


def _lock(chart: Chart) -> Chart:
    """Return the chart as it is now, locked until the transaction ends."""
    head = Chart.objects.select_for_update().filter(pk=chart.pk, deleted_at=None).first()
    if head is None:
        raise Conflict("This chart was deleted. Restore it to change it.", chart.revision)
    return head


def _lock_expected(chart: Chart, expected_revision: int) -> tuple[Chart, Revision | None]:
    """Return the locked chart and its newest revision."""
    head = _lock(chart)
    if head.revision != expected_revision:
        raise Conflict("This chart has changed meanwhile. Look at it, then try again.", head.revision)
    return head, head.revisions.filter(number=head.revision).first()


def _was_saved(head: Chart, name: str, arguments: Json, since: int, visitor: Visitor) -> bool:
    """Whether the visitor's very command was saved after the given revision: then its answer was lost."""
    saved = head.revisions.filter(
        number__gt=since, action=Revision.Action.COMMAND, command=name, author=visitor.user
    )
    return any(revision.arguments == arguments for revision in saved.only("arguments"))


def _unchanged(head: Chart, document: Document, created: Mapping[str, str]) -> Change:
    """Return the change that is none."""
    return Change(head, head.revision, document, document, Diff(), "Nothing changed", created)


def _save(
    *,
    head: Chart,
    before: Document,
    after: Document,
    diff: Diff,
    revision: Revision,
    visitor: Visitor,
    created: Mapping[str, str] | None = None,
) -> Change:
    """Write the rows, the revision and the chart's new number."""
    based_on = head.revision
    write_diff(head, diff, after)
    _advance(head)
    revision.chart = head
    revision.number = head.revision
    revision.author = visitor.user
    revision.diff = diffs.to_json(diff)
    revision.save()
    keep_document(head, after)
    # What was just done is what undo would take back, and nothing can be redone after it.
    is_command = revision.action == Revision.Action.COMMAND
    history = HistoryState(Step(True, revision.summary), Step(False)) if is_command else None
    return Change(head, based_on, before, after, diff, revision.summary, created or {}, history)


def _advance(head: Chart) -> None:
    """Count one revision more, only if nobody else did meanwhile."""
    now = timezone.now()
    advanced = Chart.objects.filter(pk=head.pk, revision=head.revision).update(
        revision=head.revision + 1, updated_at=now
    )
    if not advanced:
        raise Conflict("This chart has changed meanwhile. Try again.", head.revision)
    head.revision += 1
    head.updated_at = now
