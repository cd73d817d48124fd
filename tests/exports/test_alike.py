"""All writers alike: the same boxes at the same places, the same bytes each time, nothing lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from orgchart.exports.miniature import write_miniature
from orgchart.exports.pptx_slide import place
from orgchart.exports.svg import write_svg
from orgchart.exports.table import EXPORTS, PICTURES, Export, ExportOptions
from orgchart.exports.texts import is_shortened
from orgchart.exports.xml_text import one_line
from orgchart.scene.scene import Scene
from tests.exports import scenes
from tests.exports.readers import (
    Rect,
    assert_same_places,
    pdf_words,
    pptx_roles,
    pptx_slide,
    relative,
    run,
    scene_places,
    svg_boxes,
    svg_root,
    vsdx_texts,
)

ALL = pytest.mark.parametrize("export", PICTURES.values(), ids=PICTURES.keys())
BEGINNINGS = {"pdf": b"%PDF-1.7", "pptx": b"PK\x03\x04", "svg": b"<?xml ", "vsdx": b"PK\x03\x04"}


def written(export: Export, scene: Scene) -> bytes:
    return export.write(scene, scenes.document(scene.title), ExportOptions())


def pptx_boxes(scene: Scene, content: bytes) -> dict[str, Rect]:
    groups = zip(scene.boxes, pptx_roles(content), strict=True)
    return {box.id: (g.left, g.top, g.width, g.height) for box, g in groups}


def test_the_table_says_how_to_serve_each_format() -> None:
    assert {key: (export.suffix, export.media_type) for key, export in EXPORTS.items()} == {
        "pdf": (".pdf", "application/pdf"),
        "pptx": (
            ".pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
        "svg": (".svg", "image/svg+xml"),
        "vsdx": (".vsdx", "application/vnd.ms-visio.drawing"),
        "handbook": (".pdf", "application/pdf"),
        "handbook-docx": (
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    }
    assert all(export.key == key and export.label for key, export in EXPORTS.items())


def test_an_unknown_paper_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="chart, a4, a3, a2, letter"):
        ExportOptions(paper="a9")  # type: ignore[arg-type]


def test_boxes_stand_at_the_same_relative_places_in_svg_and_pptx() -> None:
    scene = scenes.built(60, seed=5)
    wanted = relative(scene_places(scene))
    assert_same_places(relative(svg_boxes(write_svg(scene))), wanted, 1e-5)
    assert_same_places(relative(pptx_boxes(scene, written(EXPORTS["pptx"], scene))), wanted, 1e-5)


@pytest.mark.parametrize("paper", ["chart", "a4"])
def test_names_stand_at_the_same_relative_places_in_pdf(paper: str, tmp_path: Path) -> None:
    boxes = [
        scenes.box(f"b{n}", 40 + 231.0 * (n % 7), 40 + 97.5 * (n // 7), f"Zq{n}", ["Lead"]) for n in range(40)
    ]
    scene = scenes.scene(boxes, [])
    content = EXPORTS["pdf"].write(scene, scenes.document(), ExportOptions(paper=paper))  # type: ignore[arg-type]
    words = {word.text: word for word in pdf_words(content, tmp_path)}
    found = {box.id: (words[f"Zq{n}"].left, words[f"Zq{n}"].top, 1.0, 1.0) for n, box in enumerate(boxes)}
    wanted = {box.id: (box.x, box.y, 1.0, 1.0) for box in boxes}
    places, goals = relative(found), relative(wanted)
    for key, (x, y, *_) in goals.items():
        assert places[key][:2] == pytest.approx((x, y), abs=0.001)


@ALL
def test_every_text_that_a_format_can_hold_is_found_again(export: Export, tmp_path: Path) -> None:
    scene = scenes.hostile()
    content = written(export, scene)
    if export.key == "svg":
        found = _svg_text(content)
    elif export.key == "pptx":
        cards = [group.shapes[0].text_frame.text for group in pptx_roles(content)]
        found = "\n".join([pptx_slide(content).shapes.title.text_frame.text, *cards])
    elif export.key == "vsdx":
        found = "\n".join(vsdx_texts(content))
    else:
        path = tmp_path / "hostile.pdf"
        path.write_bytes(content)
        # Letters of right-to-left scripts are drawn in visual order; tags and bookmarks hold reading order.
        found = "\n".join(
            run(*command).decode()
            for command in (("pdfinfo", "-struct-text", str(path)), ("pdfinfo", str(path)))
        )
        found += "\n".join(_bookmark_titles(content))
    for text in (*scenes.HOSTILE, scene.title):
        assert one_line(text) in found


@ALL
def test_every_role_of_a_built_chart_is_found_again(export: Export) -> None:
    scene = scenes.built(60, seed=7)
    content = written(export, scene)
    wanted = {one_line(text.full) for box in scene.boxes for text in box.texts}
    if export.key == "svg":
        found = _svg_text(content)
    elif export.key == "pptx":
        names = [group.element.nvGrpSpPr.cNvPr.get("name") for group in pptx_roles(content)]
        found = " ".join(names)
        wanted = {text for text in wanted if len(text) < 60}
    elif export.key == "vsdx":
        found = "\n".join(vsdx_texts(content))
        wanted = {one_line(text.full) for box in scene.boxes for text in box.texts if not is_shortened(text)}
    else:
        found = " ".join(_bookmark_titles(content))
    assert not [text for text in wanted if text not in found]


@ALL
def test_characters_that_no_format_can_hold_go_and_the_rest_stays(export: Export) -> None:
    for text in scenes.UNREPRESENTABLE:
        scene = scenes.scene([scenes.box("a", 40, 40, text, [text])], [], title=text)
        assert written(export, scene).startswith(BEGINNINGS[export.key])
    assert [one_line(text) for text in scenes.UNREPRESENTABLE] == [
        "Nulbyte",
        "Lonesurrogate",
        "Bellrung",
        "Nota character",
    ]


@ALL
def test_the_caption_in_the_middle_of_rings_is_found_again(export: Export, tmp_path: Path) -> None:
    scene = scenes.rings("<Zq> & Co")
    content = written(export, scene)
    if export.key == "svg":
        found = _svg_text(content)
    elif export.key == "pptx":
        found = "\n".join(
            shape.text_frame.text for shape in pptx_slide(content).shapes if shape.has_text_frame
        )
    elif export.key == "vsdx":
        found = "\n".join(vsdx_texts(content))
    else:
        path = tmp_path / "rings.pdf"
        path.write_bytes(content)
        found = run("pdftotext", str(path), "-").decode()
    assert "<Zq> & Co" in " ".join(found.split())


@ALL
def test_the_names_of_grades_are_found_again(export: Export, tmp_path: Path) -> None:
    scene = scenes.levels()
    content = written(export, scene)
    if export.key == "svg":
        found = _svg_text(content)
    elif export.key == "pptx":
        found = "\n".join(
            shape.text_frame.text for shape in pptx_slide(content).shapes if shape.has_text_frame
        )
    elif export.key == "vsdx":
        found = "\n".join(vsdx_texts(content))
    else:
        (tmp_path / "levels.pdf").write_bytes(content)
        found = run("pdfinfo", "-struct-text", str(tmp_path / "levels.pdf")).decode()
    # A page draws letters of right-to-left scripts in visual order.
    names = [each.text.full for each in scene.captions if export.key != "pdf" or not each.text.rtl]
    assert len(names) > 2
    assert [name for name in names if name not in found] == []


@ALL
def test_a_chart_without_roles_is_a_valid_file(export: Export) -> None:
    assert written(export, scenes.empty()).startswith(BEGINNINGS[export.key])


def test_the_same_chart_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib\nfrom tests.exports.test_alike import fingerprints\nprint(' '.join(fingerprints()))\n"
    )
    here = " ".join(fingerprints())
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        output = subprocess.run(
            [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
        ).stdout
        assert output.strip() == here


def fingerprints() -> list[str]:
    """Return what identifies the bytes of every format, for a plain and a hostile chart."""
    contents = [
        written(export, scene)
        for scene in (scenes.department(), scenes.hostile(), scenes.rings(), scenes.levels())
        for export in PICTURES.values()
    ]
    contents.append(write_miniature(scenes.department()))
    return [hashlib.sha256(content).hexdigest() for content in contents]


def test_libreoffice_shows_slides_and_pictures_where_the_scene_has_them(tmp_path: Path) -> None:
    boxes = [
        scenes.box(f"b{n}", 40 + 231.0 * (n % 5), 40 + 97.5 * (n // 5), f"Zq{n}", ["Team Lead"])
        for n in range(20)
    ]
    scene = scenes.scene(boxes, [scenes.line(boxes[0], boxes[1], "right", "left", [(230, 71), (271, 71)])])
    (tmp_path / "slides.pptx").write_bytes(written(EXPORTS["pptx"], scene))
    (tmp_path / "picture.svg").write_bytes(write_svg(scene))
    run(
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(tmp_path), str(tmp_path / "slides.pptx"), str(tmp_path / "picture.svg"),
    )  # fmt: skip
    placing = place(scene)
    slides = {word.text: word for word in pdf_words((tmp_path / "slides.pdf").read_bytes(), tmp_path)}
    pictures = {word.text: word for word in pdf_words((tmp_path / "picture.pdf").read_bytes(), tmp_path)}
    # LibreOffice takes a picture's unit for a pixel of 96 to the inch.
    pixel = 72 / 96
    for n, box in enumerate(boxes):
        line = box.texts[0].lines[0]
        slide, picture = slides[f"Zq{n}"], pictures[f"Zq{n}"]
        assert slide.left == pytest.approx(placing.x(line.x) / 12_700, abs=1)
        assert slide.top < placing.y(line.y) / 12_700 < slide.bottom
        assert picture.left == pytest.approx(line.x * pixel, abs=1)
        assert picture.top < line.y * pixel < picture.bottom


def _svg_text(content: bytes) -> str:
    """All text of an SVG, lines joined by spaces, without the marks that keep a line's direction."""
    return " ".join(svg_root(content).itertext()).translate(dict.fromkeys((0x2067, 0x2069)))


def _bookmark_titles(content: bytes) -> list[str]:
    titles, waiting = [], list(PdfReader(BytesIO(content)).outline)
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        else:
            titles.append(str(item.title))
    return titles
