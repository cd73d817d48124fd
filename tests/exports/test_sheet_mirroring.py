"""Sheets of charts in a language that is read from right to left: a mirror of those in another one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.text import PP_ALIGN

from orgchart.core.document import Document
from orgchart.exports.booklet import booklet_sheets
from orgchart.exports.options import ExportOptions
from orgchart.exports.pptx import sheets_of_slides
from orgchart.exports.sheets import Sheet
from orgchart.exports.table import EXPORTS
from orgchart.scene.build import build_scene
from orgchart.scene.pages.pages import make_pages
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.view import View
from tests.core.organisations import make_organisation

SETUP = PageSetup()


def organisation(language: str) -> Document:
    document = make_organisation(70, 4, units=3, odd_text=False, dotted=0.2)
    info = replace(document.chart, title="الهيكل التنظيمي", language=language)
    return replace(document, charts={"chart": info})


def sheets(language: str) -> list[Sheet]:
    document = organisation(language)
    pages = make_pages(document, View(), SETUP)
    return booklet_sheets(pages, document, build_scene(document, View()), SETUP)


def slides(language: str, pages: Any) -> list[Any]:
    document = organisation(language)
    file = EXPORTS["pptx"].write(build_scene(document, View()), document, ExportOptions(pages=pages))
    return list(Presentation(BytesIO(file)).slides)


def test_titles_begin_at_the_right_and_ways_on_stand_at_the_left() -> None:
    for sheet in sheets("ar"):
        (line,) = sheet.heading.lines
        assert (sheet.heading.align, line.x) == ("end", sheet.width - SETUP.margin)
        for link in sheet.links:
            if link.text.startswith(("Up", "Continues")):
                assert SETUP.margin - 0.01 <= link.area.left < sheet.width / 3


def test_the_legend_and_the_columns_of_the_index_run_from_the_right() -> None:
    first, *_, index = sheets("ar")
    patches = [swatch.area.left for swatch in first.swatches]
    assert patches[0] == pytest.approx(first.width - SETUP.margin - first.swatches[0].area.width)
    assert all(before > after for before, after in pairwise(patches))
    words = index.texts[0]
    assert (words.align, words.lines[0].x) == ("end", pytest.approx(index.width - SETUP.margin))
    numbers = [text for text in index.texts if text.full.rstrip(",").isdigit()]
    assert all(text.rtl and text.align == "start" for text in numbers)


def test_links_of_boxes_stay_upon_them() -> None:
    for sheet in sheets("ar"):
        boxes = {box.id: box for box in sheet.scene.boxes}
        for link in sheet.links:
            if link.role_id:
                left = sheet.placing.left + boxes[link.role_id].x * sheet.placing.scale
                assert link.area.left == pytest.approx(left)


def test_all_words_are_those_of_a_chart_read_from_the_left() -> None:
    for one, other in zip(sheets("ar"), sheets("en"), strict=True):
        assert [text.full for text in one.texts] == [text.full for text in other.texts]


@pytest.mark.parametrize("pages", ["one", "booklet"])
@pytest.mark.parametrize(("language", "side"), [("ar", PP_ALIGN.RIGHT), ("en", PP_ALIGN.LEFT)])
def test_titles_of_slides_stand_at_the_side_where_reading_begins(
    pages: str, language: str, side: PP_ALIGN
) -> None:
    for slide in slides(language, pages):
        title = slide.shapes.title
        assert title.text_frame.paragraphs[0].alignment == side
        edge = title.left + (title.width if side == PP_ALIGN.RIGHT else 0)
        assert (edge > slide.part.package.presentation_part.presentation.slide_width / 2) == (
            side == PP_ALIGN.RIGHT
        )


def test_the_preview_of_a_slide_has_its_title_at_the_right() -> None:
    document = organisation("he")
    (sheet,) = sheets_of_slides(build_scene(document, View()), document, ExportOptions())
    assert (sheet.heading.align, sheet.heading.rtl) == ("end", True)
    assert sheet.heading.lines[0].x > sheet.width / 2
