"""Fields of a chart's own: what their definitions may say, and which values they take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from orgchart.core.document import FieldDefinition
from orgchart.core.rule_error import RuleError
from orgchart.core.text import is_blank, one_line, shortened

FIELDS_LIMIT = 50
FIELD_NAME_LIMIT = 100
FIELD_VALUE_LIMIT = 2_000
CHOICES_LIMIT = 100
CHOICE_LIMIT = 200

_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAIL_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_SHOWN = 60  # characters of a value in a message


def clean_definitions(definitions: tuple[FieldDefinition, ...]) -> tuple[FieldDefinition, ...]:
    """Return the definitions with clean names and choices.

    Raises:
        RuleError: There are too many, a name or choice is empty, too long or there twice, or choices are
            missing.
    """
    if len(definitions) > FIELDS_LIMIT:
        raise RuleError(f"A chart can define at most {FIELDS_LIMIT} fields.", "fields")
    cleaned = tuple(_clean(definition) for definition in definitions)
    if len({definition.name for definition in cleaned}) < len(cleaned):
        raise RuleError("Two fields have the same name. Give each its own.", "name")
    return cleaned


def _clean(definition: FieldDefinition) -> FieldDefinition:
    name = one_line(definition.name)
    if is_blank(name):
        raise RuleError("A field needs a name.", "name")
    if len(name) > FIELD_NAME_LIMIT:
        raise RuleError(f"The name of a field can have at most {FIELD_NAME_LIMIT} characters.", "name")
    choices = tuple(dict.fromkeys(one_line(choice) for choice in definition.choices))
    if definition.kind != "choice":
        choices = ()
    elif not choices or any(map(is_blank, choices)):
        raise RuleError(f'"{name}" needs choices, such as "Office" and "Remote". None is empty.', "choices")
    if len(choices) > CHOICES_LIMIT or any(len(choice) > CHOICE_LIMIT for choice in choices):
        raise RuleError(
            f"A field can have at most {CHOICES_LIMIT} choices of {CHOICE_LIMIT} characters.", "choices"
        )
    cleaned = replace(definition, name=name, choices=choices)
    return definition if cleaned == definition else cleaned


def checked_value(definition: FieldDefinition, value: str) -> str:
    """Return a value cleaned, if a field of this definition takes it; an empty one always.

    Raises:
        RuleError: The value is not of the field's kind; the message says what would be.

    >>> checked_value(FieldDefinition("Started", "date"), " 2026-01-31 ")
    '2026-01-31'
    """
    cleaned = one_line(value)
    if len(cleaned) > FIELD_VALUE_LIMIT:
        raise RuleError(
            f'"{definition.name}" can have at most {FIELD_VALUE_LIMIT:,} characters; '
            f"this has {len(cleaned):,}.",
            "value",
        )
    if cleaned and not _fits(definition, cleaned):
        wanted = {
            "number": "a number, such as 12 or 3.5",
            "date": "a date that exists, written like 2026-01-31",
            "choice": f"one of: {shortened(', '.join(definition.choices), 200)}",
            "link": "a link that begins with https://, http:// or mailto:",
        }[definition.kind]
        raise RuleError(
            f'"{definition.name}" takes {wanted}. This is "{shortened(cleaned, _SHOWN)}".', "value"
        )
    return cleaned


def checked_fields(
    definitions: tuple[FieldDefinition, ...], fields: Mapping[str, str], known: Mapping[str, str]
) -> dict[str, str]:
    """Return the fields of a role, those that are not as ``known`` checked by their definitions.

    Raises:
        RuleError: A value is not of its field's kind.
    """
    by_name = {definition.name: definition for definition in definitions}
    return {
        name: checked_value(by_name[name], value) if name in by_name and known.get(name) != value else value
        for name, value in fields.items()
    }


def _fits(definition: FieldDefinition, value: str) -> bool:
    if definition.kind == "number":
        return _NUMBER.fullmatch(value) is not None
    if definition.kind == "date":
        return _is_date(value)
    if definition.kind == "choice":
        return value in definition.choices
    return definition.kind == "text" or is_link(value)


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_link(value: str) -> bool:
    """Return whether a text is a link to a page or an e-mail address that may be followed.

    >>> is_link("https://example.org/a"), is_link("mailto:ann@example.org"), is_link("javascript:alert(1)")
    (True, True, False)
    """
    if any(character.isspace() for character in value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return _MAIL_ADDRESS.fullmatch(parts.path) is not None
    return parts.scheme in ("http", "https") and bool(parts.hostname)
