"""Scenes of charts, the last ones kept: a scene costs a layout, and most are asked for several times."""

from __future__ import annotations

from orgchart.core.document import Document
from orgchart.models import Chart
from orgchart.recent import Recent
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Scene
from orgchart.scene.view import View, view_of
from orgchart.store import load_document

_scenes: Recent[tuple[str, int, View], Scene] = Recent(64)


def scene_of(chart: Chart, document: Document | None = None) -> Scene:
    """Return the scene of the chart at its revision. ``document`` saves loading it.

    Only saved charts: call it after the transaction that wrote the revision.
    """
    document = load_document(chart) if document is None else document
    key = (chart.public_id, chart.revision, view_of(document))
    scene = _scenes.get(key)
    if scene is None:
        scene = build_scene(document, key[2])
        _scenes.put(key, scene)
    return scene


def known_scene(chart: Chart, revision: int, document: Document) -> Scene | None:
    """Return the scene of an earlier revision if it is still at hand; ``document`` is that revision's."""
    return _scenes.get((chart.public_id, revision, view_of(document)))
