"""A real Chromium against a live server: launch arguments, the console watched, a filled gallery."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

from templates_gallery.services import load_gallery
from tests.browser.editor_page import EditorPage, Opener, opener

# Playwright's synchronous interface runs an event loop in this thread, which Django would refuse.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DEBIAN_CHROMIUM = Path("/usr/bin/chromium")
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's Chromium where there is one, otherwise the one that playwright installed."""
    launch = {**browser_type_launch_args, "args": ["--no-sandbox", "--font-render-hinting=none"]}
    if DEBIAN_CHROMIUM.exists():
        launch["executable_path"] = str(DEBIAN_CHROMIUM)
    return launch


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}, "locale": "en-GB"}


@pytest.fixture(autouse=True)
def console_problems(context: BrowserContext) -> Iterator[list[str]]:
    """Fail the test on any console error, page error or policy violation.

    A test that provokes one looks at the list and clears it.
    """
    problems: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            problems.append(f"{message.text} ({message.location.get('url', '')})")

    def broke(error: WebError) -> None:
        problems.append(str(error.error))

    context.on("console", heard)
    context.on("weberror", broke)
    yield problems
    assert not problems, "the browser's console holds errors:\n" + "\n".join(problems)


@pytest.fixture
def site(live_server: Any) -> str:
    """Return the address of a running product, without a slash at the end."""
    return str(live_server.url)


@pytest.fixture
def gallery_site(site: str) -> str:
    """Return the address of a running product whose gallery is filled."""
    load_gallery()
    return site


@pytest.fixture
def gallery(site: str) -> str:
    """Return the address of a running product whose gallery is filled."""
    call_command("load_gallery", verbosity=0)
    return site


@pytest.fixture
def open_chart(site: str, page: Page, context: BrowserContext) -> Opener:
    """Return a function that saves a document as a chart of this browser's and opens the editor."""
    return opener(page, context, site)


@pytest.fixture
def editor(open_chart: Opener) -> EditorPage:
    """Return the editor with a small department in it."""
    return open_chart()
