"""What is written in a box: worked out before layout, because the text decides the height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, repeat
from math import ceil
from typing import Literal

from orgchart.core.document import Holder, Role
from orgchart.scene.boxes.person_words import PLANNED, VACANT, initials_of, names, posts
from orgchart.scene.boxes.photo_discs import photo_together
from orgchart.scene.colours import legible, readable
from orgchart.scene.fonts import face
from orgchart.scene.measure import FittedText, clusters, fit, fit_people, is_right_to_left
from orgchart.scene.scene import Align, Avatar, Text, TextLine
from orgchart.scene.themes import AvatarLook, TextLook, Theme, VacancyLook

State = Literal["filled", "vacant", "planned"]
# How far the middle of a capital letter stands above the baseline, in em.
_CAPITAL_MIDDLE = 0.36
# A caption in the middle of rings: its type compared with that of names, the discs that are tried for
# it, and how much of a disc's width its lines may take.
_CAPTION_SCALE = 1.3
_CAPTION_RADII = (60.0, 75.0, 90.0, 110.0)
_CAPTION_SHARE = 0.8
_CAPTION_LINES = 3
_CAPTION_LEADING = 1.2
_PLATE_SHARE = 0.6  # of the least height of a box
# A caption at the side of a row: the widths that are tried for it, in points.
_ROW_CAPTION_WIDTHS = (70.0, 110.0)
# How far right in its room the anchor of a text lies.
_SHARES: Mapping[Align, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Written:
    """One text of a card. ``part`` and ``rtl`` as in ``scene.Text``.

    ``leading`` is the distance of its lines, ``height`` what it adds to the card, in points: all lines,
    or nothing where it stands ``beside`` the text before it, so far to its right.
    """

    part: str
    fitted: FittedText
    bold: bool
    colour: str
    leading: float
    rtl: bool
    height: float
    beside: float = 0.0


@dataclass(frozen=True, slots=True)
class DiscColours:
    """The colours of an avatar's disc, of the initials in it and of its outline."""

    fill: str
    ink: str
    stroke: str


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A role's box before it has a place. Lengths in points.

    ``colour`` is its unit's, mended where it would not show; ``fill`` the ground its texts stand on.
    ``stroke`` and ``bar_colour`` are the colours of its outline and its bar, ``disc`` those of its disc,
    if the theme has discs. ``state`` decides on its look, ``photo`` is the id of the photo in the disc.
    A card is equal to itself alone: what is drawn of it is found again by the very card.
    """

    width: float
    height: float
    texts: tuple[Written, ...]
    initials: str
    disc: DiscColours | None
    colour: str
    fill: str
    stroke: str
    bar_colour: str
    state: State
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Insets:
    """How far the texts of a box keep from its sides, in points."""

    left: float
    top: float
    right: float
    bottom: float


@lru_cache(maxsize=64)
def insets(theme: Theme) -> Insets:
    """Return the room that padding, disc and bar take."""
    padding, avatar = theme.box.padding, theme.avatar
    left = padding if avatar is None else avatar.left + 2 * avatar.radius + avatar.right
    bar = {theme.box.bar_side: theme.box.bar}
    return Insets(
        left + bar.get("left", 0.0),
        padding + bar.get("top", 0.0),
        padding + bar.get("right", 0.0),
        padding + bar.get("bottom", 0.0),
    )


@lru_cache(maxsize=64)
def plates(theme: Theme) -> Theme:
    """Return the theme for bodies: flat plates with a word in the middle."""
    height = theme.box.min_height * _PLATE_SHARE
    return replace(theme, avatar=None, box=replace(theme.box, bar=0, min_height=height, text_align="middle"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chart shows of name and title, see ``ChartInfo``."""

    title_first: bool = False
    photo: bool = True
    fte: bool = True


USUAL = Shown()


def card(role: Role, holders: Sequence[Holder], colour: str, theme: Theme, shown: Shown = USUAL) -> Card:
    """Return the card of a role in the given colour."""
    words: tuple[tuple[str, str], ...]
    if role.kind == "body":
        words = (("title", role.title), *((("name", names(holders)),) if holders else ()))
        return _card(words, "", colour, theme)
    state: State = "planned" if role.planned else "filled"
    photo = photo_together(holders) if shown.photo else ""
    if role.headcount > 1:
        words = (("title", role.title), ("detail", posts(role, holders)))
        # A disc too small for the whole number says that there are several; the words below say how many.
        tries = f"{role.headcount}×", f"{role.headcount:,}", "×"
        count = next((each for each in tries if fitting_initials(each, theme) == each), tries[-1])
        return _card(words, count, colour, theme, state, photo=photo)
    name = ("name", names(holders, fte=shown.fte) or (PLANNED if role.planned else VACANT))
    title = ("title", role.title)
    words = (title, name) if shown.title_first else (name, title)
    if not holders:
        return _card(words, "?", colour, theme, "planned" if role.planned else "vacant")
    if role.planned:
        words = (*words, ("detail", PLANNED))
    people = tuple(names([holder], fte=shown.fte) for holder in holders)
    return _card(words, initials_of(holders[0].name), colour, theme, state, photo=photo, people=people)


