"""The main job as a department head does it: gallery, template, edit, undo, reload, export."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Page, expect
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from orgchart.core.document import Document
from orgchart.models import Chart
from orgchart.store import load_document
from tests.browser.editor_page import EditorPage, manager_of

PLACES = """
[...document.querySelectorAll(".box")].map((box) => box.dataset.id + box.getAttribute("transform")).sort()
"""


def squeezed(text: str) -> str:
    """Return the text without white space: each format breaks lines in its own way."""
    return re.sub(r"\s+", "", text)


def words_of(document: Document) -> list[str]:
    """Return every title and every name on the chart."""
    return [role.title for role in document.roles.values()] + [
        holder.name for holder in document.holders.values()
    ]


def missing(document: Document, text: str) -> list[str]:
    """Return the words of the document that a file does not hold."""
    found = squeezed(text)
    return [words for words in words_of(document) if squeezed(words) not in found]


def three_roles(document: Document) -> tuple[str, str, str]:
    """Return somebody without reports, the head whom they report to, and another head."""
    heads = {line.manager_id for line in document.lines.values() if line.kind == "solid"}
    held = {holder.role_id for holder in document.holders.values()}
    leaf = next(
        role.id
        for role in document.roles.values()
        if role.id in held - heads and role.kind == "line" and role.headcount == 1
    )
    head = manager_of(document, leaf)
    assert head is not None
    other = next(
        role for role in document.roles if role in heads and role not in (head, manager_of(document, head))
    )
    return leaf, head, other


def download(page: Page, key: str, folder: Path) -> Path:
    """Take a file from the export menu."""
    page.locator(".export-menu summary").click()
    with page.expect_download() as started:
        page.locator(f'[data-export="{key}"]').click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    page.keyboard.press("Escape")
    return path


def words_of_slides(path: Path) -> str:
    """Return the text of every shape, in groups too."""
    shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
    words = []
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            shapes.extend(shape.shapes)
        elif shape.has_text_frame:
            words.append(shape.text_frame.text)
    return " ".join(words)


def test_from_the_gallery_to_the_files(gallery: str, page: Page, tmp_path: Path) -> None:
    page.goto(gallery)
    page.get_by_role("link", name="Customer Service Department").first.click()
    page.locator("main").get_by_role("button", name="Use this template").first.click()
    page.wait_for_url("**/charts/*/")
    chart = Chart.objects.get(public_id=page.url.rstrip("/").rsplit("/", 1)[1])
    editor = EditorPage(page, gallery, chart)
    count = len(editor.document().roles)
    assert count >= 30

    leaf, head, other = three_roles(editor.document())

    # Add a role below a head and name it in the box.
    editor.select(head)
    editor.tool("add-below").click()
    page.keyboard.type("Night Shift Lead")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("Noor van Dijk")
    page.keyboard.press("Enter")
    editor.saved()
    document = editor.document()
    (added,) = [role.id for role in document.roles.values() if role.title == "Night Shift Lead"]
    assert len(document.roles) == count + 1
    expect(editor.box(added)).to_contain_text("Noor van Dijk")

    # Rename another by a double click, drag it onto another manager, undo, redo.
    page.mouse.dblclick(*editor.middle(leaf))
    page.get_by_label("Name", exact=True).fill("Olu Sande")
    page.keyboard.press("Enter")
    expect(editor.box(leaf)).to_contain_text("Olu Sande")
    editor.drag(leaf, other)
    editor.saved()
    assert manager_of(editor.document(), leaf) == other
    editor.tool("undo").click()
    editor.saved()
    assert manager_of(editor.document(), leaf) == head
    editor.tool("redo").click()
    editor.saved()
    assert manager_of(editor.document(), leaf) == other

    # A reload shows the same picture.
    editor.stands_still()
    places = (
        "[...document.querySelectorAll('.box')].map((g) => g.dataset.id + g.getAttribute('transform')).sort()"
    )
    shown = page.evaluate(places)
    editor.open()
    editor.stands_still()
    assert page.evaluate(places) == shown

    # All three files hold every role and name; the programs that read them did not write them.
    document = load_document(Chart.objects.get(pk=chart.pk))
    picture = download(page, "svg", tmp_path)
    slides = download(page, "pptx", tmp_path)
    print_out = download(page, "pdf", tmp_path)
    assert [file.name for file in (picture, slides, print_out)] == [
        f"Customer Service Department.{suffix}" for suffix in ("svg", "pptx", "pdf")
    ]
    tree = ElementTree.parse(picture)
    assert not missing(document, "".join(tree.getroot().itertext()))
    assert not missing(document, words_of_slides(slides))
    read = subprocess.run(["pdftotext", "-raw", print_out, "-"], capture_output=True, check=True, text=True)
    assert not missing(document, read.stdout)
