"""Windows high contrast, 200 % zoom, letters twice as large, and stillness: the editor stays whole in all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessibility import violations
from tests.browser.editor_page import EditorPage, Opener, opener
from tests.browser.flagship import flagship

# Controls that stand outside of the window, and in nothing that scrolls them into it.
LOST = """() => {
    const scrolls = (element, axis) => {
        for (let at = element.parentElement; at; at = at.parentElement) {
            const style = getComputedStyle(at)[axis === "x" ? "overflowX" : "overflowY"];
            const side = axis === "x" ? "Width" : "Height";
            if (/auto|scroll/.test(style) && at["scroll" + side] > at["client" + side]) return true;
        }
        return false;
    };
    return [...document.querySelectorAll("button, a, input, select, summary")]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .filter((each) => !each.closest("[inert], .visually-hidden, .skip, #table"))
        .filter((each) => {
            const { left, right, top, bottom, width } = each.getBoundingClientRect();
            const isAcross = left >= -1 && right <= innerWidth + 1;
            const isDown = top >= -1 && bottom <= innerHeight + 1;
            return width > 1 && !((isAcross || scrolls(each, "x")) && (isDown || scrolls(each, "y")));
        })
        .map((each) => each.getAttribute("aria-label") ?? each.textContent.trim());
}"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


def style(place: Locator, name: str) -> str:
    value: str = place.evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return value


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_keeps_boxes_lines_selection_and_focus(open_chart: Opener, scheme: Any) -> None:
    editor = open_chart(flagship())
    page = editor.page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    editor.select("call-center-manager")
    box = editor.box("call-center-manager")
    # The picture keeps its own colours; system colours would paint all boxes alike.
    assert style(box.locator("rect:not(.ring)").first, "stroke") == "rgb(100, 116, 139)"
    expect(box.locator(".ring")).to_be_visible()
    assert style(page.locator("#picture .line path").first, "stroke") == "rgb(100, 116, 139)"
    row = editor.row("call-center-manager")
    assert (style(row, "outlineStyle"), style(row, "outlineWidth")) == ("solid", "2px")
    pressed = page.locator(".views [aria-pressed=true]")
    assert style(pressed, "outlineStyle") == "solid"
    field = editor.field("Title")
    field.focus()
    assert style(field, "outlineStyle") != "none"
    field.fill("Head of Calls")
    field.press("Enter")
    expect(box).to_contain_text("Head of Calls")
    page.locator("#diagram").focus()
    page.keyboard.press("Alt+2")
    page.keyboard.press("Shift+ArrowDown")
    blocks = page.locator("#table .cell.is-block")
    expect(blocks).to_have_count(2)
    plain = page.locator("#table .cell:not(.is-block)").first
    assert style(blocks.first, "backgroundColor") != style(plain, "backgroundColor")
    # Colours are the system's here: axe judges all but them.
    assert [each for each in violations(page) if not each.startswith("color-contrast")] == []


@pytest.fixture
def zoomed(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page of a window of 1440 by 900 that is zoomed to 200 %."""
    context = browser.new_context(viewport={"width": 720, "height": 450}, device_scale_factor=2)
    yield context.new_page()
    context.close()


def walk(editor: EditorPage) -> None:
    """Open what a person opens, and see that nothing is cut off anywhere."""
    page = editor.page
    assert page.evaluate(LOST) == []
    for drawer, inside in (("outline", "#find"), ("inspector", "#inspector h2")):
        page.locator(f"[data-drawer={drawer}]").click()
        expect(page.locator(inside).first).to_be_in_viewport()
        page.wait_for_timeout(300)
        assert page.evaluate(LOST) == []
        page.keyboard.press("Escape")
    page.locator("#diagram").focus()
    page.keyboard.press("Control+p")
    expect(page.locator("#page-download")).to_be_in_viewport(timeout=20_000)
    expect(page.locator("#page-preview svg").first).to_be_attached(timeout=20_000)
    assert page.evaluate(LOST) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    palette = page.get_by_role("dialog", name="All actions")
    expect(palette.get_by_role("option").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+2")
    expect(page.locator("#table .cell").first).to_be_in_viewport()
    assert page.evaluate(LOST) == []
    assert not page.evaluate(SIDEWAYS)
    page.keyboard.press("Alt+1")


def test_at_200_percent_nothing_is_cut_and_all_is_reached(zoomed: Page, site: str) -> None:
    editor = opener(zoomed, zoomed.context, site)(flagship())
    walk(editor)
    editor.page.keyboard.press("1")
    editor.select("coo")
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.type("Chief of Staff")
    editor.page.keyboard.press("Enter")
    editor.saved()
    (added,) = [role.id for role in editor.document().roles.values() if role.title == "Chief of Staff"]
    editor.stands_still()
    expect(editor.box(added)).to_be_in_viewport()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_letters_twice_as_large_are_not_cut_off(
    open_chart: Opener, page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sizes = {"fontSizes": {"standard": 32, "fixed": 26}}
    page.context.new_cdp_session(page).send("Page.setFontSizes", sizes)
    editor = open_chart(flagship())
    assert style(editor.row("coo"), "fontSize") == "26px"
    walk(editor)


def test_who_asks_for_stillness_sees_boxes_at_their_places_at_once(editor: EditorPage) -> None:
    page = editor.page
    page.emulate_media(reduced_motion="reduce")
    editor.select("cy")
    count = """async (id) => {
        const at = () => document.querySelector(`#picture g.box[data-id="${id}"]`)?.getAttribute("transform");
        const places = new Set([at()]);
        const done = window.orgchart.run("move_role", { role_id: id, manager_id: "max" });
        let isDone = false;
        void done.then(() => setTimeout(() => (isDone = true), 400));
        while (!isDone) {
            await new Promise(requestAnimationFrame);
            places.add(at());
        }
        return places.size;
    }"""
    # Where it was, where it will probably be, and where the server puts it.
    assert page.evaluate(count, "cy") <= 3
    assert (
        page.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length") == 0
    )
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(count.replace('"max"', '"ann"'), "cy") > 4
