"""From a document to the sections of its handbook."""

from __future__ import annotations

from orgchart.core.document import Document, OrgUnit
from orgchart.core.index import Index
from orgchart.exports.handbook.content import Mention, Section
from orgchart.exports.handbook.entries import measure_entries, paragraphs, role_entry, title_entries
from orgchart.exports.handbook.escalation import Leaders, escalation_of
from orgchart.exports.handbook.keys import Keys, Place
from orgchart.exports.xml_text import one_line
from orgchart.scene.colours import readable, unit_colours

_WITHOUT, _WITHOUT_UNITS = "Roles without a unit", "Roles"
_INK, _PAPER = "#334155", "#ffffff"
_LEAST_CONTRAST = 3.0


class SectionMaker:
    """Makes the sections of one document."""

    def __init__(self, document: Document, index: Index, keys: Keys) -> None:
        self._document = document
        self._index = index
        self._keys = keys
        self._leaders = Leaders(document, index)
        self._colours = unit_colours(document.units, _INK)
        self._reading = {role_id: number for number, role_id in enumerate(index.reading_order())}

    def section(self, place: Place) -> Section:
        """Return the section of a unit, or of the roles without one."""
        keys, index = self._keys, self._index
        unit = self._document.units.get(place.unit_id)
        head = unit.head_id if unit else None
        members = self._members(place.unit_id)
        return Section(
            key=keys.section[place.unit_id],
            unit_id=place.unit_id,
            number=place.number,
            depth=place.depth,
            title=self._title(unit),
            kind=unit.kind.capitalize() if unit else "",
            colour=readable(self._colours.get(place.unit_id, _INK), _PAPER, _LEAST_CONTRAST),
            figures=self._figures(members),
            inside=keys.of_unit(unit.parent_id) if unit and unit.parent_id is not None else None,
            parts=self._parts(unit),
            definition=paragraphs(unit.purpose) if unit else (),
            head=role_entry(self._document, index, keys, head) if head is not None else None,
            escalation=escalation_of(self._document, index, keys, members, self._leaders.of(place.unit_id)),
            titles=title_entries(keys, index.titles.get(place.unit_id, ())),
            measures=measure_entries(keys, index.measures.get(place.unit_id, ())),
            roles=tuple(role_entry(self._document, index, keys, role_id) for role_id in members),
            role_ids=members,
        )

    def _title(self, unit: OrgUnit | None) -> str:
        if unit is not None:
            return one_line(unit.name)
        return _WITHOUT if self._document.units else _WITHOUT_UNITS

    def _members(self, unit_id: str) -> tuple[str, ...]:
        """The roles of a unit, or those without one, in reading order."""
        if unit_id:
            members = list(self._index.members.get(unit_id, ()))
        else:
            members = [role.id for role in self._document.roles.values() if role.unit_id is None]
        return tuple(sorted(members, key=self._reading.__getitem__))

    def _parts(self, unit: OrgUnit | None) -> tuple[Mention, ...]:
        """The units inside a unit that have sections."""
        inner = self._index.nested_units.get(unit.id, ()) if unit else ()
        return tuple(self._keys.of_unit(each) for each in inner if each in self._keys.section)

    def _figures(self, members: tuple[str, ...]) -> str:
        """How many roles and people stand in a unit itself, and what is open."""
        if not members:
            return ""
        roles = [self._document.roles[role_id] for role_id in members]
        people = sum(map(self._index.people, roles))
        vacant, planned = sum(map(self._index.is_vacant, roles)), sum(role.planned for role in roles)
        words = [_counted(len(roles), "role", "roles"), _counted(people, "person", "people")]
        words += [f"{vacant:,} vacant"] if vacant else []
        words += [f"{planned:,} planned"] if planned else []
        return ", ".join(words)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
