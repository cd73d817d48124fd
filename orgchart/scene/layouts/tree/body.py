"""What moves as one piece in a tree: boxes, with the columns and the blocks that hang in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orgchart.core.document import BranchStyle
from orgchart.scene.layouts.frames.inlays import Inlay
from orgchart.scene.layouts.frames.parts import Chain
from orgchart.scene.scene import Site

Interval = tuple[float, float]


@dataclass(slots=True)
class Slot:
    """A box in a body: its row there, and its left edge relative to the axis."""

    role_id: str
    row: int
    x: float


@dataclass(slots=True)
class Column:
    """Roles below each other. The bus at their left (or other ``side``) is ``bus`` right of the axis.

    ``direct`` says that the bus comes straight out of the manager's bottom.
    """

    manager_id: str
    role_ids: Sequence[str]
    bus: float
    direct: bool
    side: Site = "left"


@dataclass(slots=True)
class Hanging:
    """Reports that hang from a manager with all below them, each in a block of its own.

    ``on_trunk`` says that assistants stand beside the trunk: then the only way down is in the middle.
    """

    manager_id: str
    style: BranchStyle
    role_ids: Sequence[str]
    blocks: Sequence[Body]
    on_trunk: bool


@dataclass(slots=True)
class Offices:
    """Assistants beside a manager's trunk with all below them, each in a block of its own on a side.

    ``rows`` counts the rows that they take between the manager and its reports.
    """

    manager_id: str
    role_ids: Sequence[str]
    blocks: Sequence[Body]
    sides: Sequence[Site]
    rows: int = 0


class Hung(NamedTuple):
    """A block in the body that it hangs in: its first row there, and its axis relative to the other."""

    block: Body
    row: int
    x: float


@dataclass(slots=True, eq=False)
class Body:
    """Boxes that move together. ``row`` and ``x`` (of the axis) are absolute once it is placed.

    ``chain`` are the parts around all of its boxes, ``inlays`` those around some leaves in a column.
    ``crown`` and ``feet`` count the frames that begin with the first row and end with the last one.
    """

    rows: list[Interval] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    children: list[Body] = field(default_factory=list)
    rigid: bool = False
    offices: Offices | None = None
    hanging: Hanging | None = None
    hung: list[Hung] = field(default_factory=list)
    chain: Chain = ()
    inlays: list[Inlay] = field(default_factory=list)
    crown: int = 0
    feet: int = 0
    row: int = 0
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Forest:
    """All bodies below ``top``, whose rows are those of the plates, and what the lines need to know.

    ``beside`` names the side of its manager on which an assistant stands. ``trunk_rows`` counts the
    rows of assistants without reports below a manager, where there are any. ``blocks`` are the bodies that
    are rigid or hold blocks, each before those below it. ``band_ends`` are the last rows of bands.
    """

    top: Body
    blocks: Sequence[Body]
    beside: Mapping[str, Site]
    trunk_rows: Mapping[str, int]
    band_ends: Sequence[int] = ()
