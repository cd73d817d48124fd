"""Several writers at once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from orgchart import services
from orgchart.models import Chart
from tests.people import make_chart, make_people
from tests.store.test_store import from_rows

WRITERS, COMMANDS = 4, 5


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_lose_nothing() -> None:
    people = make_people()
    chart = make_chart(people)
    problems: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for number in range(COMMANDS):
                services.run_command(
                    chart=chart,
                    name="add_role_below",
                    arguments={"role_id": "head", "id": f"w{writer}-{number}"},
                    expected_revision=0,
                    visitor=people.owner,
                )
        except BaseException as error:
            problems.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    again = Chart.objects.get(pk=chart.pk)
    assert again.revision == WRITERS * COMMANDS
    assert len(from_rows(again).roles) == 4 + WRITERS * COMMANDS
    numbers = list(again.revisions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, WRITERS * COMMANDS + 1))
