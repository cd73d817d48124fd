"""Rows and documents are the same thing."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from orgchart import services, store
from orgchart.access import Visitor
from orgchart.core import diff
from orgchart.core.document import Document
from orgchart.models import Chart, Holder, OrgUnit, ReportingLine, Role
from orgchart.recent import Recent
from orgchart.store import load_document, write_diff
from tests.core.organisations import furnished, make_organisation, organisations
from tests.people import People, make_document

pytestmark = pytest.mark.django_db
VISITOR = Visitor(key="k" * 32)
PROPERTY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def from_rows(chart: Chart) -> Document:
    """Return the document as the rows say it, past the cache."""
    return store._document_of(store._saved_values(chart), store._read_rows(chart))


def saved(document: Document) -> Chart:
    return services.create_chart(visitor=VISITOR, document=document)


def rename(chart: Chart, title: str) -> services.Change:
    """Rename the head as the chart's first change."""
    arguments = {"role_id": "head", "title": title}
    return services.run_command(
        chart=chart, name="rename_role", arguments=arguments, expected_revision=0, visitor=VISITOR
    )


@PROPERTY
@given(organisations(max_roles=30))
def test_a_document_comes_back_from_its_rows_as_it_went_in(document: Document) -> None:
    assert from_rows(saved(document)) == document


@PROPERTY
@given(organisations(max_roles=15), organisations(max_roles=15))
def test_a_diff_changes_the_rows_of_any_document_into_any_other(old: Document, new: Document) -> None:
    chart = saved(old)
    with transaction.atomic():
        write_diff(chart, diff.between(old, new), new)
    assert from_rows(chart) == new


def test_bodies_labels_groups_and_frames_come_back() -> None:
    document = furnished(make_organisation(40, 2, dotted=0.5, roots=3), Random(2))
    assert {role.kind for role in document.roles.values()} == {"body", "line", "assistant", "adviser"}
    assert any(line.label for line in document.lines.values())
    assert from_rows(saved(document)) == document


def test_a_document_of_10000_roles_comes_back() -> None:
    document = make_organisation(10_000, 3)
    assert from_rows(saved(document)) == document


def test_loading_takes_as_many_queries_for_600_roles_as_for_6() -> None:
    counts = []
    for size in (6, 600):
        chart = saved(make_organisation(size, 1, units=3))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            load_document(chart)
        counts.append(len(queries))
    assert counts == [8, 8]


def test_renaming_a_role_takes_as_many_queries_for_600_roles_as_for_6() -> None:
    counts = []
    for size in (6, 600):
        document = make_organisation(size, 1, units=3)
        chart = saved(document)
        arguments = {"role_id": "r1", "title": "New title"}
        with CaptureQueriesContext(connection) as queries:
            services.run_command(
                chart=chart, name="rename_role", arguments=arguments, expected_revision=0, visitor=VISITOR
            )
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 20


@pytest.mark.django_db(transaction=True)
def test_a_committed_document_is_cached() -> None:
    chart = saved(make_document())
    with CaptureQueriesContext(connection) as queries:
        load_document(chart)
    assert len(queries) == 0


@pytest.mark.django_db(transaction=True)
def test_a_document_that_was_rolled_back_is_not_cached() -> None:
    chart = saved(make_document())
    with transaction.atomic():
        rename(chart, "Never")
        transaction.set_rollback(True)
    rename(chart, "Truly")
    assert load_document(Chart.objects.get(pk=chart.pk)).roles["head"].title == "Truly"


