"""Boxes for rings: narrower than elsewhere, because beside the middle their width sets rings apart."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from orgchart.scene.themes import Theme

_WIDTH = 0.83  # of a box's usual width
_LEAST = 140.0  # points: boxes that are no wider stay as they are
_DISC = 0.8  # of a disc's usual size, and of the room beside it


@lru_cache(maxsize=64)
def slim(theme: Theme) -> Theme:
    """Return the theme with narrower boxes, most of it at the cost of their discs.

    It is made once: what is drawn in it is found again by the very theme.
    """
    box, disc = theme.box, theme.avatar
    if box.width <= _LEAST:
        return theme
    if disc is not None:
        disc = replace(
            disc,
            radius=disc.radius * _DISC,
            left=disc.left * _DISC,
            right=disc.right * _DISC,
            size=disc.size * _DISC,
        )
    # What no longer fits into its lines gets one more.
    name, title = (
        replace(look, max_lines=look.max_lines + 1) for look in (theme.name_text, theme.title_text)
    )
    box = replace(box, width=max(_LEAST, round(box.width * _WIDTH)))
    return replace(theme, box=box, avatar=disc, name_text=name, title_text=title)
