"""Earlier states of a chart over the API. Only those who may change a chart see them.

Viewers see the present alone: who was removed from a chart may have been removed for a reason.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from orgchart import history, versions
from orgchart.access import chart_with_history, visitor_for_writing, visitor_of
from orgchart.api import history_schema as schema
from orgchart.api.history_forms import (
    CompareInput,
    NewVersionInput,
    StateInput,
    StatesInput,
    VersionInput,
)
from orgchart.api.history_replies import comparison_reply, state_reply, states_reply, version_reply
from orgchart.api.replies import change_reply, chart_reply
from orgchart.api.serializers import StepInput
from orgchart.api.throttling import CreateThrottle, ExportThrottle
from orgchart.api.views import checked
from orgchart.exporting import export_comparison
from orgchart.models import Version


class StatesView(APIView):
    """The history."""

    @schema.list_states
    def get(self, request: Request, public_id: str) -> Response:
        """Return states of the chart, the newest first: what made each, when and by whom."""
        visitor = visitor_of(request)
        chart = chart_with_history(visitor, public_id)
        values = checked(StatesInput, request, request.query_params.dict())
        found = history.entries(
            chart, visitor, before=values.get("before"), limit=values["limit"], words=values["q"]
        )
        return Response(states_reply(chart, found, values["limit"]))


class StateView(APIView):
    """One state."""

    @schema.read_state
    def get(self, request: Request, public_id: str, number: int) -> Response:
        """Return the chart as it was after a revision; 0 is the chart as it was created."""
        visitor = visitor_of(request)
        chart = chart_with_history(visitor, public_id)
        since = checked(StateInput, request, request.query_params.dict()).get("since")
        return Response(state_reply(chart, visitor, number, since))


class RestoreStateView(APIView):
    """An earlier state brought back."""

    @schema.restore_state
    def post(self, request: Request, public_id: str, number: int) -> Response:
        """Make an earlier state the newest one. It is one step of undo."""
        visitor = visitor_of(request)
        chart = chart_with_history(visitor, public_id)
        revision = checked(StepInput, request)["revision"]
        change = history.restore(chart=chart, number=number, expected_revision=revision, visitor=visitor)
        return Response(change_reply(change, revision))


class CopyStateView(APIView):
    """An earlier state as a chart of its own."""

    throttle_classes = (CreateThrottle,)

    @schema.copy_state
    def post(self, request: Request, public_id: str, number: int) -> Response:
        """Make a new chart of the caller's that begins as an earlier state of this one."""
        visitor = visitor_for_writing(request)
        chart = chart_with_history(visitor, public_id)
        copy = history.copy_state(chart=chart, number=number, visitor=visitor)
        return Response(chart_reply(copy, visitor), status=201)


class CompareView(APIView):
    """Two states side by side."""

    @schema.compare_states
    def get(self, request: Request, public_id: str) -> Response:
        """Return what became of one state in another, as a list and as one picture."""
        visitor = visitor_of(request)
        chart = chart_with_history(visitor, public_id)
        values = checked(CompareInput, request, request.query_params.dict())
        return Response(comparison_reply(chart, visitor, values["from"], values.get("to", chart.revision)))


class CompareFileView(APIView):
    """The same as a file."""

    throttle_classes = (ExportThrottle,)

    @schema.export_comparison
    def get(self, request: Request, public_id: str, suffix: str) -> HttpResponse:
        """Return what became of one state in another: the list as CSV or XLSX, or the picture."""
        chart = chart_with_history(visitor_of(request), public_id)
        values = checked(CompareInput, request, request.query_params.dict())
        file = export_comparison(
            chart=chart, key=suffix, older=values["from"], newer=values.get("to", chart.revision)
        )
        headers = {"Content-Disposition": file.disposition}
        return HttpResponse(file.content, content_type=file.media_type, headers=headers)


class VersionsView(APIView):
    """Named states."""

    @schema.list_versions
    def get(self, request: Request, public_id: str) -> Response:
        """Return the named states, the newest first."""
        chart = chart_with_history(visitor_of(request), public_id)
        return Response([version_reply(each) for each in chart.versions.select_related("author")])

    @schema.name_state
    def post(self, request: Request, public_id: str) -> Response:
        """Give a state a name."""
        visitor = visitor_of(request)
        chart = chart_with_history(visitor, public_id)
        values = checked(NewVersionInput, request)
        version = versions.name_state(
            chart=chart, number=values["revision"], name=values["name"], visitor=visitor
        )
        return Response(version_reply(version), status=201)


class VersionView(APIView):
    """One named state."""

    @schema.rename_version
    def patch(self, request: Request, public_id: str, version_id: str) -> Response:
        """Call a state something else."""
        version = _version(request, public_id, version_id)
        renamed = versions.rename_version(version=version, name=checked(VersionInput, request)["name"])
        return Response(version_reply(renamed))

    @schema.delete_version
    def delete(self, request: Request, public_id: str, version_id: str) -> Response:
        """Take the name away. The state stays in the history."""
        versions.delete_version(version=_version(request, public_id, version_id))
        return Response(status=204)


def _version(request: Request, public_id: str, version_id: str) -> Version:
    chart = chart_with_history(visitor_of(request), public_id)
    version = chart.versions.filter(public_id=version_id).first()
    if version is None:
        raise Http404("There is no such named version of this chart.")
    return version
