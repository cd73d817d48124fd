"""Figures and hints of an organisation."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from hypothesis import given, settings

from orgchart.core.document import Document, Role
from orgchart.core.hints import HINTS_PER_CODE, Hint
from orgchart.core.index import index
from orgchart.core.metrics import metrics
from tests.core.company import COMPANY, of, solid
from tests.core.organisations import make_organisation, organisations
from tests.core.steps import do, refusal


def hints(document: Document, code: str) -> list[tuple[str, str | None]]:
    return [
        (hint.message, hint.role_id or hint.unit_id) for hint in metrics(document).hints if hint.code == code
    ]


def test_the_company_in_figures() -> None:
    figures = metrics(COMPANY)
    # Six named people and eight agents who are counted, not named.
    assert (figures.roles, figures.people, figures.vacant) == (7, 14, 1)
    assert (figures.layers, figures.average_span) == (3, 6.0)
    assert [hint.message for hint in figures.hints] == [
        "2 people hold 2 FTE as Team Lead, which is 1 post.",
        "Night Shift has no head.",
        "Quality has no head.",
    ]


def test_an_empty_chart_has_no_figures() -> None:
    assert asdict(metrics(Document())) == {
        "roles": 0,
        "people": 0,
        "vacant": 0,
        "planned": 0,
        "layers": 0,
        "average_span": 0.0,
        "hints": (),
    }


def test_named_holders_of_a_counted_role_are_counted_once() -> None:
    holders = {**COMPANY.holders}
    holders["x"] = replace(holders["coach-h"], id="x", role_id="agents")
    assert metrics(replace(COMPANY, holders=holders)).people == 14
    crowded = {"agents": replace(COMPANY.roles["agents"], headcount=1)}
    assert metrics(replace(COMPANY, roles={**COMPANY.roles, **crowded}, holders=holders)).people == 7


def test_more_holders_than_posts_are_all_people() -> None:
    holders = {key: replace(COMPANY.holders["coach-h"], id=key) for key in "xyz"}
    document = replace(of(replace(COMPANY.roles["coach"], unit_id=None, headcount=2)), holders=holders)
    assert metrics(document).people == 3


def test_a_single_report_is_a_hint_and_two_are_not() -> None:
    roles = [Role(key, key.upper()) for key in "abcd"]
    document = of(*roles, solid("b", "a"), solid("c", "b"), solid("d", "b"))
    assert hints(document, "single_report") == [("A has only one direct report.", "a")]
    chain = of(*roles, solid("b", "a"), solid("c", "b"), solid("d", "c"))
    assert hints(chain, "single_report") == [
        ("A and 2 below have only one direct report each: a chain.", "a")
    ]


def test_an_assistant_is_neither_a_report_nor_a_layer() -> None:
    document = of(Role("a", "A"), Role("b", "B", kind="assistant"), solid("b", "a"))
    assert metrics(document).layers == 1
    assert metrics(document).average_span == 0
    assert metrics(document).hints == ()


def test_posts_count_for_a_wide_span() -> None:
    document = of(Role("a", "A"), Role("b", "B", headcount=15), solid("b", "a"))
    assert hints(document, "wide_span") == []
    document = of(Role("a", "A"), Role("b", "B", headcount=16), solid("b", "a"))
    assert hints(document, "wide_span") == [("A has 16 direct reports, more than 15.", "a")]


def test_a_box_of_two_managers_shares_its_reports() -> None:
    document = of(Role("a", "Supervisor", headcount=2), Role("b", "B", headcount=30), solid("b", "a"))
    assert metrics(document).average_span == 15
    assert hints(document, "wide_span") == []
    wider = replace(document, roles={**document.roles, "b": Role("b", "B", headcount=31)})
    assert hints(wider, "wide_span") == [("Supervisor has 16 direct reports, more than 15.", "a")]


def test_more_than_seven_layers_are_a_hint() -> None:
    chain = make_organisation(7, shape="chain", assistants=0)
    assert hints(chain, "many_layers") == []
    chain = make_organisation(8, shape="chain", assistants=0, vacancies=1, odd_text=False)
    message = f"{chain.roles['r7'].title} is on layer 8; more than 7 layers are many."
    assert hints(chain, "many_layers") == [(message, "r7")]


def test_a_role_without_unit_is_a_hint_only_where_others_have_one() -> None:
    roles = {**COMPANY.roles, "ann": replace(COMPANY.roles["ann"], unit_id=None)}
    assert hints(replace(COMPANY, roles=roles), "no_unit") == [("Ann Lee belongs to no unit.", "ann")]
    nowhere = {key: replace(role, unit_id=None) for key, role in COMPANY.roles.items()}
    assert hints(replace(COMPANY, roles=nowhere), "no_unit") == []


def test_hints_of_one_code_are_limited() -> None:
    chain = make_organisation(5_000, shape="chain", assistants=0)
    told = [role_id for _, role_id in hints(chain, "single_report")]
    assert len(told) == len(set(told)) == HINTS_PER_CODE
    assert metrics(chain).layers == 5_000
    lonely = [Role(f"m{number}", "Manager") for number in range(25)]
    below = [Role(f"r{number}", "Report") for number in range(25)]
    lines = [solid(f"r{number}", f"m{number}") for number in range(25)]
    assert len(hints(of(*lonely, *below, *lines), "single_report")) == HINTS_PER_CODE


@settings(deadline=None, max_examples=40)
@given(organisations())
def test_figures_add_up_for_any_organisation(document: Document) -> None:
    figures = metrics(document)
    assert metrics(document, index(document)) == figures
    json.dumps(asdict(figures))
    staff = [role for role in document.roles.values() if role.kind != "body"]
    posts = sum(role.headcount for role in staff if not role.planned)
    assert figures.vacant <= figures.roles == len(staff)
    assert posts - figures.vacant <= figures.people
    for hint in figures.hints:
        assert isinstance(hint, Hint)
        assert hint.role_id in document.roles or hint.unit_id in document.units


def test_bodies_are_neither_roles_nor_vacant_nor_a_layer() -> None:
    board = do(COMPANY, "add_role_above", id="board", role_id="coo", title="Board", kind="body")
    assert metrics(board) == metrics(COMPANY)
    assert metrics(board, index(board)).vacant == 1


def test_who_sits_on_a_board_is_not_one_of_the_people() -> None:
    board = do(COMPANY, "add_role_above", id="board", role_id="coo", title="Board", kind="body")
    chaired = do(board, "add_holder", id="chair", role_id="board", name="Ida Wolf")
    assert metrics(chaired) == metrics(COMPANY)


def test_a_dotted_line_that_leads_back_is_a_hint() -> None:
    roles = [Role(key, key.upper()) for key in "abc"]
    chain = of(*roles, solid("b", "a"), solid("c", "b"))
    assert hints(chain, "dotted_circle") == []
    back = do(chain, "add_dotted_line", role_id="a", manager_id="c")
    assert hints(back, "dotted_circle") == [
        ("A, B and 1 more report to each other in a circle: a dotted line leads back to one of them.", "a")
    ]
    two = of(*roles)
    for one, other in (("a", "b"), ("b", "a")):
        two = do(two, "add_dotted_line", role_id=one, manager_id=other)
    assert [key for _, key in hints(two, "dotted_circle")] == ["a"]


def test_a_vacant_manager_is_a_hint_and_a_vacant_leaf_is_not() -> None:
    vacant = of(Role("a", "Head"), Role("b", "Agent", headcount=8), Role("c", "Clerk"), solid("b", "a"))
    assert hints(vacant, "vacant_manager") == [("Head is vacant, and 8 posts report to it.", "a")]


def test_one_person_in_two_posts_is_a_hint_unless_acting() -> None:
    twice = do(COMPANY, "add_holder", id="again", role_id="agents", name=" ann  LEE ")
    (message, role_id), *more = hints(twice, "two_posts")
    assert (role_id in ("ann", "agents"), more) == (True, [])
    assert message.casefold().startswith("ann lee holds 2 posts, 2 fte together: ")
    acting = do(COMPANY, "add_holder", id="again", role_id="agents", name="Ann Lee", acting=True)
    assert hints(acting, "two_posts") == []


def test_a_unit_without_head_is_a_hint_only_where_another_has_one() -> None:
    units = {**COMPANY.units}
    assert (
        hints(replace(COMPANY, units={k: replace(u, head_id=None) for k, u in units.items()}), "no_head")
        == []
    )
    headed = do(COMPANY, "add_unit", id="new", name="New unit", head_id="ann")
    assert hints(headed, "no_head") == hints(COMPANY, "no_head")
    both = do(headed, "add_unit", id="lone", name="Lone unit")
    joined = do(both, "assign_unit", role_ids=["coach"], unit_id="lone")
    assert ("Lone unit has no head.", "lone") in hints(joined, "no_head")


def test_spans_outside_of_the_chosen_band_are_hints() -> None:
    three = of(
        Role("a", "A"), *(Role(key, key.upper()) for key in "bcd"), *(solid(key, "a") for key in "bcd")
    )
    assert hints(three, "narrow_span") == hints(three, "wide_span") == []
    narrow = do(three, "edit_chart", span_least=4)
    assert hints(narrow, "narrow_span") == [("A has 3 direct reports, fewer than 4.", "a")]
    wide = do(three, "edit_chart", span_most=2)
    assert hints(wide, "wide_span") == [("A has 3 direct reports, more than 2.", "a")]
    assert refusal(three, "edit_chart", span_least=20).field == "span_most"
    assert refusal(three, "edit_chart", span_least=-1).field == "span_least"


def test_shares_of_posts_that_do_not_add_up_are_hints() -> None:
    def held(*shares: float, headcount: int = 1) -> Document:
        document = of(Role("a", "Clerk", headcount=headcount))
        for number, fte in enumerate(shares):
            document = do(document, "add_holder", id=f"h{number}", role_id="a", name=f"P{number}", fte=fte)
        return document

    assert hints(held(1.0), "wrong_fte") == hints(held(0.5), "wrong_fte") == []
    assert hints(held(0.5, 0.5), "wrong_fte") == hints(held(1.0, 1.0, headcount=2), "wrong_fte") == []
    assert hints(held(1.0, 0.5), "wrong_fte") == [("2 people hold 1.5 FTE as Clerk, which is 1 post.", "a")]
    assert hints(held(0.5, 0.3), "wrong_fte") == [("2 people share Clerk, but hold 0.8 FTE of 1 post.", "a")]


def test_a_person_in_two_half_posts_is_no_hint() -> None:
    halves = of(Role("a", "A"), Role("b", "B"))
    for role_id in "ab":
        halves = do(halves, "add_holder", id=f"{role_id}-1", role_id=role_id, name="Ann Lee", fte=0.5)
    assert hints(halves, "two_posts") == []
