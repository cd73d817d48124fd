"""The alphabetical index at the end of a booklet: people and roles with the pages that they are on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgchart.core.document import Document
from orgchart.exports.sheets import CHAPTER, LINK_INK, Sheet, SheetLink, SheetMaker
from orgchart.scene.pages.pages import Page
from orgchart.scene.pages.setup import Area, Placing
from orgchart.scene.scene import Scene, Text

_NARROWEST, _WIDEST = 180.0, 300.0  # of columns, in points
_WHOLE = 0.9  # the part of the entries that stand whole where a column may be as wide as they need
_GAP = 20.0
_MOST_NUMBERS = 6  # on one line
_NUMBERED = re.compile(r"([^0-9]*)([0-9]{0,9})")
_FEWEST_ROWS = 12  # in a column that has others beside it
_HEAD_ROWS = 4  # that the heading of an index takes below another one


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: words (none where the line above goes on), and page numbers."""

    words: str
    pages: tuple[int, ...]


def people_entries(document: Document, homes: Mapping[str, int]) -> list[Entry]:
    """Return an entry for each holder with the page of the role."""
    found: dict[str, set[int]] = {}
    for holder in document.holders.values():
        title = document.roles[holder.role_id].title
        found.setdefault(f"{holder.name}, {title}", set()).add(homes[holder.role_id])
    return _entries(found)


def role_entries(document: Document, homes: Mapping[str, int]) -> list[Entry]:
    """Return an entry for each title with the pages of all roles of that title."""
    found: dict[str, set[int]] = {}
    for role in document.roles.values():
        found.setdefault(role.title, set()).add(homes[role.id])
    return _entries(found)


def _entries(found: Mapping[str, set[int]]) -> list[Entry]:
    """Sort as a reader looks for: without regard to case and accents; long rows of numbers are broken."""
    entries = []
    for words in sorted(found, key=lambda words: (sort_key(words), words)):
        numbers = sorted(found[words])
        for first in range(0, len(numbers), _MOST_NUMBERS):
            entries.append(Entry("" if first else words, tuple(numbers[first : first + _MOST_NUMBERS])))
    return entries


