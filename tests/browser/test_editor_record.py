"""What the inspector holds of posts, people and fields of the chart's own, and what boxes show of it."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, expect

from orgchart.core.document import FieldDefinition, Holder
from tests.browser.editor_page import EditorPage, Opener, department


def picture() -> bytes:
    """Return the file of a plain picture."""
    file = BytesIO()
    Image.new("RGB", (300, 200), "#b45309").save(file, "PNG")
    return file.getvalue()


def files(editor: EditorPage) -> Any:
    """Return what a browser holds while a picture's file is dragged or pasted."""
    return editor.page.evaluate_handle(
        """(data) => {
          const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], "ann.png", { type: "image/png" }));
          return transfer;
        }""",
        b64encode(picture()).decode(),
    )


def photo(editor: EditorPage, role_id: str) -> Locator:
    """Return the photo in a box, and wait until it is loaded."""
    image = editor.box(role_id).locator("image.photo")
    expect(image).to_have_count(1)
    address = image.get_attribute("href")
    status = editor.page.evaluate("async (address) => (await fetch(address)).status", address)
    assert status == 200
    return image


def choose(field: Locator, value: str) -> None:
    """Choose from a list, which is filled when somebody comes to it."""
    field.focus()
    field.select_option(value)


def open_person(editor: EditorPage, role_id: str, name: str) -> None:
    editor.select(role_id)
    editor.page.locator("#inspector").get_by_role("button", name=re.compile(f"^{name}")).click()


def test_a_photo_is_picked_pasted_dropped_and_removed(editor: EditorPage) -> None:
    page = editor.page
    open_person(editor, "bo", "Bo Chen")
    expect(page.locator("#inspector .photo-shown:visible")).to_have_text("BC")
    page.get_by_label("Photo file").set_input_files(
        {"name": "bo.png", "mimeType": "image/png", "buffer": picture()}
    )
    photo(editor, "bo")
    expect(page.get_by_role("img", name="Photo of Bo Chen")).to_be_visible()
    page.get_by_role("button", name="Remove photo").click()
    expect(editor.box("bo").locator("image.photo")).to_have_count(0)
    editor.field("Name").evaluate(
        """(field, clipboardData) => field.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))""",
        files(editor),
    )
    photo(editor, "bo")
    editor.saved()
    first = editor.document().holders["bo-h"].photo
    editor.tool("undo").click()
    expect(editor.box("bo").locator("image.photo")).to_have_count(0)
    page.locator("#inspector .photo-field").dispatch_event("drop", {"dataTransfer": files(editor)})
    photo(editor, "bo")
    editor.saved()
    assert editor.document().holders["bo-h"].photo == first


def test_a_picture_dropped_on_a_box_is_the_photo_of_who_holds_the_role(editor: EditorPage) -> None:
    transfer = files(editor)
    editor.box("ann").dispatch_event("dragover", {"dataTransfer": transfer})
    expect(editor.box("ann").locator(".ring.is-target")).to_have_count(1)
    editor.box("ann").dispatch_event("drop", {"dataTransfer": transfer})
    photo(editor, "ann")
    editor.box("cy").dispatch_event("drop", {"dataTransfer": transfer})
    expect(editor.page.locator("#toasts")).to_contain_text("Nobody holds this role yet")
    editor.saved()


def test_a_picture_pasted_on_a_box_is_the_photo_of_who_holds_the_role(editor: EditorPage) -> None:
    diagram = editor.page.locator("#diagram")
    pasting = """(diagram, clipboardData) => diagram.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))"""
    diagram.evaluate(pasting, files(editor))
    expect(editor.page.locator("#toasts")).to_contain_text("Select the box of one person first")
    editor.select("ann")
    diagram.evaluate(pasting, files(editor))
    photo(editor, "ann")
    editor.saved()
    assert editor.document().holders["ann-h"].photo
    # Pictures of earlier states cut it round, too.
    editor.run("edit_role", role_id="ann", title="Director, Accounts")
    editor.tool("history").first.click()
    editor.page.locator("#history-panel .history-days [data-revision='1']").click()
    earlier = editor.page.locator("#past g.box[data-id=ann] image.photo")
    assert earlier.evaluate("photo => getComputedStyle(photo).clipPath") == "circle(50%)"


