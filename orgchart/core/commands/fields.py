"""The commands about fields of the chart's own: their definitions, and the values that roles have."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset, quoted
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import changed, name_of, put
from orgchart.core.commands.records import role as known_role
from orgchart.core.document import Document, FieldDefinition, FieldKind, Role
from orgchart.core.field_definitions import checked_fields, checked_value
from orgchart.core.rule_error import RuleError
from orgchart.core.rules import FIELD_PREFIX
from orgchart.core.text import one_line


def add_field(
    document: Document,
    *,
    name: str,
    kind: FieldKind = "text",
    choices: list[str] | Unset = UNSET,
    position: int | None = None,
) -> Document:
    """Define a field, last or at a place. Values that roles have under its name already must fit it."""
    definition = FieldDefinition(name, kind, () if choices is UNSET else tuple(choices))
    others = document.chart.fields
    at = len(others) if position is None else max(0, position)
    document = _with_definitions(document, (*others[:at], definition, *others[at:]))
    return _with_fitting_values(document, one_line(name))


def edit_field(
    document: Document,
    *,
    name: str,
    kind: FieldKind | Unset = UNSET,
    choices: list[str] | Unset = UNSET,
) -> Document:
    """Change what a field takes. The values that roles have must fit."""
    known = _known(document, name)
    edited = replace(
        known,
        kind=known.kind if kind is UNSET else kind,
        choices=known.choices if choices is UNSET else tuple(choices),
    )
    return _with_fitting_values(_with_edited(document, known, edited), known.name)


def rename_field(document: Document, *, name: str, new_name: str) -> Document:
    """Give a field another name; roles keep their values.

    A field that has got this name already stays as it is, so that a command that arrives twice does no
    harm.
    """
    new_name = one_line(new_name)
    names = [definition.name for definition in document.chart.fields]
    if name not in names and new_name in names:
        return document
    known = _known(document, name)
    if new_name == name:
        return document
    taken = any(new_name in role.fields for role in document.roles.values())
    if new_name in names or taken:
        raise CommandError(f"There is a field {quoted(new_name)} already. Choose another name.", "new_name")
    document = _with_edited(document, known, replace(known, name=new_name))
    info, old, new = document.chart, FIELD_PREFIX + name, FIELD_PREFIX + new_name
    info = replace(
        info,
        box_shows=tuple(new if each == old else each for each in info.box_shows),
        colour_by=new if info.colour_by == old else info.colour_by,
    )
    roles = [
        replace(role, fields={new_name if key == name else key: value for key, value in role.fields.items()})
        for role in document.roles.values()
        if name in role.fields
    ]
    return put(document, info, *roles)


def move_field(document: Document, *, name: str, position: int) -> Document:
    """Give a field another place among the others."""
    known = _known(document, name)
    others = [each for each in document.chart.fields if each != known]
    others.insert(max(0, position), known)
    return _with_definitions(document, tuple(others))


def remove_field(document: Document, *, name: str) -> Document:
    """Remove a field with the values that roles have, and what the chart shows of it."""
    known = _known(document, name)
    shown = FIELD_PREFIX + name
    info = replace(
        document.chart,
        fields=tuple(each for each in document.chart.fields if each != known),
        box_shows=tuple(each for each in document.chart.box_shows if each != shown),
        colour_by="unit" if document.chart.colour_by == shown else document.chart.colour_by,
    )
    roles = [_with_value(role, name, "") for role in document.roles.values() if name in role.fields]
    return put(document, info, *roles)


def rename_choice(document: Document, *, field: str, choice: str, name: str) -> Document:
    """Give a choice of a field another name; roles that have it keep it."""
    known = _known(document, field, "field")
    name = one_line(name)
    if choice not in known.choices and name in known.choices:
        return document
    if choice not in known.choices:
        raise CommandError(f"There is no choice {quoted(choice)} in {quoted(field)}.", "choice")
    if name in known.choices and name != choice:
        raise CommandError(f"There is a choice {quoted(name)} already. Choose another name.", "name")
    choices = tuple(name if each == choice else each for each in known.choices)
    document = _with_edited(document, known, replace(known, choices=choices))
    roles = [
        _with_value(role, field, name) for role in document.roles.values() if role.fields.get(field) == choice
    ]
    return put(document, *roles)


def set_field(document: Document, *, role_ids: list[str], name: str, value: str) -> Document:
    """Give roles a value of a field; an empty one takes it from them.

    A field that the chart does not define takes any text.
    """
    name = one_line(name)
    definition = next((each for each in document.chart.fields if each.name == name), FieldDefinition(name))
    try:
        value = checked_value(definition, value)
    except RuleError as error:
        raise CommandError(str(error), error.field) from error
    roles = [known_role(document, role_id, "role_ids") for role_id in role_ids]
    return put(document, *(changed(role, fields=_with_value(role, name, value).fields) for role in roles))


def with_checked_fields(document: Document, edited: Role, known: Role) -> Role:
    """Return an edited role, the values of its fields that are new checked by the chart's definitions.

    Raises:
        CommandError: A value does not fit its field.
    """
    if edited.fields == known.fields:
        return edited
    try:
        return replace(edited, fields=checked_fields(document.chart.fields, edited.fields, known.fields))
    except RuleError as error:
        raise CommandError(str(error), "fields") from error


def _known(document: Document, name: str, field: str = "name") -> FieldDefinition:
    for definition in document.chart.fields:
        if definition.name == name:
            return definition
    raise CommandError(f"There is no field {quoted(name)} in this chart. It may have been renamed.", field)


def _with_definitions(document: Document, definitions: tuple[FieldDefinition, ...]) -> Document:
    return put(document, changed(document.chart, fields=definitions))


def _with_edited(document: Document, known: FieldDefinition, edited: FieldDefinition) -> Document:
    return _with_definitions(
        document, tuple(edited if each == known else each for each in document.chart.fields)
    )


def _with_value(role: Role, name: str, value: str) -> Role:
    """Return a role with a value of a field, or without one where it is empty."""
    fields = {key: text for key, text in role.fields.items() if key != name}
    if value:
        fields = {**role.fields, name: value}
    return replace(role, fields=fields)


def _with_fitting_values(document: Document, name: str) -> Document:
    """Return the document with the values of a field as its definition writes them.

    Raises:
        CommandError: A role has a value that does not fit.
    """
    definition = _known(document, name)
    roles = []
    for role in document.roles.values():
        value = role.fields.get(name)
        if value is None:
            continue
        try:
            fitting = checked_value(definition, value)
        except RuleError as error:
            who = name_of(document, role.id)
            raise CommandError(f"{error} {who} has it: change that first.", "kind") from error
        if fitting != value:
            roles.append(replace(role, fields={**role.fields, name: fitting}))
    return put(document, *roles)
