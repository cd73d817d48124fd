"""What makes an organisation, with networkx as the second opinion."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgchart.core import structure
from orgchart.core.document import (
    Document,
    Holder,
    JobTitle,
    Measure,
    OrgUnit,
    Record,
    ReportingLine,
    Role,
    stands_beside,
)
from orgchart.core.index import below_bodies, index
from orgchart.core.structure import StructureError
from tests.core.company import COMPANY, dotted, of, solid
from tests.core.organisations import SHAPES, Shape, make_organisation, organisations, shuffled

A, B, C = (Role(key, key.upper()) for key in "abc")


def solid_graph(document: Document) -> nx.DiGraph[str]:
    """Return manager -> report as networkx sees it."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(document.roles)
    lines = [line for line in document.lines.values() if line.kind == "solid"]
    graph.add_edges_from((line.manager_id, line.role_id) for line in lines)
    return graph


@settings(deadline=None, max_examples=50)
@given(organisations(min_roles=1))
def test_random_organisations_are_sound_forests(document: Document) -> None:
    structure.check(document)
    assert nx.is_branching(solid_graph(document))


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), max_size=8))
def test_cycles_are_found_as_networkx_finds_them(parents: dict[str, str]) -> None:
    cycle = structure.find_cycle(parents)
    graph: nx.DiGraph[str] = nx.DiGraph(parents.items())
    assert bool(cycle) == (not nx.is_directed_acyclic_graph(graph))
    if cycle:
        assert {parents[node] for node in cycle} == set(cycle)


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ((A, B, solid("a", "b"), solid("b", "a")), "run in a circle"),
        ((A, B, C, solid("a", "b"), solid("b", "c"), solid("c", "a")), "run in a circle"),
        ((A, solid("a", "a")), '"A" reports to itself'),
        ((A, dotted("a", "a")), '"A" reports to itself'),
        ((A, solid("a", "x")), "ends at a role that does not exist"),
        ((A, dotted("x", "a")), "ends at a role that does not exist"),
        ((A, B, solid("a", "b"), dotted("a", "b")), "dotted line to its own manager"),
        ((A, B, ReportingLine("solid:2", "a", "b")), "wrong id"),
        ((A, B, C, solid("a", "b"), ReportingLine("solid:a:2", "a", "c")), "wrong id"),
        ((replace(A, kind="assistant"),), "needs a manager"),
        ((replace(A, unit_id="x"),), "unit that does not exist"),
        ((replace(A, grade="Band 1"),), "grade that the chart lacks"),
        ((Holder("h", "x", "H"),), "role that does not exist"),
        ((Measure("m", "x", "M"),), "A measure belongs to a unit that does not exist"),
        ((JobTitle("t", "x", "T"),), "A job title belongs to a unit that does not exist"),
        ((OrgUnit("u", "U", head_id="x"),), "not a role"),
        ((OrgUnit("u", "U", parent_id="x"),), "unit that does not exist"),
        ((OrgUnit("u", "U", parent_id="u"),), "contain each other"),
        ((OrgUnit("u", "U", parent_id="v"), OrgUnit("v", "V", parent_id="u")), "contain each other"),
    ],
)
def test_what_is_no_organisation_is_told_why(records: tuple[Record, ...], reason: str) -> None:
    with pytest.raises(StructureError, match=reason):
        structure.check(of(*records))


def test_keys_and_the_one_chart_are_checked() -> None:
    with pytest.raises(StructureError, match="not its own"):
        structure.check(Document(roles={"b": A}))
    with pytest.raises(StructureError, match="exactly one chart"):
        structure.check(Document(charts={}))


@pytest.mark.parametrize(("collection", "limit"), structure.MAX_RECORDS.items())
def test_sizes_are_limited(collection: str, limit: int) -> None:
    kind = Document.COLLECTIONS[collection]
    record = COMPANY.units["calls"] if kind is OrgUnit else next(iter(getattr(COMPANY, collection).values()))
    maps: Any = {collection: {str(number): record for number in range(limit + 1)}}
    with pytest.raises(StructureError, match=f"at most {limit:,}"):
        structure.check(replace(COMPANY, **maps))


