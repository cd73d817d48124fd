"""The editor's page: everything it starts with, in one answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from orgchart.access import readable_chart, visitor_of
from orgchart.api.replies import chart_reply, scene_reply
from orgchart.own_themes import themes_of
from orgchart.pages.files import export_links
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.themes import THEMES, theme


@require_safe
@never_cache
@ensure_csrf_cookie
def editor(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the editor; a visitor who may only look gets it read-only."""
    visitor = visitor_of(request)
    chart = readable_chart(visitor, public_id)
    data = {
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
        },
    }
    return render(request, "editor.html", {"chart": chart, "data": data})
