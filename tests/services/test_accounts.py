"""Signing up and in, and the charts that follow."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from orgchart.access import VISITOR_KEY, Visitor
from orgchart.models import Chart
from tests.api.clients import client_of, security_token, send
from tests.people import People

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


def browser_with_a_chart() -> tuple[Client, Chart]:
    client = client_of(Visitor())
    made = send(client, "post", "/api/charts/", {"title": "Mine"}).json()
    return client, Chart.objects.get(public_id=made["id"])


def submit(client: Client, address: str, **values: str) -> Any:
    return client.post(address, values, headers=security_token(client))


def test_signing_up_takes_the_charts_of_the_browser_along() -> None:
    client, chart = browser_with_a_chart()
    response = submit(client, "/accounts/signup/", email="ann@example.org", password1=PASSWORD)
    assert response.status_code == 302
    user = User.objects.get(email="ann@example.org")
    chart.refresh_from_db()
    assert (chart.owner, chart.visitor_key) == (user, "")
    assert VISITOR_KEY not in client.session
    assert client.get(f"/api/charts/{chart.public_id}/").json()["right"] == "owner"


def test_signing_in_takes_them_along_too(people: People) -> None:
    client, chart = browser_with_a_chart()
    submit(client, "/accounts/login/", login="alice@example.org", password="correct horse battery")
    chart.refresh_from_db()
    assert chart.owner == people.owner.user
    assert [listed["title"] for listed in client.get("/api/charts/").json()] == ["Mine"]


def test_after_signing_out_the_browser_has_nothing_left(people: People) -> None:
    client, chart = browser_with_a_chart()
    submit(client, "/accounts/login/", login="alice@example.org", password="correct horse battery")
    submit(client, "/accounts/logout/")
    assert client.get("/api/charts/").json() == []
    assert client.get(f"/api/charts/{chart.public_id}/").status_code == 404


def test_a_wrong_password_takes_nothing_along(people: People) -> None:
    client, chart = browser_with_a_chart()
    submit(client, "/accounts/login/", login="alice@example.org", password="wrong")
    chart.refresh_from_db()
    assert chart.owner is None


def test_a_user_name_does_not_show_the_address() -> None:
    submit(client_of(Visitor()), "/accounts/signup/", email="ann.lee@example.org", password1=PASSWORD)
    user = User.objects.get(email="ann.lee@example.org")
    assert user.username.startswith("user-")
    assert "ann" not in user.username


def test_sign_up_can_be_closed(settings: Any) -> None:
    settings.ALLOW_SIGN_UP = False
    submit(client_of(Visitor()), "/accounts/signup/", email="ann@example.org", password1=PASSWORD)
    assert not User.objects.exists()


def test_staff_sign_in_to_the_admin_site_and_look_around(people: People, chart: Chart) -> None:
    User.objects.create_superuser("root", "root@example.org", PASSWORD)
    client = client_of(Visitor())
    response = submit(client, "/admin/login/?next=/admin/", username="root@example.org", password=PASSWORD)
    assert response.status_code == 302
    rows = ("orgunit", "role", "holder", "reportingline", "measure", "jobtitle", "revision")
    for model in ("chart", *rows):
        assert client.get(f"/admin/orgchart/{model}/?q=Customer").status_code == 200, model
        assert client.get(f"/admin/orgchart/{model}/add/").status_code == 403, model
    page = client.get(f"/admin/orgchart/chart/{chart.pk}/change/")
    assert page.status_code == 200
    role = chart.roles.first()
    assert role is not None
    address = f"/admin/orgchart/role/{role.pk}/change/"
    assert client.get(address).status_code == 200
    assert submit(client, address, title="Changed").status_code == 403
    assert submit(client, address.replace("change", "delete"), post="yes").status_code == 403
    role.refresh_from_db()


@pytest.mark.parametrize("what", ["orgchart/chart", "auth/user"])
def test_staff_delete_a_chart_or_an_account_for_good(people: People, chart: Chart, what: str) -> None:
    User.objects.create_superuser("root", "root@example.org", PASSWORD)
    client = client_of(Visitor())
    submit(client, "/admin/login/?next=/admin/", username="root@example.org", password=PASSWORD)
    address = f"/admin/{what}/{chart.pk if what == 'orgchart/chart' else chart.owner_id}/delete/"
    assert submit(client, address, post="yes").status_code == 302
    assert not Chart.objects.filter(pk=chart.pk).exists()


def test_an_account_that_goes_takes_its_charts(people: People, chart: Chart) -> None:
    assert people.owner.user is not None
    people.owner.user.delete()
    assert not Chart.objects.exists()
