"""What every writer asks of a text."""

from __future__ import annotations

from orgchart.scene.scene import Text


def is_shortened(text: Text) -> bool:
    """Return whether the lines have an ellipsis that the full text does not have."""
    return any("…" in line.text for line in text.lines) and "…" not in text.full
