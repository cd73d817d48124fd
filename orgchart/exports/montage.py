"""Several faces in one square picture, for a box that stands for several people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

from orgchart.scene.boxes.photo_discs import MOST_FACES

_SIDE = 192
_GAP = 6  # between two faces, in pixels
_QUALITY = 85
_GROUND = "#ffffff"


@lru_cache(maxsize=256)
def montage(files: tuple[bytes, ...]) -> bytes:
    """Return a JPEG file of up to ``MOST_FACES`` JPEG files, side by side or in quarters."""
    together = Image.new("RGB", (_SIDE, _SIDE), _GROUND)
    shown = files[:MOST_FACES]
    for file, (left, top, right, bottom) in zip(shown, _places(len(shown)), strict=True):
        with Image.open(BytesIO(file), formats=("JPEG",)) as face:
            size = (right - left, bottom - top)
            together.paste(ImageOps.fit(face.convert("RGB"), size, Image.Resampling.LANCZOS), (left, top))
    made = BytesIO()
    together.save(made, format="JPEG", quality=_QUALITY, optimize=True)
    return made.getvalue()


def _places(count: int) -> Sequence[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each face: two halve the square, the others quarter a half."""
    near, far = (_SIDE - _GAP) // 2, (_SIDE + _GAP) // 2
    halves = [(0, 0, near, _SIDE), (far, 0, _SIDE, _SIDE)]
    quarters = [
        *((0, 0, near, near), (0, far, near, _SIDE)),
        *((far, 0, _SIDE, near), (far, far, _SIDE, _SIDE)),
    ]
    return {1: [(0, 0, _SIDE, _SIDE)], 2: halves, 3: [halves[0], *quarters[2:]]}.get(count, quarters)
