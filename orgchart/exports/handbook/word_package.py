"""The Word file round the body of a handbook: pages, headers and footers, settings, properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgchart.exports.handbook.page_style import BOTTOM, LYING_BOTTOM, LYING_TOP, SIDE, TOP, Page
from orgchart.exports.handbook.pdf import Book
from orgchart.exports.handbook.word_styles import styles
from orgchart.exports.handbook.word_xml import TWIPS, WordXml, field
from orgchart.exports.handbook.words import KIND
from orgchart.exports.packages import XML_HEAD, content_types, core_properties, packed, relations
from orgchart.exports.xml_text import clean, one_line

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
    f' xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)
# Fonts that the server measures, and those of the same widths on a computer with Word.
_TWINS = {"Liberation Sans": "Arial", "Carlito": "Calibri", "Liberation Serif": "Times New Roman"}
_RUNNING = ("header", "footer")
_GAP = 22.0  # between the columns of an index, in points


@dataclass(frozen=True, slots=True)
class Paging:
    """The kinds of pages that a handbook has: ``cover``, ``upright``, ``lying`` and in ``columns``."""

    page: Page
    rtl: bool

    def properties(self, lies: str) -> str:
        """Return the properties of a section of pages."""
        is_lying = lies == "lying"
        width, height = (
            (self.page.height, self.page.width) if is_lying else (self.page.width, self.page.height)
        )
        top, bottom = (LYING_TOP, LYING_BOTTOM) if is_lying else (TOP, BOTTOM)
        turned = ' w:orient="landscape"' if is_lying else ""
        way = "Lying" if is_lying else "Upright"
        running = "".join(
            f'<w:{part}Reference w:type="default" r:id="{part}{way}"/>'
            for part in _RUNNING
            if lies != "cover"
        )
        columns = f'<w:cols w:num="2" w:space="{_twips(_GAP)}"/>' if lies == "columns" else ""
        bidi = "<w:bidi/>" if self.rtl else ""
        begins = "continuous" if lies == "columns" else "nextPage"
        return (
            f'<w:sectPr>{running}<w:type w:val="{begins}"/><w:pgSz w:w="{_twips(width)}"'
            f' w:h="{_twips(height)}"{turned}/><w:pgMar w:top="{_twips(top)}" w:right="{_twips(SIDE)}"'
            f' w:bottom="{_twips(bottom)}" w:left="{_twips(SIDE)}" w:header="{_twips(top / 2)}"'
            f' w:footer="{_twips(bottom / 2)}" w:gutter="0"/>{columns}{bidi}</w:sectPr>'
        )


def package(book: Book, body: str, images: Mapping[str, bytes]) -> bytes:
    """Return the file. ``images`` are PNG files by name; a name without its suffix is its relation."""
    family = book.scene.font.split(",", maxsplit=1)[0].strip(" \"'")
    content = book.content
    language = one_line(content.language)
    parts = {
        "[Content_Types].xml": content_types(
            {
                "rels": "application/vnd.openxmlformats-package.relationships+xml",
                "xml": "application/xml",
                "png": "image/png",
            },
            {
                "/word/document.xml": f"{_TYPE}.document.main+xml",
                "/word/styles.xml": f"{_TYPE}.styles+xml",
                "/word/settings.xml": f"{_TYPE}.settings+xml",
                "/word/numbering.xml": f"{_TYPE}.numbering+xml",
                **{f"/word/{part}{way}.xml": f"{_TYPE}.{part}+xml" for part, way in _running_parts()},
                "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            },
        ),
        "_rels/.rels": relations(
            [
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                (
                    "rId2",
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            ]
        ),
        "docProps/core.xml": core_properties(
            f"{content.title}: {KIND.lower()}", ", ".join(content.facts), language
        ),
        "word/document.xml": (
            f"{XML_HEAD}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
        ),
        "word/styles.xml": styles(_TWINS.get(family, clean(family)), language, rtl=book.rtl).encode(),
        "word/settings.xml": _SETTINGS.encode(),
        "word/numbering.xml": _NUMBERING.encode(),
        "word/_rels/document.xml.rels": relations(
            [
                ("styles", f"{_OFFICE}/styles", "styles.xml"),
                ("settings", f"{_OFFICE}/settings", "settings.xml"),
                ("numbering", f"{_OFFICE}/numbering", "numbering.xml"),
                *(
                    (f"{part}{way}", f"{_OFFICE}/{part}", f"{part}{way}.xml")
                    for part, way in _running_parts()
                ),
                *((name.removesuffix(".png"), f"{_OFFICE}/image", f"media/{name}") for name in images),
            ]
        ),
    }
    for part, way in _running_parts():
        parts[f"word/{part}{way}.xml"] = _running(book, part, way).encode()
    return packed(parts | {f"word/media/{name}": image for name, image in images.items()})


def _running_parts() -> list[tuple[str, str]]:
    """The headers and footers there are."""
    return [(part, way) for part in _RUNNING for way in ("Upright", "Lying")]


def _running(book: Book, part: str, way: str) -> str:
    """A header with the titles of book and section, or a footer with date and page."""
    xml = WordXml(rtl=book.rtl)
    width = (book.page.height if way == "Lying" else book.page.width) - 2 * SIDE
    if part == "header":
        left, right = xml.run(book.content.title), field(' STYLEREF "Section Name" ', "")
    else:
        left = xml.run(book.content.date) if book.content.date else ""
        right = field(" PAGE ", "")
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{_twips(width)}"/></w:tabs>'
    content = xml.paragraph(f"{left}<w:r><w:tab/></w:r>{right}", part.capitalize(), more=tabs)
    tag = "hdr" if part == "header" else "ftr"
    return f"{XML_HEAD}<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"


def _twips(points: float) -> int:
    return round(points * TWIPS)


# Word works all fields out as it opens the file, once its reader agrees.
_SETTINGS = (
    f'{XML_HEAD}<w:settings xmlns:w="{_WORD}"><w:updateFields w:val="true"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat></w:settings>'
)
_NUMBERING = (
    f'{XML_HEAD}<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr>'
    '<w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
