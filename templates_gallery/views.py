"""The gallery's pages: the front page, a template's page, two compared, and "Use this template"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from orgchart.access import visitor_for_writing, visitor_of
from orgchart.api.throttling import CreateThrottle, DrawThrottle
from orgchart.exports.svg import svg_fragment
from orgchart.pages.files import export_links
from orgchart.pages.limits import limited
from orgchart.pictures import scene_of
from orgchart.store import load_document
from templates_gallery import knowledge, queries
from templates_gallery.after_use import opened
from templates_gallery.comparison import Side, compare_facts, compare_names
from templates_gallery.discovery import canonical_path, gallery_data, share_url, template_data
from templates_gallery.facets import SORTS, facet_values, facets, in_order, narrow, read_wish, ways_out
from templates_gallery.looks import BadLook, layout_choices, level_choices, read_look, theme_choices
from templates_gallery.models import Template, TemplateStep
from templates_gallery.own_templates import own_templates, shared_templates
from templates_gallery.services import use_template
from templates_gallery.sized_views import can_be_sized
from templates_gallery.versions import version_of
from templates_gallery.walk import walk

GALLERY_DESCRIPTION = (
    "Org chart templates to start from: edit in the browser, export as PDF, PowerPoint or SVG."
)
COMPARE_DESCRIPTION = "Two org chart templates side by side: pictures, facts, functions, titles, measures."
TABS = ("functions", "titles", "measures")


@dataclass(frozen=True, slots=True)
class SavedTemplates:
    """Templates that accounts saved and the visitor may see: the visitor's own, and those of others."""

    own: list[Template]
    shared: list[Template]

    def sections(self, sort: str, shown: Collection[Template]) -> list[dict[str, object]]:
        """Return the parts of the gallery behind the catalogue; one without any template is left out."""
        parts = (
            ("your-templates", "Your templates", self.own),
            ("installation-templates", "From this installation", self.shared),
        )
        return [
            {
                "id": key,
                "title": title,
                "is_own": templates is self.own,
                "templates": in_order(templates, sort),
                "is_shown": any(template in shown for template in templates),
            }
            for key, title, templates in parts
            if templates
        ]


@require_safe
@gzip_page
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the cards. Without scripts, the search works by reloading the page."""
    wish = read_wish(request.GET)
    visitor = visitor_of(request)
    templates = list(queries.published_templates())
    saved = SavedTemplates(list(own_templates(visitor)), list(shared_templates(visitor)))
    everything = [*templates, *saved.own, *saved.shared]
    shown = narrow(everything, wish)
    found = {
        template.slug: {
            "text": template.search_text,
            "titles": template.job_titles,
            "measures": template.measures,
            "facets": facet_values(template),
        }
        for template in everything
    }
    context = {
        "templates": in_order(templates, wish.sort),
        "sections": saved.sections(wish.sort, shown),
        "shown": shown,
        "all_count": len(everything),
        "found": found,
        "facets": facets(everything, wish),
        "sorts": SORTS.items(),
        "wish": wish,
        "ways_out": [] if shown else ways_out(everything, wish),
        "about": {
            "title": "Org chart templates",
            "description": GALLERY_DESCRIPTION,
            "address": request.build_absolute_uri(reverse("gallery")),
            "picture": request.build_absolute_uri(share_url(templates[0].cover)) if templates else "",
            "data": gallery_data(request, templates),
        },
    }
    return render(request, "gallery/gallery.html", context)


@require_safe
@limited(DrawThrottle)
@gzip_page
def template(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template: its chart in the look asked for, what is in it, and advice."""
    found, step = template_and_step(slug, request.GET.get("step", ""))
    document = load_document(step.chart)
    try:
        look = read_look(request.GET, step.chart)
    except BadLook as error:
        return render(request, "400.html", {"message": str(error)}, status=400)
    functions = queries.functions(document)
    scene = scene_of(step.chart, document, look.excerpt, look.view(step.chart))
    tab = request.GET.get("tab", "")
    context = {
        "about": {
            "title": found.title,
            "description": found.summary,
            "address": request.build_absolute_uri(canonical_path(found, step)),
            "picture": request.build_absolute_uri(share_url(step)),
            "data": template_data(request, found, step),
        },
        "template": found,
        "walk": walk(found, step),
        "step": step,
        "facts": knowledge.facts(step, document, functions),
        # Written by our own SVG writer, which escapes every text of the scene.
        "drawing": mark_safe(svg_fragment(scene)),  # noqa: S308
        "drawing_url": drawing_url(step),
        "look": look,
        "layouts": layout_choices(look),
        "themes": theme_choices(look),
        "levels": level_choices(look, step.layers),
        "branches": knowledge.branches(document),
        "exports": export_links(step.chart),
        "sized": can_be_sized(found.slug),
        "tab": tab if tab in TABS else TABS[0],
        "functions": functions,
        "titles": knowledge.title_rows(document, functions),
        "measures": knowledge.measure_groups(functions),
        "measure_count": len(document.measures),
        "related": queries.related_templates(found),
        "others": queries.published_templates().exclude(pk=found.pk),
    }
    return render(request, "gallery/template.html", context)


@require_safe
@gzip_page
def compare(request: HttpRequest) -> HttpResponse:
    """Show two templates side by side; ticks of the gallery (``pick``) are turned into a lasting address."""
    picked = request.GET.getlist("pick")[:2]
    if picked:
        names = zip(("a", "b"), picked, strict=False)
        return redirect(f"{reverse('compare-templates')}?{urlencode(list(names))}")
    slugs = (request.GET.get("a", ""), request.GET.get("b", ""))
    sides = [_side(slug) for slug in slugs if slug]
    context: dict[str, object] = {
        "templates": queries.published_templates(),
        "slugs": slugs,
        "same": len(sides) == 2 and slugs[0] == slugs[1],
        "about": {
            "title": "Compare org chart templates",
            "description": COMPARE_DESCRIPTION,
            "address": request.build_absolute_uri(reverse("compare-templates")),
        },
    }
    if len(sides) == 2:
        context |= {
            "sides": sides,
            "facts": compare_facts(*sides),
            "shared": compare_names(*sides),
        }
    return render(request, "gallery/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited(CreateThrottle)
def use(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the visitor's own copy and open it in the editor. Whoever comes by a link gets the template."""
    found, step = template_and_step(slug, request.POST.get("step", ""))
    if request.method != "POST":
        return redirect(found)
    chart = use_template(step=step, visitor=visitor_for_writing(request))
    return opened(request, chart)


def template_and_step(slug: str, key: str) -> tuple[Template, TemplateStep]:
    """Return a template that everybody may see, and its step with the key, the first for an empty one.

    Raises:
        Http404: there is none.
    """
    found = queries.find_template(slug)
    if found is None:
        raise Http404("There is no such template.")
    step = queries.find_step(found, key)
    if step is None:
        raise Http404("There is no such step.")
    return found, step


def drawing_url(step: TemplateStep) -> str:
    """Return the address of a step's drawing, for ever the same, to which a look can be added."""
    query = urlencode({"step": step.key, "v": version_of(step.chart)})
    return f"{reverse('template-drawing', args=[step.template.slug])}?{query}"


def _side(slug: str) -> Side:
    """Return one of two compared: the template with its largest chart."""
    found, _ = template_and_step(slug, "")
    step = found.cover
    document = load_document(step.chart)
    return Side(found, step, document, tuple(queries.functions(document)))
