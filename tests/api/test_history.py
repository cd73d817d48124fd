"""Earlier states over the API: who may see them, what comes, and files that spreadsheets can trust."""

from __future__ import annotations

import csv
import re
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from lxml import etree

from orgchart import services
from orgchart.access import Visitor
from orgchart.api import examples, history_examples
from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.api.test_schema import shape
from tests.people import People, make_chart, make_document

pytestmark = pytest.mark.django_db


def change(chart: Chart, visitor: Visitor, name: str, /, **arguments: Any) -> None:
    services.run_command(
        chart=chart, name=name, arguments=arguments, expected_revision=chart.revision, visitor=visitor
    )
    chart.refresh_from_db()


@pytest.fixture
def chart(people: People) -> Chart:
    """Return Alice's chart after one change of hers and one of Eve's."""
    chart = make_chart(people)
    change(chart, people.owner, "move_role", role_id="agent", manager_id="mail")
    change(chart, people.editor, "add_role_below", id="new", role_id="head", title="=1+1", name="@Ann")
    return chart


def test_the_examples_are_true(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    named = send(client, "post", address(chart, "versions/"), history_examples.NEW_VERSION)
    assert named.status_code == 201
    assert shape(named.json()) == shape(history_examples.VERSION)
    version = address(chart, f"versions/{named.json()['id']}/")
    renamed = send(client, "patch", version, history_examples.RENAME_VERSION).json()
    assert renamed["name"] == history_examples.RENAME_VERSION["name"]
    states = client.get(address(chart, "revisions/?before=2&limit=1")).json()
    assert shape(states["states"]) == shape(history_examples.STATES["states"])
    state = client.get(address(chart, "revisions/1/")).json()
    assert state.keys() == history_examples.STATE_WHOLE.keys()
    comparison = client.get(address(chart, "compare/?from=0&to=1")).json()
    example = history_examples.COMPARISON
    assert comparison.keys() == example.keys()
    assert shape(comparison["differences"]) == shape(example["differences"])
    assert shape(comparison["counts"]) == shape(example["counts"])
    restored = send(client, "post", address(chart, "revisions/0/restore/"), {"revision": 2}).json()
    assert restored.keys() == history_examples.RESTORED.keys()
    assert restored["summary"] == history_examples.RESTORED["summary"]
    copied = send(client, "post", address(chart, "revisions/1/copy/"))
    assert (copied.status_code, copied.json().keys()) == (201, examples.CHART.keys())
    assert client.get(address(chart, "versions/")).json() == [renamed]
    assert send(client, "delete", version).status_code == 204
    assert client.get(address(chart, "versions/")).json() == []


def test_a_state_comes_whole_or_as_what_is_not_as_it_was(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    whole = client.get(address(chart, "revisions/0/")).json()
    assert whole["newest"] == 2
    assert whole["state"]["sentence"] == "Created the chart"
    assert whole["document"]["roles"].keys() == make_document().roles.keys()
    assert {box["id"] for box in whole["scene"]["boxes"]} == make_document().roles.keys()
    step = client.get(address(chart, "revisions/1/?since=0")).json()
    assert "document" not in step
    lines = step["changes"]["document"]["updated"]["lines"]
    assert lines == {"solid:agent": {"before": {"manager_id": "calls"}, "after": {"manager_id": "mail"}}}
    assert {box["id"] for box in step["changes"]["scene"]["boxes"]["put"]} >= {"agent"}
    back = client.get(address(chart, "revisions/0/?since=2")).json()
    assert back["changes"]["scene"]["boxes"]["remove"] == ["new"]


def test_a_page_of_the_history_says_where_the_next_one_begins(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    seen: list[int] = []
    before: int | None = None
    while True:
        tail = "" if before is None else f"&before={before}"
        page = client.get(address(chart, f"revisions/?limit=1{tail}")).json()
        seen += [each["revision"] for each in page["states"]]
        before = page["before"]
        if before is None:
            break
    assert seen == [2, 1, 0]


def test_a_comparison_is_a_list_and_one_picture(people: People, chart: Chart) -> None:
    body = client_of(people.owner).get(address(chart, "compare/?from=0")).json()
    assert (body["older"]["revision"], body["newer"]["revision"]) == (0, 2)
    assert [each["sentence"] for each in body["differences"]] == [
        "Moved Agent from Call Center Manager to E-mail Manager",
        "Added =1+1 (@Ann) under Tom Okafor",
        "@Ann joined as =1+1",
    ]
    assert body["counts"] == {"added": 1, "removed": 0, "moved": 1, "changed": 0}
    marks = {
        box["id"]: text["full"]
        for box in body["scene"]["boxes"]
        for text in box["texts"]
        if text["part"] == "mark"
    }
    assert marks == {"agent": "→ Moved from Call Center Manager", "new": "+ Added"}


def test_the_list_as_csv_holds_no_formula(people: People, chart: Chart) -> None:
    response = client_of(people.owner).get(address(chart, "compare.csv?from=0&to=2"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="Customer Service - changes from 0 to 2.csv"' in response["Content-Disposition"]
    table = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert table == [
        ["Change", "Kind", "Title or name", "Of", "What", "Before", "After"],
        ["Moved", "Role", "Agent", "", "Reports to", "Call Center Manager", "E-mail Manager"],
        ["Added", "Role", "'=1+1", "'@Ann", "Reports to", "", "Tom Okafor"],
        ["Added", "Person", "'@Ann", "'=1+1", "Role", "", "'=1+1"],
    ]


def test_the_list_as_xlsx_holds_texts_only(people: People, chart: Chart) -> None:
    response = client_of(people.owner).get(address(chart, "compare.xlsx?from=0&to=2"))
    with zipfile.ZipFile(BytesIO(response.content)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        strings = etree.fromstring(package.read("xl/sharedStrings.xml"))
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    texts = ["".join(item.itertext()) for item in strings.findall("x:si", space)]
    assert {"=1+1", "@Ann", "Call Center Manager"} <= set(texts)
    cells = sheet.findall(".//x:c", space)
    assert len([cell for cell in cells if cell.find("x:v", space) is not None]) == 4 * 7
    assert {cell.get("t") for cell in cells if cell.find("x:v", space) is not None} == {"s"}
    assert sheet.findall(".//x:f", space) == []


def test_the_picture_is_a_file_too(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    drawing = client.get(address(chart, "compare.svg?from=0&to=2")).content.decode()
    assert "+ Added: 1" in drawing
    assert client.get(address(chart, "compare.pdf?from=0")).content.startswith(b"%PDF")
    unknown = client.get(address(chart, "compare.gif?from=0"))
    assert unknown.status_code == 404
    assert "Choose one of: csv, xlsx" in unknown.json()["error"]["message"]


def test_viewers_see_the_present_only_and_are_told_why(people: People, chart: Chart) -> None:
    viewer = client_of(people.viewer)
    for tail in ("revisions/", "revisions/0/", "compare/?from=0", "compare.csv?from=0", "versions/"):
        response = viewer.get(address(chart, tail))
        assert response.status_code == 403
        assert response.json()["error"]["message"] == "Only those who may change this chart see its history."


def test_a_restore_is_undone_over_the_api(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    reply = send(client, "post", address(chart, "revisions/0/restore/"), {"revision": 2}).json()
    assert reply["revision"] == 3
    assert reply["undo"] == {"available": True, "summary": "Restored the chart as it was created"}
    assert set(reply["changes"]["document"]["removed"]["roles"]) == {"new"}
    undone = send(client, "post", address(chart, "undo/"), {"revision": 3}).json()
    assert set(undone["changes"]["document"]["added"]["roles"]) == {"new"}


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        (("get", "revisions/99/", None), 404, "There are 0 to 2"),
        (("get", "revisions/99999999999999999999/", None), 404, "There are 0 to 2"),
        (("get", "revisions/0/?since=99", None), 404, "There are 0 to 2"),
        (("get", "revisions/?before=x", None), 400, "valid integer"),
        (("get", "revisions/?limit=1000", None), 400, "200"),
        (("get", "revisions/?colour=red", None), 400, "There is no such field here"),
        (("get", "compare/", None), 400, "required"),
        (("get", "compare/?from=-1", None), 400, "0"),
        (("get", "compare/?from=1&to=9", None), 404, "There are 0 to 2"),
        (("post", "revisions/0/restore/", {}), 400, "required"),
        (("post", "revisions/0/restore/", {"revision": 1}), 409, "changed meanwhile"),
        (("post", "revisions/7/restore/", {"revision": 2}), 404, "There are 0 to 2"),
        (("post", "revisions/7/copy/", None), 404, "There are 0 to 2"),
        (("post", "versions/", {"revision": 0, "name": " "}), 400, "blank"),
        (("post", "versions/", {"revision": 0, "name": "\u200b"}), 400, "A version needs a name."),
        (("post", "versions/", {"revision": 9, "name": "Later"}), 404, "There are 0 to 2"),
        (("delete", "versions/nobodysname/", None), 404, "There is no such named version"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    people: People, chart: Chart, asked: tuple[str, str, Any], status: int, words: str
) -> None:
    method, tail, body = asked
    response = send(client_of(people.owner), method, address(chart, tail), body)
    assert response.status_code == status, response.content
    message = response.json()["error"]["message"]
    assert words in message
    assert re.search(r"[.!?]$", message)


def test_a_state_has_one_name_only(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    body = {"revision": 1, "name": "One"}
    assert send(client, "post", address(chart, "versions/"), body).status_code == 201
    again = send(client, "post", address(chart, "versions/"), body)
    assert (again.status_code, again.json()["error"]["field"]) == (422, "revision")
