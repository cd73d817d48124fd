"""The status line: figures that explain themselves, and hints that lead to the place."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import expect

from orgchart.core.document import OrgUnit, ReportingLine
from tests.browser.accessibility import violations
from tests.browser.editor_page import EditorPage, Opener, department


def test_the_status_line_counts_and_its_hints_lead_to_the_place(open_chart: Opener) -> None:
    plain = department()
    gone = {"solid:max"}
    lines = {key: line for key, line in plain.lines.items() if key not in gone}
    lines["solid:max"] = ReportingLine("solid:max", "max", "ivy")
    editor = open_chart(replace(plain, lines=lines))
    numbers = editor.page.locator("#numbers")
    expect(numbers).to_contain_text("8 roles")
    expect(numbers).to_contain_text("1 vacant")
    expect(numbers).to_contain_text("4 layers")
    hints = editor.page.locator("#hints")
    hints.locator("summary").click()
    hints.get_by_role("button", name="Tom Okafor and 1 below").click()
    expect(editor.box("tom")).to_have_attribute("aria-selected", "true")
    editor.run("delete_role", role_id="cy")
    expect(numbers).to_contain_text("0 vacant")
    expect(numbers).to_contain_text("7 roles")


def test_a_figure_opens_what_it_consists_of_and_leads_there(editor: EditorPage) -> None:
    page = editor.page
    number = page.get_by_role("button", name="1 vacant")
    number.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Vacancies: 1")
    expect(panel).to_contain_text("Roles for one post that exists and that nobody holds.")
    expect(number).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    panel.get_by_role("button", name="Account Manager").click()
    expect(panel).to_be_hidden()
    expect(editor.box("cy")).to_have_attribute("aria-selected", "true")
    expect(editor.box("cy")).to_be_focused()


def test_escape_leads_back_from_a_figure_to_its_number(editor: EditorPage) -> None:
    page = editor.page
    for name, heading in (("8 roles", "Roles: 8"), ("4 layers", "Layers: 4")):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("dialog", name=heading)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#figure-panel")).to_be_hidden()
        expect(page.get_by_role("button", name=name)).to_be_focused()


def test_a_hint_about_a_unit_opens_the_unit(open_chart: Opener) -> None:
    plain = department()
    units = {
        "care": replace(plain.units["care"], head_id=None),
        "desk": OrgUnit("desk", "Service Desk", head_id="max"),
    }
    editor = open_chart(replace(plain, units=units))
    hints = editor.page.locator("#hints")
    hints.locator("summary").click()
    hints.get_by_role("button", name="Call Center has no head.").click()
    expect(editor.field("Purpose")).to_have_value("Answers every call.")
    expect(editor.page.locator("#inspector h2").first).to_be_focused()


def test_hints_are_reached_on_a_phone(open_chart: Opener) -> None:
    editor = open_chart()
    editor.page.set_viewport_size({"width": 390, "height": 844})
    editor.page.locator("#hints summary").click()
    first = editor.page.locator("#hints .hint").first
    expect(first).to_be_in_viewport(ratio=1)
    first.click()
    expect(editor.page.locator("#hints .hint").first).to_be_hidden()


def test_planned_posts_are_counted_where_there_are_some(open_chart: Opener) -> None:
    plain = department()
    editor = open_chart(plain)
    page = editor.page
    expect(page.locator("[data-figure=planned]")).to_be_hidden()
    editor.run("edit_role", role_id="cy", planned=True)
    expect(page.locator("[data-figure=vacant]")).to_have_text("0 vacant")
    page.get_by_role("button", name="1 planned").click()
    panel = page.get_by_role("dialog", name="Planned roles: 1")
    expect(panel).to_contain_text("Roles that do not exist yet.")
    panel.get_by_role("button", name="Account Manager").click()
    expect(editor.box("cy")).to_be_focused()


def test_the_palette_explains_the_numbers_and_shows_the_hints(editor: EditorPage) -> None:
    page = editor.page
    page.keyboard.press("Control+k")
    page.keyboard.type("average span")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Average span")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#numbers [data-figure=average_span]")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("hints")
    page.keyboard.press("Enter")
    expect(page.locator("#hints .hint").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#picture g.box:focus")).to_have_count(1)
