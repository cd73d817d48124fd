"""Themes: small data files that say how a chart looks, never where a box goes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent

THEMES: tuple[str, ...] = tuple(sorted(file.stem for file in _FOLDER.glob("*.json")))


@dataclass(frozen=True, slots=True)
class BoxLook:
    """A box: lengths in points. ``unit_colour`` is used where no unit gives a colour."""

    width: float
    min_height: float
    radius: float
    fill: str
    stroke: str
    stroke_width: float
    bar: float
    padding: float
    unit_colour: str


@dataclass(frozen=True, slots=True)
class VacancyLook:
    """A vacant box: dash pattern, and how much of the unit colour its bar keeps (0 to 1)."""

    dash: tuple[float, ...]
    bar_strength: float


@dataclass(frozen=True, slots=True)
class AvatarLook:
    """The disc: room left and right of it, strength of the unit colour in it, size of the initials."""

    radius: float
    left: float
    right: float
    strength: float
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
class Spacing:
    """Distances in points.

    ``beside`` separates boxes in a row, ``level_gap`` rows with a bus between them, ``stack_gap``
    the other rows. A stack's bus runs ``bus_inset`` inside its manager's left edge, and its boxes
    begin ``bus_stub`` right of the bus. Assistants below keep ``trunk_clearance`` from the trunk.
    ``lane`` separates lines that run side by side. More leaves than ``stack_limit`` hang in
    several columns; the square of the rows of such a block is the leaves divided by ``block_shape``
    (0.69: about as wide as two pages).
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


@dataclass(frozen=True, slots=True)
class Theme:
    """How a chart looks. ``font_css`` is the CSS font-family list, first the family measured with."""

    name: str
    label: str
    font_family: str
    font_css: str
    background: str
    box: BoxLook
    vacancy: VacancyLook
    avatar: AvatarLook
    name_text: TextLook
    title_text: TextLook
    connector: ConnectorLook
    dotted: DottedLook
    spacing: Spacing


@cache
def theme(name: str) -> Theme:
    """Return a theme by name.

    Raises:
        LookupError: There is no such theme.
    """
    if name not in THEMES:
        raise LookupError(f"There is no theme {name!r}.")
    data = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Theme(
        name=data["name"],
        label=data["label"],
        font_family=data["font"]["family"],
        font_css=data["font"]["css"],
        background=data["background"],
        box=BoxLook(**data["box"]),
        vacancy=VacancyLook(**_tuples(data["vacancy"])),
        avatar=AvatarLook(**data["avatar"]),
        name_text=TextLook(**data["name"]),
        title_text=TextLook(**data["title"]),
        connector=ConnectorLook(**data["connector"]),
        dotted=DottedLook(**_tuples(data["dotted"])),
        spacing=Spacing(**data["spacing"]),
    )


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
