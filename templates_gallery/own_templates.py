"""Templates that accounts save: for themselves or for everybody here. Reads, and the writer.

The chart of such a template belongs to nobody and is edited by nobody: it is a copy, and copies are made
from it. Its account may see it, or everybody once it is published.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet

from orgchart import services
from orgchart.access import Visitor
from orgchart.core.document import Document
from orgchart.core.metrics import metrics
from orgchart.core.personal_data import PersonalData, without_personal_data
from orgchart.models import Chart, new_id
from orgchart.photos import copy_photos
from orgchart.store import load_document
from templates_gallery.models import Template, TemplateStep
from templates_gallery.organisation import job_titles

MOST_TEMPLATES = 100
SHARE = "templates_gallery.share_template"
_STEP = "chart"
# After every entry of the catalogue.
_POSITION = 10_000


@dataclass(frozen=True, slots=True)
class About:
    """What its owner says of a template. A published one is for everybody on this installation."""

    title: str
    summary: str
    category: str
    published: bool = False


def own_templates(visitor: Visitor) -> QuerySet[Template]:
    """Return the templates of the visitor's account."""
    if visitor.user is None:
        return Template.everything.none()
    return _with_steps(Template.everything.filter(owner=visitor.user))


def shared_templates(visitor: Visitor) -> QuerySet[Template]:
    """Return what others published for everybody here."""
    shared = Template.everything.filter(published=True).exclude(owner=None)
    return _with_steps(shared if visitor.user is None else shared.exclude(owner=visitor.user))


def visible_template(visitor: Visitor, slug: str) -> Template | None:
    """Return the template if it is the visitor's own or published, or None."""
    may_see = Q(published=True)
    if visitor.user is not None:
        may_see |= Q(owner=visitor.user)
    found = Template.everything.exclude(owner=None).filter(may_see, slug=slug)
    return _with_steps(found).first()


def categories() -> list[str]:
    """Return the catalogue's categories in the order of their first entries, to choose from."""
    names = Template.objects.filter(published=True).values_list("category", flat=True)
    return list(dict.fromkeys(names))


def may_share(user: User) -> bool:
    """Return whether the account may publish its templates for everybody here."""
    return user.has_perm(SHARE)


@transaction.atomic
def save_template(
    *,
    chart: Chart,
    user: User,
    about: About,
    keep: Collection[PersonalData] = (),
    over: Template | None = None,
) -> Template:
    """Save the chart as a template of the account's, or ``over`` one that it has.

    Copies made before stay as they are. Personal data that is not named in ``keep`` is left out.
    """
    document = without_personal_data(load_document(chart), keep)
    info = replace(document.chart, title=about.title)
    document = replace(document, charts={info.id: info})
    template = over or Template(slug=f"own-{new_id()}", owner=user, position=_POSITION, published=False)
    step = over.steps.select_related("chart").first() if over else None
    if step is None:
        # Nobody owns it; until it is shown below, no address of it is known.
        drawn = services.create_chart(visitor=Visitor(), document=document, published=True)
        step = TemplateStep(key=_STEP, position=0, chart=drawn)
    else:
        services.replace_document(chart=step.chart, document=document)
    copy_photos(source=chart, target=step.chart, document=document)
    _describe(template, about, document)
    numbers = metrics(document)
    step.template, step.title = template, about.title
    step.roles, step.layers = numbers.roles, numbers.layers
    step.save()
    services.show_chart(chart=step.chart, everybody=about.published, to=user)
    return template


@transaction.atomic
def edit_template(*, template: Template, about: About) -> None:
    """Change what is said of a template, and who sees it."""
    for step in template.steps.select_related("chart"):
        services.show_chart(chart=step.chart, everybody=about.published)
        _describe(template, about, load_document(step.chart))


@transaction.atomic
def delete_template(*, template: Template) -> None:
    """Delete a template with its chart. Copies stay."""
    charts = [step.chart for step in template.steps.select_related("chart")]
    template.delete()
    for chart in charts:
        services.delete_chart(chart=chart)


def use_own_template(*, template: Template, visitor: Visitor) -> Chart:
    """Return a new chart of the visitor's own with the organisation of the template."""
    return services.copy_chart(chart=template.cover.chart, visitor=visitor, keep_title=True)


def _with_steps(templates: QuerySet[Template]) -> QuerySet[Template]:
    steps = TemplateStep.objects.select_related("chart")
    return templates.select_related("owner").prefetch_related(Prefetch("steps", steps))


def _describe(template: Template, about: About, document: Document) -> None:
    """Save what a template says of itself, and what a search looks at."""
    template.title, template.summary, template.category = about.title, about.summary, about.category
    template.published = about.published
    template.job_titles = job_titles(document)
    template.measures = list(dict.fromkeys(measure.name for measure in document.measures.values()))
    words = [about.title, about.summary, about.category, *template.job_titles, *template.measures]
    template.search_text = "\n".join(words).lower()
    template.save()
