"""Fill in, as a visitor without scripts does it: paste, look, change, confirm, and undo in one step."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from orgchart import services
from orgchart.access import Visitor
from orgchart.core.document import ChartInfo, Document, Role
from orgchart.models import Chart
from orgchart.store import load_document
from tests.api.clients import client_of, security_token
from tests.people import People, make_chart

pytestmark = pytest.mark.django_db
LIST = "Ann Lee, Call Centre Mgr, ann@example.org\nBo Chen, Agent\nCy Dunn, Astronaut"


def address(chart: Chart) -> str:
    return f"/charts/{chart.public_id}/fill-in/"


def post(client: Client, chart: Chart, data: dict[str, str]) -> HttpResponse:
    response: HttpResponse = client.post(address(chart), data, headers=security_token(client))
    return response


def proposed(client: Client, chart: Chart, text: str = LIST, clear: str = "no") -> str:
    response = post(client, chart, {"step": "propose", "people": text, "clear": clear})
    assert response.status_code == 200
    return response.content.decode()


def fields(text: str) -> dict[str, str]:
    """Return what the page's form would send, the button for confirming pressed."""
    sent = dict(re.findall(r'<input type="hidden" name="(revision|read)" value="([^"]*)"', text))
    for number, choices in re.findall(r'<select name="role-(\d+)".*?>(.*?)</select>', text):
        chosen = re.search(r'<option value="([^"]*)" selected', choices)
        sent[f"role-{number}"] = chosen[1] if chosen else ""
    return {**sent, "step": "confirm"}


def names(chart: Chart) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for holder in load_document(Chart.objects.get(pk=chart.pk)).holders.values():
        found.setdefault(holder.role_id, []).append(holder.name)
    return found


def test_each_person_is_shown_with_role_confidence_and_reason(people: People, chart: Chart) -> None:
    text = proposed(client_of(people.owner), chart)
    assert fields(text) | {"read": ""} == {
        "revision": "0",
        "read": "",
        "role-0": "calls",
        "role-1": "agent",
        "role-2": "",
        "step": "confirm",
    }
    assert "<b>2</b> of 3 people have a role." in text
    assert "The same title (Mgr = manager)." in text
    assert "No title of the chart is like it." in text
    assert "Roles that stay vacant (1)" in text
    assert names(chart) == {"head": ["Tom Okafor"]}


def test_confirming_fills_all_in_one_step_that_one_undo_takes_back(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    sent = fields(proposed(client, chart))
    response = post(client, chart, {**sent, "people": LIST, "clear": "no", "role-2": "mail"})
    assert (response.status_code, response["Location"]) == (302, f"/charts/{chart.public_id}/")
    assert names(chart) == {
        "head": ["Tom Okafor"],
        "calls": ["Ann Lee"],
        "agent": ["Bo Chen"],
        "mail": ["Cy Dunn"],
    }
    chart.refresh_from_db()
    assert chart.revision == 1
    assert load_document(chart).holders.values()
    services.undo(chart=chart, expected_revision=1, visitor=people.owner)
    assert names(chart) == {"head": ["Tom Okafor"]}


def test_the_people_of_a_fresh_copy_are_taken_out_unless_they_should_stay(
    people: People, chart: Chart
) -> None:
    client = client_of(people.owner)
    start = client.get(address(chart)).content.decode()
    assert 'name="clear" value="yes" checked' in start
    sent = fields(proposed(client, chart, clear="yes"))
    post(client, chart, {**sent, "people": LIST, "clear": "yes"})
    assert names(chart) == {"calls": ["Ann Lee"], "agent": ["Bo Chen"]}
    again = client.get(address(chart)).content.decode()
    assert 'name="clear" value="no" checked' in again


def test_counted_roles_take_several(people: People) -> None:
    role = Role("agent", "Agent", headcount=3)
    chart = make_chart(people, Document(charts={"chart": ChartInfo()}, roles={"agent": role}))
    client = client_of(people.owner)
    text = "A One, Agent\nB Two, Agent\nC Three, Agent\nD Four, Agent"
    page = proposed(client, chart, text)
    assert [value for key, value in fields(page).items() if key.startswith("role-")] == ["agent"] * 3 + [""]
    post(client, chart, {**fields(page), "people": text, "clear": "no"})
    assert names(chart) == {"agent": ["A One", "B Two", "C Three"]}


def test_a_list_changed_after_the_proposal_is_proposed_anew(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    sent = fields(proposed(client, chart))
    response = post(client, chart, {**sent, "people": "Bo Chen, Agent\n" + LIST, "clear": "no"})
    assert response.status_code == 200
    assert "Put them in these roles" in response.content.decode()
    assert names(chart) == {"head": ["Tom Okafor"]}


def test_a_chart_that_changed_meanwhile_is_filled_where_it_still_fits(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    sent = fields(proposed(client, chart))
    services.run_command(
        chart=chart,
        name="delete_role",
        arguments={"role_id": "agent"},
        expected_revision=0,
        visitor=people.editor,
    )
    response = post(client, chart, {**sent, "people": LIST, "clear": "no"})
    assert response.status_code == 400
    text = response.content.decode()
    assert "Person 2 of the list (Bo Chen)" in text
    assert fields(text)["role-0"] == "calls"
    assert names(chart) == {"head": ["Tom Okafor"]}


@pytest.mark.parametrize("text", ["", "  \n ", ", Agent"])
def test_a_list_without_names_is_asked_for_again(people: People, chart: Chart, text: str) -> None:
    response = post(client_of(people.owner), chart, {"step": "propose", "people": text})
    assert response.status_code == 400
    assert "No name was found in this list." in response.content.decode()


def test_nobody_chosen_changes_nothing(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    sent = {**fields(proposed(client, chart)), "role-0": "", "role-1": ""}
    response = post(client, chart, {**sent, "people": LIST, "clear": "yes"})
    assert response.status_code == 400
    assert "Choose a role for at least one person." in response.content.decode()
    assert names(chart) == {"head": ["Tom Okafor"]}


def test_only_those_who_may_change_the_chart_fill_it_in(people: People, chart: Chart) -> None:
    everybody = (people.stranger, people.viewer, people.editor, people.owner, people.passer_by)
    statuses = [client_of(each).get(address(chart)).status_code for each in everybody]
    assert statuses == [404, 403, 200, 200, 404]
    assert post(client_of(Visitor()), chart, {"people": LIST}).status_code == 404


def test_hostile_lists_and_answers_are_harmless(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    hostile = '<script>x</script>, "><i>, a@b.c\n\0Zed\tAgent'
    text = proposed(client, chart, hostile)
    assert "<script>x" not in text
    assert '"><i>' not in text
    sent = {**fields(text), "role-0": "../../etc", "revision": "-5"}
    assert post(client, chart, {**sent, "people": hostile}).status_code == 400


def test_a_long_list_offers_all_roles_once(people: People) -> None:
    roles = {f"r{number}": Role(f"r{number}", f"Clerk {number}", order=number) for number in range(300)}
    chart = make_chart(people, Document(charts={"chart": ChartInfo()}, roles=roles))
    text = "\n".join(f"Person {number}, Clerk {number}" for number in range(300))
    page = proposed(client_of(people.owner), chart, text)
    assert page.count('<template id="all-roles">') == 1
    assert len(page) < 1_000_000
    assert all(fields(page)[f"role-{number}"] == f"r{number}" for number in range(300))
