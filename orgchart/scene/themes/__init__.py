"""Themes: small data files that say how a chart looks, never where a box goes.

``default.json`` says everything; the other files say only what differs from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from orgchart.scene.colours import mix
from orgchart.scene.scene import Align, Side

_FOLDER = Path(__file__).parent
_FIRST = "default"

THEMES: tuple[str, ...] = tuple(
    sorted((file.stem for file in _FOLDER.glob("*.json")), key=lambda name: (name != _FIRST, name))
)


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour rule: ``base`` with a ``strength`` (0 to 1) of the unit's or the brand's colour in it.

    In a data file it is ``"#ffffff"``, or ``{"base": "#ffffff", "unit": 0.14}``, or the same with
    ``brand``.
    """

    base: str
    strength: float = 0.0
    of: Literal["unit", "brand"] = "unit"

    def colour(self, unit: str, brand: str, share: float = 1.0) -> str:
        """Return the colour for a unit and a brand; ``share`` weakens the strength.

        >>> Tint("#ffffff", 1).colour("#0f766e", "#000000"), Tint("#ffffff").colour("#0f766e", "#000000")
        ('#0f766e', '#ffffff')
        """
        return mix(unit if self.of == "unit" else brand, self.base, self.strength * share)


@dataclass(frozen=True, slots=True)
class Contrast:
    """The least contrast: of texts with their ground, and of a unit's colour with a box."""

    text: float
    unit: float


@dataclass(frozen=True, slots=True)
class BoxLook:
    """A box: lengths in points.

    ``bar`` is the thickness of the coloured bar inside the side ``bar_side``, 0 for none.
    ``unit_colour`` is the brand's colour, and stands in where no unit gives one.
    """

    width: float
    min_height: float
    radius: float
    fill: Tint
    stroke: Tint
    stroke_width: float
    bar: float
    bar_side: Side
    bar_colour: Tint
    padding: float
    text_align: Align
    unit_colour: str


@dataclass(frozen=True, slots=True)
class VacancyLook:
    """A vacant or planned box: its outline, and how much of their strength its bar and its fill keep."""

    dash: tuple[float, ...]
    stroke: Tint
    stroke_width: float
    bar_strength: float
    fill_strength: float


@dataclass(frozen=True, slots=True)
class AdviserLook:
    """What tells advisers from assistants: the radius of their corners, and the pattern of their lines."""

    radius: float
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class AvatarLook:
    """The disc: room left and right of it, colours, size of the initials. ``colour`` is the initials'."""

    radius: float
    left: float
    right: float
    fill: Tint
    stroke: Tint
    stroke_width: float
    colour: Tint
    size: float


@dataclass(frozen=True, slots=True)
class TextLook:
    """One kind of text: font size and line distance in points."""

    size: float
    leading: float
    colour: str
    max_lines: int


@dataclass(frozen=True, slots=True)
class ConnectorLook:
    """A solid line."""

    stroke: str
    stroke_width: float
    radius: float


