"""Collapsing and expanding branches, showing some levels, and one branch alone with the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage, Opener, until
from tests.browser.flagship import flagship

EVERYBODY = {"maria", "priya", "tom", "ann", "ivy", "max", "bo", "cy"}


def shown(editor: EditorPage) -> set[str]:
    """Return the roles whose boxes are in the page once it stands still."""
    editor.stands_still()
    ids: list[str] = editor.page.locator("#picture g.box").evaluate_all(
        "(all) => all.map((b) => b.dataset.id)"
    )
    return set(ids)


def press_toggle(editor: EditorPage, role_id: str) -> None:
    """Press the button at a box with the mouse."""
    editor.page.mouse.move(*editor.middle(role_id))
    place = editor.box(role_id).locator(".toggle rect").bounding_box()
    assert place is not None
    assert min(place["width"], place["height"]) >= 23.9
    editor.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)


def test_the_button_at_a_box_collapses_and_expands_its_branch(editor: EditorPage) -> None:
    expect(editor.box("priya")).to_have_attribute("aria-expanded", "true")
    expect(editor.box("bo")).not_to_have_attribute("aria-expanded", "true")
    press_toggle(editor, "priya")
    expect(editor.box("ann")).to_have_count(0)
    assert shown(editor) == EVERYBODY - {"ann", "bo", "cy"}
    expect(editor.box("priya")).to_have_attribute("aria-expanded", "false")
    words = "Priya Nair, SVP, Customer Experience, reports to Maria Alvarez, 1 report, 3 hidden"
    expect(editor.box("priya")).to_have_attribute("aria-description", words)
    expect(editor.box("priya").locator(".toggle text")).to_have_text("+3")
    expect(editor.box("priya")).to_be_focused()
    press_toggle(editor, "priya")
    expect(editor.box("bo")).to_be_visible()
    assert shown(editor) == EVERYBODY


def test_the_keyboard_collapses_and_walking_down_expands(editor: EditorPage) -> None:
    page = editor.page
    editor.select("bo")
    editor.select("priya")
    page.keyboard.press("Alt+-")
    expect(editor.box("ann")).to_have_count(0)
    expect(editor.box("priya")).to_be_focused()
    page.keyboard.press("Alt++")
    expect(editor.box("ann")).to_be_visible()
    page.keyboard.press("Alt+-")
    expect(editor.box("ann")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(editor.box("ann")).to_be_focused()
    assert shown(editor) == EVERYBODY


def test_levels_count_what_they_hide(editor: EditorPage) -> None:
    page = editor.page
    editor.select("cy")
    page.keyboard.press("2")
    expect(editor.box("ann")).to_have_count(0)
    assert shown(editor) == {"maria", "priya", "tom"}
    expect(editor.box("priya").locator(".toggle text")).to_have_text("+3")
    expect(editor.box("priya")).to_be_focused()
    page.keyboard.press("3")
    expect(editor.box("ann").locator(".toggle text")).to_have_text("+2")
    assert shown(editor) == EVERYBODY - {"bo", "cy"}
    page.keyboard.press("9")
    expect(editor.box("bo")).to_be_visible()
    assert shown(editor) == EVERYBODY


def test_a_branch_stands_alone_and_the_way_leads_back(editor: EditorPage) -> None:
    page = editor.page
    editor.select("ann")
    page.keyboard.press("f")
    expect(editor.box("maria")).to_have_count(0)
    assert shown(editor) == {"ann", "bo", "cy"}
    way = page.get_by_role("navigation", name="Branch")
    expect(way.get_by_role("listitem")).to_have_text(["All", "Maria Alvarez", "Priya Nair", "Ann Lee"])
    page.keyboard.press("ArrowUp")
    expect(editor.box("ann")).to_be_focused()
    way.get_by_role("button", name="Priya Nair").click()
    expect(editor.box("priya")).to_be_visible()
    assert shown(editor) == {"priya", "ann", "bo", "cy"}
    editor.select("ann")
    page.keyboard.press("Escape")
    expect(editor.box("maria")).to_be_visible()
    expect(way).to_be_hidden()
    expect(editor.box("ann")).to_be_focused()
    assert shown(editor) == EVERYBODY


def test_adding_below_a_collapsed_role_expands_it(editor: EditorPage) -> None:
    page = editor.page
    editor.select("tom")
    page.keyboard.press("Alt+-")
    expect(editor.box("ivy")).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.type("Planner")
    page.keyboard.press("Enter")
    editor.saved()
    expect(editor.box("ivy")).to_be_visible()
    assert len(shown(editor)) == len(EVERYBODY) + 1
    assert "Planner" in {role.title for role in editor.document().roles.values()}


def test_finding_a_hidden_role_expands_the_way_to_it(editor: EditorPage) -> None:
    page = editor.page
    page.locator("#diagram").focus()
    page.keyboard.press("2")
    expect(editor.box("ann")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("Bo Chen")
    page.keyboard.press("Enter")
    expect(editor.box("bo")).to_have_attribute("aria-selected", "true")
    assert shown(editor) == {"maria", "priya", "tom", "ann", "bo", "cy"}


def test_changes_are_drawn_in_what_is_shown_and_the_tab_keeps_it(editor: EditorPage) -> None:
    page = editor.page
    editor.select("priya")
    page.keyboard.press("Alt+-")
    expect(editor.box("ann")).to_have_count(0)
    editor.run("add_role_below", role_id="ann", title="Writer")
    expect(editor.box("priya").locator(".toggle text")).to_have_text("+4")
    editor.run("rename_role", role_id="bo", title="Seller")
    assert shown(editor) == EVERYBODY - {"ann", "bo", "cy"}
    page.reload()
    until(page, "window.orgchart !== undefined")
    assert shown(editor) == EVERYBODY - {"ann", "bo", "cy"}
    page.keyboard.press("Control+z")
    expect(editor.box("tom")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(editor.box("priya").locator(".toggle text")).to_have_text("+3")


def test_viewers_collapse_too(open_chart: Opener) -> None:
    editor = open_chart(published=True)
    press_toggle(editor, "maria")
    expect(editor.box("tom")).to_have_count(0)
    assert shown(editor) == {"maria"}
    expect(editor.box("maria").locator(".toggle text")).to_have_text("+7")


@pytest.mark.parametrize("layout", ["left-right", "rings"])
def test_other_layouts_collapse_too(open_chart: Opener, layout: str) -> None:
    editor = open_chart(flagship())
    editor.run("edit_chart", layout=layout)
    before = len(shown(editor))
    editor.page.keyboard.press("2")
    expect(editor.page.locator("#picture .toggle.is-folded").first).to_be_visible()
    assert len(shown(editor)) < before
