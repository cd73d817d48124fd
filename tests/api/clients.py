"""Clients of the API: with a session and its security token, as a browser has them."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from orgchart.access import VISITOR_KEY, Visitor
from orgchart.models import Chart


def client_of(visitor: Visitor) -> Client:
    """Return a browser of the visitor's. It checks security tokens and never raises server errors."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    if visitor.user is not None:
        client.force_login(visitor.user)
    if visitor.key:
        session = client.session
        session[VISITOR_KEY] = visitor.key
        session.save()
    client.cookies["csrftoken"] = "t" * 32
    return client


def security_token(client: Client) -> dict[str, str]:
    """Return the header that a page of ours would send. Signing in changes it."""
    return {"X-CSRFToken": client.cookies["csrftoken"].value}


def send(client: Client, method: str, address: str, body: Any = None) -> Any:
    """Send JSON with the security token and return the response."""
    return client.generic(
        method.upper(),
        address,
        b"" if body is None else _json(body),
        content_type="application/json",
        headers=security_token(client),
    )


def address(chart: Chart, tail: str = "") -> str:
    return f"/api/charts/{chart.public_id}/{tail}"


def _json(body: Any) -> bytes:
    return json.dumps(body).encode()
