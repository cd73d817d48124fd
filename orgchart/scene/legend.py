"""The legend: below the chart, what its colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgchart.scene.colouring import MOST_ENTRIES, Colouring, drawn
from orgchart.scene.colours import legible
from orgchart.scene.fonts import face
from orgchart.scene.measure import fit, is_right_to_left
from orgchart.scene.scene import Align, Legend, LegendItem, Scene, Text, TextLine
from orgchart.scene.themes import Theme

_GAP = 24.0  # between the chart and its legend, in points
_SWATCH = 10.0
_SPACE, _BETWEEN = 6.0, 18.0  # beside a patch, and between two entries
_LEADING = 1.5
_LEAST_WIDTH = 150.0
_CAPITAL = 0.72  # the height of capital letters, in em


def with_legend(scene: Scene, colours: Colouring, theme: Theme, *, from_right: bool) -> Scene:
    """Return the scene with room below it, and the legend there at the side at which one begins to read."""
    if not colours.entries or not scene.boxes:
        return scene
    entries = list(colours.entries[:MOST_ENTRIES])
    more = len(colours.entries) - len(entries)
    margin = theme.spacing.margin
    width = max(scene.width, _LEAST_WIDTH + 2 * margin)
    top = scene.height - margin + _GAP
    maker = _LegendMaker(theme, margin, width, from_right=from_right)
    title = maker.title(colours.title, top)
    items = maker.items([(name, drawn(colour, theme)) for name, colour in entries], top + maker.leading)
    if more:
        items = (
            *items,
            *maker.items([(f"and {more:,} more", theme.background)], maker.bottom + maker.leading),
        )
    return replace(
        scene,
        width=round(width, 2),
        height=round(maker.bottom + margin, 2),
        legend=Legend(title, items),
    )


class _LegendMaker:
    """Places entries in rows; ``bottom`` is where the last row ends."""

    def __init__(self, theme: Theme, margin: float, width: float, *, from_right: bool) -> None:
        self._look = theme.title_text
        self._fonts = face(theme.font_family, False), face(theme.font_family, True)
        self._colour = legible(theme.ink, theme.title_text.colour, theme.background, theme.contrast.text)
        self._left, self._right, self._width = margin, width - margin, width
        self._from_right = from_right
        self.leading = self._look.size * _LEADING
        self.bottom = 0.0

    def title(self, words: str, top: float) -> Text:
        """Return what the colours stand for."""
        return self._text(words, self._left, top + self._look.size, self._right - self._left, bold=True)

    def items(self, entries: Sequence[tuple[str, str]], top: float) -> tuple[LegendItem, ...]:
        """Return the entries in rows below each other."""
        items = []
        x, base = self._left, top + self._look.size
        for name, colour in entries:
            room = self._right - self._left - _SWATCH - _SPACE
            fitted = fit(name, self._fonts[0], self._look.size, room, 1)
            across = max((self._fonts[0].width(line) for line in fitted.lines), default=0.0) * fitted.size
            needed = _SWATCH + _SPACE + across
            if x > self._left and x + needed > self._right:
                x, base = self._left, base + self.leading
            y = base - (_CAPITAL * self._look.size + _SWATCH) / 2
            left = self._width - x - _SWATCH if self._from_right else x
            text = self._text(name, x + _SWATCH + _SPACE, base, room)
            items.append(LegendItem(round(left, 2), round(y, 2), _SWATCH, _SWATCH, colour, text))
            x += needed + _BETWEEN
        self.bottom = base + self._look.size * 0.3
        return tuple(items)

    def _text(self, words: str, x: float, y: float, room: float, *, bold: bool = False) -> Text:
        fitted = fit(words, self._fonts[bold], self._look.size, room, 1)
        align: Align = "end" if self._from_right else "start"
        x = round(self._width - x if self._from_right else x, 2)
        return Text(
            part="legend",
            lines=tuple(TextLine(line, x, round(y, 2)) for line in fitted.lines),
            full=words,
            size=fitted.size,
            bold=bold,
            colour=self._colour,
            align=align,
            rtl=is_right_to_left(words),
        )
