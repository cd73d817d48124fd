"""Reports of one title in one box: opened, closed, looked into, and safe from what would hit only one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editor_page import EditorPage

AGENTS = ("a1", "a2", "a3", "a4")
NAMES = {"a1": "Eve Finn", "a2": "Gus Hill", "a3": "Ida Jung"}


@pytest.fixture
def grouped(editor: EditorPage) -> EditorPage:
    """The department with four agents, one of them vacant, in one box below Ivy King."""
    for agent in AGENTS:
        editor.run("add_role_below", id=agent, role_id="ivy", title="Agent", name=NAMES.get(agent, ""))
    editor.run("edit_role", role_id="ivy", grouping="grouped")
    expect(editor.box("a2")).to_have_count(0)
    return editor


def panel(editor: EditorPage, name: str) -> Locator:
    return editor.page.locator("#inspector").get_by_role("region", name=name, exact=True)


def test_a_group_lists_its_roles_and_each_can_be_edited(grouped: EditorPage) -> None:
    expect(grouped.tool("open-group")).to_be_hidden()
    grouped.select("a1")
    expect(grouped.tool("open-group")).to_be_visible()
    expect(grouped.tool("rename")).to_be_hidden()
    expect(grouped.box("a1")).to_have_attribute("aria-expanded", "false")
    group = panel(grouped, "Group")
    expect(group).to_contain_text("4 × Agent")
    expect(group.get_by_role("listitem")).to_have_text(["Eve Finn", "Gus Hill", "Ida Jung", "Vacant"])
    group.get_by_role("button", name="Gus Hill").click()
    expect(grouped.field("Title")).to_have_value("Agent")
    expect(grouped.box("a1")).to_have_attribute("aria-selected", "true")
    grouped.field("Title").fill("Senior Agent")
    grouped.field("Title").press("Enter")
    grouped.field("Title").blur()
    # With another title it leaves the box.
    expect(grouped.box("a2")).to_be_visible()
    expect(grouped.box("a1")).to_contain_text("3×")
    grouped.select("a1")
    panel(grouped, "Group").get_by_role("button", name="Eve Finn").click()
    expect(grouped.field("Title")).to_have_value("Agent")
    grouped.page.get_by_role("button", name="‹ Group of 3").click()
    expect(panel(grouped, "Group")).to_be_visible()


def test_roles_of_an_open_group_are_put_into_one_box_again(grouped: EditorPage) -> None:
    grouped.select("a1")
    panel(grouped, "Group").get_by_role("button", name="Open group").click()
    grouped.select("a2")
    button = grouped.page.get_by_role("button", name="Group same titles")
    button.click()
    expect(grouped.box("a2")).to_have_count(0)
    expect(button).to_be_hidden()
    expect(grouped.page.get_by_role("button", name="‹ Group of 4")).to_be_visible()
    grouped.select("ivy")
    expect(button).to_be_hidden()


def test_a_double_click_opens_a_group_and_a_key_closes_it(grouped: EditorPage) -> None:
    grouped.page.mouse.dblclick(*grouped.middle("a1"))
    expect(grouped.box("a4")).to_be_visible()
    expect(grouped.page.locator("form.rename")).to_be_hidden()
    grouped.saved()
    assert grouped.document().roles["ivy"].grouping == ""
    grouped.page.keyboard.press("g")
    expect(grouped.box("a4")).to_have_count(0)
    grouped.saved()
    assert grouped.document().roles["ivy"].grouping == "grouped"
    grouped.page.keyboard.press("o")
    expect(grouped.box("a4")).to_be_visible()
    grouped.tool("undo").click()
    expect(grouped.box("a4")).to_have_count(0)


def test_the_layout_groups_unless_a_manager_says_otherwise(grouped: EditorPage) -> None:
    grouped.run("edit_role", role_id="ivy", grouping="")
    expect(grouped.box("a2")).to_be_visible()
    grouped.page.get_by_role("group", name="Layout").get_by_label("Grouped").check()
    expect(grouped.box("a2")).to_have_count(0)
    grouped.select("ivy")
    field = grouped.field("Reports with the same title")
    field.focus()
    field.select_option(label="Each in a box")
    expect(grouped.box("a2")).to_be_visible()
    grouped.saved()
    assert grouped.document().roles["ivy"].grouping == "open"
    # Grouping again gives the word back to the layout.
    grouped.select("ivy")
    grouped.page.keyboard.press("g")
    expect(grouped.box("a2")).to_have_count(0)
    grouped.saved()
    assert grouped.document().roles["ivy"].grouping == ""


def test_arrow_keys_take_a_group_for_one_stop(grouped: EditorPage) -> None:
    grouped.run("add_role_below", id="lead", role_id="ivy", title="Lead", name="Lou Lead")
    grouped.select("ivy")
    for key, reached in (
        ("ArrowDown", "a1"),
        ("ArrowRight", "lead"),
        ("ArrowLeft", "a1"),
        ("ArrowUp", "ivy"),
    ):
        grouped.page.keyboard.press(key)
        expect(grouped.box(reached)).to_be_focused()


def test_what_would_hit_one_role_of_a_group_is_refused_with_a_reason(grouped: EditorPage) -> None:
    before = grouped.document()
    grouped.select("a1")
    for key, what in (("Delete", "delete one"), ("F2", "rename one"), (".", "draw a line from one")):
        grouped.page.keyboard.press(key)
        expect(grouped.page.locator("#toasts")).to_contain_text(f"Open the group to {what} of its roles.")
    grouped.drag("a1", "priya", drop=False)
    expect(grouped.page.locator(".drag-tip")).to_have_text("Open the group to move one of its roles.")
    grouped.page.mouse.up()
    expect(grouped.page.locator(".drag-tip")).to_be_hidden()
    grouped.drag("bo", "a1", drop=False)
    expect(grouped.page.locator(".drag-tip")).to_have_text("Open the group to choose one of its roles.")
    grouped.page.mouse.up()
    grouped.saved()
    assert grouped.document() == before


def test_the_outline_reaches_each_role_of_a_group(grouped: EditorPage) -> None:
    grouped.row("a3").click()
    expect(grouped.box("a1")).to_have_attribute("aria-selected", "true")
    expect(grouped.page.locator("#inspector").get_by_text("Ida Jung")).to_be_visible()
    grouped.row("a1").click()
    expect(grouped.field("Title")).to_have_value("Agent")


def test_a_report_below_a_group_takes_its_manager_out_of_it(grouped: EditorPage) -> None:
    grouped.select("a1")
    grouped.page.keyboard.press("Tab")
    grouped.page.keyboard.type("Trainee")
    grouped.page.keyboard.press("Enter")
    expect(grouped.box("a2")).to_contain_text("3×")
    expect(grouped.box("a1")).to_contain_text("Eve Finn")
    grouped.saved()
    (trainee,) = [role for role in grouped.document().roles.values() if role.title == "Trainee"]
    assert grouped.document().lines[f"solid:{trainee.id}"].manager_id == "a1"


def test_a_role_that_gets_the_title_of_a_group_joins_it_with_the_keyboard(grouped: EditorPage) -> None:
    grouped.select("a1")
    grouped.page.keyboard.press("Enter")
    grouped.page.keyboard.type("Agent")
    grouped.page.keyboard.press("Enter")
    expect(grouped.box("a1")).to_contain_text("5×")
    expect(grouped.box("a1")).to_be_focused()


def test_on_a_phone_a_group_is_opened_by_its_button(grouped: EditorPage) -> None:
    grouped.page.set_viewport_size({"width": 390, "height": 780})
    grouped.select("a1")
    tool = grouped.tool("open-group")
    tool.scroll_into_view_if_needed()
    tool.click()
    expect(grouped.box("a4")).to_have_count(1)
