"""What must hold of levels: lists of what does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from orgchart.core.document import Document
from orgchart.core.index import below_bodies, index
from orgchart.scene.layouts.directions import runs_right_to_left
from orgchart.scene.layouts.levels.grade_rows import grade_of, grade_rows
from orgchart.scene.scene import Box, Scene
from tests.scene.charts import bottom, middle
from tests.scene.geometry import TOUCH, as_drawn


def disorder(document: Document, scene: Scene) -> Iterator[str]:
    """Nobody stands on or above their manager's row; siblings stand in order, leaves those of one band."""
    lookups = below_bodies(index(as_drawn(document, scene)))
    boxes = {box.id: box for box in scene.boxes}
    turn = -1 if runs_right_to_left(scene.language) else 1
    for manager, reports in lookups.reports.items():
        for report in reports:
            if boxes[report].y < bottom(boxes[manager]):
                yield f"{report} does not stand below {manager}"
    for manager, assistants in lookups.assistants.items():
        for assistant in assistants:
            if boxes[assistant].y < boxes[manager].y:
                yield f"assistant {assistant} stands above {manager}"
    band_of = grade_rows(lookups).band_of
    groups: dict[tuple[str, int], list[str]] = {}
    for role in lookups.reading_order():
        if role not in lookups.assistants.get(lookups.manager_of.get(role, ""), ()):
            kind = -1 if lookups.children(role) else band_of[role]
            groups.setdefault((lookups.manager_of.get(role, ""), kind), []).append(role)
    for siblings in groups.values():
        for one, other in pairwise(boxes[each] for each in siblings):
            edge = 1 if turn < 0 else 0  # boxes of a column begin at one line, however wide they are
            starts = [box.x + edge * box.width for box in (one, other)]
            is_below = other.y >= bottom(one) and abs(starts[1] - starts[0]) < TOUCH
            if not is_below and turn * (middle(other) - middle(one)) <= 0:
                yield f"{other.id} does not follow {one.id}"


def strays(document: Document, scene: Scene) -> Iterator[str]:
    """Every role stands in the band of its grade unless one of the reasons in ``grade_rows`` forbids it.

    Bands do not overlap, stand in order, and hold nobody of another grade but assistants without one.
    """
    bands = {frame.id.removeprefix("band:"): frame for frame in scene.frames if frame.id[:4] == "band"}
    for above, below in pairwise(sorted(bands, key=int)):
        if bands[below].y < bands[above].y + bands[above].height - TOUCH:
            yield f"band {below} begins in band {above}"
    lookups = below_bodies(index(as_drawn(document, scene)))
    band_of = grade_rows(lookups).band_of
    for box in scene.boxes:
        if box.id not in band_of:
            continue
        inside = {key for key, band in bands.items() if band.y < box.y and bottom(box) < band.y + band.height}
        grade = grade_of(band_of[box.id])
        if inside != ({str(grade)} if grade is not None else set()):
            yield f"{box.id} stands in {inside}, not in {grade}"
        own = lookups.grades.get(box.id)
        if lookups.grades and grade is not None and own != grade and not _stands_beside(box, scene):
            yield f"{box.id} of grade {own} stands in the band of {grade}"
        above = grade_of(band_of.get(lookups.manager_of.get(box.id, ""), 0))
        if (
            own is not None
            and grade is None
            and (above is None or own >= above)
            and not _is_below_plain(box, band_of, lookups.manager_of)
        ):
            yield f"{box.id} stands outside the band of its grade"


def _stands_beside(box: Box, scene: Scene) -> bool:
    manager = next(each for each in scene.boxes if each.id == box.manager_id)
    return box.assistant and box.y >= manager.y


def _is_below_plain(box: Box, band_of: Mapping[str, int], manager_of: Mapping[str, str]) -> bool:
    """Whether the manager stands in the plain space, below the band that the role would have."""
    return grade_of(band_of[manager_of[box.id]]) is None
