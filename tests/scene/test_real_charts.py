"""Charts that others made, in every layout: nothing overlaps, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgchart.core.rules import LAYOUTS
from orgchart.scene.build import build_scene
from orgchart.scene.view import View
from tests.core.real_charts import CHARTS, FOLDER
from tests.scene.geometry import missing, outside, overlapping_boxes, spilled_text
from tests.scene.rules import faults

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


@pytest.mark.parametrize("layout", ["tree", "inverted", "left-right"])
@pytest.mark.parametrize("name", ["cabinet-office", "education", "development-2014", "services-australia"])
def test_a_real_chart_has_right_frames(name: str, layout: str) -> None:
    document = CHARTS[name]()
    document = replace(document, charts={"chart": replace(document.chart, units_as="frames")})
    scene = build_scene(document, View(layout))
    assert {frame.unit_id for frame in scene.frames} >= {
        role.unit_id for role in document.roles.values() if role.unit_id
    }
    assert faults(document, scene, layout) == []
