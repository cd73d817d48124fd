"""What eyes need on every page: no sideways scrolling, text with contrast, targets to hit; light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page

from orgchart.access import Visitor
from orgchart.services import create_chart
from tests.browser.accessibility import violations
from tests.people import make_document

PAGES = [
    "/",
    "/?q=zebra",
    "/templates/customer-service-department/",
    "/?category=Whole+company&size=medium&sort=title",
    "/templates/customer-service-department/?tab=measures&theme=dark",
    "/templates/small-business/?step=department&tab=titles",
    "/templates/compare/?a=customer-service-department&b=customer-support-division",
    "/library/?q=support",
    "/library/measures/?q=rate",
    "/library/measures/?q=zebra",
]
ENTRANCES = [
    "/charts/",
    "/help/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/nothing/",
]
MEMBERS = ["/charts/", "/account/", "/accounts/email/", "/accounts/password/change/", "/accounts/logout/"]
PASSWORD = "correct horse battery"

# What eyes would complain about: sideways scrolling, pale text, small targets.
LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
GOOD = {"wide": 0, "pale": [], "small": []}


def look(page: Page, address: str, console_problems: list[str]) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(address)
            assert page.evaluate(LOOKS) == GOOD, f"{address} {scheme} {width}"
            assert violations(page) == [], f"{address} {scheme} {width}"
    if address.endswith("/nothing/"):
        console_problems.clear()  # a page that is not found is told in the console


@pytest.mark.parametrize("address", PAGES + ENTRANCES)
def test_pages_for_anybody_look_right(
    page: Page, gallery_site: str, console_problems: list[str], address: str
) -> None:
    look(page, gallery_site + address, console_problems)


@pytest.mark.parametrize("address", MEMBERS)
def test_pages_for_members_look_right(
    page: Page, site: str, console_problems: list[str], address: str
) -> None:
    ana = User.objects.create_user("ana", "ana@example.org", PASSWORD)
    create_chart(visitor=Visitor(user=ana), document=make_document("Support " * 20))
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Email").fill("ana@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/charts/")
    look(page, site + address, console_problems)


def test_the_contrast_test_can_fail(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    page.locator("h1").evaluate("(heading) => { heading.style.color = '#bbb'; }")
    assert page.evaluate(LOOKS)["pale"] == ["Start from a department that works.: 1.79"]


def test_the_site_works_without_scripts(browser: Browser, gallery_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{gallery_site}/?q=owner")
    assert page.locator(".cards > li:visible").count() == 1
    page.locator("summary").filter(has_text="Layout").click()
    page.get_by_label("Rings").check()
    page.get_by_role("button", name="Search").click()
    assert page.locator(".cards > li:visible").count() == 0
    page.get_by_role("link", name=re.compile("Without “owner”")).click()
    rings = page.locator(".cards > li:visible")
    assert rings.count() >= 1
    for tick in page.get_by_label(re.compile("^Compare")).all()[:2]:
        tick.check()
    page.get_by_role("button", name="Compare").click()
    assert page.get_by_role("heading", name="Facts").is_visible()
    page.goto(f"{gallery_site}/templates/customer-service-department/")
    assert page.locator(".viewport svg").is_visible()
    assert page.locator(".unit").first.is_visible()
    page.get_by_role("link", name="Measures").click()
    assert page.locator(".measures").first.is_visible()
    assert not page.locator(".unit").first.is_visible()
    context.close()
