"""Commands about dotted lines: second managers."""

from __future__ import annotations

from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import changed, cleaned, drop, manager_id_of, name_of, put
from orgchart.core.commands.records import role as known_role
from orgchart.core.document import Document, ReportingLine, line_id


def add_dotted_line(document: Document, *, role_id: str, manager_id: str, label: str = "") -> Document:
    """Let a role report to a second manager as well."""
    known_role(document, role_id)
    known_role(document, manager_id, "manager_id")
    key = line_id("dotted", role_id, manager_id)
    reporter = name_of(document, role_id)
    if role_id == manager_id:
        raise CommandError(f"{reporter} cannot report to itself. Choose another manager.", "manager_id")
    if manager_id_of(document, role_id) == manager_id:
        manager = name_of(document, manager_id)
        raise CommandError(
            f"{reporter} reports to {manager} by a solid line already. Choose another manager.", "manager_id"
        )
    if key in document.lines:
        manager = name_of(document, manager_id)
        raise CommandError(f"{reporter} has a dotted line to {manager} already.", "manager_id")
    return put(document, cleaned(ReportingLine(key, role_id, manager_id, "dotted", label)))


def label_dotted_line(document: Document, *, role_id: str, manager_id: str, label: str) -> Document:
    """Write on a dotted line what it is about."""
    return put(document, changed(_known(document, role_id, manager_id), label=label))


def remove_dotted_line(document: Document, *, role_id: str, manager_id: str) -> Document:
    """Take a dotted line away."""
    return drop(document, "lines", [_known(document, role_id, manager_id).id])


def _known(document: Document, role_id: str, manager_id: str) -> ReportingLine:
    """Return a dotted line, or raise a CommandError naming the argument."""
    known_role(document, role_id)
    known_role(document, manager_id, "manager_id")
    line = document.lines.get(line_id("dotted", role_id, manager_id))
    if line is None:
        raise CommandError("There is no such dotted line. It may have been removed.", "manager_id")
    return line
