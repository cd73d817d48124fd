"""The tags of a chart in a PDF: one list, an item a role, with the role's texts in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import pydyf

from orgchart.exports.pdf_painting import Mark


def add_tags(pdf: Any, marks: Sequence[Mark]) -> None:
    """Hang the marks of the first page into the tag tree that WeasyPrint has begun.

    ``pdf`` is a ``pydyf.PDF`` written with ``pdf_tags``; the marks' numbers follow WeasyPrint's own.
    """
    if not marks:
        return
    tree = _object(pdf, "/StructTreeRoot")
    root = _object(pdf, "/StructElem")
    parents = _by_reference(pdf, tree["ParentTree"])["Nums"][1]
    page = pdf.page_references[0]
    chart = _element(pdf, "L", root, page)
    for box_id, group in groupby(marks, key=lambda mark: mark.box_id):
        if box_id:
            item = _element(pdf, "LI", chart, page)
            holder = _element(pdf, "LBody", item, page)
        else:
            holder = _element(pdf, "P", root, page)
        parents.extend(_spans(pdf, holder, group, page))


def _spans(pdf: Any, holder: Any, marks: Iterable[Mark], page: bytes) -> list[bytes]:
    """Add an element for each mark; returns their references."""
    references = []
    for mark in marks:
        span = _element(pdf, "Span", holder, page)
        span["K"].append(mark.number)
        if mark.said:
            span["ActualText"] = pydyf.String(mark.said)
        references.append(span.reference)
    return references


def _element(pdf: Any, tag: str, parent: Any, page: bytes) -> Any:
    """Add a structure element below another."""
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": f"/{tag}",
            "P": parent.reference,
            "Pg": page,
            "K": pydyf.Array(),
        }
    )
    pdf.add_object(element)
    parent["K"].append(element.reference)
    return element


def _object(pdf: Any, kind: str) -> Any:
    """The first object of a type."""
    return next(
        item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("Type") == kind
    )


def _by_reference(pdf: Any, reference: bytes) -> Any:
    """The object that a reference such as ``12 0 R`` names."""
    return pdf.objects[int(reference.split()[0])]
