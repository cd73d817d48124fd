"""The plates of labels: grounds that every writer draws above the lines and below the words."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from orgchart.exports.pdf import write_pdf
from orgchart.exports.pptx import write_pptx
from orgchart.exports.pptx_slide import place
from orgchart.exports.svg import write_svg
from orgchart.scene.scene import Plate, Scene
from tests.exports import scenes
from tests.exports.readers import SVG, pptx_slide, run, svg_root

GREEN = "#12ab34"


@pytest.fixture
def scene() -> Scene:
    """A chart of one dotted line, whose label stands on a plate upon it."""
    plain = scenes.department()
    *others, dotted = plain.connectors
    (x1, y1), (x2, y2) = dotted.points[:2]
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    label = scenes.text("caption", ["KPI"], x, y + 3, size=9.0, align="middle")
    plate = Plate(x - 20, y - 6, 40, 12, 2, GREEN)
    return replace(plain, connectors=(*others, replace(dotted, label=label, plate=plate)))


def test_the_drawing_has_the_plate_above_the_lines_and_below_its_words(scene: Scene) -> None:
    elements = list(svg_root(write_svg(scene)).iter())
    tags = [each.tag for each in elements]
    (plate,) = (each for each in elements if each.tag == f"{SVG}rect" and each.get("fill") == GREEN)
    at = elements.index(plate)
    assert max(number for number, each in enumerate(elements) if each.get("class") == "connector dotted") < at
    assert (tags[at + 1], elements[at + 1].text) == (f"{SVG}text", "KPI")


def test_the_slide_has_a_plate_that_holds_its_words(scene: Scene) -> None:
    plate, placing = scene.connectors[-1].plate, place(scene)
    assert plate is not None
    slide = pptx_slide(write_pptx(scene))
    (shape,) = (each for each in slide.shapes if each.has_text_frame and each.text_frame.text == "KPI")
    assert str(shape.fill.fore_color.rgb) == GREEN[1:].upper()
    assert (shape.left, shape.top) == (placing.x(plate.x), placing.y(plate.y))
    assert (shape.width, shape.height) == (placing.length(plate.width), placing.length(plate.height))


def test_the_page_shows_the_plate_where_the_line_was(scene: Scene, tmp_path: Path) -> None:
    plate = scene.connectors[-1].plate
    assert plate is not None
    path = tmp_path / "plate.pdf"
    path.write_bytes(write_pdf(scene))
    picture = Image.open(BytesIO(run("pdftoppm", "-r", "144", "-png", str(path)))).convert("RGB")
    colours = [colour for _, colour in picture.getcolors(1 << 24) or ()]
    assert (0x12, 0xAB, 0x34) in colours
    green = sum(pixel == (0x12, 0xAB, 0x34) for pixel in picture.get_flattened_data())
    assert green > plate.width * plate.height * 2
