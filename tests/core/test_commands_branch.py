"""Adding a whole branch: every field comes along, the order is that of the list, errors name the line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgchart.core.commands import CommandError, summary
from orgchart.core.commands.records import children_of, holders_of, manager_id_of
from orgchart.core.document import Document, Holder, JobTitle, Measure, Role
from orgchart.core.index import index
from tests.core.company import COMPANY
from tests.core.steps import branches, do, refusal

TEAM = [
    {"id": "t1", "title": "Team Lead", "name": "Zoe Park"},
    {"id": "t2", "title": "Agent", "level": 1},
    {"id": "t3", "title": "Trainer", "level": 2},
    {"id": "t4", "title": "Agent", "level": 1},
    {"id": "t5", "title": "Second Lead"},
]


def outline(document: Document, top: str | None) -> list[tuple[int, str]]:
    """Return level and id of everybody below a role, in order."""
    found: list[tuple[int, str]] = []
    waiting = [(0, role.id) for role in reversed(children_of(document, top))]
    while waiting:
        level, role_id = waiting.pop()
        found.append((level, role_id))
        waiting += [(level + 1, child.id) for child in reversed(children_of(document, role_id))]
    return found


def test_a_branch_goes_below_a_role_in_the_order_of_the_list() -> None:
    after = do(COMPANY, "add_branch", role_id="coach", roles=TEAM)
    assert outline(after, "coach") == [(0, "t1"), (1, "t2"), (2, "t3"), (1, "t4"), (0, "t5")]
    assert [holder.name for holder in holders_of(after, "t1")] == ["Zoe Park"]
    assert {after.roles[role["id"]].unit_id for role in TEAM} == {COMPANY.roles["coach"].unit_id}


@pytest.mark.parametrize("position", [None, 0, 1, 2, 99])
def test_a_branch_goes_between_the_reports_at_its_position(position: int | None) -> None:
    before = [role.id for role in children_of(COMPANY, "coo") if role.kind != "assistant"]
    assert len(before) > 1
    after = do(COMPANY, "add_branch", role_id="coo", roles=TEAM, position=position)
    reports = [role.id for role in children_of(after, "coo") if role.kind != "assistant"]
    place = len(before) if position is None else position
    assert reports == [*before[:place], "t1", "t5", *before[place:]]


def test_without_a_manager_a_branch_makes_roots() -> None:
    after = do(Document(), "add_branch", role_id=None, roles=TEAM)
    assert [role.id for role in children_of(after, None)] == ["t1", "t5"]
    assert (
        summary("add_branch", Document(), after, {"role_id": None, "roles": TEAM})
        == "Added 5 roles at the top"
    )


def test_the_history_names_the_top_of_one_branch() -> None:
    arguments: dict[str, Any] = {"role_id": "coach", "roles": TEAM[:4]}
    after = do(COMPANY, "add_branch", **arguments)
    sentence = summary("add_branch", COMPANY, after, arguments)
    assert sentence.startswith("Added Zoe Park with 3 roles below under ")


def test_all_fields_of_roles_and_holders_come_along() -> None:
    role = {
        "id": "copy",
        "title": "Copy",
        "unit_id": "new-unit",
        "headcount": 3,
        "notes": "Line one\nline two",
        "fields": {"Cost centre": "12"},
        "branch": "left",
        "grouping": "open",
        "grade": "Band 9",
        "holders": [
            {"id": "h1", "name": "Ann", "acting": True, "email": "a@b.c", "phone": "1", "location": "Rome"},
            {"name": "Bo"},
        ],
        "dotted": [{"manager_id": "coach", "label": "quality"}],
    }
    units = [
        {"id": "calls", "name": "Known, and kept", "titles": [{"name": "Left out"}]},
        {"id": "outer", "name": "Outer", "kind": "division"},
        {"id": "new-unit", "name": "Inner", "parent_id": "outer", "colour": "#0f766e", "head_id": "copy"},
    ]
    after = do(COMPANY, "add_branch", role_id="ann", roles=[role], units=units)
    own = {key: role[key] for key in ("id", "title", "unit_id", "headcount", "notes", "fields", "branch")}
    added = after.roles["copy"]
    assert {key: getattr(added, key) for key in own} == own
    assert (added.grouping, added.grade) == ("open", "Band 9")
    assert after.chart.grades == (*COMPANY.chart.grades, "Band 9")
    first, second = holders_of(after, "copy")
    assert first == Holder("h1", "copy", "Ann", True, "a@b.c", "1", "Rome", 0)
    assert (second.id, second.name) == ("copy-h", "Bo")
    assert after.lines["dotted:copy:coach"].label == "quality"
    assert after.units["calls"] == COMPANY.units["calls"]
    assert (after.titles, after.measures) == (COMPANY.titles, COMPANY.measures)
    assert (after.units["new-unit"].parent_id, after.units["new-unit"].head_id) == ("outer", "copy")


def test_units_of_a_branch_bring_their_titles_and_measures() -> None:
    unit = {
        "id": "mail",
        "name": "Mail",
        "titles": [{"name": "Clerk", "definition": "Writes."}, {"name": "Lead"}],
        "measures": [{"name": "Answered", "unit_of_measurement": "%", "data_source": "Help desk"}],
    }
    taken = do(COMPANY, "add_title", id="mail-t1", unit_id="calls", name="In the way")
    after = do(taken, "add_branch", role_id="ann", roles=[{**GOOD, "unit_id": "mail"}], units=[unit])
    look_up = index(after)
    assert look_up.titles["mail"] == (
        JobTitle("mail-t2", "mail", "Clerk", "Writes.", 0),
        JobTitle("mail-t3", "mail", "Lead", "", 1024),
    )
    (measure,) = look_up.measures["mail"]
    assert measure == Measure("mail-m1", "mail", "Answered", unit_of_measurement="%", data_source="Help desk")


def test_a_chain_of_five_thousand_roles_is_one_branch() -> None:
    chain = [{"id": f"c{level}", "title": "Link", "level": level} for level in range(5_000)]
    after = do(COMPANY, "add_branch", role_id="coach", roles=chain)
    assert manager_id_of(after, "c4999") == "c4998"


def test_an_assistant_at_the_top_of_a_chart_becomes_a_role_and_below_a_role_stays_one() -> None:
    roles = [{"id": "a", "title": "Assistant", "kind": "assistant"}]
    assert do(COMPANY, "add_branch", role_id=None, roles=roles).roles["a"].kind == "line"
    assert do(COMPANY, "add_branch", role_id="ann", roles=roles).roles["a"].kind == "assistant"


GOOD: dict[str, Any] = {"id": "good", "title": "Good"}


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"id": "x", "title": " "}, "A role needs a title."),
        ({"id": "x", "title": "X" * 501}, "500"),
        ({"title": "X"}, '"id" is missing'),
        ({"id": "good", "title": "X"}, "in use"),
        ({"id": "ann", "title": "X"}, "in use"),
        ({"id": "x y", "title": "X"}, '"id"'),
        ({"id": "x", "title": 5}, '"title" must be text'),
        ({"id": "x", "title": "X", "titel": "Y"}, 'no field "titel"'),
        ({"id": "x", "title": "X", "order": 1}, 'no field "order"'),
        ({"id": "x", "title": "X", "level": 2}, "level can be 0 to 1"),
        ({"id": "x", "title": "X", "level": -1}, "level can be 0 to 1"),
        ({"id": "x", "title": "X", "level": True}, "whole number"),
        ({"id": "x", "title": "X", "kind": "boss"}, "one of"),
        ({"id": "x", "title": "X", "kind": "body", "level": 1}, "body"),
        ({"id": "x", "title": "X", "headcount": 0}, "headcount"),
        ({"id": "x", "title": "X", "unit_id": "nowhere"}, "unit"),
        ({"id": "x", "title": "X", "holders": [{"name": " "}]}, "A person needs a name."),
        ({"id": "x", "title": "X", "holders": [{"name": "A", "id": "ann-h"}]}, "in use"),
        ({"id": "x", "title": "X", "holders": [{"nom": "A"}]}, 'no field "nom"'),
        ({"id": "x", "title": "X", "holders": "Ann"}, "list"),
        ({"id": "x", "title": "X", "dotted": [{"manager_id": "x"}]}, "another role"),
        ({"id": "x", "title": "X", "level": 1, "dotted": [{"manager_id": "good"}]}, "another role"),
    ],
)
def test_an_error_names_the_role_of_the_list(bad: dict[str, Any], words: str) -> None:
    error = refusal(COMPANY, "add_branch", role_id="ann", roles=[GOOD, bad])
    assert error.message.startswith("Role 2 of the list")
    assert words in error.message
    assert error.field == "roles"
    assert len(error.message) < 400


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ({"id": "u"}, '"name" is missing'),
        ({"id": "u", "name": "U", "parent_id": "nowhere"}, "lies in"),
        ({"id": "u", "name": "U", "colour": "red"}, "colour"),
        ({"id": "u", "name": "U", "head_id": "nobody"}, "head of U"),
        ({"id": "u", "name": "U", "titles": [{"name": " "}]}, "Job title 1 of the list"),
        (
            {"id": "u", "name": "U", "measures": [{"name": "M", "direction": "up"}]},
            "Measure 1 of the list (M)",
        ),
        ({"id": "u", "name": "U", "measures": [{"id": "m", "name": "M"}]}, 'no field "id"'),
    ],
)
def test_an_error_names_the_unit_of_the_list(unit: dict[str, Any], words: str) -> None:
    error = refusal(COMPANY, "add_branch", role_id="ann", roles=[GOOD], units=[unit])
    assert words in error.message
    assert error.field == "units"


def test_an_empty_list_too_many_roles_and_lines_to_nobody_are_refused() -> None:
    assert refusal(COMPANY, "add_branch", role_id="ann", roles=[]).malformed
    many = [{"id": f"m{number}", "title": "X"} for number in range(10_000)]
    assert "10,000" in refusal(COMPANY, "add_branch", role_id="ann", roles=many).message
    lost = [{**GOOD, "dotted": [{"manager_id": "nobody"}]}]
    assert "dotted line of Good" in refusal(COMPANY, "add_branch", role_id="ann", roles=lost).message


@settings(max_examples=60, deadline=None)
@given(branches("new"), st.sampled_from([None, *COMPANY.roles]), st.one_of(st.none(), st.integers(0, 3)))
def test_any_outline_comes_back_from_the_document_and_is_undone_by_its_diff(
    roles: list[dict[str, Any]], role_id: str | None, position: int | None
) -> None:
    try:
        after = do(COMPANY, "add_branch", role_id=role_id, roles=roles, position=position)
    except CommandError:
        # Only bodies cannot stand everywhere.
        if all(record.get("kind") != "body" for record in roles):
            raise
        return
    levels = {record["id"]: record["level"] for record in roles}
    kept = [(level, key) for level, key in outline(after, role_id) if key in levels]
    # Assistants of one manager are read first; without them the order is the list's.
    if all(record.get("kind") != "assistant" for record in roles):
        assert [key for _, key in kept] == list(levels)
    assert {key: level for level, key in kept} == levels
    assert all(isinstance(after.roles[key], Role) for key in levels)
