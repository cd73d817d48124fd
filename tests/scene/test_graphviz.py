"""Running Graphviz: many graphs at once, remembered results, clear errors."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from orgchart.core import rules
from orgchart.core.document import Document
from orgchart.scene import graphviz
from orgchart.scene.build import build_scene
from orgchart.scene.graphviz import GraphvizError, positions
from orgchart.scene.layouts import table
from orgchart.scene.layouts.tree import packing
from orgchart.scene.themes import THEMES
from orgchart.scene.view import View
from tests.scene.charts import chart

PAIR = 'digraph{node[shape=box,fixedsize=true,label=""]0[width=1]1[width=2]0->1}'
TRIO = 'digraph{graph[nodesep=1]node[shape=box,fixedsize=true,label="",width=1]0->1;0->2}'


@pytest.fixture(autouse=True)
def _forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(graphviz, "_results", type(graphviz._results)())
    graphviz._kept.close()
    yield
    graphviz._kept.close()


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


def test_a_layout_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz, "TIMEOUT", 0.0001)
    with pytest.raises(GraphvizError, match="longer than"):
        positions([TRIO])


def test_no_text_of_the_chart_reaches_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    sources: list[str] = []
    answer = graphviz._Process.answer

    def spy(process: graphviz._Process, source: str) -> str:
        sources.append(source)
        return answer(process, source)

    monkeypatch.setattr(graphviz._Process, "answer", spy)
    build_scene(chart("SECRET\n  INSIDE\n    SPY\n    MOLE\n  OUTSIDE\n    FOX"), View())
    assert len(sources) == 1
    assert not any(word in sources[0] for word in ("SECRET", "INSIDE", "MOLE", "Name", "Title"))


def in_rows(document: Document) -> Document:
    """Return the document with the reports of every manager side by side."""
    managers = {line.manager_id for line in document.lines.values()}
    styled = {key: replace(document.roles[key], branch="standard") for key in managers}
    return replace(document, roles={**document.roles, **styled})


def test_an_edit_lays_out_again_only_what_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgchart.scene.layouts.tree.branches.WHOLE_LIMIT", 20)
    monkeypatch.setattr("orgchart.scene.layouts.tree.branches.PIECE_SIZE", 8)
    branch = "  {0}\n" + "".join(f"    {{0}}{n}\n      {{0}}{n}x\n      {{0}}{n}y\n" for n in range(4))
    outline = "boss\n" + "".join(branch.format(letter) for letter in "abcdef")
    # Where nobody chose a style, an edit may also give branches another one.
    build_scene(in_rows(chart(outline)), View())
    before = set(graphviz._results)
    asked: list[str] = []

    def spy(graphs: list[str]) -> list[graphviz.Positions]:
        asked.extend(graphs)
        return positions(graphs)

    monkeypatch.setattr(packing, "positions", spy)
    build_scene(in_rows(chart(outline + "    f4\n      f4x\n")), View())
    assert len(asked) > 8
    assert 0 < len(set(asked) - before) <= 3  # the piece, the run that it stands in, and the top


def test_layouts_and_themes_are_those_that_charts_may_name() -> None:
    assert tuple(table.LAYOUTS) == rules.LAYOUTS
    assert THEMES == rules.THEMES


def process_id() -> int:
    kept = graphviz._kept._process
    assert kept is not None
    assert kept._running is not None
    return kept._running.pid


def test_one_process_answers_all_calls() -> None:
    first = positions([PAIR, TRIO])
    known = process_id()
    graphviz._results.clear()
    assert [*positions([TRIO]), *positions([PAIR])] == first[::-1]
    assert process_id() == known


def test_another_process_answers_while_the_kept_one_is_busy() -> None:
    (known,) = positions([PAIR])
    graphviz._results.clear()
    with graphviz._kept._turn:
        assert positions([PAIR]) == [known]


def test_a_process_that_somebody_has_stopped_is_started_again() -> None:
    positions([PAIR])
    os.kill(process_id(), signal.SIGKILL)
    assert len(positions([TRIO])[0]) == 3


def test_a_fork_starts_a_process_of_its_own() -> None:
    positions([PAIR])
    known = process_id()
    child = os.fork()
    if child == 0:
        positions([TRIO])
        os._exit(process_id() == known)
    assert os.waitpid(child, 0)[1] == 0
    positions([TRIO])
    assert process_id() == known


def test_a_process_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "dot"
    program.write_text("#!/bin/sh\necho No memory >&2\nexit 3\n")
    program.chmod(0o755)
    with pytest.raises(GraphvizError, match="stopped with code 3: No memory"):
        positions([PAIR])
