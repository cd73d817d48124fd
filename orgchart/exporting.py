"""Charts as files, for pages, API and command line alike."""

from __future__ import annotations

from dataclasses import dataclass

from orgchart.exports.file_names import content_disposition, file_name
from orgchart.exports.table import EXPORTS, Export, ExportOptions
from orgchart.models import Chart
from orgchart.pictures import scene_of
from orgchart.store import load_document


class UnknownExport(LookupError):
    """There is no such format. The message names those that there are."""


class BadOption(ValueError):
    """An option of an export has a value that it does not take. ``field`` names the option."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file for the visitor."""

    content: bytes
    media_type: str
    name: str

    @property
    def disposition(self) -> str:
        """The value of the Content-Disposition header."""
        return content_disposition(self.name)


def find_export(key: str) -> Export:
    """Return the format.

    Raises:
        UnknownExport: there is no such format.
    """
    try:
        return EXPORTS[key]
    except KeyError:
        formats = ", ".join(EXPORTS)
        raise UnknownExport(f"There is no such format. Choose one of: {formats}.") from None


def export_chart(*, chart: Chart, key: str, paper: str = "chart") -> ExportedFile:
    """Return the chart in a format of ``EXPORTS``. ``paper`` matters to PDF only.

    Raises:
        UnknownExport: there is no such format.
        BadOption: there is no such paper.
    """
    export = find_export(key)
    try:
        options = ExportOptions(paper=paper)  # type: ignore[arg-type]  # checked by the options themselves
    except ValueError as error:
        raise BadOption(str(error), "paper") from None
    document = load_document(chart)
    content = export.write(scene_of(chart, document), document, options)
    return ExportedFile(content, export.media_type, file_name(document.chart.title, export.suffix))
