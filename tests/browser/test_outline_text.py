"""Reading and writing the organisation as text: lists of every kind, and cells of spreadsheets."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.editor_page import EditorPage

READ = """async (text) => {
    const { readOutline } = await import("/static/js/editor/outline_text.js");
    const { entries, problems } = readOutline(text);
    return {
        rows: entries.map(({ level, names, title }) => [level, names.join("; "), title]),
        more: entries.map(({ unit = "", holder = {}, role = {} }) => ({ unit, ...holder, ...role })),
        problems: problems.map(({ line, message }) => `${line}: ${message}`),
    };
}"""


@pytest.fixture
def reader(editor: EditorPage) -> Page:
    return editor.page


def rows(page: Page, text: str) -> list[Any]:
    read = page.evaluate(READ, text)
    assert read["problems"] == []
    return [tuple(row) for row in read["rows"]]


def test_lists_are_read_whatever_marks_their_levels(reader: Page) -> None:
    wanted = [(0, "", "Head"), (1, "Ann Lee", "Lead"), (2, "", "Agent"), (1, "", "Trainer")]
    for text in (
        "Head\n\tAnn Lee, Lead\n\t\tAgent\n\tTrainer",
        "Head\n  Ann Lee, Lead\n    Agent\n  Trainer\n\n",
        "- Head\n  - Ann Lee, Lead\n      * Agent\n  • Trainer",
        "•\tHead\r\n\to\tAnn Lee, Lead\r\n\t\t▪\tAgent\r\n\to\tTrainer",
        "1 Head\n1.1 Ann Lee, Lead\n1.1.1 Agent\n1.2 Trainer",
        "1. Head\n   1) Ann Lee, Lead\n      a) Agent\n   2) Trainer",
        "    Head\n        Ann Lee, Lead\n            Agent\n        Trainer",
        "Head\t\t\n\tAnn Lee, Lead\t\n\t\tAgent\n\tTrainer\t",
    ):
        assert rows(reader, text) == wanted, text


def test_the_name_stands_before_the_first_comma_unless_it_is_a_title(reader: Page) -> None:
    text = 'SVP, Customer Experience\n"Lee, Ann", Director\nVacant, Ann, Boss\nAnn; Bo, Agents\n, Agent'
    assert rows(reader, text) == [
        (0, "", "SVP, Customer Experience"),
        (0, "Lee, Ann", "Director"),
        (0, "", "Ann, Boss"),
        (0, "Ann; Bo", "Agents"),
        (0, "", "Agent"),
    ]


def test_cells_without_a_header_are_name_and_title(reader: Page) -> None:
    assert rows(reader, "Ann Lee\tDirector\nBo Chen\tManager\n\tAgent\n") == [
        (0, "Ann Lee", "Director"),
        (0, "Bo Chen", "Manager"),
        (0, "", "Agent"),
    ]
    indented = "Ann Lee\tDirector\t\n\tBo Chen\tManager\n\tAgent\t"
    assert rows(reader, indented) == [(0, "Ann Lee", "Director"), (1, "Bo Chen", "Manager"), (1, "", "Agent")]


def test_a_header_row_names_the_columns_and_managers_are_found(reader: Page) -> None:
    text = (
        "Employee Name\tJob Title\tDepartment\tReports To\tE-mail\tPosts\tShoe size\n"
        "Bo Chen\tAgent\tSales\tAnn Lee\tbo@x.org\t3\t44\n"
        'Ann Lee\t"Head\nof sales"\tSales\t\t\t\t\n'
        "\tTrainer\t\thead of sales\t\t\t\n"
    )
    read = reader.evaluate(READ, text)
    assert read["problems"] == []
    assert read["rows"] == [[0, "Ann Lee", "Head of sales"], [1, "Bo Chen", "Agent"], [1, "", "Trainer"]]
    assert read["more"][1] == {
        "unit": "Sales",
        "email": "bo@x.org",
        "headcount": 3,
        "fields": {"Shoe size": "44"},
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Name\tTitle\nAnn\t\nBo\tAgent", "2: A role needs a title."),
        ("Head\n" + "x" * 501, "2: Titles and names can have at most 500 characters."),
        ("Name\tTitle\tManager\nAnn\tCEO\tBo\nBo\tVP\tAnn", "2: Its managers run in a circle."),
        ("Name\tTitle\tManager\nAnn\tCEO\t\nBo\tVP\tCy\nDi\tVP\tEd", "3: No row is called Cy, the manager."),
        (
            "Name\tTitle\tManager\nAnn\tA\t\nAnn\tB\t\nBo\tC\tAnn",
            "4: More than one row is called Ann (2",
        ),
        ("Name\tTitle\tPosts\nAnn\tCEO\tmany", "2: The headcount is no whole number: many."),
        ("Ann\tCEO\tHQ\tRome\tItaly", "1: It has 5 cells."),
        ("\n".join(["Agent"] * 10_001), "10001: A chart can hold at most 10,000 roles"),
    ],
)
def test_problems_name_the_line(reader: Page, text: str, problem: str) -> None:
    problems = reader.evaluate(READ, text)["problems"]
    assert problems[0].startswith(problem)


def test_what_is_written_is_read_again_at_any_depth(reader: Page) -> None:
    same = reader.evaluate(
        """async () => {
            const { readOutline, writeOutline, branchArguments } =
                await import("/static/js/editor/outline_text.js");
            const { Structure, Draft, parseDocument } = await import("/static/js/editor/organisation.js");
            const { PREVIEWS } = await import("/static/js/editor/preview.js");
            const empty = () => new Draft(parseDocument({}));
            const lines = ["Ann, Boss of all", '"Lee, Ann", Lead', "Vacant, Bo, Agent", "Director, Sales"];
            for (let level = 0; level < 3000; level++) lines.push("\\t".repeat(level % 7) + "Agent " + level);
            for (let level = 0; level < 3000; level++) lines.push("\\t".repeat(level) + "Link");
            const text = lines.join("\\n");
            const draft = empty();
            const args = branchArguments(new Structure(draft.organisation), null, null,
                readOutline(text).entries);
            PREVIEWS.get("add_branch")(draft, args, new Structure(draft.organisation));
            const structure = new Structure(draft.organisation);
            return writeOutline(structure, structure.roots.map(({ id }) => id)) === text;
        }"""
    )
    assert same is True
