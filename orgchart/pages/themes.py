"""Themes of the account: list, new, change and delete."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from orgchart.core.text import is_blank, one_line
from orgchart.models import AccountTheme
from orgchart.own_themes import LOGO_BYTES, MOST_THEMES, clean_logo, save_theme, themes_of
from orgchart.scene.themes.own import mending_note
from orgchart.uploaded_images import BadImage

_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", 'A colour is written like "#1e3a8a".')


class ThemeForm(forms.Form):
    """What a theme of one's own is made of."""

    name = forms.CharField(label="Name", max_length=60)
    colour = forms.CharField(
        label="Brand colour", validators=[_COLOUR], widget=forms.TextInput(attrs={"type": "color"})
    )
    logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG, JPEG, WebP or GIF, at most 2 MB. It stands above the chart.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )
    no_logo = forms.BooleanField(label="Remove the logo", required=False)

    def __init__(self, *args: Any, has_logo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_logo:
            del self.fields["no_logo"]

    def clean_name(self) -> str:
        """Return the name as one line."""
        name = one_line(self.cleaned_data["name"])
        if is_blank(name):
            raise forms.ValidationError("A theme needs a name.")
        return name

    def clean_colour(self) -> str:
        """Return the colour in small letters."""
        return str(self.cleaned_data["colour"]).lower()

    def clean_logo(self) -> bytes | None:
        """Return the logo's file, re-encoded; None where none was sent."""
        upload = self.cleaned_data["logo"]
        if upload is None:
            return None
        try:
            return clean_logo(upload.read(LOGO_BYTES + 1))
        except BadImage as error:
            raise forms.ValidationError(str(error)) from None

    def save(self, theme: AccountTheme) -> None:
        """Save the theme with what was typed."""
        data = self.cleaned_data
        logo = b"" if data.get("no_logo") and data["logo"] is None else data["logo"]
        save_theme(theme, name=data["name"], colour=data["colour"], logo=logo)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def themes(request: HttpRequest) -> HttpResponse:
    """Show the account's themes and make new ones."""
    own = themes_of(_member(request))
    is_full = own.count() >= MOST_THEMES
    form = ThemeForm(request.POST or None, request.FILES or None, initial={"colour": "#1e3a8a"})
    if request.method == "POST" and not is_full and form.is_valid():
        return _saved(request, form, AccountTheme(owner=_member(request)))
    context = {"themes": own, "form": form, "is_full": is_full, "most": MOST_THEMES}
    return render(request, "account/themes.html", context, status=400 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def edit_theme(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a theme of the account."""
    theme = get_object_or_404(themes_of(_member(request)), public_id=public_id)
    form = ThemeForm(
        request.POST or None,
        request.FILES or None,
        initial={"name": theme.name, "colour": theme.colour},
        has_logo=bool(theme.logo),
    )
    if request.method == "POST" and form.is_valid():
        return _saved(request, form, theme)
    context = {"theme": theme, "form": form}
    return render(request, "account/theme.html", context, status=400 if request.method == "POST" else 200)


@require_POST
@login_required
def delete_theme(request: HttpRequest, public_id: str) -> HttpResponse:
    """Delete a theme of the account; its charts are drawn in the one that it was based on."""
    theme = get_object_or_404(themes_of(_member(request)), public_id=public_id)
    theme.delete()
    messages.success(request, f"The theme {theme.name} is deleted. Its charts are drawn in Corporate now.")
    return redirect("themes")


def _saved(request: HttpRequest, form: ThemeForm, theme: AccountTheme) -> HttpResponse:
    """Save, say so and what was mended, and go to the list."""
    form.save(theme)
    messages.success(
        request, f"The theme {theme.name} is saved. Choose it in the panel of any of your charts."
    )
    note = mending_note(theme.colour)
    if note:
        messages.warning(request, note)
    return redirect("themes")


def _member(request: HttpRequest) -> User:
    """Return who is signed in; the views here let nobody else in."""
    return cast(User, request.user)
