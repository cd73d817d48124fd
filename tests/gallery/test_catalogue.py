"""Entry files become checked documents; what is wrong is told with place and remedy."""

from __future__ import annotations

import pytest

from orgchart.core.document import JobTitle
from orgchart.core.index import index
from orgchart.core.ordering import GAP
from templates_gallery.catalogue import CatalogueError, Entry, read_catalogue
from templates_gallery.checks import check_catalogue
from tests.gallery.conftest import Entries


def problems(entries: Entries) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(entries.folder)
    return [str(problem) for problem in caught.value.problems]


def desk(entries: Entries) -> Entry:
    return next(entry for entry in read_catalogue(entries.folder) if entry.slug == "help-desk")


def test_the_files_of_the_product_are_in_order() -> None:
    assert read_catalogue()
    assert check_catalogue(None) == []


def test_nested_roles_become_reporting_lines_in_order(entries: Entries) -> None:
    document = desk(entries).steps[0].document
    known = index(document)
    assert known.roots == ("lead",)
    assert document.chart.centre == "The caller"
    assert (document.chart.grades, document.chart.units_as) == (("Senior", "Junior"), "frames")
    assert (document.roles["lead"].grade, document.roles["lead"].grouping) == ("Senior", "open")
    assert known.reports["lead"] == ("agent", "night-lead")
    assert known.assistants["lead"] == ("planner",)
    assert document.lines["dotted:agent:night-lead"].label == "at night"


def test_a_role_may_be_a_body_above_others(entries: Entries) -> None:
    role = "      - id: owners\n        title: Owners\n        kind: body\n      - id: lead\n"
    entries.change("help-desk", "      - id: lead\n", role)
    assert desk(entries).steps[0].document.roles["owners"].kind == "body"


def test_a_role_takes_the_unit_of_its_manager_unless_it_names_one(entries: Entries) -> None:
    roles = desk(entries).steps[0].document.roles
    assert {role.id: role.unit_id for role in roles.values()} == {
        "lead": "support",
        "planner": "support",
        "agent": "support",
        "night-lead": "night",
    }


def test_people_notes_units_and_measures_are_kept(entries: Entries) -> None:
    document = desk(entries).steps[0].document
    assert document.holders["lead-h"].name == "Ana Souza"
    assert [(holder.name, holder.acting, holder.email) for holder in index(document).holders["agent"]] == [
        ("Bo Chen", True, "bo@example.org"),
        ("Cy Dunn", False, ""),
    ]
    assert document.roles["lead"].notes == "Plans the shifts.\nAnswers for the backlog."
    assert document.roles["agent"].headcount == 3
    assert (document.roles["lead"].branch, document.roles["agent"].branch) == ("right", "")
    assert document.units["night"].parent_id == "support"
    assert document.units["support"].head_id == "lead"
    assert [measure.formula for measure in document.measures.values()] == ["solved ÷ all × 100"]
    assert [measure.data_source for measure in document.measures.values()] == ["Help desk"]
    assert index(document).titles["support"] == (
        JobTitle("support-t1", "support", "Help Desk Administrator", "Keeps the help desk running."),
        JobTitle("support-t2", "support", "Support Analyst", order=GAP),
    )


def test_an_entry_says_what_holds_the_organisation_together(entries: Entries) -> None:
    assert {entry.slug: entry.structure for entry in read_catalogue(entries.folder)} == {
        "help-desk": "functional",
        "shop": "team",
    }


