"""Assistants with reports of their own: beside the trunk of their manager, above its line reports."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.layouts.frames.parts import OFFICES, offices
from orgchart.scene.scene import Scene
from orgchart.scene.view import View
from tests.core.organisations import make_organisation, organisations
from tests.scene import geometry
from tests.scene.charts import Drawn, bottom, chart, drawn, middle
from tests.scene.rules import faults
from tests.scene.test_frames import framed, in_units
from tests.scene.test_invariants import DIRECTIONS
from tests.scene.test_themes import few

TWO = """
boss
  ~office
    clerk
    driver
  ~legal
    counsel
    ~secretary
  a
    a1
    a2
  b
"""


def check(result: Drawn) -> Drawn:
    assert faults(result.document, result.scene) == []
    return result


def staffed(document: Document, seed: int, share: float = 0.4) -> Document:
    """Return an organisation in which many roles, also those with reports, are assistants."""
    rng = Random(seed)
    picked = {
        line.role_id: replace(document.roles[line.role_id], kind="assistant")
        for line in document.lines.values()
        if line.kind == "solid" and document.roles[line.manager_id].kind != "body" and rng.random() < share
    }
    return replace(document, roles={**document.roles, **picked})


def misplaced(document: Document, scene: Scene) -> list[str]:
    """Return the offices of a tree that do not stand beside a trunk, above the reports of their manager."""
    lookups, boxes = index(document), {box.id: box for box in scene.boxes}
    lines = {each.target: each for each in scene.connectors if each.kind == "assistant"}
    found = []
    for office in offices(lookups):
        manager = lookups.manager_of[office]
        lowest = max(bottom(boxes[each]) for each in lookups.branch(office))
        reports = [boxes[each].y for each in lookups.reports.get(manager, ())]
        line = lines[office]
        is_level = line.points[-1][1] == line.points[-2][1]
        is_on_trunk = line.source_site == "bottom" and line.points[0][0] == line.points[-2][0]
        if not (is_level and is_on_trunk and lowest < min(reports, default=lowest + 1)):
            found.append(office)
    return found


def test_an_assistant_with_reports_stands_beside_the_trunk_above_the_reports() -> None:
    result = check(drawn(chart("boss\n  ~office\n    clerk\n    driver\n  a\n    a1\n    a2")))
    trunk = middle(result["boss"])
    assert bottom(result["boss"]) < result["office"].y < result["clerk"].y < result["driver"].y
    assert bottom(result["driver"]) < result["a"].y
    assert trunk < min(result[each].x for each in ("office", "clerk", "driver"))
    line = result.line("office")
    assert (line.kind, line.source_site, line.target_site) == ("assistant", "bottom", "left")
    assert [x for x, _ in line.points[:2]] == [trunk, trunk]


def test_several_such_assistants_stand_right_and_left_in_turn() -> None:
    outline = "boss\n" + "".join(f"  ~o{number}\n    r{number}\n" for number in range(1, 5)) + "  a\n  b"
    result = check(drawn(chart(outline)))
    trunk = middle(result["boss"])
    assert [result[each].x > trunk for each in ("o1", "o2", "o3", "o4")] == [True, False, True, False]
    assert result["o1"].y == result["o2"].y < result["r1"].y < result["o3"].y == result["o4"].y
    assert bottom(result["r4"]) < result["a"].y


def test_assistants_without_reports_keep_their_places_above_those_with_reports() -> None:
    outline = "boss\n  ~office\n    clerk\n  ~pa\n  ~adviser\n  ~driver\n  a\n  b"
    result = check(drawn(chart(outline)))
    assert result["pa"].y == result["adviser"].y == result["boss"].y
    assert result["boss"].y < result["driver"].y < result["office"].y < result["a"].y


def test_an_assistant_of_an_assistant_stands_on_the_far_side_of_the_trunk() -> None:
    result = check(drawn(chart(TWO)))
    assert result["secretary"].x < result["legal"].x < middle(result["boss"])
    assert result["secretary"].y == result["legal"].y
    deep = check(drawn(chart("boss\n  ~office\n    ~deputy\n      clerk\n    o1\n  a")))
    assert deep["office"].y < deep["deputy"].y < deep["clerk"].y < deep["o1"].y < deep["a"].y
    assert deep["deputy"].x > middle(deep["office"])


def test_a_manager_that_hangs_keeps_such_assistants_off_its_own_line() -> None:
    document = chart("boss\n  a\n    ~office\n      clerk\n    ~legal\n      counsel\n    a1\n  b")
    for style, is_right in (("right", True), ("left", False)):
        roles = {**document.roles, "boss": replace(document.roles["boss"], branch=style)}  # type: ignore[arg-type]
        result = check(drawn(replace(document, roles=roles)))
        assert [(result[each].x > middle(result["a"])) == is_right for each in ("office", "legal")] == [
            True
        ] * 2
        assert bottom(result["clerk"]) < result["legal"].y < bottom(result["counsel"]) < result["a1"].y


def test_assistants_deep_inside_each_other_stand_below_again() -> None:
    depth = OFFICES + 3
    outline = "boss\n" + "".join(f"{'  ' * (number + 1)}~o{number}\n" for number in range(depth))
    document = chart(outline)
    assert offices(index(document)) == {f"o{number}" for number in range(OFFICES)}
    assert check(drawn(document)).line(f"o{OFFICES}").target_site == "top"


def test_frames_stand_round_such_assistants_beside_the_trunk() -> None:
    document = in_units(framed(chart(TWO)), boss=None, a=None, a1=None, a2=None, b=None)
    result = Drawn(document, build_scene(document, View()))
    assert faults(document, result.scene) == []
    assert result["office"].y == result["legal"].y < result["a"].y
    assert len(result.scene.frames) == 2


def test_a_frame_that_goes_on_to_some_reports_keeps_such_assistants_in_their_row() -> None:
    document = in_units(framed(chart(TWO)), b=None)
    result = Drawn(document, build_scene(document, View()))
    assert faults(document, result.scene) == []
    assert result["office"].y == result["legal"].y == result["a"].y
    assert len(result.scene.frames) == 1


@pytest.mark.parametrize("layout", DIRECTIONS)
@few
@given(document=organisations(max_roles=35, odd_text=False), seed=st.integers(0, 999))
def test_any_organisation_with_many_assistants_makes_a_right_picture(
    document: Document, seed: int, layout: str
) -> None:
    document = staffed(document, seed)
    assert faults(document, build_scene(document, View(layout)), layout) == []


@few
@given(document=organisations(max_roles=35, odd_text=False, boxes_alone=True), seed=st.integers(0, 999))
def test_without_frames_all_such_assistants_stand_beside_trunks(document: Document, seed: int) -> None:
    document = staffed(document, seed)
    assert misplaced(document, build_scene(document, View())) == []


def test_a_large_chart_with_many_assistants_makes_a_right_picture() -> None:
    document = staffed(make_organisation(1500, 7, dotted=0), 3, 0.2)
    scene = build_scene(document, View())
    assert [*geometry.missing(document, scene), *geometry.overlapping_boxes(scene)] == []
    assert [*geometry.crossed_boxes(scene), *geometry.disorder(document, scene)] == []
