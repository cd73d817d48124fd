"""Tags about charts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince

from orgchart.models import Chart
from orgchart.own_themes import stamp_of
from orgchart.pages.drawing_code import DRAWING_CODE

register = template.Library()


@register.simple_tag
def picture_url(chart: Chart) -> str:
    """Return the address of the chart's miniature as it is now; browsers may keep what they get there."""
    code = DRAWING_CODE + stamp_of(chart)
    return f"{reverse('picture', args=[chart.public_id])}?r={chart.revision}&c={code}"


@register.filter
def ago(moment: datetime) -> str:
    """Return how long ago that was: "just now", "5 minutes ago", "2 weeks ago"."""
    if timezone.now() - moment < timedelta(minutes=1):
        return "just now"
    return f"{timesince(moment, depth=1)} ago"
