"""Pictures of excerpts: who is in them, what they count, and that they look like the whole."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgchart.core.document import Document
from orgchart.core.excerpt import WHOLE, Excerpt, choose
from orgchart.core.index import index
from orgchart.scene.build import build_scene
from orgchart.scene.excerpts import build_excerpt
from orgchart.scene.view import View
from tests.core.company import COMPANY
from tests.core.organisations import organisations
from tests.scene.charts import chart

PAIR = ("lead", "coach")


@given(organisations(min_roles=1), st.randoms(use_true_random=False))
def test_an_excerpt_draws_what_is_chosen_and_counts_the_rest(document: Document, rng: Random) -> None:
    lookups = index(document)
    ids = list(lookups.reading_order())
    collapsed = frozenset(rng.sample(ids, rng.randint(0, len(ids))))
    excerpt = Excerpt(rng.choice(["", *ids]), rng.randint(0, 3), collapsed)
    chosen = choose(lookups, excerpt)
    scene = build_excerpt(document, View(), excerpt)
    drawn = {role_id for box in scene.boxes for role_id in box.role_ids}
    assert drawn == set(chosen.role_ids)
    assert {box.id: box.hidden for box in scene.boxes if box.hidden} == chosen.hidden
    for box in scene.boxes:
        counts = [text.full for text in box.texts if text.part == "hidden"]
        assert counts == ([f"+{box.hidden:,}"] if box.hidden else [])


@pytest.mark.parametrize("layout", ["tree", "left-right", "rings", "levels", "grouped"])
def test_the_whole_as_an_excerpt_is_the_whole(layout: str) -> None:
    view = View(layout=layout)
    assert build_excerpt(COMPANY, view, WHOLE) == build_scene(COMPANY, view)
    assert build_excerpt(COMPANY, view, Excerpt(branch="gone", levels=9)) == build_scene(COMPANY, view)


def test_collapsed_roles_keep_a_box_of_their_own() -> None:
    alike = {
        key: replace(COMPANY.roles[key], title="Manager", unit_id="quality") for key in ("lead", "coach")
    }
    document = replace(COMPANY, roles={**COMPANY.roles, **alike})
    scene = build_excerpt(document, View("grouped"), Excerpt(levels=2))
    assert {box.id for box in scene.boxes} == {"coo", "aide", "lead", "coach", "analyst"}


def test_one_of_those_who_share_a_box_can_be_shown_alone() -> None:
    document = chart("boss\n  a\n  b\n  c")
    alike = {key: replace(document.roles[key], title="Agent") for key in "abc"}
    document = replace(document, roles={**document.roles, **alike})
    for role_id in "abc":
        (box,) = build_excerpt(document, View("grouped"), Excerpt(branch=role_id)).boxes
        assert box.role_ids == (role_id,)


def test_what_is_shown_looks_as_it_does_in_the_whole() -> None:
    whole = {box.id: box for box in build_scene(COMPANY, View()).boxes}
    for box in build_excerpt(COMPANY, View(), Excerpt(branch="lead")).boxes:
        known = whole[box.id]
        assert (box.bar_colour, box.fill, box.width) == (known.bar_colour, known.fill, known.width)
