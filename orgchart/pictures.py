"""Scenes of charts, the last ones kept: a scene costs a layout, and most are asked for several times."""

from __future__ import annotations

from orgchart.core.document import Document
from orgchart.models import Chart
from orgchart.own_themes import own_theme_of
from orgchart.recent import Recent
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme
from orgchart.scene.view import View, view_of
from orgchart.store import load_document

_scenes: Recent[tuple[str, int, View, Theme | None], Scene] = Recent(64)


def scene_of(chart: Chart, document: Document | None = None) -> Scene:
    """Return the scene of the chart at its revision. ``document`` saves loading it.

    Only saved charts: call it after the transaction that wrote the revision.
    """
    document = load_document(chart) if document is None else document
    return scene_at(chart, chart.revision, document)


def scene_at(chart: Chart, revision: int, document: Document) -> Scene:
    """Return the scene of a saved revision of the chart, whose document is given."""
    view = view_of(document)
    own = own_theme_of(chart, view.theme)
    key = (chart.public_id, revision, view, own)
    scene = _scenes.get(key)
    if scene is None:
        scene = build_scene(document, view, own)
        _scenes.put(key, scene)
    return scene
