"""PPTX by python-pptx: one 16:9 slide of native shapes, the same bytes for the same scene.

python-pptx makes the package, the layouts and the title; the shapes are written as slide XML in bulk,
which takes a tenth of the time of its shape by shape interface.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from math import ceil
from types import MappingProxyType
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from orgchart.core.document import Document
from orgchart.exports.booklet import slide_sheets
from orgchart.exports.options import ExportOptions, OptionError
from orgchart.exports.photos import sheets_with_photos
from orgchart.exports.pptx_package import add_bulk_slide, new_presentation, save, set_properties
from orgchart.exports.pptx_pictures import embedder
from orgchart.exports.pptx_shapes import ShapeWriter
from orgchart.exports.pptx_slide import EMU_PER_POINT, SlidePlacing, in_points, place, place_sheet
from orgchart.exports.sheets import Sheet, bare_sheet
from orgchart.exports.xml_text import one_line
from orgchart.scene.layouts.directions import runs_right_to_left
from orgchart.scene.measure import is_right_to_left
from orgchart.scene.mirroring import mirrored_text
from orgchart.scene.pages.pages import make_pages
from orgchart.scene.pages.setup import PageSetup, Placing
from orgchart.scene.scene import Picture, Scene, TextLine
from orgchart.scene.view import view_of

# Fonts that the server measures, and the ones with the same widths on a computer with Office.
_OFFICE_TWINS = {"Liberation Sans": "Arial", "Carlito": "Calibri", "Liberation Serif": "Times New Roman"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TITLE_SIZES = (24.0, 20.0, 16.0, 14.0, 12.0, 10.0, 8.0)
_TITLE_LINE, _TITLE_LETTER = 1.2, 0.56
_MIDDLE = 0.35  # how far a baseline stands below the middle of its line, in em


def export_pptx(scene: Scene, document: Document, options: ExportOptions) -> bytes:
    """Write the chart as one slide or as a booklet of slides; as ``table.EXPORTS`` asks for.

    Raises:
        OptionError: a poster, which is for paper.
    """
    if options.pages == "one":
        return write_pptx(scene)
    return write_slides(sheets_of_slides(scene, document, options), _setup(options))


def sheets_of_slides(scene: Scene, document: Document, options: ExportOptions) -> list[Sheet]:
    """Return the sheets of the slides that ``export_pptx`` would write.

    Raises:
        OptionError: a poster, which is for paper.
    """
    if options.pages == "poster":
        raise OptionError("A poster is for paper: export it as a PDF.", "pages")
    if options.pages == "one":
        return [_only_slide(scene)]
    setup = _setup(options)
    pages = make_pages(document, view_of(document), setup, options.theme, options.shown)
    return sheets_with_photos(slide_sheets(pages, scene, setup, date=options.date), options.photos)


def _setup(options: ExportOptions) -> PageSetup:
    """Slides lie, whatever the paper."""
    return replace(options.setup("16:9"), orientation="landscape")


def _only_slide(scene: Scene) -> Sheet:
    """The slide of ``write_pptx`` as a sheet."""
    placing = place(scene)
    width, height, left, top, scale = (
        length / EMU_PER_POINT
        for length in (placing.width, placing.height, placing.left, placing.top, placing.scale)
    )
    x, y, title_width, title_height = (length / EMU_PER_POINT for length in placing.title_area)
    title, size = one_line(scene.title), _title_size(scene.title, placing)
    line = TextLine(title, x, y + title_height / 2 + size * _MIDDLE)
    sheet = bare_sheet(scene, (width, height), Placing(left, top, scale))
    heading = replace(sheet.heading, lines=(line,), size=size, rtl=is_right_to_left(title))
    if runs_right_to_left(scene.language):
        heading = mirrored_text(heading, 2 * x + title_width)
    return replace(sheet, heading=heading)


def write_pptx(scene: Scene) -> bytes:
    """Return the scene as a PowerPoint file with one slide."""
    deck = _Deck(scene, place(scene))
    slide = deck.add_slide(scene, deck.first)
    slide.part.append(deck.writer(slide, deck.first).write(scene))
    return save(deck.presentation)


def write_slides(sheets: Sequence[Sheet], setup: PageSetup) -> bytes:
    """Return a PowerPoint file with a slide for each sheet; they link to each other as pages do."""
    placings = [place_sheet(sheet, setup) for sheet in sheets]
    deck = _Deck(sheets[0].scene, placings[0])
    slides = [
        deck.add_slide(replace(sheet.scene, title=sheet.heading.full), placing)
        for sheet, placing in zip(sheets, placings, strict=True)
    ]
    for slide, sheet, placing in zip(slides, sheets, placings, strict=True):
        relations = {
            page: slide.part.relate_to(slides[page - 1].part, RELATIONSHIP_TYPE.SLIDE)
            for page in dict.fromkeys(link.page for link in sheet.links)
        }
        boxes = {link.role_id: relations[link.page] for link in reversed(sheet.links) if link.role_id}
        ways = {link.text: relations[link.page] for link in sheet.links if not link.role_id}
        if sheet.logo:
            _add_picture(slide, sheet.logo, in_points(placing))
        writer = deck.writer(slide, placing, boxes)
        shapes = [*writer.write(sheet.scene)]
        round_it = deck.writer(slide, in_points(placing), first_id=writer.next_id)
        shapes += round_it.write_round(
            [(text, ways.get(text.full, "")) for text in sheet.texts],
            [(swatch.area, swatch.colour) for swatch in sheet.swatches],
        )
        slide.part.append(shapes)
    return save(deck.presentation)


class _Deck:
    """A presentation that is being filled. ``scene`` says what it is, ``first`` how large its slides are."""

    def __init__(self, scene: Scene, first: SlidePlacing) -> None:
        self.first = first
        font = scene.font.split(",")[0].strip(" \"'")
        self.font = _OFFICE_TWINS.get(font, font)
        self.language = scene.language if _LANGUAGE.fullmatch(scene.language) else ""
        self.presentation = new_presentation(first.width, first.height, self.font)
        set_properties(self.presentation, one_line(scene.title), one_line(scene.description), self.language)
        self._layout = self.presentation.slide_layouts.get_by_name("Title Only")

    def add_slide(self, scene: Scene, placing: SlidePlacing) -> Any:
        """Add a slide with the title and the ground of a scene."""
        slide = add_bulk_slide(self.presentation, self._layout)
        _set_title(slide.shapes.title, one_line(scene.title), placing, self.language, scene.ink)
        if scene.background:
            fill = slide.background.fill
            fill.solid()
            fill.fore_color.rgb = _rgb(scene.background[1:])
        if scene.logo:
            _add_picture(slide, scene.logo, placing)
        return slide

    def writer(
        self,
        slide: Any,
        placing: SlidePlacing,
        links: Mapping[str, str] = MappingProxyType({}),
        *,
        first_id: int = 0,
    ) -> ShapeWriter:
        """Return a writer of shapes for a slide, whose ids follow those that are taken."""
        first_id = first_id or max(shape.shape_id for shape in slide.shapes) + 1
        return ShapeWriter(placing, self.font, self.language, first_id, links=links, embed=embedder(slide))


def _add_picture(slide: Any, picture: Picture, placing: SlidePlacing) -> None:
    """Put an image where the scene has it."""
    shape = slide.shapes.add_picture(
        BytesIO(b64decode(picture.data)),
        placing.x(picture.x),
        placing.y(picture.y),
        placing.length(picture.width),
        placing.length(picture.height),
    )
    shape.name = "Logo"
    shape._element.nvPicPr.cNvPr.set("descr", one_line(picture.label))


def _set_title(shape: Any, title: str, placing: SlidePlacing, language: str, ink: str) -> None:
    """Fill the title placeholder, in the largest size in which the title fits above the chart."""
    shape.left, shape.top, shape.width, shape.height = placing.title_area
    frame = shape.text_frame
    frame.text = title
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if runs_right_to_left(language) else PP_ALIGN.LEFT
    if is_right_to_left(title):
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for run in paragraph.runs:
        run.font.size = Pt(_title_size(title, placing))
        run.font.bold = True
        run.font.color.rgb = _rgb(ink[1:])
        if language:
            run.font._element.set("lang", language)


def _title_size(title: str, placing: SlidePlacing) -> float:
    """The type size of the title in points."""
    _, _, width, height = (length / EMU_PER_POINT / placing.grown for length in placing.title_area)
    for size in _TITLE_SIZES:
        lines = ceil(len(title) * size * _TITLE_LETTER / width)
        if lines * size * _TITLE_LINE <= height:
            return size * placing.grown
    return _TITLE_SIZES[-1] * placing.grown


def _rgb(colour: str) -> RGBColor:
    """A colour of six hexadecimal digits as python-pptx wants it."""
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]
