"""Errors outside the API's own views: JSON under /api/, a page elsewhere, never a stack trace."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views import defaults
from django.views.csrf import csrf_failure as csrf_failure_page

from orgchart.api.authentication import OUT_OF_DATE
from orgchart.api.errors import BROKEN, error_response


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django could not read."""
    if _is_api(request):
        return error_response(400, "invalid", "This request could not be understood.")
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not allowed."""
    if _is_api(request):
        return error_response(403, "forbidden", str(exception) or "You may not do this.")
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for something that is not there."""
    if _is_api(request):
        return api_not_found(request)
    return defaults.page_not_found(request, exception or Exception())


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer after a defect of the product; Django has logged it."""
    if _is_api(request):
        return error_response(500, "internal", BROKEN)
    return defaults.server_error(request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form or call without its security token."""
    if _is_api(request):
        return error_response(403, "forbidden", OUT_OF_DATE)
    return csrf_failure_page(request, reason=reason)


def api_not_found(request: HttpRequest) -> HttpResponse:
    """Answer any address under /api/ that nothing lives at."""
    hint = "" if request.path.endswith("/") else " Addresses end with a slash."
    return error_response(404, "not_found", f"There is nothing at this address.{hint}")
