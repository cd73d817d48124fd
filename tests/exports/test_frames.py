"""Frames, such as the bands of grades: behind everything else and at the same places in every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pptx.oxml.ns import qn

from orgchart.exports.miniature import write_miniature
from orgchart.exports.options import ExportOptions
from orgchart.exports.pptx_slide import place
from orgchart.exports.svg import write_svg
from orgchart.exports.table import EXPORTS
from orgchart.scene.scene import Frame, Scene
from tests.exports import scenes
from tests.exports.readers import SVG, pptx_slide, run, svg_root

BOTH = pytest.mark.parametrize("scene", [scenes.levels(), scenes.matrix()], ids=["levels", "matrix"])


@BOTH
def test_svg_draws_them_first_and_where_the_scene_has_them(scene: Scene) -> None:
    root = svg_root(write_svg(scene))
    groups = [group.get("class") for group in root.iter(f"{SVG}g") if group.get("class") != "box"]
    assert [group for group in groups[:3] if group != "captions"][:2] == ["frames", "connectors"]
    drawn = next(root.iter(f"{SVG}g"))
    for shape, frame in zip(drawn, scene.frames, strict=True):
        found = [float(shape.get(name)) for name in ("x", "y", "width", "height")]
        assert found == [frame.x, frame.y, frame.width, frame.height]
        assert shape.get("fill") == frame.fill


@BOTH
def test_slides_have_them_lowest_and_where_the_scene_has_them(scene: Scene) -> None:
    placing = place(scene)
    tree = pptx_slide(EXPORTS["pptx"].write(scene, scenes.document(), ExportOptions())).shapes._spTree
    shapes = [shape for shape in tree if shape.tag in (qn("p:sp"), qn("p:cxnSp"), qn("p:grpSp"))]
    for shape, frame in zip(shapes[1:], scene.frames, strict=False):
        corner, extent = shape.find(f".//{qn('a:off')}"), shape.find(f".//{qn('a:ext')}[@cx]")
        assert (int(corner.get("x")), int(corner.get("y"))) == (placing.x(frame.x), placing.y(frame.y))
        assert int(extent.get("cx")) == placing.length(frame.width)
        assert int(extent.get("cy")) == placing.length(frame.height)
        assert shape.find(f".//{qn('a:srgbClr')}").get("val") == frame.fill[1:]
    names = [shape.find(f".//{qn('p:cNvPr')}").get("name") for shape in shapes[1:]]
    assert [name == "Frame" for name in names] == [number < len(scene.frames) for number in range(len(names))]


@BOTH
def test_a_miniature_has_them_behind_its_cards(scene: Scene) -> None:
    paths = [each.get("fill") for each in svg_root(write_miniature(scene)).iter(f"{SVG}path")]
    assert paths[: len(scene.frames)] == [frame.fill for frame in scene.frames]


@BOTH
def test_a_page_shows_their_colours_at_their_places(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(EXPORTS["pdf"].write(scene, scenes.document(), ExportOptions()))
    run("pdftoppm", "-png", "-r", "72", "-singlefile", str(tmp_path / "page.pdf"), str(tmp_path / "page"))
    with Image.open(tmp_path / "page.png") as image:
        page = image.convert("RGB")
    left, top = _offset(page, scene)
    for frame in scene.frames:
        # Just inside the upper left corner, where no box stands and no line runs.
        seen = page.getpixel((round(frame.x + 6 + left), round(frame.y + 6 + top)))
        assert seen == pytest.approx(_rgb(frame.fill), abs=2)


def _offset(page: Image.Image, scene: Scene) -> tuple[float, float]:
    """How far the page moves the scene: where the first frame begins on it and in the scene."""
    first = _leftmost(scene)
    wanted = _rgb(first.fill)
    for y in range(page.height):
        for x in range(page.width):
            if page.getpixel((x, y)) == wanted:
                return x - first.x, y - first.y
    raise AssertionError("no frame on the page")


def _leftmost(scene: Scene) -> Frame:
    return min(scene.frames, key=lambda frame: (frame.y, frame.x))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
