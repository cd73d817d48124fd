"""Discs for photos in themes whose boxes have none."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from orgchart.core.document import Document
from orgchart.scene.themes import THEMES, Theme, theme


def with_discs(look: Theme, document: Document, *, tight: bool) -> Theme:
    """Return a theme with discs if the chart shows photos; tight boxes have no room for them."""
    if look.avatar is not None or tight or "photo" not in document.chart.box_shows:
        return look
    return _with_discs(look) if any(holder.photo for holder in document.holders.values()) else look


@lru_cache(maxsize=64)
def _with_discs(look: Theme) -> Theme:
    """The theme with the discs of the first one, and boxes so much wider that their texts keep their room."""
    disc = theme(THEMES[0]).avatar
    if disc is None:
        return look
    wider = 2 * disc.radius + disc.left + disc.right - look.box.padding
    return replace(look, avatar=disc, box=replace(look.box, width=look.box.width + wider))
