"""Reporting lines on slides: drawn where the scene has them, glued, and alike in LibreOffice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx.oxml.ns import qn

from orgchart.exports.pptx import write_pptx
from orgchart.exports.pptx_forms import connector_geometry
from orgchart.exports.pptx_lines import pieces
from orgchart.exports.pptx_slide import EMU_PER_POINT, place
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Scene
from orgchart.scene.view import View
from tests.core.organisations import make_organisation
from tests.exports import scenes
from tests.exports.readers import SVG, connector_corners, pptx_lines, pptx_roles, pptx_slide, run, svg_root

Point = tuple[float, float]
SITE_PLACES = {0: (0.5, 0.0), 1: (0.0, 0.5), 2: (0.5, 1.0), 3: (1.0, 0.5)}
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
# How far the sides of a joint lie from its middle, in EMU: a twelfth of a point.
JOINT_SIDE = 1080
ALL = pytest.mark.parametrize(
    "scene",
    [scenes.department(), scenes.built(90, seed=3), scenes.levels(), scenes.matrix(), scenes.rings()],
    ids=["plain", "built", "levels", "matrix", "rings"],
)


@ALL
def test_every_line_is_drawn_where_the_scene_has_it_and_glued_there(scene: Scene) -> None:
    placing = place(scene)
    # Lines of rings may begin up to half a point from the middle of a side.
    tolerance = placing.scale / 2 if scene.discs else 200
    content = write_pptx(scene)
    cards = {group.shapes[0].shape_id: group.shapes[0] for group in pptx_roles(content)}
    ids = dict(zip([box.id for box in scene.boxes], cards, strict=True))
    for parts, line in zip(pptx_lines(content), scene.connectors, strict=True):
        corners = [(placing.x(x), placing.y(y)) for x, y in line.points]
        found = _joined([connector_corners(part) for part in parts])
        assert len(found) == len(corners)
        for (x, y), corner in zip(found, corners, strict=True):
            assert (x, y) == pytest.approx(corner, abs=130)
        for part, tag, box_id, end in (
            (parts[0], "a:stCxn", line.source, found[0]),
            (parts[-1], "a:endCxn", line.target, found[-1]),
        ):
            glue = part.find(f".//{qn(tag)}")
            assert int(glue.get("id")) == ids[box_id]
            assert _site(cards[ids[box_id]]._element, int(glue.get("idx"))) == pytest.approx(
                end, abs=tolerance
            )


@ALL
def test_parts_of_a_line_are_glued_to_joints_that_nobody_sees_or_hears(scene: Scene) -> None:
    content = write_pptx(scene)
    shapes = pptx_slide(content).shapes._spTree
    joints = {
        described.get("id"): described.getparent().getparent()
        for described in shapes.iter(qn("p:cNvPr"))
        if described.get("name") == "Joint"
    }
    for joint in joints.values():
        assert joint.find(f"{qn('p:spPr')}/{qn('a:noFill')}") is not None
        assert joint.find(f"{qn('p:spPr')}/{qn('a:ln')}/{qn('a:noFill')}") is not None
    used = []
    for parts in pptx_lines(content):
        for part in parts[1:]:
            assert "decorative" in etree.tostring(part.find(f".//{qn('p:cNvPr')}")).decode()
        for before, after in pairwise(parts):
            ends = before.find(f".//{qn('a:endCxn')}"), after.find(f".//{qn('a:stCxn')}")
            named = {end.get("id") for end in ends if end is not None}
            assert len(named) == 1
            joint = joints[named.pop()]
            used.append(joint)
            meeting = connector_corners(after)[0]
            for end, corners in (
                (ends[0], connector_corners(before)[::-1]),
                (ends[1], connector_corners(after)),
            ):
                if end is not None:
                    site = _site(joint, int(end.get("idx")))
                    assert hypot(site[0] - meeting[0], site[1] - meeting[1]) <= JOINT_SIDE + 2
                    # The site lies on the side to which the part goes.
                    assert _distance(site, corners[1]) < _distance(meeting, corners[1])
    assert len(used) == len(joints)


def test_only_lines_that_every_program_draws_alike_are_single_connectors() -> None:
    for scene in (scenes.built(90, seed=3), scenes.levels(), scenes.matrix()):
        for parts in pptx_lines(write_pptx(scene)):
            for part in parts:
                assert part.tag == qn("p:cxnSp")
                preset = part.find(f".//{qn('a:prstGeom')}").get("prst")
                assert preset in {"straightConnector1", "bentConnector2", "bentConnector3"}
                if preset == "bentConnector3":
                    assert len(parts) == 1
                    first, bend, _, last = connector_corners(part)
                    axis = 1 if abs(first[0] - bend[0]) < 1 else 0
                    assert bend[axis] == pytest.approx((first[axis] + last[axis]) / 2, abs=1400)


def test_rings_lie_lowest_and_all_but_the_bends_of_their_lines_is_glued() -> None:
    scene = scenes.rings()
    placing = place(scene)
    content = write_pptx(scene)
    tree = pptx_slide(content).shapes._spTree
    drawn = [shape for shape in tree if shape.tag in (qn("p:sp"), qn("p:cxnSp"), qn("p:grpSp"))]
    for shape, disc in zip(drawn[1:], scene.discs, strict=False):
        extent = shape.find(f".//{qn('a:ext')}[@cx]")
        assert (int(extent.get("cx")), extent.get("cx")) == (placing.length(2 * disc.r), extent.get("cy"))
    lines = pptx_lines(content)
    assert {part.tag for parts in lines for part in parts} == {qn("p:sp"), qn("p:cxnSp")}
    for parts in lines:
        assert {parts[0].tag, parts[-1].tag} == {qn("p:cxnSp")}


@st.composite
def axis_parallel_lines(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Lines of one to seven stretches that turn at every corner."""
    steps = draw(st.lists(st.integers(-400, 400).filter(bool), min_size=1, max_size=7))
    level = draw(st.booleans())
    points = [(5_000_000, 3_000_000)]
    for step in steps:
        x, y = points[-1]
        points.append((x + step * 5000, y) if level else (x, y + step * 5000))
        level = not level
    return points


