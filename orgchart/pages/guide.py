"""The help page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from orgchart.exports.table import EXPORTS


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Show the guide."""
    formats = [export.label for export in EXPORTS.values()]
    return render(
        request, "help.html", {"formats": formats, "site": f"{request.scheme}://{request.get_host()}"}
    )
