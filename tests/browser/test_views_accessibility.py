"""The table and the typed outline in the eyes of axe-core, light and dark, desk and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from orgchart.core.document import ChartInfo, Document
from tests.browser.accessibility import violations, violations_in_light_and_dark
from tests.browser.editor_page import EditorPage, Opener
from tests.browser.test_editor_accessibility import DESK, PHONE
from tests.browser.test_editor_outline import edit_line
from tests.browser.test_editor_table import cell, open_table


def the_table(editor: EditorPage) -> None:
    open_table(editor)


def a_typed_cell(editor: EditorPage) -> None:
    open_table(editor)
    cell(editor, "priya", "name").click()
    editor.page.keyboard.press("Enter")


def chosen_columns(editor: EditorPage) -> None:
    open_table(editor)
    editor.page.get_by_text("Columns", exact=True).click()


def a_typed_line(editor: EditorPage) -> None:
    if editor.page.locator("[data-drawer=outline]").is_visible():
        editor.page.locator("[data-drawer=outline]").click()
    edit_line(editor, "ann")
    editor.page.keyboard.press("Enter")


STATES: list[Callable[[EditorPage], None]] = [the_table, a_typed_cell, chosen_columns, a_typed_line]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_views_break_no_rule(
    page: Page, open_chart: Opener, state: Callable[[EditorPage], None], size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    editor = open_chart()
    state(editor)
    assert violations_in_light_and_dark(page) == {}


def test_an_empty_chart_breaks_no_rule_in_any_view(page: Page, open_chart: Opener) -> None:
    editor = open_chart(Document(charts={"chart": ChartInfo(title="New")}))
    assert violations(page) == []
    open_table(editor)
    assert violations(page) == []
