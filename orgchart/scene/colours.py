"""Colours as ``#rrggbb``: mixing, contrast, and the colour of a role's unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from orgchart.core.document import OrgUnit

READABLE = 4.5  # WCAG 2.2 AA for text of this size

Channels = tuple[int, int, int]


@lru_cache(maxsize=1024)
def mix(colour: str, background: str, strength: float) -> str:
    """Return the opaque colour that ``colour`` at ``strength`` (0 to 1) makes over ``background``.

    >>> mix("#000000", "#ffffff", 0.2)
    '#cccccc'
    """
    over, under = _channels(colour), _channels(background)
    return _hex(tuple(round(b + (a - b) * strength) for a, b in zip(over, under, strict=True)))


@lru_cache(maxsize=1024)
def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def readable(colour: str, background: str, least: float = READABLE) -> str:
    """Return the colour, darkened or lightened only as far as it needs for a contrast on the background.

    Black or white, whichever stands out more, where ``least`` cannot be had.
    """
    goal = "#000000" if _luminance(background) > 0.18 else "#ffffff"
    for step in range(21):
        candidate = mix(goal, colour, step / 20)
        if contrast(candidate, background) >= least:
            return candidate
    return goal


@lru_cache(maxsize=1024)
def legible(colour: str, other: str, background: str, least: float = READABLE) -> str:
    """Return the colour if text in it can be read on the background, else the other, else the colour mended.

    >>> legible("#ffffff", "#111827", "#fee2e2"), legible("#ffffff", "#111827", "#0f766e")
    ('#111827', '#ffffff')
    """
    for each in (colour, other):
        if contrast(each, background) >= least:
            return each
    return readable(colour, background, least)


def unit_colours(units: Mapping[str, OrgUnit], default: str) -> dict[str, str]:
    """Return the colour of each unit: its own, or that of the nearest unit around it, or the default."""
    colours: dict[str, str] = {}
    for start in units:
        path: list[str] = []
        unit_id: str | None = start
        while unit_id is not None and unit_id not in colours and not units[unit_id].colour:
            path.append(unit_id)
            unit_id = units[unit_id].parent_id
        colour = default if unit_id is None else colours.setdefault(unit_id, units[unit_id].colour)
        colours.update(dict.fromkeys(path, colour))
    return colours


def _channels(colour: str) -> Channels:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(channels: tuple[int, ...]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
