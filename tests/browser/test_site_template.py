"""A template's page in a real browser: looks, branches, finding, steps, tabs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

FLAGSHIP = "/templates/customer-service-department/"


def boxes(page: Page) -> Locator:
    return page.locator(".viewport g.box")


def settled(page: Page) -> None:
    expect(page.locator(".viewport")).not_to_have_attribute("aria-busy", "true", timeout=20_000)


def test_layout_and_theme_change_without_copying_and_stay_in_the_address(
    page: Page, gallery_site: str
) -> None:
    page.goto(gallery_site + FLAGSHIP)
    own = page.locator(".viewport svg").inner_html()
    page.get_by_label("Layout").select_option("Rings")
    settled(page)
    expect(page.locator(".viewport .discs circle").first).to_be_attached()
    page.get_by_label("Theme").select_option("Dark")
    settled(page)
    assert page.url.endswith("?layout=rings&theme=dark")
    rings = page.locator(".viewport svg").inner_html()
    assert rings != own
    page.reload()
    assert page.locator(".viewport svg").inner_html() == rings
    page.get_by_label("Layout").select_option("Tree")
    page.get_by_label("Theme").select_option("The template’s")
    settled(page)
    assert page.url.endswith(FLAGSHIP)
    assert page.locator(".viewport svg").inner_html() == own


@pytest.mark.parametrize("slug", ["purchasing-service", "programme-office"])
def test_the_buttons_lie_over_no_box_of_a_chart_that_is_fitted(
    page: Page, gallery_site: str, slug: str
) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(f"{gallery_site}/templates/{slug}/")
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Fit", exact=True).click()
    corner = page.get_by_role("group", name="Zoom", exact=True).bounding_box()
    assert corner
    areas = page.locator(".viewport g.box rect:first-of-type").evaluate_all(
        "rects => rects.map(each => each.getBoundingClientRect()).map(each => [each.right, each.bottom])"
    )
    assert areas
    assert [each for each in areas if each[0] > corner["x"] and each[1] > corner["y"]] == []


def test_a_branch_folds_at_its_button_and_stays_where_it_is(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    everybody = boxes(page).count()
    page.get_by_role("button", name="Zoom in").click()
    button = page.get_by_role("button", name=re.compile("^Below Call Center Manager"))
    expect(button).to_have_attribute("aria-expanded", "true")
    before = button.bounding_box()
    button.click()
    settled(page)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_have_text(re.compile(r"^\+\d+$"))
    expect(button).to_be_focused()
    below = int(button.inner_text())
    expect(boxes(page)).to_have_count(everybody - below)
    after = button.bounding_box()
    assert before
    assert after
    assert abs(before["x"] + before["width"] / 2 - after["x"] - after["width"] / 2) < 3
    button.press("Enter")
    settled(page)
    expect(boxes(page)).to_have_count(everybody)


def test_arrow_keys_go_from_branch_to_branch(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    page.locator(".viewport").focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.role")
    assert first
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.role") != first
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.role") == first
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Zoom out")).to_be_focused()


def test_buttons_that_fold_show_at_the_pointer_and_cover_no_words(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + "/templates/customer-service-department/")
    button = page.get_by_role("button", name=re.compile("^Below Call Center Manager"))
    expect(button).to_have_css("opacity", "0")
    page.locator('.viewport .box[data-id="call-center-manager"]').hover()
    expect(button).to_have_css("opacity", "1")
    button.hover()
    expect(button).to_have_css("opacity", "1")
    page.get_by_role("heading", level=1).hover()
    button.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".toggle:focus-visible")).to_have_css("opacity", "1")


def test_levels_fold_everything_below(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    everybody = boxes(page).count()
    page.get_by_label("Levels").select_option("2 levels")
    settled(page)
    assert 1 < boxes(page).count() < everybody
    assert "levels=2" in page.url


def test_a_person_in_a_folded_branch_is_found_and_shown_in_the_middle(page: Page, gallery_site: str) -> None:
    page.goto(f"{gallery_site}{FLAGSHIP}?levels=1")
    field = page.get_by_label("Find a role or a person in the chart")
    field.press_sequentially("quality analyst")
    expect(page.locator("#people button")).to_have_count(1)
    field.press("Enter")
    settled(page)
    here = page.locator(".viewport .box.here")
    expect(here).to_have_count(1)
    box, viewport = here.bounding_box(), page.locator(".viewport").bounding_box()
    assert box
    assert viewport
    assert abs(box["x"] + box["width"] / 2 - viewport["x"] - viewport["width"] / 2) < 20
    assert box["width"] > 120
    expect(page.locator("#said")).to_contain_text("Quality Analyst")
    field.fill("nobody at all")
    expect(page.locator("#people")).to_have_text("Nobody found. Try another word.")
    field.press("Escape")
    expect(page.locator("#people")).to_be_hidden()


def test_a_picture_that_does_not_come_is_told(
    page: Page, gallery_site: str, console_problems: list[str]
) -> None:
    page.goto(gallery_site + FLAGSHIP)

    def refuse(route: Route) -> None:
        route.fulfill(status=429, body="")

    page.route("**/chart.svg*", refuse)
    page.get_by_label("Layout").select_option("Rings")
    expect(page.get_by_text("Too many pictures at once. Try again in a minute.")).to_be_visible()
    page.unroute("**/chart.svg*")
    page.get_by_label("Layout").select_option("Levels")
    settled(page)
    expect(page.get_by_text("Too many pictures at once.")).to_be_hidden()
    console_problems.clear()


def test_steps_are_a_walk_by_buttons_and_keys(page: Page, gallery_site: str) -> None:
    page.goto(f"{gallery_site}/templates/small-business/")
    expect(page.get_by_text("Step 1 of 5")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.get_by_text("Step 2 of 5")).to_be_visible()
    expect(page.locator(".viewport")).to_be_focused()
    page.keyboard.press("n")
    expect(page.get_by_text("Step 3 of 5")).to_be_visible()
    page.keyboard.press("p")
    expect(page.get_by_text("Step 2 of 5")).to_be_visible()
    page.get_by_label("Layout").select_option("Left–right")
    settled(page)
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.get_by_text("Step 3 of 5")).to_be_visible()
    expect(page.get_by_label("Layout")).to_have_value("left-right")


def test_tabs_have_addresses_and_a_way_back(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    tabs = page.get_by_role("navigation", name="What is inside")
    expect(page.locator(".unit").first).to_be_visible()
    tabs.get_by_role("link", name="Measures").click()
    expect(page.get_by_role("columnheader", name="Formula").first).to_be_visible()
    expect(page.locator(".unit").first).to_be_hidden()
    assert "tab=measures" in page.url
    tabs.get_by_role("link", name="Job titles").click()
    expect(page.locator(".title-list li").first).to_be_visible()
    page.go_back()
    expect(page.locator(".measures").first).to_be_visible()
    page.reload()
    expect(page.locator(".measures").first).to_be_visible()
    expect(tabs.get_by_role("link", name="Measures")).to_have_attribute("aria-current", "true")


def test_functions_titles_and_measures_are_searched_together(page: Page, gallery_site: str) -> None:
    page.goto(f"{gallery_site}{FLAGSHIP}?tab=measures")
    everything = page.locator(".measures tbody tr:visible").count()
    assert everything > 100
    page.get_by_label("Search functions").fill("abandonment")
    expect(page.locator(".measures tbody tr:visible")).to_have_count(1)
    expect(
        page.get_by_text(re.compile(r"^Found: \d+ functions?, \d+ job titles?, 1 measures?\.$"))
    ).to_be_visible()
    page.get_by_label("Search functions").fill("")
    expect(page.locator(".measures tbody tr:visible")).to_have_count(everything)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_chart_of_hundreds_of_roles_is_drawn_and_searched(
    page: Page, gallery_site: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{gallery_site}/templates/enterprise-leadership/")
    assert boxes(page).count() > 280
    page.get_by_label("Find a role or a person in the chart").fill("treasur")
    page.locator("#people button").first.click()
    expect(page.locator(".viewport .box.here")).to_be_in_viewport()
