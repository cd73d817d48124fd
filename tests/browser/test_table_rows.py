"""Rows of the table and lines of the outline: their menu, new ones, and what of them is selected."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage, Opener, manager_of
from tests.browser.test_editor_outline import PASTE, chosen
from tests.browser.test_editor_table import cell, open_table


def test_a_row_of_the_table_has_the_menu_of_its_role(editor: EditorPage) -> None:
    open_table(editor)
    cell(editor, "ivy", "unit").click(button="right")
    menu = editor.page.get_by_role("menu")
    expect(menu).to_be_visible()
    # Copy and paste are those of cells here.
    expect(menu.get_by_role("menuitem", name="Paste")).to_have_count(0)
    menu.get_by_role("menuitem", name="Add after").click()
    editor.page.keyboard.type("Night Manager")
    editor.page.keyboard.press("Enter")
    editor.saved()
    document = editor.document()
    (added,) = [role.id for role in document.roles.values() if role.title == "Night Manager"]
    assert manager_of(document, added) == "tom"
    cell(editor, "max", "title").click(button="right")
    editor.page.keyboard.press("Escape")
    expect(cell(editor, "max", "title")).to_be_focused()


def test_a_line_of_the_outline_has_the_menu_of_its_role(editor: EditorPage) -> None:
    editor.row("ann").click()
    editor.row("bo").click(button="right")
    assert chosen(editor) == {"bo"}
    editor.page.keyboard.press("Escape")
    expect(editor.row("bo")).to_be_focused()
    editor.row("bo").click(button="right")
    editor.page.get_by_role("menuitem", name="Delete").click()
    editor.saved()
    assert "bo" not in editor.document().roles


def test_a_button_adds_a_row_and_its_title_is_typed(editor: EditorPage) -> None:
    open_table(editor)
    cell(editor, "cy", "unit").click()
    editor.page.get_by_role("button", name="+ Row").click()
    editor.page.keyboard.type("Analyst")
    editor.page.keyboard.press("Enter")
    editor.saved()
    document = editor.document()
    (added,) = [role for role in document.roles.values() if role.title == "Analyst"]
    assert manager_of(document, added.id) == "ann"
    assert added.order > document.roles["cy"].order


def test_a_viewer_gets_no_button_for_rows(open_chart: Opener) -> None:
    editor = open_chart(published=True)
    open_table(editor)
    expect(editor.page.get_by_role("button", name="+ Row")).to_have_count(0)


def test_rows_of_a_block_are_selected_in_every_view(editor: EditorPage) -> None:
    open_table(editor)
    cell(editor, "ann", "location").click()
    editor.page.keyboard.press("Shift+ArrowDown")
    editor.page.keyboard.press("Shift+ArrowDown")
    assert chosen(editor) == {"ann", "bo", "cy"}
    expect(editor.page.get_by_role("heading", name="3 roles selected")).to_be_visible()
    editor.page.keyboard.press("ArrowUp")
    assert chosen(editor) == {"bo"}


def test_what_was_pasted_is_the_block(editor: EditorPage) -> None:
    open_table(editor)
    cell(editor, "ann", "title").click()
    editor.page.evaluate(PASTE, "Director\tCall Center\nExecutive\tCall Center")
    editor.saved()
    expect(editor.page.locator("#table .cell.is-block")).to_have_count(4)
    expect(cell(editor, "ann", "title")).to_be_focused()
    assert editor.document().roles["bo"].title == "Executive"