@settings(deadline=None, max_examples=50)
@given(organisations())
def test_the_index_agrees_with_networkx(document: Document) -> None:
    look_up = index(document)
    graph = solid_graph(document)
    assert sorted(look_up.roots) == sorted(key for key in graph if graph.in_degree(key) == 0)
    assert sorted(look_up.reading_order()) == sorted(document.roles)
    for key in graph:
        assert sorted(look_up.children(key)) == sorted(graph.successors(key))
        assert set(look_up.branch(key)) == nx.descendants(graph, key) | {key}
        assert set(look_up.path(key)) == nx.ancestors(graph, key) | {key}


@settings(deadline=None, max_examples=50)
@given(organisations())
def test_layers_are_distances_from_a_root_without_assistants(document: Document) -> None:
    look_up = index(document)
    graph = solid_graph(document)
    expected = {}
    for root in look_up.roots:
        for key, path in nx.single_source_shortest_path(graph, root).items():
            expected[key] = 1 + sum(not stands_beside(document.roles[step].kind) for step in path[1:])
    assert structure.layers(look_up) == expected
    bodies = {key: sum(document.roles[step].kind == "body" for step in look_up.path(key)) for key in expected}
    assert structure.layers(below_bodies(look_up)) == {
        key: layer - bodies[key] for key, layer in expected.items() if key not in look_up.bodies
    }


@settings(deadline=None, max_examples=30)
@given(organisations())
def test_the_index_does_not_depend_on_the_order_of_the_maps(document: Document) -> None:
    assert index(shuffled(document)) == index(document)
    assert list(index(shuffled(document)).reading_order()) == list(index(document).reading_order())


def test_siblings_of_equal_order_stand_in_the_order_of_their_ids() -> None:
    document = of(B, C, A, solid("c", "a"), solid("b", "a"))
    assert (
        index(shuffled(document, 1)).reports["a"] == index(shuffled(document, 2)).reports["a"] == ("b", "c")
    )
    assert index(of(C, A, B)).roots == ("a", "b", "c")


def test_the_index_of_the_company() -> None:
    look_up = index(COMPANY)
    assert look_up.roots == ("coo",)
    assert look_up.children("coo") == ("aide", "lead", "coach", "analyst")
    reading = ["coo", "aide", "lead", "agents", "ann", "coach", "analyst"]
    assert list(look_up.reading_order()) == reading
    assert look_up.path("ann") == ["ann", "lead", "coo"]
    assert look_up.dotted["coach"] == (COMPANY.lines["dotted:coach:lead"],)
    assert [holder.id for holder in look_up.holders["ann"]] == ["ann-h", "ann-h2"]
    assert look_up.nested_units == {None: ("service",), "service": ("calls", "quality"), "calls": ("night",)}
    assert [measure.id for measure in look_up.measures["calls"]] == ["answered", "waiting"]
    assert [title.id for title in look_up.titles["calls"]] == ["agent-title", "lead-title"]
    vacant = [role.id for role in COMPANY.roles.values() if look_up.is_vacant(role)]
    assert vacant == ["analyst"]
    assert structure.spans(look_up, COMPANY) == {"coo": 3, "lead": 9}


@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_of_five_thousand_is_walked_without_recursion(shape: Shape) -> None:
    document = shuffled(make_organisation(5_000, shape=shape))
    structure.check(document)
    look_up = index(document)
    assert len(structure.layers(look_up)) == len(list(look_up.reading_order())) == 5_000


def test_a_circle_of_five_thousand_is_found() -> None:
    keys = [f"r{number}" for number in range(5_000)]
    Random(1).shuffle(keys)
    parents = dict(zip(keys, [*keys[1:], keys[0]], strict=True))
    assert sorted(structure.find_cycle(parents)) == sorted(keys)
