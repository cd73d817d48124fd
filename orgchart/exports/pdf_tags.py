"""The tags of a chart in a PDF: one list, an item a role, with the role's texts in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import pydyf

from orgchart.exports.pdf_painting import Mark


def add_tags(pdf: Any, marks_of_pages: Sequence[Sequence[Mark]]) -> None:
    """Hang the marks of every page into the tag tree that WeasyPrint has begun.

    ``pdf`` is a ``pydyf.PDF`` written with ``pdf_tags``; the marks' numbers follow WeasyPrint's own.
    """
    if not any(marks_of_pages):
        return
    tree = _object(pdf, "/StructTreeRoot")
    root = _object(pdf, "/StructElem")
    numbers = _by_reference(pdf, tree["ParentTree"])["Nums"]
    for place, (page, marks) in enumerate(zip(list(pdf.page_references), marks_of_pages, strict=True)):
        _add_page(pdf, root, page, numbers[2 * place + 1], marks)


def _add_page(pdf: Any, root: Any, page: bytes, parents: Any, marks: Sequence[Mark]) -> None:
    """Add the marks of one page: its heading first, then the roles as one list."""
    headings = [mark for mark in marks if mark.tag != "P"]
    spans = {mark.number: _spans(pdf, _element(pdf, mark.tag, root, page), [mark], page) for mark in headings}
    chart = _element(pdf, "L", root, page) if any(mark.box_id for mark in marks) else None
    rest = [mark for mark in marks if mark.tag == "P"]
    for box_id, group in groupby(rest, key=lambda mark: mark.box_id):
        members = list(group)
        if box_id and chart is not None:
            item = _element(pdf, "LI", chart, page)
            holder = _element(pdf, "LBody", item, page)
        else:
            holder = _element(pdf, "P", root, page)
        made = _spans(pdf, holder, members, page)
        spans.update({mark.number: [one] for mark, one in zip(members, made, strict=True)})
    parents.extend(reference for number in sorted(spans) for reference in spans[number])


def _spans(pdf: Any, holder: Any, marks: Iterable[Mark], page: bytes) -> list[bytes]:
    """Add an element for each mark; returns their references."""
    references = []
    for mark in marks:
        span = _element(pdf, "Span", holder, page)
        span.children.append(b"%d" % mark.number)
        span.said = mark.said
        references.append(span.reference)
    return references


class _Element(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """A structure element. A chart has several for each role, so they are written without detours."""

    def __init__(self, tag: str, parent: bytes, page: bytes) -> None:
        super().__init__()
        self.head = b"<</Type /StructElem/S /%s/P %s/Pg %s" % (tag.encode(), parent, page)
        self.children: list[bytes] = []
        self.said = ""

    @property
    def data(self) -> bytes:
        """The element as bytes."""
        said = b"/ActualText " + pydyf.String(self.said).data if self.said else b""
        return b"%s/K [%s]%s>>" % (self.head, b" ".join(self.children), said)


def _element(pdf: Any, tag: str, parent: Any, page: bytes) -> _Element:
    """Add a structure element below another."""
    element = _Element(tag, parent.reference, page)
    pdf.add_object(element)
    children = parent.children if isinstance(parent, _Element) else parent["K"]
    children.append(element.reference)
    return element


def _object(pdf: Any, kind: str) -> Any:
    """The first object of a type."""
    return next(
        item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == kind
    )


def _by_reference(pdf: Any, reference: bytes) -> Any:
    """The object that a reference such as ``12 0 R`` names."""
    return pdf.objects[int(reference.split()[0])]
