"""Commands that add, change, move and delete roles, each with undo and redo (see ``do``)."""

from __future__ import annotations

from typing import Any

import pytest

from orgchart.core.commands import run
from orgchart.core.document import Role
from orgchart.core.structure import MAX_ROLES
from tests.core.company import COMPANY, assistants, dotted, manager, of, reports, solid, told
from tests.core.organisations import make_organisation
from tests.core.steps import do, refusal


def test_a_role_added_below_goes_last_and_inherits_the_unit() -> None:
    after = do(COMPANY, "add_role_below", id="new", role_id="lead", title="Planner")
    assert reports(after, "lead") == ["agents", "ann", "new"]
    assert after.roles["new"] == Role("new", "Planner", "calls", order=2048)
    assert after.holders == COMPANY.holders


def test_a_role_added_below_can_take_any_position_and_a_name() -> None:
    after = do(COMPANY, "add_role_below", id="new", role_id="coo", position=1, name=" Kim  Ito ")
    assert reports(after, "coo") == ["lead", "new", "coach", "analyst"]
    assert after.holders["new-h"].name == "Kim Ito"


def test_a_role_added_below_nobody_is_a_new_root() -> None:
    after = do(COMPANY, "add_role_below", id="new", role_id=None)
    assert reports(after, None) == ["coo", "new"]
    assert after.roles["new"].title == "New role"
    assert run(of(), "add_role_below", {"id": "new", "role_id": None}).roles.keys() == {"new"}


def test_many_inserts_at_one_place_keep_the_order_of_all_siblings() -> None:
    document = COMPANY
    for number in range(30):
        document = do(document, "add_role_below", id=f"n{number}", role_id="coo", position=1)
    newest_first = [f"n{number}" for number in reversed(range(30))]
    assert reports(document, "coo") == ["lead", *newest_first, "coach", "analyst"]


@pytest.mark.parametrize(("side", "expected"), [("before", ["new", "coach"]), ("after", ["coach", "new"])])
def test_a_role_added_beside_stands_next_to_its_neighbour(side: str, expected: list[str]) -> None:
    after = do(COMPANY, "add_role_beside", id="new", role_id="coach", side=side)
    assert reports(after, "coo") == ["lead", *expected, "analyst"]
    assert after.roles["new"].unit_id == "quality"


def test_a_role_added_beside_a_root_is_a_root() -> None:
    after = do(COMPANY, "add_role_beside", id="new", role_id="coo", side="before", name="Kim Ito")
    assert reports(after, None) == ["new", "coo"]


def test_a_role_added_beside_an_assistant_is_an_assistant() -> None:
    after = do(COMPANY, "add_role_beside", id="new", role_id="aide")
    assert assistants(after, "coo") == ["aide", "new"]
    assert reports(after, "coo") == reports(COMPANY, "coo")


def test_a_role_added_above_takes_the_place_of_its_report() -> None:
    after = do(COMPANY, "add_role_above", id="new", role_id="coach", title="Head of Quality")
    assert reports(after, "coo") == ["lead", "new", "analyst"]
    assert reports(after, "new") == ["coach"]
    assert after.roles["new"].unit_id == "quality"
    assert "dotted:coach:lead" in after.lines


def test_a_role_added_above_a_root_becomes_the_root() -> None:
    after = do(COMPANY, "add_role_above", id="new", role_id="coo")
    assert reports(after, None) == ["new"]
    assert reports(after, "new") == ["coo"]


def test_a_role_added_above_an_assistant_becomes_the_assistant() -> None:
    after = do(COMPANY, "add_role_above", id="new", role_id="aide")
    assert assistants(after, "coo") == ["new"]
    assert reports(after, "new") == ["aide"]
    assert after.roles["aide"].kind == "line"


def test_an_assistant_is_added_after_the_others() -> None:
    after = do(COMPANY, "add_assistant", id="new", role_id="coo", name="Kim Ito")
    assert assistants(after, "coo") == ["aide", "new"]
    assert after.roles["new"].title == "Assistant"


def test_an_id_in_use_or_of_a_wrong_form_is_refused() -> None:
    taken = refusal(COMPANY, "add_role_below", id="ann", role_id="coo")
    assert (taken.field, taken.malformed) == ("id", False)
    for bad in ("", "a b", "é", "x" * 65, "a\n", "solid:ann"):
        error = refusal(COMPANY, "add_role_below", id=bad, role_id="coo")
        assert (error.field, error.malformed) == ("id", True)


