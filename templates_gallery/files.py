"""Files of a template: its chart in a look of the visitor's choice, a summary, and a picture to share."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from orgchart.api.throttling import DrawThrottle, ExportThrottle
from orgchart.exports.file_names import content_disposition, file_name
from orgchart.exports.share_picture import write_share_picture
from orgchart.exports.svg import write_svg
from orgchart.models import Chart
from orgchart.pages.files import YEAR
from orgchart.pages.limits import limited
from orgchart.pictures import scene_of
from templates_gallery.discovery import canonical_path
from templates_gallery.kept_files import kept_file
from templates_gallery.looks import BadLook, read_look
from templates_gallery.summary import SUMMARY_FORMAT, write_summary
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


@require_safe
def share_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the picture that other sites show of the template; made once."""
    found, step = template_and_step(slug, request.GET.get("step", ""))
    forever = request.GET.get("v") == version_of(step.chart)
    line = f"{found.category} · {step.size}"
    made_from = f"{step.chart.public_id} {version_of(step.chart)} {found.title}\n{line}"
    etag = etag_of(step.chart, made_from)
    unchanged = unchanged_since(request, etag)
    if unchanged:
        return kept(unchanged, etag, forever=forever)
    fonts = settings.FONT_FILES
    regular, bold = (fonts[f"LiberationSans-{style}.ttf"] for style in ("Regular", "Bold"))
    content = kept_file(
        "share",
        made_from,
        lambda: write_share_picture(scene_of(step.chart), found.title, line, regular=regular, bold=bold),
    )
    return kept(HttpResponse(content, content_type="image/png"), etag, forever=forever)


@require_safe
@limited(ExportThrottle)
def summary(request: HttpRequest, slug: str) -> HttpResponse:
    """Return a summary of the template on one sheet of A4, as a PDF."""
    found, step = template_and_step(slug, request.GET.get("step", ""))
    address = request.build_absolute_uri(canonical_path(found, step))
    etag = etag_of(step.chart, f"summary {found.digest} {address}")
    unchanged = unchanged_since(request, etag)
    if unchanged:
        return kept(unchanged, etag, forever=False)
    made_from = f"{step.chart.public_id} {version_of(step.chart)} {found.digest} {address} {SUMMARY_FORMAT}"
    content = kept_file("summary", made_from, lambda: write_summary(found, step, address))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition(file_name(f"{found.title} - summary", ".pdf"))
    return kept(response, etag, forever=False)


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
