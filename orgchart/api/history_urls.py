"""Addresses of earlier states of a chart."""

from __future__ import annotations

from django.urls import path

from orgchart.api import history_views as views

_CHART = "charts/<slug:public_id>/"
_STATE = f"{_CHART}revisions/<int:number>/"

urlpatterns = [
    path(f"{_CHART}revisions/", views.StatesView.as_view(), name="api-states"),
    path(_STATE, views.StateView.as_view(), name="api-state"),
    path(f"{_STATE}restore/", views.RestoreStateView.as_view(), name="api-restore-state"),
    path(f"{_STATE}copy/", views.CopyStateView.as_view(), name="api-copy-state"),
    path(f"{_CHART}compare/", views.CompareView.as_view(), name="api-compare"),
    path(f"{_CHART}compare.<slug:suffix>", views.CompareFileView.as_view(), name="api-compare-file"),
    path(f"{_CHART}versions/", views.VersionsView.as_view(), name="api-versions"),
    path(f"{_CHART}versions/<slug:version_id>/", views.VersionView.as_view(), name="api-version"),
]
