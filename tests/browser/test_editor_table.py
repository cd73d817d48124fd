"""The table: a row a role, sorted, filtered, changed in place, filled down and pasted into."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, expect

from orgchart.core.document import Document, FieldDefinition, Role
from tests.browser.editor_page import PLACES, EditorPage, Opener, department, holder_names, manager_of
from tests.browser.test_editor_outline import PASTE
from tests.core.organisations import make_organisation


def cell(editor: EditorPage, role_id: str, key: str) -> Locator:
    return editor.page.locator(f'#table [data-role="{role_id}"] [data-key="{key}"]')


def open_table(editor: EditorPage) -> EditorPage:
    editor.page.keyboard.press("Alt+2")
    expect(editor.page.locator("#table")).to_be_visible()
    return editor


@pytest.fixture
def table(editor: EditorPage) -> EditorPage:
    return open_table(editor)


def order(editor: EditorPage) -> list[str]:
    """Return the ids of the rows from top to bottom."""
    ids: list[str] = editor.page.evaluate(
        """[...document.querySelectorAll("#table .table-body .table-row")]
            .sort((a, b) => a.getAttribute("aria-rowindex") - b.getAttribute("aria-rowindex"))
            .map((row) => row.dataset.role)"""
    )
    return ids


def undone(editor: EditorPage) -> Document:
    """Undo one step and return what is saved then."""
    editor.saved()
    editor.page.keyboard.press("Control+z")
    expect(editor.tool("redo")).to_have_attribute("aria-disabled", "false")
    editor.saved()
    return editor.document()


def test_the_table_shows_what_the_chart_holds_in_the_order_of_the_outline(table: EditorPage) -> None:
    assert order(table) == ["maria", "priya", "ann", "bo", "cy", "tom", "ivy", "max"]
    expect(cell(table, "ivy", "unit")).to_have_text("Call Center")
    expect(cell(table, "ivy", "manager")).to_have_text("Tom Okafor")
    expect(cell(table, "cy", "status")).to_have_text("Vacant")
    expect(cell(table, "maria", "name")).to_be_focused()
    table.page.keyboard.press("Alt+1")
    expect(table.page.locator("#table")).to_be_hidden()
    expect(table.box("maria")).to_be_focused()


def test_cells_change_in_place_and_enter_goes_on(table: EditorPage) -> None:
    keys = table.page.keyboard
    cell(table, "bo", "name").click()
    keys.press("Enter")
    keys.press("End")
    keys.insert_text("; Di Cole")
    keys.press("Enter")
    expect(cell(table, "cy", "name")).to_be_focused()
    keys.type("Cy Young")
    keys.press("Tab")
    expect(cell(table, "cy", "title")).to_be_focused()
    keys.press("F2")
    keys.insert_text("Lost")
    keys.press("Escape")
    keys.press("ArrowRight")
    keys.type("night shift")
    keys.press("Enter")
    table.saved()
    document = table.document()
    assert holder_names(document, "bo") == ["Bo Chen", "Di Cole"]
    assert holder_names(document, "cy") == ["Cy Young"]
    assert document.roles["cy"].title == "Account Manager"
    assert document.units[document.roles["cy"].unit_id or ""].name == "night shift"
    expect(cell(table, "cy", "status")).to_have_text("Filled")


def test_a_manager_is_typed_by_name_and_a_wrong_one_stays_to_be_mended(table: EditorPage) -> None:
    keys = table.page.keyboard
    cell(table, "bo", "manager").click()
    keys.type("Nobody")
    keys.press("Enter")
    expect(table.page.locator("#toasts")).to_contain_text(
        "Row 4 (Bo Chen), manager: No role is called Nobody."
    )
    expect(table.page.locator(".cell-input")).to_be_focused()
    keys.press("Control+a")
    keys.insert_text("ivy king")
    keys.press("Enter")
    table.saved()
    assert manager_of(table.document(), "bo") == "ivy"
    expect(cell(table, "bo", "manager")).to_have_text("Ivy King")


def test_a_circle_is_refused_with_the_reason(table: EditorPage) -> None:
    cell(table, "priya", "manager").click()
    table.page.keyboard.type("Ann Lee")
    table.page.keyboard.press("Enter")
    expect(table.page.locator("#toasts")).to_contain_text("Ann Lee is in the branch of Priya Nair.")
    table.page.keyboard.press("Escape")
    expect(cell(table, "priya", "manager")).to_have_text("Maria Alvarez")


def test_what_only_the_server_refuses_comes_back_as_it_was(
    table: EditorPage, console_problems: list[str]
) -> None:
    cell(table, "bo", "title").click()
    table.page.evaluate(PASTE, "x" * 501)
    expect(table.page.locator("#toasts")).to_contain_text("Row 1 of the list (Account Executive), title: ")
    expect(cell(table, "bo", "title")).to_have_text("Account Executive")
    console_problems.clear()


def test_a_block_of_cells_is_pasted_as_one_step(table: EditorPage) -> None:
    cell(table, "bo", "name").click()
    table.page.evaluate(PASTE, "Bo Chen\tExecutive\tCall center\nZoe Park\tManager\tNight shift\n")
    table.saved()
    document = table.document()
    assert [document.roles[key].title for key in ("bo", "cy")] == ["Executive", "Manager"]
    assert document.roles["bo"].unit_id == "care"
    assert holder_names(document, "cy") == ["Zoe Park"]
    assert undone(table).roles == department().roles


def test_rows_that_find_no_place_become_roles_in_the_same_step(table: EditorPage) -> None:
    cell(table, "max", "name").click()
    rows = (
        "Max Orr\tDirector, Incidents\tCall center\tTom Okafor",
        "Zoe Park\tManager\tNight shift\tTom Okafor",
        "Cy Young\tAgent\tNight shift\tZoe Park",
        "\tPlanner\t\tTom Okafor",
    )
    table.page.evaluate(PASTE, "\n".join(rows))
    expect(table.page.locator("#toasts")).to_contain_text("16 cells pasted. 3 new roles under Tom Okafor.")
    table.saved()
    document = table.document()
    made = {role.title: role for key, role in document.roles.items() if key not in PLACES}
    assert set(made) == {"Manager", "Agent", "Planner"}
    assert manager_of(document, made["Agent"].id) == made["Manager"].id
    assert {manager_of(document, made[title].id) for title in ("Manager", "Planner")} == {"tom"}
    assert holder_names(document, made["Agent"].id) == ["Cy Young"]
    assert document.units[made["Manager"].unit_id or ""].name == "Night shift"
    assert order(table)[-3:] == [made["Manager"].id, made["Agent"].id, made["Planner"].id]
    assert undone(table).roles == department().roles


def test_an_error_in_a_pasted_block_names_row_and_column_and_changes_nothing(table: EditorPage) -> None:
    cell(table, "bo", "manager").click()
    table.page.evaluate(PASTE, "Tom Okafor\tRome\t2\nTom Okafor\t\tmany\n")
    expect(table.page.locator("#toasts")).to_contain_text("Row 5 (Account Manager), posts: ")
    assert table.document() == department()


def test_ctrl_d_and_the_handle_fill_down(table: EditorPage) -> None:
    page = table.page
    cell(table, "ivy", "unit").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    table.saved()
    assert table.document().roles["max"].unit_id == "care"
    cell(table, "ann", "unit").click()
    page.keyboard.type("Accounts")
    page.keyboard.press("Enter")
    cell(table, "ann", "unit").click()
    handle, target = page.locator(".fill-handle").bounding_box(), cell(table, "cy", "unit").bounding_box()
    assert handle is not None
    assert target is not None
    page.mouse.move(handle["x"] + 3, handle["y"] + 3)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + 10, steps=5)
    page.mouse.up()
    table.saved()
    document = table.document()
    units = {document.units[document.roles[key].unit_id or ""].name for key in ("ann", "bo", "cy")}
    assert units == {"Accounts"}
    assert undone(table).roles["bo"].unit_id is None


def test_delete_clears_a_block_and_copies_leave_as_cells(table: EditorPage) -> None:
    page = table.page
    cell(table, "bo", "name").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    copied = page.evaluate(
        """() => {
            const data = new DataTransfer();
            document.activeElement.dispatchEvent(
                new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
            return data.getData("text/plain");
        }"""
    )
    assert copied == "Bo Chen\tAccount Executive\n\tAccount Manager"
    cell(table, "bo", "name").click()
    page.keyboard.press("Delete")
    table.saved()
    assert holder_names(table.document(), "bo") == []


def test_rows_are_sorted_and_filtered_and_do_not_run_away(table: EditorPage) -> None:
    page = table.page
    page.get_by_role("columnheader", name="Title").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="Title")).to_have_attribute("aria-sort", "ascending")
    assert order(table)[:3] == ["bo", "cy", "maria"]
    cell(table, "bo", "title").click()
    page.keyboard.type("Zookeeper")
    page.keyboard.press("Enter")
    table.saved()
    assert order(table)[0] == "bo"
    page.get_by_label("Filter Manager").fill("okafor")
    assert sorted(order(table)) == ["ivy", "max"]
    expect(page.locator(".table-bar [role=status]")).to_have_text("2 of 8 roles")
    page.get_by_role("button", name="Show all rows").click()
    assert order(table) == ["maria", "priya", "ann", "bo", "cy", "tom", "ivy", "max"]


def test_the_keyboard_reaches_filters_and_headers_and_leaves_by_tab(table: EditorPage) -> None:
    page = table.page
    assert page.locator("#table [role=grid] [tabindex='0']").count() == 1
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Filter Name")).to_be_focused()
    page.keyboard.type("lee")
    assert order(table) == ["ann"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Title")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[role=grid]') === null")


def test_columns_are_chosen_and_fields_of_roles_have_their_own(open_chart: Opener) -> None:
    document = department()
    bo = replace(document.roles["bo"], fields={"Cost centre": "12"})
    chart = replace(document.chart, fields=(FieldDefinition("Site", "choice", ("Rome", "Oslo")),))
    roles = {**document.roles, "bo": bo}
    editor = open_table(open_chart(replace(document, roles=roles, charts={"chart": chart})))
    expect(cell(editor, "bo", "field:Cost centre")).to_have_text("12")
    cell(editor, "cy", "field:Cost centre").click()
    editor.page.keyboard.type("13")
    editor.page.keyboard.press("Enter")
    editor.saved()
    assert editor.document().roles["cy"].fields == {"Cost centre": "13"}
    cell(editor, "cy", "field:Site").click()
    editor.page.keyboard.type("Oslo")
    editor.page.keyboard.press("Enter")
    cell(editor, "cy", "status").click()
    editor.page.keyboard.type("planned")
    editor.page.keyboard.press("Enter")
    expect(cell(editor, "cy", "status")).to_have_text("Planned")
    editor.saved()
    cy = editor.document().roles["cy"]
    assert (cy.fields["Site"], cy.planned) == ("Oslo", True)
    editor.page.get_by_text("Columns", exact=True).click()
    editor.page.get_by_role("checkbox", name="E-mail").check()
    editor.page.get_by_role("checkbox", name="Status").uncheck()
    expect(cell(editor, "bo", "email")).to_have_count(1)
    expect(cell(editor, "bo", "status")).to_have_count(0)


def test_the_selection_is_shared_with_outline_and_diagram(table: EditorPage) -> None:
    cell(table, "ivy", "title").click()
    expect(table.row("ivy")).to_have_attribute("aria-selected", "true")
    table.row("bo").click()
    expect(table.page.locator('#table [data-role="bo"]')).to_have_class("table-row is-chosen")
    table.page.get_by_role("button", name="Diagram", exact=True).click()
    expect(table.box("bo")).to_have_attribute("aria-selected", "true")


def test_a_role_that_is_added_while_rows_are_left_out_is_typed_in_its_own_row(table: EditorPage) -> None:
    page = table.page
    page.get_by_label("Filter Title").fill("incidents")
    assert order(table) == ["max"]
    table.row("ivy").click()
    page.keyboard.press("Insert")
    expect(page.locator(".cell-input")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Night Agent")
    page.keyboard.press("Enter")
    table.saved()
    document = table.document()
    (added,) = [role for role in document.roles.values() if role.title == "Night Agent"]
    assert manager_of(document, added.id) == "ivy"


def test_a_viewer_reads_the_table_and_changes_nothing(open_chart: Opener) -> None:
    editor = open_table(open_chart(published=True))
    cell(editor, "bo", "title").click()
    for key in ("Enter", "F2", "x", "Delete", "Control+d"):
        editor.page.keyboard.press(key)
    expect(cell(editor, "bo", "title")).to_be_focused()
    expect(cell(editor, "bo", "title")).to_have_attribute("aria-readonly", "true")
    assert editor.document() == department()


def test_three_thousand_rows_hold_few_elements_and_the_last_is_reached(open_chart: Opener) -> None:
    editor = open_table(open_chart(make_organisation(3000, 4, odd_text=False)))
    page = editor.page
    page.keyboard.press("Control+End")
    last: Role = editor.document().roles[order(editor)[-1]]
    expect(cell(editor, last.id, "title")).to_have_text(last.title)
    assert page.locator("#table .table-body .table-row").count() < 60
    assert page.locator("#table [role=grid]").get_attribute("aria-rowcount") == "3002"
