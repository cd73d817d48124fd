"""Dotted lines of rings that run straight from box to box, and which ones may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgchart.core.document import ReportingLine
from orgchart.core.index import Index
from orgchart.scene.layouts.rings.nearby import Neighbourhood
from orgchart.scene.layouts.rings.polar import straight
from orgchart.scene.lines.lanes import CLEAR, LINE_LIMIT
from orgchart.scene.placement import Line, Rect


def never_straight(index: Index, lines: Sequence[ReportingLine]) -> set[str]:
    """Return the lines that would lie on a solid line, or on a dotted line back; those of crowds, too."""
    bent: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for line in lines:
        pair = min(line.role_id, line.manager_id), max(line.role_id, line.manager_id)
        if pair in pairs or index.manager_of.get(line.manager_id) == line.role_id or len(pairs) > LINE_LIMIT:
            bent.add(line.id)
        pairs.add(pair)
    return bent


def is_clear(line: ReportingLine, boxes: Mapping[str, Rect], nearby: Neighbourhood) -> bool:
    """Return whether the straight line between two boxes runs through no other."""
    (start, _), (end, _) = straight(boxes[line.manager_id], boxes[line.role_id])
    return nearby.hit(start, end, CLEAR) <= {line.manager_id, line.role_id}


def straight_line(line: ReportingLine, boxes: Mapping[str, Rect]) -> Line:
    """Return the straight line between two boxes."""
    (start, site), (end, role_site) = straight(boxes[line.manager_id], boxes[line.role_id])
    return Line("dotted", line.manager_id, line.role_id, site, role_site, (start, end))
