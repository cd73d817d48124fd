"""Grades in the editor: given to roles, named and ordered by the chart, drawn as levels."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import expect

from orgchart.scene.build import build_scene
from orgchart.scene.view import View
from tests.browser.editor_page import EditorPage, Opener
from tests.core.organisations import make_organisation


def grades(editor: EditorPage) -> list[str]:
    editor.saved()
    return list(editor.document().chart.grades)


def give(editor: EditorPage, role_id: str, grade: str) -> None:
    editor.select(role_id)
    editor.field("Grade").fill(grade)
    editor.field("Grade").press("Enter")
    editor.saved()


def test_a_role_gets_a_grade_and_the_next_ones_are_offered_it(editor: EditorPage) -> None:
    give(editor, "ivy", "Director")
    assert editor.document().roles["ivy"].grade == "Director"
    assert grades(editor) == ["Director"]
    editor.select("max")
    editor.field("Grade").focus()
    offered = editor.page.locator("#inspector datalist option")
    assert offered.evaluate_all("options => options.map((option) => option.value)") == ["Director"]
    editor.tool("undo").click()
    editor.saved()
    assert editor.document().roles["ivy"].grade == ""


def test_grades_are_added_renamed_moved_and_removed_by_keyboard(editor: EditorPage) -> None:
    page = editor.page
    panel = page.get_by_role("region", name="Grades")
    expect(panel).to_be_hidden()
    page.get_by_role("group", name="Layout").get_by_label("Levels").check()
    panel.get_by_role("button", name="+ Add a grade").press("Enter")
    for name in ("Director", "Executive", "Manager"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(panel.get_by_role("button", name="+ Add a grade")).to_be_focused()
    assert grades(editor) == ["Director", "Executive", "Manager"]
    up = panel.get_by_role("button", name="Move Executive up")
    right = panel.evaluate("panel => panel.getBoundingClientRect().right")
    assert (
        panel.get_by_role("button", name="Remove Executive").evaluate(
            "button => button.getBoundingClientRect().right"
        )
        <= right + 1
    )
    up.press("Enter")
    assert grades(editor) == ["Executive", "Director", "Manager"]
    # The keyboard stays with the grade that moved: it is the first now and can only go down.
    expect(panel.get_by_role("button", name="Move Executive down")).to_be_focused()
    editor.run("edit_role", role_id="ivy", grade="Director")
    editor.saved()
    panel.get_by_label("Grade 2").fill("Head of")
    panel.get_by_label("Grade 2").press("Enter")
    expect(panel.get_by_label("Grade 2")).to_be_focused()
    assert grades(editor) == ["Executive", "Head of", "Manager"]
    assert editor.document().roles["ivy"].grade == "Head of"
    panel.get_by_role("button", name="Remove Head of").press("Enter")
    assert grades(editor) == ["Executive", "Manager"]
    assert editor.document().roles["ivy"].grade == ""
    editor.tool("undo").click()
    editor.saved()
    assert editor.document().roles["ivy"].grade == "Head of"


def test_two_grades_never_get_the_same_name(editor: EditorPage) -> None:
    editor.run("edit_chart", layout="levels", grades=["A", "B"])
    editor.saved()
    first = editor.page.get_by_label("Grade 1", exact=True)
    first.fill("B")
    first.press("Enter")
    expect(first).to_have_value("A")
    assert grades(editor) == ["A", "B"]


def test_levels_are_drawn_as_named_bands_and_arrows_follow_the_tree(editor: EditorPage) -> None:
    editor.run("edit_chart", layout="levels", grades=["Executive", "Director", "Manager"])
    for role_id, grade in (("maria", "Executive"), ("priya", "Director"), ("ann", "Manager")):
        editor.run("edit_role", role_id=role_id, grade=grade)
    editor.run("edit_role", role_id="tom", grade="Manager")
    editor.saved()
    ground = editor.page.locator("g.ground")
    expect(ground.locator("text")).to_have_text(["Executive", "Director", "Manager"])
    expect(ground.locator("rect")).to_have_count(6)
    assert editor.middle("tom")[1] == editor.middle("ann")[1]
    editor.select("tom")
    for key, role_id in (("ArrowUp", "maria"), ("ArrowDown", "priya"), ("ArrowRight", "tom")):
        editor.page.keyboard.press(key)
        expect(editor.box(role_id)).to_have_attribute("aria-selected", "true")
    editor.run("edit_chart", theme="dark")
    fill = ground.locator("rect").first
    expect(fill).not_to_have_attribute("fill", "#ebedfa")


def test_a_matrix_is_drawn_on_its_ground(editor: EditorPage) -> None:
    editor.page.get_by_role("group", name="Layout").get_by_label("Matrix").check()
    editor.saved()
    note = editor.page.get_by_text("There are no rows yet.")
    expect(note).to_be_visible()
    editor.run("add_role_below", id="product", role_id="maria", title="Product")
    editor.run("add_dotted_line", role_id="ivy", manager_id="product")
    editor.saved()
    expect(note).to_be_hidden()
    expect(editor.page.locator("g.ground rect")).to_have_count(3)
    assert editor.middle("ivy")[1] == editor.middle("product")[1]


def test_bands_of_a_large_chart_are_drawn_from_far(open_chart: Opener) -> None:
    document = make_organisation(400, 3, odd_text=False, grades=1)
    chart = replace(document.chart, layout="levels")
    editor = open_chart(replace(document, charts={"chart": chart}))
    editor.page.keyboard.press("0")
    expect(editor.page.locator("#far")).to_be_visible()
    editor.stands_still()
    seen = editor.page.evaluate(
        """() => {
          const canvas = document.querySelector("#far");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const colours = new Set();
          for (let at = 0; at < data.length; at += 4)
            colours.add(data.slice(at, at + 3).join());
          return [...colours];
        }"""
    )
    band = build_scene(document, View(layout="levels")).frames[0].fill
    assert ",".join(map(str, bytes.fromhex(band[1:]))) in seen
