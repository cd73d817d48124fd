"""What a person may choose about an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Paper = Literal["chart", "a4", "a3", "letter"]
PAPERS: tuple[Paper, ...] = get_args(Paper)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """``paper`` is the page of a PDF: sized to the chart, or a sheet that the chart is fitted to."""

    paper: Paper = "chart"

    def __post_init__(self) -> None:
        """Refuse papers that no writer knows.

        Raises:
            ValueError: with the papers that can be asked for.
        """
        if self.paper not in PAPERS:
            raise ValueError(f"Unknown paper {self.paper!r}. Choose one of: {', '.join(PAPERS)}.")
