"""The gallery's search and facets in a real browser: live, countable, shareable, and with a way back."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def cards(page: Page) -> Locator:
    return page.locator(".cards > li:visible")


def titles(page: Page) -> list[str]:
    return cards(page).locator("h2").all_inner_texts()


def choose(page: Page, facet: str, value: str) -> None:
    menu = page.locator("details.facet").filter(has=page.locator("summary", has_text=facet))
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    menu.get_by_role("checkbox", name=value).click()


def test_facets_combine_without_loading_the_page_again_and_say_so_in_the_address(
    page: Page, gallery_site: str
) -> None:
    page.goto(gallery_site)
    everything = cards(page).count()
    page.evaluate("window.same = true")
    choose(page, "Department", "Whole company")
    company = cards(page).count()
    assert 0 < company < everything
    expect(page.locator("#count")).to_have_text(f"{company} of {everything} templates")
    choose(page, "Layout", "Matrix")
    assert 0 < cards(page).count() < company
    assert "category=Whole+company&layout=matrix" in page.url
    assert page.evaluate("window.same")
    shown = titles(page)
    page.reload()
    assert titles(page) == shown
    page.get_by_role("button", name="Leave out: Matrix").click()
    expect(cards(page)).to_have_count(company)


def test_numbers_at_choices_are_what_they_would_show(page: Page, gallery_site: str) -> None:
    page.goto(f"{gallery_site}/?category=Whole+company")
    page.locator("summary").filter(has_text="Structure").click()
    options = page.locator("[data-facet=structure] .option")
    for place in range(options.count()):
        number = int(options.nth(place).locator(".hint").inner_text())
        options.nth(place).click()
        expect(cards(page)).to_have_count(number)
        options.nth(place).click()


def test_back_and_forward_walk_through_choices_and_a_search_is_one_step(
    page: Page, gallery_site: str
) -> None:
    page.goto(gallery_site)
    everything = cards(page).count()
    page.get_by_label("Search templates").press_sequentially("planner")
    found = cards(page).count()
    assert 0 < found < everything
    choose(page, "Size", "Up to 20 roles")
    expect(cards(page)).not_to_have_count(found)
    page.go_back()
    expect(cards(page)).to_have_count(found)
    expect(page.get_by_label("Search templates")).to_have_value("planner")
    page.go_back()
    expect(cards(page)).to_have_count(everything)
    expect(page.get_by_label("Search templates")).to_have_value("")
    page.go_forward()
    expect(cards(page)).to_have_count(found)


def test_the_way_back_from_a_template_keeps_the_search(page: Page, gallery_site: str) -> None:
    page.goto(f"{gallery_site}/?q=planner&sort=title")
    shown = titles(page)
    cards(page).first.get_by_role("link").first.click()
    page.wait_for_url(re.compile("/templates/"))
    page.go_back()
    expect(page.get_by_label("Sort")).to_have_value("title")
    assert titles(page) == shown


def test_orders(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    recommended = titles(page)
    page.get_by_label("Sort").select_option("Title")
    assert titles(page) == sorted(recommended, key=str.casefold)
    page.get_by_label("Sort").select_option("Size, large first")
    assert titles(page)[0] == "Enterprise Leadership"
    assert "sort=size-down" in page.url
    page.get_by_label("Sort").select_option("Recommended")
    assert titles(page) == recommended
    assert "sort" not in page.url


def test_an_empty_result_offers_what_to_leave_out(page: Page, gallery_site: str) -> None:
    page.goto(f"{gallery_site}/?category=Finance")
    page.get_by_label("Search templates").fill("incident backlog")
    expect(page.get_by_role("heading", name="No template found")).to_be_visible()
    way = page.get_by_role("button", name=re.compile("^Without department: "))
    number = int(re.findall(r"\d+", way.inner_text())[0])
    way.click()
    expect(cards(page)).to_have_count(number)
    expect(page.get_by_label("Search templates")).to_have_value("incident backlog")


def test_the_keyboard_opens_a_facet_chooses_and_closes_it(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    everything = cards(page).count()
    page.get_by_label("Search templates").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("[data-facet=category] input").first).to_be_focused()
    page.keyboard.press("Space")
    expect(cards(page)).not_to_have_count(everything)
    page.keyboard.press("Escape")
    expect(page.locator("[data-facet=category] summary")).to_be_focused()
    expect(page.locator("[data-facet=category] input").first).to_be_hidden()


def test_two_ticks_lead_to_the_comparison(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    bar = page.get_by_role("form", name="Compare templates")
    expect(bar).to_be_hidden()
    page.get_by_label("Compare Customer Service Department").check()
    expect(bar.get_by_role("status")).to_have_text("Customer Service Department: tick one more to compare.")
    expect(bar.get_by_role("button", name="Compare")).to_be_disabled()
    page.get_by_label("Compare Finance Department").check()
    expect(page.get_by_label("Compare Digital")).to_be_disabled()
    bar.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile(r"/templates/compare/\?a=customer-service-department&b=finance-department"))
    expect(page.get_by_role("heading", name="Job titles")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Clear").click()
    expect(bar).to_be_hidden()
    expect(page.get_by_label("Compare Digital")).to_be_enabled()