def test_what_is_no_picture_is_refused_with_a_sentence(
    editor: EditorPage, console_problems: list[str]
) -> None:
    open_person(editor, "bo", "Bo Chen")
    editor.page.get_by_label("Photo file").set_input_files(
        {"name": "bo.png", "mimeType": "image/png", "buffer": b"not a picture"}
    )
    expect(editor.page.locator("#toasts")).to_contain_text("not a picture that can be read")
    console_problems.clear()


def test_people_have_shares_and_change_places(open_chart: Opener, console_problems: list[str]) -> None:
    document = department()
    second = Holder("bo-2", "bo", "Cleo Ray", order=1024)
    editor = open_chart(replace(document, holders={**document.holders, second.id: second}))
    open_person(editor, "bo", "Cleo Ray")
    editor.field("FTE").fill("0.5")
    editor.field("FTE").press("Enter")
    expect(editor.box("bo")).to_contain_text("0.5\u00a0FTE")
    editor.page.get_by_role("button", name="Move this person up").click()
    expect(editor.box("bo").locator('[data-part="name"]').first).to_contain_text("Cleo Ray")
    editor.saved()
    assert editor.document().holders["bo-2"].fte == 0.5
    colour = "field => getComputedStyle(field).borderColor"
    usual = editor.field("FTE").evaluate(colour)
    editor.field("FTE").fill("2")
    editor.field("FTE").press("Enter")
    expect(editor.page.locator("#toasts")).to_contain_text("between 0.01 and 1")
    expect(editor.field("FTE")).to_have_attribute("aria-invalid", "true")
    assert editor.field("FTE").evaluate(colour) != usual
    console_problems.clear()


def test_a_post_is_planned_and_advises(editor: EditorPage) -> None:
    editor.select("cy")
    editor.field("Planned: does not exist yet").check()
    expect(editor.box("cy")).to_contain_text("Planned")
    expect(editor.page.locator("#inspector .chip-vacant")).to_have_text("Planned")
    editor.field("Adviser").check()
    editor.field("Responsibilities").fill("Counsel.\nContracts.")
    editor.field("Title").focus()
    editor.saved()
    role = editor.document().roles["cy"]
    assert (role.planned, role.kind, role.responsibilities) == (True, "adviser", "Counsel.\nContracts.")


def test_fields_are_defined_filled_in_shown_and_coloured_by(editor: EditorPage) -> None:
    page = editor.page
    fields = page.get_by_role("region", name="Fields")
    fields.get_by_role("button", name="+ Add a field").click()
    fields.get_by_label("Name of the new field").fill("Place")
    page.keyboard.press("Enter")
    fields.locator("summary").click()
    choose(fields.get_by_label("Kind"), "choice")
    fields.get_by_label("Choices, one a line").fill("Office\nRemote")
    fields.get_by_label("Name", exact=True).focus()
    editor.saved()
    assert editor.document().chart.fields == (FieldDefinition("Place", "choice", ("Office", "Remote")),)
    editor.select("bo")
    choose(editor.field("Place"), "Remote")
    editor.saved()
    page.keyboard.press("Escape")
    page.mouse.click(420, 120)
    boxes = page.get_by_role("region", name="Boxes")
    boxes.get_by_role("checkbox", name="Place").check()
    expect(editor.box("bo")).to_contain_text("Remote")
    choose(boxes.get_by_label("Colour by"), "field:Place")
    legend = page.locator('#picture [data-part="legend"]')
    expect(legend).to_have_text(["Place ", "Remote ", "No place "])
    fields.locator("summary").click()
    fields.get_by_label("Choices, one a line").fill("Office\nAt home")
    fields.get_by_label("Name", exact=True).fill("Site")
    fields.get_by_label("Name", exact=True).press("Enter")
    expect(legend).to_have_text(["Site ", "At home ", "No site "])
    editor.saved()
    document = editor.document()
    assert dict(document.roles["bo"].fields) == {"Site": "At home"}
    assert document.chart.colour_by == "field:Site"


