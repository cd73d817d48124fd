"""People who share a box share its disc: their photos side by side, in scenes and in files."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from orgchart.core.document import Document, Holder, Role
from orgchart.exports.montage import montage
from orgchart.exports.photos import with_photos
from orgchart.scene.boxes.photo_discs import MOST_FACES
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Box
from orgchart.scene.view import View
from tests.scene.charts import chart

COLOURS = ("#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff")


def plain(colour: str) -> bytes:
    """Return the file of a photo in one colour."""
    file = BytesIO()
    Image.new("RGB", (192, 192), colour).save(file, "JPEG")
    return file.getvalue()


def seen(content: bytes) -> set[str]:
    """Return the colours in the corners of a picture, and in the middle of its left half."""
    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.size) == ("JPEG", (192, 192))
        points = ((20, 20), (20, 170), (170, 20), (170, 170))
        found = [image.convert("RGB").getpixel(point) for point in points]
    assert all(isinstance(each, tuple) for each in found)
    return {"#" + "".join("ff" if part > 128 else "00" for part in each) for each in found}  # type: ignore[union-attr]


def shared(posts: int, *photos: str, shows: tuple[str, ...] = ("photo",)) -> Box:
    """Return the box of a role with people who have these photos, "" for none."""
    role = Role("r", "Agent", headcount=posts)
    holders = {str(n): Holder(str(n), "r", f"P{n}", photo=photo, order=n) for n, photo in enumerate(photos)}
    document = Document(roles={"r": role}, holders=holders)
    document = replace(document, charts={"chart": replace(document.chart, box_shows=shows)})
    return build_scene(document, View()).boxes[0]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_up_to_four_faces_are_seen_in_one_picture(count: int) -> None:
    made = montage(tuple(plain(colour) for colour in COLOURS[:count]))
    assert seen(made) == set(COLOURS[: min(count, MOST_FACES)])


@pytest.mark.parametrize("posts", [1, 8])
def test_people_who_share_a_role_are_seen_together_in_files(posts: int) -> None:
    box = shared(posts, "a", "", "c")
    assert box.avatar is not None
    scene = build_scene(Document(), View())
    photos = {
        key: b64encode(plain(colour)).decode() for key, colour in (("a", COLOURS[0]), ("c", COLOURS[2]))
    }
    for known, colours in ((photos, {COLOURS[0], COLOURS[2]}), ({"c": photos["c"]}, {COLOURS[2]})):
        (drawn,) = with_photos(replace(scene, boxes=(box,)), known).boxes
        assert drawn.avatar is not None
        assert seen(b64decode(drawn.avatar.image)) == colours


def test_a_box_without_photos_keeps_its_number() -> None:
    for box in (shared(8, "", ""), shared(8, "a", "b", shows=())):
        assert box.avatar is not None
        assert (box.avatar.photo, box.avatar.text.full) == ("", "8×")


def test_a_group_with_faces_says_its_number_in_words() -> None:
    document = chart("boss\n  ann\n  bo\n  cy")
    roles = {key: replace(role, title="Agent") for key, role in document.roles.items() if key != "boss"}
    boss = replace(document.roles["boss"], grouping="grouped")
    holders = {
        key: replace(holder, photo=holder.role_id) if holder.role_id in ("ann", "cy") else holder
        for key, holder in document.holders.items()
    }
    document = replace(document, roles={"boss": boss, **roles}, holders=holders)
    group = build_scene(document, View()).boxes[1]
    assert len(group.members) == 3
    assert group.texts[0].full == "3 × Agent"
    assert group.avatar is not None
    assert group.avatar.photo == "ann-cy"
