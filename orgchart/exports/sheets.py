"""Sheets: a page with its scene, and round it what makes it a page: title, legend, number, ways on.

Everything is final here, in points from the sheet's top left: the writers of PDF and PPTX only draw it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from orgchart.scene.colours import mix, readable
from orgchart.scene.fonts import Face, face
from orgchart.scene.measure import is_right_to_left, shorten
from orgchart.scene.pages.pages import LegendEntry, Page
from orgchart.scene.pages.setup import SLIDES, Area, PageSetup, Placing
from orgchart.scene.scene import Align, Picture, Scene, Text, TextLine

_TITLE_SIZE, _SLIDE_TITLE_SIZE, _SMALL_SIZE = 16.0, 24.0, 8.5
LINK_INK = "#1d4ed8"
CHAPTER = "chapter"  # the part that a text is which begins something new below the heading of its sheet
_QUIET = 0.75  # how much of the ink small print keeps
_LEADING = 1.2
_SWATCH = 8.0
_LOGO_HEIGHT = 26.0
_TO_THE_RIGHT = "\u200e"  # unseen, with the direction of Latin letters
# The legend leaves this part of the sheet's foot to title, date and number.
_LEGEND_SHARE = 0.55


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A rectangle that leads to a page. ``role_id`` names the box if it is one."""

    area: Area
    page: int
    text: str
    role_id: str = ""


