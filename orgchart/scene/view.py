"""A view: which layout and theme a document is drawn with."""

from __future__ import annotations

from dataclasses import dataclass

from orgchart.core.document import Document


@dataclass(frozen=True, slots=True)
class View:
    """Layout and theme by name, see ``layouts.LAYOUTS`` and ``themes.THEMES``."""

    layout: str = "tree"
    theme: str = "default"


def view_of(document: Document) -> View:
    """Return the view that the chart itself asks for."""
    return View(layout=document.chart.layout, theme=document.chart.theme)
