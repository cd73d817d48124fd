"""A scene drawn into a WeasyPrint page stream: shapes as PDF operators, text shaped by Pango.

This module and ``pdf_text`` are the two that lean on WeasyPrint's inner parts: ``Layout``,
``draw_first_line``, ``draw_emojis`` and the style dictionary, the same four that WeasyPrint's own SVG
text uses, and ``RasterImage`` for logo and photos.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.images import RasterImage

from orgchart.exports.path_data import Route, bar_area, outline, route
from orgchart.exports.pdf_text import Shaper, draw_run
from orgchart.exports.sheets import CHAPTER
from orgchart.exports.texts import is_shortened
from orgchart.exports.xml_text import one_line
from orgchart.scene.scene import Avatar, Box, Connector, Disc, Frame, Picture, Plate, Scene, Text

Point = tuple[float, float]

# How far a Bézier curve's handles reach for a quarter of a circle.
_CIRCLE = 0.5522847498
# Parts of paths as operators. Written whole they take a fraction of the time of a call for each number.
_MOVE, _LINE, _CURVE = b"%.3f %.3f m", b"%.3f %.3f l", b"%.3f %.3f %.3f %.3f %.3f %.3f c"
_ROUND_RECTANGLE = b"\n".join((_MOVE, *(_LINE, _CURVE) * 4, b"h"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A tagged stretch of the page: its number there, the box it belongs to, what it says.

    ``box_id`` is empty for captions, the label of a line and what stands round a chart; ``tag`` is what
    that is (a heading, a paragraph). ``said`` is empty where the drawn text says it all.
    """

    number: int
    box_id: str
    said: str
    tag: str = "P"


class Painter:
    """Paints one scene once. ``marks`` lists the tagged stretches in reading order afterwards."""

    def __init__(
        self,
        scene: Scene,
        left: float,
        top: float,
        scale: float,
        shaper: Shaper,
        *,
        clip: tuple[float, float, float, float] | None = None,
    ) -> None:
        self.marks: list[Mark] = []
        self._first_mark = 0
        self._scene = scene
        self._place = (left, top, scale)
        self._clip = clip
        self._shaper = shaper

    def paint(self, stream: Any) -> None:
        """Draw the ground and all shapes as one artifact, then the texts, tagged, in reading order."""
        left, top, scale = self._place
        x, y, width, height = stream.page_rectangle
        self._first_mark = len(stream._tags)
        stream.begin_marked_content("Artifact")
        if self._scene.background:
            _set_colour(stream, self._scene.background)
            stream.rectangle(x * 0.75, y * 0.75, width * 0.75, height * 0.75)
            stream.fill()
        if self._clip:
            stream.rectangle(*self._clip)
            stream.clip()
            stream.end()
        stream.transform(a=scale, d=scale, e=left, f=top)
        self._draw_shapes(stream)
        stream.end_marked_content()
        for box_id, text in _texts(self._scene):
            self._draw_marked(stream, text, box_id)

    def paint_untagged(self, stream: Any, ground: tuple[float, float, float, float]) -> None:
        """Draw everything in a rectangle of the stream, as part of a figure that has words of its own."""
        if self._scene.background:
            _set_colour(stream, self._scene.background)
            stream.rectangle(*ground)
            stream.fill()
        left, top, scale = self._place
        stream.transform(a=scale, d=scale, e=left, f=top)
        self._draw_shapes(stream)
        for _, text in _texts(self._scene):
            self._draw_text(stream, text)

    def paint_round(
        self,
        stream: Any,
        heading: Text,
        texts: Sequence[Text],
        *,
        swatches: Iterable[tuple[tuple[float, float, float, float], str]],
        strokes: Iterable[tuple[tuple[Point, Point], str]],
        logo: Picture | None,
    ) -> None:
        """Draw what stands round the scene, in points of the page: patches and lines, then the texts."""
        stream.begin_marked_content("Artifact")
        if logo:
            _draw_picture(stream, logo)
        for area, colour in swatches:
            _set_colour(stream, colour)
            _round_rectangle(stream, area, 2)
            stream.fill()
        for (start, end), colour in strokes:
            _set_colour(stream, colour, stroke=True)
            stream.set_line_width(0.5)
            stream.set_dash((), 0)
            stream.move_to(*start)
            stream.line_to(*end)
            stream.stroke()
        stream.end_marked_content()
        self._draw_marked(stream, heading, "", "H1")
        for text in texts:
            self._draw_marked(stream, text, "", "H1" if text.part == CHAPTER else "P")

    def _draw_shapes(self, stream: Any) -> None:
        """Draw all that is not read as text, what lies behind first."""
        for disc in self._scene.discs:
            _draw_disc(stream, disc)
        for frame in self._scene.frames:
            _draw_frame(stream, frame)
        if self._scene.logo:
            _draw_picture(stream, self._scene.logo)
        for connector in self._scene.connectors:
            _draw_connector(stream, connector)
        for plate in filter(None, (connector.plate for connector in self._scene.connectors)):
            _draw_plate(stream, plate)
        for item in self._scene.legend.items if self._scene.legend else ():
            _set_colour(stream, item.fill)
            _round_rectangle(stream, (item.x, item.y, item.width, item.height), 2)
            stream.fill()
        for box in self._scene.boxes:
            _draw_card(stream, box)
            if box.avatar and box.avatar.image:
                _draw_photo(stream, box.avatar)
            elif box.avatar:
                self._draw_avatar(stream, box.avatar)

    def _draw_avatar(self, stream: Any, avatar: Avatar) -> None:
        """Draw a disc with its initials."""
        _set_colour(stream, avatar.fill)
        r = avatar.r
        _round_rectangle(stream, (avatar.cx - r, avatar.cy - r, 2 * r, 2 * r), r)
        if avatar.stroke_width > 0:
            _set_colour(stream, avatar.stroke, stroke=True)
            stream.set_line_width(avatar.stroke_width)
            stream.set_dash((), 0)
            stream.fill_and_stroke()
        else:
            stream.fill()
        self._draw_text(stream, avatar.text)

    def _draw_marked(self, stream: Any, text: Text, box_id: str, tag: str = "P") -> None:
        """Draw a text as a stretch that a tag points to."""
        number = self._first_mark + len(self.marks)
        said = one_line(text.full)
        stream.begin_marked_content("Span", b"<</MCID %d>>" % number)
        self._draw_text(stream, text)
        stream.end_marked_content()
        # Right-to-left letters are drawn in visual order, shaped: the tag says them in reading order.
        whole = len(text.lines) == 1 and not is_shortened(text) and not text.rtl
        self.marks.append(Mark(number, box_id, "" if whole else said, tag))

    def _draw_text(self, stream: Any, text: Text) -> None:
        """Draw the lines of a text."""
        _set_colour(stream, text.colour)
        last = len(text.lines) - 1
        for index, placed in enumerate(text.lines):
            words = one_line(placed.text)
            if not words.strip():
                continue
            if index < last and text.align == "start" and not text.rtl:
                # Unseen, but programs that read tags join the lines without it.
                words += " "
            run = self._shaper.run(stream, words, text.size, bold=text.bold, rtl=text.rtl)
            x = placed.x
            if text.align != "start":
                x -= run.width / 2 if text.align == "middle" else run.width
            draw_run(stream, run, x, placed.y)


