"""The page set-up: choices, the pages as the file has them, and the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pptx import Presentation
from pypdf import PdfReader

from orgchart.core.document import Document
from orgchart.exports.options import SMALLEST
from orgchart.scene.pages.setup import LEAST_TYPE, MOST_TYPE, ORIENTATIONS, SHEETS
from tests.browser.accessibility import violations
from tests.browser.editor_page import EditorPage, Opener
from tests.core.organisations import make_organisation

PATIENT = 20_000  # milliseconds


def organisation(roles: int = 40, assistants: float = 0.08) -> Document:
    return make_organisation(roles, 3, units=4, odd_text=False, assistants=assistants)


def open_setup(editor: EditorPage) -> Locator:
    """Open the dialog by its key and wait for the pages."""
    editor.page.keyboard.press("Control+p")
    settle(editor.page)
    return editor.page.locator("#page-setup")


def settle(page: Page) -> None:
    """Wait for the pages of the last choice."""
    page.wait_for_timeout(300)
    expect(page.locator("#page-preview")).not_to_have_attribute("aria-busy", "true", timeout=PATIENT)


def choose(page: Page, label: str) -> None:
    page.locator("#page-setup").get_by_label(label, exact=True).check(force=True)
    settle(page)


def downloaded(page: Page, folder: Path) -> Path:
    with page.expect_download(timeout=PATIENT) as download:
        page.locator("#page-download").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_menu_opens_it_and_escape_leads_back(editor: EditorPage) -> None:
    page = editor.page
    page.locator(".export-menu summary").click()
    page.locator('#exports [data-action="page-setup"]').click()
    settle(page)
    expect(page.locator("#page-status")).to_have_text(re.compile(r"^1 page\. The smallest type is \d"))
    expect(page.locator("#page-preview text", has_text="Maria Alvarez").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#page-setup")).to_be_hidden()
    expect(page.locator(".export-menu summary")).to_be_focused()


def test_pages_are_shown_as_the_file_has_them(open_chart: Opener, tmp_path: Path) -> None:
    editor = open_chart(organisation())
    page = editor.page
    open_setup(editor)
    sheets = page.locator(".sheets li")
    printed = PdfReader(downloaded(page, tmp_path)).pages
    expect(page.locator("#page-status")).to_contain_text(f"{len(printed)} pages")
    expect(sheets).to_have_count(len(printed))
    assert len(printed) > 3
    for number, each in enumerate(printed):
        words = set(each.extract_text().split())
        shown = set(" ".join(sheets.nth(number).locator("text").all_text_contents()).split())
        assert shown <= words | {"…"}
        assert f"{number + 1}" in shown
    expect(sheets.first).to_contain_text("Continued on page")


def test_slides_and_posters_are_shown_and_made(open_chart: Opener, tmp_path: Path) -> None:
    editor = open_chart(organisation())
    page = editor.page
    dialog = open_setup(editor)
    choose(page, "Slides")
    expect(dialog.get_by_label("Paper or slide")).to_have_value("16:9")
    expect(dialog.get_by_role("group", name="Orientation")).to_be_hidden()
    count = page.locator(".sheets li").count()
    assert len(Presentation(str(downloaded(page, tmp_path))).slides) == count > 1
    choose(page, "Poster")
    expect(dialog.get_by_label("Paper or slide")).to_have_value("a4")
    cut_lines = page.locator(".sheets li").first.locator("svg > path")
    expect(cut_lines).to_have_count(8)
    assert len(PdfReader(downloaded(page, tmp_path)).pages) == page.locator(".sheets li").count()


def test_type_that_is_too_small_is_told_and_a_wrong_size_refused(
    open_chart: Opener, console_problems: list[str]
) -> None:
    editor = open_chart(organisation())
    page = editor.page
    dialog = open_setup(editor)
    choose(page, "One page")
    expect(page.locator("#page-status")).to_have_text(
        re.compile(r"^1 page\. The smallest type is [\d.]+ pt, below 7 pt\. Choose pages")
    )
    size = dialog.get_by_label("Smallest type in points")
    size.fill("40")
    size.press("Tab")
    expect(page.locator("#page-status")).to_have_text("The smallest type can be 4 to 12 points.")
    (problem,) = console_problems
    assert "400" in problem
    console_problems.clear()


def test_branches_are_arranged_to_fit_if_asked(open_chart: Opener) -> None:
    editor = open_chart(organisation(assistants=0))
    page = editor.page
    dialog = open_setup(editor)
    choose(page, "One page")
    status = page.locator("#page-status")
    expect(status).to_contain_text("below 7 pt")
    dialog.get_by_label("Choose branch layouts to fit").check()
    settle(page)
    expect(status).not_to_contain_text("below 7 pt")
    expect(page.locator("#page-preview g.box")).to_have_count(40)
    assert "fit=1" in (page.locator("#page-download").get_attribute("href") or "")


def test_choices_reach_the_pages(open_chart: Opener) -> None:
    editor = open_chart(organisation(12))
    page = editor.page
    dialog = open_setup(editor)
    choose(page, "Portrait")
    paper = dialog.locator(".paper").first.bounding_box()
    assert paper is not None
    assert paper["height"] / paper["width"] == pytest.approx(1.414, abs=0.01)
    first = page.locator(".sheets li").first
    expect(first).to_contain_text(re.compile(r"\d{4} · Page 1 of"))
    dialog.get_by_label("Print the date").uncheck()
    settle(page)
    expect(first).not_to_contain_text(re.compile(r"\d{4} · Page 1 of"))


def test_many_pages_come_in_batches_and_a_page_grows_on_request(open_chart: Opener) -> None:
    editor = open_chart(organisation(160))
    page = editor.page
    dialog = open_setup(editor)
    sheets = page.locator(".sheets li")
    expect(sheets).to_have_count(12)
    dialog.get_by_role("button", name=re.compile("^Show more pages")).click()
    expect(sheets.nth(12).get_by_role("button")).to_be_focused(timeout=PATIENT)
    small = sheets.nth(1).bounding_box()
    sheets.nth(1).get_by_role("button").press("Enter")
    large = sheets.nth(1).bounding_box()
    assert small is not None
    assert large is not None
    assert large["width"] > 1.5 * small["width"]
    expect(sheets.nth(1).get_by_role("button")).to_have_attribute("aria-pressed", "true")


def test_it_fits_a_phone(open_chart: Opener) -> None:
    editor = open_chart(organisation())
    page = editor.page
    page.set_viewport_size({"width": 390, "height": 844})
    dialog = open_setup(editor)
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth") is True
    assert page.locator("#page-choices").evaluate("form => form.scrollWidth <= form.clientWidth") is True
    expect(page.locator("#page-download")).to_be_in_viewport()
    expect(page.locator(".sheets li").first).to_be_in_viewport()


def test_while_a_file_is_made_the_button_says_so_and_is_pressed_once(open_chart: Opener) -> None:
    editor = open_chart(organisation(12))
    page = editor.page
    open_setup(editor)
    asked: list[str] = []

    def slowly(route: Route) -> None:
        asked.append(route.request.url)
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/export/**", slowly)
    download = page.locator("#page-download")
    with page.expect_download(timeout=PATIENT) as made:
        download.click()
        expect(download).to_have_text("Making the file …")
        download.click()
    expect(download).to_have_text("Download PDF")
    assert made.value.suggested_filename.endswith(".pdf")
    assert len(asked) == 1


def test_papers_in_the_dialogs_are_those_of_the_server(editor: EditorPage) -> None:
    offered = editor.page.evaluate(
        """async () => {
            const {src} = document.querySelector('script[src*="editor/main"]');
            const papers = await import(new URL("papers.js", src).href);
            const {PAPERS, SCREENS, ORIENTATIONS, TYPE_SIZE} = papers;
            const keys = (choices) => choices.map(({value}) => value);
            return [keys([...PAPERS, ...SCREENS]), keys(ORIENTATIONS), TYPE_SIZE];
        }"""
    )
    assert offered == [
        list(SHEETS),
        list(ORIENTATIONS),
        {"least": LEAST_TYPE, "most": MOST_TYPE, "usual": SMALLEST},
    ]


def test_files_show_what_is_shown_where_that_is_chosen(editor: EditorPage, tmp_path: Path) -> None:
    page = editor.page
    menu = page.locator(".export-menu")
    menu.locator("summary").click()
    expect(menu.get_by_label("What is shown")).to_be_hidden()
    menu.locator("summary").click()
    editor.select("priya")
    page.keyboard.press("Alt+-")
    expect(editor.box("ann")).to_have_count(0)
    menu.locator("summary").click()
    expect(menu.get_by_label("Whole chart")).to_be_checked()
    menu.get_by_label("What is shown").check(force=True)
    assert violations(page) == []
    with page.expect_download(timeout=PATIENT) as download:
        menu.locator('[data-export="pdf"]').click()
    text = PdfReader(download.value.path()).pages[0].extract_text()
    assert "+3" in text
    assert "Ann Lee" not in text
    page.keyboard.press("Control+p")
    settle(page)
    dialog = page.locator("#page-setup")
    expect(dialog.get_by_label("What is shown", exact=True)).to_be_checked()
    preview = page.locator("#page-preview")
    expect(preview.locator("text", has_text="+3")).to_be_visible()
    expect(preview.locator("text", has_text="Ann Lee")).to_have_count(0)
    choose(page, "Whole chart")
    expect(preview.locator("text", has_text="Ann Lee").first).to_be_visible()
    choose(page, "What is shown")
    choose(page, "One page")
    expect(dialog.get_by_text("Choose branch layouts to fit")).to_be_hidden()
    page_text = PdfReader(downloaded(page, tmp_path)).pages[0].extract_text()
    assert "+3" in page_text
