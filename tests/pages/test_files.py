"""Exports and miniatures: right headers, cheap to ask for again, shut to strangers."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from lxml import etree
from pypdf import PdfReader

from orgchart.access import Visitor
from orgchart.exports.table import EXPORTS
from orgchart.models import Chart
from orgchart.pages.drawing_code import DRAWING_CODE, digest_of_code
from orgchart.services import create_chart
from tests.core.organisations import make_organisation
from tests.pages.conftest import new_chart
from tests.people import make_document


@pytest.fixture
def published(db: None) -> Chart:
    return create_chart(visitor=Visitor(), document=make_document(), published=True)


@pytest.mark.parametrize("key", EXPORTS)
def test_every_format_is_served_under_the_charts_name(visitor: Client, published: Chart, key: str) -> None:
    response = visitor.get(f"/charts/{published.public_id}/export/{key}/")
    assert response.status_code == 200
    assert response["Content-Type"] == EXPORTS[key].media_type
    named = f" - {EXPORTS[key].named}" if EXPORTS[key].named else ""
    assert f'filename="Customer Service{named}{EXPORTS[key].suffix}"' in response["Content-Disposition"]
    assert len(response.content) > 500


def test_an_export_is_not_sent_twice(visitor: Client) -> None:
    chart = new_chart(visitor)
    address = f"/charts/{chart.public_id}/export/svg/"
    first = visitor.get(address)
    assert first["Cache-Control"] == "private, no-cache"
    again = visitor.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    visitor.post(f"/charts/{chart.public_id}/rename/", {"title": "Other"})
    assert visitor.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_handbook_says_of_which_day_it_is(visitor: Client, published: Chart) -> None:
    address = f"/charts/{published.public_id}/export/handbook/"
    cover = PdfReader(BytesIO(visitor.get(address).content)).pages[0].extract_text()
    assert f"{localdate():%-d %B %Y}" in cover
    cover = PdfReader(BytesIO(visitor.get(address, {"date": "Draft of May"}).content)).pages[0].extract_text()
    assert "Draft of May" in cover


def test_an_export_on_other_paper_is_another_file(visitor: Client, published: Chart) -> None:
    address = f"/charts/{published.public_id}/export/pdf/"
    assert visitor.get(address)["ETag"] != visitor.get(f"{address}?paper=a4")["ETag"]


@pytest.mark.parametrize("key", ["pdf", "pptx"])
def test_a_booklet_is_another_file(visitor: Client, published: Chart, key: str) -> None:
    address = f"/charts/{published.public_id}/export/{key}/"
    booklet = visitor.get(f"{address}?paper=a4&pages=booklet&smallest=7")
    assert booklet.status_code == 200
    assert booklet["ETag"] != visitor.get(f"{address}?paper=a4")["ETag"]


def test_one_page_with_small_type_says_so(visitor: Client) -> None:
    document = make_organisation(120, 1)
    large = create_chart(visitor=Visitor(), document=document, published=True)
    address = f"/charts/{large.public_id}/export/pdf/"
    assert "booklet" in visitor.get(f"{address}?paper=a4")["X-Advice"]
    assert "X-Advice" not in visitor.get(address)


@pytest.mark.parametrize("key", ["pdf", "pptx", "svg"])
def test_a_fitted_chart_is_another_file(visitor: Client, key: str) -> None:
    document = make_organisation(30, 1, odd_text=False)
    wide = create_chart(visitor=Visitor(), document=document, published=True)
    address = f"/charts/{wide.public_id}/export/{key}/?paper=a3&smallest=4"
    plain, fitted = visitor.get(address), visitor.get(f"{address}&fit=1")
    assert fitted.status_code == 200
    assert fitted.content != plain.content
    assert "X-Advice" not in fitted


def test_pages_are_offered_where_fitting_does_not_reach_the_smallest_type(visitor: Client) -> None:
    large = create_chart(visitor=Visitor(), document=make_organisation(200, 1), published=True)
    address = f"/charts/{large.public_id}/export/pdf/?paper=a4&smallest=8"
    small = re.search(r"is ([\d.]+) pt", visitor.get(address)["X-Advice"])
    advice = visitor.get(f"{address}&fit=1")["X-Advice"]
    better = re.search(r"would be ([\d.]+) pt", advice)
    assert "No arrangement fits on A4 in 8 pt" in advice
    assert "pages=booklet" in advice
    assert small
    assert better
    assert float(better[1]) > 1.5 * float(small[1])


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("pages=many", "booklet"),
        ("smallest=x", "number of points"),
        ("smallest=1", "4 to 12"),
        ("fit=maybe", "fit=1"),
        ("fit=1&pages=booklet", "one page"),
    ],
)
def test_wishes_that_make_no_sense_are_explained(
    visitor: Client, published: Chart, query: str, word: str
) -> None:
    response = visitor.get(f"/charts/{published.public_id}/export/pdf/?{query}")
    assert response.status_code == 400
    assert word in response.content.decode()


def test_unknown_formats_and_papers_are_explained(visitor: Client, published: Chart) -> None:
    assert visitor.get(f"/charts/{published.public_id}/export/docm/").status_code == 404
    response = visitor.get(f"/charts/{published.public_id}/export/pdf/?paper=%3Cb%3E")
    assert response.status_code == 400
    assert "letter" in response.content.decode()
    assert "<b>&" not in response.content.decode()


def test_the_miniature_is_a_picture_without_text(visitor: Client, published: Chart) -> None:
    response = visitor.get(f"/charts/{published.public_id}/picture.svg")
    assert response["Content-Type"] == "image/svg+xml"
    names = {etree.QName(element).localname for element in etree.fromstring(response.content).iter()}
    assert "path" in names
    assert "text" not in names


def test_a_miniature_named_by_revision_and_code_is_kept_for_ever(visitor: Client, published: Chart) -> None:
    address = f"/charts/{published.public_id}/picture.svg"
    kept = "public, max-age=31536000, immutable"
    assert visitor.get(f"{address}?r=0")["Cache-Control"] == kept
    assert visitor.get(f"{address}?r=0&c={DRAWING_CODE}")["Cache-Control"] == kept
    for query in ("", "?r=1", "?r=x", "?r=0&c=older"):
        assert visitor.get(address + query)["Cache-Control"] == "public, no-cache"


def test_pictures_of_templates_are_alike_for_all_and_private_ones_are_not(
    visitor: Client, published: Chart
) -> None:
    own = new_chart(visitor)
    shared = visitor.get(f"/charts/{published.public_id}/picture.svg?r=0")
    private = visitor.get(f"/charts/{own.public_id}/picture.svg?r=0")
    assert "Cookie" not in shared.get("Vary", "")
    assert private["Cache-Control"].startswith("private")
    assert "Cookie" in private["Vary"]


def test_a_known_miniature_is_answered_without_drawing(
    visitor: Client, published: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/charts/{published.public_id}/picture.svg?r=0"
    etag = visitor.get(address)["ETag"]

    def draw(*args: Any) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr("orgchart.pages.files.scene_of", draw)
    response = visitor.get(address, headers={"if-none-match": etag})
    assert response.status_code == 304
    assert response["Cache-Control"].endswith("immutable")


def test_new_drawing_code_means_new_pictures(tmp_path: Path) -> None:
    (tmp_path / "scene").mkdir()
    module = tmp_path / "scene" / "build.py"
    module.write_text("margin = 40")
    before = digest_of_code(tmp_path)
    module.write_text("margin = 41")
    assert digest_of_code(tmp_path) != before


def test_too_many_exports_by_a_visitor_are_refused_with_a_page(
    visitor: Client, published: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgchart.api.throttling.ExportThrottle.rate", "2/hour", raising=False)
    address = f"/charts/{published.public_id}/export/svg/"
    assert [visitor.get(address).status_code for _ in range(3)] == [200, 200, 429]
    refused = visitor.get(address)
    assert 0 < int(refused["Retry-After"]) <= 3601
    assert "Try again in" in refused.content.decode()
