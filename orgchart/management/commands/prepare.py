"""Bring the data folder up to date: database, gallery and static files."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from orgchart import static_files


class Command(BaseCommand):
    """Migrate, load the gallery and collect static files; quick when nothing changed."""

    help = "Migrates the database, fills the gallery and collects the static files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do each step; a step with nothing to do costs little."""
        call_command("migrate", verbosity=0)
        call_command("load_gallery", verbosity=0)
        if not settings.DEBUG:
            static_files.collect(settings.DATA / "static")
