"""The editor for who enlarges the text: rows grow with it, and nothing is cut off or covered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.editor_page import EditorPage
from tests.browser.test_editor_table import cell, open_table

ENLARGE = "addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%'))"


def fits(element: Locator) -> bool:
    """Return whether an element's words are as high as it at most."""
    fit: bool = element.evaluate("(element) => element.scrollHeight <= element.clientHeight")
    return fit


def height(element: Locator) -> float:
    place = element.bounding_box()
    assert place is not None
    return place["height"]


@pytest.fixture
def enlarged(editor: EditorPage) -> EditorPage:
    """Return the editor with text of twice its size."""
    editor.page.add_init_script(ENLARGE)
    editor.open()
    return editor


def test_lines_of_the_outline_are_as_high_as_their_text_needs(enlarged: EditorPage) -> None:
    rows = [enlarged.row(role).bounding_box() for role in ("maria", "priya")]
    assert rows[0] is not None
    assert rows[1] is not None
    assert rows[0]["height"] == pytest.approx(56)
    assert rows[1]["y"] == pytest.approx(rows[0]["y"] + rows[0]["height"])
    assert fits(enlarged.row("priya").locator("b"))
    enlarged.row("bo").click()
    enlarged.page.keyboard.press("F2")
    assert fits(enlarged.row("bo").locator("input"))
    enlarged.page.keyboard.press("Escape")
    assert fits(enlarged.page.locator("#inspector .chip").first)


def test_rows_and_columns_of_the_table_grow_with_the_text(editor: EditorPage) -> None:
    open_table(editor)
    usual = cell(editor, "ann", "title").bounding_box()
    assert usual is not None
    editor.page.add_init_script(ENLARGE)
    editor.open()
    open_table(editor)
    large = cell(editor, "ann", "title").bounding_box()
    assert large is not None
    assert (large["width"], large["height"]) == pytest.approx((usual["width"] * 2, usual["height"] * 2))
    assert fits(cell(editor, "ann", "title"))


def test_a_name_deep_in_the_outline_is_not_cut_for_its_title(editor: EditorPage) -> None:
    above = "bo"
    for level in range(5):
        editor.run("add_role_below", id=f"deep{level}", role_id=above)
        editor.run("rename_role", role_id=f"deep{level}", name="Zoela", title=f"Level {level} Agent")
        above = f"deep{level}"
    name = editor.row(above).locator("b")
    expect(name).to_have_text("Zoela")
    assert name.evaluate("(element) => element.scrollWidth <= element.clientWidth")


def test_what_ends_a_filter_is_seen_on_a_phone(editor: EditorPage) -> None:
    editor.page.set_viewport_size({"width": 390, "height": 844})
    open_table(editor)
    editor.page.get_by_label("Filter Name").fill("ann")
    button = editor.page.get_by_role("button", name="Show all rows")
    button.click(timeout=3000)
    expect(button).to_be_hidden()
