"""Calm: the same style for managers of one level, or of one branch, where the size hardly suffers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.fit.search import Styles

# Type may be this much smaller for the sake of calm.
CALM = 0.97
# Sizes that are worked out in search of calm, fewer in large charts.
_MOST_TRIES, _TRIED_ROLES = 60, 15_000
_LOOKS_TRIED = 3
_HANGS: Mapping[BranchStyle, BranchStyle] = {"right": "right", "left": "left", "grid": "right"}


def calmed(
    index: Index,
    styles: Styles,
    scale: Callable[[Styles], float],
    leaves: tuple[int, BranchStyle],
) -> Styles:
    """Return styles that are more alike and make the chart at most a little smaller.

    ``scale`` says how large a chart with such styles can be drawn. ``leaves`` says how so many leaves,
    and fewer, stand below a manager without a style. Styles that the index has stay.
    """
    chosen = dict(styles)
    least = scale(chosen) * CALM
    tries = min(_MOST_TRIES, _TRIED_ROLES // (1 + len(index.manager_of)))
    for group in _groups(index):
        looks, _ = _looks(index, chosen, leaves)
        counts = Counter(looks[each] for each in group)
        for look, count in counts.most_common(_LOOKS_TRIED):
            if count == len(group) or not tries:
                break
            tries -= 1
            wish = {**chosen, **dict.fromkeys(group, look)}
            if scale(wish) >= least:
                chosen = wish
                break
    _, usual = _looks(index, chosen, leaves)
    plain = {role_id: style for role_id, style in chosen.items() if style and style != usual.get(role_id)}
    return plain if scale(plain) >= least else chosen


def _groups(index: Index) -> Iterator[Sequence[str]]:
    """Yield the managers of each level, the upper ones first, then those below one manager."""
    levels: dict[int, list[str]] = defaultdict(list)
    siblings: dict[str, list[str]] = defaultdict(list)
    level_of: dict[str, int] = {}
    for role_id in index.reading_order():
        manager = index.manager_of.get(role_id, "")
        level_of[role_id] = 1 + level_of.get(manager, 0)
        if len(index.children(role_id)) > 1 and role_id not in index.branch_styles:
            levels[level_of[role_id]].append(role_id)
            siblings[manager].append(role_id)
    for level in sorted(levels):
        yield levels[level]
    yield from siblings.values()


def _looks(
    index: Index, styles: Styles, leaves: tuple[int, BranchStyle]
) -> tuple[dict[str, BranchStyle], dict[str, BranchStyle]]:
    """Return how the branches of each manager show, and how they would if it had no style of its own."""
    looks: dict[str, BranchStyle] = {}
    usual: dict[str, BranchStyle] = {}
    around: dict[str, BranchStyle] = {}
    for role_id in index.reading_order():
        children = index.children(role_id)
        if not children:
            continue
        usual[role_id] = around.get(role_id, "")
        if not usual[role_id] and len(children) <= leaves[0] and not any(map(index.children, children)):
            usual[role_id] = leaves[1]
        looks[role_id] = index.branch_styles.get(role_id) or styles.get(role_id) or usual[role_id]
        if looks[role_id] in _HANGS:
            around.update(dict.fromkeys(children, _HANGS[looks[role_id]]))
    return looks, usual
