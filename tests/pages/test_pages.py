"""Every page is sound HTML under the strict policy, and errors get pages too."""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory

from orgchart.access import Visitor
from orgchart.core.document import ChartInfo
from orgchart.error_pages import server_error
from orgchart.models import Chart
from orgchart.scene import graphviz
from orgchart.services import create_chart
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries, entries  # noqa: F401 - a fixture
from tests.pages.conftest import new_chart
from tests.pages.markup import problems_of
from tests.people import make_document

HOSTILE = "<script>alert(1)</script>]]>\"'&amp; \\ 客服部 🙂 שלום"
ANYBODY = [
    "/",
    "/?q=zebra",
    "/templates/help-desk/",
    "/templates/shop/?step=team",
    "/charts/",
    "/help/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-x/",
]
MEMBERS = [
    "/",
    "/charts/",
    "/account/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
]


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None) -> None:  # noqa: F811
    load_gallery(entries.folder)


def sound(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    assert "script-src 'self'" in response["Content-Security-Policy"]
    text = response.content.decode()
    assert problems_of(text) == []
    return text


@pytest.mark.parametrize("address", ANYBODY)
def test_pages_for_anybody_are_sound(visitor: Client, address: str) -> None:
    sound(visitor, address)


@pytest.mark.parametrize("address", MEMBERS)
def test_pages_for_members_are_sound(member: Client, address: str) -> None:
    new_chart(member)
    assert "ana@example.org" in sound(member, address)


def test_the_reader_of_these_tests_finds_what_is_wrong() -> None:
    text = (
        '<main><h1 style="x">A</h1><p><b></p></b><img src="x"><input name="a">'
        '<i id="a"></i><i id="a"></i><script>1</script><a onclick="x" aria-labelledby="z">b</a></main>'
    )
    told = " ".join(problems_of(text))
    for word in (
        "style",
        "</p> closes",
        "without alt",
        "without label",
        "twice",
        "<script>",
        "onclick",
        "id z",
    ):
        assert word in told


def test_hostile_titles_are_shown_as_text_everywhere(visitor: Client) -> None:
    chart = new_chart(visitor)
    visitor.post(f"/charts/{chart.public_id}/rename/", {"title": HOSTILE})
    for address in ("/charts/", f"/charts/{chart.public_id}/rename/"):
        text = sound(visitor, address)
        assert "<script>alert" not in text
        assert "客服部 🙂 שלום" in text
    visitor.post(f"/charts/{chart.public_id}/delete/")
    assert "<script>alert" not in sound(visitor, f"/charts/?deleted={chart.public_id}")


def whole(response: Any) -> str:
    """Return a page that comes in parts."""
    return b"".join(response.streaming_content).decode()


def editor_data(text: str) -> dict[str, Any]:
    found = re.search(r'<script id="chart-data" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_editor_starts_with_the_whole_chart(visitor: Client) -> None:
    chart = new_chart(visitor)
    response = visitor.get(f"/charts/{chart.public_id}/")
    data = editor_data(whole(response))
    assert data["chart"] == visitor.get(f"/api/charts/{chart.public_id}/").json()
    assert data["scene"] == visitor.get(f"/api/charts/{chart.public_id}/scene/").json()["scene"]
    assert data["urls"] == {
        "charts": "/charts/",
        "api": f"/api/charts/{chart.public_id}/",
        "library": {"titles": "/api/library/titles/", "measures": "/api/library/measures/"},
        "fillIn": f"/charts/{chart.public_id}/fill-in/",
        "saveTemplate": f"/charts/{chart.public_id}/template/",
    }
    assert {export["key"] for export in data["exports"]} >= {"svg", "pdf", "pptx"}
    for export in data["exports"]:
        assert visitor.head(export["url"]).status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "csrftoken" in response.cookies


def test_the_editor_comes_before_the_chart_is_drawn(visitor: Client) -> None:
    chart = new_chart(visitor)
    parts = [part.decode() for part in visitor.get(f"/charts/{chart.public_id}/").streaming_content]
    assert "chart-data" not in parts[0]
    head, later = parts[0].split('<template id="workbench-modules">')
    first, rest = (
        re.findall(r'<link rel="modulepreload" href="/static/(.*?)">', each) for each in (head, later)
    )
    assert first[0] == "js/editor/main.js"
    assert len(first) < len(rest)
    modules = [*first, *rest]
    assert len(set(modules)) == len(modules)
    sources = "".join(Path(str(finders.find(module))).read_text(encoding="utf-8") for module in modules)
    imported = set(re.findall(r'from "\./(\w+\.js)"', sources))
    assert imported == {Path(module).name for module in modules} - {"main.js", "workbench.js"}


def test_a_chart_that_cannot_be_drawn_is_said_so(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = create_chart(visitor=Visitor(), document=make_document("No Graphviz"), published=True)
    # Neither the program nor the process of it that may be running, nor what it answered before.
    monkeypatch.setenv("PATH", "/nowhere")
    graphviz._kept.close()
    monkeypatch.setattr(graphviz, "_results", OrderedDict())
    text = whole(visitor.get(f"/charts/{chart.public_id}/"))
    assert "The server could not draw this chart." in text
    assert text.endswith("</html>\n")


def test_the_help_page_names_every_key_of_the_editor(visitor: Client) -> None:
    modules = sorted((settings.ROOT / "static" / "js" / "editor").glob("*actions.js"))
    actions = "".join(module.read_text(encoding="utf-8") for module in modules)
    arrows = {"ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→", "ContextMenu": "Menu"}
    keys = {key for found in re.findall(r"keys: \[(.*?)\]", actions) for key in re.findall(r'"(.*?)"', found)}
    named = set(re.findall(r"<kbd>(.*?)</kbd>", sound(visitor, "/help/")))
    wanted = {re.sub(r"Arrow\w+|ContextMenu", lambda arrow: arrows[arrow[0]], key) for key in keys}
    assert len(wanted) > 10
    assert wanted - named == set(), "tell these keys in orgchart/templates/keys.html"


def test_the_editor_of_a_published_chart_is_read_only(visitor: Client) -> None:
    chart = create_chart(visitor=Visitor(), document=make_document(), published=True)
    data = editor_data(whole(visitor.get(f"/charts/{chart.public_id}/")))
    assert data["chart"]["right"] == "viewer"


def test_hostile_text_cannot_leave_the_editors_data(visitor: Client) -> None:
    document = make_document(HOSTILE)
    assert isinstance(document.chart, ChartInfo)
    chart = create_chart(visitor=Visitor(), document=document, published=True)
    text = whole(visitor.get(f"/charts/{chart.public_id}/"))
    assert editor_data(text)["chart"]["title"] == HOSTILE
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    "address", ["/nothing/", "/charts/abcdefghijkl/", "/templates/nothing/", "/charts/x/export/"]
)
def test_what_is_not_there_gets_a_page(visitor: Client, address: str) -> None:
    assert "There is nothing here" in sound(visitor, address, 404)


def test_an_outdated_form_gets_a_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/charts/new/")
    assert response.status_code == 403
    text = response.content.decode()
    assert "This page was open too long" in text
    assert problems_of(text) == []


def test_what_is_not_allowed_gets_a_page_with_the_reason(visitor: Client) -> None:
    chart = create_chart(visitor=Visitor(), document=make_document(), published=True)
    response = visitor.post(f"/charts/{chart.public_id}/rename/", {"title": "Mine"})
    assert response.status_code == 403
    assert "Only the owner of this chart may do this." in response.content.decode()
    assert problems_of(response.content.decode()) == []
    assert Chart.objects.get(pk=chart.pk).title == "Customer Service"


def test_a_defect_gets_a_page_that_needs_nothing() -> None:
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Something went wrong on the server" in response.content.decode()
    assert problems_of(response.content.decode()) == []
