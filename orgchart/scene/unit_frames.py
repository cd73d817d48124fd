"""Frames round the roles of a unit: what a layout must know of them, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from orgchart.core.document import Document, OrgUnit
from orgchart.core.index import Index
from orgchart.scene.colours import contrast, mix, readable, unit_colours
from orgchart.scene.fonts import face
from orgchart.scene.layouts.frames.framing import LINES, Framing
from orgchart.scene.layouts.frames.parts import chains
from orgchart.scene.measure import fit, is_right_to_left
from orgchart.scene.placement import FrameArea
from orgchart.scene.scene import Caption, Frame, Text, TextLine
from orgchart.scene.themes import Theme

_CAPITAL = 0.72  # height of a capital letter in em


def framing(document: Document, index: Index, look: Theme) -> Framing:
    """Return what a layout must know to frame the units of a document."""
    letters = face(look.font_family, True)

    @cache
    def lines(unit_id: str, width: float) -> int:
        name = document.units[unit_id].name
        fitted = fit(name, letters, look.frame.size, max(width, 1.0), LINES)
        is_whole = fitted.size == look.frame.size and not fitted.lines[-1].endswith("…")
        return len(fitted.lines) if is_whole else LINES + 1

    around, offices = chains(index)
    return Framing(
        chains=around,
        offices=offices,
        padding=look.frame.padding,
        leading=look.frame.leading,
        lines=lambda unit_id, width: lines(unit_id, round(width, 1)),
    )


class FramePen:
    """Draws frames of units, moved by ``left`` and ``top``."""

    def __init__(self, units: Mapping[str, OrgUnit], theme: Theme, *, rtl: bool) -> None:
        self.units = units
        self.colours = unit_colours(units, theme.box.unit_colour)
        self.theme = theme
        self.rtl = rtl

    def frame(self, area: FrameArea, left: float, top: float) -> Frame:
        """Return the frame of an area."""
        look, colour = self.theme.frame, self._colour(area)
        points = tuple((round(x - left, 2), round(y - top, 2)) for x, y in area.points)
        across, down = zip(*points, strict=True)
        unit = self.units[area.unit_id]
        return Frame(
            id=area.id,
            x=min(across),
            y=min(down),
            width=round(max(across) - min(across), 2),
            height=round(max(down) - min(down), 2),
            radius=look.radius,
            fill=self.fill(area),
            stroke=mix(colour, self.theme.background, look.stroke),
            stroke_width=look.stroke_width,
            dash=look.dash,
            outline=points if len(points) > 4 else (),
            unit_id=area.unit_id,
            depth=area.depth,
            label=f"{unit.name}, {unit.kind}",
        )

    def fill(self, area: FrameArea) -> str:
        """Return the ground of a frame: stronger, the more frames are around it."""
        look = self.theme.frame
        strength = min(look.strongest, look.fill + look.deeper * (area.depth - 1))
        return mix(self._colour(area), self.theme.background, strength)

    def caption(self, area: FrameArea, left: float, top: float) -> Caption:
        """Return the name of a unit at the beginning of its room."""
        look, room = self.theme.frame, area.caption
        name = self.units[area.unit_id].name
        most = max(1, min(LINES, round(room.height / look.leading)))
        fitted = fit(name, face(self.theme.font_family, True), look.size, max(room.width, 1.0), most)
        x = round(room.x - left + (room.width if self.rtl else 0.0), 2)
        first = room.y - top + (look.leading + fitted.size * _CAPITAL) / 2
        text = Text(
            part="caption",
            lines=tuple(
                TextLine(line, x, round(first + look.leading * row, 2))
                for row, line in enumerate(fitted.lines)
            ),
            full=fitted.full,
            size=fitted.size,
            bold=True,
            colour=readable(self._colour(area), self.fill(area), self.theme.contrast.text),
            align="end" if self.rtl else "start",
            rtl=is_right_to_left(name),
        )
        return Caption(area.id, text)

    def ground(self, areas: Iterable[FrameArea]) -> str:
        """Return the ground on which lines and their labels stand out least."""
        fills = dict.fromkeys([self.theme.background, *map(self.fill, areas)])
        return min(fills, key=lambda fill: contrast(fill, self.theme.dotted.colour))

    def _colour(self, area: FrameArea) -> str:
        """The colour of which a frame has tints: its unit's, where it can be seen, or the ink."""
        if self.theme.frame.of == "ink":
            return self.theme.ink
        return readable(self.colours[area.unit_id], self.theme.background, self.theme.contrast.unit)
