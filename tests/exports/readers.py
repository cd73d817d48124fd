"""What other programs read in exported files: boxes from SVG and PPTX, words from PDF, line corners."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from math import cos, radians, sin
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from orgchart.scene.scene import Scene

VISIO = "{http://schemas.microsoft.com/office/visio/2012/main}"
SVG = "{http://www.w3.org/2000/svg}"
Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Word:
    """A word on a PDF page: its text and its bounds in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def svg_root(content: bytes) -> Any:
    """Return the parsed SVG; a fault in the XML fails the test."""
    return etree.fromstring(content)


def svg_boxes(content: bytes) -> dict[str, Rect]:
    """Return left, top, width and height of each role's card in an SVG."""
    boxes = {}
    for group in svg_root(content).iter(f"{SVG}g"):
        if group.get("class") == "box":
            rect = group.find(f".//{SVG}rect")
            x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
            boxes[group.get("data-id")] = (x, y, width, height)
    return boxes


def pptx_slide(content: bytes) -> Any:
    """Return the only slide of a file."""
    (slide,) = Presentation(BytesIO(content)).slides
    return slide


def pptx_roles(content: bytes) -> list[Any]:
    """Return the groups of a slide, one a role, in reading order."""
    return [shape for shape in pptx_slide(content).shapes if shape.shape_type == 6]


def pptx_lines(content: bytes) -> list[list[Any]]:
    """Return the reporting lines of a slide, each as its parts from begin to end; the first part speaks."""
    lines: list[list[Any]] = []
    for shape in pptx_slide(content).shapes._spTree:
        described = shape.find(f"*/{qn('p:cNvPr')}")
        if described is not None and described.get("name").startswith("Line: "):
            if described.get("descr"):
                lines.append([])
            lines[-1].append(shape)
    return lines


def vsdx_page(content: bytes) -> Any:
    """Return the page of a Visio drawing; a fault in any of its parts fails the test."""
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    return etree.fromstring(parts["visio/pages/page1.xml"])


def vsdx_texts(content: bytes) -> list[str]:
    """Return the words of every shape, a line a paragraph."""
    return ["".join(text.itertext()) for text in vsdx_page(content).iter(f"{VISIO}Text")]


def vsdx_data(shape: Any) -> dict[str, str]:
    """Return the shape data of a shape by label."""
    rows = shape.findall(f"{VISIO}Section[@N='Property']/{VISIO}Row")
    cells = [{cell.get("N"): cell.get("V") for cell in row} for row in rows]
    return {row["Label"]: row["Value"] for row in cells}


def pdf_words(content: bytes, folder: Path) -> list[Word]:
    """Return the words that poppler finds, in the order of the page's content."""
    path = folder / "words.pdf"
    path.write_bytes(content)
    html = run("pdftotext", "-bbox", str(path), "-").decode()
    pattern = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    return [Word(text, *(float(value) for value in values)) for *values, text in re.findall(pattern, html)]


def run(*command: str) -> bytes:
    """Run a program and return its output."""
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


def relative(rects: dict[str, Rect]) -> dict[str, Rect]:
    """Return rectangles in parts of the extent of all of them, so that pictures of any scale compare."""
    left, top = min(r[0] for r in rects.values()), min(r[1] for r in rects.values())
    width = max(r[0] + r[2] for r in rects.values()) - left
    return {
        key: ((x - left) / width, (y - top) / width, w / width, h / width)
        for key, (x, y, w, h) in rects.items()
    }


def assert_same_places(found: dict[str, Rect], wanted: dict[str, Rect], tolerance: float) -> None:
    """Fail unless both hold the same boxes in the same order at the same places."""
    assert list(found) == list(wanted)
    for key, rect in wanted.items():
        assert found[key] == pytest.approx(rect, abs=tolerance), key


def scene_places(scene: Scene) -> dict[str, Rect]:
    """Return left, top, width and height of each box of a scene."""
    return {box.id: (box.x, box.y, box.width, box.height) for box in scene.boxes}


def connector_corners(connector: Any) -> list[tuple[float, float]]:
    """Return where a connector turns, worked out from its preset, its guides and its transformation.

    The formulas are those of ECMA-376's presetShapeDefinitions; mirroring comes before turning.
    """
    transform = connector.find(f".//{qn('a:xfrm')}")
    offset, extent = transform.find(qn("a:off")), transform.find(qn("a:ext"))
    x, y = int(offset.get("x")), int(offset.get("y"))
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    path = connector.find(f".//{qn('a:path')}")
    if path is not None:
        assert (int(path.get("w")), int(path.get("h"))) == (width, height)
        return [(x + int(point.get("x")), y + int(point.get("y"))) for point in path.iter(qn("a:pt"))]
    preset = connector.find(f".//{qn('a:prstGeom')}").get("prst")
    values = [int(guide.get("fmla").removeprefix("val ")) for guide in connector.iter(qn("a:gd"))]
    a, b, c = ((value / 100_000) for value in (*values, 0, 0, 0)[:3])
    corners = {
        "straightConnector1": [(0, 0), (1, 1)],
        "bentConnector2": [(0, 0), (1, 0), (1, 1)],
        "bentConnector3": [(0, 0), (a, 0), (a, 1), (1, 1)],
        "bentConnector4": [(0, 0), (a, 0), (a, b), (1, b), (1, 1)],
        "bentConnector5": [(0, 0), (a, 0), (a, b), (c, b), (c, 1), (1, 1)],
    }[preset]
    angle = radians(int(transform.get("rot", "0")) / 60_000)
    placed = []
    for across, down in corners:
        u = (0.5 - across if transform.get("flipH") else across - 0.5) * width
        v = (0.5 - down if transform.get("flipV") else down - 0.5) * height
        placed.append(
            (
                x + width / 2 + u * cos(angle) - v * sin(angle),
                y + height / 2 + u * sin(angle) + v * cos(angle),
            )
        )
    return placed
