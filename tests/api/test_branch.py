"""A branch over the API: ids are chosen where there are none, and kept so that the change replays."""

from __future__ import annotations

import pytest

from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.api.test_changes import run
from tests.api.test_charts import error_of
from tests.people import People

pytestmark = pytest.mark.django_db


def test_roles_without_ids_get_some_and_undo_and_redo_keep_them(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    roles = [
        {"title": "Team Lead", "name": "Zoe Park"},
        {"title": "Agent", "level": 1, "headcount": 4},
    ]
    reply = run(client, chart, "add_branch", 0, role_id="mail", roles=roles)
    assert reply.status_code == 200, reply.content
    assert reply.json()["summary"] == "Added Zoe Park with 1 role below under E-mail Manager"
    added = client.get(address(chart)).json()["document"]
    lead = reply.json()["created"]["id"]
    (agent,) = [key for key, role in added["roles"].items() if role["headcount"] == 4]
    assert added["lines"][f"solid:{agent}"]["manager_id"] == lead
    for step in ("undo", "redo"):
        body = {"revision": client.get(address(chart)).json()["revision"]}
        assert send(client, "post", address(chart, f"{step}/"), body).status_code == 200
    assert client.get(address(chart)).json()["document"] == added


def test_an_error_names_the_role_and_nothing_is_saved(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    response = run(client, chart, "add_branch", 0, role_id="mail", roles=[{"title": "A"}, {"title": ""}])
    assert response.status_code == 400
    assert error_of(response)["message"] == "Role 2 of the list, title: A role needs a title."
    assert Chart.objects.get(pk=chart.pk).revision == 0
