"""What the outline of a PDF calls a role."""

from __future__ import annotations

from orgchart.exports.xml_text import one_line
from orgchart.scene.scene import Box

# Outlines deeper than this help nobody, and WeasyPrint nests them by recursion.
DEEPEST_BOOKMARK = 40
_SAID = ("name", "title", "detail")


def bookmark_words(box: Box) -> str:
    """Return who and what a box is, without its notes about other pages; of a group, the names shown."""
    texts = [text for text in box.texts if text.part in _SAID]
    if box.members:
        return ", ".join(one_line(" ".join(line.text for line in text.lines)) for text in texts)
    return ", ".join(one_line(text.full) for text in texts)
