"""Commands about units: divisions, departments and teams."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import (
    branch_ids,
    changed,
    drop,
    new,
    order_at_end,
    placed,
    put,
    short,
)
from orgchart.core.commands.records import (
    role as known_role,
)
from orgchart.core.commands.records import (
    unit as known_unit,
)
from orgchart.core.document import Document, OrgUnit, UnitKind
from orgchart.core.index import in_order


def add_unit(
    document: Document,
    *,
    id: str,
    name: str,
    kind: UnitKind = "department",
    parent_id: str | None = None,
    colour: str = "",
    purpose: str = "",
    head_id: str | None = None,
) -> Document:
    """Add a unit, last among those in the same parent (``None``: outermost)."""
    if parent_id is not None:
        known_unit(document, parent_id, "parent_id")
    if head_id is not None:
        known_role(document, head_id, "head_id")
    order = order_at_end(_units_in(document, parent_id))
    return put(document, new(document, OrgUnit(id, name, kind, parent_id, colour, purpose, head_id, order)))


def edit_unit(
    document: Document,
    *,
    unit_id: str,
    name: str | Unset = UNSET,
    kind: UnitKind | Unset = UNSET,
    colour: str | Unset = UNSET,
    purpose: str | Unset = UNSET,
    head_id: str | Unset | None = UNSET,
) -> Document:
    """Change what is given."""
    known = known_unit(document, unit_id)
    if isinstance(head_id, str):
        known_role(document, head_id, "head_id")
    return put(
        document, changed(known, name=name, kind=kind, colour=colour, purpose=purpose, head_id=head_id)
    )


def move_unit(
    document: Document, *, unit_id: str, parent_id: str | None, position: int | None = None
) -> Document:
    """Move a unit with what is in it into another one (``None``: outermost).

    ``position`` is an index among the units there, the moved one not counted; ``None`` means last.
    """
    moved = known_unit(document, unit_id)
    if parent_id is not None:
        known_unit(document, parent_id, "parent_id")
        _check_not_inside(document, moved, parent_id)
    siblings = [unit for unit in _units_in(document, parent_id) if unit.id != unit_id]
    return put(document, *placed([replace(moved, parent_id=parent_id)], siblings, position))


def delete_unit(document: Document, *, unit_id: str) -> Document:
    """Delete a unit with its job titles and measures; its roles and units go to its parent, or to none."""
    gone = known_unit(document, unit_id)
    siblings = _units_in(document, gone.parent_id)
    nested = [replace(unit, parent_id=gone.parent_id) for unit in _units_in(document, unit_id)]
    members = [
        replace(role, unit_id=gone.parent_id) for role in document.roles.values() if role.unit_id == unit_id
    ]
    measures = {measure.id for measure in document.measures.values() if measure.unit_id == unit_id}
    titles = {title.id for title in document.titles.values() if title.unit_id == unit_id}
    document = put(document, *placed(nested, siblings, siblings.index(gone)), *members)
    document = drop(drop(document, "measures", measures), "titles", titles)
    return drop(document, "units", [unit_id])


def assign_unit(
    document: Document, *, role_ids: list[str], unit_id: str | None, branch: bool = False
) -> Document:
    """Put roles, with ``branch`` everybody below them too, into a unit (``None``: into none)."""
    if unit_id is not None:
        known_unit(document, unit_id)
    for role_id in role_ids:
        known_role(document, role_id, "role_ids")
    chosen = branch_ids(document, role_ids) if branch else set(role_ids)
    roles = [document.roles[role_id] for role_id in chosen]
    return put(document, *(replace(role, unit_id=unit_id) for role in roles if role.unit_id != unit_id))


def _units_in(document: Document, parent_id: str | None) -> list[OrgUnit]:
    return in_order(unit for unit in document.units.values() if unit.parent_id == parent_id)


def _check_not_inside(document: Document, moved: OrgUnit, parent_id: str) -> None:
    """Check that the parent is neither the unit nor inside it: one walk up from the parent."""
    if parent_id == moved.id:
        raise CommandError(f"{short(moved.name)} cannot be part of itself.", "parent_id")
    above = document.units[parent_id].parent_id
    while above is not None and above != moved.id:
        above = document.units[above].parent_id
    if above is not None:
        outer, inner = short(moved.name), short(document.units[parent_id].name)
        raise CommandError(f"{outer} cannot be part of {inner}, which is inside it.", "parent_id")
