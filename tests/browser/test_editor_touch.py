"""The editor on a phone: drawers, taps, long presses and pinches. Touches are sent as the browser's own."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editor_page import EditorPage, manager_of
from tests.browser.fingers import Fingers


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    return {**browser_context_args, **phone}


@pytest.fixture
def fingers(editor: EditorPage, context: BrowserContext) -> Fingers:
    return Fingers(editor, context)


def fit(editor: EditorPage) -> None:
    editor.page.get_by_role("button", name="Fit").tap()
    editor.stands_still()


def test_nothing_is_wider_than_the_screen(editor: EditorPage) -> None:
    assert editor.page.evaluate("document.documentElement.scrollWidth") == 390
    for part in ("#chart-title", "#tools", "#zoom", ".export-menu summary", ".status-line"):
        expect(editor.page.locator(part)).to_be_in_viewport()


def test_drawers_open_and_close(editor: EditorPage) -> None:
    page = editor.page
    outline, details = page.locator("#outline"), page.locator("#inspector")
    expect(outline).to_be_hidden()
    page.get_by_role("button", name="Outline", exact=True).tap()
    expect(outline).to_be_in_viewport()
    editor.row("tom").tap()
    page.get_by_role("button", name="Close the outline").tap()
    expect(outline).to_be_hidden()
    page.get_by_role("button", name="Details", exact=True).tap()
    expect(details.get_by_label("Title", exact=True)).to_have_value("SVP, Service Delivery")
    # What is scrolled never lies below the button that closes.
    assert details.evaluate(
        """(drawer) => drawer.querySelector(".drawer-close").getBoundingClientRect().bottom
          <= drawer.querySelector(".inspector-body").getBoundingClientRect().top"""
    )
    page.touchscreen.tap(200, 20)
    expect(details).to_be_hidden()


def test_a_tap_selects_and_a_double_tap_renames(editor: EditorPage) -> None:
    fit(editor)
    place = editor.middle("ivy")
    editor.page.touchscreen.tap(*place)
    expect(editor.box("ivy")).to_have_attribute("aria-selected", "true")
    editor.page.wait_for_timeout(500)
    editor.page.touchscreen.tap(*place)
    editor.page.touchscreen.tap(*place)
    expect(editor.page.locator(".rename input:focus")).to_have_count(1)
    editor.page.get_by_label("Name", exact=True).fill("Ines Koenig")
    editor.page.keyboard.press("Enter")
    expect(editor.box("ivy")).to_contain_text("Ines Koenig")
    editor.saved()


def test_one_finger_pans_and_two_zoom(editor: EditorPage, fingers: Fingers) -> None:
    fit(editor)
    x, y = editor.middle("tom")
    fingers.slide([(200, 500)], [(230, 540)])
    fingers.lift()
    moved_x, moved_y = editor.middle("tom")
    assert (round(moved_x - x), round(moved_y - y)) == (30, 40)
    before = editor.page.locator("#zoom output").text_content() or ""
    fingers.slide([(150, 500), (250, 500)], [(100, 500), (300, 500)])
    fingers.lift()
    after = editor.page.locator("#zoom output").text_content() or ""
    assert int(after.rstrip("%")) == pytest.approx(2 * int(before.rstrip("%")), abs=2)


def test_a_long_press_drags_a_box(editor: EditorPage, fingers: Fingers) -> None:
    fit(editor)
    fingers.slide([editor.middle("ivy")], [editor.middle("priya")], hold=500)
    expect(editor.page.locator(".drag-tip")).to_have_text("Report to Priya Nair")
    fingers.lift()
    editor.saved()
    assert manager_of(editor.document(), "ivy") == "priya"


def test_a_quick_swipe_on_a_box_only_pans(editor: EditorPage, fingers: Fingers) -> None:
    fit(editor)
    fingers.slide([editor.middle("ivy")], [editor.middle("priya")])
    fingers.lift()
    assert manager_of(editor.document(), "ivy") == "tom"
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision


def test_a_selected_box_is_dragged_at_once(editor: EditorPage, fingers: Fingers) -> None:
    fit(editor)
    editor.page.touchscreen.tap(*editor.middle("max"))
    fingers.slide([editor.middle("max")], [editor.middle("priya")])
    fingers.lift()
    editor.saved()
    assert manager_of(editor.document(), "max") == "priya"


def test_every_tool_is_reached_by_touch(editor: EditorPage) -> None:
    fit(editor)
    editor.page.touchscreen.tap(*editor.middle("bo"))
    editor.tool("delete").tap()
    expect(editor.box("bo")).to_have_count(0)
    editor.tool("undo").tap()
    expect(editor.box("bo")).to_have_count(1)
    editor.page.locator(".export-menu summary").tap()
    expect(editor.page.get_by_role("link", name="SVG")).to_be_in_viewport()
