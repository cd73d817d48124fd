"""Some roles of a document as a document of their own: what one page of a booklet shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orgchart.core.document import Document, OrgUnit, line_id, stands_beside
from orgchart.core.index import Index
from orgchart.core.ordering import make_room


def extract(document: Document, index: Index, role_ids: Iterable[str]) -> Document:
    """Return the roles with their holders, the lines between them, and their units with titles and measures.

    A role whose manager is left out becomes a root, and a line role if it stood beside it; roots stand
    in the order in which they are asked for. Units around the units of the roles come along; a unit whose
    head is left out has none. The work grows with the roles asked for, not with the document, whose
    look-ups ``index`` holds.
    """
    kept = dict.fromkeys(role_ids)
    roots = [role_id for role_id in kept if index.manager_of.get(role_id) not in kept]
    orders, _ = make_room([], None, len(roots))
    roles, lines, holders = {}, {}, {}
    units: dict[str, OrgUnit] = {}
    for role_id in kept:
        role = document.roles[role_id]
        manager = index.manager_of.get(role_id)
        if manager in kept:
            line = document.lines[line_id("solid", role_id, manager)]
            lines[line.id] = line
        roles[role_id] = role
        lines.update({line.id: line for line in index.dotted.get(role_id, ()) if line.manager_id in kept})
        holders.update({holder.id: holder for holder in index.holders.get(role_id, ())})
        unit_id = role.unit_id
        while unit_id is not None and unit_id not in units:
            unit = document.units[unit_id]
            units[unit_id] = unit if unit.head_id in kept else replace(unit, head_id=None)
            unit_id = unit.parent_id
    for role_id, order in zip(roots, orders, strict=True):
        role = roles[role_id]
        roles[role_id] = replace(role, kind="line" if stands_beside(role.kind) else role.kind, order=order)
    measures = {measure.id: measure for unit_id in units for measure in index.measures.get(unit_id, ())}
    titles = {title.id: title for unit_id in units for title in index.titles.get(unit_id, ())}
    return Document(document.charts, units, roles, holders, lines, measures, titles)
