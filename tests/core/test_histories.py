"""Random sequences of all commands, with undo and redo, and hostile arguments."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core import diff, structure
from orgchart.core.commands import COMMANDS, CommandError, run, summary
from orgchart.core.document import Document
from orgchart.core.json_form import document_to_json
from orgchart.core.rules import clean
from orgchart.core.text import many_lines
from tests.core.organisations import make_organisation, organisations
from tests.core.steps import draw_command

QUICK = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
SMALL = make_organisation(12, 5, units=3, assistants=0.2, dotted=0.4, grades=0.8)
SMALL = run(SMALL, "add_field", {"name": "Cost centre", "kind": "number"})
SMALL = run(SMALL, "add_field", {"name": "Place", "kind": "choice", "choices": ["Office", "Remote"]})

ids = st.sampled_from(
    [
        *SMALL.roles,
        *SMALL.units,
        *SMALL.holders,
        *SMALL.measures,
        *SMALL.titles,
        "nobody",
        "chart",
        "solid:r1",
        "dotted:r1:r2",
    ]
)
hostile = st.one_of(
    ids,
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["", " ", "\x00", "\ud800", "\u200b", "\ufffe\U0010ffff", "a" * 600, "x" * 200_000, "r1\n", "../r1"]
    ),
    st.binary(max_size=4),
    st.lists(st.one_of(ids, st.none(), st.text(max_size=3)), max_size=4),
    st.dictionaries(st.text(max_size=3), st.one_of(st.text(max_size=3), st.integers()), max_size=3),
    st.just(object()),
)


names = hostile.filter(lambda value: not isinstance(value, list | dict))


def check_error(error: CommandError) -> None:
    """Require a short sentence from the command itself: the structure check is only the last door."""
    assert not isinstance(error.__cause__, structure.StructureError), error
    assert error.message == many_lines(error.message)
    assert len(error.message) < 400


class History:
    """A chart's history as services keep it: only diffs, in their JSON form."""

    def __init__(self, document: Document) -> None:
        self.first = document
        self.document = document
        self.recorded: list[str] = []
        self.undoable: list[str] = []
        self.redoable: list[str] = []

    def record(self, change: str, after: Document) -> None:
        self.recorded.append(change)
        self.document = after

    def command(self, name: str, arguments: dict[str, Any]) -> None:
        try:
            after = run(self.document, name, arguments)
        except CommandError as error:
            check_error(error)
            return
        assert summary(name, self.document, after, arguments)
        change = json.dumps(diff.to_json(diff.between(self.document, after)))
        self.record(change, after)
        self.undoable.append(change)
        self.redoable.clear()

    def undo(self) -> None:
        if self.undoable:
            change = self.undoable.pop()
            self.redoable.append(change)
            back = diff.reverse(diff.from_json(json.loads(change)))
            self.record(json.dumps(diff.to_json(back)), diff.apply(self.document, back))

    def redo(self) -> None:
        if self.redoable:
            change = self.redoable.pop()
            self.undoable.append(change)
            self.record(change, diff.apply(self.document, diff.from_json(json.loads(change))))

    def rebuilt(self) -> Document:
        document = self.first
        for change in self.recorded:
            document = diff.apply(document, diff.from_json(json.loads(change)))
        return document


@QUICK
@given(organisations(max_roles=12), st.data())
def test_any_sequence_of_commands_undos_and_redos_can_be_rebuilt_from_its_diffs(
    document: Document, data: st.DataObject
) -> None:
    history = History(document)
    for number in range(data.draw(st.integers(1, 20))):
        step = data.draw(st.sampled_from(("command", "command", "command", "undo", "redo")))
        if step == "command":
            history.command(*draw_command(data, history.document, f"new{number}"))
        elif step == "undo":
            history.undo()
        else:
            history.redo()
        structure.check(history.document)
    assert history.rebuilt() == history.document
    while history.undoable:
        history.undo()
    assert history.document == document


def test_random_steps_reach_every_command() -> None:
    done: set[str] = set()

    @settings(max_examples=1_200, deadline=None, database=None, derandomize=True)
    @given(st.data())
    def draw_many(data: st.DataObject) -> None:
        name, arguments = draw_command(data, SMALL, "new")
        try:
            if run(SMALL, name, arguments) != SMALL:
                done.add(name)
        except CommandError:
            pass

    draw_many()
    assert done == set(COMMANDS)


@settings(QUICK, max_examples=250)
@given(st.one_of(st.sampled_from(sorted(COMMANDS)), hostile), st.data())
def test_no_arguments_break_the_structure_or_raise_anything_but_a_command_error(
    name: Any, data: st.DataObject
) -> None:
    known = sorted(COMMANDS[name].parameters) if isinstance(name, str) and name in COMMANDS else ["id"]
    arguments: Any = data.draw(
        st.one_of(
            st.fixed_dictionaries(dict.fromkeys(known, hostile)),
            st.dictionaries(st.one_of(st.sampled_from(known), names), hostile, max_size=6),
            hostile,
        )
    )
    _run_hostile(name, arguments)


@settings(QUICK, max_examples=250)
@given(st.data())
def test_one_hostile_argument_among_good_ones_is_refused_or_made_harmless(data: st.DataObject) -> None:
    name, arguments = draw_command(data, SMALL, "new")
    if arguments:
        arguments[data.draw(st.sampled_from(sorted(arguments)))] = data.draw(hostile)
    _run_hostile(name, arguments)


def _run_hostile(name: Any, arguments: Any) -> None:
    try:
        after = run(SMALL, name, arguments)
    except CommandError as error:
        check_error(error)
        return
    structure.check(after)
    summary(name, SMALL, after, arguments)
    json.dumps(document_to_json(after)).encode()
    for collection in Document.COLLECTIONS:
        before, records = getattr(SMALL, collection), getattr(after, collection)
        for key, record in records.items():
            assert record is before.get(key) or clean(record) == record
