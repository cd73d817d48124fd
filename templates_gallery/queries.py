"""Reads of the gallery: the list, one template, and what its page tells of its functions."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from orgchart.core.document import Document, JobTitle, Measure, OrgUnit
from orgchart.core.index import Index, index
from templates_gallery.models import Template, TemplateStep


@dataclass(frozen=True, slots=True)
class Function:
    """A unit as the template's page shows it. ``colour`` is its own or that of a unit around it."""

    unit: OrgUnit
    colour: str
    titles: tuple[JobTitle, ...]
    measures: tuple[Measure, ...]
    innermost: bool

    @property
    def defines_titles(self) -> bool:
        """Whether any of its job titles has a definition."""
        return any(title.definition for title in self.titles)


def published_templates() -> QuerySet[Template]:
    """Return the templates with their steps and charts: two queries, however many there are."""
    steps = TemplateStep.objects.select_related("chart")
    return Template.objects.filter(published=True).prefetch_related(Prefetch("steps", steps))


def find_template(slug: str) -> Template | None:
    """Return the published template with its steps, or None."""
    return published_templates().filter(slug=slug).first()


def find_step(template: Template, key: str) -> TemplateStep | None:
    """Return the step with the key; the first step for an empty key."""
    steps = list(template.steps.all())
    if not key:
        return steps[0]
    return next((step for step in steps if step.key == key), None)


def related_templates(template: Template) -> list[Template]:
    """Return the related templates in the order that the file names them."""
    found = {other.slug: other for other in published_templates().filter(slug__in=template.related)}
    return [found[slug] for slug in template.related if slug in found]


def functions(document: Document) -> list[Function]:
    """Return the units of a chart, each before those inside it.

    Where a unit has no common job titles, the titles of its roles stand in.
    """
    known = index(document)
    found: list[Function] = []
    waiting = [(unit_id, "") for unit_id in reversed(known.nested_units.get(None, ()))]
    while waiting:
        unit_id, inherited = waiting.pop()
        unit = document.units[unit_id]
        colour = unit.colour or inherited
        found.append(
            Function(
                unit=unit,
                colour=colour or "#64748b",
                titles=known.titles.get(unit_id, ()) or _titles_of_roles(document, known, unit_id),
                measures=known.measures.get(unit_id, ()),
                innermost=unit_id not in known.nested_units,
            )
        )
        waiting.extend((inner, colour) for inner in reversed(known.nested_units.get(unit_id, ())))
    return found


def _titles_of_roles(document: Document, known: Index, unit_id: str) -> tuple[JobTitle, ...]:
    """Return the titles of a unit's roles, each once."""
    found: dict[str, JobTitle] = {}
    for role_id in known.members.get(unit_id, ()):
        title = document.roles[role_id].title
        found.setdefault(title, JobTitle(role_id, unit_id, title))
    return tuple(found.values())
