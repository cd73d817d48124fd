"""Make text from outside safe to keep: no characters that XML 1.0 or a font cannot take."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACE_RUN = re.compile(r"\s+")
# Controls (white space apart), surrogates and the 66 non-characters of Unicode.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_INVISIBLE = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc"})


def one_line(value: str) -> str:
    r"""Return the text as one trimmed line without unwanted characters.

    >>> one_line("  Ann\tLee\r\n\x00Jr. ")
    'Ann Lee Jr.'
    """
    return _SPACE_RUN.sub(" ", _UNWANTED.sub("", value)).strip()


def many_lines(value: str) -> str:
    r"""Return the text trimmed, without unwanted characters; every kind of line break becomes ``\n``.

    >>> many_lines("\nFirst\r\nSecond\x0c\x00Third  ")
    'First\nSecond\nThird'
    """
    return _BREAKS.sub("\n", _UNWANTED.sub("", value)).strip()


def is_blank(value: str) -> bool:
    r"""Return whether nothing of the text can be seen (empty, spaces, zero-width marks).

    >>> is_blank("\u200b "), is_blank("A")
    (True, False)
    """
    return all(unicodedata.category(character) in _INVISIBLE for character in value)


def shortened(value: str, limit: int) -> str:
    """Return the text cut to ``limit`` characters, the last of them an ellipsis if it was cut.

    >>> shortened("Customer service", 9)
    'Customer…'
    """
    return value if len(value) <= limit else value[: limit - 1].rstrip() + "…"
