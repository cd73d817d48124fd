"""Bad input gets a clear refusal or a right picture: never a 500, never a broken file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from orgchart.core.document import Document, ReportingLine, Role, line_id
from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.api.test_changes import run
from tests.api.test_charts import error_of
from tests.core.organisations import make_organisation
from tests.people import People, make_chart

pytestmark = pytest.mark.django_db

ODD_TEXTS = [
    "x" * 500,
    "👩‍💻 Engineer 🏳️‍🌈",
    "مدير خدمة العملاء",
    "カスタマーサポート部長",
    "<script>alert(1)</script>",
    "]]> <!-- &amp; -->",
    "\"quotes\" 'and' \\backslashes\\",
    "two\nlines\r\nand\ttabs",
    "NUL\x00inside",
    "half \ud83d surrogate",
    "=HYPERLINK(\"http://x\")",
    "+1", "-1", "@SUM(1)",
    "\u202eoverride",
    "\ufffe\uffffnon-characters",
]  # fmt: skip


@pytest.fixture
def client(people: People) -> Client:
    return client_of(people.owner)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_become_a_right_picture(client: Client, chart: Chart, text: str) -> None:
    response = run(client, chart, "rename_role", 0, role_id="agent", title=text, name=text)
    assert response.status_code == 200, response.content
    title = response.json()["snapshot" if "snapshot" in response.json() else "changes"]
    assert "\\u0000" not in json.dumps(title)
    picture = client.get(address(chart, "export/svg/"))
    assert picture.status_code == 200
    root = etree.fromstring(picture.content)
    assert root.tag.endswith("svg")
    assert not root.findall(".//{*}script")


@pytest.mark.parametrize(
    ("text", "part"),
    [("", "needs a title"), (" \n\t ", "needs a title"), ("\x00\ufffe", "needs a title"), ("x" * 501, "500")],
)
def test_empty_and_endless_titles_are_refused(client: Client, chart: Chart, text: str, part: str) -> None:
    response = run(client, chart, "rename_role", 0, role_id="agent", title=text)
    assert response.status_code == 400
    error = error_of(response)
    assert error["field"] == "title"
    assert part in error["message"]


COMMANDS: list[tuple[str, Any]] = [
    ("rename_role", {"role_id": "nobody", "title": "x"}),
    ("rename_role", {"role_id": "solid:agent", "title": "x"}),
    ("rename_role", {"role_id": "\x00", "title": "x"}),
    ("rename_role", {"role_id": "\ud800", "title": "x"}),
    ("rename_role", {"role_id": ["agent"], "title": "x"}),
    ("rename_role", {"role_id": {"a": 1}, "title": "x"}),
    ("rename_role", {"role_id": "agent", "title": 5}),
    ("rename_role", {"role_id": "agent", "titel": "x"}),
    ("rename_role", {"title": "x"}),
    ("rename_role", {}),
    ("edit_role", {"role_id": "agent", "headcount": 0}),
    ("edit_role", {"role_id": "agent", "headcount": 10**30}),
    ("edit_role", {"role_id": "agent", "headcount": True}),
    ("edit_role", {"role_id": "agent", "headcount": 1.5}),
    ("edit_role", {"role_id": "agent", "fields": {"a": 1}}),
    ("edit_role", {"role_id": "agent", "unit_id": "nowhere"}),
    ("move_role", {"role_id": "head", "manager_id": "agent"}),
    ("move_role", {"role_id": "head", "manager_id": "head"}),
    ("move_role", {"role_id": "agent", "manager_id": "nobody"}),
    ("move_role", {"role_id": "agent", "manager_id": "mail", "position": "first"}),
    ("move_role", {"role_id": "agent", "manager_id": "mail", "position": -(10**30)}),
    ("add_role_below", {"id": "agent", "role_id": "head"}),
    ("add_role_below", {"id": "not an id", "role_id": "head"}),
    ("add_role_below", {"id": "x" * 65, "role_id": "head"}),
    ("add_dotted_line", {"role_id": "agent", "manager_id": "agent"}),
    ("add_dotted_line", {"role_id": "agent", "manager_id": "calls"}),
    ("add_unit", {"name": "x", "colour": "red"}),
    ("add_unit", {"name": "x", "kind": "planet"}),
    ("assign_unit", {"role_ids": "agent", "unit_id": None}),
    ("edit_chart", {"layout": "spiral"}),
    ("__class__", {}),
    ("\ud800", {}),
    ("x" * 5000, {}),
]


@pytest.mark.parametrize(("name", "arguments"), COMMANDS)
def test_wrong_commands_are_refused_in_a_sentence(
    client: Client, chart: Chart, name: str, arguments: Any
) -> None:
    response = run(client, chart, name, 0, **arguments)
    assert response.status_code in {400, 422}, response.content
    error_of(response)
    assert Chart.objects.get(pk=chart.pk).revision == 0


def test_a_position_beyond_the_end_is_the_end(client: Client, chart: Chart) -> None:
    response = run(client, chart, "move_role", 0, role_id="calls", manager_id="head", position=10**30)
    assert response.status_code == 200, response.content
    roles = client.get(address(chart)).json()["document"]["roles"]
    assert roles["calls"]["order"] > roles["mail"]["order"]


def test_an_id_of_another_chart_is_unknown_here(client: Client, people: People, chart: Chart) -> None:
    other = make_chart(people, make_organisation(5, 1))
    response = run(client, other, "rename_role", 0, role_id="head", title="Mine")
    assert response.status_code == 422
    assert error_of(response)["field"] == "role_id"


BODIES: list[Any] = [
    [],
    "text",
    5,
    None,
    {},
    {"command": "rename_role"},
    {"command": 5, "arguments": {}, "revision": 0},
    {"command": "rename_role", "arguments": [], "revision": 0},
    {"command": "rename_role", "arguments": "x", "revision": 0},
    {"command": "rename_role", "arguments": {}, "revision": -1},
    {"command": "rename_role", "arguments": {}, "revision": "x"},
    {"command": "rename_role", "arguments": {}, "revision": None},
    {"command": "rename_role", "arguments": {}, "revision": 10**30},
    {"command": "rename_role", "arguments": {}, "revision": 1.5},
    {"command": "rename_role", "arguments": {}, "revision": [0]},
    {"command": "rename_role", "arguments": {}, "revision": 0, "more": 1},
    {"command": "rename\x00role", "arguments": {}, "revision": 0},
    {"command": {"a": 1}, "arguments": {}, "revision": 0},
    {"\ud800": 1},
]


@pytest.mark.parametrize("body", BODIES)
def test_json_of_the_wrong_shape_is_refused(client: Client, chart: Chart, body: Any) -> None:
    for tail in ("commands/", "undo/", "redo/"):
        response = send(client, "post", address(chart, tail), body)
        if tail != "commands/" and body == {"command": "rename_role"}:
            continue
        assert response.status_code == 400, response.content
        error_of(response)


RAW = [
    b"",
    b"{",
    b'{"revision": 0',
    b"\xff\xfe",
    b"nul\x00",
    b'{"revision": NaN}',
    b'{"revision": ' + b"9" * 5000 + b"}",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b'{"command": "rename_role", "revision": 0, "arguments": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    b'{"command": "rename_role", "revision": 0, "arguments": {"title": '
    + b"[" * 400 + b"]" * 400 + b'}}',
]  # fmt: skip


@pytest.mark.parametrize("raw", RAW, ids=range(len(RAW)))
def test_bodies_that_are_no_json_are_refused(client: Client, chart: Chart, raw: bytes) -> None:
    for tail in ("commands/", "undo/"):
        response = client.generic(
            "POST", address(chart, tail), raw, "application/json", headers={"X-CSRFToken": "t" * 32}
        )
        assert response.status_code == 400, response.content
        error_of(response)


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "", "x", "a/b;q"]
)
def test_other_content_types_are_refused(client: Client, chart: Chart, content_type: str) -> None:
    response = client.generic(
        "POST", address(chart, "undo/"), b"revision=0", content_type, headers={"X-CSRFToken": "t" * 32}
    )
    assert response.status_code == 415
    assert error_of(response)["code"] == "unsupported_media_type"


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
)
@pytest.mark.parametrize("token", [True, False])
def test_a_body_of_10_mb_is_refused(client: Client, chart: Chart, content_type: str, token: bool) -> None:
    body = json.dumps({"command": "rename_role", "arguments": {"title": "x" * 10_000_000}, "revision": 0})
    response = client.generic(
        "POST",
        address(chart, "commands/"),
        body,
        content_type,
        headers={"X-CSRFToken": "t" * 32} if token else {},
    )
    assert response.status_code in {403, 413, 415}, response.content
    if token and content_type == "application/json":
        assert response.status_code == 413
    error_of(response)


@pytest.mark.parametrize("method", ["put", "trace", "options", "delete", "patch", "get", "brew"])
def test_other_methods_are_refused(client: Client, chart: Chart, method: str) -> None:
    response = send(client, method, address(chart, "commands/"), {})
    assert response.status_code == 405
    assert error_of(response)["code"] == "method_not_allowed"


@pytest.mark.parametrize(
    "odd",
    [
        "/api/",
        "/api/nothing/",
        "/api/charts",
        "/api/charts/%00/",
        "/api/charts/%F0%9F%92%A9/",
        "/api/charts/..%2f/",
    ],
)
def test_addresses_that_are_none_answer_in_the_same_shape(client: Client, odd: str) -> None:
    for method in ("get", "post"):
        response = send(client, method, odd, {})
        assert response.status_code == 404
        assert error_of(response)["code"] == "not_found"


def star(count: int) -> Document:
    return make_organisation(count, 1, shape="star", units=0, assistants=0, dotted=0, odd_text=False)


def chain(count: int) -> Document:
    roles = {f"r{number}": Role(f"r{number}", f"Level {number}") for number in range(count)}
    lines = [
        ReportingLine(line_id("solid", f"r{number}", ""), f"r{number}", f"r{number - 1}")
        for number in range(1, count)
    ]
    return Document(roles=roles, lines={line.id: line for line in lines})


@pytest.mark.parametrize("make", [star, chain], ids=["3000 reports under one manager", "a 5000-deep chain"])
def test_extreme_shapes_are_edited_and_exported(client: Client, people: People, make: Any) -> None:
    size = 5000 if make is chain else 3001
    chart = make_chart(people, make(size))
    last = f"r{size - 1}"
    response = run(client, chart, "add_role_below", 0, role_id=last, title="The last")
    assert response.status_code == 200, response.content[:300]
    assert response.json()["metrics"]["roles"] == size + 1
    response = run(client, chart, "move_role", 1, role_id="r1", manager_id=last)
    assert response.status_code == (422 if make is chain else 200)
    for key in ("svg", "pptx", "pdf"):
        response = client.get(address(chart, f"export/{key}/"))
        assert response.status_code == 200, (key, response.content[:300])
    response = run(
        client, chart, "delete_role", Chart.objects.get(pk=chart.pk).revision, role_id="r1", branch=True
    )
    assert response.status_code == 200
