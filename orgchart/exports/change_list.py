"""The list of what differs between two states, as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from orgchart.core.comparison import Difference
from orgchart.core.comparison_words import COLUMNS, rows
from orgchart.exports.spreadsheets import Table

_WIDTHS = (10, 9, 34, 26, 20, 34, 34)  # of the columns, in characters


def change_list(differences: Iterable[Difference]) -> Table:
    """Return the table of the differences."""
    return Table("Changes", tuple(zip(COLUMNS, _WIDTHS, strict=True)), rows(differences))
