"""Outline and table on a phone: taps type lines and cells, buttons stand in for keys."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.accessibility import violations
from tests.browser.editor_page import EditorPage, manager_of, until
from tests.browser.fingers import Fingers
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


def test_the_table_scrolls_under_a_finger_and_takes_what_is_typed_row_by_row(
    editor: EditorPage, context: BrowserContext
) -> None:
    page = editor.page
    page.get_by_role("button", name="Table", exact=True).tap()
    scroller = page.locator(".table-scroll")
    place = scroller.bounding_box()
    assert place is not None
    middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    fingers = Fingers(editor, context)
    fingers.slide([middle], [(middle[0] - 150, middle[1])])
    fingers.lift()
    until(page, "document.querySelector('.table-scroll').scrollLeft > 40")
    # A finger that scrolls neither chooses a block nor types.
    expect(page.locator("#table .cell.is-block")).to_have_count(0)
    expect(page.locator(".cell-input")).to_have_count(0)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    scroller.evaluate("(element) => (element.scrollLeft = 0)")
    for role_id, title in (("ivy", "Head of Calls"), ("max", "Head of Incidents")):
        target = cell(editor, role_id, "title")
        target.tap()
        expect(editor.row(role_id)).to_have_attribute("aria-selected", "true")
        target.tap()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(title)
        page.keyboard.press("Enter")
    editor.saved()
    roles = editor.document().roles
    assert (roles["ivy"].title, roles["max"].title) == ("Head of Calls", "Head of Incidents")


def test_a_finger_fills_down_by_the_handle(editor: EditorPage, context: BrowserContext) -> None:
    page = editor.page
    page.get_by_role("button", name="Table", exact=True).tap()
    cell(editor, "ivy", "unit").tap()
    expect(cell(editor, "ivy", "unit")).to_be_focused()
    handle = page.locator(".fill-handle").bounding_box()
    target = cell(editor, "max", "unit").bounding_box()
    assert handle is not None
    assert target is not None
    assert min(handle["width"], handle["height"]) >= 18
    fingers = Fingers(editor, context)
    start = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    fingers.slide([start], [(start[0], target["y"] + 17)])
    fingers.lift()
    editor.saved()
    assert editor.document().roles["max"].unit_id == "care"
    assert violations(page) == []
