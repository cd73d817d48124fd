"""Scenes of charts, the last ones kept: a scene costs a layout, and most are asked for several times."""

from __future__ import annotations

from orgchart.core.document import Document
from orgchart.core.excerpt import WHOLE, Excerpt
from orgchart.models import Chart
from orgchart.own_themes import own_theme_of
from orgchart.recent import Recent
from orgchart.scene.build import Kept, build_scene
from orgchart.scene.excerpts import build_excerpt
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme
from orgchart.scene.view import View, view_of
from orgchart.store import load_document

_scenes: Recent[tuple[str, int, View, Theme | None, Excerpt], Scene] = Recent(64)
# What the last pictures of whole charts were made from: most pictures are of a chart that was just edited.
_kept: Recent[tuple[str, View, Theme | None], Kept] = Recent(8)


def scene_of(
    chart: Chart, document: Document | None = None, excerpt: Excerpt = WHOLE, view: View | None = None
) -> Scene:
    """Return the scene of the chart at its revision, or of an excerpt. ``document`` saves loading it.

    ``view`` stands in for the chart's own. Only saved charts: call it after the transaction that wrote the
    revision.
    """
    document = load_document(chart) if document is None else document
    return scene_at(chart, chart.revision, document, excerpt, view)


def scene_at(
    chart: Chart, revision: int, document: Document, excerpt: Excerpt = WHOLE, view: View | None = None
) -> Scene:
    """Return the scene of a saved revision of the chart, whose document is given."""
    view = view or view_of(document)
    own = own_theme_of(chart, view.theme)
    key = (chart.public_id, revision, view, own, excerpt)
    scene = _scenes.get(key)
    if scene is None:
        if excerpt == WHOLE:
            scene = build_scene(document, view, own, kept=_kept_of(chart, view, own))
        else:
            scene = build_excerpt(document, view, excerpt, own)
        _scenes.put(key, scene)
    return scene


def _kept_of(chart: Chart, view: View, own: Theme | None) -> Kept:
    """What was kept of the last picture of a chart, and takes what is kept of the next."""
    key = (chart.public_id, view, own)
    kept = _kept.get(key)
    if kept is None:
        kept = Kept()
        _kept.put(key, kept)
    return kept
