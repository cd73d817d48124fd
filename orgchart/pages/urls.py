"""Addresses of the pages."""

from __future__ import annotations

from django.urls import path

from orgchart.pages import account, charts, editor, files, fill_in, guide, themes

urlpatterns = [
    path("charts/", charts.my_charts, name="my-charts"),
    path("charts/new/", charts.new_chart, name="new-chart"),
    path("charts/<slug:public_id>/", editor.editor, name="editor"),
    path("charts/<slug:public_id>/export/<slug:key>/", files.export, name="export"),
    path("charts/<slug:public_id>/picture.svg", files.picture, name="picture"),
    path("charts/<slug:public_id>/rename/", charts.rename_chart, name="rename-chart"),
    path("charts/<slug:public_id>/duplicate/", charts.duplicate_chart, name="duplicate-chart"),
    path("charts/<slug:public_id>/delete/", charts.delete_chart, name="delete-chart"),
    path("charts/<slug:public_id>/restore/", charts.restore_chart, name="restore-chart"),
    path("charts/<slug:public_id>/fill-in/", fill_in.fill_in, name="fill-in"),
    path("help/", guide.help_page, name="help"),
    path("account/", account.account, name="account"),
    path("account/themes/", themes.themes, name="themes"),
    path("account/themes/<slug:public_id>/", themes.edit_theme, name="edit-theme"),
    path("account/themes/<slug:public_id>/delete/", themes.delete_theme, name="delete-theme"),
    path("account/token/", account.make_token, name="make-token"),
    path("account/token/revoke/", account.revoke_token, name="revoke-token"),
]
