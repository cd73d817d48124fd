"""What must hold of every scene: property tests over random organisations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core import structure
from orgchart.core.document import Document
from orgchart.core.rules import LAYOUTS, THEMES
from orgchart.scene import graphviz
from orgchart.scene.build import build_scene
from orgchart.scene.layouts.rings import orbits
from orgchart.scene.layouts.tree import branches, packing
from orgchart.scene.lines import lanes
from orgchart.scene.scene import scene_to_json
from orgchart.scene.view import View
from tests.core.organisations import SHAPES, Shape, make_organisation, organisations, shuffled
from tests.scene import geometry
from tests.scene.rules import RULES, Picture, faults

DIRECTIONS = ("tree", "inverted", "left-right", "right-left")
ROOT = Path(__file__).parents[2]
# What need not hold of more dotted lines than an eye can follow.
BEYOND_LIMIT = (
    "lines of different managers keep apart",
    "lines that have a label show it",
    "labels can be read",
)

unhurried = settings(
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "40")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut even small charts into pieces, as large ones are."""
    monkeypatch.setattr(branches, "WHOLE_LIMIT", 12)
    monkeypatch.setattr(branches, "PIECE_SIZE", 5)
    monkeypatch.setattr(branches, "ROW_LIMIT", 4)
    monkeypatch.setattr(packing, "ROW_LIMIT", 4)


@pytest.mark.parametrize("layout", LAYOUTS)
@unhurried
@given(document=organisations(max_roles=45), theme=st.sampled_from(THEMES))
def test_any_organisation_makes_a_right_picture_in_every_layout(
    document: Document, theme: str, layout: str
) -> None:
    """Every rule of the table holds of all that a chart may be: thousands run with ``EXAMPLES=3000``."""
    structure.check(document)
    scene = build_scene(document, View(layout, theme))
    assert faults(document, scene, layout, theme) == []


def test_every_layout_has_rules_and_every_rule_a_known_layout() -> None:
    assert {layout for rule in RULES for layout in rule.layouts} == set(LAYOUTS)
    assert len({rule.says for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_where_dotted_lines_are_too_many_to_follow_the_picture_is_right_but_for_them(
    layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Further lines share lanes with others, and rows of boxes show no labels: both hold of one kind."""
    monkeypatch.setattr(lanes, "LINE_LIMIT", 5)
    monkeypatch.setattr(orbits, "LINE_LIMIT", 5)
    kept = [rule for rule in RULES if layout in rule.layouts and rule.says not in BEYOND_LIMIT]
    for seed in range(4):
        document = make_organisation(40, seed, dotted=0.9)
        picture = Picture(document, build_scene(document, View(layout)), layout, "default")
        assert [fault for rule in kept for fault in rule.check(picture)] == []


@unhurried
@given(organisations(min_roles=15, max_roles=60, odd_text=False))
@pytest.mark.usefixtures("many_pieces")
def test_charts_cut_into_pieces_make_right_pictures_too(document: Document) -> None:
    assert faults(document, build_scene(document, View())) == []


@unhurried
@given(organisations(max_roles=30), st.data())
def test_whatever_graphviz_answers_the_picture_is_right(document: Document, data: st.DataObject) -> None:
    """Should another version of Graphviz bend chains or swap boxes, contours and centring mend it."""
    rng = data.draw(st.randoms(use_true_random=False))

    def nonsense(graphs: list[str]) -> list[graphviz.Positions]:
        return [tuple((rng.randint(-500, 3000), 0) for _ in range(graph.count("width="))) for graph in graphs]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "positions", nonsense)
        assert faults(document, build_scene(document, View())) == []


@unhurried
@given(organisations(max_roles=30), st.sampled_from(LAYOUTS))
def test_equal_documents_make_equal_scenes(document: Document, layout: str) -> None:
    one, other = (build_scene(each, View(layout)) for each in (document, shuffled(document, 3)))
    assert json.dumps(scene_to_json(one)) == json.dumps(scene_to_json(other))


def test_another_process_makes_the_same_scenes() -> None:
    program = (
        "import json\n"
        "from random import Random\n"
        "from orgchart.core.rules import LAYOUTS\n"
        "from orgchart.scene.build import build_scene\n"
        "from orgchart.scene.scene import scene_to_json\n"
        "from orgchart.scene.view import View\n"
        "from tests.core.organisations import furnished, make_organisation\n"
        "large = make_organisation(700, 5, dotted=0.1)\n"
        "print(json.dumps(scene_to_json(build_scene(large, View()))))\n"
        "document = furnished(make_organisation(60, 5, dotted=0.3, styles=0.3, grades=0.7), Random(5))\n"
        "for layout in LAYOUTS:\n"
        "    print(json.dumps(scene_to_json(build_scene(document, View(layout)))))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("shape", SHAPES)
def test_large_charts_make_right_pictures(shape: Shape) -> None:
    document = make_organisation(1500, 7, shape=shape, dotted=0.02)
    scene = build_scene(document, View())
    assert [*geometry.missing(document, scene), *geometry.outside(scene)] == []
    assert [*geometry.overlapping_boxes(scene), *geometry.crossed_boxes(scene)] == []
    assert [*geometry.loose_ends(scene), *geometry.disorder(document, scene)] == []
    assert list(geometry.spilled_text(scene, "default")) == []


@pytest.mark.parametrize(("shape", "roles"), [("chain", 5000), ("star", 3001)])
def test_degenerate_charts_make_right_pictures(shape: Shape, roles: int) -> None:
    document = make_organisation(roles, 1, shape=shape, assistants=0, dotted=0)
    scene = build_scene(document, View())
    assert [*geometry.missing(document, scene), *geometry.overlapping_boxes(scene)] == []
    assert [*geometry.loose_ends(scene), *geometry.disorder(document, scene)] == []
    if shape == "star":
        assert 0.5 < scene.width / scene.height < 2.5


def test_three_thousand_managers_side_by_side_make_a_right_picture() -> None:
    document = make_organisation(3000, 1, shape="chain", roots=3000, assistants=0)
    scene = build_scene(document, View())
    assert [*geometry.missing(document, scene), *geometry.overlapping_boxes(scene)] == []
    assert list(geometry.disorder(document, scene)) == []
