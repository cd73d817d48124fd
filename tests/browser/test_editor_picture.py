"""What the canvas shows and when: first effect within a frame, glides, large charts, dark and light."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from orgchart.core.document import ChartInfo, Document, ReportingLine, Role, line_id
from tests.browser.editor_page import EditorPage, Opener, until

# The roles whose boxes stand elsewhere in the page than the scene says; nothing may be in between.
PLACES = """
async (address) => {
  const { scene } = await (await fetch(address + "scene/")).json();
  return scene.boxes.filter(({ id, x, y }) =>
    document.querySelector(`.box[data-id="${id}"]`)?.getAttribute("transform") !== `translate(${x} ${y})`
  ).map(({ id }) => id);
}
"""


def large(count: int) -> Document:
    """Return a chart of ``count`` roles, six reports a manager."""
    roles = {f"r{n}": Role(f"r{n}", f"Role {n}", order=1024 * n) for n in range(count)}
    lines = [
        ReportingLine(line_id("solid", f"r{n}", ""), f"r{n}", f"r{(n - 1) // 6}") for n in range(1, count)
    ]
    return Document(
        charts={"chart": ChartInfo(title="Large")}, roles=roles, lines={line.id: line for line in lines}
    )


def hold(editor: EditorPage) -> list[Route]:
    """Keep every command from reaching the server; return them to be sent later."""
    held: list[Route] = []
    editor.page.route("**/commands/", lambda route: held.append(route))  # noqa: PLW0108 (a built-in will not do)
    return held


@pytest.mark.parametrize(
    ("act", "look", "seen"),
    [
        (
            "orgchart.run('add_role_below', {role_id: 'ivy', title: 'New one'})",
            "document.querySelector('.box.is-ghost').textContent.includes('New one')",
            True,
        ),
        (
            "orgchart.run('rename_role', {role_id: 'ivy', name: 'Ina'})",
            "document.querySelector('.box[data-id=ivy]').textContent.includes('Ina')",
            True,
        ),
        (
            "orgchart.run('move_role', {role_id: 'ivy', manager_id: 'priya'})",
            "[document.querySelector('.box[data-id=ivy]').classList.contains('is-fading'),"
            " document.querySelector('[data-id=\"preview:ivy\"]') !== null]",
            [True, True],
        ),
        (
            "orgchart.run('delete_role', {role_id: 'ivy'})",
            "document.querySelector('.box[data-id=ivy]').classList.contains('is-leaving')",
            True,
        ),
        (
            "orgchart.run('add_assistant', {role_id: 'tom', title: 'Aide'})",
            "document.querySelector('#tree').textContent.includes('Aide')",
            True,
        ),
        (
            "orgchart.run('edit_chart', {title: 'Renamed'})",
            "document.title",
            "Renamed · Orgchart",
        ),
    ],
    ids=["add", "rename", "move", "delete", "outline", "title"],
)
def test_the_first_effect_of_an_edit_shows_in_the_next_frame(
    editor: EditorPage, act: str, look: str, seen: Any
) -> None:
    held = hold(editor)
    after_a_frame = f"requestAnimationFrame(() => setTimeout(() => done({look}), 0))"
    assert editor.page.evaluate(f"() => new Promise((done) => {{ {act}; {after_a_frame}; }})") == seen
    expect(editor.page.locator("#saving")).to_have_text("Saving…")
    held[0].continue_()
    editor.saved()


def test_only_what_takes_a_while_is_said_to_be_saving(editor: EditorPage) -> None:
    held = hold(editor)
    told = "(() => { const { textContent, dataset } = document.querySelector('#saving'); "
    told += "return [textContent, dataset.stage]; })()"
    run = "orgchart.run('rename_role', {role_id: 'ivy', name: 'Ina'})"
    assert editor.page.evaluate(f"(() => {{ {run}; return {told}; }})()") == ["Saved", "saving"]
    expect(editor.page.locator("#saving")).to_have_text("Saving…")
    held[0].continue_()
    expect(editor.page.locator("#saving")).to_have_text("Saved")


ROWS = """
[...document.querySelectorAll("#tree [role=treeitem]")]
  .sort((one, other) => parseInt(one.style.top) - parseInt(other.style.top))
  .map((row) => row.ariaLevel + row.textContent)