def test_the_holder_of_a_new_role_finds_a_free_id() -> None:
    held = do(COMPANY, "add_holder", id="new-h", role_id="coach", name="Kim Ito")
    after = do(held, "add_role_below", id="new", role_id="coo", name="Lu Wu")
    assert after.holders["new-h2"].name == "Lu Wu"
    long = do(COMPANY, "add_role_below", id="x" * 64, role_id="coo", name="Lu Wu")
    assert len(long.holders) == len(COMPANY.holders) + 1


def test_a_chart_takes_no_more_roles_than_its_limit() -> None:
    full = make_organisation(MAX_ROLES, units=0, dotted=0)
    error = refusal(full, "add_role_below", id="new", role_id="r0")
    assert "10,000" in error.message
    assert not error.malformed


def test_typing_a_title_or_a_name_renames() -> None:
    after = do(COMPANY, "rename_role", role_id="ann", title=" Shift\nLead ", name="Ann Li")
    assert after.roles["ann"].title == "Shift Lead"
    assert [after.holders[key].name for key in ("ann-h", "ann-h2")] == ["Ann Li", "Bo Ray"]


def test_typing_a_name_into_a_vacancy_fills_it() -> None:
    after = do(COMPANY, "rename_role", role_id="analyst", name="Kim Ito")
    assert after.holders["analyst-h"].role_id == "analyst"


def test_emptying_a_name_removes_the_first_holder_only() -> None:
    after = do(COMPANY, "rename_role", role_id="ann", name=" ")
    assert "ann-h" not in after.holders
    assert "ann-h2" in after.holders
    assert do(COMPANY, "rename_role", role_id="analyst", name="") == COMPANY


def test_a_role_needs_a_title_that_can_be_seen() -> None:
    for title in ("", " \t", "\u200b", "\x00"):
        error = refusal(COMPANY, "rename_role", role_id="ann", title=title)
        assert (error.message, error.field, error.malformed) == ("A role needs a title.", "title", True)


def test_editing_a_role_changes_only_what_is_given() -> None:
    after = do(
        COMPANY,
        "edit_role",
        role_id="ann",
        headcount=3,
        notes="One\r\nTwo",
        fields={" Grade ": "7"},
        unit_id=None,
        branch="grid",
    )
    expected = Role("ann", "Team Lead", None, "line", 3, 1024, "One\nTwo", {"Grade": "7"}, "grid")
    assert after.roles["ann"] == expected
    assert do(COMPANY, "edit_role", role_id="ann") == COMPANY


def test_a_role_that_becomes_an_assistant_goes_last_among_them() -> None:
    after = do(COMPANY, "edit_role", role_id="lead", kind="assistant")
    assert assistants(after, "coo") == ["aide", "lead"]
    assert reports(after, "coo") == ["coach", "analyst"]


def test_a_root_cannot_become_an_assistant() -> None:
    assert refusal(COMPANY, "edit_role", role_id="coo", kind="assistant").field == "kind"
    assert refusal(COMPANY, "move_role", role_id="ann", manager_id=None, kind="assistant").field == "kind"


@pytest.mark.parametrize(
    "change",
    [
        {"headcount": 0},
        {"headcount": 100_001},
        {"branch": "sideways"},
        {"notes": "x" * 10_001},
        {"title": "x" * 501},
        {"fields": {f"f{number}": "" for number in range(51)}},
        {"fields": {"a": "x" * 2_001}},
        {"fields": {"x" * 101: ""}},
        {"fields": {"": "x"}},
        {"fields": {"a": "1", " a": "2"}},
    ],
)
def test_values_out_of_bounds_are_malformed(change: dict[str, Any]) -> None:
    error = refusal(COMPANY, "edit_role", role_id="ann", **change)
    assert (error.field, error.malformed) == (next(iter(change)), True)


def test_the_largest_values_allowed_are_kept() -> None:
    fields = {f"{number:0100}": "x" * 2_000 for number in range(50)}
    after = do(
        COMPANY,
        "edit_role",
        role_id="ann",
        title="x" * 500,
        notes="x" * 10_000,
        headcount=100_000,
        fields=fields,
    )
    assert after.roles["ann"].fields == fields


def test_a_role_moves_with_its_branch_and_keeps_its_unit() -> None:
    after = do(COMPANY, "move_role", role_id="lead", manager_id="coach")
    assert reports(after, "coo") == ["coach", "analyst"]
    assert reports(after, "coach") == ["lead"]
    assert reports(after, "lead") == ["agents", "ann"]
    assert after.roles["lead"].unit_id == "calls"


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (0, ["lead", "coach", "analyst"]),
        (1, ["coach", "lead", "analyst"]),
        (2, ["coach", "analyst", "lead"]),
        (99, ["coach", "analyst", "lead"]),
        (None, ["coach", "analyst", "lead"]),
    ],
)
def test_positions_do_not_count_the_moved_role_itself(position: int | None, expected: list[str]) -> None:
    after = do(COMPANY, "move_role", role_id="lead", manager_id="coo", position=position)
    assert reports(after, "coo") == expected


