"""Which rule holds in which layout: the one table that every test of whole pictures goes by.

Everything holds in every layout unless a rule says why not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from orgchart.core.document import Document
from orgchart.core.rules import LAYOUTS
from orgchart.scene.layouts.directions import runs_right_to_left
from orgchart.scene.scene import Scene
from tests.scene import frame_geometry, geometry, level_geometry, matrix_geometry, ring_geometry
from tests.scene.legend_geometry import covered_legend

TREES = ("tree", "inverted", "left-right", "right-left", "grouped")
ROWS = (*TREES, "levels", "matrix")


class Picture(NamedTuple):
    """A scene, what it shows, and how."""

    document: Document
    scene: Scene
    layout: str
    theme: str

    @property
    def direction(self) -> str:
        """The mirror in which the picture is a tree, by the names of ``geometry.CANONICAL``."""
        canonical = {"grouped": "tree"}.get(self.layout, self.layout)
        if not runs_right_to_left(self.scene.language):
            return canonical
        return {"tree": "mirrored", "inverted": "mirrored inverted"}.get(canonical, canonical)


class Rule(NamedTuple):
    """What must hold, in which layouts, and what tells where it does not."""

    says: str
    layouts: Sequence[str]
    check: Callable[[Picture], Iterable[str]]


RULES: Sequence[Rule] = (
    Rule("each role stands in one box, each line is drawn", LAYOUTS, lambda it: geometry.missing(*it[:2])),
    Rule("nothing lies outside of the picture", LAYOUTS, lambda it: geometry.outside(it.scene)),
    Rule("no boxes overlap", LAYOUTS, lambda it: geometry.overlapping_boxes(it.scene)),
    Rule("lines meet their boxes", LAYOUTS, lambda it: geometry.loose_ends(it.scene)),
    Rule("no line crosses a box", LAYOUTS, lambda it: geometry.crossed_boxes(it.scene)),
    Rule("words stay in their box", LAYOUTS, lambda it: geometry.spilled_text(it.scene, it.theme)),
    Rule("lines that have a label show it", LAYOUTS, lambda it: geometry.missing_labels(*it[:2])),
    Rule("labels can be read", LAYOUTS, lambda it: geometry.covered_labels(it.scene, it.theme)),
    Rule("bodies look like plates and stand at the top", LAYOUTS, lambda it: geometry.low_bodies(*it[:3])),
    Rule("the legend stands below all else", LAYOUTS, lambda it: covered_legend(it.scene, it.theme)),
    # Lines of rings run straight or along circles.
    Rule("lines run level or upright", ROWS, lambda it: geometry.crooked_connectors(it.scene)),
    # Lines of rings cross at all angles, but lie on each other nowhere else than beside a box.
    Rule("lines of different managers keep apart", ROWS, lambda it: geometry.shared_lanes(_apart(it))),
    Rule(
        "siblings follow each other, reports their manager",
        TREES,
        lambda it: geometry.disorder(it.document, it.scene, it.direction),
    ),
    # Elsewhere units are colours alone.
    Rule(
        "frames hold their unit and nothing else, clear of captions and lines",
        TREES,
        lambda it: frame_geometry.misplaced_frames(it.document, it.scene, it.theme),
    ),
    Rule("bands hold their grade", ("levels",), lambda it: level_geometry.strays(*it[:2])),
    Rule("reports stand below, in order", ("levels",), lambda it: level_geometry.disorder(*it[:2])),
    Rule("cells hold their roles in order", ("matrix",), lambda it: matrix_geometry.disorder(*it[:2])),
    Rule("everybody stands on their ring", ("rings",), lambda it: ring_geometry.strays(*it[:2])),
    Rule("sectors follow each other", ("rings",), lambda it: ring_geometry.disorder(*it[:2])),
    Rule("nobody stands inside their manager", ("rings",), lambda it: ring_geometry.inner_reports(*it[:2])),
    Rule("lines lead somewhere", ("rings",), lambda it: ring_geometry.without_length(it.scene)),
    Rule(
        "the caption lies in its disc",
        ("rings",),
        lambda it: ring_geometry.spilled_captions(it.scene, it.theme),
    ),
)


def faults(document: Document, scene: Scene, layout: str = "tree", theme: str = "default") -> list[str]:
    """Return a sentence for everything that is wrong with a scene of a document."""
    picture = Picture(document, scene, layout, theme)
    return [fault for rule in RULES if layout in rule.layouts for fault in rule.check(picture)]


def _apart(it: Picture) -> Scene:
    """The scene of lines that shall keep apart: those into one row of a matrix share its rail."""
    return matrix_geometry.without_rails(it.document, it.scene) if it.layout == "matrix" else it.scene
