"""A gallery of the entries that sizing needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from templates_gallery.catalogue import ENTRIES
from templates_gallery.services import load_gallery
from tests.gallery.sizing.reading import SOURCES


@pytest.fixture
def sized_gallery(tmp_path: Path, db: None) -> None:
    """Load the two entries, without what they say of others."""
    for slug in SOURCES:
        text = (ENTRIES / f"{slug}.yaml").read_text(encoding="utf-8")
        text = re.sub(r"^related: .*$", "related: []", text, flags=re.MULTILINE)
        (tmp_path / f"{slug}.yaml").write_text(text, encoding="utf-8")
    load_gallery(tmp_path)
