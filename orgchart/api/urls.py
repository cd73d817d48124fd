"""Addresses of the API. The gallery's own stand in ``templates_gallery``."""

from __future__ import annotations

from django.urls import path

from orgchart.api import history_urls, photos, views
from orgchart.api.documentation import DocumentationView, SchemaView

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="api-schema"),
    path("docs/", DocumentationView.as_view(), name="api-docs"),
    path("charts/", views.ChartsView.as_view(), name="api-charts"),
    path("charts/<slug:public_id>/", views.ChartView.as_view(), name="api-chart"),
    path("charts/<slug:public_id>/restore/", views.RestoreView.as_view(), name="api-restore"),
    path("charts/<slug:public_id>/scene/", views.SceneView.as_view(), name="api-scene"),
    path("charts/<slug:public_id>/figures/", views.FiguresView.as_view(), name="api-figures"),
    path("charts/<slug:public_id>/changes/", views.ChangesView.as_view(), name="api-changes"),
    path("charts/<slug:public_id>/commands/", views.CommandsView.as_view(), name="api-commands"),
    path("charts/<slug:public_id>/photos/", photos.PhotosView.as_view(), name="api-photos"),
    path("charts/<slug:public_id>/photos/<slug:photo>/", photos.PhotoView.as_view(), name="api-photo"),
    path("charts/<slug:public_id>/fit/", views.FitView.as_view(), name="api-fit"),
    path("charts/<slug:public_id>/undo/", views.UndoView.as_view(), name="api-undo"),
    path("charts/<slug:public_id>/redo/", views.RedoView.as_view(), name="api-redo"),
    path("charts/<slug:public_id>/export/<slug:key>/", views.ExportView.as_view(), name="api-export"),
    path("charts/<slug:public_id>/pages/<slug:key>/", views.PagesView.as_view(), name="api-pages"),
    *history_urls.urlpatterns,
]
