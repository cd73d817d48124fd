"""The only place that runs Graphviz: graphs in, positions out.

Sizes are ours, so a graph in the DOT language here has fixed-size nodes, empty labels and numbers
for names: never a user's text. One process lays out all graphs of a call, or of all calls in a block
``with one_process()``.
"""

from __future__ import annotations

import atexit
import os
import subprocess
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from select import POLLIN, poll
from tempfile import TemporaryFile
from threading import Lock
from time import monotonic

from graphviz.backend import dot_command

TIMEOUT = 20.0  # seconds; graphs of the size that layouts make take a tenth of one
INCH = 72  # points
WIDEST = 65_000  # points: dot refuses nodes not much wider than this
_KEPT = 512
_MISSING = "Graphviz is not installed: the program dot was not found."
_SLOW = f"Graphviz took longer than {TIMEOUT:.0f} seconds."

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
        known.update(zip(missing, _parse(_kept.answer(missing)), strict=True))
    with _lock:
        for graph in graphs:
            _results[graph] = known[graph]
            _results.move_to_end(graph)
        while len(_results) > _KEPT:
            _results.popitem(last=False)
    return [known[graph] for graph in graphs]


class _Process:
    """A ``dot`` that answers graph by graph. It starts when it is first asked."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None
        self._complaints = TemporaryFile()  # noqa: SIM115  # closed by ``close``

    def answer(self, graph: str) -> str:
        """Return what it writes for one graph."""
        running = self._running = self._running or self._start()
        if running.stdin is None or running.stdout is None:
            raise GraphvizError("Graphviz cannot be talked to.")
        until = monotonic() + TIMEOUT
        answers = poll()
        answers.register(running.stdout, POLLIN)
        answer = b""
        try:
            running.stdin.write(f"{graph}\n".encode("ascii"))  # it reads by lines
            running.stdin.flush()
            while not answer.endswith(b"stop\n"):
                if not answers.poll(1000 * max(0.0, until - monotonic())):
                    running.kill()
                    raise GraphvizError(_SLOW)
                part = os.read(running.stdout.fileno(), 1 << 16)
                if not part:
                    raise BrokenPipeError
                answer += part
        except BrokenPipeError:
            raise self._failure(running) from None
        return answer.decode("ascii", "replace")

    def close(self) -> None:
        """End the process, if it ever began."""
        if self._running is not None:
            # What a stopped process has not read is lost, and that is no matter any more.
            with suppress(BrokenPipeError), self._running as running:
                running.kill()
        self._complaints.close()

    def leave(self) -> None:
        """Close this end of its pipes only."""
        if self._running is not None:
            self._running.returncode = 0
            for pipe in (self._running.stdin, self._running.stdout):
                if pipe is not None:
                    pipe.close()
        self._complaints.close()

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603
                dot_command.command("dot", "plain"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
            )
        except FileNotFoundError as error:
            raise GraphvizError(_MISSING) from error

    def _failure(self, running: subprocess.Popen[bytes]) -> GraphvizError:
        code = running.wait()
        self._complaints.seek(0)
        reason = self._complaints.read(500).decode("utf-8", "replace").strip()
        return _Stopped(f"Graphviz stopped with code {code}: {reason}")


class _Stopped(GraphvizError):
    """The process has ended by itself."""


class _Kept:
    """The process that is kept between calls, for one thread at a time."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: _Process | None = None

    def answer(self, graphs: Sequence[str]) -> str:
        """Return what ``dot`` writes for the graphs; while the kept process is busy, another answers."""
        if not self._turn.acquire(blocking=False):
            process = _Process()
            try:
                return "".join(map(process.answer, graphs))
            finally:
                process.close()
        try:
            return self._answer(graphs)
        finally:
            self._turn.release()

    def _answer(self, graphs: Sequence[str]) -> str:
        is_fresh = self._process is None
        process = self._process = self._process or _Process()
        try:
            return "".join(map(process.answer, graphs))
        except GraphvizError as error:
            self.close()
            # One that somebody has stopped meanwhile is no reason to fail.
            if is_fresh or not isinstance(error, _Stopped):
                raise
        return self._answer(graphs)

    def close(self) -> None:
        """End the process; the next call starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def forget(self) -> None:
        """Leave the process to the one that has started it: this one was forked from that."""
        self._turn = Lock()
        if self._process is not None:
            self._process.leave()
            self._process = None


_kept = _Kept()
atexit.register(_kept.close)
os.register_at_fork(after_in_child=_kept.forget)


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
