"""One sentence for the history a command: what it did, with the names that people know.

Each function takes the document before and after, and the arguments that were run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orgchart.core.commands.look_sentences import look_changed
from orgchart.core.commands.records import holders_of, manager_id_of, name_of, short
from orgchart.core.document import Document
from orgchart.core.text import is_blank, one_line

Arguments = Mapping[str, Any]
_CHART_WORDS = {
    "centre": "middle of the rings",
    "units_as": "look of the units",
    "box_first": "first line of the boxes",
    "box_shows": "contents of the boxes",
    "colour_by": "meaning of the colours",
    "span_least": "smallest span of control",
    "span_most": "largest span of control",
}


def _unit(document: Document, unit_id: str) -> str:
    return short(document.units[unit_id].name)


def _title(document: Document, role_id: str) -> str:
    return short(document.roles[role_id].title)


def add_role_below(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added Team Lead under Ann Lee"."""
    added, manager_id = name_of(after, arguments["id"]), arguments["role_id"]
    return (
        f"Added {added} at the top"
        if manager_id is None
        else f"Added {added} under {name_of(after, manager_id)}"
    )


def add_role_beside(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added Team Lead after Ann Lee"."""
    side = arguments.get("side", "after")
    return f"Added {name_of(after, arguments['id'])} {side} {name_of(after, arguments['role_id'])}"


def add_role_above(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added Team Lead above Ann Lee"."""
    return f"Added {name_of(after, arguments['id'])} above {name_of(after, arguments['role_id'])}"


def add_assistant(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added Mia Sol as assistant to Ann Lee"."""
    added, manager = name_of(after, arguments["id"]), name_of(after, arguments["role_id"])
    return f"Added {added} as {arguments.get('kind', 'assistant')} to {manager}"


def add_branch(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added Team Lead with 12 roles below under Ann Lee" or "Added 13 roles at the top"."""
    roles, manager_id = arguments["roles"], arguments["role_id"]
    what = name_of(after, roles[0]["id"])
    if sum(role.get("level", 0) == 0 for role in roles) > 1:
        what = _count(len(roles), "role")
    elif len(roles) > 1:
        what += f" with {_count(len(roles) - 1, 'role')} below"
    return (
        f"Added {what} at the top"
        if manager_id is None
        else f"Added {what} under {name_of(after, manager_id)}"
    )


def edit_cells(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Changed the location of Ann Lee" or "Changed 12 cells of 3 roles"; first, what was added."""
    added = arguments.get("roles", ())
    new = {record["id"] for record in added}
    changes = [change for change in arguments["changes"] if change["role_id"] not in new]
    rest = _changed_cells(after, changes) if changes else ""
    if not added:
        return rest
    managers = {record["role_id"] for record in added}
    (manager,) = managers if len(managers) == 1 else (None,)
    under = f" under {name_of(after, manager)}" if manager else ""
    sentence = f"Added {_count(len(added), 'role')}{under}"
    return f"{sentence} and c{rest[1:]}" if rest else sentence


def _changed_cells(after: Document, changes: Sequence[Mapping[str, Any]]) -> str:
    role_ids = list(dict.fromkeys(change["role_id"] for change in changes))
    columns = dict.fromkeys(name for change in changes for name in change if name != "role_id")
    who = name_of(after, role_ids[0]) if len(role_ids) == 1 else _count(len(role_ids), "role")
    if len(columns) == 1:
        (column,) = columns
        words = {"names": "name", "unit_id": "unit", "manager_id": "manager"}
        return f"Changed the {words.get(column, column)} of {who}"
    return f"Changed {_count(sum(len(change) - 1 for change in changes), 'cell')} of {who}"


def rename_role(before: Document, after: Document, arguments: Arguments) -> str:
    """Return what happened to the title or else to the holder."""
    role_id = arguments["role_id"]
    old_title, title = _title(before, role_id), _title(after, role_id)
    if before.roles[role_id].title != after.roles[role_id].title:
        return f"Renamed {old_title} to {title}"
    old, new = holders_of(before, role_id), holders_of(after, role_id)
    if len(old) > len(new):
        return f"Removed {short(old[0].name)} from {title}"
    if len(old) < len(new):
        return f"Named {short(new[0].name)} as {title}"
    if old and new:
        return f"Renamed {short(old[0].name)} to {short(new[0].name)}"
    return f"Left {title} as it was"


def edit_role(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Edited the notes of Ann Lee"."""
    role_id = arguments["role_id"]
    names = {"unit_id": "unit", "fields": "custom fields", "branch": "branch style"}
    parts = [names.get(name, name) for name in arguments if name != "role_id"]
    if parts == ["title"]:
        return f"Renamed {_title(before, role_id)} to {_title(after, role_id)}"
    if parts == ["planned"]:
        return f"Marked {name_of(after, role_id)} as {'planned' if arguments['planned'] else 'existing'}"
    if parts == ["grade"]:
        grade, who = after.roles[role_id].grade, name_of(after, role_id)
        return f"Gave {who} the grade {short(grade)}" if grade else f"Took the grade from {who}"
    return f"Edited {_listed(parts)} of {name_of(after, role_id)}"


def move_role(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Moved Call Center Manager under Tom Okafor"."""
    role_id, manager_id = arguments["role_id"], arguments["manager_id"]
    moved = name_of(after, role_id)
    if manager_id == manager_id_of(before, role_id):
        where = "at the top" if manager_id is None else f"among the reports of {name_of(after, manager_id)}"
    else:
        where = "to the top" if manager_id is None else f"under {name_of(after, manager_id)}"
    return f"Moved {moved} {where}"


def delete_role(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Deleted Ann Lee", with the number of roles below that went too."""
    below = len(before.roles) - len(after.roles) - 1
    gone = name_of(before, arguments["role_id"])
    return f"Deleted {gone}" + (f" and {_count(below, 'role')} below" if below else "")


def move_roles(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Moved 3 roles under Tom Okafor"; one role as if it moved alone."""
    role_ids, manager_id = list(dict.fromkeys(arguments["role_ids"])), arguments["manager_id"]
    if len(role_ids) == 1:
        return move_role(before, after, {"role_id": role_ids[0], "manager_id": manager_id})
    where = "to the top" if manager_id is None else f"under {name_of(after, manager_id)}"
    return f"Moved {_count(len(role_ids), 'role')} {where}"


def delete_roles(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Deleted 3 roles", with the number of roles below that went too."""
    role_ids = list(dict.fromkeys(arguments["role_ids"]))
    if len(role_ids) == 1:
        return delete_role(before, after, {"role_id": role_ids[0]})
    below = len(before.roles) - len(after.roles) - len(role_ids)
    return f"Deleted {_count(len(role_ids), 'role')}" + (
        f" and {_count(below, 'role')} below" if below else ""
    )


def add_dotted_lines(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Drew a dotted line from 3 roles to Tom Okafor"."""
    role_ids = list(dict.fromkeys(arguments["role_ids"]))
    who = name_of(after, role_ids[0]) if len(role_ids) == 1 else _count(len(role_ids), "role")
    return f"Drew a dotted line from {who} to {name_of(after, arguments['manager_id'])}"


def add_holder(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Named Ann Lee as Director"."""
    name = short(after.holders[arguments["id"]].name)
    return f"Named {name} as {_title(after, arguments['role_id'])}"


def fill_roles(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Put Ann Lee in as Director" or "Put 12 people in 9 roles, and took 4 others out"."""
    people = arguments["people"]
    roles = dict.fromkeys(person["role_id"] for person in people)
    if len(people) == 1:
        (role_id,) = roles
        what = f"Put {short(one_line(people[0]['name']))} in as {_title(after, role_id)}"
    else:
        what = f"Put {_count(len(people), 'person')} in {_count(len(roles), 'role')}".replace(
            "persons", "people"
        )
    gone = len(before.holders.keys() - after.holders.keys())
    return f"{what}, and took {_count(gone, 'other')} out" if gone else what


def edit_holder(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Edited Ann Lee", "Renamed …" or "Moved Ann Lee to Director"."""
    old, new = before.holders[arguments["holder_id"]], after.holders[arguments["holder_id"]]
    name = short(new.name)
    if old.role_id != new.role_id:
        return f"Moved {name} to {_title(after, new.role_id)}"
    if old.name != new.name:
        return f"Renamed {short(old.name)} to {name}"
    return f"Edited {name}"


def remove_holder(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Removed Ann Lee from Director"."""
    gone = before.holders[arguments["holder_id"]]
    return f"Removed {short(gone.name)} from {_title(after, gone.role_id)}"


def add_dotted_line(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Drew a dotted line from Ann Lee to Tom Okafor"."""
    return f"Drew a dotted line from {_ends(after, arguments)}"


def remove_dotted_line(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Removed the dotted line from Ann Lee to Tom Okafor"."""
    return f"Removed the dotted line from {_ends(after, arguments)}"


def add_unit(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added the department Call Center"."""
    return f"Added the {after.units[arguments['id']].kind} {_unit(after, arguments['id'])}"


def edit_unit(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Edited the colour of Call Center"."""
    unit_id = arguments["unit_id"]
    parts = ["head" if name == "head_id" else name for name in arguments if name != "unit_id"]
    if parts == ["name"]:
        return f"Renamed {_unit(before, unit_id)} to {_unit(after, unit_id)}"
    return f"Edited {_listed(parts)} of {_unit(after, unit_id)}"


def move_unit(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Moved Call Center into Customer Service"."""
    moved, parent_id = _unit(after, arguments["unit_id"]), arguments["parent_id"]
    return (
        f"Moved {moved} to the top" if parent_id is None else f"Moved {moved} into {_unit(after, parent_id)}"
    )


def delete_unit(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Deleted the department Call Center"."""
    gone = before.units[arguments["unit_id"]]
    return f"Deleted the {gone.kind} {short(gone.name)}"


def assign_unit(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Put Ann Lee into Call Center", or the number of roles."""
    role_ids, unit_id = list(dict.fromkeys(arguments["role_ids"])), arguments["unit_id"]
    who = name_of(after, role_ids[0]) if len(role_ids) == 1 else _count(len(role_ids), "role")
    if arguments.get("branch", False):
        who += " with everybody below"
    return f"Took {who} out of their units" if unit_id is None else f"Put {who} into {_unit(after, unit_id)}"


def add_measure(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added the measure Abandonment rate to Call Center"."""
    added = after.measures[arguments["id"]]
    return f"Added the measure {short(added.name)} to {_unit(after, added.unit_id)}"


def edit_measure(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Edited the measure Abandonment rate"."""
    return f"Edited the measure {short(after.measures[arguments['measure_id']].name)}"


def remove_measure(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Removed the measure Abandonment rate"."""
    return f"Removed the measure {short(before.measures[arguments['measure_id']].name)}"


def add_title(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Added the job title Team Lead to Call Center"."""
    added = after.titles[arguments["id"]]
    return f"Added the job title {short(added.name)} to {_unit(after, added.unit_id)}"


def edit_title(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Edited the job title Team Lead"."""
    return f"Edited the job title {short(after.titles[arguments['title_id']].name)}"


def remove_title(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Removed the job title Team Lead"."""
    return f"Removed the job title {short(before.titles[arguments['title_id']].name)}"


def edit_chart(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Renamed the chart to …", "Changed the layout to rings" or "Added the grade D"."""
    if list(arguments) == ["title"]:
        return f"Renamed the chart to {short(after.chart.title)}"
    if len(arguments) == 1 and (told := look_changed(before.chart, after.chart, next(iter(arguments)))):
        return told
    old, new = before.chart.grades, after.chart.grades
    if list(arguments) == ["grades"] and set(old) != set(new):
        gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
        if not gone:
            return f"Added {_grades(come)}"
        if not come:
            return f"Removed {_grades(gone)}"
    elif list(arguments) == ["grades"]:
        return "Changed the order of the grades"
    return f"Changed {_listed([_CHART_WORDS.get(name, name) for name in arguments])} of the chart"


def set_branches(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Fitted the chart to A3 (7.5 pt)" or "Arranged the branches of 3 roles"."""
    page = short(one_line(arguments.get("fitted_to", "")))
    if not is_blank(page):
        return f"Fitted the chart to {page}"
    return f"Arranged the branches of {_count(len(arguments['styles']), 'role')}"


def rename_grade(before: Document, after: Document, arguments: Arguments) -> str:
    """Return "Renamed the grade Band 1 to Director"."""
    return f"Renamed the grade {short(arguments['grade'])} to {short(one_line(arguments['name']))}"


def _grades(names: list[str]) -> str:
    return f"the grade {short(names[0])}" if len(names) == 1 else _count(len(names), "grade")


def _ends(document: Document, arguments: Arguments) -> str:
    return f"{name_of(document, arguments['role_id'])} to {name_of(document, arguments['manager_id'])}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _listed(parts: list[str]) -> str:
    """Return "the title and notes"; "nothing" for an empty list."""
    if not parts:
        return "nothing"
    return "the " + (parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}")
