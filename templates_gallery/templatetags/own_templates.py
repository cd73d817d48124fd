"""The gallery's section of templates that people saved."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

from orgchart.access import visitor_of
from templates_gallery import own_templates

register = template.Library()


@register.inclusion_tag("gallery/own_templates.html", takes_context=True)
def saved_templates(context: dict[str, Any]) -> dict[str, Any]:
    """Show the visitor's own templates, then what others published here; nothing where there are none."""
    request: HttpRequest = context["request"]
    visitor = visitor_of(request)
    own = list(own_templates.own_templates(visitor))
    shared = list(own_templates.shared_templates(visitor))
    return {"own": own, "shared": shared, "request": request, "csrf_token": context.get("csrf_token")}
