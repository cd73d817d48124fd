"""The WSGI entry point for gunicorn and its like."""

import os

from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import reverse

from orgchart.core.document import Document, Role
from orgchart.scene.build import build_scene
from orgchart.scene.view import View


def warm_up() -> None:
    """Load what a first request needs, once for all processes: in each it would keep somebody waiting."""
    reverse("gallery")  # with it all pages and what they import
    for page in ("gallery/gallery.html", "editor.html"):
        get_template(page)
    build_scene(Document(roles={"a": Role(id="a", title="Agent")}), View())


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "orgchart.settings")
application = get_wsgi_application()
warm_up()
