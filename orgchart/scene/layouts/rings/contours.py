"""Outlines of branches on rings: how far each reaches to both sides on each ring, as angles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Reach before and after the middle, the outermost ring first, so that a manager is added at the end.
Edges = list[float]


@dataclass(slots=True)
class Contour:
    """The outline of branches side by side. Its edges are relative to the shifts.

    Joining costs no more than the shallower of two is deep: edges of the deeper one are used again.
    """

    lows: Edges
    highs: Edges
    low_shift: float = 0.0
    high_shift: float = 0.0

    def move(self, by: float) -> None:
        """Turn everything clockwise."""
        self.low_shift += by
        self.high_shift += by

    def add(self, low: float, high: float) -> None:
        """Add a ring inside the others."""
        self.lows.append(low - self.low_shift)
        self.highs.append(high - self.high_shift)

    def join(self, other: Contour) -> float:
        """Put other branches clockwise of these, as close as they go; return how far they have moved."""
        common = min(len(self.lows), len(other.lows))
        by = max(
            self.highs[-number] + self.high_shift - other.lows[-number] - other.low_shift
            for number in range(1, common + 1)
        )
        other.move(by)
        if len(other.lows) > common:
            for number in range(1, common + 1):
                other.lows[-number] = self.lows[-number] + self.low_shift - other.low_shift
            self.lows, self.low_shift = other.lows, other.low_shift
        if len(other.highs) >= len(self.highs):
            self.highs, self.high_shift = other.highs, other.high_shift
        else:
            for number in range(1, common + 1):
                self.highs[-number] = other.highs[-number] + other.high_shift - self.high_shift
        return by

    @property
    def low(self) -> float:
        """Where it all begins."""
        return min(self.lows, default=0.0) + self.low_shift

    @property
    def width(self) -> float:
        """How much of a circle the fullest ring needs."""
        shift = self.high_shift - self.low_shift
        return max((high - low + shift for low, high in zip(self.lows, self.highs, strict=True)), default=0.0)


def joined(contours: Sequence[Contour]) -> tuple[Contour, list[float]]:
    """Put branches side by side clockwise; return their outline, and the place of each.

    >>> outline, places = joined([Contour([-1, -1], [1, 1]), Contour([-1], [1])])
    >>> outline.width, places
    (4.0, [0.0, 2.0])
    """
    first, *others = contours
    return first, [0.0, *(first.join(other) for other in others)]
