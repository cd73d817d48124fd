"""How a scene stands on a slide: the slide's size, and scene points turned into EMU."""

from __future__ import annotations

from dataclasses import dataclass

from orgchart.exports.sheets import Sheet
from orgchart.scene.extent import extent
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.scene import Scene

EMU_PER_POINT = 12_700
# 13.333 x 7.5 inches, PowerPoint's own 16:9 slide, and the largest that it can show (56 inches).
WIDTH, HEIGHT = 12_192_000, 6_858_000
LARGEST_WIDTH = 51_206_400
# On a slide of the usual size: the free margin, and the title's top and height.
_MARGIN = 342_900
_TITLE_TOP, _TITLE_HEIGHT = 228_600, 571_500
_BESIDE_TITLE = 12.0  # points between a title and what leads to other slides
# The smallest type that PowerPoint knows, in points.
SMALLEST_TYPE = 1.0
# A small chart grows no further than this: type of about 18 points.
_LARGEST_SCALE = 1.5


@dataclass(frozen=True, slots=True)
class SlidePlacing:
    """A slide and the scene on it. Lengths in EMU; ``scale`` is EMU per scene point.

    ``grown`` says how many times larger the slide is than the usual one.
    """

    width: int
    height: int
    grown: float
    left: float
    top: float
    scale: float
    title_at: tuple[int, int, int, int] | None = None

    def x(self, value: float) -> int:
        """Return the place of a scene x on the slide."""
        return round(self.left + value * self.scale)

    def y(self, value: float) -> int:
        """Return the place of a scene y on the slide."""
        return round(self.top + value * self.scale)

    def length(self, value: float) -> int:
        """Return a scene length on the slide."""
        return round(value * self.scale)

    def type_size(self, points: float) -> int:
        """Return a type size of the scene in hundredths of a point on the slide."""
        return max(int(100 * SMALLEST_TYPE), int(points * 100 * self.scale / EMU_PER_POINT + 1e-6))

    @property
    def title_area(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of the slide's title."""
        if self.title_at:
            return self.title_at
        return (
            round(_MARGIN * self.grown),
            round(_TITLE_TOP * self.grown),
            round((WIDTH - 2 * _MARGIN) * self.grown),
            round(_TITLE_HEIGHT * self.grown),
        )


def slide_setup(smallest: float) -> PageSetup:
    """Return the slide of a single chart as a page, with no type below ``smallest`` points."""
    margin = _MARGIN / EMU_PER_POINT
    head = (_TITLE_TOP + _TITLE_HEIGHT - _MARGIN / 2) / EMU_PER_POINT
    return PageSetup("16:9", smallest, "landscape", margin=margin, head=head, foot=0.0)


def place(scene: Scene) -> SlidePlacing:
    """Return the slide for a scene: the usual one, or a larger one where its type would be too small.

    The chart is fitted below the title and stands in the middle; the scene's own margin is not kept,
    the slide has one.
    """
    left, top, right, bottom = extent(scene)
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    room_top = _TITLE_TOP + _TITLE_HEIGHT + _MARGIN / 2
    room_width, room_height = WIDTH - 2 * _MARGIN, HEIGHT - room_top - _MARGIN
    usual = min(room_width / width, room_height / height)
    smallest = min((text.size for box in scene.boxes for text in box.texts), default=SMALLEST_TYPE)
    needed = SMALLEST_TYPE * EMU_PER_POINT / (smallest * usual)
    grown = min(max(1.0, needed), LARGEST_WIDTH / WIDTH)
    scale = min(usual * grown, _LARGEST_SCALE * EMU_PER_POINT)
    middle = (_MARGIN + room_width / 2) * grown, (room_top + room_height / 2) * grown
    return SlidePlacing(
        width=round(WIDTH * grown),
        height=round(HEIGHT * grown),
        grown=grown,
        left=middle[0] - scale * (left + width / 2),
        top=middle[1] - scale * (top + height / 2),
        scale=scale,
    )


def place_sheet(sheet: Sheet, setup: PageSetup) -> SlidePlacing:
    """Return the slide for a sheet of a booklet: as large as the sheet, the scene where it is there."""
    ways = [link.area for link in sheet.links if not link.role_id]
    begins = sheet.heading.lines[0].x
    if sheet.heading.align == "end":
        ends = max((way.left + way.width + _BESIDE_TITLE for way in ways), default=0.0)
        left, right = max(ends, setup.margin), begins
    else:
        ends = min((way.left - _BESIDE_TITLE for way in ways), default=sheet.width)
        left, right = begins, min(ends, sheet.width - setup.margin)
    points = (left, setup.margin * 0.6, right - left, setup.head)
    return SlidePlacing(
        width=round(sheet.width * EMU_PER_POINT),
        height=round(sheet.height * EMU_PER_POINT),
        grown=1.0,
        left=sheet.placing.left * EMU_PER_POINT,
        top=sheet.placing.top * EMU_PER_POINT,
        scale=sheet.placing.scale * EMU_PER_POINT,
        title_at=tuple(round(length * EMU_PER_POINT) for length in points),  # type: ignore[arg-type]
    )


def in_points(placing: SlidePlacing) -> SlidePlacing:
    """Return a placing on the same slide for what is measured in points of the slide."""
    return SlidePlacing(placing.width, placing.height, 1.0, 0.0, 0.0, EMU_PER_POINT)
