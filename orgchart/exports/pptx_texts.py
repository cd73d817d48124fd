"""How texts stand in a shape on a slide: insets, rows, and the distances of lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from orgchart.scene.scene import Box, Text, TextLine

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
    """Return the distance of each text's lines in points; a single line keeps as close to its likes."""
    distances = [
        min([text.size * SINGLE_LINE_LEADING] if len(text.lines) == 1 else _gaps(text.lines))
        for text in texts
    ]
    for at, (before, after) in enumerate(pairwise(texts)):
        if before.size == after.size:
            gap = after.lines[0].y - before.lines[-1].y
            for place, text in ((at, before), (at + 1, after)):
                if len(text.lines) == 1:
                    distances[place] = min(distances[place], gap)
    return distances


def _gaps(lines: Sequence[TextLine]) -> list[float]:
    return [after.y - before.y for before, after in pairwise(lines)]
