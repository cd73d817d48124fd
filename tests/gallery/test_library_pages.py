"""The library's pages and files, as a visitor without scripts gets them."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from templates_gallery import library_views
from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries
from tests.pages.markup import PageReader

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("http://example.org")'


@pytest.fixture(autouse=True)
def gallery(entries: Entries, db: None) -> None:
    entries.change("help-desk", "- Support Analyst", f"- name: '{FORMULA}'")
    entries.change("help-desk", "name: First contact resolution", "name: <b>Solved & closed</b>")
    load_gallery(entries.folder)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    text = response.content.decode()
    reader = PageReader()
    reader.feed(text)
    assert reader.problems == []
    return text


def found(text: str) -> list[str]:
    return re.findall(r"<li><h3>(.*?)</h3>", text.split('id="found"')[1])


def test_titles_stand_with_definitions_and_links_to_their_templates(client: Client) -> None:
    text = page(client, "/library/")
    assert found(text)[1:] == ["Help Desk Administrator"]
    assert "Keeps the help desk running." in text
    assert '<a href="/templates/help-desk/">Help Desk</a> <span class="quiet">Support</span>' in text
    assert 'role="status">2 job titles</p>' in text
    assert re.search(r'<a href="/library/"[^>]* aria-current="page">Job titles</a>', text)


def test_measures_stand_with_formula_unit_aim_and_source(client: Client) -> None:
    text = page(client, "/library/measures/")
    assert found(text) == ["&lt;b&gt;Solved &amp; closed&lt;/b&gt;"]
    for told in ("solved ÷ all × 100", "<dd>%</dd>", "Higher", "<dd>Help desk</dd>"):
        assert told in text


def test_the_header_of_every_page_leads_to_the_library(client: Client) -> None:
    assert '<a href="/library/">Library</a>' in page(client, "/")


def test_a_search_works_without_scripts_and_is_kept_in_tabs_and_files(client: Client) -> None:
    text = page(client, "/library/?q=desk&category=Customer+service&function=Support")
    assert found(text) == ["Help Desk Administrator"]
    assert 'value="desk"' in text
    assert "<option selected>Customer service</option>" in text
    assert "<option selected>Support</option>" in text
    assert 'role="status">1 of 2 job titles</p>' in text
    assert 'href="/library/measures/?q=desk&amp;category=Customer+service"' in text
    assert 'href="/library/titles.csv?q=desk&amp;category=Customer+service&amp;function=Support"' in text
    nothing = page(client, "/library/?q=zebra")
    assert found(nothing) == []
    assert "Nothing found" in nothing


@pytest.mark.parametrize("query", ["?q=%00", "?q=" + "x" * 5000, "?page=many", "?page=999", "?page=-1"])
def test_odd_addresses_show_a_page(client: Client, query: str) -> None:
    page(client, f"/library/{query}")


def test_many_items_stand_on_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_views, "ITEMS_ON_A_PAGE", 1)
    first = page(client, "/library/?category=Customer+service")
    assert len(found(first)) == 1
    assert 'rel="next" href="?category=Customer+service&amp;page=2">Next</a>' in first
    assert 'rel="prev"' not in first
    second = page(client, "/library/?category=Customer+service&page=2")
    assert found(second) == ["Help Desk Administrator"]
    assert 'rel="next"' not in second


def test_the_csv_holds_what_was_found_and_no_formula(client: Client) -> None:
    response = client.get("/library/titles.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="Library - Job titles.csv"' in response["Content-Disposition"]
    head, *rows = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert head == ["Job title", "Definition", "Functions", "Templates"]
    assert rows == [
        [f"'{FORMULA}", "", "Support", "Help Desk"],
        ["Help Desk Administrator", "Keeps the help desk running.", "Support", "Help Desk"],
    ]
    narrowed = client.get("/library/titles.csv?q=administrator").content.decode("utf-8-sig")
    assert len(narrowed.splitlines()) == 2


def test_the_workbook_holds_text_only(client: Client) -> None:
    content = client.get("/library/titles.xlsx").content
    with ZipFile(BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "HYPERLINK" in book.read("xl/sharedStrings.xml").decode()
        assert 'name="Job titles"' in book.read("xl/workbook.xml").decode()
    assert client.get("/library/measures.xlsx").status_code == 200


@pytest.mark.parametrize("name", ["titles.pdf", "people.csv"])
def test_there_are_no_other_files(client: Client, name: str) -> None:
    assert client.get(f"/library/{name}").status_code == 404


def test_a_page_takes_as_many_queries_however_large_the_library_is(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        client.get("/library/")
