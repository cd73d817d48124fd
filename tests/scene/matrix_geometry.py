"""What must hold of a matrix: lists of what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.scene.layouts.directions import runs_right_to_left
from orgchart.scene.layouts.matrix import planned
from orgchart.scene.scene import Scene
from tests.scene.charts import bottom
from tests.scene.geometry import as_drawn, turned


def disorder(document: Document, scene: Scene) -> Iterator[str]:
    """Columns stand side by side, rows below each other, and cells hold their boxes in order."""
    direction = "mirrored" if runs_right_to_left(scene.language) else "tree"
    boxes = {box.id: turned(box, direction) for box in scene.boxes}
    plan = planned(index(as_drawn(document, scene)))
    if not plan.rows:
        return
    columns = [column for group in plan.columns.values() for column in group]
    spans = []
    for column in columns:
        members = [boxes[role] for cell in column.cells.values() for role in cell]
        head = boxes[column.head]
        spans.append((head.x, max([head.x + head.width, *(box.x + box.width for box in members)])))
        if any(box.y < bottom(head) or box.x < head.x for box in members):
            yield f"{column.head} does not head its column"
        for cell in column.cells.values():
            for before, after in pairwise(cell):
                if boxes[after].x != boxes[before].x or boxes[after].y < bottom(boxes[before]):
                    yield f"{after} does not follow {before}"
    for (_, right), (left, _) in pairwise(spans):
        if left <= right:
            yield "columns share a place"
    lowest = 0.0
    for number, head in enumerate(plan.rows):
        row = [
            boxes[each] for each in (head, *(role for one in columns for role in one.cells.get(number, ())))
        ]
        if min(box.y for box in row) < lowest or boxes[head].y > min(box.y for box in row):
            yield f"the row of {head} begins too high"
        if any(boxes[head].x + boxes[head].width > left for left, _ in spans):
            yield f"{head} stands among the columns"
        lowest = max(bottom(box) for box in row)


def without_rails(document: Document, scene: Scene) -> Scene:
    """The scene with the dotted lines of one rail, which share it by intention, taken for solid ones."""
    rows = set(planned(index(as_drawn(document, scene))).rows)
    return replace(
        scene,
        connectors=tuple(
            replace(line, kind="solid", source=f"rail of {line.source}")
            if line.kind == "dotted" and line.source in rows and line.source_site == "top"
            else line
            for line in scene.connectors
        ),
    )
