"""Menu, palette and list of keys: all three show the actions, and all three are left by Escape."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.editor_page import EditorPage, Opener, holder_names, manager_of, until


def menu(editor: EditorPage) -> Locator:
    return editor.page.get_by_role("menu")


def item(editor: EditorPage, name: str) -> Locator:
    return menu(editor).get_by_role("menuitem", name=name, exact=True)


def palette(editor: EditorPage) -> Locator:
    return editor.page.get_by_role("dialog", name="All actions")


def test_the_other_button_opens_the_menu_of_a_box(editor: EditorPage) -> None:
    editor.page.mouse.click(*editor.middle("ivy"), button="right")
    expect(editor.box("ivy")).to_have_attribute("aria-selected", "true")
    expect(item(editor, "Add below")).to_be_focused()
    expect(item(editor, "Add a body above")).to_have_attribute("aria-disabled", "true")
    item(editor, "Delete").click()
    expect(menu(editor)).to_have_count(0)
    editor.saved()
    assert "ivy" not in editor.document().roles


def test_the_menu_of_many_keeps_them_selected(editor: EditorPage) -> None:
    editor.select("ivy")
    editor.page.keyboard.press("Shift+ArrowRight")
    editor.page.mouse.click(*editor.middle("max"), button="right")
    expect(item(editor, "Rename")).to_have_attribute("aria-disabled", "true")
    item(editor, "Delete").click()
    editor.saved()
    assert {"ivy", "max"}.isdisjoint(editor.document().roles)


def test_the_menu_is_walked_with_keys(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.select("tom")
    keys.press("Shift+F10")
    expect(item(editor, "Add below")).to_be_focused()
    keys.press("ArrowUp")
    expect(menu(editor).get_by_role("menuitem").last).to_be_focused()
    keys.press("Home")
    keys.press("ArrowDown")
    expect(item(editor, "Add before")).to_be_focused()
    keys.type("ren")
    expect(item(editor, "Rename")).to_be_focused()
    keys.press("Escape")
    expect(menu(editor)).to_have_count(0)
    expect(editor.box("tom")).to_be_focused()
    keys.press("ContextMenu")
    keys.type("re")
    keys.press("Enter")
    expect(editor.page.locator(".rename input:focus")).to_have_count(1)
    keys.press("Escape")
    expect(editor.box("tom")).to_be_focused()


def test_the_desk_has_a_menu_and_a_click_elsewhere_closes_it(editor: EditorPage) -> None:
    editor.page.mouse.click(700, 700, button="right")
    expect(item(editor, "Add below")).to_have_count(0)
    expect(item(editor, "Menu")).to_have_count(0)
    item(editor, "Select all").click()
    expect(editor.page.locator("#inspector h2").first).to_have_text("8 roles selected")
    editor.page.mouse.click(700, 700, button="right")
    expect(menu(editor)).to_be_visible()
    editor.page.mouse.click(400, 700)
    expect(menu(editor)).to_have_count(0)


def test_the_menu_of_the_desk_adds_a_role_at_the_top(editor: EditorPage) -> None:
    editor.page.mouse.click(700, 700, button="right")
    item(editor, "Add a role").click()
    editor.page.keyboard.type("Chair")
    editor.page.keyboard.press("Enter")
    editor.saved()
    document = editor.document()
    (added,) = [role for role in document.roles.values() if role.title == "Chair"]
    assert manager_of(document, added.id) is None


def test_an_adviser_is_added_beside_the_line(editor: EditorPage) -> None:
    editor.select("tom")
    editor.page.keyboard.press("Control+Insert")
    editor.page.keyboard.type("Counsel")
    editor.page.keyboard.press("Enter")
    editor.saved()
    editor.page.mouse.click(*editor.middle("priya"), button="right")
    item(editor, "Add an adviser").click()
    editor.page.keyboard.press("Enter")
    editor.saved()
    document = editor.document()
    kinds = {role.title: (role.kind, manager_of(document, role.id)) for role in document.roles.values()}
    assert (kinds["Counsel"], kinds["Adviser"]) == (("adviser", "tom"), ("adviser", "priya"))


def test_a_menu_at_the_edge_stays_on_the_screen(editor: EditorPage) -> None:
    editor.page.set_viewport_size({"width": 1000, "height": 420})
    editor.page.mouse.click(690, 380, button="right")
    place = menu(editor).bounding_box()
    assert place is not None
    assert place["x"] + place["width"] <= 1000
    assert place["y"] >= 0
    assert place["y"] + place["height"] <= 420


def test_a_menu_stays_open_and_on_the_screen_when_the_window_shrinks(editor: EditorPage) -> None:
    """A phone's keyboard that goes away resizes the window a moment after the menu came."""
    editor.page.mouse.click(1100, 400, button="right")
    expect(menu(editor)).to_be_visible()
    editor.page.set_viewport_size({"width": 1200, "height": 800})
    until(editor.page, 'document.querySelector("[role=menu]").getBoundingClientRect().right <= 1200')
    place = menu(editor).bounding_box()
    assert place is not None
    assert place["x"] + place["width"] <= 1200


