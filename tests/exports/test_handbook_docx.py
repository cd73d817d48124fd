"""The handbook for Word, read by python-docx, which did not write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions
from orgchart.exports.table import EXPORTS
from orgchart.exports.xml_text import one_line
from orgchart.scene.build import build_scene
from orgchart.scene.view import view_of
from tests.core.organisations import make_organisation
from tests.exports import handbooks, scenes


def written(document: Document, **options: object) -> bytes:
    scene = build_scene(document, view_of(document))
    return EXPORTS["handbook-docx"].write(scene, document, ExportOptions(**options))  # type: ignore[arg-type]


@cache
def usual() -> bytes:
    return written(handbooks.document(), date="1 May 2026")


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def codes(document: Any) -> Iterator[str]:
    """Yield what each field does."""
    for text in document.element.iter(qn("w:instrText")):
        yield text.text.strip()


def test_headings_are_words_own_in_the_order_of_the_book() -> None:
    document = opened(usual())
    headings = [(each.style.name, each.text) for each in document.paragraphs if "Heading" in each.style.name]
    assert [each for each in headings if each[0] in ("Heading 1", "Heading 2")] == [
        ("Heading 1", "Service"),
        ("Heading 2", "Calls"),
        ("Heading 2", "Parts <& more>"),
        ("Heading 1", "Roles without a unit"),
    ]
    assert ("Heading 4", "Measures") in headings
    titles = [each.text for each in document.paragraphs if each.style.name == "Title"]
    assert titles == ["Service & <Care>"]
    assert [each.text for each in document.paragraphs if each.style.name == "Index Title"] == [
        "Overview", "Index of people", "Index of titles", "Index of measures",
    ]  # fmt: skip


def test_every_field_leads_to_a_place_that_there_is() -> None:
    document = opened(usual())
    marks = [each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    targets = {code.split()[1] for code in codes(document) if code.startswith("PAGEREF")}
    anchors = {each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))}
    assert targets
    assert targets | anchors <= set(marks)
    begun = sum(each.get(qn("w:fldCharType")) == "begin" for each in document.element.iter(qn("w:fldChar")))
    ended = sum(each.get(qn("w:fldCharType")) == "end" for each in document.element.iter(qn("w:fldChar")))
    assert begun == ended


def test_the_contents_are_a_field_filled_with_titles_and_pages() -> None:
    document = opened(usual())
    assert [code.split() for code in codes(document) if code.startswith("TOC")] == [
        ["TOC", "\\o", chr(34) + "1-3" + chr(34), "\\h", "\\z", "\\u"]
    ]
    lines = [each.text for each in document.paragraphs if each.style.name.startswith("toc")]
    assert [re.sub(r"\t\d+$", "", line) for line in lines] == [
        "Overview", "Service", "Calls", "Parts <& more>", "Roles without a unit",
        "Index of people", "Index of titles", "Index of measures",
    ]  # fmt: skip
    pages = [int(line.split("\t")[1]) for line in lines]
    assert pages == sorted(pages)
    assert pages[0] == 3


def test_tables_repeat_their_head_and_do_not_split_rows() -> None:
    document = opened(usual())
    (measures,) = [table for table in document.tables if table.cell(0, 0).text == "Measure"]
    assert measures.style.name == "Handbook Table"
    assert [cell.text for cell in measures.rows[0].cells] == [
        "Measure", "Formula", "Unit", "Better", "Data source",
    ]  # fmt: skip
    assert measures.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in measures.rows)
    assert measures.cell(1, 0).text == "Answer time\nSeconds until somebody answers."


def test_pictures_have_words_and_dots_enough_for_print() -> None:
    document = opened(usual())
    said = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
    assert said[0].startswith("Overview. Organisation chart with 1 body and 9 roles")
    assert all(said)
    (first, *_) = document.inline_shapes
    with (
        ZipFile(BytesIO(usual())) as archive,
        Image.open(BytesIO(archive.read("word/media/f1.png"))) as image,
    ):
        assert image.width == pytest.approx(first.width.inches * 200, abs=2)


def test_pages_running_titles_and_language() -> None:
    document = opened(usual())
    page = document.sections[1]
    assert "Service & <Care>" in page.header.paragraphs[0].text
    assert "1 May 2026" in page.footer.paragraphs[0].text
    assert round(page.page_width.pt) == 595
    assert b'w:lang w:val="en"' in ZipFile(BytesIO(usual())).read("word/styles.xml")
    letter = opened(written(handbooks.document(), paper="letter"))
    assert round(letter.sections[1].page_width.pt) == 612
    assert document.core_properties.title == "Service & <Care>: department handbook"


def test_it_is_the_same_each_time() -> None:
    assert written(handbooks.document(), date="1 May 2026") == usual()


@pytest.mark.parametrize(
    "words", [scenes.HOSTILE[1], scenes.HOSTILE[7], scenes.HOSTILE[9], *scenes.UNREPRESENTABLE[:2]]
)
def test_words_of_people_are_words_and_nothing_else(words: str) -> None:
    document = opened(written(handbooks.hostile(words)))
    assert one_line(words) in [each.text for each in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert one_line(words) in cells


def test_languages_that_run_to_the_left_do_so_in_word() -> None:
    document = opened(written(handbooks.document("ar", title="الخدمة")))
    paragraphs = [each for each in document.paragraphs if each.text]
    assert all(each._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for each in paragraphs)
    (title,) = [each for each in paragraphs if each.style.name == "Title"]
    assert title.runs[0].font.rtl
    assert all(
        table._tbl.find(f".//{qn('w:bidiVisual')}") is not None
        for table in document.tables
        if table.style.name != "Normal Table"
    )


def test_a_large_chart_has_pages_that_lie_where_it_needs_them() -> None:
    document = opened(written(make_organisation(90, 4)))
    ways = [section.orientation for section in document.sections]
    assert len(ways) >= 3
    for section in document.sections:
        assert (section.page_width > section.page_height) == (section.orientation == 1)


def test_a_chart_without_roles_has_a_cover() -> None:
    assert "Untitled chart" in [each.text for each in opened(written(Document())).paragraphs]
