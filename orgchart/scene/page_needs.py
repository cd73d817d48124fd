"""What a page asks of the scene on it: notes in boxes, and boxes drawn tighter where many must fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from types import MappingProxyType

from orgchart.core.document import EMPTY
from orgchart.scene.cards import Card, Written
from orgchart.scene.colours import readable
from orgchart.scene.fonts import face
from orgchart.scene.measure import FittedText, fit
from orgchart.scene.themes import Theme

CONTINUED, ASIDE = "continued", "aside"


@dataclass(frozen=True, slots=True)
class Note:
    """A line below the texts of a box that leads to another page.

    ``part`` is ``continued`` (the branch goes on there, or comes from there) or ``aside`` (a dotted
    line goes there). ``text`` may be shortened; ``place`` ("page 7") never is.
    """

    part: str
    text: str
    place: str
    page: int

    @property
    def said(self) -> str:
        """The whole line."""
        return f"{self.text} {self.place}"


@dataclass(frozen=True, slots=True)
class PageNeeds:
    """``notes`` by role id. ``tight`` leaves out discs and most of the room between boxes.

    ``stack_limit`` and ``block_shape`` say how leaves hang, see ``Spacing``; 0 leaves it as it is.
    """

    notes: Mapping[str, Sequence[Note]] = field(default_factory=lambda: EMPTY)
    tight: bool = False
    stack_limit: int = 0
    block_shape: float = 0.0


NO_NEEDS = PageNeeds(MappingProxyType({}))


def adapted(theme: Theme, needs: PageNeeds) -> Theme:
    """Return the theme as the page needs it: labels of lines are no smaller than other texts there."""
    if needs is NO_NEEDS:
        return theme
    size = max(theme.dotted.size, theme.title_text.size)
    theme = replace(theme, dotted=replace(theme.dotted, size=size))
    box, spacing = theme.box, theme.spacing
    spacing = replace(
        spacing,
        stack_limit=needs.stack_limit or spacing.stack_limit,
        block_shape=needs.block_shape or spacing.block_shape,
    )
    if not needs.tight:
        return replace(theme, spacing=spacing)
    return replace(
        theme,
        box=replace(
            box,
            min_height=min(box.min_height, 36),
            radius=min(box.radius, 5),
            bar=min(box.bar, 6),
            padding=min(box.padding, 4),
            width=min(box.width, 158),
        ),
        avatar=replace(theme.avatar, radius=0, left=6, right=0),
        spacing=replace(
            spacing,
            beside=min(spacing.beside, 10),
            level_gap=min(spacing.level_gap, 22),
            stack_gap=min(spacing.stack_gap, 7),
            bus_stub=min(spacing.bus_stub, 9),
        ),
    )


def noted(card: Card, notes: Sequence[Note], theme: Theme) -> Card:
    """Return a card with notes below its texts."""
    if not notes:
        return card
    look = theme.title_text
    left = theme.box.bar + theme.avatar.left + 2 * theme.avatar.radius + theme.avatar.right
    width = card.width - left - theme.box.padding
    colour = readable(card.colour, theme.box.fill)
    written = tuple(
        Written(
            note.part,
            _fitted(note, theme, width),
            note.part == CONTINUED,
            colour if note.part == CONTINUED else look.colour,
            look.leading,
        )
        for note in notes
    )
    texts = (*card.texts, *written)
    height = max(card.height, ceil(sum(text.height for text in texts) + 2 * theme.box.padding))
    return replace(card, texts=texts, height=height)


def _fitted(note: Note, theme: Theme, width: float) -> FittedText:
    """The note on one line; its place stays whole, what leads to it is shortened."""
    size = theme.title_text.size
    font = face(theme.font_family, note.part == CONTINUED)
    room = max(size, width - font.width(f" {note.place}") * size)
    fitted = fit(note.text, font, size, room, 1)
    return FittedText((f"{''.join(fitted.lines)} {note.place}",), fitted.size, note.said)
