"""The handbook as a PDF, read by programs that did not write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions, OptionError
from orgchart.exports.table import EXPORTS
from orgchart.exports.xml_text import one_line
from orgchart.scene.build import build_scene
from orgchart.scene.view import view_of
from tests.exports import handbooks, scenes
from tests.exports.readers import run


def written(document: Document, **options: object) -> bytes:
    scene = build_scene(document, view_of(document))
    return EXPORTS["handbook"].write(scene, document, ExportOptions(**options))  # type: ignore[arg-type]


@cache
def usual() -> bytes:
    return written(handbooks.document(), date="1 May 2026")


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def test_parts_stand_in_order_and_numbers_are_those_of_the_pages(tmp_path: Path) -> None:
    found = pages(usual())
    path = tmp_path / "book.pdf"
    path.write_bytes(usual())
    lines = run("pdftotext", "-f", "2", "-l", "2", "-layout", str(path), "-").decode().splitlines()
    assert "Department handbook Service & <Care>" in found[0]
    assert "1 May 2026" in found[0]
    for title in ("Overview", "Calls", "Parts <& more>", "Roles without a unit", "Index of people"):
        number = int(next(line for line in lines if title in line).split()[-1])
        assert title in found[number - 1], title
    # A cross reference: Parts' head is mentioned in the section of Calls with the page of the table it is in.
    parts = next(n for n, page in enumerate(found, start=1) if "Buyer" in page and "Held by" in page)
    assert f"Coach to Head of Parts (Zoë <b>Ångström</b>, page {parts}): Spare parts" in " ".join(found)
    people = (
        found[-1] if "Index of people" in found[-1] else next(p for p in found if "Index of people" in p[:99])
    )
    assert f"Zoë <b>Ångström</b>, Head of Parts{parts}" in people.replace(" " + str(parts), str(parts))


def test_running_titles_name_the_book_and_the_section() -> None:
    calls = next(page for page in pages(usual()) if "Answers the telephone." in page)
    assert "Service & <Care>" in calls
    assert "1 May 2026" in calls


def test_it_is_tagged_has_a_language_bookmarks_links_and_pictures_with_words(tmp_path: Path) -> None:
    reader = PdfReader(BytesIO(usual()))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert "Index of measures" in str(reader.outline)
    assert sum(len(page.get("/Annots", [])) for page in reader.pages) > 20
    path = tmp_path / "book.pdf"
    path.write_bytes(usual())
    structure = run("pdfinfo", "-struct", str(path)).decode()
    for tag in ("H1", "Table", "TH", "Figure", "Link"):
        assert f"{tag}" in structure, tag
    said = list(_alternatives(root["/StructTreeRoot"]))  # type: ignore[index]
    assert any(words.startswith("Overview. Organisation chart with 1 body and 9 roles") for words in said)
    assert all(said)


def _alternatives(element: Any) -> Iterator[str]:
    """Yield what is said in place of each figure."""
    waiting = [element]
    while waiting:
        node = waiting.pop().get_object()
        kids = node.get("/K", []) if hasattr(node, "get") else []
        waiting.extend(
            each for each in (kids if isinstance(kids, list) else [kids]) if not isinstance(each, int)
        )
        if hasattr(node, "get") and node.get("/S") == "/Figure":
            yield str(node.get("/Alt", ""))


def test_it_is_the_same_each_time_and_a_page_of_the_paper_asked_for() -> None:
    assert written(handbooks.document(), date="1 May 2026") == usual()
    box = PdfReader(BytesIO(written(handbooks.document(), paper="letter"))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    with pytest.raises(OptionError, match="a4, letter or legal"):
        written(handbooks.document(), paper="16:9")


@pytest.mark.parametrize("words", [*scenes.HOSTILE, *scenes.UNREPRESENTABLE, "{counter(page)} }</style>"])
def test_words_of_people_are_words_and_nothing_else(words: str) -> None:
    found = "".join(pages(written(handbooks.hostile(words))))
    if words.isascii():
        assert "".join(one_line(words).split()) in "".join(found.split())


@pytest.mark.parametrize("language", ["ar", "he"])
def test_languages_that_run_to_the_left_begin_at_the_right(language: str, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(written(handbooks.document(language, title="الخدمة")))
    words = run("pdftotext", "-f", "2", "-l", "2", "-bbox", str(path), "-").decode()
    # The running title stands at the end of its line, the heading at its start.
    assert max(float(right) for right in re.findall(r'xMax="([^"]+)" [^>]*>Contents<', words)) > 500


def test_a_chart_without_roles_has_a_cover() -> None:
    assert "Untitled chart" in pages(written(Document()))[0]
