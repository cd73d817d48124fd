"""How a handbook looks on paper: one style sheet for the measures of a page."""

from __future__ import annotations

from dataclasses import dataclass

from orgchart.exports.handbook.pictures import Room
from orgchart.exports.options import ExportOptions, OptionError, Paper
from orgchart.scene.pages.setup import SHEETS

_MILLIMETRE = 72 / 25.4
SIDE, TOP, BOTTOM = 20 * _MILLIMETRE, 24 * _MILLIMETRE, 20 * _MILLIMETRE
LYING_TOP, LYING_BOTTOM = 19 * _MILLIMETRE, 15 * _MILLIMETRE
_PICTURE_SHARE = 0.62  # the part of a page that a picture among text may fill
_HEADING_AND_CAPTION = 66.0
PAPERS: tuple[Paper, ...] = ("a4", "letter", "legal")


@dataclass(frozen=True, slots=True)
class Page:
    """An upright page: width and height in points."""

    width: float
    height: float

    @property
    def room(self) -> Room:
        """What is left for pictures."""
        across, down = self.width - 2 * SIDE, self.height - TOP - BOTTOM
        return Room(
            beside=(across, down * _PICTURE_SHARE),
            upright=(across, down - _HEADING_AND_CAPTION),
            lying=(self.height - 2 * SIDE, self.width - LYING_TOP - LYING_BOTTOM - _HEADING_AND_CAPTION),
        )


def page_of(options: ExportOptions) -> Page:
    """Return the page that a handbook is made for: A4, unless other paper is asked for.

    Raises:
        OptionError: paper that no handbook is printed on.
    """
    paper = "a4" if options.paper == "chart" else options.paper
    if paper not in PAPERS:
        raise OptionError(f"A handbook is printed on {', '.join(PAPERS[:-1])} or {PAPERS[-1]}.", "paper")
    return Page(*SHEETS[paper])


def style_sheet(page: Page, font: str, *, rtl: bool) -> str:
    """Return the style sheet. ``font`` is a CSS font-family list of a theme."""
    start, end = ("right", "left") if rtl else ("left", "right")
    margins = f"{TOP:.2f}pt {SIDE:.2f}pt {BOTTOM:.2f}pt"
    return (
        f"@page {{ size: {page.width:.2f}pt {page.height:.2f}pt; margin: {margins};"
        f" @top-{start} {{ content: string(book); {_RUNNING} }}"
        f" @top-{end} {{ content: string(section); {_RUNNING} text-align: {end} }}"
        f" @bottom-{start} {{ content: string(date); {_RUNNING} }}"
        f" @bottom-{end} {{ content: counter(page); {_RUNNING} color: #000; text-align: {end} }} }}"
        f"@page lying {{ size: {page.height:.2f}pt {page.width:.2f}pt;"
        f" margin-top: {LYING_TOP:.2f}pt; margin-bottom: {LYING_BOTTOM:.2f}pt }}"
        f"@page cover {{ @top-{start} {{ content: none }} @top-{end} {{ content: none }}"
        f" @bottom-{start} {{ content: none }} @bottom-{end} {{ content: none }} }}"
        f"html {{ font-family: {font}; direction: {'rtl' if rtl else 'ltr'} }}"
        # The book's own sentences are English, in books of every direction.
        f".own {{ direction: ltr; text-align: {start} }}"
        f".places {{ padding-{start}: 9pt }}"
        f"ul.bullets {{ padding-{start}: 9pt }}" + (_RTL_STYLE if rtl else "") + _STYLE
    )


_RUNNING = "font-size: 8pt; color: #555; vertical-align: middle; width: 50%;"

# Marks of list items would stand at the other end of items whose words run the other way.
_RTL_STYLE = "li.own { list-style: none }"

