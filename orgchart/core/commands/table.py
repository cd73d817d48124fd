"""The table of all commands, and the one door to run them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from orgchart.core import structure
from orgchart.core.commands import (
    adding,
    branch,
    cells,
    chart,
    field_sentences,
    fields,
    filling,
    holders,
    lines,
    many,
    measures,
    roles,
    sentences,
    titles,
    units,
)
from orgchart.core.commands.arguments import Parameter, checked, parameters_of, quoted
from orgchart.core.commands.error import CommandError
from orgchart.core.document import Document

Label = Callable[[Document, Document, Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Command:
    """One named change of a document.

    Attributes:
        name: How it is called from outside.
        function: ``(document, **arguments) -> Document``.
        label: ``(before, after, arguments)`` -> the sentence for the history.
        creates: Names of id arguments that the caller may fill in where they are missing.
        creates_each: Names of arguments that are lists of records whose ``id`` the caller may fill in.
        parameters: The arguments by name.
    """

    name: str
    function: Callable[..., Document]
    label: Label
    creates: tuple[str, ...]
    creates_each: tuple[str, ...]
    parameters: Mapping[str, Parameter]


def _command(function: Callable[..., Document], label: Label, creates_each: tuple[str, ...] = ()) -> Command:
    parameters = parameters_of(function)
    creates = ("id",) if "id" in parameters else ()
    return Command(function.__name__, function, label, creates, creates_each, parameters)


COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        _command(adding.add_role_below, sentences.add_role_below),
        _command(adding.add_role_beside, sentences.add_role_beside),
        _command(adding.add_role_above, sentences.add_role_above),
        _command(adding.add_assistant, sentences.add_assistant),
        _command(branch.add_branch, sentences.add_branch, creates_each=("roles",)),
        _command(cells.edit_cells, sentences.edit_cells),
        _command(roles.rename_role, sentences.rename_role),
        _command(roles.edit_role, sentences.edit_role),
        _command(roles.move_role, sentences.move_role),
        _command(roles.delete_role, sentences.delete_role),
        _command(many.move_roles, sentences.move_roles),
        _command(many.delete_roles, sentences.delete_roles),
        _command(many.add_dotted_lines, sentences.add_dotted_lines),
        _command(holders.add_holder, sentences.add_holder),
        _command(holders.edit_holder, sentences.edit_holder),
        _command(filling.fill_roles, sentences.fill_roles, creates_each=("people",)),
        _command(holders.remove_holder, sentences.remove_holder),
        _command(holders.set_photo, field_sentences.set_photo),
        _command(lines.add_dotted_line, sentences.add_dotted_line),
        _command(lines.label_dotted_line, field_sentences.label_dotted_line),
        _command(lines.remove_dotted_line, sentences.remove_dotted_line),
        _command(units.add_unit, sentences.add_unit),
        _command(units.edit_unit, sentences.edit_unit),
        _command(units.move_unit, sentences.move_unit),
        _command(units.delete_unit, sentences.delete_unit),
        _command(units.assign_unit, sentences.assign_unit),
        _command(measures.add_measure, sentences.add_measure),
        _command(measures.edit_measure, sentences.edit_measure),
        _command(measures.remove_measure, sentences.remove_measure),
        _command(titles.add_title, sentences.add_title),
        _command(titles.edit_title, sentences.edit_title),
        _command(titles.remove_title, sentences.remove_title),
        _command(chart.edit_chart, sentences.edit_chart),
        _command(chart.set_branches, sentences.set_branches),
        _command(chart.rename_grade, sentences.rename_grade),
        _command(fields.add_field, field_sentences.add_field),
        _command(fields.edit_field, field_sentences.edit_field),
        _command(fields.rename_field, field_sentences.rename_field),
        _command(fields.move_field, field_sentences.move_field),
        _command(fields.remove_field, field_sentences.remove_field),
        _command(fields.rename_choice, field_sentences.rename_choice),
        _command(fields.set_field, field_sentences.set_field),
    )
}


def command_named(name: object) -> Command:
    """Return a command of the table.

    Raises:
        CommandError: There is none of this name.
    """
    command = COMMANDS.get(name) if isinstance(name, str) else None
    if command is None:
        raise CommandError(f"There is no command {quoted(name)}.", "command", malformed=True)
    return command


def run(document: Document, name: object, arguments: object) -> Document:
    """Run a command with arguments from outside, whatever they are.

    Returns:
        The new document; its structure is sound if that of ``document`` was. A command that changes
        nothing returns an equal document.

    Raises:
        CommandError: The command is unknown, its arguments are malformed, or it cannot be done.
    """
    command = command_named(name)
    changed = command.function(document, **checked(command.parameters, arguments))
    try:
        structure.check(changed)
    except structure.StructureError as error:
        raise CommandError(str(error)) from error
    return changed


def summary(name: str, before: Document, after: Document, arguments: Mapping[str, Any]) -> str:
    """Return the history's sentence for a command that was run from ``before`` to ``after``."""
    return COMMANDS[name].label(before, after, arguments)


def with_ids(
    name: str, arguments: Mapping[str, Any], new_id: Callable[[], str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the arguments with ids for new records, so that they replay exactly, and those ids.

    Of a list of records the first one's id is told.
    """
    complete = dict(arguments)
    command = COMMANDS.get(name)
    if command is None:
        return complete, {}
    for argument in command.creates:
        if complete.get(argument) is None:
            complete[argument] = new_id()
    created = {argument: complete[argument] for argument in command.creates}
    for argument in command.creates_each:
        records = complete.get(argument)
        if isinstance(records, list) and records and all(isinstance(record, Mapping) for record in records):
            complete[argument] = [
                record if record.get("id") is not None else {**record, "id": new_id()} for record in records
            ]
            created["id"] = complete[argument][0]["id"]
    return complete, created
