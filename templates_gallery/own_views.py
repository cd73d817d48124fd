"""Own templates: save a chart as one, look at it, use it, change what it says, delete it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from orgchart.access import readable_chart, visitor_for_writing, visitor_of
from orgchart.api.throttling import CreateThrottle
from orgchart.core.personal_data import PersonalData
from orgchart.core.text import is_blank, one_line
from orgchart.exports.svg import svg_fragment
from orgchart.models import Chart
from orgchart.pages.files import export_links
from orgchart.pages.limits import limited
from orgchart.pictures import scene_of
from orgchart.store import load_document
from templates_gallery import own_templates
from templates_gallery.models import Template
from templates_gallery.own_templates import MOST_TEMPLATES, About

KEEP_LABELS = (
    ("names", "Names of people"),
    ("emails", "E-mail addresses"),
    ("phones", "Phone numbers"),
    ("locations", "Locations of people"),
    ("photos", "Photos"),
    ("notes", "Notes of roles"),
    ("fields", "Values of the chart's own fields"),
)
NOT_YOURS = "Only its owner may change this template."


class AboutForm(forms.Form):
    """What a template says of itself; ``may_share`` offers it to everybody here."""

    title = forms.CharField(label="Title", max_length=80)
    summary = forms.CharField(
        label="Summary", max_length=160, help_text="One sentence: what it shows and whom it is for."
    )
    category = forms.CharField(
        label="Category", max_length=40, widget=forms.TextInput(attrs={"list": "categories"})
    )
    published = forms.BooleanField(label="Show it to everybody on this installation", required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["published"]

    def clean(self) -> dict[str, Any]:
        """Return the texts as one line each."""
        for name in ("title", "summary", "category"):
            text = one_line(self.cleaned_data.get(name, ""))
            if name not in self.errors and is_blank(text):
                self.add_error(name, "Write a text here.")
            self.cleaned_data[name] = text
        return self.cleaned_data

    def about(self) -> About:
        """Return what was written; who was not asked publishes nothing."""
        data = self.cleaned_data
        return About(data["title"], data["summary"], data["category"], data.get("published", False))


class SaveForm(AboutForm):
    """A chart as a template: a new one or over one there is, and what stays in it."""

    over = forms.ChoiceField(label="Save as", required=False)
    keep = forms.MultipleChoiceField(
        label="Keep in the template",
        choices=KEEP_LABELS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Left out unless ticked. Without names, nothing else of a person is kept. Names written in "
        "titles, purposes or responsibilities stay: read through them.",
    )

    def __init__(self, *args: Any, own: list[Template], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.slug, f"Replace “{each.title}”") for each in own]
        is_full = len(own) >= MOST_TEMPLATES
        self.fields["over"].choices = choices if is_full else [("", "A new template"), *choices]  # type: ignore[attr-defined]
        if not own:
            del self.fields["over"]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(CreateThrottle)
def save_template(request: HttpRequest, public_id: str) -> HttpResponse:
    """Save a chart that the visitor may see as a template of theirs; it takes an account."""
    visitor = visitor_of(request)
    chart = readable_chart(visitor, public_id)
    if visitor.user is None:
        return redirect_to_login(request.get_full_path())
    own = list(own_templates.own_templates(visitor))
    may_share = own_templates.may_share(visitor.user)
    form = SaveForm(request.POST or None, initial={"title": chart.title[:80]}, own=own, may_share=may_share)
    if request.method == "POST" and form.is_valid():
        over = next((each for each in own if each.slug == form.cleaned_data.get("over")), None)
        template = own_templates.save_template(
            chart=chart,
            user=visitor.user,
            about=form.about(),
            keep=cast("list[PersonalData]", form.cleaned_data["keep"]),
            over=over,
        )
        messages.success(request, f"“{template.title}” is saved as a template.")
        return redirect(template)
    context = {"chart": chart, "form": form, "categories": own_templates.categories()}
    status = 400 if request.method == "POST" else 200
    return render(request, "gallery/save_template.html", context, status=status)


@require_safe
@never_cache
def own_template(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template that an account saved."""
    template = _visible(request, slug)
    chart = template.cover.chart
    context = {
        "template": template,
        "is_own": _is_own(request, template),
        "exports": export_links(chart),
        "drawing": _drawing(chart),
        "measures": template.measures,
    }
    return render(request, "gallery/own_template.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited(CreateThrottle)
def use_own_template(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the visitor's own copy and open it. Whoever comes by a link gets the template."""
    template = _visible(request, slug)
    if request.method != "POST":
        return redirect(template)
    chart = own_templates.use_own_template(template=template, visitor=visitor_for_writing(request))
    return redirect("editor", chart.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit_own_template(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what a template says of itself, and whether everybody here sees it."""
    template = _own(request, slug)
    user = cast(User, request.user)
    start = {name: getattr(template, name) for name in ("title", "summary", "category", "published")}
    # Who lost the right to publish may still take back what is published.
    may_share = own_templates.may_share(user) or template.published
    form = AboutForm(request.POST or None, initial=start, may_share=may_share)
    if request.method == "POST" and form.is_valid():
        own_templates.edit_template(template=template, about=form.about())
        messages.success(request, f"“{template.title}” is saved.")
        return redirect(template)
    context = {"template": template, "form": form, "categories": own_templates.categories()}
    status = 400 if request.method == "POST" else 200
    return render(request, "gallery/edit_own_template.html", context, status=status)


@require_POST
def delete_own_template(request: HttpRequest, slug: str) -> HttpResponse:
    """Delete a template of the visitor's."""
    template = _own(request, slug)
    title = template.title
    own_templates.delete_template(template=template)
    messages.success(request, f"The template “{title}” is deleted. Charts made from it stay.")
    return redirect("gallery")


def _visible(request: HttpRequest, slug: str) -> Template:
    template = own_templates.visible_template(visitor_of(request), slug)
    if template is None:
        raise Http404("There is no such template.")
    return template


def _own(request: HttpRequest, slug: str) -> Template:
    template = _visible(request, slug)
    if not _is_own(request, template):
        raise PermissionDenied(NOT_YOURS)
    return template


def _is_own(request: HttpRequest, template: Template) -> bool:
    user = visitor_of(request).user
    return user is not None and template.owner_id == user.pk


def _drawing(chart: Chart) -> str:
    # Written by our own SVG writer, which escapes every text of the scene.
    return mark_safe(svg_fragment(scene_of(chart, load_document(chart))))  # noqa: S308
