"""What a browser that draws one scene needs in order to draw another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, TypeVar

from orgchart.scene.drawn import Drawn, in_one_look
from orgchart.scene.scene import Box, Connector, Scene, scene_to_json

Item = TypeVar("Item", Box, Connector)
Point = tuple[float, float]

_PICTURE = (
    "title",
    "description",
    "width",
    "height",
    "background",
    "font",
    "ink",
    "discs",
    "captions",
    "frames",
    "legend",
)
_INSIDE = {"x", "y", "avatar", "texts"}  # what of a box follows from its face and its place
_ROUTE = {"points", "label", "plate"}
_NEAR = 0.001  # places are hundredths of a point


def scene_changes(old: Scene, new: Scene) -> dict[str, Any]:
    """Return the new picture, and the boxes and connectors to put, to move and to remove, JSON-ready.

    The logo, which is large, is only there where it is another one.

    ``put`` holds what is new or different, in the order of the new scene; ``moved`` the ids of what is the
    same at another place, by how far it has moved; ``routed`` the ids of connectors that have only new
    ``points``, with these; ``remove`` holds ids, in the order of the old one. Items that are not named stay
    as they are. Discs, frames, captions and the legend, of which there are few and whose order counts,
    come whole.
    """
    boxes, connectors = _Changed(), _Changed()
    boxes.add_boxes(old.boxes, new.boxes)
    connectors.add_lines(old.connectors, new.connectors)
    put = scene_to_json(replace(new, boxes=tuple(boxes.put), connectors=tuple(connectors.put)))
    keys = _PICTURE if new.logo == old.logo else (*_PICTURE, "logo")
    return {
        **{key: put[key] for key in keys},
        "boxes": {"put": put["boxes"], "moved": boxes.moves(), "remove": _gone(old.boxes, new.boxes)},
        "connectors": {
            "put": put["connectors"],
            "moved": connectors.moves(),
            "routed": connectors.routed,
            "remove": _gone(old.connectors, new.connectors),
        },
    }


def _different(old: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[Item, Item | None]]:
    """Yield what is new or another object, with what was known under its id."""
    before = {item.id: item for item in old}
    for item in new:
        known = before.get(item.id)
        # Most of what stays is the very item, and need not be compared.
        if known is not item:
            yield item, known


_look_of_box, _look_of_line = (
    attrgetter(*(each.name for each in fields(kind) if each.compare and each.name not in placed))
    for kind, placed in ((Box, _INSIDE), (Connector, _ROUTE))
)


class _Changed:
    """Items sorted by what a browser must be told of them."""

    def __init__(self) -> None:
        self.put: list[Any] = []
        self.routed: list[tuple[str, Sequence[Point]]] = []
        self._moved: dict[Point, list[str]] = {}

    def moves(self) -> list[dict[str, Any]]:
        """Return the ids of what has only moved, by how far."""
        return [{"dx": dx, "dy": dy, "ids": ids} for (dx, dy), ids in self._moved.items()]

    def add_boxes(self, old: Sequence[Box], new: Sequence[Box]) -> None:
        """Sort boxes; those that have only moved need not be drawn for that."""
        pair = in_one_look(old, new)
        if pair is None:
            for box, known_box in _different(old, new):
                self.add_box(box, known_box)
            return
        before, after = pair
        for key, outline in after.outlines.items():
            known = before.outlines.get(key)
            if known == outline:
                continue
            if known is not None and known[0] is outline[0] and known[3:] == outline[3:]:
                self._move(key, round(outline[1] - known[1], 2), round(outline[2] - known[2], 2))
            else:
                self.add_box(after.item(key), None if known is None else before.item(key))

    def add_lines(self, old: Sequence[Connector], new: Sequence[Connector]) -> None:
        """Sort connectors; those without labels need not be drawn for that."""
        pair = in_one_look(old, new)
        if pair is None:
            for line, known_line in _different(old, new):
                self.add_line(line, known_line)
            return
        before, after = pair
        for key, outline in after.outlines.items():
            known = before.outlines.get(key)
            if known is outline:
                continue
            if known is None or known.label or outline.label or known.role_kind != outline.role_kind:
                self.add_line(after.item(key), None if known is None else before.item(key))
            elif known.is_grouped and outline.is_grouped and known.line == outline.line:
                self._move(key, round(outline.dx - known.dx, 2), round(outline.dy - known.dy, 2))
            elif known.line.ends != outline.line.ends:
                self.add_line(after.item(key), before.item(key))
            elif (points := outline.points) != (old_points := known.points):
                self._reroute(key, old_points, points)

    def add_box(self, box: Box, known: Box | None) -> None:
        """Sort a box, which may have been known."""
        if known is None or known.face is None or known.face != box.face:
            if box != known:
                self.put.append(box)
        elif _look_of_box(known) != _look_of_box(box):
            self.put.append(box)
        elif box.x != known.x or box.y != known.y:
            self._move(box.id, round(box.x - known.x, 2), round(box.y - known.y, 2))

    def add_line(self, line: Connector, known: Connector | None) -> None:
        """Sort a connector, which may have been known."""
        if known is None or line.label or known.label or _look_of_line(known) != _look_of_line(line):
            if line != known:
                self.put.append(line)
        elif line.points != known.points:
            self._reroute(line.id, known.points, line.points)

    def _reroute(self, line_id: str, known: Sequence[Point], points: Sequence[Point]) -> None:
        (x, y), (old_x, old_y) = points[0], known[0]
        dx, dy = round(x - old_x, 2), round(y - old_y, 2)
        if _are_off(known, points, dx, dy):
            self._move(line_id, dx, dy)
        else:
            self.routed.append((line_id, points))

    def _move(self, item_id: str, dx: float, dy: float) -> None:
        if dx or dy:
            self._moved.setdefault((dx, dy), []).append(item_id)


def _are_off(old: Sequence[Point], new: Sequence[Point], dx: float, dy: float) -> bool:
    """Whether all corners are so far from what they were."""
    if len(old) != len(new):
        return False
    for (x, y), (to_x, to_y) in zip(old, new, strict=True):
        if not (-_NEAR < x + dx - to_x < _NEAR and -_NEAR < y + dy - to_y < _NEAR):
            return False
    return True


def _gone(old: Sequence[Item], new: Sequence[Item]) -> list[str]:
    before, kept = _ids(old), _ids(new)
    return [key for key in before if key not in kept]


def _ids(items: Sequence[Item]) -> Collection[str]:
    return items.outlines.keys() if isinstance(items, Drawn) else dict.fromkeys(item.id for item in items)
