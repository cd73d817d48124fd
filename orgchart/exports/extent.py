"""What part of a scene is drawn on: for writers whose page brings a margin of its own."""

from __future__ import annotations

from orgchart.scene.scene import Scene


def extent(scene: Scene) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that is drawn in points; the whole scene if empty."""
    corners = [(box.x, box.y) for box in scene.boxes]
    corners += [(box.x + box.width, box.y + box.height) for box in scene.boxes]
    corners += [point for connector in scene.connectors for point in connector.points]
    corners += [(disc.cx - disc.r, disc.cy - disc.r) for disc in scene.discs]
    corners += [(disc.cx + disc.r, disc.cy + disc.r) for disc in scene.discs]
    corners += [(frame.x, frame.y) for frame in scene.frames]
    corners += [(frame.x + frame.width, frame.y + frame.height) for frame in scene.frames]
    if scene.logo:
        logo = scene.logo
        corners += [(logo.x, logo.y), (logo.x + logo.width, logo.y + logo.height)]
    if not corners:
        return 0.0, 0.0, scene.width, scene.height
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)
