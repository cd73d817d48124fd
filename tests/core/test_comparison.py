"""Two states compared: what people would say of it, as sentences, rows and one document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core import structure
from orgchart.core.commands import CommandError, run
from orgchart.core.comparison import compare
from orgchart.core.comparison_words import COLUMNS, rows, sentence
from orgchart.core.document import Document, FieldDefinition, Holder, JobTitle
from orgchart.core.union import counts, marks, union
from tests.core.company import COMPANY
from tests.core.organisations import make_organisation, organisations
from tests.core.steps import draw_command

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def after(*commands: tuple[str, dict[str, Any]], start: Document = COMPANY) -> Document:
    for name, arguments in commands:
        start = run(start, name, arguments)
    return start


def said(new: Document, old: Document = COMPANY) -> list[str]:
    return [sentence(each) for each in compare(old, new)]


def test_a_document_differs_from_itself_in_nothing() -> None:
    assert compare(COMPANY, COMPANY) == ()
    assert marks(()) == {}
    assert union(COMPANY, COMPANY) == COMPANY


def test_a_role_that_came_or_went_is_told_with_its_holder_and_its_manager() -> None:
    new = after(
        ("add_role_below", {"id": "new", "role_id": "lead", "title": "Trainer", "name": "Zoe Fox"}),
        ("delete_role", {"role_id": "coach"}),
    )
    assert said(new) == [
        "Added Trainer (Zoe Fox) under Tom Okafor",
        "Removed Coach (Priya Nair), which reported to Maria Alvarez",
        "Zoe Fox joined as Trainer",
        "Priya Nair left, was Coach",
    ]


def test_a_move_names_both_managers_and_a_root_has_none() -> None:
    new = after(
        ("move_role", {"role_id": "analyst", "manager_id": "coach"}),
        ("move_role", {"role_id": "ann", "manager_id": None}),
    )
    assert said(new) == [
        "Moved Analyst from Maria Alvarez to Priya Nair",
        "Moved Team Lead (Ann Lee & Bo Ray) from Tom Okafor to the top",
    ]


def test_changes_of_a_role_are_told_part_by_part() -> None:
    new = after(
        (
            "edit_role",
            {"role_id": "coach", "title": "Trainer", "unit_id": "calls", "fields": {"Site": "Porto"}},
        ),
        ("rename_role", {"role_id": "coach", "name": ""}),
        ("remove_dotted_line", {"role_id": "coach", "manager_id": "lead"}),
    )
    assert said(new) == [
        "Changed Trainer: title from “Coach” to “Trainer”; unit from “Quality” to “Call Center”; "
        "site set to “Porto”; holder removed, was “Priya Nair”; dotted lines removed, was “Tom Okafor”",
        "Priya Nair left, was Coach",
    ]


def test_another_order_of_reports_is_a_change_of_their_manager() -> None:
    new = after(("move_role", {"role_id": "analyst", "manager_id": "coo", "position": 0}))
    (only,) = compare(COMPANY, new)
    assert (only.kind, only.id) == ("changed", "coo")
    assert only.parts[0].name == "Order of reports"
    assert only.parts[0].after.index("Analyst") < only.parts[0].after.index("Tom Okafor")


def test_a_person_in_another_role_moved_even_when_typed_in_anew() -> None:
    moved = after(("edit_holder", {"holder_id": "ann-h2", "role_id": "analyst"}))
    assert "Bo Ray moved from Team Lead to Analyst" in said(moved)
    typed = after(
        ("remove_holder", {"holder_id": "ann-h2"}),
        ("add_holder", {"id": "other", "role_id": "analyst", "name": "Bo Ray"}),
    )
    assert said(typed) == said(moved)


def test_a_new_name_under_the_same_record_is_a_person_renamed() -> None:
    new = after(("edit_holder", {"holder_id": "coach-h", "name": "Priya Nair-Ray", "email": "p@example.org"}))
    assert said(new)[-1] == (
        "Changed Priya Nair-Ray: name from “Priya Nair” to “Priya Nair-Ray”; e-mail set to “p@example.org”"
    )


def test_units_and_measures_are_told_too() -> None:
    new = after(
        ("move_unit", {"unit_id": "night", "parent_id": "quality"}),
        ("edit_unit", {"unit_id": "calls", "head_id": "coach"}),
        ("remove_measure", {"measure_id": "waiting"}),
        ("add_unit", {"id": "new", "name": "Chat", "parent_id": None}),
    )
    assert sorted(said(new)) == [
        "Added the unit Chat",
        "Changed the unit Call Center: head from “Tom Okafor” to “Priya Nair”",
        "Moved the unit Night Shift from Call Center to Quality",
        "Removed the measure Waiting time from Call Center",
    ]


def test_job_titles_are_told_by_their_unit() -> None:
    records = {
        "lead-title": replace(COMPANY.titles["lead-title"], definition="Leads."),
        "new": JobTitle("new", "quality", "Coach"),
    }
    differences = compare(COMPANY, replace(COMPANY, titles=records))
    assert [sentence(each) for each in differences] == [
        "Changed the job title Team Lead: definition set to “Leads.”",
        "Added the job title Coach in Quality",
        "Removed the job title Call Center Agent from Call Center",
    ]
    assert {row[1] for row in rows(differences)} == {"Job title"}


def test_a_field_without_a_value_is_no_difference() -> None:
    empty = replace(
        COMPANY, roles={**COMPANY.roles, "ann": replace(COMPANY.roles["ann"], fields={"Site": ""})}
    )
    assert compare(COMPANY, empty) == compare(empty, COMPANY) == ()


def test_how_branches_are_arranged_is_told_of_the_chart_alone() -> None:
    new = after(
        ("set_branches", {"styles": {"coo": "left", "lead": "both"}}), ("edit_chart", {"title": "Care"})
    )
    assert said(new) == [
        "Changed the chart Care: title from “Untitled chart” to “Care”; "
        "arrangement of branches set to “another for 2 roles”"
    ]
    assert marks(compare(COMPANY, new)) == {}


def test_a_table_has_a_row_for_each_thing_that_is_not_as_it_was() -> None:
    new = after(
        ("move_role", {"role_id": "analyst", "manager_id": "coach"}),
        ("edit_role", {"role_id": "analyst", "title": "Senior Analyst", "headcount": 2}),
    )
    assert list(rows(compare(COMPANY, new))) == [
        ("Moved", "Role", "Senior Analyst", "", "Reports to", "Maria Alvarez", "Priya Nair"),
        ("Changed", "Role", "Senior Analyst", "", "Title", "Analyst", "Senior Analyst"),
        ("Changed", "Role", "Senior Analyst", "", "Posts", "1", "2"),
    ]
    assert len(COLUMNS) == 7


def test_a_mark_says_all_that_became_of_a_role() -> None:
    new = after(
        ("move_role", {"role_id": "analyst", "manager_id": "coach"}),
        ("edit_role", {"role_id": "analyst", "title": "Senior Analyst"}),
        ("edit_holder", {"holder_id": "ann-h", "phone": "123"}),
        ("delete_role", {"role_id": "agents"}),
    )
    found = marks(compare(COMPANY, new))
    assert {key: (mark.kind, mark.words) for key, mark in found.items()} == {
        "analyst": ("moved", "Moved from Maria Alvarez. Changed: title"),
        "ann": ("changed", "Changed: phone"),
        "agents": ("removed", "Removed"),
    }
    assert counts(found) == {"added": 0, "removed": 1, "moved": 1, "changed": 1}


def test_what_went_stands_where_it_was() -> None:
    new = after(
        ("delete_role", {"role_id": "lead", "branch": True}),
        ("delete_unit", {"unit_id": "calls"}),
        ("add_role_below", {"id": "new", "role_id": "coo", "title": "New"}),
    )
    both = union(COMPANY, new)
    structure.check(both)
    assert both.roles.keys() == COMPANY.roles.keys() | {"new"}
    assert both.lines["solid:lead"].manager_id == "coo"
    assert both.lines["solid:ann"].manager_id == "lead"
    assert both.units["calls"].name == "Call Center"
    assert both.roles["lead"].order == COMPANY.roles["lead"].order


def test_who_holds_another_role_now_is_shown_at_the_one_that_went_too() -> None:
    new = after(
        ("edit_holder", {"holder_id": "coach-h", "role_id": "analyst"}), ("delete_role", {"role_id": "coach"})
    )
    both = union(COMPANY, new)
    assert sorted(each.role_id for each in both.holders.values() if each.name == "Priya Nair") == [
        "analyst",
        "coach",
    ]


def test_an_assistant_that_went_stands_below_a_manager_that_became_a_body() -> None:
    new = after(("delete_role", {"role_id": "aide"}))
    new = replace(new, roles={**new.roles, "coo": replace(new.roles["coo"], kind="body")})
    structure.check(new)
    structure.check(union(COMPANY, new))


@given(st.data(), organisations())
@QUICK
def test_any_two_states_make_one_sound_document(data: st.DataObject, old: Document) -> None:
    new = old
    for number in range(data.draw(st.integers(1, 8))):
        name, arguments = draw_command(data, new, f"n{number}")
        try:
            new = run(new, name, arguments)
        except CommandError:
            continue
    for one, other in ((old, new), (new, old)):
        both = union(one, other)
        structure.check(both)
        assert both.roles.keys() == one.roles.keys() | other.roles.keys()
        found = compare(one, other)
        assert marks(found).keys() <= both.roles.keys()
        assert {each.id for each in found if each.subject == "role" and each.kind == "added"} == (
            other.roles.keys() - one.roles.keys()
        )
        assert {each.id for each in found if each.subject == "role" and each.kind == "removed"} == (
            one.roles.keys() - other.roles.keys()
        )
        for each in found:
            assert sentence(each)
            assert "\n" not in sentence(each)
            assert each.parts
            assert all(part.before != part.after for part in each.parts if each.kind == "changed")


def test_unrelated_organisations_compare_too() -> None:
    one, other = make_organisation(40, 1, units=4), make_organisation(30, 2, units=6)
    structure.check(union(one, other))
    assert compare(one, other)


def test_people_of_the_same_name_are_told_apart_by_their_records() -> None:
    twin = Holder("twin", "analyst", "Ann Lee")
    old = replace(COMPANY, holders={**COMPANY.holders, "twin": twin})
    new = after(("remove_holder", {"holder_id": "ann-h"}), start=old)
    assert [line for line in said(new, old) if "Ann Lee " in line and "Changed" not in line] == [
        "Ann Lee left, was Team Lead"
    ]


def test_what_boxes_hold_is_told_in_words() -> None:
    fields = (FieldDefinition("Site", "choice", ("Porto", "Lille")),)
    old = replace(COMPANY, charts={"chart": replace(COMPANY.chart, fields=(FieldDefinition("Site"),))})
    new = replace(COMPANY, charts={"chart": replace(COMPANY.chart, fields=fields, units_as="caption")})
    coach = replace(COMPANY.holders["coach-h"], fte=0.5, photo="abc")
    new = replace(new, holders={**new.holders, "coach-h": coach})
    new = replace(new, roles={**new.roles, "coach": replace(new.roles["coach"], planned=True)})
    assert said(new, old) == [
        "Changed the chart Untitled chart: look of the units from “colour” to “caption”; "
        "fields from “Site (text)” to “Site (choice: Porto, Lille)”",
        "Changed Coach (Priya Nair): planned from “no” to “yes”",
        "Changed Priya Nair: FTE from “1” to “0.5”; photo added",
    ]
