"""The inspector: every field of roles, people, units, measures and the chart, saved when it is left."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage, holder_names, manager_of


def test_a_roles_own_fields_are_saved(editor: EditorPage) -> None:
    editor.select("ivy")
    editor.field("Title").fill("Head of Calls")
    editor.field("Title").press("Enter")
    # The picture follows before the server answers; the outline too.
    expect(editor.box("ivy")).to_contain_text("Head of Calls")
    expect(editor.row("ivy")).to_contain_text("Head of Calls")
    editor.field("Posts").fill("4")
    editor.field("Notes").fill("Plans the shifts.\nHires.")
    editor.page.get_by_role("button", name="+ Add a field").click()
    editor.page.get_by_label("Name of the new field").fill("Cost centre")
    editor.page.keyboard.press("Enter")
    editor.field("Cost centre").fill("G7")
    editor.field("Cost centre").press("Enter")
    editor.field("Assistant").check()
    editor.saved()
    role = editor.document().roles["ivy"]
    assert (role.title, role.headcount, role.notes, dict(role.fields), role.kind) == (
        "Head of Calls",
        4,
        "Plans the shifts.\nHires.",
        {"Cost centre": "G7"},
        "assistant",
    )
    editor.field("Cost centre").fill("")
    editor.field("Cost centre").press("Enter")
    editor.saved()
    assert dict(editor.document().roles["ivy"].fields) == {}


def test_typing_is_saved_when_another_box_is_clicked(editor: EditorPage) -> None:
    editor.select("ivy")
    editor.field("Title").fill("Half typed")
    editor.select("max")
    expect(editor.field("Title")).to_have_value("Director, Incidents")
    editor.saved()
    assert editor.document().roles["ivy"].title == "Half typed"


def test_people_are_added_edited_and_removed(editor: EditorPage) -> None:
    page = editor.page
    editor.select("cy")
    expect(page.locator("#inspector .chip-vacant")).to_have_text("Vacant")
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name of the new person").fill("Cy Dunn")
    page.keyboard.press("Enter")
    expect(editor.box("cy")).to_contain_text("Cy Dunn")
    page.get_by_role("button", name="Cy Dunn", exact=True).click()
    editor.field("Acting").check()
    for label, value in (("E-mail", "cy@example.org"), ("Phone", "+1 555 0100"), ("Location", "Oslo")):
        editor.field(label).fill(value)
    editor.field("Location").press("Enter")
    editor.saved()
    (holder,) = [holder for holder in editor.document().holders.values() if holder.role_id == "cy"]
    assert (holder.name, holder.acting, holder.email, holder.phone, holder.location) == (
        "Cy Dunn",
        True,
        "cy@example.org",
        "+1 555 0100",
        "Oslo",
    )
    expect(editor.box("cy")).to_contain_text("(acting)")
    page.get_by_role("button", name="Remove from role").click()
    editor.saved()
    assert holder_names(editor.document(), "cy") == []
    expect(editor.row("cy")).to_contain_text("Vacant")


def test_the_manager_is_chosen_from_a_list_without_ones_own_branch(editor: EditorPage) -> None:
    editor.select("priya")
    managers = editor.field("Reports to")
    managers.focus()
    offered = managers.locator("option").all_text_contents()
    assert [name.strip().split(" · ")[0] for name in offered] == [
        "Nobody: top of the chart",
        "Maria Alvarez",
        "Tom Okafor",
        "Ivy King",
        "Max Orr",
    ]
    managers.select_option("ivy")
    editor.saved()
    assert manager_of(editor.document(), "priya") == "ivy"


def test_dotted_lines_are_added_and_removed(editor: EditorPage) -> None:
    editor.select("ivy")
    add = editor.field("Also reports to (dotted)")
    add.focus()
    add.select_option("ann")
    line = editor.page.locator('#picture [data-id="dotted:ivy:ann"]')
    expect(line).to_have_count(1)
    editor.page.get_by_role("button", name="Remove the dotted line to Ann Lee").click()
    expect(line).to_have_count(0)
    editor.saved()
    assert all(line.kind == "solid" for line in editor.document().lines.values())


def test_a_dotted_line_is_drawn_by_two_clicks(editor: EditorPage, console_problems: list[str]) -> None:
    editor.select("ivy")
    editor.tool("dotted-line").click()
    editor.page.mouse.click(*editor.middle("tom"))
    expect(editor.page.get_by_role("alert")).to_contain_text("Already reports to Tom Okafor.")
    editor.page.mouse.click(*editor.middle("bo"))
    expect(editor.page.locator('#picture [data-id="dotted:ivy:bo"]')).to_have_count(1)
    expect(editor.page.locator("#picking")).to_be_hidden()


def test_a_role_joins_a_new_unit(editor: EditorPage) -> None:
    editor.select("max")
    units = editor.field("Unit")
    units.focus()
    units.select_option(label="New unit …")
    expect(editor.page.locator("#inspector h2").first).to_contain_text("Unit")
    # Its name waits to be typed.
    editor.page.keyboard.type("Incident Desk")
    editor.page.keyboard.press("Enter")
    editor.page.get_by_role("button", name="Red", exact=True).click()
    editor.field("Purpose").fill("Keeps customers told.")
    editor.field("Head").focus()
    editor.field("Head").select_option("max")
    editor.field("Team").check()
    editor.field("Part of").focus()
    editor.field("Part of").select_option("care")
    editor.saved()
    document = editor.document()
    (unit,) = [unit for unit in document.units.values() if unit.name == "Incident Desk"]
    assert (unit.colour, unit.purpose, unit.head_id, unit.kind, unit.parent_id) == (
        "#b91c1c",
        "Keeps customers told.",
        "max",
        "team",
        "care",
    )
    assert document.roles["max"].unit_id == unit.id


def test_a_units_measures_are_edited_and_the_unit_deleted(editor: EditorPage) -> None:
    page = editor.page
    page.locator(".unit-row", has_text="Call Center").click()
    page.get_by_role("button", name="+ Add a measure").click()
    page.get_by_label("Name of the new measure").fill("Abandon rate")
    page.keyboard.press("Enter")
    card = page.locator("details.card[open]")
    expect(card.get_by_label("Name")).to_have_value("Abandon rate")
    expect(card.get_by_label("Definition")).to_be_focused()
    card.get_by_label("Definition").fill("Calls that end before an answer.")
    card.get_by_label("Unit of measurement").fill("%")
    card.get_by_label("Formula").fill("abandoned / offered")
    card.get_by_label("Lower").check()
    card.get_by_label("Data source").fill("Telephone system")
    card.get_by_label("Data source").press("Enter")
    editor.saved()
    (measure,) = [measure for key, measure in editor.document().measures.items() if key != "fcr"]
    assert (
        measure.name,
        measure.definition,
        measure.unit_of_measurement,
        measure.formula,
        measure.direction,
        measure.data_source,
    ) == (
        "Abandon rate",
        "Calls that end before an answer.",
        "%",
        "abandoned / offered",
        "lower",
        "Telephone system",
    )
    card.get_by_role("button", name="Remove measure").click()
    page.get_by_role("button", name="Delete unit").click()
    expect(page.locator("#inspector h2").first).to_have_text("Chart")
    editor.saved()
    assert not editor.document().units
    assert editor.document().roles["ivy"].unit_id is None


def test_the_charts_title_and_language_are_edited(editor: EditorPage) -> None:
    title = editor.page.locator("#chart-title")
    title.fill("Service 2027")
    title.press("Enter")
    expect(editor.page).to_have_title("Service 2027 · Orgchart")
    expect(editor.field("Title")).to_have_value("Service 2027")
    editor.field("Language of the texts").focus()
    editor.field("Language of the texts").select_option("de")
    editor.saved()
    chart = editor.document().chart
    assert (chart.title, chart.language) == ("Service 2027", "de")
    title.fill(" ")
    title.press("Enter")
    expect(title).to_have_value("Service 2027")
