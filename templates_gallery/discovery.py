"""What search engines and other sites read: what a page is about, the list of pages, and where not to go."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from templates_gallery.models import Template, TemplateStep
from templates_gallery.queries import published_templates
from templates_gallery.versions import version_of

# Charts and accounts are private; the API is for programs that know it.
_PRIVATE = ("/charts/", "/account/", "/accounts/", "/admin/", "/api/", "/templates/*/use/")
# Inside <script> only these could end the element or be read as markup.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


class TemplatePages(Sitemap):  # type: ignore[type-arg]  # generic for types only
    """The page of every template in the gallery."""

    def items(self) -> Sequence[Template]:
        """Return the templates."""
        return list(published_templates())

    def lastmod(self, item: Template) -> datetime:
        """Return when one of its charts changed last."""
        return max(step.chart.updated_at for step in item.steps.all())


class PlainPages(Sitemap):  # type: ignore[type-arg]
    """The gallery and the pages beside it."""

    def items(self) -> Sequence[str]:
        """Return the names of their addresses."""
        return ["gallery", "library", "library-measures", "compare-templates", "help"]

    def location(self, item: str) -> str:
        """Return the address."""
        return reverse(item)


SITEMAPS: Mapping[str, type[Sitemap[Any]]] = {"templates": TemplatePages, "pages": PlainPages}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say where robots need not go, and where the list of pages is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _PRIVATE)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def share_url(step: TemplateStep) -> str:
    """Return the address of the picture that other sites show of a step."""
    query = urlencode({"step": step.key, "v": version_of(step.chart)})
    return f"{reverse('template-share', args=[step.template.slug])}?{query}"


def canonical_path(template: Template, step: TemplateStep) -> str:
    """Return the one address of a step, whatever look or tab was asked for."""
    first = template.steps.all()[0]
    return template.get_absolute_url() + ("" if step.pk == first.pk else f"?{urlencode({'step': step.key})}")


def template_data(request: HttpRequest, template: Template, step: TemplateStep) -> SafeString:
    """Return what a template's page is about as JSON-LD, ready to stand in a script element."""
    address = request.build_absolute_uri(canonical_path(template, step))
    gallery = request.build_absolute_uri(reverse("gallery"))
    work = {
        "@type": "CreativeWork",
        "@id": address,
        "name": template.title,
        "description": template.summary,
        "url": address,
        "image": request.build_absolute_uri(share_url(step)),
        "genre": "Organisational chart",
        "about": template.category,
        "keywords": template.tags,
        "inLanguage": step.chart.language,
        "dateModified": step.chart.updated_at.isoformat(),
        "isAccessibleForFree": True,
        "isPartOf": gallery,
    }
    places = [("Gallery", gallery), (template.title, address)]
    return script_json({"@context": "https://schema.org", "@graph": [work, _crumbs(places)]})


def gallery_data(request: HttpRequest, templates: Sequence[Template]) -> SafeString:
    """Return the list of templates as JSON-LD, ready to stand in a script element."""
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": template.title,
            "url": request.build_absolute_uri(template.get_absolute_url()),
        }
        for number, template in enumerate(templates, 1)
    ]
    page = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "Org chart templates",
        "url": request.build_absolute_uri(reverse("gallery")),
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }
    return script_json(page)


def script_json(value: Mapping[str, Any]) -> SafeString:
    """Return a value as JSON that cannot leave the script element it stands in."""
    return mark_safe(json.dumps(value, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308


def _crumbs(places: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(places, 1)
        ],
    }
