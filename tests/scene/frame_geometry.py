"""What must hold of frames round the roles of units: lists of what does not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.layouts.frames.parts import NESTING
from orgchart.scene.scene import Box, Frame, Scene
from orgchart.scene.themes import theme
from tests.scene.geometry import areas

Rect = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
Edge = tuple[Point, Point]

APART = 2.0  # points between edges of frames, and between an edge and a line beside it


def misplaced_frames(document: Document, scene: Scene, theme_name: str) -> list[str]:
    """Return a sentence for everything that is wrong with the frames of a scene."""
    frames = [frame for frame in scene.frames if frame.unit_id]
    if not frames:
        return []
    return [
        *crooked_outlines(frames),
        *wrong_boxes(document, scene, frames),
        *crossed_frames(document, frames),
        *lines_along_edges(scene, frames),
        *covered_captions(scene, frames, theme_name),
    ]


def crooked_outlines(frames: list[Frame]) -> Iterator[str]:
    """Outlines are axis-parallel, turn at every corner and lie in the rectangle of their frame."""
    for frame in frames:
        for (x1, y1), (x2, y2) in edges(frame):
            if (abs(x1 - x2) < 0.02) == (abs(y1 - y2) < 0.02):
                yield f"{frame.id} has a side from {x1, y1} to {x2, y2}"
        across, down = zip(*corners(frame), strict=True)
        size = min(across), min(down), max(across) - min(across), max(down) - min(down)
        said = frame.x, frame.y, frame.width, frame.height
        if any(abs(one - other) > 0.05 for one, other in zip(size, said, strict=True)):
            yield f"{frame.id} is of another size than its outline"


def wrong_boxes(document: Document, scene: Scene, frames: list[Frame]) -> Iterator[str]:
    """Every role lies in a frame of its unit, and none touches a frame of a foreign one."""
    around = units_around(document)
    for box in scene.boxes:
        unit = document.roles[box.id].unit_id
        units = around[unit][:NESTING] if unit is not None else []
        found = set()
        for frame in frames:
            if _holds(frame, _rect(box)):
                found.add(frame.unit_id)
                if frame.unit_id not in units:
                    yield f"{box.id} lies in {frame.id}, but is not of that unit"
            elif _touches(frame, _rect(box)):
                yield f"{box.id} is cut by {frame.id}"
        if units and units[-1] not in found:
            yield f"{box.id} lies in no frame of its unit {units[-1]}"


def crossed_frames(document: Document, frames: list[Frame]) -> Iterator[str]:
    """Frames lie apart, or one in the other as their units do."""
    around = units_around(document)
    for one, other in combinations(frames, 2):
        if any(_near(edge, beside) for edge in edges(one) for beside in edges(other)):
            yield f"{one.id} touches {other.id}"
        for inner, outer in ((one, other), (other, one)):
            if _contains(outer, corners(inner)[0]) and outer.unit_id not in around[inner.unit_id][:-1]:
                yield f"{inner.id} lies in {outer.id}"


def lines_along_edges(scene: Scene, frames: list[Frame]) -> Iterator[str]:
    """Lines cross the edges of frames, they do not run along them."""
    for frame in frames:
        for connector in scene.connectors:
            if connector.kind == "dotted":
                continue
            for stretch in pairwise(connector.points):
                if any(_is_along(stretch, edge) for edge in edges(frame)):
                    yield f"{connector.id} runs along {frame.id}"


def covered_captions(scene: Scene, frames: list[Frame], theme_name: str) -> Iterator[str]:
    """Every frame has a caption in it that no box, no line, no label of one and no edge touches."""
    captions = {caption.id: caption.text for caption in scene.captions}
    family = theme(theme_name).font_family
    labelled = [(each.id, each.label) for each in scene.connectors if each.label is not None]
    labels = [(line, area) for line, label in labelled for area in areas(label, family)]
    for frame in frames:
        if frame.id not in captions:
            yield f"{frame.id} has no caption"
            continue
        for area in areas(captions[frame.id], family):
            if not _holds(frame, area):
                yield f"the caption of {frame.id} leaves it"
            if any(_overlap(area, _rect(box)) for box in scene.boxes):
                yield f"a box lies on the caption of {frame.id}"
            if any(_touches(each, area) for each in frames):
                yield f"an edge runs through the caption of {frame.id}"
            for line, label in labels:
                if _overlap(area, label):
                    yield f"the label of {line} lies on the caption of {frame.id}"
            for connector in scene.connectors:
                if any(_overlap(area, _bounds(stretch)) for stretch in pairwise(connector.points)):
                    yield f"{connector.id} runs through the caption of {frame.id}"


def units_around(document: Document) -> dict[str, list[str]]:
    """Return the units around each unit and itself, the outermost first."""
    nested = index(document).nested_units
    around: dict[str, list[str]] = {unit: [unit] for unit in nested.get(None, ())}
    waiting = list(around)
    for unit in waiting:
        for inner in nested.get(unit, ()):
            around[inner] = [*around[unit], inner]
            waiting.append(inner)
    return around


def corners(frame: Frame) -> list[Point]:
    """Return the corners of a frame in order."""
    right, bottom = frame.x + frame.width, frame.y + frame.height
    return list(frame.outline) or [(frame.x, frame.y), (right, frame.y), (right, bottom), (frame.x, bottom)]


def edges(frame: Frame) -> list[Edge]:
    """Return the sides of a frame."""
    points = corners(frame)
    return list(pairwise([*points, points[0]]))


def _holds(frame: Frame, area: Rect) -> bool:
    """Whether all of an area lies in a frame."""
    return not _touches(frame, area) and _contains(frame, (area[0], area[1]))


def _contains(frame: Frame, point: Point) -> bool:
    """Whether a point lies in a frame: a ray to the right leaves it an odd number of times."""
    x, y = point
    upright = [edge for edge in edges(frame) if abs(edge[0][0] - edge[1][0]) < 0.02]
    return sum(a[0] > x and min(a[1], b[1]) <= y < max(a[1], b[1]) for a, b in upright) % 2 == 1


def _touches(frame: Frame, area: Rect) -> bool:
    """Whether a side of a frame runs through or along an area."""
    return any(_overlap(area, _bounds(edge)) for edge in edges(frame))


def _near(one: Edge, other: Edge) -> bool:
    left, top, right, bottom = _bounds(one)
    return _overlap((left - APART, top - APART, right + APART, bottom + APART), _bounds(other))


def _is_along(stretch: Edge, edge: Edge) -> bool:
    """Whether two stretches lie beside each other for a while."""
    one, other = _bounds(stretch), _bounds(edge)
    for across, along in ((0, 1), (1, 0)):
        flat = one[across + 2] - one[across] < 0.02 and other[across + 2] - other[across] < 0.02
        if flat and abs(one[across] - other[across]) < APART:
            return min(one[along + 2], other[along + 2]) - max(one[along], other[along]) > 0.5
    return False


def _overlap(one: Rect, other: Rect) -> bool:
    """Whether two areas have a point in common; either may be a stretch without width."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _bounds(edge: Edge) -> Rect:
    (x1, y1), (x2, y2) = edge
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _rect(box: Box) -> Rect:
    return box.x, box.y, box.x + box.width, box.y + box.height
