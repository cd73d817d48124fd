"""What the colours of boxes mean: units, or what the chart is coloured by, with its legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from orgchart.core.document import EMPTY, Document, Holder, Role
from orgchart.core.index import Index
from orgchart.core.rules import FIELD_PREFIX
from orgchart.scene.colours import mix, readable, unit_colours
from orgchart.scene.themes import Theme, Tint

# Colours that people with any kind of colour vision tell apart, each with a contrast of 3 with white.
PALETTE = (
    "#0072b2",
    "#d55e00",
    "#910ceb",
    "#b28262",
    "#07228c",
    "#8c2207",
    "#402f23",
    "#eb46eb",
    "#660553",
    "#8c4d5a",
)
# Beyond them come darker ones; a legend names no more than these two rounds.
_DARKER = 0.45
MOST_ENTRIES = 2 * len(PALETTE)
_NOTHING = "#64748b"
_LEAST = 3.0  # WCAG 2.2 AA for shapes that mean something
STATUSES = ("Filled", "Acting", "Vacant", "Planned")
_STATUS_COLOURS = dict(zip(STATUSES, ("#0072b2", "#b28262", "#d55e00", "#910ceb"), strict=True))
_TITLES = {"status": "Status", "grade": "Grade", "location": "Location"}


@dataclass(frozen=True, slots=True)
class Colouring:
    """The colours of roles by id. ``values`` tells what each stands for, unless that is a unit.

    ``entries`` are the values with their colours in the order of a legend, ``title`` what they are of.
    """

    colours: Mapping[str, str]
    title: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    entries: tuple[tuple[str, str], ...] = ()


def colouring(document: Document, lookups: Index, theme: Theme, known: Iterable[str] = ()) -> Colouring:
    """Return the colours of a document's roles; bodies have the theme's own.

    ``known`` are values of the whole chart, of which the document is a part, so that a value has one colour
    everywhere.
    """
    usual = theme.box.unit_colour
    if document.chart.colour_by == "unit":
        units = unit_colours(document.units, usual)
        return Colouring(
            {
                role.id: usual if role.unit_id is None else units[role.unit_id]
                for role in document.roles.values()
            }
        )
    values = {
        role.id: value_of(document, role, lookups.holders.get(role.id, ()))
        for role in document.roles.values()
        if role.kind != "body"
    }
    by = document.chart.colour_by
    order = _in_order(document, {*values.values(), *known} - {""})
    chosen = _STATUS_COLOURS if by == "status" else _chosen(order, is_listed=_is_listed(document))
    ground = theme.box.fill.base
    shown = {value: readable(chosen[value], ground, _LEAST) for value in order}
    shown[""] = readable(_NOTHING, ground, _LEAST)
    present = set(values.values())
    title = _TITLES.get(by, by.removeprefix(FIELD_PREFIX))
    named = [value for value in order if value in present] + ([""] if "" in present else [])
    entries = tuple((value or f"No {title.lower()}", shown[value]) for value in named)
    return Colouring(
        {role.id: shown[values[role.id]] if role.id in values else usual for role in document.roles.values()},
        title,
        values,
        entries if _shows_units(theme) else (),
    )


def values_in_use(document: Document, lookups: Index, look: Theme) -> tuple[str, ...]:
    """Return all that the colours of a whole chart stand for, units aside."""
    return tuple(sorted(set(colouring(document, lookups, look).values.values())))


def value_of(document: Document, role: Role, holders: Sequence[Holder]) -> str:
    """Return what a role is coloured by, empty for nothing."""
    by = document.chart.colour_by
    if by == "status":
        return _status(role, holders)
    if by == "grade":
        return role.grade
    if by == "location":
        return next((holder.location for holder in holders if holder.location), "")
    return role.fields.get(by.removeprefix(FIELD_PREFIX), "")


def _status(role: Role, holders: Sequence[Holder]) -> str:
    if role.planned:
        return "Planned"
    if not holders:
        return "Vacant" if role.headcount == 1 else "Filled"
    return "Acting" if all(holder.acting for holder in holders) else "Filled"


def drawn(colour: str, theme: Theme) -> str:
    """Return a colour as the strongest part of a box has it."""
    tints = _unit_tints(theme)
    tint = max(tints, key=lambda each: each.strength, default=theme.box.stroke)
    return tint.colour(readable(colour, theme.box.fill.base, theme.contrast.unit), theme.box.unit_colour)


def _shows_units(theme: Theme) -> bool:
    """Whether boxes of a theme have any colour of their own."""
    return bool(_unit_tints(theme))


def _unit_tints(theme: Theme) -> list[Tint]:
    box, avatar = theme.box, theme.avatar
    tints = [box.fill, box.stroke, *([box.bar_colour] if box.bar > 0 else [])]
    tints += [avatar.fill, avatar.colour, avatar.stroke] if avatar else []
    return [tint for tint in tints if tint.of == "unit" and tint.strength > 0]


def _choices(document: Document) -> tuple[str, ...]:
    """The values that the chart lists, in its order, if what it is coloured by has a list."""
    by = document.chart.colour_by
    if by == "grade":
        return document.chart.grades
    name = by.removeprefix(FIELD_PREFIX)
    return next((each.choices for each in document.chart.fields if each.name == name and name != by), ())


def _is_listed(document: Document) -> bool:
    return bool(_choices(document))


def _in_order(document: Document, values: set[str]) -> list[str]:
    """Return all values in the order of the legend; those of a list whether they are in use or not."""
    listed = STATUSES if document.chart.colour_by == "status" else _choices(document)
    return [*listed, *sorted(values - set(listed))]


def _chosen(values: Sequence[str], *, is_listed: bool) -> dict[str, str]:
    """Return a colour for each value: by its place in a list, else by its letters.

    So a value keeps its colour when others come and go, unless two want the same.
    """
    count = len(PALETTE) * 2
    taken: dict[int, str] = {}
    places: dict[str, int] = {}
    for number, value in enumerate(values):
        rounds = number // count
        place = number % count if is_listed else crc32(value.encode()) % len(PALETTE)
        if rounds == 0:
            place = next(at % count for at in range(place, place + count) if at % count not in taken)
        taken[place] = value
        places[value] = place
    return {value: _colour(place) for value, place in places.items()}


def _colour(place: int) -> str:
    colour = PALETTE[place % len(PALETTE)]
    return colour if place < len(PALETTE) else mix("#000000", colour, _DARKER)
