"""User text made safe for XML: only characters that XML 1.0 allows, mark-up characters escaped."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\t\n\r]+")
_ELEMENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def clean(text: str) -> str:
    r"""Return the text without the characters that no XML 1.0 file may hold (NUL, lone surrogates, ...).

    >>> clean("a\x00b\ud800c\ufffed")
    'abcd'
    """
    # Printable text, nearly all of it, holds neither line ends nor anything that XML forbids.
    return text if text.isprintable() else _NOT_XML.sub("", text)


def one_line(text: str) -> str:
    r"""Return the clean text with every run of tabs and line ends turned into one space.

    >>> one_line("Head\r\nof IT")
    'Head of IT'
    """
    return text if text.isprintable() else _BREAKS.sub(" ", clean(text))


def escape(text: str) -> str:
    """Return the text ready to stand between two tags.

    >>> escape("R&D <script> ]]>")
    'R&amp;D &lt;script&gt; ]]&gt;'
    """
    return clean(text).translate(_ELEMENT)


def attribute(text: str) -> str:
    """Return the text ready to stand between double quotes.

    >>> attribute('"A" & B')
    '&quot;A&quot; &amp; B'
    """
    return clean(text).translate(_ATTRIBUTE)
