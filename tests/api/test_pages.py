"""Pages of a file before it is made, over the API."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from orgchart import exporting
from orgchart.api.replies import PAGES_AT_ONCE
from orgchart.models import Chart
from orgchart.recent import Recent
from tests.api.clients import address, client_of
from tests.core.organisations import make_organisation
from tests.people import People, make_chart

pytestmark = pytest.mark.django_db


def test_pages_come_as_pictures_and_as_many_as_the_file_has(people: People) -> None:
    chart = make_chart(people, make_organisation(200, 2, odd_text=False))
    client, wishes = client_of(people.viewer), "?pages=booklet&paper=a4&smallest=9&date=1%20May%202026"
    body = client.get(address(chart, f"pages/pdf/{wishes}")).json()
    content = client.get(address(chart, f"export/pdf/{wishes}")).content
    assert body["count"] == len(PdfReader(BytesIO(content)).pages) > PAGES_AT_ONCE
    assert [page["number"] for page in body["pages"]] == list(range(1, PAGES_AT_ONCE + 1))
    assert body["smallest_type"] >= 8.5
    assert (body["pages"][0]["width"], body["pages"][0]["height"]) == (841.89, 595.28)
    assert "1 May 2026" in body["pages"][0]["svg"]
    more = client.get(address(chart, f"pages/pdf/{wishes}&first={PAGES_AT_ONCE + 1}")).json()
    assert more["pages"][0]["number"] == PAGES_AT_ONCE + 1
    assert client.get(address(chart, f"pages/pdf/{wishes}&first=999")).json()["pages"] == []


def test_a_page_says_how_small_its_type_is(people: People) -> None:
    chart = make_chart(people, make_organisation(200, 2, odd_text=False))
    body = client_of(people.owner).get(address(chart, "pages/pdf/?paper=a4")).json()
    assert (body["count"], len(body["pages"])) == (1, 1)
    assert body["smallest_type"] < 5


@pytest.mark.parametrize(
    ("tail", "field"),
    [
        ("?paper=b5", "paper"),
        ("?orientation=round", "orientation"),
        ("?smallest=2", "smallest"),
        ("?first=0", "first"),
        ("?first=٣", "first"),
        ("?first=", "first"),
    ],
)
def test_wrong_wishes_are_refused_by_name(people: People, chart: Chart, tail: str, field: str) -> None:
    response = client_of(people.owner).get(address(chart, f"pages/pdf/{tail}"))
    assert response.status_code == 400
    assert response.json()["error"]["field"] == field


def test_formats_without_pages_are_not_found(people: People, chart: Chart) -> None:
    for key in ("svg", "exe"):
        assert client_of(people.owner).get(address(chart, f"pages/{key}/")).status_code == 404


def test_pages_are_laid_out_once_for_all_their_batches(
    people: People, chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_previews", Recent[Any, exporting.Preview](4))
    made: list[str] = []
    scene_of = exporting.scene_of

    def spy(*arguments: Any) -> Any:
        made.append("scene")
        return scene_of(*arguments)

    monkeypatch.setattr(exporting, "scene_of", spy)
    client = client_of(people.owner)
    for tail in ("", "?first=2", "?paper=chart"):
        assert client.get(address(chart, f"pages/pdf/{tail}")).status_code == 200
    assert made == ["scene"]
