"""The layouts by name: what people call them, and how they place boxes of given sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from orgchart.core.index import Index
from orgchart.scene.layouts.directions import inverted, left_right, right_left
from orgchart.scene.layouts.graded import levels
from orgchart.scene.layouts.matrix import matrix
from orgchart.scene.layouts.placement import Placement, Size
from orgchart.scene.layouts.rings import rings
from orgchart.scene.layouts.tree import tree
from orgchart.scene.themes import Spacing


class Layout(NamedTuple):
    """A layout. ``mirrors`` says that left and right change places for right-to-left languages.

    ``divides`` says that branches look right in it by themselves; else pages draw them as trees.
    ``groups`` says that reports with the same title share a box unless their manager says otherwise.
    """

    label: str
    place: Callable[[Index, Mapping[str, Size], Spacing], Placement]
    mirrors: bool = False
    divides: bool = True
    groups: bool = False


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "tree": Layout("Tree", tree, mirrors=True),
        "left-right": Layout("Left–right", left_right),
        "inverted": Layout("Inverted", inverted, mirrors=True),
        "right-left": Layout("Right–left", right_left),
        "grouped": Layout("Grouped", tree, mirrors=True, groups=True),
        "rings": Layout("Rings", rings, divides=False),
        "levels": Layout("Levels", levels, mirrors=True),
        "matrix": Layout("Matrix", matrix, mirrors=True),
    }
)
