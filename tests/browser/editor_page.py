"""The editor's page as a person sees it: a small department, and where things are on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import BrowserContext, Locator, Page, expect

from orgchart.access import VISITOR_KEY, Visitor
from orgchart.core.document import (
    ChartInfo,
    Document,
    Holder,
    Measure,
    OrgUnit,
    ReportingLine,
    Role,
    line_id,
)
from orgchart.models import Chart
from orgchart.services import create_chart
from orgchart.store import load_document

# role id: title, holder, manager
PLACES = {
    "maria": ("Chief Operating Officer", "Maria Alvarez", None),
    "priya": ("SVP, Customer Experience", "Priya Nair", "maria"),
    "tom": ("SVP, Service Delivery", "Tom Okafor", "maria"),
    "ann": ("Director, Account Management", "Ann Lee", "priya"),
    "ivy": ("Director, Call Center", "Ivy King", "tom"),
    "max": ("Director, Incidents", "Max Orr", "tom"),
    "bo": ("Account Executive", "Bo Chen", "ann"),
    "cy": ("Account Manager", "", "ann"),
}


def department() -> Document:
    """Return eight roles in four layers, one of them vacant, with one unit and its measure."""
    roles = {
        key: Role(id=key, title=title, unit_id="care" if key == "ivy" else None, order=1024 * place)
        for place, (key, (title, _, _)) in enumerate(PLACES.items())
    }
    lines = [
        ReportingLine(line_id("solid", key, manager), key, manager)
        for key, (_, _, manager) in PLACES.items()
        if manager
    ]
    holders = {f"{key}-h": Holder(f"{key}-h", key, name) for key, (_, name, _) in PLACES.items() if name}
    return Document(
        charts={"chart": ChartInfo(title="Customer Service")},
        units={"care": OrgUnit("care", "Call Center", colour="#0f766e", purpose="Answers every call.")},
        roles=roles,
        holders=holders,
        lines={line.id: line for line in lines},
        measures={"fcr": Measure("fcr", "care", "First contact resolution")},
    )


def visitor_in(context: BrowserContext, site: str) -> Visitor:
    """Give the browser a session of its own and return whose it is."""
    session = SessionStore()
    session[VISITOR_KEY] = "a-browser-of-a-test"
    session.save()
    cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": site}
    context.add_cookies([cookie])
    return Visitor(key="a-browser-of-a-test")


def until(page: Page, condition: str, arg: Any = None, seconds: float = 10) -> None:
    """Wait until a condition holds in the page. Playwright's own way breaks the page's policy if it waits."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition, arg):
        assert time.monotonic() < end, f"never true: {condition}"
        page.wait_for_timeout(50)


class EditorPage:
    """One chart open in a browser."""

    def __init__(self, page: Page, site: str, chart: Chart) -> None:
        self.page = page
        self.chart = chart
        self.address = f"{site}/charts/{chart.public_id}/"
        self.open()

    def open(self) -> None:
        """Load the page and wait until it is drawn."""
        self.page.goto(self.address)
        until(self.page, "window.orgchart !== undefined")

    def document(self) -> Document:
        """Return what is saved."""
        return load_document(Chart.objects.get(pk=self.chart.pk))

    def box(self, role_id: str) -> Locator:
        return self.page.locator(f'#picture g.box[data-id="{role_id}"]')

    def row(self, role_id: str) -> Locator:
        return self.page.locator(f'#tree [data-role="{role_id}"]')

    def tool(self, name: str) -> Locator:
        return self.page.locator(f'[data-action="{name}"]')

    def field(self, label: str) -> Locator:
        return self.page.locator("#inspector").get_by_label(label, exact=True)

    def middle(self, role_id: str) -> tuple[float, float]:
        """Return the middle of a box on the screen, once it stands still."""
        self.stands_still()
        # Not of its group, which a ring or a button may make larger.
        place = self.box(role_id).locator("rect:not(.ring)").first.bounding_box()
        assert place is not None
        return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2

    def stands_still(self) -> None:
        """Wait until no box has moved for longer than a glide takes, seen in frames that were drawn."""
        self.page.evaluate(
            """async () => {
                const places = () => document.querySelector("#picture").innerHTML.length + " " +
                  [...document.querySelectorAll("#picture g")].map((g) => g.getAttribute("transform")).join();
                for (let before = ""; before !== places(); ) {
                  before = places();
                  await new Promise((done) => setTimeout(done, 300));
                  for (const frame of [1, 2]) await new Promise(requestAnimationFrame);
                }
            }"""
        )

    def select(self, role_id: str) -> None:
        self.page.mouse.click(*self.middle(role_id))
        expect(self.box(role_id)).to_have_attribute("aria-selected", "true")

    def drag(self, role_id: str, target_id: str, *, drop: bool = True) -> None:
        """Drag a box onto another by mouse."""
        target = self.middle(target_id)
        self.page.mouse.move(*self.middle(role_id))
        self.page.mouse.down()
        self.page.mouse.move(*target, steps=8)
        if drop:
            self.page.mouse.up()

    def saved(self) -> None:
        """Wait until every change is saved."""
        expect(self.page.locator("#saving")).to_have_attribute("data-stage", "saved")

    def run(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Run a command as a script in the page would; return the server's reply."""
        reply: dict[str, Any] = self.page.evaluate(
            "([name, args]) => window.orgchart.run(name, args)", [command, arguments]
        )
        return reply


def manager_of(document: Document, role_id: str) -> str | None:
    """Return the id of a role's manager."""
    line = document.lines.get(line_id("solid", role_id, ""))
    return line.manager_id if line else None


def holder_names(document: Document, role_id: str) -> list[str]:
    """Return who holds a role."""
    return [holder.name for holder in document.holders.values() if holder.role_id == role_id]


Opener = Callable[..., EditorPage]


def opener(page: Page, context: BrowserContext, site: str) -> Opener:
    """Return a function that saves a document as a chart of this browser's and opens it."""
    visitor = visitor_in(context, site)

    def open_chart(document: Document | None = None, *, published: bool = False) -> EditorPage:
        owner = Visitor() if published else visitor
        chart = create_chart(visitor=owner, document=document or department(), published=published)
        return EditorPage(page, site, chart)

    return open_chart
