"""The exports there are: one record a format. A new format is a writer and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgchart.core.document import Document
from orgchart.exports.options import PAPERS, ExportOptions, Paper
from orgchart.exports.pdf import export_pdf, paper_sheets
from orgchart.exports.pptx import export_pptx, sheets_of_slides
from orgchart.exports.sheets import Sheet
from orgchart.exports.svg import export_svg
from orgchart.scene.scene import Scene

__all__ = ["EXPORTS", "PAPERS", "Export", "ExportOptions", "Paper"]


MakeSheets = Callable[[Scene, Document, ExportOptions], list[Sheet]]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its key in addresses, its label in menus, what it is served as and who writes it.

    ``sheets`` makes the sheets that ``write`` draws, for a preview; formats without pages have none.
    """

    key: str
    label: str
    media_type: str
    suffix: str
    write: Callable[[Scene, Document, ExportOptions], bytes]
    sheets: MakeSheets | None = None


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
        )
    }
)
