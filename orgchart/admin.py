"""The admin site: to find and look. Documents change by commands only, so rows are only read here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from orgchart import models
from orgchart.queries import with_role_counts

admin.site.site_header = admin.site.site_title = "Orgchart"


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # takes none at run time
    """Lists and looks; adds, changes and deletes nothing."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return no."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return no: a row changed here would not be what its chart's revision says."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the row may go: with its chart or its owner's account, never alone."""
        match = request.resolver_match
        own_pages = f"{self.opts.app_label}_{self.opts.model_name}_"
        alone = match is not None and (match.url_name or "").startswith(own_pages)
        return not alone and super().has_delete_permission(request, obj)


class GrantInline(admin.TabularInline):  # type: ignore[type-arg]  # takes none at run time
    """Who may see or edit the chart."""

    model = models.Grant
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(models.Chart)
class ChartAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # takes none at run time
    """Charts: change who owns and who sees them, put them away, bring them back; never what they hold."""

    list_display = ("title", "public_id", "owner", "role_count", "revision", "published", "updated_at")
    list_filter = ("published", ("deleted_at", admin.EmptyFieldListFilter), "layout", "updated_at")
    list_select_related = ("owner",)
    search_fields = ("title", "public_id", "owner__email", "owner__username")
    date_hierarchy = "updated_at"
    readonly_fields = (
        *("public_id", "title", "layout", "theme", "language", "centre"),
        *("grades", "units_as", "fields", "box_first", "box_shows", "colour_by"),
        *("span_least", "span_most"),
        *("published", "revision", "created_at", "updated_at"),
    )
    fields = (*readonly_fields, "owner", "deleted_at")
    autocomplete_fields = ("owner",)
    inlines: ClassVar = [GrantInline]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Chart]:
        """Return the charts with their sizes."""
        return with_role_counts(super().get_queryset(request))

    @admin.display(description="roles", ordering="role_count")
    def role_count(self, chart: Any) -> int:
        """Return the number of boxes."""
        return int(chart.role_count)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return no: charts are made on the pages and by the API."""
        return False


@admin.register(models.OrgUnit)
class OrgUnitAdmin(ReadOnlyAdmin):
    """Divisions, departments and teams."""

    list_display = ("name", "kind", "parent", "head", "chart")
    list_filter = ("kind",)
    list_select_related = ("parent", "head", "chart")
    search_fields = ("name", "public_id", "chart__title", "chart__public_id")


@admin.register(models.Role)
class RoleAdmin(ReadOnlyAdmin):
    """Boxes."""

    list_display = ("title", "kind", "headcount", "unit", "chart")
    list_filter = ("kind",)
    list_select_related = ("unit", "chart")
    search_fields = ("title", "public_id", "holders__name", "chart__title", "chart__public_id")


@admin.register(models.Holder)
class HolderAdmin(ReadOnlyAdmin):
    """People."""

    list_display = ("name", "role", "acting", "email", "chart")
    list_filter = ("acting",)
    list_select_related = ("role", "chart")
    search_fields = ("name", "email", "role__title", "chart__title", "chart__public_id")


@admin.register(models.ReportingLine)
class ReportingLineAdmin(ReadOnlyAdmin):
    """Lines."""

    list_display = ("role", "manager", "kind", "label", "chart")
    list_filter = ("kind",)
    list_select_related = ("role", "manager", "chart")
    search_fields = ("role__title", "manager__title", "label", "chart__title", "chart__public_id")


@admin.register(models.Measure)
class MeasureAdmin(ReadOnlyAdmin):
    """Key performance indicators."""

    list_display = ("name", "unit", "unit_of_measurement", "direction", "chart")
    list_filter = ("direction",)
    list_select_related = ("unit", "chart")
    search_fields = ("name", "definition", "unit__name", "chart__title", "chart__public_id")


@admin.register(models.JobTitle)
class JobTitleAdmin(ReadOnlyAdmin):
    """Common job titles."""

    list_display = ("name", "unit", "chart")
    list_select_related = ("unit", "chart")
    search_fields = ("name", "definition", "unit__name", "chart__title", "chart__public_id")


@admin.register(models.Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """History."""

    list_display = ("chart", "number", "action", "summary", "author", "created_at")
    list_filter = ("action", "command", "created_at")
    list_select_related = ("chart", "author")
    search_fields = ("summary", "chart__title", "chart__public_id", "author__email")
