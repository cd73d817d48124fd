"""The rows of a section: its roles, job titles and measures in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orgchart.core.document import Direction, Document, Holder, JobTitle, Measure, Role, stands_beside
from orgchart.core.index import Index
from orgchart.exports.handbook.content import Definition, MeasureEntry, Paragraphs, Person, RoleEntry
from orgchart.exports.handbook.keys import Keys
from orgchart.exports.xml_text import clean, one_line
from orgchart.scene.boxes.person_words import PLANNED, VACANT

_SIGN = re.compile(r"(?<= )([+−×÷=]) (?=\S)")
_DIRECTIONS: Mapping[Direction, str] = {"higher": "Higher", "lower": "Lower", "target": "On target"}


def paragraphs(text: str) -> Paragraphs:
    r"""Return the paragraphs of a text of many lines, empty ones left out.

    >>> paragraphs("One.\n\nTwo, \nthree.")
    ('One.', 'Two,', 'three.')
    """
    return tuple(line.strip() for line in clean(text).splitlines() if line.strip())


def held_together(formula: str) -> str:
    r"""Return a formula whose lines break before a sign, never between a sign and what follows it.

    >>> held_together("answered ÷ offered × 100")
    'answered ÷\xa0offered ×\xa0100'
    """
    return _SIGN.sub("\\1\u00a0", formula)


def role_entry(document: Document, index: Index, keys: Keys, role_id: str) -> RoleEntry:
    """Return a role as its section tells it."""
    role = document.roles[role_id]
    holders = index.holders.get(role_id, ())
    manager = index.manager_of.get(role_id)
    vacant = index.is_vacant(role)
    return RoleEntry(
        key=keys.role[role_id],
        title=one_line(role.title),
        kind=role.kind.capitalize() if stands_beside(role.kind) or role.kind == "body" else "",
        people=tuple(Person(one_line(holder.name), _remarks(holder)) for holder in holders),
        state=_state(role, holders, vacant=vacant),
        is_open=vacant or role.planned,
        fte=_fte(role, holders),
        manager=keys.of_role(manager) if manager is not None else None,
        responsibilities=paragraphs(role.responsibilities),
    )


def title_entries(keys: Keys, titles: Sequence[JobTitle]) -> tuple[Definition, ...]:
    """Return job titles with their definitions."""
    return tuple(
        Definition(keys.title[title.id], one_line(title.name), paragraphs(title.definition))
        for title in titles
    )


def measure_entries(keys: Keys, measures: Sequence[Measure]) -> tuple[MeasureEntry, ...]:
    """Return measures with all that is known of them."""
    return tuple(
        MeasureEntry(
            keys.measure[measure.id],
            one_line(measure.name),
            paragraphs(measure.definition),
            tuple(map(held_together, paragraphs(measure.formula))),
            one_line(measure.unit_of_measurement),
            _DIRECTIONS[measure.direction],
            one_line(measure.data_source),
        )
        for measure in measures
    )


def _remarks(holder: Holder) -> str:
    """What is said behind a name."""
    remarks = ["acting"] if holder.acting else []
    if holder.fte != 1:
        remarks.append(f"{holder.fte:g}\u00a0FTE")
    return ", ".join(remarks)


def _state(role: Role, holders: Sequence[Holder], *, vacant: bool) -> str:
    """What is said where nobody is named, or besides the names."""
    if role.headcount > 1:
        return f"{role.headcount:,} {'planned ' if role.planned else ''}posts"
    if role.planned:
        return PLANNED
    return VACANT if vacant else ""


def _fte(role: Role, holders: Sequence[Holder]) -> str:
    """The full-time equivalents of a role: those of its holders, and one for each other post of it."""
    if role.kind == "body" or role.planned:
        return ""
    unnamed = max(role.headcount - len(holders), 0) if role.headcount > 1 else 0
    total = sum(holder.fte for holder in holders) + unnamed
    return f"{round(total, 2):g}" if total else ""
