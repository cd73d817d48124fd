"""Selecting many roles by mouse, keyboard and panel, and what can be done to them at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from orgchart.core.document import FieldDefinition
from tests.browser.editor_page import EditorPage, Opener, department, manager_of
from tests.browser.flagship import flagship


@pytest.fixture
def service(open_chart: Opener) -> EditorPage:
    """The flagship template in the editor."""
    return open_chart(flagship())


def selected(editor: EditorPage) -> set[str]:
    """Return the roles whose boxes are shown as selected."""
    ids: list[str] = editor.page.locator("#picture g.box[aria-selected=true]").evaluate_all(
        "(boxes) => boxes.map((box) => box.dataset.id)"
    )
    return set(ids)


def click(editor: EditorPage, role_id: str, *keys: str) -> None:
    """Click a box with keys held."""
    place = editor.middle(role_id)
    for key in keys:
        editor.page.keyboard.down(key)
    editor.page.mouse.click(*place)
    for key in keys:
        editor.page.keyboard.up(key)


def test_shift_adds_and_ctrl_toggles(editor: EditorPage) -> None:
    editor.select("ivy")
    click(editor, "max", "Shift")
    click(editor, "bo", "Control")
    assert selected(editor) == {"ivy", "max", "bo"}
    panel = editor.page.locator("#inspector").get_by_role("region", name="Selected roles")
    expect(panel.get_by_role("heading")).to_have_text("3 roles selected")
    expect(panel).to_contain_text("3 people · 1 unit")
    click(editor, "max", "Control")
    assert selected(editor) == {"ivy", "bo"}
    expect(editor.box("bo")).to_be_focused()
    click(editor, "bo", "Control")
    expect(editor.box("ivy")).to_be_focused()
    expect(editor.field("Title")).to_have_value("Director, Call Center")
    click(editor, "max", "Shift")
    editor.page.mouse.click(*editor.middle("max"))
    assert selected(editor) == {"max"}


def test_the_buttons_that_fold_leave_when_many_are_selected(editor: EditorPage) -> None:
    editor.select("priya")
    expect(editor.box("priya").locator(".toggle")).to_be_visible()
    click(editor, "tom", "Shift")
    click(editor, "bo", "Shift")
    expect(editor.page.locator("#picture .toggle").locator("visible=true")).to_have_count(0)
    editor.select("priya")
    expect(editor.box("priya").locator(".toggle")).to_be_visible()


def test_a_rectangle_on_the_desk_selects_what_it_touches(editor: EditorPage) -> None:
    page = editor.page
    editor.select("bo")
    ivy, most = editor.box("ivy").bounding_box(), editor.box("max").bounding_box()
    assert ivy is not None
    assert most is not None
    page.keyboard.down("Shift")
    page.mouse.move(ivy["x"] - 12, ivy["y"] - 6)
    page.mouse.down()
    page.mouse.move(most["x"] + 30, max(ivy["y"], most["y"]) + 20, steps=5)
    expect(page.locator(".band")).to_have_count(1)
    assert selected(editor) == {"bo", "ivy", "max"}
    page.keyboard.press("Escape")
    assert selected(editor) == {"bo"}
    page.mouse.up()
    page.mouse.move(ivy["x"] - 12, ivy["y"] - 6)
    page.mouse.down()
    page.mouse.move(most["x"] + 30, max(ivy["y"], most["y"]) + 20, steps=5)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator(".band")).to_have_count(0)
    assert selected(editor) == {"bo", "ivy", "max"}


def test_keys_select_along_the_arrows_the_branch_and_all(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.select("tom")
    keys.press("Shift+ArrowLeft")
    assert selected(editor) == {"tom", "priya"}
    expect(editor.box("priya")).to_be_focused()
    keys.press("b")
    assert selected(editor) == {"tom", "priya", "ann", "ivy", "max", "bo", "cy"}
    expect(editor.box("priya")).to_be_focused()
    keys.press("Control+a")
    assert len(selected(editor)) == 8
    expect(editor.page.locator("#inspector h2").first).to_have_text("8 roles selected")
    keys.press("Escape")
    assert selected(editor) == {"priya"}
    expect(editor.box("priya")).to_be_focused()


def test_the_panel_acts_on_all_in_one_step(editor: EditorPage) -> None:
    editor.select("bo")
    click(editor, "cy", "Shift")
    unit = editor.field("Unit")
    unit.focus()
    unit.select_option(label="Call Center")
    editor.saved()
    after = editor.document()
    assert [after.roles[key].unit_id for key in ("bo", "cy")] == ["care", "care"]
    manager = editor.field("Report to")
    manager.focus()
    manager.select_option("tom")
    editor.saved()
    after = editor.document()
    assert [manager_of(after, key) for key in ("bo", "cy")] == ["tom", "tom"]
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision + 2
    editor.tool("undo").click()
    editor.saved()
    assert manager_of(editor.document(), "cy") == "ann"


def test_the_panel_sets_the_charts_own_choices_of_all(open_chart: Opener) -> None:
    document = department()
    fields = (FieldDefinition("Contract", "choice", ("Permanent", "Agency")), FieldDefinition("Desk", "text"))
    chart = replace(document.chart, fields=fields, colour_by="field:Contract")
    editor = open_chart(replace(document, charts={"chart": chart}))
    editor.select("bo")
    click(editor, "cy", "Shift")
    contract = editor.field("Contract")
    contract.focus()
    contract.select_option("Agency")
    editor.saved()
    assert [editor.document().roles[key].fields for key in ("bo", "cy")] == [{"Contract": "Agency"}] * 2
    click(editor, "ann", "Shift")
    expect(contract).to_have_value(" various")
    expect(editor.field("Desk")).to_have_count(0)


def test_branches_of_many_managers_are_arranged_at_once(service: EditorPage) -> None:
    page = service.page
    page.locator("#diagram").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+a")
    branches = service.field("Branches")
    branches.focus()
    branches.select_option(label="Hanging, to the right")
    service.saved()
    after = service.document()
    managers = {line.manager_id for line in after.lines.values() if line.kind == "solid"}
    assert all(after.roles[key].branch == ("right" if key in managers else "") for key in after.roles)


def test_many_are_deleted_at_once_and_the_question_counts_them(service: EditorPage) -> None:
    page = service.page
    before = service.document()
    first, second = "director-incident-management", "director-returns-warranty"
    service.tool("fit").click()
    service.select(first)
    click(service, second, "Shift")
    page.keyboard.press("Delete")
    question = page.locator("#delete-dialog")
    expect(question).to_contain_text("Delete 2 roles?")
    question.get_by_role("button", name="Delete the whole branches").click()
    service.saved()
    after = service.document()
    assert first not in after.roles
    assert second not in after.roles
    expect(page.locator("#announcer")).to_contain_text("Deleted 2 roles")
    service.tool("undo").click()
    service.saved()
    assert service.document() == before


def test_a_group_is_taken_with_all_its_roles(editor: EditorPage) -> None:
    for agent in ("a1", "a2"):
        editor.run("add_role_below", id=agent, role_id="ivy", title="Agent")
    editor.run("edit_role", role_id="ivy", grouping="grouped")
    editor.select("max")
    click(editor, "a1", "Shift")
    expect(editor.page.locator("#inspector h2").first).to_have_text("3 roles selected")
    editor.page.keyboard.press("Delete")
    editor.saved()
    assert {"max", "a1", "a2"}.isdisjoint(editor.document().roles)


def test_a_viewer_selects_many_but_changes_nothing(open_chart: Opener) -> None:
    editor = open_chart(published=True)
    editor.select("bo")
    click(editor, "cy", "Shift")
    panel = editor.page.locator("#inspector").get_by_role("region", name="Selected roles")
    expect(panel.get_by_label("Unit")).to_be_disabled()
    expect(panel.get_by_role("button", name="Delete roles")).to_have_count(0)
