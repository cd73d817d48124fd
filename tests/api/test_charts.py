"""Charts over the API: list, make, read, change, delete, restore, export."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.authtoken.models import Token

from orgchart.access import Visitor
from orgchart.api.throttling import CreateThrottle
from orgchart.exports.table import EXPORTS
from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.people import People, make_chart, make_document

pytestmark = pytest.mark.django_db


def error_of(response: Any) -> dict[str, Any]:
    """Return the error, which has the one shape."""
    body = response.json()
    assert body.keys() == {"error"}
    assert {"code", "message", "field"} <= body["error"].keys()
    error: dict[str, Any] = body["error"]
    assert error["message"].endswith((".", "?")), error
    return error


def test_it_works(people: People, chart: Chart) -> None:
    response = client_of(people.owner).get(address(chart))
    assert response.status_code == 200
    body = response.json()
    assert body["document"]["roles"]["head"]["title"] == "Head of Customer Service"
    assert (body["id"], body["revision"], body["right"]) == (chart.public_id, 0, "owner")
    assert body["undo"] == {"available": False, "summary": ""}
    assert body["metrics"]["roles"] == 4
    assert body["url"] == f"/charts/{chart.public_id}/"


def test_the_list_holds_ones_own_charts(people: People, chart: Chart) -> None:
    (listed,) = client_of(people.owner).get("/api/charts/").json()
    assert (listed["id"], listed["roles"], listed["right"]) == (chart.public_id, 4, "owner")
    assert client_of(people.viewer).get("/api/charts/").json() == []
    assert client_of(Visitor()).get("/api/charts/").json() == []


def test_listing_takes_as_many_queries_for_many_charts_as_for_one(
    people: People, chart: Chart, django_assert_num_queries: Any
) -> None:
    client = client_of(people.owner)
    with django_assert_num_queries(3):
        client.get("/api/charts/")
    for _ in range(5):
        make_chart(people)
    with django_assert_num_queries(3):
        assert len(client.get("/api/charts/").json()) == 6


def test_a_new_chart_is_private_to_its_browser(db: None) -> None:
    client = client_of(Visitor())
    response = send(client, "post", "/api/charts/", {"title": "Sales"})
    assert response.status_code == 201
    body = response.json()
    assert (body["title"], body["metrics"]["vacant"]) == ("Sales", 1)
    assert client.get(f"/api/charts/{body['id']}/").status_code == 200
    assert client_of(Visitor()).get(f"/api/charts/{body['id']}/").status_code == 404


def test_looking_around_makes_no_session(db: None) -> None:
    client = client_of(Visitor())
    assert client.get("/api/charts/").json() == []
    assert "sessionid" not in client.cookies


def test_patch_changes_the_chart_as_one_step_of_undo(people: People, chart: Chart) -> None:
    response = send(client_of(people.editor), "patch", address(chart), {"title": "Care", "language": "de"})
    assert response.status_code == 200
    body = response.json()
    assert (body["title"], body["language"], body["revision"], body["right"]) == ("Care", "de", 1, "editor")
    assert body["undo"]["available"]


def test_the_middle_of_the_rings_is_set_and_emptied(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    for caption in ("The customer", ""):
        assert send(client, "patch", address(chart), {"centre": caption}).json()["centre"] == caption
        assert client.get(address(chart)).json()["document"]["charts"]["chart"]["centre"] == caption


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, None),
        ({"title": ""}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"title": None}, "title"),
        ({"layout": "spiral"}, "layout"),
        ({"centre": "x" * 201}, "centre"),
        ({"grades": ["A", "A"]}, "grades"),
        ({"units_as": "balloons"}, "units_as"),
        ({"owner": "me"}, "owner"),
        ([], None),
        ("x", None),
        (None, None),
    ],
)
def test_patch_refuses_what_a_chart_cannot_be(people: People, chart: Chart, body: Any, field: Any) -> None:
    response = send(client_of(people.owner), "patch", address(chart), body)
    assert response.status_code == 400
    assert error_of(response)["field"] == field


def test_delete_puts_the_chart_away_and_restore_brings_it_back(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    assert send(client, "delete", address(chart)).status_code == 204
    assert client.get(address(chart)).status_code == 404
    assert client.get("/api/charts/").json() == []
    assert send(client, "post", address(chart, "restore/")).status_code == 200
    assert client.get(address(chart)).status_code == 200


def test_a_token_speaks_for_its_account_without_a_security_token(people: People, chart: Chart) -> None:
    client = client_of(Visitor())
    token = Token.objects.create(user=people.owner.user)
    headers = {"Authorization": f"Token {token.key}"}
    response = client.patch(address(chart), {"title": "By token"}, "application/json", headers=headers)
    assert response.status_code == 200
    assert response.json()["title"] == "By token"


def test_a_token_does_not_open_the_charts_of_the_browser_that_sends_it(people: People) -> None:
    client = client_of(Visitor())
    made = send(client, "post", "/api/charts/", {}).json()["id"]
    token = Token.objects.create(user=people.owner.user)
    headers = {"Authorization": f"Token {token.key}"}
    assert client.get(f"/api/charts/{made}/").status_code == 200
    assert client.get(f"/api/charts/{made}/", headers=headers).status_code == 404


def test_a_wrong_token_is_refused(chart: Chart) -> None:
    response = client_of(Visitor()).get(address(chart), headers={"Authorization": "Token nonsense"})
    assert response.status_code == 401
    assert error_of(response)["code"] == "unauthenticated"
    assert response["WWW-Authenticate"] == "Token"


@pytest.mark.parametrize("visitor", ["owner", "passer_by"])
def test_writing_from_a_browser_takes_the_security_token(people: People, chart: Chart, visitor: str) -> None:
    client = client_of(getattr(people, visitor))
    for response in (
        client.post("/api/charts/", {}, "application/json"),
        client.patch(address(chart), {"title": "x"}, "application/json"),
        client.delete(address(chart)),
        client.post(address(chart, "commands/"), {}, "application/json"),
        client.post(address(chart, "undo/"), {}, "application/json"),
    ):
        assert response.status_code == 403
        assert error_of(response)["message"] == "This page is out of date. Reload it, then try again."
    assert Chart.objects.count() == 1


@pytest.mark.parametrize("key", ["svg", "pdf", "pptx"])
def test_an_export_is_a_file_named_after_the_chart(people: People, key: str) -> None:
    chart = make_chart(people, make_document("Kundendienst / Süd"))
    response = client_of(people.viewer).get(address(chart, f"export/{key}/"))
    assert response.status_code == 200
    magic = {"svg": b"<?xml", "pdf": b"%PDF", "pptx": b"PK"}[key]
    assert response.content.startswith(magic)
    assert f"Kundendienst%20-%20S%C3%BCd.{key}" in response["Content-Disposition"]


def test_an_export_does_not_mind_what_the_browser_likes_best(people: People, chart: Chart) -> None:
    headers = {"Accept": "application/pdf"}
    response = client_of(people.owner).get(address(chart, "export/pdf/"), headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"


def test_unknown_formats_and_papers_are_named(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    response = client.get(address(chart, "export/exe/"))
    assert response.status_code == 404
    assert ", ".join(EXPORTS) in error_of(response)["message"]
    response = client.get(address(chart, "export/pdf/?paper=b5"))
    assert response.status_code == 400
    assert error_of(response)["field"] == "paper"


def test_limits_apply_to_visitors_without_account(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CreateThrottle, "THROTTLE_RATES", {"create": "2/hour"})
    visitor, account = client_of(people.passer_by), client_of(people.owner)
    for client, expected in ((visitor, [201, 201, 429]), (account, [201, 201, 201])):
        statuses = [send(client, "post", "/api/charts/", {}).status_code for _ in range(3)]
        assert statuses == expected
    assert visitor.get("/api/charts/").status_code == 200
    response = send(visitor, "post", "/api/charts/", {})
    assert error_of(response)["code"] == "throttled"
    assert int(response["Retry-After"]) > 0
