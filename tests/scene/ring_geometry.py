"""What must hold of rings: lists of what does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from math import atan2, hypot, tau

from orgchart.core.document import Document
from orgchart.core.index import Index, index
from orgchart.scene.layouts.rings.numbers import ring_numbers
from orgchart.scene.placement import CENTRE
from orgchart.scene.scene import Box, Scene
from orgchart.scene.themes import theme
from tests.scene.geometry import areas, as_drawn


def hub(scene: Scene) -> tuple[float, float]:
    """The middle of the rings; a legend stands below them."""
    if not scene.discs:
        return scene.width / 2, scene.height / 2
    return scene.discs[0].cx, scene.discs[0].cy


def strays(document: Document, scene: Scene) -> Iterator[str]:
    """Every box lies between the edges of its ring."""
    radii = {disc.id: disc.r for disc in scene.discs}
    ring_of = rings_of(document, index(as_drawn(document, scene)))
    for box in scene.boxes:
        ring = ring_of[box.id]
        if ring == 0:
            continue
        x, y = hub(scene)
        nearest = hypot(max(box.x - x, 0, x - box.x - box.width), max(box.y - y, 0, y - box.y - box.height))
        furthest = max(hypot(*corner) for corner in corners(scene, box))
        inner = radii.get(f"ring:{ring - 1}", radii.get(CENTRE, 0.0))
        if nearest < inner or furthest > radii[f"ring:{ring}"]:
            yield f"{box.id} leaves ring {ring}"


def disorder(document: Document, scene: Scene) -> Iterator[str]:
    """The children of each manager follow each other clockwise, and no others stand between them.

    Leaves that stand in one block follow each other outwards, stack by stack.
    """
    lookups = index(as_drawn(document, scene))
    ring_of = rings_of(document, lookups)
    boxes = {box.id: box for box in scene.boxes}
    rings: dict[int, list[list[str]]] = {}
    for manager in ("", *lookups.reading_order()):
        children = lookups.children(manager) if manager else lookups.roots
        kinds = groupby(children, lambda role: (ring_of[role], not lookups.children(role)))
        for (ring, is_leaf), group in kinds:
            roles = list(group)
            rings.setdefault(ring, []).extend([roles] if is_leaf else [[role] for role in roles])
    reading = {role: number for number, role in enumerate(lookups.reading_order())}
    for ring, groups in rings.items():
        if ring == 0 or len(groups) < 2:
            continue
        groups.sort(key=lambda roles: reading[roles[0]])
        round_trip = 0.0
        for one, other in pairwise([*groups, groups[0]]):
            step = (middle_of(scene, boxes, other) - middle_of(scene, boxes, one)) % tau
            round_trip += step
            if not step:
                yield f"{one[0]} and {other[0]} share an angle"
        if abs(round_trip - tau) > 1e-6:
            yield f"ring {ring} is out of order"


def middle_of(scene: Scene, boxes: dict[str, Box], roles: list[str]) -> float:
    """The angle of the middle of some boxes that stand near each other, seen from the first."""
    first = place(scene, boxes[roles[0]])[0]
    # The boxes of one stack may stand a little to both sides of the first.
    turns = [(place(scene, boxes[role])[0] - first + 0.3) % tau - 0.3 for role in roles]
    return first + sum(turns) / len(turns)


def place(scene: Scene, box: Box) -> tuple[float, float]:
    """The angle (clockwise from twelve, 0 to tau) and the radius of the middle of a box."""
    middle = hub(scene)
    x, y = box.x + box.width / 2 - middle[0], box.y + box.height / 2 - middle[1]
    return atan2(x, -y) % tau, hypot(x, y)


def corners(scene: Scene, box: Box) -> list[tuple[float, float]]:
    """The corners of a box, seen from the middle of the picture."""
    middle = hub(scene)
    return [
        (x - middle[0], y - middle[1])
        for x in (box.x, box.x + box.width)
        for y in (box.y, box.y + box.height)
    ]


def rings_of(document: Document, lookups: Index) -> Mapping[str, int]:
    """Return the ring of each role, 0 for one in the middle."""
    has_caption = bool(document.chart.centre)
    return ring_numbers(lookups, list(lookups.reading_order()), has_caption=has_caption)


def without_length(scene: Scene) -> Iterator[str]:
    """Every line leads somewhere; in rings it may be oblique."""
    for line in scene.connectors:
        if len(set(line.points)) < 2:
            yield f"{line.id} has no length"


def inner_reports(document: Document, scene: Scene) -> Iterator[str]:
    """Nobody stands on a ring inside that of their manager, or on the same."""
    lookups = index(as_drawn(document, scene))
    ring_of = rings_of(document, lookups)
    for role, manager in lookups.manager_of.items():
        if ring_of[role] <= ring_of[manager]:
            yield f"{role} stands inside {manager}"


def spilled_captions(scene: Scene, theme_name: str) -> Iterator[str]:
    """The caption in the middle lies in its disc."""
    discs = {disc.id: disc for disc in scene.discs}
    for caption in scene.captions:
        disc = discs[caption.id]
        for left, top, right, bottom in areas(caption.text, theme(theme_name).font_family):
            if any(hypot(x - disc.cx, y - disc.cy) > disc.r for x in (left, right) for y in (top, bottom)):
                yield f"{caption.id} leaves its disc"
