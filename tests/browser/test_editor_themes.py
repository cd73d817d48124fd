"""Themes in the editor: chosen in the chart's panel, drawn as the exports draw them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from PIL import Image
from playwright.sync_api import BrowserContext, expect

from orgchart.core.document import Document
from orgchart.exports.svg import svg_fragment
from orgchart.models import AccountTheme, Chart
from orgchart.own_themes import save_theme
from orgchart.scene.build import build_scene
from orgchart.scene.themes import THEMES, theme
from orgchart.scene.view import view_of
from tests.browser.editor_page import EditorPage, Opener, department

CANVAS = "getComputedStyle(document.querySelector('#canvas'))"
# Where every shape of a box lies on the screen and what it is painted with.
SHAPES = """(selector) => [...document.querySelectorAll(selector)].map((group) => {
    const origin = group.getBoundingClientRect();
    const shapes = [...group.querySelectorAll("rect:not(.ring), path, circle, text")];
    // A button that collapses the branch is the editor's, not the picture's.
    return shapes.filter((shape) => !shape.closest(".toggle")).map((shape) => {
        const area = shape.getBoundingClientRect();
        return [shape.tagName, shape.getAttribute("fill"), shape.getAttribute("stroke") ?? "none",
            shape.textContent.trim(), area.x - origin.x, area.y - origin.y, area.width, area.height];
    });
})"""


def themed(name: str) -> Document:
    document = department()
    return replace(document, charts={"chart": replace(document.chart, theme=name)})


def test_a_theme_is_chosen_in_the_charts_panel_and_undone(editor: EditorPage) -> None:
    page = editor.page
    select = editor.field("Theme")
    expect(select).to_have_value("default")
    select.focus()
    assert select.locator("option").all_inner_texts() == [theme(name).label for name in THEMES]
    select.select_option("dark")
    editor.saved()
    assert editor.document().chart.theme == "dark"
    expect(editor.box("maria").locator("rect").first).to_have_attribute("fill", "#1e293b")
    assert page.evaluate(f"{CANVAS}.backgroundColor") == "rgb(15, 23, 42)"
    page.locator('[data-action="undo"]').click()
    expect(editor.box("maria").locator("rect").first).to_have_attribute("fill", "#ffffff")
    expect(select).to_have_value("default")
    assert page.evaluate(f"{CANVAS}.backgroundColor") == "rgb(248, 250, 252)"


def test_a_theme_brings_its_font(open_chart: Opener) -> None:
    editor = open_chart(themed("classic"))
    family = editor.page.evaluate("getComputedStyle(document.querySelector('#picture text')).fontFamily")
    assert family.replace('"', "").startswith("Liberation Serif, Times New Roman")
    editor.field("Theme").focus()
    editor.field("Theme").select_option("soft")
    editor.saved()
    family = editor.page.evaluate("getComputedStyle(document.querySelector('#picture text')).fontFamily")
    assert family.replace('"', "").startswith("Carlito, Calibri")


@pytest.mark.parametrize("name", THEMES)
def test_the_editor_draws_the_boxes_of_every_theme_as_the_file_does(open_chart: Opener, name: str) -> None:
    document = themed(name)
    editor = open_chart(document)
    editor.stands_still()
    editor.page.evaluate(
        """(svg) => {
            document.body.insertAdjacentHTML("beforeend", `<div id="file">${svg}</div>`);
            const world = document.querySelector("#picture .world");
            world.style.setProperty("--scale", "1");
            document.querySelector("#file text").ownerSVGElement.style.position = "absolute";
        }""",
        svg_fragment(build_scene(document, view_of(document))),
    )
    drawn: list[list[Any]] = editor.page.evaluate(SHAPES, "#picture g.box")
    written: list[list[Any]] = editor.page.evaluate(SHAPES, "#file g.box")
    assert len(drawn) == len(document.roles)
    for box, file_box in zip(drawn, written, strict=True):
        assert [shape[:4] for shape in box] == [shape[:4] for shape in file_box]
        for shape, file_shape in zip(box, file_box, strict=True):
            assert shape[4:] == pytest.approx(file_shape[4:], abs=1.5)


def test_a_new_box_has_the_look_of_its_chart_before_the_server_answers(open_chart: Opener) -> None:
    editor = open_chart(themed("dark"))
    editor.page.route("**/commands/", lambda route: None)
    editor.select("tom")
    editor.page.keyboard.press("Tab")
    ghost = editor.page.locator("#picture g.box.is-ghost")
    expect(ghost.locator("rect:not(.ring)").first).to_have_attribute("fill", "#1e293b")
    expect(ghost.locator('[data-part="name"]')).to_have_attribute("fill", "#f8fafc")


def test_a_logo_stands_above_the_chart_and_goes_with_its_theme(
    open_chart: Opener, context: BrowserContext, site: str
) -> None:
    editor = open_chart(department())
    owner = User.objects.create_user("ann", "ann@example.org", "correct horse battery")
    file = BytesIO()
    Image.new("RGB", (300, 100), "#b91c1c").save(file, format="PNG")
    row = AccountTheme(owner=owner)
    own = save_theme(row, name="Acme", colour="#b91c1c", logo=file.getvalue())
    Chart.objects.update(owner=owner, visitor_key="")
    client = Client()
    client.force_login(owner)
    cookie: Any = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    context.add_cookies([cookie])
    editor.open()
    editor.field("Theme").focus()
    editor.field("Theme").select_option(own.key)
    logo = editor.page.get_by_role("img", name="Logo of Acme")
    expect(logo).to_have_attribute("width", "132")
    editor.run("edit_chart", title="Acme")
    expect(logo).to_have_count(1)
    editor.field("Theme").focus()
    editor.field("Theme").select_option("default")
    expect(logo).to_have_count(0)


def test_dark_charts_stay_as_they_are_at_night(open_chart: Opener) -> None:
    editor = open_chart(themed("dark"))
    editor.page.emulate_media(color_scheme="dark")
    look = "getComputedStyle(document.querySelector('#picture')).filter"
    assert editor.page.evaluate(look) == "none"
    assert editor.page.evaluate(f"{CANVAS}.backgroundColor") == "rgb(15, 23, 42)"
    editor.field("Theme").focus()
    editor.field("Theme").select_option("default")
    editor.saved()
    assert editor.page.evaluate(look) != "none"
