"""Charts that others made, in every layout: nothing overlaps, nothing is lost."""

from __future__ import annotations

import pytest

from orgchart.core.rules import LAYOUTS
from orgchart.scene.build import build_scene
from orgchart.scene.view import View
from tests.core.real_charts import CHARTS, FOLDER
from tests.scene.geometry import missing, outside, overlapping_boxes, spilled_text

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real charts is not here")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_real_chart_is_drawn_whole(name: str, layout: str) -> None:
    document = CHARTS[name]()
    scene = build_scene(document, View(layout))
    found = [
        *missing(document, scene),
        *outside(scene),
        *overlapping_boxes(scene),
        *spilled_text(scene, "default"),
    ]
    assert found == []
