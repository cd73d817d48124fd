"""VSDX: a Visio drawing of one page, written without Visio and without a template of its making."""

from __future__ import annotations

from collections.abc import Mapping

from orgchart.core.document import Document
from orgchart.core.index import index as index_of
from orgchart.exports.options import ExportOptions
from orgchart.exports.packages import XML_HEAD, content_types, core_properties, packed, relations
from orgchart.exports.visio.cells import INCH, Paper, cell
from orgchart.exports.visio.shape_data import ShapeData
from orgchart.exports.visio.shapes import ShapeWriter
from orgchart.exports.xml_text import attribute, one_line
from orgchart.scene.layouts.directions import runs_right_to_left
from orgchart.scene.measure import is_right_to_left
from orgchart.scene.scene import Align, Scene, Text, TextLine

_MAIN = "http://schemas.microsoft.com/office/visio/2012/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VISIO = "http://schemas.microsoft.com/visio/2010/relationships"
_TYPE = "application/vnd.ms-visio"
_NAMESPACES = f'xmlns="{_MAIN}" xmlns:r="{_OFFICE}" xml:space="preserve"'
# Fonts that the server measures, and those of the same widths on a computer with Visio.
_TWINS = {"Liberation Sans": "Arial", "Carlito": "Calibri", "Liberation Serif": "Times New Roman"}
_TITLE_SIZE, _HEAD = 18.0, 44.0
_LEAST = 72.0


def export_vsdx(scene: Scene, document: Document, options: ExportOptions) -> bytes:
    """Write the chart as a Visio drawing; the signature that ``table.EXPORTS`` asks for."""
    family = scene.font.split(",", maxsplit=1)[0].strip(" \"'")
    font = _TWINS.get(family, family)
    paper = Paper(max(scene.width, _LEAST), max(scene.height, _LEAST) + _HEAD, _HEAD)
    images: dict[str, bytes] = {}

    def embed(content: bytes) -> str:
        images[f"image{len(images) + 1}.png"] = content
        return f"rId{len(images)}"

    known = index_of(document)
    writer = ShapeWriter(scene, paper, font, ShapeData(document, known), embed)
    shapes = "".join(writer.write(_title(scene, paper)))
    connects = f"<Connects>{''.join(writer.connects)}</Connects>" if writer.connects else ""
    page = f"{XML_HEAD}<PageContents {_NAMESPACES}><Shapes>{shapes}</Shapes>{connects}</PageContents>"
    return packed(_parts(scene, paper, font, page, images))


def _title(scene: Scene, paper: Paper) -> Text:
    """The chart's title above it, at the side at which one begins to read."""
    rtl = runs_right_to_left(scene.language)
    words = one_line(scene.title)
    line = TextLine(words, paper.width - 28 if rtl else 28.0, -14.0)
    align: Align = "end" if rtl else "start"
    return Text("caption", (line,), words, _TITLE_SIZE, True, scene.ink, align, is_right_to_left(words))


def _parts(scene: Scene, paper: Paper, font: str, page: str, images: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of the file by name."""
    title = one_line(scene.title)
    parts = {
        "[Content_Types].xml": content_types(
            {
                "rels": "application/vnd.openxmlformats-package.relationships+xml",
                "xml": "application/xml",
                "png": "image/png",
            },
            {
                "/visio/document.xml": f"{_TYPE}.drawing.main+xml",
                "/visio/pages/pages.xml": f"{_TYPE}.pages+xml",
                "/visio/pages/page1.xml": f"{_TYPE}.page+xml",
                "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            },
        ),
        "_rels/.rels": relations(
            [
                ("rId1", f"{_VISIO}/document", "visio/document.xml"),
                (
                    "rId2",
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            ]
        ),
        "docProps/core.xml": core_properties(title, one_line(scene.description), one_line(scene.language)),
        "visio/document.xml": _document(font).encode(),
        "visio/_rels/document.xml.rels": relations([("rId1", f"{_VISIO}/pages", "pages/pages.xml")]),
        "visio/pages/pages.xml": _pages(title, paper).encode(),
        "visio/pages/_rels/pages.xml.rels": relations([("rId1", f"{_VISIO}/page", "page1.xml")]),
        "visio/pages/page1.xml": page.encode(),
    }
    if images:
        parts["visio/pages/_rels/page1.xml.rels"] = relations(
            (f"rId{number}", f"{_OFFICE}/image", f"../media/{name}")
            for number, name in enumerate(images, start=1)
        )
    return parts | {f"visio/media/{name}": content for name, content in images.items()}


def _document(font: str) -> str:
    """The part for all pages: settings, fonts, and the style that shapes start from."""
    style = (
        '<StyleSheet ID="0" NameU="No Style" Name="No Style">'
        + cell("LineWeight", 0.01)
        + cell("LineColor", "#000000")
        + cell("LinePattern", 1)
        + cell("FillForegnd", "#ffffff")
        + cell("FillPattern", 1)
        + f'<Section N="Character"><Row IX="0">{cell("Font", font)}{cell("Color", "#000000")}'
        + f"{cell('Size', 0.1528)}</Row></Section>"
        + f'<Section N="Paragraph"><Row IX="0">{cell("SpLine", -1.2)}{cell("HorzAlign", 1)}</Row></Section>'
        + "</StyleSheet>"
    )
    return (
        f"{XML_HEAD}<VisioDocument {_NAMESPACES}>"
        '<DocumentSettings TopPage="0" DefaultTextStyle="0" DefaultLineStyle="0" DefaultFillStyle="0">'
        "<GlueSettings>9</GlueSettings><SnapSettings>65847</SnapSettings></DocumentSettings>"
        f'<FaceNames><FaceName NameU="{attribute(font)}"/></FaceNames>'
        f"<StyleSheets>{style}</StyleSheets></VisioDocument>"
    )


def _pages(title: str, paper: Paper) -> str:
    """The list of pages: one, as large as the chart."""
    shown = attribute(title[:31] or "Chart")
    return (
        f'{XML_HEAD}<Pages {_NAMESPACES}><Page ID="0" NameU="Page-1" Name="{shown}">'
        '<PageSheet LineStyle="0" FillStyle="0" TextStyle="0">'
        + cell("PageWidth", paper.width / INCH)
        + cell("PageHeight", paper.height / INCH)
        + cell("PageScale", 1.0)
        + cell("DrawingScale", 1.0)
        + cell("DrawingSizeType", 3)
        + cell("RouteStyle", 5)
        + '</PageSheet><Rel r:id="rId1"/></Page></Pages>'
    )
