"""Who gets which chart."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from orgchart import services
from orgchart.access import Visitor, editable_chart, owned_chart, readable_chart, right_of
from orgchart.models import Chart
from orgchart.queries import own_charts
from tests.people import People, make_chart, make_document


def test_each_person_has_the_right_that_was_given(people: People, chart: Chart) -> None:
    rights = [
        right_of(chart, who)
        for who in (people.owner, people.editor, people.viewer, people.stranger, people.passer_by, Visitor())
    ]
    assert rights == ["owner", "editor", "viewer", None, None, None]


def test_strangers_are_told_that_there_is_no_such_chart(people: People, chart: Chart) -> None:
    for find in (readable_chart, editable_chart, owned_chart):
        for who in (people.stranger, people.passer_by, Visitor()):
            with pytest.raises(Http404):
                find(who, chart.public_id)


def test_viewers_may_look_and_not_write(people: People, chart: Chart) -> None:
    assert readable_chart(people.viewer, chart.public_id) == chart
    with pytest.raises(PermissionDenied, match="Make a copy"):
        editable_chart(people.viewer, chart.public_id)


def test_editors_may_write_and_not_delete(people: People, chart: Chart) -> None:
    assert editable_chart(people.editor, chart.public_id) == chart
    with pytest.raises(PermissionDenied, match="Only the owner"):
        owned_chart(people.editor, chart.public_id)


def test_a_deleted_chart_is_there_for_its_owner_only_and_only_to_restore(
    people: People, chart: Chart
) -> None:
    services.delete_chart(chart=chart)
    for find in (readable_chart, editable_chart, owned_chart):
        with pytest.raises(Http404):
            find(people.owner, chart.public_id)
    assert owned_chart(people.owner, chart.public_id, deleted=True) == chart
    with pytest.raises(Http404):
        owned_chart(people.editor, chart.public_id, deleted=True)


def test_a_browser_session_has_its_own_charts(people: People) -> None:
    chart = services.create_chart(visitor=people.passer_by, document=make_document())
    assert right_of(chart, people.passer_by) == "owner"
    assert right_of(chart, Visitor(key="f" * 32)) is None
    assert right_of(chart, people.owner) is None


def test_everybody_may_look_at_a_published_chart(people: People) -> None:
    chart = services.create_chart(visitor=Visitor(), document=make_document(), published=True)
    for who in (people.stranger, Visitor()):
        assert right_of(chart, who) == "viewer"
        with pytest.raises(PermissionDenied):
            editable_chart(who, chart.public_id)


@pytest.mark.parametrize("address", ["", "\x00", "nothing", "x" * 5000, "' OR 1=1 --", "ÄÖÜ"])
def test_an_odd_address_is_no_chart(people: People, address: str) -> None:
    with pytest.raises(Http404):
        readable_chart(people.owner, address)


def test_the_list_of_own_charts_holds_no_others(people: People) -> None:
    chart = make_chart(people)
    services.create_chart(visitor=people.passer_by, document=make_document())
    deleted = services.create_chart(visitor=people.owner, document=make_document())
    services.delete_chart(chart=deleted)
    listed = own_charts(people.owner).get()
    assert (listed, listed.role_count) == (chart, 4)  # type: ignore[attr-defined]
    assert own_charts(people.owner, deleted=True).get() == deleted
    assert not own_charts(people.editor).exists()
    assert not own_charts(Visitor()).exists()
