"""The index of a booklet: in the order that readers look in, its columns and sheets about equally full."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from orgchart.core.document import Document
from orgchart.exports.booklet import PEOPLE, ROLES, booklet_sheets
from orgchart.exports.index_sheets import IndexMaker, people_entries, role_entries
from orgchart.exports.pdf_sheets import write_sheets
from orgchart.exports.sheets import Sheet, SheetMaker
from orgchart.scene.build import build_scene
from orgchart.scene.pages.pages import make_pages
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.view import View
from tests.core.organisations import make_organisation
from tests.scene.charts import chart


def index_of(document: Document) -> list[Sheet]:
    setup = PageSetup(smallest=9)
    pages = make_pages(document, View(), setup)
    homes = {role_id: page.number for page in pages for role_id in page.at_home}
    maker = IndexMaker(SheetMaker(setup, build_scene(document, View())), pages)
    return list(maker.sheets("Index", people_entries(document, homes), 1, 1))


def booklet_of(document: Document, setup: PageSetup) -> list[Sheet]:
    pages = make_pages(document, View(), setup)
    return booklet_sheets(pages, document, build_scene(document, View()), setup)


def columns_of(sheet: Sheet) -> Counter[float]:
    """How many entries begin at which distance from the left."""
    return Counter(text.lines[0].x for text in sheet.texts if "," in text.full)


@pytest.mark.parametrize("roles", [60, 150, 400])
def test_columns_and_sheets_are_about_equally_full(roles: int) -> None:
    document = make_organisation(roles, 2, vacancies=0, counted=0, odd_text=False)
    sheets = index_of(document)
    lengths = [sum(columns_of(sheet).values()) for sheet in sheets]
    assert max(lengths) - min(lengths) <= 1
    for sheet in sheets:
        assert len(set(columns_of(sheet).values())) <= 2
        assert max(columns_of(sheet).values()) - min(columns_of(sheet).values()) <= 1


def test_entries_stand_whole_where_columns_can_be_as_wide() -> None:
    document = make_organisation(90, 2, vacancies=0, counted=0, odd_text=False)
    words = [text for sheet in index_of(document) for text in sheet.texts if "," in text.full]
    cut = [text for text in words if text.lines[0].text != text.full]
    assert len(cut) <= len(words) / 10


def test_numbers_in_titles_are_sorted_by_size() -> None:
    document = chart("boss\n  a\n  b\n  c")
    titles = {"a": "Team 10", "b": "Team 2", "c": "Équipe"}
    roles = {key: replace(role, title=titles.get(key, role.title)) for key, role in document.roles.items()}
    entries = role_entries(replace(document, roles=roles), dict.fromkeys(roles, 1))
    assert [entry.words for entry in entries] == ["Équipe", "Team 2", "Team 10", "Title of boss"]


def few_titles(people: int) -> Document:
    """A chart of so many people with one of two titles."""
    document = make_organisation(people, 2, vacancies=0, counted=0, odd_text=False)
    roles = {key: replace(role, title=f"Agent {len(key) % 2}") for key, role in document.roles.items()}
    return replace(document, roles=roles)


def test_a_short_index_of_roles_stands_below_that_of_people() -> None:
    setup = PageSetup(paper="a3", smallest=12)
    document = few_titles(90)
    sheets = booklet_of(document, setup)
    assert [sheet.heading.full for sheet in sheets].count(PEOPLE) == 1
    assert ROLES not in {sheet.heading.full for sheet in sheets}
    *texts, foot = sheets[-1].texts
    assert foot.full.endswith(f"Page {len(sheets)} of {len(sheets)}")
    at = next(number for number, text in enumerate(texts) if text.full == ROLES)
    people, roles = texts[:at], texts[at + 1 :]
    assert {text.full for text in roles if "Agent" in text.full} == {"Agent 0", "Agent 1"}
    lowest = max(text.lines[0].y for text in people)
    heading, first = texts[at].lines[0].y, min(text.lines[0].y for text in roles)
    assert lowest + texts[at].size < heading < first - texts[at].size / 2
    assert max(text.lines[0].y for text in roles) < foot.lines[0].y - foot.size
    links = {text.full for text in texts if text.full.strip(",").isdigit()}
    assert links <= {link.text for link in sheets[-1].links}
    reader = PdfReader(BytesIO(write_sheets(sheets, title="", description="", language="en")))
    assert {PEOPLE, ROLES} <= {str(each.title) for each in reader.outline if not isinstance(each, list)}
    assert reader.pages[-1].extract_text().index(PEOPLE) < reader.pages[-1].extract_text().index(ROLES)


def test_a_long_index_of_roles_has_sheets_of_its_own() -> None:
    document = make_organisation(150, 2, vacancies=0, counted=0, odd_text=False)
    headings = [sheet.heading.full for sheet in booklet_of(document, PageSetup(smallest=9))]
    assert {PEOPLE, ROLES} <= set(headings)
