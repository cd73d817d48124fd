"""Tags about charts."""

from __future__ import annotations

from django import template
from django.urls import reverse

from orgchart.models import Chart
from orgchart.pages.drawing_code import DRAWING_CODE

register = template.Library()


@register.simple_tag
def picture_url(chart: Chart) -> str:
    """Return the address of the chart's miniature as it is now; browsers may keep what they get there."""
    return f"{reverse('picture', args=[chart.public_id])}?r={chart.revision}&c={DRAWING_CODE}"
