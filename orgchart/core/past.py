"""Earlier and later states of a document, from one that is known and the diffs between."""

from __future__ import annotations

from collections.abc import Iterable

from orgchart.core.diff import Diff, apply, reverse
from orgchart.core.document import Document


def back(document: Document, diffs: Iterable[Diff]) -> Document:
    """Return the document before these diffs, which are given the newest first.

    Raises:
        DiffError: The diffs do not lead to this document.
    """
    for diff in diffs:
        document = apply(document, reverse(diff))
    return document


def forward(document: Document, diffs: Iterable[Diff]) -> Document:
    """Return the document after these diffs, which are given the oldest first.

    Raises:
        DiffError: The diffs do not start from this document.
    """
    for diff in diffs:
        document = apply(document, diff)
    return document
