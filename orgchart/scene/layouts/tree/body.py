"""What moves as one piece in a tree: boxes, with the columns and the blocks that hang in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from orgchart.core.document import BranchStyle
from orgchart.scene.layouts.frames.inlays import Inlay
from orgchart.scene.layouts.frames.parts import Chain
from orgchart.scene.layouts.tree.grove import Twig
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
    ``sides`` names the side of its manager on which an assistant in it stands. ``trunk_rows`` counts the
    rows of assistants without reports below a manager, where there are any.
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
    sides: dict[str, Site] = field(default_factory=dict)
    trunk_rows: dict[str, int] = field(default_factory=dict)
    row: int = 0
    x: float = 0.0


@dataclass(slots=True)
class Contour:
    """The interval that a branch occupies on each row, deepest row first, moved by ``shift``."""

    low: list[float]
    high: list[float]
    shift: float = 0.0

    def interval(self, row: int) -> Interval:
        """Return the interval on a row, counted from the top."""
        return self.low[-1 - row] + self.shift, self.high[-1 - row] + self.shift

    def cover(self, row: int, low: float, high: float) -> None:
        """Make it reach at least from one edge to another on a row, counted from the top."""
        self.low[-1 - row] = min(self.low[-1 - row], low - self.shift)
        self.high[-1 - row] = max(self.high[-1 - row], high - self.shift)


@dataclass(slots=True)
class Block:
    """The outline of a block and its outermost edges, all relative to its axis."""

    outline: Contour
    left: float
    right: float

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return len(self.outline.low)

    def moved(self, distance: float) -> Block:
        """Return the block moved to the right; this one is used up."""
        self.outline.shift += distance
        return Block(self.outline, self.left + distance, self.right + distance)

    def copied(self) -> Block:
        """Return a block that can be used up in place of this one."""
        outline = Contour(list(self.outline.low), list(self.outline.high), self.outline.shift)
        return Block(outline, self.left, self.right)


@dataclass(slots=True, eq=False)
class KeptBlock:
    """A rigid body with all in it, as it once was made, and its outline. It is never changed again.

    ``bough`` is what ``boughs`` makes of it.
    """

    body: Body
    block: Block
    bough: Any = None


@dataclass(frozen=True, slots=True)
class Forest:
    """All bodies below ``top``, whose rows are those of the plates.

    ``blocks`` are the bodies that are rigid or hold blocks, each before those below it, but for ``kept``
    ones, which are whole already. ``begun`` says where others shall be kept once they are whole.
    ``band_ends`` are the last rows of bands.
    """

    top: Body
    blocks: Sequence[Body]
    band_ends: Sequence[int] = ()
    kept: dict[Body, KeptBlock] = field(default_factory=dict)
    begun: Mapping[Body, tuple[Twig, object]] = field(default_factory=dict)
