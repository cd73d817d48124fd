"""Addresses of the gallery."""

from django.urls import path

from templates_gallery import api, views

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("templates/<slug:slug>/", views.template, name="template"),
    path("templates/<slug:slug>/use/", views.use, name="use-template"),
    path("api/templates/", api.TemplatesView.as_view(), name="api-templates"),
    path("api/templates/<slug:slug>/use/", api.UseTemplateView.as_view(), name="api-use-template"),
    path("api/library/titles/", api.LibraryTitlesView.as_view(), name="api-library-titles"),
    path("api/library/measures/", api.LibraryMeasuresView.as_view(), name="api-library-measures"),
]
