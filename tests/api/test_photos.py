"""Photos: made small and anonymous, seen by those who see the chart, shown in every file of it."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from orgchart import services
from orgchart.access import Visitor
from orgchart.exporting import export_chart
from orgchart.exports.options import parse_options
from orgchart.history import copy_state
from orgchart.models import Chart, Photo
from orgchart.photos import PHOTO_PIXELS, clean_photo
from orgchart.pictures import scene_of
from orgchart.store import load_document
from orgchart.uploaded_images import BadImage
from tests.api.clients import address, client_of, security_token, send
from tests.people import People, make_chart

pytestmark = pytest.mark.django_db


def picture(width: int = 600, height: int = 300, form: str = "JPEG", **options: Any) -> bytes:
    """Return the file of a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), "#0000ff")
    image.paste("#ff0000", (0, 0, width // 2, height))
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def post(client: Client, chart: Chart, content: bytes, kind: str = "image/jpeg") -> Any:
    """Send a picture's file as a photo."""
    return client.post(address(chart, "photos/"), content, content_type=kind, headers=security_token(client))


def with_photo(chart: Chart, visitor: Visitor, content: bytes | None = None) -> str:
    """Give the head of the chart's department a name and a photo; return the photo's id."""
    client = client_of(visitor)
    photo: str = post(client, chart, content or picture()).json()["photo"]
    for command, arguments in (
        ("rename_role", {"role_id": "head", "name": "Ann Lee"}),
        ("set_photo", {"holder_id": "head-h", "photo": photo}),
    ):
        chart.refresh_from_db()
        body = {"command": command, "arguments": arguments, "revision": chart.revision}
        assert send(client, "post", address(chart, "commands/"), body).status_code == 200
    chart.refresh_from_db()
    return photo


def test_a_photo_is_square_small_and_says_nothing_of_the_camera() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side: what was at the left is at the top
    exif[0x010F] = "Secret camera"
    clean = clean_photo(picture(4000, 3000, exif=exif, comment=b"secret note"))
    assert b"ecret" not in clean
    with Image.open(BytesIO(clean)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (PHOTO_PIXELS, PHOTO_PIXELS), {})
        above, below = image.getpixel((96, 20)), image.getpixel((96, 170))
    assert isinstance(above, tuple)
    assert isinstance(below, tuple)
    assert above[0] > 200 > below[0]
    assert len(clean) < 20_000


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF"])
def test_other_pictures_become_photos_too_and_small_ones_stay_small(form: str) -> None:
    with Image.open(BytesIO(clean_photo(picture(80, 50, form)))) as image:
        assert (image.format, image.size) == ("JPEG", (50, 50))


@pytest.mark.parametrize(
    "content", [b"", b"x", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:200], b"%PDF-1.4"]
)
def test_what_is_no_picture_is_refused(people: People, chart: Chart, content: bytes) -> None:
    response = post(client_of(people.owner), chart, content)
    error = response.json()["error"]
    assert (response.status_code, error["field"]) == (400, "photo")
    assert "PNG, JPEG, WebP or GIF" in error["message"]
    assert not Photo.objects.exists()


def test_a_picture_of_far_too_many_pixels_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadImage, match="too many pixels"):
        clean_photo(picture(6000, 6000, "PNG"))


