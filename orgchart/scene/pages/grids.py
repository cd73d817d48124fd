"""Managers whose people stand in a grid where their frames would make them a flat row on a page.

A frame goes round neighbours, so that people of several units below one manager stand in as many columns
and not in a block. In a grid each has a frame of its own, also those of their manager's unit.
"""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.document import Document
from orgchart.core.index import Index, index

_LEAST = 5  # people that make a row
_OWN = 0.25  # the part of them that may leave the frame of their manager


def in_grids(document: Document) -> Document:
    """Return the document with grids for managers for whose branches nobody chose a style."""
    lookups, roles = index(document), document.roles
    wide = (each for each in roles if not roles[each].branch and _is_mixed(document, lookups, each))
    grids = {each: replace(roles[each], branch="grid") for each in wide}
    return replace(document, roles={**roles, **grids})


def _is_mixed(document: Document, lookups: Index, role_id: str) -> bool:
    """Whether many people with nobody below them stand below a role, of several units but few of its own."""
    below, roles = lookups.children(role_id), document.roles
    if len(below) < _LEAST or any(map(lookups.children, below)):
        return False
    units = [roles[each].unit_id for each in below]
    return len(set(units)) > 1 and units.count(roles[role_id].unit_id) <= _OWN * len(units)
