"""Two ways of doing the same, timed in turn."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object], before: Callable[[], None] = lambda: None) -> float:
    """Return the wall time of one call; ``before`` is called first and not counted."""
    before()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    runs: int,
    before: Callable[[], None] = lambda: None,
) -> tuple[float, float, float]:
    """Run both in turn; return their median seconds and the median of the ratios, ours to theirs."""
    pairs = [(seconds(ours, before), seconds(theirs, before)) for _ in range(runs)]
    return (
        median(pair[0] for pair in pairs),
        median(pair[1] for pair in pairs),
        median(pair[0] / pair[1] for pair in pairs),
    )


def show(name: str, figures: tuple[float, float, float]) -> None:
    """Print one row."""
    print(f"{name:<58} {figures[0]:8.3f} s {figures[1]:8.3f} s   ratio {figures[2]:6.2f}", flush=True)
