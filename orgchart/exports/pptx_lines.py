"""Reporting lines on a slide: one glued connector, or a chain of them over invisible joints.

PowerPoint draws a connector as the file has it. LibreOffice routes glued elbows anew and heeds no
adjustments, so that only lines of which it finds the same way by itself may be single connectors:
straight ones, single elbows, and two elbows half-way. All others are chains of such connectors; from
joint to joint each has one way to go. The bend of a line of rings, which no connector draws, is a free
form between two. The outer ends stay glued to the boxes. Lengths are EMU.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgchart.exports.pptx_connectors import SITES, Point, is_oblique
from orgchart.exports.pptx_forms import connector_geometry
from orgchart.exports.pptx_slide import SlidePlacing
from orgchart.exports.xml_text import attribute
from orgchart.scene.scene import Box

# A shape's id and the number of one of its connection sites.
Glue = tuple[int, int]

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
# How far from half-way a line's bend may stand and still be drawn there: a tenth of a point.
_NEAR = 1270
# The side of a joint. LibreOffice counts in 360 EMU and takes the sides of a square of less than five
# for its corners, which lead elsewhere.
_JOINT = 2160
# Stretches shorter than this have no room for a joint and an elbow on either side of it.
_SHORT = 6 * _JOINT
_ANY = 1 << 40
_LONGEST_NAME = 120


# Preset patterns: their names, and after how many widths of the line they come again.
_DASH, _DOT, _DASH_DOT = ("dash", 7), ("sysDot", 2), ("lgDashDot", 15)


def preset_dash(dash: Sequence[float]) -> str:
    """Return the name of the preset pattern that is most like a dash pattern."""
    return _preset(dash)[0]


def dash_period(dash: Sequence[float]) -> int:
    """Return after how many widths of a line its pattern comes again, 0 for a solid line."""
    return _preset(dash)[1] if dash else 0


def _preset(dash: Sequence[float]) -> tuple[str, int]:
    if len(dash) > 2:
        return _DASH_DOT
    return _DOT if dash[0] <= 1 else _DASH


def reach(box: Box, line: Sequence[Point], placing: SlidePlacing) -> int:
    """Return how far a line that begins at ``box`` may go after its first corner and still be beside it."""
    if len(line) < 3:
        return 0
    (x, y), (onward_x, onward_y) = line[1], line[2]
    if onward_x != x:
        return placing.x(box.x + box.width) - x if onward_x > x else x - placing.x(box.x)
    return placing.y(box.y + box.height) - y if onward_y > y else y - placing.y(box.y)


def pieces(
    points: Sequence[Point], period: int = 0, begin: int = _ANY, end: int = _ANY
) -> list[Sequence[Point]]:
    """Return the parts of a line, each a connector that every program draws alike, joined end to end.

    ``period`` is the length after which a dashed line's pattern comes again (0 for a solid line):
    stretches are parted there, so that the pattern runs on. ``begin`` and ``end`` are the ``reach`` of
    ends at sites that the box's preset does not have: LibreOffice turns a single elbow there only
    where it ends beside the box.
    """
    line = tuple(points)
    lengths = [abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(line)]
    if len(line) == 2 or (begin == end == _ANY and _turns_half_way(line)):
        return [line]
    if is_oblique(line):
        return [line[:2], line[1:-1], line[-2:]] if len(line) > 3 else [line[:2], line[1:]]
    stretches: list[Sequence[Point]] = [*pairwise(line)]
    beside = lengths[1] <= begin and lengths[-2] <= end
    if min(lengths[1:-1], default=_SHORT) < _SHORT or (len(line) == 3 and not beside):
        return stretches
    if len(line) % 2 and beside:
        return [line[start : start + 3] for start in range(0, len(line) - 2, 2)]
    joints: list[Point] = []
    run, last = lengths[0], len(lengths) - 2
    for index, (start, stop) in enumerate(stretches[1:-1], start=1):
        length = lengths[index]
        least = length - end if index == last else 0
        most = begin if index == 1 else length
        along = _parting(length, max(least, 0), min(most, length), run, period)
        if along is None:
            return stretches
        joints.append(_between(start, stop, along / length))
        run += length
    corners, ends = line[1:-1], (line[0], *joints, line[-1])
    return [(ends[number], corner, ends[number + 1]) for number, corner in enumerate(corners)]


def _parting(length: int, least: int, most: int, run: int, period: int) -> int | None:
    """Where to part a stretch: between two limits, near its middle, else None if there is no room.

    ``run`` is the length of the line before the stretch.
    """
    least, most = max(least, _SHORT // 3), min(most, length - _SHORT // 3)
    if least > most:
        return None
    along = min(max(length // 2, least), most)
    in_step = round((run + along) / period) * period - run if period else along
    return in_step if least <= in_step <= most else along


def _between(start: Point, stop: Point, share: float) -> Point:
    return start[0] + round((stop[0] - start[0]) * share), start[1] + round((stop[1] - start[1]) * share)


def _turns_half_way(line: Sequence[Point]) -> bool:
    """Whether a line goes on as it began after a step aside in the middle."""
    if len(line) != 4 or is_oblique(line):
        return False
    axis = 1 if line[0][0] == line[1][0] else 0
    start, bend, end = line[0][axis], line[1][axis], line[-1][axis]
    return start != end and abs(2 * bend - start - end) <= 2 * _NEAR


@dataclass(frozen=True, slots=True)
class LineLook:
    """What is told of a line in words (its name, and the text of screen readers), and its ``a:ln``."""

    speech: str
    stroke: str


def line_shapes(
    parts: Sequence[Sequence[Point]], begin: Glue, end: Glue, look: LineLook, take_id: Callable[[], int]
) -> str:
    """Return the shapes of a line: the joints between its parts, then a glued connector for each part.

    The first part speaks, the others are decorative. ``take_id`` returns an unused id. The joints are
    not grouped: so those among boxes that are selected together move with them.
    """
    joints = [take_id() for _ in parts[1:]]
    shapes = [_joint(joint, part[0]) for joint, part in zip(joints, parts[1:], strict=True)]
    starts = [begin, *((joint, _leaving(part)) for joint, part in zip(joints, parts[1:], strict=True))]
    ends = [*((joint, _arriving(part)) for joint, part in zip(joints, parts, strict=False)), end]
    speech = attribute(look.speech)
    name = speech if len(look.speech) <= _LONGEST_NAME else attribute(look.speech[:_LONGEST_NAME])
    told = f'name="Line: {name}" descr="{speech}"/>'
    untold = f'name="Line: {name}">{DECORATIVE}</p:cNvPr>'
    for number, (part, start, stop) in enumerate(zip(parts, starts, ends, strict=True)):
        names, form = f'id="{take_id()}" {untold if number else told}', connector_geometry(part)
        if _is_free_form(part):
            shapes.append(
                f"<p:sp><p:nvSpPr><p:cNvPr {names}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
                f"<p:spPr>{form}<a:noFill/>{look.stroke}</p:spPr></p:sp>"
            )
            continue
        shapes.append(
            f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr {names}<p:cNvCxnSpPr>"
            f'<a:stCxn id="{start[0]}" idx="{start[1]}"/><a:endCxn id="{stop[0]}" idx="{stop[1]}"/>'
            f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{form}{look.stroke}</p:spPr></p:cxnSp>"
        )
    return "".join(shapes)


def _is_free_form(part: Sequence[Point]) -> bool:
    """Whether no connector draws a part: only the long way between the ends of a line of rings."""
    return len(part) > 2 and is_oblique(part)


def _joint(shape_id: int, point: Point) -> str:
    """A shape to glue to that nobody sees, a sixth of a point wide."""
    left, top = point[0] - _JOINT // 2, point[1] - _JOINT // 2
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="Joint">{DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{_JOINT}" cy="{_JOINT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "<a:noFill/><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _leaving(part: Sequence[Point]) -> int:
    """The site of the joint at a part's begin: that on the side to which the part goes."""
    return _towards(part[0], part[1])


def _arriving(part: Sequence[Point]) -> int:
    """The site of the joint at a part's end: that on the side from which the part comes."""
    return _towards(part[-1], part[-2])


def _towards(point: Point, other: Point) -> int:
    across, down = other[0] - point[0], other[1] - point[1]
    if abs(across) > abs(down):
        return SITES["right" if across > 0 else "left"]
    return SITES["bottom" if down > 0 else "top"]
