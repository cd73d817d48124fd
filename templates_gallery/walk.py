"""The steps of a template as a walk: where one stands, and what comes before and after."""

from __future__ import annotations

from dataclasses import dataclass

from templates_gallery.models import Template, TemplateStep


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps in order, the number of the one that is shown (from 1), and its neighbours."""

    steps: tuple[TemplateStep, ...]
    number: int
    previous: TemplateStep | None
    next: TemplateStep | None


def walk(template: Template, step: TemplateStep) -> Walk | None:
    """Return the walk through a template with several steps, standing at one; None with a single step."""
    steps = tuple(template.steps.all())
    if len(steps) < 2:
        return None
    place = next(place for place, each in enumerate(steps) if each.pk == step.pk)
    return Walk(
        steps=steps,
        number=place + 1,
        previous=steps[place - 1] if place else None,
        next=steps[place + 1] if place + 1 < len(steps) else None,
    )
