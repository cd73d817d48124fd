"""Whether a legend stands where it can be read: below the chart, inside the picture, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from orgchart.scene.extent import extent
from orgchart.scene.fonts import face
from orgchart.scene.scene import Scene, Text
from orgchart.scene.themes import theme

Area = tuple[float, float, float, float]  # left, top, right, bottom


def covered_legend(scene: Scene, theme_name: str) -> Iterator[str]:
    """Yield what is wrong with the legend of a scene, if it has one."""
    if scene.legend is None:
        return
    family = theme(theme_name).font_family
    chart_bottom = extent(replace(scene, legend=None))[3]
    items = scene.legend.items
    areas = [(item.x, item.y, item.x + item.width, item.y + item.height) for item in items]
    areas += [area for text in scene.legend.texts for area in _areas(text, family)]
    for left, top, right, bottom in areas:
        if top < chart_bottom + 0.5:
            yield f"the legend begins at {top:.1f}, above the end of the chart at {chart_bottom:.1f}"
        if left < -0.01 or right > scene.width + 0.01 or bottom > scene.height + 0.01:
            yield "the legend leaves the picture"
    rows = sorted(
        (bottom, left, right) for item in items for left, _, right, bottom in _areas(item.text, family)
    )
    for (row, _, right), (next_row, left, _) in pairwise(rows):
        if row == next_row and right > left + 0.01:
            yield "two entries of the legend overlap"


def _areas(text: Text, family: str) -> Iterator[Area]:
    for line in text.lines:
        width = face(family, text.bold).width(line.text) * text.size
        left = line.x - (width if text.align == "end" else 0.0)
        yield left, line.y - 0.75 * text.size, left + width, line.y + 0.2 * text.size
