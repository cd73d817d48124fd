"""Scenes of one small chart, to the last hundredth. ``ACCEPT=1`` accepts the new ones."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from orgchart.scene.build import build_scene
from orgchart.scene.scene import Scene, scene_to_json
from orgchart.scene.view import View
from tests.core.company import COMPANY
from tests.core.organisations import with_grades
from tests.scene.rules import faults

GOLDEN = Path(__file__).parent / "golden"
GRADED = with_grades(COMPANY, Random(4), 0.8)


def test_the_scene_of_the_small_company_is_the_accepted_one() -> None:
    scene = build_scene(COMPANY, View())
    check(scene, "company")
    assert faults(COMPANY, scene) == []


@pytest.mark.parametrize("layout", ["levels", "matrix", "rings"])
def test_the_scenes_of_other_layouts_are_the_accepted_ones(layout: str) -> None:
    check(build_scene(GRADED, View(layout=layout)), layout)


def test_the_framed_scene_of_the_small_company_is_the_accepted_one() -> None:
    document = replace(COMPANY, charts={"chart": replace(COMPANY.chart, units_as="frames")})
    check(build_scene(document, View()), "frames")


def check(scene: Scene, name: str) -> None:
    text = json.dumps(scene_to_json(scene), indent=1, ensure_ascii=False) + "\n"
    golden = GOLDEN / f"{name}.json"
    if os.environ.get("ACCEPT"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
