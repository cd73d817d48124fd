"""A pasted list of people is read as written, and everybody is proposed for the role that fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgchart.core.commands import CommandError, run, summary
from orgchart.core.document import Document, Holder, OrgUnit, ReportingLine, Role, line_id
from orgchart.core.filling.people_list import MOST_PEOPLE, Person, read_people
from orgchart.core.filling.proposals import propose
from orgchart.core.filling.titles import Likeness, weights_of, written_out
from tests.core.company import COMPANY

TITLES = {
    "coo": ("Chief Operating Officer", None, "", 1),
    "svp": ("SVP, Service Delivery", "coo", "", 1),
    "accounts": ("Director, Account Management", "coo", "accounts", 1),
    "manager": ("Account Manager", "accounts", "accounts", 2),
    "calls": ("Call Center Manager", "svp", "calls", 1),
    "lead": ("Team Supervisor", "calls", "calls", 3),
    "agent": ("Customer Service Representative", "lead", "calls", 20),
    "quality": ("Quality Analyst", "calls", "calls", 1),
    "incidents": ("Incident Analyst", "svp", "", 1),
    "returns": ("Director, Returns & Warranty", "svp", "returns", 1),
}


def department(**holders: str) -> Document:
    roles = {
        key: Role(key, title, unit or None, headcount=count, order=place * 1024)
        for place, (key, (title, _, unit, count)) in enumerate(TITLES.items())
    }
    pairs = [(key, manager) for key, (_, manager, _, _) in TITLES.items() if manager]
    lines = {line_id("solid", key, manager): (key, manager) for key, manager in pairs}
    units = {"accounts": "Account Management", "calls": "Call Center", "returns": "Returns & Warranty"}
    return Document(
        roles=roles,
        units={key: OrgUnit(key, name) for key, name in units.items()},
        holders={f"{role}-h": Holder(f"{role}-h", role, name) for role, name in holders.items()},
        lines={key: ReportingLine(key, *ends) for key, ends in lines.items()},
    )


def placed(text: str, document: Document | None = None, *, clear: bool = False) -> dict[str, str | None]:
    plan = propose(document or department(), read_people(text).people, clear=clear)
    return {each.person.name: each.role_id for each in plan.proposals}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, Director, Account Management, ann@example.org",
        "Ann Lee, ann@example.org, Director, Account Management",
        'Ann Lee,"Director, Account Management",ann@example.org',
        "Ann Lee\tDirector, Account Management\tann@example.org",
        "Ann Lee; Director, Account Management; <ann@example.org>",
        "Name\tTitle\tE-mail\nAnn Lee\tDirector, Account Management\tann@example.org",
        "Job title;Surname;First name;Mail\nDirector, Account Management;Lee;Ann;ann@example.org",
        "\r\n  Ann Lee ,  Director, Account Management , ann@example.org \r\n\r\n",
    ],
)
def test_lists_are_read_however_they_are_written(text: str) -> None:
    (person,) = read_people(text).people
    assert (person.name, person.title, person.email) == (
        "Ann Lee",
        "Director, Account Management",
        "ann@example.org",
    )


def test_units_dashes_and_lines_without_a_title() -> None:
    people = read_people("Ann Lee\tAgent\tCall Center\nBo Chen\tAgent").people
    assert [(each.unit, each.title) for each in people] == [("Call Center", "Agent"), ("", "Agent")]
    assert read_people("Ann Lee – Team Lead").people == (Person(1, "Ann Lee", "Team Lead"),)
    assert read_people("Ann Lee-Brown").people == (Person(1, "Ann Lee-Brown"),)


def test_a_line_that_is_written_otherwise_than_most_is_read_too() -> None:
    people = read_people("Ann Lee, Agent\nBo Chen; Account Manager\nCy Dunn\tAgent\nDee, Agent").people
    assert [(each.name, each.title) for each in people] == [
        ("Ann Lee", "Agent"), ("Bo Chen", "Account Manager"), ("Cy Dunn", "Agent"), ("Dee", "Agent"),
    ]  # fmt: skip


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    found = read_people("Ann, Agent\n, Agent\nx@example.org\n" + "y" * 600 + ", Agent")
    assert [each.name for each in found.people] == ["Ann"]
    assert [problem.split(":")[0] for problem in found.problems] == ["Line 2", "Line 3", "Line 4"]
    many = read_people("\n".join(f"Person {number}, Agent" for number in range(MOST_PEOPLE + 5)))
    assert len(many.people) == MOST_PEOPLE
    assert str(MOST_PEOPLE) in many.problems[-1]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("VP, Cust. Svc", "vice president customer service"),
        ("Sr. Mgr", "senior manager"),
        ("CSR", "customer service representative"),
        ("Head of Call Centre", "head call center"),
        ("Direktör & Chef", "direktor chef"),
        ("E-mail Support Agent", "email support agent"),
    ],
)
def test_titles_are_written_out(title: str, words: str) -> None:
    assert written_out(title) == tuple(words.split())


@pytest.mark.parametrize(
    ("title", "role", "confidence"),
    [
        ("Account Manager", "manager", "sure"),
        ("Acct Mgr", "manager", "sure"),
        ("Senior Vice President, Service Delivery", "svp", "sure"),
        ("COO", "coo", "sure"),
        ("CSR", "agent", "sure"),
        ("Account Management Director", "accounts", "sure"),
        ("Call Centre Manager", "calls", "sure"),
        ("Customer Service Agent", "agent", "likely"),
        ("Team Leader", "lead", "likely"),
        ("Head of Returns and Warranty", "returns", "likely"),
        ("Qualty Analyst", "quality", "likely"),
        ("Key Account Manager", "manager", "likely"),
        ("Astronaut", None, "none"),
        ("", None, "none"),
    ],
)
def test_each_title_finds_its_role(title: str, role: str | None, confidence: str) -> None:
    (found,) = propose(department(), [Person(1, "Ann", title)]).proposals
    assert (found.role_id, found.confidence) == (role, confidence)
    assert found.reason.endswith(".")
    if role:
        assert role in [each.role_id for each in found.candidates]


def test_the_reason_names_abbreviations_and_shared_words() -> None:
    def reason(title: str) -> str:
        return propose(department(), [Person(1, "Ann", title)]).proposals[0].reason

    assert reason("Acct Mgr") == "The same title (Acct = account, Mgr = manager)."
    assert reason("Key Account Manager") == "Both titles say account and manager."
    assert reason("Team Leader") == "Both titles say team; lead is much like supervisor."
    assert reason("Astronaut") == "No title of the chart is like it."


def test_the_better_fit_gets_the_post_whoever_comes_first() -> None:
    assert placed("Ann, Quality Coach\nBo, Quality Analyst") == {"Ann": None, "Bo": "quality"}


def test_counted_roles_take_as_many_as_they_have_posts() -> None:
    text = "\n".join(f"Agent {number}, CSR" for number in range(22))
    plan = propose(department(), read_people(text).people)
    assert [each.role_id for each in plan.proposals].count("agent") == 20
    assert [each.reason for each in plan.proposals[20:]] == [
        "All posts of Customer Service Representative are taken."
    ] * 2
    assert "agent" not in {role.id for role, _ in plan.vacant}
    assert {role.id: posts for role, posts in plan.vacant}["lead"] == 3


def test_taken_posts_are_left_alone_unless_everybody_goes() -> None:
    document = department(coo="Maria Alvarez")
    assert placed("Ann, COO", document) == {"Ann": None}
    assert placed("Ann, COO", document, clear=True) == {"Ann": "coo"}


def test_who_is_on_the_chart_already_stays_there() -> None:
    document = department(coo="Ann Lee")
    (found,) = propose(document, [Person(1, "ann lee", "Chief of Everything")]).proposals
    assert (found.role_id, found.confidence) == ("coo", "sure")
    assert placed("Ann Lee, Boss\nBo, COO", document, clear=True) == {"Ann Lee": "coo", "Bo": None}


def test_the_unit_decides_between_roles_of_one_title() -> None:
    roles = {key: Role(key, "Team Lead", key) for key in ("calls", "mail")}
    units = {"calls": OrgUnit("calls", "Call Center"), "mail": OrgUnit("mail", "Mail Room")}
    document = Document(roles=roles, units=units)
    assert placed("Ann\tTeam Lead\tMail Room\nBo\tTeam Lead\tCall Centre", document) == {
        "Ann": "mail",
        "Bo": "calls",
    }


WORDS = st.lists(st.sampled_from(["vp", "sales", "Manager", "of", "Sr", "", "é", "&", "support"]), max_size=5)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_likeness_is_a_share_and_the_same_either_way(one: str, other: str) -> None:
    first, second = written_out(one), written_out(other)
    likeness = Likeness(weights_of([first, second]))
    value = likeness.of(first, second)
    assert 0 <= value <= 1
    assert value == pytest.approx(likeness.of(second, first))
    if first:
        assert likeness.of(first, first) == 1


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read_people(text)
    propose(department(coo="Ann"), found.people, clear=True)
    assert all(each.name for each in found.people)


def test_one_command_puts_them_in_and_the_next_takes_others_out() -> None:
    document = department(coo="Maria Alvarez", quality="Old One")
    people = [
        {"id": "a", "role_id": "lead", "name": "Ann Lee", "email": "ann@example.org"},
        {"id": "b", "role_id": "lead", "name": "Bo Chen"},
        {"id": "c", "role_id": "coo", "name": "Maria Alvarez", "email": "maria@example.org"},
    ]
    kept = run(document, "fill_roles", {"people": people})
    assert {holder.id: holder.role_id for holder in kept.holders.values()} == {
        "coo-h": "coo",
        "quality-h": "quality",
        "a": "lead",
        "b": "lead",
    }
    assert kept.holders["coo-h"].email == "maria@example.org"
    assert kept.holders["a"].order < kept.holders["b"].order
    assert summary("fill_roles", document, kept, {"people": people}) == "Put 3 people in 2 roles"
    cleared = run(document, "fill_roles", {"people": people, "clear": True})
    assert cleared.holders.keys() == {"coo-h", "a", "b"}
    told = summary("fill_roles", document, cleared, {"people": people, "clear": True})
    assert told == "Put 3 people in 2 roles, and took 1 other out"
    one = [people[0]]
    told = summary("fill_roles", document, run(document, "fill_roles", {"people": one}), {"people": one})
    assert told == "Put Ann Lee in as Team Supervisor"


@pytest.mark.parametrize(
    ("people", "part"),
    [
        ([], "nobody"),
        ([{"id": "a", "role_id": "nowhere", "name": "Ann"}], "Person 1 of the list (Ann)"),
        ([{"id": "a", "role_id": "ann", "name": " "}], "needs a name"),
        ([{"id": "a", "role_id": "ann", "name": "Ann", "hair": "red"}], "hair"),
        ([{"role_id": "coach", "name": "Nobody Yet"}], '"id" is missing'),
    ],
)
def test_a_list_that_cannot_be_filled_in_is_refused(people: list[dict[str, str]], part: str) -> None:
    with pytest.raises(CommandError) as caught:
        run(COMPANY, "fill_roles", {"people": people})
    assert part in str(caught.value)
