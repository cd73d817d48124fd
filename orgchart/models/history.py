"""What was done to a chart, and the names of its states."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from orgchart.models.charts import ID_LENGTH, Chart, new_id


class Revision(models.Model):
    """A saved change: what was asked, what it did, and what undo and redo would act on after it.

    ``undoable`` and ``redoable`` are numbers of revisions made by a command. ``target`` is the number
    of the command that an undo or redo acted on. So undo and redo cost one look-up at any depth.
    """

    class Action(models.TextChoices):
        """How the change came about."""

        COMMAND = "command"
        UNDO = "undo"
        REDO = "redo"

    chart = models.ForeignKey(Chart, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=16, choices=Action.choices)
    command = models.CharField(max_length=64)
    arguments = models.JSONField(default=dict)
    diff = models.JSONField(default=dict)
    summary = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    target = models.PositiveIntegerField(null=True)
    undoable = models.PositiveIntegerField(null=True)
    redoable = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A number is used once: two writers cannot save the same revision."""

        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [
            models.Index(fields=["chart", "target", "-number"], name="revision_by_target"),
        ]
        constraints: ClassVar = [
            UniqueConstraint(fields=["chart", "number"], name="revision_number_is_unique_in_chart"),
            CheckConstraint(
                condition=Q(action="command", target=None)
                | Q(action__in=["undo", "redo"], target__isnull=False, target__lt=F("number")),
                name="revision_target_fits_its_action",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.summary}"


class Version(models.Model):
    """A name for the state of a chart after one of its revisions."""

    public_id = models.CharField(max_length=ID_LENGTH, unique=True, default=new_id, editable=False)
    chart = models.ForeignKey(Chart, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A state has one name at most."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["chart", "number"], name="version_is_one_a_revision"),
            CheckConstraint(condition=~Q(name=""), name="version_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
