"""Addresses of the gallery."""

from django.urls import path

from templates_gallery import api, files, views

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("templates/compare/", views.compare, name="compare-templates"),
    path("templates/<slug:slug>/", views.template, name="template"),
    path("templates/<slug:slug>/use/", views.use, name="use-template"),
    path("templates/<slug:slug>/chart.svg", files.drawing, name="template-drawing"),
    path("api/templates/", api.TemplatesView.as_view(), name="api-templates"),
    path("api/templates/<slug:slug>/use/", api.UseTemplateView.as_view(), name="api-use-template"),
]
