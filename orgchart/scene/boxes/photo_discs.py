"""Photos in boxes: whose they are, and discs for them in themes whose boxes have none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from orgchart.core.document import Document, Holder
from orgchart.scene.themes import THEMES, Theme, theme

# So many faces are told apart in one disc.
MOST_FACES = 4
# No id of a photo has it: between the ids of several photos that share a disc.
_BETWEEN = "-"


def photo_together(holders: Iterable[Holder]) -> str:
    """Return the id of the photo of people who share a box, "" where nobody has one.

    It names the photos of the first of them who have one, see ``photos_in``.
    """
    photos = dict.fromkeys(holder.photo for holder in holders if holder.photo)
    return _BETWEEN.join(list(photos)[:MOST_FACES])


def photos_in(photo: str) -> list[str]:
    """Return the ids of the photos that a disc's photo is made of."""
    return photo.split(_BETWEEN) if photo else []


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
