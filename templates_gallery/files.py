"""Files of a template: its chart drawn in a look of the visitor's choice."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from orgchart.api.throttling import DrawThrottle
from orgchart.exports.svg import write_svg
from orgchart.models import Chart
from orgchart.pages.files import YEAR
from orgchart.pages.limits import limited
from orgchart.pictures import scene_of
from templates_gallery.looks import BadLook, read_look
from templates_gallery.versions import version_of
from templates_gallery.views import template_and_step

LOOK_KEYS = ("layout", "theme", "levels", "collapsed", "expanded")


@require_safe
@limited(DrawThrottle)
@gzip_page
def drawing(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the chart as SVG. Asked for by revision and drawing code (``v``), it never changes."""
    _, step = template_and_step(slug, request.GET.get("step", ""))
    try:
        look = read_look(request.GET, step.chart)
    except BadLook as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=400)
    asked = "&".join(f"{key}={request.GET.get(key, '')}" for key in LOOK_KEYS)
    etag = etag_of(step.chart, asked)
    forever = request.GET.get("v") == version_of(step.chart)
    unchanged = unchanged_since(request, etag)
    if unchanged:
        return kept(unchanged, etag, forever=forever)
    scene = scene_of(step.chart, excerpt=look.excerpt, view=look.view(step.chart))
    return kept(HttpResponse(write_svg(scene), content_type="image/svg+xml"), etag, forever=forever)


def etag_of(chart: Chart, wishes: str) -> str:
    """Return what identifies a file made of a chart by some wishes."""
    digest = hashlib.sha256(wishes.encode("utf-8", "replace")).hexdigest()[:16]
    return f'"{chart.public_id}-{version_of(chart)}-{digest}"'


def unchanged_since(request: HttpRequest, etag: str) -> HttpResponse | None:
    """Return "not modified" if the browser has this version."""
    response = get_conditional_response(request, etag=etag)
    return response if isinstance(response, HttpResponse) and response.status_code == 304 else None


def kept(response: HttpResponse, etag: str, *, forever: bool) -> HttpResponse:
    """Say how long browsers may keep a file that everybody may see."""
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable" if forever else "public, no-cache"
    response["ETag"] = etag
    return response
