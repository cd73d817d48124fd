"""Commands, history and copies against the database."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart import services
from orgchart.access import Visitor
from orgchart.core import diff
from orgchart.core.commands import CommandError, run
from orgchart.core.document import Document
from orgchart.core.structure import StructureError
from orgchart.models import Chart, Revision
from orgchart.queries import history_state
from orgchart.services import Conflict, NothingToUndo
from tests.core.organisations import organisations
from tests.core.steps import draw_command
from tests.people import People, make_document
from tests.store.test_store import from_rows

pytestmark = pytest.mark.django_db
VISITOR = Visitor(key="k" * 32)
PROPERTY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def command(
    chart: Chart, name: str, /, *, expected: int | None = None, visitor: Visitor = VISITOR, **arguments: Any
) -> services.Change:
    """Run a command, by default on the newest revision."""
    if expected is None:
        expected = Chart.objects.get(pk=chart.pk).revision
    return services.run_command(
        chart=chart, name=name, arguments=arguments, expected_revision=expected, visitor=visitor
    )


def step(chart: Chart, name: str) -> services.Change:
    """Undo or redo on the newest revision."""
    service = {"undo": services.undo, "redo": services.redo}[name]
    revision = Chart.objects.get(pk=chart.pk).revision
    return service(chart=chart, expected_revision=revision, visitor=VISITOR)


def test_a_command_changes_rows_and_counts_a_revision(chart: Chart, people: People) -> None:
    change = command(chart, "rename_role", visitor=people.owner, role_id="calls", name="Ann Lee")
    assert (change.chart.revision, change.based_on) == (1, 0)
    assert (
        from_rows(chart)
        == change.after
        == run(make_document(), "rename_role", {"role_id": "calls", "name": "Ann Lee"})
    )
    revision = chart.revisions.get()
    assert (revision.number, revision.command, revision.author) == (1, "rename_role", people.owner.user)
    assert revision.summary == "Named Ann Lee as Call Center Manager"
    assert change.chart.updated_at > chart.created_at


def test_a_command_without_an_id_gets_one_that_is_recorded(chart: Chart) -> None:
    change = command(chart, "add_role_below", role_id="head")
    (created,) = change.created.values()
    assert created in from_rows(chart).roles
    revision = chart.revisions.get()
    assert revision.arguments == {"role_id": "head", "id": created}
    assert run(make_document(), revision.command, revision.arguments) == change.after


def test_a_command_that_changes_nothing_saves_no_revision(chart: Chart) -> None:
    change = command(chart, "rename_role", role_id="head", title="Head of Customer Service")
    assert (change.chart.revision, change.based_on, bool(change.diff)) == (0, 0, False)
    assert not chart.revisions.exists()


def test_a_command_that_cannot_be_done_changes_nothing(chart: Chart) -> None:
    with pytest.raises(CommandError):
        command(chart, "move_role", role_id="head", manager_id="agent")
    assert from_rows(chart) == make_document()
    assert Chart.objects.get(pk=chart.pk).revision == 0


def test_a_command_from_an_older_revision_is_applied_if_it_still_makes_sense(chart: Chart) -> None:
    command(chart, "rename_role", role_id="head", title="Director")
    change = command(chart, "rename_role", expected=0, role_id="mail", title="Mail Manager")
    assert change.based_on == 1
    titles = {role.title for role in from_rows(chart).roles.values()}
    assert {"Director", "Mail Manager"} <= titles


def test_a_command_that_makes_no_sense_any_more_is_a_conflict(chart: Chart) -> None:
    command(chart, "delete_role", role_id="agent")
    with pytest.raises(Conflict, match="Somebody changed this chart meanwhile") as caught:
        command(chart, "rename_role", expected=0, role_id="agent", title="Adviser")
    assert caught.value.revision == 1


def test_a_malformed_command_is_malformed_on_any_revision(chart: Chart) -> None:
    command(chart, "delete_role", role_id="agent")
    with pytest.raises(CommandError, match="must be text"):
        command(chart, "rename_role", expected=0, role_id="head", title=5)


def test_a_revision_of_the_future_is_a_conflict(chart: Chart) -> None:
    with pytest.raises(Conflict):
        command(chart, "rename_role", expected=1, role_id="head", title="Director")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("add_role_below", {"role_id": "head", "id": "new"}),
        ("delete_role", {"role_id": "agent"}),
        ("add_dotted_line", {"role_id": "agent", "manager_id": "mail"}),
    ],
)
def test_a_command_sent_again_after_a_lost_answer_is_applied_once(
    chart: Chart, name: str, arguments: dict[str, Any]
) -> None:
    first = command(chart, name, expected=0, **arguments)
    again = command(chart, name, expected=0, **arguments)
    assert again.after == first.after == from_rows(chart)
    assert again.chart.revision == 1


def test_the_same_command_of_somebody_else_is_no_repetition(chart: Chart, people: People) -> None:
    command(chart, "delete_role", visitor=people.owner, role_id="agent")
    with pytest.raises(Conflict):
        command(chart, "delete_role", expected=0, visitor=people.editor, role_id="agent")


def test_undo_and_redo_walk_through_the_history_in_any_order(chart: Chart) -> None:
    for number in (1, 2, 3):
        command(chart, "edit_chart", title=f"T{number}")
    walk = [
        ("undo", "T2", "T2", "T3"),
        ("undo", "T1", "T1", "T2"),
        ("undo", "Customer Service", "", "T1"),
        ("redo", "T1", "T1", "T2"),
        ("redo", "T2", "T2", "T3"),
        ("undo", "T1", "T1", "T2"),
        ("command", "T9", "T9", ""),
        ("undo", "T1", "T1", "T9"),
        ("undo", "Customer Service", "", "T1"),
        ("redo", "T1", "T1", "T9"),
        ("redo", "T9", "T9", ""),
    ]
    for action, title, undo, redo in walk:
        change = command(chart, "edit_chart", title="T9") if action == "command" else step(chart, action)
        state = history_state(change.chart)
        assert from_rows(chart).chart.title == change.chart.title == title
        assert state.undo.summary.removeprefix("Renamed the chart to ") == undo
        assert state.redo.summary.removeprefix("Renamed the chart to ") == redo
    with pytest.raises(NothingToUndo, match="There is nothing to redo"):
        step(chart, "redo")
    step(chart, "undo")
    step(chart, "undo")
    with pytest.raises(NothingToUndo, match="There is nothing to undo"):
        step(chart, "undo")
    assert from_rows(chart) == make_document()


def test_undo_names_the_newest_revision_or_is_a_conflict(chart: Chart) -> None:
    command(chart, "delete_role", role_id="agent")
    for service in (services.undo, services.redo):
        with pytest.raises(Conflict) as caught:
            service(chart=chart, expected_revision=0, visitor=VISITOR)
        assert caught.value.revision == 1


class Model:
    """History as it should be: two stacks of documents."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.back: list[Document] = []
        self.forth: list[Document] = []

    def command(self, after: Document) -> None:
        if after != self.document:
            self.back.append(self.document)
            self.forth.clear()
            self.document = after

    def undo(self) -> bool:
        return self._step(self.back, self.forth)

    def redo(self) -> bool:
        return self._step(self.forth, self.back)

    def _step(self, source: list[Document], target: list[Document]) -> bool:
        if not source:
            return False
        target.append(self.document)
        self.document = source.pop()
        return True


