"""Addresses of the gallery."""

from django.urls import path

from templates_gallery import api, files, library_views, own_views, sized_views, views

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("templates/compare/", views.compare, name="compare-templates"),
    path("templates/<slug:slug>/", views.template, name="template"),
    path("templates/<slug:slug>/use/", views.use, name="use-template"),
    path("templates/<slug:slug>/chart.svg", files.drawing, name="template-drawing"),
    path("templates/<slug:slug>/sized/", sized_views.sized, name="sized"),
    path("templates/<slug:slug>/sized/result/", sized_views.sized_result, name="sized-result"),
    path("templates/<slug:slug>/sized/use/", sized_views.use_sized, name="use-sized"),
    path("charts/<slug:public_id>/template/", own_views.save_template, name="save-template"),
    path("your-templates/<slug:slug>/", own_views.own_template, name="own-template"),
    path("your-templates/<slug:slug>/use/", own_views.use_own_template, name="use-own-template"),
    path("your-templates/<slug:slug>/edit/", own_views.edit_own_template, name="edit-own-template"),
    path("your-templates/<slug:slug>/delete/", own_views.delete_own_template, name="delete-own-template"),
    path("library/", library_views.titles, name="library"),
    path("library/measures/", library_views.measures, name="library-measures"),
    path("library/<slug:kind>.<slug:suffix>", library_views.file, name="library-file"),
    path("api/templates/", api.TemplatesView.as_view(), name="api-templates"),
    path("api/templates/<slug:slug>/use/", api.UseTemplateView.as_view(), name="api-use-template"),
    path("api/library/titles/", api.LibraryTitlesView.as_view(), name="api-library-titles"),
    path("api/library/measures/", api.LibraryMeasuresView.as_view(), name="api-library-measures"),
]
