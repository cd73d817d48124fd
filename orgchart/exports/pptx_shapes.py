"""Scene items as slide XML: native shapes with editable text, in the order the schema wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from orgchart.exports.path_data import bar_area
from orgchart.exports.pptx_connectors import SITES, is_oblique
from orgchart.exports.pptx_forms import connector_geometry, outline_of_bar, outline_of_corners
from orgchart.exports.pptx_slide import SlidePlacing
from orgchart.exports.xml_text import attribute, escape, one_line
from orgchart.scene.scene import Align, Avatar, Box, Connector, Disc, Frame, Scene, Text

# A site of a box beyond the four of its preset: how far right and down, in parts of its size.
ExtraSite = tuple[float, float]

_ALIGN: dict[Align, str] = {"start": "l", "middle": "ctr", "end": "r"}
# PowerPoint sets the baseline at about this part of a line of exact height.
_BASELINE = 0.8
_SINGLE_LINE_LEADING = 1.22
# Rounded rectangles keep text this part of the corner's radius away from every side by themselves.
_CORNER_INSET = 0.29289
_LONGEST_NAME = 120
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
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class ShapeWriter:
    """Writes the shapes of one slide. Ids count up from ``first_id``; each role takes four.

    ``font`` is the Latin typeface, ``language`` a language tag or empty.
    """

    def __init__(self, placing: SlidePlacing, font: str, language: str, first_id: int) -> None:
        self._placing = placing
        self._font = font
        self._language = language
        self._next_id = first_id
        self._card_ids: dict[str, int] = {}
        self._boxes: dict[str, Box] = {}

    def write(self, scene: Scene) -> Iterator[str]:
        """Yield the shapes from the bottom to the top: lines before boxes, which lie over their ends."""
        boxes, connectors = scene.boxes, scene.connectors
        self._boxes = {box.id: box for box in boxes}
        for box in boxes:
            self._card_ids[box.id] = self._next_id + 1
            self._next_id += 4
        extra = self._extra_sites(connectors)
        for disc in scene.discs:
            yield self._disc(disc)
        for frame in scene.frames:
            yield self._frame(frame)
        for caption in scene.captions:
            yield self._label(caption.text, "Caption")
        for connector in connectors:
            yield self._connector(connector, extra)
        for box in boxes:
            yield self._role(box, extra.get(box.id, ()))
        for connector in connectors:
            if connector.label:
                yield self._label(connector.label, "Label")

    def _extra_sites(self, connectors: Iterable[Connector]) -> dict[str, list[ExtraSite]]:
        """The sites that boxes need besides their four, where lines end off the middle of a side."""
        extra: dict[str, list[ExtraSite]] = {}
        for connector in connectors:
            ends = (
                (connector.source, connector.source_site, connector.points[0]),
                (connector.target, connector.target_site, connector.points[-1]),
            )
            for box_id, site, point in ends:
                box = self._boxes[box_id]
                if not _is_middle(box, site, point):
                    sites = extra.setdefault(box_id, [])
                    place = _share(box, point)
                    if place not in sites:
                        sites.append(place)
        return extra

    def _take_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _role(self, box: Box, extra: Sequence[ExtraSite]) -> str:
        """A role: a group of its card, bar and avatar."""
        place, card_id = self._placing, self._card_ids[box.id]
        name = attribute(", ".join(one_line(text.full) for text in box.texts)[:_LONGEST_NAME] or "Role")
        speech = attribute(one_line(box.label))
        x, y = place.x(box.x), place.y(box.y)
        width, height = place.length(box.width), place.length(box.height)
        extent = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        parts = [
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{card_id - 1}" name="{name}" descr="{speech}"/>'
            "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
            f'{extent}<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
            "</a:xfrm></p:grpSpPr>",
            f'<p:sp><p:nvSpPr><p:cNvPr id="{card_id}" name="Card: {name}" descr="{speech}"/>'
            f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{extent}</a:xfrm>"
            f"{_card_outline(width, height, place.length(box.radius), extra)}{_fill(box.fill)}"
            f"{_line(box.stroke, place.length(box.stroke_width), box.dash)}</p:spPr>"
            f"{self._card_text(box)}</p:sp>",
        ]
        if box.bar > 0:
            left, top, across, down = bar_area(box)
            parts.append(
                f'<p:sp><p:nvSpPr><p:cNvPr id="{card_id + 1}" name="Unit colour">{_DECORATIVE}</p:cNvPr>'
                "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
                f'<p:spPr><a:xfrm><a:off x="{place.x(left)}" y="{place.y(top)}"/>'
                f'<a:ext cx="{place.length(across)}" cy="{place.length(down)}"/></a:xfrm>'
                f"{outline_of_bar(box, place.scale)}{_fill(box.bar_colour)}"
                "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
            )
        if box.avatar:
            parts.append(self._avatar(box.avatar, card_id + 2))
        parts.append("</p:grpSp>")
        return "".join(parts)

    def _avatar(self, avatar: Avatar, shape_id: int) -> str:
        """The disc with initials."""
        place = self._placing
        across = place.length(2 * avatar.r)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="Initials">{_DECORATIVE}</p:cNvPr>'
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
            f'<a:off x="{place.x(avatar.cx - avatar.r)}" y="{place.y(avatar.cy - avatar.r)}"/>'
            f'<a:ext cx="{across}" cy="{across}"/></a:xfrm>'
            f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{_fill(avatar.fill)}'
            f"{_line(avatar.stroke, place.length(avatar.stroke_width), ())}</p:spPr><p:txBody>"
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{self._paragraph(avatar.text)}</p:txBody></p:sp>"
        )

    def _card_text(self, box: Box) -> str:
        """The text of a card, in the card itself: one paragraph for each text of the box."""
        place = self._placing
        texts = [text for text in box.texts if text.lines]
        if not texts:
            body = f'<a:p><a:endParaRPr{self._language_attribute()} sz="{place.type_size(11)}"/></a:p>'
            return f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody>"
        kept = _CORNER_INSET * box.radius
        left, right = (max(0.0, inset - kept) for inset in _side_insets(box, texts[0]))
        leadings = _leadings(texts)
        top = texts[0].lines[0].y - _BASELINE * leadings[0]
        bottom = texts[-1].lines[-1].y + (1 - _BASELINE) * leadings[-1]
        # The block stands in the middle of the box; where the scene has it elsewhere, an inset moves it.
        lower = (top + bottom) - (2 * box.y + box.height)
        insets = (
            f'lIns="{place.length(left)}" tIns="{place.length(max(0.0, lower))}"'
            f' rIns="{place.length(right)}" bIns="{place.length(max(0.0, -lower))}"'
        )
        paragraphs = "".join(
            self._paragraph(text, leading) for text, leading in zip(texts, leadings, strict=True)
        )
        return (
            f'<p:txBody><a:bodyPr wrap="none" {insets} anchor="ctr"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{paragraphs}</p:txBody>"
        )

    def _paragraph(self, text: Text, leading: float | None = None) -> str:
        """The lines of a text as one paragraph, broken where the scene breaks them."""
        size = self._placing.type_size(text.size)
        look = f'{self._language_attribute()} sz="{size}" b="{int(text.bold)}"'
        font = (
            f'<a:solidFill><a:srgbClr val="{text.colour[1:]}"/></a:solidFill>'
            f'<a:latin typeface="{self._font}"/><a:cs typeface="{self._font}"/>'
        )
        runs = f"<a:br><a:rPr{look}>{font}</a:rPr></a:br>".join(
            f"<a:r><a:rPr{look}>{font}</a:rPr><a:t>{escape(one_line(line.text))}</a:t></a:r>"
            for line in text.lines
        )
        spacing = ""
        if leading is not None:
            points = max(1, self._placing.type_size(leading))
            spacing = f'<a:lnSpc><a:spcPts val="{points}"/></a:lnSpc>'
        rtl = ' rtl="1"' if text.rtl else ""
        return (
            f'<a:p><a:pPr algn="{_ALIGN[text.align]}"{rtl}>{spacing}<a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f"</a:pPr>{runs}</a:p>"
        )

    def _language_attribute(self) -> str:
        return f' lang="{self._language}"' if self._language else ""

    def _connector(self, connector: Connector, extra: Mapping[str, Sequence[ExtraSite]]) -> str:
        """A reporting line, glued to the cards at both of its ends.

        A bent line of rings is a free form without glue: no preset draws it, and LibreOffice routes
        every connector without a preset anew, through boxes.
        """
        place = self._placing
        points = [(place.x(x), place.y(y)) for x, y in connector.points]
        source, target = self._boxes[connector.source], self._boxes[connector.target]
        verb = "has a dotted line to" if connector.kind == "dotted" else "reports to"
        who = [one_line(box.texts[0].full if box.texts else "Role") for box in (source, target)]
        speech = f"{who[1]} {verb} {who[0]}"
        names = (
            f'<p:cNvPr id="{self._take_id()}" name="Line: {attribute(speech[:_LONGEST_NAME])}"'
            f' descr="{attribute(speech)}"/>'
        )
        look = (
            f"{connector_geometry(points)}{{fill}}"
            f"{_line(connector.stroke, place.length(connector.stroke_width), connector.dash)}</p:spPr>"
        )
        if len(points) > 2 and is_oblique(connector.points):
            shape = f"<p:sp><p:nvSpPr>{names}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            return f"{shape}{look.format(fill='<a:noFill/>')}</p:sp>"
        begin = _site(source, connector.source_site, connector.points[0], extra)
        end = _site(target, connector.target_site, connector.points[-1], extra)
        glue = (
            f'<a:stCxn id="{self._card_ids[source.id]}" idx="{begin}"/>'
            f'<a:endCxn id="{self._card_ids[target.id]}" idx="{end}"/>'
        )
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{names}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{look.format(fill='')}</p:cxnSp>"
        )

    def _disc(self, disc: Disc) -> str:
        """A background disc."""
        place = self._placing
        across = place.length(2 * disc.r)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._take_id()}" name="Ring">{_DECORATIVE}</p:cNvPr>'
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
            f'<a:off x="{place.x(disc.cx - disc.r)}" y="{place.y(disc.cy - disc.r)}"/>'
            f'<a:ext cx="{across}" cy="{across}"/></a:xfrm>'
            f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{_fill(disc.fill)}'
            f"{_line(disc.stroke, place.length(disc.stroke_width), ())}</p:spPr></p:sp>"
        )

    def _frame(self, frame: Frame) -> str:
        """A ground behind the boxes."""
        place = self._placing
        x, y = place.x(frame.x), place.y(frame.y)
        width, height = place.length(frame.width), place.length(frame.height)
        if frame.outline:
            corners = [(place.x(px) - x, place.y(py) - y) for px, py in frame.outline]
            form = outline_of_corners(corners, place.length(frame.radius), width, height)
        else:
            form = _card_outline(width, height, place.length(frame.radius), ())
        names = attribute(one_line(frame.label)[:_LONGEST_NAME])
        said = (
            f'name="Frame: {names}" descr="{names}"/>' if names else f'name="Frame">{_DECORATIVE}</p:cNvPr>'
        )
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._take_id()}" {said}'
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
            f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f"{form}{_fill(frame.fill)}"
            f"{_line(frame.stroke, place.length(frame.stroke_width), frame.dash)}</p:spPr></p:sp>"
        )

    def _label(self, text: Text, kind: str) -> str:
        """A caption or a line's label: a text box of no width at the text's anchor, from which it hangs."""
        place = self._placing
        first = text.lines[0]
        height = place.length(text.size * _SINGLE_LINE_LEADING * len(text.lines))
        top = place.y(first.y - text.size)
        name = attribute(one_line(text.full)[:_LONGEST_NAME])
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._take_id()}" name="{kind}: {name}"/>'
            '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
            f'<a:off x="{place.x(first.x)}" y="{top}"/><a:ext cx="1" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{self._paragraph(text)}</p:txBody></p:sp>"
        )


def _middle(box: Box, side: str) -> tuple[float, float]:
    """The middle of a side of a box."""
    across = {"left": 0.0, "right": 1.0}.get(side, 0.5)
    down = {"top": 0.0, "bottom": 1.0}.get(side, 0.5)
    return box.x + across * box.width, box.y + down * box.height


def _is_middle(box: Box, side: str, point: tuple[float, float]) -> bool:
    """Whether a line ends at the middle of the side, to half a point."""
    x, y = _middle(box, side)
    return abs(point[0] - x) < 0.5 and abs(point[1] - y) < 0.5


def _share(box: Box, point: tuple[float, float]) -> ExtraSite:
    """A point in parts of a box's size."""
    return round((point[0] - box.x) / box.width, 5), round((point[1] - box.y) / box.height, 5)


