"""The levels layout: who stands in which band and on which row of it, and what the bands are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core.document import Document
from orgchart.scene.build import build_scene
from orgchart.scene.scene import scene_to_json
from orgchart.scene.themes import THEMES
from orgchart.scene.view import View
from tests.core.organisations import (
    SHAPES,
    Shape,
    make_organisation,
    organisations,
    shuffled,
    with_grades,
)
from tests.scene import geometry
from tests.scene.charts import Drawn, bottom, chart, middle
from tests.scene.level_geometry import disorder, strays
from tests.scene.rules import faults

LEVELS = View(layout="levels")
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def graded_organisations(draw: st.DrawFn, max_roles: int = 45) -> Document:
    document = draw(organisations(max_roles=max_roles))
    share, odd = draw(st.sampled_from(((0, 0), (1, 0), (1, 0.1), (0.7, 0.5))))
    return with_grades(document, draw(st.randoms(use_true_random=False)), share, odd)


def graded(outline: str, grades: Mapping[str, str], names: str = "A B C D", language: str = "en") -> Drawn:
    """Return the scene of an outline whose roles have grades, checked."""
    document = chart(outline)
    roles = {key: replace(role, grade=grades.get(key, "")) for key, role in document.roles.items()}
    info = replace(document.chart, grades=tuple(names.split()), language=language)
    document = replace(document, roles=roles, charts={"chart": info})
    result = Drawn(document, build_scene(document, LEVELS))
    assert faults(document, result.scene, "levels") == []
    return result


@unhurried
@given(graded_organisations())
def test_any_organisation_makes_right_levels(document: Document) -> None:
    assert faults(document, build_scene(document, LEVELS), "levels") == []


@pytest.mark.parametrize("theme", THEMES)
def test_levels_are_right_in_every_theme(theme: str) -> None:
    document = make_organisation(80, 5, grades=0.9)
    assert faults(document, build_scene(document, View("levels", theme)), "levels", theme) == []


@unhurried
@given(graded_organisations(30))
def test_equal_documents_make_equal_levels(document: Document) -> None:
    one, other = (build_scene(each, LEVELS) for each in (document, shuffled(document, 3)))
    assert scene_to_json(one) == scene_to_json(other)


@pytest.mark.parametrize("shape", SHAPES)
def test_large_charts_make_right_levels(shape: Shape) -> None:
    document = make_organisation(1200, 7, shape=shape, dotted=0.02, grades=0.9)
    scene = build_scene(document, LEVELS)
    assert [*geometry.missing(document, scene), *geometry.overlapping_boxes(scene)] == []
    assert [*geometry.crossed_boxes(scene), *geometry.loose_ends(scene)] == []
    assert [*disorder(document, scene), *strays(document, scene)] == []


def test_a_long_chain_of_command_makes_right_levels() -> None:
    document = make_organisation(5000, 1, shape="chain", assistants=0, dotted=0)
    scene = build_scene(document, LEVELS)
    assert [*geometry.missing(document, scene), *geometry.overlapping_boxes(scene)] == []
    assert list(disorder(document, scene)) == []


def test_roles_of_a_grade_share_a_row_also_where_a_branch_skips_one() -> None:
    result = graded(
        "ceo\n  a\n    a1\n      a2\n  b\n    b1",
        {"ceo": "A", "a": "B", "a1": "C", "a2": "D", "b": "C", "b1": "D"},
    )
    assert result["b"].y == result["a1"].y > result["a"].y
    assert result["b1"].y == result["a2"].y


def test_a_report_of_its_managers_grade_stands_below_it_in_the_same_band() -> None:
    result = graded("ceo\n  a\n    b\n  c", {"ceo": "A", "a": "B", "b": "B", "c": "B"})
    assert result["a"].y == result["c"].y < result["b"].y
    assert [frame.id for frame in result.scene.frames] == ["band:0", "head:0", "band:1", "head:1"]


def test_roles_without_a_grade_stand_right_below_their_manager_in_no_band() -> None:
    result = graded("ceo\n  a\n    x\n      y\n      b\n  c", {"ceo": "A", "a": "B", "b": "C", "c": "C"})
    assert bottom(result["a"]) < result["x"].y
    assert bottom(result["x"]) < result["y"].y < result["b"].y == result["c"].y
    assert not inside_a_band(result, "x")
    assert not inside_a_band(result, "y")


def test_a_role_of_a_higher_grade_than_its_managers_stands_below_it_in_no_band() -> None:
    result = graded("ceo\n  a\n    b\n  c", {"ceo": "A", "a": "C", "b": "B", "c": "D"})
    assert bottom(result["a"]) < result["b"].y < result["c"].y
    assert not inside_a_band(result, "b")


def test_a_root_without_a_grade_stands_above_all_bands() -> None:
    result = graded("ceo\n  a\n  b", {"a": "A", "b": "B"})
    assert bottom(result["ceo"]) < min(frame.y for frame in result.scene.frames)


def test_roots_stand_in_the_bands_of_their_grades() -> None:
    result = graded("a\nb\nc", {"a": "B", "b": "A", "c": "B"})
    assert result["b"].y < result["a"].y == result["c"].y


def test_assistants_stand_beside_their_manager_unless_their_grade_is_another() -> None:
    result = graded("ceo\n  ~pa\n  ~chief\n  a", {"ceo": "A", "chief": "B", "a": "B"})
    assert result["pa"].y == result["ceo"].y
    assert result["chief"].y == result["a"].y
    assert middle(result["chief"]) < middle(result["a"])
    assert result.line("chief").kind == "assistant"


def test_leaves_hang_below_each_other_down_through_their_bands() -> None:
    result = graded("ceo\n  a\n  b\n  c\n  d", {"ceo": "A", "a": "B", "b": "B", "c": "C", "d": "B"})
    assert result["a"].x == result["b"].x == result["c"].x == result["d"].x
    assert result["a"].y < result["b"].y < result["d"].y < result["c"].y


def test_leaves_of_a_manager_with_an_open_branch_stand_side_by_side() -> None:
    document = chart("ceo\n  a\n  b\n  c")
    ceo = replace(document.roles["ceo"], branch="standard")
    document = replace(document, roles={**document.roles, "ceo": ceo})
    result = Drawn(document, build_scene(document, LEVELS))
    assert faults(document, result.scene, "levels") == []
    assert result["a"].y == result["b"].y == result["c"].y


def test_without_grades_the_layers_are_the_bands() -> None:
    result = graded("ceo\n  a\n    a1\n      a2\n  b\n    b1\n      b2", {})
    assert result["a1"].y == result["b1"].y
    assert result["a2"].y == result["b2"].y
    assert len(result.scene.frames) == 4
    assert result.scene.captions == ()


def test_bands_have_the_names_of_their_grades_at_their_left() -> None:
    result = graded("ceo\n  a", {"ceo": "A", "a": "C"})
    assert [caption.text.full for caption in result.scene.captions] == ["A", "C"]
    for caption, grade in zip(result.scene.captions, "02", strict=True):
        head = next(frame for frame in result.scene.frames if frame.id == f"head:{grade}")
        (line,) = caption.text.lines
        assert head.x < line.x < head.x + head.width <= min(box.x for box in result.scene.boxes)
        assert head.y < line.y < head.y + head.height


def test_names_of_grades_stand_at_the_right_of_what_is_read_from_there() -> None:
    result = graded("ceo\n  a\n    a1\n  b\n    b1", {"ceo": "A", "a": "B", "b": "C"}, language="ar")
    assert result["b"].x < result["a"].x
    rights = max(box.x + box.width for box in result.scene.boxes)
    assert all(line.x > rights for caption in result.scene.captions for line in caption.text.lines)


def test_long_names_of_grades_stay_in_their_heads() -> None:
    first, second = "Geschäftsführungsassistenzstellvertretung", "Senior-Executive-Service-Band-3-and-above"
    result = graded("ceo\n  a", {"ceo": first, "a": second}, f"{first} {second}")
    for caption in result.scene.captions:
        rank = caption.id.rpartition(":")[2]
        head = next(frame for frame in result.scene.frames if frame.id == f"head:{rank}")
        for left, top, right, low in geometry.areas(caption.text, "Liberation Sans"):
            assert head.x < left < right < head.x + head.width
            assert head.y < top < low < head.y + head.height


def test_three_hundred_leaves_of_a_grade_are_no_endless_row() -> None:
    document = with_grades(make_organisation(301, 1, shape="star", assistants=0, dotted=0), Random(1), 1, 0)
    scene = build_scene(document, LEVELS)
    assert scene.width < 6 * scene.height


def test_an_empty_chart_makes_empty_levels() -> None:
    assert Drawn(chart(""), build_scene(chart(""), LEVELS)).scene.frames == ()


def inside_a_band(result: Drawn, role_id: str) -> bool:
    box = result[role_id]
    return any(frame.y < bottom(box) and box.y < frame.y + frame.height for frame in result.scene.frames)


def test_roots_with_nobody_below_them_hang_below_each_other() -> None:
    lone = "\n".join(f"lone{number}" for number in range(8))
    scene = build_scene(chart(f"boss\n  a\n  b\n{lone}"), View("levels"))
    places = {box.id: (box.x, box.y) for box in scene.boxes}
    assert len({x for role_id, (x, _) in places.items() if role_id.startswith("lone")}) < 4
    few = build_scene(chart("boss\n  a\n  b\nlone"), View("levels"))
    assert len({box.y for box in few.boxes if box.id in ("boss", "lone")}) == 1
