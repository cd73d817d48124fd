"""The gallery's application."""

from django.apps import AppConfig
from django.core.checks import register

from templates_gallery.checks import check_catalogue


class TemplatesGalleryConfig(AppConfig):
    """Templates: catalogue entries as data files, their pages, search, and use as copy."""

    name = "templates_gallery"
    verbose_name = "Template gallery"

    def ready(self) -> None:
        """Register the check of the catalogue."""
        register(check_catalogue)
