"""The moments between the first picture and the workbench: what is pressed then is not lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.editor_page import EditorPage, until

Held = list[Route]


@pytest.fixture
def opening(editor: EditorPage) -> Held:
    """Open the editor anew as far as its first picture; the requests for the rest wait in the list."""
    held: Held = []

    def hold(route: Route) -> None:
        held.append(route)

    editor.page.route("**/js/editor/workbench.js", hold)
    editor.page.goto(editor.address, wait_until="commit")
    expect(editor.box("maria")).to_be_visible()
    until(editor.page, "document.querySelector('head link[href$=\"editor/workbench.js\"]') !== null")
    return held


def arrive(page: Page, held: Held) -> None:
    """Let the rest come."""
    for route in held:
        route.continue_()
    until(page, "window.orgchart !== undefined")


def test_the_pointer_says_that_the_page_is_not_ready_yet(editor: EditorPage, opening: Held) -> None:
    canvas = editor.page.locator("#canvas")
    expect(canvas).to_have_attribute("aria-busy", "true")
    expect(editor.box("maria")).to_have_css("cursor", "progress")
    # Bars without buttons would be small empty frames.
    expect(editor.page.locator("#zoom")).to_be_hidden()
    arrive(editor.page, opening)
    expect(canvas).not_to_have_attribute("aria-busy", "true")
    expect(editor.box("maria")).to_have_css("cursor", "pointer")


def test_a_box_that_is_clicked_early_is_selected(editor: EditorPage, opening: Held) -> None:
    editor.select("tom")
    expect(editor.box("tom")).to_be_focused()
    arrive(editor.page, opening)
    expect(editor.row("tom")).to_have_attribute("aria-selected", "true")
    expect(editor.box("tom")).to_be_focused()
    expect(editor.field("Title")).to_have_value("SVP, Service Delivery")


def test_keys_that_are_pressed_early_do_their_work(editor: EditorPage, opening: Held) -> None:
    editor.select("tom")
    keys = editor.page.keyboard
    keys.press("Tab")
    keys.type("Planner")
    keys.press("Enter")
    keys.press("ArrowUp")
    arrive(editor.page, opening)
    expect(editor.box("tom")).to_be_focused()
    editor.saved()
    assert "Planner" in {role.title for role in editor.document().roles.values()}


def test_a_title_that_is_typed_early_is_saved(editor: EditorPage, opening: Held) -> None:
    title = editor.page.locator("#chart-title")
    title.fill("Service 2027")
    title.blur()
    arrive(editor.page, opening)
    expect(title).to_have_value("Service 2027")
    editor.saved()
    assert editor.document().chart.title == "Service 2027"


def test_a_drawer_that_is_asked_for_early_opens(editor: EditorPage, opening: Held) -> None:
    editor.page.set_viewport_size({"width": 390, "height": 844})
    editor.page.get_by_role("button", name="Outline", exact=True).click()
    arrive(editor.page, opening)
    expect(editor.row("maria")).to_be_visible()


def test_an_editor_that_cannot_be_loaded_says_so(
    editor: EditorPage, opening: Held, console_problems: list[str]
) -> None:
    for route in opening:
        route.abort()
    expect(editor.page.locator("#saving")).to_have_text("The editor could not be loaded. Reload the page.")
    console_problems.clear()
