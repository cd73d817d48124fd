"""Roles that share a box: every format draws one box and knows all names in it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from orgchart.core.commands import run as run_command
from orgchart.exports.options import ExportOptions
from orgchart.exports.table import EXPORTS
from orgchart.scene.build import build_scene
from orgchart.scene.view import View
from tests.core.organisations import make_organisation, with_groupings
from tests.exports.readers import pptx_roles, run, svg_boxes, svg_root
from tests.scene.test_grouping import team

NAMES = [f"Name agent{number}" for number in range(30)]


def written(key: str, count: int = 30, **options: object) -> bytes:
    document = team(count)
    scene = build_scene(document, View(layout="grouped"))
    return EXPORTS[key].write(scene, document, ExportOptions(**options))  # type: ignore[arg-type]


def test_the_svg_says_every_name_once_as_the_name_of_the_box() -> None:
    content = written("svg")
    assert set(svg_boxes(content)) == {"boss", "agent0", "trainer"}
    titles = [each.text for each in svg_root(content).iter() if each.tag.endswith("}title")]
    group = next(title for title in titles if title.startswith("Group of 30: Agent"))
    assert all(f"{name}," in group for name in NAMES)
    assert any(title.startswith("and 11 more: Name agent19, ") for title in titles)


def test_the_slide_has_the_names_in_its_alternative_text_and_in_two_columns() -> None:
    group = pptx_roles(written("pptx"))[1]
    speech = group.element.nvGrpSpPr.cNvPr.get("descr")
    assert all(f"{name}," in speech for name in NAMES)
    rows = [paragraph.text for paragraph in group.shapes[0].text_frame.paragraphs]
    assert rows[0] == "Agent"
    assert rows[1:3] == ["Name agent0\tName agent1", "Name agent2\tName agent3"]
    assert rows[-1] == "Name agent18\tand 11 more…"


def test_the_tags_and_bookmarks_of_a_pdf_have_the_names(tmp_path: Path) -> None:
    path = tmp_path / "group.pdf"
    path.write_bytes(written("pdf"))
    reader = PdfReader(path)
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    spans = [each.get_object() for each in root["/ParentTree"]["/Nums"][1]]
    said = run("pdfinfo", "-struct-text", str(path)).decode()
    said += ", ".join(str(span["/ActualText"]) for span in spans if "/ActualText" in span)
    assert all(name in said for name in NAMES)
    outline = str(reader.outline)
    assert "Agent, Name agent0, Name agent1" in outline
    assert "and 11 more…" in outline


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_index_of_a_booklet_lists_every_member(paper: str) -> None:
    document = with_groupings(make_organisation(120, 3, units=0, dotted=0), 3)
    document = run_command(document, "edit_chart", {"layout": "grouped"})
    holders = {key: replace(holder, name=f"Zoe {key}") for key, holder in document.holders.items()}
    document = replace(document, holders=holders)
    scene = build_scene(document, View(layout="grouped"))
    options = ExportOptions(paper=paper, pages="booklet", smallest=9)  # type: ignore[arg-type]
    content = EXPORTS["pdf"].write(scene, document, options)
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    index = "\n".join(text for text in pages if "Index of people" in text)
    inside = {each for box in scene.boxes for each in box.members}
    wanted = {
        f"{holder.name}, {document.roles[holder.role_id].title}"
        for holder in document.holders.values()
        if holder.role_id in inside
    }
    assert len(wanted) > 20
    assert [words for words in sorted(wanted) if words not in index] == []
