"""Addresses of the gallery."""

from django.urls import path

from templates_gallery import api, files, library_views, sized_views, views

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("templates/compare/", views.compare, name="compare-templates"),
    path("templates/<slug:slug>/", views.template, name="template"),
    path("templates/<slug:slug>/use/", views.use, name="use-template"),
    path("templates/<slug:slug>/chart.svg", files.drawing, name="template-drawing"),
    path("templates/<slug:slug>/sized/", sized_views.sized, name="sized"),
    path("templates/<slug:slug>/sized/result/", sized_views.sized_result, name="sized-result"),
    path("templates/<slug:slug>/sized/use/", sized_views.use_sized, name="use-sized"),
    path("library/", library_views.titles, name="library"),
    path("library/measures/", library_views.measures, name="library-measures"),
    path("library/<slug:kind>.<slug:suffix>", library_views.file, name="library-file"),
    path("api/templates/", api.TemplatesView.as_view(), name="api-templates"),
    path("api/templates/<slug:slug>/use/", api.UseTemplateView.as_view(), name="api-use-template"),
    path("api/library/titles/", api.LibraryTitlesView.as_view(), name="api-library-titles"),
    path("api/library/measures/", api.LibraryMeasuresView.as_view(), name="api-library-measures"),
]
