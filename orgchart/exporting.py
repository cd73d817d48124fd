"""Charts as files, for pages, API and command line alike."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orgchart.exports.file_names import content_disposition, file_name
from orgchart.exports.options import ExportOptions
from orgchart.exports.readability import type_size
from orgchart.exports.table import EXPORTS, Export
from orgchart.models import Chart
from orgchart.own_themes import own_theme_of
from orgchart.pictures import scene_of
from orgchart.scene.scene import Scene
from orgchart.scene.view import view_of
from orgchart.store import load_document


class UnknownExport(LookupError):
    """There is no such format. The message names those that there are."""


USUAL = ExportOptions()


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file for the visitor. ``advice`` says what would make it better, if anything would."""

    content: bytes
    media_type: str
    name: str
    advice: str = ""

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


def export_chart(*, chart: Chart, key: str, options: ExportOptions = USUAL) -> ExportedFile:
    """Return the chart in a format of ``EXPORTS``.

    Raises:
        UnknownExport: there is no such format.
        OptionError: an option that this format cannot follow.
    """
    export = find_export(key)
    document = load_document(chart)
    scene = scene_of(chart, document)
    own = own_theme_of(chart, view_of(document).theme)
    content = export.write(scene, document, replace(options, theme=own))
    name = file_name(document.chart.title, export.suffix)
    return ExportedFile(content, export.media_type, name, advice_on(key, scene, options))


def advice_on(key: str, scene: Scene, options: ExportOptions) -> str:
    """Return a sentence where a chart on one sheet has type below the smallest size; else nothing."""
    size = type_size(key, scene, options)
    if options.pages != "one" or size is None or size >= options.smallest - 0.05:
        return ""
    return (
        f"The smallest type on this page is {size:.1f} pt, below {options.smallest:g} pt. "
        "Export it as a booklet (pages=booklet) to keep it readable."
    )
