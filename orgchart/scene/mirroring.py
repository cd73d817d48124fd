"""Boxes and texts for languages read from right to left: what stands at the left stands at the right."""

from __future__ import annotations

from dataclasses import replace

from orgchart.scene.scene import Align, Avatar, Box, Side, Text, TextLine

_SIDES: dict[Side, Side] = {"left": "right", "right": "left", "top": "top", "bottom": "bottom"}
_ALIGNS: dict[Align, Align] = {"start": "end", "middle": "middle", "end": "start"}


def mirrored_box(box: Box) -> Box:
    """Return the box with its disc, bar and texts mirrored at its upright middle; words stay words."""
    axis = 2 * box.x + box.width
    return replace(
        box,
        bar_side=_SIDES[box.bar_side],
        avatar=_mirrored_avatar(box.avatar, axis) if box.avatar else None,
        texts=tuple(mirrored_text(text, axis) for text in box.texts),
    )


def _mirrored_avatar(avatar: Avatar, axis: float) -> Avatar:
    return replace(avatar, cx=axis - avatar.cx, text=mirrored_text(avatar.text, axis))


def mirrored_text(text: Text, axis: float) -> Text:
    """Return the text mirrored at an upright line, whose x is half of ``axis``."""
    lines = tuple(TextLine(line.text, axis - line.x, line.y) for line in text.lines)
    return replace(text, lines=lines, align=_ALIGNS[text.align])
