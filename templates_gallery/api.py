"""The gallery in the API: list the templates, make a copy of one, search what they know."""

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
from orgchart.core.rules import DIRECTIONS
from templates_gallery import library, queries
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


class UsingTemplateOutput(serializers.Serializer[Any]):
    """A template that uses a title or measure."""

    slug = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="The template's page.")


class LibraryOutput(serializers.Serializer[Any]):
    """Something of the library, and where it is used."""

    name = serializers.CharField()
    definition = serializers.CharField()
    functions = serializers.ListField(child=serializers.CharField(), help_text="The functions that use it.")
    templates = UsingTemplateOutput(many=True)


class LibraryTitleOutput(LibraryOutput):
    """A job title of the library."""


class LibraryMeasureOutput(LibraryOutput):
    """A measure of the library, with the fields of a chart's measure."""

    unit_of_measurement = serializers.CharField()
    formula = serializers.CharField()
    direction = serializers.ChoiceField(DIRECTIONS)
    data_source = serializers.CharField(help_text="Where its figures are found.")


class LibraryInput(Input):
    """What of the library is asked for."""

    q = serializers.CharField(
        max_length=200,
        default="",
        allow_blank=True,
        help_text="Words of the name, the definition, the data source or a function.",
    )
    category = serializers.CharField(
        max_length=40, default="", allow_blank=True, help_text="A category of templates."
    )
    function = serializers.CharField(
        max_length=500, default="", allow_blank=True, help_text="The name of a function."
    )
    limit = serializers.IntegerField(min_value=1, max_value=500, default=50)


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


_USED = {
    "functions": ["Call Center"],
    "templates": [
        {
            "slug": "customer-service-department",
            "title": "Customer Service Department",
            "url": "/templates/customer-service-department/",
        }
    ],
}
LISTED_TITLE = {"name": "Call Center Agent", "definition": "Answers customers by telephone.", **_USED}
LISTED_MEASURE = {
    "name": "Abandonment rate",
    "definition": "Share of callers who hang up before an agent answers.",
    "unit_of_measurement": "%",
    "formula": "abandoned calls ÷ calls offered × 100",
    "direction": "lower",
    "data_source": "Telephone system",
    **_USED,
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


class LibraryTitlesView(APIView):
    """The library's job titles."""

    @extend_schema(
        operation_id="search_library_titles",
        tags=["library"],
        parameters=[LibraryInput],
        responses={200: LibraryTitleOutput(many=True), **errors(400)},
        examples=[OpenApiExample("Job titles", value=LISTED_TITLE, response_only=True)],
    )
    def get(self, request: Request) -> Response:
        """Return the job titles of all templates, each once: the best matches first, then by name."""
        values = _library_query(request)
        found = library.search(library.titles(), _wanted(values))
        return Response([_told(item) for item in found[: values["limit"]]])


class LibraryMeasuresView(APIView):
    """The library's measures."""

    @extend_schema(
        operation_id="search_library_measures",
        tags=["library"],
        parameters=[LibraryInput],
        responses={200: LibraryMeasureOutput(many=True), **errors(400)},
        examples=[OpenApiExample("Measures", value=LISTED_MEASURE, response_only=True)],
    )
    def get(self, request: Request) -> Response:
        """Return the measures of all templates, each once: the best matches first, then by name."""
        values = _library_query(request)
        found = library.search(library.measures(), _wanted(values))
        return Response(
            [
                {
                    **_told(item),
                    "unit_of_measurement": item.record.unit_of_measurement,
                    "formula": item.record.formula,
                    "direction": item.record.direction,
                    "data_source": item.record.data_source,
                }
                for item in found[: values["limit"]]
            ]
        )


def _library_query(request: Request) -> dict[str, Any]:
    return checked(LibraryInput, request, request.query_params.dict())


def _wanted(values: dict[str, Any]) -> library.Wanted:
    return library.Wanted(values["q"], values["category"], values["function"])


def _told(item: library.AnyItem) -> dict[str, Any]:
    return {
        "name": item.record.name,
        "definition": item.record.definition,
        "functions": item.functions,
        "templates": [
            {
                "slug": place.template.slug,
                "title": place.template.title,
                "url": place.template.get_absolute_url(),
            }
            for place in item.places
        ],
    }
