"""What axe-core finds on a page: the rules of WCAG 2.2 A and AA and the best practices that it knows."""

from __future__ import annotations

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """Return a sentence for each element that breaks a rule, with a selector that finds it."""
    # Boxes that glide or dialogs that fade in are judged where they come to rest.
    page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))}"
        for rule in found
        for node in rule["nodes"]
    ]


def violations_in_light_and_dark(page: Page) -> dict[str, list[str]]:
    """Return what is wrong by colour scheme; nothing is wrong where this is empty."""
    found = {}
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        if broken := violations(page):
            found[scheme] = broken
    return found