def sort_key(words: str) -> list[tuple[str, int]]:
    """Return what words are sorted by: letters without case and accents, numbers by size."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return [(text, int(digits or 0)) for text, digits in _NUMBERED.findall(plain)]


class IndexMaker:
    """Lays out an index in columns on sheets of the size of the booklet's pages."""

    def __init__(self, maker: SheetMaker, pages: Sequence[Page]) -> None:
        self.maker = maker
        self.first = pages[0]
        self.width, self.height = self.first.sheet
        self.area = maker.setup.area(self.first.sheet)
        self.leading = maker.small * 1.5
        self.rows = max(1, int((self.area.height - 4) // self.leading))

    def count(self, entries: Sequence[Entry]) -> int:
        """Return how many sheets the entries take."""
        return -(-len(entries) // (self.rows * self._columns(entries)))

    def has_room_below(self, entries: Sequence[Entry], others: Sequence[Entry]) -> bool:
        """Whether an index of ``others`` has room on the last sheet of another one."""
        if not entries or not others:
            return False
        *_, last = _evenly(entries, self.count(entries))
        return self._height(last, entries) + _HEAD_ROWS + self._height(others, others) <= self.rows

    def _height(self, part: Sequence[Entry], entries: Sequence[Entry]) -> int:
        """How many rows a sheet with a part of the entries fills."""
        return -(-len(part) // self._filled(part, entries))

    def _filled(self, part: Sequence[Entry], entries: Sequence[Entry]) -> int:
        """How many columns of a sheet a part of the entries fills.

        A short list stands in full columns: few of them, rather than many of a line or two.
        """
        return min(self._columns(entries), -(-len(part) // _FEWEST_ROWS))

    def _columns(self, entries: Sequence[Entry]) -> int:
        """How many columns a sheet has: fewer where the entries are long."""
        needed = sorted(map(self._width, entries))
        usual = needed[int(_WHOLE * (len(needed) - 1))] if needed else 0.0
        column = min(max(usual, _NARROWEST), _WIDEST)
        return max(1, int((self.area.width + _GAP) // (column + _GAP)))

    def _width(self, entry: Entry) -> float:
        numbers = ", ".join(map(str, entry.pages))
        return self.maker.width_of(f"{entry.words}  {numbers}", self.maker.small) + 6

    def sheets(self, title: str, entries: Sequence[Entry], number: int, count: int) -> Iterator[Sheet]:
        """Yield the sheets of an index that begins on page ``number`` of ``count``.

        All sheets are about as full, and so are the columns of each.
        """
        for turn, part in enumerate(_evenly(entries, self.count(entries))):
            texts: list[Text] = []
            links: list[SheetLink] = []
            self._add_part(part, entries, 0, texts, links)
            texts.append(self.maker.foot(self.width, self.height, number + turn, count))
            yield Sheet(
                self.width,
                self.height,
                replace(_bare(self.first.scene), title=title),
                Placing(0, 0, 1),
                self.maker.heading(title if not turn else f"{title} (continued)", self.width),
                tuple(texts),
                links=tuple(links),
                logo=self.maker.logo,
            )

    def with_below(
        self, sheet: Sheet, entries: Sequence[Entry], title: str, others: Sequence[Entry]
    ) -> Sheet:
        """Return the last sheet of the entries with an index of ``others``, which has room, below them."""
        *_, last = _evenly(entries, self.count(entries))
        first = self._height(last, entries) + _HEAD_ROWS
        y = self.area.top + (first - 1) * self.leading
        heading = self.maker.text(title, self.area.left, y, size=sheet.heading.size, bold=True)
        *texts, foot = sheet.texts
        texts.append(replace(heading, part=CHAPTER))
        links = list(sheet.links)
        self._add_part(others, others, first, texts, links)
        return replace(sheet, texts=(*texts, foot), links=tuple(links))

    def _add_part(
        self,
        part: Sequence[Entry],
        entries: Sequence[Entry],
        first: int,
        texts: list[Text],
        links: list[SheetLink],
    ) -> None:
        """Add what a sheet has of the entries from its row ``first`` on, in columns about equally full."""
        most = self._columns(entries)
        width = (self.area.width - _GAP * (most - 1)) / most
        for column, lines in enumerate(_evenly(part, self._filled(part, entries))):
            left = self.area.left + column * (width + _GAP)
            for row, entry in enumerate(lines, start=first):
                y = self.area.top + row * self.leading
                self._add(entry, Area(left, y, width, self.leading), texts, links)

    def _add(self, entry: Entry, room: Area, texts: list[Text], links: list[SheetLink]) -> None:
        """Add an entry in a line of a column: its words at the start, its numbers at the end."""
        maker, left, y, right = self.maker, room.left, room.top + room.height, room.left + room.width
        for number in reversed(entry.pages):
            last = number == entry.pages[-1]
            words = f"{number}" if last else f"{number},"
            text = maker.text(words, right, y, align="end", colour=LINK_INK)
            texts.append(text)
            links.append(maker.link(text, number))
            right -= maker.width_of(f"{words} ", maker.small)
        texts[-len(entry.pages) :] = reversed(texts[-len(entry.pages) :])
        if entry.words:
            text = maker.text(entry.words, left, y, room=right - left - 6)
            texts.insert(len(texts) - len(entry.pages), text)
            links.append(replace(maker.link(text, entry.pages[0]), text=f"Page {entry.pages[0]}"))


def _evenly(entries: Sequence[Entry], count: int) -> Iterator[Sequence[Entry]]:
    """Yield runs of entries, each as long as the others or one longer."""
    first = 0
    for turn in range(count):
        size = -(-(len(entries) - first) // (count - turn))
        yield entries[first : first + size]
        first += size


def _bare(scene: Scene) -> Scene:
    """A scene with nothing on it, for a sheet of text."""
    return replace(
        scene, boxes=(), connectors=(), discs=(), frames=(), captions=(), legend=None, description=""
    )
