"""The gallery's pages: the front page, a template's page, and "Use this template"."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from orgchart.access import visitor_for_writing
from orgchart.api.throttling import CreateThrottle
from orgchart.core.document import Document
from orgchart.exports.svg import svg_fragment
from orgchart.pages.files import export_links
from orgchart.pages.limits import limited
from orgchart.pictures import scene_of
from orgchart.store import load_document
from templates_gallery import queries
from templates_gallery.models import Template, TemplateStep
from templates_gallery.services import use_template

QUERY_LIMIT = 200


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the cards. Without scripts, the search works by reloading the page."""
    query = request.GET.get("q", "").replace("\0", "")[:QUERY_LIMIT].strip()
    category = request.GET.get("category", "").replace("\0", "")
    templates = list(queries.published_templates())
    shown = queries.search_templates(query, category) if query or category else templates
    terms = {
        template.slug: {
            "text": template.search_text,
            "titles": template.job_titles,
            "measures": template.measures,
        }
        for template in templates
    }
    context = {
        "templates": templates,
        "shown": shown,
        "terms": terms,
        "categories": list(dict.fromkeys(template.category for template in templates)),
        "query": query,
        "category": category,
    }
    return render(request, "gallery/gallery.html", context)


@require_safe
def template(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template: its chart, its functions and advice."""
    found, step = _template_and_step(slug, request.GET.get("step", ""))
    document = load_document(step.chart)
    functions = queries.functions(document)
    context = {
        "template": found,
        "step": step,
        "facts": _facts(step, document, functions),
        # Written by our own SVG writer, which escapes every text of the scene.
        "drawing": mark_safe(svg_fragment(scene_of(step.chart, document))),  # noqa: S308
        "exports": export_links(step.chart),
        "functions": functions,
        "related": queries.related_templates(found),
    }
    return render(request, "gallery/template.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited(CreateThrottle)
def use(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the visitor's own copy and open it in the editor. Whoever comes by a link gets the template."""
    found, step = _template_and_step(slug, request.POST.get("step", ""))
    if request.method != "POST":
        return redirect(found)
    chart = use_template(step=step, visitor=visitor_for_writing(request))
    return redirect("editor", chart.public_id)


def _template_and_step(slug: str, key: str) -> tuple[Template, TemplateStep]:
    found = queries.find_template(slug)
    if found is None:
        raise Http404("There is no such template.")
    step = queries.find_step(found, key)
    if step is None:
        raise Http404("There is no such step.")
    return found, step


def _facts(
    step: TemplateStep, document: Document, functions: Sequence[queries.Function]
) -> list[dict[str, object]]:
    """Return the numbers under the title, those above zero."""
    titles = {title.name for function in functions for title in function.titles}
    posts = sum(role.headcount for role in document.roles.values())
    counted = (
        (step.roles, "role", "roles"),
        (posts if posts > step.roles else 0, "post", "posts"),
        (step.layers, "layer", "layers"),
        (sum(function.innermost for function in functions), "function", "functions"),
        (len(titles), "job title", "job titles"),
        (len(document.measures), "measure", "measures"),
    )
    return [
        {"number": number, "noun": one if number == 1 else many} for number, one, many in counted if number
    ]
