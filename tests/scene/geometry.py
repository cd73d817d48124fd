"""What must hold of every scene, whatever the organisation, layout and theme: lists of what does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.fonts import face
from orgchart.scene.scene import Box, Connector, Scene, Site, Text
from orgchart.scene.themes import theme

CELL = 250.0
TOUCH = 0.02  # coordinates are rounded to hundredths

Rect = tuple[float, float, float, float]  # left, top, right, bottom


# How each direction looks in the mirror that makes it a tree again: (x, y) of a point there.
CANONICAL: Mapping[str, Callable[[float, float], tuple[float, float]]] = {
    "tree": lambda x, y: (x, y),
    "mirrored": lambda x, y: (-x, y),
    "inverted": lambda x, y: (x, -y),
    "mirrored inverted": lambda x, y: (-x, -y),
    "left-right": lambda x, y: (y, x),
    "right-left": lambda x, y: (y, -x),
}


def missing(document: Document, scene: Scene) -> Iterator[str]:
    """Every role stands in one box, in reading order, every reporting line of a box is drawn; ids differ."""
    if len({frame.id for frame in scene.frames}) < len(scene.frames):
        yield "two frames have the same id"
    if sorted(each for box in scene.boxes for each in box.role_ids) != sorted(document.roles):
        yield "the boxes do not stand for each role once"
    document = as_drawn(document, scene)
    if [box.id for box in scene.boxes] != list(index(document).reading_order()):
        yield "the boxes are not the roles in reading order"
    if sorted(connector.id for connector in scene.connectors) != sorted(document.lines):
        yield "the connectors are not the reporting lines"
    for connector in scene.connectors:
        line = document.lines[connector.id]
        if (connector.source, connector.target) != (line.manager_id, line.role_id):
            yield f"{connector.id} joins other boxes"
        if (connector.kind == "dotted") != (line.kind == "dotted"):
            yield f"{connector.id} is of another kind"


def as_drawn(document: Document, scene: Scene) -> Document:
    """Return the document with the roles and lines that have a box and a connector of their own."""
    inside = {each for box in scene.boxes for each in box.members if each != box.id}
    return replace(
        document,
        roles={key: role for key, role in document.roles.items() if key not in inside},
        lines={key: line for key, line in document.lines.items() if line.role_id not in inside},
    )


def outside(scene: Scene) -> Iterator[str]:
    """Boxes and lines lie in the picture."""
    for box in scene.boxes:
        left, top, right, bottom = rect(box)
        if left < 0 or top < 0 or right > scene.width or bottom > scene.height:
            yield f"{box.id} leaves the picture"
    for disc in scene.discs:
        if min(disc.cx, disc.cy, scene.width - disc.cx, scene.height - disc.cy) < disc.r:
            yield f"{disc.id} leaves the picture"
    for frame in scene.frames:
        right, bottom = frame.x + frame.width, frame.y + frame.height
        if min(frame.x, frame.y) < 0 or right > scene.width or bottom > scene.height:
            yield f"{frame.id} leaves the picture"
    for connector in scene.connectors:
        if any(not (0 <= x <= scene.width and 0 <= y <= scene.height) for x, y in connector.points):
            yield f"{connector.id} leaves the picture"


def overlapping_boxes(scene: Scene) -> Iterator[str]:
    """No two boxes touch."""
    for group in _cells(scene).values():
        for one, other in combinations(group, 2):
            if _touch(rect(one), rect(other)):
                yield f"{one.id} overlaps {other.id}"


def crooked_connectors(scene: Scene) -> Iterator[str]:
    """Lines are axis-parallel and have no stretch of no length."""
    for connector in scene.connectors:
        if len(connector.points) < 2:
            yield f"{connector.id} has no length"
        for (x1, y1), (x2, y2) in pairwise(connector.points):
            if abs(x1 - x2) > TOUCH and abs(y1 - y2) > TOUCH:
                yield f"{connector.id} is oblique"


def loose_ends(scene: Scene) -> Iterator[str]:
    """A line begins on the named side of its manager and ends on the named side of its role."""
    boxes = {box.id: box for box in scene.boxes}
    for connector in scene.connectors:
        for point, box_id, site in (
            (connector.points[0], connector.source, connector.source_site),
            (connector.points[-1], connector.target, connector.target_site),
        ):
            if not _is_on_side(point, rect(boxes[box_id]), site):
                yield f"{connector.id} misses the {site} side of {box_id}"


def crossed_boxes(scene: Scene) -> Iterator[str]:
    """No line runs through a box, not even along one; its own two boxes it only touches."""
    cells = _cells(scene)
    for connector in scene.connectors:
        ends = (connector.source, connector.target)
        for stretch, (start, end) in zip(_stretches(connector), pairwise(connector.points), strict=True):
            seen = {box.id: box for cell in _cells_of(stretch) for box in cells.get(cell, ())}
            for box in seen.values():
                margin = TOUCH if box.id in ends else -TOUCH
                if _runs_through(start, end, rect(box), margin):
                    yield f"{connector.id} runs through {box.id}"


def shared_lanes(scene: Scene) -> Iterator[str]:
    """Lines of different managers, and dotted lines, never lie on each other."""
    stretches: dict[tuple[bool, float], list[tuple[float, float, float, Connector]]] = defaultdict(list)
    for connector in scene.connectors:
        for left, top, right, bottom in _stretches(connector):
            upright = right - left < bottom - top
            at, low, high = (left, top, bottom) if upright else (top, left, right)
            stretches[upright, round(at, 1)].append((at, low, high, connector))
    for group in stretches.values():
        for (at, low, high, one), (_, other_low, other_high, other) in combinations(group, 2):
            together = one.source == other.source and "dotted" not in (one.kind, other.kind)
            shared = min(high, other_high) - max(low, other_low)
            if not together and shared > 1 and one is not other:
                yield f"{one.id} lies on {other.id} at {at} for {shared:.1f}"


def disorder(document: Document, scene: Scene, direction: str = "tree") -> Iterator[str]:
    """Reports lie below their manager and in order; assistants lie no higher than their manager.

    So it is in a tree; other directions are turned to one first.
    """
    lookups = index(as_drawn(document, scene))
    boxes = {box.id: turned(box, direction) for box in scene.boxes}
    for manager, reports in lookups.reports.items():
        for report in reports:
            if report in lookups.bodies:
                continue
            if boxes[report].y < boxes[manager].y + boxes[manager].height:
                yield f"{report} does not stand below {manager}"
    # What hangs stands in stacks that need not be straight.
    hung = {box.id for box in scene.boxes} if lookups.branch_styles else _beside_lines(scene, direction)
    for manager, siblings in (("", lookups.roots), *lookups.reports.items()):
        style = lookups.branch_styles.get(manager, "") if manager not in lookups.bodies else ""
        for one, other in pairwise(boxes[each] for each in siblings if each not in lookups.bodies):
            is_right = other.x >= one.x + one.width
            is_below = other.y >= one.y + one.height and (other.id in hung or abs(other.x - one.x) < TOUCH)
            is_beyond = other.x + other.width / 2 > one.x + one.width / 2
            right = {"left": is_below, "right": is_below, "standard": is_right, "alternating": is_beyond}
            if not right.get(style, is_right or is_below):
                yield f"{other.id} does not follow {one.id}"
    for manager, assistants in lookups.assistants.items():
        for assistant in assistants:
            if boxes[assistant].y < boxes[manager].y:
                yield f"assistant {assistant} stands above {manager}"


def _beside_lines(scene: Scene, direction: str) -> set[str]:
    """The boxes into whose side a line from above leads."""
    sides = ("top", "bottom") if direction in ("left-right", "right-left") else ("left", "right")
    return {each.target for each in scene.connectors if each.target_site in sides}


def low_bodies(document: Document, scene: Scene, layout: str) -> Iterator[str]:
    """Bodies look like plates, and all roles stand below their rows, but in rings."""
    bodies = [box for box in scene.boxes if document.roles[box.id].kind == "body"]
    for box in bodies:
        if box.bar or box.avatar or any(text.align != "middle" for text in box.texts):
            yield f"{box.id} does not look like a body"
    if layout == "rings" or not bodies:
        return
    kind = {"grouped": "tree", "levels": "tree", "matrix": "tree"}.get(layout, layout)
    lowest = max(each.y + each.height for each in (turned(box, kind) for box in bodies))
    for box in scene.boxes:
        if document.roles[box.id].kind != "body" and turned(box, kind).y < lowest:
            yield f"{box.id} stands among the bodies"


def missing_labels(document: Document, scene: Scene) -> Iterator[str]:
    """Every line that has a label shows it."""
    for connector in scene.connectors:
        text = document.lines[connector.id].label
        if text != (connector.label.full if connector.label else ""):
            yield f"{connector.id} does not show its label {text!r}"


def covered_labels(scene: Scene, theme_name: str) -> Iterator[str]:
    """The label of a line lies in the picture, on no box, no other label, and on lines only with a plate."""
    family = theme(theme_name).font_family
    cells = _cells(scene)
    labels = [
        (connector.id, area)
        for connector in scene.connectors
        if connector.label is not None
        for area in areas(connector.label, family)
    ]
    plates = {each.id: each.plate for each in scene.connectors if each.plate is not None}
    for (line, area), (other_line, other) in combinations(labels, 2):
        if _touch(area, other):
            yield f"the label of {line} lies on that of {other_line}"
    for line, letters in labels:
        area = letters
        if not _contains((0, 0, scene.width, scene.height), area):
            yield f"the label of {line} leaves the picture"
        plate = plates.get(line)
        if plate is not None:
            around = (plate.x, plate.y, plate.x + plate.width, plate.y + plate.height)
            if not _contains(around, area):
                yield f"the label of {line} leaves its plate"
            area = around
        for box in {box.id: box for cell in _cells_of(area) for box in cells.get(cell, ())}.values():
            if _touch(area, rect(box)):
                yield f"the label of {line} lies on {box.id}"
        for connector in scene.connectors if plate is None else ():
            if any(_runs_through(start, end, area, TOUCH) for start, end in pairwise(connector.points)):
                yield f"the label of {line} lies on the line {connector.id}"


def turned(box: Box, direction: str) -> Box:
    """Return a box as it stands in the mirror that makes a direction a tree."""
    turn = CANONICAL[direction]
    (x1, y1), (x2, y2) = turn(box.x, box.y), turn(box.x + box.width, box.y + box.height)
    return replace(box, x=min(x1, x2), y=min(y1, y2), width=abs(x2 - x1), height=abs(y2 - y1))


def spilled_text(scene: Scene, theme_name: str) -> Iterator[str]:
    """Every line of text lies in its box, right of the disc, off the bar; initials lie in the disc."""
    family = theme(theme_name).font_family
    for box in scene.boxes:
        left, top, right, bottom = ground(box)
        if box.avatar is not None:
            disc = (box.avatar.cx - box.avatar.r, top, box.avatar.cx + box.avatar.r, bottom)
            if box.avatar.cx < box.x + box.width / 2:
                left = disc[2]
            else:
                right = disc[0]
            if any(not _contains(disc, area) for area in areas(box.avatar.text, family)):
                yield f"the initials of {box.id} leave their disc"
        words = [area for text in box.texts for area in areas(text, family)]
        if any(not _contains((left, top, right, bottom), area) for area in words):
            yield f"text leaves {box.id}"
        if any(one[3] > other[3] for one, other in pairwise(words)):
            yield f"lines of {box.id} run upwards"
        for text in box.texts:
            lines = [line.text.replace(" ", "") for line in text.lines]
            shown, full = "".join(lines), text.full.replace(" ", "")
            is_cut = shown.endswith("…") and full.startswith(shown[:-1])
            is_shortened = text.part == "name" and (_names_each(lines, full) or _names_joined(shown, full))
            if shown != full and not is_cut and not is_shortened:
                yield f"{box.id} shows {shown!r} for {text.full!r}"


def _names_joined(shown: str, full: str) -> bool:
    """Whether a text is the joined names, of which some are cut, and maybe how many others there are."""
    parts = re.sub(r"and[\d,]+more…?$", "…", shown).split("…")
    return len(parts) > 1 and re.fullmatch(".*".join(map(re.escape, parts)), full, re.DOTALL) is not None


def _names_each(lines: list[str], full: str) -> bool:
    """Whether names that are joined in a text have a line each, in order; a last one may count the others."""
    end = 0
    for line in lines[:-1] if re.fullmatch(r"and[\d,]+more…?", lines[-1]) else lines:
        name = line.removesuffix("…")
        start = full.find(name, end)
        end = start + len(name)
        ends_early = line == name and full[end : end + 1] not in ("", "&", ",")
        if start < 0 or full[:start][-1:] not in ("", "&", ",") or ends_early:
            return False
    return True


def rect(box: Box) -> Rect:
    """Return left, top, right and bottom of a box."""
    return box.x, box.y, box.x + box.width, box.y + box.height


def ground(box: Box) -> Rect:
    """Return the part of a box that its bar leaves free."""
    left, top, right, bottom = rect(box)
    bar = {box.bar_side: box.bar}
    return (
        left + bar.get("left", 0),
        top + bar.get("top", 0),
        right - bar.get("right", 0),
        bottom - bar.get("bottom", 0),
    )


def areas(text: Text, family: str) -> Iterator[Rect]:
    """Yield the room that each line of a text takes, from the top of its capitals to its descenders."""
    for line in text.lines:
        width = face(family, text.bold).width(line.text) * text.size
        left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[text.align]
        yield left, line.y - 0.75 * text.size, left + width, line.y + 0.25 * text.size


def _stretches(connector: Connector) -> Iterator[Rect]:
    for (x1, y1), (x2, y2) in pairwise(connector.points):
        yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _cells(scene: Scene) -> dict[tuple[int, int], list[Box]]:
    cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in scene.boxes:
        for cell in _cells_of(rect(box)):
            cells[cell].append(box)
    return cells


def _cells_of(area: Rect) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(value // CELL) for value in area)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def _touch(one: Rect, other: Rect) -> bool:
    return (
        min(one[2], other[2]) > max(one[0], other[0]) - TOUCH
        and min(one[3], other[3]) > max(one[1], other[1]) - TOUCH
    )


def _runs_through(start: tuple[float, float], end: tuple[float, float], area: Rect, margin: float) -> bool:
    """Whether a straight stretch has a part in an area less a rim of ``margin``."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        low, high, step = area[axis] + margin, area[axis + 2] - margin, end[axis] - start[axis]
        if abs(step) < TOUCH / 2:
            if not low < start[axis] < high:
                return False
        else:
            near, far = sorted(((low - start[axis]) / step, (high - start[axis]) / step))
            first, last = max(first, near), min(last, far)
    return first < last


def _contains(area: Rect, part: Rect) -> bool:
    return (
        area[0] <= part[0] + TOUCH
        and area[1] <= part[1] + TOUCH
        and part[2] <= area[2] + TOUCH
        and part[3] <= area[3] + TOUCH
    )


def _is_on_side(point: tuple[float, float], area: Rect, site: Site) -> bool:
    x, y = point
    left, top, right, bottom = area
    if site in ("left", "right"):
        return abs(x - (left if site == "left" else right)) < TOUCH and top < y < bottom
    return abs(y - (top if site == "top" else bottom)) < TOUCH and left < x < right
