"""Pictures that people send: read with care, whatever they are."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

_MOST_PIXELS = 25_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


class BadImage(ValueError):
    """A file cannot be used as a picture. The message is a sentence for people."""

    field = "photo"


def upright_image(content: bytes, *, most_bytes: int, needed: int) -> Image.Image:
    """Return a picture's file decoded, the right way up.

    Args:
        content: The file.
        most_bytes: Larger files are refused.
        needed: How many pixels a side are of use; a large JPEG is decoded no larger than it must be.

    Raises:
        BadImage: The file is not a picture, or too large.
    """
    if len(content) > most_bytes:
        megabytes = most_bytes // 1_000_000
        raise BadImage(f"The picture is larger than {megabytes} MB. Choose a smaller one.")
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as image:
            image.draft("RGB", (2 * needed, 2 * needed))
            if image.width * image.height > _MOST_PIXELS:
                raise BadImage("The picture has too many pixels. Choose a smaller one.")
            return ImageOps.exif_transpose(image).convert("RGBA")
    except BadImage:
        raise
    except Exception as error:  # whatever a broken file makes Pillow's readers raise
        raise BadImage(
            "This file is not a picture that can be read. Choose a PNG, JPEG, WebP or GIF."
        ) from error
