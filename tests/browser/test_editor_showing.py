"""The way to what was found, presentation, the mini-map, and how far one can zoom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import EditorPage, Opener, until
from tests.browser.flagship import flagship
from tests.core.organisations import make_organisation


def ids(editor: EditorPage, selector: str) -> set[str]:
    """Return what some groups of the picture stand for."""
    found: list[str] = editor.page.locator(f"#picture {selector}").evaluate_all(
        "(all) => all.map((group) => group.dataset.id)"
    )
    return set(found)


def test_the_way_to_what_was_found_stands_out(editor: EditorPage) -> None:
    page = editor.page
    editor.select("max")
    page.locator("#find").fill("Bo Chen")
    expect(editor.box("bo")).to_have_class("box is-found")
    assert "max" not in ids(editor, "g.box.is-found")
    page.keyboard.press("Enter")
    expect(editor.box("maria")).to_have_class("box is-found")
    assert ids(editor, "g.box.is-found") == {"maria", "priya", "ann", "bo"}
    assert ids(editor, "g.line.is-found") == {"solid:priya", "solid:ann", "solid:bo"}
    page.locator("#find").fill("")
    expect(page.locator("#picture .is-found")).to_have_count(0)


def middle_of_screen(page: Page) -> tuple[float, float]:
    size = page.viewport_size
    assert size is not None
    return size["width"] / 2, size["height"] / 2


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_presentation_is_walked_with_arrow_keys_and_changes_nothing(
    editor: EditorPage, motion: str
) -> None:
    page = editor.page
    page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    before = editor.document()
    editor.select("tom")
    places = [editor.middle(role_id) for role_id in ("maria", "tom", "cy")]
    page.keyboard.press("Shift+P")
    expect(page.locator(".top-bar")).to_be_hidden()
    walk = {"ArrowDown": "ivy", "ArrowRight": "max", "ArrowUp": "tom", "Home": "maria"}
    for key, role_id in walk.items():
        page.keyboard.press(key)
        expect(editor.box(role_id)).to_be_focused()
        assert editor.middle(role_id) == pytest.approx(middle_of_screen(page), abs=12)
    page.keyboard.press("Delete")
    page.keyboard.press("F2")
    expect(page.locator(".rename")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#tools")).to_be_visible()
    expect(editor.box("maria")).to_be_focused()
    assert editor.document() == before
    # What was seen before is seen again.
    for role_id, place in zip(("maria", "tom", "cy"), places, strict=True):
        assert editor.middle(role_id) == pytest.approx(place, abs=3)


def test_the_mini_map_moves_the_view_and_can_be_turned_off(open_chart: Opener) -> None:
    editor = open_chart(flagship())
    page = editor.page
    page.keyboard.press("0")
    editor.stands_still()
    small = page.locator(".minimap")
    expect(small).to_be_hidden()
    page.keyboard.press("1")
    expect(small).to_be_visible()
    editor.stands_still()
    frame = page.locator(".minimap-frame")
    before, place = frame.bounding_box(), small.bounding_box()
    assert before is not None
    assert place is not None
    page.mouse.move(place["x"] + place["width"] - 20, place["y"] + place["height"] / 2)
    page.mouse.down()
    page.mouse.move(place["x"] + 20, place["y"] + place["height"] / 2, steps=4)
    page.mouse.up()
    after = frame.bounding_box()
    assert after is not None
    assert after["x"] < before["x"] - 10 or after["width"] < before["width"] - 10
    page.keyboard.press("Control+k")
    page.keyboard.type("Mini-map")
    page.keyboard.press("Enter")
    expect(small).to_be_hidden()
    page.reload()
    until(page, "window.orgchart !== undefined")
    page.locator("#diagram").focus()
    page.keyboard.press("1")
    editor.stands_still()
    expect(small).to_be_hidden()


def test_the_mini_map_is_never_seen_empty(open_chart: Opener) -> None:
    editor = open_chart(flagship())
    page = editor.page
    page.evaluate(
        """() => {
            window.seen = [];
            const look = () => {
              const map = document.querySelector(".minimap");
              const shows = map.checkVisibility({ visibilityProperty: true });
              if (shows) window.seen.push(map.querySelector("canvas").style.width !== "");
              requestAnimationFrame(look);
            };
            look();
        }"""
    )
    page.keyboard.press("1")
    # It comes although the view never rests.
    page.mouse.move(700, 450)
    for _ in range(12):
        page.mouse.wheel(60, 0)
        page.wait_for_timeout(60)
    expect(page.locator(".minimap")).to_be_visible()
    seen = page.evaluate("window.seen")
    assert seen
    assert all(seen)


def test_one_can_zoom_from_10_to_400_percent(editor: EditorPage) -> None:
    page = editor.page
    percent = page.locator("#zoom output")
    page.mouse.move(700, 450)
    page.mouse.wheel(0, -5000)
    expect(percent).to_have_text("400%")
    page.mouse.wheel(0, 9000)
    expect(percent).to_have_text("10%")


def test_the_mini_map_never_covers_what_is_selected_or_was_just_added(open_chart: Opener) -> None:
    editor = open_chart(flagship())
    page = editor.page
    page.set_viewport_size({"width": 1200, "height": 750})
    page.keyboard.press("1")
    small = page.locator(".minimap")
    expect(small).to_be_visible()
    for role_id in ("call-center-manager", "workforce-planner", "director-incentives-rewards"):
        # From each side, so that the box comes to lie where it first can be seen.
        for start in ("Home", "End"):
            editor.row(role_id).click()
            page.keyboard.press(start)
            editor.row(role_id).click()
            assert not _overlaps(editor, role_id)
    editor.select("call-center-manager")
    page.keyboard.press("Tab")
    page.keyboard.type("Night Shift Supervisor")
    page.keyboard.press("Enter")
    editor.saved()
    (added,) = [r.id for r in editor.document().roles.values() if r.title == "Night Shift Supervisor"]
    assert not _overlaps(editor, added)


def _overlaps(editor: EditorPage, role_id: str) -> bool:
    editor.stands_still()
    expect(editor.box(role_id)).to_have_attribute("aria-selected", "true")
    box = editor.box(role_id).locator("rect:not(.ring)").first.bounding_box()
    small = editor.page.locator(".minimap").bounding_box()
    assert box is not None
    assert small is not None
    across = box["x"] < small["x"] + small["width"] and small["x"] < box["x"] + box["width"]
    return across and box["y"] < small["y"] + small["height"] and small["y"] < box["y"] + box["height"]


def test_from_far_the_legend_still_says_what_colours_mean(open_chart: Opener) -> None:
    document = make_organisation(400, 3, units=4, odd_text=False)
    chart = replace(document.chart, colour_by="status")
    editor = open_chart(replace(document, charts={"chart": chart}))
    page = editor.page
    page.keyboard.press("0")
    editor.stands_still()
    expect(page.locator("#far")).to_be_visible()
    legend = page.locator("#picture .legend")
    expect(legend).to_contain_text("Vacant")
    size = legend.locator("text").first.bounding_box()
    scale = int((page.locator("#zoom output").text_content() or "0%").strip("%")) / 100
    assert size is not None
    assert size["height"] > 20 * scale


def test_the_skip_link_leads_to_what_is_shown(editor: EditorPage) -> None:
    page = editor.page
    skip = page.locator(".skip")
    skip.focus()
    expect(skip).to_have_text("Skip to the diagram")
    page.keyboard.press("Enter")
    expect(page.locator("#diagram")).to_be_focused()
    page.keyboard.press("Alt+2")
    skip.focus()
    expect(skip).to_have_text("Skip to the table")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#table [role=grid]') !== null")
