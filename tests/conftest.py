"""Fixtures for the rooms that have a database."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from hypothesis import settings

from orgchart.models import Chart
from tests.people import People, make_chart, make_people

# A busy machine is no fault of the code's.
settings.register_profile("orgchart", deadline=None)
settings.load_profile("orgchart")


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Forget how often the tests before called."""
    cache.clear()


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def chart(people: People) -> Chart:
    """Return Alice's chart, which Bob may look at and Eve may edit."""
    return make_chart(people)
