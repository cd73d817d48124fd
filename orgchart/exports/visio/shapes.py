"""A scene as the shapes of a Visio page: what lies behind first, lines before boxes."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from orgchart.exports.path_data import bar_area
from orgchart.exports.visio.cells import (
    CORNERS_OF,
    INCH,
    NO_GEOMETRY,
    Paper,
    cell,
    ellipse,
    look,
    path,
    place,
    rounded,
    section,
)
from orgchart.exports.visio.shape_data import ShapeData
from orgchart.exports.visio.texts import Rectangle, block_in, runs, whole_shape
from orgchart.exports.xml_text import attribute, one_line
from orgchart.scene.scene import Avatar, Box, Connector, Scene, Site, Text

# Takes an image (PNG) into the file; returns the id of its relation.
Embed = Callable[[bytes], str]
_SITES: dict[Site, tuple[float, float]] = {
    "top": (0.5, 1.0),
    "left": (0.0, 0.5),
    "bottom": (0.5, 0.0),
    "right": (1.0, 0.5),
}
_BEGIN, _END, _FIRST_SITE = 9, 12, 100  # what Visio calls the ends of a line and the sites of a shape
_LETTER = 0.62  # the usual width of a letter, generously, in em
_LONGEST_NAME = 120
_PIXELS = 256


class ShapeWriter:
    """Writes the shapes of one page, and what is connected to what."""

    def __init__(self, scene: Scene, paper: Paper, font: str, data: ShapeData, embed: Embed) -> None:
        self._scene, self._paper, self._font = scene, paper, font
        self._data, self._embed = data, embed
        self._next = 1
        self._boxes = {box.id: box for box in scene.boxes}
        self._ids = {box.id: self._take() for box in scene.boxes}
        self._sites = self._all_sites(scene.connectors)
        self.connects: list[str] = []

    def write(self, title: Text) -> Iterator[str]:
        """Yield all shapes from the bottom to the top."""
        scene = self._scene
        if scene.background not in ("", "#ffffff"):
            ground = (0.0, -self._paper.top, self._paper.width, self._paper.height)
            yield self._plain("Background", ground, look(scene.background, "", 0.0), _plate(ground))
        for disc in scene.discs:
            area = (disc.cx - disc.r, disc.cy - disc.r, 2 * disc.r, 2 * disc.r)
            form = ellipse(area[2] / INCH, area[3] / INCH)
            yield self._plain("Ring", area, look(disc.fill, disc.stroke, disc.stroke_width), form)
        for frame in scene.frames:
            area = (frame.x, frame.y, frame.width, frame.height)
            form = self._outline(frame.outline, area) if frame.outline else _plate(area, frame.radius)
            drawn = look(frame.fill, frame.stroke, frame.stroke_width, frame.dash)
            yield self._plain(frame.label or "Frame", area, drawn, form)
        yield self._words(title, "Title")
        if scene.logo:
            logo = scene.logo
            area = (logo.x, logo.y, logo.width, logo.height)
            yield self._image(logo.label or "Logo", area, b64decode(logo.data))
        yield from (self._words(caption.text, "Caption") for caption in scene.captions)
        yield from map(self._connector, scene.connectors)
        yield from map(self._role, scene.boxes)
        for connector in scene.connectors:
            if connector.label:
                yield self._words(
                    connector.label, "Label", fill=connector.plate.fill if connector.plate else ""
                )
        for item in scene.legend.items if scene.legend else ():
            area = (item.x, item.y, item.width, item.height)
            yield self._plain("Legend", area, look(item.fill, "", 0.0), _plate(area, 2.0))
        for text in scene.legend.texts if scene.legend else ():
            yield self._words(text, "Legend")

    def _take(self) -> int:
        self._next += 1
        return self._next - 1

    def _place(self, area: Rectangle) -> str:
        left, top, width, height = area
        middle = self._paper.x(left + width / 2), self._paper.y(top + height / 2)
        return place(*middle, width / INCH, height / INCH)

    def _plain(self, name: str, area: Rectangle, drawn: str, form: str) -> str:
        """A shape without words."""
        return _shape(self._take(), name, f"{self._place(area)}{drawn}{form}")

    def _outline(self, corners: Sequence[tuple[float, float]], area: Rectangle) -> str:
        left, top, _, height = area
        points = [((x - left) / INCH, (top + height - y) / INCH) for x, y in corners]
        return path([*points, points[0]], filled=True)

    def _words(self, text: Text, name: str, fill: str = "") -> str:
        """Words by themselves, about as wide as they are."""
        lines = text.lines
        width = max((len(line.text) for line in lines), default=1) * text.size * _LETTER + 4
        anchor = lines[0].x if lines else 0.0
        left = anchor - {"start": 0.0, "middle": width / 2, "end": width}[text.align]
        top = (lines[0].y if lines else 0.0) - 0.85 * text.size
        bottom = (lines[-1].y if lines else 0.0) + 0.3 * text.size
        sections, said = runs([text], self._font)
        area = (left, top, width, bottom - top)
        form = _plate(area) if fill else NO_GEOMETRY
        cells = f"{self._place(area)}{look(fill, '', 0.0)}{whole_shape()}"
        return _shape(self._take(), name, f"{cells}{sections}{form}{said}")

    def _role(self, box: Box) -> str:
        """A role: a group with its words and data, and in it the bar and the disc."""
        area = (box.x, box.y, box.width, box.height)
        drawn = look(box.fill, box.stroke, box.stroke_width, box.dash)
        sections, said = runs(box.texts, self._font)
        sites = section(
            "Connection",
            (
                f'<Row T="Connection" IX="{number}">{cell("X", x * box.width / INCH, f"Width*{x:.5f}")}'
                f"{cell('Y', y * box.height / INCH, f'Height*{y:.5f}')}</Row>"
                for number, (x, y) in enumerate(self._sites[box.id])
            ),
        )
        inner = "".join(self._inner(box))
        # Words and outline of the group lie behind what is in it; a click takes the group.
        group = cell("DisplayMode", 1) + cell("SelectMode", 0) + cell("ObjType", 1) if inner else ""
        cells = f"{self._place(area)}{drawn}{block_in(box.texts, area)}{group}"
        content = f"{cells}{sections}{self._data.of(box)}{sites}{_plate(area, box.radius)}{said}"
        shapes = f"<Shapes>{inner}</Shapes>" if inner else ""
        name = box.texts[0].full if box.texts else "Role"
        return _shape(self._ids[box.id], name, content + shapes, kind="Group" if inner else "Shape")

    def _inner(self, box: Box) -> Iterator[str]:
        """The shapes in a group, whose places count from its lower left."""

        def within(area: Rectangle) -> str:
            left, top, width, height = area
            x, y = left - box.x + width / 2, box.y + box.height - top - height / 2
            return place(x / INCH, y / INCH, width / INCH, height / INCH)

        if box.bar > 0:
            drawn = look(box.bar_colour, "", 0.0)
            area = bar_area(box)
            form = rounded(area[2], area[3], box.radius, CORNERS_OF[box.bar_side])
            yield _shape(self._take(), "Bar", f"{within(area)}{drawn}{form}")
        if box.avatar:
            avatar = box.avatar
            area = (avatar.cx - avatar.r, avatar.cy - avatar.r, 2 * avatar.r, 2 * avatar.r)
            if avatar.image:
                yield self._foreign("Photo", within(area), area, _round(b64decode(avatar.image), box.fill))
            else:
                yield self._disc(avatar, within(area))

    def _disc(self, avatar: Avatar, cells: str) -> str:
        """A disc with initials."""
        across = 2 * avatar.r / INCH
        drawn = look(avatar.fill, avatar.stroke, avatar.stroke_width)
        sections, said = runs([avatar.text], self._font)
        form = ellipse(across, across)
        return _shape(self._take(), "Initials", f"{cells}{drawn}{whole_shape()}{sections}{form}{said}")

    def _image(self, name: str, area: Rectangle, content: bytes) -> str:
        return self._foreign(name, self._place(area), area, content)

    def _foreign(self, name: str, cells: str, area: Rectangle, content: bytes) -> str:
        """An image."""
        size = cell("ImgOffsetX", 0.0) + cell("ImgOffsetY", 0.0)
        # Not every reader works formulas out: the values must be right, too.
        size += cell("ImgWidth", area[2] / INCH, "Width*1") + cell("ImgHeight", area[3] / INCH, "Height*1")
        data = (
            '<ForeignData ForeignType="Bitmap" CompressionType="PNG">'
            f'<Rel r:id="{self._embed(content)}"/></ForeignData>'
        )
        return _shape(
            self._take(),
            name,
            f"{cells}{size}{look('', '', 0.0)}{rounded(1.0, 1.0, 0.0)}{data}",
            kind="Foreign",
        )

    def _all_sites(self, connectors: Iterable[Connector]) -> dict[str, list[tuple[float, float]]]:
        """The sites of each box as parts of its width and height: the middles of its sides, and others."""
        sites = {box_id: list(_SITES.values()) for box_id in self._boxes}
        for connector in connectors:
            for box_id, site, point in _ends(connector):
                share = self._share(box_id, site, point)
                if share not in sites[box_id]:
                    sites[box_id].append(share)
        return sites

    def _share(self, box_id: str, site: Site, point: tuple[float, float]) -> tuple[float, float]:
        """Where on its box a line ends; near the middle of a side, there."""
        box = self._boxes[box_id]
        share = (point[0] - box.x) / box.width, 1 - (point[1] - box.y) / box.height
        middle = _SITES[site]
        near = abs(share[0] - middle[0]) * box.width < 1 and abs(share[1] - middle[1]) * box.height < 1
        return middle if near else (round(share[0], 5), round(share[1], 5))

    def _connector(self, connector: Connector) -> str:
        """A line glued to its two boxes."""
        key = self._take()
        points = [(self._paper.x(x), self._paper.y(y)) for x, y in connector.points]
        (bx, by), (ex, ey) = points[0], points[-1]
        ends = ""
        for (box_id, site, point), name, part, value in zip(
            _ends(connector), ("Begin", "End"), (_BEGIN, _END), ((bx, by), (ex, ey)), strict=True
        ):
            sheet = self._ids[box_id]
            number = self._sites[box_id].index(self._share(box_id, site, point))
            glue = (
                f"PAR(PNT(Sheet.{sheet}!Connections.X{number + 1},Sheet.{sheet}!Connections.Y{number + 1}))"
            )
            ends += cell(f"{name}X", value[0], glue) + cell(f"{name}Y", value[1], glue)
            self.connects.append(
                f'<Connect FromSheet="{key}" FromCell="{name}X" FromPart="{part}" ToSheet="{sheet}"'
                f' ToCell="Connections.X{number + 1}" ToPart="{_FIRST_SITE + number}"/>'
            )
        cells = (
            cell("PinX", (bx + ex) / 2, "GUARD((BeginX+EndX)/2)")
            + cell("PinY", (by + ey) / 2, "GUARD((BeginY+EndY)/2)")
            + cell("Width", ex - bx, "GUARD(EndX-BeginX)")
            + cell("Height", ey - by, "GUARD(EndY-BeginY)")
            + cell("LocPinX", (ex - bx) / 2, "GUARD(Width*0.5)")
            + cell("LocPinY", (ey - by) / 2, "GUARD(Height*0.5)")
            + ends
            + cell("ObjType", 2)
            + cell("ShapeRouteStyle", 1)
        )
        drawn = look("", connector.stroke, connector.stroke_width, connector.dash)
        drawn += cell("Rounding", connector.radius / INCH)
        form = path([(x - bx, y - by) for x, y in points], filled=False)
        return _shape(key, "Dynamic connector", f"{cells}{drawn}{form}")


def _plate(area: Rectangle, radius: float = 0.0) -> str:
    """The geometry of a rectangle in points."""
    return rounded(max(area[2], 1.0), max(area[3], 1.0), radius)


def _ends(connector: Connector) -> tuple[tuple[str, Site, tuple[float, float]], ...]:
    return (
        (connector.source, connector.source_site, connector.points[0]),
        (connector.target, connector.target_site, connector.points[-1]),
    )


def _shape(key: int, name: str, content: str, kind: str = "Shape") -> str:
    shown = attribute(one_line(name)[:_LONGEST_NAME])
    return f'<Shape ID="{key}" NameU="Sheet.{key}" Name="{shown}" Type="{kind}">{content}</Shape>'


def _round(content: bytes, ground: str) -> bytes:
    """A photo cut to a disc on the ground of its box, as PNG.

    Nothing of it is transparent: LibreOffice fills what lies below a picture with a blue of its own.
    """
    with Image.open(BytesIO(content)) as image:
        photo = image.convert("RGB").resize((_PIXELS, _PIXELS))
    mask = Image.new("L", (_PIXELS * 2, _PIXELS * 2), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, 2 * _PIXELS - 1, 2 * _PIXELS - 1), fill=255)
    disc = Image.new("RGB", photo.size, ground)
    disc.paste(photo, mask=mask.resize(photo.size))
    buffer = BytesIO()
    disc.save(buffer, "PNG")
    return buffer.getvalue()
