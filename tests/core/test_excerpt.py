"""What an excerpt of a chart shows, and what it hides."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgchart.core.document import Document, Role
from orgchart.core.excerpt import WHOLE, Chosen, Excerpt, choose
from orgchart.core.index import index
from tests.core.company import COMPANY, of, solid
from tests.core.organisations import organisations

randoms = st.randoms(use_true_random=False)


def some(ids: list[str], rng: Random) -> frozenset[str]:
    """Return any of the ids, and one that names nothing."""
    return frozenset(rng.sample(ids, rng.randint(0, len(ids)))) | {"gone"}


@given(organisations(), randoms)
def test_what_is_shown_and_what_is_hidden_is_all_of_the_branch(document: Document, rng: Random) -> None:
    lookups = index(document)
    ids = list(lookups.reading_order())
    root = rng.choice([*ids, "", "gone"])
    excerpt = Excerpt(root, rng.randint(0, 4), some(ids, rng), some(ids, rng))
    chosen = choose(lookups, excerpt)
    branch = list(lookups.branch(root)) if root in ids else ids
    assert len(chosen.role_ids) + sum(chosen.hidden.values()) == len(branch)
    assert [each for each in branch if each in set(chosen.role_ids)] == list(chosen.role_ids)
    assert chosen.hidden.keys() <= set(chosen.role_ids)


@given(organisations(), randoms)
def test_nobody_below_a_collapsed_role_is_shown(document: Document, rng: Random) -> None:
    lookups = index(document)
    collapsed = some(list(lookups.reading_order()), rng)
    chosen = choose(lookups, Excerpt(collapsed=collapsed))
    for role_id in chosen.role_ids:
        below = len(list(lookups.branch(role_id))) - 1
        assert collapsed.isdisjoint(lookups.path(role_id)[1:])
        assert chosen.hidden.get(role_id, 0) == (below if role_id in collapsed else 0)


@given(organisations())
def test_the_whole_chart_hides_nothing(document: Document) -> None:
    lookups = index(document)
    assert choose(lookups, WHOLE) == Chosen(tuple(lookups.reading_order()), {})


@pytest.mark.parametrize(
    ("excerpt", "hidden"),
    [
        (Excerpt(levels=1), {"coo": 6}),
        (Excerpt(levels=2), {"lead": 2}),
        (Excerpt(levels=3), {}),
        (Excerpt(levels=1, expanded=frozenset(["coo"])), {"lead": 2}),
        (Excerpt(branch="lead", levels=1), {"lead": 2}),
        (Excerpt(branch="gone", levels=2), {"lead": 2}),
    ],
)
def test_levels_count_from_the_top_of_the_excerpt(excerpt: Excerpt, hidden: dict[str, int]) -> None:
    assert choose(index(COMPANY), excerpt).hidden == hidden


def test_bodies_are_no_levels() -> None:
    board = of(Role("board", "Board", kind="body"), Role("ceo", "CEO"), Role("cfo", "CFO"))
    lines = [solid("ceo", "board"), solid("cfo", "ceo")]
    lookups = index(replace(board, lines={line.id: line for line in lines}))
    assert choose(lookups, Excerpt(levels=1)) == Chosen(("board", "ceo"), {"ceo": 1})
