"""Commands on many roles: one step each, and the same result as one role after the other."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core.commands import CommandError, run
from orgchart.core.commands.many import topmost
from orgchart.core.document import Document, stands_beside
from orgchart.core.index import index
from tests.core.company import COMPANY, assistants, manager, of, reports, told
from tests.core.organisations import organisations
from tests.core.steps import do, refusal

QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_many_roles_move_next_to_each_other_in_the_order_given() -> None:
    after = do(COMPANY, "move_roles", role_ids=["analyst", "ann"], manager_id="coo", position=1)
    assert reports(after, "coo") == ["lead", "analyst", "ann", "coach"]
    assert reports(after, "lead") == ["agents"]


def test_a_role_below_another_chosen_one_stays_below_it() -> None:
    after = do(COMPANY, "move_roles", role_ids=["ann", "lead", "ann"], manager_id="coach")
    assert reports(after, "coach") == ["lead"]
    assert manager(after, "ann") == "lead"


def test_many_roles_become_roots_and_an_assistant_among_them_a_line_report() -> None:
    after = do(COMPANY, "move_roles", role_ids=["aide", "analyst"], manager_id=None, position=0)
    assert reports(after, None) == ["aide", "analyst", "coo"]
    assert after.roles["aide"].kind == "line"


def test_moved_roles_become_assistants_where_that_is_said() -> None:
    after = do(
        COMPANY, "move_roles", role_ids=["coach", "ann"], manager_id="coo", position=0, kind="assistant"
    )
    assert assistants(after, "coo") == ["coach", "ann", "aide"]
    assert reports(after, "coo") == ["lead", "analyst"]


def test_a_dotted_line_to_the_new_manager_goes() -> None:
    after = do(COMPANY, "move_roles", role_ids=["coach", "analyst"], manager_id="lead")
    assert "dotted:coach:lead" not in after.lines


def test_many_roles_do_not_move_into_one_of_their_branches() -> None:
    error = refusal(COMPANY, "move_roles", role_ids=["coach", "lead"], manager_id="ann")
    assert error.message == "Tom Okafor cannot report to Ann Lee, who is in its own branch."
    assert "itself" in refusal(COMPANY, "move_roles", role_ids=["coach"], manager_id="coach").message
    lone = refusal(COMPANY, "move_roles", role_ids=["ann"], manager_id=None, kind="assistant")
    assert "needs a manager" in lone.message


def test_nothing_chosen_and_unknown_roles_are_refused() -> None:
    for name in ("move_roles", "delete_roles", "add_dotted_lines"):
        rest = {} if name == "delete_roles" else {"manager_id": "coo"}
        assert refusal(COMPANY, name, role_ids=[], **rest).malformed
        assert "no such role" in refusal(COMPANY, name, role_ids=["coach", "nobody"], **rest).message


def test_reports_of_many_deleted_roles_move_up_to_who_stays() -> None:
    after = do(COMPANY, "delete_roles", role_ids=["coo", "lead"])
    assert reports(after, None) == ["aide", "agents", "ann", "coach", "analyst"]
    assert after.units["calls"].head_id is None
    assert "lead-h" not in after.holders


def test_many_roles_are_deleted_with_their_branches() -> None:
    after = do(COMPANY, "delete_roles", role_ids=["lead", "ann", "coach"], branch=True)
    assert after.roles.keys() == {"coo", "aide", "analyst"}
    assert all(line.kind == "solid" for line in after.lines.values())


def test_dotted_lines_are_drawn_from_all_who_do_not_report_there_yet() -> None:
    after = do(
        COMPANY, "add_dotted_lines", role_ids=["coach", "analyst", "ann"], manager_id="lead", label="QA"
    )
    assert after.lines["dotted:analyst:lead"].label == "QA"
    assert after.lines["dotted:coach:lead"] == COMPANY.lines["dotted:coach:lead"]
    assert "dotted:ann:lead" not in after.lines
    assert do(after, "add_dotted_lines", role_ids=["coach"], manager_id="lead") == after
    assert (
        "itself" in refusal(COMPANY, "add_dotted_lines", role_ids=["ann", "lead"], manager_id="lead").message
    )


def test_summaries_tell_how_many() -> None:
    assert (
        told("move_roles", role_ids=["ann", "analyst"], manager_id="coach")
        == "Moved 2 roles under Priya Nair"
    )
    assert told("move_roles", role_ids=["ann", "coach"], manager_id=None) == "Moved 2 roles to the top"
    assert told("move_roles", role_ids=["ann"], manager_id="coach") == "Moved Ann Lee under Priya Nair"
    assert told("delete_roles", role_ids=["ann", "coach"]) == "Deleted 2 roles"
    branches = {"role_ids": ["lead", "coach"], "branch": True}
    assert told("delete_roles", **branches) == "Deleted 2 roles and 2 roles below"
    assert told("delete_roles", role_ids=["lead"], branch=True) == "Deleted Tom Okafor and 2 roles below"
    line = {"role_ids": ["analyst", "aide"], "manager_id": "ann"}
    assert told("add_dotted_lines", **line) == "Drew a dotted line from 2 roles to Ann Lee"


def test_a_chart_without_roles_has_none_to_act_on() -> None:
    assert "no such role" in refusal(of(), "delete_roles", role_ids=["x"]).message


def chosen_of(data: st.DataObject, document: Document) -> list[str]:
    return data.draw(st.lists(st.sampled_from(sorted(document.roles)), min_size=1, max_size=5, unique=True))


@QUICK
@given(organisations(min_roles=1, max_roles=12), st.data())
def test_moving_many_keeps_every_line_that_is_not_of_the_topmost(
    document: Document, data: st.DataObject
) -> None:
    chosen = chosen_of(data, document)
    target = data.draw(st.sampled_from([None, *sorted(document.roles)]))
    position = data.draw(st.none() | st.integers(0, 5))
    arguments = {"role_ids": chosen, "manager_id": target, "position": position}
    try:
        run(document, "move_roles", arguments)
    except CommandError:
        return
    after = do(document, "move_roles", **arguments)
    moved = topmost(document, chosen)
    old, new = index(document).manager_of, index(after).manager_of
    assert all(new.get(key) == target for key in moved)
    assert all(new.get(key) == old.get(key) for key in document.roles if key not in moved)
    siblings = new_siblings(after, target)
    for is_assistant in (True, False):
        group = [key for key in moved if stands_beside(after.roles[key].kind) == is_assistant]
        places = [siblings[is_assistant].index(key) for key in group]
        assert places == [places[0] + step for step in range(len(places))]


def new_siblings(document: Document, manager_id: str | None) -> dict[bool, list[str]]:
    return {
        True: assistants(document, manager_id) if manager_id is not None else [],
        False: reports(document, manager_id),
    }


@QUICK
@given(organisations(min_roles=1, max_roles=12), st.data())
def test_deleting_many_is_deleting_one_after_the_other(document: Document, data: st.DataObject) -> None:
    chosen = chosen_of(data, document)
    branch = data.draw(st.booleans())
    after = do(document, "delete_roles", role_ids=chosen, branch=branch)
    one_by_one = document
    for key in chosen:
        if key in one_by_one.roles:
            one_by_one = run(one_by_one, "delete_role", {"role_id": key, "branch": branch})
    assert after.roles.keys() == one_by_one.roles.keys()
    assert after.lines == one_by_one.lines
    assert after.holders == one_by_one.holders
    for key in (None, *after.roles):
        assert new_siblings(after, key) == new_siblings(one_by_one, key)
