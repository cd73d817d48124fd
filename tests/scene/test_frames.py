"""Frames round the roles of units: which there are, how they lie, and what they look like."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Literal

import pytest
from hypothesis import given

from orgchart.core.document import Document
from orgchart.scene.build import build_scene
from orgchart.scene.colours import contrast
from orgchart.scene.drawing import encloses
from orgchart.scene.scene import Scene
from orgchart.scene.themes import THEMES, theme
from orgchart.scene.view import View
from tests.core.company import COMPANY
from tests.core.organisations import make_organisation, organisations, settled
from tests.scene import geometry
from tests.scene.charts import chart
from tests.scene.frame_geometry import corners
from tests.scene.rules import faults
from tests.scene.test_invariants import DIRECTIONS
from tests.scene.test_themes import few


def framed(document: Document, **values: str) -> Document:
    """Return a document that shows its units as frames."""
    info = replace(document.chart, units_as="frames", **values)  # type: ignore[arg-type]
    return replace(document, charts={"chart": info})


def in_units(document: Document, **units: str | None) -> Document:
    """Return a document with other units of some roles."""
    roles = {key: replace(role, unit_id=units.get(key, role.unit_id)) for key, role in document.roles.items()}
    return replace(document, roles=roles)


def with_units(document: Document, **parents: str | None) -> Document:
    """Return a document with these units, each inside another or none."""
    usual = document.units["unit"]
    units = {key: replace(usual, id=key, name=key.title(), parent_id=above) for key, above in parents.items()}
    return replace(document, units=units)


LONG = "Customer Incentives, Loyalty & Rewards for Europe and the Middle East"


def with_long_names(document: Document) -> Document:
    """Return a document whose units have names that fill several lines, or one that cannot be broken."""
    names = (LONG, "Donaudampfschifffahrtsgesellschaft", "顧客サービス部門と品質保証とナレッジ")
    units = {
        key: replace(unit, name=names[place % len(names)])
        for place, (key, unit) in enumerate(document.units.items())
    }
    return replace(document, units=units)


def units_of(scene: Scene) -> list[str]:
    return [frame.unit_id for frame in scene.frames]


@pytest.mark.parametrize("layout", DIRECTIONS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_small_company_has_a_frame_for_every_unit(layout: str, language: str) -> None:
    document = framed(COMPANY, language=language)
    scene = build_scene(document, View(layout=layout))
    assert faults(document, scene, layout) == []
    assert sorted(units_of(scene)) == sorted(document.units)


@pytest.mark.parametrize("layout", DIRECTIONS)
@few
@given(document=organisations(max_roles=30))
def test_any_organisation_is_framed_rightly(layout: str, document: Document) -> None:
    named = with_long_names(settled(document, Random(len(document.roles))))
    for each in (framed(document), framed(named)):
        scene = build_scene(each, View(layout=layout))
        assert faults(each, scene, layout) == []


def test_a_name_makes_way_for_a_dotted_line_between_two_boxes() -> None:
    outline = "top\n  a\n    a1\n    a2\n  b\n    b1\n    b2\nother"
    document = in_units(
        chart(outline, ["a > a1", "b > a1", "top > b1"]),
        top=None,
        other=None,
        a1=None,
        a2=None,
        b1=None,
        b2=None,
    )
    document = framed(with_long_names(document))
    scene = build_scene(document, View("inverted"))
    assert faults(document, scene, "inverted") == []
    (caption,) = scene.captions
    assert caption.text.full == LONG


@pytest.mark.parametrize("layout", ["tree", "inverted"])
def test_a_long_name_stands_whole_in_several_lines(layout: str) -> None:
    document = with_units(chart("boss\n  a\n  b\n    c"), top=None, one=None, two=None)
    name = "Permanent Secretary and Private Office"
    named = {key: replace(document.units[key], name=name) for key in ("top", "one")}
    document = replace(document, units=document.units | named)
    document = framed(in_units(document, boss="top", a="one", b="two", c="two"))
    scene = build_scene(document, View(layout))
    assert faults(document, scene, layout) == []
    shown = [" ".join(line.text for line in each.text.lines) for each in scene.captions]
    assert sorted(shown) == [name, name, "Two"]


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
def test_a_long_name_stands_whole_beside_the_line_that_enters_its_frame(layout: str) -> None:
    document = with_units(chart("boss\n  a\n  b\n  c"), one=None, two=None, three=None)
    name = "Private Office and School Support"
    document = replace(
        document,
        units=document.units | {"one": replace(document.units["one"], name=name)},
        roles=document.roles | {"boss": replace(document.roles["boss"], branch="row")},
    )
    document = framed(in_units(document, boss=None, a="one", b="two", c="three"))
    scene = build_scene(document, View(layout))
    assert faults(document, scene, layout) == []
    shown = [" ".join(line.text for line in each.text.lines) for each in scene.captions]
    assert sorted(shown) == [name, "Three", "Two"]
    assert len({frame.y for frame in scene.frames}) == 1


def test_a_frame_ends_with_the_stack_that_moved_up_in_it() -> None:
    outline = "top\n  a\n    a1\n    a2\n    a3\n    a4\n  b\n    b1\n    b2\n    b3\n    b4"
    document = chart(outline)
    others = dict.fromkeys(["top", *(key for key in document.roles if key.startswith("b"))])
    document = framed(in_units(document, **others))
    usual = build_scene(document, View())
    long = "Acting Deputy Director for everything and for all that is left over after that"
    document = replace(document, roles=document.roles | {"b2": replace(document.roles["b2"], title=long)})
    scene = build_scene(document, View())
    assert faults(document, scene, "tree") == []
    assert len({box.height for box in scene.boxes}) == 2
    assert below_last_box(scene) == pytest.approx(below_last_box(usual))


def below_last_box(scene: Scene) -> float:
    """Return how far the only frame ends below the role a4."""
    (frame,) = scene.frames
    box = next(box for box in scene.boxes if box.id == "a4")
    return frame.y + frame.height - box.y - box.height


@pytest.mark.parametrize("layout", ["left-right", "right-left"])
def test_a_name_beside_the_rows_makes_way_for_dotted_lines(layout: str) -> None:
    document = chart("other\ntop\n  a\n  b\n  c", ["other > b: KPI", "other > a"])
    document = framed(with_long_names(in_units(document, other=None)))
    scene = build_scene(document, View(layout))
    assert faults(document, scene, layout) == []
    (caption,) = scene.captions
    assert caption.text.full == LONG
    assert caption.text.lines[0].text.startswith("Customer Incentives")


@pytest.mark.parametrize("layout", DIRECTIONS)
@pytest.mark.parametrize("outline", ["m\n  a\n  x\n  y", "m\n  a\n    b\n  x\n  y"])
def test_combs_in_each_other_keep_apart_beside_the_line_of_a_foreign_stack(layout: str, outline: str) -> None:
    document = with_units(chart(outline), top=None, outer="top", inner="outer")
    where = {key: "inner" if key in "mab" else None for key in document.roles}
    document = framed(in_units(document, **where))
    assert faults(document, build_scene(document, View(layout)), layout) == []


@pytest.mark.parametrize("layout", DIRECTIONS)
def test_a_comb_whose_boxes_begin_on_two_rows_keeps_off_the_next_box(layout: str) -> None:
    document = chart("m\n  a\n  b\n    b1\n    guest\n  c")
    roles = document.roles | {"m": replace(document.roles["m"], branch="alternating")}
    document = framed(in_units(replace(document, roles=roles), m=None, guest=None, c=None))
    scene = build_scene(document, View(layout))
    assert units_of(scene) == ["unit"]
    assert faults(document, scene, layout) == []


@pytest.mark.parametrize("name", THEMES)
def test_captions_can_be_read_in_every_theme(name: str) -> None:
    document = framed(settled(make_organisation(60, 4, units=9, odd_text=False), Random(4)))
    scene = build_scene(document, View(theme=name))
    fills = {frame.id: frame.fill for frame in scene.frames}
    least = theme(name).contrast.text
    assert len(fills) > 9
    assert all(contrast(each.text.colour, fills[each.id]) >= least for each in scene.captions)
    assert faults(document, scene, theme=name) == []


@pytest.mark.parametrize("name", THEMES)
def test_boxes_without_an_outline_stand_out_on_frames_in_every_theme(name: str) -> None:
    document = framed(settled(make_organisation(60, 3, odd_text=False), Random(3)))
    scene = build_scene(document, View(theme=name))
    for box in scene.boxes:
        middle = box.x + box.width / 2, box.y + box.height / 2
        grounds = [frame.fill for frame in scene.frames if encloses(corners(frame), *middle)]
        assert box.stroke_width or all(contrast(box.fill, ground) > 1.08 for ground in grounds[-1:])


def test_a_foreign_branch_hangs_outside_of_the_outline() -> None:
    document = framed(in_units(chart("boss\n  a\n    a1\n  guest\n    g1\n  b\n    b1"), guest=None, g1=None))
    scene = build_scene(document, View())
    (frame,) = scene.frames
    assert len(frame.outline) == 8
    assert faults(document, scene) == []


@pytest.mark.parametrize("layout", DIRECTIONS)
def test_frames_that_end_on_one_row_end_one_below_the_other(layout: str) -> None:
    document = chart("m\n  a\n    a1\n      a2\n  b\n    b1\n      b2")
    document = with_units(document, outer=None, inner="outer", team="inner")
    where = {"m": "inner", "a": "team", "a1": "outer", "a2": "outer", "b": "inner", "b1": "inner", "b2": None}
    document = framed(in_units(document, **where))
    assert faults(document, build_scene(document, View(layout)), layout) == []


@pytest.mark.parametrize("layout", DIRECTIONS)
def test_a_part_that_begins_in_a_stack_and_goes_on_beside_it_has_one_frame(layout: str) -> None:
    for outline in ("a\nb\nc\n  guest", "boss\n  a\n  b\n  c\n    guest"):
        document = with_units(chart(outline), outer=None, inner="outer")
        document = in_units(document, boss=None, a="outer", b="inner", c="inner", guest=None)
        document = framed(document)
        scene = build_scene(document, View(layout))
        assert faults(document, scene, layout) == []
        assert [frame.id for frame in scene.frames] == ["frame:outer:a", "frame:inner:b"]


@pytest.mark.parametrize("layout", DIRECTIONS)
def test_the_name_of_a_frame_round_two_roots_stands_at_its_own_edge(layout: str) -> None:
    document = with_units(chart("a\n  guest\nb"), outer=None, inner="outer")
    document = framed(in_units(document, a="inner", b="inner", guest=None))
    assert faults(document, build_scene(document, View(layout)), layout) == []


@pytest.mark.parametrize("layout", DIRECTIONS)
def test_no_line_runs_through_a_long_name(layout: str) -> None:
    below_a_board = chart("board\n  boss\n    a")
    board = replace(below_a_board.roles["board"], kind="body", unit_id=None)
    below_a_board = replace(below_a_board, roles={**below_a_board.roles, "board": board})
    beside_a_trunk = in_units(chart("boss\n  ~office\n    guest\n  a"), boss=None, a=None, guest=None)
    hanging = in_units(chart("boss\n  a\n    a1\n    a2\n  b\n    b1"), boss=None)
    hanging = replace(
        hanging, roles={**hanging.roles, "boss": replace(hanging.roles["boss"], branch="right")}
    )
    stack = chart("boss\n" + "".join(f"  r{number}\n" for number in range(15)))
    stack = in_units(stack, **{f"r{number}": None for number in range(2, 15)}, boss=None)
    for each in (below_a_board, beside_a_trunk, hanging, stack):
        document = framed(with_long_names(each))
        assert faults(document, build_scene(document, View(layout)), layout) == []


def test_scattered_roles_get_a_frame_for_each_part_of_their_unit() -> None:
    outline = "boss\n  a\n    a1\n  x\n    y\n  b\n    b1\n  c\n    c1"
    document = framed(in_units(chart(outline), boss=None, x=None, y=None))
    scene = build_scene(document, View())
    assert [frame.id for frame in scene.frames] == ["frame:unit:a", "frame:unit:b"]
    assert faults(document, scene) == []


def test_units_as_colour_and_layouts_without_frames_draw_none() -> None:
    assert build_scene(COMPANY, View()).frames == ()
    assert build_scene(framed(COMPANY), View(layout="rings")).frames == ()


@pytest.mark.parametrize("shape", ["chain", "star"])
def test_large_degenerate_charts_are_framed_in_time(shape: Literal["chain", "star"]) -> None:
    document = framed(make_organisation(3000, 1, shape=shape, units=40, dotted=0, odd_text=False))
    scene = build_scene(document, View())
    assert len(scene.frames) > 100
    assert [*geometry.overlapping_boxes(scene), *geometry.outside(scene)] == []


def test_the_name_of_a_frame_round_a_root_has_the_whole_width() -> None:
    document = chart("boss\n  a\n  b")
    units = {"unit": replace(document.units["unit"], name="Permanent Secretary and Private Office")}
    document = replace(document, units=units, charts={"chart": replace(document.chart, units_as="frames")})
    (caption,) = build_scene(document, View()).captions
    assert [line.text for line in caption.text.lines] == ["Permanent Secretary and Private Office"]


def test_plates_of_labels_have_the_colour_of_the_ground_that_they_lie_on() -> None:
    scene = build_scene(framed(settled(make_organisation(80, 5, dotted=0.4), Random(5))), View())
    plates = [line.plate for line in scene.connectors if line.plate]
    page, around = theme("default").background, []
    for plate in plates:
        middle = plate.x + plate.width / 2, plate.y + plate.height / 2
        below = [frame.fill for frame in scene.frames if encloses(corners(frame), *middle)]
        around.append((below or [page])[-1])
    assert [plate.fill for plate in plates] == around
    assert set(around) - {page}


def test_a_label_below_its_line_stands_right_below_it_in_frames_too() -> None:
    rows = "boss\n  a\n    ax\n    ay\n  b\n    bx\n    by\n  c\n    cx"
    document = with_units(chart(rows, dotted=["ax > bx: quality"]), top=None, one=None, two=None)
    one, two = dict.fromkeys(("a", "ax", "ay", "c", "cx"), "one"), dict.fromkeys(("b", "bx", "by"), "two")
    scene = build_scene(framed(in_units(document, boss="top", **one, **two)), View())
    (line,) = (each for each in scene.connectors if each.kind == "dotted")
    assert line.plate
    assert 0 < line.plate.y - max(y for _, y in line.points) < 8
