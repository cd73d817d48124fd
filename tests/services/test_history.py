"""Earlier states: worked out from diffs, brought back, copied, named, and never shown wrong."""

from __future__ import annotations

import random
from typing import Any

import pytest

from orgchart import history, services, versions
from orgchart.access import Visitor
from orgchart.core import structure
from orgchart.core.commands import CommandError, run
from orgchart.core.document import Document
from orgchart.history import UnknownRevision
from orgchart.models import Chart, Revision
from orgchart.recent import Recent
from orgchart.store import load_document
from tests.core.organisations import make_organisation
from tests.people import People, make_chart, make_document

pytestmark = pytest.mark.django_db


def change(chart: Chart, visitor: Visitor, name: str, /, **arguments: Any) -> services.Change:
    return services.run_command(
        chart=chart, name=name, arguments=arguments, expected_revision=chart.revision, visitor=visitor
    )


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start as a fresh process does: with no state worked out."""
    monkeypatch.setattr(history, "_states", Recent(64))
    monkeypatch.setattr(history, "_looked_at", Recent(256))


@pytest.fixture
def busy(people: People) -> tuple[Chart, list[Document]]:
    """Return a chart with forty changes, undos and redos, and its document after each."""
    chart = make_chart(people, make_organisation(12, 3, units=2))
    states = [load_document(chart)]
    chance = random.Random(5)
    while len(states) < 41:
        roles = sorted(states[-1].roles)
        step = chance.randrange(6)
        try:
            if step == 0:
                services.undo(chart=chart, expected_revision=len(states) - 1, visitor=people.owner)
            elif step == 1:
                services.redo(chart=chart, expected_revision=len(states) - 1, visitor=people.owner)
            elif step == 2:
                change(chart, people.owner, "add_role_below", role_id=chance.choice(roles), title="New")
            elif step == 3:
                change(chart, people.owner, "edit_role", role_id=chance.choice(roles), notes=str(len(states)))
            elif step == 4 and len(roles) > 5:
                change(chart, people.owner, "delete_role", role_id=chance.choice(roles))
            else:
                pair = chance.sample(roles, 2)
                change(chart, people.owner, "move_role", role_id=pair[0], manager_id=pair[1])
        except (CommandError, services.NothingToUndo):
            continue
        chart.refresh_from_db()
        if chart.revision == len(states):
            states.append(load_document(chart))
    return chart, states


def test_every_state_is_what_was_saved_then(
    busy: tuple[Chart, list[Document]], monkeypatch: pytest.MonkeyPatch
) -> None:
    chart, states = busy
    order = [*range(len(states)), 40, 3, 38, 0, 21]
    random.Random(1).shuffle(order)
    for number in order:
        assert history.document_at(chart, number) == states[number]
    forget(monkeypatch)
    assert history.document_at(chart, 0) == states[0]
    assert history.document_at(chart, 2) == states[2]


def test_there_is_no_state_after_the_newest_nor_before_the_first(chart: Chart, people: People) -> None:
    change(chart, people.owner, "edit_chart", title="New")
    for number in (2, 99):
        with pytest.raises(UnknownRevision, match="There are 0 to 1"):
            history.document_at(chart, number)
    with pytest.raises(UnknownRevision):
        history.entry(chart, people.owner, 7)


def test_a_template_knows_the_states_since_it_was_replaced(people: People) -> None:
    chart = services.create_chart(visitor=Visitor(), document=make_document(), published=True)
    services.replace_document(chart=chart, document=make_document("Other"))
    assert history.oldest(chart) == chart.revision == 1
    assert history.document_at(chart, 1).chart.title == "Other"
    with pytest.raises(UnknownRevision):
        history.document_at(chart, 0)


def test_restoring_is_one_revision_that_is_undone_and_redone(
    busy: tuple[Chart, list[Document]], people: People
) -> None:
    chart, states = busy
    restored = history.restore(chart=chart, number=7, expected_revision=40, visitor=people.editor)
    assert (restored.chart.revision, restored.after) == (41, states[7])
    saved = Revision.objects.get(chart=chart, number=41)
    assert (saved.command, saved.arguments, saved.author) == (
        "restore_revision",
        {"revision": 7},
        people.editor.user,
    )
    services.undo(chart=chart, expected_revision=41, visitor=people.owner)
    assert load_document(Chart.objects.get(pk=chart.pk)) == states[40]
    services.redo(chart=chart, expected_revision=42, visitor=people.owner)
    assert load_document(Chart.objects.get(pk=chart.pk)) == states[7]
    # Undo goes on across the restore, to what was undone next before it.
    services.undo(chart=chart, expected_revision=43, visitor=people.owner)
    again = services.undo(chart=chart, expected_revision=44, visitor=people.owner)
    structure.check(again.after)
    assert history.document_at(Chart.objects.get(pk=chart.pk), 41) == states[7]


def test_restoring_the_newest_state_changes_nothing(chart: Chart, people: People) -> None:
    change(chart, people.owner, "edit_chart", title="New")
    done = history.restore(chart=chart, number=1, expected_revision=1, visitor=people.owner)
    assert (done.chart.revision, done.summary) == (1, "Nothing changed")


def test_restoring_over_somebody_elses_change_is_refused(chart: Chart, people: People) -> None:
    change(chart, people.owner, "edit_chart", title="New")
    with pytest.raises(services.Conflict):
        history.restore(chart=chart, number=0, expected_revision=0, visitor=people.owner)


def test_a_restored_state_is_called_by_its_name_or_by_what_made_it(chart: Chart, people: People) -> None:
    change(chart, people.owner, "edit_chart", title="One")
    change(chart, people.owner, "edit_chart", title="Two")
    versions.name_state(chart=chart, number=1, name="  Before\tit ", visitor=people.owner)
    said = [
        history.restore(chart=chart, number=number, expected_revision=at, visitor=people.owner).summary
        for at, number in ((2, 1), (3, 0), (4, 2))
    ]
    assert said == [
        "Restored “Before it”",
        "Restored the chart as it was created",
        "Restored the state after: Renamed the chart to Two",
    ]


def test_a_state_is_copied_to_a_chart_of_ones_own(chart: Chart, people: People) -> None:
    change(chart, people.owner, "edit_chart", title="New")
    copy = history.copy_state(chart=chart, number=0, visitor=people.editor)
    assert copy.owner == people.editor.user
    assert load_document(copy).chart.title == "Copy of Customer Service"
    assert load_document(copy).roles == make_document().roles
    assert copy.revision == 0


def test_the_list_tells_who_what_and_when_and_is_filtered_by_words(chart: Chart, people: People) -> None:
    change(chart, people.owner, "move_role", role_id="mail", manager_id="calls")
    change(chart, people.editor, "edit_role", role_id="mail", title="Post Manager")
    services.undo(chart=chart, expected_revision=2, visitor=people.editor)
    versions.name_state(chart=chart, number=1, name="Moved", visitor=people.owner)
    found = history.entries(chart, people.owner, before=None, limit=50)
    assert [(each.number, each.sentence, each.action) for each in found] == [
        (3, "Undid: Renamed E-mail Manager to Post Manager", "undo"),
        (2, "Renamed E-mail Manager to Post Manager", "command"),
        (1, "Moved E-mail Manager under Call Center Manager", "command"),
        (0, "Created the chart", "created"),
    ]
    assert [(each.author, each.is_own) for each in found] == [
        ("eve@example.org", False),
        ("eve@example.org", False),
        ("alice@example.org", True),
        ("alice@example.org", True),
    ]
    assert found[2].version is not None
    assert found[0].created_at >= found[1].created_at
    for words, numbers in (("post renamed", [3, 2]), ("CREATED", [0]), ("nothing like it", [])):
        filtered = history.entries(chart, people.owner, before=None, limit=50, words=words)
        assert [each.number for each in filtered] == numbers
    page = history.entries(chart, people.owner, before=3, limit=1)
    assert [each.number for each in page] == [2, 1]


def test_a_visitor_without_account_is_the_author_of_their_own_chart(people: People) -> None:
    chart = services.create_chart(visitor=people.passer_by, document=make_document())
    change(chart, people.passer_by, "edit_chart", title="New")
    found = history.entries(chart, people.passer_by, before=None, limit=5)
    assert [(each.author, each.is_own) for each in found] == [(None, True)] * 2


def test_a_name_is_cleaned_unique_to_a_state_and_may_change(chart: Chart, people: People) -> None:
    version = versions.name_state(chart=chart, number=0, name=" Start ", visitor=people.owner)
    assert (version.name, version.author) == ("Start", people.owner.user)
    with pytest.raises(CommandError, match="called “Start” already"):
        versions.name_state(chart=chart, number=0, name="Other", visitor=people.owner)
    for name in ("", " \u200b", "x" * 101):
        with pytest.raises(CommandError) as caught:
            versions.rename_version(version=version, name=name)
        assert caught.value.field == "name"
    assert versions.rename_version(version=version, name="Begin").name == "Begin"
    versions.delete_version(version=version)
    assert not chart.versions.exists()
    with pytest.raises(UnknownRevision):
        versions.name_state(chart=chart, number=5, name="Later", visitor=people.owner)


def test_there_is_an_end_to_names(chart: Chart, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "MOST_VERSIONS", 0)
    with pytest.raises(CommandError, match="Delete one first"):
        versions.name_state(chart=chart, number=0, name="Start", visitor=people.owner)


def test_comparing_names_what_changed_between_two_states(chart: Chart, people: People) -> None:
    change(chart, people.owner, "move_role", role_id="agent", manager_id="mail")
    change(chart, people.owner, "delete_role", role_id="calls")
    compared = history.compared(chart, 0, 2)
    assert {key: mark.kind for key, mark in compared.marks.items()} == {
        "agent": "moved",
        "calls": "removed",
    }
    assert history.compared(chart, 0, 2) is compared
    back = history.compared(chart, 2, 0)
    assert {key: mark.kind for key, mark in back.marks.items()} == {"agent": "moved", "calls": "added"}


def test_states_are_those_that_commands_would_make(chart: Chart, people: People) -> None:
    expected = run(make_document(), "delete_role", {"role_id": "calls"})
    change(chart, people.owner, "delete_role", role_id="calls")
    change(chart, people.owner, "edit_chart", title="Later")
    assert history.document_at(chart, 1) == expected
