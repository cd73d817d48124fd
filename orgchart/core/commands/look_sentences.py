"""Sentences for the history about how a chart looks: what was chosen, in words that people know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgchart.core.commands.records import short
from orgchart.core.document import ChartInfo
from orgchart.core.rules import FIELD_PREFIX, LAYOUTS, THEMES

_WORDS: Mapping[str, str] = {
    "photo": "photos",
    "fte": "FTE",
    "location": "locations",
    "email": "e-mail addresses",
    "phone": "phone numbers",
    "people": "the people in the branch",
}


def look_changed(old: ChartInfo, new: ChartInfo, name: str) -> str:
    """Return "Changed the layout to rings" for one part of a chart's look, or "" for others.

    >>> look_changed(ChartInfo(), ChartInfo(colour_by="field:Contract"), "colour_by")
    'Coloured the boxes by Contract'
    """
    if name == "layout":
        return f"Changed the layout to {_plain(new.layout)}"
    if name == "theme" and new.theme in THEMES:
        return f"Changed the theme to {_plain(new.theme)}"
    if name == "units_as":
        return f"Showed the units as {_plain(new.units_as)}"
    if name == "box_first":
        return f"Put the {new.box_first} first in the boxes"
    if name == "colour_by":
        return f"Coloured the boxes by {short(new.colour_by.removeprefix(FIELD_PREFIX))}"
    return _shown(old.box_shows, new.box_shows) if name == "box_shows" else ""


def _shown(old: Sequence[str], new: Sequence[str]) -> str:
    """What boxes show now and did not before, or the other way round."""
    come, gone = [each for each in new if each not in old], [each for each in old if each not in new]
    if len(come) + len(gone) > 1:
        return ""
    if come:
        return f"Showed {_word(come[0])} in the boxes"
    return f"Took {_word(gone[0])} out of the boxes" if gone else "Changed the order of what boxes show"


def _word(shown: str) -> str:
    return _WORDS.get(shown) or short(shown.removeprefix(FIELD_PREFIX))


def _plain(choice: str) -> str:
    return choice.replace("-", "–" if choice in LAYOUTS else " ")
