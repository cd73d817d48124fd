"""The gallery's rows: what an entry's file says, and the published charts that it draws."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from orgchart.models import Chart


class CatalogueTemplates(models.Manager["Template"]):
    """The templates that come from the catalogue's files; those that people saved are none of them."""

    def get_queryset(self) -> models.QuerySet[Template]:
        """Return the templates that nobody owns."""
        return super().get_queryset().filter(owner=None)


class Template(models.Model):
    """A catalogue entry as loaded, or a template that an account saved: that one has an ``owner``.

    An entry whose file is gone is kept, unpublished; a template of an account is seen by everybody once it
    is published. ``objects`` are the entries of the catalogue alone, ``everything`` all.

    ``digest`` identifies the file's content. ``search_text`` is everything that the search looks at,
    in small letters; ``job_titles`` and ``measures`` say why an entry was found.
    """

    slug = models.SlugField(max_length=64, unique=True)
    published = models.BooleanField(default=True)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=80)
    summary = models.CharField(max_length=160)
    category = models.CharField(max_length=40)
    structure = models.CharField(max_length=20, blank=True, default="")
    tags = models.JSONField(default=list)
    layout_note = models.TextField(blank=True)
    when_to_use = models.TextField()
    when_not_to_use = models.TextField()
    watch = models.TextField(blank=True)
    related = models.JSONField(default=list)
    job_titles = models.JSONField(default=list)
    measures = models.JSONField(default=list)
    search_text = models.TextField()
    digest = models.CharField(max_length=64)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="templates"
    )

    objects = CatalogueTemplates()
    everything: models.Manager[Template] = models.Manager()

    class Meta:
        """Entries stand in the order that their files ask for."""

        ordering: ClassVar = ["position", "title"]
        base_manager_name = "everything"
        permissions: ClassVar = [
            ("share_template", "Can publish own templates for everybody on this installation")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the template's page."""
        return reverse("template" if self.owner_id is None else "own-template", args=[self.slug])

    @property
    def cover(self) -> TemplateStep:
        """The step that the gallery pictures: the largest."""
        return max(self.steps.all(), key=lambda step: (step.roles, -step.position))

    @property
    def size(self) -> str:
        """The size in words, such as "38 roles · 4 layers" or "5 sizes · 1 to 24 roles"."""
        steps = list(self.steps.all())
        if len(steps) == 1:
            return steps[0].size
        roles = [step.roles for step in steps]
        return f"{len(steps)} sizes · {min(roles)} to {max(roles)} roles"


class TemplateStep(models.Model):
    """One chart of a template."""

    template = models.ForeignKey(Template, models.CASCADE, related_name="steps")
    key = models.SlugField(max_length=64)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    about = models.TextField(blank=True)
    chart = models.OneToOneField(Chart, models.PROTECT, related_name="+")
    roles = models.PositiveIntegerField()
    layers = models.PositiveIntegerField()

    class Meta:
        """Steps stand in the order of the file."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "key"], name="step_key_is_unique_in_template")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def size(self) -> str:
        """The size in words, such as "38 roles · 4 layers"."""
        roles = "1 role" if self.roles == 1 else f"{self.roles} roles"
        layers = "1 layer" if self.layers == 1 else f"{self.layers} layers"
        return f"{roles} · {layers}"