@dataclass(frozen=True, slots=True)
class Swatch:
    """A patch of colour."""

    area: Area
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin straight line, from one point to another."""

    points: tuple[tuple[float, float], tuple[float, float]]
    colour: str = "#64748b"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``heading`` and ``texts`` stand round the scene, or are the sheet where it has no boxes.

    ``bookmarks`` names the roles that the outline of the document lists here. ``clip`` is the part of
    the sheet that the scene is drawn in, all of it if there is none. ``beside`` says how many sheets of a
    poster stand in a row.
    """

    width: float
    height: float
    scene: Scene
    placing: Placing
    heading: Text
    texts: tuple[Text, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    links: tuple[SheetLink, ...] = ()
    bookmarks: frozenset[str] = field(default_factory=frozenset)
    clip: Area | None = None
    logo: Picture | None = None
    beside: int = 1


def bare_sheet(scene: Scene, size: tuple[float, float], placing: Placing) -> Sheet:
    """Return a sheet of this width and height with nothing round the scene; its title is not printed."""
    return Sheet(*size, scene, placing, Text("caption", (), scene.title, _TITLE_SIZE, True, scene.ink))


class SheetMaker:
    """Makes sheets that look like a scene. ``date`` is printed as it is."""

    def __init__(self, setup: PageSetup, scene: Scene, date: str = "") -> None:
        self.setup = setup
        self.title = scene.title
        self.logo = _in_head(scene.logo, setup) if scene.logo else None
        self.background = scene.background or "#ffffff"
        self.ink = scene.ink
        self.date = date
        family = scene.font.split(",", maxsplit=1)[0].strip(" \"'")
        self.regular, self.bold = face(family, False), face(family, True)
        self.small = max(_SMALL_SIZE, setup.smallest)

    def sheet(self, page: Page, count: int) -> Sheet:
        """Return the sheet of a page."""
        width, height = page.sheet
        placing = page.placing
        links = [
            SheetLink(
                Area(
                    placing.left + link.x * placing.scale,
                    placing.top + link.y * placing.scale,
                    link.width * placing.scale,
                    link.height * placing.scale,
                ),
                link.page,
                link.text,
                link.role_id,
            )
            for link in page.links
        ]
        texts, swatches = self._legend(page.legend, width, height)
        texts.append(self.foot(width, height, page.number, count))
        if page.left_out:
            texts.append(self._above_foot(page.left_out, width, height))
        ways = [(f"Up to page {page.up}", page.up)] if page.up else []
        ways += [(f"Continues on page {page.next}", page.next)] if page.next else []
        right = width - self.setup.margin
        for words, number in reversed(ways):
            text = self.text(words, right, self.setup.margin + _TITLE_SIZE, colour=LINK_INK, align="end")
            texts.append(text)
            links.append(self.link(text, number))
            right -= self.width_of(words, self.small) + 16
        heading = self.heading(page.title, width, right)
        return Sheet(
            width,
            height,
            page.scene,
            placing,
            heading,
            tuple(texts),
            tuple(swatches),
            links=tuple(links),
            bookmarks=frozenset(page.at_home),
            logo=self.logo,
        )

    def heading(self, words: str, width: float, right: float | None = None) -> Text:
        """Return the title of a sheet, shortened so that it ends left of ``right``."""
        left = self.setup.margin
        if self.logo:
            left = self.logo.x + self.logo.width + 12
        room = (width - self.setup.margin if right is None else right - 16) - left
        size = _SLIDE_TITLE_SIZE if self.setup.paper in SLIDES else _TITLE_SIZE
        return self.text(words, left, self.setup.margin + _TITLE_SIZE, size=size, bold=True, room=room)

    def foot(self, width: float, height: float, number: int, count: int) -> Text:
        """Return the line at the foot of a sheet: the chart, the date and the number."""
        room = (width - 2 * self.setup.margin) * (1 - _LEGEND_SHARE)
        end = " · ".join(part for part in (self.date, f"Page {number} of {count}") if part)
        kept = room - self.width_of(f" · {end}", self.small)
        title = self.shortened(self.title, max(kept, self.small), self.small)
        if is_right_to_left(title):
            # The line as a whole runs to the right, so that its date and numbers stay together.
            title = f"{_TO_THE_RIGHT}{title}{_TO_THE_RIGHT}"
        return self.text(f"{title} · {end}", width - self.setup.margin, self._foot_line(height), align="end")

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: float = 0.0,
        bold: bool = False,
        colour: str = "",
        align: Align = "start",
        room: float = 0.0,
    ) -> Text:
        """Return one line of text whose baseline is ``y``, in a colour readable on the ground."""
        size = size or self.small
        shown = self.shortened(words, room, size, bold=bold) if room else words
        usual = self.ink if bold else mix(self.ink, self.background, _QUIET)
        ink = readable(colour or usual, self.background)
        lines = (TextLine(shown, x, y),)
        return Text("caption", lines, words, size, bold, ink, align, is_right_to_left(words))

    def link(self, text: Text, page: int) -> SheetLink:
        """Return a link over a line of text."""
        line = text.lines[0]
        width = self.width_of(line.text, text.size)
        left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[text.align]
        return SheetLink(Area(left, line.y - text.size, width, text.size * 1.3), page, text.full)

    def width_of(self, words: str, size: float, *, bold: bool = False) -> float:
        """Return how wide words are in points."""
        used: Face = self.bold if bold else self.regular
        return used.width(words) * size

    def shortened(self, words: str, room: float, size: float, *, bold: bool = False) -> str:
        """Return the words, cut with an ellipsis if they are wider than ``room`` points."""
        if self.width_of(words, size, bold=bold) <= room:
            return words
        return shorten(words, self.bold if bold else self.regular, room / size)

    def _above_foot(self, words: str, width: float, height: float) -> Text:
        """A line above that at the foot, as long as the sheet is wide."""
        room = width - 2 * self.setup.margin
        y = self._foot_line(height) - self.small * _LEADING
        return self.text(words, self.setup.margin, y, room=room)

    def _foot_line(self, height: float) -> float:
        return height - self.setup.margin - 2

    def _legend(
        self, entries: Sequence[LegendEntry], width: float, height: float
    ) -> tuple[list[Text], list[Swatch]]:
        """The colours of the units on a page, as many as have room."""
        texts: list[Text] = []
        swatches: list[Swatch] = []
        x, y = self.setup.margin, self._foot_line(height)
        end = x + (width - 2 * self.setup.margin) * _LEGEND_SHARE
        for number, entry in enumerate(entries):
            more = f"and {len(entries) - number} more"
            reserve = self.width_of(more, self.small) + 16
            needed = _SWATCH + 4 + self.width_of(entry.name, self.small)
            if x + needed + (reserve if number + 1 < len(entries) else 0) > end:
                texts.append(self.text(more if number else f"{more[4:-5]} units", x, y))
                break
            swatches.append(Swatch(Area(x, y - _SWATCH + 1, _SWATCH, _SWATCH), entry.colour))
            texts.append(self.text(entry.name, x + _SWATCH + 4, y))
            x += needed + 14
        return texts, swatches


def _in_head(logo: Picture, setup: PageSetup) -> Picture:
    """The logo in the head of a sheet, left of the title."""
    scale = min(1.0, _LOGO_HEIGHT / logo.height)
    height = logo.height * scale
    top = setup.margin + _TITLE_SIZE * 0.64 - height / 2
    return replace(logo, x=setup.margin, y=top, width=logo.width * scale, height=height)
