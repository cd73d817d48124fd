"""What a person may choose about an export."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from orgchart.scene.page_setup import PageSetup, Sheet
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

    ``paper`` is the page: sized to the chart, or a sheet. ``pages`` says whether the chart is fitted to
    one page, cut into a booklet, or tiled over sheets as a poster (PDF). ``smallest`` is the size in
    points that no type of a booklet or a poster falls below. ``date`` is printed as it is given: none by
    default, so that equal charts make equal files. ``theme`` is nobody's choice here: it is the chart's
    own theme where that is not one for everybody.
    """

    paper: Paper = "chart"
    pages: Pages = "one"
    smallest: float = SMALLEST
    date: str = ""
    theme: Theme | None = None

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
        try:
            PageSetup(smallest=self.smallest)
        except ValueError as error:
            raise OptionError(str(error), "smallest") from None

    def setup(self, usual: Sheet = "a4") -> PageSetup:
        """Return the pages asked for; on ``usual`` paper where the paper is the chart's own size."""
        paper = usual if self.paper == "chart" else self.paper
        return PageSetup(paper=paper, smallest=self.smallest)


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
    )
