"""The API's limits for callers without an account hold for the pages that do the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from rest_framework.throttling import BaseThrottle

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def limited(throttle: type[BaseThrottle]) -> Callable[[View[P]], View[P]]:
    """Return a decorator that answers 429 with a page once the limit is reached."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            limit = throttle()
            # REST framework's throttles read the user, the method and the address: Django's request has them.
            asked: Any = request
            if limit.allow_request(asked, None):  # type: ignore[arg-type]
                return view(request, *args, **kwargs)
            wait = int(limit.wait() or 1) + 1
            minutes = max(1, round(wait / 60))
            response = render(request, "429.html", {"minutes": minutes}, status=429)
            response["Retry-After"] = str(wait)
            return response

        return answer

    return decorate
