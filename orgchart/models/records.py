"""The records of a chart's document as rows, a table a collection."""

from __future__ import annotations

from typing import ClassVar, get_args

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from orgchart.core.document import BranchStyle, Direction, Grouping, LineKind, RoleKind, UnitKind
from orgchart.models.charts import Chart, choices


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
    kind = models.CharField(max_length=16, choices=choices(UnitKind))
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
    kind = models.CharField(max_length=16, choices=choices(RoleKind))
    headcount = models.PositiveIntegerField(default=1)
    order = models.IntegerField(default=0)
    notes = models.TextField(blank=True)
    fields = models.JSONField(default=dict, blank=True)
    branch = models.CharField(max_length=16, choices=choices(BranchStyle), default="", blank=True)
    grouping = models.CharField(max_length=16, choices=choices(Grouping), default="", blank=True)
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
    kind = models.CharField(max_length=16, choices=choices(LineKind))
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
    direction = models.CharField(max_length=16, choices=choices(Direction))
    order = models.IntegerField(default=0)
    data_source = models.CharField(max_length=200, default="", blank=True)

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


class JobTitle(ChartRow):
    """A job title that is common in a unit."""

    unit = models.ForeignKey(OrgUnit, models.DO_NOTHING, related_name="titles")
    name = models.CharField(max_length=500)
    definition = models.TextField(blank=True)
    order = models.IntegerField(default=0)

    class Meta(ChartRow.Meta):
        """A job title has a name."""

        constraints: ClassVar = [
            *ChartRow.Meta.constraints,
            CheckConstraint(condition=~Q(name=""), name="job_title_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
