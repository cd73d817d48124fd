"""The guide of the help page: every step can be done as it says, and has its pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from orgchart.pages.guide import GUIDE
from orgchart.settings import ROOT
from tests.browser.guide import WINDOW, take_guide

PICTURES = ROOT / "static" / "pictures" / "guide"
KEYS = [step.key for step in GUIDE]


def test_every_step_of_the_guide_can_be_done(page: Page, gallery_site: str, tmp_path: Path) -> None:
    page.set_viewport_size(WINDOW)
    assert take_guide(page, gallery_site, tmp_path, "light") == KEYS
    taken = [(tmp_path / f"{key}-light.webp").read_bytes() for key in KEYS]
    assert len(set(taken)) == len(KEYS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_has_its_picture(scheme: str) -> None:
    for key in KEYS:
        with Image.open(PICTURES / f"{key}-{scheme}.webp") as picture:
            width, height = picture.size
        assert abs(width / height - WINDOW["width"] / WINDOW["height"]) < 0.01
    assert len(list(PICTURES.glob(f"*-{scheme}.webp"))) == len(KEYS)
