"""Text widths, wrapping and fitting: worked out before any layout, from the widths in ``fonts/``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from orgchart.scene.fonts import Face

ELLIPSIS = "…"
SHRINK_STEPS = (1.0, 0.95, 0.9, 0.85)

_BREAK_AFTER = frozenset("-/\\|‐–—")
_NOT_AT_START = frozenset("、。，．・：；？！）］｝」』】〕〉》ー々…)]}.,;:!?%”’»")
_NOT_AT_END = frozenset("「『（［｛【〔〈《([{“‘«")
_JOINER = "\u200d"
_ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines that fit a width. ``size`` is the font size in points after shrinking, at least 85 %."""

    lines: tuple[str, ...]
    size: float
    full: str


@lru_cache(maxsize=32_768)
def fit(text: str, face: Face, size: float, width: float, max_lines: int) -> FittedText:
    """Return the text in at most ``max_lines`` lines of ``width`` points.

    Wraps between words; if that is not enough, shrinks a little; then breaks long words and ends
    the last line with an ellipsis.
    """
    if face.width(text) <= width / size:
        return FittedText((text,) if text else (), size, text)
    for step in SHRINK_STEPS:
        limit = width / (size * step)
        lines = _wrap(text, face, limit, max_lines + 1)
        if len(lines) <= max_lines and all(face.width(line) <= limit for line in lines):
            return FittedText(tuple(lines), size * step, text)
    size *= SHRINK_STEPS[-1]
    limit = width / size
    lines = _wrap(text, face, limit, max_lines + 1, break_words=True)
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], shorten(lines[max_lines - 1], face, limit)]
    return FittedText(tuple(lines), size, text)


def fit_people(
    fitted: FittedText, people: Sequence[str], face: Face, width: float, max_lines: int
) -> FittedText:
    """Return names that had to be cut with a line each, so that nobody vanishes behind an ellipsis.

    Where there are more than lines, the last one counts them.
    """
    is_whole = "".join(fitted.lines).replace(" ", "") == fitted.full.replace(" ", "")
    if is_whole or max_lines < 2:
        return fitted
    shown = people if len(people) <= max_lines else people[: max_lines - 1]
    more = [f"and {len(people) - len(shown):,} more{ELLIPSIS}"] if len(shown) < len(people) else []
    joint = " &" if len(people) == 2 else ","
    lines = []
    for place, person in enumerate(shown, start=1):
        end = joint if place < len(shown) else ""
        limit = width / fitted.size - face.width(end)
        lines.append((person if face.width(person) <= limit else shorten(person, face, limit)) + end)
    return FittedText((*lines, *more), fitted.size, fitted.full)


def is_right_to_left(text: str) -> bool:
    """Return whether the first strong character of the text is right-to-left.

    >>> is_right_to_left("1. שלום"), is_right_to_left("Ann שלום")
    (True, False)
    """
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader takes for single characters: marks, joined emoji and flags stay whole.

    >>> list(clusters("e\u0301a")) == ["e\u0301", "a"]
    True
    """
    if text.isascii():
        yield from text
        return
    cluster = ""
    for character in text:
        if cluster and not _extends(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _extends(cluster: str, character: str) -> bool:
    if character.isascii():
        return False
    if cluster[-1] == _JOINER or character == _JOINER:
        return True
    if unicodedata.category(character) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
    return "\u1160" <= character <= "\u11ff"  # the vowels and finals of a Korean syllable


def _wrap(text: str, face: Face, limit: float, enough: int, break_words: bool = False) -> list[str]:
    """Return lines of at most ``limit`` em, stopping once there are ``enough``.

    Without ``break_words`` a line is too long where a single word is.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and face.width((line + piece).rstrip()) > limit:
            lines.append(line.rstrip())
            line = ""
            if len(lines) >= enough:
                return lines
        line += piece if line else piece.lstrip()
        if break_words and face.width(line.rstrip()) > limit:
            *full, line = _break(line, face, limit)
            lines.extend(full)
            if len(lines) >= enough:
                return lines
    if line.strip():
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> Iterator[str]:
    """Yield the stretches between which a line may end."""
    piece = ""
    for cluster in clusters(text):
        if piece and _may_break(piece[-1], cluster[0], piece):
            yield piece
            piece = ""
        piece += cluster
    if piece:
        yield piece


def _may_break(before: str, after: str, piece: str) -> bool:
    if after == " " or after in _NOT_AT_START or before in _NOT_AT_END:
        return False
    if before in (" ", _ZERO_WIDTH_SPACE):
        return True
    if before in _BREAK_AFTER:
        return after.isalpha() and len(piece) > 2  # not inside "7-8", nor after a leading mark
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return not character.isascii() and unicodedata.east_asian_width(character) in "WF"


def _break(word: str, face: Face, limit: float) -> list[str]:
    """Return a word in stretches of at most ``limit`` em; a cluster wider than that is cut, too."""
    parts: list[str] = []
    part = ""
    whole = list(clusters(word))
    for cluster in whole if all(face.width(each) <= limit for each in whole) else word:
        if part and face.width((part + cluster).rstrip()) > limit:
            parts.append(part.rstrip())
            part = ""
        part += cluster
    return [*parts, part]


def shorten(line: str, face: Face, limit: float) -> str:
    """Return the line cut so that it ends with an ellipsis within ``limit`` em."""
    kept = list(clusters(line))
    while kept and face.width("".join(kept).rstrip() + ELLIPSIS) > limit:
        kept.pop()
    return "".join(kept).rstrip() + ELLIPSIS
