"""The library's pages: all job titles, all measures, and both as files for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from orgchart.api.throttling import ExportThrottle
from orgchart.core.document import JobTitle, Measure
from orgchart.exports.file_names import content_disposition, file_name
from orgchart.exports.spreadsheets import TABLE_FILES, Table
from orgchart.pages.limits import limited
from templates_gallery import library
from templates_gallery.library import Item, Wanted

QUERY_LIMIT = 200
ITEMS_ON_A_PAGE = 60


@require_safe
def titles(request: HttpRequest) -> HttpResponse:
    """Show the job titles. Without scripts, the search works by reloading the page."""
    return _page(request, "titles", library.titles())


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """Show the measures."""
    return _page(request, "measures", library.measures())


@require_safe
@limited(ExportThrottle)
def file(request: HttpRequest, kind: str, suffix: str) -> HttpResponse:
    """Return what the same search would show, all of it, as a file."""
    if kind not in ("titles", "measures") or suffix not in TABLE_FILES:
        raise Http404("There is no such file.")
    form = TABLE_FILES[suffix]
    table = _table(kind, _wanted(request))
    response = HttpResponse(form.write(table), content_type=form.media_type)
    response["Content-Disposition"] = content_disposition(file_name(f"Library - {table.name}", suffix))
    return response


def _page(
    request: HttpRequest, kind: str, items: Sequence[Item[JobTitle]] | Sequence[Item[Measure]]
) -> HttpResponse:
    wanted = _wanted(request)
    found: Sequence[Any] = library.search(items, wanted)
    page = Paginator(found, ITEMS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": kind,
        "tabs": [
            {"key": "titles", "label": "Job titles", "url": reverse("library")},
            {"key": "measures", "label": "Measures", "url": reverse("library-measures")},
        ],
        "wanted": wanted,
        "categories": library.categories(items),
        "functions": library.functions(items, wanted.category),
        "page": page,
        "count": _counted(len(found), len(items), "job titles" if kind == "titles" else "measures"),
        "files": [
            {"label": form.label, "url": reverse("library-file", args=[kind, key])}
            for key, form in TABLE_FILES.items()
        ],
    }
    return render(request, "gallery/library.html", context)


def _counted(found: int, known: int, noun: str) -> str:
    """Return "14 of 1,059 measures", or "1,059 measures" where all were found."""
    return f"{known:,} {noun}" if found == known else f"{found:,} of {known:,} {noun}"


def _table(kind: str, wanted: Wanted) -> Table:
    if kind == "titles":
        return library.titles_table(library.search(library.titles(), wanted))
    return library.measures_table(library.search(library.measures(), wanted))


def _wanted(request: HttpRequest) -> Wanted:
    """Return what the address asks for; NUL, which databases refuse, and all too long queries are cut."""
    query, category, function = (
        request.GET.get(name, "").replace("\0", "")[:QUERY_LIMIT].strip()
        for name in ("q", "category", "function")
    )
    return Wanted(query, category, function)
