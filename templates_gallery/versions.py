"""What changes whenever a picture of a template may, so that addresses with it can be kept for ever."""

from __future__ import annotations

from orgchart.models import Chart
from orgchart.own_themes import stamp_of
from orgchart.pages.drawing_code import DRAWING_CODE


def version_of(chart: Chart) -> str:
    """Return what changes whenever a picture of the chart may."""
    return f"{chart.revision}-{DRAWING_CODE}{stamp_of(chart)}"
