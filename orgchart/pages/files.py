"""Files of charts: exports to download, and the miniature that cards show."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import localdate
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from orgchart.access import Visitor, readable_chart, visitor_of
from orgchart.api.throttling import ExportThrottle
from orgchart.exporting import UnknownExport, export_chart
from orgchart.exports.miniature import write_miniature
from orgchart.exports.options import OptionError, parse_options
from orgchart.exports.table import EXPORTS
from orgchart.models import Chart
from orgchart.own_themes import stamp_of
from orgchart.pages.drawing_code import DRAWING_CODE
from orgchart.pages.limits import limited
from orgchart.pictures import scene_of

YEAR = 365 * 24 * 60 * 60


@require_safe
@limited(ExportThrottle)
def export(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Return the chart as a file; browsers ask each time whether theirs is still the newest."""
    chart = _chart_to_read(request, public_id)
    wishes = "&".join(sorted(f"{name}={value}" for name, value in request.GET.items()))
    digest = hashlib.sha256(wishes.encode("utf-8", "replace")).hexdigest()[:12]
    # Handbooks say of which day they are.
    digest += f"-{localdate()}" if key in EXPORTS and not EXPORTS[key].is_picture else ""
    etag = f'"{chart.public_id}-{chart.revision}-{DRAWING_CODE}{stamp_of(chart)}-{key}-{digest}"'
    unchanged = _unchanged(request, etag)
    if unchanged:
        return unchanged
    try:
        file = export_chart(chart=chart, key=key, options=parse_options(request.GET.dict()))
    except UnknownExport as error:
        raise Http404(str(error)) from None
    except OptionError as error:
        return render(request, "400.html", {"message": str(error)}, status=400)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = file.disposition
    if file.advice:
        response["X-Advice"] = file.advice
    return _cached(response, chart, etag, forever=False)


@require_safe
@gzip_page
def picture(request: HttpRequest, public_id: str) -> HttpResponse:
    """Return the miniature. Asked for by revision and drawing code, it never changes."""
    chart = _chart_to_read(request, public_id)
    code = DRAWING_CODE + stamp_of(chart)
    etag = f'"{chart.public_id}-{chart.revision}-{code}"'
    forever = (request.GET.get("r"), request.GET.get("c", code)) == (str(chart.revision), code)
    unchanged = _unchanged(request, etag)
    if unchanged:
        return _cached(unchanged, chart, etag, forever=forever)
    response = HttpResponse(write_miniature(scene_of(chart)), content_type="image/svg+xml")
    return _cached(response, chart, etag, forever=forever)


def export_links(chart: Chart) -> list[dict[str, str]]:
    """Return a link for each format that the chart can be downloaded in."""
    return [
        {"key": key, "label": export.label, "url": reverse("export", args=[chart.public_id, key])}
        for key, export in EXPORTS.items()
    ]


def _chart_to_read(request: HttpRequest, public_id: str) -> Chart:
    """Return the chart; for a published one no session is looked at, so that all may share the answer."""
    try:
        return readable_chart(Visitor(), public_id)
    except Http404:
        return readable_chart(visitor_of(request), public_id)


def _unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """Return "not modified" if the browser has this version."""
    response = get_conditional_response(request, etag=etag)
    return response if isinstance(response, HttpResponse) and response.status_code == 304 else None


def _cached(response: HttpResponse, chart: Chart, etag: str, *, forever: bool) -> HttpResponse:
    """Say who may keep the answer and for how long."""
    who = "public" if chart.published else "private"
    response["Cache-Control"] = f"{who}, max-age={YEAR}, immutable" if forever else f"{who}, no-cache"
    response["ETag"] = etag
    if not chart.published:
        patch_vary_headers(response, ["Cookie"])
    return response