@given(axis_parallel_lines())
def test_any_axis_parallel_line_is_drawn_corner_for_corner(points: list[tuple[int, int]]) -> None:
    geometry = connector_geometry(points)
    drawn = connector_corners(etree.fromstring(f"<p:spPr {NAMESPACES}>{geometry}</p:spPr>"))
    for found, wanted in zip(drawn, points, strict=True):
        # A preset cannot measure bends by a width of nothing: it gets a tenth of a point instead.
        assert found == pytest.approx(wanted, abs=1300)


@given(axis_parallel_lines(), st.integers(0, 90_000), st.integers(0, 900_000), st.integers(0, 900_000))
def test_parts_make_the_line_again_and_turn_once_at_most(
    points: list[tuple[int, int]], period: int, begin: int, end: int
) -> None:
    parts = pieces(points, period, begin, end)
    assert _joined(parts) == points
    assert all(len(part) <= 3 for part in parts)
    # Beyond the reach of an end that is not the middle of a side there is no single elbow.
    for limit, part in ((begin, parts[0]), (end, parts[-1][::-1])):
        assert len(part) == 2 or _distance(part[1], part[2]) <= limit


def test_the_pattern_of_a_dashed_line_runs_on_from_part_to_part() -> None:
    first, second = pieces([(0, 0), (0, 50_000), (900_000, 50_000), (900_000, 500_000)], 70_000)
    length = sum(_distance(*ends) for ends in pairwise(first))
    assert length % 70_000 == 0
    assert second[0] == first[-1]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed.")
