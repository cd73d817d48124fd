"""The library in a browser: found as one types, kept in the address, walked by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from templates_gallery.services import load_gallery
from tests.gallery.conftest import Entries


@pytest.fixture
def library(page: Page, site: str, tmp_path: Path) -> str:
    """Return the address of a library of two titles and a measure."""
    load_gallery(Entries(tmp_path).folder)
    page.goto(f"{site}/library/")
    return f"{site}/library/"


def test_titles_are_found_as_one_types(page: Page, library: str) -> None:
    names = page.locator("#found h3")
    expect(names).to_have_text(["Help Desk Administrator", "Support Analyst"])
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    field = page.get_by_role("searchbox", name="Search job titles")
    field.press_sequentially("runn")
    expect(names).to_have_text(["Help Desk Administrator"])
    expect(page.get_by_role("status")).to_have_text("1 of 2 job titles")
    expect(field).to_be_focused()
    expect(page).to_have_url(f"{library}?q=runn")
    # The other tab and the files are asked for with the same words.
    expect(page.get_by_role("link", name="Measures")).to_have_attribute("href", "/library/measures/?q=runn")
    page.get_by_text("Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "Library - Job titles.csv"
    assert "Support Analyst" not in download.value.path().read_text()


def test_nothing_found_is_told_with_the_way_back(page: Page, library: str) -> None:
    page.get_by_role("searchbox").fill("zebra")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator("#found h3")).to_have_count(2)
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_a_department_narrows_the_functions(page: Page, library: str) -> None:
    functions = page.get_by_label("Function").locator("option")
    expect(functions).to_have_text(["All functions", "Support"])
    page.get_by_label("Department").select_option("Customer service")
    expect(page).to_have_url(f"{library}?category=Customer+service")
    page.get_by_label("Function").select_option("Support")
    expect(page).to_have_url(f"{library}?category=Customer+service&function=Support")
    page.reload()
    expect(page.get_by_label("Function")).to_have_value("Support")


def test_the_library_works_without_scripts(browser: Browser, library: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(library)
    page.get_by_role("searchbox").fill("analyst")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#found h3")).to_have_text(["Support Analyst"])
    page.get_by_role("link", name="Measures").click()
    expect(page.get_by_role("searchbox")).to_have_value("analyst")
    context.close()


@pytest.mark.parametrize("width", [390, 640, 700, 1440])
def test_the_menu_of_files_stays_on_the_screen(page: Page, library: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_text("Download").click()
    menu = page.locator("#files").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= width
