"""The picture that other sites show of a chart: 1200 by 630 pixels, its title, a line, and the chart below.

Drawn by Pillow at twice the size and made small, so that edges are smooth. Texts of boxes are bars, as in the
miniature: nobody could read them at this size.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from orgchart.exports.path_data import bar_area
from orgchart.scene.colours import mix
from orgchart.scene.extent import extent
from orgchart.scene.scene import Box, Frame, Scene, Text

WIDTH, HEIGHT = 1200, 630
_TWICE = 2
_MARGIN, _CHART_TOP = 56, 190
_GROUND, _INK, _QUIET, _BRAND = "#f6f7f9", "#0f172a", "#475569", "#4f46e5"
_LARGEST_SCALE = 1.2
_GLYPH = 0.52

Point = tuple[float, float]


def write_share_picture(scene: Scene, title: str, line: str, *, regular: Path, bold: Path) -> bytes:
    """Return a PNG. ``regular`` and ``bold`` are the font files of title and line.

    Raises:
        OSError: a font file cannot be read.
    """
    image = Image.new("RGB", (WIDTH * _TWICE, HEIGHT * _TWICE), _GROUND)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH * _TWICE, 10 * _TWICE), fill=_BRAND)
    _Chart(pen, scene).draw()
    _write(pen, 96, title, _Face(bold, 50, _INK))
    _write(pen, 146, line, _Face(regular, 26, _QUIET))
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    file = BytesIO()
    small.save(file, format="PNG", optimize=True)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class _Face:
    """How a line is written: the font's file, its size in pixels, its colour."""

    file: Path
    size: int
    colour: str


def _write(pen: ImageDraw.ImageDraw, baseline: float, text: str, wanted: _Face) -> None:
    """Write one line on its baseline: smaller where it is long, with an ellipsis where that is not enough."""
    room = (WIDTH - 2 * _MARGIN) * _TWICE
    for smaller in range(wanted.size, wanted.size * 2 // 3, -2):
        face = ImageFont.truetype(str(wanted.file), smaller * _TWICE)
        if face.getlength(text) <= room:
            break
    while face.getlength(text) > room:
        text = text[:-2].rstrip() + "…"
    pen.text((_MARGIN * _TWICE, baseline * _TWICE), text, fill=wanted.colour, font=face, anchor="ls")


class _Chart:
    """A scene fitted into the lower part of the picture."""

    def __init__(self, pen: ImageDraw.ImageDraw, scene: Scene) -> None:
        self._pen, self._scene = pen, scene
        left, top, right, bottom = extent(scene)
        width, height = WIDTH - 2 * _MARGIN, HEIGHT - _CHART_TOP - _MARGIN / 2
        fit = min(width / max(right - left, 1), height / max(bottom - top, 1), _LARGEST_SCALE)
        self._scale = fit * _TWICE
        self._left = WIDTH * _TWICE / 2 - (left + right) / 2 * self._scale
        self._top = (_CHART_TOP + height / 2) * _TWICE - (top + bottom) / 2 * self._scale
        self._thin = max(2, round(1.5 * self._scale))

    def draw(self) -> None:
        """Draw what lies behind first."""
        for disc in self._scene.discs:
            x, y, r = *self._at(disc.cx, disc.cy), disc.r * self._scale
            self._pen.ellipse((x - r, y - r, x + r, y + r), fill=disc.fill)
        for frame in self._scene.frames:
            self._frame(frame)
        for connector in self._scene.connectors:
            points = [self._at(*point) for point in connector.points]
            self._pen.line(points, fill=connector.stroke, width=self._thin, joint="curve")
        for box in self._scene.boxes:
            self._box(box)

    def _at(self, x: float, y: float) -> Point:
        return self._left + x * self._scale, self._top + y * self._scale

    def _frame(self, frame: Frame) -> None:
        line = self._thin if frame.stroke_width > 0 else 0
        if frame.outline:
            points = [self._at(*point) for point in frame.outline]
            self._pen.polygon(points, fill=frame.fill, outline=frame.stroke if line else None, width=line)
            return
        self._rectangle((frame.x, frame.y, frame.width, frame.height), frame.radius, frame.fill, frame.stroke)

    def _box(self, box: Box) -> None:
        self._rectangle((box.x, box.y, box.width, box.height), box.radius, box.fill, box.stroke)
        if box.bar > 0:
            x, y, width, height = bar_area(box)
            radius = min(width, height) / 2
            self._rectangle((x, y, width, height), radius, box.bar_colour, "")
        if box.avatar:
            x, y, r = *self._at(box.avatar.cx, box.avatar.cy), box.avatar.r * self._scale
            self._pen.ellipse((x - r, y - r, x + r, y + r), fill=box.avatar.fill)
        for text in box.texts:
            self._bars(text, box)

    def _bars(self, text: Text, box: Box) -> None:
        """One bar a line, about as long as the line of text."""
        colour = mix(text.colour, box.fill, 0.75 if text.bold else 0.35)
        for line in text.lines:
            width = len(line.text) * text.size * _GLYPH
            left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[text.align]
            width = min(width, box.x + box.width - 6 - left)
            if width > 0:
                area = (left, line.y - text.size * 0.6, width, text.size * 0.5)
                self._rectangle(area, text.size / 4, colour, "")

    def _rectangle(
        self, area: tuple[float, float, float, float], radius: float, fill: str, stroke: str
    ) -> None:
        x, y, width, height = area
        corners = (*self._at(x, y), *self._at(x + width, y + height))
        self._pen.rounded_rectangle(
            corners,
            radius * self._scale,
            fill=fill,
            outline=stroke or None,
            width=max(1, self._thin // 2) if stroke else 0,
        )
