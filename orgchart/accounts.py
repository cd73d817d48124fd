"""Accounts: sign-up on or off, generated user names, and charts that follow a visitor into the account."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from orgchart.access import VISITOR_KEY
from orgchart.models import new_id
from orgchart.services import adopt_charts


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """django-allauth's hooks."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return whether people may make accounts on this installation."""
        return bool(settings.ALLOW_SIGN_UP)

    def generate_unique_username(self, txts: list[str | None], regex: str | None = None) -> str:
        """Return a random name: people sign in by e-mail, and a user name never shows their address."""
        return f"user-{new_id()}"

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign the user in and give the charts of this browser session to the account."""
        visitor_key = request.session.get(VISITOR_KEY, "")
        super().login(request, user)
        if visitor_key and isinstance(user, User):
            adopt_charts(user=user, visitor_key=visitor_key)
            request.session.pop(VISITOR_KEY, None)