"""


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("add_role_beside", {"role_id": "ivy", "side": "before", "title": "New", "name": "Nia"}),
        ("add_role_beside", {"role_id": "ivy", "side": "after"}),
        ("add_role_beside", {"role_id": "maria"}),
        ("add_role_above", {"role_id": "ann"}),
        ("add_role_below", {"role_id": None}),
        ("add_assistant", {"role_id": "tom"}),
        ("rename_role", {"role_id": "bo", "name": "", "title": "Executive"}),
        ("rename_role", {"role_id": "cy", "name": "Cy Dunn"}),
        ("edit_role", {"role_id": "max", "kind": "assistant"}),
        ("move_role", {"role_id": "max", "manager_id": "tom", "position": 0}),
        ("move_role", {"role_id": "tom", "manager_id": "priya", "position": 0}),
        ("move_role", {"role_id": "priya", "manager_id": None}),
        ("delete_role", {"role_id": "priya"}),
        ("delete_role", {"role_id": "maria"}),
        ("delete_role", {"role_id": "tom", "branch": True}),
        ("remove_holder", {"holder_id": "bo-h"}),
    ],
)
def test_the_outline_foresees_what_the_server_answers(
    editor: EditorPage, command: str, arguments: dict[str, Any]
) -> None:
    held = hold(editor)
    editor.page.evaluate("([name, args]) => void orgchart.run(name, args)", [command, arguments])
    foreseen = editor.page.evaluate(ROWS)
    held[0].continue_()
    editor.saved()
    assert editor.page.evaluate(ROWS) == foreseen


def test_every_box_ends_where_the_server_put_it(editor: EditorPage) -> None:
    editor.run("add_role_below", role_id="ivy", title="One")
    editor.run("move_role", role_id="ann", manager_id="tom")
    editor.page.evaluate("orgchart.undo()")
    editor.run("add_role_above", role_id="max", title="Two")
    editor.stands_still()
    assert editor.page.evaluate(PLACES, f"/api/charts/{editor.chart.public_id}/") == []


def test_boxes_glide_and_the_selected_one_stays_where_it_is(editor: EditorPage) -> None:
    editor.select("max")
    before = editor.middle("max")
    between = editor.page.evaluate(
        """async () => {
            const place = () => document.querySelector(".box[data-id=bo]").getAttribute("transform");
            const seen = new Set([place()]);
            await orgchart.run("add_role_below", { role_id: "priya", title: "Wide" });
            for (let frame = 0; frame < 30; frame++) {
              await new Promise(requestAnimationFrame);
              seen.add(place());
            }
            return seen.size;
        }"""
    )
    assert between > 4
    after = editor.middle("max")
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (0, 0)


def test_reduced_motion_jumps(editor: EditorPage) -> None:
    editor.page.emulate_media(reduced_motion="reduce")
    places = editor.page.evaluate(
        """async () => {
            const place = () => document.querySelector(".box[data-id=bo]").getAttribute("transform");
            await orgchart.run("add_role_below", { role_id: "priya", title: "Wide" });
            const seen = new Set([place()]);
            for (let frame = 0; frame < 20; frame++) {
              await new Promise(requestAnimationFrame);
              seen.add(place());
            }
            return seen.size;
        }"""
    )
    assert places == 1


def test_run_resolves_once_its_revision_is_painted(editor: EditorPage) -> None:
    painted, revision, shown = editor.page.evaluate(
        """async () => {
            let painted = 0;
            document.addEventListener("orgchart:painted", ({ detail }) => (painted = detail.revision));
            const reply = await orgchart.run("add_role_below", { role_id: "ivy", id: "fresh" });
            const box = document.querySelector(".box[data-id=fresh]:not(.is-ghost)");
            return [painted, reply.revision, box !== null];
        }"""
    )
    assert painted == revision == editor.chart.revision + 1
    assert shown


def test_a_refused_command_rejects(editor: EditorPage, console_problems: list[str]) -> None:
    sentence = editor.page.evaluate(
        "orgchart.run('move_role', {role_id: 'priya', manager_id: 'bo'}).catch((error) => error.message)"
    )
    assert "Priya Nair" in sentence
    console_problems.clear()


def test_a_large_chart_keeps_only_what_is_seen_in_the_page(open_chart: Opener) -> None:
    editor = open_chart(large(900))
    page = editor.page
    boxes = page.locator("#picture .box")
    assert 0 < boxes.count() < 300
    expect(editor.box("r0")).to_be_in_viewport()
    page.keyboard.press("0")
    expect(page.locator("#far")).to_be_visible()
    expect(boxes).to_have_count(0)
    colours = page.evaluate(
        """() => {
            const far = document.querySelector("#far");
            const pixels = far.getContext("2d").getImageData(0, 0, far.width, far.height).data;
            let drawn = 0;
            for (let at = 3; at < pixels.length; at += 4) drawn += pixels[at] > 0;
            return drawn;
        }"""
    )
    assert colours > 5000
    # A role found in the outline is brought into view and drawn, however far away it is.
    page.locator("#find").fill("Role 777")
    page.keyboard.press("Enter")
    editor.stands_still()
    expect(editor.box("r777")).to_be_in_viewport()
    assert page.locator("#tree [role=treeitem]").count() < 80


def test_an_emptied_chart_offers_its_first_role(editor: EditorPage) -> None:
    editor.run("delete_role", role_id="maria", branch=True)
    editor.page.get_by_role("button", name="Add the first role").click()
    editor.page.keyboard.type("Founder")
    editor.page.keyboard.press("Enter")
    editor.saved()
    assert [role.title for role in editor.document().roles.values()] == ["Founder"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cards_keep_their_colours_on_a_light_and_a_dark_desk(editor: EditorPage, scheme: Any) -> None:
    editor.page.emulate_media(color_scheme=scheme)
    assert editor.box("ivy").locator("rect:not(.ring)").first.get_attribute("fill") == "#ffffff"
    red = editor.page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.slice(4))")
    assert (red < 40) == (scheme == "dark")


def test_zooming_scales_what_is_painted_until_the_scale_stays(editor: EditorPage) -> None:
    scales = """() => [
        document.querySelector("#picture .world").style.getPropertyValue("--scale"),
        new DOMMatrix(document.querySelector("#picture").style.transform).a,
    ]"""
    editor.stands_still()
    painted, stretch = editor.page.evaluate(scales)
    assert stretch == 1
    zoom = """() => document.querySelector("#diagram").dispatchEvent(
        new WheelEvent("wheel", { ctrlKey: true, deltaY: 30, clientX: 700, clientY: 400 }))"""
    editor.page.evaluate(zoom)
    now, stretch = editor.page.evaluate(scales)
    assert now == painted
    assert 0.6 < stretch < 1
    until(editor.page, f"() => ({scales})()[1] === 1")
    assert float(editor.page.evaluate(scales)[0]) == pytest.approx(float(painted) * stretch)


def test_a_box_that_goes_to_a_manager_out_of_sight_stays_in_sight(editor: EditorPage) -> None:
    page = editor.page
    editor.select("bo")
    for _ in range(9):
        page.keyboard.press("+")
    expect(page.locator("#zoom output")).to_have_text("400%")
    place = editor.middle("bo")
    editor.run("move_role", role_id="bo", manager_id="tom")
    assert editor.middle("bo") == pytest.approx(place, abs=3)
    page.evaluate("window.orgchart.undo()")
    assert editor.middle("bo") == pytest.approx(place, abs=3)


# Draw one card far away at some places: whether all outermost pixels have the colour of its edge.
RIMS = """async (scale) => {
  const main = document.querySelector("script[src$='editor/main.js']").src;
  const { FarView } = await import(new URL("far_view.js", main));
  const canvas = document.createElement("canvas");
  const far = new FarView(canvas);
  const line = { text: "W".repeat(90), x: 50, y: 30 };
  const words = { lines: [line], size: 12, colour: "#0000ff", align: "start" };
  const card = { width: 190, height: 62, fill: "#ffffff", stroke: "#ff0000", bar: 0, texts: [words] };
  return [3, 3.3, 4.9, 6.2].map((x) => {
    const boxes = new Map([["a", { ...card, x, y: 2 * x }]]);
    far.load({ boxes, connectors: new Map(), discs: [], frames: [] });
    far.draw({ left: 10.3, top: 8.6, scale, width: 100, height: 50 });
    const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const pixels = [...data.keys()].filter((at) => at % 4 === 3 && data[at] > 0).map((at) => (at - 3) / 4);
    const [across, down] = [(at) => at % width, (at) => Math.floor(at / width)];
    const rim = [across, down].flatMap((way) => {
      const ends = [Math.min(...pixels.map(way)), Math.max(...pixels.map(way))];
      return pixels.filter((at) => ends.includes(way(at)));
    });
    const isRed = (at) => data[4 * at] === 255 && data[4 * at + 1] === 0 && data[4 * at + 2] === 0;
    return rim.length > 20 && rim.every(isRed);
  });
}"""


@pytest.mark.parametrize("scale", [0.1, 0.22, 0.31])
def test_cards_far_away_have_whole_edges_and_keep_their_words(editor: EditorPage, scale: float) -> None:
    assert editor.page.evaluate(RIMS, scale) == [True] * 4
