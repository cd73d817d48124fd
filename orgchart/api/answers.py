"""The forms of what the API answers, for its schema."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from orgchart.core.rules import BOX_FIRST, UNITS_AS


class HistoryStepOutput(serializers.Serializer[Any]):
    """Whether undo (or redo) is possible, and what it would act on."""

    available = serializers.BooleanField()
    summary = serializers.CharField()


class HintOutput(serializers.Serializer[Any]):
    """Something worth a look: at a role or at a unit."""

    code = serializers.CharField()
    message = serializers.CharField()
    role_id = serializers.CharField(allow_null=True)
    unit_id = serializers.CharField(allow_null=True)


class FigureRowOutput(serializers.Serializer[Any]):
    """A part of a figure."""

    name = serializers.CharField()
    value = serializers.CharField(allow_blank=True)
    role_id = serializers.CharField(allow_null=True)
    unit_id = serializers.CharField(allow_null=True)


class FigureOutput(serializers.Serializer[Any]):
    """A figure explained."""

    key = serializers.CharField()
    title = serializers.CharField()
    value = serializers.CharField()
    meaning = serializers.CharField()
    heading = serializers.CharField()
    rows = FigureRowOutput(many=True)
    more = serializers.IntegerField(help_text="How many rows were left out.")


class FiguresOutput(serializers.Serializer[Any]):
    """The figures of a chart."""

    revision = serializers.IntegerField()
    figures = FigureOutput(many=True)


class MetricsOutput(serializers.Serializer[Any]):
    """What a manager asks."""

    roles = serializers.IntegerField()
    people = serializers.IntegerField()
    vacant = serializers.IntegerField()
    planned = serializers.IntegerField()
    layers = serializers.IntegerField()
    average_span = serializers.FloatField()
    hints = HintOutput(many=True)


class ChartSummaryOutput(serializers.Serializer[Any]):
    """A chart in a list."""

    id = serializers.CharField()
    title = serializers.CharField()
    layout = serializers.CharField()
    theme = serializers.CharField()
    language = serializers.CharField()
    centre = serializers.CharField(allow_blank=True)
    grades = serializers.ListField(child=serializers.CharField())
    units_as = serializers.ChoiceField(UNITS_AS)
    box_first = serializers.ChoiceField(BOX_FIRST)
    box_shows = serializers.ListField(child=serializers.CharField())
    colour_by = serializers.CharField()
    span_least = serializers.IntegerField()
    span_most = serializers.IntegerField()
    revision = serializers.IntegerField()
    right = serializers.ChoiceField(["owner", "editor", "viewer"])
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    url = serializers.CharField(help_text="The chart's page, to open in a browser.")


class ListedChartOutput(ChartSummaryOutput):
    """A chart in the list of one's own."""

    roles = serializers.IntegerField(help_text="The number of boxes.")


class ChartOutput(ChartSummaryOutput):
    """A chart."""

    undo = HistoryStepOutput()
    redo = HistoryStepOutput()
    metrics = MetricsOutput()
    document = serializers.DictField(
        help_text="The organisation as records by id: charts, units, roles, holders, lines, measures, titles."
    )


class PageOutput(serializers.Serializer[Any]):
    """A page of a file."""

    number = serializers.IntegerField()
    title = serializers.CharField()
    width = serializers.FloatField(help_text="In points, as the height.")
    height = serializers.FloatField()
    beside = serializers.IntegerField(help_text="How many sheets of a poster stand in a row.")
    svg = serializers.CharField()


class PagesOutput(serializers.Serializer[Any]):
    """What a file will look like."""

    revision = serializers.IntegerField()
    count = serializers.IntegerField(help_text="Of all pages.")
    smallest_type = serializers.FloatField(allow_null=True, help_text="In points.")
    pages = PageOutput(many=True)


class PhotoOutput(serializers.Serializer[Any]):
    """A photo that a chart keeps."""

    photo = serializers.CharField(help_text="Its id, for the command set_photo.")


class SceneOutput(serializers.Serializer[Any]):
    """A chart worked out: every box, connector and text at its place, in points."""

    revision = serializers.IntegerField()
    scene = serializers.DictField()


class ChangeOutput(serializers.Serializer[Any]):
    """What a change did: ``changes`` from the caller's revision, or everything as ``snapshot``."""

    revision = serializers.IntegerField()
    created = serializers.DictField(child=serializers.CharField(), help_text="New ids by argument.")
    summary = serializers.CharField()
    undo = HistoryStepOutput()
    redo = HistoryStepOutput()
    metrics = MetricsOutput()
    changes = serializers.DictField(required=False, help_text="Differences of document and scene.")
    snapshot = serializers.DictField(
        required=False,
        help_text="The whole document and scene: the caller's revision was not the newest one.",
    )


class ExportedFitOutput(serializers.Serializer[Any]):
    """The type of an exported page, whose boxes may be drawn tighter."""

    type_size = serializers.FloatField(allow_null=True)
    reaches = serializers.BooleanField()


class FitOutput(serializers.Serializer[Any]):
    """How large the type of a chart can be on one page, in points."""

    revision = serializers.IntegerField()
    arguments = serializers.DictField(help_text="Those of the command set_branches that keeps the fit.")
    type_size = serializers.FloatField(allow_null=True, help_text="Null where nothing is written.")
    reaches = serializers.BooleanField(help_text="Whether that is the smallest size asked for, or more.")
    sentence = serializers.CharField(help_text="The same in words.")
    exported = ExportedFitOutput()


class ErrorDetail(serializers.Serializer[Any]):
    """What is wrong, and how to mend it."""

    code = serializers.CharField()
    message = serializers.CharField()
    field = serializers.CharField(allow_null=True)
    revision = serializers.IntegerField(required=False, help_text="With conflict: the newest revision.")


class ErrorOutput(serializers.Serializer[Any]):
    """The one shape of every error."""

    error = ErrorDetail()
