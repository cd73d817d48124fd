"""Photos in files: put into the scenes that writers draw, as JPEG files in base64."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace

from orgchart.exports.montage import montage
from orgchart.exports.sheets import Sheet
from orgchart.scene.boxes.photo_discs import photos_in
from orgchart.scene.scene import Box, Scene


def with_photos(scene: Scene, photos: Mapping[str, str]) -> Scene:
    """Return the scene with the images of its photos; discs whose photo is missing show initials.

    ``photos`` are JPEG files in base64 by id.
    """
    if not photos or not any(box.avatar and box.avatar.photo for box in scene.boxes):
        return scene
    return replace(scene, boxes=tuple(_with_photo(box, photos) for box in scene.boxes))


def sheets_with_photos(sheets: Iterable[Sheet], photos: Mapping[str, str]) -> list[Sheet]:
    """Return the sheets, their scenes with the images of their photos."""
    return [replace(sheet, scene=with_photos(sheet.scene, photos)) for sheet in sheets]


def _with_photo(box: Box, photos: Mapping[str, str]) -> Box:
    avatar = box.avatar
    found = [photos[each] for each in photos_in(avatar.photo) if each in photos] if avatar else []
    if avatar is None or not found:
        return box
    image = found[0]
    if len(found) > 1:
        image = b64encode(montage(tuple(b64decode(each) for each in found))).decode()
    return replace(box, avatar=replace(avatar, image=image))
