"""Outline and table on a phone: taps type lines and cells, buttons stand in for keys."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage, manager_of
from tests.browser.test_editor_table import cell


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    return {**browser_context_args, **phone}


def test_lines_are_typed_and_moved_by_taps(editor: EditorPage) -> None:
    page = editor.page
    page.locator("[data-drawer=outline]").tap()
    editor.row("max").tap()
    editor.row("max").tap()
    expect(editor.row("max").locator("input")).to_be_focused()
    page.get_by_role("button", name="A level down").tap()
    expect(editor.row("max")).to_have_attribute("aria-level", "4")
    page.get_by_role("button", name="New line").tap()
    page.keyboard.insert_text("Zoe Park, Agent")
    page.get_by_role("button", name="A level up").tap()
    page.get_by_role("button", name="Earlier").tap()
    page.get_by_role("button", name="New line").tap()
    page.get_by_role("button", name="Close the outline").tap()
    editor.saved()
    document = editor.document()
    assert manager_of(document, "max") == "ivy"
    zoe = next(holder.role_id for holder in document.holders.values() if holder.name == "Zoe Park")
    assert manager_of(document, zoe) == "tom"
    assert document.roles[zoe].order < document.roles["ivy"].order


def test_the_table_is_a_tap_away_and_a_cell_is_typed_by_two(editor: EditorPage) -> None:
    page = editor.page
    page.get_by_role("button", name="Table", exact=True).tap()
    target = cell(editor, "cy", "title")
    target.tap()
    target.tap()
    expect(page.locator(".cell-input")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Account Lead")
    cell(editor, "bo", "title").tap()
    editor.saved()
    assert editor.document().roles["cy"].title == "Account Lead"
    page.get_by_role("button", name="Diagram", exact=True).tap()
    expect(editor.box("bo")).to_have_attribute("aria-selected", "true")
