"""What a template's chart knows: its facts, job titles with definitions, and measures by function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgchart.core.document import Document, Measure
from orgchart.core.index import index
from templates_gallery.models import TemplateStep
from templates_gallery.queries import Function


@dataclass(frozen=True, slots=True)
class Fact:
    """A number and what it counts."""

    number: int
    noun: str


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A job title: what its holders do, the functions that have it, and how many posts of it there are."""

    name: str
    definition: str
    functions: tuple[str, ...]
    posts: int


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """The measures of a function."""

    function: Function
    measures: tuple[Measure, ...]


def facts(step: TemplateStep, document: Document, functions: Sequence[Function]) -> list[Fact]:
    """Return the numbers of what is included, those above zero."""
    posts = sum(role.headcount for role in document.roles.values())
    counted = (
        (step.roles, "role", "roles"),
        (posts if posts > step.roles else 0, "post", "posts"),
        (step.layers, "layer", "layers"),
        (sum(function.innermost for function in functions), "function", "functions"),
        (len(title_rows(document, functions)), "job title", "job titles"),
        (len(document.measures), "measure", "measures"),
    )
    return [Fact(number, one if number == 1 else many) for number, one, many in counted if number]


def title_rows(document: Document, functions: Sequence[Function]) -> list[TitleRow]:
    """Return every job title once, those common in a function first, then those that only roles have.

    Where a title has no definition, the responsibilities of the first role with it stand in.
    """
    names: dict[str, str] = {}
    definitions: dict[str, str] = {}
    units: dict[str, dict[str, None]] = {}
    posts: dict[str, int] = {}
    for function in functions:
        for title in function.titles:
            key = title.name.casefold()
            names.setdefault(key, title.name)
            units.setdefault(key, {})[function.unit.name] = None
            if title.definition:
                definitions.setdefault(key, title.definition)
    known = index(document)
    for root in known.roots:
        for role_id in known.branch(root):
            role = document.roles[role_id]
            key = role.title.casefold()
            names.setdefault(key, role.title)
            posts[key] = posts.get(key, 0) + role.headcount
            if role.notes:
                definitions.setdefault(key, role.notes)
            if role.unit_id:
                units.setdefault(key, {})[document.units[role.unit_id].name] = None
    return [
        TitleRow(name, definitions.get(key, ""), tuple(units.get(key, ())), posts.get(key, 0))
        for key, name in names.items()
    ]


def measure_groups(functions: Sequence[Function]) -> list[MeasureGroup]:
    """Return the functions that have measures, with them."""
    return [MeasureGroup(function, function.measures) for function in functions if function.measures]


def branches(document: Document) -> dict[str, dict[str, object]]:
    """Return what the page needs to find and fold roles, by id in reading order, ready for JSON.

    Each has its manager's id (empty for none), its title, its holders' names, its unit's name, and the
    number of roles ``below`` it.
    """
    known = index(document)
    below: dict[str, int] = {}
    order = [role_id for root in known.roots for role_id in known.branch(root)]
    for role_id in reversed(order):
        below[role_id] = sum(1 + below[child] for child in known.children(role_id))
    found = {}
    for role_id in order:
        role = document.roles[role_id]
        found[role_id] = {
            "manager": known.manager_of.get(role_id, ""),
            "title": role.title,
            "names": ", ".join(holder.name for holder in known.holders.get(role_id, ())),
            "unit": document.units[role.unit_id].name if role.unit_id else "",
            "below": below[role_id],
        }
    return found
