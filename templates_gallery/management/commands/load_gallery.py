"""Fill the gallery from its files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from templates_gallery.catalogue import CatalogueError
from templates_gallery.services import load_gallery


class Command(BaseCommand):
    """Load new and changed entries; quick when nothing changed."""

    help = "Loads new and changed gallery entries from templates_gallery/entries."
    # Loading reports the problems of the files itself.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was done."""
        try:
            loaded = load_gallery()
        except CatalogueError as error:
            raise CommandError(f"Nothing was loaded. Mend these entries:\n{error}") from error
        if options["verbosity"] == 0:
            return
        for word in ("added", "updated", "removed"):
            for slug in getattr(loaded, word):
                self.stdout.write(f"{word} {slug}")
        self.stdout.write(f"{loaded.unchanged} unchanged")