@pytest.mark.django_db(transaction=True)
def test_a_process_catches_up_with_what_another_one_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = saved(make_document())
    known = load_document(chart)
    steps = (
        ("rename_role", {"role_id": "head", "title": "Director"}),
        ("add_role_below", {"role_id": "head", "id": "new", "name": "Ann Lee"}),
        ("edit_chart", {"title": "Care", "grades": ["Director", "Manager"]}),
        ("delete_role", {"role_id": "new"}),
    )
    for revision, (name, arguments) in enumerate(steps):
        services.run_command(
            chart=chart, name=name, arguments=arguments, expected_revision=revision, visitor=VISITOR
        )
    services.undo(chart=chart, expected_revision=4, visitor=VISITOR)
    other: Recent[tuple[str, int], Document] = Recent(4)
    other.put((chart.public_id, 0), known)
    monkeypatch.setattr(store, "_documents", other)
    head = Chart.objects.get(pk=chart.pk)
    with CaptureQueriesContext(connection) as queries:
        document = load_document(head)
    assert len(queries) == 1
    assert (head.revision, document) == (5, from_rows(chart))
    # Where a step is missing, everything is read.
    monkeypatch.setattr(store, "_documents", Recent(4))
    store._documents.put((chart.public_id, 0), known)
    head.revisions.filter(number=2).delete()
    assert load_document(head) == document


def test_loading_an_old_copy_of_a_chart_brings_it_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = saved(make_document())
    old = Chart.objects.get(pk=chart.pk)
    services.run_command(
        chart=chart,
        name="edit_chart",
        arguments={"title": "Newer"},
        expected_revision=0,
        visitor=VISITOR,
    )
    monkeypatch.setattr(store, "_documents", Recent(4))
    document = load_document(old)
    assert (old.revision, old.title, document.chart.title) == (1, "Newer", "Newer")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["orgunit", "role", "holder", "reportingline", "measure", "jobtitle"])
def test_a_change_between_two_reads_never_tears_a_document(
    monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    chart = saved(make_document())
    old = Chart.objects.get(pk=chart.pk)
    monkeypatch.setattr(store, "_documents", Recent(0))
    waiting = [table]

    def interrupt(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if waiting and f'FROM "orgchart_{waiting[0]}"' in sql:
            waiting.clear()
            arguments = {"id": "new", "role_id": "head", "name": "Somebody"}
            services.run_command(
                chart=chart, name="add_role_below", arguments=arguments, expected_revision=0, visitor=VISITOR
            )
        return execute(sql, params, many, context)

    with connection.execute_wrapper(interrupt):
        document = load_document(old)
    assert not waiting
    assert old.revision == 1
    assert document == from_rows(chart)
    assert "new" in document.roles


def test_two_charts_may_hold_the_same_ids(people: People) -> None:
    first, second = saved(make_document()), saved(make_document())
    services.run_command(
        chart=first,
        name="delete_role",
        arguments={"role_id": "agent"},
        expected_revision=0,
        visitor=VISITOR,
    )
    assert "agent" not in from_rows(first).roles
    assert from_rows(second) == make_document()


def test_the_database_refuses_what_no_document_may_hold() -> None:
    chart, other = saved(make_document()), saved(make_document())
    head = Role.objects.get(chart=chart, public_id="head")
    calls = Role.objects.get(chart=chart, public_id="calls")
    rows = [
        Role(chart=chart, public_id="head", title="Twice", kind="line"),
        Role(chart=chart, public_id="x", title="", kind="line"),
        Role(chart=chart, public_id="x", title="x", kind="boss"),
        Role(chart=chart, public_id="x", title="x", kind="line", headcount=0),
        Role(chart=chart, public_id="x", title="x", kind="line", branch="sideways"),
        ReportingLine(chart=chart, public_id="x", role=calls, manager=calls, kind="dotted"),
        ReportingLine(chart=chart, public_id="x", role=calls, manager=head, kind="solid"),
        ReportingLine(chart=chart, public_id="x", role=head, manager=calls, kind="wavy"),
        Holder(chart=chart, public_id="x", role=head, name=""),
        OrgUnit(chart=chart, public_id="x", name="x", kind="planet"),
        Chart(title="", layout="tree", theme="default"),
        Chart(title="x", layout="tree", theme="default", public_id=other.public_id),
    ]
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
