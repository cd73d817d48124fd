"""What became of roles, shown on their boxes: a colour, a sign and a word, and a legend below the chart.

Nothing is told by colour alone: each box says in words what happened to it, and what went is dashed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from types import MappingProxyType

from orgchart.core.comparison import Kind
from orgchart.core.union import Mark, counts
from orgchart.scene.boxes.cards import Card, insets, worded
from orgchart.scene.colours import legible, mix, readable
from orgchart.scene.fonts import face
from orgchart.scene.scene import Box, Caption, Connector, Frame, Scene, Text, TextLine
from orgchart.scene.themes import Theme

Marks = Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class MarkLook:
    """How a kind of difference looks; the colour is mended where a theme's ground asks for it."""

    sign: str
    word: str
    colour: str
    dash: tuple[float, ...] = ()


LOOKS: Mapping[Kind, MarkLook] = MappingProxyType(
    {
        "added": MarkLook("+", "Added", "#15803d"),
        "removed": MarkLook("−", "Removed", "#b91c1c", (6.0, 4.0)),
        "moved": MarkLook("→", "Moved", "#1d4ed8"),
        "changed": MarkLook("≠", "Changed", "#b45309"),
    }
)
_TINT = 0.12  # how strong the colour is in a box
_GHOST = 0.25  # what stays of the colours of a box that went
_OUTLINE, _LINE = 2.5, 2.0  # widths in points
_VISIBLE = 3.0  # WCAG's contrast of outlines
_MOST_LINES = 3
_SWATCH, _GAP, _ROW = 14.0, 6.0, 30.0  # of the legend, in points


def marked(card: Card, mark: Mark | None, theme: Theme) -> Card:
    """Return a card in the colour of what became of its role, which it says below its texts."""
    if mark is None:
        return card
    look, least = LOOKS[mark.kind], theme.contrast.text
    is_gone = mark.kind == "removed"
    fill = mix(look.colour, card.fill, _TINT)
    bar, disc = card.bar_colour, card.disc
    if is_gone:
        bar = mix(bar, fill, _GHOST)
        if disc is not None:
            ground = mix(disc.fill, fill, _GHOST)
            disc = replace(disc, fill=ground, ink=readable(disc.ink, ground, least))
    room = insets(theme)
    colour = readable(look.colour, fill, least)
    style = replace(theme.title_text, colour=colour, max_lines=max(_MOST_LINES, theme.title_text.max_lines))
    words = f"{look.sign} {mark.words}"
    note = worded("mark", words, style, theme, card.width - room.left - room.right, bold=True)
    texts = (
        *(replace(each, colour=legible(each.colour, theme.ink, fill, least)) for each in card.texts),
        note,
    )
    needed = ceil(sum(text.height for text in texts) + room.top + room.bottom)
    return replace(
        card,
        texts=texts,
        height=max(card.height, needed),
        fill=fill,
        stroke=readable(look.colour, theme.background, _VISIBLE),
        bar_colour=bar,
        disc=disc,
    )


def with_marks(scene: Scene, marks: Marks, theme: Theme) -> Scene:
    """Return the scene of marked cards with their outlines, the lines to them, and a legend below."""
    boxes = tuple(_outlined(box, marks.get(box.id)) for box in scene.boxes)
    lines = [_coloured(line, marks.get(line.target), theme) for line in scene.connectors]
    # Coloured lines lie upon those that they share a way with.
    lines.sort(key=lambda line: line.target in marks and marks[line.target].kind != "changed")
    return _with_legend(replace(scene, boxes=boxes, connectors=tuple(lines)), marks, theme)


def _outlined(box: Box, mark: Mark | None) -> Box:
    if mark is None:
        return box
    return replace(
        box,
        stroke_width=max(_OUTLINE, box.stroke_width),
        dash=LOOKS[mark.kind].dash or box.dash,
        label=f"{box.label}. {mark.words}",
    )


def _coloured(line: Connector, mark: Mark | None, theme: Theme) -> Connector:
    if mark is None or mark.kind == "changed" or (line.kind == "dotted" and mark.kind == "moved"):
        return line
    look = LOOKS[mark.kind]
    stroke = readable(look.colour, theme.background, _VISIBLE)
    return replace(
        line, stroke=stroke, stroke_width=max(_LINE, line.stroke_width), dash=look.dash or line.dash
    )


def _with_legend(scene: Scene, marks: Marks, theme: Theme) -> Scene:
    """The scene with a row below it that says what the colours mean and how often each is there."""
    found = counts(marks)
    font, size, margin = face(theme.font_family, bold=True), theme.title_text.size, theme.spacing.margin
    frames, captions = [], []
    x, middle = margin, scene.height - margin + _ROW
    for kind, number in found.items():
        look = LOOKS[kind]
        words = f"{look.sign} {look.word}: {number:,}"
        key = f"legend:{kind}"
        frames.append(
            Frame(
                id=key,
                x=x,
                y=middle - _SWATCH / 2,
                width=_SWATCH,
                height=_SWATCH,
                radius=3.0,
                fill=mix(look.colour, theme.background, _TINT),
                stroke=readable(look.colour, theme.background, _VISIBLE),
                stroke_width=_LINE,
                dash=tuple(length / 2 for length in look.dash),
            )
        )
        x += _SWATCH + _GAP
        colour = readable(look.colour, theme.background, theme.contrast.text)
        line = TextLine(words, round(x, 2), round(middle + size * 0.36, 2))
        captions.append(Caption(key, Text("caption", (line,), words, size, True, colour)))
        x += font.width(words) * size + 3 * _GAP
    return replace(
        scene,
        width=max(scene.width, round(x - 3 * _GAP + margin, 2)),
        height=round(middle + _SWATCH / 2 + margin, 2),
        frames=(*scene.frames, *frames),
        captions=(*scene.captions, *captions),
    )
