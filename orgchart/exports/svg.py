"""SVG: plain text elements and presentation attributes only, so that it looks alike everywhere.

There are no style sheets or foreign objects, and no ids but that of the circle that cuts photos, which is
the same in every drawing: the drawing can be put into a page with a strict content security policy, more
than once, and opened by Inkscape, LibreOffice and browsers.
Screen readers get a list of pictures, one a role in the scene's order, each speaking the role's label.
The browser finds things by ``data-id``: a role's id on its list item, a line's id on its path.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions
from orgchart.exports.path_data import bar, closed, number, polyline
from orgchart.exports.texts import is_shortened
from orgchart.exports.xml_text import attribute, escape, one_line
from orgchart.scene.scene import Avatar, Box, Connector, Disc, Frame, LegendItem, Picture, Scene, Text

# What cuts photos round.
_ROUND = (
    '<defs><clipPath id="photo" clipPathUnits="objectBoundingBox"><circle cx="0.5" cy="0.5" r="0.5"/>'
    "</clipPath></defs>"
)
# Direction marks round a right-to-left line: the ``direction`` attribute would turn the text anchor
# round in browsers but not in LibreOffice, and LibreOffice tears mixed lines apart without the marks.
_RTL_OPEN, _RTL_CLOSE = "\u2067", "\u2069"


def export_svg(scene: Scene, document: Document, options: ExportOptions) -> bytes:
    """Write the scene as an SVG file; the signature that ``table.EXPORTS`` asks for."""
    return write_svg(scene)


def write_svg(scene: Scene) -> bytes:
    """Return the scene as an SVG file in UTF-8."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_drawing(scene, "xml:lang")}\n'.encode()


def svg_fragment(scene: Scene) -> str:
    """Return the scene as an ``<svg>`` element to put into an HTML page."""
    return _drawing(scene, "lang")


def _drawing(scene: Scene, language_attribute: str) -> str:
    """The ``<svg>`` element."""
    width, height = number(max(scene.width, 1)), number(max(scene.height, 1))
    language = f' {language_attribute}="{attribute(scene.language)}"' if scene.language else ""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{attribute(scene.font)}"{language}'
        ' role="graphics-document document">',
        f"<title>{escape(one_line(scene.title))}</title>",
    ]
    if scene.description:
        parts.append(f"<desc>{escape(one_line(scene.description))}</desc>")
    if scene.background:
        parts.append(f'<rect width="{width}" height="{height}" fill="{attribute(scene.background)}"/>')
    return "\n".join([*parts, *elements(scene), "</svg>"])


def elements(scene: Scene) -> Iterator[str]:
    """Yield what stands on a scene's ground. Discs and frames lie lowest, boxes over the ends of lines."""
    if any(box.avatar and box.avatar.image for box in scene.boxes):
        yield _ROUND
    if scene.discs:
        yield from ('<g class="discs" aria-hidden="true">', *map(_disc, scene.discs), "</g>")
    if scene.frames:
        yield from ('<g class="frames" aria-hidden="true">', *map(_frame, scene.frames), "</g>")
    if scene.captions:
        yield from ('<g class="captions">', *(text_element(each.text) for each in scene.captions), "</g>")
    if scene.logo:
        yield image_element(scene.logo)
    yield '<g class="connectors" aria-hidden="true" fill="none">'
    yield from map(_connector, scene.connectors)
    yield "</g>"
    labels = [_label(connector) for connector in scene.connectors if connector.label]
    if labels:
        yield from ('<g class="labels" aria-hidden="true">', *labels, "</g>")
    if scene.boxes:
        yield '<g class="boxes" role="list">'
        yield from map(_box, scene.boxes)
        yield "</g>"
    if scene.legend:
        yield from ('<g class="legend">', *map(_patch, scene.legend.items))
        yield from (*map(text_element, scene.legend.texts), "</g>")


def image_element(picture: Picture) -> str:
    """Return an image, held in the file itself."""
    return (
        f'<image x="{number(picture.x)}" y="{number(picture.y)}" width="{number(picture.width)}"'
        f' height="{number(picture.height)}" role="img" aria-label="{attribute(one_line(picture.label))}"'
        f' href="data:image/png;base64,{attribute(picture.data)}"/>'
    )


def _patch(item: LegendItem) -> str:
    """A patch of colour of the legend."""
    return (
        f'<rect x="{number(item.x)}" y="{number(item.y)}" width="{number(item.width)}"'
        f' height="{number(item.height)}" rx="2" fill="{attribute(item.fill)}"/>'
    )


def _disc(disc: Disc) -> str:
    """One background disc."""
    stroke = f' stroke="{attribute(disc.stroke)}" stroke-width="{number(disc.stroke_width)}"'
    return (
        f'<circle cx="{number(disc.cx)}" cy="{number(disc.cy)}" r="{number(disc.r)}"'
        f' fill="{attribute(disc.fill)}"{stroke if disc.stroke_width > 0 else ""}/>'
    )


