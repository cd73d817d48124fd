"""What stays where it is on the screen while the chart changes, and what is brought into sight."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Route, expect

from orgchart.core.document import ChartInfo, Document, Role
from tests.browser.editor_page import EditorPage, Opener
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


def test_a_list_that_replaces_a_line_is_seen_although_it_was_foreseen_elsewhere(open_chart: Opener) -> None:
    """The server is slow, and the role that the list replaces is gone before it answers."""
    start = Document(charts={"chart": ChartInfo()}, roles={"head": Role("head", "Head of department")})
    editor = open_chart(start)
    page = editor.page

    def answer_late(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    page.route("**/commands/", answer_late)
    editor.row("head").click()
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.evaluate(
        PASTE, "Ann, CEO\n\tBo, Lead\n\t\tCy, Rep\n\t\tGus, Rep\n\tDee, Lead\n\t\tEve, Clerk\n\t\tFay, Temp"
    )
    page.keyboard.press("Escape")
    editor.saved()
    last = page.locator("#picture g.box", has_text="Fay")
    editor.middle(str(last.get_attribute("data-id")))
    box, canvas = last.bounding_box(), page.locator("#canvas").bounding_box()
    assert box is not None
    assert canvas is not None
    assert canvas["x"] <= box["x"]
    assert box["x"] + box["width"] <= canvas["x"] + canvas["width"]
