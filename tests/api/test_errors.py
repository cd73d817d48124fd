"""Errors that no view meant: still one JSON shape, and no trace of the inside."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orgchart import health
from orgchart.access import Visitor
from orgchart.api import views
from orgchart.error_pages import server_error
from orgchart.models import Chart
from tests.api.clients import address, client_of
from tests.api.test_charts import error_of
from tests.people import People

pytestmark = pytest.mark.django_db


def broken(*args: Any, **options: Any) -> Any:
    raise RuntimeError("the inside")


@pytest.mark.parametrize("debug", [True, False])
def test_a_defect_is_logged_and_answered_without_detail(
    *,
    people: People,
    chart: Chart,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    settings: Any,
    debug: bool,
) -> None:
    settings.DEBUG = debug
    monkeypatch.setattr(views, "chart_reply", broken)
    response = client_of(people.owner).get(address(chart))
    assert response.status_code == 500
    assert error_of(response)["code"] == "internal"
    assert b"the inside" not in response.content
    assert b"Traceback" not in response.content
    assert "the inside" in caplog.text


def test_a_defect_outside_the_api_is_a_page(monkeypatch: pytest.MonkeyPatch, rf: Any, people: People) -> None:
    page = server_error(rf.get("/health/"))
    assert page.status_code == 500
    assert page["Content-Type"].startswith("text/html")
    assert json.loads(server_error(rf.get("/api/charts/")).content)["error"]["code"] == "internal"
    monkeypatch.setattr(health.connection, "cursor", broken)
    response = client_of(Visitor()).get("/health/")
    assert response.status_code == 500
    assert b"the inside" not in response.content


@pytest.mark.parametrize("debug", [True, False])
def test_nothing_at_an_address_of_the_api_is_json_in_any_mode(settings: Any, debug: bool) -> None:
    settings.DEBUG = debug
    response = client_of(Visitor()).get("/api/charts/none/nothing/")
    assert response.status_code == 404
    assert error_of(response)["message"] == "There is nothing at this address."
    response = client_of(Visitor()).get("/api/charts")
    assert error_of(response)["message"] == "There is nothing at this address. Addresses end with a slash."


def test_a_foreign_host_name_is_refused_as_json() -> None:
    response = client_of(Visitor()).get("/api/charts/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert error_of(response)["code"] == "invalid"


def test_a_page_that_is_not_there_is_a_page() -> None:
    response = client_of(Visitor()).get("/nothing/")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")
