"""A visitor with a browser, somebody signed in, and charts of theirs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from orgchart.models import Chart

PASSWORD = "correct horse battery"


@pytest.fixture
def visitor(db: None) -> Client:
    """Return a browser without an account."""
    return Client()


@pytest.fixture
def other(db: None) -> Client:
    """Return somebody else's browser."""
    return Client()


@pytest.fixture
def ana(db: None) -> User:
    return User.objects.create_user("user-ana", "ana@example.org", PASSWORD)


@pytest.fixture
def member(ana: User) -> Client:
    """Return Ana's browser, signed in."""
    client = Client()
    client.force_login(ana)
    return client


def new_chart(client: Client) -> Chart:
    """Make a chart by the button that every page has."""
    response = client.post("/charts/new/")
    assert response.status_code == 302
    return Chart.objects.get(public_id=response["Location"].split("/")[2])