@lru_cache(maxsize=16_384)
def _card(
    words: tuple[tuple[str, str], ...],
    initials: str,
    colour: str,
    theme: Theme,
    state: State = "filled",
    *,
    photo: str = "",
    people: tuple[str, ...] = (),
) -> Card:
    """Return the card with a text in the look of names, the others in that of titles, each after its part.

    ``people`` are those who are named together.
    """
    paper = paper_of(colour, theme, state)
    width = text_width(theme)
    looks = chain((paper.name,), repeat(paper.title))
    texts = tuple(
        worded(
            *(part, text, look, theme, width),
            bold=look is paper.name,
            people=people if part == "name" else (),
        )
        for (part, text), look in zip(words, looks, strict=False)
    )
    return replace(finished(texts, initials, paper, theme, state), photo=photo)


def absence(theme: Theme, state: State) -> VacancyLook | None:
    """Return what is different about a box whose post is vacant or planned."""
    return {"vacant": theme.vacancy, "planned": theme.planned}.get(state)


def text_width(theme: Theme) -> float:
    """Return the room for texts in a box of the usual width."""
    room = insets(theme)
    return theme.box.width - room.left - room.right


@dataclass(frozen=True, slots=True)
class Paper:
    """What a card is written on, see ``Card``, and the looks of names and titles that can be read on it."""

    colour: str
    fill: str
    name: TextLook
    title: TextLook


def paper_of(colour: str, theme: Theme, state: State) -> Paper:
    """Return the paper of a card in the colour of a unit."""
    box = theme.box
    colour = readable(colour, box.fill.base, theme.contrast.unit)
    absent = absence(theme, state)
    fill = box.fill.colour(colour, box.unit_colour, absent.fill_strength if absent else 1.0)
    return Paper(colour, fill, *_text_looks(fill, theme))


def finished(
    texts: tuple[Written, ...],
    initials: str,
    paper: Paper,
    theme: Theme,
    state: State,
    *,
    width: float | None = None,
) -> Card:
    """Return the card that holds these texts, in a box of the usual width or another."""
    room, box, absent = insets(theme), theme.box, absence(theme, state)
    colour, fill, brand = paper.colour, paper.fill, box.unit_colour
    needed = sum(text.height for text in texts) + room.top + room.bottom
    return Card(
        width=box.width if width is None else width,
        height=max(box.min_height, ceil(needed)),
        texts=texts,
        initials=fitting_initials(initials, theme),
        colour=colour,
        disc=_disc(theme.avatar, colour, brand, theme.contrast.text) if theme.avatar else None,
        fill=fill,
        stroke=(absent or box).stroke.colour(colour, brand),
        bar_colour=box.bar_colour.colour(colour, brand, absent.bar_strength if absent else 1.0),
        state=state,
    )


def _disc(look: AvatarLook, colour: str, brand: str, least: float) -> DiscColours:
    """The colours of a disc on which initials can be read."""
    fill = look.fill.colour(colour, brand)
    ink = readable(look.colour.colour(colour, brand), fill, least)
    return DiscColours(fill, ink, look.stroke.colour(colour, brand))


@lru_cache(maxsize=1024)
def _text_looks(fill: str, theme: Theme) -> tuple[TextLook, TextLook]:
    """The looks of names and of titles, in colours that can be read on the fill."""
    name, title = (
        replace(look, colour=legible(look.colour, theme.ink, fill, theme.contrast.text))
        for look in (theme.name_text, theme.title_text)
    )
    return name, title


@dataclass(frozen=True, slots=True)
class CaptionCard:
    """A caption before it has a place, with the room that it takes in points, its rim included."""

    width: float
    height: float
    fitted: FittedText


def caption_card(text: str, theme: Theme) -> CaptionCard:
    """Return a caption's lines and the smallest disc, within bounds, that holds them whole."""
    bold, size = face(theme.font_family, bold=True), theme.name_text.size * _CAPTION_SCALE
    for radius in _CAPTION_RADII:
        fitted = fit(text, bold, size, 2 * radius * _CAPTION_SHARE, _CAPTION_LINES)
        if fitted.size == size:
            break
    return CaptionCard(2 * radius, 2 * radius, fitted)


