"""Dragging one box, many, between siblings, to the desk, with Alt, and a person out of a box."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from orgchart.core.index import index
from tests.browser.editor_page import EditorPage, Opener, holder_names, manager_of, until
from tests.browser.flagship import flagship


@pytest.fixture
def service(open_chart: Opener) -> EditorPage:
    """The flagship template, as a whole on the screen."""
    editor = open_chart(flagship())
    editor.tool("fit").click()
    editor.stands_still()
    return editor


def tip(editor: EditorPage) -> Locator:
    return editor.page.locator(".drag-tip")


def hold(editor: EditorPage, role_id: str, x: float, y: float) -> None:
    """Take a box by its words and bring it to a point, without letting go."""
    place = editor.middle(role_id)
    editor.page.mouse.move(*place)
    editor.page.mouse.down()
    editor.page.mouse.move(x, y, steps=6)


def side_of(editor: EditorPage, role_id: str, across: float, down: float) -> tuple[float, float]:
    """Return a point of a box, its left top being 0, 0 and its right bottom 1, 1."""
    editor.stands_still()
    place = editor.box(role_id).bounding_box()
    assert place is not None
    return place["x"] + place["width"] * across, place["y"] + place["height"] * down


def test_a_box_is_put_between_siblings_that_stand_side_by_side(service: EditorPage) -> None:
    hold(service, "director-technical-support", *side_of(service, "director-incident-management", 0.06, 0.5))
    expect(service.page.locator(".drop-bar")).to_have_count(1)
    expect(tip(service)).to_have_text("Between Ingrid Solheim and Max Orji")
    service.page.mouse.up()
    service.saved()
    assert index(service.document()).reports["svp-service-delivery"][:3] == (
        "call-center-manager",
        "director-technical-support",
        "director-incident-management",
    )
    expect(service.page.locator(".drop-bar")).to_have_count(0)


def test_a_box_is_put_between_boxes_that_hang_in_a_column(service: EditorPage) -> None:
    x, _ = side_of(service, "account-manager", 0.5, 0)
    _, top = side_of(service, "account-executive", 0, 1)
    _, bottom = side_of(service, "account-manager", 0, 0)
    hold(service, "incident-analyst", x, (top + bottom) / 2)
    expect(tip(service)).to_contain_text("Between")
    expect(tip(service)).to_contain_text(", under ")
    service.page.mouse.up()
    service.saved()
    reports = index(service.document()).reports["director-account-management"]
    assert reports[:3] == ("account-executive", "incident-analyst", "account-manager")


def test_the_desk_makes_a_root(editor: EditorPage) -> None:
    hold(editor, "ivy", 380, 640)
    expect(tip(editor)).to_have_text("To the top of the chart")
    editor.page.mouse.up()
    editor.saved()
    assert manager_of(editor.document(), "ivy") is None


def test_a_drop_beside_where_it_stands_and_on_a_tool_changes_nothing(editor: EditorPage) -> None:
    hold(editor, "ivy", *side_of(editor, "max", 0.5, 0.06))
    expect(tip(editor)).to_be_hidden()
    editor.page.mouse.up()
    tools = editor.page.locator("#tools").bounding_box()
    assert tools is not None
    hold(editor, "ivy", tools["x"] + 30, tools["y"] + 20)
    expect(tip(editor)).to_be_hidden()
    editor.page.mouse.up()
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision


def test_many_boxes_move_in_one_step_and_are_counted(service: EditorPage) -> None:
    service.select("account-executive")
    for role in ("account-manager", "director-incident-management"):
        place = service.middle(role)
        service.page.keyboard.down("Shift")
        service.page.mouse.click(*place)
        service.page.keyboard.up("Shift")
    hold(service, "account-manager", *service.middle("svp-customer-experience"))
    expect(service.page.locator(".drag-count")).to_have_text("3")
    service.page.mouse.up()
    service.saved()
    after = service.document()
    moved = ("account-executive", "account-manager", "director-incident-management")
    assert {manager_of(after, key) for key in moved} == {"svp-customer-experience"}
    # A branch came along.
    assert manager_of(after, "incident-analyst") == "director-incident-management"
    assert service.page.evaluate("orgchart.revision") == service.chart.revision + 1
    service.tool("undo").click()
    service.saved()
    assert manager_of(service.document(), "account-manager") == "director-account-management"


def test_a_circle_is_refused_for_many_and_between_siblings(editor: EditorPage) -> None:
    editor.select("ivy")
    editor.page.keyboard.press("Shift+ArrowUp")
    hold(editor, "tom", *editor.middle("max"))
    expect(tip(editor)).to_have_text("Max Orr is below Tom Okafor. A role cannot report to its own branch.")
    expect(editor.page.locator(".canvas")).to_contain_class("is-refusing")
    editor.page.mouse.move(*side_of(editor, "max", 0.5, 0.94), steps=3)
    expect(editor.page.locator(".drop-bar.is-refused")).to_have_count(1)
    editor.page.mouse.up()
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision


def test_alt_draws_a_dotted_line(editor: EditorPage) -> None:
    hold(editor, "bo", *editor.middle("tom"))
    expect(tip(editor)).to_have_text("Report to Tom Okafor")
    editor.page.keyboard.down("Alt")
    expect(tip(editor)).to_have_text("Dotted line to Tom Okafor")
    expect(editor.page.locator(".drag-line")).to_have_attribute("visibility", "visible")
    editor.page.mouse.move(*editor.middle("ann"), steps=3)
    expect(tip(editor)).to_have_text("Already reports to Ann Lee.")
    editor.page.mouse.move(*editor.middle("tom"), steps=3)
    editor.page.mouse.up()
    editor.page.keyboard.up("Alt")
    editor.saved()
    after = editor.document()
    assert "dotted:bo:tom" in after.lines
    assert manager_of(after, "bo") == "ann"


def test_the_disc_of_the_selected_box_is_its_person(editor: EditorPage) -> None:
    editor.select("ivy")
    expect(editor.box("ivy")).to_contain_class("has-handle")
    disc = editor.box("ivy").locator("circle").bounding_box()
    assert disc is not None
    editor.page.mouse.move(disc["x"] + disc["width"] / 2, disc["y"] + disc["height"] / 2)
    editor.page.mouse.down()
    editor.page.mouse.move(*editor.middle("cy"), steps=6)
    expect(tip(editor)).to_have_text("Move Ivy King to Account Manager")
    editor.page.mouse.up()
    editor.saved()
    after = editor.document()
    assert holder_names(after, "cy") == ["Ivy King"]
    assert holder_names(after, "ivy") == []
    assert manager_of(after, "ivy") == "tom"
    expect(editor.box("cy")).to_contain_text("Ivy King")


def test_the_canvas_goes_on_at_its_edge(editor: EditorPage) -> None:
    canvas = editor.page.locator("#canvas").bounding_box()
    assert canvas is not None
    before = editor.box("maria").bounding_box()
    assert before is not None
    hold(editor, "bo", canvas["x"] + canvas["width"] - 10, canvas["y"] + 300)
    until(
        editor.page,
        "(x) => document.querySelector('#picture [data-id=maria]').getBoundingClientRect().x < x - 80",
        before["x"],
    )
    editor.page.keyboard.press("Escape")
    expect(editor.page.locator(".drag-ghost")).to_have_count(0)
    editor.page.mouse.up()
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision


@pytest.mark.parametrize("layout", ["inverted", "left-right", "right-left"])
def test_slots_follow_the_layout(editor: EditorPage, layout: str) -> None:
    editor.run("edit_chart", layout=layout)
    editor.tool("fit").click()
    sides = [(0.94, 0.5), (0.06, 0.5)] if layout == "inverted" else [(0.5, 0.94), (0.5, 0.06)]
    hold(editor, "max", *side_of(editor, "priya", *sides[0]))
    expect(tip(editor)).to_have_text("Between Priya Nair and Tom Okafor, under Maria Alvarez")
    editor.page.mouse.move(*side_of(editor, "priya", *sides[1]), steps=4)
    expect(tip(editor)).to_have_text("Before Priya Nair, under Maria Alvarez")
    editor.page.mouse.up()
    editor.saved()
    assert index(editor.document()).reports["maria"] == ("max", "priya", "tom")
