"""Several sheets as one PDF: links both ways, an outline by page and role, the same bytes each time."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any, NoReturn

import pydyf
import weasyprint

from orgchart.exports.pdf_outline import DEEPEST_BOOKMARK, Bookmark, add_outline, bookmark_words
from orgchart.exports.pdf_painting import Painter
from orgchart.exports.pdf_tags import add_tags
from orgchart.exports.pdf_text import Shaper
from orgchart.exports.sheets import CHAPTER, Sheet
from orgchart.exports.xml_text import clean, one_line
from orgchart.scene.pages.setup import Area

_POINTS_TO_PIXELS = 96 / 72


def write_sheets(sheets: Sequence[Sheet], *, title: str, description: str, language: str) -> bytes:
    """Return the sheets, all of one size, as a PDF."""
    rendered = weasyprint.HTML(
        string=_page(sheets[0], title, description, language), url_fetcher=refuse
    ).render()
    first = rendered.pages[0]
    shaper = Shaper(rendered.font_config, sheets[0].scene.font, sheets[0].scene.language)
    painters = []
    pages = []
    for sheet in sheets:
        page = copy.copy(first)
        painter = Painter(sheet.scene, *sheet.placing, shaper, clip=sheet.clip)
        page.paint = partial(_paint, first.paint, painter, sheet)
        pages.append(page)
        painters.append(painter)

    def finish(document: Any, pdf: Any) -> None:
        add_outline(pdf, document, [_bookmarks(sheet) for sheet in sheets])
        add_tags(pdf, [painter.marks for painter in painters])
        _add_links(pdf, sheets)

    pdf: bytes = rendered.copy(pages).write_pdf(pdf_tags=True, finisher=finish)
    return pdf


def _page(sheet: Sheet, title: str, description: str, language: str) -> str:
    """The HTML that WeasyPrint lays out: an empty page of the right size that says what the file is."""
    return (
        f'<html lang="{escape(clean(language) or "en")}"><head><meta charset="utf-8">'
        f"<title>{escape(one_line(title))}</title>"
        f'<meta name="description" content="{escape(one_line(description))}">'
        f"<style>@page {{ size: {sheet.width:.3f}pt {sheet.height:.3f}pt; margin: 0 }}</style>"
        "</head><body></body></html>"
    )


def _bookmarks(sheet: Sheet) -> list[Bookmark]:
    """The sheet by its heading, the roles at home there, nested as they report, and further chapters."""
    place = sheet.placing
    bookmarks: list[Bookmark] = [(1, one_line(sheet.heading.full), (0.0, 0.0), "closed")]
    for box in sheet.scene.boxes:
        if box.id in sheet.bookmarks:
            point = (
                (place.left + box.x * place.scale) * _POINTS_TO_PIXELS,
                (place.top + box.y * place.scale) * _POINTS_TO_PIXELS,
            )
            level = min(box.level + 1, DEEPEST_BOOKMARK)
            bookmarks.append((level, bookmark_words(box), point, "closed"))
    for text in sheet.texts:
        if text.part == CHAPTER:
            top = (text.lines[0].y - text.size) * _POINTS_TO_PIXELS
            bookmarks.append((1, one_line(text.full), (0.0, top), "closed"))
    return bookmarks


def _paint(paint_page: Any, painter: Painter, sheet: Sheet, stream: Any, scale: float = 1) -> None:
    """Paint WeasyPrint's own page, then the scene, then what stands round it."""
    paint_page(stream, scale)
    with stream.stacked():
        painter.paint(stream)
    with stream.stacked():
        painter.paint_round(
            stream,
            sheet.heading,
            sheet.texts,
            swatches=[(swatch.area, swatch.colour) for swatch in sheet.swatches],
            strokes=[(stroke.points, stroke.colour) for stroke in sheet.strokes],
            logo=sheet.logo,
        )


class _Link(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """A link annotation. An index has many thousands, so they are written without detours."""

    def __init__(self, area: Area, height: float, said: str, destination: bytes) -> None:
        super().__init__()
        left, top, width, across = area
        self.corners = (left, height - top - across, left + width, height - top)
        self.said = said
        self.destination = destination

    @property
    def data(self) -> bytes:
        """The annotation as bytes. ``F 4`` prints it, as archives ask for."""
        corners = b"%.2f %.2f %.2f %.2f" % self.corners
        said = pydyf.String(self.said).data
        return b"<</Type /Annot/Subtype /Link/Rect [%s]/Border [0 0 0]/Contents %s/Dest [%s /Fit]/F 4>>" % (
            corners,
            said,
            self.destination,
        )


def _add_links(pdf: Any, sheets: Sequence[Sheet]) -> None:
    """Add the links as annotations that say where they lead."""
    references = list(pdf.page_references)  # worked out anew each time it is asked for
    for place, sheet in enumerate(sheets):
        if not sheet.links:
            continue
        annotations = pydyf.Array()
        for link in sheet.links:
            annotation = _Link(link.area, sheet.height, one_line(link.text), references[link.page - 1])
            pdf.add_object(annotation)
            annotations.append(annotation.reference)
        page = pdf.objects[int(references[place].split()[0])]
        page["Annots"] = annotations


def refuse(url: str) -> NoReturn:
    """Stand in for WeasyPrint's fetcher: nothing is read from the network or from files.

    Raises:
        ValueError: always.
    """
    raise ValueError(f"Charts hold no outside resources: {url!r} is not fetched.")
