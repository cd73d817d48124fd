"""On which row each role stands, so that roles of one grade stand in one band.

The chart is cut into bands, one for each grade, the highest first, and each band into as many rows as
it needs:

- A role stands in the band of its grade, also where its manager stands several grades above it.
- A role of its manager's grade stands in the same band, on the row below its manager.
- A role without a grade stands in the plain space right below the band of its manager; below a manager
  who stands there too, on the row below it. A root without a grade stands above all bands.
- So does a role whose grade is above its manager's: nobody stands above their manager, and no band holds
  a role of another grade.
- Assistants without reports who have no grade, or their manager's, stand beside their manager.
- Reports without reports of their own that follow each other hang below each other, in several columns
  if they are many: the higher grades first, those of one grade in order. So do several roots with
  nobody below them.

Where no role has a grade, the layers of the chart are the bands: everybody is one below their manager.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import ceil

from orgchart.core.index import Index
from orgchart.scene.layouts.tree.leaves import columns_of
from orgchart.scene.layouts.tree.tree import has_lone_roots

Columns = Callable[[int], int]
_TOP = 0  # the plain space above the highest grade


@dataclass(slots=True)
class GradeRows:
    """Where everybody stands.

    ``row_of`` is a role's row, counted from the top of the chart, ``band_of`` its band. ``beside`` are the
    assistants beside a manager, ``parts`` what follows below it in order: a column of several roles that
    hang below each other, or one role with what is below it. ``roots`` are the parts at the top. ``spans``
    are the first and the last row of each band, from the top.
    """

    band_of: dict[str, int] = field(default_factory=dict)
    row_of: dict[str, int] = field(default_factory=dict)
    beside: dict[str, Sequence[str]] = field(default_factory=dict)
    parts: dict[str, list[list[str]]] = field(default_factory=dict)
    roots: list[list[str]] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)


def grade_rows(index: Index, free: int = 0, columns: Columns = columns_of) -> GradeRows:
    """Return where everybody stands, below so many free rows.

    ``columns`` tells in how many columns so many leaves hang.
    """
    rows = GradeRows()
    for root in index.roots:
        rows.band_of[root] = _band(index, root, None)
        rows.row_of[root] = 0
    is_open = not has_lone_roots(index)
    rows.roots = list(_cut(index, index.roots, rows.band_of, columns, is_open=is_open))
    _step_down(rows, rows.roots)
    for role in index.reading_order():
        if index.children(role):
            _add_below(index, role, rows, columns)
    _number(rows, free)
    return rows


def grade_of(band: int) -> int | None:
    """Return the grade of a band, or nothing for the plain space between bands.

    >>> grade_of(1), grade_of(2), grade_of(3)
    (0, None, 1)
    """
    return band // 2 if band % 2 else None


def _band(index: Index, role: str, above: int | None) -> int:
    """The band of a role whose manager stands in the band ``above``."""
    if not index.grades:
        return 1 if above is None else above + 2
    own = 2 * index.grades[role] + 1 if role in index.grades else None
    if above is None:
        return _TOP if own is None else own
    if own is not None and own >= above:
        return own
    return above + above % 2


def _add_below(index: Index, manager: str, rows: GradeRows, columns: Columns) -> None:
    """Give everybody right below a manager a band, and a row within it."""
    band, row = rows.band_of[manager], rows.row_of[manager]
    assistants = index.assistants.get(manager, ())
    beside = [each for each in assistants if _stands_beside(index, each, manager)]
    for number, each in enumerate(beside):
        rows.band_of[each], rows.row_of[each] = band, row + number // 2
    if beside:
        rows.beside[manager] = beside
    below = row + max(1, ceil(len(beside) / 2))
    kept = set(beside)
    others = [each for each in index.children(manager) if each not in kept]
    for each in others:
        rows.band_of[each] = _band(index, each, band)
        rows.row_of[each] = below if rows.band_of[each] == band else 0
    rows.parts[manager] = list(_parts(index, manager, others, rows.band_of, columns))
    _step_down(rows, rows.parts[manager])


def _step_down(rows: GradeRows, parts: Sequence[Sequence[str]]) -> None:
    """Put those of a column who stand in one band on rows below each other."""
    for part in parts:
        for one, other in pairwise(part):
            if rows.band_of[one] == rows.band_of[other]:
                rows.row_of[other] = rows.row_of[one] + 1


def _stands_beside(index: Index, assistant: str, manager: str) -> bool:
    if index.children(assistant):
        return False
    return assistant not in index.grades or index.grades[assistant] == index.grades.get(manager)


def _parts(
    index: Index, manager: str, below: Sequence[str], band_of: Mapping[str, int], columns: Columns
) -> list[list[str]]:
    """Cut what is below a manager into columns of leaves and single roles, in order."""
    assistants = set(index.assistants.get(manager, ()))
    parts = [[each] for each in below if each in assistants]
    is_open = index.branch_styles.get(manager) == "standard"
    return [*parts, *_cut(index, below[len(parts) :], band_of, columns, is_open=is_open)]


def _cut(
    index: Index, roles: Sequence[str], band_of: Mapping[str, int], columns: Columns, *, is_open: bool
) -> Iterator[list[str]]:
    """Yield columns of leaves, unless they are ``is_open``, and the single roles of siblings, in order."""
    for is_leaf, group in groupby(roles, lambda each: not index.children(each)):
        run = list(group)
        hangs = is_leaf and not is_open
        yield from _columns(run, band_of, columns(len(run))) if hangs else ([each] for each in run)


def _columns(leaves: Sequence[str], band_of: Mapping[str, int], count: int) -> Iterator[list[str]]:
    """Yield the columns in which leaves hang, at most ``count``; each band is spread over all of them."""
    columns: list[list[str]] = [[] for _ in range(count)]
    for _, group in groupby(sorted(leaves, key=band_of.__getitem__), band_of.__getitem__):
        members = list(group)
        length = ceil(len(members) / count)
        for number, each in enumerate(members):
            columns[number // length].append(each)
    yield from filter(None, columns)


def _number(rows: GradeRows, start: int) -> None:
    """Turn rows within bands into rows of the chart, the first of them ``start``."""
    last: dict[int, int] = {}
    for role, band in rows.band_of.items():
        last[band] = max(last.get(band, 0), rows.row_of[role])
    for band in sorted(last):
        rows.spans[band] = (start, start + last[band])
        start += last[band] + 1
    for role, band in rows.band_of.items():
        rows.row_of[role] += rows.spans[band][0]
