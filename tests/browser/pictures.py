"""Take the pictures of the README and the help page: ``make pictures``.

They come from a real server with a fresh data folder and a real Chromium, so they stay true.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.browser.guide import WINDOW, take_guide

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "static" / "pictures"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
CHROMIUM = Path("/usr/bin/chromium")


@contextmanager
def served(data: str) -> Iterator[str]:
    """Serve the product from a data folder; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    environment = {
        **os.environ,
        "ORGCHART_DATA": data,
        "PORT": port,
        "DJANGO_SETTINGS_MODULE": "orgchart.settings",
    }
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "--config", "orgchart/server.py", "orgchart.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address + "/health/")
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, seconds: float = 30) -> None:
    """Return once the address answers; raise TimeoutError if it does not in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {seconds} seconds.")


def main() -> None:
    """Take each picture at 1440x900."""
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        served(data) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM) if CHROMIUM.exists() else None, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.screenshot(path=PICTURES / "gallery.png")
        page.goto(f"{address}/templates/customer-service-department/")
        page.locator("main").get_by_role("button", name="Use this template").first.click()
        page.wait_for_url("**/charts/*/")
        # The chart is painted before what edits it is there.
        page.wait_for_timeout(1500)
        page.locator("[data-id='call-center-manager']").first.click()
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURES / "editor.png")
        for scheme in SCHEMES:
            context = browser.new_context(viewport=WINDOW, color_scheme=scheme, device_scale_factor=1.25)
            take_guide(context.new_page(), address, PICTURES / "guide", scheme)
        browser.close()


if __name__ == "__main__":
    main()