def _texts(scene: Scene) -> Iterator[tuple[str, Text]]:
    """Yield all texts but those in discs in reading order, each with the id of its box, if it has one."""
    yield from (("", caption.text) for caption in scene.captions)
    yield from ((box.id, text) for box in scene.boxes for text in box.texts)
    yield from (("", connector.label) for connector in scene.connectors if connector.label)
    yield from (("", text) for text in (scene.legend.texts if scene.legend else ()))


def _draw_picture(stream: Any, picture: Picture) -> None:
    """Draw an image."""
    content = b64decode(picture.data)
    with Image.open(BytesIO(content)) as image:
        drawn = RasterImage(image, "logo", content)
    with stream.stacked():
        stream.transform(e=picture.x, f=picture.y)
        drawn.draw(stream, picture.width, picture.height, INITIAL_VALUES)


def _draw_photo(stream: Any, avatar: Avatar) -> None:
    """Draw a photo in the disc of an avatar, and its outline round it."""
    r = avatar.r
    area = (avatar.cx - r, avatar.cy - r, 2 * r, 2 * r)
    content = b64decode(avatar.image)
    with Image.open(BytesIO(content)) as image:
        drawn = RasterImage(image, avatar.photo, content)
    with stream.stacked():
        _round_rectangle(stream, area, r)
        stream.clip()
        stream.end()
        stream.transform(e=area[0], f=area[1])
        drawn.draw(stream, 2 * r, 2 * r, INITIAL_VALUES)
    if avatar.stroke_width > 0:
        _set_colour(stream, avatar.stroke, stroke=True)
        stream.set_line_width(avatar.stroke_width)
        stream.set_dash((), 0)
        _round_rectangle(stream, area, r)
        stream.stroke()


