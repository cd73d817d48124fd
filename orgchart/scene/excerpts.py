"""The scene of an excerpt: the roles that somebody wants to see, in the look of the whole chart."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.document import Document
from orgchart.core.excerpt import Chosen, Excerpt, choose
from orgchart.core.extract import extract
from orgchart.core.index import Index, index
from orgchart.scene.boxes.grouping import groups
from orgchart.scene.boxes.page_needs import PageNeeds
from orgchart.scene.boxes.spoken import chart_description
from orgchart.scene.boxes.words import people_below
from orgchart.scene.build import build_scene
from orgchart.scene.colouring import values_in_use
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.scene import Box, Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.view import View


def build_excerpt(document: Document, view: View, excerpt: Excerpt, own: Theme | None = None) -> Scene:
    """Return the scene of what an excerpt shows of a document. The other arguments are ``build_scene``'s.

    Boxes say how many roles they hide. Colours, groups and numbers of people are those of the whole chart.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    whole = index(document)
    chosen = choose(whole, excerpt)
    if len(chosen.role_ids) == len(document.roles) or view.layout not in LAYOUTS:
        return build_scene(document, view, own)
    return build_chosen(document, whole, view, chosen, own)


def build_chosen(
    document: Document, whole: Index, view: View, chosen: Chosen, own: Theme | None = None
) -> Scene:
    """Return the scene of some roles of a document, whose look-ups ``whole`` holds; see ``build_excerpt``.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    shown = set(chosen.role_ids)
    found = groups(document, whole, usual=LAYOUTS[view.layout].groups)
    shows_people = "people" in document.chart.box_shows
    needs = PageNeeds(
        groups={first: members for first, members in found.items() if first in shown},
        values=values_in_use(document, whole, own or theme(view.theme)),
        people=people_below(document, whole) if shows_people else {},
        hidden=chosen.hidden,
        as_seen=True,
    )
    scene = build_scene(extract(document, whole, chosen.role_ids), view, own, needs)
    rest = f"Shown of it: {len(shown):,} of {len(document.roles):,}."
    return replace(
        scene,
        description=f"{chart_description(document, whole)} {rest}",
        boxes=tuple(_counting(box, chosen.hidden.get(box.id, 0), whole) for box in scene.boxes),
    )


def _counting(box: Box, hidden: int, whole: Index) -> Box:
    """The box, whose label says how many report to it and how many of all below are hidden."""
    if not hidden:
        return box
    reports = len(whole.reports.get(box.id, ()))
    relation = f"{reports:,} report" + ("" if reports == 1 else "s")
    parts = [box.label, *([relation] if reports else []), f"{hidden:,} hidden"]
    return replace(box, label=", ".join(parts), hidden=hidden)
