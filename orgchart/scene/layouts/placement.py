"""What a layout returns: every box with its place, every line with its corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgchart.core.document import line_id
from orgchart.scene.scene import ConnectorKind, Site

LABEL_HEIGHT = 12.0  # points that one line of a label needs

Size = tuple[float, float]
Point = tuple[float, float]


class Rect(NamedTuple):
    """A box's place in points, y downwards."""

    x: float
    y: float
    width: float
    height: float


class LabelRoom(NamedTuple):
    """Where a label may stand: centred on x, above y, in a room of this width and height in points."""

    x: float
    y: float
    width: float
    height: float = LABEL_HEIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """A reporting line from ``manager_id`` to ``role_id`` as an axis-parallel polyline.

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
    def id(self) -> str:
        """The id of the reporting line."""
        return line_id("dotted" if self.kind == "dotted" else "solid", self.role_id, self.manager_id)


@dataclass(frozen=True, slots=True)
class Placement:
    """Boxes by role id and lines, in the layout's own coordinates (the origin may be anywhere)."""

    boxes: Mapping[str, Rect]
    lines: Sequence[Line]
