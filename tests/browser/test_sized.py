"""Sized to you, fill in and own templates in a real browser: live, on a phone, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from orgchart import services
from orgchart.access import Visitor
from orgchart.models import Chart
from orgchart.store import load_document
from templates_gallery.own_templates import About, save_template
from tests.browser.accessibility import violations
from tests.browser.editor_page import until
from tests.core.organisations import make_organisation
from tests.people import make_document

SIZED = "/templates/customer-service-department/sized/"
PASSWORD = "correct horse battery"
LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
GOOD = {"wide": 0, "pale": [], "small": []}


def looks(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(LOOKS) == GOOD, f"{scheme} {width}"
            assert violations(page) == [], f"{scheme} {width}"
    page.set_viewport_size({"width": 1440, "height": 900})


def signed_in(page: Page, site: str) -> User:
    user = User.objects.create_user("alice", "alice@example.org", PASSWORD)
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/charts/")
    return user


def test_picture_totals_and_address_follow_the_form_at_once(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + SIZED)
    loads: list[str] = []
    page.on("load", lambda: loads.append(page.url))
    expect(page.get_by_role("button", name="Show the department")).to_have_count(0)
    page.get_by_label("Number of agents").fill("150")
    expect(page.locator("#sums")).to_contain_text("150 agents")
    expect(page.locator(".viewport svg title").first).to_have_text("Customer service for 150 agents")
    expect(page).to_have_url(re.compile(r"\?agents=150$"))
    before = page.locator("#sums").inner_text()
    page.get_by_label("Agents per workforce planner").fill("75")
    expect(page.locator("#sums")).not_to_have_text(before)
    expect(page.locator("tr.changed")).to_have_count(1)
    page.get_by_label("Agents divided").select_option("region")
    expect(page.get_by_label("Regions or sites")).to_be_visible()
    expect(page).to_have_url(re.compile("split=region"))
    page.get_by_role("button", name="Zoom in").click()
    assert loads == []
    posts = page.locator("#sums li").first.inner_text()
    page.reload()
    expect(page.locator("#sums li").first).to_have_text(posts)


def test_what_was_sized_is_used_and_filled_in(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + SIZED + "?agents=12")
    page.get_by_role("button", name="Use it with your people").click()
    page.wait_for_url("**/fill-in/")
    page.get_by_label("People and titles").fill("Ann Lee, Team Leader\nBo Chen, CSR\nCy Dunn, Astronaut")
    page.get_by_role("button", name="Show who goes where").click()
    expect(page.locator("#placed")).to_contain_text("2 of 3 people have a role. 1 is left over.")
    page.get_by_label("Cy Dunn").select_option(label="Head of Customer Service")
    expect(page.locator("#placed")).to_contain_text("3 of 3 people have a role. 0")
    page.get_by_role("button", name="Put them in these roles").click()
    page.wait_for_url(re.compile(r"/charts/\w+/$"))
    chart = Chart.objects.get(published=False)
    names = {holder.name: holder.role_id for holder in load_document(chart).holders.values()}
    assert names == {
        "Ann Lee": "team-supervisor",
        "Bo Chen": "customer-service-representative",
        "Cy Dunn": "service-head",
    }
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.keyboard.press("Control+z")
    expect(page.locator("#saving")).to_have_attribute("data-stage", "saved")
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()
    assert load_document(Chart.objects.get(pk=chart.pk)).holders == {}


@pytest.mark.parametrize("query", ["", "?agents=1&split=region"])
def test_the_sized_page_looks_right(page: Page, gallery_site: str, query: str) -> None:
    page.goto(gallery_site + SIZED + query)
    looks(page)


def test_fill_in_and_own_templates_look_right_and_are_reached_from_the_editor(page: Page, site: str) -> None:
    user = signed_in(page, site)
    chart = services.create_chart(visitor=Visitor(user=user), document=make_document())
    for action, address in (("Fill in people", "fill-in"), ("Save as a template", "template")):
        page.goto(f"{site}/charts/{chart.public_id}/")
        until(page, "window.orgchart !== undefined")
        page.keyboard.press("Control+k")
        page.keyboard.type(action)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{address}/")
        looks(page)
    page.get_by_label("Summary").fill("A team of four.")
    page.get_by_label("Category").fill("Care")
    page.get_by_role("button", name="Save the template").click()
    page.wait_for_url("**/your-templates/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Customer Service")
    looks(page)
    page.goto(f"{site}/charts/{chart.public_id}/fill-in/")
    page.get_by_label("People and titles").fill("Ann Lee, E-mail Mgr\nBo, Astronaut")
    page.get_by_role("button", name="Show who goes where").click()
    expect(page.locator(".placing tbody tr")).to_have_count(2)
    looks(page)
    page.goto(site)
    expect(page.get_by_role("heading", name="Your templates")).to_be_visible()


def test_the_chart_of_an_own_template_is_seen_whole(page: Page, site: str) -> None:
    user = signed_in(page, site)
    chart = services.create_chart(visitor=Visitor(user=user), document=make_organisation(60, 3))
    template = save_template(chart=chart, user=user, about=About("Wide", "Much of everything.", "Care"))
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(site + template.get_absolute_url())
        expect(page.get_by_role("button", name="Fit", exact=True)).to_be_visible()
        room = page.locator(".viewer").bounding_box()
        drawing = page.locator(".viewport svg").bounding_box()
        assert room
        assert drawing
        assert room["x"] <= drawing["x"]
        assert drawing["x"] + drawing["width"] <= room["x"] + room["width"]
