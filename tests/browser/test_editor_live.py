"""Several at once: what others do shows within two seconds, and what a lost tab left is sent."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, expect

from orgchart.access import Visitor
from orgchart.services import run_command
from tests.browser.editor_page import EditorPage, Opener, manager_of, until

SOON = 2500  # milliseconds: two seconds, and what a busy machine needs to draw


def somebody_else(editor: EditorPage, command: str, revision: int, **arguments: Any) -> None:
    """Change the chart as another person would."""
    run_command(
        chart=editor.chart,
        name=command,
        arguments=arguments,
        expected_revision=revision,
        visitor=Visitor(key="somebody-else"),
    )


def lose(editor: EditorPage, context: BrowserContext, site: str) -> EditorPage:
    """End the tab without a warning, as a crash would, and open the chart in a new one."""
    editor.page.close()
    context.set_offline(False)
    return EditorPage(context.new_page(), site, editor.chart)


def add_and_go_on(editor: EditorPage, role_id: str, manager_id: str) -> None:
    """Add a role without waiting for an answer; its title is its id."""
    editor.page.evaluate(
        """([id, role_id]) => {
            window.orgchart.run("add_role_below", { id, role_id, title: id }).catch(() => {});
        }""",
        [role_id, manager_id],
    )


def test_anothers_change_shows_and_disturbs_neither_selection_nor_typing(editor: EditorPage) -> None:
    editor.select("ann")
    editor.page.keyboard.press("F2")
    editor.page.keyboard.type("Ann Half-typed")
    field = editor.page.locator(".rename input:focus, .rename textarea:focus")
    typed = field.input_value()
    somebody_else(editor, "add_role_below", 0, id="night", role_id="ivy", title="Night Lead")
    expect(editor.box("night")).to_contain_text("Night Lead", timeout=SOON)
    expect(editor.row("night")).to_be_attached()
    expect(field).to_have_value(typed)
    expect(field).to_be_focused()
    expect(editor.box("ann")).to_have_attribute("aria-selected", "true")
    editor.page.keyboard.press("Enter")
    editor.saved()
    assert typed in {holder.name for holder in editor.document().holders.values()}
    expect(editor.page.locator("#announcer")).not_to_be_empty()


def test_two_tabs_follow_each_other(editor: EditorPage, context: BrowserContext, site: str) -> None:
    other = EditorPage(context.new_page(), site, editor.chart)
    other.run("move_role", role_id="max", manager_id="priya")
    editor.page.bring_to_front()
    expect(editor.row("max")).to_have_attribute("aria-level", "3")
    until(editor.page, "window.orgchart.revision === 1")
    editor.run("delete_role", role_id="bo")
    other.page.bring_to_front()
    expect(other.row("bo")).to_have_count(0, timeout=SOON)


def test_who_only_looks_sees_changes_too(open_chart: Opener) -> None:
    viewer = open_chart(published=True)
    somebody_else(viewer, "rename_role", 0, role_id="ivy", title="Head of Calls")
    expect(viewer.box("ivy")).to_contain_text("Head of Calls", timeout=SOON)


def test_what_a_lost_tab_left_is_sent_in_order(
    editor: EditorPage, context: BrowserContext, site: str, console_problems: list[str]
) -> None:
    context.set_offline(True)
    for role_id, manager_id in (("left0", "ivy"), ("left1", "left0"), ("left2", "left1")):
        add_and_go_on(editor, role_id, manager_id)
    expect(editor.page.locator("#saving")).to_have_text("Offline, 3 changes waiting")
    again = lose(editor, context, site)
    expect(again.box("left2")).to_contain_text("left2")
    again.saved()
    document = again.document()
    assert [manager_of(document, f"left{number}") for number in range(3)] == ["ivy", "left0", "left1"]
    # Sent is forgotten: opening the chart once more changes nothing.
    again.open()
    again.page.wait_for_timeout(500)
    assert len(again.document().roles) == 11
    console_problems.clear()


def test_what_can_no_longer_be_done_is_listed_with_the_reason(
    editor: EditorPage, context: BrowserContext, site: str, console_problems: list[str]
) -> None:
    context.set_offline(True)
    for title in ("First", "Second"):
        add_and_go_on(editor, title, "ivy")
    expect(editor.page.locator("#saving")).to_contain_text("2 changes waiting")
    somebody_else(editor, "delete_role", 0, role_id="ivy", branch=True)
    again = lose(editor, context, site)
    notice = again.page.get_by_role("alert")
    expect(notice.get_by_role("listitem")).to_have_count(2)
    expect(notice).to_contain_text("Add First under a role that is gone")
    expect(again.row("ivy")).to_have_count(0)
    notice.get_by_role("button", name="Close").click()
    expect(notice).to_have_count(0)
    console_problems.clear()


def test_undo_takes_back_what_waits_and_redo_brings_it_again(
    editor: EditorPage, context: BrowserContext, console_problems: list[str]
) -> None:
    context.set_offline(True)
    for title in ("One", "Two"):
        add_and_go_on(editor, title, "ivy")
    saving = editor.page.locator("#saving")
    expect(saving).to_have_text("Offline, 2 changes waiting")
    editor.page.locator("#diagram").focus()
    editor.page.keyboard.press("Control+z")
    expect(saving).to_have_text("Offline, 1 change waiting")
    expect(editor.row("Two")).to_have_count(0)
    editor.page.keyboard.press("Control+y")
    expect(editor.row("Two")).to_have_count(1)
    context.set_offline(False)
    editor.saved()
    assert {"One", "Two"} <= editor.document().roles.keys()
    console_problems.clear()
