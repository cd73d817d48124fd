"""What somebody wants to see of a chart: one branch, some levels, branches collapsed or expanded by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgchart.core.index import Index


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A looker's choice, which is no part of the chart; ids of roles that are gone mean nothing.

    ``branch`` is the role at the top, or empty for the whole chart. ``levels`` are shown of it, bodies not
    counted; 0 means all. Roles that are ``collapsed`` hide everybody below them; those that are ``expanded``
    show their reports however deep they stand.
    """

    branch: str = ""
    levels: int = 0
    collapsed: frozenset[str] = frozenset()
    expanded: frozenset[str] = frozenset()


WHOLE = Excerpt()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The roles that are shown, in reading order, and how many each of them hides below it."""

    role_ids: tuple[str, ...]
    hidden: Mapping[str, int]


def choose(index: Index, excerpt: Excerpt) -> Chosen:
    """Return the roles that an excerpt shows. Linear in the number of roles, and safe at any depth."""
    is_known = excerpt.branch in index.manager_of or excerpt.branch in index.roots
    tops = (excerpt.branch,) if is_known else index.roots
    hidden: dict[str, int] = {}
    return Chosen(tuple(_shown(index, excerpt, tops, hidden)), hidden)


def _shown(index: Index, excerpt: Excerpt, tops: tuple[str, ...], hidden: dict[str, int]) -> Iterator[str]:
    """Yield the roles that are shown, and note how many each hides."""
    waiting = [(role, 0) for role in reversed(tops)]
    while waiting:
        role, above = waiting.pop()
        level = above if role in index.bodies else above + 1
        yield role
        children = index.children(role)
        if children and _is_folded(role, level, excerpt):
            hidden[role] = sum(1 for child in children for _ in index.branch(child))
        else:
            waiting.extend((child, level) for child in reversed(children))


def _is_folded(role: str, level: int, excerpt: Excerpt) -> bool:
    """Whether those below a role are hidden."""
    if role in excerpt.collapsed:
        return True
    return 0 < excerpt.levels <= level and role not in excerpt.expanded
