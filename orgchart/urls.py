"""All addresses. ``templates_gallery`` is included here and nowhere imported else."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, re_path

from orgchart import error_pages
from orgchart.health import health

urlpatterns = [
    path("", include("templates_gallery.urls")),
    path("", include("orgchart.pages.urls")),
    path("api/", include("orgchart.api.urls")),
    re_path(r"^api/", error_pages.api_not_found),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
]

handler400 = error_pages.bad_request
handler403 = error_pages.permission_denied
handler404 = error_pages.not_found
handler500 = error_pages.server_error
