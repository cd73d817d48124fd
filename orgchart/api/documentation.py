"""The OpenAPI schema and its readable page."""

from __future__ import annotations

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.negotiation import DefaultContentNegotiation


class SchemaView(SpectacularAPIView):
    """The schema, as YAML or JSON as the caller asks."""

    content_negotiation_class = DefaultContentNegotiation


# Swagger UI draws itself with style attributes; scripts stay our own files even here.
@method_decorator(csp_update({"style-src": ["'unsafe-inline'"]}), name="dispatch")
class DocumentationView(SpectacularSwaggerSplitView):
    """The readable page."""

    url_name = "api-schema"
    content_negotiation_class = DefaultContentNegotiation