def test_siblings_whose_ids_contain_each_other_are_told_apart() -> None:
    roles = [Role("boss", "Boss"), Role("a", "A"), Role("ab", "AB", order=1024)]
    document = of(*roles, solid("a", "boss"), solid("ab", "boss"))
    after = do(document, "move_role", role_id="ab", manager_id="boss", position=1)
    assert reports(after, "boss") == ["a", "ab"]
    assert after.roles["a"].order < after.roles["ab"].order


def test_a_role_can_become_a_root_and_come_back() -> None:
    after = do(COMPANY, "move_role", role_id="aide", manager_id=None, position=0)
    assert reports(after, None) == ["aide", "coo"]
    assert after.roles["aide"].kind == "line"
    assert do(after, "move_role", role_id="coo", manager_id="aide").lines["solid:coo"].manager_id == "aide"


def test_a_move_can_change_the_kind() -> None:
    after = do(COMPANY, "move_role", role_id="analyst", manager_id="lead", kind="assistant")
    assert assistants(after, "lead") == ["analyst"]


def test_a_move_into_the_own_branch_is_refused_by_name() -> None:
    error = refusal(COMPANY, "move_role", role_id="lead", manager_id="ann")
    assert error.message == "Tom Okafor cannot report to Ann Lee, who is in its own branch."
    assert (error.field, error.malformed) == ("manager_id", False)
    vacant = refusal(COMPANY, "move_role", role_id="coo", manager_id="agents")
    assert vacant.message == "Maria Alvarez cannot report to Agent, which is in its own branch."
    assert "itself" in refusal(COMPANY, "move_role", role_id="lead", manager_id="lead").message


def test_a_negative_position_is_malformed() -> None:
    assert refusal(COMPANY, "move_role", role_id="ann", manager_id="coo", position=-1).malformed


def test_a_move_to_a_dotted_manager_drops_the_dotted_line() -> None:
    after = do(COMPANY, "move_role", role_id="coach", manager_id="lead")
    assert manager(after, "coach") == "lead"
    assert "dotted:coach:lead" not in after.lines


def test_deleting_a_role_moves_its_reports_up_to_its_place() -> None:
    document = do(COMPANY, "add_assistant", id="clerk", role_id="lead")
    after = do(document, "delete_role", role_id="lead")
    assert reports(after, "coo") == ["agents", "ann", "coach", "analyst"]
    assert assistants(after, "coo") == ["aide", "clerk"]
    second = do(COMPANY, "move_role", role_id="lead", manager_id="coo", position=1)
    assert reports(do(second, "delete_role", role_id="lead"), "coo") == ["coach", "agents", "ann", "analyst"]


def test_deleting_a_role_takes_holders_lines_and_headship_with_it() -> None:
    after = do(COMPANY, "delete_role", role_id="lead")
    assert "lead-h" not in after.holders
    assert not [line for line in after.lines if "lead" in line]
    assert after.units["calls"].head_id is None
    assert after.units["service"].head_id == "coo"


def test_deleting_a_root_makes_its_reports_roots() -> None:
    document = do(COMPANY, "add_role_beside", id="last", role_id="coo")
    after = do(document, "delete_role", role_id="coo")
    assert reports(after, None) == ["aide", "lead", "coach", "analyst", "last"]
    assert after.roles["aide"].kind == "line"


def test_reports_that_move_up_lose_a_dotted_line_to_their_new_manager() -> None:
    document = of(
        *(Role(key, key.upper()) for key in "abc"), solid("b", "a"), solid("c", "b"), dotted("c", "a")
    )
    after = do(document, "delete_role", role_id="b")
    assert after.lines == {"solid:c": solid("c", "a")}


def test_deleting_a_branch_deletes_everybody_below() -> None:
    after = do(COMPANY, "delete_role", role_id="lead", branch=True)
    assert after.roles.keys() == {"coo", "aide", "coach", "analyst"}
    assert after.holders.keys() == {"coo-h", "aide-h", "coach-h"}
    assert after.lines.keys() == {"solid:aide", "solid:coach", "solid:analyst"}
    assert do(COMPANY, "delete_role", role_id="coo", branch=True).roles == {}


def test_a_chain_of_five_thousand_is_moved_and_deleted_without_recursion() -> None:
    chain = make_organisation(5_000, shape="chain", assistants=0, dotted=0)
    assert len(do(chain, "move_role", role_id="r1", manager_id=None).lines) == 4_998
    assert "own branch" in refusal(chain, "move_role", role_id="r0", manager_id="r4999").message
    assert do(chain, "delete_role", role_id="r1", branch=True).roles.keys() == {"r0"}


