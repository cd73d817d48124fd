"""The exports there are: one record a format. A new format is a writer and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgchart.core.document import Document
from orgchart.exports.handbook.docx import export_handbook_docx
from orgchart.exports.handbook.pdf import export_handbook
from orgchart.exports.options import PAPERS, ExportOptions, Paper
from orgchart.exports.pdf import export_pdf, paper_sheets
from orgchart.exports.pptx import export_pptx, sheets_of_slides
from orgchart.exports.sheets import Sheet
from orgchart.exports.svg import export_svg
from orgchart.exports.visio.vsdx import export_vsdx
from orgchart.scene.scene import Scene

__all__ = ["EXPORTS", "PAPERS", "PICTURES", "Export", "ExportOptions", "Paper"]


MakeSheets = Callable[[Scene, Document, ExportOptions], list[Sheet]]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its key in addresses, its label in menus, what it is served as and who writes it.

    ``sheets`` makes the sheets that ``write`` draws, for a preview; formats without pages have none.
    ``is_picture`` is false where ``write`` tells what the document knows, in pictures of its own, instead of
    drawing the scene. ``named`` stands behind the chart's title in the names of such files.
    """

    key: str
    label: str
    media_type: str
    suffix: str
    write: Callable[[Scene, Document, ExportOptions], bytes]
    sheets: MakeSheets | None = None
    is_picture: bool = True
    named: str = ""


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        export.key: export
        for export in (
            Export("pdf", "PDF document", "application/pdf", ".pdf", export_pdf, paper_sheets),
            Export(
                "pptx",
                "PowerPoint slides",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                ".pptx",
                export_pptx,
                sheets_of_slides,
            ),
            Export("svg", "SVG picture", "image/svg+xml", ".svg", export_svg),
            Export("vsdx", "Visio drawing", "application/vnd.ms-visio.drawing", ".vsdx", export_vsdx),
            Export(
                "handbook",
                "Handbook, PDF",
                "application/pdf",
                ".pdf",
                export_handbook,
                is_picture=False,
                named="handbook",
            ),
            Export(
                "handbook-docx",
                "Handbook, Word",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                ".docx",
                export_handbook_docx,
                is_picture=False,
                named="handbook",
            ),
        )
    }
)
PICTURES: Mapping[str, Export] = MappingProxyType(
    {key: export for key, export in EXPORTS.items() if export.is_picture}
)
