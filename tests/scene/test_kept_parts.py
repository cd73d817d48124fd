"""What is kept from scene to scene never shows: an edited chart looks as if nothing was ever drawn."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgchart.core.commands import CommandError, run
from orgchart.core.document import Document
from orgchart.core.rules import LAYOUTS
from orgchart.scene.build import Kept, build_scene
from orgchart.scene.changes import scene_changes
from orgchart.scene.drawing import LineOutline
from orgchart.scene.drawn import Drawn
from orgchart.scene.placement import Line
from orgchart.scene.scene import Connector, scene_to_json
from orgchart.scene.view import View
from tests.benchmarks.edits import forget_scenes
from tests.core.organisations import make_organisation
from tests.scene.patches import alike, patched


def edited(document: Document, rng: Random, number: int) -> Document:
    """Return the document after one edit that people make; as it was where the edit is refused."""
    one, other = rng.choice(list(document.roles)), rng.choice(list(document.roles))
    unit = rng.choice([None, *document.units])
    name, arguments = rng.choice(
        (
            ("add_role_below", {"role_id": one, "id": f"new{number}", "name": "Ann Lee"}),
            ("add_assistant", {"role_id": one, "id": f"new{number}"}),
            ("move_role", {"role_id": one, "manager_id": other}),
            ("delete_role", {"role_id": one}),
            ("rename_role", {"role_id": one, "title": "Head of everything that there is to do " * 2}),
            ("rename_role", {"role_id": one, "name": "Bo"}),
            ("edit_role", {"role_id": one, "unit_id": unit, "branch": rng.choice(("", "left", "grid"))}),
            ("edit_role", {"role_id": one, "kind": rng.choice(("assistant", "adviser", "line"))}),
            ("edit_chart", {"units_as": rng.choice(("colour", "caption"))}),
            ("add_dotted_line", {"role_id": one, "manager_id": other}),
        )
    )
    try:
        return run(document, name, arguments)
    except CommandError:
        return document


def check_edits(document: Document, view: View, rng: Random, count: int) -> None:
    """Check that scenes made one after the other, and told by changes, are those made from nothing."""
    kept = Kept()
    scene = build_scene(document, view, kept=kept)
    shown = {
        name: {item["id"]: item for item in scene_to_json(scene)[name]} for name in ("boxes", "connectors")
    }
    states = [document]
    for number in range(count):
        # Now and then somebody undoes what was done.
        document = rng.choice(states) if rng.random() < 0.2 else edited(document, rng, number)
        states.append(document)
        before, scene = scene, build_scene(document, view, kept=kept)
        changes = scene_changes(before, scene)
        shown = {name: patched(items, changes[name]) for name, items in shown.items()}
    forget_scenes()
    cold = build_scene(document, view)
    assert scene == cold
    for name, items in shown.items():
        assert alike(items, {item["id"]: item for item in scene_to_json(cold)[name]})
        if name == "boxes":
            assert [box.id for box in scene.boxes] == [box.id for box in cold.boxes]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(deadline=None, max_examples=4)
@given(st.integers(0, 10_000))
def test_an_edited_chart_looks_as_if_nothing_was_ever_drawn(layout: str, seed: int) -> None:
    document = make_organisation(60, seed, styles=0.1, grades=0.5)
    check_edits(document, View(layout=layout), Random(seed), 6)


@pytest.mark.parametrize("layout", ["tree", "inverted", "grouped", "left-right", "right-left"])
@settings(deadline=None, max_examples=3)
@given(st.integers(0, 10_000))
def test_so_does_a_large_one_whose_branches_hang(layout: str, seed: int) -> None:
    document = make_organisation(250, seed, styles=0.02, assistants=0.15)
    check_edits(document, View(layout=layout), Random(seed), 12)


@settings(deadline=None, max_examples=3)
@given(st.integers(0, 10_000))
def test_so_does_one_in_a_language_read_from_the_right(seed: int) -> None:
    document = make_organisation(120, seed, styles=0.2)
    chart = replace(document.chart, language="ar", units_as="frames" if seed % 2 else "colour")
    check_edits(replace(document, charts={"chart": chart}), View(), Random(seed), 6)


@pytest.mark.parametrize(
    ("layout", "language", "size"),
    [
        ("tree", "en", 250),
        ("inverted", "en", 250),
        ("tree", "ar", 250),
        ("left-right", "en", 800),
        ("right-left", "en", 800),
    ],
)
def test_lines_that_an_edit_leaves_alone_are_not_made_again(layout: str, language: str, size: int) -> None:
    document = make_organisation(size, 3)
    document = replace(document, charts={"chart": replace(document.chart, language=language)})
    kept, view = Kept(), View(layout=layout)
    build_scene(document, view, kept=kept)
    before = kept.connectors
    build_scene(run(document, "add_role_below", {"role_id": "r100", "id": "new"}), view, kept=kept)
    after = kept.connectors
    assert before is not None
    assert after is not None
    hanging = [key for key, outline in after.outlines.items() if outline.is_grouped]
    stayed = [key for key in hanging if after.outlines[key].line is _line(before, key)]
    assert len(stayed) > len(hanging) / 2 > 50


def _line(drawn: Drawn[LineOutline, Connector], key: str) -> Line | None:
    return drawn.outlines[key].line if key in drawn.outlines else None
