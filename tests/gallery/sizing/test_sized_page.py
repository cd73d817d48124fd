"""The page that sizes a department, as a visitor without scripts gets it, and the chart made from it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from django.test import Client

from orgchart.models import Chart
from orgchart.store import load_document
from templates_gallery.models import Template
from templates_gallery.sizing.ask import query_of, read
from templates_gallery.sizing.assumptions import ASSUMPTIONS
from tests.gallery.sizing.reading import Department

PAGE = "/templates/customer-service-department/sized/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sized_gallery")]


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def facts(text: str) -> dict[str, str]:
    found = re.findall(r"<li><b>([\d.,]+)</b> (\w+)", text)
    return {noun: number.replace(",", "") for number, noun in found}


def test_every_assumption_is_shown_with_its_reason_and_range(client: Client) -> None:
    text = unescape(page(client, PAGE))
    for each in ASSUMPTIONS:
        assert each.least <= each.value <= each.most
        assert each.reason.endswith(".")
        assert each.reason in text
        assert f'name="{each.key}" type="number" inputmode="numeric" min="{each.least}"' in text
        assert f"{each.least} to {each.most}" in text


def test_the_totals_are_those_of_the_department(client: Client) -> None:
    found = Department("agents=150&hours=24x7")
    shown = facts(page(client, f"{PAGE}?agents=150&hours=24x7"))
    assert shown["posts"] == str(found.all)
    assert shown["agents"] == "150"
    assert shown["layers"] == str(found.layers)
    assert shown["managers"] == str(sum(role.headcount for role, _, _ in found.spans()))


def test_the_posts_of_the_functions_add_up(client: Client) -> None:
    text = page(client, f"{PAGE}?agents=600&accounts=900")
    rows = re.findall(r"</svg>([^<]+)</th><td>(\d+)</td><td>(\d+)</td>", text)
    assert len(rows) == 7
    assert sum(int(posts) for _, posts, _ in rows) == int(facts(text)["posts"])
    assert sum(int(managers) for _, _, managers in rows) == int(facts(text)["managers"])


def test_a_changed_assumption_changes_the_picture(client: Client) -> None:
    usual = facts(page(client, f"{PAGE}result/?agents=150"))
    changed = facts(page(client, f"{PAGE}result/?agents=150&agents_per_planner=75"))
    # 150 ÷ 50 asks for three workforce planners, 150 ÷ 75 for two.
    assert int(changed["posts"]) == int(usual["posts"]) - 1


def test_the_address_keeps_the_form_and_nothing_else() -> None:
    query = (
        "agents=90&split=region&channels=phone&channels=email&regions=Oslo%2C+Bergen&returns=no&shrinkage=35"
    )
    reading = read(parse_qs(query))
    again = read(parse_qs(query_of(reading), keep_blank_values=True))
    assert again == reading
    assert set(parse_qs(query_of(reading))) == set(parse_qs(query))
    assert query_of(read({})) == ""


def test_what_cannot_be_used_is_told_and_the_page_still_works(client: Client) -> None:
    text = page(client, f"{PAGE}?agents=0&shrinkage=many&hours=25x8&split=%00&accounts=99999999999999999999")
    assert "This can be 4 to 2,000; 4 is used." in text
    assert "Write a whole number from 10 to 50; 30 is used." in text
    assert text.count('class="notice warning"') == 5


def test_names_are_escaped_everywhere(client: Client) -> None:
    name = '"><script>alert(1)</script>'
    text = page(
        client, f"{PAGE}?agents=200&split=region&regions=A,{name}&languages={name},B&products={name},C"
    )
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_use_this_department_makes_a_chart_of_the_visitors_own(client: Client) -> None:
    response = client.post(f"{PAGE}use/?agents=40&returns=no")
    chart = Chart.objects.get(published=False)
    assert (response.status_code, response["Location"]) == (302, f"/charts/{chart.public_id}/")
    assert load_document(chart) == Department("agents=40&returns=no").document
    assert client.get(response["Location"]).status_code == 200
    assert Client().get(response["Location"]).status_code == 404


def test_it_can_be_filled_in_at_once(client: Client) -> None:
    response = client.post(f"{PAGE}use/?agents=40", {"then": "fill-in"})
    chart = Chart.objects.get(published=False)
    assert response["Location"] == f"/charts/{chart.public_id}/fill-in/"
    assert client.get(response["Location"]).status_code == 200


def test_who_comes_to_use_by_a_link_gets_the_form_with_its_state(client: Client) -> None:
    response = client.get(f"{PAGE}use/?agents=41")
    assert (response.status_code, response["Location"]) == (302, f"{PAGE}?agents=41")
    assert Client(enforce_csrf_checks=True).post(f"{PAGE}use/").status_code == 403
    assert not Chart.objects.filter(published=False).exists()


@pytest.mark.parametrize("part", ["", "result/", "use/"])
def test_only_the_entries_that_can_be_sized_have_the_page(client: Client, part: str) -> None:
    assert client.get(f"/templates/customer-support-division/sized/{part}").status_code == 404
    Template.objects.filter(slug="customer-service-department").update(published=False)
    assert client.get(f"{PAGE}{part}").status_code == 404
