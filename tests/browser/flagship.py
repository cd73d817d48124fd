"""The chart of the flagship template, without a gallery around it."""

from __future__ import annotations

from functools import cache

from orgchart.core.document import Document
from templates_gallery.catalogue import ENTRIES, read_entries


@cache
def flagship() -> Document:
    """Return the customer service department, some forty roles in five layers."""
    (entry,) = read_entries([ENTRIES / "customer-service-department.yaml"], ENTRIES)
    return entry.steps[0].document
