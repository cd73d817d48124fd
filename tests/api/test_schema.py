"""The schema tells the truth: its examples are run, and its page draws under the strict policy."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from orgchart import services
from orgchart.api import examples
from orgchart.core.commands import COMMANDS
from orgchart.core.document import ChartInfo, Document, Role
from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def example_chart(people: People) -> Chart:
    """Return the chart that the examples speak of."""
    document = Document(
        charts={"chart": ChartInfo(title="Customer Service")},
        roles={"head": Role("head", "Head of department")},
    )
    return services.create_chart(visitor=people.owner, document=document)


def shape(value: Any) -> Any:
    """Return the keys and types of a JSON value, of a list its first item's."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    return (
        "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__
    )


def without_items(changes: dict[str, Any]) -> dict[str, Any]:
    """Return a reply whose scene changes hold no boxes and connectors: the examples leave them out."""
    for name in ("boxes", "connectors"):
        items = changes["changes"]["scene"][name]
        changes["changes"]["scene"][name] = {kind: [] for kind in items}
    return changes


def test_the_examples_of_charts_are_true(people: People, example_chart: Chart) -> None:
    client = client_of(people.owner)
    assert shape(client.get("/api/charts/").json()) == shape([examples.LISTED_CHART])
    real = client.get(address(example_chart)).json()
    assert shape(real) == shape(examples.CHART)
    assert real["document"] == examples.CHART["document"]
    response = send(client, "post", "/api/charts/", examples.NEW_CHART)
    assert response.status_code == 201
    assert response.json().keys() == examples.CHART.keys()
    assert send(client, "patch", address(example_chart), examples.EDIT_CHART).status_code == 200


def test_the_examples_of_changes_are_true(people: People, example_chart: Chart) -> None:
    client = client_of(people.owner)
    add, move, *others = examples.COMMANDS.values()
    commands, undo = address(example_chart, "commands/"), address(example_chart, "undo/")
    added = send(client, "post", commands, add).json()
    assert added["changes"]["scene"].keys() == examples.CHANGE["changes"]["scene"].keys()  # type: ignore[index]
    assert {**without_items(added), "metrics": {}, "changes": added["changes"]["document"]} == {
        **examples.CHANGE,
        "metrics": {},
        "changes": examples.CHANGE["changes"]["document"],  # type: ignore[index]
    }
    impossible = {**move, "arguments": {"role_id": "head", "manager_id": "lead"}}
    response = send(client, "post", commands, impossible)
    assert (response.status_code, response.json()) == (422, examples.IMPOSSIBLE)
    undone = send(client, "post", undo, examples.STEP).json()
    assert undone["summary"] == examples.UNDONE["summary"]
    assert undone["changes"]["document"] == examples.UNDONE["changes"]["document"]  # type: ignore[index]
    send(client, "post", address(example_chart, "redo/"), {"revision": 2})
    assert shape(client.get(address(example_chart, "fit/?paper=a3")).json()) == shape(examples.FIT)
    assert send(client, "post", address(example_chart, "fit/"), examples.FIT_BRANCHES).status_code == 200
    for body in (move, *others):
        assert send(client, "post", commands, body).status_code == 200


def test_the_schema_is_valid_and_knows_every_operation() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")
    schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    validate_schema(schema)
    operations = {
        f"{method.upper()} {path}" for path, methods in schema["paths"].items() for method in methods
    }
    assert operations == {
        "GET /api/templates/",
        "POST /api/templates/{slug}/use/",
        "GET /api/library/titles/",
        "GET /api/library/measures/",
        "GET /api/charts/",
        "POST /api/charts/",
        "GET /api/charts/{public_id}/",
        "PATCH /api/charts/{public_id}/",
        "DELETE /api/charts/{public_id}/",
        "POST /api/charts/{public_id}/restore/",
        "GET /api/charts/{public_id}/scene/",
        "POST /api/charts/{public_id}/photos/",
        "GET /api/charts/{public_id}/photos/{photo}/",
        "GET /api/charts/{public_id}/fit/",
        "POST /api/charts/{public_id}/fit/",
        "GET /api/charts/{public_id}/changes/",
        "GET /api/charts/{public_id}/figures/",
        "POST /api/charts/{public_id}/commands/",
        "POST /api/charts/{public_id}/undo/",
        "POST /api/charts/{public_id}/redo/",
        "GET /api/charts/{public_id}/export/{key}/",
        "GET /api/charts/{public_id}/pages/{key}/",
        "GET /api/charts/{public_id}/revisions/",
        "GET /api/charts/{public_id}/revisions/{number}/",
        "POST /api/charts/{public_id}/revisions/{number}/restore/",
        "POST /api/charts/{public_id}/revisions/{number}/copy/",
        "GET /api/charts/{public_id}/compare/",
        "GET /api/charts/{public_id}/compare.{suffix}",
        "GET /api/charts/{public_id}/versions/",
        "POST /api/charts/{public_id}/versions/",
        "PATCH /api/charts/{public_id}/versions/{version_id}/",
        "DELETE /api/charts/{public_id}/versions/{version_id}/",
    }


def test_the_schema_names_every_command(client: Client) -> None:
    text = client.get("/api/schema/").content.decode()
    schema = yaml.safe_load(text)
    description = schema["paths"]["/api/charts/{public_id}/commands/"]["post"]["description"]
    assert all(f"**{name}**" in description for name in COMMANDS)


def test_the_schema_comes_as_json_too(client: Client) -> None:
    response = client.get("/api/schema/", headers={"Accept": "application/json"})
    assert response.json()["openapi"].startswith("3.")


def test_only_the_readable_page_may_style_inline(client: Client) -> None:
    policy = client.get("/api/docs/")["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "script-src 'self';" in f"{policy};"
    for other in ("/help/", "/api/schema/", "/health/"):
        assert "unsafe" not in client.get(other)["Content-Security-Policy"]
