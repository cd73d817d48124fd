"""The index of a booklet: in the order that readers look in, its columns and sheets about equally full."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from orgchart.core.document import Document
from orgchart.exports.index_sheets import IndexMaker, people_entries, role_entries
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
