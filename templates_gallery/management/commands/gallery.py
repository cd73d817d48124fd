"""List the templates."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from templates_gallery.queries import published_templates


class Command(BaseCommand):
    """Print a line for each template: its slug, its size and its title."""

    help = "Lists the templates of the gallery: slug, size and title."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Print slugs first, so that scripts can cut them off."""
        templates = list(published_templates())
        width = max((len(template.slug) for template in templates), default=0)
        for template in templates:
            self.stdout.write(f"{template.slug:<{width}}  {template.title} ({template.size})")
        if not templates:
            self.stderr.write("The gallery is empty. Fill it with: python manage.py load_gallery")
