"""PDF by WeasyPrint: vector shapes, real text, bookmarks, tags, the same bytes for the same scene.

WeasyPrint lays out an empty page and writes the file (fonts, metadata, outline); the page's paint step
draws the scene, see ``pdf_painting``. Text laid out as HTML or SVG inside WeasyPrint takes three to six
times as long at 300 boxes, and SVG text comes out letter by letter.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import weasyprint

from orgchart.core.document import Document
from orgchart.exports.booklet import booklet_sheets
from orgchart.exports.options import ExportOptions, Paper
from orgchart.exports.pdf_outline import DEEPEST_BOOKMARK, bookmark_words
from orgchart.exports.pdf_painting import Painter
from orgchart.exports.pdf_sheets import refuse, write_sheets
from orgchart.exports.pdf_tags import add_tags
from orgchart.exports.pdf_text import Shaper
from orgchart.exports.photos import sheets_with_photos
from orgchart.exports.poster import poster_sheets
from orgchart.exports.sheets import Sheet, bare_sheet
from orgchart.exports.xml_text import clean, one_line
from orgchart.scene.extent import extent
from orgchart.scene.pages.pages import make_pages
from orgchart.scene.pages.setup import LARGEST_SCALE, Orientation, PageSetup
from orgchart.scene.pages.setup import Placing as ScenePlacing
from orgchart.scene.scene import Scene
from orgchart.scene.view import view_of

# fontTools stamps the emoji fonts it rewrites with the time, unless this standard variable gives one.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

# The margin kept free on a sheet (10 mm), in points.
_MARGIN = 28.35
# PDF readers stop at 200 inches a side, and want at least 3 points.
_LONGEST_SIDE, _SHORTEST_SIDE = 14400.0, 3.0
_POINTS_TO_PIXELS = 96 / 72


@dataclass(frozen=True, slots=True)
class Placing:
    """A page and where the scene stands on it, in points: scene (x, y) is at ``left + x * scale``, ..."""

    width: float
    height: float
    left: float
    top: float
    scale: float


def export_pdf(scene: Scene, document: Document, options: ExportOptions) -> bytes:
    """Write the chart as a PDF of one page, a booklet or a poster; as ``table.EXPORTS`` asks for."""
    if options.pages == "one":
        return write_pdf(scene, options.paper, options.orientation)
    return write_sheets(
        paper_sheets(scene, document, options),
        title=scene.title,
        description=scene.description,
        language=scene.language,
    )


def paper_sheets(scene: Scene, document: Document, options: ExportOptions) -> list[Sheet]:
    """Return the sheets of the PDF that ``export_pdf`` would write."""
    setup = options.setup()
    if options.pages == "one":
        page = place(scene, options.paper, options.orientation)
        return [bare_sheet(scene, (page.width, page.height), ScenePlacing(page.left, page.top, page.scale))]
    if options.pages == "poster":
        return poster_sheets(scene, setup, date=options.date)
    pages = make_pages(document, view_of(document), setup, options.theme, options.shown)
    sheets = booklet_sheets(pages, document, scene, setup, date=options.date)
    return sheets_with_photos(sheets, options.photos)


def write_pdf(scene: Scene, paper: Paper = "chart", orientation: Orientation = "auto") -> bytes:
    """Return the scene as a PDF of one page, sized to the chart or fitted to a sheet."""
    placing = place(scene, paper, orientation)
    rendered = weasyprint.HTML(string=_page(scene, placing), url_fetcher=refuse).render()
    page = rendered.pages[0]
    page.bookmarks = _bookmarks(scene, placing)
    shaper = Shaper(rendered.font_config, scene.font, scene.language)
    painter = Painter(scene, placing.left, placing.top, placing.scale, shaper)
    page.paint = partial(_paint, page.paint, painter)
    pdf: bytes = rendered.write_pdf(
        pdf_tags=True, finisher=lambda _document, pdf: add_tags(pdf, [painter.marks])
    )
    return pdf


def place(scene: Scene, paper: Paper, orientation: Orientation = "auto") -> Placing:
    """Return the page for a scene: its own size, or a sheet; turned to show it larger, if it is free to.

    A sheet brings its own margin; the scene's is not kept there.
    """
    if paper == "chart":
        width, height = max(scene.width, 1.0), max(scene.height, 1.0)
        scale = min(1.0, _LONGEST_SIDE / width, _LONGEST_SIDE / height)
        return Placing(max(width * scale, _SHORTEST_SIDE), max(height * scale, _SHORTEST_SIDE), 0, 0, scale)
    left, top, right, bottom = extent(scene)
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    sheets = PageSetup(paper=paper, orientation=orientation).sheets()
    fits = [(_fit(width, height, *sheet), sheet) for sheet in sheets]
    # Where both ways cap at the largest scale, the sheet lies as the chart does.
    scale, sheet = max(fits, key=lambda fit: (fit[0], (fit[1][0] > fit[1][1]) == (width > height)))
    return Placing(
        *sheet,
        left=sheet[0] / 2 - scale * (left + right) / 2,
        top=sheet[1] / 2 - scale * (top + bottom) / 2,
        scale=scale,
    )


def _fit(width: float, height: float, sheet_width: float, sheet_height: float) -> float:
    """The scale that fits the chart inside the sheet's margins."""
    return min(LARGEST_SCALE, (sheet_width - 2 * _MARGIN) / width, (sheet_height - 2 * _MARGIN) / height)


def _page(scene: Scene, placing: Placing) -> str:
    """The HTML that WeasyPrint lays out: the page's size, title, language and description, no content."""
    description = escape(one_line(scene.description))
    return (
        f'<html lang="{escape(clean(scene.language) or "en")}"><head><meta charset="utf-8">'
        f"<title>{escape(one_line(scene.title))}</title>"
        f'<meta name="description" content="{description}">'
        f"<style>@page {{ size: {placing.width:.3f}pt {placing.height:.3f}pt; margin: 0 }}</style>"
        "</head><body></body></html>"
    )


def _bookmarks(scene: Scene, placing: Placing) -> list[tuple[int, str, tuple[float, float], str]]:
    """One bookmark a role, nested as they report; the first two levels are open."""
    bookmarks = []
    for box in scene.boxes:
        point = (
            (placing.left + box.x * placing.scale) * _POINTS_TO_PIXELS,
            (placing.top + box.y * placing.scale) * _POINTS_TO_PIXELS,
        )
        level = min(box.level, DEEPEST_BOOKMARK)
        bookmarks.append((level, bookmark_words(box), point, "open" if level == 1 else "closed"))
    return bookmarks


def _paint(paint_page: Any, painter: Painter, stream: Any, scale: float = 1) -> None:
    """Paint WeasyPrint's own page, then the scene on it. The stream's unit is a point, y downwards."""
    paint_page(stream, scale)
    with stream.stacked():
        painter.paint(stream)
