"""Sized to you: a short form makes a department of the visitor's size; its state lives in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from orgchart import services
from orgchart.access import visitor_for_writing
from orgchart.api.throttling import CreateThrottle, DrawThrottle
from orgchart.core.document import Document
from orgchart.exports.svg import svg_fragment
from orgchart.pages.limits import limited
from orgchart.recent import Recent
from orgchart.scene.build import build_scene
from orgchart.scene.view import view_of
from orgchart.store import load_document
from templates_gallery import queries
from templates_gallery.models import Template
from templates_gallery.sizing import form
from templates_gallery.sizing.ask import Reading, query_of, read
from templates_gallery.sizing.department import sized as sized_document
from templates_gallery.sizing.totals import Totals, totals
from templates_gallery.sizing.words import Words

# The entries that can be sized, and whose words are used besides their own.
SIZED = {"customer-service-department": ("customer-support-division",)}


@dataclass(frozen=True, slots=True)
class _Result:
    """A department drawn. ``drawing`` is SVG."""

    document: Document
    totals: Totals
    drawing: str


_results: Recent[tuple[str, tuple[int, ...]], _Result] = Recent(64)


@require_safe
@limited(DrawThrottle)
def sized(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form with the department that it makes. Without scripts, the button shows the new one."""
    template = _template(slug)
    context = _context(request, template)
    context["fields"] = form.fields(context["reading"])
    context["ratios"] = form.ratios(context["reading"])
    return render(request, "gallery/sized.html", context)


@require_safe
@limited(DrawThrottle)
def sized_result(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the part of the page that follows the form, for the page's script."""
    return render(request, "gallery/sized_result.html", _context(request, _template(slug)))


@require_http_methods(["GET", "HEAD", "POST"])
@limited(CreateThrottle)
def use_sized(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a chart of the visitor's own from the form in the address, and open it."""
    template = _template(slug)
    reading = read(_query(request))
    if request.method != "POST":
        query = query_of(reading)
        return redirect(reverse("sized", args=[slug]) + (f"?{query}" if query else ""))
    document = sized_document(_words(template), reading.ask, reading.values)
    chart = services.create_chart(visitor=visitor_for_writing(request), document=document)
    return redirect("editor", chart.public_id)


def can_be_sized(slug: str) -> bool:
    """Return whether the entry has a page of its own for sizing."""
    return slug in SIZED


def _template(slug: str) -> Template:
    template = queries.find_template(slug) if can_be_sized(slug) else None
    if template is None:
        raise Http404("There is no such page.")
    return template


def _words(template: Template) -> Words:
    others = [queries.find_template(slug) for slug in SIZED[template.slug]]
    return Words([load_document(each.cover.chart) for each in (template, *others) if each is not None])


def _query(request: HttpRequest) -> dict[str, list[str]]:
    return {key: request.GET.getlist(key) for key in request.GET}


def _context(request: HttpRequest, template: Template) -> dict[str, Any]:
    reading = read(_query(request))
    result = _result(template, reading)
    return {
        "template": template,
        "reading": reading,
        "query": query_of(reading),
        "problems": form.problems(reading),
        "totals": result.totals,
        "title": result.document.chart.title,
        # Written by our own SVG writer, which escapes every text of the scene.
        "drawing": mark_safe(result.drawing),  # noqa: S308
    }


def _result(template: Template, reading: Reading) -> _Result:
    """Return the department, drawn; the last ones are kept, as long as their words are the same."""
    revisions = tuple(step.chart.revision for step in template.steps.all())
    key = (f"{template.digest}?{query_of(reading)}", revisions)
    result = _results.get(key)
    if result is None:
        document = sized_document(_words(template), reading.ask, reading.values)
        drawing = svg_fragment(build_scene(document, view_of(document)))
        result = _Result(document, totals(document, reading), drawing)
        _results.put(key, result)
    return result
