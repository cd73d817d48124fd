"""Branches known by their content: what was worked out of one holds wherever it stands, as long as it lives.

A twig is a role with all below it, as far as layouts look at that: sizes of boxes, who stands below whom and
in which style. The same content is the same twig from one scene of a chart to the next, so that an edit
makes new twigs only of the edited role and those above it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.placement import Size
from orgchart.scene.themes import Spacing


@dataclass(slots=True, eq=False)
class Twig:
    """A role with all below it; ``style`` is the one that was chosen by hand.

    ``measures`` is what ``automatic`` knows of it, ``blocks`` what ``blocks`` does. Both follow from the
    content and the spacing alone.
    """

    size: Size
    style: BranchStyle
    assistants: tuple[Twig, ...]
    reports: tuple[Twig, ...]
    measures: Any = None
    blocks: dict[Any, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Grove:
    """The twigs of a chart by role id, children before parents.

    ``forms`` tells in which form each stands; see ``automatic``.
    """

    spacing: Spacing
    twigs: dict[str, Twig]
    forms: Mapping[str, int]


def grove(index: Index, sizes: Mapping[str, Size], spacing: Spacing, before: Grove | None = None) -> Grove:
    """Return the twigs of a chart, bodies aside; those of ``before`` that have the same content stay."""
    known = before.twigs if before is not None and before.spacing == spacing else {}
    twigs: dict[str, Twig] = {}
    styles, beside, below = index.branch_styles, index.assistants, index.reports
    for role_id in reversed(list(index.reading_order())):
        if role_id in index.bodies:
            continue
        size, style = sizes[role_id], styles.get(role_id, "")
        assistants = tuple([twigs[each] for each in beside[role_id]]) if role_id in beside else ()
        reports = tuple([twigs[each] for each in below[role_id]]) if role_id in below else ()
        twig = known.get(role_id)
        if (
            twig is None
            or twig.reports != reports
            or twig.assistants != assistants
            or twig.size != size
            or twig.style != style
        ):
            twig = Twig(size, style, assistants, reports)
        twigs[role_id] = twig
    return Grove(spacing, twigs, {})
