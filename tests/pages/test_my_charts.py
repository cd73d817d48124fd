"""My charts: made, listed, renamed, duplicated, deleted and restored, and nobody else's business."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from orgchart.access import Visitor
from orgchart.models import Chart, Grant
from orgchart.services import create_chart, delete_chart
from orgchart.store import load_document
from orgchart.templatetags.charts import ago
from tests.pages.conftest import new_chart
from tests.people import make_document


def text(client: Client, address: str = "/charts/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_makes_a_chart_without_signing_up(visitor: Client) -> None:
    chart = new_chart(visitor)
    page = text(visitor)
    assert f'href="/charts/{chart.public_id}/"' in page
    assert f'src="/charts/{chart.public_id}/picture.svg?r=0' in page
    assert "1 role · changed just now" in page
    assert "These charts belong to this browser" in page


def test_without_charts_the_page_says_how_to_begin(visitor: Client) -> None:
    page = text(visitor)
    assert "No charts yet" in page
    assert 'action="/charts/new/"' in page


def test_looking_at_the_list_starts_no_session_of_charts(visitor: Client) -> None:
    text(visitor)
    assert "visitor_key" not in visitor.session


def test_a_link_to_the_new_chart_button_makes_nothing(visitor: Client) -> None:
    assert visitor.get("/charts/new/")["Location"] == "/charts/"
    assert not Chart.objects.exists()


def test_the_list_costs_the_same_for_many_charts(
    member: Client, ana: User, django_assert_num_queries: Any
) -> None:
    create_chart(visitor=Visitor(user=ana), document=make_document())
    with django_assert_num_queries(4):  # session, user, charts, deleted charts
        member.get("/charts/")
    for _ in range(4):
        create_chart(visitor=Visitor(user=ana), document=make_document())
    with django_assert_num_queries(4):
        assert member.get("/charts/").content.count(b'<article class="card">') == 5


def test_rename_shows_a_form_and_saves_one_undoable_change(visitor: Client) -> None:
    chart = new_chart(visitor)
    assert 'value="Untitled chart"' in text(visitor, f"/charts/{chart.public_id}/rename/")
    response = visitor.post(f"/charts/{chart.public_id}/rename/", {"title": "  Support <Lisbon>  "})
    assert response["Location"] == "/charts/"
    chart.refresh_from_db()
    assert (chart.title, chart.revision) == ("Support <Lisbon>", 1)
    assert "Support &lt;Lisbon&gt;" in text(visitor)


@pytest.mark.parametrize("title", ["", "   ", "\0", "x" * 501])
def test_a_title_that_cannot_be_is_explained_and_kept_in_the_form(visitor: Client, title: str) -> None:
    chart = new_chart(visitor)
    response = visitor.post(f"/charts/{chart.public_id}/rename/", {"title": title})
    assert response.status_code == 400
    page = response.content.decode()
    assert 'class="errorlist"' in page
    assert 'aria-invalid="true"' in page
    chart.refresh_from_db()
    assert chart.title == "Untitled chart"


def test_duplicate_makes_an_independent_copy(visitor: Client) -> None:
    chart = new_chart(visitor)
    visitor.post(f"/charts/{chart.public_id}/duplicate/")
    copy = Chart.objects.exclude(pk=chart.pk).get()
    assert copy.title == "Copy of Untitled chart"
    assert load_document(copy).roles == load_document(chart).roles


def test_delete_offers_undo_and_undo_brings_back(visitor: Client) -> None:
    chart = new_chart(visitor)
    response = visitor.post(f"/charts/{chart.public_id}/delete/")
    assert response["Location"] == f"/charts/?deleted={chart.public_id}"
    page = text(visitor, response["Location"])
    assert "Deleted “Untitled chart”." in page
    assert f'action="/charts/{chart.public_id}/restore/"' in page
    assert visitor.get(f"/charts/{chart.public_id}/").status_code == 404
    visitor.post(f"/charts/{chart.public_id}/restore/")
    assert visitor.get(f"/charts/{chart.public_id}/").status_code == 200
    assert "Deleted" not in text(visitor, response["Location"])


def test_deleted_charts_can_be_restored_later(visitor: Client) -> None:
    chart = new_chart(visitor)
    delete_chart(chart=chart)
    page = text(visitor)
    assert "Recently deleted" in page
    assert "No charts yet" in page
    assert f'action="/charts/{chart.public_id}/restore/"' in page


@pytest.mark.parametrize("action", ["rename", "duplicate", "delete", "restore"])
def test_strangers_are_told_that_there_is_no_such_chart(visitor: Client, other: Client, action: str) -> None:
    chart = new_chart(visitor)
    address = f"/charts/{chart.public_id}/{action}/"
    assert other.post(address, {"title": "Mine"}).status_code == 404
    chart.refresh_from_db()
    assert (chart.title, chart.deleted_at) == ("Untitled chart", None)
    assert Chart.objects.count() == 1


@pytest.mark.parametrize("address", ["", "export/svg/", "picture.svg", "rename/"])
def test_strangers_cannot_look_at_a_chart(visitor: Client, other: Client, address: str) -> None:
    chart = new_chart(visitor)
    assert visitor.get(f"/charts/{chart.public_id}/{address}").status_code == 200
    assert other.get(f"/charts/{chart.public_id}/{address}").status_code == 404


def test_somebody_who_may_look_cannot_rename_but_can_copy(visitor: Client, member: Client, ana: User) -> None:
    chart = new_chart(visitor)
    Grant.objects.create(chart=chart, user=ana, right="viewer")
    assert member.post(f"/charts/{chart.public_id}/rename/", {"title": "Mine"}).status_code == 403
    assert member.post(f"/charts/{chart.public_id}/delete/").status_code == 403
    assert member.post(f"/charts/{chart.public_id}/duplicate/").status_code == 302
    assert Chart.objects.get(owner=ana).title == "Copy of Untitled chart"


@pytest.mark.parametrize("action", ["duplicate", "delete", "restore"])
def test_nothing_is_changed_by_a_link(visitor: Client, action: str) -> None:
    chart = new_chart(visitor)
    assert visitor.get(f"/charts/{chart.public_id}/{action}/").status_code == 405
    assert Chart.objects.filter(deleted_at=None).count() == 1


def test_a_foreign_page_cannot_press_the_buttons(visitor: Client) -> None:
    chart = new_chart(visitor)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visitor.cookies
    for action in ("rename", "duplicate", "delete"):
        assert strict.post(f"/charts/{chart.public_id}/{action}/").status_code == 403
    assert strict.post("/charts/new/").status_code == 403
    assert Chart.objects.filter(deleted_at=None).count() == 1


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=30), "just now"),
        (timedelta(minutes=5, seconds=30), "5\xa0minutes ago"),
        (timedelta(days=15), "2\xa0weeks ago"),
    ],
)
def test_ages_are_told_in_one_unit(age: timedelta, words: str) -> None:
    assert ago(timezone.now() - age) == words
