"""Who may do what with a chart: the only way a view gets one.

A stranger is told that there is no such chart (404); a viewer who tries to write is refused (403).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any, Literal

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404

from orgchart.models import Chart, Grant

RightOf = Literal["owner", "editor", "viewer"]

VISITOR_KEY = "visitor_key"
NO_CHANGE = "You may look at this chart but not change it. Make a copy to change it."
NO_HISTORY = "Only those who may change this chart see its history."


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at the door: an account, the key of a browser session without one, both or neither."""

    user: User | None = None
    key: str = ""


def visitor_of(request: Any) -> Visitor:
    """Return who makes the request (Django's or REST framework's).

    A request that carries a token speaks for the token's account only, whatever cookies it has.
    """
    user = request.user if request.user.is_authenticated else None
    by_token = getattr(request, "auth", None) is not None
    return Visitor(user=user, key="" if by_token else request.session.get(VISITOR_KEY, ""))


def visitor_for_writing(request: Any) -> Visitor:
    """Return who makes the request; a browser session without an account gets its key now."""
    visitor = visitor_of(request)
    if visitor.user is None and not visitor.key:
        request.session[VISITOR_KEY] = secrets.token_hex(16)
        visitor = visitor_of(request)
    return visitor


def right_of(chart: Chart, visitor: Visitor) -> RightOf | None:
    """Return the visitor's right on the chart; None for a stranger. At most one query."""
    if visitor.user is not None and chart.owner_id == visitor.user.pk:
        return "owner"
    if visitor.key and chart.visitor_key and secrets.compare_digest(chart.visitor_key, visitor.key):
        return "owner"
    if visitor.user is not None:
        right = Grant.objects.filter(chart=chart, user=visitor.user).values_list("right", flat=True).first()
        if right is not None:
            return "editor" if right == Grant.Right.EDITOR else "viewer"
    return "viewer" if chart.published else None


def readable_chart(visitor: Visitor, public_id: str) -> Chart:
    """Return the chart if the visitor may see it.

    Raises:
        Http404: there is no such chart for this visitor.
    """
    return _chart(visitor, public_id, ("owner", "editor", "viewer"))


def editable_chart(visitor: Visitor, public_id: str) -> Chart:
    """Return the chart if the visitor may change it.

    Raises:
        Http404: there is no such chart for this visitor.
        PermissionDenied: the visitor may only look at it.
    """
    return _chart(visitor, public_id, ("owner", "editor"), refusal=NO_CHANGE)


def chart_with_history(visitor: Visitor, public_id: str) -> Chart:
    """Return the chart if the visitor may see its earlier states: whoever may change it.

    Who may only look sees the present, because people may have been taken off a chart for a reason.

    Raises:
        Http404: there is no such chart for this visitor.
        PermissionDenied: the visitor may only look at it.
    """
    return _chart(visitor, public_id, ("owner", "editor"), refusal=NO_HISTORY)


def owned_chart(visitor: Visitor, public_id: str, *, deleted: bool = False) -> Chart:
    """Return the chart if it is the visitor's own. With ``deleted``, one that was deleted is found too.

    Raises:
        Http404: there is no such chart for this visitor.
        PermissionDenied: the chart is somebody else's.
    """
    return _chart(visitor, public_id, ("owner",), deleted=deleted)


def _chart(
    visitor: Visitor,
    public_id: str,
    enough: tuple[RightOf, ...],
    *,
    deleted: bool = False,
    refusal: str = "Only the owner of this chart may do this.",
) -> Chart:
    """Return the chart if the visitor has one of these rights."""
    charts = Chart.objects.all() if deleted else Chart.objects.filter(deleted_at=None)
    # Not every address is an id that the database takes.
    chart = charts.filter(public_id=public_id).first() if public_id.isalnum() else None
    right = None if chart is None else right_of(chart, visitor)
    if chart is None or right is None or (chart.deleted_at is not None and right != "owner"):
        raise Http404("There is no such chart.")
    if right not in enough:
        raise PermissionDenied(refusal)
    return chart
