"""The editor by keyboard alone: every change, the walk through the structure, and the way out."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.editor_page import EditorPage, holder_names, manager_of


def focused(page: Page) -> str:
    """Return the id of the element, or of the role whose box or row has the focus."""
    name: str = page.evaluate(
        "(({id, dataset}) => id || dataset.id || dataset.role || '')(document.activeElement)"
    )
    return name


def enter_diagram(editor: EditorPage) -> None:
    """Put the keyboard on the first box, coming from the page."""
    editor.page.locator("#diagram").focus()
    editor.page.keyboard.press("ArrowDown")
    assert focused(editor.page) == "maria"


def test_arrows_walk_up_down_and_along_siblings(editor: EditorPage) -> None:
    enter_diagram(editor)
    walked = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp"):
        editor.page.keyboard.press(key)
        walked.append(focused(editor.page))
    assert walked == ["priya", "tom", "ivy", "max", "max", "ivy", "tom"]
    expect(editor.row("tom")).to_have_attribute("aria-selected", "true")


def test_a_branch_is_built_by_keyboard_alone(editor: EditorPage) -> None:
    enter_diagram(editor)
    keys = editor.page.keyboard
    keys.press("Tab")
    keys.type("Head of Quality")
    keys.press("Enter")
    quality = focused(editor.page)
    keys.press("Tab")
    keys.type("Auditor")
    keys.press("Enter")
    auditor = focused(editor.page)
    keys.press("Enter")
    keys.type("Trainer")
    keys.press("Shift+Tab")
    keys.type("Zoe Zhu")
    keys.press("Enter")
    trainer = focused(editor.page)
    editor.saved()
    document = editor.document()
    assert [document.roles[role].title for role in (quality, auditor, trainer)] == [
        "Head of Quality",
        "Auditor",
        "Trainer",
    ]
    assert [manager_of(document, role) for role in (quality, auditor, trainer)] == ["maria", quality, quality]
    assert holder_names(document, trainer) == ["Zoe Zhu"]


def test_above_before_and_assistant_have_keys_too(editor: EditorPage) -> None:
    enter_diagram(editor)
    keys = editor.page.keyboard
    added = {}
    for title, key in (("Above", "Control+Enter"), ("Before", "Shift+Enter"), ("Aide", "Shift+Insert")):
        editor.box("ann").focus()
        keys.press(key)
        keys.type(title)
        keys.press("Enter")
        added[title] = focused(editor.page)
    editor.saved()
    document = editor.document()
    assert manager_of(document, "ann") == added["Above"]
    assert manager_of(document, added["Above"]) == "priya"
    assert manager_of(document, added["Before"]) == added["Above"]
    assert document.roles[added["Before"]].order < document.roles["ann"].order
    assert document.roles[added["Aide"]].kind == "assistant"


def test_typing_over_a_box_can_be_given_up(editor: EditorPage) -> None:
    enter_diagram(editor)
    editor.page.keyboard.press("F2")
    editor.page.keyboard.type("Somebody else")
    editor.page.keyboard.press("Escape")
    assert focused(editor.page) == "maria"
    expect(editor.box("maria")).to_contain_text("Maria Alvarez")
    assert holder_names(editor.document(), "maria") == ["Maria Alvarez"]


def test_delete_asks_what_becomes_of_the_reports(editor: EditorPage) -> None:
    enter_diagram(editor)
    editor.box("tom").focus()
    editor.page.keyboard.press("Delete")
    dialog = editor.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Delete Tom Okafor?")
    expect(dialog.get_by_role("button", name="Delete the whole branch (3 roles)")).to_be_visible()
    expect(dialog.get_by_role("button", name="Move its 2 reports up to Maria Alvarez")).to_be_focused()
    editor.page.keyboard.press("Enter")
    editor.saved()
    document = editor.document()
    assert "tom" not in document.roles
    assert [manager_of(document, role) for role in ("ivy", "max")] == ["maria", "maria"]
    editor.page.keyboard.press("Control+z")
    expect(editor.box("tom")).to_be_visible()
    editor.saved()
    assert manager_of(editor.document(), "ivy") == "tom"


def test_a_role_without_reports_goes_at_once_and_redo_deletes_it_again(editor: EditorPage) -> None:
    enter_diagram(editor)
    editor.box("bo").focus()
    editor.page.keyboard.press("Delete")
    expect(editor.box("bo")).to_have_count(0)
    assert focused(editor.page) == "ann"
    editor.page.keyboard.press("Control+z")
    expect(editor.box("bo")).to_have_count(1)
    editor.page.keyboard.press("Control+Shift+Z")
    expect(editor.box("bo")).to_have_count(0)


def test_moves_need_no_mouse(editor: EditorPage) -> None:
    enter_diagram(editor)
    editor.box("max").focus()
    editor.page.keyboard.press("Alt+Shift+ArrowUp")
    editor.saved()
    orders = editor.document().roles
    assert orders["max"].order < orders["ivy"].order
    editor.page.keyboard.press("Alt+Shift+ArrowLeft")
    editor.saved()
    assert manager_of(editor.document(), "max") == "maria"
    editor.page.keyboard.press("Alt+Shift+ArrowRight")
    editor.saved()
    assert manager_of(editor.document(), "max") == "tom"


def test_a_dotted_line_is_drawn_by_keyboard(editor: EditorPage) -> None:
    enter_diagram(editor)
    editor.box("ivy").focus()
    editor.page.keyboard.press(".")
    expect(editor.page.locator("#picking")).to_contain_text("Choose the role that Ivy King also reports to.")
    for key in ("ArrowUp", "ArrowLeft", "Enter"):
        editor.page.keyboard.press(key)
    expect(editor.page.locator("#picking")).to_be_hidden()
    editor.saved()
    assert "dotted:ivy:priya" in editor.document().lines
    assert focused(editor.page) == "ivy"


def test_escape_leaves_the_boxes_so_that_tab_moves_on(editor: EditorPage) -> None:
    enter_diagram(editor)
    editor.page.keyboard.press("Escape")
    assert focused(editor.page) == "diagram"
    editor.page.keyboard.press("Tab")
    assert editor.page.evaluate("document.querySelector('#tools').contains(document.activeElement)")
    assert len(editor.document().roles) == 8


def test_the_outline_is_a_tree_with_one_tab_stop(editor: EditorPage) -> None:
    page = editor.page
    page.locator("#find").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "maria"
    walked = []
    keys = (
        "ArrowDown",
        "End",
        "Home",
        "ArrowRight",
        "ArrowRight",
        "ArrowLeft",
        "ArrowLeft",
        "ArrowLeft",
        "m",
    )
    for key in keys:
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == ["priya", "max", "maria", "priya", "ann", "ann", "priya", "priya", "max"]
    expect(editor.row("priya")).to_have_attribute("aria-expanded", "false")
    expect(editor.row("ann")).to_have_count(0)
    expect(editor.row("tom")).to_have_attribute("aria-level", "2")
    expect(editor.row("tom")).to_have_attribute("aria-posinset", "2")
    expect(editor.box("max")).to_have_attribute("aria-selected", "true")
    assert page.locator("#tree [tabindex='0']").count() == 1


def test_find_narrows_the_outline_and_enter_goes_there(editor: EditorPage) -> None:
    page = editor.page
    page.locator("#diagram").focus()
    page.keyboard.press("/")
    page.keyboard.type("call center")
    expect(page.locator("#tree [role=treeitem]:not(.is-context)")).to_have_count(1)
    page.keyboard.press("Enter")
    assert focused(page) == "ivy"
    # Escape shows all rows again, and leaves the keyboard where it is.
    page.keyboard.press("Escape")
    expect(page.locator("#tree [role=treeitem]")).to_have_count(8)
    expect(page.locator("#find")).to_have_value("")
    assert focused(page) == "ivy"
    page.locator("#find").fill("call center")
    expect(page.locator("#tree [role=treeitem]:not(.is-context)")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#tree [role=treeitem]")).to_have_count(8)
    page.locator("#find").fill("vacant")
    expect(page.locator("#tree [role=treeitem]:not(.is-context)")).to_have_attribute("data-role", "cy")


def test_zoom_has_keys(editor: EditorPage) -> None:
    zoom = editor.page.get_by_label("Zoom", exact=True).last
    editor.page.locator("#diagram").focus()
    editor.page.keyboard.press("1")
    expect(zoom).to_have_text("100%")
    editor.page.keyboard.press("+")
    expect(zoom).to_have_text("125%")
    editor.page.keyboard.press("-")
    expect(zoom).to_have_text("100%")
    editor.page.keyboard.press("0")
    editor.stands_still()
    for role in ("maria", "bo", "max"):
        expect(editor.box(role)).to_be_in_viewport()
