"""A system check over the catalogue: a broken entry is reported with file, place and remedy."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from templates_gallery.catalogue import CatalogueError, read_catalogue


def check_catalogue(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Return an error for every problem of every entry."""
    try:
        read_catalogue()
    except CatalogueError as error:
        return [
            Error(problem.message, obj=f"{problem.file}, {problem.path}", id="templates_gallery.E001")
            for problem in error.problems
        ]
    return []
