"""Read the advance widths of installed fonts into the data files of ``fonts/``.

Run once when a face is added, on a machine that has the fonts (Debian: fonts-liberation,
fonts-crosextra-carlito, fonts-noto-core, fonts-noto-color-emoji)::

    python -m orgchart.scene.font_widths

Measuring then needs no installed font and gives the same line breaks on every machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
FACES = (
    ("liberation-sans-regular", "Liberation Sans:style=Regular"),
    ("liberation-sans-bold", "Liberation Sans:style=Bold"),
    ("liberation-serif-regular", "Liberation Serif:style=Regular"),
    ("liberation-serif-bold", "Liberation Serif:style=Bold"),
    ("carlito-regular", "Carlito:style=Regular"),
    ("carlito-bold", "Carlito:style=Bold"),
)
# What renderers fall back to for scripts that the faces lack; the widest of these is kept.
FALLBACK_FAMILIES = (
    *("Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Armenian", "Noto Sans Bengali"),
    *("Noto Sans Devanagari", "Noto Sans Ethiopic", "Noto Sans Georgian", "Noto Sans Gujarati"),
    *("Noto Sans Gurmukhi", "Noto Sans Hebrew", "Noto Sans Kannada", "Noto Sans Khmer", "Noto Sans Lao"),
    *("Noto Sans Malayalam", "Noto Sans Math", "Noto Sans Mongolian", "Noto Sans Myanmar"),
    *("Noto Sans Oriya", "Noto Sans Sinhala", "Noto Sans Symbols", "Noto Sans Symbols2"),
    *("Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Thai", "Noto Serif Tibetan"),
)
FALLBACK_EM = 1000


def main() -> None:
    """Write every data file."""
    FOLDER.mkdir(exist_ok=True)
    for key, pattern in FACES:
        _write(key, _face(_open(pattern)))
    _write("fallback", _fallback())


def _face(font: TTFont) -> dict[str, Any]:
    """Return names, vertical metrics and advance widths of one face, in font units."""
    name = font["name"]
    glyph_widths = font["hmtx"].metrics
    widths = {code: glyph_widths[glyph][0] for code, glyph in font.getBestCmap().items()}
    return {
        "family": name.getDebugName(16) or name.getDebugName(1),
        "style": name.getDebugName(17) or name.getDebugName(2),
        "units_per_em": font["head"].unitsPerEm,
        "ascender": font["hhea"].ascender,
        "descender": font["hhea"].descender,
        "runs": _runs({code: width for code, width in widths.items() if code >= 32}),
    }


def _fallback() -> dict[str, Any]:
    """Return, for each character of the fallback families, the widest advance of any of them."""
    widths: dict[int, int] = {}
    ascender, descender = 0, 0
    for family in FALLBACK_FAMILIES:
        for style in ("Regular", "Bold"):
            font = _open(f"{family}:style={style}")
            em = font["head"].unitsPerEm
            ascender = max(ascender, round(font["hhea"].ascender * FALLBACK_EM / em))
            descender = min(descender, round(font["hhea"].descender * FALLBACK_EM / em))
            glyph_widths = font["hmtx"].metrics
            for code, glyph in font.getBestCmap().items():
                if code >= 32 and unicodedata.category(chr(code)) not in ("Mn", "Me", "Cf"):
                    width = round(glyph_widths[glyph][0] * FALLBACK_EM / em)
                    widths[code] = max(widths.get(code, 0), width)
    return {
        "family": "fallback",
        "style": "widest",
        "units_per_em": FALLBACK_EM,
        "ascender": ascender,
        "descender": descender,
        "runs": _runs(widths),
    }


def _runs(widths: Mapping[int, int]) -> list[list[Any]]:
    """Return ``[first code, [width, ...]]`` for every stretch of neighbouring characters.

    >>> _runs({65: 10, 66: 11, 70: 9})
    [[65, [10, 11]], [70, [9]]]
    """
    runs: list[list[Any]] = []
    for code in sorted(widths):
        if runs and runs[-1][0] + len(runs[-1][1]) == code:
            runs[-1][1].append(widths[code])
        else:
            runs.append([code, [widths[code]]])
    return runs


def _open(pattern: str) -> TTFont:
    """Open the installed font that fontconfig finds, or stop when it finds another family."""
    answer = subprocess.run(  # noqa: S603
        ["fc-match", "--format=%{file}\n%{family}", pattern],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    file, families = answer.stdout.split("\n", 1)
    family = pattern.split(":", maxsplit=1)[0]
    if family not in families.split(","):
        sys.exit(f"Font {family} is not installed.")
    return TTFont(file, fontNumber=0)


def _write(key: str, face: Mapping[str, Any]) -> None:
    """Write one data file, a run a line, so that differences can be read."""
    head = {name: value for name, value in face.items() if name != "runs"}
    lines = ",\n".join(_compact(run) for run in face["runs"])
    text = json.dumps(head, indent=0)[:-2] + f',\n"runs": [\n{lines}\n]\n}}\n'
    (FOLDER / f"{key}.json").write_text(text, encoding="ascii")


def _compact(run: Iterable[Any]) -> str:
    return json.dumps(run, separators=(",", ":"))


if __name__ == "__main__":
    main()
