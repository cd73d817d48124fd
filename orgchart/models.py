"""The rows: a chart, the five collections of its document, its history and its grants.

Rows are written by ``services`` through ``store`` only: a chart's rows always are its document at
``Chart.revision``, and caches rely on it. References between rows of one chart are checked by the
database when a transaction commits; the store removes whole sets in one statement, so nothing cascades there.
"""

from __future__ import annotations

import secrets
import string
from typing import Any, ClassVar, get_args

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from orgchart.core.document import (
    BoxFirst,
    BranchStyle,
    ChartInfo,
    Direction,
    Grouping,
    LineKind,
    RoleKind,
    UnitKind,
    UnitsAs,
)

ID_ALPHABET = string.ascii_lowercase + string.digits
ID_LENGTH = 12


def new_id() -> str:
    """Return 12 random lower-case letters and digits (62 bits): an id nobody guesses."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def _choices(words: Any) -> list[tuple[str, str]]:
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
    units_as = models.CharField(max_length=16, choices=_choices(UnitsAs), default="colour")
    fields = models.JSONField(default=list, blank=True)
    box_first = models.CharField(max_length=16, choices=_choices(BoxFirst), default="name")
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


class ChartRow(models.Model):
    """A record of a chart's document. ``public_id`` is its id there, unique within its collection."""

    chart = models.ForeignKey(Chart, models.CASCADE, related_name="%(class)ss")
    public_id = models.CharField(max_length=64)

    class Meta:
        """Ids are the chart's own: a copy of a chart keeps them."""

        abstract = True
        constraints: ClassVar = [
            UniqueConstraint(fields=["chart", "public_id"], name="%(class)s_id_is_unique_in_chart")
        ]

    def __str__(self) -> str:
        return self.public_id


class OrgUnit(ChartRow):
    """A division, department or team; units nest."""

    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=16, choices=_choices(UnitKind))
    parent = models.ForeignKey("self", models.DO_NOTHING, null=True, blank=True, related_name="children")
    colour = models.CharField(max_length=7, blank=True)
    purpose = models.TextField(blank=True)
    head = models.ForeignKey("Role", models.DO_NOTHING, null=True, blank=True, related_name="headed_units")
    order = models.IntegerField(default=0)

    class Meta(ChartRow.Meta):
        """Nesting without a cycle is checked by ``core.structure``."""

        constraints: ClassVar = [
            *ChartRow.Meta.constraints,
            CheckConstraint(condition=~Q(name=""), name="unit_has_a_name"),
            CheckConstraint(condition=Q(kind__in=get_args(UnitKind)), name="unit_kind_is_known"),
            CheckConstraint(condition=~Q(parent=F("id")), name="unit_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class Role(ChartRow):
    """A box. It exists whether or not somebody holds it, and may stand for several posts."""

    title = models.CharField(max_length=500)
    unit = models.ForeignKey(OrgUnit, models.DO_NOTHING, null=True, blank=True, related_name="roles")
    kind = models.CharField(max_length=16, choices=_choices(RoleKind))
    headcount = models.PositiveIntegerField(default=1)
    order = models.IntegerField(default=0)
    notes = models.TextField(blank=True)
    fields = models.JSONField(default=dict, blank=True)
    branch = models.CharField(max_length=16, choices=_choices(BranchStyle), default="", blank=True)
    grouping = models.CharField(max_length=16, choices=_choices(Grouping), default="", blank=True)
    grade = models.CharField(max_length=100, default="", blank=True)
    planned = models.BooleanField(default=False)
    responsibilities = models.TextField(default="", blank=True)

    class Meta(ChartRow.Meta):
        """Siblings are sorted by order, then public id."""

        constraints: ClassVar = [
            *ChartRow.Meta.constraints,
            CheckConstraint(condition=~Q(title=""), name="role_has_a_title"),
            CheckConstraint(condition=Q(kind__in=get_args(RoleKind)), name="role_kind_is_known"),
            CheckConstraint(condition=Q(branch__in=get_args(BranchStyle)), name="role_branch_is_known"),
            CheckConstraint(condition=Q(grouping__in=get_args(Grouping)), name="role_grouping_is_known"),
            CheckConstraint(condition=Q(headcount__gt=0), name="role_has_a_post"),
        ]

    def __str__(self) -> str:
        return self.title


class Holder(ChartRow):
    """A person in a role."""

    # A holder made with a role is named after it ("<role id>-h"), so ids may be two characters longer.
    public_id = models.CharField(max_length=66)
    role = models.ForeignKey(Role, models.DO_NOTHING, related_name="holders")
    name = models.CharField(max_length=500)
    acting = models.BooleanField(default=False)
    email = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    order = models.IntegerField(default=0)
    fte = models.FloatField(default=1.0)
    photo = models.CharField(max_length=32, default="", blank=True)

    class Meta(ChartRow.Meta):
        """Somebody has a name."""

        constraints: ClassVar = [
            *ChartRow.Meta.constraints,
            CheckConstraint(condition=~Q(name=""), name="holder_has_a_name"),
            CheckConstraint(condition=Q(fte__gt=0, fte__lte=1), name="holder_fte_is_a_share"),
        ]

    def __str__(self) -> str:
        return self.name


class ReportingLine(ChartRow):
    """``role`` reports to ``manager``."""

    # "dotted:<role id>:<manager id>"
    public_id = models.CharField(max_length=136)
    role = models.ForeignKey(Role, models.DO_NOTHING, related_name="lines_up")
    manager = models.ForeignKey(Role, models.DO_NOTHING, related_name="lines_down")
    kind = models.CharField(max_length=16, choices=_choices(LineKind))
    label = models.CharField(max_length=500, blank=True)

    class Meta(ChartRow.Meta):
        """One solid line at most per role; no cycle is checked by ``core.structure``."""

        constraints: ClassVar = [
            *ChartRow.Meta.constraints,
            CheckConstraint(condition=Q(kind__in=get_args(LineKind)), name="line_kind_is_known"),
            CheckConstraint(condition=~Q(role=F("manager")), name="line_is_not_to_oneself"),
            UniqueConstraint(
                fields=["role"], condition=Q(kind="solid"), name="role_has_one_solid_line_at_most"
            ),
            UniqueConstraint(fields=["role", "manager", "kind"], name="line_is_drawn_once"),
        ]


class Measure(ChartRow):
    """A key performance indicator of a unit."""

    unit = models.ForeignKey(OrgUnit, models.DO_NOTHING, related_name="measures")
    name = models.CharField(max_length=500)
    definition = models.TextField(blank=True)
    unit_of_measurement = models.CharField(max_length=500, blank=True)
    formula = models.TextField(blank=True)
    direction = models.CharField(max_length=16, choices=_choices(Direction))
    order = models.IntegerField(default=0)

    class Meta(ChartRow.Meta):
        """A measure has a name."""

        constraints: ClassVar = [
            *ChartRow.Meta.constraints,
            CheckConstraint(condition=~Q(name=""), name="measure_has_a_name"),
            CheckConstraint(
                condition=Q(direction__in=get_args(Direction)), name="measure_direction_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


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


class AccountTheme(models.Model):
    """A theme of an account's own: a brand's colour and logo. Only its owner's charts are drawn in it."""

    public_id = models.CharField(max_length=ID_LENGTH, unique=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="themes")
    name = models.CharField(max_length=60)
    colour = models.CharField(max_length=7)
    logo = models.BinaryField(blank=True, default=bytes)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """A theme has a name."""

        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [CheckConstraint(condition=~Q(name=""), name="account_theme_has_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What a chart's theme is called that is this one."""
        return f"own-{self.public_id}"


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