@PROPERTY
@given(organisations(max_roles=10), st.data())
def test_rows_document_and_history_agree_after_any_commands(document: Document, data: st.DataObject) -> None:
    chart = services.create_chart(visitor=VISITOR, document=document)
    model = Model(document)
    for number in range(data.draw(st.integers(1, 12))):
        kind = data.draw(st.sampled_from(("command", "command", "undo", "redo")))
        if kind == "command":
            name, arguments = draw_command(data, model.document, f"new{number}")
            with suppress(CommandError):
                model.command(command(chart, name, **arguments).after)
        else:
            try:
                step(chart, kind)
                assert getattr(model, kind)()
            except NothingToUndo:
                assert not getattr(model, kind)()
        assert from_rows(chart) == model.document
        state = history_state(Chart.objects.get(pk=chart.pk))
        assert (state.undo.available, state.redo.available) == (bool(model.back), bool(model.forth))
    rebuilt = document
    for revision in Revision.objects.filter(chart=chart).order_by("number"):
        rebuilt = diff.apply(rebuilt, diff.from_json(revision.diff))
    assert rebuilt == model.document


def test_recorded_arguments_hold_nothing_that_a_database_refuses(chart: Chart) -> None:
    change = command(
        chart, "edit_role", role_id="head", title="Di\x00rector\ud800", fields={"a\x00": "b\udfff"}
    )
    assert change.after.roles["head"].title == "Director"
    recorded = chart.revisions.get().arguments
    assert recorded == {"role_id": "head", "title": "Director", "fields": {"a": "b"}}
    assert run(make_document(), "edit_role", recorded) == change.after


