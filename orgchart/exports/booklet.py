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
    people, roles = people_entries(document, homes), role_entries(document, homes)
    if len(pages) == 1:
        people, roles = [], []
    shares = index.has_room_below(people, roles)
    count = len(pages) + index.count(people) + (0 if shares else index.count(roles))
    sheets = [maker.sheet(page, count) for page in pages]
    sheets.extend(index.sheets(PEOPLE, people, len(sheets) + 1, count))
    if shares:
        sheets[-1] = index.with_below(sheets[-1], people, ROLES, roles)
    else:
        sheets.extend(index.sheets(ROLES, roles, len(sheets) + 1, count))
    return as_read(sheets, whole.language)


def slide_sheets(pages: Sequence[Page], whole: Scene, setup: PageSetup, *, date: str = "") -> list[Sheet]:
    """Return the sheets of the pages without an index: slides are looked through, not looked up."""
    maker = SheetMaker(setup, whole, date)
    return as_read((maker.sheet(page, len(pages)) for page in pages), whole.language)
