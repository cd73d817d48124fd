"""Commands that act on many roles at once: each is one step of the history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import (
    branch_ids,
    check_place,
    children_of,
    cleaned,
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
from orgchart.core.commands.roles import (
    check_not_inside,
    with_reports_moved_up,
    without_roles,
)
from orgchart.core.document import Document, ReportingLine, Role, RoleKind, line_id, stands_beside


def move_roles(
    document: Document,
    *,
    role_ids: list[str],
    manager_id: str | None,
    position: int | None = None,
    kind: RoleKind | None = None,
) -> Document:
    """Move roles with their branches under one manager (``None``: make them roots), next to each other.

    A role that stands below another one of them stays below it. The rest goes in the order of ``role_ids``.

    Args:
        document: The organisation.
        role_ids: What moves.
        manager_id: The new manager, which may be the present one of some.
        position: Index among the manager's other reports of the same kind; ``None`` means last.
        kind: Line, assistant, adviser or body; ``None`` keeps each, but a root is in line.
    """
    chosen = _known(document, role_ids)
    if manager_id is not None:
        known_role(document, manager_id, "manager_id")
    if manager_id is not None:
        for key in topmost(document, chosen):
            check_not_inside(document, key, manager_id)
    moved = [_of_kind(document, document.roles[key], manager_id, kind) for key in topmost(document, chosen)]
    for is_beside in (True, False):
        entries = [role for role in moved if stands_beside(role.kind) == is_beside]
        if not entries:
            continue
        siblings = siblings_of(document, manager_id, "assistant" if is_beside else "line")
        # Who moves within its manager is no sibling to stand beside, even where it changes its kind.
        others = [role for role in siblings if role.id not in chosen]
        document = put(document, *placed(entries, others, position))
    return with_manager(document, [role.id for role in moved], manager_id)


def delete_roles(document: Document, *, role_ids: list[str], branch: bool = False) -> Document:
    """Delete roles with their holders and lines, and with ``branch`` everybody below them too.

    Otherwise the reports that stay move up to the nearest manager that stays, or become roots.
    """
    gone = _known(document, role_ids)
    below = branch_ids(document, gone)
    if branch:
        return without_roles(document, below)
    # Where nobody below stays, nobody has to move up.
    emptied: set[str] = set()
    for key in sorted(below - gone.keys()):
        manager_id = manager_id_of(document, key)
        while manager_id in gone and manager_id not in emptied:
            emptied.add(manager_id)
            manager_id = manager_id_of(document, manager_id)
    for key in gone:
        if key in emptied:
            document = with_reports_moved_up(document, key)
    return without_roles(document, set(gone))


def add_dotted_lines(
    document: Document, *, role_ids: list[str], manager_id: str, label: str = ""
) -> Document:
    """Let roles report to a second manager as well; those that report to it already stay as they are."""
    chosen = _known(document, role_ids)
    known_role(document, manager_id, "manager_id")
    if manager_id in chosen:
        name = name_of(document, manager_id)
        raise CommandError(f"{name} cannot report to itself. Choose another manager.", "manager_id")
    lines = [
        ReportingLine(line_id("dotted", key, manager_id), key, manager_id, "dotted", label)
        for key in chosen
        if manager_id_of(document, key) != manager_id
    ]
    return put(document, *(cleaned(line) for line in lines if line.id not in document.lines))


def topmost(document: Document, role_ids: Iterable[str]) -> list[str]:
    """Return those of the roles that stand below none of the others, in their order."""
    chosen = dict.fromkeys(role_ids)
    inside: dict[str, bool] = {}
    for key in chosen:
        walked = []
        above = manager_id_of(document, key)
        while above is not None and above not in chosen and above not in inside:
            walked.append(above)
            above = manager_id_of(document, above)
        is_inside = above is not None and (above in chosen or inside[above])
        inside |= dict.fromkeys(walked, is_inside)
        inside[key] = is_inside
    return [key for key in chosen if not inside[key]]


def _known(document: Document, role_ids: Iterable[str]) -> dict[str, None]:
    """Return the ids without repeats, in their order, after a check that each names a role."""
    chosen = dict.fromkeys(role_ids)
    if not chosen:
        raise CommandError("Choose at least one role.", "role_ids", malformed=True)
    for key in chosen:
        known_role(document, key, "role_ids")
    return chosen


def _of_kind(document: Document, role: Role, manager_id: str | None, kind: RoleKind | None) -> Role:
    """Return the role as it will stand under the manager."""
    is_lone = manager_id is None and stands_beside(role.kind)
    moved = replace(role, kind=kind or ("line" if is_lone else role.kind))
    check_place(document, moved, manager_id)
    if moved.kind != role.kind:
        changed = put(document, moved)
        for report in children_of(document, role.id):
            check_place(changed, report, role.id)
    return moved
