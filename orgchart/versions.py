"""Names for states of a chart: given, changed and taken away."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from orgchart.access import Visitor
from orgchart.core.commands import CommandError
from orgchart.core.text import is_blank, one_line
from orgchart.history import document_at
from orgchart.models import Chart, Version

NAME_LENGTH = 100
MOST_VERSIONS = 500


def name_state(*, chart: Chart, number: int, name: str, visitor: Visitor) -> Version:
    """Give a state a name.

    Raises:
        UnknownRevision: there is no such state.
        CommandError: the name is empty or too long, the state has one already, or there are too many.
    """
    name = _clean(name)
    document_at(chart, number)
    if chart.versions.count() >= MOST_VERSIONS:
        raise CommandError(f"A chart can have at most {MOST_VERSIONS} named versions. Delete one first.")
    try:
        with transaction.atomic():
            return chart.versions.create(number=number, name=name, author=visitor.user)
    except IntegrityError:
        known = chart.versions.get(number=number)
        raise CommandError(f"This state is called “{known.name}” already. Rename that.", "revision") from None


def rename_version(*, version: Version, name: str) -> Version:
    """Call a state something else.

    Raises:
        CommandError: the name is empty or too long.
    """
    version.name = _clean(name)
    version.save(update_fields=["name"])
    return version


def delete_version(*, version: Version) -> None:
    """Take the name away. The state stays in the history."""
    version.delete()


def _clean(name: str) -> str:
    name = one_line(name)
    if is_blank(name):
        raise CommandError("A version needs a name.", "name", malformed=True)
    if len(name) > NAME_LENGTH:
        raise CommandError(f"A name has at most {NAME_LENGTH} characters.", "name", malformed=True)
    return name
