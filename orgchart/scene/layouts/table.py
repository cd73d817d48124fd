"""The layouts by name. A layout is a function from an index and box sizes to a placement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from orgchart.core.index import Index
from orgchart.scene.layouts.placement import Placement, Size
from orgchart.scene.layouts.rings import rings
from orgchart.scene.layouts.tree import tree
from orgchart.scene.themes import Spacing

Layout = Callable[[Index, Mapping[str, Size], Spacing], Placement]

LAYOUTS: Mapping[str, Layout] = MappingProxyType({"tree": tree, "rings": rings})
