"""Nothing is lost and nothing is trusted: offline, lost answers, refusals, viewers, hostile text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from orgchart.access import Visitor
from orgchart.core.commands import COMMANDS
from orgchart.services import run_command
from tests.browser.editor_page import EditorPage, Opener, department, holder_names, manager_of

HOSTILE = '<script>document.title="taken"</script><img src=x onerror=alert(1)> & "quotes" ]]>'


def add_below(editor: EditorPage, role_id: str, title: str) -> None:
    editor.box(role_id).focus()
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.type(title)
    editor.page.keyboard.press("Enter")


def test_changes_wait_while_offline_and_are_sent_in_order(
    editor: EditorPage, context: BrowserContext, console_problems: list[str]
) -> None:
    context.set_offline(True)
    add_below(editor, "ivy", "Night Shift Lead")
    saving = editor.page.locator("#saving")
    expect(saving).to_have_text("Offline, 2 changes waiting")
    # The work goes on: what waits is shown, and can be built upon.
    expect(editor.page.locator(".box.is-ghost")).to_contain_text("Night Shift Lead")
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.type("Night Agent")
    editor.page.keyboard.press("Enter")
    expect(saving).to_have_text("Offline, 4 changes waiting")
    expect(editor.page.locator("#tree")).to_contain_text("Night Agent")
    assert len(editor.document().roles) == 8
    context.set_offline(False)
    editor.saved()
    document = editor.document()
    ids = {role.title: role.id for role in document.roles.values()}
    assert manager_of(document, ids["Night Shift Lead"]) == "ivy"
    assert manager_of(document, ids["Night Agent"]) == ids["Night Shift Lead"]
    expect(editor.page.locator(".is-ghost")).to_have_count(0)
    assert all("ERR_INTERNET_DISCONNECTED" in problem for problem in console_problems)
    console_problems.clear()


def test_roles_that_wait_stand_beside_those_that_are_drawn(
    editor: EditorPage, context: BrowserContext, console_problems: list[str]
) -> None:
    for name in ("aide", "clerk"):
        editor.run("add_assistant", id=name, role_id="maria")
    context.set_offline(True)
    for _ in range(3):
        editor.box("maria").focus()
        editor.page.keyboard.press("Shift+Insert")
        editor.page.keyboard.press("Escape")
    expect(editor.page.locator(".box.is-ghost")).to_have_count(3)
    editor.stands_still()
    places = [
        box.bounding_box()
        for box in editor.page.locator("#picture g.box").locator("> rect[stroke]:not(.ring)").all()
    ]
    seen = [place for place in places if place is not None]
    assert len(seen) == 13
    for at, one in enumerate(seen):
        for other in seen[:at]:
            assert (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
                or one["y"] + one["height"] <= other["y"] + 1
                or other["y"] + other["height"] <= one["y"] + 1
            )
    context.set_offline(False)
    editor.saved()
    console_problems.clear()


def test_a_lost_answer_does_not_repeat_the_change(editor: EditorPage, console_problems: list[str]) -> None:
    lost: list[int] = []

    def lose_first(route: Route) -> None:
        answer = route.fetch()
        lost.append(answer.status)
        if len(lost) == 1:
            route.abort("connectionreset")
        else:
            route.fulfill(response=answer)

    editor.page.route("**/commands/", lose_first)
    editor.run("add_role_below", role_id="ivy", title="Only once")
    editor.saved()
    assert [role.title for role in editor.document().roles.values()].count("Only once") == 1
    assert lost == [200]
    console_problems.clear()


def test_leaving_with_unsent_changes_warns(
    editor: EditorPage, context: BrowserContext, console_problems: list[str]
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    editor.page.on("dialog", stay)
    context.set_offline(True)
    add_below(editor, "ivy", "Unsent")
    expect(editor.page.locator("#saving")).to_contain_text("waiting")
    editor.page.close(run_before_unload=True)
    editor.page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    context.set_offline(False)
    editor.saved()
    console_problems.clear()


def test_a_refusal_is_said_and_the_picture_goes_back(editor: EditorPage, console_problems: list[str]) -> None:
    editor.select("ivy")
    title = editor.field("Title")
    title.fill("x")
    editor.page.route(
        "**/commands/",
        lambda route: route.fulfill(
            status=422,
            json={"error": {"code": "impossible", "message": "No room for that.", "field": "title"}},
        ),
    )
    title.press("Enter")
    expect(editor.page.get_by_role("alert")).to_contain_text("No room for that.")
    expect(editor.page.locator("#saving")).to_have_text("Not saved: No room for that.")
    expect(editor.box("ivy")).to_contain_text("Director, Call Center")
    expect(title).to_have_attribute("aria-invalid", "true")
    assert editor.document().roles["ivy"].title == "Director, Call Center"
    assert "422" in console_problems.pop()


def test_an_empty_title_is_refused_by_the_server_in_a_sentence(
    editor: EditorPage, console_problems: list[str]
) -> None:
    editor.select("ivy")
    editor.field("Title").fill("  ")
    editor.field("Title").press("Enter")
    expect(editor.page.get_by_role("alert")).to_contain_text("A role needs a title.")
    console_problems.clear()


def test_more_undos_than_changes_leave_all_saved_and_say_so_once(
    editor: EditorPage, console_problems: list[str]
) -> None:
    add_below(editor, "ivy", "Night Shift Lead")
    editor.saved()
    # Held down, the key comes faster than the answers that would turn undo off.
    editor.page.evaluate("for (let at = 0; at < 5; at++) window.orgchart.undo().catch(() => {})")
    expect(editor.page.locator(".toast")).to_have_text("There is nothing to undo.")
    editor.saved()
    assert editor.document() == department()
    console_problems.clear()


def test_somebody_elses_change_is_shown_and_ones_own_still_applies(editor: EditorPage) -> None:
    run_command(
        chart=editor.chart,
        name="rename_role",
        arguments={"role_id": "bo", "name": "Bo Changed"},
        expected_revision=editor.chart.revision,
        visitor=Visitor(key="a-browser-of-a-test"),
    )
    editor.run("rename_role", role_id="ivy", name="Ivy Changed")
    expect(editor.box("bo")).to_contain_text("Bo Changed")
    expect(editor.box("ivy")).to_contain_text("Ivy Changed")
    editor.saved()


def test_a_conflict_is_said_and_the_newer_chart_is_shown(
    editor: EditorPage, console_problems: list[str]
) -> None:
    editor.run("rename_role", role_id="ivy", name="Ivy One")
    run_command(
        chart=editor.chart,
        name="rename_role",
        arguments={"role_id": "bo", "name": "Bo Changed"},
        expected_revision=1,
        visitor=Visitor(key="a-browser-of-a-test"),
    )
    editor.tool("undo").click()
    expect(editor.page.get_by_role("alert")).to_be_visible()
    expect(editor.box("bo")).to_contain_text("Bo Changed")
    assert "409" in console_problems.pop()


@pytest.mark.parametrize("key", ["Tab", "F2", "Delete", "Control+z"])
def test_a_viewer_can_look_but_not_change(open_chart: Opener, key: str) -> None:
    editor = open_chart(published=True)
    expect(editor.page.locator("#saving")).to_have_text("View only")
    expect(editor.page.locator("#tools button")).to_have_count(0)
    expect(editor.tool("undo")).to_have_count(0)
    expect(editor.page.locator("#chart-title")).not_to_be_editable()
    editor.select("ivy")
    expect(editor.field("Title")).not_to_be_editable()
    expect(editor.field("Reports to")).to_be_disabled()
    editor.page.keyboard.press(key)
    editor.drag("ivy", "priya")
    editor.page.mouse.dblclick(*editor.middle("tom"))
    expect(editor.page.locator(".rename")).to_be_hidden()
    expect(editor.page.get_by_role("dialog")).to_have_count(0)
    assert editor.document() == department()


def test_hostile_text_shows_as_text(open_chart: Opener) -> None:
    plain = department()
    ivy = replace(plain.roles["ivy"], title=HOSTILE, notes=HOSTILE, fields={HOSTILE: HOSTILE})
    document = replace(
        plain,
        charts={"chart": replace(plain.chart, title=HOSTILE)},
        roles={**plain.roles, "ivy": ivy},
        holders={**plain.holders, "bo-h": replace(plain.holders["bo-h"], name=HOSTILE)},
        units={"care": replace(plain.units["care"], name=HOSTILE, purpose=HOSTILE)},
    )
    editor = open_chart(document)
    expect(editor.page.locator("#chart-title")).to_have_value(HOSTILE)
    expect(editor.page).to_have_title(f"{HOSTILE} · Orgchart")
    editor.select("ivy")
    expect(editor.field("Title")).to_have_value(HOSTILE)
    expect(editor.field("Notes")).to_have_value(HOSTILE)
    expect(editor.field(HOSTILE)).to_have_value(HOSTILE)
    expect(editor.page.locator(".purpose")).to_have_text(HOSTILE)
    expect(editor.row("bo")).to_contain_text(HOSTILE)
    assert editor.page.locator("img, #picture script, #tree script").count() == 0


def test_hostile_text_is_typed_and_saved_as_text(editor: EditorPage, page: Page) -> None:
    editor.box("bo").focus()
    page.keyboard.press("F2")
    page.keyboard.insert_text(HOSTILE)
    page.keyboard.press("Enter")
    editor.saved()
    assert holder_names(editor.document(), "bo") == [HOSTILE]
    expect(page).to_have_title("Customer Service · Orgchart")


def test_an_id_may_be_any_word(open_chart: Opener) -> None:
    plain = department()
    odd = replace(plain.roles["cy"], id="__proto__")
    document = replace(
        plain,
        roles={**{key: role for key, role in plain.roles.items() if key != "cy"}, "__proto__": odd},
        lines={key: line for key, line in plain.lines.items() if line.role_id != "cy"},
    )
    editor = open_chart(document)
    expect(editor.box("__proto__")).to_contain_text("Account Manager")
    editor.run("rename_role", role_id="__proto__", name="Proto Type")
    expect(editor.box("__proto__")).to_contain_text("Proto Type")


SENTENCES = """async (samples) => {
    const { SENTENCES, sentenceOf } = await import("/static/js/editor/sentences.js");
    const { parseDocument } = await import("/static/js/editor/organisation.js");
    const saved = parseDocument(JSON.parse(document.getElementById("chart-data").textContent).chart.document);
    const told = samples.map(([name, args]) => sentenceOf(name, args, { saved, organisation: saved }));
    return [[...SENTENCES.keys()], told];
}"""


def test_every_command_has_a_sentence_for_people(editor: EditorPage) -> None:
    samples: dict[str, tuple[str, dict[str, object]]] = {
        "Move Ivy King under Priya Nair": ("move_role", {"role_id": "ivy", "manager_id": "priya"}),
        "Add an adviser of Tom Okafor": ("add_assistant", {"role_id": "tom", "kind": "adviser"}),
        "Delete 2 roles": ("delete_roles", {"role_ids": ["bo", "cy"], "branch": False}),
        "Change the notes and unit of Bo Chen": (
            "edit_role",
            {"role_id": "bo", "notes": "", "unit_id": None},
        ),
        "Put Bo Chen into Call Center": ("assign_unit", {"role_ids": ["bo"], "unit_id": "care"}),
        "Add the job title Agent to Call Center": ("add_title", {"unit_id": "care", "name": "Agent"}),
        "Change the definition of the job title that is gone": (
            "edit_title",
            {"title_id": "x", "definition": "Answers."},
        ),
        "Remove the measure First contact resolution": ("remove_measure", {"measure_id": "fcr"}),
        "Delete a role that is gone": ("delete_role", {"role_id": "nobody", "branch": False}),
    }
    known, told = editor.page.evaluate(SENTENCES, list(samples.values()))
    assert set(known) == {*COMMANDS, "undo", "redo"}
    assert told == list(samples)
