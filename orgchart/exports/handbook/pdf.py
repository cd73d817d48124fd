"""The handbook as a PDF, by WeasyPrint: laid out until the page numbers it speaks of are its own."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import weasyprint
from PIL import Image
from weasyprint.images import RasterImage

from orgchart.core.document import Document
from orgchart.core.index import index as index_of
from orgchart.exports.handbook.content import Handbook
from orgchart.exports.handbook.markup import Pictures, markup
from orgchart.exports.handbook.page_numbers import PageNumbers
from orgchart.exports.handbook.page_style import Page, page_of, style_sheet
from orgchart.exports.handbook.pictures import Draughtsman, Picture, framed
from orgchart.exports.handbook.words import LOGO, OVERVIEW
from orgchart.exports.handbook.writing import handbook_of
from orgchart.exports.options import ExportOptions
from orgchart.exports.pdf_painting import Painter
from orgchart.exports.pdf_sheets import refuse
from orgchart.exports.pdf_text import Shaper
from orgchart.scene.layouts.directions import runs_right_to_left
from orgchart.scene.scene import Picture as Logo
from orgchart.scene.scene import Scene

# Numbers move a line to another page now and then; more often than this, nobody would see a difference.
_MOST_LAYOUTS = 4
_VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class Book:
    """A handbook with all that its writers need: its pictures, its page, the scene of the whole chart."""

    content: Handbook
    pictures: Pictures
    page: Page
    scene: Scene

    @property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        return runs_right_to_left(self.content.language)


def export_handbook(scene: Scene, document: Document, options: ExportOptions) -> bytes:
    """Write the handbook of a document as a PDF; the signature that ``table.EXPORTS`` asks for.

    Raises:
        OptionError: paper that no handbook is printed on.
    """
    rendered, images = _laid_out(book_of(scene, document, options))
    for image in images.values():
        image.shaper = Shaper(rendered.font_config, scene.font, scene.language)
    pdf: bytes = rendered.write_pdf(pdf_variant=_VARIANT)
    return pdf


def book_of(scene: Scene, document: Document, options: ExportOptions) -> Book:
    """Return the handbook of a document with its pictures.

    Raises:
        OptionError: paper that no handbook is printed on.
    """
    page = page_of(options)
    content = handbook_of(document, date=options.date)
    desk = Draughtsman(
        document,
        index_of(document),
        page.room,
        options.smallest,
        own=options.theme,
        photos=options.photos,
    )
    overview = desk.overview(OVERVIEW)
    shown = {box.id for box in overview.scene.boxes} if overview else set()
    pictures = {}
    for section in content.sections:
        drawn = desk.of_section(section, content.sections)
        # A chart of one unit needs no second picture of the same.
        if len(drawn) != 1 or {box.id for box in drawn[0].scene.boxes} != shown:
            pictures[section.key] = drawn
    return Book(content, Pictures(overview, pictures), page, scene)


def page_numbers(book: Book) -> PageNumbers:
    """Return the pages on which the parts of a handbook come to stand in the PDF, or next to them."""
    return _found(_laid_out(book, 1)[0])


def picture_pages(book: Book) -> bytes:
    """Return a PDF with each picture of a book on a page of its own size, in their order."""
    images = {f"chart:{each.key}": _ChartImage(each) for each in book.pictures.all()}
    pages = [
        f"@page {each.key} {{ size: {each.width:.3f}pt {each.height:.3f}pt; margin: 0 }}"
        for each in book.pictures.all()
    ]
    shown = [
        f'<img src="chart:{each.key}" alt="" style="page: {each.key}; display: block;'
        f' width: {each.width:.3f}pt; height: {each.height:.3f}pt">'
        for each in book.pictures.all()
    ]
    text = (
        f'<html lang="en"><style>{"".join(pages)} body {{ margin: 0 }}</style><body>{"".join(shown)}</body>'
    )
    rendered = weasyprint.HTML(string=text, url_fetcher=refuse).render(cache=dict(images))
    for image in images.values():
        image.shaper = Shaper(rendered.font_config, book.scene.font, book.scene.language)
    pdf: bytes = rendered.write_pdf()
    return pdf


def _laid_out(book: Book, layouts: int = _MOST_LAYOUTS) -> tuple[Any, dict[str, _ChartImage]]:
    """The pages as WeasyPrint lays them out, with the right numbers on them if it may often enough."""
    images = {f"chart:{each.key}": _ChartImage(each) for each in book.pictures.all()}
    outside = {LOGO: _logo(book.scene.logo)} if book.scene.logo else {}
    style = style_sheet(book.page, book.scene.font, rtl=book.rtl)
    pages = PageNumbers({})
    for _ in range(layouts):
        text = markup(book.content, book.pictures, style, pages, logo=book.scene.logo, rtl=book.rtl)
        rendered = weasyprint.HTML(string=text, url_fetcher=refuse).render(
            cache={**images, **outside}, pdf_variant=_VARIANT
        )
        found = _found(rendered)
        if found == pages:
            break
        pages = found
    return rendered, images


def _logo(picture: Logo) -> RasterImage:
    """The logo as WeasyPrint draws it."""
    content = b64decode(picture.data)
    with Image.open(BytesIO(content)) as image:
        return RasterImage(image, "logo", content)


def _found(rendered: Any) -> PageNumbers:
    """Where everything that can be referred to came to stand."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(rendered.pages, start=1):
        for key in page.anchors:
            numbers.setdefault(key, number)
    return PageNumbers(numbers)


class _ChartImage:
    """A picture as WeasyPrint asks for one: it says its size, and draws itself into the stream."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self.shaper: Shaper | None = None

    def get_intrinsic_size(self, _resolution: Any, _font_size: Any) -> tuple[float, float, float]:
        """Return width and height in pixels, and their ratio."""
        width, height = self._picture.width * 96 / 72, self._picture.height * 96 / 72
        return width, height, width / height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Draw the scene where the stream stands."""
        if self.shaper is None:
            return
        left, top, right, _ = framed(self._picture.scene)
        scale = width / (right - left)
        painter = Painter(self._picture.scene, -left * scale, -top * scale, scale, self.shaper)
        painter.paint_untagged(stream, (0.0, 0.0, width, height))
