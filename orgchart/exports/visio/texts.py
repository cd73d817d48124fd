"""Words in Visio shapes: runs with their fonts, and where the block of words stands in its shape."""

from __future__ import annotations

from collections.abc import Sequence

from orgchart.exports.texts import is_shortened
from orgchart.exports.visio.cells import INCH, cell, section
from orgchart.exports.xml_text import escape, one_line
from orgchart.scene.scene import Align, Text

_ALIGN: dict[Align, int] = {"start": 0, "middle": 1, "end": 2}
_ASCENT, _DESCENT = 0.85, 0.3  # of a line, in em
_ROOM = 4.0  # between words and the edge of a box, in points
Rectangle = tuple[float, float, float, float]  # left, top, width, height in points


def words_of(text: Text) -> str:
    """Return a text in one piece: all of it, unless its lines leave some out for want of room."""
    return one_line(" ".join(line.text for line in text.lines) if is_shortened(text) else text.full)


def block_in(texts: Sequence[Text], area: Rectangle) -> str:
    """Return the cells that put the words of a box where the scene has them, and that wrap them there."""
    lines = [(line, text) for text in texts for line in text.lines]
    if not lines:
        return ""
    left, top, width, height = area
    first, last = lines[0], lines[-1]
    above = first[0].y - _ASCENT * first[1].size
    below = last[0].y + _DESCENT * last[1].size
    start, end = left + _ROOM, left + width - _ROOM
    align = texts[0].align
    if align == "start":
        start = min(line.x for line, _ in lines)
    elif align == "end":
        end = max(line.x for line, _ in lines)
    across = (end - start) / INCH
    down = (below - above) / INCH
    return (
        cell("TxtPinX", ((start + end) / 2 - left) / INCH)
        + cell("TxtPinY", (top + height - (above + below) / 2) / INCH)
        + cell("TxtWidth", across)
        + cell("TxtHeight", down)
        + cell("TxtLocPinX", across / 2, "TxtWidth*0.5")
        + cell("TxtLocPinY", down / 2, "TxtHeight*0.5")
        + _MARGINS
    )


_MARGINS = "".join(cell(f"{side}Margin", 0.0) for side in ("Left", "Right", "Top", "Bottom"))
_MARGINS += cell("VerticalAlign", 1)


def whole_shape() -> str:
    """Return the cells of words that fill their shape."""
    return _MARGINS


def runs(texts: Sequence[Text], font: str) -> tuple[str, str]:
    """Return the sections of fonts and paragraphs, and the words, one paragraph a text."""
    shown = [text for text in texts if words_of(text)]
    characters = (
        f'<Row IX="{number}">{cell("Font", font)}{cell("Color", text.colour)}'
        f"{cell('Style', 1 if text.bold else 0)}{cell('Size', text.size / INCH)}</Row>"
        for number, text in enumerate(shown)
    )
    paragraphs = (
        f'<Row IX="{number}">{cell("HorzAlign", _ALIGN[text.align])}'
        f"{cell('Flags', 1 if text.rtl else 0)}</Row>"
        for number, text in enumerate(shown)
    )
    said = "\n".join(
        f'<cp IX="{number}"/><pp IX="{number}"/>{escape(words_of(text))}' for number, text in enumerate(shown)
    )
    sections = section("Character", characters) + section("Paragraph", paragraphs)
    return sections, f"<Text>{said}</Text>" if said else ""
