"""What is kept from scene to scene never shows: an edited chart looks as if nothing was ever drawn."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgchart.core.commands import CommandError, run
from orgchart.core.document import Document
from orgchart.core.rules import LAYOUTS
from orgchart.scene.build import Kept, build_scene
from orgchart.scene.changes import scene_changes
from orgchart.scene.scene import scene_to_json
from orgchart.scene.view import View
from tests.benchmarks.edits import forget_scenes
from tests.core.organisations import make_organisation
from tests.scene.patches import alike, patched


def edited(document: Document, rng: Random, number: int) -> Document:
    """Return the document after one edit that people make; as it was where the edit is refused."""
    one, other = rng.choice(list(document.roles)), rng.choice(list(document.roles))
    name, arguments = rng.choice(
        (
            ("add_role_below", {"role_id": one, "id": f"new{number}", "name": "Ann Lee"}),
            ("move_role", {"role_id": one, "manager_id": other}),
            ("delete_role", {"role_id": one}),
            ("rename_role", {"role_id": one, "title": "Head of everything that there is to do " * 2}),
            ("add_dotted_line", {"role_id": one, "manager_id": other}),
        )
    )
    try:
        return run(document, name, arguments)
    except CommandError:
        return document


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(deadline=None, max_examples=4)
@given(st.integers(0, 10_000))
def test_an_edited_chart_looks_as_if_nothing_was_ever_drawn(layout: str, seed: int) -> None:
    rng, view, kept = Random(seed), View(layout=layout), Kept()
    document = make_organisation(60, seed, styles=0.1, grades=0.5)
    scene = build_scene(document, view, kept=kept)
    shown = {
        name: {item["id"]: item for item in scene_to_json(scene)[name]} for name in ("boxes", "connectors")
    }
    for number in range(6):
        document = edited(document, rng, number)
        before, scene = scene, build_scene(document, view, kept=kept)
        changes = scene_changes(before, scene)
        shown = {name: patched(items, changes[name]) for name, items in shown.items()}
    forget_scenes()
    cold = build_scene(document, view)
    assert scene == cold
    for name, items in shown.items():
        assert alike(items, {item["id"]: item for item in scene_to_json(cold)[name]})
