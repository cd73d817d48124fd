"""Directions on small charts: the tree turned, its boxes and texts upright."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgchart.core.rules import LAYOUTS, THEMES
from orgchart.scene.build import build_scene
from orgchart.scene.view import View
from tests.core.organisations import make_organisation
from tests.scene.charts import Drawn, bottom, chart, drawn, middle, with_full_boxes
from tests.scene.geometry import spilled_text
from tests.scene.rules import faults

COMPANY = "boss\n  ~aide\n  ~clerk\n  a\n    a1\n    a2\n  b\n    b1\n    b2\nother\n  c"
DOTTED = ["a1 > c: quality", "b2 > a"]


def company(layout: str) -> Drawn:
    document = chart(COMPANY, dotted=DOTTED)
    result = drawn(document, layout)
    assert faults(document, result.scene, layout) == []
    return result


def test_an_inverted_chart_stands_on_its_roots() -> None:
    upright, inverted = company("tree"), company("inverted")
    assert (inverted.scene.width, inverted.scene.height) == (upright.scene.width, upright.scene.height)
    assert all(box.x == upright[box.id].x for box in inverted.scene.boxes)
    assert bottom(inverted["a"]) < inverted["boss"].y
    line = inverted.line("a")
    assert (line.source_site, line.target_site) == ("top", "bottom")
    assert line.points[0] == (middle(inverted["boss"]), inverted["boss"].y)


@pytest.mark.parametrize(("layout", "sites"), [("left-right", "right left"), ("right-left", "left right")])
def test_a_sideways_chart_puts_siblings_below_each_other(layout: str, sites: str) -> None:
    result = company(layout)
    boss, a, b = result["boss"], result["a"], result["b"]
    assert a.x == b.x
    assert bottom(a) < b.y
    assert (a.x > boss.x + boss.width) == (layout == "left-right")
    assert [result.line("a").source_site, result.line("a").target_site] == sites.split()
    assert result["a1"].x == result["a2"].x
    assert result["boss"].x == result["other"].x


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
def test_what_follows_a_block_of_leaves_stands_below_all_of_it(layout: str) -> None:
    leaves = "".join(f"  leaf{number}\n" for number in range(15))
    document = with_full_boxes(chart(f"boss\n{leaves}  next\n    n1\n    n2"), 6)
    # The last leaf alone says much, so that its box is higher than those of the others.
    roles = {key: replace(role, fields={}) for key, role in document.roles.items()}
    document = replace(document, roles=roles | {"leaf14": document.roles["leaf14"]})
    result = drawn(document, layout)
    assert result["leaf14"].height > result["leaf13"].height
    assert faults(document, result.scene, layout) == []


@pytest.mark.parametrize("layout", ["inverted", "left-right", "right-left"])
def test_boxes_look_the_same_in_every_direction(layout: str) -> None:
    upright, turned = company("tree"), company(layout)
    for box in turned.scene.boxes:
        known = upright[box.id]
        assert (box.width, box.height, box.bar) == (known.width, known.height, known.bar)
        assert box.avatar is not None
        assert box.avatar.cx < min(line.x for text in box.texts for line in text.lines)
        names = [line.text for text in box.texts for line in text.lines]
        assert names == [line.text for text in known.texts for line in text.lines]


@pytest.mark.parametrize("layout", ["tree", "inverted", "left-right", "right-left"])
def test_labels_stand_upright_beside_their_line(layout: str) -> None:
    label = company(layout).dotted("a1", "c").label
    assert label is not None
    assert [line.text for line in label.lines] == ["quality"]


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
def test_assistants_of_a_sideways_chart_stand_above_and_below_their_manager(layout: str) -> None:
    result = company(layout)
    assert result["clerk"].x == result["boss"].x == result["aide"].x
    assert bottom(result["clerk"]) < result["boss"].y < bottom(result["boss"]) < result["aide"].y


def test_very_many_leaves_of_a_sideways_chart_stand_in_a_block() -> None:
    leaves = "\n".join(f"  r{number:02}" for number in range(60))
    document = chart(f"boss\n{leaves}")
    scene = drawn(document, "left-right").scene
    assert faults(document, scene, "left-right") == []
    assert 0.5 < scene.width / scene.height < 2


@pytest.mark.parametrize("layout", ["tree", "inverted"])
def test_right_to_left_languages_see_the_mirrored_picture(layout: str) -> None:
    document = chart(COMPANY, dotted=DOTTED)
    arabic = replace(document, charts={"chart": replace(document.chart, language="ar")})
    usual, mirrored = (build_scene(each, View(layout=layout)) for each in (document, arabic))
    assert usual.width == mirrored.width
    for box, other in zip(usual.boxes, mirrored.boxes, strict=True):
        assert other.y == box.y
        assert other.x == pytest.approx(usual.width - box.x - box.width, abs=0.02)
        assert box.avatar is not None
        assert other.avatar is not None
        assert (box.bar_side, other.bar_side) == ("left", "right")
        assert other.avatar.cx - other.x == pytest.approx(box.x + box.width - box.avatar.cx, abs=0.02)
        assert {text.align for text in other.texts} == {"end"}
    if layout == "tree":
        assert faults(arabic, mirrored) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("theme", THEMES)
def test_boxes_read_from_the_right_hold_their_texts_in_every_layout_and_theme(
    layout: str, theme: str
) -> None:
    document = make_organisation(12, seed=3)
    hebrew = replace(document, charts={"chart": replace(document.chart, language="he")})
    assert list(spilled_text(build_scene(hebrew, View(layout, theme)), theme)) == []
