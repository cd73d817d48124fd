"""The editor in the eyes of axe-core: every state that a person meets, light and dark, desk and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import violations, violations_in_light_and_dark
from tests.browser.editor_page import EditorPage, Opener

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def at_rest(editor: EditorPage) -> None:
    """Nothing is selected."""


def with_a_role(editor: EditorPage) -> None:
    editor.select("ann")


def with_the_page_set_up(editor: EditorPage) -> None:
    editor.page.keyboard.press("Control+p")
    editor.page.wait_for_selector("dialog[open] svg")


def while_renaming(editor: EditorPage) -> None:
    editor.page.mouse.dblclick(*editor.middle("ann"))


def asked_whether_to_delete(editor: EditorPage) -> None:
    editor.select("priya")
    editor.page.keyboard.press("Delete")


def with_many_roles(editor: EditorPage) -> None:
    editor.page.locator("#diagram").focus()
    editor.page.keyboard.press("Control+a")


def with_the_menu(editor: EditorPage) -> None:
    editor.page.mouse.click(*editor.middle("ann"), button="right")


def with_the_palette(editor: EditorPage) -> None:
    editor.page.keyboard.press("Control+k")


def with_the_keys(editor: EditorPage) -> None:
    editor.page.keyboard.press("?")


STATES: list[Callable[[EditorPage], None]] = [
    at_rest,
    with_a_role,
    with_the_page_set_up,
    while_renaming,
    asked_whether_to_delete,
    with_many_roles,
    with_the_menu,
    with_the_palette,
    with_the_keys,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_editor_breaks_no_rule(
    page: Page, open_chart: Opener, state: Callable[[EditorPage], None], size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    editor = open_chart()
    state(editor)
    assert violations_in_light_and_dark(page) == {}


def test_the_check_can_fail(editor: EditorPage) -> None:
    editor.page.locator("#find").evaluate(
        "(field) => { field.removeAttribute('aria-label'); field.placeholder = '';"
        " for (const label of field.labels ?? []) label.remove(); }"
    )
    assert [each.split(":")[0] for each in violations(editor.page)] == ["label"]