def test_what_boxes_show_is_put_in_order(editor: EditorPage) -> None:
    editor.run("edit_chart", box_shows=["photo", "location", "email", "people"])
    page = editor.page
    boxes = page.get_by_role("region", name="Boxes")
    ticks = boxes.locator(".ticks li")
    first = ["Photo", "Location", "E-mail", "People in the branch"]
    labels = [text.strip("↑↓") for text in ticks.all_text_contents()]
    assert [each for each in labels if each in first] == first
    expect(boxes.get_by_role("button", name="Move Photo up")).to_have_count(0)
    boxes.get_by_role("button", name="Move People in the branch up").click()
    expect(boxes.get_by_role("button", name="Move People in the branch up")).to_be_focused()
    page.keyboard.press("Enter")
    expect(boxes.get_by_role("button", name="Move Location up")).to_be_enabled()
    # At the top only the way down is left, and has the keyboard.
    expect(boxes.get_by_role("button", name="Move People in the branch down")).to_be_focused()
    editor.saved()
    assert editor.document().chart.box_shows == ("photo", "people", "location", "email")


def test_a_value_of_the_wrong_kind_is_refused_and_a_link_leads_away(
    open_chart: Opener, console_problems: list[str]
) -> None:
    document = department()
    info = replace(document.chart, fields=(FieldDefinition("Page", "link"), FieldDefinition("Since", "date")))
    editor = open_chart(replace(document, charts={"chart": info}))
    editor.select("bo")
    editor.field("Page").fill("javascript:alert(1)")
    editor.field("Page").press("Enter")
    expect(editor.page.locator("#toasts")).to_contain_text('"Page" takes a link that begins with https://')
    expect(editor.field("Page")).to_have_attribute("aria-invalid", "true")
    console_problems.clear()
    editor.field("Page").fill("https://example.org/bo")
    editor.field("Page").press("Enter")
    way = editor.page.locator("#inspector").get_by_role("link", name="Open")
    expect(way).to_have_attribute("href", "https://example.org/bo")
    expect(way).to_have_attribute("rel", "noopener noreferrer")
    editor.field("Since").fill("2026-01-31")
    editor.field("Title").focus()
    editor.saved()
    assert dict(editor.document().roles["bo"].fields) == {
        "Page": "https://example.org/bo",
        "Since": "2026-01-31",
    }


def test_a_dotted_line_says_what_it_is_about(editor: EditorPage) -> None:
    editor.select("bo")
    choose(editor.field("Also reports to (dotted)"), "ivy")
    about = editor.field("What the dotted line to Ivy King is about")
    about.fill("Coaching")
    about.press("Enter")
    expect(editor.page.locator("#picture .labels")).to_contain_text("Coaching")
    editor.saved()
    assert editor.document().lines["dotted:bo:ivy"].label == "Coaching"


def test_boxes_begin_with_the_title_and_name_their_unit(editor: EditorPage) -> None:
    boxes = editor.page.get_by_role("region", name="Boxes")
    boxes.get_by_label("Title first").check()
    expect(editor.box("bo").locator("text").nth(1)).to_contain_text("Account Executive")
    boxes.get_by_label("Caption").check()
    expect(editor.box("ivy").locator('[data-part="unit"]')).to_contain_text("Call Center")
    boxes.get_by_role("checkbox", name="People in the branch").check()
    expect(editor.box("maria")).to_contain_text("7 people")
    editor.saved()
    chart = editor.document().chart
    assert (chart.box_first, chart.units_as, chart.box_shows) == (
        "title",
        "caption",
        ("photo", "fte", "people"),
    )
