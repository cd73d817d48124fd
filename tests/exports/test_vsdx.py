"""Visio drawings: native shapes with data, glued lines, and LibreOffice Draw as another reader."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions
from orgchart.exports.table import EXPORTS
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Scene
from orgchart.scene.view import view_of
from tests.exports import handbooks, scenes
from tests.exports.readers import VISIO, pdf_words, run, vsdx_data, vsdx_page


def written(document: Document, scene: Scene | None = None) -> bytes:
    scene = scene or build_scene(document, view_of(document))
    return EXPORTS["vsdx"].write(scene, document, ExportOptions())


def roles(page: Any) -> dict[str, Any]:
    """Return the shapes with shape data by title."""
    shapes = page.findall(f"{VISIO}Shapes/{VISIO}Shape")
    return {vsdx_data(shape)["Title"]: shape for shape in shapes if vsdx_data(shape)}


def cells(element: Any) -> dict[str, str]:
    return {cell.get("N"): cell.get("V") for cell in element.findall(f"{VISIO}Cell")}


def test_a_role_is_a_shape_that_knows_what_visios_own_org_charts_know() -> None:
    made = handbooks.document()
    holder = replace(made.holders["h3"], email="i@example.org", phone="+47 1", location="Bergen")
    made = replace(made, holders={**made.holders, "h3": holder})
    found = roles(vsdx_page(written(made)))
    assert vsdx_data(found["Head of Calls"]) == {
        "Name": "Ingrid Solheim",
        "Title": "Head of Calls",
        "Department": "Calls",
        "Telephone": "+47 1",
        "E-mail": "i@example.org",
        "Location": "Bergen",
        "Reports to": "Chief Operating Officer",
        "Acting": "Ingrid Solheim",
        "FTE": "1",
        "Responsibilities": "Plans the shifts.",
    }
    assert vsdx_data(found["Coach"])["Status"] == "Vacant"
    assert vsdx_data(found["Automation Lead"])["Status"] == "Planned"
    assert vsdx_data(found["Agent"])["Posts"] == "12"
    names = [row.get("N") for row in found["Head of Calls"].iter(f"{VISIO}Row") if row.get("N")]
    assert names[:5] == ["Name", "Title", "Department", "Telephone", "Email"]


def test_boxes_stand_where_the_scene_has_them_upside_down() -> None:
    scene = scenes.built(40, seed=3)
    page = vsdx_page(written(scenes.document(), scene))
    names = {box.id: box for box in scene.boxes}
    groups = [shape for shape in page.findall(f"{VISIO}Shapes/{VISIO}Shape") if vsdx_data(shape)]
    assert len(groups) == len(names)
    for shape, box in zip(groups, scene.boxes, strict=True):
        at = cells(shape)
        assert float(at["Width"]) == pytest.approx(box.width / 72, abs=1e-4)
        assert float(at["PinX"]) == pytest.approx((box.x + box.width / 2) / 72, abs=1e-4)
        assert float(at["PinY"]) == pytest.approx((scene.height - box.y - box.height / 2) / 72, abs=1e-4)


def test_every_line_is_glued_to_a_site_of_both_its_boxes() -> None:
    made = handbooks.document()
    scene = build_scene(made, view_of(made))
    page = vsdx_page(written(made, scene))
    shapes = {shape.get("ID"): shape for shape in page.iter(f"{VISIO}Shape")}
    connects = page.findall(f"{VISIO}Connects/{VISIO}Connect")
    assert len(connects) == 2 * len(scene.connectors)
    ends = []
    for connect in connects:
        line, box = shapes[connect.get("FromSheet")], shapes[connect.get("ToSheet")]
        rows = box.findall(f"{VISIO}Section[@N='Connection']/{VISIO}Row")
        site = cells(rows[int(connect.get("ToPart")) - 100])
        assert connect.get("ToCell") == f"Connections.X{int(connect.get('ToPart')) - 99}"
        place, side = cells(box), connect.get("FromCell")[:-1]
        for axis, size in (("X", "Width"), ("Y", "Height")):
            wanted = float(place[f"Pin{axis}"]) - float(place[size]) / 2 + float(site[axis])
            assert float(cells(line)[f"{side}{axis}"]) == pytest.approx(wanted, abs=0.02)
        ends.append((connect.get("FromSheet"), side, vsdx_data(box)["Title"]))
    found = {(a[2], b[2]) for a in ends for b in ends if a[0] == b[0] and (a[1], b[1]) == ("Begin", "End")}
    titles = {key: role.title for key, role in made.roles.items()}
    assert found == {(titles[each.source], titles[each.target]) for each in scene.connectors}


def test_dotted_lines_and_vacancies_are_dashed() -> None:
    page = vsdx_page(written(handbooks.document()))
    found = roles(page)
    assert cells(found["Coach"])["LinePattern"] == "2"
    assert cells(found["Chief Operating Officer"])["LinePattern"] == "1"
    patterns = [
        cells(each).get("LinePattern") for each in page.iter(f"{VISIO}Shape") if "BeginX" in cells(each)
    ]
    assert sorted(patterns)[-1] in "23"
    assert patterns.count("1") == len(handbooks.PAIRS)


def with_a_photo() -> bytes:
    """A file in which one of the roles has a photo, all of it in one colour."""
    made = handbooks.document()
    made = replace(made, holders={**made.holders, "h1": replace(made.holders["h1"], photo="p1")})
    scene = build_scene(made, view_of(made))
    (box,) = [box for box in scene.boxes if box.id == "coo"]
    assert box.avatar is not None
    photo = BytesIO()
    Image.new("RGB", (40, 40), "#336699").save(photo, "JPEG")
    with_photo = replace(box, avatar=replace(box.avatar, image=b64encode(photo.getvalue()).decode()))
    scene = replace(scene, boxes=tuple(with_photo if each.id == "coo" else each for each in scene.boxes))
    return written(made, scene)


def test_photos_are_in_the_file() -> None:
    with ZipFile(BytesIO(with_a_photo())) as archive:
        assert archive.read("visio/media/image1.png").startswith(b"\x89PNG")


def test_libreoffice_draw_shows_a_photo(tmp_path: Path) -> None:
    (tmp_path / "chart.vsdx").write_bytes(with_a_photo())
    run(
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(tmp_path), str(tmp_path / "chart.vsdx"),
    )  # fmt: skip
    rows = run("pdfimages", "-list", str(tmp_path / "chart.pdf")).decode().splitlines()[2:]
    assert [row.split()[2] for row in rows] == ["image"]
    run("pdftoppm", "-png", "-r", "200", str(tmp_path / "chart.pdf"), str(tmp_path / "page"))
    with Image.open(next(tmp_path.glob("page*.png"))) as page:
        colours = {colour for _, colour in page.convert("RGB").getcolors(1 << 24) or []}
    assert (0x33, 0x66, 0x99) in colours  # the photo
    assert (0x72, 0x9F, 0xCF) not in colours  # what LibreOffice fills shapes with


def test_libreoffice_draw_shows_words_where_the_scene_has_them(tmp_path: Path) -> None:
    boxes = [
        scenes.box(f"b{n}", 40 + 231.0 * (n % 5), 40 + 97.5 * (n // 5), f"Zq{n}", ["Team Lead"])
        for n in range(15)
    ]
    line = scenes.line(boxes[0], boxes[1], "right", "left", [(230, 71), (271, 71)])
    scene = scenes.scene(boxes, [line], title="Zq title")
    (tmp_path / "chart.vsdx").write_bytes(written(scenes.document(), scene))
    run(
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(tmp_path), str(tmp_path / "chart.vsdx"),
    )  # fmt: skip
    words = {word.text: word for word in pdf_words((tmp_path / "chart.pdf").read_bytes(), tmp_path)}
    assert "title" in words
    for n, box in enumerate(boxes):
        placed = box.texts[0].lines[0]
        word = words[f"Zq{n}"]
        assert word.left == pytest.approx(placed.x, abs=2)
        assert word.top < placed.y + 44 < word.bottom + 2
