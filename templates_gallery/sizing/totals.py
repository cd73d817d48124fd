"""What a sized department adds up to, counted from its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from orgchart.core import structure
from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.core.text import shortened
from templates_gallery.sizing.ask import HOURS, Reading
from templates_gallery.sizing.call_center import agents_of, worked

TOP = "customer-service"


@dataclass(frozen=True, slots=True)
class Row:
    """A function with its posts; ``share`` is that of all posts, in per cent."""

    name: str
    colour: str
    posts: int
    managers: int
    share: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The posts of a department. ``managers`` lead at least one post; ``per_manager`` is the average span.

    ``on_duty`` is how many agents serve customers at a time, on average over all opening hours.
    """

    rows: tuple[Row, ...]
    posts: int
    managers: int
    agents: int
    layers: int
    per_manager: float
    on_duty: float
    notes: tuple[str, ...]


def totals(document: Document, reading: Reading) -> Totals:
    """Count the posts of a department by function, and what that means for a day."""
    look_up = index(document)
    spans = structure.spans(look_up, document)
    posts: Counter[str] = Counter()
    managers: Counter[str] = Counter()
    for role in document.roles.values():
        function = _function_of(document, role.unit_id or TOP)
        posts[function] += role.headcount
        managers[function] += role.headcount if role.id in spans else 0
    everybody, leading = posts.total(), managers.total()
    rows = tuple(
        Row(
            name="Direction and staff" if unit.id == TOP else unit.name,
            colour=unit.colour,
            posts=posts[unit.id],
            managers=managers[unit.id],
            share=round(100 * posts[unit.id] / everybody),
        )
        for unit in document.units.values()
        if posts[unit.id]
    )
    agents = agents_of(reading.ask, reading.values)
    on_duty = agents * worked(reading.values) / 100 / HOURS[reading.ask.hours]
    layers = max(structure.layers(look_up).values())
    per_manager = round(sum(spans.values()) / leading, 1) if leading else 0.0
    notes = tuple(_notes(document, reading, on_duty))
    return Totals(rows, everybody, leading, agents, layers, per_manager, on_duty, notes)


def _function_of(document: Document, unit_id: str) -> str:
    """Return the function that a unit is or lies in."""
    parent = document.units[unit_id].parent_id
    while parent not in (None, TOP):
        unit_id, parent = parent or unit_id, document.units[parent or unit_id].parent_id
    return unit_id


def _notes(document: Document, reading: Reading, on_duty: float) -> list[str]:
    """Return sentences on what the picture alone does not say."""
    ask, values, notes = reading.ask, reading.values, []
    hours = f"{HOURS[ask.hours]} hours a week"
    if ask.count == "duty":
        notes.append(
            f"To have {ask.agents:,} agents at work during {hours}, {agents_of(ask, values):,} posts are "
            f"needed: each works {values['weekly_hours']} hours, and {values['shrinkage']}% of them go to "
            "leave, illness, training and breaks."
        )
    else:
        about = f"{on_duty:.0f}" if on_duty >= 10 else f"{on_duty:.1f}"
        notes.append(
            f"During {hours}, {about} agents serve customers at a time on average: each works "
            f"{values['weekly_hours']} hours, and {values['shrinkage']}% of them go to leave, illness, "
            "training and breaks."
        )
    if on_duty < 2:
        notes.append("That is fewer than two at a time. Shorten the hours, or plan more agents.")
    titles = {role.title for role in document.roles.values()}
    missing = [
        language
        for language in ask.languages
        if len(ask.languages) > 1 and not any(title.endswith(f", {language}") for title in titles)
    ]
    if missing:
        names = _listed(missing)
        notes.append(
            f"There are too few agents for one in {names} alone; plan for agents with two languages."
        )
    if ask.split == "none" and ask.hours != "8x5" and not any(title.endswith(" Shift") for title in titles):
        least = 2 * values["least_team"]
        notes.append(
            f"Shifts get managers of their own once each has {least} agents; until then, rosters do."
        )
    return notes


def _listed(names: Sequence[str]) -> str:
    """Return names in a sentence.

    >>> _listed(["Dutch", "French", "German"])
    'Dutch, French and German'
    """
    shown = [shortened(name, 40) for name in names]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
