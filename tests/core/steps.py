"""Run commands in tests the way services do, and draw random ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import strategies as st

from orgchart.core import diff, structure
from orgchart.core.commands import COMMANDS, CommandError, run, summary
from orgchart.core.document import Document
from orgchart.core.rules import (
    BOX_FIRST,
    BOX_SHOWS,
    BRANCH_STYLES,
    COLOUR_BY,
    FIELD_KINDS,
    GROUPINGS,
    UNITS_AS,
)
from tests.core.organisations import COLOURS, NAMES, TITLES

CHOICES: Mapping[str, tuple[str, ...]] = {
    "side": ("after", "before"),
    "direction": ("higher", "lower", "target"),
    "layout": ("tree", "rings", "levels", "matrix"),
    "theme": ("default", "dark"),
    "language": ("en", "pt-BR"),
    "centre": ("", "The customer"),
    "colour": COLOURS,
    "units_as": UNITS_AS,
    "grouping": GROUPINGS,
    "grade": ("", "Band 1", "Band 2"),
    "box_first": BOX_FIRST,
    "colour_by": (*COLOUR_BY, "field:Cost centre", "field:"),
    "photo": ("", "0123456789abcdef" * 2, "x"),
    "value": ("", "12", "2026-01-31", "Office", "https://example.org", "a b"),
}
FIELD_NAMES = ("Cost centre", "Since", "Place")
FIELD_ARGUMENTS: Mapping[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(FIELD_KINDS),
    "name": st.sampled_from(FIELD_NAMES),
    "new_name": st.sampled_from(FIELD_NAMES),
    "choices": st.sampled_from((["Office", "Remote"], [], [""])),
}
TEXTS = st.sampled_from((*TITLES, *NAMES, "", "Two\nlines"))


def do(document: Document, name: str, /, **arguments: Any) -> Document:
    """Run a command, and require that its recorded diff undoes and redoes it and that it is told of."""
    after = run(document, name, arguments)
    recorded = diff.from_json(json.loads(json.dumps(diff.to_json(diff.between(document, after)))))
    assert diff.apply(document, recorded) == after
    undone = diff.apply(after, diff.reverse(recorded))
    assert undone == document
    assert diff.apply(undone, recorded) == after
    structure.check(after)
    sentence = summary(name, document, after, arguments)
    assert sentence
    assert "\n" not in sentence
    assert len(sentence) < 400
    return after


def refusal(document: Document, name: str, /, **arguments: Any) -> CommandError:
    """Return the error of a command that must be refused."""
    with pytest.raises(CommandError) as caught:
        run(document, name, arguments)
    return caught.value


def draw_command(data: st.DataObject, document: Document, new_id: str) -> tuple[str, dict[str, Any]]:
    """Draw a command whose arguments have the right types and mostly name records that exist."""
    draw = data.draw
    command = COMMANDS[draw(st.sampled_from(sorted(COMMANDS)))]
    arguments: dict[str, Any] = {}
    dotted = sorted(line.id for line in document.lines.values() if line.kind == "dotted")
    if command.name in ("remove_dotted_line", "label_dotted_line") and dotted:
        line = document.lines[draw(st.sampled_from(dotted))]
        label = {"label": draw(TEXTS)} if command.name == "label_dotted_line" else {}
        return command.name, {"role_id": line.role_id, "manager_id": line.manager_id, **label}
    for name, parameter in command.parameters.items():
        if parameter.optional and draw(st.booleans()):
            continue
        value = draw(_value(document, command.name, name, new_id))
        if parameter.fits(value):
            arguments[name] = value
    return command.name, arguments


@st.composite
def branches(draw: st.DrawFn, base: str) -> list[dict[str, Any]]:
    """Return a list of roles as add_branch takes it, the levels as an outline has them."""
    records: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 6))):
        level = draw(st.integers(0, records[-1]["level"] + 1)) if records else 0
        record = {"id": f"{base}-{number}", "level": level, "title": draw(st.sampled_from(TITLES))}
        extra = draw(st.fixed_dictionaries({}, optional=_EXTRA))
        if extra.get("kind") == "body" and level:
            del extra["kind"]
        records.append(record | extra)
    return records


def _rows(roles: st.SearchStrategy[str], units: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return rows of the table as edit_cells takes them."""
    columns: dict[Any, st.SearchStrategy[Any]] = {
        "title": TEXTS,
        "names": st.lists(TEXTS, max_size=3),
        "manager_id": st.one_of(roles, st.none()),
        "unit_id": st.one_of(units, st.none()),
        "headcount": st.integers(0, 9),
        "location": TEXTS,
        "fields": st.dictionaries(TEXTS, TEXTS, max_size=2),
        "kind": st.sampled_from(("line", "assistant")),
        "grade": st.sampled_from(CHOICES["grade"]),
    }
    return st.fixed_dictionaries({"role_id": roles}, optional=columns)


