"""The only place that runs Graphviz: graphs in, positions out.

Sizes are ours, so a graph in the DOT language here has fixed-size nodes, empty labels and numbers
for names: never a user's text. One process lays out all graphs of a call.
"""

from __future__ import annotations

import subprocess
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from graphviz.backend import dot_command

TIMEOUT = 20.0  # seconds; graphs of the size that layouts make take a tenth of one
INCH = 72  # points
WIDEST = 65_000  # points: dot refuses nodes not much wider than this
_KEPT = 512

Position = tuple[float, float]
Positions = tuple[Position, ...]

_results: OrderedDict[str, Positions] = OrderedDict()
_lock = Lock()


class GraphvizError(RuntimeError):
    """Graphviz is missing, failed or took too long."""


def positions(graphs: Sequence[str]) -> list[Positions]:
    """Return, for each graph, the centres of its nodes in whole points, y upwards.

    They are exact up to 72,000 points; beyond, the five digits that ``plain`` keeps mean some points.
    Nodes are named ``0`` to ``n - 1``, and the result is in that order. Results are kept by content,
    so that an edit lays out only what it changed.

    Raises:
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    with _lock:
        known = {graph: _results[graph] for graph in graphs if graph in _results}
    missing = list(dict.fromkeys(graph for graph in graphs if graph not in known))
    if missing:
        known.update(zip(missing, _parse(_run("\n".join(missing))), strict=True))
    with _lock:
        for graph in graphs:
            _results[graph] = known[graph]
            _results.move_to_end(graph)
        while len(_results) > _KEPT:
            _results.popitem(last=False)
    return [known[graph] for graph in graphs]


def _run(source: str) -> str:
    """Return what ``dot -Tplain`` writes for one or more graphs."""
    try:
        done = subprocess.run(  # noqa: S603
            dot_command.command("dot", "plain"),
            input=source.encode("ascii"),
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except FileNotFoundError as error:
        raise GraphvizError("Graphviz is not installed: the program dot was not found.") from error
    except subprocess.TimeoutExpired as error:
        raise GraphvizError(f"Graphviz took longer than {TIMEOUT:.0f} seconds.") from error
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip()[:500]
        raise GraphvizError(f"Graphviz stopped with code {done.returncode}: {reason}")
    return done.stdout.decode("ascii", "replace")


def _parse(output: str) -> list[Positions]:
    """Read ``plain`` output: ``node <name> <x> <y> …`` lines, one ``stop`` a graph."""
    graphs: list[Positions] = []
    nodes: dict[int, Position] = {}
    for line in output.splitlines():
        if line.startswith("node "):
            _, name, x, y, _ = line.split(" ", 4)
            nodes[int(name)] = (round(float(x) * INCH), round(float(y) * INCH))
        elif line == "stop":
            graphs.append(tuple(nodes[number] for number in range(len(nodes))))
            nodes = {}
    return graphs
