"""Fields of a chart's own: definitions, values by kind, and what follows when they change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgchart.core.document import Document, FieldDefinition
from orgchart.core.field_definitions import is_link
from tests.core.company import COMPANY
from tests.core.steps import do, refusal


def defined(*definitions: FieldDefinition, **values: dict[str, str]) -> Document:
    """Return the company with fields, and values of them by role id."""
    info = replace(COMPANY.chart, fields=definitions)
    roles = {key: replace(role, fields=values.get(key, {})) for key, role in COMPANY.roles.items()}
    return replace(COMPANY, charts={"chart": info}, roles=roles)


PLACE = FieldDefinition("Place", "choice", ("Office", "Remote"))
SINCE = FieldDefinition("Since", "date")


def test_fields_are_added_in_order_and_moved() -> None:
    document = do(COMPANY, "add_field", name=" Cost  centre ")
    document = do(document, "add_field", name="Place", kind="choice", choices=["Office", "Remote", "Office"])
    document = do(document, "add_field", name="Since", kind="date", position=0)
    assert document.chart.fields == (SINCE, FieldDefinition("Cost centre"), PLACE)
    document = do(document, "move_field", name="Since", position=2)
    assert [field.name for field in document.chart.fields] == ["Cost centre", "Place", "Since"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"name": "Place"}, "same name"),
        ({"name": "Site", "kind": "choice"}, "needs choices"),
        ({"name": "Site", "kind": "choice", "choices": ["A", " "]}, "needs choices"),
        ({"name": "Site", "kind": "choice", "choices": [str(each) for each in range(101)]}, "at most 100"),
        ({"name": "Site", "kind": "colour"}, "must be one of"),
    ],
)
def test_a_definition_that_makes_no_sense_is_refused(arguments: dict[str, object], words: str) -> None:
    assert words in refusal(defined(PLACE), "add_field", **arguments).message


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("text", ["Anything, 12%", ""], []),
        ("number", ["12", "-3.50", "+0"], ["1,5", "1 000", "12 €", "1e3", "٣", "nan"]),
        ("date", ["2026-01-31", "2024-02-29"], ["31.1.2026", "2026-02-30", "2026-1-1", "today"]),
        ("choice", ["Office"], ["office", "Home"]),
        (
            "link",
            ["https://example.org/a?b=c", "http://localhost", "mailto:ann@example.org"],
            [
                "example.org",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://",
                "mailto:ann",
                "https://[::",
            ],
        ),
    ],
)
def test_values_are_checked_by_kind(kind: str, good: list[str], bad: list[str]) -> None:
    document = defined(FieldDefinition("Own", kind, ("Office",) if kind == "choice" else ()))  # type: ignore[arg-type]
    for value in good:
        after = do(document, "set_field", role_ids=["ann", "lead"], name="Own", value=value)
        assert after.roles["ann"].fields == after.roles["lead"].fields == ({"Own": value} if value else {})
        assert (
            do(document, "edit_role", role_id="ann", fields={"Own": value}).roles["ann"].fields["Own"]
            == value
        )
    for value in bad:
        error = refusal(document, "set_field", role_ids=["ann"], name="Own", value=value)
        assert error.field == "value"
        assert error.message.startswith('"Own" takes ')
        assert "Own" in refusal(document, "edit_role", role_id="ann", fields={"Own": value}).message


def test_a_field_without_a_definition_takes_any_text() -> None:
    document = do(defined(PLACE), "set_field", role_ids=["ann"], name="Motto", value=" Carpe  diem ")
    assert document.roles["ann"].fields == {"Motto": "Carpe diem"}


def test_an_edit_leaves_values_alone_that_were_there_before() -> None:
    document = defined(SINCE, ann={"Since": "long ago"})
    edited = do(document, "edit_role", role_id="ann", fields={"Since": "long ago", "Motto": "On"})
    assert edited.roles["ann"].fields == {"Since": "long ago", "Motto": "On"}


def test_a_new_kind_must_fit_the_values_there_are() -> None:
    document = defined(FieldDefinition("Since"), ann={"Since": "2026-01-31"}, lead={"Since": "soon"})
    error = refusal(document, "edit_field", name="Since", kind="date")
    assert "soon" in error.message
    assert "change that first" in error.message
    document = do(document, "set_field", role_ids=["lead"], name="Since", value="")
    assert do(document, "edit_field", name="Since", kind="date").chart.fields == (SINCE,)
    undefined = defined(ann={"Since": "soon"})
    assert "soon" in refusal(undefined, "add_field", name="Since", kind="date").message


def test_a_choice_in_use_cannot_go_but_be_renamed() -> None:
    document = defined(PLACE, ann={"Place": "Remote"})
    assert "Remote" in refusal(document, "edit_field", name="Place", choices=["Office"]).message
    renamed = do(document, "rename_choice", field="Place", choice="Remote", name="Home")
    assert renamed.roles["ann"].fields == {"Place": "Home"}
    assert renamed.chart.fields[0].choices == ("Office", "Home")
    assert do(renamed, "rename_choice", field="Place", choice="Remote", name="Home") == renamed
    assert (
        "already" in refusal(document, "rename_choice", field="Place", choice="Remote", name="Office").message
    )


def test_a_renamed_field_keeps_its_values_and_what_shows_it() -> None:
    document = defined(PLACE, SINCE, ann={"Place": "Remote", "Since": "2026-01-31"})
    document = do(document, "edit_chart", box_shows=["fte", "field:Place"], colour_by="field:Place")
    renamed = do(document, "rename_field", name="Place", new_name="Site")
    assert list(renamed.roles["ann"].fields.items()) == [("Site", "Remote"), ("Since", "2026-01-31")]
    assert renamed.chart.fields[0] == replace(PLACE, name="Site")
    assert renamed.chart.box_shows == ("fte", "field:Site")
    assert renamed.chart.colour_by == "field:Site"
    assert do(renamed, "rename_field", name="Place", new_name="Site") == renamed
    assert "already" in refusal(document, "rename_field", name="Place", new_name="Since").message


def test_a_name_that_roles_use_for_something_else_is_taken() -> None:
    document = defined(PLACE, ann={"Motto": "On"})
    assert "already" in refusal(document, "rename_field", name="Place", new_name="Motto").message


def test_a_removed_field_takes_its_values_along() -> None:
    document = defined(PLACE, SINCE, ann={"Place": "Remote", "Since": "2026-01-31"})
    document = do(document, "edit_chart", box_shows=["field:Place", "fte"], colour_by="field:Place")
    removed = do(document, "remove_field", name="Place")
    assert removed.roles["ann"].fields == {"Since": "2026-01-31"}
    assert (removed.chart.fields, removed.chart.box_shows, removed.chart.colour_by) == (
        (SINCE,),
        ("fte",),
        "unit",
    )
    assert "no field" in refusal(removed, "remove_field", name="Place").message


def test_links_are_those_that_may_be_followed() -> None:
    assert is_link("HTTPS://example.org")
    assert not is_link("https://example.org/a b")
    assert not is_link("//example.org")


@pytest.mark.parametrize("word", ["hair", "field:", "field: Place", "unit"])
def test_boxes_show_only_what_there_is(word: str) -> None:
    assert refusal(COMPANY, "edit_chart", box_shows=[word]).field == "box_shows"
    if word != "unit":
        assert refusal(COMPANY, "edit_chart", colour_by=word).field == "colour_by"


def test_posts_are_planned_and_people_work_a_share() -> None:
    document = do(COMPANY, "edit_role", role_id="ann", planned=True, responsibilities="One\r\nTwo")
    assert (document.roles["ann"].planned, document.roles["ann"].responsibilities) == (True, "One\nTwo")
    document = do(document, "edit_holder", holder_id="ann-h", fte=0.333)
    assert document.holders["ann-h"].fte == 0.33
    for fte in (0, -1, 1.01, 0.004):
        assert refusal(document, "edit_holder", holder_id="ann-h", fte=fte).field == "fte"
    assert refusal(document, "edit_holder", holder_id="ann-h", fte=float("nan")).malformed


def test_people_of_a_role_change_places() -> None:
    document = do(COMPANY, "add_holder", id="bo", role_id="ann", name="Bo")
    document = do(document, "edit_holder", holder_id="bo", position=0)
    order = sorted(
        (each for each in document.holders.values() if each.role_id == "ann"), key=lambda each: each.order
    )
    assert [each.id for each in order] == ["bo", "ann-h", "ann-h2"]


def test_advisers_stand_where_assistants_do() -> None:
    document = do(COMPANY, "add_assistant", id="law", role_id="lead", kind="adviser")
    assert (document.roles["law"].title, document.roles["law"].kind) == ("Adviser", "adviser")
    document = do(document, "edit_role", role_id="law", kind="assistant")
    assert document.roles["law"].kind == "assistant"
    document = do(document, "edit_role", role_id="law", kind="adviser")
    assert do(document, "move_role", role_id="law", manager_id=None).roles["law"].kind == "line"
    assert refusal(document, "move_role", role_id="law", manager_id=None, kind="adviser").field == "kind"
