"""How the gallery's pages say things."""

from __future__ import annotations

from django import template

from templates_gallery.facets import label_of

register = template.Library()


@register.filter
def facet_label(value: str, key: str) -> str:
    """Return how a value of a facet reads, such as "Shared services"."""
    return label_of(key, value)