def test_the_palette_finds_runs_and_gives_the_keyboard_back(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.select("ivy")
    keys.press("Control+k")
    box = palette(editor)
    expect(box.get_by_role("combobox")).to_be_focused()
    assert box.get_by_role("option").count() > 30
    keys.type("assis")
    first = box.get_by_role("option").first
    expect(first).to_contain_text("Add an assistant")
    expect(first).to_contain_text("Shift+Insert")
    expect(first).to_have_attribute("aria-selected", "true")
    keys.press("Enter")
    expect(box).to_be_hidden()
    keys.type("Office Manager")
    keys.press("Enter")
    editor.saved()
    (added,) = [role for role in editor.document().roles.values() if role.title == "Office Manager"]
    assert added.kind == "assistant"
    keys.press("Control+k")
    keys.type("zzzz")
    expect(box).to_contain_text("No action is called that.")
    keys.press("Escape")
    expect(editor.box(added.id)).to_be_focused()


def test_the_palette_knows_layouts(editor: EditorPage) -> None:
    editor.tool("palette").click()
    editor.page.keyboard.type("rings")
    palette(editor).get_by_role("option", name="Layout: Rings").click()
    editor.saved()
    assert editor.document().chart.layout == "rings"


def test_every_action_with_a_key_is_in_the_list_of_keys(editor: EditorPage) -> None:
    editor.page.locator("#diagram").focus()
    editor.page.keyboard.press("?")
    dialog = editor.page.get_by_role("dialog", name="Keys")
    for key in ("Tab", "F2", "Ctrl+C", "Ctrl+K", "Shift+F10", "Alt+Shift+Up", "Escape"):
        expect(dialog.locator("kbd").get_by_text(key, exact=True).first).to_be_attached()
    for view in ("Outline", "Table"):
        expect(dialog.get_by_role("heading", name=view, exact=True)).to_be_attached()
    expect(dialog).to_contain_text("Escape lets go of the selection and then moves to the toolbar")
    editor.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(editor.page.locator("#diagram")).to_be_focused()


def test_escape_leaves_the_diagram_step_by_step(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.select("ivy")
    keys.press("Shift+ArrowRight")
    keys.press("Escape")
    expect(editor.page.locator("#picture g.box[aria-selected=true]")).to_have_count(1)
    keys.press("Escape")
    expect(editor.page.locator("#diagram")).to_be_focused()
    keys.press("Escape")
    expect(editor.page.locator("#picture g.box[aria-selected=true]")).to_have_count(0)
    keys.press("Escape")
    assert editor.page.evaluate("document.querySelector('#tools').contains(document.activeElement)")


def test_roles_and_people_move_without_dragging(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.select("bo")
    keys.press("Shift+ArrowRight")
    keys.press("m")
    expect(editor.page.locator("#picking")).to_contain_text(
        "Choose the role that the 2 roles report to from now on."
    )
    editor.page.mouse.click(*editor.middle("cy"))
    expect(editor.page.get_by_role("alert")).to_contain_text("A role cannot report to itself.")
    editor.page.mouse.click(*editor.middle("tom"))
    editor.saved()
    assert [manager_of(editor.document(), key) for key in ("bo", "cy")] == ["tom", "tom"]
    expect(editor.page.locator("#inspector h2").first).to_have_text("2 roles selected")
    editor.select("ivy")
    keys.press("p")
    expect(editor.page.locator("#picking")).to_contain_text("Choose the role that Ivy King takes over.")
    editor.page.mouse.click(*editor.middle("cy"))
    editor.saved()
    assert holder_names(editor.document(), "cy") == ["Ivy King"]


def test_a_viewer_is_offered_only_what_looks(open_chart: Opener) -> None:
    editor = open_chart(published=True)
    editor.page.mouse.click(*editor.middle("ivy"), button="right")
    expect(menu(editor).get_by_role("menuitem")).to_have_count(7)
    expect(item(editor, "Copy")).to_be_visible()
    editor.page.keyboard.press("Escape")
    editor.page.keyboard.press("Control+k")
    expect(palette(editor).get_by_role("option", name="Delete")).to_have_count(0)
