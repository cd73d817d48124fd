"""One JSON shape for every error: ``{"error": {"code", "message", "field"}}`` with a sentence for people."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponseBase, JsonResponse
from rest_framework import exceptions
from rest_framework.views import set_rollback

from orgchart.api.parsing import TOO_LARGE
from orgchart.core.commands import CommandError
from orgchart.exporting import UnknownExport
from orgchart.exports.options import OptionError
from orgchart.history import UnknownRevision
from orgchart.models import Chart
from orgchart.services import Conflict, NothingToUndo
from orgchart.uploaded_images import BadImage

logger = logging.getLogger(__name__)

CODES = {
    400: "invalid",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    422: "impossible",
    429: "throttled",
    500: "internal",
}
BROKEN = "Something went wrong on the server. Reload to see what was saved."
SILENT = "This cannot be done."
# Exception, status, and the sentence; blank for the exception's own. The first that fits counts.
PLAIN: tuple[tuple[type[Exception], int, str], ...] = (
    (NothingToUndo, 422, ""),
    (UnknownExport, 404, ""),
    (UnknownRevision, 404, ""),
    (Http404, 404, ""),
    (Chart.DoesNotExist, 404, "This chart is not there any more."),
    (PermissionDenied, 403, ""),
    (RequestDataTooBig, 413, TOO_LARGE),
    (SuspiciousOperation, 400, "This request could not be understood."),
)


def error_response(
    status: int, code: str, message: str, field: str | None = None, **more: Any
) -> JsonResponse:
    """Return an error in the one shape. ``more`` stands beside the message."""
    # What the client sent may be quoted; half a surrogate pair has no bytes.
    sentence = message.encode("utf-8", "replace").decode()
    return JsonResponse({"error": {"code": code, "message": sentence, "field": field, **more}}, status=status)


def handle_exception(exception: Exception, context: Mapping[str, Any]) -> HttpResponseBase:
    """Return the answer to an exception of a view. A defect is logged and answered without detail."""
    set_rollback()
    response = _known(exception)
    if response is None:
        logger.error("%s in %s", type(exception).__name__, context.get("view"), exc_info=exception)
        return error_response(500, "internal", BROKEN)
    return response


def _known(exception: Exception) -> JsonResponse | None:
    """Return the answer to an exception that means something to the client."""
    message = str(exception)
    match exception:
        case CommandError():
            status = 400 if exception.malformed else 422
            return error_response(status, CODES[status], message, exception.field)
        case OptionError() | BadImage():
            return error_response(400, "invalid", message, exception.field)
        case Conflict():
            return error_response(409, "conflict", message, revision=exception.revision)
        case exceptions.APIException():
            return _of_framework(exception)
    for kind, status, sentence in PLAIN:
        if isinstance(exception, kind):
            return error_response(status, CODES[status], sentence or message or SILENT)
    return None


def _of_framework(exception: exceptions.APIException) -> JsonResponse:
    """Return the answer to one of REST framework's own exceptions."""
    status = exception.status_code
    field, message = _first_detail(exception.detail)
    response = error_response(status, CODES.get(status, "invalid"), message, field)
    wait = getattr(exception, "wait", None)
    if wait:
        response["Retry-After"] = str(int(wait) + 1)
    if getattr(exception, "auth_header", None):
        response["WWW-Authenticate"] = exception.auth_header  # type: ignore[attr-defined]
    return response


def _first_detail(detail: Any) -> tuple[str | None, str]:
    """Return the first field at fault and its sentence, however deep the framework nested them."""
    path: list[str] = []
    while isinstance(detail, dict | list):
        if isinstance(detail, dict):
            key, detail = next(iter(detail.items()))
            if key != "non_field_errors":
                path.append(str(key))
        else:
            detail = detail[0]
    return ".".join(path) or None, str(detail)
