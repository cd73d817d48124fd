"""What the API says about charts, as JSON-ready dicts. The editor page starts from the same."""

from __future__ import annotations

from dataclasses import asdict
from math import isfinite
from typing import Any

from django.urls import reverse

from orgchart.access import RightOf, Visitor, right_of
from orgchart.core import diff as diffs
from orgchart.core.document import Document
from orgchart.core.excerpt import WHOLE, Excerpt
from orgchart.core.figures import figures
from orgchart.core.json_form import document_to_json
from orgchart.core.metrics import metrics
from orgchart.exporting import Preview
from orgchart.exports.sheet_svg import sheet_svg
from orgchart.fitting import arguments_of, fit_of
from orgchart.models import Chart
from orgchart.pictures import scene_at, scene_of
from orgchart.queries import HistoryState, Step, history_state
from orgchart.scene.changes import scene_changes
from orgchart.scene.fit.fit import Fitted
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.scene import scene_to_json
from orgchart.services import Change
from orgchart.store import load_document

Reply = dict[str, Any]
PAGES_AT_ONCE = 12


def summary_reply(chart: Chart, right: RightOf | None) -> Reply:
    """Return what a list shows of a chart."""
    return {
        "id": chart.public_id,
        "title": chart.title,
        "layout": chart.layout,
        "theme": chart.theme,
        "language": chart.language,
        "centre": chart.centre,
        "grades": chart.grades,
        "units_as": chart.units_as,
        "box_first": chart.box_first,
        "box_shows": chart.box_shows,
        "colour_by": chart.colour_by,
        "span_least": chart.span_least,
        "span_most": chart.span_most,
        "revision": chart.revision,
        "right": right,
        "created_at": chart.created_at.isoformat(),
        "updated_at": chart.updated_at.isoformat(),
        "url": reverse("editor", args=[chart.public_id]),
    }


def chart_reply(chart: Chart, visitor: Visitor, *, with_document: bool = True) -> Reply:
    """Return a chart with its history's state, its metrics and, if asked for, its document."""
    document = load_document(chart)
    right = right_of(chart, visitor)
    reply = summary_reply(chart, right)
    reply |= _state(chart, document, right)
    if with_document:
        reply["document"] = document_to_json(document)
    return reply


def pages_reply(chart: Chart, preview: Preview, first: int) -> Reply:
    """Return how many pages a file has, and some of them as SVG, from the one numbered ``first``."""
    sheets = preview.sheets[first - 1 :][:PAGES_AT_ONCE]
    return {
        "revision": chart.revision,
        "count": len(preview.sheets),
        "smallest_type": preview.smallest_type,
        "pages": [
            {
                "number": number,
                "title": sheet.heading.full,
                "width": sheet.width,
                "height": sheet.height,
                "beside": sheet.beside,
                "svg": sheet_svg(sheet),
            }
            for number, sheet in enumerate(sheets, start=first)
        ],
    }


def scene_reply(chart: Chart, excerpt: Excerpt = WHOLE) -> Reply:
    """Return the scene of the chart, or of an excerpt, and the revision that it shows."""
    scene = scene_of(chart, excerpt=excerpt)
    return {"revision": chart.revision, "scene": scene_to_json(scene)}


def figures_reply(chart: Chart) -> Reply:
    """Return the figures of a chart, each with what it counts and consists of."""
    explained = [asdict(figure) for figure in figures(load_document(chart))]
    return {"revision": chart.revision, "figures": explained}


def fit_reply(chart: Chart, page: PageSetup, *, anew: bool) -> Reply:
    """Return how the chart fits a page, and an exported page of it, whose boxes may be drawn tighter.

    ``arguments`` are those of the command ``set_branches`` that keeps the fit.
    """
    fitted = fit_of(chart, page, anew=anew)
    exported = fitted if fitted.reaches else fit_of(chart, page, may_tighten=True)
    return {
        "revision": chart.revision,
        "arguments": arguments_of(chart, page, anew=anew),
        "type_size": _points(fitted),
        "reaches": fitted.reaches,
        "sentence": fitted.sentence,
        "exported": {"type_size": _points(exported), "reaches": exported.reaches},
    }


def _points(fitted: Fitted) -> float | None:
    """The size of the smallest type; None where nothing is written."""
    return round(fitted.type_size, 2) if isfinite(fitted.type_size) else None


def change_reply(
    change: Change,
    client_revision: int,
    right: RightOf | None = "editor",
    excerpt: Excerpt = WHOLE,
    *,
    anew: bool = False,
) -> Reply:
    """Return what a change did to an excerpt: the differences from the client's revision, or everything.

    Everything where the client did not know the newest revision, or asks for it ``anew``. Otherwise the
    old scene is worked out again if this process does not have it: that costs no more than sending
    everything.
    """
    chart = change.chart
    reply = {
        "revision": chart.revision,
        "created": dict(change.created),
        "summary": change.summary,
        **_state(chart, change.after, right, change.history),
    }
    scene = scene_of(chart, change.after, excerpt)
    if anew or client_revision != change.based_on:
        snapshot = {"document": document_to_json(change.after), "scene": scene_to_json(scene)}
        return {**reply, "snapshot": snapshot}
    old = scene_at(chart, change.based_on, change.before, excerpt)
    changes = {"document": diffs.to_json(change.diff), "scene": scene_changes(old, scene)}
    return {**reply, "changes": changes}


def _state(
    chart: Chart, document: Document, right: RightOf | None, known: HistoryState | None = None
) -> Reply:
    """The part that all replies share: what undo and redo would do, and the metrics.

    Sentences of the history tell what was removed, so those who only look do not get them.
    """
    writes = right in ("owner", "editor")
    history = known or history_state(chart) if writes else HistoryState(Step(False), Step(False))
    return {
        "undo": asdict(history.undo),
        "redo": asdict(history.redo),
        "metrics": asdict(metrics(document)),
    }
