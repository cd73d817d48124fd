"""Two templates side by side: their facts, and what they have in common or alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgchart.core.document import Document
from orgchart.core.metrics import metrics
from templates_gallery.facets import facet_values, label_of
from templates_gallery.knowledge import title_rows
from templates_gallery.models import Template, TemplateStep
from templates_gallery.queries import Function


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a template, the chart of it that is compared, and what is in that."""

    template: Template
    step: TemplateStep
    document: Document
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the table of facts. ``alike`` says that both have the same value."""

    label: str
    one: str
    other: str

    @property
    def alike(self) -> bool:
        """Whether both have the same value."""
        return self.one == self.other


@dataclass(frozen=True, slots=True)
class Shared:
    """Names of one kind: in both, and in one alone."""

    label: str
    both: tuple[str, ...]
    one: tuple[str, ...]
    other: tuple[str, ...]


def compare_facts(one: Side, other: Side) -> list[Fact]:
    """Return what can be told in a word or a number, line by line."""
    return [
        Fact(label, mine, theirs)
        for (label, mine), (_, theirs) in zip(_facts(one), _facts(other), strict=True)
    ]


def compare_names(one: Side, other: Side) -> list[Shared]:
    """Return functions, job titles and measures: in common, and in one alone."""
    return [
        _shared("Functions", _function_names(one), _function_names(other)),
        _shared("Job titles", _titles(one), _titles(other)),
        _shared("Measures", _measures(one), _measures(other)),
    ]


def _facts(side: Side) -> list[tuple[str, str]]:
    numbers = metrics(side.document)
    values = facet_values(side.template)
    return [
        ("Department", label_of("category", side.template.category)),
        ("Structure", ", ".join(label_of("structure", value) for value in values["structure"]) or "–"),
        ("Layout", label_of("layout", side.step.chart.layout)),
        ("Roles", f"{numbers.roles:,}"),
        ("People and open posts", f"{sum(role.headcount for role in side.document.roles.values()):,}"),
        ("Vacant", f"{numbers.vacant:,}"),
        ("Layers", f"{numbers.layers:,}"),
        ("Reports for each manager, on average", f"{numbers.average_span:.1f}"),
        ("Functions", f"{len(_function_names(side)):,}"),
        ("Job titles", f"{len(_titles(side)):,}"),
        ("Measures", f"{len(_measures(side)):,}"),
        ("Sizes", f"{side.template.steps.count():,}"),
    ]


def _function_names(side: Side) -> list[str]:
    return _once(function.unit.name for function in side.functions)


def _titles(side: Side) -> list[str]:
    return [title.name for title in title_rows(side.document, side.functions)]


def _measures(side: Side) -> list[str]:
    return _once(measure.name for measure in side.document.measures.values())


def _once(names: Iterable[str]) -> list[str]:
    """Return names in order, each once whatever its case."""
    return list({name.casefold(): name for name in reversed(list(names))}.values())[::-1]


def _shared(label: str, one: Sequence[str], other: Sequence[str]) -> Shared:
    """Sort names into those of both and those of one alone; case does not matter."""
    mine, theirs = ({name.casefold() for name in names} for names in (one, other))
    return Shared(
        label,
        tuple(name for name in one if name.casefold() in theirs),
        tuple(name for name in one if name.casefold() not in theirs),
        tuple(name for name in other if name.casefold() not in mine),
    )
