"""What the OpenAPI schema says of earlier states of a chart; decorators as in ``schema``."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from orgchart.api import history_examples as examples
from orgchart.api.answers import ChangeOutput, ChartOutput
from orgchart.api.examples import STEP
from orgchart.api.history_forms import (
    CompareInput,
    ComparisonOutput,
    NewVersionInput,
    StateInput,
    StateOutput,
    StatesInput,
    StatesOutput,
    VersionInput,
    VersionOutput,
)
from orgchart.api.schema import errors
from orgchart.api.serializers import StepInput
from orgchart.exports.spreadsheets import TABLE_FILES
from orgchart.exports.table import PICTURES

_TAGS = ["history"]
_MEDIA_TYPES = {
    **{key: each.media_type for key, each in TABLE_FILES.items()},
    **{key: each.media_type for key, each in PICTURES.items()},
}
_CHART_ID = OpenApiParameter("public_id", str, OpenApiParameter.PATH, description="The chart's id.")
_NUMBER = OpenApiParameter(
    "number", int, OpenApiParameter.PATH, description="The revision; 0 is the chart as it was created."
)
_VERSION_ID = OpenApiParameter("version_id", str, OpenApiParameter.PATH, description="The version's id.")
_SUFFIX = OpenApiParameter(
    "suffix", str, OpenApiParameter.PATH, enum=list(_MEDIA_TYPES), description="The format."
)
_READING = errors(400, 403, 404)
_WRITING = errors(400, 403, 404, 409, 413, 415, 422)


def _request(value: object, name: str) -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True)


def _answer(value: object, name: str, status: int = 200) -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[str(status)])


list_states = extend_schema(
    operation_id="list_states",
    summary="List the history",
    description="Who changed what and when, the newest first. Only those who may change a chart see it.",
    tags=_TAGS,
    parameters=[_CHART_ID, StatesInput],
    responses={200: StatesOutput, **_READING},
    examples=[_answer(examples.STATES, "The history")],
)
read_state = extend_schema(
    operation_id="read_state",
    summary="Look at an earlier state",
    tags=_TAGS,
    parameters=[_CHART_ID, _NUMBER, StateInput],
    responses={200: StateOutput, **_READING},
    examples=[_answer(examples.STATE_WHOLE, "A state")],
)
restore_state = extend_schema(
    operation_id="restore_state",
    summary="Restore an earlier state",
    description="Make an earlier state the newest one: one revision, and one step of undo.",
    tags=_TAGS,
    parameters=[_CHART_ID, _NUMBER],
    request=StepInput,
    responses={200: ChangeOutput, **_WRITING},
    examples=[_request(STEP, "Restore"), _answer(examples.RESTORED, "What changed")],
)
copy_state = extend_schema(
    operation_id="copy_state",
    summary="Copy an earlier state to a new chart",
    tags=_TAGS,
    parameters=[_CHART_ID, _NUMBER],
    request=None,
    responses={201: ChartOutput, **errors(403, 404, 429)},
)
compare_states = extend_schema(
    operation_id="compare_states",
    summary="Compare two states",
    description="What came, went, moved and changed, as a list and as one picture with a mark on each box.",
    tags=_TAGS,
    parameters=[_CHART_ID, CompareInput],
    responses={200: ComparisonOutput, **_READING},
    examples=[_answer(examples.COMPARISON, "What became of it")],
)
export_comparison = extend_schema(
    operation_id="export_comparison",
    summary="Save a comparison as a file",
    description="The list as CSV or XLSX, or the picture.",
    tags=_TAGS,
    parameters=[_CHART_ID, _SUFFIX, CompareInput],
    responses={
        **{(200, media_type): OpenApiTypes.BINARY for media_type in _MEDIA_TYPES.values()},
        **{(status, "application/json"): answer for status, answer in errors(400, 403, 404, 429).items()},
    },
)
list_versions = extend_schema(
    operation_id="list_versions",
    summary="List the named versions",
    tags=_TAGS,
    parameters=[_CHART_ID],
    responses={200: VersionOutput(many=True), **errors(403, 404)},
    examples=[OpenApiExample("Versions", value=examples.VERSION, response_only=True)],
)
name_state = extend_schema(
    operation_id="name_state",
    summary="Name a version",
    tags=_TAGS,
    parameters=[_CHART_ID],
    request=NewVersionInput,
    responses={201: VersionOutput, **errors(400, 403, 404, 413, 415, 422)},
    examples=[_request(examples.NEW_VERSION, "A name"), _answer(examples.VERSION, "The version", 201)],
)
rename_version = extend_schema(
    operation_id="rename_version",
    summary="Rename a version",
    tags=_TAGS,
    parameters=[_CHART_ID, _VERSION_ID],
    request=VersionInput,
    responses={200: VersionOutput, **errors(400, 403, 404, 413, 415)},
    examples=[_request(examples.RENAME_VERSION, "Another name"), _answer(examples.VERSION, "The version")],
)
delete_version = extend_schema(
    operation_id="delete_version",
    summary="Take a version's name away",
    tags=_TAGS,
    parameters=[_CHART_ID, _VERSION_ID],
    responses={204: OpenApiResponse(description="The state has no name any more."), **errors(403, 404)},
)
