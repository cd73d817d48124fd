"""Each way of editing on the flagship: mouse, keys, fingers, outline, table, paste; and axe-core after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from orgchart.core.document import Document
from tests.browser.accessibility import violations
from tests.browser.editor_page import EditorPage, Opener, manager_of, opener
from tests.browser.fingers import Fingers
from tests.browser.flagship import flagship
from tests.browser.test_editor_outline import PASTE
from tests.browser.test_editor_table import cell

MANAGER, PLANNER, OTHER = "call-center-manager", "workforce-planner", "director-incentives-rewards"


@pytest.fixture
def editor(open_chart: Opener) -> EditorPage:
    """Return the flagship template in the editor."""
    return open_chart(flagship())


def of_title(document: Document, title: str) -> str:
    (role_id,) = [role.id for role in document.roles.values() if role.title == title]
    return role_id


def done(editor: EditorPage) -> Document:
    """Return what is saved, once axe has found nothing on the page."""
    editor.saved()
    assert violations(editor.page) == []
    return editor.document()


def test_the_mouse_moves_and_renames(editor: EditorPage) -> None:
    editor.drag(PLANNER, OTHER)
    editor.page.mouse.dblclick(*editor.middle(PLANNER))
    editor.page.keyboard.press("Control+a")
    editor.page.keyboard.type("Olga Quist")
    editor.page.mouse.click(*editor.middle(MANAGER))
    document = done(editor)
    assert manager_of(document, PLANNER) == OTHER
    assert "Olga Quist" in {holder.name for holder in document.holders.values()}


def test_keys_walk_add_and_delete(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.page.locator("#diagram").focus()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("Chief of Staff")
    keys.press("Enter")
    keys.press("Enter")
    keys.type("Planner of Plans")
    keys.press("Enter")
    keys.press("Delete")
    document = done(editor)
    assert len(document.roles) == len(flagship().roles) + 1
    assert manager_of(document, of_title(document, "Chief of Staff")) is not None


def test_lines_are_typed_in_the_outline(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.row(MANAGER).click()
    keys.press("Enter")
    keys.press("Tab")
    keys.type("Noor Haddad, Training Coordinator")
    keys.press("Escape")
    document = done(editor)
    assert manager_of(document, of_title(document, "Training Coordinator")) == MANAGER


def test_cells_are_typed_in_the_table(editor: EditorPage) -> None:
    editor.page.keyboard.press("Alt+2")
    cell(editor, PLANNER, "title").click()
    editor.page.keyboard.type("Planner of Shifts")
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.press("Shift+Tab")
    assert done(editor).roles[PLANNER].title == "Planner of Shifts"


def test_a_list_and_cells_are_pasted(editor: EditorPage) -> None:
    page = editor.page
    editor.select(MANAGER)
    page.evaluate(PASTE, "Night Shift Lead\n\tAda Poe, Night Agent\n\tNight Trainer")
    expect(editor.row(MANAGER)).to_be_visible()
    editor.saved()
    page.keyboard.press("Alt+2")
    cell(editor, PLANNER, "name").click()
    page.evaluate(PASTE, "Olga Quist\tPlanner of Shifts")
    document = done(editor)
    lead = of_title(document, "Night Shift Lead")
    assert manager_of(document, lead) == MANAGER
    assert {manager_of(document, of_title(document, each)) for each in ("Night Agent", "Night Trainer")} == {
        lead
    }
    assert document.roles[PLANNER].title == "Planner of Shifts"


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_fingers_select_add_and_drag(phone: Page, site: str) -> None:
    editor = opener(phone, phone.context, site)(flagship())
    phone.locator("[data-drawer=outline]").tap()
    editor.row(MANAGER).tap()
    phone.get_by_role("button", name="Close the outline").tap()
    phone.locator('#tools [data-action="add-below"]').tap()
    phone.keyboard.insert_text("Night Lead")
    phone.keyboard.press("Enter")
    editor.saved()
    added = of_title(editor.document(), "Night Lead")
    fingers = Fingers(editor, phone.context)
    editor.run("edit_chart", layout="left-right")
    phone.locator('#zoom [data-action="fit"]').tap()
    start, target = editor.middle(added), editor.middle(OTHER)
    fingers.slide([start], [target], hold=700)
    fingers.lift()
    assert manager_of(done(editor), added) == OTHER