_STYLE = """
html { font-size: 9.5pt; line-height: 1.42; color: #000; overflow-wrap: break-word }
body { margin: 0 }
h1, h2, h3, h4, h5, h6, p, ul, dl, dd, figure { margin: 0; padding: 0; font-weight: normal }
a { color: inherit; text-decoration: none }
ul { list-style: none }
td, th { box-sizing: border-box }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
.cover { page: cover; position: relative; height: 100% }
.cover .book { string-set: book content(); bookmark-level: 1 }
.cover img { max-width: 180pt; max-height: 60pt; display: block }
.cover .top { height: 190pt }
.cover .what { font-size: 11pt; color: #444; margin-bottom: 6pt }
.cover h1 { font-weight: bold; font-size: 34pt; line-height: 1.12; margin-bottom: 16pt }
.cover h1.long { font-size: 22pt }
.cover h1.longest { font-size: 14pt }
.cover .strip { height: 4pt; margin-bottom: 26pt }
.cover .facts li { font-size: 11pt; line-height: 1.55 }
.cover .date { margin-top: 26pt; font-size: 11pt; string-set: date content() }
.contents, .overview, .index { break-before: page }
.title { font-weight: bold; font-size: 20pt; line-height: 1.18; break-after: avoid;
  string-set: section content() }
.contents .title, .index .title { margin-bottom: 14pt }
.contents td { border-top: 0.5pt solid #ccc; padding: 3.4pt 0; text-align: start; vertical-align: top }
.contents .narrow { width: 38pt }
.contents .d1 td { font-weight: bold; padding-top: 6pt }
.contents .d3 td, .contents .d4 td, .contents .d5 td { font-size: 9pt }
.contents td.page { font-weight: normal; text-align: end }
.overview.lying, .figure.lying { page: lying }
.unit { margin-top: 26pt }
.unit.new { break-before: page; margin-top: 0 }
.over { font-size: 9pt; font-weight: bold; margin-bottom: 2pt; break-after: avoid }
.rule { width: 42pt; height: 3pt; margin: 6pt 0 8pt; break-after: avoid }
.figures { color: #444; margin-bottom: 9pt; break-after: avoid }
.figures span + span { margin-left: 12pt }
.definition { break-after: avoid }
.definition p { margin-bottom: 6pt }
.definition { font-size: 10.5pt; line-height: 1.45 }
.figure { margin: 12pt 0 4pt; break-inside: avoid; text-align: center }
.figure.lying { break-before: page; margin: 0 }
.figure img { display: inline-block }
.figure p { font-size: 8.5pt; color: #444; margin-top: 5pt; text-align: start }
.part { font-weight: bold; font-size: 12.5pt; line-height: 1.25; margin: 18pt 0 6pt; break-after: avoid;
  bookmark-state: closed }
.quiet { color: #444 }
.bullets { list-style: disc }
.bullets li { margin-bottom: 1.5pt }
.head, .escalation { break-inside: avoid }
.head .name { font-weight: bold }
.line { margin-bottom: 3pt }
.dotted { margin-top: 5pt }
.steps { margin: 3pt 0 0 }
.steps li { display: inline }
.steps .arrow { color: #444; padding: 0 3pt }
.terms td { padding: 4.5pt 0; border-top: 0.5pt solid #ccc; vertical-align: top; break-inside: avoid }
.terms td:first-child { font-weight: bold; width: 31%; padding-inline-end: 10pt }
.terms tr, .grid tr { break-inside: avoid }
.grid { font-size: 8.5pt; line-height: 1.36 }
.grid th { text-align: start; font-weight: bold; vertical-align: bottom; padding: 0 0 3.5pt;
  padding-inline-end: 10pt; border-bottom: 1pt solid #000; font-size: 8.5pt }
.grid td { text-align: start; vertical-align: top; padding: 4.5pt 0; padding-inline-end: 10pt;
  border-bottom: 0.5pt solid #ccc }
.grid td:last-child, .grid th:last-child { padding-inline-end: 0 }
.grid tbody tr:first-child, .terms tr:first-child { break-after: avoid }
.grid tbody tr:last-child, .terms tr:last-child { break-before: avoid }
.grid .count { text-align: end; padding-inline-end: 12pt }
.open { font-style: italic }
.index .entries { columns: 2; column-fill: balance; column-gap: 22pt; font-size: 8.5pt; line-height: 1.36 }
.index li { padding: 1.6pt 0 1.6pt; break-inside: avoid; border-bottom: 0.5pt solid #ddd }
.index .letter { font-weight: bold; font-size: 11pt; padding: 9pt 0 2pt; border-bottom: 0.5pt solid #888;
  break-after: avoid }
.index .letter:first-child { padding-top: 0 }
"""
