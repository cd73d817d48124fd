"""What is written in a box that several roles share: their title, how many they are, and who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil

from orgchart.scene.boxes.cards import (
    Card,
    Written,
    finished,
    fitting_initials,
    insets,
    paper_of,
    text_width,
    worded,
    written,
)
from orgchart.scene.boxes.grouping import Tally
from orgchart.scene.fonts import face
from orgchart.scene.measure import FittedText, fit, shorten
from orgchart.scene.themes import TextLook, Theme

# More names than this stand in two columns, where texts begin at the left.
_ONE_COLUMN = 5
_MOST_ROWS = 10
_GAP = 12.0  # between two columns, in points


@lru_cache(maxsize=2048)
def group_card(title: str, who: Tally, colour: str, theme: Theme) -> Card:
    """Return the card of roles with one title whose unit has the given colour."""
    room = insets(theme)
    state = who.state
    paper = paper_of(colour, theme, state)
    columns = 2 if len(who.people) > _ONE_COLUMN and theme.box.text_align == "start" else 1
    column = text_width(theme)
    if columns == 2:
        column = min(column, max(_width(name, paper.title, theme) for name in who.people))
    width = max(theme.box.width, ceil(room.left + columns * column + (columns - 1) * _GAP + room.right))
    line = width - room.left - room.right
    initials = f"{who.posts}×"
    if who.photo or fitting_initials(initials, theme) != initials:
        # No disc, one too small for the whole number, or faces in it.
        title, initials = f"{who.posts:,} × {title}", "×"
    names = _names(who.people, columns, (line - (columns - 1) * _GAP) / columns, paper.title, theme)
    rest = who.rest if who.people or who.vacant or who.planned else f"{who.posts:,} posts"
    texts = [worded("title", title, paper.name, theme, line, bold=True), *names]
    if rest:
        texts.append(worded("detail", rest, paper.title, theme, line))
    made = finished(tuple(texts), initials, paper, theme, state, width=width)
    return replace(made, photo=who.photo)


def _names(
    people: Sequence[str], columns: int, width: float, look: TextLook, theme: Theme
) -> Iterator[Written]:
    """Yield the names a line each, row by row, as far as there is room; the last line counts the others.

    That line is a shortened text: whoever asks for all of it gets the names.
    """
    most = _MOST_ROWS * columns
    shown = people if len(people) <= most else people[: most - 1]
    left = people[len(shown) :]
    lines = [*shown, f"and {len(left):,} more…"] if left else shown
    font = face(theme.font_family, bold=False)
    # All names in one size, so that rows stay level.
    size = min((fit(line, font, look.size, width, 1).size for line in lines), default=look.size)
    for place, line in enumerate(lines):
        room = width / size
        shown_line = line if font.width(line) <= room else shorten(line, font, room)
        full = f"and {len(left):,} more: {', '.join(left)}" if left and place == len(shown) else line
        fitted = FittedText((shown_line,), size, full)
        beside = place % columns * (width + _GAP)
        text = written("detail", fitted, False, look.colour, look.leading * size / look.size)
        yield replace(text, height=0.0, beside=beside) if beside else text


def _width(text: str, look: TextLook, theme: Theme) -> float:
    return face(theme.font_family, bold=False).width(text) * look.size
