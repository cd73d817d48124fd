"""Reads for lists and for the state of undo and redo."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from orgchart.access import Visitor
from orgchart.models import Chart, Revision, Role


@dataclass(frozen=True, slots=True)
class Step:
    """Whether undo (or redo) is possible, and the sentence of the change that it would act on."""

    available: bool
    summary: str = ""


@dataclass(frozen=True, slots=True)
class HistoryState:
    """What undo and redo would do now."""

    undo: Step
    redo: Step


def own_charts(visitor: Visitor, *, deleted: bool = False) -> QuerySet[Chart]:
    """Return the visitor's own charts, newest change first, each with ``role_count``."""
    if visitor.user is None and not visitor.key:
        return Chart.objects.none()
    mine = Q(pk__in=[])
    if visitor.user is not None:
        mine |= Q(owner=visitor.user)
    if visitor.key:
        mine |= Q(visitor_key=visitor.key)
    charts = with_role_counts(Chart.objects.filter(mine, deleted_at__isnull=not deleted))
    return charts.order_by("-deleted_at" if deleted else "-updated_at", "-pk")


def with_role_counts(charts: QuerySet[Chart]) -> QuerySet[Chart]:
    """Return the charts with the number of their boxes as ``role_count``."""
    counts = Role.objects.filter(chart=OuterRef("pk")).order_by().values("chart").annotate(number=Count("pk"))
    return charts.annotate(
        role_count=Coalesce(Subquery(counts.values("number"), output_field=IntegerField()), 0)
    )


def history_state(chart: Chart) -> HistoryState:
    """Return what undo and redo would do to the chart at its revision. At most two queries."""
    if chart.revision == 0:
        return HistoryState(Step(False), Step(False))
    head = chart.revisions.filter(number=chart.revision).values_list("undoable", "redoable").first()
    undoable, redoable = head or (None, None)
    numbers = [number for number in (undoable, redoable) if number is not None]
    summaries = dict(
        Revision.objects.filter(chart=chart, number__in=numbers).values_list("number", "summary")
        if numbers
        else ()
    )

    def step(number: int | None) -> Step:
        return Step(False) if number is None else Step(True, summaries.get(number, ""))

    return HistoryState(step(undoable), step(redoable))
