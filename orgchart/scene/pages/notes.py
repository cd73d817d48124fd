"""What the boxes of a page say about other pages: where a branch goes on, and where dotted lines go."""

from __future__ import annotations

from collections.abc import Mapping

from orgchart.core.document import Document
from orgchart.core.index import Index
from orgchart.scene.boxes.page_needs import ASIDE, CONTINUED, Note
from orgchart.scene.boxes.person_words import names
from orgchart.scene.pages.plan import Part

# A box says this many dotted lines one by one.
_MOST_ASIDES = 8


def notes_of(
    document: Document,
    index: Index,
    part: Part,
    numbers: Mapping[str, int] | None = None,
    up: int = 0,
) -> dict[str, list[Note]]:
    """Return the notes of a page's boxes by role id.

    ``numbers`` are the pages on which roles are at home, ``up`` the page above this one. Without them
    the widest number stands in, so that a page measured so has room for its true notes.
    """
    shown = set(part.shown)
    notes: dict[str, list[Note]] = {}
    # There are never more pages than roles.
    widest = int("9" * len(str(len(document.roles))))

    def number(role_id: str) -> int:
        return widest if numbers is None else numbers[role_id]

    def add(role_id: str, part_name: str, text: str, page: int) -> None:
        notes.setdefault(role_id, []).append(Note(part_name, text, f"page {page}", page, f"page {widest}"))

    for role_id in part.shown:
        is_root = role_id in part.roots
        if is_root and role_id in index.manager_of:
            add(role_id, CONTINUED, "From", up if numbers is not None else widest)
        if role_id in part.cut:
            add(role_id, CONTINUED, "Continued on", number(role_id))
        elif not (is_root and part.place > 1):
            away = [line for line in index.dotted.get(role_id, ()) if line.manager_id not in shown]
            for line in away[:_MOST_ASIDES]:
                who = called(document, index, line.manager_id)
                why = f" ({line.label})" if line.label else ""
                add(role_id, ASIDE, f"Dotted to {who}{why},", number(line.manager_id))
    return notes


def called(document: Document, index: Index, role_id: str) -> str:
    """Return how a page names a role in passing: by who holds it, else by its title."""
    role, holders = document.roles[role_id], index.holders.get(role_id, ())
    return names(holders) if holders and role.headcount == 1 else role.title