def test_three_thousand_reports_move_up_in_order() -> None:
    star = do(
        make_organisation(3_000, shape="star", assistants=0, dotted=0),
        "add_role_above",
        id="top",
        role_id="r0",
    )
    after = do(star, "delete_role", role_id="r0")
    assert reports(after, "top") == [f"r{number}" for number in range(1, 3_000)]


def test_summaries_name_roles_by_holder_or_title() -> None:
    assert told("move_role", role_id="analyst", manager_id="lead") == "Moved Analyst under Tom Okafor"
    assert told("move_role", role_id="lead", manager_id=None) == "Moved Tom Okafor to the top"
    assert (
        told("move_role", role_id="lead", manager_id="coo")
        == "Moved Tom Okafor among the reports of Maria Alvarez"
    )
    assert told("add_role_below", id="x", role_id="lead", name="Jo") == "Added Jo under Tom Okafor"
    assert told("add_role_below", id="x", role_id=None) == "Added New role at the top"
    assert told("add_role_beside", id="x", role_id="lead") == "Added New role after Tom Okafor"
    assert told("add_role_above", id="x", role_id="lead") == "Added New role above Tom Okafor"
    assert told("add_assistant", id="x", role_id="lead") == "Added Assistant as assistant to Tom Okafor"
    assert told("rename_role", role_id="coach", title="Trainer") == "Renamed Coach to Trainer"
    assert told("rename_role", role_id="coach", name="Jo") == "Renamed Priya Nair to Jo"
    assert told("rename_role", role_id="analyst", name="Jo") == "Named Jo as Analyst"
    assert told("rename_role", role_id="coach", name="") == "Removed Priya Nair from Coach"
    assert told("rename_role", role_id="analyst", name="") == "Left Analyst as it was"
    assert told("edit_role", role_id="ann", branch="left") == "Edited the branch style of Ann Lee"
    assert told("edit_role", role_id="ann", headcount=2) == "Edited the headcount of Team Lead"
    assert told("edit_role", role_id="coach", title="Trainer") == "Renamed Coach to Trainer"
    assert (
        told("edit_role", role_id="coach", notes="", unit_id=None)
        == "Edited the notes and unit of Priya Nair"
    )
    assert told("delete_role", role_id="lead") == "Deleted Tom Okafor"
    assert told("delete_role", role_id="lead", branch=True) == "Deleted Tom Okafor and 2 roles below"


def test_a_body_added_above_a_root_stands_in_no_unit_and_keeps_the_root_a_line_role() -> None:
    after = do(COMPANY, "add_role_above", id="board", role_id="coo", title="Board", kind="body")
    assert reports(after, None) == ["board"]
    assert reports(after, "board") == ["coo"]
    assert (after.roles["board"].kind, after.roles["board"].unit_id) == ("body", None)
    assert after.roles["coo"].kind == "line"
    owners = do(after, "add_role_above", id="owners", role_id="board", title="Owners")
    assert (owners.roles["owners"].kind, owners.roles["board"].kind) == ("body", "body")
    committee = do(after, "add_role_below", id="audit", role_id="board", title="Audit", kind="body")
    assert reports(committee, "board") == ["coo", "audit"]


def test_a_body_stands_only_at_the_top() -> None:
    error = refusal(COMPANY, "add_role_above", id="board", role_id="lead", kind="body")
    assert "add the body above the role at the top" in str(error)
    assert "can only report to a body" in str(refusal(COMPANY, "edit_role", role_id="lead", kind="body"))
    board = do(COMPANY, "add_role_above", id="board", role_id="coo", kind="body")
    other = do(board, "add_role_below", id="panel", role_id=None, kind="body")
    assert "can only report to a body" in str(refusal(other, "move_role", role_id="panel", manager_id="ann"))
    assert "a body has none" in str(refusal(board, "add_assistant", id="x", role_id="board"))


def test_bodies_stay_bodies_when_what_is_above_them_goes() -> None:
    board = do(COMPANY, "add_role_above", id="board", role_id="coo", kind="body")
    owners = do(board, "add_role_above", id="owners", role_id="board")
    assert do(owners, "delete_role", role_id="owners").roles["board"].kind == "body"
    alone = do(owners, "move_role", role_id="board", manager_id=None)
    assert alone.roles["board"].kind == "body"
    without_head = do(board, "delete_role", role_id="coo")
    assert without_head.roles["aide"].kind == "line"
    assert reports(without_head, "board") == ["aide", "lead", "coach", "analyst"]
