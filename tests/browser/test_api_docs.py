"""The API's readable page in a real browser, under the product's content security policy."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_readable_page_shows_every_operation(site: str, page: Page) -> None:
    page.goto(f"{site}/api/docs/")
    paths = page.request.get(f"{site}/api/schema/", headers={"Accept": "application/json"}).json()["paths"]
    operations = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert "run_command" in operations
    expect(page.locator(".opblock")).to_have_count(len(operations))
    page.locator("#operations-changes-run_command .opblock-summary-control").click()
    expect(page.get_by_text("add_role_below").first).to_be_visible()
