"""A handbook as HTML for WeasyPrint. All words from outside pass through ``Words``, which escapes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from orgchart.exports.handbook.content import Handbook, Index
from orgchart.exports.handbook.page_numbers import PageNumbers
from orgchart.exports.handbook.pictures import Picture
from orgchart.exports.handbook.section_markup import SectionMarkup
from orgchart.exports.handbook.words import CONTENTS, KIND, LOGO, OVERVIEW, Words, letter_of
from orgchart.exports.xml_text import attribute, escape, one_line
from orgchart.scene.scene import Picture as Logo

_LONG, _LONGEST = 48, 140


@dataclass(frozen=True, slots=True)
class Pictures:
    """The overview, and the pictures of each section by its key."""

    overview: Picture | None
    sections: Mapping[str, Sequence[Picture]]

    def all(self) -> Iterator[Picture]:
        """Yield every picture."""
        if self.overview:
            yield self.overview
        for pictures in self.sections.values():
            yield from pictures


def markup(
    book: Handbook, pictures: Pictures, style: str, pages: PageNumbers, *, logo: Logo | None, rtl: bool
) -> str:
    """Return the whole handbook with the page numbers that are known."""
    words = Words(pages, rtl=rtl)
    sections = SectionMarkup(words)
    body = [_cover(book, words, logo, rtl=rtl), _contents(book, pictures, words)]
    if pictures.overview:
        body.append(_overview(pictures.overview, words))
    for section in book.sections:
        body.append(sections.section(section, pictures.sections.get(section.key, ())))
    body.extend(_index(index, words) for index in book.indexes)
    title = escape(f"{book.title}: {KIND.lower()}")
    direction = "rtl" if rtl else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{attribute(book.language or "en")}" dir="{direction}"><head>'
        f'<meta charset="utf-8"><title>{title}</title>'
        f'<meta name="description" content="{attribute(", ".join(book.facts))}">'
        f"<style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


def _cover(book: Handbook, words: Words, logo: Logo | None, *, rtl: bool) -> str:
    """The first page."""
    size = len(book.title)
    look = " longest" if size > _LONGEST else " long" if size > _LONG else ""
    strip = f'<div class="strip" style="background:{_bands(book.colours, rtl=rtl)}"></div>'
    picture = f'<img src="{LOGO}" alt="{attribute(one_line(logo.label))}">' if logo else ""
    facts = "".join(f'<li class="own">{words.said(fact)}</li>' for fact in book.facts)
    date = f'<p class="date">{words.said(book.date)}</p>' if book.date else ""
    return (
        f'<section class="cover"><div class="top">{picture}</div><p class="what">{KIND}</p>'
        f'<h1 class="book{look}">{words.said(book.title)}</h1>{strip}'
        f'<ul class="facts">{facts}</ul>{date}</section>'
    )


def _bands(colours: Sequence[str], *, rtl: bool) -> str:
    """The colours of the units side by side, as the value of a background."""
    share = 100 / max(len(colours), 1)
    stops = (
        f"{colour} {share * at:.3f}%, {colour} {share * (at + 1):.3f}%" for at, colour in enumerate(colours)
    )
    return f"linear-gradient(to {'left' if rtl else 'right'}, {', '.join(stops)})" if colours else "#000"


def _contents(book: Handbook, pictures: Pictures, words: Words) -> str:
    """The list of sections and indexes with their pages."""
    lines = []
    if pictures.overview:
        lines.append(_line("overview", 1, "", OVERVIEW, words))
    lines.extend(
        _line(section.key, min(section.depth, 5), section.number, section.title, words)
        for section in book.sections
    )
    lines.extend(_line(index.key, 1, "", index.title, words) for index in book.indexes)
    return (
        f'<section class="contents"><h1 class="title">{CONTENTS}</h1><table>'
        f'<colgroup><col class="narrow"><col><col class="narrow"></colgroup>'
        f"<tbody>{''.join(lines)}</tbody></table></section>"
        if lines
        else ""
    )


def _line(key: str, depth: int, number: str, title: str, words: Words) -> str:
    """A line of the contents."""
    said = f'<a href="#{key}">{words.said(title)}</a>'
    cells = f"<td>{number}</td><td>{said}</td>" if number else f'<td colspan="2">{said}</td>'
    return f'<tr class="d{depth}">{cells}<td class="page">{words.pages.of(key)}</td></tr>'


def _overview(picture: Picture, words: Words) -> str:
    """The chart of everything."""
    lying = " lying" if picture.lies else ""
    return (
        f'<section class="overview{lying}" id="overview"><h1 class="title">{OVERVIEW}</h1>'
        f'<div class="figure">{words.image(picture)}{words.caption(picture)}</div></section>'
    )


def _index(index: Index, words: Words) -> str:
    """One of the indexes, with letters between its entries where it is long."""
    items: list[str] = []
    for letter, entries in groupby(index.entries, key=lambda entry: letter_of(entry.words)):
        if index.is_long:
            items.append(f'<li class="letter">{words.said(letter)}</li>')
        for entry in entries:
            remark = f', <span class="quiet">{words.said(entry.remark)}</span>' if entry.remark else ""
            items.append(
                f"<li>{words.said(entry.words)}{remark}"
                f'<span class="places">{words.pages_of(entry.keys)}</span></li>'
            )
    return (
        f'<section class="index" id="{index.key}"><h1 class="title">{index.title}</h1>'
        f'<ul class="entries">{"".join(items)}</ul></section>'
    )
