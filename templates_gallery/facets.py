"""What a visitor wants to see of the gallery: words, facets and an order, as the address tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from orgchart.scene.layouts.table import LAYOUTS
from templates_gallery.catalogue import STRUCTURES
from templates_gallery.models import Template

QUERY_LIMIT = 200
# Key, label and the largest number of roles; the last size has no end.
SIZES: tuple[tuple[str, str, int | None], ...] = (
    ("small", "Up to 20 roles", 20),
    ("medium", "21 to 45 roles", 45),
    ("large", "46 to 90 roles", 90),
    ("largest", "Over 90 roles", None),
)
FACETS: Mapping[str, str] = {
    "category": "Department",
    "structure": "Structure",
    "size": "Size",
    "layout": "Layout",
}
SORTS: Mapping[str, str] = {
    "recommended": "Recommended",
    "title": "Title",
    "size": "Size, small first",
    "size-down": "Size, large first",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for. ``chosen`` has the chosen values of each facet, none for all."""

    query: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = "recommended"

    @property
    def words(self) -> list[str]:
        """The words that a template must hold, in small letters."""
        return self.query.lower().split()

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.query or any(self.chosen.values()))

    @property
    def address(self) -> str:
        """The part of the gallery's address that says it, from the question mark on; empty for everything."""
        pairs = [("q", self.query)] if self.query else []
        pairs += [(key, value) for key in FACETS for value in sorted(self.chosen.get(key, ()))]
        pairs += [("sort", self.sort)] if self.sort != "recommended" else []
        return f"?{urlencode(pairs)}" if pairs else ""

    def without(self, key: str, value: str = "") -> Wish:
        """Return the wish without a facet, one value of it, or the words (``q``)."""
        if key == "q":
            return replace(self, query="")
        left = self.chosen.get(key, frozenset()) - {value} if value else frozenset[str]()
        return replace(self, chosen={**self.chosen, key: left})


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet, and how many templates it would show beside the other facets."""

    value: str
    label: str
    count: int
    chosen: bool
    removed: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values that templates have, in a sensible order."""

    key: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> list[Option]:
        """The options that are chosen."""
        return [option for option in self.options if option.chosen]


@dataclass(frozen=True, slots=True)
class WayOut:
    """How an empty result can be widened: what to leave out, the address, and what that shows."""

    key: str
    label: str
    address: str
    count: int


def read_wish(asked: QueryDict) -> Wish:
    """Return what an address asks for; what is unknown is left out, so that old links still work."""
    query = asked.get("q", "").replace("\0", "")[:QUERY_LIMIT].strip()
    chosen = {
        key: frozenset(value.replace("\0", "") for value in asked.getlist(key)[:50] if value)
        for key in FACETS
    }
    sort = asked.get("sort", "")
    return Wish(query, chosen, sort if sort in SORTS else "recommended")


def facet_values(template: Template) -> dict[str, list[str]]:
    """Return what a template counts as in each facet; one with several charts counts with each."""
    steps = list(template.steps.all())
    return {
        "category": [template.category],
        "structure": [template.structure] if template.structure else [],
        "size": list(dict.fromkeys(_size(step.roles) for step in steps)),
        "layout": list(dict.fromkeys(step.chart.layout for step in steps)),
    }


def narrow(templates: Iterable[Template], wish: Wish) -> list[Template]:
    """Return the templates that a wish asks for, in its order."""
    found = [template for template in templates if _fits(template, wish)]
    return in_order(found, wish.sort)


def in_order(templates: Iterable[Template], sort: str) -> list[Template]:
    """Return templates in an order of ``SORTS``; the recommended one is that of the catalogue."""
    found = sorted(templates, key=lambda each: (each.position, each.title))
    if sort == "title":
        return sorted(found, key=lambda each: each.title.casefold())
    if sort.startswith("size"):
        return sorted(found, key=lambda each: each.cover.roles, reverse=sort == "size-down")
    return found


def facets(templates: Sequence[Template], wish: Wish) -> list[Facet]:
    """Return every facet with its options and their numbers."""
    return [Facet(key, label, tuple(_options(templates, wish, key))) for key, label in FACETS.items()]


def ways_out(templates: Sequence[Template], wish: Wish) -> list[WayOut]:
    """Return what to leave out of a wish that nothing fits, with what that shows."""
    keys = (["q"] if wish.query else []) + [key for key in FACETS if wish.chosen.get(key)]
    found = []
    for key in keys:
        wider = wish.without(key)
        count = len(narrow(templates, wider))
        label = f"“{wish.query}”" if key == "q" else FACETS[key].lower()
        if count and wider.is_narrow:
            found.append(WayOut(key, label, wider.address, count))
    return found


def label_of(key: str, value: str) -> str:
    """Return how a value of a facet reads.

    >>> label_of("structure", "shared-services"), label_of("layout", "rings"), label_of("size", "small")
    ('Shared services', 'Rings', 'Up to 20 roles')
    """
    if key == "size":
        return next((label for name, label, _ in SIZES if name == value), value)
    if key == "layout":
        return LAYOUTS[value].label if value in LAYOUTS else value
    return value.replace("-", " ").capitalize() if key == "structure" else value


def _size(roles: int) -> str:
    return next(key for key, _, most in SIZES if most is None or roles <= most)


def _fits(template: Template, wish: Wish, besides: str = "") -> bool:
    """Whether a template is what a wish asks for, one facet not looked at."""
    values = facet_values(template)
    return all(word in template.search_text for word in wish.words) and all(
        not chosen or key == besides or not chosen.isdisjoint(values.get(key, ()))
        for key, chosen in wish.chosen.items()
    )


def _options(templates: Sequence[Template], wish: Wish, key: str) -> Iterable[Option]:
    """Yield the options of a facet: those that any template has, and those chosen by the address."""
    present = [value for template in templates for value in facet_values(template)[key]]
    beside = [template for template in templates if _fits(template, wish, key)]
    counted = [value for template in beside for value in facet_values(template)[key]]
    chosen = wish.chosen.get(key, frozenset())
    for value in _ordered(key, present):
        rest = wish.without(key, value)
        yield Option(value, label_of(key, value), counted.count(value), value in chosen, rest.address)


def _ordered(key: str, values: Iterable[str]) -> list[str]:
    """Return values once each: departments by their first template, the rest in their own order."""
    found = list(dict.fromkeys(values))
    order = {"structure": STRUCTURES, "layout": tuple(LAYOUTS), "size": tuple(size[0] for size in SIZES)}
    known = order.get(key)
    return [value for value in known if value in found] if known else found
