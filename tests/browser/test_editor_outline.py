"""The outline typed like text: lines, levels, order, pasting; nothing typed is lost, focus never jumps."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from orgchart.core.commands.records import children_of
from orgchart.core.document import ChartInfo, Document
from tests.browser.editor_page import EditorPage, Opener, holder_names, manager_of

PASTE = """(text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def outline(document: Document) -> str:
    """Return the saved chart as indented lines."""
    lines = []
    waiting = [(0, role) for role in reversed(children_of(document, None))]
    while waiting:
        level, role = waiting.pop()
        names = "; ".join(holder_names(document, role.id))
        lines.append("\t" * level + (f"{names}, {role.title}" if names else role.title))
        waiting += [(level + 1, child) for child in reversed(children_of(document, role.id))]
    return "\n".join(lines)


def typed(editor: EditorPage) -> str:
    """Return what stands in the line that has the keyboard."""
    text: str = editor.page.evaluate("document.activeElement.value")
    return text


def edit_line(editor: EditorPage, role_id: str) -> None:
    """Start typing in a role's line by keyboard."""
    editor.row(role_id).click()
    editor.page.keyboard.press("F2")
    expect(editor.row(role_id).locator("input")).to_be_focused()


def empty(open_chart: Opener) -> EditorPage:
    return open_chart(Document(charts={"chart": ChartInfo(title="New department")}))


def to_the_tree(page: Page) -> None:
    """Walk to the outline with Tab alone, from the top of the page."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#tree') !== null"):
            return
    raise AssertionError("Tab never reaches the outline.")


def sixty_roles() -> list[str]:
    """Return a department of 60 roles as indented lines, some vacant."""
    lines = ["Maria Alvarez, Chief Operating Officer"]
    for team in range(1, 6):
        lines.append(f"\tLead {team} Okafor, Director {team}")
        for group in range(1, 3):
            lines.append(f"\t\tTeam Lead {team}.{group}")
            lines += [f"\t\t\tAgent {team}.{group}.{agent}" for agent in range(1, 5)]
    lines += [f"\tAdviser {number}, Staff {number}" for number in range(1, 4)]
    lines += ["Board of advisers"]
    return lines


def type_lines(page: Page, lines: list[str]) -> None:
    """Type lines as a person would: Tab and Shift+Tab for levels, Enter for the next line."""
    level = 0
    for number, line in enumerate(lines):
        wanted = len(line) - len(line.lstrip("\t"))
        if number:
            page.keyboard.press("Enter")
        for _ in range(abs(wanted - level)):
            page.keyboard.press("Tab" if wanted > level else "Shift+Tab")
        level = wanted
        page.keyboard.insert_text(line.strip())


def test_a_department_of_sixty_roles_is_built_with_the_keyboard_alone(open_chart: Opener) -> None:
    editor = empty(open_chart)
    page = editor.page
    lines = sixty_roles()
    assert len(lines) == 60
    to_the_tree(page)
    page.keyboard.press("Enter")
    type_lines(page, lines)
    page.keyboard.press("Escape")
    # Sixty commands are sent one by one.
    expect(page.locator("#saving")).to_have_attribute("data-stage", "saved", timeout=30_000)
    assert outline(editor.document()) == "\n".join(lines)
    # Tab is not trapped: from the row it leaves the tree.
    assert page.evaluate("document.activeElement.getAttribute('role')") == "treeitem"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#tree') === null")


def test_enter_adds_a_line_at_the_same_level_below_and_before_the_text_above(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    edit_line(editor, "priya")
    keys.press("Enter")
    keys.insert_text("Zoe Park, SVP")
    keys.press("Enter")
    keys.insert_text("Vacancy manager")
    keys.press("Home")
    keys.press("Enter")
    assert typed(editor) == ""
    keys.insert_text("Between")
    keys.press("Escape")
    editor.saved()
    document = editor.document()
    titles = [role.title for role in children_of(document, "maria")]
    assert titles == [
        "SVP, Customer Experience",
        "SVP",
        "Between",
        "Vacancy manager",
        "SVP, Service Delivery",
    ]


def test_tab_demotes_shift_tab_promotes_and_alt_shift_arrows_reorder(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    edit_line(editor, "max")
    keys.press("Tab")
    expect(editor.row("max")).to_have_attribute("aria-level", "4")
    expect(editor.row("max").locator("input")).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Alt+Shift+ArrowUp")
    expect(editor.row("max")).to_have_attribute("aria-posinset", "1")
    keys.press("Alt+Shift+ArrowDown")
    keys.press("Alt+Shift+ArrowRight")
    expect(editor.row("max")).to_have_attribute("aria-level", "4")
    keys.press("Alt+Shift+ArrowLeft")
    expect(editor.row("max").locator("input")).to_be_focused()
    editor.saved()
    document = editor.document()
    assert manager_of(document, "max") == "tom"
    assert [role.id for role in children_of(document, "tom")] == ["ivy", "max"]
    for _ in range(4):
        keys.press("Control+z")
    editor.saved()
    expect(editor.row("max").locator("input")).to_be_focused()
    keys.press("Control+z")
    editor.saved()
    assert manager_of(editor.document(), "max") == "ivy"


def test_a_line_is_name_and_title_and_arrows_walk_and_save(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    edit_line(editor, "cy")
    assert typed(editor) == "Account Manager"
    keys.press("Control+a")
    keys.insert_text("Cy Young, Account Lead")
    keys.press("ArrowUp")
    assert typed(editor) == "Bo Chen, Account Executive"
    keys.press("ArrowDown")
    assert typed(editor) == "Cy Young, Account Lead"
    keys.press("Home")
    keys.press("ArrowLeft")
    assert typed(editor) == "Bo Chen, Account Executive"
    keys.press("Control+a")
    keys.insert_text("Bo Chen; Di Cole, Account Executive")
    keys.press("ArrowUp")
    assert typed(editor) == "Ann Lee, Director, Account Management"
    keys.press("Control+a")
    keys.insert_text("Director, Account Management")
    keys.press("Escape")
    expect(editor.row("ann")).to_be_focused()
    editor.saved()
    document = editor.document()
    assert (document.roles["cy"].title, holder_names(document, "cy")) == ("Account Lead", ["Cy Young"])
    assert holder_names(document, "bo") == ["Bo Chen", "Di Cole"]
    assert holder_names(document, "ann") == []
    assert document.roles["ann"].title == "Director, Account Management"


def test_backspace_on_an_empty_line_removes_it_and_its_reports_move_up(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    edit_line(editor, "ann")
    keys.press("Control+a")
    keys.press("Delete")
    keys.press("Backspace")
    assert typed(editor) == "Priya Nair, SVP, Customer Experience"
    keys.press("Enter")
    keys.press("Backspace")
    editor.saved()
    document = editor.document()
    assert "ann" not in document.roles
    assert [role.id for role in children_of(document, "priya")] == ["bo", "cy"]
    assert len(document.roles) == 7


def test_an_emptied_line_that_is_left_keeps_what_it_was(editor: EditorPage) -> None:
    edit_line(editor, "bo")
    editor.page.keyboard.press("Control+a")
    editor.page.keyboard.press("Delete")
    editor.page.keyboard.press("Escape")
    expect(editor.row("bo")).to_contain_text("Bo Chen")
    assert editor.document().roles["bo"].title == "Account Executive"


def test_pasting_an_indented_list_makes_a_branch_at_that_place(editor: EditorPage) -> None:
    edit_line(editor, "ivy")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.press("Tab")
    editor.page.evaluate(PASTE, "- Lead\n  - Zoe Park, Agent\n  - Agent\n- Second lead")
    assert typed(editor) == "Second lead"
    editor.saved()
    document = editor.document()
    assert "\t\t\tLead\n\t\t\t\tZoe Park, Agent\n\t\t\t\tAgent\n\t\t\tSecond lead" in outline(document)
    titles = [role.title for role in children_of(document, "ivy")]
    assert titles == ["Lead", "Second lead"]
    editor.page.keyboard.press("Control+z")
    editor.saved()
    assert editor.document().roles.keys() == {"maria", "priya", "tom", "ann", "ivy", "max", "bo", "cy"}


def test_pasting_cells_makes_a_branch_and_a_wrong_line_is_named(editor: EditorPage) -> None:
    edit_line(editor, "bo")
    table = "Name\tTitle\tUnit\tReports to\nZoe\tLead\tNight shift\t\nYan\tAgent\tcall center\tZoe"
    editor.page.evaluate(PASTE, table)
    editor.saved()
    document = editor.document()
    zoe, yan = (
        next(h.role_id for h in document.holders.values() if h.name == name) for name in ("Zoe", "Yan")
    )
    assert manager_of(document, zoe) == "ann"
    assert manager_of(document, yan) == zoe
    assert document.roles[yan].unit_id == "care"
    assert document.units[document.roles[zoe].unit_id or ""].name == "Night shift"
    before = len(document.roles)
    editor.page.evaluate(PASTE, "Name\tTitle\nXi\tLead\nYu\t")
    expect(editor.page.locator("#toasts")).to_contain_text("Line 3: A role needs a title.")
    assert len(editor.document().roles) == before


def test_text_that_is_typed_is_saved_when_the_line_is_left_by_mouse(editor: EditorPage) -> None:
    edit_line(editor, "bo")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.insert_text("Zoe Park, Agent")
    editor.row("tom").click()
    expect(editor.row("tom")).to_be_focused()
    editor.saved()
    assert "\t\t\tBo Chen, Account Executive\n\t\t\tZoe Park, Agent\n" in outline(editor.document())


def test_enter_on_a_chosen_row_begins_a_line_below_it(editor: EditorPage) -> None:
    editor.row("priya").click()
    editor.page.keyboard.press("Enter")
    assert typed(editor) == ""
    editor.page.keyboard.insert_text("Zoe Park, SVP")
    editor.page.keyboard.press("Escape")
    editor.saved()
    lines = outline(editor.document()).splitlines()
    assert lines.index("\tZoe Park, SVP") == lines.index("\tTom Okafor, SVP, Service Delivery") - 1


def test_a_second_click_types_in_a_line(editor: EditorPage) -> None:
    editor.row("bo").click()
    expect(editor.row("bo")).to_be_focused()
    editor.row("bo").click()
    expect(editor.row("bo").locator("input")).to_be_focused()


def test_letters_look_for_a_row_while_nothing_is_typed(editor: EditorPage) -> None:
    editor.row("maria").click()
    editor.page.keyboard.press("i")
    expect(editor.row("ivy")).to_be_focused()


def test_a_viewer_reads_and_types_nothing(open_chart: Opener) -> None:
    editor = open_chart(published=True)
    editor.row("bo").click()
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.press("F2")
    expect(editor.row("bo")).to_be_focused()
    assert editor.page.locator("#tree input").count() == 0


def test_focus_and_caret_stay_when_answers_come(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    edit_line(editor, "cy")
    keys.press("Enter")
    keys.insert_text("First, Agent")
    keys.press("Enter")
    keys.insert_text("Second, Agent")
    for _ in range(5):
        keys.press("ArrowLeft")
    with editor.page.expect_response("**/commands/"):
        editor.run("rename_role", role_id="tom", name="Tim")
    assert typed(editor) == "Second, Agent"
    assert editor.page.evaluate("document.activeElement.selectionStart") == len("Second, Agent") - 5


def chosen(editor: EditorPage) -> set[str]:
    """Return the roles whose lines are selected."""
    rows = editor.page.locator("#tree [aria-selected=true]")
    return set(rows.evaluate_all("(all) => all.map((row) => row.dataset.role)"))


def test_shift_and_ctrl_choose_several_lines_which_the_diagram_shares(editor: EditorPage) -> None:
    page = editor.page
    expect(page.locator("#tree")).to_have_attribute("aria-multiselectable", "true")
    editor.row("ann").click()
    editor.row("tom").click(modifiers=["Shift"])
    assert chosen(editor) == {"ann", "bo", "cy", "tom"}
    expect(editor.row("tom")).to_be_focused()
    expect(editor.box("bo")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("heading", name="4 roles")).to_be_visible()
    # A second range begins at the same line.
    editor.row("bo").click(modifiers=["Shift"])
    assert chosen(editor) == {"ann", "bo"}
    editor.row("max").click(modifiers=["Control"])
    editor.row("bo").click(modifiers=["Control"])
    assert chosen(editor) == {"ann", "max"}
    page.keyboard.press("Escape")
    assert len(chosen(editor)) == 1
    editor.row("ivy").click()
    page.keyboard.press("Shift+ArrowDown")
    assert chosen(editor) == {"ivy", "max"}
    expect(editor.row("max")).to_be_focused()
    page.keyboard.press("Delete")
    editor.saved()
    assert not {"ivy", "max"} & set(editor.document().roles)
    page.keyboard.press("Control+z")
    expect(editor.row("ivy")).to_be_visible()


def test_enter_inside_a_line_breaks_it_as_text_would(editor: EditorPage) -> None:
    page = editor.page
    before = outline(editor.document())
    editor.run("edit_role", role_id="ann", title="Director, Accounts and Sales Planner")
    edit_line(editor, "ann")
    page.keyboard.press("Home")
    for _ in range(len("Ann Lee, Director, Accounts")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert typed(editor) == "and Sales Planner"
    for _ in range(len("and ")):
        page.keyboard.press("Delete")
    page.keyboard.press("Escape")
    editor.saved()
    document = editor.document()
    assert document.roles["ann"].title == "Director, Accounts"
    # The reports stay with the role, and the new line stands beside it.
    lines = outline(document).splitlines()
    at = lines.index("\t\tAnn Lee, Director, Accounts")
    assert lines[at + 1 : at + 4] == [
        "\t\t\tBo Chen, Account Executive",
        "\t\t\tAccount Manager",
        "\t\tSales Planner",
    ]
    for _ in range(3):
        page.keyboard.press("Control+z")
        editor.saved()
    assert outline(editor.document()) == before
