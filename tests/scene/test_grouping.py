"""Roles of one title in one box: who stands in it, what is written there, and that pictures stay right."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core.commands import run
from orgchart.core.document import Document, Grouping, Holder, OrgUnit, Role
from orgchart.core.index import index
from orgchart.core.rules import BRANCH_STYLES, LAYOUTS, THEMES
from orgchart.scene.build import build_scene
from orgchart.scene.changes import scene_changes
from orgchart.scene.fit.fit import fit_to_page
from orgchart.scene.pages.pages import make_pages
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.scene import Box, scene_to_json
from orgchart.scene.view import View
from tests.core.organisations import make_organisation, organisations, with_groupings
from tests.scene import geometry
from tests.scene.charts import Drawn, chart, drawn
from tests.scene.rules import faults

DIRECTIONS = {"tree": "tree", "grouped": "tree", "left-right": "left-right", "inverted": "inverted"}
GOLDEN = Path(__file__).parent / "golden" / "grouped.json"

unhurried = settings(
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "40")),
    suppress_health_check=[HealthCheck.too_slow],
)


def team(count: int = 8, *, vacant: int = 0, grouping: Grouping = "", **role: object) -> Document:
    """A manager with so many agents of one title, the last of them vacant, and a trainer."""
    agents = [f"agent{number}" for number in range(count)]
    rows = "".join(f"\n  {each}" for each in agents)
    document = chart(f"boss{rows}\n  trainer", vacant=agents[count - vacant :])
    roles = {key: replace(document.roles[key], title="Agent", **role) for key in agents}  # type: ignore[arg-type]
    boss = replace(document.roles["boss"], grouping=grouping)
    return replace(document, roles={**document.roles, **roles, "boss": boss})


def words(box: Box) -> list[str]:
    return [line.text for text in box.texts for line in text.lines]


def members(picture: Drawn) -> list[tuple[str, ...]]:
    return [box.members for box in picture.scene.boxes if box.members]


AGENTS = tuple(f"agent{number}" for number in range(8))


@pytest.mark.parametrize("layout", ["tree", "grouped", "left-right", "inverted"])
@unhurried
@given(document=organisations(max_roles=45), seed=st.integers(0, 9))
def test_any_organisation_with_groups_makes_a_right_picture(
    document: Document, seed: int, layout: str
) -> None:
    document = with_groupings(document, seed)
    scene = build_scene(document, View(layout=layout))
    assert faults(document, scene, layout) == []


@unhurried
@given(organisations(max_roles=45), st.integers(0, 9))
def test_those_who_share_a_box_are_all_alike_and_nobody_alike_is_left_out(
    document: Document, seed: int
) -> None:
    # What colours stand for parts roles, too; by unit that is part of the likeness below.
    document = replace(document, charts={"chart": replace(document.chart, colour_by="unit")})
    document = with_groupings(document, seed)
    scene = build_scene(document, View(layout="grouped"))
    lookups = index(document)
    above = {line.manager_id for line in document.lines.values()}
    heads = {unit.head_id for unit in document.units.values()}

    def likeness(role_id: str) -> object:
        role, manager = document.roles[role_id], lookups.manager_of.get(role_id)
        alone = role_id in above or role_id in heads or role.kind != "line" or manager is None
        if alone or document.roles[manager or ""].grouping == "open":
            return role_id
        dotted = {(line.manager_id, line.label) for line in lookups.dotted.get(role_id, ())}
        return manager, role.title, role.unit_id, role.grade, role.planned, frozenset(dotted)

    kinds = [{likeness(each) for each in box.role_ids} for box in scene.boxes]
    assert all(len(kind) == 1 for kind in kinds)
    assert len(set().union(*kinds)) == len(scene.boxes)


@pytest.mark.parametrize("theme", THEMES)
def test_groups_are_drawn_right_in_every_theme(theme: str) -> None:
    for seed in range(3):
        document = with_groupings(make_organisation(60, seed, shape="wide"), seed, titles=3)
        scene = build_scene(document, View(layout="grouped", theme=theme))
        assert any(box.members for box in scene.boxes)
        assert faults(document, scene, theme=theme) == []


@pytest.mark.parametrize("style", BRANCH_STYLES)
def test_groups_hang_in_every_branch_style(style: str) -> None:
    document = with_groupings(make_organisation(80, 4, shape="mixed"), 4)
    document = replace(
        document,
        roles={key: replace(role, branch=style) for key, role in document.roles.items()},  # type: ignore[arg-type]
    )
    scene = build_scene(document, View(layout="grouped"))
    assert any(box.members for box in scene.boxes)
    assert faults(document, scene) == []


def test_a_group_stands_in_rings_where_its_manager_asks_for_it() -> None:
    picture = drawn(team(8, grouping="grouped"), "rings")
    assert members(picture) == [AGENTS]
    assert list(geometry.overlapping_boxes(picture.scene)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("grouping", "grouped"), [("", None), ("grouped", True), ("open", False)])
def test_the_manager_has_the_last_word_on_grouping(
    layout: str, grouping: Grouping, grouped: bool | None
) -> None:
    expected = layout == "grouped" if grouped is None else grouped
    assert members(drawn(team(grouping=grouping), layout)) == ([AGENTS] if expected else [])


def test_a_group_says_how_many_what_and_who() -> None:
    picture = drawn(team(6, vacant=2), "grouped")
    box = picture["agent0"]
    assert words(box) == ["Agent", "Name agent0", "Name agent1", "Name agent2", "Name agent3", "2 vacant"]
    assert box.avatar is not None
    assert box.avatar.text.full == "6×"
    assert box.label == (
        "Group of 6: Agent: Name agent0, Name agent1, Name agent2, Name agent3, 2 vacant, "
        "Unit, reports to Name boss"
    )
    assert picture["boss"].label.endswith("7 reports")


def test_a_theme_without_discs_writes_the_number_before_the_title() -> None:
    scene = build_scene(team(), View(layout="grouped", theme="name-plates"))
    box = next(box for box in scene.boxes if box.members)
    assert (words(box)[0], box.avatar) == ("8 × Agent", None)


def test_many_names_stand_in_two_columns_and_the_rest_is_counted() -> None:
    box = drawn(team(30), "grouped")["agent0"]
    assert words(box)[-1] == "and 11 more…"
    assert box.texts[-1].full.endswith("Name agent28, Name agent29")
    assert len(box.texts) == 21
    left, right = box.texts[1].lines[0], box.texts[2].lines[0]
    assert left.y == right.y
    assert left.x < right.x
    assert all(f"Name agent{number}," in box.label for number in range(30))


@pytest.mark.parametrize("theme", ["default", "bold", "soft"])
def test_names_beside_each_other_stand_at_the_very_same_height(theme: str) -> None:
    document = team(8, grouping="grouped")
    people = {key: replace(each, name=f"{each.name} of Far Away") for key, each in document.holders.items()}
    scene = build_scene(replace(document, holders=people), View("left-right", theme))
    (box,) = (box for box in scene.boxes if box.members)
    assert len({line.y for text in box.texts for line in text.lines}) == 5
    assert list(geometry.spilled_text(scene, theme)) == []


def test_headcounts_are_summed() -> None:
    document = team(3, vacant=3, headcount=400)
    box = drawn(document, "grouped")["agent0"]
    assert words(box) == ["1,200 × Agent", "1,200 posts"]
    named = replace(document, holders={**document.holders, "h": Holder("h", "agent1", "Ann Lee")})
    assert words(drawn(named, "grouped")["agent0"])[1:] == ["Ann Lee", "1,199 unnamed"]


def test_a_group_of_nobody_looks_vacant() -> None:
    box = drawn(team(3, vacant=3), "grouped")["agent0"]
    assert box.vacant
    assert box.dash
    assert words(box) == ["Agent", "3 vacant"]


def test_what_hangs_on_a_role_keeps_it_out_of_the_group() -> None:
    document = run(team(8), "add_role_below", {"id": "helper", "role_id": "agent0"})
    document = run(document, "add_assistant", {"id": "aide", "role_id": "agent2"})
    document = run(document, "add_dotted_line", {"role_id": "trainer", "manager_id": "agent4"})
    document = run(document, "add_dotted_line", {"role_id": "agent5", "manager_id": "trainer"})
    head = OrgUnit("head", "Headed", head_id="agent6")
    document = replace(document, units={**document.units, "head": head})
    assert members(drawn(document, "grouped")) == [("agent1", "agent3", "agent7")]


def test_a_dotted_line_that_all_have_runs_from_the_group_once() -> None:
    document = team(3)
    for agent in ("agent0", "agent1", "agent2"):
        arguments = {"role_id": agent, "manager_id": "trainer", "label": "QA"}
        document = run(document, "add_dotted_line", arguments)
    picture = drawn(document, "grouped")
    assert members(picture) == [("agent0", "agent1", "agent2")]
    assert [line.id for line in picture.scene.connectors if line.kind == "dotted"] == [
        "dotted:agent0:trainer"
    ]
    assert faults(document, picture.scene) == []
    assert picture["agent0"].label.endswith("dotted line to Name trainer (QA)")


def test_opening_a_group_keeps_the_first_box_and_adds_the_others() -> None:
    document = team()
    opened = run(document, "edit_role", {"role_id": "boss", "grouping": "open"})
    old, new = (build_scene(each, View(layout="grouped")) for each in (document, opened))
    changes = scene_changes(old, new)
    assert changes["boxes"]["remove"] == []
    put = {box["id"]: box["members"] for box in changes["boxes"]["put"]}
    assert put.keys() >= set(AGENTS)
    assert not any(put.values())
    closed = scene_changes(new, old)
    assert closed["boxes"]["remove"] == list(AGENTS[1:])


def test_notes_of_members_are_told_once_each() -> None:
    document = team(3, notes="Answers the phone.")
    document = run(document, "edit_role", {"role_id": "agent2", "notes": "Answers letters."})
    assert drawn(document, "grouped")["agent0"].description == "Answers the phone.\nAnswers letters."


@pytest.mark.parametrize("roles", [40, 260])
def test_every_member_is_at_home_on_one_page(roles: int) -> None:
    document = with_groupings(make_organisation(roles, 5, shape="mixed"), 5)
    pages = make_pages(document, View(layout="grouped"), PageSetup(paper="a4"))
    assert sorted(chain.from_iterable(page.at_home for page in pages)) == sorted(document.roles)
    shown = {each for page in pages for box in page.scene.boxes for each in box.role_ids}
    assert shown == set(document.roles)
    assert any(box.members for page in pages for box in page.scene.boxes)


@pytest.mark.parametrize(("layout", "grouping"), [("grouped", ""), ("tree", "grouped"), ("rings", "grouped")])
def test_a_chart_fitted_to_a_page_keeps_its_groups(layout: str, grouping: Grouping) -> None:
    fitted = fit_to_page(team(grouping=grouping), View(layout=layout), PageSetup())
    assert [box.members for box in fitted.scene.boxes if box.members] == [AGENTS]


def test_the_scene_of_a_group_is_the_accepted_one() -> None:
    document = team(7, vacant=1)
    scene = build_scene(document, View(layout="grouped"))
    text = json.dumps(scene_to_json(scene), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("ACCEPT"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_a_role_alone_stays_a_plain_box() -> None:
    document = team(1)
    plain, grouped = (drawn(document, layout)["agent0"] for layout in ("tree", "grouped"))
    assert plain == grouped
    assert isinstance(document.roles["agent0"], Role)
