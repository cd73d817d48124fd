"""The library: what all templates know, once by name, in the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from templates_gallery import api, library
from templates_gallery.models import Template
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db

# The shop defines what the help desk only names, and another measure.
UNIT = """    units:
      - id: counter
        name: Counter
        titles:
          - Cashier
          - {name: support analyst, definition: Finds causes.}
        measures:
          - {name: First Contact Resolution, definition: Solved at once., direction: target}
          - {name: Sales per hour, definition: Money taken in an hour., unit: €, source: Till}
    roles:
      - {id: owner, title: Owner}
"""


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None) -> None:
    entries.change("shop", "    roles:\n      - {id: owner, title: Owner}\n", UNIT)
    load_gallery(entries.folder)


def names(client: Client, kind: str, **query: str) -> list[str]:
    return [found["name"] for found in client.get(f"/api/library/{kind}/", query).json()]


def test_each_title_is_told_once_with_its_fullest_definition_and_all_its_uses(client: Client) -> None:
    analyst = client.get("/api/library/titles/?q=analyst").json()
    desk = {"slug": "help-desk", "title": "Help Desk", "url": "/templates/help-desk/"}
    shop = {"slug": "shop", "title": "Shop", "url": "/templates/shop/"}
    assert analyst == [
        {
            "name": "support analyst",
            "definition": "Finds causes.",
            "functions": ["Support", "Counter"],
            "templates": [desk, shop],
        }
    ]


def test_measures_are_told_with_all_that_a_chart_keeps_of_them(client: Client) -> None:
    resolution, sales = client.get("/api/library/measures/").json()
    assert {**resolution, "templates": len(resolution["templates"])} == {
        "name": "First contact resolution",
        "definition": "Share of questions solved at once.",
        "unit_of_measurement": "%",
        "formula": "solved ÷ all × 100",
        "direction": "higher",
        "data_source": "Help desk",
        "functions": ["Support", "Counter"],
        "templates": 2,
    }
    assert (sales["name"], sales["data_source"]) == ("Sales per hour", "Till")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Cashier", "Help Desk Administrator", "support analyst"]),
        ({"q": "DÉSK"}, ["Help Desk Administrator"]),
        ({"q": "desk administrator help"}, ["Help Desk Administrator"]),
        ({"q": "causes"}, ["support analyst"]),
        ({"q": "su"}, ["support analyst", "Help Desk Administrator"]),
        ({"q": "desk causes"}, []),
        ({"category": "Small business"}, ["Cashier", "support analyst"]),
        ({"function": "Support"}, ["Help Desk Administrator", "support analyst"]),
        ({"category": "Small business", "function": "Support"}, []),
        ({"limit": "1"}, ["Cashier"]),
    ],
)
def test_the_search_finds_by_name_first(client: Client, query: dict[str, str], found: list[str]) -> None:
    assert names(client, "titles", **query) == found


@pytest.mark.parametrize("query", [{"limit": "0"}, {"limit": "many"}, {"q": "x" * 201}, {"qq": "x"}])
def test_a_query_that_cannot_be_is_answered_in_the_one_shape(client: Client, query: dict[str, str]) -> None:
    response = client.get("/api/library/titles/", query)
    assert response.status_code == 400
    assert response.json()["error"]["field"] == next(iter(query))


def test_the_library_holds_published_templates_only(client: Client) -> None:
    Template.objects.filter(slug="shop").update(published=False)
    assert names(client, "titles") == ["Help Desk Administrator", "Support Analyst"]
    assert names(client, "measures") == ["First contact resolution"]


def test_visitors_charts_stay_out_of_the_library(client: Client) -> None:
    body = {
        "command": "add_title",
        "arguments": {"unit_id": "counter", "name": "Secret title"},
        "revision": 0,
    }
    chart = client.post("/api/templates/shop/use/", {"step": "owner"}, content_type="application/json").json()
    address = f"/api/charts/{chart['id']}/commands/"
    assert client.post(address, body, content_type="application/json").status_code == 200
    assert names(client, "titles", q="secret") == []


def test_a_search_takes_as_many_queries_however_large_the_library_is(
    client: Client, django_assert_num_queries: Any
) -> None:
    for kind in ("titles", "measures"):
        with django_assert_num_queries(3):
            client.get(f"/api/library/{kind}/")


def test_the_examples_have_the_shape_of_the_answers(client: Client) -> None:
    for kind, example in (("titles", api.LISTED_TITLE), ("measures", api.LISTED_MEASURE)):
        (answer, *_) = client.get(f"/api/library/{kind}/").json()
        assert answer.keys() == example.keys()
        assert answer["templates"][0].keys() == example["templates"][0].keys()  # type: ignore[index]


def test_tables_hold_everything_that_was_found() -> None:
    found = library.search(library.measures(), library.Wanted("sales"))
    table = library.measures_table(found)
    (row,) = table.rows
    assert dict(zip([name for name, _ in table.columns], row, strict=True)) == {
        "Measure": "Sales per hour",
        "Definition": "Money taken in an hour.",
        "Formula": "",
        "Unit": "€",
        "Aim": "Higher",
        "Data source": "Till",
        "Functions": "Counter",
        "Templates": "Shop",
    }
