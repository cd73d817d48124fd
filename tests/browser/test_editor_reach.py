"""Keys reach the chart from wherever the keyboard is, and the keyboard is never lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage
from tests.browser.test_editor_keyboard import focused
from tests.browser.test_editor_outline import PASTE, chosen


@pytest.mark.parametrize("name", ["zoom-in", "add-below", "undo"])
def test_select_all_selects_roles_from_every_toolbar(editor: EditorPage, name: str) -> None:
    editor.tool(name).first.focus()
    editor.page.keyboard.press("Control+a")
    assert len(chosen(editor)) == 8
    assert editor.page.evaluate("getSelection().toString()") == ""


def test_select_all_in_a_field_stays_in_the_field(editor: EditorPage) -> None:
    editor.select("bo")
    editor.field("Title").focus()
    editor.page.keyboard.press("Control+a")
    assert len(chosen(editor)) == 1


def test_keys_work_on_the_selected_box_after_a_click_on_a_toolbar(editor: EditorPage) -> None:
    editor.select("bo")
    editor.tool("zoom-in").click()
    editor.page.keyboard.press("Delete")
    editor.saved()
    assert "bo" not in editor.document().roles


def test_palette_and_views_open_while_something_is_typed(editor: EditorPage) -> None:
    find = editor.page.locator("#find")
    find.fill("Tom")
    editor.page.keyboard.press("Alt+2")
    expect(editor.page.get_by_role("grid")).to_be_visible()
    find.focus()
    editor.page.keyboard.press("Control+k")
    expect(editor.page.get_by_role("combobox", name="Search all actions")).to_be_focused()
    expect(find).to_have_value("Tom")


def test_a_line_that_was_typed_has_the_keyboard_again_after_the_palette(editor: EditorPage) -> None:
    editor.row("bo").click()
    editor.page.keyboard.press("F2")
    editor.page.keyboard.press("End")
    editor.page.keyboard.type("s")
    editor.page.keyboard.press("Control+k")
    editor.page.keyboard.press("Escape")
    expect(editor.row("bo")).to_be_focused()
    editor.saved()
    assert editor.document().roles["bo"].title == "Account Executives"


def test_a_search_ends_with_escape_from_the_line_that_was_found(editor: EditorPage) -> None:
    editor.page.keyboard.press("/")
    editor.page.keyboard.type("ivy")
    editor.page.keyboard.press("Enter")
    expect(editor.row("bo")).to_have_count(0)
    editor.page.keyboard.press("Escape")
    expect(editor.row("bo")).to_be_visible()
    expect(editor.row("ivy")).to_be_focused()


def test_pasting_and_selecting_leave_the_keyboard_in_the_outline(editor: EditorPage) -> None:
    editor.row("ivy").click()
    editor.page.evaluate(PASTE, "Lead\n  Agent")
    expect(editor.page.locator("#tree .tree-row:focus")).to_contain_text("Lead")
    editor.page.keyboard.press("Control+a")
    expect(editor.page.locator("#tree .tree-row:focus")).to_have_count(1)


def test_undo_leaves_the_keyboard_on_the_manager_of_the_role_that_is_gone(editor: EditorPage) -> None:
    editor.select("ann")
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.type("Analyst")
    editor.page.keyboard.press("Enter")
    editor.saved()
    for _ in range(2):
        editor.page.keyboard.press("Control+z")
        editor.saved()
    expect(editor.box("ann")).to_be_focused()
    expect(editor.row("ann")).to_have_attribute("aria-selected", "true")
    editor.page.keyboard.press("ArrowDown")
    assert focused(editor.page) == "bo"


def test_new_units_differ_in_colour_and_are_named_at_once(editor: EditorPage) -> None:
    editor.select("bo")
    units = editor.field("Unit")
    units.focus()
    units.select_option(label="New unit …")
    expect(editor.field("Name")).to_be_focused()
    editor.page.keyboard.type("Night shift")
    editor.page.keyboard.press("Enter")
    editor.row("cy").click()
    editor.page.evaluate(PASTE, "Name\tTitle\tUnit\nZoe\tLead\tDay shift\nYan\tAgent\tEvening shift")
    editor.saved()
    document = editor.document()
    colours = {unit.name: unit.colour for unit in document.units.values()}
    assert colours.keys() == {"Call Center", "Night shift", "Day shift", "Evening shift"}
    assert len(set(colours.values())) == 4
    assert "" not in colours.values()


def test_a_list_pasted_over_the_whole_text_of_a_line_replaces_it(editor: EditorPage) -> None:
    page = editor.page
    for role in ("bo", "ann"):
        editor.row(role).click()
        page.keyboard.press("F2")
        page.keyboard.press("Control+a")
        page.evaluate(PASTE, "Zoe, Lead\n\tYan, Agent")
        page.keyboard.press("Escape")
        editor.saved()
    document = editor.document()
    # A role with reports stays: they would lose their manager.
    assert "bo" not in document.roles
    assert document.roles["ann"].title == "Director, Account Management"
    assert sorted(role.title for role in document.roles.values()).count("Lead") == 2


def test_a_toolbar_is_one_stop_and_arrow_keys_go_along_in_it(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.tool("add-below").focus()
    keys.press("ArrowRight")
    expect(editor.tool("add-before")).to_be_focused()
    keys.press("Home")
    keys.press("ArrowLeft")
    expect(editor.tool("delete")).to_be_focused()
    keys.press("Tab")
    expect(editor.tool("zoom-out")).to_be_focused()
    keys.press("End")
    expect(editor.tool("palette")).to_be_focused()
    keys.press("Shift+Tab")
    expect(editor.tool("delete")).to_be_focused()
