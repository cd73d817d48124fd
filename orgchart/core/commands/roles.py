"""Commands that change, move or delete a role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orgchart.core.commands.adding import with_holder
from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.fields import with_checked_fields
from orgchart.core.commands.records import (
    branch_ids,
    changed,
    check_place,
    children_of,
    drop,
    holders_of,
    manager_id_of,
    name_of,
    placed,
    put,
    siblings_of,
    with_manager,
)
from orgchart.core.commands.records import (
    role as known_role,
)
from orgchart.core.commands.records import (
    unit as known_unit,
)
from orgchart.core.document import BranchStyle, Document, Grouping, RoleKind, stands_beside
from orgchart.core.text import is_blank


def rename_role(
    document: Document, *, role_id: str, title: str | None = None, name: str | None = None
) -> Document:
    """Do what typing into a box does; ``None`` leaves title or name alone.

    A name renames the first holder, or adds one to a vacant role; an empty name removes that holder.
    """
    known = known_role(document, role_id)
    if title is not None:
        document = put(document, changed(known, title=title))
    if name is None:
        return document
    holders = holders_of(document, role_id)
    if is_blank(name):
        return drop(document, "holders", [holder.id for holder in holders[:1]])
    if holders:
        return put(document, changed(holders[0], name=name))
    return with_holder(document, role_id, name)


def edit_role(
    document: Document,
    *,
    role_id: str,
    title: str | Unset = UNSET,
    kind: RoleKind | Unset = UNSET,
    headcount: int | Unset = UNSET,
    notes: str | Unset = UNSET,
    fields: Mapping[str, str] | Unset = UNSET,
    unit_id: str | Unset | None = UNSET,
    branch: BranchStyle | Unset = UNSET,
    grouping: Grouping | Unset = UNSET,
    grade: str | Unset = UNSET,
    planned: bool | Unset = UNSET,
    responsibilities: str | Unset = UNSET,
) -> Document:
    """Change what is given. A role that changes its kind goes last among its new siblings.

    A grade that the chart does not have yet becomes the lowest of its grades.
    """
    known = known_role(document, role_id)
    if isinstance(unit_id, str):
        known_unit(document, unit_id)
    edited = changed(
        known,
        title=title,
        kind=kind,
        headcount=headcount,
        notes=notes,
        fields=fields,
        unit_id=unit_id,
        branch=branch,
        grouping=grouping,
        grade=grade,
        planned=planned,
        responsibilities=responsibilities,
    )
    edited = with_checked_fields(document, edited, known)
    if edited.grade not in ("", *document.chart.grades):
        document = put(document, changed(document.chart, grades=(*document.chart.grades, edited.grade)))
    if edited.kind == known.kind:
        return put(document, edited)
    manager_id = manager_id_of(document, role_id)
    check_place(document, edited, manager_id)
    changed_document = put(document, edited)
    for report in children_of(document, role_id):
        check_place(changed_document, report, role_id)
    if stands_beside(edited.kind) == stands_beside(known.kind):
        return changed_document
    return put(document, *placed([edited], siblings_of(document, manager_id, edited.kind), None))


def move_role(
    document: Document,
    *,
    role_id: str,
    manager_id: str | None,
    position: int | None = None,
    kind: RoleKind | None = None,
) -> Document:
    """Move a role with its branch under another manager (``None``: make it a root).

    Args:
        document: The organisation.
        role_id: What moves.
        manager_id: The new manager, which may be the present one.
        position: Index among the manager's other reports of the same kind; ``None`` means last.
        kind: Line, assistant, adviser or body; ``None`` keeps it, but a root stands beside nobody.
    """
    moved = known_role(document, role_id)
    if manager_id is not None:
        known_role(document, manager_id, "manager_id")
        check_not_inside(document, role_id, manager_id)
    is_lone = manager_id is None and stands_beside(moved.kind)
    moved = replace(moved, kind=kind or ("line" if is_lone else moved.kind))
    check_place(document, moved, manager_id)
    for report in children_of(document, role_id) if moved.kind != document.roles[role_id].kind else ():
        check_place(put(document, moved), report, role_id)
    siblings = siblings_of(document, manager_id, moved.kind, but=role_id)
    document = put(document, *placed([moved], siblings, position))
    return with_manager(document, [role_id], manager_id)


def delete_role(document: Document, *, role_id: str, branch: bool = False) -> Document:
    """Delete a role with its holders and lines, and with ``branch`` everybody below it too.

    Otherwise its reports move up to its manager, at its place; without a manager they become roots.
    """
    known_role(document, role_id)
    if branch:
        return without_roles(document, branch_ids(document, [role_id]))
    return without_roles(with_reports_moved_up(document, role_id), {role_id})


def with_reports_moved_up(document: Document, role_id: str) -> Document:
    """Return the document with the reports of a role reporting to its manager, at its place."""
    gone = document.roles[role_id]
    manager_id = manager_id_of(document, role_id)
    children = children_of(document, role_id)
    if manager_id is None or document.roles[manager_id].kind == "body":
        # Neither roots nor reports of a body are assistants: those go first, as they are read first.
        children = [
            replace(child, kind="line") if stands_beside(child.kind) else child
            for child in sorted(children, key=lambda child: not stands_beside(child.kind))
        ]
    for kind in ("assistant", "line"):
        group = [child for child in children if stands_beside(child.kind) == stands_beside(kind)]
        siblings = siblings_of(document, manager_id, kind)
        position = siblings.index(gone) if gone in siblings else None
        document = put(document, *placed(group, siblings, position))
    return with_manager(document, [child.id for child in children], manager_id)


def without_roles(document: Document, gone: set[str]) -> Document:
    """Return the document without the roles and everything that hangs on them."""
    holders = {holder.id for holder in document.holders.values() if holder.role_id in gone}
    lines = {line.id for line in document.lines.values() if line.role_id in gone or line.manager_id in gone}
    headless = [replace(unit, head_id=None) for unit in document.units.values() if unit.head_id in gone]
    document = drop(drop(document, "holders", holders), "lines", lines)
    return put(drop(document, "roles", gone), *headless)


def check_not_inside(document: Document, role_id: str, manager_id: str) -> None:
    """Check that the manager is neither the role nor below it: one walk up from the manager."""
    if role_id == manager_id:
        raise CommandError(f"{name_of(document, role_id)} cannot report to itself.", "manager_id")
    above = manager_id_of(document, manager_id)
    while above is not None and above != role_id:
        above = manager_id_of(document, above)
    if above is not None:
        which = "who" if holders_of(document, manager_id) else "which"
        raise CommandError(
            f"{name_of(document, role_id)} cannot report to {name_of(document, manager_id)}, "
            f"{which} is in its own branch.",
            "manager_id",
        )
