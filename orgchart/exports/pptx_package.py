"""The PowerPoint file round the slide: slide size, layouts, theme font, properties, fixed times."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import SlidePart

# What files without a time of their own say; zip archives can say nothing earlier.
_DATE = datetime(1980, 1, 1)  # noqa: DTZ001 - python-pptx takes times without a zone, as UTC
_ZIP_DATE = struct.pack("<HH", 0, 1 << 5 | 1)
_LOCAL_DATE, _CENTRAL_DATE = 10, 12

_APP_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Orgchart</Application><PresentationFormat>Widescreen</PresentationFormat>"
    b"<Slides>%d</Slides></Properties>"
)


def new_presentation(width: int, height: int, font: str) -> Any:
    """Return a presentation without slides, of the given size in EMU, with layouts and theme to match.

    python-pptx's own template is 4:3 with a thumbnail, a printer's settings and the properties of its
    maker's machine: all that is set right here.
    """
    presentation: Any = Presentation()
    across, down = width / presentation.slide_width, height / presentation.slide_height
    presentation.slide_width, presentation.slide_height = width, height
    # The attribute says "4:3" in the template; without it the size speaks for itself.
    presentation.element.find(qn("p:sldSz")).attrib.pop("type", None)
    master = presentation.slide_master
    for page in (master, *presentation.slide_layouts):
        _stretch(page.element, across, down)
    _set_theme_font(master.part.part_related_by(RELATIONSHIP_TYPE.THEME), font)
    package = presentation.part.package
    _drop(package, RELATIONSHIP_TYPE.THUMBNAIL)
    _drop(presentation.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    return presentation


class BulkSlidePart(SlidePart):
    """A slide whose shapes are XML already: written as they are, neither parsed nor built up in memory."""

    _shapes = b""

    def append(self, shapes: Iterable[str]) -> None:
        """Add shapes above those that are there: elements of a shape tree, with the prefixes p, a and r."""
        self._shapes += "".join(shapes).encode()

    @property  # type: ignore[misc] # read only, as in every part that is XML
    def blob(self) -> bytes:
        """The slide's XML. An extension list would have to stay last; a new slide's tree has none."""
        before, end, after = super().blob.rpartition(b"</p:spTree>")
        return before + self._shapes + end + after


def add_bulk_slide(presentation: Any, layout: Any) -> Any:
    """Return a new slide of a layout, with its placeholders, whose part is a ``BulkSlidePart``."""
    owner, slides = presentation.part, presentation.slides
    name = PackURI(f"/ppt/slides/slide{len(slides) + 1}.xml")
    part = BulkSlidePart.new(name, owner.package, layout.part)  # type: ignore[no-untyped-call]
    slides._sldIdLst.add_sldId(owner.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
    part.slide.shapes.clone_layout_placeholders(layout)
    return part.slide


def set_properties(presentation: Any, title: str, subject: str, language: str) -> None:
    """Set what the file says of itself. There is no author, and the times are fixed."""
    properties = presentation.core_properties
    # The schema's limit for these texts in python-pptx.
    properties.title, properties.subject, properties.language = title[:255], subject[:255], language[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _DATE
    properties.revision = 1


def save(presentation: Any) -> bytes:
    """Return the file, with the same time on every entry of the archive."""
    properties = presentation.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    properties.blob = _APP_PROPERTIES % len(presentation.slides)
    buffer = BytesIO()
    presentation.save(buffer)
    content = bytearray(buffer.getbuffer())
    with ZipFile(buffer) as archive:
        at = archive.start_dir
        for entry in archive.infolist():
            start = entry.header_offset + _LOCAL_DATE
            content[start : start + 4] = _ZIP_DATE
            content[at + _CENTRAL_DATE : at + _CENTRAL_DATE + 4] = _ZIP_DATE
            # The name, the extra field and the comment follow the 46 bytes of an entry.
            at += 46 + sum(struct.unpack_from("<HHH", content, at + 28))
    return bytes(content)


def _stretch(page: etree._Element, across: float, down: float) -> None:
    """Stretch the places of a layout's placeholders."""
    for transform in page.iter(qn("a:off"), qn("a:ext")):
        for names, factor in ((("x", "cx"), across), (("y", "cy"), down)):
            for name in names:
                if name in transform.attrib:
                    transform.set(name, str(round(int(transform.attrib[name]) * factor)))


def _set_theme_font(theme: Any, font: str) -> None:
    """Make headings and text of the theme use the chart's font."""
    root = etree.fromstring(theme.blob)
    for latin in root.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        latin.set("typeface", font)
    theme.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop(owner: Any, kind: str) -> None:
    """Drop the owner's parts of a kind: what no relationship leads to is not written."""
    for key in [key for key, relation in owner._rels.items() if relation.reltype == kind]:
        owner._rels.pop(key)