def _draw_disc(stream: Any, disc: Disc) -> None:
    """Draw a background disc."""
    _set_colour(stream, disc.fill)
    outlined = disc.stroke_width > 0
    if outlined:
        _set_colour(stream, disc.stroke, stroke=True)
        stream.set_line_width(disc.stroke_width)
        stream.set_dash((), 0)
    _round_rectangle(stream, (disc.cx - disc.r, disc.cy - disc.r, 2 * disc.r, 2 * disc.r), disc.r)
    if outlined:
        stream.fill_and_stroke()
    else:
        stream.fill()


def _draw_frame(stream: Any, frame: Frame) -> None:
    """Draw a ground behind the boxes."""
    _set_colour(stream, frame.fill)
    way = outline(frame.outline, frame.radius)
    if way:
        _follow(stream, way)
        stream.close()
    else:
        _round_rectangle(stream, (frame.x, frame.y, frame.width, frame.height), frame.radius)
    if frame.stroke_width > 0:
        _set_colour(stream, frame.stroke, stroke=True)
        stream.set_line_width(frame.stroke_width)
        stream.set_dash(frame.dash, 0)
        stream.fill_and_stroke()
    else:
        stream.fill()


def _draw_connector(stream: Any, connector: Connector) -> None:
    """Draw a reporting line with rounded corners."""
    way = route(connector.points, connector.radius)
    if way is None:
        return
    _set_colour(stream, connector.stroke, stroke=True)
    stream.set_line_width(connector.stroke_width)
    stream.set_dash(connector.dash, 0)
    _follow(stream, way)
    stream.stroke()


def _follow(stream: Any, way: Route) -> None:
    """Add a way with rounded corners to the path."""
    path = [_MOVE % way.start]
    for bend in way.bends:
        path.append(_LINE % bend.entry)
        if bend.entry != bend.leave:
            (ax, ay), (cx, cy), (bx, by) = bend.entry, bend.corner, bend.leave
            # A quadratic curve's one handle, as the two of a cubic one.
            first = (ax + (cx - ax) * 2 / 3, ay + (cy - ay) * 2 / 3)
            second = (bx + (cx - bx) * 2 / 3, by + (cy - by) * 2 / 3)
            path.append(_CURVE % (*first, *second, bx, by))
    path.append(_LINE % way.end)
    stream.stream.append(b"\n".join(path))


def _draw_plate(stream: Any, plate: Plate) -> None:
    """Draw the ground of a label."""
    _set_colour(stream, plate.fill)
    _round_rectangle(stream, (plate.x, plate.y, plate.width, plate.height), plate.radius)
    stream.fill()


def _draw_card(stream: Any, box: Box) -> None:
    """Draw the outline and the bar, which is cut to the round corners. Dashes go over the bar."""
    area = (box.x, box.y, box.width, box.height)
    outlined = box.stroke_width > 0
    _set_colour(stream, box.fill)
    if outlined:
        _set_colour(stream, box.stroke, stroke=True)
        stream.set_line_width(box.stroke_width)
        stream.set_dash(box.dash, 0)
    _round_rectangle(stream, area, box.radius)
    if outlined and not box.dash:
        stream.fill_and_stroke()
    else:
        stream.fill()
    if box.bar > 0:
        stream.push_state()
        _round_rectangle(stream, area, box.radius)
        stream.clip()
        stream.end()
        _set_colour(stream, box.bar_colour)
        stream.rectangle(*bar_area(box))
        stream.fill()
        stream.pop_state()
    if outlined and box.dash:
        _round_rectangle(stream, area, box.radius)
        stream.stroke()


def _round_rectangle(stream: Any, area: tuple[float, float, float, float], radius: float) -> None:
    """Add a rectangle (left, top, width, height) with rounded corners to the path."""
    x, y, width, height = area
    r = max(0.0, min(radius, width / 2, height / 2))
    if r == 0:
        stream.stream.append(b"%.3f %.3f %.3f %.3f re" % area)
        return
    right, bottom, handle = x + width, y + height, r * (1 - _CIRCLE)
    stream.stream.append(
        _ROUND_RECTANGLE
        % (
            *(x + r, y, right - r, y),
            *(right - handle, y, right, y + handle, right, y + r, right, bottom - r),
            *(right, bottom - handle, right - handle, bottom, right - r, bottom, x + r, bottom),
            *(x + handle, bottom, x, bottom - handle, x, bottom - r, x, y + r),
            *(x, y + handle, x + handle, y, x + r, y),
        )
    )


def _set_colour(stream: Any, colour: str, *, stroke: bool = False) -> None:
    """Choose a ``#rrggbb`` colour for what is filled or stroked next."""
    stream.stream.append(_colour(colour) + (b" RG" if stroke else b" rg"))


@lru_cache(maxsize=256)
def _colour(colour: str) -> bytes:
    """The three parts of a ``#rrggbb`` colour, each from 0 to 1."""
    return b"%.4f %.4f %.4f" % tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
