"""Static files: hashed names that browsers may keep for ever, and the fonts that charts are measured with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hash the names of ES modules too: imports between them are rewritten at collectstatic."""

    support_js_module_import_aggregation = True


class ChartFontFinder(BaseFinder):
    """Serve the measured faces under ``fonts/``, so that every browser draws the measured widths."""

    faces = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the face's place on disk, or nothing for any other path."""
        folder, _, name = path.rpartition("/")
        found = [str(Path(settings.FONT_FOLDER) / name)] if folder == "fonts" and name in self.faces else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Storage]]:
        """Yield the faces."""
        storage = FileSystemStorage(location=settings.FONT_FOLDER)
        storage.prefix = "fonts"  # type: ignore[attr-defined]
        for name in self.faces:
            yield name, storage
