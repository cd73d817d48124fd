"""The site's pages in a real browser: search, viewer, sections, my charts, keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

FLAGSHIP = "/templates/customer-service-department/"


def cards(page: Page) -> Locator:
    return page.locator(".cards > li:visible")


def transform(page: Page) -> tuple[float, float, float]:
    """Return where the drawing lies in the viewport and its scale."""
    style = page.locator(".viewport svg").evaluate("(svg) => svg.style.transform")
    x, y, scale = re.findall(r"-?[\d.]+(?:e-?\d+)?", style)
    return float(x), float(y), float(scale)


def test_the_search_filters_while_typing_and_says_what_was_found(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    everything = cards(page).count()
    assert everything >= 3
    page.get_by_label("Search templates").press_sequentially("workforce planner")
    expect(cards(page)).not_to_have_count(everything)
    expect(page.get_by_role("status")).to_contain_text(f"of {everything} templates")
    expect(page.locator(".found:visible").first).to_contain_text("Workforce Planner")
    assert "q=workforce+planner" in page.url
    page.reload()
    expect(cards(page)).not_to_have_count(everything)


def test_a_search_without_result_can_be_cleared(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    everything = cards(page).count()
    page.get_by_label("Search templates").fill("zebra")
    expect(page.get_by_role("heading", name="No template found")).to_be_visible()
    page.get_by_role("link", name="Show all templates").click()
    expect(cards(page)).to_have_count(everything)
    expect(page.get_by_label("Search templates")).to_be_focused()
    assert page.url == f"{gallery_site}/"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    "address",
    [
        "/",
        FLAGSHIP,
        FLAGSHIP + "?tab=measures#inside",
        "/templates/compare/?a=small-business&b=finance-department",
        "/charts/",
    ],
)
def test_nothing_jumps_while_a_page_loads(page: Page, gallery_site: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(gallery_site + address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.01


def test_the_chart_is_fitted_and_zooms_by_button_key_wheel_and_double_click(
    page: Page, gallery_site: str
) -> None:
    page.goto(gallery_site + FLAGSHIP)
    viewport = page.locator(".viewport")
    fitted = transform(page)
    box = viewport.bounding_box()
    drawing = page.locator(".viewport svg").bounding_box()
    assert box
    assert drawing
    assert drawing["width"] <= box["width"]
    assert drawing["height"] <= box["height"]
    page.get_by_role("button", name="Zoom in").click()
    assert transform(page)[2] == pytest.approx(fitted[2] * 1.25, rel=0.01)
    viewport.press("+")
    viewport.press("-")
    viewport.press("-")
    assert transform(page)[2] == pytest.approx(fitted[2], rel=0.01)
    viewport.hover(position={"x": 300, "y": 200})
    page.mouse.wheel(0, -200)
    expect(page.locator(".zoom output")).not_to_have_text(f"{round(fitted[2] * 100)}%")
    assert transform(page)[2] > fitted[2] * 1.2
    viewport.dblclick(position={"x": 300, "y": 200})
    assert transform(page)[2] > fitted[2] * 1.8
    viewport.press("0")
    assert transform(page) == pytest.approx(fitted)
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Fit").click()
    assert transform(page) == pytest.approx(fitted)


def test_the_wheel_zooms_about_the_pointer(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    role = page.locator(".viewport g.box").first
    before = role.bounding_box()
    assert before
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    page.mouse.move(x, y)
    level = page.locator(".zoom output").inner_text()
    page.mouse.wheel(0, -150)
    expect(page.locator(".zoom output")).not_to_have_text(level)
    after = role.bounding_box()
    assert after
    assert after["width"] > before["width"] * 1.2
    assert after["x"] + after["width"] / 2 == pytest.approx(x, abs=2)
    assert after["y"] + after["height"] / 2 == pytest.approx(y, abs=2)


def test_dragging_and_arrows_move_the_chart_but_never_out_of_sight(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    x, y, scale = transform(page)
    box = page.locator(".viewport").bounding_box()
    assert box
    page.mouse.move(box["x"] + 400, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 460, box["y"] + 230, steps=4)
    page.mouse.up()
    assert transform(page) == pytest.approx((x + 60, y + 30, scale), abs=0.5)
    viewport = page.locator(".viewport")
    viewport.press("ArrowRight")
    assert transform(page)[0] == pytest.approx(x - 20, abs=0.5)
    for _ in range(40):
        viewport.press("ArrowDown")
    drawing = page.locator(".viewport svg").bounding_box()
    assert drawing
    assert drawing["y"] + drawing["height"] > box["y"] + 40


def test_scrolling_the_page_goes_on_over_the_chart(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    before = transform(page)
    turn = """(viewport) => {
      const event = new WheelEvent("wheel", { deltaY: -100, bubbles: true, cancelable: true });
      viewport.dispatchEvent(event);
      return event.defaultPrevented;
    }"""
    scroll_then_turn = f"""(viewport) => {{
      document.body.dispatchEvent(new WheelEvent("wheel", {{ deltaY: 100, bubbles: true }}));
      return ({turn})(viewport);
    }}"""
    viewport = page.locator(".viewport")
    assert not viewport.evaluate(scroll_then_turn)
    assert transform(page) == before
    page.wait_for_timeout(400)
    assert viewport.evaluate(turn)
    assert transform(page)[2] > before[2]


def test_two_fingers_zoom(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    before = transform(page)[2]
    page.locator(".viewport").evaluate(
        """(element) => {
          const box = element.getBoundingClientRect();
          const send = (type, id, x) => element.dispatchEvent(new PointerEvent(type, {
            pointerId: id, pointerType: "touch", clientX: box.left + x, clientY: box.top + 200, bubbles: true,
            button: type === "pointermove" ? -1 : 0 }));
          element.setPointerCapture = () => {};
          send("pointerdown", 1, 300); send("pointerdown", 2, 400);
          send("pointermove", 2, 500);
          send("pointerup", 1, 300); send("pointerup", 2, 500);
        }"""
    )
    assert transform(page)[2] == pytest.approx(before * 2, rel=0.01)


def test_a_size_of_the_small_business_is_a_tab(page: Page, gallery_site: str) -> None:
    page.goto(f"{gallery_site}/templates/small-business/")
    sizes = page.get_by_role("navigation", name="Sizes").locator(".steps a")
    expect(sizes).to_have_count(5)
    before = page.locator(".viewport g.box").count()
    sizes.last.click()
    expect(sizes.last).to_have_attribute("aria-current", "page")
    assert page.locator(".viewport g.box").count() > before


def test_from_template_to_my_charts_and_back_from_the_bin(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    page.get_by_role("button", name="Use this template: Customer Service Department").click()
    page.wait_for_url(re.compile(r"/charts/[a-z0-9]{12}/$"))
    page.goto(f"{gallery_site}/charts/")
    page.get_by_label("More for Customer Service Department").click()
    page.get_by_role("link", name="Rename").click()
    dialog = page.get_by_role("dialog", name="Rename chart")
    dialog.get_by_label("Title").fill("Support in Lisbon")
    dialog.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("link", name="Support in Lisbon")).to_be_visible()
    picture = page.locator(".picture img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 100
    page.get_by_label("More for Support in Lisbon").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status")).to_contain_text("Deleted “Support in Lisbon”.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Support in Lisbon")).to_be_visible()
    expect(page.get_by_text("Recently deleted")).to_have_count(0)


def test_menus_open_one_at_a_time_and_close_by_escape_and_elsewhere(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    summary = page.locator("details.menu summary").filter(has_text="Download")
    summary.press("Enter")
    expect(page.get_by_role("link", name="PDF document")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="PDF document")).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click()
    expect(page.get_by_role("link", name="PDF document")).to_be_hidden()


def test_the_keyboard_alone_leads_from_the_front_page_into_a_template(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search templates")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.card h2') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/templates/"))


def test_downloads_of_a_template_need_no_copy(page: Page, gallery_site: str) -> None:
    page.goto(gallery_site + FLAGSHIP)
    page.locator("details.menu summary").filter(has_text="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="SVG").click()
    assert download.value.suggested_filename == "Customer Service Department.svg"