def _site(box: Box, side: str, point: tuple[float, float], extra: Mapping[str, Sequence[ExtraSite]]) -> int:
    """The number of the connection site at which a line ends."""
    if _is_middle(box, side, point):
        return SITES[side]  # type: ignore[index]
    return len(SITES) + list(extra[box.id]).index(_share(box, point))


def _side_insets(box: Box, text: Text) -> tuple[float, float]:
    """The left and right insets, in points, with which the text's anchor stands where the scene has it."""
    x = text.lines[0].x
    if text.align == "start":
        return x - box.x, 0.0
    if text.align == "end":
        return 0.0, box.x + box.width - x
    shift = 2 * x - (2 * box.x + box.width)
    return max(0.0, shift), max(0.0, -shift)


def _leadings(texts: Sequence[Text]) -> list[float]:
    """The distance of each text's lines in points."""
    return [
        min(after.y - before.y for before, after in pairwise(text.lines))
        if len(text.lines) > 1
        else text.size * _SINGLE_LINE_LEADING
        for text in texts
    ]


def _card_outline(width: int, height: int, radius: int, extra: Sequence[ExtraSite]) -> str:
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


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _line(colour: str, width: int, dash: Sequence[float]) -> str:
    """An outline or a stroke; none where it has no width."""
    if width <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    pattern = '<a:prstDash val="dash"/>' if dash else ""
    return f'<a:ln w="{width}">{_fill(colour)}{pattern}<a:round/></a:ln>'
