"""The scene: one picture, worked out to the last detail, as plain data with a stable JSON form.

Units are points (1/72 inch), x to the right, y downwards, origin at the top left of the picture.
Colours are ``#rrggbb``. Everything is final: a writer wraps nothing, colours nothing and places
nothing; it only draws. Items are semantic, so that SVG can draw paths where PPTX makes real shapes
with glued connectors. ``boxes`` stand in reading order: each role before its reports, assistants
first, siblings in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, Literal

from orgchart.scene.drawn import Drawn

Side = Literal["top", "right", "bottom", "left"]
Site = Side  # where a line meets a box
_PLAIN = frozenset((str, int, bool, type(None)))
ConnectorKind = Literal["solid", "assistant", "dotted"]
Align = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, already wrapped. ``x`` is the anchor point by ``align``; ``y`` the baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Text:
    """Lines that belong together (a name, a title). ``full`` is the text before any ellipsis.

    ``part`` says what it is: ``name``, ``title``, ``detail``, ``unit``, ``initials``, ``caption`` or
    ``legend``.
    ``rtl`` is true when the text's first strong character is right-to-left.
    """

    part: str
    lines: tuple[TextLine, ...]
    full: str
    size: float
    bold: bool
    colour: str
    align: Align = "start"
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Avatar:
    """A disc with initials: centre, radius, fill, the text in it, and its outline (0 wide for none).

    ``photo`` is the id of a photo that stands in its place, if there is one; ``image`` is its JPEG file in
    base64, in scenes for files alone. Where there is neither, there are the initials.
    """

    cx: float
    cy: float
    r: float
    fill: str
    text: Text
    stroke: str = "#ffffff"
    stroke_width: float = 0.0
    photo: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A role drawn, or several that share a box. ``id`` is the role's id, or that of the first.

    ``members`` are the ids of the roles that share the box, in order; empty for a single one.
    ``bar`` is the thickness of the coloured bar inside the side ``bar_side`` (0 for none),
    ``bar_colour`` its colour. ``dash`` is the outline's dash pattern, empty for a solid outline.
    ``label`` is the sentence a screen reader speaks; ``description`` a longer one (may be empty).
    An ``adviser`` is an ``assistant`` too. ``level`` is 1 for a root. ``unit_id`` is empty for a role
    without a unit. Boxes with the same ``face`` have the same things at the same places inside; it is no
    part of what is drawn. ``hidden`` counts the roles below it that an excerpt leaves out.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str
    stroke: str
    stroke_width: float
    dash: tuple[float, ...]
    bar: float
    bar_colour: str
    avatar: Avatar | None
    texts: tuple[Text, ...]
    label: str
    description: str
    level: int
    manager_id: str
    unit_id: str
    vacant: bool
    assistant: bool
    bar_side: Side = "left"
    members: tuple[str, ...] = ()
    planned: bool = False
    adviser: bool = False
    hidden: int = 0
    face: object = field(default=None, compare=False, repr=False)

    @property
    def role_ids(self) -> tuple[str, ...]:
        """The ids of the roles that the box stands for."""
        return self.members or (self.id,)


@dataclass(frozen=True, slots=True)
class Plate:
    """A ground that keeps a label readable where it stands upon lines."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Connector:
    """A line between two boxes. ``id`` is the reporting line's id.

    It runs from the manager (``source``) to the role (``target``), leaving and entering at the
    middle of the named sides, or at ``points[0]`` and ``points[-1]`` where a bus starts off-centre
    (a stack's bus leaves its manager near the left edge). ``points`` are the corners of a polyline,
    drawn with corners rounded by ``radius``. Its stretches are axis-parallel, except in rings.
    Labels and the plates below them lie over all lines.
    """

    id: str
    kind: ConnectorKind
    source: str
    target: str
    source_site: Site
    target_site: Site
    points: tuple[tuple[float, float], ...]
    radius: float
    stroke: str
    stroke_width: float
    dash: tuple[float, ...]
    label: Text | None = None
    plate: Plate | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in the scene. ``data`` is a PNG file in base64; ``label`` says what it shows."""

    x: float
    y: float
    width: float
    height: float
    data: str
    label: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A background disc: one of the rings, or what a caption in the middle stands on."""

    id: str
    cx: float
    cy: float
    r: float
    fill: str
    stroke: str
    stroke_width: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A ground behind the boxes: the band of a grade, or an outline round roles of a unit.

    ``outline`` are the corners, in order, of a closed axis-parallel outline that is no rectangle, drawn
    with corners rounded by ``radius``; else it is empty. What a frame is called is the caption of the same
    id. ``unit_id`` is empty for a band. ``depth`` counts the frames around it and itself. ``label`` is
    what a screen reader speaks, empty where the frame says nothing more than the boxes.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str
    stroke: str
    stroke_width: float
    dash: tuple[float, ...] = ()
    outline: tuple[tuple[float, float], ...] = ()
    unit_id: str = ""
    depth: int = 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A text that belongs to no box."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A patch of colour, and beside it what it means."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    text: Text


@dataclass(frozen=True, slots=True)
class Legend:
    """What colours mean. It stands below all else."""

    title: Text
    items: tuple[LegendItem, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """All that is written in it, in reading order."""
        return (self.title, *(item.text for item in self.items))


@dataclass(frozen=True, slots=True)
class Scene:
    """A view of a document, worked out. ``font`` is a CSS font-family list, first the measured one.

    ``ink`` is the colour of words that a writer adds on the background, such as a title.
    ``discs`` lie behind all else, then ``frames``, each the lowest first; ``captions`` stand upon them.
    """

    title: str
    description: str
    language: str
    width: float
    height: float
    background: str
    font: str
    boxes: Sequence[Box]
    connectors: Sequence[Connector]
    ink: str = "#0f172a"
    logo: Picture | None = None
    discs: tuple[Disc, ...] = ()
    captions: tuple[Caption, ...] = ()
    frames: tuple[Frame, ...] = ()
    legend: Legend | None = None


def scene_to_json(scene: Scene) -> dict[str, Any]:
    """Return the scene as JSON-ready dicts and lists, with keys in declaration order."""
    return _plain(scene)  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    """Dataclasses to dicts, tuples to lists, floats rounded to a hundredth of a point."""
    kind: Any = type(value)
    if kind is float:
        rounded = round(value, 2)
        return int(rounded) if rounded.is_integer() else rounded
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is Drawn:
        return [_plain(item) for item in value]
    names, values_of = _parts_of(kind)
    return {name: _plain(part) for name, part in zip(names, values_of(value), strict=True)}


@cache
def _parts_of(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a dataclass's fields, and what returns their values."""
    names = tuple(each.name for each in fields(kind) if each.compare)
    return names, attrgetter(*names)
