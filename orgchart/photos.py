"""Photos of the people of a chart: made small and anonymous, kept with the chart, found for its files."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps

from orgchart.core.commands import CommandError
from orgchart.core.diff import Diff
from orgchart.core.document import Document, Holder
from orgchart.exports.montage import montage
from orgchart.models import Chart, Photo
from orgchart.scene.boxes.photo_discs import MOST_FACES, photos_in
from orgchart.uploaded_images import BadImage, upright_image

PHOTO_BYTES = 10_000_000
PHOTO_PIXELS = 192
MOST_PHOTOS = 5_000
_QUALITY = 85
_GROUND = "#ffffff"  # behind what is transparent
_IDS_PER_STATEMENT = 5_000


def clean_photo(content: bytes) -> bytes:
    """Return a picture's file as a small square JPEG that holds nothing but the picture.

    What is cut off is the same on both sides.

    Raises:
        BadImage: The file is not a picture, or too large.
    """
    upright = upright_image(content, most_bytes=PHOTO_BYTES, needed=PHOTO_PIXELS)
    if min(upright.size) < 1:
        raise BadImage("The picture is empty. Choose another one.")
    side = min(*upright.size, PHOTO_PIXELS)
    square = ImageOps.fit(upright, (side, side), Image.Resampling.LANCZOS)
    # Pasted into a new image, because a converted one carries profiles and notes along.
    clean = Image.new("RGB", square.size, _GROUND)
    clean.paste(square, mask=square.getchannel("A"))
    file = BytesIO()
    clean.save(file, format="JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue()


def add_photo(*, chart: Chart, content: bytes) -> str:
    """Keep a photo with a chart, and return its id; one that is there already is kept once.

    Raises:
        BadImage: The file is not a picture, or too large, or the chart has too many.
    """
    clean = clean_photo(content)
    public_id = sha256(clean).hexdigest()[:32]
    if chart.photos.count() >= MOST_PHOTOS and not chart.photos.filter(public_id=public_id).exists():
        raise BadImage(f"A chart can keep at most {MOST_PHOTOS:,} photos. Copy the chart to begin anew.")
    Photo.objects.bulk_create([Photo(chart=chart, public_id=public_id, content=clean)], ignore_conflicts=True)
    return public_id


def photo_of(chart: Chart, public_id: str) -> bytes | None:
    """Return a photo's file, if the chart has it; an id of several photos names them in one picture."""
    wanted = photos_in(public_id)[:MOST_FACES]
    contents = {row.public_id: bytes(row.content) for row in _rows(chart, set(wanted))}
    found = tuple(contents[each] for each in wanted if each in contents)
    return montage(found) if len(found) > 1 else next(iter(found), None)


def photos_of(chart: Chart, document: Document) -> dict[str, str]:
    """Return the photos of all people of a document, as JPEG files in base64 by id."""
    rows = _rows(chart, {holder.photo for holder in document.holders.values()} - {""})
    return {row.public_id: b64encode(row.content).decode() for row in rows}


def copy_photos(*, source: Chart, target: Chart, document: Document) -> Chart:
    """Give a copy of a chart the photos that its people have, and return the copy."""
    rows = _rows(source, {holder.photo for holder in document.holders.values()} - {""})
    Photo.objects.bulk_create(
        Photo(chart=target, public_id=row.public_id, content=row.content) for row in rows
    )
    return target


def check_photos(chart: Chart, diff: Diff) -> None:
    """Check that the photos that people get by a change are the chart's.

    Raises:
        CommandError: the chart has not got one of them.
    """
    come = diff.added.get("holders", {}).values()
    edited = diff.updated.get("holders", {}).values()
    wanted = {
        *(record.photo for record in come if isinstance(record, Holder)),
        *(update.after["photo"] for update in edited if "photo" in update.after),
    } - {""}
    if wanted and len(_rows(chart, wanted, "public_id")) < len(wanted):
        raise CommandError("This photo is not one of the chart's. Send it to the chart first.", "photo")


def _rows(chart: Chart, public_ids: set[str], *columns: str) -> list[Photo]:
    ids = sorted(public_ids)
    rows: list[Photo] = []
    for start in range(0, len(ids), _IDS_PER_STATEMENT):
        batch = chart.photos.filter(public_id__in=ids[start : start + _IDS_PER_STATEMENT])
        rows.extend(batch.only(*columns) if columns else batch)
    return rows
