"""A chart's own row, its photos, and the rights on it."""

from __future__ import annotations

import secrets
import string
from typing import Any, ClassVar, get_args

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from orgchart.core.document import BoxFirst, ChartInfo, UnitsAs

ID_ALPHABET = string.ascii_lowercase + string.digits
ID_LENGTH = 12


def new_id() -> str:
    """Return 12 random lower-case letters and digits (62 bits): an id nobody guesses."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def choices(words: Any) -> list[tuple[str, str]]:
    """Return the words of a literal type as a field's choices."""
    return [(word, word.capitalize()) for word in get_args(words) if word]


def usual_box_shows() -> list[str]:
    """Return what boxes show until somebody chooses."""
    return list(ChartInfo().box_shows)


class Chart(models.Model):
    """A saved document. Owned by an account, or by a browser session through ``visitor_key``.

    A ``published`` chart (a template) may be seen by everybody. ``revision`` counts saved changes.
    """

    public_id = models.CharField(max_length=ID_LENGTH, unique=True, default=new_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="charts"
    )
    visitor_key = models.CharField(max_length=32, blank=True, editable=False)
    published = models.BooleanField(default=False)
    title = models.CharField(max_length=500)
    layout = models.CharField(max_length=32)
    theme = models.CharField(max_length=32)
    language = models.CharField(max_length=64)
    centre = models.CharField(max_length=200, blank=True, default="")
    grades = models.JSONField(default=list, blank=True)
    units_as = models.CharField(max_length=16, choices=choices(UnitsAs), default="colour")
    fields = models.JSONField(default=list, blank=True)
    box_first = models.CharField(max_length=16, choices=choices(BoxFirst), default="name")
    box_shows = models.JSONField(default=usual_box_shows, blank=True)
    colour_by = models.CharField(max_length=110, default="unit")
    span_least = models.PositiveIntegerField(default=0)
    span_most = models.PositiveIntegerField(default=15)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A chart has one owner at most: an account or a browser session."""

        ordering: ClassVar = ["-updated_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-updated_at"], name="chart_by_owner"),
            models.Index(fields=["visitor_key"], name="chart_by_visitor", condition=~Q(visitor_key="")),
        ]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(title=""), name="chart_has_a_title"),
            CheckConstraint(condition=Q(owner=None) | Q(visitor_key=""), name="chart_has_one_owner"),
            CheckConstraint(condition=Q(units_as__in=get_args(UnitsAs)), name="chart_units_as_is_known"),
            CheckConstraint(condition=Q(box_first__in=get_args(BoxFirst)), name="chart_box_first_is_known"),
        ]

    def __str__(self) -> str:
        return self.title


class Photo(models.Model):
    """A photo that people of a chart can have, made small; ``public_id`` follows from its content.

    It stays with its chart, so that whatever undo or history brings back finds it.
    """

    chart = models.ForeignKey(Chart, models.CASCADE, related_name="photos")
    public_id = models.CharField(max_length=32)
    content = models.BinaryField()

    class Meta:
        """One picture is kept once."""

        constraints: ClassVar = [
            UniqueConstraint(fields=["chart", "public_id"], name="photo_is_kept_once_in_chart")
        ]

    def __str__(self) -> str:
        return self.public_id


class Grant(models.Model):
    """A right given to somebody on somebody else's chart."""

    class Right(models.TextChoices):
        """What the person may do."""

        VIEWER = "viewer"
        EDITOR = "editor"

    chart = models.ForeignKey(Chart, models.CASCADE, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    right = models.CharField(max_length=16, choices=Right.choices)

    class Meta:
        """One right a person."""

        constraints: ClassVar = [
            UniqueConstraint(fields=["chart", "user"], name="grant_is_one_a_person"),
            CheckConstraint(condition=Q(right__in=["viewer", "editor"]), name="grant_right_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.right}"
