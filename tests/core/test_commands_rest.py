"""Commands about holders, dotted lines, units, measures and the chart, with undo and redo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from orgchart.core.commands import COMMANDS, CommandError, run, summary
from orgchart.core.document import ChartInfo, Document, FieldDefinition, Holder, JobTitle, Measure, OrgUnit
from orgchart.core.index import index
from tests.core.company import COMPANY, told
from tests.core.steps import do, refusal


def people(document: Document, role_id: str) -> list[str]:
    return [holder.id for holder in index(document).holders.get(role_id, ())]


def test_a_holder_is_added_last() -> None:
    after = do(COMPANY, "add_holder", id="kim", role_id="ann", name="Kim Ito", acting=True, email="k@x.org")
    assert people(after, "ann") == ["ann-h", "ann-h2", "kim"]
    assert after.holders["kim"] == Holder("kim", "ann", "Kim Ito", True, "k@x.org", order=2048)


def test_editing_a_holder_changes_only_what_is_given() -> None:
    after = do(COMPANY, "edit_holder", holder_id="lead-h", phone=" 1 ", location="Oslo", acting=False)
    assert after.holders["lead-h"] == Holder("lead-h", "lead", "Tom Okafor", phone="1", location="Oslo")


def test_a_person_moves_to_another_role_last() -> None:
    after = do(COMPANY, "edit_holder", holder_id="coach-h", role_id="ann")
    assert people(after, "ann") == ["ann-h", "ann-h2", "coach-h"]
    assert people(after, "coach") == []


def test_removing_a_holder_leaves_a_vacancy() -> None:
    after = do(COMPANY, "remove_holder", holder_id="coach-h")
    assert index(after).is_vacant(after.roles["coach"])


def test_a_person_needs_a_name() -> None:
    for name, arguments in (
        ("add_holder", {"id": "kim", "role_id": "ann"}),
        ("edit_holder", {"holder_id": "ann-h"}),
    ):
        error = refusal(COMPANY, name, **arguments, name="\n")
        assert (error.message, error.malformed) == ("A person needs a name.", True)


def test_a_dotted_line_is_drawn_and_removed() -> None:
    after = do(COMPANY, "add_dotted_line", role_id="analyst", manager_id="lead", label=" Reports\nweekly")
    assert after.lines["dotted:analyst:lead"].label == "Reports weekly"
    assert do(after, "remove_dotted_line", role_id="analyst", manager_id="lead") == COMPANY


@pytest.mark.parametrize(
    ("role_id", "manager_id", "message"),
    [
        ("ann", "ann", "Ann Lee cannot report to itself. Choose another manager."),
        ("ann", "lead", "Ann Lee reports to Tom Okafor by a solid line already. Choose another manager."),
        ("coach", "lead", "Priya Nair has a dotted line to Tom Okafor already."),
    ],
)
def test_senseless_dotted_lines_are_refused_with_a_reason(
    role_id: str, manager_id: str, message: str
) -> None:
    error = refusal(COMPANY, "add_dotted_line", role_id=role_id, manager_id=manager_id)
    assert (error.message, error.field, error.malformed) == (message, "manager_id", False)


def test_a_dotted_line_that_is_not_there_cannot_be_removed() -> None:
    assert "dotted line" in refusal(COMPANY, "remove_dotted_line", role_id="ann", manager_id="coo").message


def test_a_unit_is_added_last_in_its_parent() -> None:
    after = do(
        COMPANY, "add_unit", id="fraud", name="Fraud", parent_id="service", colour="#AABBCC", head_id="coach"
    )
    assert index(after).nested_units["service"] == ("calls", "quality", "fraud")
    expected = OrgUnit("fraud", "Fraud", "department", "service", "#aabbcc", head_id="coach", order=2048)
    assert after.units["fraud"] == expected


def test_editing_a_unit_changes_only_what_is_given() -> None:
    after = do(COMPANY, "edit_unit", unit_id="calls", name="Phones", purpose="Answer.\n\nWell.", head_id=None)
    expected = OrgUnit("calls", "Phones", "department", "service", "#0f766e", "Answer.\n\nWell.")
    assert after.units["calls"] == expected


@pytest.mark.parametrize("colour", ["red", "#fff", "#0f766e;", "0f766e", "#0f766g", 'url("x")'])
def test_a_colour_has_one_form(colour: str) -> None:
    error = refusal(COMPANY, "edit_unit", unit_id="calls", colour=colour)
    assert (error.field, error.malformed) == ("colour", True)


def test_a_unit_moves_among_others() -> None:
    after = do(COMPANY, "move_unit", unit_id="night", parent_id="service", position=1)
    assert index(after).nested_units["service"] == ("calls", "night", "quality")
    outermost = do(COMPANY, "move_unit", unit_id="calls", parent_id=None)
    assert index(outermost).nested_units[None] == ("service", "calls")


@pytest.mark.parametrize(("position", "expected"), [(0, ["quality", "calls"]), (1, ["calls", "quality"])])
def test_positions_do_not_count_the_moved_unit_itself(position: int, expected: list[str]) -> None:
    document = do(COMPANY, "move_unit", unit_id="calls", parent_id="service", position=None)
    after = do(document, "move_unit", unit_id="quality", parent_id="service", position=position)
    assert list(index(after).nested_units["service"]) == expected
    assert len({after.units[key].order for key in expected}) == 2


def test_a_unit_does_not_move_into_itself() -> None:
    error = refusal(COMPANY, "move_unit", unit_id="service", parent_id="night")
    assert error.message == "Customer Service cannot be part of Night Shift, which is inside it."
    assert not error.malformed
    assert "itself" in refusal(COMPANY, "move_unit", unit_id="calls", parent_id="calls").message


def test_a_deleted_unit_leaves_roles_and_units_to_its_parent() -> None:
    after = do(COMPANY, "delete_unit", unit_id="calls")
    assert index(after).nested_units["service"] == ("night", "quality")
    assert [after.roles[key].unit_id for key in ("lead", "agents", "ann")] == ["service", "service", "night"]
    assert (after.measures, after.titles) == ({}, {})


def test_a_deleted_outermost_unit_leaves_roles_without_one() -> None:
    after = do(COMPANY, "delete_unit", unit_id="service")
    assert index(after).nested_units[None] == ("calls", "quality")
    assert after.roles["coo"].unit_id is None


def test_roles_are_assigned_to_a_unit_alone_or_with_their_branches() -> None:
    alone = do(COMPANY, "assign_unit", role_ids=["lead", "coach"], unit_id="quality")
    assert index(alone).members["quality"] == ("analyst", "coach", "lead")
    branch = do(COMPANY, "assign_unit", role_ids=["lead", "ann", "lead"], unit_id="quality", branch=True)
    assert index(branch).members["quality"] == ("agents", "analyst", "ann", "coach", "lead")
    nowhere = do(COMPANY, "assign_unit", role_ids=["coo"], unit_id=None, branch=True)
    assert index(nowhere).members == {}
    assert do(COMPANY, "assign_unit", role_ids=[], unit_id="quality") == COMPANY


def test_measures_are_added_edited_moved_and_removed() -> None:
    after = do(
        COMPANY, "add_measure", id="nps", unit_id="calls", name="NPS", formula="a\nb", direction="target"
    )
    assert after.measures["nps"] == Measure(
        "nps", "calls", "NPS", formula="a\nb", direction="target", order=2048
    )
    after = do(after, "edit_measure", measure_id="nps", definition="How likely", unit_of_measurement="points")
    assert after.measures["nps"].definition == "How likely"
    after = do(after, "edit_measure", measure_id="answered", unit_id="quality")
    look_up = index(after)
    assert [measure.id for measure in look_up.measures["calls"]] == ["waiting", "nps"]
    assert [measure.id for measure in look_up.measures["quality"]] == ["answered"]
    assert "nps" not in do(after, "remove_measure", measure_id="nps").measures


def test_measures_say_where_their_figures_come_from() -> None:
    after = do(COMPANY, "add_measure", id="nps", unit_id="calls", name="NPS", data_source=" Survey\ntool ")
    assert after.measures["nps"].data_source == "Survey tool"
    after = do(after, "edit_measure", measure_id="nps", data_source="")
    assert after.measures["nps"] == Measure("nps", "calls", "NPS", order=2048)
    error = refusal(COMPANY, "edit_measure", measure_id="waiting", data_source="x" * 201)
    assert (error.field, error.malformed) == ("data_source", True)


def test_job_titles_are_added_edited_moved_and_removed() -> None:
    after = do(
        COMPANY, "add_title", id="new", unit_id="calls", name=" Dispatcher ", definition="Sends.\nCalls."
    )
    assert after.titles["new"] == JobTitle("new", "calls", "Dispatcher", "Sends.\nCalls.", 2048)
    after = do(after, "edit_title", title_id="new", name="Chief Dispatcher", definition="")
    assert after.titles["new"] == JobTitle("new", "calls", "Chief Dispatcher", order=2048)
    after = do(after, "edit_title", title_id="agent-title", unit_id="quality")
    look_up = index(after)
    assert [title.id for title in look_up.titles["calls"]] == ["lead-title", "new"]
    assert [title.id for title in look_up.titles["quality"]] == ["agent-title"]
    gone = do(after, "remove_title", title_id="new")
    assert "new" not in gone.titles
    assert gone.roles == COMPANY.roles


def test_a_job_title_needs_a_name_a_unit_and_to_be_there() -> None:
    unnamed = refusal(COMPANY, "add_title", id="new", unit_id="calls", name="\u200b")
    assert (unnamed.message, unnamed.field) == ("A job title needs a name.", "name")
    assert refusal(COMPANY, "add_title", id="new", unit_id="nowhere", name="Agent").field == "unit_id"
    missing = refusal(COMPANY, "edit_title", title_id="nothing", name="Agent")
    assert missing.message == "There is no such job title in this chart. It may have been deleted."


def test_the_chart_is_edited() -> None:
    after = do(COMPANY, "edit_chart", title="Service 2030", layout="tree", theme="default", language="pt-BR")
    assert after.chart == ChartInfo(title="Service 2030", language="pt-BR")
    assert do(after, "edit_chart", centre=" The\ncustomer ").chart.centre == "The customer"
    assert do(after, "edit_chart", centre="").chart.centre == ""
    assert do(after, "edit_chart", units_as="frames").chart.units_as == "frames"


def test_grades_are_named_by_the_chart_and_cleared_where_they_go() -> None:
    role_id = next(iter(COMPANY.roles))
    after = do(COMPANY, "edit_chart", grades=[" Band\n1 ", "Band 2"])
    assert after.chart.grades == ("Band 1", "Band 2")
    after = do(after, "edit_role", role_id=role_id, grade="Band 3")
    assert after.chart.grades == ("Band 1", "Band 2", "Band 3")
    assert after.roles[role_id].grade == "Band 3"
    after = do(after, "edit_chart", grades=["Band 2", "Band 1"])
    assert after.roles[role_id].grade == ""


def test_a_renamed_grade_keeps_its_place_and_its_roles() -> None:
    before = do(COMPANY, "edit_chart", grades=["Top", "Band 1", "Band 2"])
    before = do(before, "edit_role", role_id="ann", grade="Band 1")
    after = do(before, "rename_grade", grade="Band 1", name=" Senior\nmanager ")
    assert after.chart.grades == ("Top", "Senior manager", "Band 2")
    assert after.roles["ann"].grade == "Senior manager"
    # A browser that got no answer sends the command once more.
    assert do(after, "rename_grade", grade="Band 1", name="Senior manager") == after
    assert do(after, "rename_grade", grade="Top", name="Top") == after
    for wrong, field in (
        ({"grade": "Band 2", "name": "Top"}, "name"),
        ({"grade": "Band 9", "name": "Other"}, "grade"),
        ({"grade": "Top", "name": " "}, "grades"),
    ):
        assert refusal(after, "rename_grade", **wrong).field == field


def test_the_history_tells_of_grades() -> None:
    graded = do(COMPANY, "edit_chart", grades=["A", "B", "C"])
    graded = do(graded, "edit_role", role_id="ann", grade="A")
    for name, arguments, sentence in (
        ("edit_chart", {"grades": ["A", "B", "C", "D"]}, "Added the grade D"),
        ("edit_chart", {"grades": ["A"]}, "Removed 2 grades"),
        ("edit_chart", {"grades": ["B", "A", "C"]}, "Changed the order of the grades"),
        ("edit_chart", {"grades": ["X", "Y"]}, "Changed the grades of the chart"),
        ("rename_grade", {"grade": "B", "name": "Director"}, "Renamed the grade B to Director"),
        ("edit_role", {"role_id": "ann", "grade": "B"}, "Gave Ann Lee the grade B"),
        ("edit_role", {"role_id": "ann", "grade": ""}, "Took the grade from Ann Lee"),
    ):
        assert summary(name, graded, do(graded, name, **arguments), arguments) == sentence


@pytest.mark.parametrize(
    "change",
    [
        {"title": " "},
        {"layout": "spiral"},
        {"theme": "../x"},
        {"language": "<en>"},
        {"language": ""},
        {"centre": "x" * 201},
        {"units_as": "balloons"},
        {"grades": ["Band 1", "Band  1"]},
        {"grades": [""]},
        {"grades": ["x" * 101]},
        {"grades": [str(number) for number in range(51)]},
    ],
)
def test_a_chart_takes_no_unknown_values(change: dict[str, object]) -> None:
    error = refusal(COMPANY, "edit_chart", **change)
    assert (error.field, error.malformed) == (next(iter(change)), True)


def test_true_is_no_number_and_one_is_not_true() -> None:
    assert refusal(COMPANY, "edit_role", role_id="ann", headcount=True).malformed
    assert refusal(COMPANY, "edit_holder", holder_id="ann-h", acting=1).malformed


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_ids_that_name_nothing_make_a_command_impossible(name: str) -> None:
    for field in COMMANDS[name].parameters.keys() - {"id"}:
        if not field.endswith(("_id", "_ids")):
            continue
        arguments = _good_arguments(name) | {field: ["nobody"] if field == "role_ids" else "nobody"}
        error = refusal(COMPANY, name, **arguments)
        assert (error.field, error.malformed) == (field, False)
        assert "nobody" not in error.message


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_missing_unknown_and_wrong_arguments_are_malformed(name: str) -> None:
    good = _good_arguments(name)
    for field, parameter in COMMANDS[name].parameters.items():
        wrong = refusal(COMPANY, name, **(good | {field: 1.5}))
        assert (wrong.field, wrong.malformed) == (field, True)
        if not parameter.optional:
            missing = refusal(COMPANY, name, **{key: value for key, value in good.items() if key != field})
            assert (missing.field, missing.malformed) == (field, True)
    unknown = refusal(COMPANY, name, **good, colour_of_hair="red")
    assert "colour_of_hair" in unknown.message
    assert unknown.malformed


def _good_arguments(name: str) -> dict[str, Any]:
    """Return valid values for all arguments that a command needs."""
    values: dict[str, Any] = {
        "id": "new",
        "role_id": "coach",
        "manager_id": "lead" if name in ("remove_dotted_line", "label_dotted_line") else "ann",
        "holder_id": "ann-h",
        "unit_id": "calls",
        "parent_id": "quality",
        "measure_id": "waiting",
        "title_id": "lead-title",
        "role_ids": ["ann"],
        "styles": {"lead": "grid"},
        "changes": [{"role_id": "coach", "title": "Trainer"}],
        "roles": [{"id": "new", "title": "New"}],
        "people": [{"id": "new", "role_id": "coach", "name": "Ann Lee"}],
        "name": "A name",
        "grade": "Band 1",
        "value": "A value",
        "new_name": "Another name",
        "position": 0,
        "photo": "",
        "field": "Place",
        "choice": "Office",
        "label": "KPI",
    }
    if name in ("edit_field", "rename_field", "move_field", "remove_field"):
        values["name"] = "Place"
    if name in ("add_dotted_lines", "move_roles"):
        values["role_ids"] = ["coach"]
    parameters = COMMANDS[name].parameters
    arguments = {key: values[key] for key, parameter in parameters.items() if not parameter.optional}
    place = {"name": "Place", "kind": "choice", "choices": ["Office", "Remote"]}
    document = run(run(COMPANY, "edit_chart", {"grades": ["Band 1"]}), "add_field", place)
    run(document, name, arguments)
    return arguments


def test_only_new_records_may_get_an_id_from_the_caller() -> None:
    creating = {name for name, command in COMMANDS.items() if command.creates == ("id",)}
    named = {"add_dotted_line", "add_dotted_lines", "add_field", "add_branch"}
    assert creating == {name for name in COMMANDS if name.startswith("add_")} - named


@pytest.mark.parametrize("name", [None, 7, [], "", "delete_everything", "__class__", "x" * 5_000, "a\nb"])
def test_unknown_commands_are_malformed(name: object) -> None:
    with pytest.raises(CommandError, match=r"^There is no command .{0,70}\.$") as caught:
        run(COMPANY, name, {})
    assert caught.value.malformed


def test_a_number_too_long_to_print_is_still_only_an_unknown_name() -> None:
    assert "int" in refusal(COMPANY, 10**5_000).message  # type: ignore[arg-type]


@pytest.mark.parametrize("arguments", [None, [], "x", 3, {3: 4}, {None: 1}])
def test_arguments_must_be_an_object(arguments: object) -> None:
    with pytest.raises(CommandError) as caught:
        run(COMPANY, "edit_chart", arguments)
    assert caught.value.malformed


def test_summaries_tell_what_happened() -> None:
    assert told("add_holder", id="x", role_id="coach", name="Jo") == "Named Jo as Coach"
    assert told("edit_holder", holder_id="ann-h", name="Jo") == "Renamed Ann Lee to Jo"
    assert told("edit_holder", holder_id="ann-h", role_id="coach") == "Moved Ann Lee to Coach"
    assert told("edit_holder", holder_id="ann-h", acting=True) == "Edited Ann Lee"
    assert told("remove_holder", holder_id="ann-h") == "Removed Ann Lee from Team Lead"
    ends = "dotted line from Priya Nair to Ann Lee"
    assert told("add_dotted_line", role_id="coach", manager_id="ann") == f"Drew a {ends}"
    line = {"role_id": "coach", "manager_id": "lead"}
    assert told("remove_dotted_line", **line) == "Removed the dotted line from Priya Nair to Tom Okafor"
    assert told("add_unit", id="x", name="Fraud", kind="team") == "Added the team Fraud"
    assert told("edit_unit", unit_id="calls", name="Phones") == "Renamed Call Center to Phones"
    assert (
        told("edit_unit", unit_id="calls", colour="", head_id=None)
        == "Edited the colour and head of Call Center"
    )
    assert told("move_unit", unit_id="night", parent_id="quality") == "Moved Night Shift into Quality"
    assert told("move_unit", unit_id="night", parent_id=None) == "Moved Night Shift to the top"
    assert told("delete_unit", unit_id="calls") == "Deleted the department Call Center"
    assert told("assign_unit", role_ids=["ann"], unit_id="quality") == "Put Ann Lee into Quality"
    several = {"role_ids": ["ann", "coo"], "unit_id": None, "branch": True}
    assert told("assign_unit", **several) == "Took 2 roles with everybody below out of their units"
    assert told("add_measure", id="x", unit_id="calls", name="NPS") == "Added the measure NPS to Call Center"
    assert told("edit_measure", measure_id="waiting", name="Wait") == "Edited the measure Wait"
    assert told("remove_measure", measure_id="waiting") == "Removed the measure Waiting time"
    added = told("add_title", id="x", unit_id="calls", name="Dispatcher")
    assert added == "Added the job title Dispatcher to Call Center"
    assert told("edit_title", title_id="lead-title", name="Lead") == "Edited the job title Lead"
    assert told("remove_title", title_id="lead-title") == "Removed the job title Team Lead"
    assert told("edit_chart", title="Q3") == "Renamed the chart to Q3"
    assert told("edit_chart", language="fr") == "Changed the language of the chart"
    assert told("edit_chart", theme="default", layout="rings") == "Changed the theme and layout of the chart"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"theme": "high-contrast"}, "Changed the theme to high contrast"),
        ({"layout": "left-right"}, "Changed the layout to left–right"),
        ({"units_as": "frames"}, "Showed the units as frames"),
        ({"box_first": "title"}, "Put the title first in the boxes"),
        ({"colour_by": "field:Cost centre"}, "Coloured the boxes by Cost centre"),
        ({"box_shows": ["photo", "fte", "location"]}, "Showed locations in the boxes"),
        ({"box_shows": ["photo"]}, "Took FTE out of the boxes"),
        ({"box_shows": ["fte", "photo"]}, "Changed the order of what boxes show"),
        ({"box_shows": ["location"]}, "Changed the contents of the boxes of the chart"),
    ],
)
def test_the_history_tells_what_was_chosen_for_the_look(arguments: dict[str, Any], sentence: str) -> None:
    chart = replace(COMPANY.chart, box_shows=("photo", "fte"), fields=(FieldDefinition("Cost centre"),))
    before = replace(COMPANY, charts={"chart": chart})
    assert summary("edit_chart", before, do(before, "edit_chart", **arguments), arguments) == sentence


def test_long_names_are_cut_in_summaries() -> None:
    assert len(told("rename_role", role_id="coach", title="x" * 500)) < 120


def test_branch_styles_are_set_together_with_the_layout() -> None:
    styles = {"lead": "grid", "coach": "both"}
    after = do(COMPANY, "set_branches", styles=styles, layout="left-right", fitted_to="A3 (7.5 pt)")
    assert {key: role.branch for key, role in after.roles.items() if role.branch} == styles
    assert after.chart.layout == "left-right"
    assert do(COMPANY, "set_branches", styles={}) == COMPANY
    assert do(after, "set_branches", styles={"lead": "", "coach": ""}, layout="tree") == COMPANY


@pytest.mark.parametrize(
    ("arguments", "field", "malformed"),
    [
        ({"styles": {"nobody": "grid"}}, "role_id", False),
        ({"styles": {"lead": "spiral"}}, "branch", True),
        ({"styles": {"lead": "grid"}, "layout": "spiral"}, "layout", True),
        ({"styles": ["lead"]}, "styles", True),
    ],
)
def test_branch_styles_that_cannot_be_set_are_refused(
    arguments: dict[str, Any], field: str, malformed: bool
) -> None:
    error = refusal(COMPANY, "set_branches", **arguments)
    assert (error.field, error.malformed) == (field, malformed)


def test_the_history_tells_which_page_a_chart_was_fitted_to() -> None:
    styles = {"lead": "grid", "coach": "both"}
    assert told("set_branches", styles=styles, fitted_to="A3 (7.5 pt)") == "Fitted the chart to A3 (7.5 pt)"
    assert told("set_branches", styles=styles) == "Arranged the branches of 2 roles"
