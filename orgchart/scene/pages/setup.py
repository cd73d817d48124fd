"""Paper and slides: their sizes, what is kept free on them, and how a scene is fitted to the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from orgchart.scene.extent import extent
from orgchart.scene.scene import Scene

Sheet = Literal["a4", "a3", "a2", "letter", "legal", "tabloid", "16:9", "4:3"]
Orientation = Literal["auto", "landscape", "portrait"]
ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)

# The short and the long side in points. Slides have the sizes that PowerPoint gives them.
SHEETS: Mapping[Sheet, tuple[float, float]] = MappingProxyType(
    {
        "a4": (595.28, 841.89),
        "a3": (841.89, 1190.55),
        "a2": (1190.55, 1683.78),
        "letter": (612.0, 792.0),
        "legal": (612.0, 1008.0),
        "tabloid": (792.0, 1224.0),
        "16:9": (540.0, 960.0),
        "4:3": (540.0, 720.0),
    }
)
SLIDES: tuple[Sheet, ...] = ("16:9", "4:3")
# Type sizes in points that can be asked for as the smallest ones.
LEAST_TYPE, MOST_TYPE = 4.0, 12.0
# A small chart on a large sheet grows no further: type of 16 points is enough.
LARGEST_SCALE = 1.5
# Pages of one booklet look alike: the least of them are not much larger than the fullest.
LARGEST_IN_BOOKLET = 1.1


class Area(NamedTuple):
    """A rectangle on a sheet, in points from its top left."""

    left: float
    top: float
    width: float
    height: float


class Placing(NamedTuple):
    """Where a scene stands on a sheet: scene (x, y) is at ``left + x * scale``, ``top + y * scale``."""

    left: float
    top: float
    scale: float


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What the pages of a booklet are like. Lengths and type sizes in points.

    ``smallest`` is the size that no type falls below. ``head`` and ``foot`` are the strips kept for
    the title and for legend and page number, inside the margins.
    """

    paper: Sheet = "a4"
    smallest: float = 7.0
    orientation: Orientation = "auto"
    margin: float = 28.35
    head: float = 34.0
    foot: float = 26.0

    def __post_init__(self) -> None:
        """Refuse what no booklet can be made with.

        Raises:
            ValueError: an unknown paper or orientation, or a type size outside the limits.
        """
        if self.paper not in SHEETS:
            raise ValueError(f"Unknown paper {self.paper!r}. Choose one of: {', '.join(SHEETS)}.")
        if self.orientation not in ORIENTATIONS:
            raise ValueError(
                f"Unknown orientation {self.orientation!r}. Choose one of: {', '.join(ORIENTATIONS)}."
            )
        if not LEAST_TYPE <= self.smallest <= MOST_TYPE:
            raise ValueError(f"The smallest type can be {LEAST_TYPE:g} to {MOST_TYPE:g} points.")

    def sheets(self) -> tuple[tuple[float, float], ...]:
        """Return the sizes (width, height) that the pages may have, the usual one first."""
        short, long = SHEETS[self.paper]
        landscape, portrait = (long, short), (short, long)
        if self.orientation == "portrait":
            return (portrait,)
        if self.orientation == "landscape" or self.paper in SLIDES:
            return (landscape,)
        return landscape, portrait

    def area(self, sheet: tuple[float, float]) -> Area:
        """Return what is left for the chart on a sheet of this size."""
        width, height = sheet
        return Area(
            self.margin,
            self.margin + self.head,
            width - 2 * self.margin,
            height - 2 * self.margin - self.head - self.foot,
        )


def fit(scene: Scene, area: Area, largest: float = LARGEST_SCALE) -> Placing:
    """Return the place of a scene in an area, as large as it fits, in the middle, at the top.

    The scene's own margin is not kept: the sheet has one. The scale is at most ``largest``.
    """
    left, top, right, bottom = extent(scene)
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    scale = min(largest, area.width / width, area.height / height)
    # A chart much lower than the sheet stands a little above its middle, as on a slide.
    spare = area.height - height * scale
    return Placing(
        area.left + area.width / 2 - scale * (left + right) / 2,
        area.top + spare * 0.3 - scale * top,
        scale,
    )
