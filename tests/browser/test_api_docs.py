"""The API's readable page in a real browser, under the product's content security policy."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_readable_page_shows_every_operation(site: str, page: Page) -> None:
    page.goto(f"{site}/api/docs/")
    expect(page.locator(".opblock")).to_have_count(13)
    page.locator("#operations-changes-run_command .opblock-summary-control").click()
    expect(page.get_by_text("add_role_below").first).to_be_visible()
