"""A chart as a booklet: an overview, the pages that it continues on, and an index."""

from __future__ import annotations

from collections.abc import Sequence

from orgchart.core.document import Document
from orgchart.exports.index_sheets import IndexMaker, people_entries, role_entries
from orgchart.exports.sheet_mirroring import as_read
from orgchart.exports.sheets import Sheet, SheetMaker
from orgchart.scene.pages.pages import Page
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.scene import Scene

PEOPLE, ROLES = "Index of people", "Index of roles"


def booklet_sheets(
    pages: Sequence[Page], document: Document, whole: Scene, setup: PageSetup, *, date: str = ""
) -> list[Sheet]:
    """Return the sheets of the pages; an index follows where there are several.

    ``whole`` is the scene of the chart: the sheets have its title, font, colours and logo.
    """
    maker = SheetMaker(setup, whole, date)
    homes = {role_id: page.number for page in pages for role_id in page.at_home}
    index = IndexMaker(maker, pages)
    chapters = [(PEOPLE, people_entries(document, homes)), (ROLES, role_entries(document, homes))]
    if len(pages) == 1:
        chapters = []
    count = len(pages) + sum(index.count(entries) for _, entries in chapters)
    sheets = [maker.sheet(page, count) for page in pages]
    for title, entries in chapters:
        sheets.extend(index.sheets(title, entries, len(sheets) + 1, count))
    return as_read(sheets, whole.language)


def slide_sheets(pages: Sequence[Page], whole: Scene, setup: PageSetup, *, date: str = "") -> list[Sheet]:
    """Return the sheets of the pages without an index: slides are looked through, not looked up."""
    maker = SheetMaker(setup, whole, date)
    return as_read((maker.sheet(page, len(pages)) for page in pages), whole.language)
