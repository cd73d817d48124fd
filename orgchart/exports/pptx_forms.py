"""Forms of shapes on a slide that follow their own corners: bars of boxes, and lines."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees

from orgchart.exports.path_data import Point as ScenePoint
from orgchart.exports.path_data import bar_area, bar_outline, outline, turns_clockwise
from orgchart.exports.pptx_connectors import Point, Route, route
from orgchart.scene.scene import Box


def outline_of_bar(box: Box, scale: float) -> str:
    """A strip whose outer corners follow the card's round ones. ``scale`` is EMU per point."""
    r = round(max(0.0, min(box.radius, box.width / 2, box.height / 2)) * scale)
    if r == 0:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    left, top, width, height = bar_area(box)
    start, *steps = bar_outline(box.bar_side, box.width, box.height, box.bar, box.radius)

    def place(point: ScenePoint) -> tuple[int, int]:
        return round((point[0] + box.x - left) * scale), round((point[1] + box.y - top) * scale)

    path, before = "", start.to
    for step in steps:
        path += _line_to(*place(step.to)) if step.centre is None else _arc_to(before, step.centre, step.to, r)
        before = step.to
    x, y = place(start.to)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{round(width * scale)}" h="{round(height * scale)}">'
        f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{path}<a:close/></a:path></a:pathLst></a:custGeom>'
    )


def outline_of_corners(corners: Sequence[Point], radius: int, width: int, height: int) -> str:
    """A closed outline with rounded corners, given in EMU from its own left and top."""
    way = outline([(float(x), float(y)) for x, y in corners], radius)
    path = ""
    for bend in way.bends if way else ():
        entry, corner, leave = (_point(*each) for each in (bend.entry, bend.corner, bend.leave))
        path += f"<a:lnTo>{entry}</a:lnTo><a:quadBezTo>{corner}{leave}</a:quadBezTo>"
    start = _point(*way.start) if way else _point(0, 0)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}"><a:moveTo>{start}</a:moveTo>{path}'
        "<a:close/></a:path></a:pathLst></a:custGeom>"
    )


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{round(x)}" y="{round(y)}"/>'


def _arc_to(start: ScenePoint, centre: ScenePoint, end: ScenePoint, radius: int) -> str:
    """The short way round a centre. Angles are 60,000ths of a degree, clockwise from level right."""
    first, last = (degrees(atan2(y - centre[1], x - centre[0])) % 360 for x, y in (start, end))
    swing = (last - first) % 360 if turns_clockwise(start, centre, end) else -((first - last) % 360)
    return (
        f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{round(60_000 * first)}"'
        f' swAng="{round(60_000 * swing)}"/>'
    )


def connector_geometry(points: Sequence[Point]) -> str:
    """The place and form of a line: a preset elbow, or its very corners where no preset has so many."""
    way = route(points)
    if way is not None:
        guides = "".join(
            f'<a:gd name="adj{number}" fmla="val {value}"/>'
            for number, value in enumerate(way.adjustments, start=1)
        )
        return f'{_transform(way)}<a:prstGeom prst="{way.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    across, down = zip(*points, strict=True)
    left, top, width, height = min(across), min(down), max(across) - min(across), max(down) - min(down)
    (x, y), *rest = [(px - left, py - top) for px, py in points]
    return (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}" fill="none">'
        f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{"".join(_line_to(*point) for point in rest)}'
        "</a:path></a:pathLst></a:custGeom>"
    )


def _transform(way: Route) -> str:
    """The place of a preset connector and how it is turned."""
    turned = f' rot="{way.rotation}"' if way.rotation else ""
    turned += ' flipH="1"' if way.flip_h else ""
    turned += ' flipV="1"' if way.flip_v else ""
    place = f'<a:off x="{way.x}" y="{way.y}"/><a:ext cx="{way.width}" cy="{way.height}"/>'
    return f"<a:xfrm{turned}>{place}</a:xfrm>"


def _line_to(x: int, y: int) -> str:
    return f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'
