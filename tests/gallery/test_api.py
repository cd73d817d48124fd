"""The gallery in the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from rest_framework.authtoken.models import Token

from orgchart.models import Chart
from templates_gallery.models import TemplateStep
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None) -> None:
    load_gallery(entries.folder)


def use(client: Client, slug: str, body: Any, **headers: str) -> Any:
    return client.post(f"/api/templates/{slug}/use/", body, content_type="application/json", headers=headers)


def test_the_list_holds_what_the_contract_says(client: Client) -> None:
    desk, shop = client.get("/api/templates/").json()
    assert desk == {
        "slug": "help-desk",
        "title": "Help Desk",
        "summary": "A help desk with one lead.",
        "category": "Customer service",
        "tags": ["support", "desk"],
        "roles": 4,
        "layers": 2,
        "steps": [
            {
                "key": "desk",
                "title": "Help Desk",
                "chart": TemplateStep.objects.get(key="desk").chart.public_id,
            }
        ],
        "url": "/templates/help-desk/",
    }
    assert [step["key"] for step in shop["steps"]] == ["owner", "team"]


def test_the_list_takes_two_queries_whatever_its_length(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        client.get("/api/templates/")


def test_the_charts_of_the_list_can_be_read_by_anybody(client: Client) -> None:
    for template in client.get("/api/templates/").json():
        for step in template["steps"]:
            chart = client.get(f"/api/charts/{step['chart']}/").json()
            assert (chart["title"], chart["right"]) == (step["title"], "viewer")


def test_use_makes_a_chart_of_the_callers_own(client: Client) -> None:
    response = use(client, "shop", {"step": "team"})
    assert response.status_code == 201
    chart = response.json()
    assert (chart["title"], chart["right"], chart["url"]) == (
        "Small team",
        "owner",
        f"/charts/{chart['id']}/",
    )
    assert [one["id"] for one in client.get("/api/charts/").json()] == [chart["id"]]
    assert Client().get(f"/api/charts/{chart['id']}/").status_code == 404


def test_use_with_a_token_makes_a_chart_of_the_account() -> None:
    user = User.objects.create_user("ana", "ana@example.org")
    token = Token.objects.create(user=user)
    response = use(Client(), "shop", {}, authorization=f"Token {token.key}")
    assert response.status_code == 201
    assert Chart.objects.get(public_id=response.json()["id"]).owner == user


@pytest.mark.parametrize(
    ("slug", "body", "answer"),
    [
        ("nothing", {}, (404, "not_found", None)),
        ("shop", {"step": "nothing"}, (400, "invalid", "step")),
        ("shop", {"stp": "team"}, (400, "invalid", "stp")),
        ("shop", {"step": 7 * ["x"]}, (400, "invalid", "step")),
        ("shop", [], (400, "invalid", None)),
    ],
)
def test_mistakes_are_answered_in_the_one_shape(
    client: Client, slug: str, body: Any, answer: tuple[int, str, str | None]
) -> None:
    response = use(client, slug, body)
    error = response.json()["error"]
    assert (response.status_code, error["code"], error["field"]) == answer
    assert error["message"].endswith(".")


def test_a_foreign_page_cannot_use_templates_for_a_visitor() -> None:
    assert use(Client(enforce_csrf_checks=True), "shop", {}).status_code == 403
