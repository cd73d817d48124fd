"""Previews of pages: what the SVG shows stands where the files have it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions
from orgchart.exports.sheet_svg import sheet_svg
from orgchart.exports.sheets import Sheet, SheetMaker
from orgchart.exports.table import EXPORTS
from orgchart.scene.build import build_scene
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.view import View
from tests.core.organisations import make_organisation
from tests.exports.readers import SVG, pdf_words, svg_root
from tests.scene.charts import chart


def sheets(key: str, document: Document, **options: Any) -> list[Sheet]:
    make = EXPORTS[key].sheets
    assert make is not None
    return make(build_scene(document, View()), document, ExportOptions(**options))


def written(key: str, document: Document, **options: Any) -> bytes:
    return EXPORTS[key].write(build_scene(document, View()), document, ExportOptions(**options))


def lines_on(sheet: Sheet) -> dict[str, tuple[float, float]]:
    """Return where the baseline of each line of text begins on the sheet."""
    root = svg_root(sheet_svg(sheet).encode())
    found = {}
    for text in root.iter(f"{SVG}text"):
        left, top, scale = 0.0, 0.0, 1.0
        for above in text.iterancestors(f"{SVG}g"):
            moved = re.fullmatch(r"translate\((.*?) (.*?)\) scale\((.*?)\)", above.get("transform", ""))
            if moved:
                left, top, scale = (float(value) for value in moved.groups())
        found[text.text] = (left + float(text.get("x")) * scale, top + float(text.get("y")) * scale)
    return found


@pytest.mark.parametrize(
    "options",
    [
        {"paper": "a4"},
        {"paper": "letter", "orientation": "portrait"},
        {"pages": "booklet", "paper": "a3", "smallest": 6.0},
        {"pages": "poster", "paper": "a2", "smallest": 6.0},
    ],
)
def test_words_of_a_preview_stand_where_the_pdf_has_them(options: dict[str, Any], tmp_path: Path) -> None:
    document = chart("anne\n  bernard\n    charlotte\n    dorothy\n  edward")
    document = replace(document, holders={})
    (sheet,) = sheets("pdf", document, **options)
    words = pdf_words(written("pdf", document, **options), tmp_path)
    shown = lines_on(sheet)
    for role in document.roles.values():
        x, y = shown[role.title]
        found = [at for at, word in enumerate(words) if word.text == role.title.split()[-1]]
        (first,) = {words[at - 2].left for at in found if words[at - 2].text == "Title"}
        assert first == pytest.approx(x, abs=1)
        assert all(words[at].top < y < words[at].bottom for at in found)


def test_a_preview_has_as_many_pages_as_the_file() -> None:
    document = make_organisation(80, 4, odd_text=False)
    slides = Presentation(BytesIO(written("pptx", document, pages="booklet"))).slides
    shown = sheets("pptx", document, pages="booklet")
    assert len(slides) == len(shown) > 2
    for number, (slide, sheet) in enumerate(zip(slides, shown, strict=True), start=1):
        assert slide.shapes.title.text == sheet.heading.full
        drawing = sheet_svg(sheet)
        assert f"Page {number} of {len(shown)}" in drawing
        assert all(f'data-id="{box.id}"' in drawing for box in sheet.scene.boxes)
    (only,) = sheets("pptx", document)
    assert (only.width, only.height) == (960, 540)


def test_a_poster_shows_its_cut_lines_and_no_more_than_the_tile() -> None:
    first, *_ = sheets("pdf", make_organisation(120, 4, odd_text=False), pages="poster", smallest=9.0)
    root = svg_root(sheet_svg(first).encode())
    assert first.beside > 1
    assert first.clip is not None
    (tile,) = root.findall(f"{SVG}svg")
    assert float(tile.get("width")) == pytest.approx(first.clip.width, abs=0.01)
    assert tile.get("overflow") == "hidden"
    assert len(root.findall(f"{SVG}path")) == len(first.strokes) == 8


def test_a_format_without_pages_has_no_sheets() -> None:
    assert EXPORTS["svg"].sheets is None


def test_the_foot_of_a_chart_with_an_arabic_title_runs_to_the_right() -> None:
    scene = replace(build_scene(make_organisation(4, 1), View()), title="مخطط")
    foot = SheetMaker(PageSetup(), scene, "22 November 2026").foot(800, 500, 1, 9)
    assert not foot.rtl
    assert foot.full == "\u200eمخطط\u200e · 22 November 2026 · Page 1 of 9"
