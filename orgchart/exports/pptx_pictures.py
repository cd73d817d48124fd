"""Photos on slides: pictures of their own, cut round, to be replaced or cropped anew by anybody."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from typing import Any

from orgchart.exports.pptx_slide import SlidePlacing
from orgchart.scene.scene import Avatar

# Takes an image's file in base64 and returns the relation of the slide to it.
Embed = Callable[[str], str]


def embedder(slide: Any) -> Embed:
    """Return what puts images into the file of a slide; equal ones are kept once."""

    def embed(image: str) -> str:
        _, relation = slide.part.get_or_add_image_part(BytesIO(b64decode(image)))
        return str(relation)

    return embed


def photo_shape(avatar: Avatar, relation: str, shape_id: int, outline: str, placing: SlidePlacing) -> str:
    """Return a photo as a picture on the slide; ``outline`` is the element of its line."""
    across = placing.length(2 * avatar.r)
    left, top = placing.x(avatar.cx - avatar.r), placing.y(avatar.cy - avatar.r)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{shape_id}" name="Photo" descr=""/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{across}" cy="{across}"/></a:xfrm>'
        f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{outline}</p:spPr></p:pic>'
    )
