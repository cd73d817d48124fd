"""What stands in a box below name and title, as the chart has chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil

from orgchart.core.document import Document, Holder, Role
from orgchart.core.index import Index
from orgchart.core.rules import FIELD_PREFIX
from orgchart.scene.boxes.brevity import IN_FULL, UNIT, Brevity, chosen_lines
from orgchart.scene.boxes.cards import Card, insets, worded
from orgchart.scene.colours import legible, readable
from orgchart.scene.themes import Theme

# A line of a box: its part, and what it says.
Words = tuple[str, str]
NO_LINES: tuple[Words, ...] = ()
_MOST_LINES = 2
_REACHED_BY = ("location", "email", "phone")


class BoxWords:
    """Says what boxes of one chart show.

    ``people`` are those in the branch of each manager; without any they are counted. ``brevity`` says what
    the boxes leave out.
    """

    def __init__(
        self, document: Document, lookups: Index, people: Mapping[str, int], brevity: Brevity = IN_FULL
    ) -> None:
        self._document = document
        chart = document.chart
        self._shows = chosen_lines(chart)
        self._left_out = brevity.left_out
        self._kinds = {definition.name: definition.kind for definition in chart.fields}
        self._units_as = chart.units_as
        # Where colours are not those of units, a unit in colour would be misread.
        self._unit_part = "unit" if chart.colour_by == "unit" else "detail"
        shows_people = "people" in self._shows
        self._people = people or (people_below(document, lookups) if shows_people else {})

    def lines(self, role: Role, holders: Sequence[Holder]) -> tuple[Words, ...]:
        """Return the lines of a role's box."""
        lines = [
            (self._unit_part if kind == UNIT else "detail", words)
            for kind, words in self._chosen(role, holders)
            if words and kind not in self._left_out
        ]
        return tuple(lines)

    def shared_lines(self, role: Role) -> tuple[Words, ...]:
        """Return the lines of a box that several roles like this one share."""
        unit = self._unit(role) if UNIT not in self._left_out else ""
        return ((self._unit_part, unit),) if unit else ()

    def kinds(self, role: Role, holders: Sequence[Holder]) -> Iterator[str]:
        """Yield what there is to say of a role, in order: in its box, or by a frame around it."""
        for kind, words in self._chosen(role, holders):
            if words or (kind == UNIT and self._units_as == "frames" and role.unit_id is not None):
                yield kind

    def _chosen(self, role: Role, holders: Sequence[Holder]) -> Iterator[Words]:
        """Yield each kind of line with what it says of a role, "" for nothing."""
        yield UNIT, self._unit(role)
        for kind in self._shows:
            yield kind, self._said(kind, role, holders)

    def _unit(self, role: Role) -> str:
        if self._units_as != "caption" or role.unit_id is None:
            return ""
        return self._document.units[role.unit_id].name

    def _said(self, what: str, role: Role, holders: Sequence[Holder]) -> str:
        if what in _REACHED_BY:
            return ", ".join(dict.fromkeys(filter(None, (getattr(holder, what) for holder in holders))))
        if what == "people":
            count = self._people.get(role.id, 0)
            return "" if not count else "1 person" if count == 1 else f"{count:,} people"
        return self._field(what.removeprefix(FIELD_PREFIX), role)

    def _field(self, name: str, role: Role) -> str:
        value, kind = role.fields.get(name, ""), self._kinds.get(name, "text")
        if kind == "link":
            return value.split(":", 1)[-1].removeprefix("//").removeprefix("www.").rstrip("/")
        # A bare number or date says nothing.
        return f"{name}: {value}" if value and kind in ("number", "date") else value


def people_below(document: Document, lookups: Index) -> dict[str, int]:
    """Return how many people there are with and below each manager: names, and counted posts."""
    people: dict[str, int] = {}
    for role_id in reversed(list(lookups.reading_order())):
        role, named = document.roles[role_id], len(lookups.holders.get(role_id, ()))
        own = max(named, role.headcount) if role.headcount > 1 and not role.planned else named
        people[role_id] = own + sum(people[child] for child in lookups.children(role_id))
    return {role_id: count for role_id, count in people.items() if lookups.children(role_id)}


@lru_cache(maxsize=16_384)
def with_lines(card: Card, lines: tuple[Words, ...], theme: Theme) -> Card:
    """Return a card with lines below its texts: that of the unit in its colour, the others as titles are."""
    room = insets(theme)
    width = card.width - room.left - room.right
    look = replace(theme.title_text, max_lines=min(_MOST_LINES, theme.title_text.max_lines))
    colours = {
        "unit": readable(card.colour, card.fill, theme.contrast.text),
        "detail": legible(look.colour, theme.ink, card.fill, theme.contrast.text),
    }
    added = [
        worded(part, words, replace(look, colour=colours[part]), theme, width, bold=part == "unit")
        for part, words in lines
    ]
    texts = (*card.texts, *added)
    height = max(card.height, ceil(sum(text.height for text in texts) + room.top + room.bottom))
    return replace(card, texts=texts, height=height)
