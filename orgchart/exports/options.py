"""What a person may choose about an export."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from orgchart.core.excerpt import WHOLE, Excerpt
from orgchart.scene.excerpts import Shown
from orgchart.scene.pages.setup import ORIENTATIONS, Orientation, PageSetup, Sheet
from orgchart.scene.themes import Theme

Paper = Literal["chart", "a4", "a3", "a2", "letter", "legal", "tabloid", "16:9", "4:3"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
Pages = Literal["one", "booklet", "poster"]
PAGES: tuple[Pages, ...] = get_args(Pages)
SMALLEST = 7.0

_DATE = re.compile(r"[^\x00-\x1f]{0,40}")


class OptionError(ValueError):
    """An option has a value that it does not take. ``field`` names the option."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a file is like; formats that have no pages take no notice.

    ``paper`` is the page: sized to the chart, or a sheet, turned as ``orientation`` says. ``pages`` says
    whether the chart is fitted to one page, cut into a booklet, or tiled over sheets as a poster (PDF).
    ``fit`` lets the program choose how branches stand, so that one page shows them as large as can be.
    ``smallest`` is the size in points that no type of a booklet or a poster falls below. ``date`` is
    printed as it is given: none by default, so that equal charts make equal files. ``theme`` is nobody's
    choice here: it is the chart's own theme where that is not one for everybody. Nor are the ``photos`` of
    its people, JPEG files in base64 by id. ``excerpt`` says what of the chart is shown; ``shown`` is what
    that comes to, or None for all of it.
    """

    paper: Paper = "chart"
    pages: Pages = "one"
    smallest: float = SMALLEST
    date: str = ""
    fit: bool = False
    orientation: Orientation = "auto"
    excerpt: Excerpt = WHOLE
    theme: Theme | None = None
    photos: Mapping[str, str] = field(default_factory=dict, compare=False)
    shown: Shown | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Refuse what no writer knows.

        Raises:
            OptionError: with what can be asked for.
        """
        if self.paper not in PAPERS:
            raise OptionError(f"Unknown paper {self.paper!r}. Choose one of: {', '.join(PAPERS)}.", "paper")
        if self.pages not in PAGES:
            raise OptionError(f"Unknown pages {self.pages!r}. Choose one of: {', '.join(PAGES)}.", "pages")
        if not _DATE.fullmatch(self.date):
            raise OptionError("A date has at most 40 characters on one line.", "date")
        if self.fit and self.pages != "one":
            raise OptionError("A chart is fitted to one page: leave out either fit or pages.", "fit")
        if self.fit and self.excerpt != WHOLE:
            raise OptionError("A chart is fitted whole: leave out either fit or what is shown.", "fit")
        if self.orientation not in ORIENTATIONS:
            raise OptionError(
                f"Unknown orientation {self.orientation!r}. Choose one of: {', '.join(ORIENTATIONS)}.",
                "orientation",
            )
        try:
            PageSetup(smallest=self.smallest)
        except ValueError as error:
            raise OptionError(str(error), "smallest") from None

    def setup(self, usual: Sheet = "a4") -> PageSetup:
        """Return the pages asked for; on ``usual`` paper where the paper is the chart's own size."""
        paper = usual if self.paper == "chart" else self.paper
        return PageSetup(paper=paper, smallest=self.smallest, orientation=self.orientation)

    def one_page(self, usual: Sheet = "a4") -> PageSetup:
        """Return the single page asked for, which has no strips for title and legend."""
        return replace(self.setup(usual), head=0.0, foot=0.0)


def parse_options(values: Mapping[str, str]) -> ExportOptions:
    """Return the options that somebody wrote as text; empty values are as if left out.

    Raises:
        OptionError: an option has a value that it does not take.
    """
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    smallest = SMALLEST
    if "smallest" in given:
        try:
            smallest = float(given["smallest"])
        except ValueError:
            raise OptionError("The smallest type is a number of points, such as 7.", "smallest") from None
    return ExportOptions(
        paper=given.get("paper", "chart").lower(),  # type: ignore[arg-type]  # checked by the options
        pages=given.get("pages", "one").lower(),  # type: ignore[arg-type]
        smallest=smallest,
        date=given.get("date", ""),
        fit=_switch(given.get("fit", "")),
        orientation=given.get("orientation", "auto").lower(),  # type: ignore[arg-type]
        excerpt=_excerpt(given),
    )


def _excerpt(given: Mapping[str, str]) -> Excerpt:
    """What somebody wants to see of the chart, in the words that scenes take too.

    Raises:
        OptionError: the levels are no number.
    """
    levels = given.get("levels", "0")
    if not re.fullmatch(r"[0-9]{1,6}", levels, re.ASCII):
        raise OptionError("Levels are a number; 0 shows all.", "levels")
    return Excerpt(
        branch=given.get("branch", ""),
        levels=int(levels),
        collapsed=frozenset(given.get("collapsed", "").split(",")) - {""},
        expanded=frozenset(given.get("expanded", "").split(",")) - {""},
    )


def _switch(value: str) -> bool:
    """What somebody wrote for yes or no.

    Raises:
        OptionError: neither.
    """
    if value.lower() in ("", "0", "no", "false", "off"):
        return False
    if value.lower() in ("1", "yes", "true", "on"):
        return True
    raise OptionError("To fit the chart to the page, write fit=1.", "fit")


def page_number(text: str) -> int:
    """Return the number of a page that somebody wrote.

    Raises:
        OptionError: it is none.
    """
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text, re.ASCII):
        raise OptionError("The first page is a number from 1.", "first")
    return int(text)
