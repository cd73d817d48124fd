"""Sized departments are right by their own ratios, each checked from the document that comes out."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_gallery.sizing.ask import CHANNELS, HOURS, MOST_ACCOUNTS, MOST_AGENTS, Ask, Reading
from templates_gallery.sizing.assumptions import ASSUMPTIONS
from tests.gallery.sizing.reading import Department, source

SIZES = (12, 40, 150, 600)
HALF = {
    "agents_per_planner": "Workforce Planner",
    "agents_per_analyst": "Quality Analyst",
    "agents_per_trainer": "Support Trainer",
    "agents_per_editor": "Knowledge and Forum Editor",
    "agents_per_incident_specialist": "Incident Management Specialist",
}
RETURNS = (
    "Customer Care Specialist",
    "Product Sales Specialist",
    "Warranty Operations Specialist",
    "Order Fulfillment Specialist",
)
SUPPORT = (
    "Product Support Representative",
    "Technical Support Representative",
    "Technical Service Representative",
)


@pytest.fixture(params=SIZES)
def department(request: pytest.FixtureRequest) -> Department:
    return Department(f"agents={request.param}&accounts={request.param * 3}")


def test_it_has_the_agents_asked_for(department: Department) -> None:
    assert department.agents == department.reading.ask.agents


def test_supervisors_lead_eight_to_twelve_agents(department: Department) -> None:
    supervisors = department.posts("Team Supervisor")
    assert supervisors == ceil(department.agents / 12)
    assert 8 <= department.agents / supervisors <= 12


@pytest.mark.parametrize(("ratio", "title"), HALF.items())
def test_staff_follows_the_number_of_agents(department: Department, ratio: str, title: str) -> None:
    """To the nearest post: what one more or one less would serve is further from the agents there are."""
    each, posts = department.reading.values[ratio], department.posts(title)
    assert abs(posts * each - department.agents) <= each / 2


def test_the_published_ratios_as_figures() -> None:
    """By hand: 150 ÷ 50 planners, 150 ÷ 40 analysts, 150 ÷ 75 trainers, and so on."""
    found = Department("agents=150&accounts=450")
    figures = {title: found.posts(title) for title in HALF.values()}
    assert figures == {
        "Workforce Planner": 3,
        "Quality Analyst": 4,
        "Support Trainer": 2,
        "Knowledge and Forum Editor": 2,
        "Incident Management Specialist": 6,
    }
    assert found.posts("Incident Analyst", "Incident Communications Coordinator") == 2
    assert found.posts("Team Supervisor") == 13
    assert found.posts("Account Manager") == 12
    assert found.posts("Account Representative") == 4
    assert found.posts("Trainee Representative") == 12
    assert found.posts(*RETURNS) == 15
    assert found.posts(*SUPPORT) == 38
    assert found.posts("Help Desk Administrator") == 2
    assert found.posts("Customer Support Analyst") == 2
    assert found.posts("Customer Loyalty Specialist") == 2


def test_the_other_functions_follow_their_ratios(department: Department) -> None:
    agents = department.agents
    assert abs(department.posts(*RETURNS) * 10 - agents) <= 5
    assert abs(department.posts(*SUPPORT) * 4 - agents) <= 2
    assert department.posts("Account Manager") == ceil(department.reading.ask.accounts / 40)
    assert department.posts("Trainee Representative") == agents * 8 // 100


def test_no_span_is_too_wide_and_nobody_leads_one(department: Department) -> None:
    assert department.broken_spans() == []


def test_it_grows_from_a_team_to_managers_of_managers() -> None:
    small, teams, functions, sites = (Department(f"agents={size}&accounts={size * 3}") for size in SIZES)
    assert [each.layers for each in (small, teams, functions, sites)] == [3, 4, 5, 7]
    assert {role.title for role, _, _ in small.spans()} == {"Customer Service Manager", "Team Supervisor"}
    assert teams.posts("Call Center Manager") == 1
    assert teams.posts("Director, Call Center") == 0
    assert functions.posts("Call Center Manager") == 2
    assert functions.posts("Head of Customer Service", "Director, Call Center") == 2
    assert sites.posts("SVP, Service Delivery", "SVP, Customer Experience") == 2


def test_regions_become_sites_with_every_channel() -> None:
    found = Department("agents=600&split=region&regions=North,South")
    for region in ("North", "South"):
        below = [
            role.title
            for role in found.document.roles.values()
            if role.title.startswith("Call Center Manager") and role.title.endswith(region)
        ]
        assert below, region
    mails = [role for role in found.document.roles.values() if role.title == "E-mail Support Agent"]
    assert sum(role.headcount for role in mails) == found.posts("E-mail Support Agent")
    assert len(mails) >= 2


def test_round_the_clock_has_shifts_and_a_supervisor_at_every_hour() -> None:
    found = Department("agents=150&hours=24x7")
    titles = {role.title for role in found.document.roles.values()}
    assert {f"Call Center Manager, {shift} Shift" for shift in ("Early", "Late", "Night")} <= titles
    small = Department("agents=40&hours=24x7")
    # 168 hours ÷ 40 a week make five supervisors where the span alone asks for four.
    assert small.posts("Team Supervisor") == 5


def test_agents_at_work_at_a_time_become_posts_by_hours_and_shrinkage() -> None:
    found = Department("agents=20&count=duty&hours=24x7&shrinkage=30")
    assert found.agents == 120  # 20 × 168 hours ÷ (40 hours × 70%)


def test_products_have_support_groups_and_languages_agents() -> None:
    found = Department("agents=100&products=Loans,Cards,Savings&languages=French,Dutch")
    titles = {role.title for role in found.document.roles.values()}
    assert {f"Support Group Lead, {name}" for name in ("Loans", "Cards", "Savings")} <= titles
    french = found.posts("Customer Service Representative, French")
    dutch = found.posts("Customer Service Representative, Dutch")
    assert french > dutch > 0
    assert abs(french / (french + dutch) - 0.6) < 0.02


def test_what_is_not_asked_for_is_not_there() -> None:
    found = Department("agents=150&accounts=0&products=&returns=no&loyalty=no&channels=phone")
    assert found.document.units.keys() == {
        "customer-service",
        "call-center",
        "incident-management",
        "quality",
    }
    assert found.posts("Chat and Social Support Agent", "E-mail Support Agent") == 0
    assert found.agents == 150


def test_the_words_are_those_of_the_flagship() -> None:
    found = Department("agents=600&accounts=1800")
    flagship = source()["steps"][0]  # type: ignore[index]
    units = {unit["id"]: unit for unit in flagship["units"]}
    for unit_id, unit in units.items():
        mine = found.document.units[unit_id]
        assert (mine.name, mine.colour) == (unit["name"], unit["colour"])
        names = [each.name for each in found.document.measures.values() if each.unit_id == unit_id]
        assert names == [measure["name"] for measure in unit["measures"]]
        assert mine.purpose.split("\n\n")[0] == unit["purpose"].split("\n\n")[0].strip()
    roles = {}
    waiting = list(flagship["roles"])
    while waiting:
        role = waiting.pop()
        roles[role["id"]] = role
        waiting += role.get("reports", [])
    for role_id in ("coo", "workforce-planner", "quality-analyst", "director-returns-warranty"):
        mine_role = found.document.roles[role_id]
        assert mine_role.title == roles[role_id]["title"]
        assert mine_role.responsibilities == roles[role_id]["responsibilities"].strip()
    assert all(role.responsibilities for role in found.document.roles.values())


FORMS = st.builds(
    Reading,
    st.builds(
        Ask,
        agents=st.integers(4, MOST_AGENTS) | st.integers(4, 200),
        count=st.sampled_from(["employed", "duty"]),
        channels=st.lists(st.sampled_from(CHANNELS), min_size=1, unique=True).map(tuple),
        hours=st.sampled_from(list(HOURS)),
        languages=st.sampled_from([("English",), ("English", "German"), tuple("ABCDEFGH")]),
        accounts=st.integers(0, MOST_ACCOUNTS) | st.integers(0, 300),
        products=st.sampled_from([(), ("App",), ("Loans", "Cards"), tuple("ABCDEFGH")]),
        split=st.sampled_from(["none", "region", "product"]),
        regions=st.sampled_from([("North",), ("North", "South"), tuple("ABCDEFGH")]),
        returns=st.booleans(),
        loyalty=st.booleans(),
    ),
    st.fixed_dictionaries({each.key: st.integers(each.least, each.most) for each in ASSUMPTIONS}),
)


@settings(max_examples=200)
@given(FORMS)
def test_every_form_makes_a_sound_department(form: Reading) -> None:
    found = Department(reading=form)
    assert found.broken_spans() == []
    if form.ask.count == "employed":
        assert found.agents == form.ask.agents
    else:
        # Never fewer than enough, never a whole post too many.
        hours = found.agents * form.values["weekly_hours"] * (100 - form.values["shrinkage"])
        needed = form.ask.agents * HOURS[form.ask.hours] * 100
        week = form.values["weekly_hours"] * (100 - form.values["shrinkage"])
        assert hours >= needed
        assert found.agents == form.ask.agents or hours - needed < week
    assert found.posts("Account Manager") * form.values["accounts_per_manager"] >= form.ask.accounts
    roots = [key for key in found.document.roles if key not in found.index.manager_of]
    assert len(roots) == 1
