"""Differences of documents: between, apply, reverse, JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from orgchart.core import diff
from orgchart.core.diff import Diff, DiffError, Update
from orgchart.core.document import Document, Holder
from orgchart.core.json_form import document_from_json, document_to_json
from tests.core.company import COMPANY
from tests.core.organisations import organisations, shuffled

PROMOTED = replace(
    COMPANY,
    roles={**COMPANY.roles, "ann": replace(COMPANY.roles["ann"], title="Head", headcount=2)},
    holders={key: holder for key, holder in COMPANY.holders.items() if key != "coach-h"}
    | {"kim": Holder("kim", "coach", "Kim Ito")},
)
CHANGE = diff.between(COMPANY, PROMOTED)


@settings(deadline=None, max_examples=50)
@given(organisations(), organisations())
def test_any_document_can_be_turned_into_any_other_and_back(old: Document, new: Document) -> None:
    change = diff.from_json(json.loads(json.dumps(diff.to_json(diff.between(old, new)))))
    assert diff.apply(old, change) == new
    assert diff.apply(new, diff.reverse(change)) == old
    assert diff.reverse(diff.reverse(change)) == change


@settings(deadline=None, max_examples=30)
@given(organisations())
def test_equal_documents_do_not_differ(document: Document) -> None:
    copy = document_from_json(document_to_json(shuffled(document)))
    assert diff.between(document, copy) == Diff()
    assert not diff.between(document, copy)
    assert diff.apply(document, Diff()) is document


def test_a_diff_says_only_what_changed() -> None:
    assert (
        Diff(
            added={"holders": {"kim": PROMOTED.holders["kim"]}},
            updated={
                "roles": {
                    "ann": Update({"title": "Team Lead", "headcount": 1}, {"title": "Head", "headcount": 2})
                }
            },
            removed={"holders": {"coach-h": COMPANY.holders["coach-h"]}},
        )
        == CHANGE
    )
    assert CHANGE


def test_the_json_form_is_stable() -> None:
    kim = {"id": "kim", "role_id": "coach", "name": "Kim Ito", "acting": False}
    priya = {"id": "coach-h", "role_id": "coach", "name": "Priya Nair", "acting": False}
    rest = {"email": "", "phone": "", "location": "", "order": 0, "fte": 1.0, "photo": ""}
    assert diff.to_json(CHANGE) == {
        "added": {"holders": {"kim": kim | rest}},
        "updated": {
            "roles": {
                "ann": {
                    "before": {"title": "Team Lead", "headcount": 1},
                    "after": {"title": "Head", "headcount": 2},
                }
            }
        },
        "removed": {"holders": {"coach-h": priya | rest}},
    }


def test_a_diff_fits_only_the_document_it_starts_from() -> None:
    for wrong in (PROMOTED, Document(), replace(COMPANY, roles={}), replace(COMPANY, holders={})):
        with pytest.raises(DiffError):
            diff.apply(wrong, CHANGE)


def test_a_record_is_added_only_where_there_is_none_and_removed_only_as_it_was() -> None:
    kim = PROMOTED.holders["kim"]
    with pytest.raises(DiffError, match="there already"):
        diff.apply(PROMOTED, Diff(added={"holders": {"kim": kim}}))
    with pytest.raises(DiffError, match="not as it was"):
        diff.apply(PROMOTED, Diff(removed={"holders": {"kim": replace(kim, name="Kim")}}))


def test_records_that_did_not_change_are_shared() -> None:
    after = diff.apply(COMPANY, CHANGE)
    assert after.units is COMPANY.units
    assert after.roles["coo"] is COMPANY.roles["coo"]


@pytest.mark.parametrize(
    "form",
    [
        None,
        [],
        {"renamed": {}},
        {"added": []},
        {"added": {"people": {}}},
        {"added": {"roles": {"a": {}}}},
        {"removed": {"roles": []}},
        {"updated": {"roles": {"a": {"before": {"title": "A"}}}}},
        {"updated": {"roles": {"a": {"before": {"title": "A"}, "after": {"notes": "B"}}}}},
        {"updated": {"roles": {"a": {"before": {"id": "a"}, "after": {"id": "b"}}}}},
        {"updated": {"roles": {"a": {"before": {"title": "A"}, "after": {"title": 3}}}}},
        {"updated": {"roles": {"a": []}}},
    ],
)
def test_json_that_is_no_diff_is_refused(form: Any) -> None:
    with pytest.raises(DiffError):
        diff.from_json(form)
