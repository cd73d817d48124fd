"""What looks odd in an organisation, in a sentence that says why, with the place to look at.

Hints are about the organisation, never about the drawing. None of them is an error: each is a question
that somebody who knows the organisation answers at a glance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import ceil

from orgchart.core import structure
from orgchart.core.document import Document, Holder, Role
from orgchart.core.index import Index
from orgchart.core.text import shortened

MAX_LAYERS = 7
HINTS_PER_CODE = 20
_NAME_LIMIT = 80
_ROUNDING = 0.001


@dataclass(frozen=True, slots=True)
class Hint:
    """Something worth a look: a sentence, and the role or the unit that it is about.

    ``code`` names its kind, see ``KINDS``.
    """

    code: str
    message: str
    role_id: str | None = None
    unit_id: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What hints are found in: a document, its look-ups without bodies, and its figures."""

    document: Document
    index: Index
    spans: Mapping[str, int]
    layers: Mapping[str, int]
    order: tuple[str, ...]

    def name(self, role_id: str) -> str:
        """Return what a role is called in a sentence: by its first holder, else by its title."""
        role, holders = self.document.roles[role_id], self.index.holders.get(role_id)
        return shortened(holders[0].name if holders and role.headcount == 1 else role.title, _NAME_LIMIT)

    def title(self, role: Role) -> str:
        """Return a role's title, not too long for a sentence."""
        return shortened(role.title, _NAME_LIMIT)

    def roles(self) -> Iterator[Role]:
        """Yield the roles in reading order."""
        return (self.document.roles[key] for key in self.order)

    def managers(self) -> Iterator[tuple[Role, int]]:
        """Yield managers and how many posts report to each; two managers in a box share theirs."""
        for role in self.roles():
            if posts := self.spans.get(role.id, 0):
                yield role, ceil(posts / role.headcount)


Found = Iterator[tuple[str, str]]


def hints(
    document: Document, index: Index, spans: Mapping[str, int], layers: Mapping[str, int]
) -> tuple[Hint, ...]:
    """Return what looks odd, by kind in the order of ``KINDS``, at most 20 of a kind, in reading order.

    ``index`` knows no bodies (``below_bodies``); ``spans`` and ``layers`` are those of ``structure``.
    """
    look = Look(document, index, spans, layers, tuple(index.reading_order()))
    of_roles = [
        Hint(code, sentence, role_id=key)
        for code, find in KINDS.items()
        for key, sentence in islice(find(look), HINTS_PER_CODE)
    ]
    of_units = [
        Hint("no_head", sentence, unit_id=key) for key, sentence in islice(_no_head(look), HINTS_PER_CODE)
    ]
    return (*of_roles, *of_units)


def _dotted_circle(look: Look) -> Found:
    for circle in structure.dotted_circles(look.index):
        names = _some([look.name(key) for key in circle])
        yield (
            circle[0],
            f"{names} report to each other in a circle: a dotted line leads back to one of them.",
        )


def _vacant_manager(look: Look) -> Found:
    for role in look.roles():
        posts = look.spans.get(role.id, 0)
        if posts and look.index.is_vacant(role):
            has = "1 post reports" if posts == 1 else f"{posts:,} posts report"
            yield role.id, f"{look.name(role.id)} is vacant, and {has} to it."


def _single_report(look: Look) -> Found:
    """Managers with one report each; where they stand below each other, the uppermost alone is told."""
    single = {key for key, span in look.spans.items() if span == 1}
    for key in look.order:
        if key not in single or look.index.manager_of.get(key) in single:
            continue
        chain = 1
        below = look.index.reports[key][0]
        while below in single:
            chain += 1
            below = look.index.reports[below][0]
        name = look.name(key)
        if chain == 1:
            yield key, f"{name} has only one direct report."
        else:
            yield key, f"{name} and {chain - 1} below have only one direct report each: a chain."


