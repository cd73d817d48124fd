"""The layouts by name: what people call them, and how they place boxes of given sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from orgchart.scene.layouts.directions import inverted, left_right, right_left
from orgchart.scene.layouts.levels.levels import levels
from orgchart.scene.layouts.matrix import matrix
from orgchart.scene.layouts.rings.rings import rings
from orgchart.scene.layouts.tree.tree import tree
from orgchart.scene.placement import Placement


class Layout(NamedTuple):
    """A layout. ``mirrors`` says that left and right change places for right-to-left languages.

    ``divides`` says that branches look right in it by themselves; else pages draw them as trees.
    ``groups`` says that reports with the same title share a box unless their manager says otherwise.
    ``slim`` says that its boxes are narrower than those of others.
    ``arranges`` says that branches are packed where no style is chosen for them and they were too wide.
    ``place`` of a layout that ``lies`` takes boxes on their side.
    ``place`` of a layout with ``frames`` takes a ``Framing``, too.
    """

    label: str
    place: Callable[..., Placement]
    mirrors: bool = False
    divides: bool = True
    groups: bool = False
    frames: bool = False
    slim: bool = False
    arranges: bool = False
    lies: bool = False


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "tree": Layout("Tree", tree, mirrors=True, frames=True, arranges=True),
        "left-right": Layout("Left–right", left_right, frames=True, arranges=True, lies=True),
        "inverted": Layout("Inverted", inverted, mirrors=True, frames=True, arranges=True),
        "right-left": Layout("Right–left", right_left, frames=True, arranges=True, lies=True),
        "grouped": Layout("Grouped", tree, mirrors=True, groups=True, frames=True, arranges=True),
        "rings": Layout("Rings", rings, divides=False, slim=True),
        "levels": Layout("Levels", levels, mirrors=True),
        "matrix": Layout("Matrix", matrix, mirrors=True),
    }
)
