"""Scene items as slide XML: native shapes with editable text, in the order the schema wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from orgchart.exports.path_data import bar_area
from orgchart.exports.pptx_connectors import SITES
from orgchart.exports.pptx_forms import outline_of_bar
from orgchart.exports.pptx_lines import DECORATIVE as _DECORATIVE
from orgchart.exports.pptx_lines import (
    LineLook,
    dash_period,
    line_shapes,
    pieces,
    preset_dash,
    reach,
)
from orgchart.exports.pptx_outlines import ExtraSite, card_outline, frame_outline
from orgchart.exports.pptx_pictures import Embed, photo_shape
from orgchart.exports.pptx_slide import SlidePlacing
from orgchart.exports.pptx_texts import SINGLE_LINE_LEADING, leadings, rows, side_insets
from orgchart.exports.xml_text import attribute, escape, one_line
from orgchart.scene.scene import Align, Avatar, Box, Connector, Disc, Frame, Plate, Scene, Text

Rectangle = tuple[float, float, float, float]  # left, top, width, height

_ALIGN: dict[Align, str] = {"start": "l", "middle": "ctr", "end": "r"}
# PowerPoint sets the baseline at about this part of a line of exact height.
_BASELINE = 0.8
# Rounded rectangles keep text this part of the corner's radius away from every side by themselves.
_CORNER_INSET = 0.29289
_LONGEST_NAME = 120
_LETTER = 0.56  # the usual width of a letter, in em


class ShapeWriter:
    """Writes the shapes of one slide. Ids count up from ``first_id``; each role takes four.

    ``font`` is the Latin typeface, ``language`` a language tag or empty. ``links`` are the relations
    to the slides on which roles continue, by role id. ``embed`` takes images into the file.
    """

    def __init__(
        self,
        placing: SlidePlacing,
        font: str,
        language: str,
        first_id: int,
        *,
        links: Mapping[str, str] = MappingProxyType({}),
        embed: Embed,
    ) -> None:
        self._links = links
        self._embed = embed
        self._placing = placing
        self._font = font
        self._language = language
        self._next_id = first_id
        self._card_ids: dict[str, int] = {}
        self._boxes: dict[str, Box] = {}
        self._names: dict[str, str] = {}

    def write(self, scene: Scene) -> Iterator[str]:
        """Yield the shapes from the bottom to the top: lines before boxes, which lie over their ends."""
        boxes, connectors = scene.boxes, scene.connectors
        self._boxes = {box.id: box for box in boxes}
        self._names = {box.id: one_line(box.texts[0].full if box.texts else "Role") for box in boxes}
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
                yield self._label(connector.label, "Label", plate=connector.plate)
        if scene.legend:
            yield from self.write_round(
                [(text, "") for text in scene.legend.texts],
                [((item.x, item.y, item.width, item.height), item.fill) for item in scene.legend.items],
            )

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

    @property
    def next_id(self) -> int:
        """The id that the next shape would take."""
        return self._next_id

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
            f'<p:sp><p:nvSpPr><p:cNvPr id="{card_id}" name="Card: {name}" descr="{speech}">'
            f"{_jump(self._links.get(box.id))}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{extent}</a:xfrm>"
            f"{card_outline(width, height, place.length(box.radius), extra)}{_fill(box.fill)}"
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
        if box.avatar and box.avatar.image:
            outline = _line(box.avatar.stroke, place.length(box.avatar.stroke_width), ())
            relation = self._embed(box.avatar.image)
            parts.append(photo_shape(box.avatar, relation, card_id + 2, outline, place))
        elif box.avatar:
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
        """The text of a card, in the card itself: a paragraph for each text or row of texts."""
        place = self._placing
        texts = [text for text in box.texts if text.lines]
        if not texts:
            body = f'<a:p><a:endParaRPr{self._language_attribute()} sz="{place.type_size(11)}"/></a:p>'
            return f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody>"
        kept = _CORNER_INSET * box.radius
        left, right = (max(0.0, inset - kept) for inset in side_insets(box, texts[0]))
        lines = rows(texts)
        distances = leadings([row[0] for row in lines])
        top = texts[0].lines[0].y - _BASELINE * distances[0]
        bottom = texts[-1].lines[-1].y + (1 - _BASELINE) * distances[-1]
        # The block stands in the middle of the box; where the scene has it elsewhere, an inset moves it.
        lower = (top + bottom) - (2 * box.y + box.height)
        insets = (
            f'lIns="{place.length(left)}" tIns="{place.length(max(0.0, lower))}"'
            f' rIns="{place.length(right)}" bIns="{place.length(max(0.0, -lower))}"'
        )
        paragraphs = "".join(
            self._paragraph(row[0], leading, row[1:]) for row, leading in zip(lines, distances, strict=True)
        )
        return (
            f'<p:txBody><a:bodyPr wrap="none" {insets} anchor="ctr"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{paragraphs}</p:txBody>"
        )

    def _paragraph(self, text: Text, leading: float | None = None, beside: Sequence[Text] = ()) -> str:
        """The lines of a text as one paragraph, broken where the scene breaks them.

        Texts ``beside`` it, which begin on its only line, follow at tab stops.
        """
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
        # LibreOffice knows no tab stops in rows that run from the right: there a dot parts the texts.
        gap = " · " if text.align == "end" else "\t"
        start = text.lines[0].x if beside else 0.0
        stops = [self._placing.length(abs(other.lines[0].x - start)) for other in beside]
        runs += "".join(
            f"<a:r><a:rPr{look}>{font}</a:rPr><a:t>{gap}{escape(one_line(other.lines[0].text))}</a:t></a:r>"
            for other in beside
        )
        tabs = "".join(f'<a:tab pos="{stop}" algn="l"/>' for stop in stops)
        tabs = f"<a:tabLst>{tabs}</a:tabLst>" if tabs else ""
        spacing = ""
        if leading is not None:
            points = max(1, self._placing.type_size(leading))
            spacing = f'<a:lnSpc><a:spcPts val="{points}"/></a:lnSpc>'
        # A row runs from the side at which its texts begin: from there its tab stops are measured.
        from_right = text.align == "end" if beside else text.rtl
        rtl = ' rtl="1"' if from_right else ""
        return (
            f'<a:p><a:pPr algn="{_ALIGN[text.align]}"{rtl}>{spacing}<a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f"{tabs}</a:pPr>{runs}</a:p>"
        )

    def _language_attribute(self) -> str:
        return f' lang="{self._language}"' if self._language else ""

    def _connector(self, connector: Connector, extra: Mapping[str, Sequence[ExtraSite]]) -> str:
        """A reporting line, glued to the cards at both of its ends."""
        place = self._placing
        source, target = self._boxes[connector.source], self._boxes[connector.target]
        verb = "has a dotted line to" if connector.kind == "dotted" else "reports to"
        who = self._names[source.id], self._names[target.id]
        points = [(place.x(x), place.y(y)) for x, y in connector.points]
        begin = _site(source, connector.source_site, connector.points[0], extra)
        end = _site(target, connector.target_site, connector.points[-1], extra)
        width = place.length(connector.stroke_width)
        reaches = {}
        if begin >= len(SITES):
            reaches["begin"] = reach(source, points, place)
        if end >= len(SITES):
            reaches["end"] = reach(target, points[::-1], place)
        parts = pieces(points, dash_period(connector.dash) * width, **reaches)
        # Round ends make one line of two that meet in a joint.
        cap = ' cap="rnd"' if len(parts) > 1 and not connector.dash else ""
        look = LineLook(f"{who[1]} {verb} {who[0]}", _line(connector.stroke, width, connector.dash, cap))
        glue = (self._card_ids[source.id], begin), (self._card_ids[target.id], end)
        return line_shapes(parts, *glue, look, self._take_id)

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
        form = frame_outline(frame, place)
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

    def write_round(
        self, texts: Iterable[tuple[Text, str]], swatches: Iterable[tuple[Rectangle, str]]
    ) -> Iterator[str]:
        """Yield what stands round the scene: patches of colour, and texts with the slides they lead to."""
        place = self._placing
        for (left, top, width, height), colour in swatches:
            yield (
                f'<p:sp><p:nvSpPr><p:cNvPr id="{self._take_id()}" name="Unit colour">{_DECORATIVE}</p:cNvPr>'
                "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
                f'<a:off x="{place.x(left)}" y="{place.y(top)}"/>'
                f'<a:ext cx="{place.length(width)}" cy="{place.length(height)}"/></a:xfrm>'
                f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(colour)}'
                "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
            )
        for text, relation in texts:
            yield self._label(text, "Label", relation)

    def _label(self, text: Text, kind: str, relation: str = "", plate: Plate | None = None) -> str:
        """A text by itself, such as a caption: a box of no width from whose anchor the text hangs.

        One that leads to a slide is as wide as it looks, so that a click finds it. A plate holds its text.
        """
        place = self._placing
        first = text.lines[0]
        height = place.length(text.size * SINGLE_LINE_LEADING * len(text.lines))
        top = place.y(first.y - text.size)
        width = place.length(len(text.full) * text.size * _LETTER) if relation else 1
        left = place.x(first.x) - (width if relation and text.align == "end" else 0)
        form, fill = '<a:prstGeom prst="rect"><a:avLst/>', "<a:noFill/>"
        if plate is not None:
            left, width, fill = place.x(plate.x), place.length(plate.width), _fill(plate.fill)
            top, height = place.y(plate.y), place.length(plate.height)
            share = round(100_000 * plate.radius / min(plate.width, plate.height))
            form = f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst>'
        name = attribute(one_line(text.full)[:_LONGEST_NAME])
        jump = _jump(relation)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self._take_id()}" name="{kind}: {name}">{jump}</p:cNvPr>'
            '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
            f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f"{form}</a:prstGeom>{fill}</p:spPr><p:txBody>"
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


def _jump(relation: str | None) -> str:
    """What a click on a shape does: it goes to a slide, or nothing."""
    if not relation:
        return ""
    return f'<a:hlinkClick r:id="{relation}" action="ppaction://hlinksldjump"/>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def _line(colour: str, width: int, dash: Sequence[float], cap: str = "") -> str:
    """An outline or a stroke; none where it has no width."""
    if width <= 0:
        return "<a:ln><a:noFill/></a:ln>"
    pattern = f'<a:prstDash val="{preset_dash(dash)}"/>' if dash else ""
    return f'<a:ln w="{width}"{cap}>{_fill(colour)}{pattern}<a:round/></a:ln>'
