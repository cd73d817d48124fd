"""My charts: list, new, rename, duplicate, delete and restore."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from orgchart import services
from orgchart.access import owned_chart, readable_chart, visitor_for_writing, visitor_of
from orgchart.api.throttling import CreateThrottle
from orgchart.core.commands import CommandError
from orgchart.pages.limits import limited
from orgchart.queries import own_charts


@require_safe
def my_charts(request: HttpRequest) -> HttpResponse:
    """Show the visitor's charts, then those deleted; ``?deleted=`` offers to take the last deletion back."""
    visitor = visitor_of(request)
    deleted = list(own_charts(visitor, deleted=True))
    just_deleted = request.GET.get("deleted", "")
    context = {
        "charts": list(own_charts(visitor)),
        "deleted": deleted,
        "just_deleted": next((chart for chart in deleted if chart.public_id == just_deleted), None),
    }
    return render(request, "charts/my_charts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited(CreateThrottle)
def new_chart(request: HttpRequest) -> HttpResponse:
    """Make a chart with one role and open it. Whoever comes by a link gets their list."""
    if request.method != "POST":
        return redirect("my-charts")
    chart = services.create_blank_chart(visitor=visitor_for_writing(request))
    return redirect("editor", chart.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def rename_chart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change the title. The form is a page of its own, shown in a dialog where scripts run."""
    visitor = visitor_of(request)
    chart = owned_chart(visitor, public_id)
    if request.method != "POST":
        return render(request, "charts/rename.html", {"chart": chart, "title": chart.title})
    title = request.POST.get("title", "")
    try:
        services.run_command(
            chart=chart,
            name="edit_chart",
            arguments={"title": title},
            expected_revision=chart.revision,
            visitor=visitor,
        )
    except CommandError as error:
        context = {"chart": chart, "title": title, "error": str(error)}
        return render(request, "charts/rename.html", context, status=400)
    return redirect("my-charts")


@require_POST
@limited(CreateThrottle)
def duplicate_chart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Copy a chart that the visitor may see."""
    visitor = visitor_for_writing(request)
    services.copy_chart(chart=readable_chart(visitor, public_id), visitor=visitor)
    return redirect("my-charts")


@require_POST
def delete_chart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a chart away and offer to bring it back."""
    chart = owned_chart(visitor_of(request), public_id)
    services.delete_chart(chart=chart)
    response = redirect("my-charts")
    response["Location"] += f"?deleted={chart.public_id}"
    return response


@require_POST
def restore_chart(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring a deleted chart back."""
    services.restore_chart(chart=owned_chart(visitor_of(request), public_id, deleted=True))
    return redirect("my-charts")
