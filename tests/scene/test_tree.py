"""The tree layout on small charts: who stands where, seen from whom."""

from __future__ import annotations

from itertools import pairwise

import pytest

from orgchart.scene.scene import Box
from tests.scene.charts import Drawn, bottom, chart, drawn, middle
from tests.scene.rules import faults


def stand_in_a_row(*boxes: Box) -> bool:
    return len({box.y for box in boxes}) == 1 and all(
        one.x + one.width < other.x for one, other in pairwise(boxes)
    )


def stand_in_a_stack(*boxes: Box) -> bool:
    return len({box.x for box in boxes}) == 1 and all(bottom(one) < other.y for one, other in pairwise(boxes))


def check(result: Drawn) -> Drawn:
    assert faults(result.document, result.scene) == []
    return result


def test_leaf_reports_hang_below_their_manager_in_a_stack() -> None:
    result = check(drawn(chart("boss\n  a\n  b\n  c")))
    assert stand_in_a_stack(result["boss"], result["a"]) is False
    assert stand_in_a_stack(result["a"], result["b"], result["c"])
    assert result["boss"].x < result["a"].x < middle(result["boss"])
    assert result["a"].y > bottom(result["boss"])


def test_a_stack_hangs_from_one_bus_that_leaves_the_manager_near_its_left_edge() -> None:
    result = check(drawn(chart("boss\n  a\n  b\n  c")))
    lines = [result.line(each) for each in "abc"]
    assert {(line.source_site, line.target_site) for line in lines} == {("bottom", "left")}
    assert len({line.points[0] for line in lines}) == 1
    assert result["boss"].x < lines[0].points[0][0] < result["a"].x
    assert lines[0].points[0][1] == bottom(result["boss"])


def test_a_single_report_stands_straight_below_its_manager() -> None:
    result = check(drawn(chart("boss\n  a\n    b")))
    assert middle(result["boss"]) == middle(result["a"]) == middle(result["b"])
    assert len(result.line("a").points) == 2


def test_managers_stand_side_by_side_below_the_middle_of_their_manager() -> None:
    result = check(drawn(chart("boss\n  a\n    a1\n    a2\n  b\n    b1\n    b2\n  c\n    c1\n    c2")))
    assert stand_in_a_row(result["a"], result["b"], result["c"])
    assert middle(result["boss"]) == (middle(result["a"]) + middle(result["c"])) / 2
    assert len({result.line(each).points[1][1] for each in "ac"}) == 1


def test_two_leaves_among_managers_hang_as_a_stack_in_their_place() -> None:
    result = check(drawn(chart("boss\n  a\n    a1\n    a2\n  x\n  y\n  b\n    b1\n    b2")))
    assert stand_in_a_row(result["a"], result["x"], result["b"])
    assert stand_in_a_stack(result["x"], result["y"])
    assert result.line("y").target_site == "left"


def test_a_single_leaf_among_managers_stands_like_them() -> None:
    result = check(drawn(chart("boss\n  a\n    a1\n    a2\n  x\n  b\n    b1\n    b2")))
    assert stand_in_a_row(result["a"], result["x"], result["b"])
    assert result.line("x").target_site == "top"


@pytest.mark.parametrize(("leaves", "columns", "rows"), [(8, 1, 8), (9, 2, 5), (16, 2, 8), (60, 6, 10)])
def test_many_leaves_hang_in_columns(leaves: int, columns: int, rows: int) -> None:
    names = [f"r{number:02}" for number in range(leaves)]
    result = check(drawn(chart("boss\n" + "\n".join(f"  {name}" for name in names))))
    assert len({result[name].x for name in names}) == columns
    assert len({result[name].y for name in names}) == rows
    assert stand_in_a_stack(*(result[name] for name in names[:rows]))
    if columns > 1:
        heads = [result[name] for name in names[::rows]]
        assert stand_in_a_row(*heads)
        buses = [result.line(name).points[-2][0] for name in names[::rows]]
        assert all(bus < head.x for bus, head in zip(buses, heads, strict=True))
        assert buses[0] < middle(result["boss"]) < heads[-1].x + heads[-1].width


def test_two_assistants_stand_beside_their_manager_right_then_left() -> None:
    result = check(drawn(chart("boss\n  ~first\n  ~second\n  a\n  b")))
    assert stand_in_a_row(result["second"], result["boss"], result["first"])
    for name, sites in (("first", ("right", "left")), ("second", ("left", "right"))):
        line = result.line(name)
        assert (line.kind, line.source_site, line.target_site) == ("assistant", *sites)
        assert len(line.points) == 2


def test_further_assistants_stand_in_pairs_beside_the_trunk_above_the_reports() -> None:
    result = check(drawn(chart("boss\n  ~p1\n  ~p2\n  ~p3\n  ~p4\n  ~p5\n  a\n    a1\n  b\n    b1")))
    trunk = middle(result["boss"])
    assert bottom(result["boss"]) < result["p3"].y == result["p4"].y < result["p5"].y < result["a"].y
    assert result["p4"].x + result["p4"].width < trunk < result["p3"].x
    assert trunk < result["p5"].x
    assert [result.line(name).points[0] for name in ("p3", "p4", "p5")] == [
        (trunk, bottom(result["boss"]))
    ] * 3


def test_a_stack_under_assistants_in_pairs_keeps_its_bus_away_from_them() -> None:
    result = check(drawn(chart("boss\n  ~p1\n  ~p2\n  ~p3\n  ~p4\n  a\n  b")))
    assert result.line("a").points[0][0] == middle(result["boss"])


def test_a_manager_and_the_assistants_beside_it_are_equally_high() -> None:
    document = chart("boss\n  ~aide")
    long = document.roles["aide"].title + " for everything that nobody else in the house wants to look after"
    roles = {**document.roles, "aide": type(document.roles["aide"])("aide", long, "unit", "assistant")}
    result = check(
        drawn(type(document)(document.charts, document.units, roles, document.holders, document.lines))
    )
    assert result["boss"].height == result["aide"].height > 62


def test_several_roots_stand_side_by_side_in_order() -> None:
    result = check(drawn(chart("one\n  a\n  b\ntwo\nthree\n  c\n    d")))
    assert stand_in_a_row(result["one"], result["two"], result["three"])


def test_an_empty_chart_is_an_empty_picture() -> None:
    result = drawn(chart(""))
    assert result.scene.boxes == ()
    assert result.scene.connectors == ()
    assert (result.scene.width, result.scene.height) == (320, 200)


def test_levels_count_from_the_root_and_assistants_stand_on_their_managers_level() -> None:
    result = drawn(chart("boss\n  ~aide\n  a\n    b"))
    assert {box.id: box.level for box in result.scene.boxes} == {"boss": 1, "aide": 1, "a": 2, "b": 3}


def test_siblings_keep_their_order_when_one_is_much_wider() -> None:
    wide = "\n".join(f"    r{number:02}" for number in range(40))
    result = check(drawn(chart(f"boss\n  a\n    a1\n  b\n{wide}\n  c\n    c1\n  d\n    d1")))
    assert stand_in_a_row(result["a"], result["b"], result["c"], result["d"])
