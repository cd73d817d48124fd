"""Who calls: a browser session, with an account or without one. Tokens are REST framework's own."""

from __future__ import annotations

from typing import Any

from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

OUT_OF_DATE = "This page is out of date. Reload it, then try again."


class VisitorSessionAuthentication(SessionAuthentication):
    """The browser's session. Its security token is asked for whether or not somebody is signed in.

    A visitor without an account has charts too, so a foreign page must not write for them either.
    """

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        """Return the signed-in user, or None for a visitor."""
        self.enforce_csrf(request)
        user = getattr(request._request, "user", None)
        return (user, None) if user is not None and user.is_active else None

    def enforce_csrf(self, request: Request) -> None:
        """Check the security token of a request that writes.

        Raises:
            PermissionDenied: it is missing or wrong.
        """
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise PermissionDenied(OUT_OF_DATE) from None
