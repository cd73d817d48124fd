"""How texts stand in a shape on a slide: insets, rows, and the distances of lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from orgchart.scene.scene import Box, Text

SINGLE_LINE_LEADING = 1.22


def side_insets(box: Box, text: Text) -> tuple[float, float]:
    """Return the left and right insets, in points, that put the text's anchor where the scene has it."""
    x = text.lines[0].x
    if text.align == "start":
        return x - box.x, 0.0
    if text.align == "end":
        return 0.0, box.x + box.width - x
    shift = 2 * x - (2 * box.x + box.width)
    return max(0.0, shift), max(0.0, -shift)


def rows(texts: Sequence[Text]) -> list[list[Text]]:
    """Return texts that stand on one line, together; else each by itself."""
    return [list(row) for _, row in groupby(texts, key=lambda text: text.lines[0].y)]


def leadings(texts: Sequence[Text]) -> list[float]:
    """Return the distance of each text's lines in points."""
    return [
        min(after.y - before.y for before, after in pairwise(text.lines))
        if len(text.lines) > 1
        else text.size * SINGLE_LINE_LEADING
        for text in texts
    ]
