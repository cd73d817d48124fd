"""The small change of a Visio page: cells, sections, places. Lengths in inches, y upwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orgchart.exports.xml_text import attribute
from orgchart.scene.scene import Side

INCH = 72.0  # points
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a scene stands on the page: ``top`` points of the page are above it."""

    width: float
    height: float
    top: float

    def x(self, value: float) -> float:
        """Return a place across in inches."""
        return value / INCH

    def y(self, value: float) -> float:
        """Return a place from the bottom in inches."""
        return (self.height - self.top - value) / INCH


def cell(name: str, value: object, formula: str = "") -> str:
    """Return a cell; numbers are rounded to a hundred-thousandth of their unit."""
    shown = f"{value:.5f}" if isinstance(value, float) else attribute(str(value))
    counted = f' F="{attribute(formula)}"' if formula else ""
    return f'<Cell N="{name}" V="{shown}"{counted}/>'


def place(x: float, y: float, width: float, height: float) -> str:
    """Return the cells of a shape whose middle stands at a point."""
    return (
        cell("PinX", x)
        + cell("PinY", y)
        + cell("Width", width)
        + cell("Height", height)
        + cell("LocPinX", width / 2, "Width*0.5")
        + cell("LocPinY", height / 2, "Height*0.5")
    )


def look(fill: str, stroke: str, width: float, dash: Sequence[float] = ()) -> str:
    """Return the cells of a fill and a line; none where the colour is empty or the line has no width."""
    line = stroke if width > 0 else ""
    pattern = 0 if not line else 1 if not dash else 3 if dash[0] <= 2 * width else 2
    return (
        (cell("FillForegnd", fill) if fill else "")
        + cell("FillPattern", 1 if fill else 0)
        + (cell("LineColor", line) + cell("LineWeight", width / INCH) if line else "")
        + cell("LinePattern", pattern)
    )


def section(name: str, rows: Iterable[str]) -> str:
    """Return a section; nothing where it has no rows."""
    content = "".join(rows)
    return f'<Section N="{name}">{content}</Section>' if content else ""


# Corners from the lower left on: which, where, and the directions in which an outline comes and goes there.
_TURNS = (
    ("a", (0, 0), (0, -1), (1, 0)),
    ("b", (1, 0), (1, 0), (0, 1)),
    ("c", (1, 1), (0, 1), (-1, 0)),
    ("d", (0, 1), (-1, 0), (0, -1)),
)
ALL_CORNERS = "abcd"
CORNERS_OF: Mapping[Side, str] = {"left": "ad", "right": "bc", "top": "cd", "bottom": "ab"}
NO_GEOMETRY = '<Section N="Geometry" IX="0"><Cell N="NoShow" V="1"/></Section>'


def rounded(width: float, height: float, radius: float, corners: str = ALL_CORNERS) -> str:
    """Return a geometry of a rectangle that fills its shape, with some corners round.

    ``Rounding`` would say the same, but LibreOffice takes no notice of it.
    """
    across, down = min(radius / width, 1 / (1 + (corners == ALL_CORNERS))), min(radius / height, 0.5)
    rows: list[str] = []
    for name, (x, y), (ix, iy), (ox, oy) in (*_TURNS, _TURNS[0]):
        is_round = name in corners and radius > 0
        r, s = (across, down) if is_round else (0.0, 0.0)
        leave = cell("X", float(x + ox * r)) + cell("Y", float(y + oy * s))
        if not rows:
            rows.append(f'<Row T="RelMoveTo" IX="1">{leave}</Row>')
            continue
        entry = cell("X", float(x - ix * r)) + cell("Y", float(y - iy * s))
        rows.append(f'<Row T="RelLineTo" IX="{len(rows) + 1}">{entry}</Row>')
        if is_round:
            corner = cell("A", float(x)) + cell("B", float(y))
            rows.append(f'<Row T="RelQuadBezTo" IX="{len(rows) + 1}">{leave}{corner}</Row>')
    return f'<Section N="Geometry" IX="0">{"".join(rows)}</Section>'


def path(points: Sequence[Point], *, filled: bool) -> str:
    """Return a geometry through points, in inches from the shape's lower left."""
    rows = "".join(
        f'<Row T="{"LineTo" if number > 1 else "MoveTo"}" IX="{number}">{cell("X", x)}{cell("Y", y)}</Row>'
        for number, (x, y) in enumerate(points, start=1)
    )
    return f'<Section N="Geometry" IX="0">{cell("NoFill", 0 if filled else 1)}{rows}</Section>'


def ellipse(width: float, height: float) -> str:
    """Return a geometry of an ellipse that fills its shape."""
    x, y = width / 2, height / 2
    return (
        '<Section N="Geometry" IX="0"><Row T="Ellipse" IX="1">'
        f"{cell('X', x, 'Width*0.5')}{cell('Y', y, 'Height*0.5')}"
        f"{cell('A', width, 'Width*1')}{cell('B', y, 'Height*0.5')}"
        f"{cell('C', x, 'Width*0.5')}{cell('D', height, 'Height*1')}</Row></Section>"
    )
