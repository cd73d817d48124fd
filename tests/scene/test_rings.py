"""The rings layout: who stands on which ring and in which sector, and how lines get there."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import degrees, hypot, tau

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.layouts.rings.labels import labelled
from orgchart.scene.placement import Line, Rect
from orgchart.scene.scene import Connector, scene_to_json
from orgchart.scene.view import View
from tests.core.organisations import SHAPES, Shape, make_organisation, organisations, shuffled
from tests.scene import geometry
from tests.scene.charts import Drawn, chart
from tests.scene.ring_geometry import place, rings_of
from tests.scene.rules import faults

RINGS = View(layout="rings")
Place = tuple[float, float]
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def drawn(document: Document, centre: str = "") -> Drawn:
    document = replace(document, charts={"chart": replace(document.chart, centre=centre)})
    return Drawn(document, build_scene(document, RINGS))


def hours(result: Drawn, role_id: str) -> float:
    """Where a box stands on the face of a clock, in degrees."""
    return degrees(place(result.scene, result[role_id])[0])


def is_straight(line: Connector) -> bool:
    return len(line.points) == 2


@unhurried
@given(organisations(max_roles=45), st.sampled_from(("", "The customer", "顧客")))
def test_any_organisation_makes_right_rings(document: Document, centre: str) -> None:
    result = drawn(document, centre)
    assert faults(result.document, result.scene, "rings") == []


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(organisations(min_roles=61, max_roles=100), st.sampled_from(("", "The customer")))
def test_any_crowd_makes_right_rings(document: Document, centre: str) -> None:
    result = drawn(document, centre)
    assert faults(result.document, result.scene, "rings") == []


@unhurried
@given(organisations(max_roles=30))
def test_equal_documents_make_equal_rings(document: Document) -> None:
    one, other = (build_scene(each, RINGS) for each in (document, shuffled(document, 3)))
    assert scene_to_json(one) == scene_to_json(other)


@pytest.mark.parametrize("shape", SHAPES)
def test_large_charts_make_right_rings(shape: Shape) -> None:
    result = drawn(make_organisation(400, 7, shape=shape, dotted=0.02))
    assert faults(result.document, result.scene, "rings") == []


def test_a_crowd_of_dotted_lines_is_routed_in_time() -> None:
    result = drawn(make_organisation(300, 2, dotted=0.9))
    assert list(geometry.crossed_boxes(result.scene)) == []
    assert list(geometry.missing(result.document, result.scene)) == []


def test_a_single_root_stands_in_the_middle_of_its_reports() -> None:
    result = drawn(chart("boss\n  a\n  b\n  c\n  d"))
    assert place(result.scene, result["boss"])[1] < 0.1
    first = hours(result, "a")
    assert 30 < first < 80
    wanted = [first, 180 - first, 180 + first, 360 - first]
    assert [hours(result, each) for each in "abcd"] == pytest.approx(wanted, abs=0.1)
    assert all(is_straight(result.line(each)) for each in "abcd")
    assert len({round(place(result.scene, result[each])[1]) for each in "abcd"}) == 1


def test_a_caption_in_the_middle_moves_the_root_to_the_first_ring() -> None:
    result = drawn(chart("boss\n  a\n  b"), "The customer")
    (caption,) = result.scene.captions
    disc = result.scene.discs[-1]
    assert caption.text.full == "The customer"
    assert {line.x for line in caption.text.lines} == {disc.cx}
    assert all(abs(line.y - disc.cy) < disc.r for line in caption.text.lines)
    assert [disc.id for disc in result.scene.discs] == ["ring:2", "ring:1", "caption:centre"]
    assert place(result.scene, result["boss"])[1] > disc.r


@pytest.mark.parametrize("caption", ["W" * 200, "客" * 200, "A customer with a very long name " * 6])
def test_a_long_caption_stays_in_its_disc(caption: str) -> None:
    result = drawn(chart("boss\n  a"), caption[:200].strip())
    (text,) = (each.text for each in result.scene.captions)
    disc = result.scene.discs[-1]
    for left, top, right, bottom in geometry.areas(text, "Liberation Sans"):
        for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
            assert hypot(x - disc.cx, y - disc.cy) < disc.r


def test_several_roots_share_the_first_ring() -> None:
    result = drawn(chart("one\n  a\ntwo\nthree"))
    radii = {name: round(place(result.scene, result[name])[1]) for name in ("one", "two", "three", "a")}
    assert radii["one"] == radii["two"] == radii["three"] < radii["a"]


def test_one_report_alone_stands_at_twelve_o_clock_and_its_line_runs_straight() -> None:
    result = drawn(chart("boss\n  a\n    b\n      c"))
    assert [round(hours(result, each)) % 360 for each in "abc"] == [0, 0, 0]
    assert all(is_straight(result.line(each)) for each in "abc")


def test_reports_stay_in_the_sector_of_their_manager() -> None:
    result = drawn(chart("boss\n  a\n    a1\n    a2\n  b\n    b1\n    b2\n  c\n    c1\n    c2"))
    assert [hours(result, each) for each in ("a1", "a2", "b1", "b2", "c1", "c2")] == sorted(
        hours(result, each) for each in ("a1", "a2", "b1", "b2", "c1", "c2")
    )
    for each in "abc":
        assert hours(result, f"{each}1") < hours(result, each) < hours(result, f"{each}2")


def test_assistants_stand_on_the_ring_of_the_reports_before_them() -> None:
    result = drawn(chart("boss\n  ~aide\n  a\n  b"))
    assert result.line("aide").kind == "assistant"
    assert hours(result, "aide") < hours(result, "a") < hours(result, "b")


def test_lines_to_a_wide_fan_of_reports_run_along_an_arc_between_the_rings() -> None:
    names = [f"r{number:02}" for number in range(30)]
    result = drawn(chart("boss\n  a\n" + "\n".join(f"    {name}" for name in names) + "\n  b"))
    line = result.line(names[0])
    assert not is_straight(line)
    boundary = next(disc for disc in result.scene.discs if disc.id == "ring:1")
    distances = [hypot(x - boundary.cx, y - boundary.cy) for x, y in line.points[1:-3]]
    # From the arc it goes out to the bus of a stack, along that, and into the side of a box.
    assert max(distances) - min(distances) < 0.1
    assert faults(result.document, result.scene, "rings") == []


def test_a_dotted_line_is_straight_where_nothing_stands_in_its_way() -> None:
    result = drawn(chart("boss\n  a\n  b\n  c", dotted=["a > b: advice"]))
    line = result.dotted("a", "b")
    assert is_straight(line)
    assert line.dash
    assert line.label is not None
    assert line.label.full == "advice"


def test_a_dotted_line_goes_round_boxes_in_lanes_of_its_own() -> None:
    result = drawn(chart("boss\n  a\n  b\n  c\n  d", dotted=["a > c", "c > a", "b > d"]))
    assert faults(result.document, result.scene, "rings") == []
    lines = [result.dotted("a", "c"), result.dotted("c", "a"), result.dotted("b", "d")]
    assert not any(is_straight(line) for line in lines)
    for one, other in combinations(lines, 2):
        assert not set(one.points) & set(other.points)


def test_a_ring_is_no_larger_than_its_boxes_need() -> None:
    names = "\n".join(f"  r{number:02}" for number in range(40))
    result = drawn(chart(f"boss\n{names}"))
    round_trip = tau * place(result.scene, result["r00"])[1]
    assert 40 * 62 < round_trip < 40 * 212


def test_an_empty_chart_makes_an_empty_picture() -> None:
    result = drawn(chart(""), "The customer")
    assert (result.scene.boxes, result.scene.discs, result.scene.captions) == ((), (), ())


def with_grades(document: Document, grades: dict[str, str]) -> Document:
    """Return a chart with the grades A, B, C and D, given to some roles."""
    roles = {key: replace(role, grade=grades.get(key, "")) for key, role in document.roles.items()}
    return replace(document, roles=roles, charts={"chart": replace(document.chart, grades=tuple("ABCD"))})


def test_roles_of_one_grade_share_a_ring_also_where_a_branch_skips_one() -> None:
    document = chart("boss\n  a\n    c1\n  b\n    b1\n      c2\n  c3")
    grades = {"boss": "A", "a": "B", "b": "B", "b1": "C", "c1": "D", "c2": "D", "c3": "D"}
    document = with_grades(document, grades)
    scene = drawn(document).scene
    radii = {box.id: round(place(scene, box)[1], 1) for box in scene.boxes}
    assert radii["a"] == radii["b"] < radii["b1"] < radii["c1"] == radii["c2"] == radii["c3"]
    assert list(geometry.crossed_boxes(scene)) == []


def test_nobody_stands_inside_their_manager_whatever_the_grades() -> None:
    result = drawn(
        with_grades(chart("boss\n  a\n    b\n      c"), {"boss": "A", "a": "D", "b": "B", "c": "D"})
    )
    radii = [place(result.scene, result[name])[1] for name in ("boss", "a", "b", "c")]
    assert radii == sorted(set(radii))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("roles", "points"), [(100, 2300), (300, 3900)])
def test_crowded_rings_are_hardly_wider_than_their_boxes_need(roles: int, points: int, seed: int) -> None:
    scene = drawn(make_organisation(roles, seed, dotted=0.02, odd_text=False)).scene
    assert scene.width < points


def test_boxes_of_a_crowd_are_small_and_without_discs_unless_there_are_photos() -> None:
    few, crowd = (drawn(make_organisation(roles, 2, odd_text=False)).scene for roles in (60, 61))
    assert crowd.boxes[0].width < 0.8 * few.boxes[0].width
    assert few.boxes[0].avatar is not None
    assert all(box.avatar is None for box in crowd.boxes)
    document = make_organisation(61, 2, odd_text=False)
    holders = {key: replace(holder, photo="0" * 64) for key, holder in document.holders.items()}
    assert any(box.avatar for box in drawn(replace(document, holders=holders)).scene.boxes)


def test_solid_lines_of_a_crowd_do_not_cross_each_other() -> None:
    scene = drawn(make_organisation(120, 4, dotted=0, odd_text=False)).scene
    lines = [line for line in scene.connectors if line.kind != "dotted"]
    for one, other in combinations(lines, 2):
        if one.source != other.source:
            assert not any(
                _cross(*stretch, *another)
                for stretch in pairwise(one.points)
                for another in pairwise(other.points)
            ), (one.id, other.id)


def _cross(a: Place, b: Place, c: Place, d: Place) -> bool:
    """Whether two stretches have a point in common that is an end of neither."""
    return _side(a, b, c) * _side(a, b, d) < -1 and _side(c, d, a) * _side(c, d, b) < -1


def _side(a: Place, b: Place, c: Place) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


TEAMS = "boss\n" + "".join(f"  {lead}\n" + f"    {lead}1\n    {lead}2\n    {lead}3\n" for lead in "abcde")


def test_the_boxes_of_a_ring_stand_on_one_circle_in_the_middle_of_it() -> None:
    result = drawn(chart(TEAMS))
    edges = {disc.id: disc.r for disc in result.scene.discs}
    ring_of = rings_of(result.document, index(result.document))
    for ring in (1, 2):
        boxes = [box for box in result.scene.boxes if ring_of[box.id] == ring]
        radii = [place(result.scene, box)[1] for box in boxes]
        assert max(radii) - min(radii) < 0.1
        assert radii[0] == pytest.approx((edges[f"ring:{ring}"] + edges[f"ring:{ring - 1}"]) / 2, abs=20)


def test_the_reports_of_a_manager_hang_from_one_arc_that_keeps_off_the_edge_of_the_ring() -> None:
    result = drawn(chart(TEAMS))
    edge = next(disc for disc in result.scene.discs if disc.id == "ring:1")
    for lead in "abcde":
        lines = [result.line(f"{lead}{number}") for number in (1, 3)]
        arcs = {round(hypot(x - edge.cx, y - edge.cy)) for line in lines for x, y in line.points[1:-1]}
        assert max(arcs) - min(arcs) <= 1
        assert min(arcs) > edge.r + 8


def test_no_ring_of_a_crowd_is_lost_between_others() -> None:
    scene = drawn(make_organisation(300, 300, dotted=0.03, odd_text=False)).scene
    *radii, _ = (disc.r for disc in scene.discs)
    steps = [one - other for one, other in pairwise([*radii, 0.0])]
    assert min(steps) > scene.boxes[0].width
    assert max(steps) < 0.5 * radii[0]


def test_many_managers_on_one_ring_stand_in_staggered_rows() -> None:
    leads = "".join(f"  lead{number:02}\n    a{number:02}\n" for number in range(40))
    result = drawn(chart("boss\n" + leads))
    places = [place(result.scene, result[f"lead{number:02}"]) for number in range(40)]
    assert [angle for angle, _ in places] == sorted(angle for angle, _ in places)
    rows = {round(radius, -1) for _, radius in places}
    assert len(rows) == 2
    changes = sum(abs(one - other) > 30 for (_, one), (_, other) in pairwise(places))
    assert changes > 30
    assert faults(result.document, result.scene, "rings") == []


def test_the_leaves_of_a_star_fill_the_inside_of_their_ring() -> None:
    names = "\n".join(f"  r{number:03}" for number in range(299))
    result = drawn(chart(f"boss\n{names}"))
    radii = sorted(place(result.scene, result[f"r{number:03}"])[1] for number in range(299))
    assert radii[0] < 0.45 * radii[-1]
    assert result.scene.width < 3400
    assert faults(result.document, result.scene, "rings") == []


@pytest.mark.parametrize("theme", ["default", "compact"])
def test_lines_of_flat_boxes_in_stacks_meet_their_boxes_and_run_through_no_others(theme: str) -> None:
    bodies = [f"b{number:02}" for number in range(70)]
    dotted = [f"{one} > {other}" for one in bodies[::4] for other in bodies[1:32:5] if one != other]
    document = chart("boss\n" + "\n".join(f"  {body}" for body in bodies), dotted=dotted)
    roles = {
        key: replace(role, kind="body") if key != "boss" else role for key, role in document.roles.items()
    }
    holders = {key: holder for key, holder in document.holders.items() if holder.role_id == "boss"}
    document = replace(document, roles=roles, holders=holders)
    scene = build_scene(document, View("rings", theme))
    assert max(box.height for box in scene.boxes if box.id != "boss") < 30
    assert faults(document, scene, "rings", theme) == []


def test_lines_stay_inside_the_outermost_ring() -> None:
    scene = drawn(make_organisation(300, 300, dotted=0.03, odd_text=False)).scene
    disc = scene.discs[0]
    assert all(hypot(x - disc.cx, y - disc.cy) < disc.r for line in scene.connectors for x, y in line.points)


@pytest.mark.parametrize("theme", ["default", "name-plates", "high-contrast"])
def test_boxes_are_narrower_on_rings_than_in_a_tree(theme: str) -> None:
    document = chart(TEAMS)
    on_rings, in_tree = (build_scene(document, View(layout, theme)) for layout in ("rings", "tree"))
    assert on_rings.boxes[0].width < 0.9 * in_tree.boxes[0].width
    assert list(geometry.spilled_text(on_rings, theme)) == []


def test_the_label_of_a_short_line_between_tall_boxes_stands_above_it() -> None:
    boxes = {"a": Rect(0, 0, 100, 200), "b": Rect(150, 0, 100, 200)}
    line = Line("dotted", "a", "b", "right", "left", ((100.0, 100.0), (150.0, 100.0)))
    ((label,),) = ((each.label,) for each in labelled([line], boxes, {line.id: (150.0, 10.0)}))
    assert label is not None
    assert label.y <= 0
    assert 100 < label.x < 150
