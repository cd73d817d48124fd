"""The command that puts a list of people into roles: one step, however many they are."""

from __future__ import annotations

from orgchart.core.commands.arguments import Records, checked, fields_of
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.lists import in_list
from orgchart.core.commands.records import changed, drop, holders_of, new, order_at_end, put
from orgchart.core.commands.records import role as known_role
from orgchart.core.document import Document, Holder
from orgchart.core.text import one_line

_PERSON = fields_of(Holder, but=("order", "photo"), optional=("id",))


def fill_roles(document: Document, *, people: Records, clear: bool = False) -> Document:
    """Put people into roles, after those that each has.

    Who holds the role already, by the same name, stays as known; what is given besides is added.

    Args:
        document: The organisation.
        people: Records with ``role_id``, ``name`` and any other field of a holder but ``order`` and
            ``photo``.
        clear: Take everybody else out of the chart.
    """
    if not people:
        raise CommandError("There is nobody in this list.", "people", malformed=True)
    filled = document
    placed: set[str] = set()
    for number, record in enumerate(people, 1):
        with in_list("Person", number, record.get("name"), "people"):
            given = checked(_PERSON, record, "field")
            filled, holder_id = _with_person(filled, given, placed)
            placed.add(holder_id)
    if not clear:
        return filled
    return drop(filled, "holders", [key for key in filled.holders if key not in placed])


def _with_person(document: Document, given: dict[str, object], placed: set[str]) -> tuple[Document, str]:
    """Return the document with one person more, and the id of who now stands for them."""
    role = known_role(document, str(given["role_id"]))
    name = one_line(str(given["name"]))
    holders = holders_of(document, role.id)
    known = next((each for each in holders if each.name == name and each.id not in placed), None)
    if known is not None:
        more = {key: value for key, value in given.items() if key not in ("id", "role_id", "name") and value}
        return put(document, changed(known, **more)), known.id
    if "id" not in given:
        raise CommandError('The field "id" is missing.', malformed=True)
    holder = new(document, Holder(**given, order=order_at_end(holders)))  # type: ignore[arg-type]
    return put(document, holder), holder.id
