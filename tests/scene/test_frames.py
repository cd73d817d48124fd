"""Frames round the roles of units: which there are, how they lie, and what they look like."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from orgchart.core.document import Document
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Scene
from orgchart.scene.view import View
from tests.core.company import COMPANY
from tests.core.organisations import organisations
from tests.scene import geometry
from tests.scene.test_invariants import DIRECTIONS, unhurried


def framed(document: Document, **values: str) -> Document:
    """Return a document that shows its units as frames."""
    info = replace(document.chart, units_as="frames", **values)  # type: ignore[arg-type]
    return replace(document, charts={"chart": info})


def settled(document: Document, seed: int, loyal: float = 0.7) -> Document:
    """Return an organisation whose roles mostly stay in the unit of their manager, or in one inside it."""
    rng = Random(seed)
    units = sorted(document.units)
    inside = {unit: [each for each in units if document.units[each].parent_id == unit] for unit in units}
    managers = {line.role_id: line.manager_id for line in document.lines.values() if line.kind == "solid"}
    roles = dict(document.roles)
    for key in document.roles:
        above = roles[managers[key]].unit_id if key in managers else None
        if above is not None and rng.random() < loyal:
            unit = rng.choice([above, above, *inside[above]])
        else:
            unit = rng.choice([None, *units]) if units else None
        roles[key] = replace(roles[key], unit_id=unit)
    return replace(document, roles=roles)


def units_of(scene: Scene) -> list[str]:
    return [frame.unit_id for frame in scene.frames]


@pytest.mark.parametrize("layout", DIRECTIONS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_small_company_has_a_frame_for_every_unit(layout: str, language: str) -> None:
    document = framed(COMPANY, language=language)
    scene = build_scene(document, View(layout=layout))
    direction = "mirrored" if (layout, language) == ("tree", "ar") else layout
    if (layout, language) != ("inverted", "ar"):
        assert geometry.faults(document, scene, direction=direction) == []
    assert sorted(units_of(scene)) == sorted(document.units)


@pytest.mark.parametrize("layout", DIRECTIONS)
@unhurried
@given(document=organisations(max_roles=30, styles=True))
def test_any_organisation_is_framed_rightly(layout: str, document: Document) -> None:
    for each in (document, settled(document, len(document.roles))):
        framed_one = framed(each)
        scene = build_scene(framed_one, View(layout=layout))
        assert geometry.faults(framed_one, scene, direction=layout) == []