@pytest.mark.parametrize(
    ("old", "new", "place", "remedy"),
    [
        ("title: Help Desk\n", "", "help-desk.yaml, title", "it is missing"),
        ("title: Help Desk\n", "title: true\n", "help-desk.yaml, title", "text in quotes"),
        ("slug: help-desk", "slug: desk", "help-desk.yaml, slug", "name the file desk.yaml"),
        ("slug: help-desk", "slug: Help Desk", "help-desk.yaml, slug", "small letters"),
        ("category:", "catgory:", "help-desk.yaml, catgory", "Did you mean “category”?"),
        ("related: [shop]", "related: [shp]", "help-desk.yaml, related[0]", "there is no “shp”"),
        ("tags: [support, desk]", "tags: [desk, desk]", "help-desk.yaml, tags[1]", "in the list already"),
        ("tags: [support, desk]", "tags: support", "help-desk.yaml, tags", "Write a list"),
        ("kind: team", "kind: squad", "steps[0].units[1].kind", "Use one of division, department, team"),
        ("parent: support", "parent: supprt", "steps[0].units[1].parent", "No unit above this one"),
        ('"#0f766e"', '"teal"', "steps[0].units[0].colour", "#0f766e"),
        ("head: lead", "head: boss", "steps[0].units[0].head", "No role has the id “boss”"),
        ("direction: higher", "direction: up", "units[0].measures[0].direction", "higher, lower, target"),
        (
            "source: Help desk",
            "source: " + "desk " * 30,
            "units[0].measures[0].source",
            "Shorten this to 120",
        ),
        ("- Support Analyst", "- Help Desk Administrator", "units[0].titles[1]", "in the list already"),
        ("- Support Analyst", "- 7", "units[0].titles[1]", "Expected fields"),
        ("- Support Analyst", "- {definition: Any}", "units[0].titles[1].name", "it is missing"),
        ("Keeps the", "Keeps the " + "very " * 60, "units[0].titles[0].definition", "Shorten this to 300"),
        ("grades: [Senior, Junior]", f"grades: [{'g' * 101}]", "steps[0].grades", "at most 100"),
        ("units_as: frames", "colour_by: shoe size", "steps[0].colour_by", "coloured by one of"),
        ("structure: functional\n", "", "help-desk.yaml, structure", "found nothing"),
        ("structure: functional", "structure: star", "help-desk.yaml, structure", "Use one of functional"),
        ("unit: night}", "unit: nihgt}", "roles[0].reports[1].unit", "No unit has the id “nihgt”"),
        ("branch: right", "branch: up", "roles[0].branch", "Use one of standard, row, left"),
        ("headcount: 3", "headcount: 0", "roles[0].reports[0].headcount", "from 1 to 100,000"),
        ("acting: true", "acting: maybe", "reports[0].holders[0].acting", "true or false"),
        ("to: night-lead", "to: nobody", "reports[0].dotted[0].to", "No role has the id “nobody”"),
        ("id: night-lead,", "id: agent,", "roles[0].reports[1].id", "used twice"),
        ("id: agent\n", "id: the agent\n", "roles[0].reports[0].id", "letters"),
        ("title: Planner}", "title: ''}", "roles[0].assistants[0].title", "it is empty"),
        ("name: Ana Souza", "name: Ana\n        holders: [{name: Bo}]", "roles[0].name", "either"),
        ("to: night-lead", "to: lead", "help-desk.yaml, steps[0]", "dotted line to its own manager"),
        ("key: desk", "key: The Desk", "steps[0].key", "small letters"),
        ("summary: A", "summary: " + "A" * 200 + " a", "help-desk.yaml, summary", "Shorten this to 160"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_remedy(
    entries: Entries, old: str, new: str, place: str, remedy: str
) -> None:
    entries.change("help-desk", old, new)
    told = problems(entries)
    assert any(place in problem and remedy in problem for problem in told), told


def test_one_mistake_is_told_once(entries: Entries) -> None:
    entries.change("help-desk", "title: Planner}", "title: 7}")
    assert len(problems(entries)) == 1


def test_a_broken_chart_is_told_once_too(entries: Entries) -> None:
    entries.change("help-desk", "centre: The caller", f"centre: {'c' * 201}")
    assert len(problems(entries)) == 1


def test_every_problem_of_every_file_is_told(entries: Entries) -> None:
    entries.change("help-desk", "position: 1", "position: first")
    entries.change("shop", "title: Seller", "title: ''")
    assert [problem.split(",")[0] for problem in problems(entries)] == ["help-desk.yaml", "shop.yaml"]


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n", "\tx: 1", "!!python/object:os.system {}"])
def test_a_file_that_is_not_sound_yaml_is_told_by_line(entries: Entries, text: str) -> None:
    entries.write("shop", text)
    (problem,) = (told for told in problems(entries) if told.startswith("shop.yaml"))
    assert "line" in problem
    assert "Not valid YAML" in problem


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b\n"])
def test_a_file_without_fields_is_told(entries: Entries, text: str) -> None:
    entries.write("shop", text)
    assert any("Expected fields" in problem for problem in problems(entries))


def test_a_file_that_is_not_utf8_is_told(entries: Entries) -> None:
    entries.path("shop").write_bytes(b"slug: \xff\xfe")
    assert any(problem.startswith("shop.yaml") for problem in problems(entries))


def test_an_entry_without_a_chart_is_told(entries: Entries) -> None:
    text = entries.path("shop").read_text()
    entries.write("shop", text[: text.index("steps:")] + "steps: []\n")
    assert any("at least one step" in problem for problem in problems(entries))
