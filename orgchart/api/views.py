"""The operations: parse, ask access, call a service, answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from orgchart import services
from orgchart.access import (
    editable_chart,
    owned_chart,
    readable_chart,
    right_of,
    visitor_for_writing,
    visitor_of,
)
from orgchart.api import schema
from orgchart.api.replies import (
    Reply,
    change_reply,
    chart_reply,
    figures_reply,
    fit_reply,
    pages_reply,
    scene_reply,
    summary_reply,
)
from orgchart.api.serializers import (
    ChartInput,
    CommandInput,
    ExcerptInput,
    FitBranchesInput,
    FitInput,
    Input,
    NewChartInput,
    SinceInput,
    StepInput,
    excerpt_of,
)
from orgchart.api.throttling import CreateThrottle, ExportThrottle
from orgchart.catching_up import changes_since
from orgchart.exporting import export_chart, preview_pages
from orgchart.exports.options import page_number, parse_options
from orgchart.fitting import fit_branches, one_page
from orgchart.queries import own_charts


def checked(form: type[Input], request: Request, data: Any = None) -> dict[str, Any]:
    """Return the values of the request's body, or of other data of it.

    Raises:
        ValidationError: the body is not what the form asks for.
    """
    serializer = form(data=request.data if data is None else data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def _seen(change: services.Change, values: Mapping[str, Any]) -> Reply:
    """Return what a change did to what its caller sees, by the checked values of ``SeeingInput``."""
    excerpt = excerpt_of(values.get("excerpt"))
    return change_reply(change, values["revision"], excerpt=excerpt, anew=values["anew"])


class ChartsView(APIView):
    """The caller's own charts."""

    throttle_classes = (CreateThrottle,)

    @schema.list_charts
    def get(self, request: Request) -> Response:
        """Return the caller's own charts, newest change first."""
        charts = own_charts(visitor_of(request))
        return Response([{**summary_reply(chart, "owner"), "roles": chart.role_count} for chart in charts])  # type: ignore[attr-defined]

    @schema.create_chart
    def post(self, request: Request) -> Response:
        """Make a new chart with one vacant role."""
        title = checked(NewChartInput, request).get("title")
        visitor = visitor_for_writing(request)
        chart = services.create_blank_chart(visitor=visitor, title=title)
        return Response(chart_reply(chart, visitor), status=201)


class ChartView(APIView):
    """One chart."""

    @schema.read_chart
    def get(self, request: Request, public_id: str) -> Response:
        """Return the chart with its document."""
        visitor = visitor_of(request)
        return Response(chart_reply(readable_chart(visitor, public_id), visitor))

    @schema.edit_chart
    def patch(self, request: Request, public_id: str) -> Response:
        """Change what a chart says of itself."""
        visitor = visitor_of(request)
        chart = editable_chart(visitor, public_id)
        change = services.run_command(
            chart=chart,
            name="edit_chart",
            arguments=checked(ChartInput, request),
            expected_revision=chart.revision,
            visitor=visitor,
        )
        return Response(chart_reply(change.chart, visitor))

    @schema.delete_chart
    def delete(self, request: Request, public_id: str) -> Response:
        """Put the chart away; it can be restored."""
        services.delete_chart(chart=owned_chart(visitor_of(request), public_id))
        return Response(status=204)


class RestoreView(APIView):
    """Bring a deleted chart back."""

    @schema.restore_chart
    def post(self, request: Request, public_id: str) -> Response:
        """Bring a deleted chart back."""
        visitor = visitor_of(request)
        chart = owned_chart(visitor, public_id, deleted=True)
        services.restore_chart(chart=chart)
        return Response(chart_reply(chart, visitor))


class SceneView(APIView):
    """The chart worked out."""

    @schema.read_scene
    def get(self, request: Request, public_id: str) -> Response:
        """Return the chart's picture as data: boxes, connectors and texts at their places."""
        chart = readable_chart(visitor_of(request), public_id)
        excerpt = excerpt_of(checked(ExcerptInput, request, request.query_params.dict()))
        return Response(scene_reply(chart, excerpt))


class FiguresView(APIView):
    """Figures explained."""

    @schema.read_figures
    def get(self, request: Request, public_id: str) -> Response:
        """Return what each figure counts and consists of."""
        return Response(figures_reply(readable_chart(visitor_of(request), public_id)))


