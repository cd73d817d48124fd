"""Boxes for rings: narrower than elsewhere, because beside the middle their width sets rings apart."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from orgchart.scene.themes import Theme

_WIDTH = 0.83  # of a box's usual width
_LEAST = 140.0  # points: boxes that are no wider stay as they are
_DISC = 0.8  # of a disc's usual size, and of the room beside it
CROWD = 60  # boxes: where there are more, they are smaller still
_CROWD_WIDTH, _CROWD_LEAST = 0.62, 112.0
_CROWD_HEIGHT, _CROWD_PADDING, _CROWD_BAR = 44.0, 6.0, 6.0  # at most, all in points
_CROWD_STACK_GAP, _CROWD_LEVEL_GAP, _CROWD_LANE = 14.0, 26.0, 4.0


def slim(theme: Theme, *, boxes: int) -> Theme:
    """Return the theme with narrower boxes for a chart that has so many."""
    return _crowded(theme) if boxes > CROWD else _slim(theme)


@lru_cache(maxsize=64)
def _slim(theme: Theme) -> Theme:
    """The theme with narrower boxes, most of it at the cost of their discs.

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
    box = replace(box, width=max(_LEAST, round(box.width * _WIDTH)))
    return replace(_with_more_lines(theme), box=box, avatar=disc)


@lru_cache(maxsize=64)
def _crowded(theme: Theme) -> Theme:
    """The theme with small boxes close to each other, without discs but those for photos: made once, too."""
    box, spacing = theme.box, theme.spacing
    box = replace(
        box,
        width=min(box.width, max(_CROWD_LEAST, round(box.width * _CROWD_WIDTH))),
        min_height=min(box.min_height, _CROWD_HEIGHT),
        padding=min(box.padding, _CROWD_PADDING),
        bar=min(box.bar, _CROWD_BAR),
    )
    spacing = replace(
        spacing,
        stack_gap=min(spacing.stack_gap, _CROWD_STACK_GAP),
        level_gap=min(spacing.level_gap, _CROWD_LEVEL_GAP),
        lane=min(spacing.lane, _CROWD_LANE),
    )
    return replace(_with_more_lines(theme), box=box, avatar=None, spacing=spacing)


def _with_more_lines(theme: Theme) -> Theme:
    """The theme with room for one more line of what no longer fits into its lines."""
    name, title = (
        replace(look, max_lines=look.max_lines + 1) for look in (theme.name_text, theme.title_text)
    )
    return replace(theme, name_text=name, title_text=title)
