"""Advance widths of the faces that charts are drawn with; ``font_widths`` writes the data files.

Advance widths are facts about a font, not the font itself, so they live here as plain data.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc", "Cs"})
_EMOJI_WIDTH = 1.3
_WIDE_WIDTH = 1.0
_UNKNOWN_WIDTH = 1.5
# No kerning pair of the faces widens text; fallback fonts differ between machines by a little.
_FALLBACK_MARGIN = 1.05


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One weight of a font family. Lengths are in em (1 is the font size)."""

    family: str
    ascent: float
    descent: float
    widths: Mapping[str, float] = field(repr=False)

    def width(self, text: str) -> float:
        """Return the length of the text in em; characters outside the face get a safe upper estimate."""
        widths = self.widths
        try:
            return sum(map(widths.__getitem__, text))
        except KeyError:
            return sum(
                widths[character] if character in widths else _foreign_width(character) for character in text
            )


@cache
def face(family: str, bold: bool) -> Face:
    """Return a face by family name, such as ``Liberation Sans``.

    Raises:
        LookupError: There is no data file for the family.
    """
    style = "bold" if bold else "regular"
    file = _FOLDER / f"{family.lower().replace(' ', '-')}-{style}.json"
    if not file.is_file():
        raise LookupError(f"No widths are known for the font {family!r}.")
    data = json.loads(file.read_text(encoding="ascii"))
    em = data["units_per_em"]
    widths = {
        character: width
        for character, width in _widths(data["runs"], em).items()
        if unicodedata.category(character) not in _INVISIBLE
    }
    return Face(data["family"], data["ascender"] / em, -data["descender"] / em, widths)


@cache
def _fallback() -> dict[str, float]:
    data = json.loads((_FOLDER / "fallback.json").read_text(encoding="ascii"))
    return _widths(data["runs"], data["units_per_em"] / _FALLBACK_MARGIN)


def _widths(runs: list[tuple[int, list[int]]], em: float) -> dict[str, float]:
    return {chr(first + position): width / em for first, run in runs for position, width in enumerate(run)}


@lru_cache(maxsize=16_384)
def _foreign_width(character: str) -> float:
    """The width in em of a character that the face lacks, as its stand-in may draw it at most."""
    if unicodedata.category(character) in _INVISIBLE:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _EMOJI_WIDTH if unicodedata.category(character) == "So" else _WIDE_WIDTH
    return _fallback().get(character, _UNKNOWN_WIDTH)
