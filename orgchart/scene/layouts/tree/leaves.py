"""How leaves below one manager stand: in how many columns, or rows of a chart that is going to be turned."""

from __future__ import annotations

from math import ceil, sqrt

from orgchart.core.document import BranchStyle
from orgchart.scene.themes import Spacing

LONGEST_LIST = 12  # more leaves of one manager than this stand in rows in a sideways chart anyway
_BLOCK_SHAPE = 2.8  # rows to boxes in a row of a block that is about square


def hangs_together(count: int, style: BranchStyle, spacing: Spacing) -> bool:
    """Whether so many leaves beside each other hang in columns where their manager has a style.

    On their side they do only in rows, or where there are very many.
    """
    return count > (LONGEST_LIST if spacing.sideways and style != "row" else 1)


def columns_for(count: int, spacing: Spacing) -> int:
    """Return the number of columns in which so many leaves hang; a sideways chart shows them as rows."""
    if spacing.sideways:
        return rows_of(count, spacing.row_limit)
    return columns_of(count, spacing.stack_limit, spacing.block_shape)


def columns_of(count: int, limit: int = 8, shape: float = 0.69) -> int:
    """Return the number of columns in which so many leaves hang; see ``Spacing`` for limit and shape.

    >>> [columns_of(n) for n in (2, 8, 9, 60, 3000)]
    [1, 1, 2, 6, 46]
    """
    if count <= limit:
        return 1
    return ceil(count / max(limit, ceil(sqrt(count / shape))))


def rows_of(count: int, limit: int = 6) -> int:
    """Return the number of rows in which so many leaves stand, once the chart is turned; see ``Spacing``.

    >>> [rows_of(n) for n in (2, 6, 7, 13, 60, 3000)]
    [1, 1, 2, 3, 10, 91]
    """
    return ceil(count / max(limit, ceil(sqrt(count / _BLOCK_SHAPE))))
