"""Fills and strokes of shapes on a slide, as DrawingML."""

from __future__ import annotations

from collections.abc import Sequence


def fill(colour: str) -> str:
    """Return a plain fill in a colour ``#rrggbb``."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def stroke(colour: str, width: int, dash: Sequence[float]) -> str:
    """Return an outline or a stroke, ``width`` in EMU; none where it has no width."""
    if width <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    pattern = '<a:prstDash val="dash"/>' if dash else ""
    return f'<a:ln w="{width}">{fill(colour)}{pattern}<a:round/></a:ln>'
