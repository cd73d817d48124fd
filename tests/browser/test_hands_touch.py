"""Fingers: a long press lifts a box or opens its menu, and on the desk it draws a rectangle."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editor_page import EditorPage, Opener, holder_names, manager_of
from tests.browser.fingers import Fingers
from tests.browser.flagship import flagship

LONG = 500


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    return {**browser_context_args, **phone}


@pytest.fixture
def fitted(editor: EditorPage) -> EditorPage:
    """The small department, as a whole on the screen."""
    editor.page.get_by_role("button", name="Fit").tap()
    editor.stands_still()
    return editor


@pytest.fixture
def fingers(fitted: EditorPage, context: BrowserContext) -> Fingers:
    return Fingers(fitted, context)


def test_a_long_press_without_a_move_opens_the_menu(fitted: EditorPage, fingers: Fingers) -> None:
    page = fitted.page
    fingers.send("touchStart", [fitted.middle("bo")])
    expect(page.locator(".drag-ghost")).to_have_count(1)
    fingers.lift()
    expect(page.locator(".drag-ghost")).to_have_count(0)
    page.get_by_role("menuitem", name="Delete").tap()
    fitted.saved()
    assert "bo" not in fitted.document().roles


def test_a_lifted_box_goes_between_siblings(fitted: EditorPage, fingers: Fingers) -> None:
    place = fitted.box("priya").bounding_box()
    assert place is not None
    edge = (place["x"] + place["width"] * 0.05, place["y"] + place["height"] / 2)
    fingers.slide([fitted.middle("max")], [edge], hold=LONG)
    expect(fitted.page.locator(".drag-tip")).to_have_text("Before Priya Nair, under Maria Alvarez")
    fingers.lift()
    fitted.saved()
    assert manager_of(fitted.document(), "max") == "maria"


def test_a_long_press_on_the_desk_draws_a_rectangle(fitted: EditorPage, fingers: Fingers) -> None:
    page = fitted.page
    ivy, most = fitted.box("ivy").bounding_box(), fitted.box("max").bounding_box()
    assert ivy is not None
    assert most is not None
    start = (ivy["x"] - 6, most["y"] + most["height"] + 14)
    fingers.slide([start], [(ivy["x"] + 20, ivy["y"] + 8)], hold=LONG)
    expect(page.locator(".band")).to_have_count(1)
    fingers.lift()
    for role in ("ivy", "max"):
        expect(fitted.box(role)).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Details", exact=True).tap()
    expect(page.locator("#inspector h2").first).to_have_text("2 roles selected")


def test_a_long_press_on_the_desk_opens_its_menu(fitted: EditorPage, fingers: Fingers) -> None:
    fingers.slide([(200, 560)], [(200, 560)], hold=LONG)
    fingers.lift()
    menu = fitted.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="All actions")).to_be_in_viewport()
    menu.get_by_role("menuitem", name="All actions").tap()
    expect(fitted.page.get_by_role("combobox")).to_be_in_viewport()


def test_a_second_finger_ends_a_drag(fitted: EditorPage, fingers: Fingers) -> None:
    at = fitted.middle("ivy")
    fingers.slide([at], [fitted.middle("priya")], hold=LONG)
    fingers.send("touchStart", [fitted.middle("priya"), (300, 700)])
    expect(fitted.page.locator(".drag-ghost")).to_have_count(0)
    fingers.lift()
    assert fitted.page.evaluate("orgchart.revision") == fitted.chart.revision


def test_the_disc_of_a_selected_box_moves_its_person(fitted: EditorPage, fingers: Fingers) -> None:
    fitted.page.touchscreen.tap(*fitted.middle("ivy"))
    disc = fitted.box("ivy").locator("circle").bounding_box()
    assert disc is not None
    middle = (disc["x"] + disc["width"] / 2, disc["y"] + disc["height"] / 2)
    fingers.slide([middle], [fitted.middle("cy")])
    expect(fitted.page.locator(".drag-tip")).to_have_text("Move Ivy King to Account Manager")
    fingers.lift()
    fitted.saved()
    assert holder_names(fitted.document(), "cy") == ["Ivy King"]


def test_the_flagship_is_reorganised_by_touch(open_chart: Opener, context: BrowserContext) -> None:
    editor = open_chart(flagship())
    editor.page.get_by_role("button", name="Fit").tap()
    fingers = Fingers(editor, context)
    editor.stands_still()
    fingers.slide(
        [editor.middle("account-executive")], [editor.middle("director-incentives-rewards")], hold=LONG
    )
    expect(editor.page.locator(".drag-tip")).to_contain_text("Report to Flora Hartwell")
    fingers.lift()
    editor.saved()
    assert manager_of(editor.document(), "account-executive") == "director-incentives-rewards"