def test_a_copy_of_ones_own_chart_says_so_and_has_no_history(chart: Chart, people: People) -> None:
    command(chart, "delete_role", role_id="agent")
    copy = services.copy_chart(chart=Chart.objects.get(pk=chart.pk), visitor=people.stranger)
    assert (copy.title, copy.revision, copy.owner) == ("Copy of Customer Service", 0, people.stranger.user)
    assert from_rows(copy).roles == from_rows(chart).roles
    assert not history_state(copy).undo.available


def test_a_copy_of_a_long_title_still_fits(people: People) -> None:
    chart = services.create_chart(visitor=people.owner, document=make_document("x" * 500))
    copy = services.copy_chart(chart=chart, visitor=people.owner)
    assert copy.title == "Copy of " + "x" * 492


def test_a_copy_of_a_template_keeps_the_title(people: People) -> None:
    template = services.create_chart(visitor=Visitor(), document=make_document(), published=True)
    copy = services.copy_chart(chart=template, visitor=people.passer_by)
    assert (copy.title, copy.published, copy.visitor_key) == ("Customer Service", False, people.passer_by.key)


def test_nobody_makes_a_chart_that_nobody_owns() -> None:
    with pytest.raises(ValueError, match="owner"):
        services.create_chart(visitor=Visitor(), document=make_document())


def test_an_invalid_document_is_not_saved() -> None:
    document = Document(lines={**make_document().lines})
    with pytest.raises(StructureError):
        services.create_chart(visitor=VISITOR, document=document)
    assert not Chart.objects.exists()


def test_a_blank_chart_has_one_vacant_role() -> None:
    chart = services.create_blank_chart(visitor=VISITOR, title="  Sales\n2026 ")
    document = from_rows(chart)
    assert (chart.title, [role.title for role in document.roles.values()]) == (
        "Sales 2026",
        ["Head of department"],
    )
    with pytest.raises(CommandError, match="title"):
        services.create_blank_chart(visitor=VISITOR, title=" ")


def test_replacing_a_document_bumps_the_revision_and_forgets_the_history(chart: Chart) -> None:
    command(chart, "delete_role", role_id="agent")
    assert services.replace_document(chart=chart, document=make_document("Other"))
    assert (chart.revision, chart.title) == (2, "Other")
    assert from_rows(chart) == make_document("Other")
    assert not history_state(chart).undo.available
    command(chart, "delete_role", role_id="mail")
    step(chart, "undo")
    with pytest.raises(NothingToUndo):
        step(chart, "undo")


def test_replacing_a_document_by_the_same_changes_nothing(chart: Chart) -> None:
    assert not services.replace_document(chart=chart, document=make_document())
    assert chart.revision == 0


def test_a_deleted_chart_takes_no_commands_until_it_is_restored(chart: Chart) -> None:
    services.delete_chart(chart=chart)
    with pytest.raises(Conflict, match="deleted"):
        command(chart, "delete_role", role_id="agent")
    services.restore_chart(chart=chart)
    assert command(chart, "delete_role", role_id="agent").chart.revision == 1


def test_deleting_twice_keeps_the_first_date(chart: Chart) -> None:
    services.delete_chart(chart=chart)
    first = Chart.objects.get(pk=chart.pk).deleted_at
    services.delete_chart(chart=chart)
    assert first is not None
    assert first <= timezone.now()
    assert Chart.objects.get(pk=chart.pk).deleted_at == first


def test_an_account_adopts_the_charts_of_its_browser_only(people: People) -> None:
    mine = services.create_chart(visitor=people.passer_by, document=make_document())
    other = services.create_chart(visitor=VISITOR, document=make_document())
    assert people.owner.user is not None
    assert services.adopt_charts(user=people.owner.user, visitor_key=people.passer_by.key) == 1
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.owner, mine.visitor_key) == (people.owner.user, "")
    assert (other.owner, other.visitor_key) == (None, VISITOR.key)


def test_an_empty_key_adopts_nothing(people: People) -> None:
    services.create_chart(visitor=Visitor(), document=make_document(), published=True)
    assert people.owner.user is not None
    assert services.adopt_charts(user=people.owner.user, visitor_key="") == 0
