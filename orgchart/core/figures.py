"""The figures of an organisation explained: what each counts, how it comes about, and where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from orgchart.core import structure
from orgchart.core.document import Document, Role
from orgchart.core.index import Index, below_bodies, index
from orgchart.core.metrics import metrics
from orgchart.core.text import shortened

ROWS = 50
_NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an explanation: what is counted, how many, and the role or the unit to look at, if one."""

    name: str
    value: str
    role_id: str | None = None
    unit_id: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: ``value`` as in ``Metrics``, a sentence that says what it counts, and what it consists of.

    ``more`` tells how many rows were left out.
    """

    key: str
    title: str
    value: str
    meaning: str
    heading: str
    rows: tuple[Row, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Look:
    document: Document
    index: Index
    layers: Mapping[str, int]
    spans: Mapping[str, int]

    def roles(self) -> Iterator[Role]:
        return (self.document.roles[key] for key in self.index.reading_order())

    def name(self, role: Role) -> str:
        holders = self.index.holders.get(role.id, ())
        named = f"{holders[0].name}, {role.title}" if holders and role.headcount == 1 else role.title
        return shortened(named, _NAME_LIMIT)


def figures(document: Document) -> list[Figure]:
    """Return the figures of the status line, in its order, each explained."""
    look_up = below_bodies(index(document))
    look = _Look(document, look_up, structure.layers(look_up), structure.spans(look_up, document))
    known = metrics(document, look_up)
    values = {
        "roles": f"{known.roles:,}",
        "people": f"{known.people:,}",
        "vacant": f"{known.vacant:,}",
        "planned": f"{known.planned:,}",
        "layers": f"{known.layers:,}",
        "average_span": f"{known.average_span:g}",
    }
    return [_figure(look, key, value) for key, value in values.items()]


def _figure(look: _Look, key: str, value: str) -> Figure:
    title, meaning, heading, rows_of = _WORDS[key]
    rows = list(rows_of(look))
    return Figure(key, title, value, meaning, heading, tuple(rows[:ROWS]), max(0, len(rows) - ROWS))


def _by_unit(look: _Look, count: Callable[[Role], int]) -> Iterator[Row]:
    """How many in each unit, those without one last."""
    sums: Counter[str | None] = Counter()
    for role in look.roles():
        sums[role.unit_id] += count(role)
    units = look.document.units
    for key, number in sums.most_common():
        if key is not None and number:
            yield Row(shortened(units[key].name, _NAME_LIMIT), f"{number:,}", unit_id=key)
    if sums[None]:
        yield Row("In no unit" if units else "In the whole chart", f"{sums[None]:,}")


def _roles(look: _Look) -> Iterator[Row]:
    return _by_unit(look, lambda _: 1)


def _people(look: _Look) -> Iterator[Row]:
    return _by_unit(look, look.index.people)


def _with_units(look: _Look, counts: Callable[[Role], bool]) -> Iterator[Row]:
    """The roles that count, one by one, with the unit of each."""
    for role in filter(counts, look.roles()):
        unit = look.document.units.get(role.unit_id or "")
        yield Row(look.name(role), shortened(unit.name, _NAME_LIMIT) if unit else "", role_id=role.id)


def _vacant(look: _Look) -> Iterator[Row]:
    return _with_units(look, look.index.is_vacant)


def _planned(look: _Look) -> Iterator[Row]:
    return _with_units(look, lambda role: role.planned)


def _layers(look: _Look) -> Iterator[Row]:
    counts = Counter(look.layers.values())
    for layer in sorted(counts):
        yield Row(f"Layer {layer:,}", f"{counts[layer]:,} {'role' if counts[layer] == 1 else 'roles'}")


def _spans(look: _Look) -> Iterator[Row]:
    """Managers, the widest first; each counts by the posts it stands for."""
    managers = [role for role in look.roles() if role.id in look.spans]
    managers.sort(key=lambda role: -look.spans[role.id] / role.headcount)
    for role in managers:
        span = look.spans[role.id]
        each = f" for {role.headcount:,} posts" if role.headcount > 1 else ""
        yield Row(look.name(role), f"{span:,}{each}", role_id=role.id)


# Title, meaning, heading of the rows, and the rows.
_WORDS: Mapping[str, tuple[str, str, str, Callable[[_Look], Iterator[Row]]]] = {
    "roles": (
        "Roles",
        "Boxes of the chart. A box that stands for several posts counts once; bodies above the chief "
        "executive do not count.",
        "By unit",
        _roles,
    ),
    "people": (
        "People",
        "Everybody who holds a role, and the posts of counted boxes that nobody is named for. Who holds two "
        "roles counts twice.",
        "By unit",
        _people,
    ),
    "vacant": (
        "Vacancies",
        "Roles for one post that exists and that nobody holds.",
        "Vacant roles",
        _vacant,
    ),
    "planned": (
        "Planned roles",
        "Roles that do not exist yet. They are no vacancies.",
        "Planned roles",
        _planned,
    ),
    "layers": (
        "Layers",
        "Steps from the top down to the lowest role. Assistants stand on the layer of their manager.",
        "Roles on each layer",
        _layers,
    ),
    "average_span": (
        "Average span of control",
        "Posts that report directly to a manager, on average over all managers. Assistants do not count.",
        "Direct reports, the most first",
        _spans,
    ),
}
