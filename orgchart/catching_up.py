"""What happened to a chart since a revision that somebody knows: for pages open while others edit."""

from __future__ import annotations

from orgchart.core import diff as diffs
from orgchart.history import UnknownRevision, document_at
from orgchart.models import Chart
from orgchart.services import Change, Conflict
from orgchart.store import load_document

# Beyond so many revisions it is quicker to send everything than to walk back.
FARTHEST = 100


def changes_since(*, chart: Chart, revision: int, may_see_past: bool) -> Change | None:
    """Return everything that was done after a revision as one change, or None where nothing was.

    A change that is not based on that revision tells that the chart must be read anew: too much
    happened, its history was cut off, or what was removed meanwhile is not the caller's to see.

    Raises:
        Conflict: the chart has no such revision yet.
    """
    if revision > chart.revision:
        raise Conflict("The chart has no such revision. Read it again.", chart.revision)
    if revision == chart.revision:
        return None
    after = load_document(chart)
    anew = Change(chart, chart.revision, after, after, diffs.Diff(), "The chart was changed")
    if not may_see_past or chart.revision - revision > FARTHEST:
        return anew
    try:
        before = document_at(chart, revision)
    except UnknownRevision:
        return anew
    more = chart.revision - revision - 1
    words = f", and {more} more {'change' if more == 1 else 'changes'}" if more else ""
    summary = chart.revisions.values_list("summary", flat=True).get(number=chart.revision) + words
    return Change(chart, revision, before, after, diffs.between(before, after), summary)
