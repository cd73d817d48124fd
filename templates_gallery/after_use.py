"""Where a visitor goes with a new chart of their own: to the editor, or first to fill in people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from orgchart.models import Chart

FILL_IN = "fill-in"


def opened(request: HttpRequest, chart: Chart) -> HttpResponse:
    """Lead to the new chart, or to the page that fills it in where the button said so."""
    return redirect(FILL_IN if request.POST.get("then") == FILL_IN else "editor", chart.public_id)
