"""A template on one sheet of A4: its picture, facts, functions and advice, as a PDF to hand round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import weasyprint
from django.template.loader import render_to_string

from orgchart.core.document import Document
from orgchart.core.excerpt import Excerpt
from orgchart.exports.pdf_painting import Painter
from orgchart.exports.pdf_sheets import refuse
from orgchart.exports.pdf_tags import add_tags
from orgchart.exports.pdf_text import Shaper
from orgchart.pictures import scene_of
from orgchart.scene.extent import extent
from orgchart.scene.scene import Scene
from orgchart.store import load_document
from templates_gallery import knowledge, queries
from templates_gallery.facets import label_of
from templates_gallery.models import Template, TemplateStep

# Part of what kept summaries are made from: raise it when the sheet looks different.
SUMMARY_FORMAT = 3
_MILLIMETRE = 72 / 25.4
# The room of the picture on the sheet in millimetres, as summary.html leaves it free.
_LEFT, _TOP, _WIDTH, _HEIGHT = 15.0, 58.0, 180.0, 92.0
_LARGEST_SCALE = 1.0
_MOST_FUNCTIONS = 11
# Below this (points) nobody reads a name; fewer levels are shown then, but never fewer than this many.
_READABLE, _FEWEST_LEVELS = 4.5, 2
_NAME_SIZE = 12.5
# Layouts whose form is lost with fewer levels.
_WHOLE = ("rings", "matrix", "levels")
# The sizes of the sheet's type, the first with which everything fits is taken; then advice is cut.
_TYPE_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_ADVICE_LIMITS = (None, 120, 70, 40)


@dataclass(frozen=True, slots=True)
class _Picture:
    """The scene that is shown, and how many levels of the chart that is; 0 for all."""

    scene: Scene
    levels: int
    scale: float


def write_summary(template: Template, step: TemplateStep, address: str) -> bytes:
    """Return the summary of a template's step. ``address`` is that of its page, with the server's name."""
    document = load_document(step.chart)
    functions = queries.functions(document)
    shown = _chief(functions)
    picture = _picture(step, document)
    context: dict[str, Any] = {
        "template": template,
        "step": step,
        "address": address,
        "levels": picture.levels,
        "structure": label_of("structure", template.structure),
        "layout": label_of("layout", step.chart.layout),
        "facts": knowledge.facts(step, document, functions),
        "functions": shown,
        "more": len(functions) - len(shown),
    }
    rendered = _one_page(context)
    shaper = Shaper(rendered.font_config, picture.scene.font, picture.scene.language)
    page = rendered.pages[0]
    painter = Painter(picture.scene, *_place(picture), shaper)
    page.paint = partial(_paint, page.paint, painter)
    pdf: bytes = rendered.write_pdf(
        pdf_tags=True, finisher=lambda _document, file: add_tags(file, [painter.marks])
    )
    return pdf


def _chief(functions: Sequence[queries.Function]) -> list[queries.Function]:
    """Return all functions where there are few, else the outer ones, as many as there is room for."""
    outer = [function for function in functions if function.unit.parent_id is None]
    ids = {function.unit.id for function in outer}
    two = [
        function
        for function in functions
        if function.unit.parent_id is None or function.unit.parent_id in ids
    ]
    fitting = next((some for some in (functions, two) if len(some) <= _MOST_FUNCTIONS), None)
    return list(fitting or (outer if len(outer) > 1 else two)[:_MOST_FUNCTIONS])


def _one_page(context: dict[str, Any]) -> Any:
    """Lay the sheet out so that it is one: in smaller type, then with less advice."""
    for limit in _ADVICE_LIMITS:
        for size in _TYPE_SIZES:
            html = render_to_string("gallery/summary.html", {**context, "size": size, "limit": limit})
            rendered = weasyprint.HTML(string=html, url_fetcher=refuse).render()
            if len(rendered.pages) == 1:
                return rendered
    return rendered.copy(rendered.pages[:1])


def _picture(step: TemplateStep, document: Document) -> _Picture:
    """Return the most levels whose names can be read, the fewest where that is nowhere so."""
    found = None
    fewer = () if step.chart.layout in _WHOLE else range(step.layers - 1, _FEWEST_LEVELS - 1, -1)
    for levels in (0, *fewer):
        scene = scene_of(step.chart, document, Excerpt(levels=levels))
        left, top, right, bottom = extent(scene)
        scale = min(
            _WIDTH * _MILLIMETRE / max(right - left, 1),
            _HEIGHT * _MILLIMETRE / max(bottom - top, 1),
            _LARGEST_SCALE,
        )
        # The sheet's own ground stays.
        found = _Picture(replace(scene, background=""), levels, scale)
        if scale * _NAME_SIZE >= _READABLE:
            break
    if found is None:
        raise ValueError("A chart has at least one level.")
    return found


def _place(picture: _Picture) -> tuple[float, float, float]:
    """Return left, top and scale that put the picture into the middle of its room, in points."""
    left, top, right, bottom = extent(picture.scene)
    return (
        (_LEFT + _WIDTH / 2) * _MILLIMETRE - (left + right) / 2 * picture.scale,
        (_TOP + _HEIGHT / 2) * _MILLIMETRE - (top + bottom) / 2 * picture.scale,
        picture.scale,
    )


def _paint(paint_page: Any, painter: Painter, stream: Any, scale: float = 1) -> None:
    """Paint WeasyPrint's own page, then the chart."""
    paint_page(stream, scale)
    with stream.stacked():
        painter.paint(stream)
