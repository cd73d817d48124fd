"""The keys by which a handbook's parts refer to each other, given once in the order of its sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgchart.core.document import Document
from orgchart.core.index import Index
from orgchart.exports.handbook.content import Mention
from orgchart.exports.xml_text import one_line


@dataclass(frozen=True, slots=True)
class Place:
    """A section to be: its unit (empty: the roles without one), its number, and how deep it lies."""

    unit_id: str
    number: str
    depth: int


def places(document: Document, index: Index) -> list[Place]:
    """Return the sections of a handbook in structure order: a unit, then the units inside it.

    A unit that holds nothing at all, not even units, has none. Safe at any depth.
    """
    found = list(_units(document, index))
    if any(role.unit_id is None for role in document.roles.values()):
        last = sum("." not in place.number for place in found)
        found.append(Place("", str(last + 1), 1))
    return found


def _units(document: Document, index: Index) -> Iterator[Place]:
    counts: dict[str, int] = {}
    waiting = [(unit_id, "", 1) for unit_id in reversed(index.nested_units.get(None, ()))]
    while waiting:
        unit_id, around, depth = waiting.pop()
        if not _holds(document, index, unit_id):
            continue
        counts[around] = counts.get(around, 0) + 1
        number = f"{around}.{counts[around]}" if around else str(counts[around])
        yield Place(unit_id, number, depth)
        inner = index.nested_units.get(unit_id, ())
        waiting.extend((each, number, depth + 1) for each in reversed(inner))


def _holds(document: Document, index: Index, unit_id: str) -> bool:
    """Whether there is anything to say of a unit."""
    known = (index.members, index.measures, index.titles, index.nested_units)
    return bool(document.units[unit_id].purpose) or any(unit_id in each for each in known)


class Keys:
    """Keys of sections, roles, titles and measures, and mentions of them."""

    def __init__(self, document: Document, index: Index, sections: list[Place]) -> None:
        self._document = document
        self.section = {place.unit_id: f"u{number}" for number, place in enumerate(sections, start=1)}
        self.role = {role_id: f"r{number}" for number, role_id in enumerate(index.reading_order(), start=1)}
        self.title = {title_id: f"t{number}" for number, title_id in enumerate(document.titles, start=1)}
        self.measure = {key: f"m{number}" for number, key in enumerate(document.measures, start=1)}

    def of_unit(self, unit_id: str) -> Mention:
        """Return a mention of a unit."""
        key = self.section[unit_id]
        return Mention(one_line(self._document.units[unit_id].name), key, key)

    def of_role(self, role_id: str, who: str = "") -> Mention:
        """Return a mention of a role, with who holds it where that is given."""
        role = self._document.roles[role_id]
        return Mention(one_line(role.title), self.role[role_id], self.section[role.unit_id or ""], who)
