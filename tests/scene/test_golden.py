"""The scene of one small chart, to the last hundredth. ``ACCEPT=1`` accepts the new one."""

from __future__ import annotations

import json
import os
from pathlib import Path

from orgchart.scene.build import build_scene
from orgchart.scene.scene import scene_to_json
from orgchart.scene.view import View
from tests.core.company import COMPANY
from tests.scene.geometry import faults

GOLDEN = Path(__file__).parent / "golden" / "company.json"


def test_the_scene_of_the_small_company_is_the_accepted_one() -> None:
    scene = build_scene(COMPANY, View())
    text = json.dumps(scene_to_json(scene), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("ACCEPT"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
    assert faults(COMPANY, scene) == []
