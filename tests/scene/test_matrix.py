"""The matrix layout: who heads rows and columns, who stands in which cell, and how lines get there."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.layouts.matrix import planned
from orgchart.scene.scene import scene_to_json
from orgchart.scene.themes import THEMES
from orgchart.scene.view import View
from tests.core.organisations import SHAPES, Shape, make_organisation, organisations, shuffled
from tests.scene import geometry
from tests.scene.charts import Drawn, bottom, chart, middle
from tests.scene.matrix_geometry import disorder
from tests.scene.rules import faults

MATRIX = View(layout="matrix")
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

COMPANY = """
ceo
  ~aide
  engineering
    lead
      eng-a
    eng-b1
    eng-b2
  marketing
    mar-a
    mar-free
  product-a
  product-b
"""
TO_PRODUCTS = (
    "eng-a > product-a",
    "mar-a > product-a: brand",
    "eng-b1 > product-b: frontend",
    "eng-b2 > product-b: backend",
)


def drawn(document: Document) -> Drawn:
    return Drawn(document, build_scene(document, MATRIX))


def company(*more: str) -> Drawn:
    result = drawn(chart(COMPANY, dotted=[*TO_PRODUCTS, *more]))
    assert faults(result.document, result.scene, "matrix") == []
    return result


@unhurried
@given(organisations(max_roles=45))
def test_any_organisation_makes_a_right_matrix(document: Document) -> None:
    assert faults(document, build_scene(document, MATRIX), "matrix") == []


@st.composite
def matrices(draw: st.DrawFn) -> Document:
    """A company with functions, products, and specialists who work for some of them."""
    functions, products = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    outline, dotted = ["ceo"], []
    for function in range(functions):
        outline.append(f"  f{function}")
        depth = 2
        for number in range(draw(st.integers(0, 5))):
            depth = draw(st.integers(2, depth + 1)) if number else 2
            name = f"s{function}-{number}"
            outline.append(f"{'  ' * depth}{'~' if draw(st.integers(0, 5)) == 5 else ''}{name}")
            wanted = draw(st.lists(st.integers(0, products - 1), max_size=2, unique=True))
            dotted += [f"{name} > p{product}: {draw(st.sampled_from(('', 'KPI')))}" for product in wanted]
    for product in range(products):
        outline.append(draw(st.sampled_from((f"p{product}", f"  p{product}", f"  ~p{product}"))))
    return chart("\n".join(outline), dotted=[each.removesuffix(": ") for each in dotted])


@unhurried
@given(matrices())
def test_any_matrix_organisation_makes_a_right_matrix(document: Document) -> None:
    assert faults(document, build_scene(document, MATRIX), "matrix") == []


@unhurried
@given(matrices())
def test_equal_documents_make_equal_matrices(document: Document) -> None:
    one, other = (build_scene(each, MATRIX) for each in (document, shuffled(document, 3)))
    assert scene_to_json(one) == scene_to_json(other)


@pytest.mark.parametrize("shape", SHAPES)
def test_large_charts_make_right_matrices(shape: Shape) -> None:
    document = make_organisation(600, 7, shape=shape, dotted=0.05)
    scene = build_scene(document, MATRIX)
    assert [*geometry.missing(document, scene), *geometry.overlapping_boxes(scene)] == []
    assert [*geometry.crossed_boxes(scene), *geometry.loose_ends(scene), *disorder(document, scene)] == []


def test_a_chain_of_command_stands_in_one_column() -> None:
    links = "\n".join(f"{'  ' * depth}r{depth}" for depth in range(300))
    result = drawn(chart(f"{links}\n  product", dotted=["r299 > product"]))
    assert list(geometry.missing(result.document, result.scene)) == []
    assert len({result[f"r{depth}"].x for depth in range(2, 300)}) == 1
    assert result["r299"].y == result["product"].y


def test_specialists_stand_in_the_column_of_their_function_on_the_row_of_their_product() -> None:
    result = company()
    for product, members in (("product-a", ("eng-a", "mar-a")), ("product-b", ("eng-b1",))):
        assert {result[each].y for each in members} == {result[product].y}
    assert result["eng-a"].x == result["eng-b1"].x == result["lead"].x
    assert result["product-a"].x < result["eng-a"].x < result["mar-a"].x
    assert bottom(result["product-a"]) < result["product-b"].y


def test_several_specialists_in_one_cell_stand_below_each_other() -> None:
    result = company()
    assert result["eng-b1"].x == result["eng-b2"].x
    assert bottom(result["eng-b1"]) < result["eng-b2"].y


def test_roles_without_a_row_stand_above_all_rows() -> None:
    result = company()
    assert bottom(result["engineering"]) < result["lead"].y == result["mar-free"].y
    assert bottom(result["lead"]) < result["product-a"].y


def test_solid_lines_run_down_the_column_and_dotted_ones_along_the_row() -> None:
    result = company()
    solid, dotted = result.line("eng-b1"), result.dotted("mar-a", "product-a")
    assert (solid.source_site, solid.target_site) == ("bottom", "left")
    assert solid.points[0][0] == solid.points[1][0]
    assert (dotted.source_site, dotted.target_site) == ("top", "top")
    (_, start), (_, rail), (_, other), (_, end) = dotted.points
    assert rail == other < start == end
    assert dotted.points[-1][0] == middle(result["mar-a"])


def test_dotted_lines_into_one_cell_keep_their_labels_apart() -> None:
    result = company()
    labels = [result.dotted(each, "product-b").label for each in ("eng-b1", "eng-b2")]
    front, back = (geometry.areas(label, "Liberation Sans") for label in labels if label is not None)
    assert next(front)[2] < next(back)[0]
    assert result.dotted("eng-b2", "product-b").target_site == "right"


@pytest.mark.parametrize("look", ["default", "compact"])
def test_every_label_of_a_crowded_cell_is_shown_on_no_box(look: str) -> None:
    roles = [f"r{number}" for number in range(5)]
    outline = "boss\n  function\n" + "\n".join(f"    {role}" for role in roles) + "\n  product"
    document = chart(outline, dotted=[f"{role} > product: task of {role}" for role in roles])
    scene = build_scene(document, View("matrix", look))
    assert faults(document, scene, "matrix", look) == []


def test_whoever_works_for_two_products_stands_on_the_first_row_and_is_joined_to_both() -> None:
    result = company("mar-a > product-b")
    assert result["mar-a"].y == result["product-a"].y
    assert result.dotted("mar-a", "product-b").dash


@pytest.mark.parametrize("place", ["product", "  product", "  ~product"])
def test_a_row_is_headed_by_a_root_an_assistant_or_a_report_that_nobody_reports_to(place: str) -> None:
    document = chart(f"ceo\n  sales\n    rep\n{place}", dotted=["rep > product"])
    assert planned(index(document)).rows == ["product"]
    result = drawn(document)
    assert faults(document, result.scene, "matrix") == []
    assert result["product"].y == result["rep"].y


def test_a_function_with_reports_heads_no_row() -> None:
    document = chart("ceo\n  sales\n    rep\n  care\n    agent", dotted=["rep > care"])
    plan = planned(index(document))
    assert (plan.rows, [column.head for column in plan.columns["ceo"]]) == ([], ["sales", "care"])


def test_a_dotted_line_between_functions_makes_no_row() -> None:
    document = chart("ceo\n  sales\n    rep\n  legal", dotted=["sales > legal"])
    assert planned(index(document)).rows == []


def test_without_dotted_lines_there_is_a_tree() -> None:
    document = chart("ceo\n  a\n    a1\n    a2\n  b\n    b1")
    assert drawn(document).scene == build_scene(document, View())


def test_two_assistants_stand_beside_the_root_and_further_ones_head_columns() -> None:
    result = drawn(chart("ceo\n  ~one\n  ~two\n  ~three\n  a\n    b\n  p", dotted=["b > p"]))
    assert faults(result.document, result.scene, "matrix") == []
    assert result["two"].x < result["ceo"].x < result["one"].x
    assert result["one"].y == result["two"].y == result["ceo"].y < result["three"].y == result["a"].y
    assert {result.line(each).kind for each in ("one", "two", "three")} == {"assistant"}


def test_lines_of_different_managers_in_a_column_keep_apart() -> None:
    outline = "ceo\n  a\n    m\n      m1\n      m2\n        m3\n    n\n      n1\n      n2\n  p"
    document = chart(outline, dotted=["n2 > p"])
    result = drawn(document)
    assert faults(document, result.scene, "matrix") == []
    lanes = [result.line(each).points[1][0] for each in ("m", "m1", "m3", "n1")]
    assert all(one != other for one, other in combinations(lanes[:3], 2))


def test_an_empty_chart_makes_an_empty_matrix() -> None:
    assert drawn(chart("")).scene.boxes == ()


def test_heads_stand_on_stronger_ground_than_cells() -> None:
    result = company()
    frames = {frame.id: frame for frame in result.scene.frames}
    assert sorted(frames) == ["columns", "head:0", "head:1", "row:0", "row:1"]
    assert frames["columns"].fill == frames["head:0"].fill != frames["row:0"].fill
    for frame, members in (
        ("columns", ("engineering", "marketing")),
        ("head:1", ("product-b",)),
        ("row:0", ("eng-a", "mar-a")),
        ("row:1", ("eng-b1", "eng-b2")),
    ):
        ground = frames[frame]
        for box in map(result.__getitem__, members):
            assert ground.x < box.x < box.x + box.width < ground.x + ground.width
            assert ground.y < box.y < bottom(box) < ground.y + ground.height


def test_a_matrix_of_a_language_read_from_the_right_is_mirrored() -> None:
    document = chart(COMPANY, dotted=TO_PRODUCTS)
    info = replace(document.chart, language="ar")
    result = drawn(replace(document, charts={"chart": info}))
    assert result["product-a"].x > result["eng-a"].x > result["mar-a"].x
    head = next(frame for frame in result.scene.frames if frame.id == "head:0")
    assert head.x < result["product-a"].x


@pytest.mark.parametrize("theme", THEMES)
def test_a_matrix_is_right_in_every_theme(theme: str) -> None:
    document = chart(COMPANY, dotted=TO_PRODUCTS)
    scene = build_scene(document, View("matrix", theme))
    assert [
        *geometry.outside(scene),
        *geometry.overlapping_boxes(scene),
        *geometry.crossed_boxes(scene),
    ] == []
    assert [*geometry.spilled_text(scene, theme), *disorder(document, scene)] == []
