"""The scene of an excerpt: the roles that somebody wants to see, in the look of the whole chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Shown:
    """What an excerpt shows of a chart: the roles as a document of their own, and what stays of the whole.

    ``needs`` have the groups, colours and numbers of the whole chart, and how many roles each role hides.
    ``reports`` counts the direct reports of those that hide some. ``description`` says what the whole is, and
    how much of it is shown.
    """

    document: Document
    needs: PageNeeds
    reports: Mapping[str, int]
    description: str

    def counted(self, scene: Scene) -> Scene:
        """Return a scene of these roles whose labels say how many report to a box and how many are hidden."""
        return replace(scene, boxes=tuple(map(self._counted, scene.boxes)))

    def _counted(self, box: Box) -> Box:
        hidden, reports = self.needs.hidden.get(box.id, 0), self.reports.get(box.id, 0)
        if not hidden:
            return box
        relation = f"{reports:,} report" + ("" if reports == 1 else "s")
        return replace(box, label=f"{box.label}, {relation}, {hidden:,} hidden", hidden=hidden)


def shown_of(document: Document, view: View, excerpt: Excerpt, own: Theme | None = None) -> Shown | None:
    """Return what an excerpt shows of a document in a view with this theme; None where that is all of it."""
    whole = index(document)
    chosen = choose(whole, excerpt)
    if len(chosen.role_ids) == len(document.roles) or view.layout not in LAYOUTS:
        return None
    return _shown(document, whole, view, chosen, own)


def build_chosen(
    document: Document, whole: Index, view: View, chosen: Chosen, own: Theme | None = None
) -> Scene:
    """Return the scene of some roles of a document, whose look-ups ``whole`` holds; see ``build_excerpt``.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    return _drawn(_shown(document, whole, view, chosen, own), view, own)


def _shown(document: Document, whole: Index, view: View, chosen: Chosen, own: Theme | None) -> Shown:
    roles = set(chosen.role_ids)
    found = groups(document, whole, usual=LAYOUTS[view.layout].groups)
    shows_people = "people" in document.chart.box_shows
    needs = PageNeeds(
        groups={first: members for first, members in found.items() if roles.issuperset(members)},
        values=values_in_use(document, whole, own or theme(view.theme)),
        people=people_below(document, whole) if shows_people else {},
        hidden=chosen.hidden,
        as_seen=True,
    )
    reports = {role_id: len(whole.reports.get(role_id, ())) for role_id in chosen.hidden}
    rest = f"Shown of it: {len(roles):,} of {len(document.roles):,}."
    description = f"{chart_description(document, whole)} {rest}"
    return Shown(extract(document, whole, chosen.role_ids), needs, reports, description)


def build_excerpt(document: Document, view: View, excerpt: Excerpt, own: Theme | None = None) -> Scene:
    """Return the scene of what an excerpt shows of a document. The other arguments are ``build_scene``'s.

    Boxes say how many roles they hide. Colours, groups and numbers of people are those of the whole chart.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    shown = shown_of(document, view, excerpt, own)
    if shown is None:
        return build_scene(document, view, own)
    return _drawn(shown, view, own)


def _drawn(shown: Shown, view: View, own: Theme | None) -> Scene:
    scene = build_scene(shown.document, view, own, shown.needs)
    return replace(shown.counted(scene), description=shown.description)
