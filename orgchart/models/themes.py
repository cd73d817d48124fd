"""Themes of accounts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from orgchart.models.charts import ID_LENGTH, new_id


class AccountTheme(models.Model):
    """A theme of an account's own: a brand's colour and logo. Only its owner's charts are drawn in it."""

    public_id = models.CharField(max_length=ID_LENGTH, unique=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="themes")
    name = models.CharField(max_length=60)
    colour = models.CharField(max_length=7)
    logo = models.BinaryField(blank=True, default=bytes)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """A theme has a name."""

        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [CheckConstraint(condition=~Q(name=""), name="account_theme_has_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What a chart's theme is called that is this one."""
        return f"own-{self.public_id}"
