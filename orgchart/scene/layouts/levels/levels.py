"""Levels: everybody of one grade in one band, branches side by side above and below.

Which row is whose follows from ``grade_rows``. Bodies reach down through the rows that they skip, so
that nothing stands in the way of their lines; they are pushed together by their outlines. Graphviz is not
asked: with all rows given there is little left to choose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from orgchart.core.index import Index, below_bodies
from orgchart.scene.layouts.levels.grade_rows import GradeRows, grade_of, grade_rows
from orgchart.scene.layouts.plates import row_count
from orgchart.scene.layouts.tree.bodies import add_trunk
from orgchart.scene.layouts.tree.body import Body, Column, Forest, Slot
from orgchart.scene.layouts.tree.centring import centre
from orgchart.scene.layouts.tree.leaves import columns_of
from orgchart.scene.layouts.tree.packing import pack_tight
from orgchart.scene.layouts.tree.tree import BAND_GAP, grown
from orgchart.scene.placement import Band, Placement, Point, Rect, Size, grade_caption
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

_OUTWARDS: Sequence[Site] = ("right", "left")
_ABOVE = 0.85  # levels of room between the upper edge of a band and its boxes


def levels(index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> Placement:
    """Place the boxes of all roles, which have the given sizes, and route their lines.

    Bodies have no grade: they stand in rows above all bands. The sizes under ``grade_caption`` are those of
    the names of grades.
    """
    if not index.roots:
        return Placement({}, [])
    free = row_count(index)
    roles = below_bodies(index)
    columns = partial(columns_of, limit=spacing.stack_limit, shape=spacing.block_shape)
    rows = grade_rows(roles, free, columns)
    plan = _Builder(rows, roles, sizes, spacing).build(free)
    pack_tight(plan.top, spacing.beside)
    centre(plan.top, spacing.beside)
    placement = grown(plan, index, sizes, spacing)
    names = sizes if index.grades else {}
    bands, captions = _bands(rows, placement, names, spacing)
    return replace(placement, bands=bands, captions=captions)


class _Builder:
    """Builds bodies from the roots down, without recursion: charts may be thousands of levels deep."""

    def __init__(self, rows: GradeRows, index: Index, sizes: Mapping[str, Size], spacing: Spacing) -> None:
        self.rows = rows
        self.index = index
        self.sizes = sizes
        self.spacing = spacing
        self.waiting: list[tuple[str, Body]] = []

    def build(self, free: int) -> Forest:
        """Return the bodies below so many free rows."""
        top = Body(rows=[(0.0, 0.0)] * free)
        for part in self.rows.roots:
            body = self._child(top)
            self.waiting.extend((root, body) for root in reversed(part))
        while self.waiting:
            self._add_role(*self.waiting.pop())
        ends = [last for _, last in self.rows.spans.values()]
        return Forest(top, [], ends)

    def _child(self, parent: Body) -> Body:
        """Return a new body below another. Its row is known, as all rows are."""
        body = Body(row=parent.row + len(parent.rows))
        parent.children.append(body)
        return body

    def _add_role(self, role_id: str, body: Body) -> None:
        """Add a role and its assistants to a body, and what is below it to that body or to new ones."""
        free = self.rows.row_of[role_id] - body.row - len(body.rows)
        body.rows.extend([(0.0, 0.0)] * free)
        beside = self.rows.beside.get(role_id, ())
        add_trunk(role_id, beside, body, _OUTWARDS, sizes=self.sizes, spacing=self.spacing)
        parts = self.rows.parts.get(role_id, [])
        columns = [part for part in parts if len(part) > 1]
        if len(columns) == len(parts) > 0:
            self._hang(role_id, columns, body, straight=role_id not in body.trunk_rows)
        elif len(parts) == 1:
            self.waiting.append((parts[0][0], body))
        else:
            for part in parts:
                if len(part) > 1:
                    self._hang(role_id, [part], self._child(body), straight=False)
                else:
                    self.waiting.append((part[0], self._child(body)))

    def _hang(self, manager_id: str, parts: Sequence[Sequence[str]], body: Body, *, straight: bool) -> None:
        """Hang roles in columns below the last row of a body, each on its row.

        A single column may get its bus straight out of the manager; otherwise the columns are
        centred on the axis and fed from a level line above them.
        """
        widths = [max(self.sizes[leaf][0] for leaf in part) for part in parts]
        direct = straight and len(parts) == 1
        stub, beside = self.spacing.bus_stub, self.spacing.beside
        if direct:
            bus = self.spacing.bus_inset - self.sizes[manager_id][0] / 2
        else:
            bus = -(sum(widths) + stub * len(parts) + beside * (len(parts) - 1)) / 2
        first = body.row + len(body.rows)
        length = 1 + max(self.rows.row_of[part[-1]] for part in parts) - first
        lows, highs = [float("inf")] * length, [float("-inf")] * length
        for part, width in zip(parts, widths, strict=True):
            body.columns.append(Column(manager_id, part, bus, direct))
            for row in range(1 + self.rows.row_of[part[-1]] - first):
                lows[row], highs[row] = min(lows[row], bus), max(highs[row], bus)
            for leaf in part:
                row = self.rows.row_of[leaf] - first
                body.slots.append(Slot(leaf, first + row - body.row, bus + stub))
                highs[row] = max(highs[row], bus + stub + self.sizes[leaf][0])
            bus += stub + width + beside
        body.rows.extend(zip(lows, highs, strict=True))


def _bands(
    rows: GradeRows, placement: Placement, names: Mapping[str, Size], spacing: Spacing
) -> tuple[list[Band], dict[str, Point]]:
    """Return the ground of each band, a head with the name of its grade before it, and where that stands."""
    boxes = placement.boxes
    tops: dict[int, float] = {}
    for role, band in rows.band_of.items():
        tops[band] = min(tops.get(band, boxes[role].y), boxes[role].y)
    above, below = _ABOVE * spacing.level_gap, (BAND_GAP - _ABOVE) * spacing.level_gap
    edges = [top - above for _, top in sorted(tops.items())]
    edges.append(max(box.y + box.height for box in boxes.values()) + below)
    across = [x for line in placement.lines for x, _ in line.points]
    across += [x for box in boxes.values() for x in (box.x, box.x + box.width)]
    left, right = min(across) - spacing.beside, max(across) + spacing.beside
    keys = {band: grade_caption(grade) for band in tops if (grade := grade_of(band)) is not None}
    head = max((names[key][0] for key in keys.values() if key in names), default=0.0)
    bands: list[Band] = []
    captions: dict[str, Point] = {}
    for band, top, bottom in zip(sorted(tops), edges, edges[1:], strict=False):
        grade = grade_of(band)
        if grade is None:
            continue
        bands.append(Band(f"band:{grade}", Rect(left, top, right - left, bottom - top)))
        if head:
            bands.append(Band(f"head:{grade}", Rect(left - head, top, head, bottom - top), is_head=True))
            captions[grade_caption(grade)] = (left - head / 2, (top + bottom) / 2)
    return bands, captions
