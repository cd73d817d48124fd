"""What a page asks of the scene on it: notes in boxes, and boxes drawn tighter where many must fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import ceil
from types import MappingProxyType

from orgchart.core.document import EMPTY
from orgchart.core.union import Mark
from orgchart.scene.boxes.brevity import IN_FULL, Brevity
from orgchart.scene.boxes.cards import Card, insets, worded, written
from orgchart.scene.boxes.grouping import Groups
from orgchart.scene.colours import legible, readable
from orgchart.scene.fonts import face
from orgchart.scene.measure import ELLIPSIS, FittedText, fit, shorten
from orgchart.scene.themes import Spacing, TextLook, Theme

CONTINUED, ASIDE = "continued", "aside"
_MOST_ROWS = 2  # that a note takes


@dataclass(frozen=True, slots=True)
class Note:
    """A line below the texts of a box that leads to another page.

    ``part`` is ``continued`` (the branch goes on there, or comes from there) or ``aside`` (a dotted
    line goes there). ``text`` may be shortened; ``place`` ("page 7") never is. ``most_room`` is the place
    with the highest number that a page of the chart may have.
    """

    part: str
    text: str
    place: str
    page: int
    most_room: str

    @property
    def said(self) -> str:
        """The whole line."""
        return f"{self.text} {self.place}"


@dataclass(frozen=True, slots=True)
class PageNeeds:
    """Notes by role id, and how closely the boxes stand.

    ``tight`` makes boxes small and leaves out their discs; ``close`` leaves little room between them,
    too little for dotted lines. Tight boxes are as wide as ``box_width`` says, if it says so, and leave out
    what ``brevity`` says.
    ``stack_limit``, ``block_shape`` and ``row_limit`` say how leaves hang, ``page`` what all shall fit, see
    ``Spacing``; 0 leaves it as it is.
    Logo and legend stand on the sheet, not in the scene, unless the page ``keeps_logo``.
    ``groups`` are those of the chart, of which the page shows a part; without them the view decides.
    ``marks`` say what became of roles since an earlier state, by role id. ``values`` are all that the
    chart's colours stand for, ``people`` how many are in the branch of each manager, ``hidden`` how many
    roles are left out below a role. A part of a chart ``as_seen`` on the screen keeps theme and legend.
    """

    notes: Mapping[str, Sequence[Note]] = field(default_factory=lambda: EMPTY)
    tight: bool = False
    close: bool = False
    box_width: float = 0.0
    brevity: Brevity = IN_FULL
    stack_limit: int = 0
    block_shape: float = 0.0
    row_limit: int = 0
    page: tuple[float, float] | None = None
    keeps_logo: bool = False
    groups: Groups | None = None
    marks: Mapping[str, Mark] = field(default_factory=lambda: EMPTY)
    values: tuple[str, ...] = ()
    people: Mapping[str, int] = field(default_factory=lambda: EMPTY)
    hidden: Mapping[str, int] = field(default_factory=lambda: EMPTY)
    as_seen: bool = False

    @property
    def keeps_legend(self) -> bool:
        """Whether the scene has its own legend, not the sheet."""
        return self is NO_NEEDS or self.keeps_logo or self.as_seen


NO_NEEDS = PageNeeds(MappingProxyType({}))


def adapted(theme: Theme, needs: PageNeeds) -> Theme:
    """Return the theme as the page needs it.

    Labels of lines and captions of frames are no smaller there than other texts.
    """
    if needs is NO_NEEDS or needs.as_seen:
        return theme
    return _adapted(
        theme,
        needs.stack_limit,
        needs.block_shape,
        needs.row_limit,
        needs.page,
        tight=needs.tight,
        close=needs.close,
        box_width=needs.box_width,
        one_row=needs.brevity.one_row,
        keeps_logo=needs.keeps_logo,
    )


@lru_cache(maxsize=64)
def _adapted(
    theme: Theme,
    stack_limit: int,
    block_shape: float,
    row_limit: int,
    page: tuple[float, float] | None,
    *,
    tight: bool,
    close: bool,
    box_width: float,
    one_row: bool,
    keeps_logo: bool,
) -> Theme:
    """The theme, made once: what is drawn in it is found again by the very theme."""
    size, frame = max(theme.dotted.size, theme.title_text.size), theme.frame
    least = max(frame.size, theme.title_text.size)
    theme = replace(
        theme,
        dotted=replace(theme.dotted, size=size),
        frame=replace(frame, size=least, leading=frame.leading * least / frame.size),
        logo=theme.logo if keeps_logo else None,
    )
    box, spacing = theme.box, theme.spacing
    spacing = replace(
        spacing,
        stack_limit=stack_limit or spacing.stack_limit,
        block_shape=block_shape or spacing.block_shape,
        row_limit=row_limit or spacing.row_limit,
        page=page,
    )
    if not tight:
        return replace(theme, spacing=spacing)
    return replace(
        theme,
        box=replace(
            box,
            width=box_width or min(box.width, 150),
            min_height=min(box.min_height, 32),
            radius=min(box.radius, 4),
            bar=min(box.bar, 5),
            padding=min(box.padding, 4),
        ),
        avatar=None,
        name_text=_closely_set(theme.name_text, theme.title_text.size, one_row=one_row),
        title_text=_closely_set(theme.title_text, theme.title_text.size, one_row=one_row),
        spacing=_drawn_together(spacing) if close else spacing,
    )


def _drawn_together(spacing: Spacing) -> Spacing:
    """Distances of which only those needed by solid lines are left."""
    return replace(
        spacing,
        beside=min(spacing.beside, 7),
        level_gap=min(spacing.level_gap, 20),
        stack_gap=min(spacing.stack_gap, 5),
        bus_inset=min(spacing.bus_inset, 10),
        bus_stub=min(spacing.bus_stub, 8),
    )


def _closely_set(look: TextLook, size: float, *, one_row: bool) -> TextLook:
    """A kind of text no larger than a size, its lines as close as they stay apart."""
    size = min(look.size, size)
    most = 1 if one_row else look.max_lines
    return replace(look, size=size, leading=min(look.leading, size * 1.15), max_lines=most)


def noted(card: Card, notes: Sequence[Note], theme: Theme) -> Card:
    """Return a card with notes below its texts."""
    if not notes:
        return card
    look = theme.title_text
    room = insets(theme)
    width = card.width - room.left - room.right
    colour = readable(card.colour, card.fill, theme.contrast.text)
    quiet = legible(look.colour, theme.ink, card.fill, theme.contrast.text)
    added = [
        written(
            note.part,
            _fitted(note, theme, width),
            note.part == CONTINUED,
            colour if note.part == CONTINUED else quiet,
            look.leading,
        )
        for note in notes
    ]
    texts = (*card.texts, *added)
    height = max(card.height, ceil(sum(text.height for text in texts) + room.top + room.bottom))
    return replace(card, texts=texts, height=height)


def counted(card: Card, hidden: int, theme: Theme) -> Card:
    """Return a card that says below its texts how many roles it hides, if it hides any."""
    if not hidden:
        return card
    room = insets(theme)
    look = replace(theme.title_text, colour=readable(card.colour, card.fill, theme.contrast.text))
    width = card.width - room.left - room.right
    texts = (*card.texts, worded("hidden", f"+{hidden:,}", look, theme, width, bold=True))
    height = max(card.height, ceil(sum(text.height for text in texts) + room.top + room.bottom))
    return replace(card, texts=texts, height=height)


def _fitted(note: Note, theme: Theme, width: float) -> FittedText:
    """The note in full size on at most two lines; its place stays whole, the rest is shortened if need be.

    Where texts of boxes have one row each, a note has one.

    Whether it needs that is judged by ``most_room``, the place with the widest number, so that a page
    measured before its numbers are known is no smaller than the page that is drawn.
    """
    size = theme.title_text.size
    font = face(theme.font_family, note.part == CONTINUED)
    rows = min(_MOST_ROWS, theme.title_text.max_lines)
    widest = fit(f"{note.text} {note.most_room}", font, size, width, rows)
    if widest.size == size and not widest.lines[-1].endswith(ELLIPSIS):
        return fit(note.said, font, size, width, rows)
    room = width / size - font.width(f" {note.most_room}")
    return FittedText((f"{shorten(note.text, font, room)} {note.place}",), size, note.said)
