"""Copy, cut and paste of branches: in a chart, between charts, and as text to and from other programs."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from orgchart.access import Visitor
from orgchart.core.document import Document, Role
from orgchart.core.index import index
from orgchart.services import create_chart
from tests.browser.editor_page import EditorPage, Opener, department, holder_names, manager_of
from tests.browser.flagship import flagship


def selected(editor: EditorPage) -> list[str]:
    """Return the roles whose boxes are shown as selected."""
    ids: list[str] = editor.page.locator("#picture g.box[aria-selected=true]").evaluate_all(
        "(boxes) => boxes.map((box) => box.dataset.id)"
    )
    return ids


def clipboard_text(page: Page) -> str:
    """Return what another program would paste: the clipboard in a field of the page."""
    field = page.locator("#find")
    field.fill("")
    page.evaluate("() => { const area = document.createElement('textarea'); area.id = 'other';"
                  " document.querySelector('#outline').append(area); area.focus(); }")  # fmt: skip
    page.keyboard.press("Control+v")
    text: str = page.locator("#other").input_value()
    page.locator("#other").evaluate("(area) => area.remove()")
    return text


def paste_text(page: Page, text: str) -> None:
    """Put a text on the clipboard as another program would, and press the key on the diagram."""
    page.evaluate(
        "(text) => { const area = document.createElement('textarea'); area.value = text;"
        " document.body.append(area); area.select(); document.execCommand('copy'); area.remove(); }",
        text,
    )


def test_a_branch_is_copied_with_all_that_hangs_on_it(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.run("edit_role", role_id="ann", notes="Large accounts", fields={"Cost centre": "4711"})
    editor.run("add_holder", id="ann-2", role_id="ann", name="Di Fox", acting=True, email="di@example.org")
    editor.run("add_dotted_line", role_id="bo", manager_id="tom", label="Crises")
    editor.select("ann")
    keys.press("Control+c")
    expect(editor.page.locator("#announcer")).to_have_text("Copied 3 roles.")
    editor.select("tom")
    keys.press("Control+v")
    editor.saved()
    after = editor.document()
    (copy,) = selected(editor)
    assert manager_of(after, copy) == "tom"
    old, new = after.roles["ann"], after.roles[copy]
    assert (new.title, new.notes, new.fields) == (old.title, old.notes, old.fields)
    assert holder_names(after, copy) == ["Ann Lee", "Di Fox"]
    (second,) = [each for each in after.holders.values() if each.role_id == copy and each.acting]
    assert second.email == "di@example.org"
    below = index(after).reports[copy]
    assert [after.roles[key].title for key in below] == ["Account Executive", "Account Manager"]
    assert after.lines[f"dotted:{below[0]}:tom"].label == "Crises"
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision + 4
    editor.tool("undo").click()
    editor.saved()
    assert len(editor.document().roles) == 8


def test_other_programs_get_an_indented_outline(editor: EditorPage) -> None:
    editor.select("priya")
    editor.page.keyboard.press("Control+c")
    assert clipboard_text(editor.page).splitlines() == [
        "Priya Nair, SVP, Customer Experience",
        "\tAnn Lee, Director, Account Management",
        "\t\tBo Chen, Account Executive",
        "\t\tAccount Manager",
    ]


def test_a_text_from_elsewhere_becomes_a_branch(editor: EditorPage) -> None:
    paste_text(editor.page, "Eve Finn, Head of Quality\n\tAuditor\n\tGus Hill, Coach\n")
    editor.select("tom")
    editor.page.keyboard.press("Control+v")
    editor.saved()
    after = editor.document()
    (head,) = selected(editor)
    assert (manager_of(after, head), after.roles[head].title) == ("tom", "Head of Quality")
    assert holder_names(after, head) == ["Eve Finn"]
    below = index(after).reports[head]
    assert [after.roles[key].title for key in below] == ["Auditor", "Coach"]
    editor.page.keyboard.press("Escape")
    editor.page.keyboard.press("Escape")
    editor.page.keyboard.press("Control+v")
    editor.saved()
    assert len(index(editor.document()).roots) == 2


def test_what_is_cut_moves_and_keeps_its_ids(editor: EditorPage) -> None:
    keys = editor.page.keyboard
    editor.select("ann")
    keys.press("Control+x")
    expect(editor.box("bo")).to_contain_class("is-cut")
    assert editor.page.evaluate("orgchart.revision") == editor.chart.revision
    editor.select("bo")
    keys.press("Control+v")
    expect(editor.page.get_by_role("alert")).to_contain_text("cannot report to its own branch")
    editor.select("tom")
    keys.press("Control+v")
    editor.saved()
    after = editor.document()
    assert manager_of(after, "ann") == "tom"
    assert after.roles.keys() == department().roles.keys()
    expect(editor.box("bo")).not_to_contain_class("is-cut")
    # The second time it is a copy.
    keys.press("Control+v")
    editor.saved()
    assert len(editor.document().roles) == 11


def test_escape_lets_go_of_what_was_cut(editor: EditorPage) -> None:
    editor.select("ann")
    editor.page.keyboard.press("Control+x")
    editor.page.keyboard.press("Escape")
    expect(editor.box("ann")).not_to_contain_class("is-cut")
    expect(editor.box("ann")).to_be_focused()


def test_a_branch_goes_to_another_chart_in_another_tab(open_chart: Opener, site: str) -> None:
    first = open_chart(flagship())
    first.row("call-center-manager").click()
    first.page.keyboard.press("Control+c")
    tab = first.page.context.new_page()
    chart = create_chart(
        visitor=Visitor(key="a-browser-of-a-test"), document=Document(roles={"top": Role("top", "Director")})
    )
    second = EditorPage(tab, site, chart)
    second.select("top")
    tab.keyboard.press("Control+v")
    second.saved()
    before, after = flagship(), second.document()
    (copy,) = selected(second)
    assert manager_of(after, copy) == "top"
    assert after.roles[copy].notes == before.roles["call-center-manager"].notes
    unit = after.units[after.roles[copy].unit_id or ""]
    assert (unit.name, unit.colour) == ("Call Center", before.units["call-center"].colour)
    for known in ("titles", "measures"):
        own = [each.name for each in getattr(index(before), known)["call-center"]]
        assert [each.name for each in getattr(index(after), known)[unit.id]] == own
        assert len(own) > 5
    counts = {holder.name for holder in after.holders.values()}
    assert {"Ingrid Solheim", "Kirsty Mowat"} <= counts
    assert len(after.roles) == 1 + len(
        [key for key in before.roles if within(before, key, "call-center-manager")]
    )


def within(document: Document, role_id: str, above: str) -> bool:
    at: str | None = role_id
    while at is not None and at != above:
        at = manager_of(document, at)
    return at is not None


def test_text_that_is_typed_is_copied_as_text(editor: EditorPage) -> None:
    editor.select("ann")
    title = editor.field("Title")
    title.focus()
    title.select_text()
    editor.page.keyboard.press("Control+c")
    title.press("End")
    editor.page.keyboard.press("Control+v")
    title.blur()
    editor.saved()
    after = editor.document()
    assert after.roles["ann"].title == "Director, Account Management" * 2
    assert len(after.roles) == 8


def test_broken_data_falls_back_to_the_text(editor: EditorPage) -> None:
    editor.select("tom")
    broken = [
        "{",
        "null",
        "[1]",
        '{"roles": [], "units": []}',
        '{"roles": [{}], "units": []}',
        '{"roles": [{"id": "a", "title": 5, "level": 0}], "units": []}',
        '{"roles": [{"id": "a", "title": "A", "level": 3}], "units": []}',
        '{"roles": [{"id": "a", "title": "A", "level": 0, "fields": null}], "units": []}',
        '{"roles": [{"id": "a", "title": "A", "level": 0, "fields": {"b": {}}}], "units": []}',
        '{"roles": [{"id": "a", "title": "A", "level": 0, "notes": 5}], "units": []}',
        '{"roles": [{"id": "a", "title": "A", "level": 0, "holders": [null]}], "units": []}',
        '{"roles": [{"id": "a", "title": "A", "level": 0}], "units": [7]}',
        '{"roles": [{"id": "a", "title": "A", "level": 0}], "units": [{"id": "u", "name": "", "titles": 1}]}',
    ]
    for count, data in enumerate(broken, 1):
        editor.page.evaluate(PASTE, {"application/x-orgchart+json": data, "text/plain": f"Auditor {count}"})
        expect(editor.row("tom")).to_be_visible()
    editor.saved()
    titles = {role.title for role in editor.document().roles.values()}
    assert {f"Auditor {count}" for count in range(1, len(broken) + 1)} <= titles
    assert len(titles & {"A"}) == 0


PASTE = """(parts) => {
  const data = new DataTransfer();
  for (const [type, text] of Object.entries(parts)) data.setData(type, text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_hostile_data_is_refused_in_a_sentence(editor: EditorPage, console_problems: list[str]) -> None:
    editor.select("tom")
    role = '{"id": "a", "title": "A", "level": 0, "headcount": -5}'
    hostile = f'{{"chart": "x", "cut": "", "units": [], "roles": [{role}]}}'
    editor.page.evaluate(PASTE, {"application/x-orgchart+json": hostile, "text/plain": ""})
    expect(editor.page.get_by_role("alert")).to_contain_text("Role 1")
    assert len(editor.document().roles) == 8
    console_problems[:] = [each for each in console_problems if "status of 4" not in each]


def test_an_empty_clipboard_and_a_refused_one_say_so(editor: EditorPage) -> None:
    editor.select("tom")
    editor.page.evaluate(PASTE, {"text/plain": "  "})
    expect(editor.page.get_by_role("alert")).to_contain_text("nothing to paste")


def test_the_menu_copies_and_pastes_too(editor: EditorPage) -> None:
    page = editor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.mouse.click(*editor.middle("ann"), button="right")
    page.get_by_role("menuitem", name="Copy").click()
    expect(page.locator("#announcer")).to_have_text("Copied 3 roles.")
    page.mouse.click(*editor.middle("tom"), button="right")
    page.get_by_role("menuitem", name="Paste").click()
    expect(page.locator("#announcer")).to_contain_text("Added")
    editor.saved()
    assert len(editor.document().roles) == 11
