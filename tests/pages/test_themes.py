"""Themes of an account: made, changed, used by its owner's charts only, and seen in every file."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from orgchart import services
from orgchart.access import Visitor
from orgchart.core.commands import CommandError
from orgchart.exporting import export_chart
from orgchart.exports.options import parse_options
from orgchart.models import AccountTheme, Chart
from orgchart.own_themes import LOGO_PIXELS, MOST_THEMES, clean_logo, save_theme
from orgchart.pictures import scene_of
from orgchart.scene.colours import contrast
from orgchart.store import load_document
from orgchart.uploaded_images import BadImage
from tests.api.clients import client_of
from tests.people import People, make_chart
from tests.scene.rules import faults

pytestmark = pytest.mark.django_db


def picture(width: int = 800, height: int = 200, form: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "#b91c1c").save(file, format=form, **options)
    return file.getvalue()


def make_theme(owner: Visitor, colour: str = "#7c2d12", logo: bytes | None = None) -> AccountTheme:
    return save_theme(
        AccountTheme(owner=owner.user), name="Acme", colour=colour, logo=picture() if logo is None else logo
    )


def choose(chart: Chart, theme: AccountTheme, visitor: Visitor) -> Chart:
    services.run_command(
        chart=chart,
        name="edit_chart",
        arguments={"theme": theme.key},
        expected_revision=chart.revision,
        visitor=visitor,
    )
    chart.refresh_from_db()
    return chart


def posted(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, fields, headers={"X-CSRFToken": "t" * 32}, follow=True)


def test_a_theme_is_made_changed_and_deleted(people: People) -> None:
    client = client_of(people.owner)
    upload = SimpleUploadedFile("logo.jpg", picture(form="JPEG"), "image/jpeg")
    page = posted(client, reverse("themes"), name="  Acme \n Ltd", colour="#7C2D12", logo=upload)
    theme = AccountTheme.objects.get()
    assert (theme.name, theme.colour, theme.owner) == ("Acme Ltd", "#7c2d12", people.owner.user)
    assert bytes(theme.logo)[:8] == b"\x89PNG\r\n\x1a\n"
    assert "The theme Acme Ltd is saved" in page.content.decode()
    page = posted(client, reverse("edit-theme", args=[theme.public_id]), name="Acme", colour="#facc15")
    theme.refresh_from_db()
    assert (theme.name, bool(theme.logo)) == ("Acme", True)
    assert "#facc15 is too light to read on white: bands and outlines are drawn in #" in page.content.decode()
    posted(client, reverse("edit-theme", args=[theme.public_id]), name="Acme", colour="#facc15", no_logo="on")
    theme.refresh_from_db()
    assert not theme.logo
    page = posted(client, reverse("delete-theme", args=[theme.public_id]))
    assert "The theme Acme is deleted" in page.content.decode()
    assert not AccountTheme.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " ", "colour": "#123456"},
        {"name": "x" * 61, "colour": "#123456"},
        {"name": "Acme", "colour": "red"},
        {"name": "Acme", "colour": "#123456", "logo": SimpleUploadedFile("a.svg", b"<svg/>")},
        {
            "name": "Acme",
            "colour": "#123456",
            "logo": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\nno picture"),
        },
    ],
)
def test_what_cannot_be_a_theme_is_refused_with_the_reason(people: People, fields: dict[str, Any]) -> None:
    page = posted(client_of(people.owner), reverse("themes"), **fields)
    assert page.status_code == 400
    assert "errorlist" in page.content.decode()
    assert not AccountTheme.objects.exists()


def test_an_account_has_so_many_themes_and_no_more(people: People) -> None:
    for _ in range(MOST_THEMES):
        make_theme(people.owner, logo=b"")
    page = posted(client_of(people.owner), reverse("themes"), name="One more", colour="#123456")
    assert page.status_code == 400
    assert AccountTheme.objects.count() == MOST_THEMES
    assert "which is the most" in page.content.decode()


def test_nobody_reaches_the_themes_of_others(people: People) -> None:
    theme = make_theme(people.owner)
    for visitor, status in (
        (people.stranger, 404),
        (people.editor, 404),
        (Visitor(), 302),
        (people.owner, 200),
    ):
        client = client_of(visitor)
        address = reverse("edit-theme", args=[theme.public_id])
        assert client.get(address).status_code == status
        if visitor is not people.owner:
            sent = {"name": "Mine", "colour": "#000000"}
            assert client.post(address, sent, headers={"X-CSRFToken": "t" * 32}).status_code == status
            gone = reverse("delete-theme", args=[theme.public_id])
            assert client.post(gone, headers={"X-CSRFToken": "t" * 32}).status_code == status
    theme.refresh_from_db()
    assert theme.name == "Acme"


def test_a_logo_is_made_small_and_keeps_nothing_but_the_picture() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6  # lies on its side
    clean = clean_logo(picture(1200, 300, "JPEG", exif=exif, comment=b"secret note"))
    assert b"secret" not in clean
    with Image.open(BytesIO(clean)) as image:
        assert (image.format, image.size, dict(image.getexif()), image.info) == ("PNG", (100, 400), {}, {})
        assert max(image.size) == LOGO_PIXELS


@pytest.mark.parametrize(
    "content", [b"x", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\0" * 2_000_001, picture(form="BMP")]
)
def test_what_is_no_picture_cannot_be_a_logo(content: bytes) -> None:
    with pytest.raises(BadImage):
        clean_logo(content)


def test_a_picture_of_far_too_many_pixels_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadImage, match="too many pixels"):
        clean_logo(picture(6000, 6000))


@pytest.mark.parametrize("colour", ["#7c2d12", "#facc15", "#ffffff", "#000000"])
def test_a_chart_in_a_theme_of_its_own_is_right_and_readable(people: People, colour: str) -> None:
    chart = choose(make_chart(people), make_theme(people.owner, colour), people.owner)
    scene = scene_of(chart)
    assert scene.logo is not None
    assert (scene.logo.width, scene.logo.height) == (160, 40)
    assert min(box.y for box in scene.boxes) >= scene.logo.y + scene.logo.height
    assert contrast(scene.ink, scene.background) >= 4.5
    assert all(contrast(box.bar_colour, box.fill) >= 3 for box in scene.boxes if not box.vacant)
    assert {box.bar_side for box in scene.boxes} == {"top"}
    assert faults(load_document(chart), scene, "corporate") == []


def test_every_file_has_the_logo(people: People) -> None:
    chart = choose(make_chart(people), make_theme(people.owner), people.owner)
    svg = export_chart(chart=chart, key="svg").content.decode()
    assert svg.count('<image x="40" y="40" width="160" height="40" role="img" aria-label="Logo of Acme"') == 1
    slide = Presentation(BytesIO(export_chart(chart=chart, key="pptx").content)).slides[0]
    (logo,) = (shape for shape in slide.shapes if shape.name == "Logo")
    assert logo.width / logo.height == pytest.approx(4, abs=0.01)
    assert all(shape.top >= logo.top + logo.height for shape in slide.shapes if shape.shape_type == 6)
    assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)
    for wishes in ({"paper": "chart"}, {"paper": "a4"}, {"paper": "a4", "pages": "booklet"}):
        options = parse_options(wishes)
        content = export_chart(chart=chart, key="pdf", options=options).content
        (image,) = PdfReader(BytesIO(content)).pages[0].images
        assert image.image is not None
        assert image.image.size == (400, 100)
        assert image.image.convert("RGB").getpixel((200, 50)) == (0xB9, 0x1C, 0x1C)
        assert content == export_chart(chart=chart, key="pdf", options=options).content


def test_only_its_owners_charts_are_drawn_in_a_theme(people: People) -> None:
    theme = make_theme(people.owner)
    theirs = services.create_blank_chart(visitor=people.stranger)
    with pytest.raises(CommandError, match="not one of the chart owner's"):
        choose(theirs, theme, people.stranger)
    Chart.objects.filter(pk=theirs.pk).update(theme=theme.key)  # as if it had been chosen somehow
    theirs.refresh_from_db()
    assert scene_of(theirs).logo is None
    # Whoever may edit the owner's chart may choose it there; a copy of one's own leaves it behind.
    chart = choose(make_chart(people), theme, people.editor)
    assert scene_of(chart).logo is not None
    copy = services.copy_chart(chart=chart, visitor=people.viewer)
    assert (copy.theme, load_document(copy).chart.theme) == ("corporate", "corporate")
    assert services.copy_chart(chart=chart, visitor=people.owner).theme == theme.key


def test_a_chart_whose_theme_is_gone_is_still_drawn(people: People) -> None:
    theme = make_theme(people.owner)
    chart = choose(make_chart(people), theme, people.owner)
    theme.delete()
    scene = scene_of(chart)
    assert (scene.logo, scene.boxes[0].bar_side) == (None, "top")
    services.undo(chart=chart, expected_revision=chart.revision, visitor=people.owner)


def test_a_changed_theme_is_not_served_from_any_cache(people: People) -> None:
    theme = make_theme(people.owner)
    chart = choose(make_chart(people), theme, people.owner)
    client = client_of(people.owner)
    export = reverse("export", args=[chart.public_id, "svg"])
    before = client.get(export)
    (card,) = [line for line in client.get("/charts/").content.decode().split('"') if "picture.svg" in line]
    save_theme(theme, name="Acme", colour="#14532d", logo=b"")
    after = client.get(export, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert b"#7c2d12" in before.content
    assert b"#14532d" in after.content
    (changed,) = [
        line for line in client.get("/charts/").content.decode().split('"') if "picture.svg" in line
    ]
    assert changed != card


def test_the_editor_offers_the_owners_themes_and_the_api_leaves_an_unchanged_logo_out(people: People) -> None:
    theme = make_theme(people.owner)
    chart = make_chart(people)
    client = client_of(people.editor)
    page = b"".join(client.get(reverse("editor", args=[chart.public_id])).streaming_content).decode()
    assert f'{{"key":"{theme.key}","label":"Acme"}}' in page
    replies = []
    for revision, arguments in enumerate(({"theme": theme.key}, {"title": "New"}, {"theme": "dark"})):
        body = json.dumps({"command": "edit_chart", "arguments": arguments, "revision": revision})
        reply = client.post(
            reverse("api-commands", args=[chart.public_id]),
            body,
            "application/json",
            headers={"X-CSRFToken": "t" * 32},
        )
        assert reply.status_code == 200
        replies.append(reply.json()["changes"]["scene"])
    assert replies[0]["logo"]["label"] == "Logo of Acme"
    assert "logo" not in replies[1]
    assert replies[2]["logo"] is None
