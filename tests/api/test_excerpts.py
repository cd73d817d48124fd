"""Excerpts over the API: what somebody collapsed, focused on or cut to some levels, and replies to that."""

from __future__ import annotations

from typing import Any

import pytest

from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.api.test_changes import by_id, patched
from tests.api.test_charts import error_of
from tests.people import People
from tests.scene.patches import alike

pytestmark = pytest.mark.django_db
EVERYBODY = {"head", "calls", "mail", "agent"}


def shown(reply: Any) -> dict[str, int]:
    """Return the roles in a scene, and how many each hides."""
    return {box["id"]: box["hidden"] for box in reply.json()["scene"]["boxes"]}


def test_a_viewer_reads_an_excerpt(people: People, chart: Chart) -> None:
    client = client_of(people.viewer)
    scene = address(chart, "scene/")
    assert shown(client.get(scene)) == dict.fromkeys(EVERYBODY, 0)
    assert shown(client.get(scene, {"collapsed": "calls,mail"})) == {"head": 0, "calls": 1, "mail": 0}
    assert shown(client.get(scene, {"levels": "1"})) == {"head": 3}
    assert shown(client.get(scene, {"levels": "1", "expanded": "head"})) == {"head": 0, "calls": 1, "mail": 0}
    assert shown(client.get(scene, {"branch": "calls"})) == {"calls": 0, "agent": 0}
    assert shown(client.get(scene, {"branch": "gone", "collapsed": "gone"})) == dict.fromkeys(EVERYBODY, 0)


def test_an_excerpt_says_what_it_hides(people: People, chart: Chart) -> None:
    scene = client_of(people.viewer).get(address(chart, "scene/"), {"collapsed": "calls"}).json()["scene"]
    (box,) = [box for box in scene["boxes"] if box["id"] == "calls"]
    assert box["label"].endswith("1 report, 1 hidden")
    assert [text["full"] for text in box["texts"] if text["part"] == "hidden"] == ["+1"]
    assert scene["description"].endswith("Shown of it: 3 of 4.")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"levels": "-1"}, "levels"),
        ({"levels": "many"}, "levels"),
        ({"branch": "x" * 65}, "branch"),
        ({"collapsed": "calls," + "x" * 65}, "collapsed.1"),
        ({"folded": "calls"}, "folded"),
    ],
)
def test_a_wrong_excerpt_gets_a_sentence(
    people: People, chart: Chart, values: dict[str, str], field: str
) -> None:
    response = client_of(people.viewer).get(address(chart, "scene/"), values)
    assert response.status_code == 400
    assert error_of(response)["field"] == field


def test_the_changes_of_a_reply_are_those_of_the_excerpt(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    excerpt = {"collapsed": ["calls"]}
    before = client.get(address(chart, "scene/"), {"collapsed": "calls"}).json()["scene"]
    added = {"id": "new", "role_id": "calls", "title": "Writer"}
    body = {"command": "add_role_below", "arguments": added, "revision": 0, "excerpt": excerpt}
    reply = send(client, "post", address(chart, "commands/"), body).json()
    after = client.get(address(chart, "scene/"), {"collapsed": "calls"})
    assert shown(after) == {"head": 0, "calls": 2, "mail": 0}
    assert alike(patched(before, reply["changes"]["scene"]), by_id(after.json()["scene"]))
    known = client.get(address(chart, "changes/"), {"since": 0, "collapsed": "calls"}).json()
    assert known["changes"] == reply["changes"]
    back = send(client, "post", address(chart, "undo/"), {"revision": 1, "excerpt": excerpt}).json()
    again = patched(after.json()["scene"], back["changes"]["scene"])
    assert alike(again, by_id(before))


def test_everything_comes_where_another_excerpt_was_shown(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    body = {
        "command": "add_role_below",
        "arguments": {"id": "new", "role_id": "calls", "title": "Writer"},
        "revision": 0,
        "excerpt": {"branch": "calls"},
        "anew": True,
    }
    reply = send(client, "post", address(chart, "commands/"), body).json()
    assert "changes" not in reply
    assert {box["id"] for box in reply["snapshot"]["scene"]["boxes"]} == {"calls", "agent", "new"}
    assert reply["snapshot"]["document"]["roles"].keys() == EVERYBODY | {"new"}
