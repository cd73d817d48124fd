"""A theme of somebody's own: the corporate one with a brand's colour and logo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgchart.scene.colours import READABLE, contrast, readable
from orgchart.scene.themes import Logo, Theme, changed, parsed, theme_data

BASE = "corporate"
# WCAG 2.2 AA for shapes that mean something.
_SHAPE_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class BrandColours:
    """A brand's colour, mended as far as needed: for shapes, and for words on the background."""

    shapes: str
    words: str


def brand_colours(colour: str) -> BrandColours:
    """Return what a brand's colour is drawn in.

    >>> brand_colours("#1e3a8a")
    BrandColours(shapes='#1e3a8a', words='#1e3a8a')
    """
    ground = theme_data(BASE)["background"]
    return BrandColours(readable(colour, ground, _SHAPE_CONTRAST), readable(colour, ground))


def mending_note(colour: str) -> str:
    """Return the sentence about what was changed in a brand's colour, empty where nothing was."""
    drawn = brand_colours(colour)
    ground = theme_data(BASE)["background"]
    if contrast(colour, ground) >= READABLE:
        return ""
    shapes = f"bands and outlines are drawn in {drawn.shapes}, and " if drawn.shapes != colour else ""
    return f"{colour} is too light to read on white: {shapes}titles on slides are written in {drawn.words}."


def own_theme(name: str, label: str, colour: str, logo: Logo | None) -> Theme:
    """Return the theme for a brand."""
    drawn = brand_colours(colour)
    changes = {"label": label, "ink": drawn.words, "box": {"unit_colour": drawn.shapes}}
    return replace(parsed(name, changed(theme_data(BASE), changes)), logo=logo)
