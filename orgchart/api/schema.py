"""What the OpenAPI schema says of each operation: answers, errors and examples.

Each name here is a decorator for the method of a view. ``tests/api/test_schema.py`` runs the
examples against the real API, so they stay true.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from orgchart.api import examples
from orgchart.api.answers import (
    ChangeOutput,
    ChartOutput,
    ErrorOutput,
    FiguresOutput,
    FitOutput,
    ListedChartOutput,
    PagesOutput,
    PhotoOutput,
    SceneOutput,
)
from orgchart.api.replies import PAGES_AT_ONCE
from orgchart.api.serializers import (
    ChartInput,
    CommandInput,
    ExcerptInput,
    FitBranchesInput,
    FitInput,
    NewChartInput,
    SinceInput,
    StepInput,
)
from orgchart.core.commands import COMMANDS
from orgchart.core.commands.arguments import TEXT_LIMIT, Parameter
from orgchart.exports.options import PAGES, SMALLEST
from orgchart.exports.table import EXPORTS, PAPERS
from orgchart.scene.pages.setup import LEAST_TYPE, MOST_TYPE, ORIENTATIONS


class BrowserSessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tells of the browser's session in the schema; drf-spectacular finds it by its target."""

    target_class = "orgchart.api.authentication.VisitorSessionAuthentication"
    name = "browserSession"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return how the session travels."""
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "The browser's session, signed in or not. Writing takes the header X-CSRFToken.",
        }


ERRORS = {
    400: "The request is malformed.",
    403: "The caller may only look at this chart, or the security token is missing.",
    404: "There is no such chart for this caller.",
    409: "The chart has changed meanwhile and the change no longer fits.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "The change is understood but cannot be done.",
    429: "Too many calls; try again later.",
}


def errors(*statuses: int) -> dict[int, OpenApiResponse]:
    """Return the error answers of an operation."""
    return {status: OpenApiResponse(ErrorOutput, ERRORS[status]) for status in statuses}


def _request(value: Any, name: str) -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True)


def _answer(value: Any, name: str, status: int = 200) -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[str(status)])


def _commands_in_words() -> str:
    """Return a Markdown list of all commands with their arguments, those in brackets optional."""
    lines = []
    for command in COMMANDS.values():
        words = [
            f"[`{name}`: {_short(parameter)}]" if parameter.optional else f"`{name}`: {_short(parameter)}"
            for name, parameter in command.parameters.items()
            if name not in command.creates
        ]
        made = [f"[`{name}`: an id]" for name in command.creates]
        lines.append(f"- **{command.name}** — {'; '.join(words + made)}")
    return "\n".join(lines)


def _short(parameter: Parameter) -> str:
    """Return what an argument takes, without the technical limit of all texts."""
    return parameter.expected.replace(f" of at most {TEXT_LIMIT:,} characters", "")


_CHART_ID = OpenApiParameter("public_id", str, OpenApiParameter.PATH, description="The chart's id.")
_WRITING = errors(400, 403, 404, 409, 413, 415, 422)

list_charts = extend_schema(
    operation_id="list_charts",
    summary="List one's own charts",
    tags=["charts"],
    responses={200: ListedChartOutput(many=True)},
    examples=[OpenApiExample("Charts", value=examples.LISTED_CHART, response_only=True)],
)
create_chart = extend_schema(
    operation_id="create_chart",
    summary="Make a chart",
    tags=["charts"],
    request=NewChartInput,
    responses={201: ChartOutput, **errors(400, 403, 413, 415, 429)},
    examples=[
        _request(examples.NEW_CHART, "A new chart"),
        _answer(examples.CHART, "The new chart", 201),
    ],
)
read_chart = extend_schema(
    operation_id="read_chart",
    summary="Read a chart",
    tags=["charts"],
    parameters=[_CHART_ID],
    responses={200: ChartOutput, **errors(404)},
    examples=[_answer(examples.CHART, "A chart")],
)
edit_chart = extend_schema(
    operation_id="edit_chart",
    summary="Change title, layout, theme, language, grades or what boxes show",
    tags=["charts"],
    parameters=[_CHART_ID],
    request=ChartInput,
    responses={200: ChartOutput, **_WRITING},
    examples=[_request(examples.EDIT_CHART, "Rename"), _answer(examples.CHART, "The chart")],
)
delete_chart = extend_schema(
    operation_id="delete_chart",
    summary="Delete a chart",
    tags=["charts"],
    parameters=[_CHART_ID],
    responses={204: OpenApiResponse(description="The chart is put away."), **errors(403, 404)},
)
restore_chart = extend_schema(
    operation_id="restore_chart",
    summary="Restore a deleted chart",
    tags=["charts"],
    parameters=[_CHART_ID],
    request=None,
    responses={200: ChartOutput, **errors(403, 404)},
)
read_scene = extend_schema(
    operation_id="read_scene",
    summary="Read the picture as data",
    description="All of the chart, or an excerpt: one branch, some levels, without collapsed branches. Each "
    "box tells how many roles are hidden below it.",
    tags=["pictures and files"],
    parameters=[_CHART_ID, ExcerptInput],
    responses={200: SceneOutput, **errors(400, 404)},
)
read_figures = extend_schema(
    operation_id="read_figures",
    summary="Ask what the figures of a chart consist of",
    tags=["charts"],
    parameters=[_CHART_ID],
    responses={200: FiguresOutput, **errors(404)},
)
read_changes = extend_schema(
    operation_id="read_changes",
    summary="Ask what changed since a revision",
    description="What was done after the caller's revision, as the reply to a command would tell it. "
    "Cheap enough to ask every second while nothing happens.",
    tags=["changes"],
    parameters=[_CHART_ID, SinceInput],
    responses={
        200: ChangeOutput,
        204: OpenApiResponse(description="Nothing changed."),
        **errors(400, 404, 409),
    },
)
run_command = extend_schema(
    operation_id="run_command",
    summary="Run a command",
    description=(
        "Run one command. It is one step of undo. New records get an id where the caller names none.\n\n"
        + _commands_in_words()
        + "\n\nA role of **add_branch** has the fields of a role in a document but `order`, and may have a "
        "`level` (0 at the top, at most one more than the role before), a `name`, `holders` and `dotted` "
        "(objects with `manager_id` and `label`). Its `units` are added where the chart lacks them, "
        "with their `titles` and `measures` (objects without `id`, `unit_id` and `order`).\n\n"
        "A person of **fill_roles** has a `role_id`, a `name`, and any other field of a holder."
    ),
    tags=["changes"],
    parameters=[_CHART_ID],
    request=CommandInput,
    responses={200: ChangeOutput, **_WRITING},
    examples=[
        *(_request(value, name) for name, value in examples.COMMANDS.items()),
        _answer(examples.CHANGE, "What changed"),
        _answer(examples.IMPOSSIBLE, "A move into one's own branch", 422),
    ],
)
read_fit = extend_schema(
    operation_id="read_fit",
    summary="Ask how a chart fits a page",
    tags=["pictures and files"],
    parameters=[_CHART_ID, FitInput],
    responses={200: FitOutput, **errors(400, 404, 429)},
    examples=[_answer(examples.FIT, "A chart on A3")],
)
fit_branches = extend_schema(
    operation_id="fit_branches",
    summary="Fit a chart to a page",
    description="Choose branch styles and direction so that the page shows the chart in the largest type, "
    "and keep them: the command set_branches, one step of undo.",
    tags=["changes"],
    parameters=[_CHART_ID],
    request=FitBranchesInput,
    responses={200: ChangeOutput, **_WRITING, **errors(429)},
    examples=[_request(examples.FIT_BRANCHES, "Fit to A3"), _answer(examples.CHANGE, "What changed")],
)
undo = extend_schema(
    operation_id="undo",
    summary="Undo",
    tags=["changes"],
    parameters=[_CHART_ID],
    request=StepInput,
    responses={200: ChangeOutput, **_WRITING},
    examples=[_request(examples.STEP, "Undo"), _answer(examples.UNDONE, "What changed")],
)
redo = extend_schema(
    operation_id="redo",
    summary="Redo",
    tags=["changes"],
    parameters=[_CHART_ID],
    request=StepInput,
    responses={200: ChangeOutput, **_WRITING},
    examples=[_request(examples.STEP, "Redo")],
)
_FILE_OPTIONS = (
    OpenApiParameter("key", str, OpenApiParameter.PATH, enum=list(EXPORTS), description="The format."),
    OpenApiParameter(
        "paper",
        str,
        enum=list(PAPERS),
        default="chart",
        description="The page of a PDF, and of the slides of a booklet. A booklet needs a sheet: a4 "
        "stands in for the chart's own size, 16:9 for slides.",
    ),
    OpenApiParameter(
        "pages",
        str,
        enum=list(PAGES),
        default="one",
        description="One page; a booklet of pages or slides that link to each other; or a poster "
        "tiled over sheets (PDF).",
    ),
    OpenApiParameter(
        "smallest",
        float,
        default=SMALLEST,
        description=f"No type of a booklet or poster is smaller: {LEAST_TYPE:g} to {MOST_TYPE:g} points. "
        "One page whose type is smaller carries a sentence in the header X-Advice.",
    ),
    OpenApiParameter(
        "fit",
        bool,
        default=False,
        description="Choose for each branch how it stands, so that one page of the paper shows the chart "
        "in the largest type; a4 stands in for the chart's own size. Slides are 16:9.",
    ),
    OpenApiParameter(
        "orientation",
        str,
        enum=list(ORIENTATIONS),
        default="auto",
        description="How the sheet is turned; slides lie. By itself it is turned to show the chart larger.",
    ),
    OpenApiParameter("date", str, description="Printed on each page as given; none by default."),
    OpenApiParameter("branch", str, description="Show this role and those below it; by default all."),
    OpenApiParameter("levels", int, default=0, description="How many levels are shown; 0 means all."),
    OpenApiParameter(
        "collapsed",
        str,
        description="Ids of roles that hide everybody below them, with commas between; their boxes say how "
        "many they hide.",
    ),
    OpenApiParameter(
        "expanded", str, description="Ids of roles that show their reports however deep they stand."
    ),
)
export_chart = extend_schema(
    operation_id="export_chart",
    summary="Export as a file",
    tags=["pictures and files"],
    parameters=[
        _CHART_ID,
        *_FILE_OPTIONS,
    ],
    responses={
        **{(200, export.media_type): OpenApiTypes.BINARY for export in EXPORTS.values()},
        **{(status, "application/json"): answer for status, answer in errors(400, 404, 429).items()},
    },
)
preview_pages = extend_schema(
    operation_id="preview_pages",
    summary="Preview the pages of a file",
    description="Answer with the pages of the file that the same options would export, as SVG: "
    f"at most {PAGES_AT_ONCE} at once.",
    tags=["pictures and files"],
    parameters=[
        _CHART_ID,
        *_FILE_OPTIONS,
        OpenApiParameter("first", int, default=1, description="The number of the first page to send."),
    ],
    responses={200: PagesOutput, **errors(400, 404, 429)},
)
_IMAGES = ("image/png", "image/jpeg", "image/webp", "image/gif")
add_photo = extend_schema(
    operation_id="add_photo",
    summary="Send a photo",
    description="Send the picture's file as the body, with its own content type: PNG, JPEG, WebP or GIF of "
    "at most 10 MB. It is cut to a small square, and loses all that a camera notes. The command set_photo "
    "shows it of a person.",
    tags=["changes"],
    parameters=[_CHART_ID],
    request=dict.fromkeys(_IMAGES, OpenApiTypes.BINARY),
    responses={201: PhotoOutput, **errors(400, 403, 404, 413, 415, 429)},
)
read_photo = extend_schema(
    operation_id="read_photo",
    summary="Read a photo",
    tags=["pictures and files"],
    parameters=[
        _CHART_ID,
        OpenApiParameter(
            "photo",
            str,
            OpenApiParameter.PATH,
            description="The photo's id; several ids with hyphens between them give one picture of all.",
        ),
    ],
    responses={
        (200, "image/jpeg"): OpenApiTypes.BINARY,
        **{(status, "application/json"): answer for status, answer in errors(404).items()},
    },
)