def _wide_span(look: Look) -> Found:
    most = look.document.chart.span_most
    for role, span in look.managers():
        if span > most:
            yield role.id, f"{look.name(role.id)} has {span:,} direct reports, more than {most:,}."


def _narrow_span(look: Look) -> Found:
    """Managers with fewer reports than the chart asks for; those with one are told of as such."""
    least = look.document.chart.span_least
    for role, span in look.managers():
        if 1 < span < least:
            yield role.id, f"{look.name(role.id)} has {span:,} direct reports, fewer than {least:,}."


def _many_layers(look: Look) -> Found:
    lowest = max(look.layers.values(), default=0)
    if lowest > MAX_LAYERS:
        key = next(key for key in look.order if look.layers[key] == lowest)
        yield key, f"{look.name(key)} is on layer {lowest:,}; more than {MAX_LAYERS} layers are many."


def _two_posts(look: Look) -> Found:
    """People whose posts are more than a full one, those they act in aside; one name is one person."""
    posts: dict[str, list[tuple[str, Holder]]] = {}
    for key in look.order:
        for holder in look.index.holders.get(key, ()):
            if not holder.acting:
                posts.setdefault(_person(holder.name), []).append((key, holder))
    for held in posts.values():
        if len(held) == 1:
            continue
        share = sum([holder.fte for _, holder in held])
        if share > 1 + _ROUNDING:
            person = shortened(held[0][1].name, _NAME_LIMIT)
            titles = _some([shortened(look.document.roles[key].title, _NAME_LIMIT) for key, _ in held])
            yield held[-1][0], f"{person} holds {len(held)} posts, {share:g} FTE together: {titles}."


def _some(names: list[str]) -> str:
    """Return the first two of several names, and how many more there are.

    >>> _some(["Ann", "Bo"]), _some(["Ann", "Bo", "Cy"])
    ('Ann and Bo', 'Ann, Bo and 1 more')
    """
    more = len(names) - 2
    return f"{names[0]}, {names[1]} and {more} more" if more > 0 else " and ".join(names)


@lru_cache(maxsize=16_384)
def _person(name: str) -> str:
    """A name without what does not tell people apart."""
    return " ".join(name.split()).casefold()


def _wrong_fte(look: Look) -> Found:
    """Roles whose people, where several share them or all are named, do not add up to the posts."""
    for role in look.roles():
        holders = look.index.holders.get(role.id, ())
        share = sum(holder.fte for holder in holders if not holder.acting)
        posts = "1 post" if role.headcount == 1 else f"{role.headcount:,} posts"
        if share > role.headcount + _ROUNDING:
            yield (
                role.id,
                f"{len(holders)} people hold {share:g} FTE as {look.title(role)}, which is {posts}.",
            )
        elif role.headcount == 1 < len(holders) and 0 < share < 1 - _ROUNDING:
            yield (
                role.id,
                f"{len(holders)} people share {look.title(role)}, but hold {share:g} FTE of {posts}.",
            )


def _no_unit(look: Look) -> Found:
    if look.index.members:
        for role in look.roles():
            if role.unit_id is None:
                yield role.id, f"{look.name(role.id)} belongs to no unit."


def _no_head(look: Look) -> Found:
    """Units without a head, where others have one: a chart that names no heads does without."""
    units = look.document.units
    if any(unit.head_id for unit in units.values()):
        for unit in sorted(units.values(), key=lambda unit: (unit.order, unit.id)):
            if unit.head_id is None and unit.id in look.index.members:
                yield unit.id, f"{shortened(unit.name, _NAME_LIMIT)} has no head."


# Each kind with what finds it: role id and sentence.
KINDS: Mapping[str, Callable[[Look], Found]] = {
    "dotted_circle": _dotted_circle,
    "vacant_manager": _vacant_manager,
    "wide_span": _wide_span,
    "narrow_span": _narrow_span,
    "many_layers": _many_layers,
    "single_report": _single_report,
    "two_posts": _two_posts,
    "wrong_fte": _wrong_fte,
    "no_unit": _no_unit,
}
