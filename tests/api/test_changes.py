"""Commands, undo and redo over the API, as the editor uses them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orgchart.core import diff
from orgchart.core.json_form import document_from_json
from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.api.test_charts import error_of
from tests.core.organisations import make_organisation
from tests.people import People, make_chart
from tests.scene.patches import alike
from tests.scene.patches import patched as patched_items

pytestmark = pytest.mark.django_db


def run(client: Client, chart: Chart, name: str, revision: int, /, **arguments: Any) -> Any:
    body = {"command": name, "arguments": arguments, "revision": revision}
    return send(client, "post", address(chart, "commands/"), body)


def test_the_changes_of_a_reply_make_the_newest_document_and_scene(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    document = document_from_json(client.get(address(chart)).json()["document"])
    before = client.get(address(chart, "scene/")).json()
    assert before["revision"] == 0
    reply = run(client, chart, "add_role_below", 0, id="new", role_id="mail", title="Writer").json()
    assert (reply["revision"], reply["created"]) == (1, {"id": "new"})
    assert reply["summary"] == "Added Writer under E-mail Manager"
    assert reply["undo"] == {"available": True, "summary": reply["summary"]}
    assert reply["redo"] == {"available": False, "summary": ""}
    assert reply["metrics"]["roles"] == 5
    assert "snapshot" not in reply
    changed = diff.apply(document, diff.from_json(reply["changes"]["document"]))
    assert changed == document_from_json(client.get(address(chart)).json()["document"])
    scene = client.get(address(chart, "scene/")).json()["scene"]
    assert alike(patched(before["scene"], reply["changes"]["scene"]), by_id(scene))


def by_id(scene: dict[str, Any]) -> dict[str, Any]:
    """Return the scene with boxes and connectors by id, as a browser keeps it."""
    lists = {name: {item["id"]: item for item in scene[name]} for name in ("boxes", "connectors")}
    return {**scene, **lists}


def patched(scene: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return the scene with the changes, as a browser would apply them."""
    result = by_id(scene)
    for name, value in changes.items():
        if name in {"boxes", "connectors"}:
            result[name] = patched_items(result[name], value)
        else:
            result[name] = value
    return result


