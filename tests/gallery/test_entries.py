"""Every entry of the product through every export, opened again by a reader that did not write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pypdf import PdfReader

from orgchart.exports.options import ExportOptions
from orgchart.exports.table import EXPORTS, Export
from orgchart.scene.build import build_scene
from orgchart.scene.view import view_of
from templates_gallery.catalogue import Entry, Step, entry_files, read_entry


def steps() -> Iterator[tuple[Entry, Step]]:
    """Yield every chart of the catalogue with its entry."""
    for path in entry_files():
        entry = read_entry(path, [])
        assert entry is not None
        for step in entry.steps:
            yield entry, step


ALL = [pytest.param(step, id=f"{entry.slug}-{step.key}") for entry, step in steps()]


def of_pdf(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def of_slides(content: bytes) -> str:
    shapes: list[Any] = [shape for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes]
    words = []
    for shape in shapes:
        shapes.extend(getattr(shape, "shapes", ()))
        if shape.has_text_frame:
            words.append(shape.text_frame.text)
    return "".join(words)


def of_xml(content: bytes) -> str:
    return "".join(etree.fromstring(content).itertext())


def of_archive(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return "".join(of_xml(archive.read(name)) for name in archive.namelist() if name.endswith(".xml"))


READERS: Mapping[str, Callable[[bytes], str]] = {".pdf": of_pdf, ".pptx": of_slides, ".svg": of_xml}


def squeezed(text: str) -> str:
    """Return the text without white space and soft hyphens: each format breaks lines in its own way."""
    return re.sub(r"[\s\u00ad]+", "", text)


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS.keys())
@pytest.mark.parametrize("step", ALL)
def test_every_entry_passes_through_every_export(step: Step, export: Export) -> None:
    document = step.document
    content = export.write(build_scene(document, view_of(document)), document, ExportOptions())
    found = squeezed(READERS.get(export.suffix, of_archive)(content))
    words = [role.title for role in document.roles.values()]
    words += [holder.name for holder in document.holders.values()]
    assert [word for word in words if squeezed(word) not in found] == []
