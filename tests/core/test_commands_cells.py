"""Changing many cells of the table: one step, and errors that name row and column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgchart.core.commands import CommandError, summary
from orgchart.core.commands.records import holders_of, manager_id_of, name_of
from tests.core.company import COMPANY
from tests.core.steps import do, refusal

NAMES = st.lists(st.sampled_from(("Ann Lee", "Bo Ray", "Cy", " Cy ", "")), max_size=4)


def names(changes: list[dict[str, Any]], role_id: str) -> list[tuple[str, str]]:
    after = do(COMPANY, "edit_cells", changes=changes)
    return [(holder.id, holder.name) for holder in holders_of(after, role_id)]


def test_many_cells_of_many_roles_are_one_step() -> None:
    changes = [
        {"role_id": "coach", "title": "Trainer", "names": ["Priya Rao"], "location": "Rome", "headcount": 2},
        {"role_id": "analyst", "manager_id": "coach", "unit_id": "night", "fields": {"Cost centre": "12"}},
    ]
    after = do(COMPANY, "edit_cells", changes=changes)
    coach, analyst = after.roles["coach"], after.roles["analyst"]
    assert (coach.title, coach.headcount) == ("Trainer", 2)
    (holder,) = holders_of(after, "coach")
    assert (holder.id, holder.name, holder.location) == ("coach-h", "Priya Rao", "Rome")
    assert (manager_id_of(after, "analyst"), analyst.unit_id) == ("coach", "night")
    assert analyst.fields == {"Cost centre": "12"}
    half = do(after, "edit_cells", changes=[{"role_id": "coach", "fte": 0.5, "planned": True}])
    assert (holders_of(half, "coach")[0].fte, half.roles["coach"].planned) == (0.5, True)
    assert summary("edit_cells", COMPANY, after, {"changes": changes}) == "Changed 7 cells of 2 roles"


def test_people_who_stay_are_kept_others_are_renamed_added_or_removed() -> None:
    assert names([{"role_id": "ann", "names": ["Bo Ray"]}], "ann") == [("ann-h2", "Bo Ray")]
    assert names([{"role_id": "ann", "names": []}], "ann") == []
    swapped = [("ann-h2", "Bo Ray"), ("ann-h", "Ann Lee")]
    assert names([{"role_id": "ann", "names": ["Bo Ray", "Ann Lee"]}], "ann") == swapped
    more = [("ann-h", "Zoe"), ("ann-h2", "Bo Ray"), ("ann-h3", "Cy")]
    assert names([{"role_id": "ann", "names": ["Zoe", "Bo Ray", "Cy"]}], "ann") == more


def test_fields_are_added_and_an_empty_one_goes() -> None:
    first = do(COMPANY, "edit_cells", changes=[{"role_id": "coach", "fields": {"A": "1", "B": "2"}}])
    after = do(first, "edit_cells", changes=[{"role_id": "coach", "fields": {"A": "", "C": "3"}}])
    assert after.roles["coach"].fields == {"B": "2", "C": "3"}


def test_a_new_unit_comes_along() -> None:
    changes = [{"role_id": "coach", "unit_id": "fresh"}, {"role_id": "analyst", "unit_id": "fresh"}]
    after = do(COMPANY, "edit_cells", changes=changes, units=[{"id": "fresh", "name": "Training"}])
    assert after.units["fresh"].name == "Training"
    assert summary("edit_cells", COMPANY, after, {"changes": changes}) == "Changed the unit of 2 roles"


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"role_id": "coach", "title": " "}, "Row 2 of the list (Coach), title: A role needs a title."),
        ({"role_id": "coach", "headcount": 0}, "Row 2 of the list (Coach), headcount: "),
        ({"role_id": "coach", "headcount": "two"}, '"headcount" must be a whole number'),
        ({"role_id": "coo", "manager_id": "ann"}, "in its own branch"),
        ({"role_id": "analyst", "location": "Rome"}, "location: Nobody holds Analyst"),
        ({"role_id": "coach", "colour": "red"}, 'no column "colour"'),
        ({"role_id": "coach", "unit_id": "nowhere"}, "no such unit"),
        ({"role_id": "nobody"}, "Row 2 of the list, role: There is no such role"),
        ({}, '"role_id" is missing'),
    ],
)
def test_an_error_names_row_and_column(bad: dict[str, Any], words: str) -> None:
    good = {"role_id": "coach", "notes": "Fine"}
    error = refusal(COMPANY, "edit_cells", changes=[good, bad])
    assert error.message.startswith("Row 2 of the list")
    assert words in error.message
    assert error.field == "changes"


def test_roles_are_added_first_and_changes_may_name_them() -> None:
    roles = [{"id": "one", "role_id": "coach"}, {"id": "two", "role_id": "coach", "title": "Tester"}]
    changes = [
        {"role_id": "one", "title": "Trainer", "names": ["Zoe Park"]},
        {"role_id": "two", "manager_id": "one"},
    ]
    after = do(COMPANY, "edit_cells", changes=changes, roles=roles)
    assert (after.roles["one"].title, after.roles["two"].title) == ("Trainer", "Tester")
    assert after.roles["one"].unit_id == COMPANY.roles["coach"].unit_id
    assert [holder.name for holder in holders_of(after, "one")] == ["Zoe Park"]
    assert (manager_id_of(after, "one"), manager_id_of(after, "two")) == ("coach", "one")
    boss = name_of(COMPANY, "coach")
    told = {"changes": changes, "roles": roles}
    assert summary("edit_cells", COMPANY, after, told) == f"Added 2 roles under {boss}"
    more = {"changes": [*changes, {"role_id": "ann", "notes": "Fine"}], "roles": roles}
    after = do(COMPANY, "edit_cells", **more)
    words = f"Added 2 roles under {boss} and changed the notes of {name_of(COMPANY, 'ann')}"
    assert summary("edit_cells", COMPANY, after, more) == words
    alone = {"changes": [], "roles": [{"id": "one", "role_id": None}]}
    assert summary("edit_cells", COMPANY, do(COMPANY, "edit_cells", **alone), alone) == "Added 1 role"


@pytest.mark.parametrize(
    "bad", [{"id": "coach", "role_id": None}, {"id": "x", "role_id": "nobody"}, {"id": "x"}]
)
def test_a_role_that_cannot_be_added_is_named(bad: dict[str, Any]) -> None:
    error = refusal(COMPANY, "edit_cells", changes=[], roles=[bad])
    assert error.message.startswith("Role 1 of the list")
    assert error.field == "roles"


def test_an_empty_list_is_refused() -> None:
    assert refusal(COMPANY, "edit_cells", changes=[]).malformed


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(COMPANY.roles)), NAMES)
def test_exactly_the_named_people_hold_the_role(role_id: str, wanted: list[str]) -> None:
    try:
        after = do(COMPANY, "edit_cells", changes=[{"role_id": role_id, "names": wanted}])
    except CommandError:
        raise AssertionError(wanted) from None
    assert [holder.name for holder in holders_of(after, role_id)] == [w.strip() for w in wanted if w.strip()]