def test_undo_and_redo_reply_like_commands(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    run(client, chart, "delete_role", 0, role_id="agent")
    undone = send(client, "post", address(chart, "undo/"), {"revision": 1}).json()
    assert (undone["revision"], undone["summary"]) == (2, "Undid: Deleted Agent")
    assert undone["changes"]["document"]["added"]["roles"].keys() == {"agent"}
    assert [box["id"] for box in undone["changes"]["scene"]["boxes"]["put"]].count("agent") == 1
    assert undone["redo"] == {"available": True, "summary": "Deleted Agent"}
    redone = send(client, "post", address(chart, "redo/"), {"revision": 2}).json()
    assert (redone["revision"], redone["redo"]["available"]) == (3, False)
    assert redone["changes"]["scene"]["boxes"]["remove"] == ["agent"]


def test_a_client_that_is_behind_gets_everything(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    run(client_of(people.editor), chart, "rename_role", 0, role_id="mail", title="Letters")
    reply = run(client, chart, "rename_role", 0, role_id="head", title="Director").json()
    assert "changes" not in reply
    roles = reply["snapshot"]["document"]["roles"]
    assert (reply["revision"], roles["mail"]["title"], roles["head"]["title"]) == (2, "Letters", "Director")
    assert reply["snapshot"]["scene"] == client.get(address(chart, "scene/")).json()["scene"]


def test_a_command_that_changes_nothing_replies_with_no_changes(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    client.get(address(chart, "scene/"))
    reply = run(client, chart, "rename_role", 0, role_id="agent", title="Agent").json()
    assert (reply["revision"], reply["summary"]) == (0, "Nothing changed")
    assert reply["changes"]["document"] == {"added": {}, "updated": {}, "removed": {}}
    assert reply["changes"]["scene"]["boxes"] == {"put": [], "moved": [], "remove": []}


def test_a_move_into_ones_own_branch_is_impossible(people: People, chart: Chart) -> None:
    response = run(client_of(people.owner), chart, "move_role", 0, role_id="head", manager_id="agent")
    assert response.status_code == 422
    assert error_of(response)["code"] == "impossible"


def test_nothing_to_undo_is_impossible(people: People, chart: Chart) -> None:
    response = send(client_of(people.owner), "post", address(chart, "undo/"), {"revision": 0})
    assert response.status_code == 422
    assert error_of(response)["message"] == "There is nothing to undo."


def test_a_conflict_names_the_newest_revision(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    run(client, chart, "delete_role", 0, role_id="agent", branch=True)
    response = run(client_of(people.editor), chart, "rename_role", 0, role_id="agent", title="x")
    assert response.status_code == 409
    error = error_of(response)
    assert (error["code"], error["revision"]) == ("conflict", 1)
    response = send(client, "post", address(chart, "undo/"), {"revision": 0})
    assert (response.status_code, error_of(response)["revision"]) == (409, 1)


def test_viewers_are_refused_and_strangers_find_nothing(people: People, chart: Chart) -> None:
    for visitor, status, code in ((people.viewer, 403, "forbidden"), (people.stranger, 404, "not_found")):
        response = run(client_of(visitor), chart, "delete_role", 0, role_id="agent")
        assert (response.status_code, error_of(response)["code"]) == (status, code)


def test_a_command_takes_as_many_queries_for_600_roles_as_for_6(people: People) -> None:
    counts = []
    for size in (6, 600):
        chart = make_chart(people, make_organisation(size, 1, units=3, odd_text=False))
        client = client_of(people.owner)
        client.get(address(chart, "scene/"))
        with CaptureQueriesContext(connection) as queries:
            assert run(client, chart, "rename_role", 0, role_id="r1", title="New").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 30


def test_what_others_did_is_told_from_a_revision_on(people: People, chart: Chart) -> None:
    owner, editor = client_of(people.owner), client_of(people.editor)
    before = owner.get(address(chart)).json()["document"]
    picture = owner.get(address(chart, "scene/")).json()["scene"]
    assert owner.get(address(chart, "changes/?since=0")).status_code == 204
    run(editor, chart, "add_role_below", 0, id="new", role_id="mail", title="Writer")
    run(editor, chart, "rename_role", 1, role_id="new", title="Poet")
    reply = owner.get(address(chart, "changes/?since=0")).json()
    assert (reply["revision"], reply["summary"]) == (2, "Renamed Writer to Poet, and 1 more change")
    now = owner.get(address(chart)).json()["document"]
    after = diff.apply(document_from_json(before), diff.from_json(reply["changes"]["document"]))
    assert after == document_from_json(now)
    assert patched(picture, reply["changes"]["scene"]) == by_id(
        owner.get(address(chart, "scene/")).json()["scene"]
    )
    assert owner.get(address(chart, "changes/?since=2")).status_code == 204
    assert owner.get(address(chart, "changes/?since=3")).status_code == 409
    assert owner.get(address(chart, "changes/?since=first")).status_code == 400


def test_viewers_get_the_present_and_nothing_that_was_removed(people: People, chart: Chart) -> None:
    owner = client_of(people.owner)
    run(owner, chart, "add_role_below", 0, id="new", role_id="mail", title="Secret", name="Nobody Knows")
    run(owner, chart, "delete_role", 1, role_id="new")
    answer = client_of(people.viewer).get(address(chart, "changes/?since=0"))
    assert "snapshot" in answer.json()
    assert b"Secret" not in answer.content
    assert b"Nobody Knows" not in answer.content


def test_too_many_steps_are_told_as_a_whole(
    people: People, chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgchart.catching_up.FARTHEST", 1)
    owner = client_of(people.owner)
    for revision in range(2):
        run(owner, chart, "rename_role", revision, role_id="mail", title=f"Title {revision}")
    reply = owner.get(address(chart, "changes/?since=0")).json()
    assert reply["snapshot"]["document"] == owner.get(address(chart)).json()["document"]


def test_asking_while_nothing_happens_costs_few_queries(people: People, chart: Chart) -> None:
    owner = client_of(people.owner)
    owner.get(address(chart, "changes/?since=0"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        owner.get(address(chart, "changes/?since=0"))
    assert len(queries) <= 6, [query["sql"] for query in queries]
