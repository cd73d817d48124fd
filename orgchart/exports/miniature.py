"""Miniature: the same scene as a small picture, with bars in place of text.

Items of one colour share one path and coordinates are whole points, so that a card of the gallery
costs a few dozen bytes a box. The ground is transparent: it sits on light and dark pages alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from orgchart.exports.path_data import bar_area, closed, number, polyline
from orgchart.exports.xml_text import attribute, escape, one_line
from orgchart.scene.colours import mix
from orgchart.scene.scene import Box, Frame, Scene, Text

# Above this width (points) a card shows text bars thinner than a third of a pixel: they are left out.
_BARS_UP_TO = 6000.0
# Lines and outlines stay about this part of the picture's width, so that they do not fade away.
_LINE_SHARE = 1 / 900
# So do the bars for text, between their own height and that of a line.
_BAR_SHARE = 1 / 220
_NAME_BAR, _TITLE_BAR, _LARGEST_BAR = 7.0, 6.0, 11.0
# How much of a text's colour its bar has: a bar is heavier than letters.
_NAME_STRENGTH, _TITLE_STRENGTH = 0.75, 0.3
_GLYPH_WIDTH = 0.52


def write_miniature(scene: Scene) -> bytes:
    """Return the scene as a small SVG picture in UTF-8."""
    width, height = number(max(scene.width, 1), 0), number(max(scene.height, 1), 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img">'
        f"<title>{escape(one_line(scene.title))}</title>"
    ]
    thin = max(1.5, scene.width * _LINE_SHARE)
    parts.extend(
        f'<circle cx="{number(disc.cx, 0)}" cy="{number(disc.cy, 0)}" r="{number(disc.r, 0)}"'
        f' fill="{attribute(disc.fill)}"/>'
        for disc in scene.discs
    )
    parts.extend(
        f'<path d="{_ground(frame)}" fill="{attribute(frame.fill)}"'
        f' stroke="{attribute(frame.stroke)}" stroke-width="{number(thin if frame.unit_id else 0, 1)}"/>'
        for frame in scene.frames
    )
    parts.extend(_lines(scene, thin))
    parts.extend(_cards(scene.boxes, thin))
    parts.extend(_bars(scene.boxes, thin))
    parts.extend(_discs(scene.boxes))
    if scene.width <= _BARS_UP_TO:
        parts.extend(_text_bars(scene.boxes, scene.width * _BAR_SHARE))
    parts.append("</svg>\n")
    return "\n".join(parts).encode()


def _lines(scene: Scene, thin: float) -> Iterable[str]:
    """Yield the connectors: one path for each stroke and dash."""
    groups: dict[tuple[str, tuple[float, ...]], list[str]] = defaultdict(list)
    for connector in scene.connectors:
        groups[connector.stroke, connector.dash].append(polyline(connector.points, 0, 0))
    for (stroke, dash), paths in groups.items():
        pattern = f' stroke-dasharray="{" ".join(number(part) for part in dash)}"' if dash else ""
        yield (
            f'<path d="{"".join(dict.fromkeys(paths))}" fill="none" stroke="{attribute(stroke)}"'
            f' stroke-width="{number(thin, 1)}"{pattern}/>'
        )


def _cards(boxes: Iterable[Box], thin: float) -> Iterable[str]:
    """Yield the cards: one path for each fill, stroke and dash."""
    groups: dict[tuple[str, str, tuple[float, ...]], list[str]] = defaultdict(list)
    for box in boxes:
        groups[box.fill, box.stroke, box.dash].append(
            _rounded(box.x, box.y, box.width, box.height, box.radius)
        )
    for (fill, stroke, dash), paths in groups.items():
        pattern = f' stroke-dasharray="{" ".join(number(part) for part in dash)}"' if dash else ""
        yield (
            f'<path d="{"".join(paths)}" fill="{attribute(fill)}" stroke="{attribute(stroke)}"'
            f' stroke-width="{number(thin, 1)}"{pattern}/>'
        )


def _bars(boxes: Iterable[Box], thin: float) -> Iterable[str]:
    """Yield the unit bars: one stroke along the edges for each colour."""
    groups: dict[str, list[str]] = defaultdict(list)
    widest = 0.0
    for box in boxes:
        if box.bar > 0:
            widest = max(widest, box.bar)
            x, y, width, height = bar_area(box)
            inset = min(box.radius, box.height / 2) / 2
            start, run = (
                ((x + box.bar / 2, y + inset), f"v{number(height - 2 * inset, 0)}")
                if width < height
                else ((x + inset, y + box.bar / 2), f"h{number(width - 2 * inset, 0)}")
            )
            groups[box.bar_colour].append(f"M{number(start[0], 0)} {number(start[1], 0)}{run}")
    for colour, paths in groups.items():
        yield (
            f'<path d="{"".join(paths)}" fill="none" stroke="{attribute(colour)}"'
            f' stroke-width="{number(max(widest, thin), 1)}" stroke-linecap="round"/>'
        )


def _discs(boxes: Iterable[Box]) -> Iterable[str]:
    """Yield the avatars: dots, drawn as strokes of no length with round ends."""
    groups: dict[tuple[str, float], list[str]] = defaultdict(list)
    for box in boxes:
        if box.avatar:
            dot = f"M{number(box.avatar.cx, 0)} {number(box.avatar.cy, 0)}h0"
            groups[box.avatar.fill, box.avatar.r].append(dot)
    for (fill, radius), paths in groups.items():
        yield (
            f'<path d="{"".join(paths)}" fill="none" stroke="{attribute(fill)}"'
            f' stroke-width="{number(2 * radius, 0)}" stroke-linecap="round"/>'
        )


def _text_bars(boxes: Iterable[Box], wished: float) -> Iterable[str]:
    """Yield the texts: a strong stroke for each name, a weak one for each line of the rest."""
    groups: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for box in boxes:
        for text in box.texts:
            colour = mix(text.colour, box.fill, _NAME_STRENGTH if text.bold else _TITLE_STRENGTH)
            groups[text.bold, colour].extend(_text_stroke(text, box.x + box.width - 8))
    for (bold, colour), paths in groups.items():
        if paths:
            least = _NAME_BAR if bold else _TITLE_BAR
            height = number(min(_LARGEST_BAR, max(_NAME_BAR, wished)) * least / _NAME_BAR, 1)
            yield (
                f'<path d="{"".join(paths)}" fill="none" stroke="{colour}"'
                f' stroke-width="{height}" stroke-linecap="round"/>'
            )


def _text_stroke(text: Text, right: float) -> Iterable[str]:
    """Yield one stroke a line, about as long as the line of text, half an x-height above its baseline."""
    for line in text.lines:
        width = max(0.0, len(line.text) * text.size * _GLYPH_WIDTH - 6)
        left = line.x + 3 - {"start": 0.0, "middle": width / 2, "end": width}[text.align]
        width = max(0.0, min(width, right - left))
        yield f"M{number(left, 0)} {number(line.y - text.size * 0.33, 0)}h{number(width, 0)}"


def _ground(frame: Frame) -> str:
    """A frame as path data."""
    if frame.outline:
        return closed(frame.outline, frame.radius, 0)
    return _rounded(frame.x, frame.y, frame.width, frame.height, frame.radius)


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with rounded corners as relative path data of whole points."""
    r = int(max(0, min(radius, width / 2, height / 2)))
    across, down = number(width - 2 * r, 0), number(height - 2 * r, 0)
    start = f"M{number(x + r, 0)} {number(y, 0)}"
    if r == 0:
        return f"{start}h{across}v{down}h-{across}z"
    return (
        f"{start}h{across}q{r} 0 {r} {r}v{down}q0 {r}-{r} {r}h-{across}q-{r} 0-{r}-{r}v-{down}q0-{r} {r}-{r}z"
    )
