"""What boxes leave out on a page that has no room for all that they say: the least important goes first.

That is the order: what the chart has chosen for its boxes, from the last line to the first; the names of
units, and their frames; the names in boxes that several roles share; at last the further rows of long texts.
Who holds a role, what it is called and what leads to other pages always stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgchart.core.document import ChartInfo
from orgchart.core.rules import FIELD_PREFIX

UNIT, MEMBERS = "unit", "members"
# What stands in no line of its own: beside the words, and behind the name.
_NO_LINES = ("photo", "fte")
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        UNIT: "unit",
        MEMBERS: "names in shared boxes",
        "location": "location",
        "email": "e-mail",
        "phone": "phone",
        "people": "people in the branch",
    }
)


@dataclass(frozen=True, slots=True)
class Brevity:
    """What boxes leave out: some kinds of lines, and with ``one_row`` all but the first row of each text."""

    left_out: frozenset[str] = frozenset()
    one_row: bool = False


IN_FULL = Brevity()


def chosen_lines(chart: ChartInfo) -> tuple[str, ...]:
    """Return what the chart has chosen for lines of its boxes, in their order."""
    return tuple(each for each in chart.box_shows if each not in _NO_LINES)


def brevities(chart: ChartInfo) -> tuple[Brevity, ...]:
    """Return what boxes leave out step by step, first nothing at all."""
    units = (UNIT,) if chart.units_as != "colour" else ()
    kinds = (*reversed(chosen_lines(chart)), *units, MEMBERS)
    steps = [Brevity(frozenset(kinds[:count])) for count in range(len(kinds) + 1)]
    return (*steps, Brevity(frozenset(kinds), one_row=True))


def told(kinds: Iterable[str], *, one_row: bool) -> str:
    """Return what tells readers what boxes leave out, and that their texts are cut short; "" for neither.

    >>> told(["email", "field:Desk"], one_row=True)
    'Not shown here for lack of room: e-mail, Desk. Long texts are cut short.'
    """
    missing = ", ".join(_WORDS.get(each, each.removeprefix(FIELD_PREFIX)) for each in kinds)
    sentences = [f"Not shown here for lack of room: {missing}."] if missing else []
    return " ".join([*sentences, "Long texts are cut short."] if one_row else sentences)
