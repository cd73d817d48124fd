"""A template's chart in other layouts and themes, folded: through the one door for pictures, and kept."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from orgchart.exports.svg import write_svg
from orgchart.models import Chart
from orgchart.pictures import scene_of
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.themes import THEMES
from orgchart.scene.view import View
from templates_gallery.models import TemplateStep
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db

DRAWING = "/templates/help-desk/chart.svg"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None) -> None:
    load_gallery(entries.folder)


def chart() -> Chart:
    return TemplateStep.objects.get(template__slug="help-desk").chart


def drawn(client: Client, look: str = "") -> list[str]:
    """Return the ids of the boxes in a drawing."""
    response = client.get(f"{DRAWING}?{look}")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    root = ElementTree.fromstring(response.content)
    return [each.attrib["data-id"] for each in root.iter(f"{SVG}g") if each.attrib.get("class") == "box"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_can_be_looked_at(client: Client, layout: str) -> None:
    content = client.get(f"{DRAWING}?layout={layout}").content
    assert content == write_svg(scene_of(chart(), view=View(layout, "default")))


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_looked_at(client: Client, theme: str) -> None:
    content = client.get(f"{DRAWING}?theme={theme}").content
    assert content == write_svg(scene_of(chart(), view=View("tree", theme)))


def test_layouts_and_themes_differ_and_the_template_stays(client: Client) -> None:
    looks = {client.get(f"{DRAWING}?{look}").content for look in ("", "layout=rings", "theme=dark")}
    assert len(looks) == 3
    assert (chart().layout, chart().theme, chart().revision) == ("tree", "default", 0)
    assert not Chart.objects.filter(published=False).exists()


@pytest.mark.parametrize(
    "look",
    [
        "layout=spiral",
        "theme=own-abcdefghijkl",
        "theme=pink",
        *("levels=-1", "levels=1e3", "levels=21", "levels=%D9%A3"),
        "collapsed=%3Cscript%3E",
        "expanded=" + ",".join(f"r{number}" for number in range(401)),
    ],
)
def test_other_looks_are_refused_with_a_sentence(client: Client, look: str) -> None:
    response = client.get(f"{DRAWING}?{look}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().endswith(".")
    assert "<script>" not in response.content.decode()
    assert client.get(f"/templates/help-desk/?{look}").status_code == 400


@pytest.mark.parametrize("address", ["/templates/nothing/chart.svg", f"{DRAWING}?step=nothing"])
def test_unknown_templates_and_steps_have_no_drawing(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_branches_fold_and_unfold(client: Client) -> None:
    everybody = drawn(client)
    assert drawn(client, "levels=1") == ["lead"]
    assert drawn(client, "collapsed=lead") == ["lead"]
    assert drawn(client, "levels=1&expanded=lead") == everybody
    assert drawn(client, "collapsed=nobody-here") == everybody


def test_the_page_draws_the_look_and_offers_others(client: Client) -> None:
    text = client.get("/templates/help-desk/?layout=rings&theme=dark&levels=1").content.decode()
    assert text.count('class="box"') == 1
    for chosen in ("rings", "dark", "1"):
        assert f'<option value="{chosen}" selected>' in text
    assert 'class="viewer as-drawn"' in text
    assert len(re.findall(r"<option ", text[: text.index("<figure")])) == len(LAYOUTS) + 1 + len(THEMES) + 2


def test_a_drawing_is_kept_by_its_version_and_asked_for_again_without_it(client: Client) -> None:
    page = client.get("/templates/help-desk/").content.decode()
    found = re.search(r'data-drawing="([^"]+)"', page)
    assert found
    address = found[1].replace("&amp;", "&")
    forever = client.get(address + "&layout=rings")
    assert forever["Cache-Control"] == "public, max-age=31536000, immutable"
    plain = client.get(DRAWING)
    assert plain["Cache-Control"] == "public, no-cache"
    assert plain["ETag"] != forever["ETag"]
    again = client.get(DRAWING, headers={"If-None-Match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_drawings_are_small_on_the_way(client: Client) -> None:
    plain = client.get(DRAWING)
    squeezed = client.get(DRAWING, headers={"Accept-Encoding": "gzip"})
    assert squeezed["Content-Encoding"] == "gzip"
    assert len(squeezed.content) < len(plain.content) / 2


def test_a_visitor_cannot_ask_for_drawings_without_end(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgchart.api.throttling.DrawThrottle.rate", "2/hour", raising=False)
    answers = [client.get(f"{DRAWING}?levels={levels}").status_code for levels in (1, 2, 3)]
    assert answers == [200, 200, 429]
    assert client.get("/templates/help-desk/").status_code == 429


def test_no_template_hides_behind_the_comparison() -> None:
    """The comparison stands where a template called "compare" would."""
    load_gallery()
    assert not TemplateStep.objects.filter(template__slug="compare").exists()
