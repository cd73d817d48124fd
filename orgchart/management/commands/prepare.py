"""Bring the data folder up to date: database, gallery and static files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrate, load the gallery and collect static files; quick when nothing changed."""

    help = "Migrates the database, fills the gallery and collects the static files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do each step; a step with nothing to do costs little."""
        call_command("migrate", verbosity=0)
        call_command("load_gallery", verbosity=0)
        if settings.DEBUG:
            return
        stamp = Path(settings.STATIC_ROOT) / ".sources"
        sources = static_sources()
        if not stamp.exists() or stamp.read_text(encoding="ascii") != sources:
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.write_text(sources, encoding="ascii")


def static_sources() -> str:
    """Return a digest of the names, sizes and times of all static files, to see whether any changed."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
