"""Booklets, slides and posters: what pypdf, poppler and python-pptx find in them."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions, OptionError, parse_options
from orgchart.exports.poster import OVERLAP, grid_of, poster_sheets
from orgchart.exports.table import EXPORTS
from orgchart.scene.build import build_scene
from orgchart.scene.extent import extent, smallest_type
from orgchart.scene.pages.pages import Page, make_pages
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.themes import Logo, theme
from orgchart.scene.view import View
from tests.core.organisations import make_organisation
from tests.exports.readers import run
from tests.scene.charts import chart, with_full_boxes


@cache
def organisation() -> Document:
    return make_organisation(70, 4, units=3, odd_text=False, dotted=0.2)


@cache
def pages(paper: str = "a4") -> tuple[Page, ...]:
    orientation: Any = "auto" if paper == "a4" else "landscape"
    return make_pages(organisation(), View(), PageSetup(paper=paper, orientation=orientation))  # type: ignore[arg-type]


@cache
def exported(key: str, **options: Any) -> bytes:
    scene = build_scene(organisation(), View())
    return EXPORTS[key].write(scene, organisation(), ExportOptions(**options))


def pdf() -> PdfReader:
    return PdfReader(BytesIO(exported("pdf", pages="booklet")), strict=True)


def slides() -> list[Any]:
    return list(Presentation(BytesIO(exported("pptx", pages="booklet"))).slides)


def destinations(reader: PdfReader, number: int) -> list[tuple[int, str]]:
    """Return where the links of a page lead, counted from 1, and what they say."""
    numbers = {page.indirect_reference: place for place, page in enumerate(reader.pages, start=1)}
    return [
        (numbers[note.get_object()["/Dest"][0]], str(note.get_object()["/Contents"]))
        for note in reader.pages[number - 1].get("/Annots", [])
    ]


def test_a_booklet_has_its_pages_and_then_the_index() -> None:
    reader = pdf()
    assert len(pages()) > 3
    assert len(reader.pages) > len(pages())
    for page, printed in zip(pages(), reader.pages, strict=False):
        text = printed.extract_text()
        assert text.index(page.title) >= 0
        assert f"Page {page.number} of {len(reader.pages)}" in text
    assert "Index of people" in reader.pages[len(pages())].extract_text()
    assert "Index of roles" in reader.pages[-1].extract_text()


def test_links_of_a_booklet_lead_down_up_and_aside() -> None:
    reader = pdf()
    for page in pages():
        found = destinations(reader, page.number)
        assert set(found) >= {(link.page, link.text) for link in page.links}
        if page.up:
            assert (page.up, f"Up to page {page.up}") in found


def test_the_index_leads_to_the_page_of_everybody() -> None:
    reader = pdf()
    homes = {role_id: page.number for page in pages() for role_id in page.at_home}
    first = len(pages())
    texts = "\n".join(page.extract_text() for page in reader.pages[first:])
    led = {
        number for place in range(first, len(reader.pages)) for number, _ in destinations(reader, place + 1)
    }
    assert led == set(homes.values())
    for role in organisation().roles.values():
        assert role.title.split()[0] in texts


def test_the_outline_lists_pages_and_below_them_their_roles() -> None:
    outline = pdf().outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert titles[: len(pages())] == [page.title for page in pages()]
    said = [str(entry.title) for entry in flat(outline)]
    assert len(said) == len(organisation().roles) + len(titles)
    assert not any("Continued on" in title for title in said)


def flat(outline: list[Any]) -> list[Any]:
    return [each for entry in outline for each in (flat(entry) if isinstance(entry, list) else [entry])]


def test_tags_of_every_page_lead_to_its_content() -> None:
    reader = pdf()
    numbers: Any = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for place, page in enumerate(reader.pages):
        assert numbers[2 * place] == page["/StructParents"]
        contents = page.get_contents()
        assert contents is not None
        assert contents.get_data().count(b"/MCID") == len(numbers[2 * place + 1])


def test_no_type_of_a_booklet_is_smaller_than_chosen(tmp_path: Path) -> None:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(exported("pdf", pages="booklet", smallest=9.0))
    sheets = make_pages(organisation(), View(), PageSetup(smallest=9.0))
    assert min(smallest_type(page.scene) * page.placing.scale for page in sheets) >= 9
    assert run("pdftotext", str(path), "-")


def test_equal_charts_make_equal_files_and_a_date_is_printed_as_given() -> None:
    scene = build_scene(organisation(), View())
    for key in ("pdf", "pptx"):
        again = EXPORTS[key].write(scene, organisation(), ExportOptions(pages="booklet"))
        assert again == exported(key, pages="booklet")
    dated = PdfReader(BytesIO(exported("pdf", pages="booklet", date="1 May 2026")))
    assert "1 May 2026" in dated.pages[0].extract_text()


def test_slides_have_the_titles_of_pages_and_boxes_lead_to_slides() -> None:
    found = slides()
    wanted = pages("16:9")
    assert [slide.shapes.title.text for slide in found] == [page.title for page in wanted]
    for slide, page in zip(found, wanted, strict=True):
        targets = {
            (shape.name, found.index(shape.click_action.target_slide) + 1)
            for shape in every_shape(slide.shapes)
            if shape.click_action.target_slide is not None
        }
        down = {link.page for link in page.links if "Continued" in link.text}
        assert down <= {number for name, number in targets if name.startswith("Card: ")}
        if page.up:
            assert (f"Label: Up to page {page.up}", page.up) in targets


def every_shape(shapes: Any) -> list[Any]:
    """Return the shapes of a slide and of its groups that can be clicked."""
    found = []
    for shape in shapes:
        if shape.shape_type == 6:
            found += every_shape(shape.shapes)
        elif hasattr(shape, "click_action"):
            found.append(shape)
    return found


def test_ids_on_a_slide_are_unique_and_slides_are_numbered() -> None:
    found = slides()
    for number, slide in enumerate(found, start=1):
        ids = [element.get("id") for element in slide.element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(text.endswith(f"Page {number} of {len(found)}") for text in texts)


def test_a_poster_covers_the_chart_with_overlapping_sheets() -> None:
    scene = build_scene(organisation(), View())
    setup = PageSetup(paper="a3", smallest=9)
    grid, sheets = grid_of(scene, setup), poster_sheets(scene, setup)
    assert len(sheets) == grid.columns * grid.rows > 1
    assert grid.scale * smallest_type(scene) >= 9 - 1e-6
    left, top, right, bottom = extent(scene)
    first, last = sheets[0].placing, sheets[-1].placing
    assert first.left + left * grid.scale >= grid.tile.left - 0.01
    assert last.left + right * grid.scale <= grid.tile.left + grid.tile.width + 0.01
    assert first.top + top * grid.scale >= grid.tile.top - 0.01
    assert last.top + bottom * grid.scale <= grid.tile.top + grid.tile.height + 0.01
    step = sheets[0].placing.left - sheets[1].placing.left
    assert step == pytest.approx(grid.tile.width - OVERLAP)
    seen = {box.id for sheet in sheets for box in sheet.scene.boxes}
    assert seen == organisation().roles.keys()
    assert sorted(role for sheet in sheets for role in sheet.bookmarks) == sorted(organisation().roles)


def test_no_crop_mark_runs_through_what_is_written_on_a_poster() -> None:
    for sheet in poster_sheets(build_scene(organisation(), View()), PageSetup(), date="22 November 2026"):
        marks = {x for stroke in sheet.strokes for x, _ in stroke.points}
        for text in (sheet.heading, *sheet.texts):
            (line,) = text.lines
            width = len(line.text) * text.size * 0.4  # no more than it has
            left = line.x - (width if text.align == "end" else 0)
            assert not [x for x in marks if left <= x <= left + width]


def test_a_poster_is_written_as_pdf_with_marks_and_places() -> None:
    reader = PdfReader(BytesIO(exported("pdf", pages="poster", paper="a3")), strict=True)
    grid = grid_of(build_scene(organisation(), View()), PageSetup(paper="a3"))
    assert len(reader.pages) == grid.columns * grid.rows
    assert f"Row 1 of {grid.rows}, column 1 of {grid.columns}" in reader.pages[0].extract_text()


def test_a_poster_of_very_many_sheets_or_on_slides_is_refused() -> None:
    scene = build_scene(make_organisation(1500, 1), View())
    with pytest.raises(OptionError, match="larger paper"):
        poster_sheets(scene, PageSetup(smallest=12))
    with pytest.raises(OptionError, match="PDF"):
        exported("pptx", pages="poster")


def test_the_logo_of_an_own_theme_stands_in_the_head_of_every_page() -> None:
    image = BytesIO()
    Image.new("RGB", (120, 60), "#be185d").save(image, "PNG")
    logo = Logo(b64encode(image.getvalue()).decode(), 120, 60, "Acme")
    own = replace(theme("corporate"), logo=logo)
    scene = build_scene(organisation(), View(), own)
    options = ExportOptions(pages="booklet", theme=own)
    reader = PdfReader(BytesIO(EXPORTS["pdf"].write(scene, organisation(), options)))
    assert all(len(page.images) == 1 for page in reader.pages)
    deck = Presentation(BytesIO(EXPORTS["pptx"].write(scene, organisation(), options)))
    for slide in deck.slides:
        assert [shape.name for shape in slide.shapes if shape.shape_type == 13] == ["Logo"]
        ids = [element.get("id") for element in slide.element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))


def test_a_chart_that_fits_one_page_has_no_index() -> None:
    document = make_organisation(4, 1)
    content = EXPORTS["pdf"].write(
        build_scene(document, View()), document, ExportOptions(pages="booklet", paper="a4")
    )
    assert len(PdfReader(BytesIO(content)).pages) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"paper": "b5"}, "paper"),
        ({"pages": "many"}, "pages"),
        ({"smallest": "tiny"}, "smallest"),
        ({"smallest": "nan"}, "smallest"),
        ({"smallest": "99"}, "smallest"),
        ({"date": "x" * 41}, "date"),
    ],
)
def test_wrong_options_are_refused_by_name(values: dict[str, str], field: str) -> None:
    with pytest.raises(OptionError) as refused:
        parse_options(values)
    assert refused.value.field == field


def test_options_left_empty_are_the_usual_ones() -> None:
    assert parse_options({"paper": "", "pages": " ", "other": "1"}) == ExportOptions()
    assert parse_options({"paper": "A3", "smallest": "8"}) == ExportOptions(paper="a3", smallest=8)


def test_pages_and_slides_say_what_their_boxes_leave_out() -> None:
    document = with_full_boxes(chart("boss\n  report"), 12)
    scene = build_scene(document, View())
    options = ExportOptions(pages="booklet", paper="4:3", smallest=12, date="22 November 2026")
    said = "Not shown here for lack of room: Field 12."
    reader = PdfReader(BytesIO(EXPORTS["pdf"].write(scene, document, options)), strict=True)
    assert said in reader.pages[0].extract_text()
    (slide,) = Presentation(BytesIO(EXPORTS["pptx"].write(scene, document, options))).slides
    (notice,) = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == said]
    cards = [shape for group in slide.shapes if group.shape_type == 6 for shape in group.shapes]
    full = [card for card in cards if card.has_text_frame and len(card.text_frame.paragraphs) > 10]
    assert len(full) == 2
    for card in full:
        lines = sum(paragraph.line_spacing for paragraph in card.text_frame.paragraphs)
        assert lines <= card.height
        assert not (card.top + card.height > notice.top and card.left < notice.left + notice.width)
