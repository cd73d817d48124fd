"""Figures explained: their parts add up to them."""

from __future__ import annotations

from hypothesis import given, settings

from orgchart.core.document import Document, Role
from orgchart.core.figures import ROWS, Figure, figures
from orgchart.core.metrics import metrics
from tests.core.company import COMPANY, of, solid
from tests.core.organisations import organisations


def figure(document: Document, key: str) -> Figure:
    return next(each for each in figures(document) if each.key == key)


def test_the_figures_are_those_of_the_status_line() -> None:
    known = metrics(COMPANY)
    assert {each.key: each.value for each in figures(COMPANY)} == {
        "roles": str(known.roles),
        "people": str(known.people),
        "vacant": str(known.vacant),
        "planned": str(known.planned),
        "layers": str(known.layers),
        "average_span": "6",
    }


def test_vacancies_and_spans_lead_to_their_roles() -> None:
    assert [row.role_id for row in figure(COMPANY, "vacant").rows] == [
        role.id
        for role in COMPANY.roles.values()
        if role.headcount == 1 and role.id not in {holder.role_id for holder in COMPANY.holders.values()}
    ]
    spans = figure(COMPANY, "average_span").rows
    assert [int(row.value.split()[0]) for row in spans] == sorted(
        (int(row.value.split()[0]) for row in spans), reverse=True
    )
    assert all(row.role_id for row in spans)


def test_long_lists_are_cut_and_say_so() -> None:
    crowd = of(
        Role("a", "A"),
        *(Role(f"r{n}", "R") for n in range(ROWS + 9)),
        *(solid(f"r{n}", "a") for n in range(ROWS + 9)),
    )
    vacant = figure(crowd, "vacant")
    assert (len(vacant.rows), vacant.more) == (ROWS, 10)


@settings(deadline=None, max_examples=40)
@given(organisations())
def test_the_parts_add_up(document: Document) -> None:
    known = metrics(document)
    for key, total in (("roles", known.roles), ("people", known.people)):
        parts = figure(document, key)
        if not parts.more:
            assert sum(int(row.value.replace(",", "")) for row in parts.rows) == total
    vacant = figure(document, "vacant")
    assert len(vacant.rows) + vacant.more == known.vacant
    assert len(figure(document, "layers").rows) == known.layers
