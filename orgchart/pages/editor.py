"""The editor's page, in one answer: the page itself at once, then the chart as soon as it is drawn.

The browser fetches styles and scripts while the chart is drawn here.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from orgchart.access import Visitor, readable_chart, right_of, visitor_of
from orgchart.api.replies import chart_reply, scene_reply
from orgchart.models import Chart
from orgchart.own_themes import themes_of
from orgchart.pages.files import export_links
from orgchart.pages.script_modules import modules_of
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.themes import THEMES, theme

logger = logging.getLogger(__name__)

DATA_PLACE = '<script id="chart-data" type="application/json">'
# What would end a script in HTML, as JSON may write it too.
ESCAPES = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}
APOLOGY = '<p class="no-script" role="alert">The server could not draw this chart. Try again later.</p>'


@require_safe
@never_cache
@ensure_csrf_cookie
def editor(request: HttpRequest, public_id: str) -> StreamingHttpResponse:
    """Show the editor; a visitor who may only look gets it read-only."""
    visitor = visitor_of(request)
    chart = readable_chart(visitor, public_id)
    first = modules_of("js/editor/main.js")
    later = [module for module in modules_of("js/editor/workbench.js") if module not in first]
    context = {"chart": chart, "right": right_of(chart, visitor), "modules": first, "later": later}
    page = render_to_string("editor.html", context, request)
    response = StreamingHttpResponse(_parts(page, chart, visitor))
    # A proxy that collects the answer first would take the head start away.
    response["X-Accel-Buffering"] = "no"
    return response


def _parts(page: str, chart: Chart, visitor: Visitor) -> Iterator[str]:
    """Yield the page up to the place of the data, the data, and the rest.

    By then it is too late for the page of errors: what went wrong is logged, and the page apologises.
    """
    head, tail = page.split(DATA_PLACE)
    yield head
    try:
        data = DATA_PLACE + as_script(_data(chart, visitor))
    except Exception:
        logger.exception("The data of chart %s for the editor could not be made.", chart.public_id)
        data = APOLOGY + DATA_PLACE
    yield data
    yield tail


def _data(chart: Chart, visitor: Visitor) -> dict[str, Any]:
    """Return everything that the editor starts with."""
    return {
        "chart": chart_reply(chart, visitor),
        "scene": scene_reply(chart)["scene"],
        "exports": export_links(chart),
        "themes": [
            *({"key": name, "label": theme(name).label} for name in THEMES),
            *({"key": own.key, "label": own.name} for own in (themes_of(chart.owner) if chart.owner else ())),
        ],
        "layouts": [
            {"key": key, "label": layout.label, "groups": layout.groups, "frames": layout.frames}
            for key, layout in LAYOUTS.items()
        ],
        "urls": {
            "charts": reverse("my-charts"),
            "api": reverse("api-chart", args=[chart.public_id]),
            "library": {kind: reverse(f"api-library-{kind}") for kind in ("titles", "measures")},
            "fillIn": reverse("fill-in", args=[chart.public_id]),
            "saveTemplate": reverse("save-template", args=[chart.public_id]),
        },
    }


def as_script(data: Any) -> str:
    r"""Return data as JSON that may stand in a script of a page.

    Django's ``json_script`` does the same, but takes five times as long over the data of 3,000 roles.

    >>> as_script({"title": "</script>"})
    '{"title":"\\u003C/script\\u003E"}'
    """
    text = json.dumps(data, separators=(",", ":"))
    for sign, escape in ESCAPES.items():
        text = text.replace(sign, escape)
    return text
