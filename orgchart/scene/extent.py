"""What part of a scene is drawn on, and how small its smallest type is: for those who fit it to a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from orgchart.scene.scene import Scene, Text

_LETTER = 0.6  # about the width of a letter, generously, in em


def extent(scene: Scene) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that is drawn in points; the whole scene if empty."""
    corners = [(box.x, box.y) for box in scene.boxes]
    corners += [(box.x + box.width, box.y + box.height) for box in scene.boxes]
    corners += [point for connector in scene.connectors for point in connector.points]
    corners += [corner for line in scene.connectors if line.label for corner in _label_corners(line.label)]
    corners += [(disc.cx - disc.r, disc.cy - disc.r) for disc in scene.discs]
    corners += [(disc.cx + disc.r, disc.cy + disc.r) for disc in scene.discs]
    corners += [(frame.x, frame.y) for frame in scene.frames]
    corners += [(frame.x + frame.width, frame.y + frame.height) for frame in scene.frames]
    if scene.legend:
        corners += [(item.x, item.y) for item in scene.legend.items]
        corners += [corner for text in scene.legend.texts for corner in _text_corners(text)]
    if scene.logo:
        logo = scene.logo
        corners += [(logo.x, logo.y), (logo.x + logo.width, logo.y + logo.height)]
    if not corners:
        return 0.0, 0.0, scene.width, scene.height
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def smallest_type(scene: Scene) -> float:
    """Return the size of the smallest type in points; infinite where nothing is written."""
    sizes = [text.size for box in scene.boxes for text in box.texts]
    sizes += [box.avatar.text.size for box in scene.boxes if box.avatar]
    sizes += [connector.label.size for connector in scene.connectors if connector.label]
    sizes += [text.size for text in scene.legend.texts] if scene.legend else []
    sizes += [caption.text.size for caption in scene.captions]
    return min(sizes, default=float("inf"))


def _text_corners(text: Text) -> Iterator[tuple[float, float]]:
    """Yield two corners of about the room of a text of the legend."""
    for line in text.lines:
        width = len(line.text) * text.size * _LETTER
        left = line.x - (width if text.align == "end" else 0.0)
        yield left, line.y - text.size
        yield left + width, line.y + text.size / 3


def _label_corners(label: Text) -> Iterator[tuple[float, float]]:
    """Yield two corners of about the room of a label, which stands in the middle of its anchor."""
    for line in label.lines:
        half = len(line.text) * label.size * _LETTER / 2
        yield line.x - half, line.y - label.size
        yield line.x + half, line.y + label.size / 3
