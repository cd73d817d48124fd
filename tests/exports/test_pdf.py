"""PDF files: what pypdf and poppler find in them."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from orgchart.exports.options import PAPERS, Paper
from orgchart.exports.pdf import place, write_pdf
from orgchart.scene.extent import extent
from orgchart.scene.pages.setup import SLIDES
from orgchart.scene.scene import Scene
from tests.exports import scenes
from tests.exports.readers import pdf_words, run


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content), strict=True)


def test_the_page_has_the_size_of_the_chart_and_says_what_it_is() -> None:
    scene = replace(scenes.department(), language="en-GB")
    pdf = read(write_pdf(scene))
    assert len(pdf.pages) == 1
    assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx(
        [scene.width, scene.height], abs=0.01
    )
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.subject) == (scene.title, scene.description)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper != "chart"])
@pytest.mark.parametrize("shape", [(6, 1), (1, 6)])
def test_a_sheet_lies_the_way_that_shows_the_chart_larger_and_slides_lie(
    paper: Paper, shape: tuple[int, int]
) -> None:
    scene = scenes.department(*shape)
    _, _, width, height = read(write_pdf(scene, paper)).pages[0].mediabox
    assert (width > height) == (paper in SLIDES or scene.width > scene.height)
    placing = place(scene, paper)
    left, top, right, bottom = extent(scene)
    assert placing.left + left * placing.scale >= 28
    assert placing.top + top * placing.scale >= 28
    assert placing.left + right * placing.scale <= float(width) - 28
    assert placing.top + bottom * placing.scale <= float(height) - 28


def test_a_page_never_exceeds_what_pdf_allows() -> None:
    scene = replace(scenes.department(), width=60_000.0, height=9_000.0)
    _, _, width, height = read(write_pdf(scene)).pages[0].mediabox
    assert (float(width), float(height)) == pytest.approx((14_400, 2_160), abs=0.1)


def test_words_stand_where_the_scene_has_them(tmp_path: Path) -> None:
    scene = scenes.department()
    words = pdf_words(write_pdf(scene), tmp_path)
    for text in _texts_in_reading_order(scene):
        for line in text.lines:
            first = line.text.split()[0]
            places = [word for word in words if word.text == first and word.top < line.y < word.bottom]
            assert [word for word in places if word.left == pytest.approx(line.x, abs=1)], line


def test_the_text_is_copied_in_reading_order() -> None:
    scene = scenes.department()
    copied = read(write_pdf(scene)).pages[0].extract_text()
    at = 0
    for box in scene.boxes:
        at = copied.index(box.texts[0].full, at)


def test_bookmarks_nest_as_the_roles_report() -> None:
    outline = read(write_pdf(scenes.department(2, 2))).outline
    assert _titles(outline) == [
        "Maria Alvarez, Chief Operating Officer",
        [
            "Jon Bell, Executive Assistant",
            "Ann Lee 0, Director, Function 0 & Product Support",
            [
                "Bo Chen 0.0, Customer Service Representative 0.0",
                "Bo Chen 0.1, Customer Service Representative 0.1",
            ],
            "Ann Lee 1, Director, Function 1 & Product Support",
            [
                "Bo Chen 1.0, Customer Service Representative 1.0",
                "Bo Chen 1.1, Customer Service Representative 1.1",
            ],
        ],
    ]


def test_tags_say_the_roles_as_a_list_with_broken_lines_joined(tmp_path: Path) -> None:
    scene = scenes.department()
    path = tmp_path / "tags.pdf"
    path.write_bytes(write_pdf(scene))
    told = run("pdfinfo", "-struct-text", str(path)).decode()
    assert re.findall(r"^  (\w+) ", told, re.MULTILINE) == ["L"]
    assert re.findall(r'"(.*)"', told) == [text.full for text in _texts_in_reading_order(scene)]
    assert told.count("LI (block)") == len(scene.boxes)


def test_every_tag_leads_to_its_content_and_back() -> None:
    pdf = read(write_pdf(scenes.department()))
    tree = pdf.trailer["/Root"]["/StructTreeRoot"]
    number, parents = tree["/ParentTree"]["/Nums"]
    assert number == pdf.pages[0]["/StructParents"]
    spans = [parent.get_object() for parent in parents]
    assert [span["/K"][0] for span in spans] == list(range(len(spans)))
    content = pdf.pages[0].get_contents()
    assert content is not None
    marked = [int(mcid) for mcid in re.findall(rb"/MCID (\d+)", content.get_data())]
    assert marked == list(range(len(spans)))


def test_a_shortened_name_is_whole_for_those_who_listen() -> None:
    first = scenes.box("a", 40, 40, "Maria Alva…", ["Head"])
    first = replace(first, texts=(replace(first.texts[0], full="Maria Alvarez de la Vega"), first.texts[1]))
    parents = read(write_pdf(scenes.scene([first], []))).trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]
    assert parents["/Nums"][1][0].get_object()["/ActualText"] == "Maria Alvarez de la Vega"


def test_the_label_of_a_line_is_tagged_after_the_roles(tmp_path: Path) -> None:
    scene = scenes.department()
    *others, dotted = scene.connectors
    label = scenes.text("caption", ["Projects"], 300, 200)
    path = tmp_path / "label.pdf"
    path.write_bytes(write_pdf(replace(scene, connectors=(*others, replace(dotted, label=label)))))
    told = run("pdfinfo", "-struct-text", str(path)).decode()
    assert re.findall(r"^  (\w+) ", told, re.MULTILINE) == ["L", "P"]
    assert told.rstrip().endswith('"Projects"')


def test_all_fonts_are_embedded_and_the_measured_one_is_used(tmp_path: Path) -> None:
    path = tmp_path / "fonts.pdf"
    path.write_bytes(write_pdf(scenes.department()))
    rows = run("pdffonts", str(path)).decode().splitlines()[2:]
    assert len(rows) == 2
    assert all("Liberation-Sans" in row and " yes yes yes " in row for row in rows)


def test_nothing_is_fetched_whatever_the_texts_say() -> None:
    page = scenes.box(
        "a", 40, 40, '<img src="file:///etc/passwd">', ["@import url(http://127.0.0.1:9/x.css)"]
    )
    scene = replace(
        scenes.scene([page], []), title='</title><link rel="stylesheet" href="http://127.0.0.1:9/">'
    )
    pdf = read(write_pdf(scene))
    assert pdf.metadata is not None
    assert pdf.metadata.title == scene.title
    assert '<img src="file:///etc/passwd">' in pdf.pages[0].extract_text()


def test_a_chain_deeper_than_python_s_recursion_is_written(tmp_path: Path) -> None:
    boxes = [
        scenes.box(f"c{n}", 40, 40 + 96.0 * n, f"P{n}", ["Lead"], level=n + 1, manager=f"c{n - 1}")
        for n in range(1200)
    ]
    content = write_pdf(scenes.scene(boxes, []))
    assert float(read(content).pages[0].mediabox[3]) <= 14_400
    assert "P1199" in {word.text for word in pdf_words(content, tmp_path)}


def _texts_in_reading_order(scene: Scene) -> list[Any]:
    return [text for box in scene.boxes for text in box.texts]


def _titles(outline: list[Any]) -> list[Any]:
    return [_titles(item) if isinstance(item, list) else item.title for item in outline]
