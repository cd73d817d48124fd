"""PowerPoint files: what python-pptx and the schema's rules find in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from orgchart.exports.pptx import write_pptx
from orgchart.exports.pptx_slide import place
from orgchart.scene.scene import Scene, Side
from tests.exports import scenes
from tests.exports.readers import pptx_lines, pptx_roles, pptx_slide


def test_the_slide_is_wide_and_its_title_is_a_title() -> None:
    scene = scenes.department()
    presentation = Presentation(BytesIO(write_pptx(scene)))
    assert (presentation.slide_width, presentation.slide_height) == (12_192_000, 6_858_000)
    (slide,) = presentation.slides
    assert slide.slide_layout.name == "Title Only"
    assert slide.shapes.title.text_frame.text == scene.title
    assert slide.shapes.title.placeholder_format.type == PP_PLACEHOLDER.TITLE
    properties = presentation.core_properties
    assert (properties.title, properties.author, properties.language) == (scene.title, "", "en")


def test_layouts_are_as_wide_as_the_slide() -> None:
    presentation = Presentation(BytesIO(write_pptx(scenes.department())))
    for layout in (presentation.slide_master, *presentation.slide_layouts):
        for placeholder in layout.placeholders:
            assert 0 <= placeholder.left < placeholder.left + placeholder.width <= presentation.slide_width
    titled = presentation.slide_master.placeholders[0]
    assert titled.left + titled.width > Inches(12)


def test_each_role_is_a_group_with_its_text_in_the_card() -> None:
    scene = scenes.department()
    roles = pptx_roles(write_pptx(scene))
    assert len(roles) == len(scene.boxes)
    for group, box in zip(roles, scene.boxes, strict=True):
        card, bar, avatar = group.shapes
        name, title = card.text_frame.paragraphs
        assert name.text == box.texts[0].full
        assert title.text == "\v".join(line.text for line in box.texts[1].lines)
        assert [run.font.bold for run in name.runs] == [True]
        assert {run.font.name for run in (*name.runs, *title.runs)} == {"Arial"}
        assert str(bar.fill.fore_color.rgb).lower() == box.bar_colour[1:]
        assert avatar.auto_shape_type == MSO_SHAPE.OVAL
        described = group.element.find(f".//{qn('p:cNvPr')}")
        assert described.get("descr") == box.label
        assert described.get("name").startswith(box.texts[0].full)


@pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])
def test_a_bar_lies_inside_its_side_of_the_card(side: Side) -> None:
    shown = replace(scenes.box("a", 40, 40, "Ann", ["Lead"]), bar=6, bar_side=side)
    card, bar, _ = pptx_roles(write_pptx(scenes.scene([shown], [])))[0].shapes
    thickness = min(bar.width, bar.height)
    assert thickness / card.width == pytest.approx(6 / 190, abs=1e-4)
    inner = {
        "left": (card.left, card.top, thickness, card.height),
        "top": (card.left, card.top, card.width, thickness),
        "right": (card.left + card.width - thickness, card.top, thickness, card.height),
        "bottom": (card.left, card.top + card.height - thickness, card.width, thickness),
    }[side]
    assert (bar.left, bar.top, bar.width, bar.height) == pytest.approx(inner, abs=2)


def test_the_title_and_the_outline_of_a_disc_are_drawn_as_the_scene_says() -> None:
    shown = scenes.box("a", 40, 40, "Ann", ["Lead"])
    assert shown.avatar is not None
    shown = replace(shown, avatar=replace(shown.avatar, stroke="#b91c1c", stroke_width=1.0))
    content = write_pptx(replace(scenes.scene([shown], []), ink="#f1f5f9", background="#0f172a"))
    (run,) = pptx_slide(content).shapes.title.text_frame.paragraphs[0].runs
    assert str(run.font.color.rgb) == "F1F5F9"
    avatar = pptx_roles(content)[0].shapes[2]
    assert str(avatar.line.color.rgb) == "B91C1C"


def test_type_on_the_slide_is_that_of_the_scene_scaled() -> None:
    scene = scenes.department()
    scale = place(scene).scale
    card = pptx_roles(write_pptx(scene))[0].shapes[0]
    sizes = [run.font.size for paragraph in card.text_frame.paragraphs for run in paragraph.runs]
    assert [size / scale for size in sizes] == pytest.approx([12.5, 11, 11], abs=0.02)


def test_the_chart_stays_below_the_title_and_inside_the_slide() -> None:
    for scene in (scenes.department(), scenes.department(20, 1), scenes.department(1, 20), scenes.hostile()):
        slide = pptx_slide(write_pptx(scene))
        title = slide.shapes.title
        for group in (shape for shape in slide.shapes if shape.shape_type == 6):
            assert group.top >= title.top + title.height
            assert group.left >= Inches(0.37)
            assert group.left + group.width <= Inches(13.34 - 0.37)
            assert group.top + group.height <= Inches(7.5 - 0.37)


def test_dotted_lines_and_vacancies_are_dashed_in_their_colours() -> None:
    scene = scenes.department()
    content = write_pptx(scene)
    tree = pptx_slide(content).shapes._spTree
    for parts, line in zip(pptx_lines(content), scene.connectors, strict=True):
        for part in parts:
            assert (part.find(f".//{qn('a:prstDash')}") is not None) == (line.kind == "dotted")
            colour = part.find(f".//{qn('a:ln')}/{qn('a:solidFill')}/{qn('a:srgbClr')}")
            assert colour.get("val") == line.stroke[1:]
    for group, box in zip(tree.iterchildren(qn("p:grpSp")), scene.boxes, strict=True):
        assert (group.find(f".//{qn('a:prstDash')}") is not None) == box.vacant


def test_ids_are_unique_and_names_and_texts_are_there() -> None:
    scene = scenes.department()
    tree = pptx_slide(write_pptx(scene)).shapes._spTree
    properties = list(tree.iter(qn("p:cNvPr")))
    assert Counter(element.get("id") for element in properties).most_common(1)[0][1] == 1
    assert all(element.get("name") for element in properties if element is not properties[0])


def test_run_properties_keep_the_schema_s_order() -> None:
    order = ["ln", "solidFill", "latin", "ea", "cs", "extLst"]
    tree = pptx_slide(write_pptx(scenes.hostile())).shapes._spTree
    for properties in tree.iter(qn("a:rPr")):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=order.index)
        assert properties.get("lang") == "en"


def test_right_to_left_texts_are_right_to_left_paragraphs() -> None:
    roles = {box.texts[0].full: box for box in scenes.hostile().boxes}
    for group in pptx_roles(write_pptx(scenes.hostile())):
        paragraph = group.shapes[0].text_frame.paragraphs[0]
        box = roles.get(paragraph.text)
        if box is not None:
            assert (paragraph._p.pPr.get("rtl") == "1") == box.texts[0].rtl


def test_the_slide_grows_when_type_would_fall_below_one_point() -> None:
    scene = scenes.department(120, 2)
    presentation = Presentation(BytesIO(write_pptx(scene)))
    assert Inches(13.4) < presentation.slide_width < Inches(56)
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert min(_type_sizes(write_pptx(scene))) == 100


def test_three_thousand_boxes_stand_on_the_largest_slide() -> None:
    scene = scenes.department(500, 5)
    content = write_pptx(scene)
    assert Presentation(BytesIO(content)).slide_width == Emu(51_206_400)
    assert len(pptx_roles(content)) == 3002
    assert min(_type_sizes(content)) >= 100


def test_a_long_title_is_set_smaller() -> None:
    scene = replace(scenes.department(), title="Customer Service and " * 24)
    run = pptx_slide(write_pptx(scene)).shapes.title.text_frame.paragraphs[0].runs[0]
    assert run.font.size.pt < 12


def test_the_file_holds_no_leavings_of_the_template() -> None:
    with ZipFile(BytesIO(write_pptx(scenes.department()))) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        application = archive.read("docProps/app.xml")
    assert not [name for name in names if "thumbnail" in name or "printer" in name]
    assert b"Macintosh" not in application


def _type_sizes(content: bytes) -> list[int]:
    tree = pptx_slide(content).shapes._spTree
    return [int(properties.get("sz")) for properties in tree.iter(qn("a:rPr")) if properties.get("sz")]


def test_an_empty_chart_is_a_slide_with_a_title() -> None:
    scene: Scene = scenes.empty()
    slide = pptx_slide(write_pptx(scene))
    assert [shape.text_frame.text for shape in slide.shapes] == [scene.title]
