"""Tables as files for spreadsheets.

Cells hold what people typed: in CSV one that a spreadsheet would take for a formula gets an apostrophe in
front; in XLSX every cell is text by its type.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from types import MappingProxyType

from xlsxwriter import Workbook

from orgchart.core.text import shortened

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MOST_IN_CELL = 32_000  # Excel takes 32,767


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the name of its sheet. ``columns`` are names and widths in characters."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A format of tables."""

    key: str
    label: str
    media_type: str
    write: Callable[[Table], bytes]


def write_csv(table: Table) -> bytes:
    """Return the table as CSV in UTF-8, with the mark by which Excel knows that."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([name for name, _ in table.columns])
    writer.writerows(tuple(map(as_text, row)) for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def as_text(value: str) -> str:
    """Return the value so that no spreadsheet takes it for a formula.

    >>> as_text("=SUM(A1)"), as_text("Ann Lee"), as_text("-1")
    ("'=SUM(A1)", 'Ann Lee', "'-1")
    """
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA_STARTS) else value


def write_xlsx(table: Table) -> bytes:
    """Return the table as a workbook with one sheet that can be filtered."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(table.name)
        head = book.add_format({"bold": True, "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (name, width) in enumerate(table.columns):
            sheet.set_column(column, column, width, cell)
            sheet.write_string(0, column, name, head)
        number = 0
        for number, row in enumerate(table.rows, start=1):
            for column, value in enumerate(row):
                sheet.write_string(number, column, shortened(value, _MOST_IN_CELL), cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(table.columns) - 1)
    return file.getvalue()


TABLE_FILES: Mapping[str, TableFile] = MappingProxyType(
    {
        each.key: each
        for each in (
            TableFile("csv", "CSV", "text/csv; charset=utf-8", write_csv),
            TableFile(
                "xlsx",
                "Excel",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                write_xlsx,
            ),
        )
    }
)
