"""Leaves that hang below each other stand at the same distance, whatever their neighbours need."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.themes import theme
from orgchart.scene.view import View
from tests.core.organisations import organisations
from tests.scene.charts import Drawn, bottom, chart, drawn
from tests.scene.rules import faults

GAP = theme("default").spacing.stack_gap
TALL = "A title that goes on and on, so that its card is taller than all others in the whole chart " * 2
BRANCHES = (
    "boss\n  a\n    a1\n    a2\n    a3\n  b\n    b1\n    b2\n    b3\n"
    "  c\n    c1\n      d1\n      d2\n    c2\n    c3"
)


def renamed(document: Document, **titles: str) -> Document:
    roles = {key: replace(role, title=titles.get(key, role.title)) for key, role in document.roles.items()}
    return replace(document, roles=roles)


def picture(document: Document, layout: str = "tree") -> Drawn:
    result = drawn(document, layout)
    assert faults(document, result.scene, layout) == []
    return result


def gaps(result: Drawn, *stack: str) -> list[float]:
    return [round(result[below].y - bottom(result[above]), 2) for above, below in pairwise(stack)]


def test_a_tall_card_parts_no_other_stack() -> None:
    result = picture(renamed(chart(BRANCHES), a1=TALL))
    assert result["a1"].height > result["b1"].height
    assert gaps(result, "b1", "b2", "b3") == gaps(result, "a1", "a2", "a3") == [GAP, GAP]


def test_a_branch_that_goes_deeper_parts_no_other_stack() -> None:
    result = picture(chart(BRANCHES))
    assert gaps(result, "c1", "d1") > [GAP]
    assert gaps(result, "c2", "c3") == [GAP]
    assert gaps(result, "b1", "b2", "b3") == [GAP, GAP]


def test_first_boxes_of_stacks_stay_level() -> None:
    result = picture(renamed(chart(BRANCHES), a1=TALL))
    assert len({result[each].y for each in ("a1", "b1", "c1", "c2")}) == 1


def test_columns_of_one_manager_keep_their_rows() -> None:
    leaves = [f"r{number:02}" for number in range(12)]
    result = picture(renamed(chart("boss\n" + "\n".join(f"  {each}" for each in leaves)), r02=TALL))
    assert len({result[each].y for each in leaves}) == 6
    assert gaps(result, *leaves[:6]) == [GAP] * 5


def test_a_box_takes_the_dotted_line_into_its_side_along() -> None:
    result = picture(renamed(chart(BRANCHES, ["b3 > a"]), a1=TALL))
    assert gaps(result, "b1", "b2", "b3") == [GAP, GAP]
    line, box = result.dotted("b3", "a"), result["b3"]
    assert box.y < line.points[-1][1] < bottom(box)


def test_boxes_stay_below_lines_and_labels_that_run_between_them() -> None:
    document = chart(BRANCHES, ["a2 > d1: a label of some length", "b2 > d2: another label", "a2 > b2"])
    result = picture(renamed(document, a1=TALL))
    for stack in (("a1", "a2", "a3"), ("b1", "b2", "b3")):
        assert min(gaps(result, *stack)) >= GAP


def test_leaves_hung_by_a_style_close_up_too() -> None:
    document = renamed(chart(BRANCHES), a1=TALL)
    document = replace(document, roles={**document.roles, "b": replace(document.roles["b"], branch="left")})
    assert gaps(picture(document), "b1", "b2", "b3") == [GAP, GAP]


def test_framed_stacks_reach_the_foot_of_their_frame_evenly() -> None:
    document = renamed(chart(BRANCHES), a1=TALL)
    document = replace(document, charts={"chart": replace(document.chart, units_as="frames")})
    one, other = gaps(picture(document), "b1", "b2", "b3")
    assert one == other > GAP


def test_stacks_that_end_above_the_foot_of_their_frame_close_up() -> None:
    outline = f"{BRANCHES}\n    c4\n    c5\n    c6\n    c7\n    c8"
    document = renamed(chart(outline), a1=TALL)
    document = replace(document, charts={"chart": replace(document.chart, units_as="frames")})
    assert gaps(picture(document), "b1", "b2", "b3") == [GAP, GAP]


@given(organisations(boxes_alone=True))
@settings(max_examples=25, deadline=None)
def test_without_dotted_lines_every_stack_has_even_gaps(document: Document) -> None:
    document = replace(document, lines={k: v for k, v in document.lines.items() if v.kind == "solid"})
    plain = {key: replace(role, branch="") for key, role in document.roles.items()}
    document = replace(document, roles=plain)
    scene = build_scene(document, View())
    lookups, boxes = index(document), {box.id: box for box in scene.boxes}
    for reports in lookups.reports.values():
        same_width = len({boxes[each].width for each in reports}) == 1
        if 1 < len(reports) <= 8 and same_width and not any(map(lookups.children, reports)):
            stack = [boxes[each] for each in reports]
            assert {round(low.y - bottom(high), 2) for high, low in pairwise(stack)} == {GAP}
