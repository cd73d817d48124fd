"""The history in the editor, on the flagship template: looked at, compared, played, restored, named."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from orgchart.core.document import Document
from orgchart.models import Chart
from templates_gallery.catalogue import read_catalogue
from tests.browser.accessibility import violations
from tests.browser.editor_page import EditorPage, Opener, manager_of, until

MANAGER, NEW_MANAGER, GONE = "call-center-manager", "svp-customer-experience", "customer-loyalty-specialist"


def flagship() -> Document:
    """Return the document of the customer service department."""
    entries = (entry for entry in read_catalogue() if entry.slug == "customer-service-department")
    return next(entries).steps[0].document


@pytest.fixture
def editor(open_chart: Opener) -> EditorPage:
    """Return the flagship template after a small reorganisation, its history open."""
    editor = open_chart(flagship())
    editor.run("move_role", role_id=MANAGER, manager_id=NEW_MANAGER)
    editor.run("add_role_below", id="new", role_id=MANAGER, title="Trainer", name="Zoe Fox")
    editor.run("delete_role", role_id=GONE)
    editor.run("edit_role", role_id="workforce-planner", title="Senior Workforce Planner")
    editor.saved()
    editor.tool("history").first.click()
    expect(entry(editor, 0)).to_be_visible()
    return editor


def panel(editor: EditorPage) -> Locator:
    return editor.page.locator("#history-panel")


def entry(editor: EditorPage, number: int) -> Locator:
    return panel(editor).locator(f'.history-days [data-revision="{number}"]')


def banner(editor: EditorPage) -> Locator:
    return editor.page.get_by_role("region", name="What is shown")


def past(editor: EditorPage, role_id: str) -> Locator:
    return editor.page.locator(f'#past g.box[data-id="{role_id}"]')


def shown(editor: EditorPage) -> set[str]:
    """Return the ids of the boxes of the state that is looked at."""
    boxes = editor.page.locator("#past g.box").evaluate_all("boxes => boxes.map(b => b.dataset.id)")
    return set(boxes)


def test_the_list_tells_what_was_done_and_a_click_shows_the_state_of_then(editor: EditorPage) -> None:
    sentences = panel(editor).locator(".history-days .history-words").all_inner_texts()
    assert sentences == [
        "Renamed Workforce Planner to Senior Workforce Planner",
        "Deleted Halima Yusuf",
        "Added Zoe Fox under Ingrid Solheim",
        "Moved Ingrid Solheim under Priya Nair",
        "Created the chart",
    ]
    expect(panel(editor).locator(".history-days h3")).to_have_text(["Today"])
    assert {each.inner_text() for each in panel(editor).locator(".history-author").all()} == {"You"}
    entry(editor, 1).click()
    expect(banner(editor)).to_contain_text("You look at the chart of")
    expect(past(editor, GONE)).to_be_visible()
    assert "new" not in shown(editor)
    expect(entry(editor, 1)).to_have_attribute("aria-current", "true")
    # Nothing is collapsed in an earlier state: its boxes have no buttons for that.
    past(editor, "coo").hover()
    expect(past(editor, "coo").locator(".toggle")).to_be_hidden()
    # The present goes on below, and nothing of it can be changed.
    expect(editor.box(GONE)).to_have_count(0)
    expect(editor.page.locator("#diagram")).to_have_attribute("inert", "")
    past(editor, GONE).click()
    for key in ("Control+z", "Delete", "Enter", "F2", "Control+x", "Control+v"):
        editor.page.keyboard.press(key)
    entry(editor, 3).click()
    expect(past(editor, GONE)).to_have_count(0)
    expect(past(editor, "new")).to_be_visible()
    editor.tool("back-to-now").click()
    expect(editor.page.locator("#past")).to_be_hidden()
    expect(banner(editor)).to_be_hidden()
    assert Chart.objects.get(pk=editor.chart.pk).revision == 4


def test_a_state_is_restored_in_one_step_that_is_undone(editor: EditorPage) -> None:
    entry(editor, 0).click()
    expect(past(editor, GONE)).to_be_visible()
    editor.tool("restore-state").click()
    expect(editor.page.locator("#past")).to_be_hidden()
    expect(editor.box(GONE)).to_be_visible()
    expect(editor.page.locator("#diagram")).to_be_focused()
    expect(entry(editor, 5)).to_contain_text("Restored the chart as it was created")
    assert editor.document() == flagship()
    editor.tool("undo").click()
    expect(editor.box(GONE)).to_have_count(0)
    editor.saved()
    assert manager_of(editor.document(), MANAGER) == NEW_MANAGER
    # The editor edits as before.
    editor.select("new")
    expect(editor.field("Title")).to_be_hidden()
    panel(editor).get_by_role("button", name="Close the history").click()
    expect(editor.field("Title")).to_have_value("Trainer")


def test_a_comparison_is_one_picture_with_a_list_beside_it(editor: EditorPage, tmp_path: Path) -> None:
    entry(editor, 0).click()
    editor.tool("compare-with-now").click()
    expect(panel(editor).get_by_role("heading", name="What changed")).to_be_focused()
    expect(past(editor, GONE)).to_contain_text("− Removed")
    expect(past(editor, "new")).to_contain_text("+ Added")
    expect(past(editor, MANAGER)).to_contain_text("→ Moved from Tom")
    expect(past(editor, "workforce-planner")).to_contain_text("≠ Changed: title")
    legend = panel(editor).locator(".comparison-legend li")
    expect(legend).to_have_text(["+Added: 1", "−Removed: 1", "→Moved: 1", "≠Changed: 1"])
    moved = panel(editor).get_by_role("button", name="Moved Call Center Manager")
    moved.click()
    expect(past(editor, MANAGER)).to_have_attribute("aria-selected", "true")
    # Near enough to be read, however large the chart is.
    until(editor.page, "document.querySelector('#zoom').textContent.includes('80%')")
    with editor.page.expect_download() as download:
        panel(editor).get_by_role("link", name="CSV").click()
    saved = tmp_path / "changes.csv"
    download.value.save_as(saved)
    table = list(csv.reader(StringIO(saved.read_text("utf-8-sig"))))
    assert table[1][:3] == ["Moved", "Role", "Call Center Manager"]
    with editor.page.expect_download() as download:
        panel(editor).get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    panel(editor).get_by_role("button", name="Back to the history").click()
    expect(entry(editor, 0)).to_have_attribute("aria-current", "true")
    expect(past(editor, "new")).to_have_count(0)


def test_any_two_states_are_compared_whichever_is_chosen_first(editor: EditorPage) -> None:
    page = editor.page
    entry(editor, 3).click()
    expect(past(editor, "new")).to_be_visible()
    banner(editor).get_by_role("button", name="Name this version").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Spring")
    page.keyboard.press("Enter")
    pinned = panel(editor).get_by_role("region", name="Named versions")
    expect(pinned).to_contain_text("Spring")
    banner(editor).get_by_role("button", name="Compare with…").click()
    wish = panel(editor).locator(".history-wish")
    expect(wish).to_contain_text("compare with “Spring”")
    expect(panel(editor).get_by_role("heading", name="History")).to_be_focused()
    page.keyboard.press("Escape")
    expect(wish).to_be_hidden()
    expect(banner(editor)).to_contain_text("You look at the chart of")
    # From the later one to the earlier one.
    banner(editor).get_by_role("button", name="Compare with…").click()
    assert violations(page) == []
    entry(editor, 1).click()
    expect(banner(editor)).to_have_text(re.compile("^Changes from .* to “Spring”"))
    expect(past(editor, "new")).to_contain_text("+ Added")
    expect(past(editor, GONE)).to_contain_text("− Removed")
    expect(past(editor, MANAGER)).not_to_contain_text("Moved")
    expect(past(editor, "workforce-planner")).not_to_contain_text("Changed")
    expect(panel(editor).locator(".comparison-since")).to_contain_text("to “Spring”")
    csv_link = panel(editor).get_by_role("link", name="CSV")
    expect(csv_link).to_have_attribute("href", re.compile(r"from=1&to=3$"))
    for ambiguous in ("Restore", "Compare with…", "Name this version"):
        expect(banner(editor).get_by_role("button", name=ambiguous)).to_be_hidden()
    banner(editor).get_by_role("button", name="Compare with now").click()
    expect(banner(editor)).to_have_text(re.compile("^Changes from “Spring”.* to now"))
    expect(banner(editor).get_by_role("button", name="Restore")).to_be_visible()
    panel(editor).get_by_role("button", name="Back to the history").click()
    # From the earlier one to a named version.
    entry(editor, 0).click()
    expect(past(editor, "new")).to_have_count(0)
    banner(editor).get_by_role("button", name="Compare with…").click()
    pinned.get_by_role("button", name="Spring").first.click()
    expect(past(editor, MANAGER)).to_contain_text("→ Moved from Tom")


def test_a_state_gets_a_name_which_stands_first_and_can_change(
    editor: EditorPage, console_problems: list[str]
) -> None:
    page = editor.page
    entry(editor, 2).click()
    expect(past(editor, "new")).to_be_visible()
    banner(editor).get_by_role("button", name="Name this version").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Before the cuts")
    page.get_by_role("button", name="Save").click()
    expect(banner(editor)).to_contain_text("“Before the cuts”")
    pinned = panel(editor).get_by_role("region", name="Named versions")
    expect(pinned).to_contain_text("Before the cuts")
    expect(entry(editor, 2)).to_contain_text("Before the cuts")
    pinned.get_by_role("button", name="Rename Before the cuts").click()
    page.get_by_role("dialog").get_by_label("Name").fill("   ")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".name-problem")).to_contain_text("blank")
    assert len(console_problems) == 1
    console_problems.clear()
    page.get_by_role("dialog").get_by_label("Name").fill("Spring")
    page.keyboard.press("Enter")
    expect(pinned).to_contain_text("Spring")
    editor.tool("back-to-now").click()
    pinned.get_by_role("button", name="Spring").first.click()
    expect(banner(editor)).to_contain_text("“Spring”")
    pinned.get_by_role("button", name="Take away the name Spring").click()
    expect(pinned).to_be_hidden()
    assert not Chart.objects.get(pk=editor.chart.pk).versions.exists()


def test_a_state_is_copied_to_a_new_chart_which_opens(editor: EditorPage) -> None:
    entry(editor, 0).click()
    expect(past(editor, GONE)).to_be_visible()
    editor.tool("copy-state").click()
    editor.page.wait_for_url(lambda address: address.rstrip("/") != editor.address.rstrip("/"))
    expect(editor.page.locator("#chart-title")).to_have_value("Copy of Customer Service Department")
    expect(editor.box(GONE)).to_be_visible()


def test_playing_walks_through_every_state_and_pauses(editor: EditorPage) -> None:
    page = editor.page
    player = page.get_by_role("group", name="Walk through the history")
    words = player.locator(".player-words")
    page.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver(() => window.seen.push(document.querySelector(".player-words").textContent))
              .observe(document.querySelector(".player-words"), { childList: true });
        }"""
    )
    editor.tool("play-history").click()
    expect(words).to_contain_text("Renamed Workforce Planner", timeout=15_000)
    expect(player.get_by_role("button", name="Play")).to_be_visible()
    told = [each.split(": ", 1)[1] for each in page.evaluate("window.seen")]
    assert list(dict.fromkeys(told)) == [
        "Created the chart",
        "Moved Ingrid Solheim under Priya Nair",
        "Added Zoe Fox under Ingrid Solheim",
        "Deleted Halima Yusuf",
        "Renamed Workforce Planner to Senior Workforce Planner",
    ]
    slider = page.get_by_role("slider", name="State of the chart")
    slider.focus()
    page.keyboard.press("Home")
    expect(words).to_contain_text("Created the chart")
    expect(past(editor, GONE)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(words).to_contain_text("Moved Ingrid Solheim")
    page.get_by_role("button", name="Later").click()
    expect(words).to_contain_text("Added Zoe Fox")
    player.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    page.keyboard.press("Escape")
    expect(page.locator("#past")).to_be_hidden()


def test_boxes_glide_from_state_to_state_unless_stillness_is_asked_for(editor: EditorPage) -> None:
    page = editor.page
    entry(editor, 0).click()
    expect(past(editor, GONE)).to_be_visible()
    count = """async ([selector, id]) => {
        const box = document.querySelector(`#past g.box[data-id="${id}"]`);
        const places = new Set([box.getAttribute("transform")]);
        document.querySelector(selector).click();
        const end = performance.now() + 1500;
        while (performance.now() < end) {
          await new Promise(requestAnimationFrame);
          places.add(box.getAttribute("transform"));
        }
        return places.size;
    }"""
    assert page.evaluate(count, ['.history-days [data-revision="1"]', MANAGER]) > 3
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(count, ['.history-days [data-revision="0"]', MANAGER]) <= 3


def test_the_history_works_with_the_keyboard_alone(editor: EditorPage) -> None:
    page = editor.page
    panel(editor).get_by_role("button", name="Close the history").click()
    expect(panel(editor)).to_be_hidden()
    page.keyboard.press("h")
    expect(panel(editor).get_by_role("heading", name="History")).to_be_focused()
    panel(editor).get_by_role("searchbox").focus()
    page.keyboard.type("zoe")
    expect(panel(editor).locator(".history-days .history-entry")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(entry(editor, 2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(past(editor, "new")).to_be_visible()
    page.locator("#past").focus()
    page.keyboard.press("ArrowDown")
    expect(past(editor, "coo")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(past(editor, "coo")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#past")).to_be_hidden()
    expect(page.locator("#diagram")).to_be_focused()


def test_on_a_phone_the_list_makes_room_for_the_picture(editor: EditorPage) -> None:
    page = editor.page
    page.set_viewport_size({"width": 390, "height": 844})
    entry(editor, 0).click()
    expect(panel(editor)).to_be_hidden()
    expect(past(editor, GONE)).to_be_visible()
    editor.tool("compare-with-now").click()
    expect(panel(editor).get_by_role("heading", name="What changed")).to_be_in_viewport()
    expect(banner(editor)).to_be_in_viewport()
    editor.tool("back-to-now").click()
    expect(panel(editor)).to_be_hidden()
    expect(editor.box(NEW_MANAGER)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_change_that_comes_in_is_listed_at_once(editor: EditorPage) -> None:
    editor.run("edit_chart", title="Customer Service 2027")
    expect(entry(editor, 5)).to_contain_text("Renamed the chart to Customer Service 2027")


def test_who_may_only_look_is_not_offered_the_history(open_chart: Opener) -> None:
    editor = open_chart(published=True)
    expect(editor.tool("history")).to_have_count(0)
    editor.page.locator("#diagram").focus()
    editor.page.keyboard.press("h")
    expect(panel(editor)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_history(editor: EditorPage, scheme: str) -> None:
    page: Page = editor.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    entry(editor, 1).click()
    expect(past(editor, GONE)).to_be_visible()
    assert violations(page) == []
    editor.tool("compare-with-now").click()
    expect(past(editor, "new")).to_be_visible()
    assert violations(page) == []
