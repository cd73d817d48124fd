"""Changes between scenes: applying them to the old scene gives the new one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from orgchart.core.document import Document
from orgchart.scene.build import build_scene
from orgchart.scene.changes import scene_changes
from orgchart.scene.scene import scene_to_json
from orgchart.scene.view import View
from tests.core.organisations import organisations
from tests.scene.charts import chart
from tests.scene.patches import alike, patched


def applied(old: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Do what the browser does."""
    new = {**old, **{key: value for key, value in changes.items() if key not in ("boxes", "connectors")}}
    for name in ("boxes", "connectors"):
        items = patched({item["id"]: item for item in old[name]}, changes[name])
        new[name] = sorted(items.values(), key=lambda item: item["id"])
    return new


def sorted_scene(scene: dict[str, Any]) -> dict[str, Any]:
    return {
        **scene,
        **{name: sorted(scene[name], key=lambda item: item["id"]) for name in ("boxes", "connectors")},
    }


@settings(deadline=None, max_examples=30)
@given(organisations(max_roles=15), organisations(max_roles=15))
def test_changes_turn_any_scene_into_any_other(one: Document, other: Document) -> None:
    old, new = build_scene(one, View()), build_scene(other, View())
    changes = json.loads(json.dumps(scene_changes(old, new)))
    result = applied(scene_to_json(old), changes)
    wanted = sorted_scene(scene_to_json(new))
    assert alike({**result, "language": ""}, {**wanted, "language": ""})


def test_a_scene_does_not_change_into_itself() -> None:
    scene = build_scene(chart("boss\n  a\n  b"), View())
    changes = scene_changes(scene, scene)
    assert not any(changes["boxes"].values())
    assert not any(changes["connectors"].values())


def test_only_what_moved_is_put() -> None:
    old = build_scene(chart("boss\n  a\n  b"), View())
    new = build_scene(chart("boss\n  a\n  b\n  c"), View())
    changes = scene_changes(old, new)
    assert [box["id"] for box in changes["boxes"]["put"]] == ["boss", "c"]
    assert [line["id"] for line in changes["connectors"]["put"]] == ["solid:c"]
    assert changes["height"] == new.height


def test_what_is_the_same_elsewhere_is_told_by_how_far_it_has_moved() -> None:
    outline = "boss\n  a\n    b\n      c\n{}  d\n    e\n    f\n      g\n      h\n"
    old, new = (build_scene(chart(outline.format(more)), View()) for more in ("", "    i\n      j\n"))
    renamed = replace(new, boxes=(*new.boxes[:-1], replace(new.boxes[-1], label="h, elsewhere")))
    changes = scene_changes(old, renamed)
    told = {key: (move["dx"], move["dy"]) for move in changes["boxes"]["moved"] for key in move["ids"]}
    boxes = {box.id: box for box in old.boxes}
    moves = {
        box.id: (box.x - boxes[box.id].x, box.y - boxes[box.id].y) for box in new.boxes if box.id in boxes
    }
    assert told.keys() == {"boss", "b", "c", "d", "e", "f", "g"} & {key for key in moves if any(moves[key])}
    assert told == {key: moves[key] for key in told}
    assert {"i", "j", "h"} <= {box["id"] for box in changes["boxes"]["put"]}
    lines = {key for move in changes["connectors"]["moved"] for key in move["ids"]}
    assert {"solid:e", "solid:f", "solid:g", "solid:h"} <= lines
    assert "solid:d" in {key for key, _ in changes["connectors"]["routed"]}
    assert [line["id"] for line in changes["connectors"]["put"]] == ["solid:i", "solid:j"]
