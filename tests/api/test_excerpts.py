"""Excerpts over the API: what somebody collapsed, focused on or cut to some levels, and replies to that."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from orgchart.core.excerpt import Excerpt, choose
from orgchart.core.index import index
from orgchart.models import Chart
from tests.api.clients import address, client_of, send
from tests.api.test_changes import by_id, patched
from tests.api.test_charts import error_of
from tests.core.organisations import make_organisation
from tests.people import People, make_chart
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


def text_of_pdf(content: bytes) -> list[str]:
    """Return the words of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def test_files_show_an_excerpt_with_what_it_hides(people: People, chart: Chart) -> None:
    client, wishes = client_of(people.viewer), {"collapsed": "calls"}
    whole = client.get(address(chart, "export/svg/")).content.decode()
    svg = client.get(address(chart, "export/svg/"), wishes).content.decode()
    assert ">Agent<" in whole
    assert ">Agent<" not in svg
    assert ">+1<" in svg
    assert ">+1<" not in whole
    assert "1 report, 1 hidden" in svg
    (page,) = text_of_pdf(client.get(address(chart, "export/pdf/"), wishes).content)
    assert "+1" in page
    assert "Agent" not in page
    deck = Presentation(BytesIO(client.get(address(chart, "export/pptx/"), wishes).content))
    words = [text.text for text in deck.slides[0].element.iter(qn("a:t"))]
    assert "+1" in words
    assert "Agent" not in words


def test_pages_of_an_excerpt_have_its_roles_alone(people: People) -> None:
    document = make_organisation(200, 2, odd_text=False)
    chart, client = make_chart(people, document), client_of(people.viewer)
    lookups = index(document)
    head = max(lookups.children(lookups.roots[0]), key=lambda each: len(list(lookups.branch(each))))
    chosen = choose(lookups, Excerpt(branch=head, levels=3))
    assert chosen.hidden
    assert len(chosen.role_ids) < 200
    wishes = {"branch": head, "levels": "3", "pages": "booklet", "smallest": "9"}
    pages = text_of_pdf(client.get(address(chart, "export/pdf/"), wishes).content)
    together = "\n".join(pages)
    for count in set(chosen.hidden.values()):
        assert f"+{count}" in together
    everybody = text_of_pdf(
        client.get(address(chart, "export/pdf/"), {**wishes, "branch": "", "levels": ""}).content
    )
    assert len(pages) < len(everybody)
    preview = client.get(address(chart, "pages/pdf/"), wishes).json()
    assert preview["count"] == len(pages)


@pytest.mark.parametrize(
    ("values", "field"), [({"levels": "many"}, "levels"), ({"fit": "1", "branch": "calls"}, "fit")]
)
def test_files_of_wrong_excerpts_are_refused(
    people: People, chart: Chart, values: dict[str, str], field: str
) -> None:
    response = client_of(people.viewer).get(address(chart, "export/pdf/"), values)
    assert response.status_code == 400
    assert error_of(response)["field"] == field
