"""Faces: all that a box says and looks like, wherever it stands.

Most edits change a few faces. Those of one scene are kept for the next one of the same chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from orgchart.core.document import Role, stands_beside
from orgchart.core.structure import layers
from orgchart.scene.boxes.brevity import MEMBERS
from orgchart.scene.boxes.cards import Card, Shown, absence, card, placed_avatar, placed_texts, plates
from orgchart.scene.boxes.group_cards import group_card
from orgchart.scene.boxes.grouping import Shares, tally
from orgchart.scene.boxes.page_needs import NO_NEEDS, PageNeeds, counted, noted
from orgchart.scene.boxes.spoken import label
from orgchart.scene.boxes.touched import touched
from orgchart.scene.boxes.words import NO_LINES, BoxWords, with_lines
from orgchart.scene.marks import marked
from orgchart.scene.scene import Box
from orgchart.scene.themes import Theme


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A box before it has a place, as ``scene.Box`` has it. ``size`` is what it needs, in points.

    A face is equal to itself alone.
    """

    role_id: str
    card: Card
    theme: Theme
    size: tuple[float, float]
    label: str
    notes: str
    unit_id: str
    manager_id: str
    level: int
    assistant: bool
    adviser: bool
    members: tuple[str, ...]


# A face, and the x, y, width and height of its box.
BoxOutline = tuple[Face, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of all boxes by id, in reading order, and all that they were made from."""

    faces: Mapping[str, Face]
    shared: Shares
    look: Theme
    colours: Mapping[str, str]
    needs: PageNeeds


def faces(
    shared: Shares, look: Theme, needs: PageNeeds, colours: Mapping[str, str], before: Faces | None = None
) -> Faces:
    """Return the faces of a chart's boxes. Those of ``before`` that are still right are kept."""
    known = _still_right(before, shared, look, needs, colours) if before else {}
    maker = _Maker(shared, look, needs, colours)
    level_of, manager_of = layers(shared.boxes), shared.boxes.manager_of
    made: dict[str, Face] = {}
    for role_id in shared.boxes.reading_order():
        level = level_of[role_id]
        face = known.get(role_id)
        if face is None:
            face = maker.face(role_id, level, manager_of.get(role_id, ""))
        elif face.level != level:
            face = replace(face, level=level)
        made[role_id] = face
    return Faces(made, shared, look, colours, needs)


def _still_right(
    before: Faces, shared: Shares, look: Theme, needs: PageNeeds, colours: Mapping[str, str]
) -> dict[str, Face]:
    """The faces that an edit has left as they were, but for their levels."""
    old = before.shared
    if look is not before.look or not needs is before.needs is NO_NEEDS:
        return {}
    changed = touched(old.document, shared.document, old.whole, shared.whole)
    if changed is None:
        return {}
    known = dict(before.faces)
    if old.groups or shared.groups:
        for role_id in old.groups.keys() | shared.groups.keys():
            members = shared.groups.get(role_id, ())
            if members != old.groups.get(role_id, ()) or not changed.isdisjoint(members):
                known.pop(role_id, None)
    for role_id in changed:
        known.pop(role_id, None)
    if colours != before.colours:
        for role_id in [each for each in known if colours.get(each) != before.colours.get(each)]:
            del known[role_id]
    return known


class _Maker:
    """Makes faces of one chart."""

    def __init__(self, shared: Shares, look: Theme, needs: PageNeeds, colours: Mapping[str, str]) -> None:
        self._shared = shared
        self._look, self._plates = look, plates(look)
        self._needs = needs
        self._colours = colours
        chart = shared.document.chart
        self._shown = Shown(chart.box_first == "title", "photo" in chart.box_shows, "fte" in chart.box_shows)
        self._words = BoxWords(shared.document, shared.whole, needs.people, needs.brevity)

    def face(self, role_id: str, level: int, manager_id: str) -> Face:
        """Return the face of a role's box, or of one that several share."""
        shared = self._shared
        roles = shared.roles(role_id)
        role = roles[0]
        made = self._card(role, role_id)
        return Face(
            role_id=role_id,
            card=made,
            theme=self._plates if role.kind == "body" else self._look,
            size=(made.width, made.height),
            label=label(shared.document, shared.whole, roles),
            notes="\n".join(dict.fromkeys(each.notes for each in roles if each.notes)),
            unit_id=role.unit_id or "",
            manager_id=manager_id,
            level=level,
            assistant=stands_beside(role.kind),
            adviser=role.kind == "adviser",
            members=tuple(each.id for each in roles) if len(roles) > 1 else (),
        )

    def _card(self, role: Role, role_id: str) -> Card:
        """Return the written box."""
        shared, look, needs = self._shared, self._look, self._needs
        holders, colour = shared.whole.holders.get(role_id, ()), self._colours[role_id]
        if role.kind == "body":
            made, lines = card(role, holders, colour, self._plates), NO_LINES
        elif role_id in shared.groups:
            who = tally(shared.roles(role_id), shared.whole)
            if not self._shown.photo:
                who = replace(who, photo="")
            if MEMBERS in needs.brevity.left_out:
                who = replace(who, people=())
            made = group_card(role.title, who, colour, look)
            lines = self._words.shared_lines(role)
        else:
            made, lines = card(role, holders, colour, look, self._shown), self._words.lines(role, holders)
        if lines:
            made = with_lines(made, lines, look)
        made = counted(noted(made, needs.notes.get(role_id, ()), look), needs.hidden.get(role_id, 0), look)
        return marked(made, needs.marks.get(role_id), look)


def drawn_box(outline: BoxOutline) -> Box:
    """Return the box with a face at a place."""
    face, x, y, width, height = outline
    card, theme = face.card, face.theme
    look, absent = theme.box, absence(theme, card.state)
    return Box(
        id=face.role_id,
        x=x,
        y=y,
        width=width,
        height=height,
        radius=min(theme.adviser.radius, height / 2) if face.adviser else look.radius,
        fill=card.fill,
        stroke=card.stroke,
        stroke_width=(absent or look).stroke_width,
        dash=absent.dash if absent else (),
        bar=look.bar,
        bar_side=look.bar_side,
        bar_colour=card.bar_colour,
        avatar=placed_avatar(card, x, y, height, theme),
        texts=placed_texts(card, x, y, height, theme),
        label=face.label,
        description=face.notes,
        level=face.level,
        manager_id=face.manager_id,
        unit_id=face.unit_id,
        vacant=card.state == "vacant",
        planned=card.state == "planned",
        assistant=face.assistant,
        adviser=face.adviser,
        members=face.members,
        face=(card, theme, width, height),
    )