@pytest.mark.parametrize(("layout", "seed"), [("tree", 11), ("levels", 7)])
def test_libreoffice_draws_every_line_as_the_scene_has_it(layout: str, seed: int, tmp_path: Path) -> None:
    document = make_organisation(60, seed, dotted=0.2, styles=0.7, grades=0.9)
    scene = _told_apart(build_scene(document, View(layout=layout)))
    (tmp_path / "slide.pptx").write_bytes(write_pptx(scene))
    run(
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(tmp_path), str(tmp_path / "slide.pptx"),
    )  # fmt: skip
    run("pdftocairo", "-svg", str(tmp_path / "slide.pdf"), str(tmp_path / "slide.svg"))
    drawn = _strokes((tmp_path / "slide.svg").read_bytes())
    placing = place(scene)
    wanted = {
        line.stroke: [(placing.x(x) / EMU_PER_POINT, placing.y(y) / EMU_PER_POINT) for x, y in line.points]
        for line in scene.connectors
    }
    # LibreOffice's pages are not quite as wide as the slides.
    shrunk = median(drawn[colour][0][0][0] / points[0][0] for colour, points in wanted.items())
    for colour, points in wanted.items():
        found = [[(x / shrunk, y) for x, y in part] for part in drawn[colour]]
        assert all(_off(point, [points]) < 0.8 for part in found for point in part), points
        assert all(_off(point, found) < 0.8 for point in points), points


def _told_apart(scene: Scene) -> Scene:
    """The scene with solid lines, each in a colour of its own."""
    lines = (
        replace(line, stroke=f"#{number % 200:02x}{number // 200 + 1:02x}{number * 7 % 256:02x}", dash=())
        for number, line in enumerate(scene.connectors)
    )
    return replace(scene, connectors=tuple(lines))


def _strokes(picture: bytes) -> dict[str, list[list[Point]]]:
    """The stroked lines of an SVG by poppler, by colour."""
    strokes: dict[str, list[list[Point]]] = {}
    for path in svg_root(picture).iter(f"{SVG}path"):
        look = path.get("stroke") or path.get("style") or ""
        shares = re.findall(r"[\d.]+(?=%)", "".join(re.findall(r"(?:stroke:|^)rgb[^;]*", look)))
        if len(shares) != 3:
            continue
        colour = "#" + "".join(f"{round(float(share) * 2.55):02x}" for share in shares)
        a, b, c, d, e, f = (float(part) for part in re.findall(r"-?[\d.]+", path.get("transform")))
        ends = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d"))
        points = [(a * float(x) + c * float(y) + e, b * float(x) + d * float(y) + f) for x, y in ends]
        strokes.setdefault(colour, []).append(points)
    return strokes


def _off(point: Point, lines: Sequence[Sequence[Point]]) -> float:
    """How far a point lies from the nearest of some lines."""
    distances = []
    for line in lines:
        for (ax, ay), (bx, by) in pairwise(line):
            square = (bx - ax) ** 2 + (by - ay) ** 2
            along = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / square if square else 0
            share = max(0.0, min(1.0, along))
            distances.append(_distance(point, (ax + share * (bx - ax), ay + share * (by - ay))))
    return min(distances)


def _distance(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _joined(parts: Sequence[Sequence[Point]]) -> list[Point]:
    """The parts as one line, without the joints that lie on a stretch."""
    points = list(parts[0])
    for part in parts[1:]:
        assert part[0] == pytest.approx(points[-1], abs=2)
        before, joint, after = points[-2], points[-1], part[1]
        turn = (joint[0] - before[0]) * (after[1] - joint[1]) - (joint[1] - before[1]) * (after[0] - joint[0])
        room = _distance(before, joint) * _distance(joint, after)
        if abs(turn) <= 1e-3 * room and _off(joint, [[before, after]]) < 2:
            points.pop()
        points.extend(part[1:])
    return points


def _site(shape: Any, index: int) -> Point:
    """Where a connection site of a shape lies, by its own list or by the presets' common order."""
    across, down = SITE_PLACES.get(index, (0.0, 0.0))
    if index not in SITE_PLACES:
        guides = {guide.get("name"): guide.get("fmla") for guide in shape.iter(qn("a:gd"))}
        position = list(shape.iter(qn("a:cxn")))[index][0]
        across, down = (int(guides[position.get(axis)].split()[2]) / 100_000 for axis in ("x", "y"))
    transform = shape.find(f".//{qn('a:xfrm')}")
    (left, top), (width, height) = (
        [int(value) for value in transform.find(qn(tag)).attrib.values()] for tag in ("a:off", "a:ext")
    )
    return left + across * width, top + down * height
