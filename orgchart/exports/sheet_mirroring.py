"""Sheets for languages that are read from right to left: what stands round the chart begins at the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orgchart.exports.sheets import Sheet, SheetLink, Swatch
from orgchart.scene.layouts.directions import runs_right_to_left
from orgchart.scene.mirroring import mirrored_text
from orgchart.scene.pages.setup import Area
from orgchart.scene.scene import Picture, Text


def as_read(sheets: Iterable[Sheet], language: str) -> list[Sheet]:
    """Return the sheets as readers of a language, a BCP 47 tag, expect them."""
    return [mirrored_sheet(sheet) if runs_right_to_left(language) else sheet for sheet in sheets]


def mirrored_sheet(sheet: Sheet) -> Sheet:
    """Return the sheet with all but its scene mirrored at its upright middle; words stay words."""
    width = sheet.width
    return replace(
        sheet,
        heading=mirrored_text(sheet.heading, width),
        texts=tuple(_mirrored_text(text, width) for text in sheet.texts),
        swatches=tuple(Swatch(_mirrored(each.area, width), each.colour) for each in sheet.swatches),
        links=tuple(_mirrored_link(link, width) for link in sheet.links),
        logo=_mirrored_picture(sheet.logo, width) if sheet.logo else None,
    )


def _mirrored_text(text: Text, width: float) -> Text:
    """The text; numbers have the direction of the words round them, so that commas follow them."""
    has_letters = any(character.isalpha() for character in text.full)
    return replace(mirrored_text(text, width), rtl=text.rtl or not has_letters)


def _mirrored_link(link: SheetLink, width: float) -> SheetLink:
    """The link; that of a box stays with it, since the scene is mirrored already."""
    return link if link.role_id else replace(link, area=_mirrored(link.area, width))


def _mirrored(area: Area, width: float) -> Area:
    return area._replace(left=width - area.left - area.width)


def _mirrored_picture(picture: Picture, width: float) -> Picture:
    return replace(picture, x=width - picture.x - picture.width)
