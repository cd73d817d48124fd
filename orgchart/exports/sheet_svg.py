"""A sheet as SVG: what a preview shows of the page that the PDF and slide writers draw."""

from __future__ import annotations

from orgchart.exports.path_data import number
from orgchart.exports.sheets import Sheet
from orgchart.exports.svg import elements, image_element, text_element
from orgchart.exports.xml_text import attribute

# Cut lines are a pixel wide however small the picture is.
_CUT_LINE = 'stroke-width="1" vector-effect="non-scaling-stroke"'


def sheet_svg(sheet: Sheet) -> str:
    """Return a sheet as an ``<svg>`` element to put into an HTML page. One unit is one point."""
    scene, placing = sheet.scene, sheet.placing
    width, height = number(sheet.width), number(sheet.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' font-family="{attribute(scene.font)}">',
        f'<rect width="{width}" height="{height}" fill="{attribute(scene.background or "#ffffff")}"/>',
        *_seen(
            sheet,
            f'<g transform="translate({number(placing.left)} {number(placing.top)})'
            f' scale({number(placing.scale, 5)})">{"".join(elements(scene))}</g>',
        ),
        image_element(sheet.logo) if sheet.logo else "",
    ]
    parts.extend(
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(across)}" height="{number(down)}"'
        f' rx="2" fill="{attribute(swatch.colour)}"/>'
        for swatch in sheet.swatches
        for left, top, across, down in (swatch.area,)
    )
    parts.extend(
        f'<path d="M{number(ax)} {number(ay)}L{number(bx)} {number(by)}" fill="none"'
        f' stroke="{attribute(stroke.colour)}" {_CUT_LINE}/>'
        for stroke in sheet.strokes
        for (ax, ay), (bx, by) in (stroke.points,)
    )
    parts.extend(map(text_element, (sheet.heading, *sheet.texts)))
    return "".join((*parts, "</svg>"))


def _seen(sheet: Sheet, drawing: str) -> tuple[str, ...]:
    """The drawing, of which only what lies in the clipping area of its sheet is seen."""
    if sheet.clip is None:
        return (drawing,)
    left, top, width, height = map(number, sheet.clip)
    return (
        f'<svg x="{left}" y="{top}" width="{width}" height="{height}" overflow="hidden"'
        f' viewBox="{left} {top} {width} {height}">',
        drawing,
        "</svg>",
    )
