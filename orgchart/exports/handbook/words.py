"""The words of a handbook: those that are its own, and those from outside, made safe and set in direction."""

from __future__ import annotations

import unicodedata

from orgchart.exports.handbook.content import Mention, Paragraphs
from orgchart.exports.handbook.page_numbers import PageNumbers
from orgchart.exports.handbook.pictures import Picture
from orgchart.exports.xml_text import attribute, escape, one_line
from orgchart.scene.measure import is_right_to_left

KIND = "Department handbook"
# Where the images of a handbook are found, besides those of its pictures by their keys.
LOGO = "chart:logo"
CONTENTS, OVERVIEW = "Contents", "Overview"
# Unseen marks round words that run in the other direction: WeasyPrint has no property for that.
_OPEN_LTR, _OPEN_RTL, _CLOSE = "\u2066", "\u2067", "\u2069"
HEAD, ESCALATION, TITLES = "Head", "Escalation", "Job titles"
CHAIN = "From the front line to the top"
OUTGOING, INCOMING = "Dotted lines to others", "Dotted lines from others"
MEASURES, ROLES = "Measures", "Roles and holders"


def letter_of(words: str) -> str:
    """Return the letter under which words stand in an index; # for what begins with none.

    >>> letter_of("Élan"), letter_of("3 things"), letter_of("王")
    ('E', '#', '王')
    """
    first = unicodedata.normalize("NFKD", words.strip()[:1].casefold())[:1].upper()
    return first if first.isalpha() else "#"


class Words:
    """Puts words into markup: ``said`` for words from outside, which may run in the other direction."""

    def __init__(self, pages: PageNumbers, *, rtl: bool) -> None:
        self.pages = pages
        self._rtl = rtl

    def said(self, text: str) -> str:
        """Return words as a stretch in their own direction."""
        plain = escape(one_line(text))
        rtl = is_right_to_left(text)
        if rtl == self._rtl or not plain:
            return plain
        return f"{_OPEN_RTL if rtl else _OPEN_LTR}{plain}{_CLOSE}"

    def paragraphs(self, texts: Paragraphs) -> str:
        """Return paragraphs; a single one needs no element of its own."""
        if len(texts) < 2:
            return "".join(map(self.said, texts))
        return "".join(f"<p>{self.said(text)}</p>" for text in texts)

    def lines(self, texts: Paragraphs) -> str:
        """Return one line as it is, several as a list."""
        if len(texts) < 2:
            return "".join(map(self.said, texts))
        return f'<ul class="bullets">{"".join(f"<li>{self.said(text)}</li>" for text in texts)}</ul>'

    def mention(self, mention: Mention, *, here: str = "", who: bool = True) -> str:
        """Return a link to what is mentioned, and in brackets the holder, and the page if not ``here``."""
        link = f'<a href="#{mention.key}">{self.said(mention.words)}</a>'
        about = [self.said(mention.who)] if mention.who and who else []
        if mention.section != here:
            about.append(f"page\u00a0{self.pages.of(mention.key)}")
        return f"{link} ({', '.join(about)})" if about else link

    def pages_of(self, keys: tuple[str, ...]) -> str:
        """Return links by the numbers of the pages."""
        return ", ".join(f'<a href="#{key}">{page}</a>' for page, key in self.pages.places(keys))

    def caption(self, picture: Picture) -> str:
        """Return what stands below a picture, if anything does."""
        return f'<p class="own">{self.said(picture.caption)}</p>' if picture.caption else ""

    def image(self, picture: Picture) -> str:
        """Return the place of a picture."""
        return (
            f'<img src="chart:{picture.key}" alt="{attribute(one_line(picture.alternative))}"'
            f' style="width:{picture.width:.2f}pt;height:{picture.height:.2f}pt">'
        )