_EXTRA: dict[Any, st.SearchStrategy[Any]] = {
    "name": st.sampled_from((*NAMES, "")),
    "kind": st.sampled_from(("line", "assistant", "body")),
    "headcount": st.integers(1, 9),
    "notes": st.just("Two\nlines"),
    "fields": st.just({"Cost centre": "12"}),
    "grade": st.sampled_from(("", "Band 1", "Band 2")),
    "holders": st.lists(
        st.fixed_dictionaries({"name": st.sampled_from(NAMES), "acting": st.booleans()}), max_size=3
    ),
}


def _value(document: Document, command: str, name: str, new_id: str) -> st.SearchStrategy[Any]:
    roles = st.sampled_from([*sorted(document.roles)] or ["none"])
    units = st.sampled_from([*sorted(document.units)] or ["none"])
    plain: dict[str, st.SearchStrategy[Any]] = {
        "id": st.just(new_id),
        "role_id": st.one_of(roles, st.none()) if command in {"add_role_below", "add_branch"} else roles,
        "manager_id": st.one_of(roles, st.none()),
        "head_id": st.one_of(st.none(), roles),
        "role_ids": st.lists(roles, max_size=4),
        "holder_id": st.sampled_from([*sorted(document.holders)] or ["none"]),
        "title_id": st.sampled_from([*sorted(document.titles)] or ["none"]),
        "measure_id": st.sampled_from([*sorted(document.measures)] or ["none"]),
        "unit_id": st.one_of(units, st.none()),
        "parent_id": st.one_of(st.none(), units),
        "position": st.integers(0, 4),
        "headcount": st.integers(1, 9),
        "acting": st.booleans(),
        "planned": st.booleans(),
        "fte": st.sampled_from((1, 0.5, 0.333, 0, 2)),
        "box_shows": st.lists(st.sampled_from((*BOX_SHOWS, "field:Place", "hair")), max_size=3),
        "branch": st.sampled_from(BRANCH_STYLES) if command == "edit_role" else st.booleans(),
        "styles": st.dictionaries(roles, st.sampled_from(BRANCH_STYLES), max_size=4),
        "fields": st.dictionaries(TEXTS, TEXTS, max_size=3),
        "roles": branches(new_id),
        "changes": st.lists(_rows(roles, units), min_size=1, max_size=4),
        "units": st.just(
            [
                {
                    "id": f"{new_id}-u",
                    "name": "A new unit",
                    "titles": [{"name": "Agent"}],
                    "measures": [{"name": "M"}],
                }
            ]
        ),
        "people": st.lists(
            st.fixed_dictionaries({"role_id": roles, "name": st.sampled_from(NAMES)}), min_size=1, max_size=3
        ).map(lambda people: [{**each, "id": f"{new_id}-p{at}"} for at, each in enumerate(people)]),
        "clear": st.booleans(),
        "grades": st.permutations(("Band 1", "Band 2", "Band 3")).map(lambda names: names[:2]),
    }
    if command.endswith("_field") and name in FIELD_ARGUMENTS:
        return FIELD_ARGUMENTS[name]
    if command == "rename_choice":
        return st.sampled_from(FIELD_NAMES if name == "field" else ("Office", "Remote", "Home"))
    if name == "kind":
        kinds = ("team", "division") if "unit" in command else ("line", "assistant", "adviser")
        return st.sampled_from(kinds)
    if command == "rename_grade" and name == "grade":
        return st.sampled_from(document.chart.grades or ("none",))
    if name in CHOICES:
        return st.sampled_from(CHOICES[name])
    return plain.get(name, TEXTS)
