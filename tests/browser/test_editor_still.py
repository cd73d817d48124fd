"""What stays where it is on the screen while the chart changes, and what is brought into sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage
from tests.browser.test_editor_outline import PASTE


def room(editor: EditorPage) -> tuple[float, float]:
    """Return between which heights of the window a box is seen: below the views, above the toolbar."""
    views = editor.page.locator(".views").bounding_box()
    tools = editor.page.locator("#tools").bounding_box()
    assert views is not None
    assert tools is not None
    return views["y"] + views["height"], tools["y"]


@pytest.mark.parametrize(
    ("key", "manager"), [("Alt+Shift+ArrowDown", "ann"), ("Alt+Shift+ArrowLeft", "priya")]
)
def test_a_box_that_is_moved_goes_and_its_manager_stays(editor: EditorPage, key: str, manager: str) -> None:
    editor.select("bo")
    before = {name: editor.middle(name) for name in (manager, "bo")}
    editor.page.keyboard.press(f"Alt+Shift+{key}")
    editor.saved()
    after = {name: editor.middle(name) for name in (manager, "bo")}
    assert after[manager] == pytest.approx(before[manager], abs=2)
    assert after["bo"] != pytest.approx(before["bo"], abs=20)


def test_what_is_pasted_is_seen_above_the_toolbar(editor: EditorPage) -> None:
    editor.page.keyboard.press("1")
    editor.select("ivy")
    editor.page.evaluate(PASTE, "\n".join(f"Agent {number}" for number in range(12)))
    editor.saved()
    lead = editor.page.locator("#picture g.box:focus")
    expect(lead).to_contain_text("Agent 11")
    _, middle = editor.middle(str(lead.get_attribute("data-id")))
    top, bottom = room(editor)
    assert top < middle < bottom
