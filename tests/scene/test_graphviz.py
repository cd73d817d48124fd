"""Running Graphviz: many graphs at once, remembered results, clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgchart.core import rules
from orgchart.scene import graphviz
from orgchart.scene.build import build_scene
from orgchart.scene.graphviz import GraphvizError, one_process, positions
from orgchart.scene.layouts import packing, table
from orgchart.scene.themes import THEMES
from orgchart.scene.view import View
from tests.scene.charts import chart

PAIR = 'digraph{node[shape=box,fixedsize=true,label=""]0[width=1]1[width=2]0->1}'
TRIO = 'digraph{graph[nodesep=1]node[shape=box,fixedsize=true,label="",width=1]0->1;0->2}'


@pytest.fixture(autouse=True)
def _forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz, "_results", type(graphviz._results)())


def test_graphs_are_answered_in_order_each_with_all_its_nodes() -> None:
    pair, trio, again = positions([PAIR, TRIO, PAIR])
    assert (len(pair), len(trio)) == (2, 3)
    assert pair == again
    assert trio[2][0] - trio[1][0] == 2 * graphviz.INCH
    assert pair[0][1] > pair[1][1]


def test_nothing_is_run_for_no_graph_or_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    (known,) = positions([PAIR])
    monkeypatch.setenv("PATH", "")
    assert positions([]) == []
    assert positions([PAIR]) == [known]


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GraphvizError, match="not installed"):
        positions([PAIR])


def test_a_graph_that_is_none_is_reported() -> None:
    with pytest.raises(GraphvizError, match="stopped with code"):
        positions(["digraph{"])


def test_a_layout_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz, "TIMEOUT", 0.0001)
    with pytest.raises(GraphvizError, match="longer than"):
        positions([TRIO])


def test_no_text_of_the_chart_reaches_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    sources: list[str] = []
    run = graphviz._run

    def spy(source: str) -> str:
        sources.append(source)
        return run(source)

    monkeypatch.setattr(graphviz, "_run", spy)
    build_scene(chart("SECRET\n  INSIDE\n    SPY\n    MOLE\n  OUTSIDE\n    FOX"), View())
    assert len(sources) == 1
    assert not any(word in sources[0] for word in ("SECRET", "INSIDE", "MOLE", "Name", "Title"))


def test_an_edit_lays_out_again_only_what_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgchart.scene.layouts.branches.WHOLE_LIMIT", 20)
    monkeypatch.setattr("orgchart.scene.layouts.branches.PIECE_SIZE", 8)
    branch = "  {0}\n" + "".join(f"    {{0}}{n}\n      {{0}}{n}x\n      {{0}}{n}y\n" for n in range(4))
    outline = "boss\n" + "".join(branch.format(letter) for letter in "abcdef")
    build_scene(chart(outline), View())
    before = set(graphviz._results)
    asked: list[str] = []

    def spy(graphs: list[str]) -> list[graphviz.Positions]:
        asked.extend(graphs)
        return positions(graphs)

    monkeypatch.setattr(packing, "positions", spy)
    build_scene(chart(outline + "    f4\n      f4x\n"), View())
    assert len(asked) > 8
    assert 0 < len(set(asked) - before) <= 3  # the piece, the run that it stands in, and the top


def test_layouts_and_themes_are_those_that_charts_may_name() -> None:
    assert tuple(table.LAYOUTS) == rules.LAYOUTS
    assert THEMES == rules.THEMES


def test_one_process_answers_all_calls_of_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = positions([PAIR, TRIO])
    graphviz._results.clear()
    monkeypatch.setattr(graphviz, "_run", None)
    with one_process():
        assert [*positions([PAIR]), *positions([TRIO])] == alone


def test_a_process_that_is_kept_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(graphviz, "TIMEOUT", 0.05)
    with one_process(), pytest.raises(GraphvizError, match="longer than"):
        positions(["digraph{"])
    monkeypatch.setenv("PATH", str(tmp_path))
    with one_process(), pytest.raises(GraphvizError, match="not installed"):
        positions([PAIR])
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\necho No memory >&2\nexit 3\n")
    program.chmod(0o755)
    with one_process(), pytest.raises(GraphvizError, match="stopped with code 3: No memory"):
        positions([PAIR])