class ChangesView(APIView):
    """What others did."""

    @schema.read_changes
    def get(self, request: Request, public_id: str) -> Response:
        """Return what was done after a revision, or nothing."""
        visitor = visitor_of(request)
        chart = readable_chart(visitor, public_id)
        values = checked(SinceInput, request, request.query_params.dict())
        since, right = values["since"], right_of(chart, visitor)
        change = changes_since(chart=chart, revision=since, may_see_past=right in ("owner", "editor"))
        if change is None:
            return Response(status=204)
        return Response(change_reply(change, since, right, excerpt_of(values)))


class CommandsView(APIView):
    """Changes."""

    @schema.run_command
    def post(self, request: Request, public_id: str) -> Response:
        """Run one command. It is one step of undo."""
        visitor = visitor_of(request)
        chart = editable_chart(visitor, public_id)
        values = checked(CommandInput, request)
        change = services.run_command(
            chart=chart,
            name=values["command"],
            arguments=values["arguments"],
            expected_revision=values["revision"],
            visitor=visitor,
        )
        return Response(_seen(change, values))


class FitView(APIView):
    """The chart on one page."""

    throttle_classes = (ExportThrottle,)

    @schema.read_fit
    def get(self, request: Request, public_id: str) -> Response:
        """Return how large the chart's type can be on a page, without changing the chart."""
        chart = readable_chart(visitor_of(request), public_id)
        values = checked(FitInput, request, request.query_params.dict())
        page = one_page(values["paper"], values["smallest"], values["orientation"])
        return Response(fit_reply(chart, page, anew=values["anew"]))

    @schema.fit_branches
    def post(self, request: Request, public_id: str) -> Response:
        """Arrange the branches so that the page shows the chart largest. It is one step of undo."""
        visitor = visitor_of(request)
        chart = editable_chart(visitor, public_id)
        values = checked(FitBranchesInput, request)
        change = fit_branches(
            chart=chart,
            setup=one_page(values["paper"], values["smallest"], values["orientation"]),
            anew=values["anew"],
            expected_revision=values["revision"],
            visitor=visitor,
        )
        return Response(change_reply(change, values["revision"]))


class _StepView(APIView):
    """Undo and redo have one form."""

    step: Callable[..., services.Change]

    def take(self, request: Request, public_id: str) -> Response:
        """Undo or redo one command."""
        visitor = visitor_of(request)
        chart = editable_chart(visitor, public_id)
        values = checked(StepInput, request)
        change = type(self).step(chart=chart, expected_revision=values["revision"], visitor=visitor)
        return Response(_seen(change, values))


class UndoView(_StepView):
    """Undo."""

    step = staticmethod(services.undo)

    @schema.undo
    def post(self, request: Request, public_id: str) -> Response:
        """Take back the newest command that is not undone yet."""
        return self.take(request, public_id)


class RedoView(_StepView):
    """Redo."""

    step = staticmethod(services.redo)

    @schema.redo
    def post(self, request: Request, public_id: str) -> Response:
        """Apply again the command that was undone last."""
        return self.take(request, public_id)


class ExportView(APIView):
    """Files."""

    throttle_classes = (ExportThrottle,)

    @schema.export_chart
    def get(self, request: Request, public_id: str, key: str) -> HttpResponse:
        """Return the chart as a file."""
        chart = readable_chart(visitor_of(request), public_id)
        file = export_chart(chart=chart, key=key, options=parse_options(request.query_params.dict()))
        headers = {"Content-Disposition": file.disposition}
        if file.advice:
            headers["X-Advice"] = file.advice
        return HttpResponse(file.content, content_type=file.media_type, headers=headers)


class PagesView(APIView):
    """Pages of a file before it is made."""

    throttle_classes = (ExportThrottle,)

    @schema.preview_pages
    def get(self, request: Request, public_id: str, key: str) -> Response:
        """Return the pages as pictures."""
        chart = readable_chart(visitor_of(request), public_id)
        values = request.query_params.dict()
        preview = preview_pages(chart=chart, key=key, options=parse_options(values))
        return Response(pages_reply(chart, preview, page_number(values.get("first", "1"))))