def row_caption_card(text: str, theme: Theme) -> CaptionCard:
    """Return the lines of a caption at the side of a row, as narrow as holds them whole, within bounds."""
    bold, size = face(theme.font_family, bold=True), theme.name_text.size
    for width in _ROW_CAPTION_WIDTHS:
        fitted = fit(text, bold, size, width, _CAPTION_LINES)
        if fitted.size == size:
            break
    widest = max((bold.width(line) for line in fitted.lines), default=0.0) * fitted.size
    rim = 2 * theme.box.padding
    return CaptionCard(widest + rim, len(fitted.lines) * fitted.size * _CAPTION_LEADING + rim, fitted)


def placed_texts(card: Card, x: float, y: float, height: float, theme: Theme) -> tuple[Text, ...]:
    """Return the card's texts in a box at (x, y) that may be higher than the card, in its middle."""
    room, align = insets(theme), theme.box.text_align
    anchor = x + room.left + _SHARES[align] * (card.width - room.left - room.right)
    top = y + (height + room.top - room.bottom - sum([text.height for text in card.texts])) / 2
    line_top, placed = top, []
    for text in card.texts:
        fitted, leading = text.fitted, text.leading
        if not text.beside:
            line_top, top = top, top + text.height
        first = line_top + leading / 2 + fitted.size * _CAPITAL_MIDDLE
        x = anchor + text.beside
        lines = [TextLine(line, x, first + leading * row) for row, line in enumerate(fitted.lines)]
        placed.append(
            Text(
                text.part,
                tuple(lines),
                fitted.full,
                fitted.size,
                text.bold,
                text.colour,
                align,
                text.rtl,
            )
        )
    return tuple(placed)


def placed_caption(card: CaptionCard, x: float, y: float, colour: str) -> Text:
    """Return a caption with its middle at (x, y)."""
    leading = card.fitted.size * _CAPTION_LEADING
    first = y - leading * (len(card.fitted.lines) - 1) / 2 + card.fitted.size * _CAPITAL_MIDDLE
    return Text(
        part="caption",
        lines=tuple(
            TextLine(line, x, round(first + leading * row, 2)) for row, line in enumerate(card.fitted.lines)
        ),
        full=card.fitted.full,
        size=card.fitted.size,
        bold=True,
        colour=colour,
        align="middle",
        rtl=is_right_to_left(card.fitted.full),
    )


def placed_avatar(card: Card, x: float, y: float, height: float, theme: Theme) -> Avatar | None:
    """Return the card's disc in a box at (x, y) of the given height, if the theme has discs."""
    look, disc = theme.avatar, card.disc
    if look is None or disc is None:
        return None
    room = insets(theme)
    cx = x + room.left - look.right - look.radius
    cy = y + (height + room.top - room.bottom) / 2
    text = Text(
        "initials",
        (TextLine(card.initials, cx, cy + look.size * _CAPITAL_MIDDLE),),
        card.initials,
        look.size,
        True,
        disc.ink,
        "middle",
        is_right_to_left(card.initials),
    )
    return Avatar(cx, cy, look.radius, disc.fill, text, disc.stroke, look.stroke_width, card.photo)


def written(part: str, fitted: FittedText, bold: bool, colour: str, leading: float) -> Written:
    """Return a fitted text of a card."""
    return Written(
        part, fitted, bold, colour, leading, is_right_to_left(fitted.full), leading * len(fitted.lines)
    )


def worded(
    part: str,
    text: str,
    look: TextLook,
    theme: Theme,
    width: float,
    *,
    bold: bool = False,
    people: Sequence[str] = (),
) -> Written:
    """Return a text in a look, fitted to a width in points; one that names ``people`` leaves nobody out."""
    font = face(theme.font_family, bold)
    fitted = fit(text, font, look.size, width, look.max_lines)
    if len(people) > 1:
        fitted = fit_people(fitted, people, font, width, look.max_lines)
    return written(part, fitted, bold, look.colour, look.leading * fitted.size / look.size)


def fitting_initials(initials: str, theme: Theme) -> str:
    """Return the initials, or as many of their characters as stay inside the disc, if there is one."""
    if theme.avatar is None:
        return ""
    bold = face(theme.font_family, bold=True)
    room = 2 * theme.avatar.radius * 0.85 / theme.avatar.size
    kept = ""
    for cluster in clusters(initials):
        if bold.width(kept + cluster) > room:
            break
        kept += cluster
    return kept
