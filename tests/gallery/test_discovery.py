"""What search engines and other sites read, and the files made for them and for print."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import LazySettings
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from templates_gallery.models import Template
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PICTURE = "/templates/help-desk/picture.png"


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None, settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "data"
    load_gallery(entries.folder)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def data(text: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    read: dict[str, Any] = json.loads(found[0])
    return read


def meta(text: str, name: str) -> str:
    found = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)">', text)
    assert len(found) == 1, name
    return str(found[0]).replace("&amp;", "&")


def canonical(text: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)">', text)


def test_every_look_of_a_page_names_one_address(client: Client) -> None:
    for query in ("", "?tab=measures", "?layout=rings&theme=dark", "?step=owner"):
        assert canonical(page(client, f"/templates/shop/{query}")) == ["http://testserver/templates/shop/"]
    assert canonical(page(client, "/templates/shop/?step=team&tab=titles")) == [
        "http://testserver/templates/shop/?step=team"
    ]
    assert canonical(page(client, "/?q=desk&sort=title")) == ["http://testserver/"]


def test_a_template_is_described_with_a_picture(client: Client) -> None:
    text = page(client, "/templates/help-desk/")
    assert meta(text, "og:title") == "Help Desk"
    assert meta(text, "description") == meta(text, "og:description") == "A help desk with one lead."
    address = meta(text, "og:image")
    assert address.startswith(f"http://testserver{PICTURE}?step=desk&v=")
    response = client.get(address.removeprefix("http://testserver"))
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    image = Image.open(BytesIO(response.content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    colours = image.convert("RGB").getcolors(2**20)
    assert colours is not None
    # The bar of the support unit is its own green.
    assert any(colour == (0x0F, 0x76, 0x6E) for _, colour in colours)
    assert len(response.content) < 120_000


def test_a_picture_is_made_once_and_again_when_the_template_changes(
    client: Client, entries: Entries, settings: LazySettings
) -> None:
    def kept() -> set[str]:
        return {path.name for path in (settings.DATA / "kept" / "share").iterdir()}

    first = client.get(PICTURE).content
    before = kept()
    assert len(before) == 1
    (settings.DATA / "kept" / "share" / next(iter(before))).write_bytes(b"kept")
    assert client.get(PICTURE).content == b"kept"
    entries.change("help-desk", "title: Help Desk Lead", "title: Head of Help")
    entries.change("help-desk", "title: Help Desk\n", "title: Desk of Help\n")
    load_gallery(entries.folder)
    assert client.get(PICTURE).content not in (first, b"kept")
    assert len(kept()) == 2


def test_long_titles_stay_inside_the_picture(client: Client) -> None:
    Template.objects.filter(slug="help-desk").update(title="Wide " * 16)
    image = Image.open(BytesIO(client.get(PICTURE).content)).convert("RGB")
    edge = image.crop((1160, 30, 1200, 160)).getcolors()
    assert edge is not None
    assert [colour for _, colour in edge] == [(0xF6, 0xF7, 0xF9)]


def test_the_page_says_what_it_is_about_and_where_it_stands(client: Client) -> None:
    work, crumbs = data(page(client, "/templates/help-desk/"))["@graph"]
    assert work["name"] == "Help Desk"
    assert work["url"] == "http://testserver/templates/help-desk/"
    assert work["keywords"] == ["support", "desk"]
    assert [each["name"] for each in crumbs["itemListElement"]] == ["Gallery", "Help Desk"]
    listed = data(page(client, "/"))["mainEntity"]["itemListElement"]
    assert [each["name"] for each in listed] == ["Help Desk", "Shop"]


def test_texts_cannot_leave_their_script_element(client: Client) -> None:
    evil = '</script><script>alert(1)</script> & "x"'
    Template.objects.filter(slug="help-desk").update(summary=evil)
    for address in ("/templates/help-desk/", "/"):
        text = page(client, address)
        assert "<script>alert" not in text
        data(text)
    assert data(page(client, "/templates/help-desk/"))["@graph"][0]["description"] == evil


def test_the_sitemap_lists_every_template_once(client: Client) -> None:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    places = [each.text for each in root.iter(f"{SITEMAP}loc")]
    assert len(places) == len(set(places))
    assert {
        "http://testserver/",
        "http://testserver/library/",
        "http://testserver/templates/help-desk/",
        "http://testserver/templates/shop/",
    } <= set(places)
    for place in places:
        assert place
        assert client.get(place.removeprefix("http://testserver")).status_code == 200


def test_robots_stay_away_from_charts_and_find_the_sitemap(client: Client) -> None:
    text = page(client, "/robots.txt")
    assert "Disallow: /charts/\n" in text
    assert "Sitemap: http://testserver/sitemap.xml\n" in text
    assert "Disallow: /\n" not in text


def test_the_summary_is_one_sheet_with_picture_facts_functions_and_advice(client: Client) -> None:
    response = client.get("/templates/help-desk/summary.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert "Help%20Desk%20-%20summary.pdf" in response["Content-Disposition"] or (
        'filename="Help Desk - summary.pdf"' in response["Content-Disposition"]
    )
    reader = PdfReader(BytesIO(response.content))
    assert len(reader.pages) == 1
    sheet = reader.pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == (595, 842)
    text = reader.pages[0].extract_text()
    for words in (
        "Help Desk",
        "4 roles",
        "Ana Souza",
        "Night Shift",
        "When people ask.",
        "When nobody asks.",
    ):
        assert words in text
    assert "http://testserver/templates/help-desk/" in text
    again = client.get("/templates/help-desk/summary.pdf", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_a_summary_stays_on_one_sheet_however_much_there_is_to_say(client: Client, entries: Entries) -> None:
    long = " ".join(["Words about this."] * 500)
    entries.change("help-desk", "when_to_use: When people ask.", f"when_to_use: {long}")
    units = "".join(f"      - {{id: u{number}, name: Unit {number}}}\n" for number in range(60))
    entries.change("help-desk", "    units:\n", f"    units:\n{units}")
    load_gallery(entries.folder)
    reader = PdfReader(BytesIO(client.get("/templates/help-desk/summary.pdf").content))
    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    assert "When nobody asks." in text
    assert "and 51 more" in text
    assert "Words about this." in text


@pytest.mark.parametrize("name", ["picture.png", "summary.pdf"])
def test_unknown_templates_have_no_files(client: Client, name: str) -> None:
    assert client.get(f"/templates/nothing/{name}").status_code == 404
    assert client.get(f"/templates/shop/{name}?step=nothing").status_code == 404
