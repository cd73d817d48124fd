"""What a browser that draws one scene needs in order to draw another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from orgchart.scene.scene import Box, Connector, Scene, scene_to_json

Item = TypeVar("Item", Box, Connector)

_PICTURE = (
    "title",
    "description",
    "width",
    "height",
    "background",
    "font",
    "ink",
    "discs",
    "captions",
    "frames",
    "legend",
)


def scene_changes(old: Scene, new: Scene) -> dict[str, Any]:
    """Return the new picture, and the boxes and connectors to put and to remove, JSON-ready.

    The logo, which is large, is only there where it is another one.

    ``put`` holds what is new or different, in the order of the new scene; ``remove`` holds ids, in the
    order of the old one. Items that are not named stay as they are. Discs, frames, captions and the
    legend, of which there are few and whose order counts, come whole.
    """
    put = scene_to_json(
        replace(
            new, boxes=_changed(old.boxes, new.boxes), connectors=_changed(old.connectors, new.connectors)
        )
    )
    keys = _PICTURE if new.logo == old.logo else (*_PICTURE, "logo")
    return {
        **{key: put[key] for key in keys},
        "boxes": {"put": put["boxes"], "remove": _gone(old.boxes, new.boxes)},
        "connectors": {"put": put["connectors"], "remove": _gone(old.connectors, new.connectors)},
    }


def _changed(old: Sequence[Item], new: Sequence[Item]) -> tuple[Item, ...]:
    before = {item.id: item for item in old}
    # Most of what stays is the very item, and need not be compared.
    return tuple(item for item in new if (known := before.get(item.id)) is not item and known != item)


def _gone(old: Sequence[Item], new: Sequence[Item]) -> list[str]:
    kept = {item.id for item in new}
    return [item.id for item in old if item.id not in kept]
