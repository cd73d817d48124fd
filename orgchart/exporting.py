"""Charts as files, for pages, API and command line alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from threading import Lock

from django.utils.timezone import localdate

from orgchart.core.document import Document
from orgchart.exports.change_list import change_list
from orgchart.exports.file_names import content_disposition, file_name
from orgchart.exports.options import ExportOptions
from orgchart.exports.photos import with_photos
from orgchart.exports.pptx_slide import slide_setup
from orgchart.exports.readability import type_size
from orgchart.exports.sheets import Sheet
from orgchart.exports.spreadsheets import TABLE_FILES
from orgchart.exports.table import EXPORTS, PICTURES, Export
from orgchart.fitting import fit_of
from orgchart.history import compared
from orgchart.models import Chart
from orgchart.own_themes import own_theme_of
from orgchart.photos import photos_of
from orgchart.pictures import scene_of
from orgchart.recent import Recent
from orgchart.scene.excerpts import shown_of
from orgchart.scene.extent import smallest_type
from orgchart.scene.pages.setup import PageSetup
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


@dataclass(frozen=True, slots=True)
class Preview:
    """The sheets of a file before it is written."""

    sheets: tuple[Sheet, ...]

    @property
    def smallest_type(self) -> float | None:
        """The size of the smallest type in points; None where nothing is written."""
        sizes = [smallest_type(sheet.scene) * sheet.placing.scale for sheet in self.sheets]
        return min((size for size in sizes if isfinite(size)), default=None)


_previews: Recent[tuple[str, int, str, ExportOptions], Preview] = Recent(4)
_one_at_a_time = Lock()  # layouts of many pages at once would only wait for each other


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


def preview_pages(*, chart: Chart, key: str, options: ExportOptions = USUAL) -> Preview:
    """Return the sheets of the file that ``export_chart`` would make; the last ones asked for are kept.

    Raises:
        UnknownExport: there is no such format, or it has no pages.
        OptionError: an option that this format cannot follow.
    """
    make = find_export(key).sheets
    if make is None:
        raise UnknownExport(f"{find_export(key).label} has no pages.")
    # The revision is read with the document.
    document = load_document(chart)
    name = (chart.public_id, chart.revision, key, _themed(chart, document, options))
    with _one_at_a_time:
        kept = _previews.get(name)
        if kept is None:
            subject = _subject(chart, key, options)
            kept = Preview(tuple(make(subject.scene, subject.document, subject.options)))
            _previews.put(name, kept)
    return kept


def export_chart(*, chart: Chart, key: str, options: ExportOptions = USUAL) -> ExportedFile:
    """Return the chart in a format of ``EXPORTS``.

    Raises:
        UnknownExport: there is no such format.
        OptionError: an option that this format cannot follow.
    """
    export = find_export(key)
    if not export.is_picture and not options.date:
        # What stays in a shelf says of when it is.
        options = replace(options, date=f"{localdate():%-d %B %Y}")
    subject = _subject(chart, key, options)
    content = export.write(subject.scene, subject.document, subject.options)
    title = " - ".join(filter(None, (subject.document.chart.title, export.named)))
    name = file_name(title, export.suffix)
    return ExportedFile(content, export.media_type, name, subject.advice)


def export_comparison(*, chart: Chart, key: str, older: int, newer: int) -> ExportedFile:
    """Return what became of one state of a chart in another: as a list, or as a picture.

    Raises:
        UnknownExport: there is no such format.
        UnknownRevision: there is no such state.
    """
    if key not in TABLE_FILES and key not in PICTURES:
        formats = ", ".join((*TABLE_FILES, *PICTURES))
        raise UnknownExport(f"There is no such format. Choose one of: {formats}.")
    found = compared(chart, older, newer)
    title = f"{found.document.chart.title} - changes from {older} to {newer}"
    if key in TABLE_FILES:
        form = TABLE_FILES[key]
        content = form.write(change_list(found.differences))
        return ExportedFile(content, form.media_type, file_name(title, key))
    export = PICTURES[key]
    options = _themed(chart, found.document, USUAL)
    content = export.write(with_photos(found.scene, options.photos), found.document, options)
    return ExportedFile(content, export.media_type, file_name(title, export.suffix))


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a writer gets, and what there is to say about it."""

    document: Document
    scene: Scene
    options: ExportOptions
    advice: str


def _subject(chart: Chart, key: str, options: ExportOptions) -> _Subject:
    """Return the chart as it goes into a file: fitted to the page, if that is asked for."""
    document = load_document(chart)
    options = _themed(chart, document, options)
    if not options.fit or not EXPORTS[key].is_picture:
        scene = with_photos(scene_of(chart, document, options.excerpt), options.photos)
        shown = shown_of(document, view_of(document), options.excerpt, options.theme)
        if shown is not None:
            document, options = shown.document, replace(options, shown=shown)
        return _Subject(document, scene, options, advice_on(key, scene, options))
    page = page_of(key, options)
    fitted = fit_of(chart, page, may_tighten=True)
    advice = "" if fitted.reaches else f"{fitted.sentence} (pages=booklet)"
    scene = with_photos(fitted.scene, options.photos)
    return _Subject(fitted.document, scene, replace(options, paper=page.paper), advice)


def _themed(chart: Chart, document: Document, options: ExportOptions) -> ExportOptions:
    photos = photos_of(chart, document) if "photo" in document.chart.box_shows else {}
    return replace(options, theme=own_theme_of(chart, view_of(document).theme), photos=photos)


def page_of(key: str, options: ExportOptions) -> PageSetup:
    """Return the page that a chart is fitted to: slides have their own."""
    return slide_setup(options.smallest) if key == "pptx" else options.one_page()


def advice_on(key: str, scene: Scene, options: ExportOptions) -> str:
    """Return a sentence where a chart on one sheet has type below the smallest size; else nothing."""
    size = type_size(key, scene, options)
    if options.pages != "one" or size is None or size >= options.smallest - 0.05:
        return ""
    return (
        f"The smallest type on this page is {size:.1f} pt, below {options.smallest:g} pt. "
        "Export it as a booklet (pages=booklet) to keep it readable."
    )
