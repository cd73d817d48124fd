"""The account page: address, password, and a token for scripts."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from rest_framework.authtoken.models import Token

# Set in the session for the one page view that shows a new token.
SHOWN_ONCE = "shown_once"


@require_safe
@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show the account. A token is shown once, right after it was made."""
    token = _tokens(request).first()
    shown = request.session.pop(SHOWN_ONCE, False) and token is not None
    return render(request, "account/account.html", {"token": token, "shown": shown})


@require_POST
@login_required
def make_token(request: HttpRequest) -> HttpResponse:
    """Make a token in place of any earlier one."""
    _tokens(request).delete()
    Token.objects.create(user=_member(request))
    request.session[SHOWN_ONCE] = True
    return redirect("account")


@require_POST
@login_required
def revoke_token(request: HttpRequest) -> HttpResponse:
    """Make the token useless."""
    _tokens(request).delete()
    messages.success(request, "The token is revoked. Programs that use it are refused from now on.")
    return redirect("account")


def _member(request: HttpRequest) -> User:
    """Return who is signed in; the views here let nobody else in."""
    return cast(User, request.user)


def _tokens(request: HttpRequest) -> QuerySet[Token]:
    return Token.objects.filter(user=_member(request))
