"""Limits for callers without an account, by address. The rates stand in the settings."""

from __future__ import annotations

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class _VisitorThrottle(SimpleRateThrottle):
    """A limit for visitors; accounts have none."""

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        """Return what calls are counted by, or None for no limit."""
        if request.user and request.user.is_authenticated:
            return None
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class CreateThrottle(_VisitorThrottle):
    """New charts: nothing else that a visitor does fills the disk. Looking at the list is free."""

    scope = "create"

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Return whether the call is within the limit."""
        return request.method != "POST" or super().allow_request(request, view)


class ExportThrottle(_VisitorThrottle):
    """Exports: each costs up to seconds of a processor."""

    scope = "export"


class DrawThrottle(_VisitorThrottle):
    """Pages and pictures that draw a chart in a look of the caller's choice: each may cost a layout."""

    scope = "draw"
