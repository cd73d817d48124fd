"""The history's sentences for what is done to fields of a chart's own, and to photos; see ``sentences``."""

from __future__ import annotations

from orgchart.core.commands.records import name_of, short
from orgchart.core.commands.sentences import Arguments
from orgchart.core.document import Document
from orgchart.core.text import one_line


def _quoted(name: str) -> str:
    return f'"{short(one_line(name))}"'


def add_field(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added the field "Cost centre"."""
    return f"Added the field {_quoted(arguments['name'])}"


def edit_field(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Changed what the field "Cost centre" takes"."""
    return f"Changed what the field {_quoted(arguments['name'])} takes"


def rename_field(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Renamed the field "Cost centre" to "Budget"."""
    return f"Renamed the field {_quoted(arguments['name'])} to {_quoted(arguments['new_name'])}"


def move_field(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Moved the field "Cost centre"."""
    return f"Moved the field {_quoted(arguments['name'])}"


def remove_field(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Removed the field "Cost centre"."""
    return f"Removed the field {_quoted(arguments['name'])}"


def rename_choice(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Renamed the choice "Office" of "Work" to "On site"."""
    old, new = _quoted(arguments["choice"]), _quoted(arguments["name"])
    return f"Renamed the choice {old} of {_quoted(arguments['field'])} to {new}"


def set_field(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Set "Cost centre" of Ann Lee to "4711", or how many roles it was set for."""
    role_ids = list(dict.fromkeys(arguments["role_ids"]))
    who = name_of(after, role_ids[0]) if len(role_ids) == 1 else f"{len(role_ids):,} roles"
    field, value = _quoted(arguments["name"]), one_line(arguments["value"])
    return f"Set {field} of {who} to {_quoted(value)}" if value else f"Emptied {field} of {who}"


def set_photo(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added a photo of Ann Lee", "Changed the photo of …" or "Removed …"."""
    old, new = before.holders[arguments["holder_id"]], after.holders[arguments["holder_id"]]
    if not new.photo:
        return f"Removed the photo of {short(new.name)}"
    return f"{'Changed the' if old.photo else 'Added a'} photo of {short(new.name)}"


def label_dotted_line(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Labelled the dotted line from Ann Lee to Tom Okafor"."""
    ends = f"{name_of(after, arguments['role_id'])} to {name_of(after, arguments['manager_id'])}"
    is_empty = not one_line(arguments["label"])
    return (
        f"Took the label from the dotted line from {ends}"
        if is_empty
        else f"Labelled the dotted line from {ends}"
    )
