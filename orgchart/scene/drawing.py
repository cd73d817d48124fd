"""From places to scene items: the margin round the picture, and the theme's strokes and fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import hypot
from typing import NamedTuple

from orgchart.core.document import Document, RoleKind, line_id
from orgchart.scene.boxes.cards import CaptionCard, placed_caption
from orgchart.scene.boxes.faces import BoxOutline, Face, drawn_box
from orgchart.scene.colours import contrast, legible, mix, readable
from orgchart.scene.drawn import Drawn
from orgchart.scene.fonts import face
from orgchart.scene.measure import fit, is_right_to_left
from orgchart.scene.mirroring import mirrored_box
from orgchart.scene.placement import CENTRE, LABEL_HEIGHT, Group, LabelRoom, Line, Placement, Point, Size
from orgchart.scene.scene import (
    Box,
    Caption,
    Connector,
    Disc,
    Frame,
    Picture,
    Plate,
    Text,
    TextLine,
)
from orgchart.scene.themes import Logo, Theme
from orgchart.scene.unit_frames import FramePen

EMPTY_SIZE = (320.0, 200.0)
# The most room that a logo takes above the chart, and how far the chart keeps from it, in points.
LOGO_WIDTH, LOGO_HEIGHT = 160.0, 44.0
LOGO_GAP = 20.0
# How strong the colour of rings is in the outermost and in the innermost disc; so in bands and their heads.
_FAINT, _STRONG = 0.07, 0.2
_RING_STROKE = 3.0
_DESCENT = 0.3  # how far letters and the line below them keep apart, in em
_LABEL_WIDTH = 150.0  # longer labels are shortened
_ASCENT = 0.95  # from the line on which letters stand to the top of a plate, in em
_PLATE_RIM = 2.0  # of a plate around its label


class LineOutline(NamedTuple):
    """A connector before it is drawn: a line, how far it is moved, the kind of its role, and its label.

    Lines of groups are moved by hundredths of a point, so that they may be moved on without being drawn.
    """

    line: Line
    dx: float
    dy: float
    role_kind: RoleKind
    label: str
    is_grouped: bool

    @property
    def points(self) -> tuple[Point, ...]:
        """The corners."""
        dx, dy = self.dx, self.dy
        return tuple([(round(x + dx, 2), round(y + dy, 2)) for x, y in self.line.points])


class Pen:
    """Draws the boxes and lines of one placement, moved so that the picture begins at (0, 0)."""

    def __init__(self, placement: Placement, theme: Theme, frame_pen: FramePen) -> None:
        self.theme = theme
        self.frame_pen = frame_pen
        self.areas = placement.frames
        self.places = placement.boxes
        self.lines = placement.lines
        self.groups = placement.groups
        self.circles = placement.discs
        self.rings = sum(circle.id != CENTRE for circle in placement.discs)
        self.bands = placement.bands
        # What stands out on the strongest ring or band stands out on the others and beside them.
        self.ground = self._tone(self.rings - 1) if self.rings else theme.background
        if placement.bands:
            self.ground = self._shade(_STRONG)
        if placement.frames:
            self.ground = frame_pen.ground(placement.frames)
        self.strokes = [
            readable(look.stroke, self.ground, contrast(look.stroke, theme.background))
            for look in (theme.connector, theme.dotted)
        ]
        self.captions = placement.captions
        self.left, self.top = 0.0, 0.0
        self.width, self.height = EMPTY_SIZE
        self.logo = _picture(theme.logo, theme.spacing.margin)
        boxes = placement.boxes.values()
        corners = [point for line in placement.lines for point in line.points]
        if boxes:
            corners.append((min([rect[0] for rect in boxes]), min([rect[1] for rect in boxes])))
            corners.append(
                (max([x + width for x, _, width, _ in boxes]), max([y + height for _, y, _, height in boxes]))
            )
        for picture, x, y, _ in placement.groups:
            low, high, right, bottom = picture.extent
            corners += [(x + low, y + high), (x + right, y + bottom)]
        for room in (line.label for line in placement.lines if line.label is not None):
            corners += [(room.x - room.width / 2, room.y - room.height), (room.x + room.width / 2, room.y)]
        for disc in placement.discs:
            corners += [(disc.x - disc.radius, disc.y - disc.radius)]
            corners += [(disc.x + disc.radius, disc.y + disc.radius)]
        for band in placement.bands:
            corners += [(band.area.x, band.area.y)]
            corners += [(band.area.x + band.area.width, band.area.y + band.area.height)]
        corners += [point for area in placement.frames for point in area.points]
        if corners:
            margin = theme.spacing.margin
            columns, rows = [x for x, _ in corners], [y for _, y in corners]
            head = self.logo.height + LOGO_GAP if self.logo else 0.0
            self.left, self.top = min(columns) - margin, min(rows) - margin - head
            self.width = round(max(columns) + margin - self.left, 2)
            self.height = round(max(rows) + margin - self.top, 2)
            if self.logo:
                self.width = max(self.width, self.logo.width + 2 * margin)

    def boxes(self, faces: Mapping[str, Face], *, from_right: bool) -> Drawn[BoxOutline, Box]:
        """Return the boxes with these faces, mirrored for languages read from the right."""
        outlines: dict[str, BoxOutline] = {}
        single = self.places, -self.left, -self.top
        groups = ((group.picture.boxes, *self._offset(group)) for group in self.groups)
        for places, dx, dy in (single, *groups):
            for role_id, (x, y, width, height) in places.items():
                outlines[role_id] = faces[role_id], round(x + dx, 2), round(y + dy, 2), width, height
        draw = _mirrored_box if from_right else drawn_box
        return Drawn({role_id: outlines[role_id] for role_id in faces}, draw, draw)

    def connectors(
        self, document: Document, before: Drawn[LineOutline, Connector] | None = None
    ) -> Drawn[LineOutline, Connector]:
        """Return the connectors of the lines. The outlines that ``before`` has too are kept."""
        lines, roles = document.lines, document.roles
        known: Mapping[str, LineOutline] = before.outlines if before else {}
        outlines: dict[str, LineOutline] = {}
        for group, (dx, dy), is_grouped in self._line_groups():
            for key, line in group:
                role_kind, outline = roles[line[2]].kind, known.get(key)
                if (
                    outline is None
                    or outline[0] is not line
                    or outline[1] != dx
                    or outline[2] != dy
                    or outline[3] != role_kind
                ):
                    label = lines[key].label if line.label else ""
                    outline = LineOutline(line, dx, dy, role_kind, label, is_grouped)
                outlines[key] = outline
        return Drawn(outlines, self._connector, (self.theme, *self.strokes))

    def _offset(self, group: Group) -> Point:
        """How far a group is moved, in hundredths of a point: so is everything in it, time and again."""
        return round(group.x - self.left, 2), round(group.y - self.top, 2)

    def _line_groups(self) -> Iterator[tuple[Iterable[tuple[str, Line]], Point, bool]]:
        """Yield lines by id with how far they are moved, single ones and groups in order."""
        single, done = (-self.left, -self.top), 0
        for group in self.groups:
            if done < group.after:
                yield ((line.id, line) for line in self.lines[done : group.after]), single, False
            yield group.picture.lines.items(), self._offset(group), True
            done = group.after
        yield ((line.id, line) for line in self.lines[done:]), single, False

    def _connector(self, outline: LineOutline) -> Connector:
        """Return the connector with its label, as far as there is room for it."""
        kind, manager_id, role_id, manager_site, role_site, _, room = outline.line
        dotted, role_kind = kind == "dotted", outline.role_kind
        look = self.theme.dotted if dotted else self.theme.connector
        text = self._label(room, outline.label) if room and outline.label else None
        return Connector(
            id=line_id("dotted" if dotted else "solid", role_id, manager_id),
            kind=kind,
            source=manager_id,
            target=role_id,
            source_site=manager_site,
            target_site=role_site,
            points=outline.points,
            radius=look.radius,
            stroke=self.strokes[dotted],
            stroke_width=look.stroke_width,
            dash=self.theme.dotted.dash
            if dotted
            else self.theme.adviser.dash
            if role_kind == "adviser"
            else (),
            label=text,
            plate=self._plate(text) if text and room and room.covers else None,
        )

    def discs(self) -> tuple[Disc, ...]:
        """Return the rings, stronger towards the middle, and the full disc of a caption."""
        return tuple(
            Disc(
                id=circle.id,
                cx=round(circle.x - self.left, 2),
                cy=round(circle.y - self.top, 2),
                r=round(circle.radius, 2),
                fill=self.theme.rings if circle.id == CENTRE else self._tone(number),
                stroke=self.theme.background,
                stroke_width=_RING_STROKE,
            )
            for number, circle in enumerate(self.circles)
        )

    def _tone(self, number: int) -> str:
        """Return the colour of a ring, counted from the outermost."""
        return self._shade(_FAINT + (_STRONG - _FAINT) * number / max(1, self.rings - 1))

    def _shade(self, strength: float) -> str:
        return mix(self.theme.rings, self.theme.background, strength)

    def frames(self) -> tuple[Frame, ...]:
        """Return the bands, those that name the others stronger, and the frames of units."""
        bands = (
            Frame(
                id=band.id,
                x=round(band.area.x - self.left, 2),
                y=round(band.area.y - self.top, 2),
                width=round(band.area.width, 2),
                height=round(band.area.height, 2),
                radius=0.0,
                fill=self._shade(_STRONG if band.is_head else _FAINT),
                stroke=self.theme.background,
                stroke_width=_RING_STROKE,
            )
            for band in self.bands
        )
        return (*bands, *(self.frame_pen.frame(area, self.left, self.top) for area in self.areas))

    def caption(self, cards: Mapping[str, CaptionCard]) -> tuple[Caption, ...]:
        """Return the captions for which the layout has a place."""
        names = (self.frame_pen.caption(area, self.left, self.top) for area in self.areas)
        return (*(self._caption(key, cards[key]) for key in self.captions), *names)

    def _caption(self, key: str, card: CaptionCard) -> Caption:
        x, y = self.captions[key]
        ground = self.theme.rings if key == CENTRE else self._shade(_STRONG)
        wished = self.theme.background if key == CENTRE else self.theme.ink
        colour = legible(wished, self.theme.ink, ground, self.theme.contrast.text)
        return Caption(key, placed_caption(card, round(x - self.left, 2), round(y - self.top, 2), colour))

    def _label(self, room: LabelRoom, label: str) -> Text:
        """Return a label in the middle of its room."""
        look = self.theme.dotted
        fitted = fit(label, face(self.theme.font_family, False), look.size, room.width, 1)
        low = room.y - (room.height - LABEL_HEIGHT) / 2 - look.size * _DESCENT
        x, y = round(room.x - self.left, 2), round(low - self.top, 2)
        return Text(
            part="caption",
            lines=tuple(TextLine(line, x, y) for line in fitted.lines),
            full=fitted.full,
            size=fitted.size,
            bold=False,
            colour=readable(look.colour, self.ground, self.theme.contrast.text),
            align="middle",
            rtl=is_right_to_left(label),
        )

    def _plate(self, text: Text) -> Plate:
        """Return the ground that hides the lines below a label."""
        (line,) = text.lines
        width = text_width(line.text, text.size, self.theme) + 2 * _PLATE_RIM
        # Large letters need no more above them than the room that the layout has kept.
        height = round(min((_ASCENT + _DESCENT) * text.size, LABEL_HEIGHT), 2)
        x, y = round(line.x - width / 2, 2), round(line.y + _DESCENT * text.size - height, 2)
        fill = self._ground_at(x + width / 2 + self.left, y + height / 2 + self.top)
        return Plate(x, y, round(width, 2), height, _PLATE_RIM, fill)

    def _ground_at(self, x: float, y: float) -> str:
        """Return the colour behind the boxes and lines at a point of the layout."""
        for area in reversed(self.areas):
            if encloses(area.points, x, y):
                return self.frame_pen.fill(area)
        for band in reversed(self.bands):
            place = band.area
            if place.x <= x <= place.x + place.width and place.y <= y <= place.y + place.height:
                return self._shade(_STRONG if band.is_head else _FAINT)
        for number, circle in reversed(list(enumerate(self.circles))):
            if hypot(x - circle.x, y - circle.y) <= circle.radius:
                return self.theme.rings if circle.id == CENTRE else self._tone(number)
        return self.theme.background


def encloses(outline: Sequence[Point], x: float, y: float) -> bool:
    """Return whether a point lies inside an outline with upright and level edges.

    >>> [encloses([(0, 0), (9, 0), (9, 9), (5, 9), (5, 4), (0, 4)], x, 6) for x in (3, 7, 11)]
    [False, True, False]
    """
    crossed = (
        one[0] > x and (one[1] > y) != (other[1] > y)
        for one, other in zip(outline, [*outline[1:], *outline[:1]], strict=True)
    )
    return sum(crossed) % 2 == 1


def text_width(text: str, size: float, theme: Theme) -> float:
    """Return the width of a label's line in points."""
    return face(theme.font_family, False).width(text) * size


def label_size(label: str, theme: Theme) -> Size:
    """Return the room that the label of a line takes in points."""
    look = theme.dotted
    fitted = fit(label, face(theme.font_family, False), look.size, _LABEL_WIDTH, 1)
    width = max(text_width(line, fitted.size, theme) for line in fitted.lines)
    return width + 2 * _PLATE_RIM, LABEL_HEIGHT


def _mirrored_box(outline: BoxOutline) -> Box:
    return mirrored_box(drawn_box(outline))


def _picture(logo: Logo | None, margin: float) -> Picture | None:
    """The logo at the top left, as large as its room allows, a pixel a point at most."""
    if logo is None:
        return None
    scale = min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height, 1.0)
    width, height = round(logo.width * scale, 2), round(logo.height * scale, 2)
    return Picture(margin, margin, width, height, logo.data, logo.label)
