"""Charts fitted to a page: what that comes to, and the change that keeps it."""

from __future__ import annotations

from math import isfinite
from typing import Any

from orgchart.access import Visitor
from orgchart.core.document import BranchStyle, Document
from orgchart.models import Chart
from orgchart.own_themes import own_theme_of
from orgchart.recent import Recent
from orgchart.scene.fit.fit import Fitted, fit_to_page, paper_name, styled
from orgchart.scene.pages.setup import SLIDES, Orientation, PageSetup, Sheet
from orgchart.scene.themes import Theme
from orgchart.scene.view import view_of
from orgchart.services import Change, run_command
from orgchart.store import load_document

_FITS = 8
_fitted: Recent[tuple[str, int, PageSetup, Theme | None, bool, bool], Fitted] = Recent(16)


def one_page(paper: Sheet, smallest: float, orientation: Orientation = "auto") -> PageSetup:
    """Return the page of a chart that stands on it alone; slides keep room for their title.

    Raises:
        ValueError: an unknown paper or orientation, or a type size outside the limits.
    """
    if paper in SLIDES:
        return PageSetup(paper, smallest, orientation)
    return PageSetup(paper, smallest, orientation, head=0.0, foot=0.0)


def chosen_by_hand(chart: Chart, document: Document) -> Document:
    """Return the document without the branch styles that one of the newest fits of the chart chose."""
    fits = chart.revisions.filter(command="set_branches").order_by("-number")[:_FITS]
    ours: dict[str, BranchStyle] = {}
    for arguments in fits.values_list("arguments", flat=True):
        for role_id, style in arguments["styles"].items():
            if role_id in document.roles and document.roles[role_id].branch == style:
                ours[role_id] = ""
    return styled(document, ours, document.chart.layout)


def fit_of(chart: Chart, setup: PageSetup, *, anew: bool = False, may_tighten: bool = False) -> Fitted:
    """Return how the chart fits a page; ``anew`` lets also go of the styles chosen by hand."""
    document = load_document(chart)
    own = own_theme_of(chart, view_of(document).theme)
    key = (chart.public_id, chart.revision, setup, own, anew, may_tighten)
    fitted = _fitted.get(key)
    if fitted is None:
        fitted = fit_to_page(
            chosen_by_hand(chart, document),
            view_of(document),
            setup,
            own,
            may_tighten=may_tighten,
            keeps_styles=not anew,
        )
        _fitted.put(key, fitted)
    return fitted


def arguments_of(chart: Chart, setup: PageSetup, *, anew: bool = False) -> dict[str, Any]:
    """Return the arguments of the command ``set_branches`` that keeps a fit."""
    document, fitted = load_document(chart), fit_of(chart, setup, anew=anew)
    by_hand = {} if anew else chosen_by_hand(chart, document).roles
    # All that the program chose is named, so that a later fit can tell it from what was chosen by hand.
    styles = {
        role_id: role.branch
        for role_id, role in fitted.document.roles.items()
        if (document.roles[role_id].branch or role.branch)
        and not (role_id in by_hand and by_hand[role_id].branch)
    }
    size = f" ({fitted.type_size:.1f} pt)" if isfinite(fitted.type_size) else ""
    layout = fitted.document.chart.layout
    return {"styles": styles, "layout": layout, "fitted_to": paper_name(setup.paper) + size}


def fit_branches(
    *, chart: Chart, setup: PageSetup, anew: bool, expected_revision: int, visitor: Visitor
) -> Change:
    """Keep the styles and the layout that show the chart largest on a page, as one step of undo.

    Raises:
        Conflict: somebody removed a role meanwhile.
    """
    return run_command(
        chart=chart,
        name="set_branches",
        arguments=arguments_of(chart, setup, anew=anew),
        expected_revision=expected_revision,
        visitor=visitor,
    )
