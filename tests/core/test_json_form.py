"""Documents as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from orgchart.core.document import Document
from orgchart.core.json_form import FormError, document_from_json, document_to_json, record_to_json
from tests.core.company import COMPANY
from tests.core.organisations import make_organisation, organisations


@settings(deadline=None, max_examples=50)
@given(organisations())
def test_a_document_comes_back_from_its_json(document: Document) -> None:
    assert document_from_json(json.loads(json.dumps(document_to_json(document)))) == document


def test_a_record_has_all_its_fields() -> None:
    assert record_to_json(COMPANY.roles["ann"]) == {
        "id": "ann",
        "title": "Team Lead",
        "unit_id": "night",
        "kind": "line",
        "headcount": 1,
        "order": 1024,
        "notes": "",
        "fields": {},
        "branch": "",
        "grouping": "",
        "grade": "",
        "planned": False,
        "responsibilities": "",
    }


def test_what_is_left_out_has_its_default() -> None:
    assert document_from_json({}) == Document()
    assert document_from_json({"roles": {"a": {"title": "A"}}}).roles["a"].headcount == 1


def _set(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(form: dict[str, Any]) -> None:
        *steps, last = path.split(".")
        for step in steps:
            form = form[step]
        form[last] = value

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        _set("nonsense", {}),
        _set("roles", []),
        _set("roles.ann", None),
        _set("roles.ann.title", 5),
        _set("roles.ann.title", None),
        _set("roles.ann.kind", "boss"),
        _set("roles.ann.headcount", True),
        _set("roles.ann.headcount", 1.0),
        _set("roles.ann.fields", {"a": 1}),
        _set("roles.ann.fields", []),
        _set("roles.ann.colour", "red"),
        _set("roles.ann.id", "lead"),
        _set("roles.a b", {"title": "A"}),
        _set("roles.new", {}),
        _set("units.calls.parent_id", 3),
        _set("holders.ann-h.acting", 1),
        _set("holders.ann-h.fte", "1"),
        _set("holders.ann-h.fte", True),
        _set("charts.chart.fields", {}),
        _set("charts.chart.fields", ["Cost centre"]),
        _set("charts.chart.fields", [{"kind": "text"}]),
        _set("charts.chart.fields", [{"name": "Since", "kind": "colour"}]),
        _set("charts.chart.fields", [{"name": "Since", "kind": []}]),
        _set("charts.chart.fields", [{"name": "Since", "choices": [1]}]),
        _set("charts.chart.fields", [{"name": "Since", "colour": "red"}]),
        _set("charts.chart.box_shows", "photo"),
        _set("lines.solid:ann.id", "solid:lead"),
        _set("lines.solid:ann.role_id", "lead"),
        _set("charts.other", {}),
        _set("charts", {}),
    ],
)
def test_anything_else_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    form = document_to_json(COMPANY)
    spoil(form)
    with pytest.raises(FormError):
        document_from_json(form)


@pytest.mark.parametrize("form", [None, [], "x", 3, {3: {}}])
def test_a_document_is_an_object(form: object) -> None:
    with pytest.raises(FormError):
        document_from_json(form)


def test_a_chain_of_five_thousand_has_a_flat_form() -> None:
    chain = make_organisation(5_000, shape="chain")
    assert document_from_json(json.loads(json.dumps(document_to_json(chain)))) == chain
