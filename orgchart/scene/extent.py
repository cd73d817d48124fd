"""What part of a scene is drawn on, and how small its smallest type is: for those who fit it to a sheet."""

from __future__ import annotations

from orgchart.scene.scene import Scene


def extent(scene: Scene) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that is drawn in points; the whole scene if empty."""
    corners = [(box.x, box.y) for box in scene.boxes]
    corners += [(box.x + box.width, box.y + box.height) for box in scene.boxes]
    corners += [point for connector in scene.connectors for point in connector.points]
    corners += [(disc.cx - disc.r, disc.cy - disc.r) for disc in scene.discs]
    corners += [(disc.cx + disc.r, disc.cy + disc.r) for disc in scene.discs]
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
    sizes += [caption.text.size for caption in scene.captions]
    return min(sizes, default=float("inf"))