def _frame(frame: Frame) -> str:
    """One ground behind the boxes: a rectangle, or an outline with more corners."""
    if frame.outline:
        return f'<path d="{closed(frame.outline, frame.radius)}"{_frame_look(frame)}'
    radius = f' rx="{number(frame.radius)}"' if frame.radius > 0 else ""
    return (
        f'<rect x="{number(frame.x)}" y="{number(frame.y)}" width="{number(frame.width)}"'
        f' height="{number(frame.height)}"{radius}{_frame_look(frame)}'
    )


def _frame_look(frame: Frame) -> str:
    """The end of a frame's element."""
    stroke = f' stroke="{attribute(frame.stroke)}" stroke-width="{number(frame.stroke_width)}"'
    line = stroke + _dash(frame.dash) if frame.stroke_width > 0 else ""
    return f' fill="{attribute(frame.fill)}"{line}/>'


def _connector(connector: Connector) -> str:
    """One reporting line."""
    return (
        f'<path class="connector {connector.kind}" data-id="{attribute(connector.id)}"'
        f' d="{polyline(connector.points, connector.radius)}" stroke="{attribute(connector.stroke)}"'
        f' stroke-width="{number(connector.stroke_width)}"{_dash(connector.dash)}/>'
    )


def _label(connector: Connector) -> str:
    """The label of a line, on its plate if it has one."""
    plate = connector.plate
    ground = (
        f'<rect x="{number(plate.x)}" y="{number(plate.y)}" width="{number(plate.width)}"'
        f' height="{number(plate.height)}" rx="{number(plate.radius)}" fill="{attribute(plate.fill)}"/>'
        if plate
        else ""
    )
    return ground + (text_element(connector.label) if connector.label else "")


def _box(box: Box) -> str:
    """One role: a list item that holds one picture, because a picture's name is read once, not twice."""
    parts = [
        f'<g class="box" role="listitem" data-id="{attribute(box.id)}"><g role="img">',
        f"<title>{escape(one_line(box.label))}</title>",
    ]
    if box.description:
        parts.append(f"<desc>{escape(box.description)}</desc>")
    parts.append(_card(box))
    if box.avatar:
        parts.append(_avatar(box.avatar))
    parts.extend(text_element(text) for text in box.texts)
    parts.append("</g></g>")
    return "".join(parts)


def _card(box: Box) -> str:
    """The box's outline and bar. A dashed outline is drawn last, so that the bar does not hide it."""
    radius = f' rx="{number(box.radius)}"' if box.radius > 0 else ""
    area = (
        f'<rect x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}"'
        f' height="{number(box.height)}"{radius}'
    )
    fill = f'fill="{attribute(box.fill)}"'
    line = (
        f'stroke="{attribute(box.stroke)}" stroke-width="{number(box.stroke_width)}"{_dash(box.dash)}'
        if box.stroke_width > 0
        else 'stroke="none"'
    )
    if box.bar <= 0:
        return f"{area} {fill} {line}/>"
    strip = f'<path d="{bar(box)}" fill="{attribute(box.bar_colour)}"/>'
    if box.dash:
        return f'{area} {fill}/>{strip}{area} fill="none" {line}/>'
    return f"{area} {fill} {line}/>{strip}"


def _avatar(avatar: Avatar) -> str:
    """The disc with initials."""
    outline = (
        f' stroke="{attribute(avatar.stroke)}" stroke-width="{number(avatar.stroke_width)}"'
        if avatar.stroke_width > 0
        else ""
    )
    if avatar.image:
        return _photo(avatar, outline)
    return (
        f'<circle cx="{number(avatar.cx)}" cy="{number(avatar.cy)}" r="{number(avatar.r)}"'
        f' fill="{attribute(avatar.fill)}"{outline}/>{text_element(avatar.text)}'
    )


def _photo(avatar: Avatar, outline: str) -> str:
    """A photo cut to the disc, and its outline round it."""
    centre = f'cx="{number(avatar.cx)}" cy="{number(avatar.cy)}" r="{number(avatar.r)}"'
    across = number(2 * avatar.r)
    data = f"data:image/jpeg;base64,{attribute(avatar.image)}"
    return (
        f'<image x="{number(avatar.cx - avatar.r)}" y="{number(avatar.cy - avatar.r)}" width="{across}"'
        f' height="{across}" clip-path="url(#photo)" href="{data}"/>'
        + (f'<circle {centre} fill="none"{outline}/>' if outline else "")
    )


def text_element(text: Text) -> str:
    """Return the lines of a text, one element each; all of it as a tooltip where the lines leave some out."""
    look = f'font-size="{number(text.size)}" fill="{attribute(text.colour)}"'
    if text.bold:
        look += ' font-weight="bold"'
    if text.align != "start":
        look += f' text-anchor="{text.align}"'
    before, after = (_RTL_OPEN, _RTL_CLOSE) if text.rtl else ("", "")
    lines = "".join(
        f'<text x="{number(line.x)}" y="{number(line.y)}" {look}>'
        f"{before}{escape(one_line(line.text))}{after}</text>"
        for line in text.lines
    )
    if is_shortened(text):
        return f"<g><title>{escape(one_line(text.full))}</title>{lines}</g>"
    return lines


def _dash(dash: tuple[float, ...]) -> str:
    """The dash pattern as an attribute, nothing for a solid line."""
    return f' stroke-dasharray="{" ".join(number(length) for length in dash)}"' if dash else ""
