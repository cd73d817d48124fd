"""Branch styles on small charts, and that any style on any role makes a right picture."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from orgchart.core.document import BranchStyle, Document
from orgchart.scene.build import build_scene
from orgchart.scene.view import View
from tests.core.organisations import make_organisation, organisations
from tests.scene import geometry
from tests.scene.charts import Drawn, bottom, chart, drawn, middle
from tests.scene.rules import faults

STYLES: tuple[BranchStyle, ...] = get_args(BranchStyle)
MANAGERS = "boss\n  a\n    a1\n    a2\n  b\n    b1\n    b2\n  c\n    c1\n    c2\n  d\n    d1\n    d2"


def styled(document: Document, **styles: BranchStyle) -> Document:
    roles = {key: replace(role, branch=styles.get(key, role.branch)) for key, role in document.roles.items()}
    return replace(document, roles=roles)


def picture(outline: str, layout: str = "tree", **styles: BranchStyle) -> Drawn:
    document = styled(chart(outline), **styles)
    result = drawn(document, layout)
    assert faults(document, result.scene, layout) == []
    return result


def sites(result: Drawn, *roles: str) -> set[tuple[str, str]]:
    return {(result.line(role).source_site, result.line(role).target_site) for role in roles}


def test_standard_puts_even_leaves_side_by_side() -> None:
    result = picture("boss\n  a\n  b\n  c", boss="standard")
    assert len({result[each].y for each in "abc"}) == 1
    assert result["a"].x < result["b"].x < result["c"].x
    assert sites(result, "a", "b", "c") == {("bottom", "top")}


@pytest.mark.parametrize(("style", "side"), [("right", "left"), ("left", "right")])
def test_hanging_managers_stand_in_a_stack_and_their_reports_are_indented(
    style: BranchStyle, side: str
) -> None:
    result = picture(MANAGERS, boss=style)
    assert sites(result, "a", "b", "c", "d", "a1", "d2") == {("bottom", side)}
    assert len({result[each].x for each in "abcd"}) == 1
    assert bottom(result["a2"]) < result["b"].y < bottom(result["b2"]) < result["c"].y
    assert (result["a1"].x > result["a"].x) == (style == "right")
    assert len({result.line(each).points[0] for each in "abcd"}) == 1


def test_both_hangs_pairs_on_either_side_of_the_trunk() -> None:
    result = picture("boss\n  a\n  b\n  c\n  d\n  e", boss="both")
    trunk = middle(result["boss"])
    assert {result[each].x + result[each].width < trunk for each in "ace"} == {True}
    assert {result[each].x > trunk for each in "bd"} == {True}
    assert result["a"].y == result["b"].y < result["c"].y == result["d"].y < result["e"].y
    assert {result.line(each).points[0] for each in "abcde"} == {(trunk, bottom(result["boss"]))}


def test_both_keeps_the_branches_of_a_pair_outside_the_trunk() -> None:
    result = picture(MANAGERS, boss="both")
    assert result["a1"].x < result["a"].x
    assert result["b1"].x > result["b"].x
    assert result["c"].y == result["d"].y > bottom(result["a2"])


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (4, 2), (5, 3), (9, 3), (16, 4)])
def test_a_grid_is_about_as_many_columns_as_rows(count: int, columns: int) -> None:
    names = [f"r{number:02}" for number in range(count)]
    result = picture("\n  ".join(["boss", *names]), boss="grid")
    assert len({result[name].x for name in names}) == columns
    assert len({result[name].y for name in names}) == -(-count // columns)


def test_the_columns_of_a_grid_are_about_equally_long() -> None:
    outline = "boss\n  a\n    a1\n    a2\n    a3\n    a4\n  b\n  c\n  d"
    result = picture(outline, boss="grid")
    assert result["b"].x == result["c"].x == result["d"].x > result["a"].x
    assert result["a"].y == result["b"].y


def test_alternating_reports_stand_in_two_rows_and_less_width() -> None:
    names = [f"r{number}" for number in range(6)]
    outline = "\n  ".join(["boss", *names])
    result, wide = picture(outline, boss="alternating"), picture(outline, boss="standard")
    assert len({result[name].y for name in names[::2]}) == 1
    assert len({result[name].y for name in names[1::2]}) == 1
    assert result["r0"].y < result["r1"].y
    assert result.scene.width < 0.75 * wide.scene.width


def test_a_style_inside_a_hanging_branch_keeps_its_form() -> None:
    result = picture(MANAGERS, boss="right", b="standard", c="both")
    assert result["b1"].y == result["b2"].y
    assert result["c1"].x + result["c1"].width < middle(result["c"]) < result["c2"].x


def test_an_assistant_of_a_hanging_manager_stands_on_the_far_side_of_the_line() -> None:
    outline = "boss\n  a\n    ~aide\n    ~clerk\n    a1\n  b"
    for style, is_right in (("right", True), ("left", False)):
        result = picture(outline, boss=style)
        assert (result["aide"].x > result["a"].x) == is_right
        assert result["aide"].y == result["a"].y
        assert result["clerk"].y < result["a1"].y
        assert result.line("clerk").kind == "assistant"


def test_a_bus_starts_on_the_trunk_where_assistants_stand_beside_it() -> None:
    result = picture("boss\n  ~p1\n  ~p2\n  ~p3\n  ~p4\n  a\n  b", boss="right")
    assert result.line("b").points[0][0] == middle(result["boss"])
    assert result["a"].y > bottom(result["p3"])


def test_right_to_left_languages_keep_left_and_right_of_a_style() -> None:
    document = styled(chart(MANAGERS), boss="right")
    arabic = replace(document, charts={"chart": replace(document.chart, language="ar")})
    scene = Drawn(arabic, build_scene(arabic, View()))
    assert scene.line("a").target_site == "left"
    assert scene["a1"].x > scene["a"].x


@pytest.mark.parametrize("layout", ["tree", "inverted", "left-right", "right-left"])
@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(document=organisations(max_roles=40, odd_text=False))
def test_any_style_on_any_role_makes_a_right_picture(document: Document, layout: str) -> None:
    scene = build_scene(document, View(layout=layout))
    assert faults(document, scene, layout) == []


@pytest.mark.parametrize("style", STYLES[1:])
def test_very_deep_and_very_wide_branches_of_a_style_make_right_pictures(style: BranchStyle) -> None:
    for shape, count in (("chain", 3000), ("deep", 1500), ("star", 2000)):
        document = make_organisation(count, 1, shape=shape, assistants=0, dotted=0)  # type: ignore[arg-type]
        document = styled(document, **dict.fromkeys(document.roles, style))
        scene = build_scene(document, View())
        assert [*geometry.missing(document, scene), *geometry.overlapping_boxes(scene)] == []
        assert [*geometry.loose_ends(scene), *geometry.disorder(document, scene)] == []
