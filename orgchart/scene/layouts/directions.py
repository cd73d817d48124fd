"""Directions: every one is the tree, moved by one transform of the axes.

Boxes keep their upright size: a sideways chart lays out boxes whose width and height have changed
places, and the transform changes them back. Texts are placed in the boxes afterwards, so they stay
upright too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from orgchart.core.document import BranchStyle
from orgchart.core.index import Index
from orgchart.scene.layouts.frames.framing import Framing
from orgchart.scene.layouts.tree.grove import Grove
from orgchart.scene.layouts.tree.tree import tree
from orgchart.scene.placement import Group, LabelRoom, Line, Picture, Placement, Point, Rect, Size
from orgchart.scene.scene import Site
from orgchart.scene.themes import Spacing

# Boxes are wider than high: below each other they need less room between them, side by side more.
_SIDEWAYS_BESIDE = 0.75  # of the room between the rows of a stack
_SIDEWAYS_LEVEL = 1.25  # of the room between levels

_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"))


class Transform(NamedTuple):
    """The axes change places if ``swaps``; then x, y or both change their sign."""

    swaps: bool = False
    flips_x: bool = False
    flips_y: bool = False

    def point(self, x: float, y: float) -> Point:
        """Return where a point goes."""
        if self.swaps:
            x, y = y, x
        return -x if self.flips_x else x, -y if self.flips_y else y

    def rect(self, place: Rect) -> Rect:
        """Return where a rectangle goes."""
        x1, y1 = self.point(place.x, place.y)
        x2, y2 = self.point(place.x + place.width, place.y + place.height)
        return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))

    def site(self, site: Site) -> Site:
        """Return which side of a box a side becomes."""
        return _SITES[self.point(*_OUTWARDS[site])]

    def label(self, room: LabelRoom) -> LabelRoom:
        """Return where the room for a label goes."""
        area = Rect(room.x - room.width / 2, room.y - room.height, room.width, room.height)
        x, y, width, height = self.rect(area)
        return LabelRoom(x + width / 2, y + height, width, height, room.covers)

    def line(self, line: Line) -> Line:
        """Return where a line goes."""
        return Line(
            line.kind,
            line.manager_id,
            line.role_id,
            manager_site=self.site(line.manager_site),
            role_site=self.site(line.role_site),
            points=tuple(self.point(x, y) for x, y in line.points),
            label=self.label(line.label) if line.label is not None else None,
        )

    def picture(self, picture: Picture) -> Picture:
        """Return a picture in this direction, worked out once."""
        known = picture.turned.get(self)
        if known is None:
            left, top, right, bottom = picture.extent
            x, y, width, height = self.rect(Rect(left, top, right - left, bottom - top))
            known = picture.turned[self] = Picture(
                {role_id: self.rect(place) for role_id, place in picture.boxes.items()},
                {key: self.line(line) for key, line in picture.lines.items()},
                (x, y, x + width, y + height),
            )
        return known

    def group(self, group: Group) -> Group:
        """Return where a group goes."""
        return Group(self.picture(group.picture), *self.point(group.x, group.y), group.after)

    def placement(self, placement: Placement) -> Placement:
        """Return where everything goes."""
        boxes = {role_id: self.rect(place) for role_id, place in placement.boxes.items()}
        return Placement(
            boxes,
            [self.line(line) for line in placement.lines],
            captions={key: self.point(x, y) for key, (x, y) in placement.captions.items()},
            bands=[band._replace(area=self.rect(band.area)) for band in placement.bands],
            frames=[
                frame._replace(
                    points=tuple(self.point(x, y) for x, y in frame.points), caption=self.rect(frame.caption)
                )
                for frame in placement.frames
            ],
            groups=[self.group(group) for group in placement.groups],
        )


_OUTWARDS: Mapping[Site, Point] = {"top": (0, -1), "right": (1, 0), "bottom": (0, 1), "left": (-1, 0)}
_SITES: Mapping[Point, Site] = {vector: site for site, vector in _OUTWARDS.items()}


def inverted(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    framing: Framing | None = None,
    *,
    known: Grove | None = None,
) -> Placement:
    """Place managers below their reports. ``known`` is as in ``tree``."""
    framing = replace(framing, strip="foot") if framing else None
    return Transform(flips_y=True).placement(tree(index, sizes, spacing, framing, known=known))


def left_right(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    framing: Framing | None = None,
    *,
    known: Grove | None = None,
) -> Placement:
    """Place managers left of their reports, siblings below each other.

    Boxes and labels come ``on_their_side``; ``known`` is as in ``tree``.
    """
    return Transform(swaps=True).placement(_sideways(index, sizes, spacing, framing, known))


def right_left(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    framing: Framing | None = None,
    *,
    known: Grove | None = None,
) -> Placement:
    """Place managers right of their reports, siblings below each other; all is as in ``left_right``."""
    return Transform(swaps=True, flips_x=True).placement(_sideways(index, sizes, spacing, framing, known))


def mirrored(placement: Placement) -> Placement:
    """Return the placement with left and right exchanged."""
    return Transform(flips_x=True).placement(placement)


def mirrored_styles(index: Index) -> Index:
    """Return the index with left and right exchanged, for a picture that will be mirrored."""
    other: Mapping[BranchStyle, BranchStyle] = {"left": "right", "right": "left"}
    styles = {role_id: other.get(style, style) for role_id, style in index.branch_styles.items()}
    return replace(index, branch_styles=styles)


def runs_right_to_left(language: str) -> bool:
    """Return whether a language, a BCP 47 tag, is written from right to left.

    >>> [runs_right_to_left(tag) for tag in ("ar-EG", "he", "en", "az-Arab", "ur-Latn-PK")]
    [True, True, False, True, False]
    """
    primary, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS
    return primary in _RIGHT_TO_LEFT_LANGUAGES


def on_their_side(sizes: Mapping[str, Size], spacing: Spacing) -> tuple[dict[str, Size], Spacing]:
    """Return the sizes and the distances of boxes that lie on their side."""
    turned = {role_id: (height, width) for role_id, (width, height) in sizes.items()}
    room = replace(
        spacing,
        beside=spacing.stack_gap * _SIDEWAYS_BESIDE,
        level_gap=spacing.level_gap * _SIDEWAYS_LEVEL,
        page=(spacing.page[1], spacing.page[0]) if spacing.page else None,
        sideways=True,
    )
    return turned, room


def _sideways(
    index: Index,
    sizes: Mapping[str, Size],
    spacing: Spacing,
    framing: Framing | None,
    known: Grove | None,
) -> Placement:
    """Lay out boxes that lie on their side."""
    if framing:
        row = min((sizes[role_id][1] for role_id in index.reading_order()), default=0.0)
        framing = replace(framing, strip="low", row=row, gap=spacing.stack_gap)
    return tree(index, sizes, spacing, framing, known=known)
