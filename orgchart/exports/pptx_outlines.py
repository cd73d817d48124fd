"""Outlines of cards on a slide: presets, or paths where lines end at other sites than a preset has."""

from __future__ import annotations

from collections.abc import Sequence

from orgchart.exports.pptx_forms import outline_of_corners
from orgchart.exports.pptx_slide import SlidePlacing
from orgchart.scene.scene import Frame

# A site of a box beyond the four of its preset: how far right and down, in parts of its size.
ExtraSite = tuple[float, float]

# The preset roundRect as PowerPoint defines it, open for further connection sites.
_ROUND_RECTANGLE = (
    '<a:custGeom>{adjust}<a:gdLst><a:gd name="x1" fmla="*/ ss adj 100000"/><a:gd name="x2" fmla="+- r 0 x1"/>'
    '<a:gd name="y2" fmla="+- b 0 x1"/><a:gd name="il" fmla="*/ x1 29289 100000"/>'
    '<a:gd name="ir" fmla="+- r 0 il"/><a:gd name="ib" fmla="+- b 0 il"/>{guides}</a:gdLst>'
    '<a:ahLst><a:ahXY gdRefX="adj" minX="0" maxX="50000"><a:pos x="x1" y="t"/></a:ahXY></a:ahLst>'
    '<a:cxnLst><a:cxn ang="16200000"><a:pos x="hc" y="t"/></a:cxn>'
    '<a:cxn ang="10800000"><a:pos x="l" y="vc"/></a:cxn><a:cxn ang="5400000"><a:pos x="hc" y="b"/></a:cxn>'
    '<a:cxn ang="0"><a:pos x="r" y="vc"/></a:cxn>{sites}</a:cxnLst><a:rect l="il" t="il" r="ir" b="ib"/>'
    '<a:pathLst><a:path><a:moveTo><a:pt x="l" y="x1"/></a:moveTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="10800000" swAng="5400000"/><a:lnTo><a:pt x="x2" y="t"/></a:lnTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="16200000" swAng="5400000"/><a:lnTo><a:pt x="r" y="y2"/></a:lnTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="0" swAng="5400000"/><a:lnTo><a:pt x="x1" y="b"/></a:lnTo>'
    '<a:arcTo wR="x1" hR="x1" stAng="5400000" swAng="5400000"/><a:close/></a:path></a:pathLst></a:custGeom>'
)


def card_outline(width: int, height: int, radius: int, extra: Sequence[ExtraSite]) -> str:
    """A rounded rectangle: the preset, or the preset's own formulas with more connection sites."""
    share = round(100_000 * max(0, min(radius, width // 2, height // 2)) / max(1, min(width, height)))
    adjust = f'<a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst>'
    if not extra:
        return f'<a:prstGeom prst="roundRect">{adjust}</a:prstGeom>'
    guides = "".join(
        f'<a:gd name="sx{number}" fmla="*/ w {round(100_000 * across)} 100000"/>'
        f'<a:gd name="sy{number}" fmla="*/ h {round(100_000 * down)} 100000"/>'
        for number, (across, down) in enumerate(extra)
    )
    sites = "".join(
        f'<a:cxn ang="{_angle(*place)}"><a:pos x="sx{number}" y="sy{number}"/></a:cxn>'
        for number, place in enumerate(extra)
    )
    return _ROUND_RECTANGLE.format(adjust=adjust, guides=guides, sites=sites)


def _angle(across: float, down: float) -> str:
    """The direction in which a line leaves a site: away from the nearest side."""
    distances = {"10800000": across, "0": 1 - across, "16200000": down, "5400000": 1 - down}
    return min(distances, key=lambda angle: abs(distances[angle]))


def frame_outline(frame: Frame, place: SlidePlacing) -> str:
    """The form of a ground: a rounded rectangle, or an outline with more corners."""
    width, height, radius = (place.length(each) for each in (frame.width, frame.height, frame.radius))
    if not frame.outline:
        return card_outline(width, height, radius, ())
    left, top = place.x(frame.x), place.y(frame.y)
    corners = [(place.x(x) - left, place.y(y) - top) for x, y in frame.outline]
    return outline_of_corners(corners, radius, width, height)
