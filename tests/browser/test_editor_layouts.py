"""Layouts and branch styles in the editor: chosen, seen, saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.editor_page import EditorPage, Opener
from tests.core.organisations import make_organisation
from tests.scene.test_fit import three_levels


def place(editor: EditorPage, role_id: str) -> tuple[float, float]:
    """Return the left and upper edge of a box on the screen."""
    editor.stands_still()
    box = editor.box(role_id).bounding_box()
    assert box is not None
    return box["x"], box["y"]


def test_a_layout_is_chosen_in_the_top_bar(editor: EditorPage) -> None:
    bar = editor.page.get_by_role("group", name="Layout")
    expect(bar.get_by_label("Tree", exact=True)).to_be_checked()
    assert place(editor, "priya")[1] > place(editor, "maria")[1]
    for label, layout in (("Left–right", "left-right"), ("Inverted", "inverted")):
        bar.get_by_label(label).check()
        editor.saved()
        assert editor.document().chart.layout == layout
        (left, top), (below_left, below_top) = place(editor, "maria"), place(editor, "priya")
        assert below_left > left if layout == "left-right" else below_top < top
    editor.tool("undo").click()
    expect(bar.get_by_label("Left–right")).to_be_checked()
    # The whole chart is in view after each change.
    editor.stands_still()
    expect(editor.box("maria")).to_be_in_viewport(ratio=1)
    expect(editor.box("cy")).to_be_in_viewport(ratio=1)


def test_rings_are_drawn_round_a_caption_in_the_dark_too(editor: EditorPage) -> None:
    editor.page.get_by_role("group", name="Layout").get_by_label("Rings").check()
    editor.saved()
    discs = editor.page.locator("g.ground circle")
    expect(discs).not_to_have_count(0)
    around_a_root = discs.count()
    editor.field("Middle of the rings").fill("The customer")
    editor.field("Middle of the rings").press("Enter")
    editor.saved()
    assert editor.document().chart.centre == "The customer"
    expect(editor.page.locator("g.ground text")).to_have_text(["The", "customer"])
    expect(discs).not_to_have_count(around_a_root)
    editor.stands_still()
    expect(discs.first).to_be_in_viewport(ratio=1)
    fills = discs.evaluate_all("discs => discs.map((disc) => disc.getAttribute('fill'))")
    editor.run("edit_chart", theme="dark")
    expect(discs.first).not_to_have_attribute("fill", fills[0])
    editor.run("edit_chart", layout="tree")
    expect(discs).to_have_count(0)


def test_a_narrow_window_has_the_layouts_as_a_list(editor: EditorPage) -> None:
    page = editor.page
    bar = page.get_by_role("banner")
    for width in (1280, 1000, 700):
        page.set_viewport_size({"width": width, "height": 700})
        expect(page.get_by_role("group", name="Layout")).to_be_hidden()
        expect(bar.get_by_label("Layout")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bar.get_by_label("Layout").focus()
    bar.get_by_label("Layout").select_option(label="Right–left")
    editor.saved()
    assert editor.document().chart.layout == "right-left"
    assert place(editor, "priya")[0] < place(editor, "maria")[0]
    # A phone has them in the chart's panel.
    page.set_viewport_size({"width": 390, "height": 800})
    expect(bar.get_by_label("Layout")).to_be_hidden()
    page.get_by_role("button", name="Details", exact=True).click()
    expect(editor.field("Layout")).to_be_visible()
    editor.field("Layout").focus()
    editor.field("Layout").select_option(label="Tree")
    editor.saved()
    assert editor.document().chart.layout == "tree"


@pytest.mark.parametrize("width", [1440, 1300, 1100, 700, 390])
def test_nothing_covers_a_tool(editor: EditorPage, width: int) -> None:
    editor.select("maria")
    editor.page.set_viewport_size({"width": width, "height": 800})
    covered = editor.page.evaluate(
        """() => [...document.querySelectorAll("#tools .tool, #zoom .tool, .top-bar :is(input, a, summary)")]
          .filter((tool) => {
            if (!tool.checkVisibility()) return false;
            tool.scrollIntoView({ block: "nearest", inline: "center" });
            const { left, right, top, bottom } = tool.getBoundingClientRect();
            const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return !tool.contains(found) && !found.contains(tool);
          })
          .map((tool) => tool.outerHTML)"""
    )
    assert covered == []


def test_the_key_for_undo_works_right_after_a_layout_is_chosen(editor: EditorPage) -> None:
    bar = editor.page.get_by_role("group", name="Layout")
    bar.get_by_label("Levels").click()
    editor.saved()
    editor.page.keyboard.press("Control+z")
    expect(bar.get_by_label("Tree", exact=True)).to_be_checked()
    editor.saved()
    assert editor.document().chart.layout == "tree"


def test_the_panel_has_the_options_of_the_chosen_layout_only(editor: EditorPage) -> None:
    options = {
        "Grades": ("levels", "rings"),
        "Middle of the rings": ("rings",),
    }
    panel = editor.page.locator("#inspector")
    for layout in ("tree", "rings", "matrix", "levels", "grouped"):
        editor.run("edit_chart", layout=layout, grades=["Director"])
        shown = {
            "Grades": panel.get_by_role("region", name="Grades"),
            "Middle of the rings": editor.field("Middle of the rings"),
        }
        for name, layouts in options.items():
            expect(shown[name]).to_be_visible(visible=layout in layouts)


def test_layouts_without_frames_say_that_units_are_colours(editor: EditorPage) -> None:
    note = editor.page.locator("#inspector").get_by_text("This layout shows units by colour alone.")
    editor.run("edit_chart", layout="tree", units_as="frames")
    for layout in ("tree", "rings", "levels", "matrix", "left-right"):
        editor.run("edit_chart", layout=layout)
        expect(editor.page.get_by_role("group", name="Show units as")).to_be_visible()
        expect(note).to_be_visible(visible=layout in ("rings", "levels", "matrix"))


def test_a_matrix_without_rows_says_so_where_a_role_is_selected(editor: EditorPage) -> None:
    editor.select("tom")
    editor.page.get_by_role("group", name="Layout").get_by_label("Matrix").check()
    expect(editor.page.get_by_role("alert")).to_contain_text("There are no rows yet.")


def test_a_large_chart_is_wholly_in_view_after_a_change(open_chart: Opener) -> None:
    editor = open_chart(make_organisation(400, 3, odd_text=False))
    seen = """() => {
      const { data, width, height } = (() => {
        const canvas = document.querySelector("#far");
        return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      })();
      const isDrawn = (x, y) => data[(y * width + x) * 4 + 3] > 0;
      const rows = [...Array(height).keys()];
      return rows.some((y) => isDrawn(width >> 1, y))
        && !rows.some((y) => isDrawn(2, y) || isDrawn(width - 3, y));
    }"""
    for layout in ("levels", "tree"):
        editor.run("edit_chart", layout=layout)
        editor.stands_still()
        assert editor.page.evaluate(seen)
    # Zooming in ends at the chart, not at the empty ground in the middle of the canvas.
    editor.page.keyboard.press("1")
    editor.stands_still()
    assert editor.page.evaluate(
        """() => {
          const { right, bottom } = document.querySelector("#diagram").getBoundingClientRect();
          return [...document.querySelectorAll("#picture .box, #picture path")].some((item) => {
            const box = item.getBoundingClientRect();
            return box.right > 264 && box.left < right && box.bottom > 52 && box.top < bottom;
          });
        }"""
    )


def test_a_manager_chooses_how_its_branch_stands(editor: EditorPage) -> None:
    editor.select("bo")
    expect(editor.field("Branch")).to_be_hidden()
    editor.select("tom")
    expect(editor.field("Branch")).to_have_value("")
    assert place(editor, "ivy")[0] == place(editor, "max")[0]
    editor.field("Branch").focus()
    editor.field("Branch").select_option(label="Side by side")
    editor.saved()
    assert editor.document().roles["tom"].branch == "standard"
    assert place(editor, "ivy")[1] == place(editor, "max")[1]
    editor.tool("undo").click()
    expect(editor.field("Branch")).to_have_value("")
    editor.saved()
    assert editor.document().roles["tom"].branch == ""


def test_arrow_keys_go_where_they_point(editor: EditorPage) -> None:
    walks = {
        "tree": ("ArrowDown", "ArrowRight", "ArrowUp"),
        "left-right": ("ArrowRight", "ArrowDown", "ArrowLeft"),
        "right-left": ("ArrowLeft", "ArrowDown", "ArrowRight"),
        "inverted": ("ArrowUp", "ArrowRight", "ArrowDown"),
    }
    for layout, keys in walks.items():
        editor.run("edit_chart", layout=layout)
        editor.select("maria")
        for key, reached in zip(keys, ("priya", "tom", "maria"), strict=True):
            editor.page.keyboard.press(key)
            expect(editor.box(reached)).to_have_attribute("aria-selected", "true")


def test_units_are_shown_as_frames_and_a_board_stands_above(editor: EditorPage) -> None:
    frames = editor.page.locator("g.ground [data-id^='frame:']")
    expect(frames).to_have_count(0)
    editor.page.get_by_role("group", name="Show units as").get_by_label("Frames").check()
    editor.saved()
    assert editor.document().chart.units_as == "frames"
    expect(frames).not_to_have_count(0)
    expect(editor.page.locator("g.ground text").first).not_to_be_empty()
    editor.box("priya").click()
    expect(editor.tool("add-body")).to_be_disabled()
    editor.box("maria").click()
    editor.tool("add-body").click()
    editor.page.keyboard.press("Escape")
    editor.saved()
    (board,) = [role for role in editor.document().roles.values() if role.kind == "body"]
    assert place(editor, board.id)[1] < place(editor, "maria")[1]
    expect(editor.row(board.id)).to_have_text("Board")
    expect(editor.page.get_by_label("Body", exact=True)).to_be_checked()


def test_nothing_scrolls_the_desk_away_from_the_pointer(editor: EditorPage) -> None:
    editor.page.mouse.move(700, 300)
    editor.page.mouse.wheel(600, 0)
    editor.stands_still()
    # As finding in the page, a screen reader or the focus do it.
    editor.page.evaluate("document.querySelector('#picture [data-id=maria]').scrollIntoView({inline: 'end'})")
    assert editor.page.evaluate("document.querySelector('.canvas').scrollLeft") == 0
    editor.page.mouse.wheel(-600, 0)
    editor.select("maria")


def test_a_chart_is_fitted_to_a_page_and_the_size_is_told(open_chart: Opener) -> None:
    editor = open_chart(three_levels())
    editor.page.get_by_role("button", name="Fit to page …").click()
    dialog = editor.page.get_by_role("dialog", name="Fit to page")
    expect(dialog.get_by_role("status")).to_contain_text("A4")
    dialog.get_by_label("Paper or slide").select_option(label="A3")
    expect(dialog.get_by_role("status")).to_contain_text("The chart fits on A3: its smallest type is")
    size = dialog.get_by_role("status").inner_text().split(" is ")[1].removesuffix(" pt.")
    dialog.get_by_role("button", name="Fit to page").click()
    expect(dialog).to_be_hidden()
    editor.saved()
    assert any(role.branch for role in editor.document().roles.values())
    expect(editor.page.locator("#announcer")).to_contain_text(f"Fitted the chart to A3 ({size} pt)")
    editor.tool("undo").click()
    editor.saved()
    assert not any(role.branch for role in editor.document().roles.values())


def test_the_dialog_tells_that_the_layout_changes(editor: EditorPage) -> None:
    editor.run("edit_chart", layout="rings")
    editor.page.get_by_role("button", name="Fit to page …").click()
    dialog = editor.page.get_by_role("dialog", name="Fit to page")
    expect(dialog.get_by_role("status")).to_contain_text("Its layout becomes Tree.")
    dialog.get_by_role("button", name="Fit to page").click()
    expect(editor.page.get_by_role("group", name="Layout").get_by_label("Tree", exact=True)).to_be_checked()


def test_pages_are_offered_where_one_page_is_too_small(open_chart: Opener) -> None:
    editor = open_chart(three_levels())
    editor.page.get_by_role("button", name="Fit to page …").click()
    dialog = editor.page.get_by_role("dialog", name="Fit to page")
    dialog.get_by_label("Paper or slide").select_option(label="Slide 4:3")
    dialog.get_by_label("Smallest type in points").fill("12")
    dialog.get_by_label("Smallest type in points").blur()
    expect(dialog.get_by_role("status")).to_contain_text("No arrangement fits on 4:3 in 12 pt")
    pages = dialog.get_by_role("link", name="Use pages").get_attribute("href") or ""
    assert "pages=booklet" in pages
    assert "smallest=12" in pages
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
