"""The outline of a PDF, and what it calls a role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from weasyprint.pdf.anchors import add_outlines

from orgchart.exports.xml_text import one_line
from orgchart.scene.scene import Box

# Outlines deeper than this help nobody, and WeasyPrint nests them by recursion.
DEEPEST_BOOKMARK = 40
_SAID = ("name", "title", "detail")
_PIXELS_TO_POINTS = 0.75

# The level, from 1; the words; the place on the page in pixels; "open" or "closed".
Bookmark = tuple[int, str, tuple[float, float], str]


def bookmark_words(box: Box) -> str:
    """Return who and what a box is, without its notes about other pages; of a group, the names shown."""
    texts = [text for text in box.texts if text.part in _SAID]
    if box.members:
        return ", ".join(one_line(" ".join(line.text for line in text.lines)) for text in texts)
    return ", ".join(one_line(text.full) for text in texts)


class _Steady:
    """A PDF with all of its pages: WeasyPrint's own works out their references for every bookmark."""

    def __init__(self, pdf: Any) -> None:
        self.page_references = tuple(pdf.page_references)
        self.add_object = pdf.add_object
        self.catalog = pdf.catalog


def add_outline(pdf: Any, document: Any, bookmarks: Sequence[Sequence[Bookmark]]) -> None:
    """Give a finished PDF its outline: the bookmarks of each page of a WeasyPrint document."""
    for page, each in zip(document.pages, bookmarks, strict=True):
        page.bookmarks = list(each)
    add_outlines(_Steady(pdf), document.make_bookmark_tree(_PIXELS_TO_POINTS, transform_pages=True))
