"""The gallery in the API: list the templates, make a copy of one."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from orgchart.access import visitor_for_writing
from orgchart.api.answers import ChartOutput
from orgchart.api.replies import chart_reply
from orgchart.api.schema import errors
from orgchart.api.serializers import Input
from orgchart.api.throttling import CreateThrottle
from orgchart.api.views import checked
from templates_gallery import queries
from templates_gallery.models import Template
from templates_gallery.services import use_template


class StepOutput(serializers.Serializer[Any]):
    """One chart of a template."""

    key = serializers.CharField()
    title = serializers.CharField()
    chart = serializers.CharField(help_text="The id of the chart, which everybody may read and export.")


class TemplateOutput(serializers.Serializer[Any]):
    """A template of the gallery. Its size is that of its largest chart."""

    slug = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    category = serializers.CharField()
    tags = serializers.ListField(child=serializers.CharField())
    roles = serializers.IntegerField()
    layers = serializers.IntegerField()
    steps = StepOutput(many=True)
    url = serializers.CharField(help_text="The template's page.")


class UseTemplateInput(Input):
    """Which chart of the template to copy."""

    step = serializers.CharField(
        max_length=64, required=False, help_text="The key of a step; the first one if left out."
    )


LISTED = {
    "slug": "customer-service-department",
    "title": "Customer Service Department",
    "summary": "A complete customer service department in six functions.",
    "category": "Customer service",
    "tags": ["customer service", "call center"],
    "roles": 38,
    "layers": 4,
    "steps": [{"key": "department", "title": "Customer Service Department", "chart": "w2m8q0zt4kd7"}],
    "url": "/templates/customer-service-department/",
}


class TemplatesView(APIView):
    """The gallery."""

    @extend_schema(
        operation_id="list_templates",
        tags=["templates"],
        responses={200: TemplateOutput(many=True)},
        examples=[OpenApiExample("Templates", value=LISTED, response_only=True)],
    )
    def get(self, request: Request) -> Response:
        """Return all templates in the gallery's order."""
        return Response([_reply(template) for template in queries.published_templates()])


class UseTemplateView(APIView):
    """Use a template."""

    throttle_classes = (CreateThrottle,)

    @extend_schema(
        operation_id="use_template",
        tags=["templates"],
        parameters=[OpenApiParameter("slug", str, OpenApiParameter.PATH, description="The template's slug.")],
        request=UseTemplateInput,
        responses={201: ChartOutput, **errors(400, 403, 404, 413, 415, 429)},
        examples=[OpenApiExample("One size of several", value={"step": "owner"}, request_only=True)],
    )
    def post(self, request: Request, slug: str) -> Response:
        """Make a chart of the caller's own from the template."""
        template = queries.find_template(slug)
        if template is None:
            raise Http404("There is no such template.")
        step = queries.find_step(template, checked(UseTemplateInput, request).get("step", ""))
        if step is None:
            keys = ", ".join(one.key for one in template.steps.all())
            raise serializers.ValidationError({"step": [f"There is no such step. Choose one of: {keys}."]})
        visitor = visitor_for_writing(request)
        chart = use_template(step=step, visitor=visitor)
        return Response(chart_reply(chart, visitor), status=201)


def _reply(template: Template) -> dict[str, Any]:
    cover = template.cover
    return {
        "slug": template.slug,
        "title": template.title,
        "summary": template.summary,
        "category": template.category,
        "tags": template.tags,
        "roles": cover.roles,
        "layers": cover.layers,
        "steps": [
            {"key": step.key, "title": step.title, "chart": step.chart.public_id}
            for step in template.steps.all()
        ],
        "url": template.get_absolute_url(),
    }
