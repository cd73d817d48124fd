"""Dragging boxes by mouse: what may be dropped where, what is refused and why, and what it looks like."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage, manager_of


def test_a_box_dropped_on_another_reports_to_it(editor: EditorPage) -> None:
    editor.drag("ivy", "priya", drop=False)
    expect(editor.box("priya").locator(".ring.is-target")).to_have_count(1)
    expect(editor.page.locator(".drag-tip")).to_have_text("Report to Priya Nair")
    expect(editor.box("ivy")).to_contain_class("is-dragged")
    editor.page.mouse.up()
    editor.saved()
    assert manager_of(editor.document(), "ivy") == "priya"
    expect(editor.page.locator(".drag-tip")).to_be_hidden()
    expect(editor.box("priya").locator(".ring")).to_have_count(0)


def test_the_new_manager_stays_where_it_was_aimed_at(editor: EditorPage) -> None:
    before = editor.middle("priya")
    editor.drag("ivy", "priya")
    editor.saved()
    editor.page.wait_for_timeout(400)  # the boxes glide
    after = editor.middle("priya")
    assert max(abs(after[0] - before[0]), abs(after[1] - before[1])) < 1


def test_a_drop_into_its_own_branch_is_refused_while_hovering(editor: EditorPage) -> None:
    editor.drag("priya", "bo", drop=False)
    expect(editor.box("bo").locator(".ring.is-refused")).to_have_count(1)
    expect(editor.page.locator(".drag-tip")).to_have_text(
        "Bo Chen is below Priya Nair. A role cannot report to its own branch."
    )
    editor.page.mouse.up()
    assert manager_of(editor.document(), "priya") == "maria"
    editor.saved()


def test_escape_gives_up_a_drag(editor: EditorPage) -> None:
    editor.drag("ivy", "priya", drop=False)
    editor.page.keyboard.press("Escape")
    expect(editor.page.locator(".drag-ghost")).to_have_count(0)
    editor.page.mouse.up()
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision
    expect(editor.box("ivy")).not_to_contain_class("is-dragged")


def test_dragging_the_desk_moves_the_view_and_a_click_on_it_selects_the_chart(editor: EditorPage) -> None:
    editor.select("tom")
    expect(editor.page.locator("#inspector h2").first).to_have_text("Role")
    x, y = editor.middle("tom")
    editor.page.mouse.move(700, 700)
    editor.page.mouse.down()
    editor.page.mouse.move(760, 660, steps=3)
    editor.page.mouse.up()
    moved_x, moved_y = editor.middle("tom")
    assert (round(moved_x - x), round(moved_y - y)) == (60, -40)
    expect(editor.box("tom")).to_have_attribute("aria-selected", "true")
    editor.page.mouse.click(700, 700)
    expect(editor.page.locator("#inspector h2").first).to_have_text("Chart")


def test_the_wheel_zooms_about_the_pointer(editor: EditorPage) -> None:
    x, y = editor.middle("ivy")
    before = editor.box("ivy").bounding_box()
    editor.page.mouse.move(x, y)
    editor.page.mouse.wheel(0, -300)
    after_x, after_y = editor.middle("ivy")
    after = editor.box("ivy").bounding_box()
    assert abs(after_x - x) < 1
    assert abs(after_y - y) < 1
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"] * 1.3
    for _ in range(30):
        editor.page.mouse.wheel(0, -400)
    expect(editor.page.locator("#zoom output")).to_have_text("400%")
    for _ in range(30):
        editor.page.mouse.wheel(0, 400)
    expect(editor.page.locator("#zoom output")).to_have_text("10%")
