"""Write the gallery: load entries from their files, and make a visitor's copy of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.db import transaction

from orgchart import services
from orgchart.access import Visitor
from orgchart.core.metrics import metrics
from orgchart.models import Chart
from templates_gallery.catalogue import ENTRIES, Entry, Step, digest_of, entry_files, read_entries
from templates_gallery.models import Template, TemplateStep
from templates_gallery.organisation import job_titles


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did, by slug."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


@transaction.atomic
def load_gallery(folder: Path = ENTRIES) -> Loaded:
    """Make the gallery show what the files of the folder say.

    Files whose content is loaded already are not even parsed. A template whose file is gone is
    unpublished; it comes back with its file. Either every entry is loaded or none.

    Raises:
        CatalogueError: with every problem of the files that had to be read.
    """
    known = {template.slug: template for template in Template.objects.all()}
    files = entry_files(folder)
    changed = [path for path in files if not _is_loaded(known.get(path.stem), path)]
    entries = read_entries(changed, folder)
    for entry in entries:
        _save(entry, known.get(entry.slug))
    present = {path.stem for path in files}
    removed = [slug for slug, template in known.items() if template.published and slug not in present]
    for slug in removed:
        _unpublish(known[slug])
    return Loaded(
        added=tuple(entry.slug for entry in entries if entry.slug not in known),
        updated=tuple(entry.slug for entry in entries if entry.slug in known),
        removed=tuple(removed),
        unchanged=len(files) - len(entries),
    )


def use_template(*, step: TemplateStep, visitor: Visitor) -> Chart:
    """Return a new chart of the visitor's own with the organisation of the step."""
    return services.copy_chart(chart=step.chart, visitor=visitor)


def _is_loaded(template: Template | None, path: Path) -> bool:
    return template is not None and template.published and template.digest == digest_of(path)


def _save(entry: Entry, template: Template | None) -> None:
    """Write an entry over its template, or as a new one."""
    template = template or Template(slug=entry.slug)
    template.published = True
    for name in ("position", "title", "summary", "category", "structure", "layout_note", "digest"):
        setattr(template, name, getattr(entry, name))
    for name in ("when_to_use", "when_not_to_use", "watch"):
        setattr(template, name, getattr(entry, name))
    template.tags, template.related = list(entry.tags), list(entry.related)
    template.job_titles = _once(job_titles(step.document) for step in entry.steps)
    template.measures = _once(
        [measure.name for measure in step.document.measures.values()] for step in entry.steps
    )
    units = _once([unit.name for unit in step.document.units.values()] for step in entry.steps)
    words = [entry.title, entry.summary, entry.category, *entry.tags, *units]
    template.search_text = "\n".join([*words, *template.job_titles, *template.measures]).lower()
    template.save()
    _save_steps(template, entry.steps)


def _save_steps(template: Template, steps: Sequence[Step]) -> None:
    """Write the steps over those with the same key; steps that the file no longer has go."""
    rows = {row.key: row for row in template.steps.select_related("chart")}
    for position, step in enumerate(steps):
        row = rows.pop(step.key, None) or TemplateStep(template=template, key=step.key)
        numbers = metrics(step.document)
        row.position, row.title, row.about = position, step.title, step.about
        row.roles, row.layers = numbers.roles, numbers.layers
        if row.pk is None:
            row.chart = services.create_chart(visitor=Visitor(), document=step.document, published=True)
        else:
            services.restore_chart(chart=row.chart)
            services.replace_document(chart=row.chart, document=step.document)
        row.save()
    for row in rows.values():
        services.delete_chart(chart=row.chart)
        row.delete()


def _unpublish(template: Template) -> None:
    """Hide a template whose file is gone, with its charts."""
    for step in template.steps.select_related("chart"):
        services.delete_chart(chart=step.chart)
    template.published = False
    template.save(update_fields=["published"])


def _once(groups: Iterable[Iterable[str]]) -> list[str]:
    """Return the texts of all groups in order, each once."""
    return list(dict.fromkeys(chain.from_iterable(groups)))
