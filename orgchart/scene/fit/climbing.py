"""Climbing: styles changed one by one as long as that makes a chart smaller on the whole.

The search for arrangements goes branch by branch, and only sees what a branch takes alone; what matters
in the end is which branches are next to each other. So the best that it finds is improved a little further.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.fit.search import Styles

# Sizes that are worked out, fewer in large charts, and walks through all managers.
_MOST_TRIES, _TRIED_ROLES, _WALKS = 150, 50_000, 2
_IN_A_ROW: Sequence[BranchStyle] = ("", "row")
_ANY: Sequence[BranchStyle] = (*_IN_A_ROW, "right", "both", "grid")
_LEAST = 1e-6


def climbed(
    index: Index, styles: Styles, cost: Callable[[Styles], float], *, sideways: bool = False
) -> Styles:
    """Return styles with which a chart costs no more. Styles that the index has stay.

    ``sideways`` only leaves hang: a manager behind the reports of another one is hard to find.
    """
    managers = [
        each
        for each in index.reading_order()
        if len(index.children(each)) > 1 and each not in index.branch_styles
    ]
    tries = min(_MOST_TRIES, _TRIED_ROLES // (1 + len(index.manager_of)))
    chosen = dict(styles)
    best = cost(chosen)
    for _ in range(_WALKS):
        before = best
        for role_id in managers:
            hangs = not sideways or not any(map(index.children, index.children(role_id)))
            for style in _ANY if hangs else _IN_A_ROW:
                if style == chosen.get(role_id, "") or not tries:
                    continue
                tries -= 1
                wish = {**chosen, role_id: style}
                wished = cost(wish)
                if wished < best - _LEAST:
                    chosen, best = wish, wished
        if best == before:
            break
    return {role_id: style for role_id, style in chosen.items() if style}
