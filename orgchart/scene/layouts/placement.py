"""What a layout returns: every box with its place, every line with its corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgchart.scene.scene import ConnectorKind, Site

Size = tuple[float, float]
Point = tuple[float, float]


class Rect(NamedTuple):
    """A box's place in points, y downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A reporting line from ``manager_id`` to ``role_id`` as an axis-parallel polyline."""

    kind: ConnectorKind
    manager_id: str
    role_id: str
    manager_site: Site
    role_site: Site
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Boxes by role id and lines, in the layout's own coordinates (the origin may be anywhere)."""

    boxes: Mapping[str, Rect]
    lines: Sequence[Line]
