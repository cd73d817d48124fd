"""The fonts that charts are measured with reach every browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from orgchart import environment
from orgchart.scene.themes import THEMES, theme
from orgchart.static_files import ChartFontFinder

CSS = (settings.ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
WEIGHTS = {"Regular": 400, "Bold": 700}


@pytest.mark.parametrize("family", sorted({theme(name).font_family for name in THEMES}))
@pytest.mark.parametrize("style", WEIGHTS)
def test_every_face_of_every_theme_is_served_and_named(family: str, style: str) -> None:
    file = f"{family.replace(' ', '')}-{style}.ttf"
    found = finders.find(f"fonts/{file}")
    assert isinstance(found, str)
    assert Path(found).read_bytes()[:4] == b"\0\1\0\0"
    faces = re.findall(r"@font-face \{.*?\}", CSS, re.DOTALL)
    (face,) = (each for each in faces if file in each)
    assert f'font-family: "{family}"; font-weight: {WEIGHTS[style]};' in face


def test_no_other_file_of_the_font_folders_is_served() -> None:
    assert finders.find("fonts/LiberationMono-Regular.ttf") is None
    assert finders.find("LiberationSans-Regular.ttf") is None
    assert [name for name, _ in ChartFontFinder().list(None)] == list(settings.FONT_FILES)


def test_a_missing_font_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "A.ttf").touch()
    monkeypatch.setenv("FONTS", str(tmp_path))
    assert environment.font_files("FONTS", ["A.ttf"], "/nowhere") == {"A.ttf": tmp_path / "A.ttf"}
    with pytest.raises(ValueError, match=r"name their folder in FONTS: B\.ttf"):
        environment.font_files("FONTS", ["A.ttf", "B.ttf"], "/nowhere")


def test_the_first_folder_that_has_a_font_is_taken(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "A.ttf").touch()
    found = environment.font_files("FONTS", ["A.ttf"], str(tmp_path / "one"), str(tmp_path / "two"))
    assert found == {"A.ttf": tmp_path / "one" / "A.ttf"}
