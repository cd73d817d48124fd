"""The handbook as a Word document: the same content in real styles, with fields that Word updates."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from PIL import Image

from orgchart.core.document import Document
from orgchart.exports.handbook.content import Index
from orgchart.exports.handbook.page_numbers import PageNumbers
from orgchart.exports.handbook.page_style import SIDE
from orgchart.exports.handbook.pdf import Book, book_of, page_numbers, picture_pages
from orgchart.exports.handbook.pictures import Picture
from orgchart.exports.handbook.word_package import Paging, package
from orgchart.exports.handbook.word_sections import WordSections
from orgchart.exports.handbook.word_xml import END, TWIPS, WordXml, begin
from orgchart.exports.handbook.words import CONTENTS, KIND, OVERVIEW, letter_of
from orgchart.exports.options import ExportOptions
from orgchart.exports.raster import pages_as_png
from orgchart.scene.scene import Scene

_DOTS_PER_INCH = 200
_LOGO = (180.0, 60.0)  # the most of its width and height in points
_TOC_LEVELS = 3


def export_handbook_docx(scene: Scene, document: Document, options: ExportOptions) -> bytes:
    """Write the handbook of a document for Word; the signature that ``table.EXPORTS`` asks for.

    Raises:
        OptionError: paper that no handbook is printed on.
    """
    book = book_of(scene, document, options)
    writer = _Writer(book, page_numbers(book))
    body = writer.body()
    images = (
        {
            f"{each.key}.png": content
            for each, content in zip(
                book.pictures.all(), pages_as_png(picture_pages(book), _DOTS_PER_INCH), strict=True
            )
        }
        if any(book.pictures.all())
        else {}
    )
    if scene.logo:
        images["logo.png"] = b64decode(scene.logo.data)
    return package(book, body, images)


class _Writer:
    """Writes the body of one document. Sections of paper end where the way the page lies changes."""

    def __init__(self, book: Book, pages: PageNumbers) -> None:
        self._book = book
        self._pages = pages
        self._xml = WordXml(rtl=book.rtl)
        self._paging = Paging(book.page, rtl=book.rtl)
        self._sections = WordSections(self._xml, pages, book.page.width - 2 * SIDE)
        self._numbers = {each.key: number for number, each in enumerate(book.pictures.all(), start=1)}

    def body(self) -> str:
        """Return all paragraphs and tables, with the properties of the last section behind them."""
        parts: list[str] = []
        lies = "cover"
        for way, content in self._parts():
            if way != lies:
                parts.append(self._turn(lies))
                lies = way
            parts.append(content)
        return "".join(parts) + self._paging.properties(lies)

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Yield the parts of the book, each with the kind of page that it needs."""
        book = self._book
        yield "cover", self._cover()
        yield "upright", self._contents()
        if book.pictures.overview:
            overview = book.pictures.overview
            title = self._xml.paragraph(self._xml.run(OVERVIEW, "SectionName"), "IndexTitle", mark="overview")
            yield "lying" if overview.lies else "upright", title + self._figure(overview)
        for section in book.content.sections:
            pictures = book.pictures.sections.get(section.key, ())
            upright = [self._figure(each) for each in pictures if not each.lies]
            heading = self._sections.heading(section, is_shown=bool(upright))
            parts = [*heading, *upright, *self._sections.body(section)]
            yield "upright", "".join(parts)
            for picture in pictures:
                if picture.lies:
                    yield "lying", self._figure(picture)
        for index in book.content.indexes:
            yield (
                "upright",
                self._xml.paragraph(self._xml.run(index.title, "SectionName"), "IndexTitle", mark=index.key),
            )
            yield "columns", self._index(index)

    def _turn(self, lies: str) -> str:
        """The end of a section of pages, in a paragraph that takes no room."""
        flat = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        return self._xml.paragraph("", last=flat + self._paging.properties(lies))

    def _cover(self) -> str:
        content, xml, logo = self._book.content, self._xml, self._book.scene.logo
        lines = []
        if logo:
            with Image.open(BytesIO(b64decode(logo.data))) as image:
                scale = min(_LOGO[0] / image.width, _LOGO[1] / image.height, 0.75)
                size = image.width * scale, image.height * scale
            lines.append(xml.paragraph(xml.picture("logo", len(self._numbers) + 1, size, logo.label)))
        lines.append(xml.paragraph(xml.run(KIND), "Subtitle"))
        lines.append(xml.paragraph(xml.run(content.title), "Title"))
        if content.colours:
            lines.append(self._strip(content.colours))
        lines.extend(xml.paragraph(xml.run(fact), "Facts") for fact in content.facts)
        if content.date:
            lines.append(xml.paragraph("", "Facts") + xml.paragraph(xml.run(content.date), "Facts"))
        return "".join(lines)

    def _strip(self, colours: Sequence[str]) -> str:
        """The colours of the units side by side."""
        width = round((self._book.page.width - 2 * SIDE) / len(colours) * TWIPS)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:color="auto"'
            f' w:fill="{colour[1:].upper()}"/></w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="0"'
            ' w:line="20" w:lineRule="exact"/></w:pPr></w:p></w:tc>'
            for colour in colours
        )
        grid = f'<w:gridCol w:w="{width}"/>' * len(colours)
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="80" w:hRule="exact"/></w:trPr>'
            f"{cells}</w:tr></w:tbl>{self._xml.paragraph('', 'Facts')}"
        )

    def _contents(self) -> str:
        """The table of contents: a field that Word makes anew, filled as it is in the PDF."""
        book, xml = self._book.content, self._xml
        entries = [("overview", 1, OVERVIEW)] if self._book.pictures.overview else []
        entries += [(each.key, min(each.depth, _TOC_LEVELS), each.title) for each in book.sections]
        entries += [(index.key, 1, index.title) for index in book.indexes]
        lines = [xml.paragraph(xml.run(CONTENTS, "SectionName"), "ContentsTitle")]
        for place, (key, level, title) in enumerate(entries):
            page = xml.page_of(key, self._pages.of(key))
            content = xml.link(key, f"{xml.run(title)}<w:r><w:tab/></w:r>{page}")
            if place == 0:
                content = begin(f' TOC \\o "1-{_TOC_LEVELS}" \\h \\z \\u ') + content
            if place == len(entries) - 1:
                content += END
            lines.append(xml.paragraph(content, f"TOC{level}"))
        return "".join(lines)

    def _figure(self, picture: Picture) -> str:
        """A picture and what it shows."""
        xml = self._xml
        size = picture.width, picture.height
        drawn = xml.picture(picture.key, self._numbers[picture.key], size, picture.alternative)
        if not picture.caption:
            return xml.paragraph(drawn, "Figure", mark=picture.key)
        shown = xml.paragraph(drawn, "Figure", mark=picture.key, more="<w:keepNext/>")
        return shown + xml.paragraph(xml.run(picture.caption), "Caption")

    def _index(self, index: Index) -> str:
        """The entries of an index, with the pages on which they stand, and letters where it is long."""
        xml = self._xml
        lines = []
        for letter, entries in groupby(index.entries, key=lambda entry: letter_of(entry.words)):
            if index.is_long:
                lines.append(xml.paragraph(xml.run(letter), "IndexLetter"))
            for entry in entries:
                content = xml.run(entry.words)
                if entry.remark:
                    content += xml.run(f", {entry.remark}", "Muted")
                places = (xml.page_of(key, page) for page, key in self._pages.places(entry.keys))
                content += xml.run("  ") + xml.run(", ").join(places)
                lines.append(xml.paragraph(content, "IndexEntry"))
        return "".join(lines)
