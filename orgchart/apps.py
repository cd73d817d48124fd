"""The product's application."""

from django.apps import AppConfig


class OrgchartConfig(AppConfig):
    """Charts, commands, scenes and exports."""

    name = "orgchart"
    verbose_name = "Organisation charts"
