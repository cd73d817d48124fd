"""Changes between scenes: applying them to the old scene gives the new one."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from orgchart.core.document import Document
from orgchart.scene.build import build_scene
from orgchart.scene.changes import scene_changes
from orgchart.scene.scene import scene_to_json
from orgchart.scene.view import View
from tests.core.organisations import organisations
from tests.scene.charts import chart


def applied(old: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Do what the browser does."""
    new = {**old, **{key: value for key, value in changes.items() if key not in ("boxes", "connectors")}}
    for name in ("boxes", "connectors"):
        items = {item["id"]: item for item in old[name]}
        for gone in changes[name]["remove"]:
            del items[gone]
        items.update({item["id"]: item for item in changes[name]["put"]})
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
    assert {**result, "language": ""} == {**wanted, "language": ""}


def test_a_scene_does_not_change_into_itself() -> None:
    scene = build_scene(chart("boss\n  a\n  b"), View())
    changes = scene_changes(scene, scene)
    assert changes["boxes"] == changes["connectors"] == {"put": [], "remove": []}


def test_only_what_moved_is_put() -> None:
    old = build_scene(chart("boss\n  a\n  b"), View())
    new = build_scene(chart("boss\n  a\n  b\n  c"), View())
    changes = scene_changes(old, new)
    assert [box["id"] for box in changes["boxes"]["put"]] == ["boss", "c"]
    assert [line["id"] for line in changes["connectors"]["put"]] == ["solid:c"]
    assert changes["height"] == new.height
