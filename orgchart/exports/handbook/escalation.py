"""Whom a unit turns to: the manager of who leads it, its dotted lines, the way from the front line up."""

from __future__ import annotations

from collections.abc import Sequence

from orgchart.core.document import Document, ReportingLine
from orgchart.core.index import Index
from orgchart.core.structure import layers
from orgchart.exports.handbook.content import Dotted, Escalation, Mention
from orgchart.exports.handbook.keys import Keys
from orgchart.exports.xml_text import one_line

_SHORTEST_CHAIN = 3


class Leaders:
    """Who leads each unit: its head, or else the only one of its roles whose manager is outside of it."""

    def __init__(self, document: Document, index: Index) -> None:
        self._document = document
        self._index = index
        self.depths = layers(index)

    def of(self, unit_id: str) -> str | None:
        """Return the role that leads a unit, if that is clear."""
        unit = self._document.units.get(unit_id)
        if unit is None:
            return None
        if unit.head_id is not None:
            return unit.head_id
        members = self._index.members.get(unit_id, ())
        tops = [role_id for role_id in members if self._index.manager_of.get(role_id) not in members]
        return tops[0] if len(tops) == 1 else None


def escalation_of(
    document: Document, index: Index, keys: Keys, members: Sequence[str], leader: str | None
) -> Escalation:
    """Return the lines along which a unit with these roles escalates."""
    inside = set(members)
    above = index.manager_of.get(leader) if leader is not None else None
    outgoing = [line for role_id in members for line in index.dotted.get(role_id, ())]
    incoming = [
        line
        for lines in index.dotted.values()
        for line in lines
        if line.manager_id in inside and line.role_id not in inside
    ]
    chain = _chain(document, index, members)

    def named(role_id: str) -> Mention:
        return keys.of_role(role_id, _holders(document, index, role_id))

    def dotted(line: ReportingLine) -> Dotted:
        return Dotted(named(line.role_id), named(line.manager_id), one_line(line.label))

    return Escalation(
        leader=named(leader) if leader is not None else None,
        above=named(above) if above is not None else None,
        chain=tuple(map(named, chain)),
        outgoing=tuple(map(dotted, outgoing)),
        incoming=tuple(map(dotted, incoming)),
    )


def _chain(document: Document, index: Index, members: Sequence[str]) -> list[str]:
    """The way from the lowest line role of a unit to the top; of several, that of the most posts."""
    roles = document.roles
    fronts = [role_id for role_id in members if roles[role_id].kind == "line" and not roles[role_id].planned]
    fronts = [role_id for role_id in fronts if role_id not in index.reports]
    if not fronts:
        return []
    paths = [index.path(role_id) for role_id in fronts]
    longest = max(map(len, paths))
    best = max((path for path in paths if len(path) == longest), key=lambda path: roles[path[0]].headcount)
    return best if len(best) >= _SHORTEST_CHAIN else []


def _holders(document: Document, index: Index, role_id: str) -> str:
    """Who is named for a role that stands for one post."""
    if document.roles[role_id].headcount > 1:
        return ""
    holders = index.holders.get(role_id, ())
    return one_line(" & ".join(f"{each.name}, acting" if each.acting else each.name for each in holders))
