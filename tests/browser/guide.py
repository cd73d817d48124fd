"""The guide of the help page, done in a browser: each step acts as its text says and leaves its picture.

``make pictures`` keeps the pictures; a test does the same steps, so that the guide stays true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Page, expect

WINDOW = {"width": 1200, "height": 750}
QUALITY = 75
BOX = "#picture g.box[data-id='{}']"
WHOLE: FloatRect = {"x": 0, "y": 0, "width": 1200, "height": 750}


def _part(x: int, y: int) -> FloatRect:
    """What of the window a picture shows, from a corner in pixels."""
    return {"x": x, "y": y, "width": 840, "height": 525}


def take_guide(page: Page, site: str, folder: Path, scheme: str) -> list[str]:
    """Do every step on a filled gallery; save ``<key>-<scheme>.webp`` for each and return their keys."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, (act, clip) in STEPS.items():
        act(page, site)
        page.wait_for_timeout(600)
        picture = Image.open(BytesIO(page.screenshot(clip=clip, animations="disabled")))
        picture.convert("RGB").save(folder / f"{key}-{scheme}.webp", quality=QUALITY, method=6)
        AFTER.get(key, _nothing)(page)
    return list(STEPS)


def _nothing(_page: Page) -> None:
    """Most steps leave nothing to put away."""


def _middle(page: Page, role_id: str) -> tuple[float, float]:
    place = page.locator(BOX.format(role_id)).locator("rect:not(.ring)").first.bounding_box()
    assert place is not None
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def _select(page: Page, role_id: str) -> None:
    page.wait_for_timeout(700)
    page.mouse.click(*_middle(page, role_id))
    expect(page.locator(BOX.format(role_id))).to_have_attribute("aria-selected", "true")


def choose(page: Page, site: str) -> None:
    """Search the gallery."""
    page.goto(site)
    page.get_by_role("searchbox").first.fill("call center")
    page.wait_for_timeout(400)


def rename(page: Page, site: str) -> None:
    """Use the template, and type into a box."""
    page.goto(f"{site}/templates/customer-service-department/")
    page.locator("main").get_by_role("button", name="Use this template").first.click()
    page.wait_for_url("**/charts/*/")
    page.wait_for_timeout(1500)
    _select(page, "call-center-manager")
    page.keyboard.press("F2")


def add(page: Page, _site: str) -> None:
    """Add a role below the manager and type its title."""
    page.keyboard.press("Escape")
    _select(page, "call-center-manager")
    page.keyboard.press("Tab")
    page.keyboard.type("Night Shift Supervisor")


def drag(page: Page, _site: str) -> None:
    """Hold a box over a new manager."""
    page.keyboard.press("Enter")
    page.wait_for_timeout(900)
    target = _middle(page, "director-incentives-rewards")
    page.mouse.move(*_middle(page, "workforce-planner"))
    page.mouse.down()
    page.mouse.move(*target, steps=12)


def outline(page: Page, _site: str) -> None:
    """Type a line into the outline."""
    row = page.locator('#tree [data-role="call-center-manager"]')
    row.click()
    page.keyboard.press("Enter")
    page.keyboard.type("Noor Haddad, Training Coordinator")


def table(page: Page, _site: str) -> None:
    """Show the table."""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+2")


def panel(page: Page, _site: str) -> None:
    """Show the record of a role."""
    page.keyboard.press("Alt+1")
    _select(page, "call-center-manager")


def layout(page: Page, _site: str) -> None:
    """Choose another layout."""
    layouts = page.locator("#layouts select")
    layouts.focus()
    layouts.select_option(label="Left–right")
    page.wait_for_timeout(1500)


def history(page: Page, _site: str) -> None:
    """Compare an earlier state with now."""
    page.keyboard.press("Control+z")
    page.wait_for_timeout(1200)
    page.locator('[data-action="history"]').first.click()
    entries = page.locator("#history-panel .history-days [data-revision]")
    entries.last.click()
    page.locator('[data-action="compare-with-now"]').first.click()
    page.wait_for_timeout(1500)


def pages(page: Page, _site: str) -> None:
    """Open the page set-up."""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_timeout(700)
    page.keyboard.press("Control+p")
    expect(page.locator("#page-preview svg").first).to_be_visible(timeout=20_000)


def _let_go(page: Page) -> None:
    page.keyboard.press("Escape")
    page.mouse.up()


STEPS: Mapping[str, tuple[Callable[[Page, str], None], FloatRect]] = {
    "choose": (choose, WHOLE),
    "rename": (rename, _part(290, 90)),
    "add": (add, _part(270, 200)),
    "drag": (drag, _part(270, 40)),
    "outline": (outline, _part(0, 225)),
    "table": (table, _part(264, 40)),
    "panel": (panel, _part(360, 40)),
    "layout": (layout, WHOLE),
    "history": (history, WHOLE),
    "pages": (pages, WHOLE),
}
AFTER: Mapping[str, Callable[[Page], None]] = {"drag": _let_go}
