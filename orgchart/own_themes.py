"""Themes of accounts: kept, found for a chart, made ready for drawing."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from django.contrib.auth.models import User
from django.db.models import QuerySet
from PIL import Image

from orgchart.core.rules import OWN_THEME
from orgchart.models import AccountTheme, Chart
from orgchart.recent import Recent
from orgchart.scene.themes import Logo, Theme, theme
from orgchart.scene.themes.own import BASE, own_theme
from orgchart.uploaded_images import upright_image

MOST_THEMES = 20
LOGO_BYTES = 2_000_000
LOGO_PIXELS = 400

_themes: Recent[tuple[str, str], Theme] = Recent(64)


def themes_of(owner: User) -> QuerySet[AccountTheme]:
    """Return the themes of an account."""
    return AccountTheme.objects.filter(owner=owner)


def save_theme(row: AccountTheme, *, name: str, colour: str, logo: bytes | None) -> AccountTheme:
    """Save a theme, new or known; ``logo`` is a picture's file, empty for none, None to keep it as it is.

    Raises:
        BadImage: the file is not a picture, or too large.
    """
    row.name, row.colour = name, colour
    if logo is not None:
        row.logo = clean_logo(logo) if logo else b""
    row.save()
    return row


def clean_logo(content: bytes) -> bytes:
    """Return a picture's file as a small PNG that holds nothing but the picture.

    Raises:
        BadImage: the file is not a picture, or too large.
    """
    upright = upright_image(content, most_bytes=LOGO_BYTES, needed=LOGO_PIXELS)
    upright.thumbnail((LOGO_PIXELS, LOGO_PIXELS))
    # Pasted into a new image, because a converted one carries profiles and notes along.
    clean = Image.new("RGBA", upright.size)
    clean.paste(upright)
    file = BytesIO()
    clean.save(file, format="PNG", optimize=True)
    return file.getvalue()


def may_use(chart: Chart, key: str) -> bool:
    """Return whether the chart can be drawn in a theme: one for everybody, or its owner's own."""
    return not OWN_THEME.fullmatch(key) or _row(chart, key) is not None


def own_theme_of(chart: Chart, key: str) -> Theme | None:
    """Return the chart's theme if that is its owner's own; None for one of ``THEMES``.

    What everybody may use stands in for a theme that is gone, or is somebody else's.
    """
    if not OWN_THEME.fullmatch(key):
        return None
    row = _row(chart, key)
    if row is None:
        return theme(BASE)
    known = (row.public_id, row.updated_at.isoformat())
    found = _themes.get(known)
    if found is None:
        found = own_theme(row.key, row.name, row.colour, _logo(row))
        _themes.put(known, found)
    return found


def stamp_of(chart: Chart) -> str:
    """Return what changes whenever the owner's own theme of a chart does; empty for one of ``THEMES``."""
    if not OWN_THEME.fullmatch(chart.theme):
        return ""
    row = _row(chart, chart.theme)
    return row.updated_at.strftime("%Y%m%d%H%M%S%f") if row else "gone"


def _row(chart: Chart, key: str) -> AccountTheme | None:
    public_id = key.removeprefix("own-")
    return AccountTheme.objects.filter(public_id=public_id, owner_id=chart.owner_id).first()


def _logo(row: AccountTheme) -> Logo | None:
    content = bytes(row.logo)
    if not content:
        return None
    with Image.open(BytesIO(content)) as image:
        return Logo(b64encode(content).decode(), image.width, image.height, f"Logo of {row.name}")