def test_a_file_that_is_too_large_or_no_image_is_not_read(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    assert post(client, chart, bytes(10_000_001)).status_code == 413
    assert post(client, chart, picture(), "text/html").status_code == 415
    assert post(client, chart, picture(), "application/json").status_code == 415


def test_a_photo_is_seen_by_those_who_see_the_chart(people: People, chart: Chart) -> None:
    photo = with_photo(chart, people.owner)
    for visitor, status in (
        (people.owner, 200),
        (people.editor, 200),
        (people.viewer, 200),
        (people.stranger, 404),
        (people.passer_by, 404),
    ):
        response = client_of(visitor).get(address(chart, f"photos/{photo}/"))
        assert response.status_code == status
        if status == 200:
            assert response["Content-Type"] == "image/jpeg"
            assert response["Cache-Control"] == "private, max-age=31536000, immutable"
            assert response["X-Content-Type-Options"] == "nosniff"
    assert client_of(people.owner).get(address(chart, "photos/nothing/")).status_code == 404
    assert post(client_of(people.viewer), chart, picture()).status_code == 403
    assert post(client_of(people.stranger), chart, picture()).status_code == 404
    services.delete_chart(chart=chart)
    assert client_of(people.viewer).get(address(chart, f"photos/{photo}/")).status_code == 404


def test_several_photos_are_one_picture(people: People, chart: Chart) -> None:
    client = client_of(people.owner)
    colours = ("#ff0000", "#0000ff")
    ids = []
    for colour in colours:
        file = BytesIO()
        Image.new("RGB", (200, 200), colour).save(file, "PNG")
        ids.append(post(client, chart, file.getvalue(), "image/png").json()["photo"])
    together = client.get(address(chart, f"photos/{ids[0]}-nothing-{ids[1]}/"))
    with Image.open(BytesIO(together.content)) as image:
        left, right = image.getpixel((20, 96)), image.getpixel((170, 96))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 200 > right[0]
    one = client.get(address(chart, f"photos/{ids[1]}-nothing/"))
    assert one.content == client.get(address(chart, f"photos/{ids[1]}/")).content
    assert client.get(address(chart, "photos/nothing-nothing/")).status_code == 404
    assert client_of(people.stranger).get(address(chart, f"photos/{'-'.join(ids)}/")).status_code == 404


def test_one_picture_is_kept_once(people: People, chart: Chart) -> None:
    client = client_of(people.editor)
    assert post(client, chart, picture()).json() == post(client, chart, picture()).json()
    assert Photo.objects.count() == 1


def test_only_photos_of_the_chart_can_be_shown(people: People, chart: Chart) -> None:
    other = make_chart(people)
    photo = post(client_of(people.owner), other, picture()).json()["photo"]
    client = client_of(people.owner)
    with_photo(chart, people.owner, picture(100, 100))
    body = {"command": "set_photo", "arguments": {"holder_id": "head-h", "photo": photo}}
    response = send(client, "post", address(chart, "commands/"), {**body, "revision": chart.revision})
    assert response.status_code == 422
    assert "Send it to the chart first" in response.json()["error"]["message"]


def test_a_copy_keeps_the_photos_and_a_photo_goes_with_its_chart(people: People, chart: Chart) -> None:
    photo = with_photo(chart, people.owner)
    post(client_of(people.owner), chart, picture(64, 64, "PNG"))  # of nobody
    copied = services.copy_chart(chart=chart, visitor=people.stranger)
    assert client_of(people.stranger).get(address(copied, f"photos/{photo}/")).status_code == 200
    assert [row.public_id for row in copied.photos.all()] == [photo]
    earlier = copy_state(chart=chart, number=chart.revision, visitor=people.owner)
    assert [row.public_id for row in earlier.photos.all()] == [photo]
    chart.delete()
    assert {row.chart_id for row in Photo.objects.all()} == {copied.pk, earlier.pk}


def test_undo_brings_a_photo_back(people: People, chart: Chart) -> None:
    photo = with_photo(chart, people.owner)
    client = client_of(people.owner)
    body = {"command": "set_photo", "arguments": {"holder_id": "head-h", "photo": ""}}
    removed = send(client, "post", address(chart, "commands/"), {**body, "revision": chart.revision})
    assert removed.json()["summary"] == "Removed the photo of Ann Lee"
    send(client, "post", address(chart, "undo/"), {"revision": chart.revision + 1})
    chart.refresh_from_db()
    assert load_document(chart).holders["head-h"].photo == photo
    assert scene_of(chart).boxes[0].avatar.photo == photo  # type: ignore[union-attr]


@pytest.mark.parametrize("options", [{}, {"fit": "1", "paper": "a4"}, {"pages": "booklet", "paper": "a4"}])
def test_every_file_holds_the_photo(people: People, chart: Chart, options: dict[str, str]) -> None:
    with_photo(chart, people.owner)
    wishes = parse_options(options)
    pdf = PdfReader(BytesIO(export_chart(chart=chart, key="pdf", options=wishes).content))
    assert [image.image.size for image in pdf.pages[0].images if image.image] == [(192, 192)]
    with ZipFile(BytesIO(export_chart(chart=chart, key="pptx", options=wishes).content)) as archive:
        slide = archive.read("ppt/slides/slide1.xml").decode()
        media = [name for name in archive.namelist() if name.startswith("ppt/media/")]
    assert len(media) == 1
    assert re.search(r'<p:pic>.*name="Photo".*prst="ellipse"', slide, re.DOTALL)


def test_the_svg_holds_the_photo_cut_round(people: People, chart: Chart) -> None:
    with_photo(chart, people.owner)
    drawing = export_chart(chart=chart, key="svg").content.decode()
    (data,) = re.findall(r'clip-path="url\(#photo\)" href="data:image/jpeg;base64,([^"]+)"', drawing)
    with Image.open(BytesIO(b64decode(data))) as image:
        assert image.size == (PHOTO_PIXELS, PHOTO_PIXELS)
    assert drawing.count('<clipPath id="photo"') == 1


def test_a_chart_that_shows_no_photos_writes_none(people: People, chart: Chart) -> None:
    with_photo(chart, people.owner)
    document = load_document(chart)
    services.run_command(
        chart=chart,
        name="edit_chart",
        arguments={"box_shows": ["fte"]},
        expected_revision=chart.revision,
        visitor=people.owner,
    )
    chart.refresh_from_db()
    assert "data:image" not in export_chart(chart=chart, key="svg").content.decode()
    # A document may name a photo that its chart has not got: then there are initials.
    lost = services.create_chart(visitor=people.owner, document=replace(document))
    assert ">AL<" in export_chart(chart=lost, key="svg").content.decode()
