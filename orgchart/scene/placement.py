"""What a layout returns: every box with its place, every line with its corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from orgchart.core.document import line_id
from orgchart.scene.scene import ConnectorKind, Site

LABEL_HEIGHT = 12.0  # points that one line of a label needs
CENTRE = "caption:centre"  # no role's id: those hold no colons


Size = tuple[float, float]
Point = tuple[float, float]


def grade_caption(rank: int) -> str:
    """Return the id of the caption that names a grade, counted from the highest, which is 0.

    >>> grade_caption(0)
    'caption:grade:0'
    """
    return f"caption:grade:{rank}"


class Rect(NamedTuple):
    """A box's place in points, y downwards."""

    x: float
    y: float
    width: float
    height: float


class LabelRoom(NamedTuple):
    """Where a label may stand: centred on x, above y, in a room of this width and height in points.

    ``covers`` says that there are lines in it, which the label hides.
    """

    x: float
    y: float
    width: float
    height: float = LABEL_HEIGHT
    covers: bool = False


class Line(NamedTuple):
    """A reporting line from ``manager_id`` to ``role_id`` as a polyline, axis-parallel except in rings.

    ``label`` is the room for a label, if the line has one and there is room.
    """

    kind: ConnectorKind
    manager_id: str
    role_id: str
    manager_site: Site
    role_site: Site
    points: tuple[Point, ...]
    label: LabelRoom | None = None

    @property
    def ends(self) -> tuple[ConnectorKind, str, str, Site, Site]:
        """All but the corners and the room."""
        return self[:5]

    @property
    def id(self) -> str:
        """The id of the reporting line."""
        return line_id("dotted" if self.kind == "dotted" else "solid", self.role_id, self.manager_id)


class Circle(NamedTuple):
    """A disc behind the boxes."""

    id: str
    x: float
    y: float
    radius: float


class Band(NamedTuple):
    """A strip behind the boxes, such as a row of a table. ``is_head`` says that it names the others."""

    id: str
    area: Rect
    is_head: bool = False


class FrameArea(NamedTuple):
    """A frame round a part of a unit: its corners in order, and the room for its caption."""

    id: str
    unit_id: str
    points: tuple[Point, ...]
    caption: Rect
    depth: int


@dataclass(slots=True, eq=False)
class Picture:
    """Boxes by role id and lines by id that move as one; the lines have no labels.

    ``extent`` holds their outermost edges: left, top, right and bottom. ``turned`` are the same in other
    directions, as far as somebody asked for them.
    """

    boxes: Mapping[str, Rect]
    lines: Mapping[str, Line]
    extent: tuple[float, float, float, float]
    turned: dict[Any, Picture] = field(default_factory=dict)


class Group(NamedTuple):
    """A picture at a place.

    ``after`` is the number of single lines that come before those of the group. The very same picture comes
    again as long as nothing in it changes.
    """

    picture: Picture
    x: float
    y: float
    after: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Boxes by role id and lines, in the layout's own coordinates (the origin may be anywhere).

    Those in ``groups`` come on top of them.

    ``discs`` and ``bands`` lie behind all else, the lowest first. ``captions`` are the middles of texts
    that belong to no box, by the id under which the layout was given their size. ``frames`` come outer ones
    first.
    """

    boxes: Mapping[str, Rect]
    lines: Sequence[Line]
    discs: Sequence[Circle] = ()
    captions: Mapping[str, Point] = field(default_factory=dict)
    bands: Sequence[Band] = ()
    frames: Sequence[FrameArea] = ()
    groups: Sequence[Group] = ()