@dataclass(frozen=True, slots=True)
class DottedLook:
    """A dotted line and its label (``size``, ``colour``)."""

    stroke: str
    stroke_width: float
    radius: float
    dash: tuple[float, ...]
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class FrameLook:
    """A frame round the roles of a unit, and its caption. Lengths in points.

    ``fill`` and ``stroke`` say how much of the unit's colour, or of the theme's ink, is mixed into the
    background; the ground of a frame in another has ``deeper`` more of it, up to ``strongest``. Frames
    keep ``padding`` from what they hold.
    """

    of: Literal["unit", "ink"]
    fill: float
    deeper: float
    strongest: float
    stroke: float
    stroke_width: float
    dash: tuple[float, ...]
    radius: float
    padding: float
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in points.

    ``beside`` separates boxes in a row, ``level_gap`` rows with a bus between them, ``stack_gap``
    the other rows. A stack's bus runs ``bus_inset`` inside its manager's left edge, and its boxes
    begin ``bus_stub`` right of the bus. Assistants below keep ``trunk_clearance`` from the trunk.
    ``lane`` separates lines that run side by side. More leaves than ``stack_limit`` hang in
    several columns; the square of the rows of such a block is the leaves divided by ``block_shape``
    (0.69: about as wide as two pages). In sideways charts, rows of leaves have up to ``row_limit`` boxes as
    long as there are few rows. ``page`` is the width and height that a chart is to fit, if any. ``sideways``
    says that boxes lie on their side, with their texts: the chart is going to be turned.
    """

    margin: float
    beside: float
    level_gap: float
    stack_gap: float
    bus_inset: float
    bus_stub: float
    trunk_clearance: float
    lane: float
    stack_limit: int = 8
    block_shape: float = 0.69
    row_limit: int = 6
    page: tuple[float, float] | None = None
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as ``scene.Picture`` wants it, with its size in pixels."""

    data: str
    width: int
    height: int
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """How a chart looks. ``font_css`` is the CSS font-family list, first the family measured with.

    A theme is made once and is equal to itself alone, so that what was drawn in it is found at once.

    ``ink`` is the colour of words on the background. ``rings`` is that of a full disc behind boxes, of
    which rings get a part. Without ``avatar`` boxes have no discs.
    """

    name: str
    label: str
    font_family: str
    font_css: str
    background: str
    ink: str
    rings: str
    contrast: Contrast
    box: BoxLook
    vacancy: VacancyLook
    planned: VacancyLook
    adviser: AdviserLook
    avatar: AvatarLook | None
    name_text: TextLook
    title_text: TextLook
    connector: ConnectorLook
    dotted: DottedLook
    frame: FrameLook
    spacing: Spacing
    logo: Logo | None = None


@cache
def theme(name: str) -> Theme:
    """Return a theme by name.

    Raises:
        LookupError: There is no such theme.
    """
    return parsed(name, theme_data(name))


def theme_data(name: str) -> dict[str, Any]:
    """Return a theme's data in full, what its file leaves out filled in.

    Raises:
        LookupError: There is no such theme.
    """
    if name not in THEMES:
        raise LookupError(f"There is no theme {name!r}.")
    whole = _read(_FIRST)
    return whole if name == _FIRST else changed(whole, _read(name))


def changed(data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a theme's data with changes: within a section, only what is named changes."""
    return {
        key: {**value, **changes[key]}
        if isinstance(value, dict) and isinstance(changes.get(key), dict)
        else changes.get(key, value)
        for key, value in data.items()
    }


def parsed(name: str, data: Mapping[str, Any]) -> Theme:
    """Return a theme from its data in full."""
    return Theme(
        name=name,
        label=data["label"],
        font_family=data["font"]["family"],
        font_css=data["font"]["css"],
        background=data["background"],
        ink=data["ink"],
        rings=data["rings"],
        contrast=Contrast(**data["contrast"]),
        box=BoxLook(**_values(data["box"], "fill", "stroke", "bar_colour")),
        vacancy=VacancyLook(**_values(data["vacancy"], "stroke")),
        planned=VacancyLook(**_values(data["vacancy"] | data["planned"], "stroke")),
        adviser=AdviserLook(**_values(data["adviser"])),
        avatar=AvatarLook(**_values(data["avatar"], "fill", "stroke", "colour")) if data["avatar"] else None,
        name_text=TextLook(**data["name"]),
        title_text=TextLook(**data["title"]),
        connector=ConnectorLook(**data["connector"]),
        dotted=DottedLook(**_values(data["dotted"])),
        frame=FrameLook(**_values(data["frame"])),
        spacing=Spacing(**data["spacing"]),
    )


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


def _values(section: Mapping[str, Any], *tints: str) -> dict[str, Any]:
    """The section with tuples for lists and colour rules where they are named."""
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in section.items()}
    return values | {key: _tint(section[key]) for key in tints}


def _tint(rule: str | Mapping[str, Any]) -> Tint:
    if isinstance(rule, str):
        return Tint(rule)
    if "brand" in rule:
        return Tint(rule["base"], rule["brand"], "brand")
    return Tint(rule["base"], rule["unit"])
