"""How much the gallery's page weighs on the way, as the product's own server sends it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
MOST = 300_000  # bytes for a page of 23 cards
CARDS = 23
PATIENCE = 120  # seconds until the server answers, on a busy machine


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the product as ``make run`` serves it, with a data folder of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = {key: value for key, value in os.environ.items() if not key.startswith(("ORGCHART_", "DJANGO_"))}
    environment = known | {
        "ORGCHART_DATA": str(tmp_path_factory.mktemp("served")),
        "ORGCHART_WORKERS": "1",
        "PORT": str(port),
    }
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "--config", "orgchart/server.py", "orgchart.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(f"{address}/health/")
        yield address
    finally:
        server.terminate()
        server.wait()


def _await(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address):
                return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def weigh(page: Page, context: BrowserContext, address: str, *, anew: bool) -> dict[str, float]:
    """Return the bytes that came for each address of a page, headers too, down to its end."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": anew})
    addresses: dict[str, str] = {}
    weights: dict[str, float] = {}
    session.on(
        "Network.responseReceived",
        lambda sent: addresses.update({sent["requestId"]: sent["response"]["url"]}),
    )

    def came(sent: dict[str, object]) -> None:
        request = str(sent["requestId"])
        weights[addresses.get(request, request)] = float(str(sent["encodedDataLength"]))

    session.on("Network.loadingFinished", came)
    page.goto(address)
    # Pictures further down are fetched when they come near.
    for _ in range(40):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(60)
    page.wait_for_load_state("networkidle")
    return weights


def test_a_gallery_of_23_cards_is_light_and_comes_compressed(
    page: Page, context: BrowserContext, served: str
) -> None:
    weights = weigh(page, context, f"{served}/", anew=True)
    cards = page.locator(".cards > li").count()
    pictures = {address: weight for address, weight in weights.items() if "picture.svg" in address}
    assert cards >= 22
    assert len(pictures) == cards
    assert page.evaluate(
        "[...document.querySelectorAll('.picture img')].every((each) => each.naturalWidth > 0)"
    )
    # What a further card would cost: the average of those that are there.
    further = sum(pictures.values()) / cards + 3_000
    whole = sum(weights.values()) + max(0, CARDS - cards) * further
    assert whole < MOST, sorted(weights.items(), key=lambda each: -each[1])[:8]
    assert 500 < min(pictures.values()) <= max(pictures.values()) < 15_000


def test_pictures_come_once(page: Page, context: BrowserContext, served: str) -> None:
    weigh(page, context, f"{served}/", anew=False)
    weights = weigh(page, context, f"{served}/", anew=False)
    assert sum(weight for address, weight in weights.items() if "picture.svg" in address) == 0
    assert weights[f"{served}/"] > 0
