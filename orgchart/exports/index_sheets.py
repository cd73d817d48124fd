"""The alphabetical index at the end of a booklet: people and roles with the pages that they are on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgchart.core.document import Document
from orgchart.exports.sheets import LINK_INK, Sheet, SheetLink, SheetMaker
from orgchart.scene.page_setup import Placing
from orgchart.scene.pages import Page
from orgchart.scene.scene import Scene, Text

_COLUMN = 180.0  # the least width in points
_GAP = 20.0
_MOST_NUMBERS = 6  # on one line


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
    for words in sorted(found, key=lambda words: (_plain(words), words)):
        numbers = sorted(found[words])
        for first in range(0, len(numbers), _MOST_NUMBERS):
            entries.append(Entry("" if first else words, tuple(numbers[first : first + _MOST_NUMBERS])))
    return entries


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class IndexMaker:
    """Lays out an index in columns on sheets of the size of the booklet's pages."""

    def __init__(self, maker: SheetMaker, pages: Sequence[Page]) -> None:
        self.maker = maker
        self.first = pages[0]
        self.width, self.height = self.first.sheet
        self.area = maker.setup.area(self.first.sheet)
        self.leading = maker.small * 1.5
        self.rows = max(1, int((self.area.height - 4) // self.leading))
        self.columns = max(1, int((self.area.width + _GAP) // (_COLUMN + _GAP)))
        self.column = (self.area.width - _GAP * (self.columns - 1)) / self.columns

    def count(self, entries: Sequence[Entry]) -> int:
        """Return how many sheets the entries take."""
        return -(-len(entries) // (self.rows * self.columns))

    def sheets(self, title: str, entries: Sequence[Entry], number: int, count: int) -> Iterator[Sheet]:
        """Yield the sheets of an index that begins on page ``number`` of ``count``."""
        size = self.rows * self.columns
        for turn, first in enumerate(range(0, len(entries), size)):
            texts: list[Text] = []
            links: list[SheetLink] = []
            for place, entry in enumerate(entries[first : first + size]):
                column, row = divmod(place, self.rows)
                left = self.area.left + column * (self.column + _GAP)
                self._add(entry, left, self.area.top + (row + 1) * self.leading, texts, links)
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

    def _add(self, entry: Entry, left: float, y: float, texts: list[Text], links: list[SheetLink]) -> None:
        maker, right = self.maker, left + self.column
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


def _bare(scene: Scene) -> Scene:
    """A scene with nothing on it, for a sheet of text."""
    return replace(scene, boxes=(), connectors=(), discs=(), frames=(), captions=(), description="")
