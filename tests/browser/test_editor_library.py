"""Job titles and measures of a unit: typed anew, or found in the library by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from orgchart.core.document import Measure
from templates_gallery.services import load_gallery
from tests.browser.accessibility import violations
from tests.browser.editor_page import EditorPage, opener
from tests.gallery.conftest import Entries


@pytest.fixture
def library_site(site: str, tmp_path: Path) -> str:
    """Return the address of a product whose library knows two titles and a measure of a call center."""
    entries = Entries(tmp_path)
    entries.change("help-desk", "name: Support", "name: Call Center")
    entries.change("help-desk", "First contact resolution", "Abandonment rate")
    load_gallery(entries.folder)
    return site


@pytest.fixture
def editor(page: Page, context: BrowserContext, library_site: str) -> EditorPage:
    """Return a chart whose unit is called like one of the gallery."""
    opened = opener(page, context, library_site)()
    page.locator(".unit-row", has_text="Call Center").click()
    return opened


@pytest.fixture
def add(editor: EditorPage) -> Callable[[str], Locator]:
    """Return a function that opens the search for a new title or measure and returns its field."""

    def open_search(noun: str) -> Locator:
        editor.page.get_by_role("button", name=f"+ Add a {noun}").click()
        field = editor.page.get_by_role("combobox", name=f"Name of the new {noun}")
        expect(field).to_be_focused()
        return field

    return open_search


def names(editor: EditorPage, collection: str) -> list[str]:
    return [record.name for record in getattr(editor.document(), collection).values()]


def test_a_measure_of_the_library_brings_all_it_knows(
    editor: EditorPage, add: Callable[[str], Locator]
) -> None:
    page = editor.page
    field = add("measure")
    field.press_sequentially("abandonment r")
    option = page.get_by_role("option", name="Abandonment rate")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Added “Abandonment rate”")).to_be_visible()
    # The search waits for the next one; Escape leaves it.
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    field.press("Escape")
    expect(page.get_by_role("button", name="+ Add a measure")).to_be_focused()
    editor.saved()
    (measure,) = [each for key, each in editor.document().measures.items() if key != "fcr"]
    assert measure == Measure(
        id=measure.id,
        unit_id="care",
        name="Abandonment rate",
        definition="Share of questions solved at once.",
        unit_of_measurement="%",
        formula="solved ÷ all × 100",
        direction="higher",
        order=1024,
        data_source="Help desk",
    )
    page.keyboard.press("Control+z")
    editor.saved()
    assert names(editor, "measures") == ["First contact resolution"]


def test_a_title_is_chosen_by_a_click_and_cannot_be_there_twice(
    editor: EditorPage, add: Callable[[str], Locator]
) -> None:
    page = editor.page
    field = add("job title")
    # Before anything is typed, the library offers what units of this name use.
    options = page.get_by_role("listbox", name="From the library").get_by_role("option")
    expect(options).to_have_count(2)
    field.fill("help desk")
    expect(options).to_have_count(1)
    options.first.click()
    expect(page.locator("details.card > summary", has_text="Help Desk Administrator")).to_be_visible()
    # It is no longer offered, and typing its name does not add it again.
    expect(options).to_have_text(["Support Analyst"])
    field.fill("HELP desk administrator")
    field.press("Enter")
    expect(page.get_by_role("status").filter(has_text="is there already")).to_be_visible()
    editor.saved()
    assert names(editor, "titles") == ["Help Desk Administrator"]


def test_what_is_typed_in_full_is_taken_from_the_library_too(
    editor: EditorPage, add: Callable[[str], Locator]
) -> None:
    field = add("measure")
    field.fill(" abandonment RATE ")
    field.press("Enter")
    expect(editor.page.locator("details.card > summary", has_text="Abandonment rate")).to_be_visible()
    editor.saved()
    assert "Abandonment rate" in names(editor, "measures")


def test_a_title_of_ones_own_is_added_edited_and_removed(
    editor: EditorPage, add: Callable[[str], Locator]
) -> None:
    page = editor.page
    field = add("job title")
    field.fill("Keeper of the Queue")
    expect(page.get_by_role("status").filter(has_text="knows no such job title")).to_be_visible()
    field.press("Enter")
    card = page.locator("details.card[open]")
    definition = card.get_by_label("Definition")
    expect(definition).to_be_focused()
    definition.fill("Keeps the queue short.")
    card.get_by_label("Name").fill("Queue Keeper")
    card.get_by_label("Name").press("Enter")
    expect(card.locator("summary")).to_have_text("Queue Keeper")
    editor.saved()
    (title,) = editor.document().titles.values()
    assert (title.name, title.definition, title.unit_id) == ("Queue Keeper", "Keeps the queue short.", "care")
    card.get_by_role("button", name="Remove job title").click()
    editor.saved()
    assert names(editor, "titles") == []


def test_without_the_library_a_name_is_added_as_it_is(
    editor: EditorPage, add: Callable[[str], Locator], console_problems: list[str]
) -> None:
    editor.page.route("**/api/library/**", lambda route: route.abort())
    field = add("job title")
    expect(editor.page.get_by_role("status").filter(has_text="cannot be reached")).to_be_visible()
    field.fill("Agent")
    field.press("Enter")
    editor.saved()
    assert names(editor, "titles") == ["Agent"]
    console_problems.clear()


def test_who_may_only_look_sees_titles_and_cannot_change_them(
    page: Page, context: BrowserContext, library_site: str
) -> None:
    editor = opener(page, context, library_site)(published=True)
    page.locator(".unit-row", has_text="Call Center").click()
    expect(page.get_by_role("region", name="Measures")).to_be_visible()
    expect(page.get_by_role("region", name="Job titles")).to_be_hidden()
    expect(page.get_by_role("button", name="+ Add a")).to_have_count(0)
    assert editor.document().titles == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_is_accessible(editor: EditorPage, add: Callable[[str], Locator], scheme: str) -> None:
    editor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    field = add("measure")
    field.fill("rate")
    expect(editor.page.get_by_role("option", name="Abandonment rate")).to_be_visible()
    field.press("ArrowDown")
    assert violations(editor.page) == []
