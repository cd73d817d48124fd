"""A document on pages: one page if it fits at a readable size, else an overview and its continuations.

The promises, kept for every organisation: each role is on at least one page; each solid line is drawn
on one, each dotted line drawn on one or told in the box that it starts from; whatever is cut leads to
the page where it goes on, and every page but the first leads up; no type is smaller than chosen: where a
single role with one report would fill more than a sheet, their boxes leave something out, and the page
says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgchart.core.document import Document
from orgchart.core.index import Index
from orgchart.scene.boxes.grouping import shares
from orgchart.scene.boxes.page_needs import CONTINUED, Note
from orgchart.scene.colouring import colouring, drawn
from orgchart.scene.excerpts import Shown
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.pages.notes import notes_of
from orgchart.scene.pages.plan import TIGHT, USUAL, Part, plan, whole
from orgchart.scene.pages.ruler import Draughtsman
from orgchart.scene.pages.setup import LARGEST_IN_BOOKLET, PageSetup, Placing
from orgchart.scene.pages.titles import letters_in_title, page_title
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme
from orgchart.scene.view import View

_PLAIN = "tree"  # the layout of pages of a chart whose own layout does not divide


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a scene that leads to a page: its rectangle in scene points, and what it says."""

    role_id: str
    page: int
    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """The colour of a unit, or of what else the chart is coloured by."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``sheet`` is its width and height, ``placing`` where the scene stands on it.

    ``up`` is the number of the page above it (0 for the first page), ``next`` of the page on which
    the same role goes on (0 for none). ``at_home`` are the roles whose own page it is. ``left_out`` says
    what its boxes leave out, if they do.
    """

    number: int
    title: str
    scene: Scene
    roots: tuple[str, ...]
    at_home: tuple[str, ...]
    links: tuple[Link, ...]
    legend: tuple[LegendEntry, ...]
    sheet: tuple[float, float]
    placing: Placing
    up: int = 0
    next: int = 0
    left_out: str = ""


def make_pages(
    document: Document,
    view: View,
    setup: PageSetup,
    own: Theme | None = None,
    shown: Shown | None = None,
) -> tuple[Page, ...]:
    """Return the pages of a document whose structure is sound (see ``core.structure.check``).

    ``own`` is the theme of the view where that is not one of ``THEMES``. Where the document is an excerpt of
    another one, ``shown`` says what it keeps of the whole.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    known = shown.needs.groups if shown else None
    shared = shares(document, usual=LAYOUTS[view.layout].groups, known=known)
    desks = [Draughtsman(shared, view, setup, sheet, own=own, shown=shown) for sheet in setup.sheets()]
    return _one_page(desks) or _booklet(desks[0])


def _one_page(desks: Sequence[Draughtsman]) -> tuple[Page, ...]:
    """The whole chart on the sheet that shows it larger; nothing if it fits none."""
    for squeeze in (USUAL, TIGHT):
        part = whole(desks[0].index, squeeze)
        fitting = [desk for desk in desks if desk.fits(part)]
        if fitting:
            best = max(fitting, key=lambda desk: desk.placing(desk.scene(part)).scale)
            return (_page(best, part, _Numbers(best.index, [part])),)
    return ()


def _booklet(usual: Draughtsman) -> tuple[Page, ...]:
    """The chart cut into parts, drawn now that every page has its number."""
    first = desk = replace(usual, enlarged=LARGEST_IN_BOOKLET)
    if not LAYOUTS[usual.view.layout].divides:
        desk = replace(first, view=replace(usual.view, layout=_PLAIN))
    parts = plan(desk.document, desk.index, desk.fits, desk.most_squeezed)
    if parts[0].of > 1 or not first.fits(parts[0]):
        first = desk
    numbers = _Numbers(desk.index, parts)
    return (
        _page(first, parts[0], numbers),
        *(_page(desk, part, numbers) for part in parts[1:]),
    )


class _Numbers:
    """On which page each role is at home, and which page is above each: pages count from 1."""

    def __init__(self, index: Index, parts: Sequence[Part]) -> None:
        self.homes: dict[str, int] = {}
        self.of_part = {id(part): number for number, part in enumerate(parts, start=1)}
        cut_on: dict[str, int] = {}
        for number, part in enumerate(parts, start=1):
            for role_id in part.shown:
                if role_id in part.cut:
                    cut_on[role_id] = number
                elif not (part.place > 1 and role_id in part.roots and role_id in index.reports):
                    self.homes.setdefault(role_id, number)
        self.cut_on = cut_on

    def up(self, part: Part) -> int:
        """Return the page above a part: where its roots are boxes that continue."""
        if self.of_part[id(part)] == 1:
            return 0
        return next((self.cut_on[root] for root in part.roots if root in self.cut_on), 1)


def _page(desk: Draughtsman, part: Part, numbers: _Numbers) -> Page:
    number, up = numbers.of_part[id(part)], numbers.up(part)
    scene = desk.scene(part, numbers.homes, up)
    title = page_title(desk.document, desk.index, part, number, letters_in_title(desk.setup, desk.sheet[0]))
    return Page(
        number=number,
        title=title,
        scene=replace(scene, title=title),
        roots=part.roots,
        at_home=tuple(desk.shares.role_ids(each for each in part.shown if numbers.homes[each] == number)),
        links=tuple(_links(scene, notes_of(desk.document, desk.index, part, numbers.homes, up))),
        legend=tuple(_legend(desk, scene)),
        sheet=desk.sheet,
        placing=desk.placing(scene),
        up=up,
        next=number + 1 if part.place < part.of else 0,
        left_out=desk.left_out(part),
    )


def _links(scene: Scene, notes: Mapping[str, Sequence[Note]]) -> Iterator[Link]:
    """Yield what leads to other pages: whole boxes that continue, and single lines in others."""
    for box in scene.boxes:
        texts = {text.full: text for text in box.texts if text.lines}
        for note in notes.get(box.id, ()):
            if note.part == CONTINUED:
                yield Link(box.id, note.page, box.x, box.y, box.width, box.height, note.said)
                continue
            text = texts[note.said]
            first, last = text.lines[0], text.lines[-1]
            height = last.y - first.y + text.size * 1.3
            yield Link(box.id, note.page, box.x, first.y - text.size, box.width, height, note.said)


def _legend(desk: Draughtsman, scene: Scene) -> Iterator[LegendEntry]:
    """Yield the units on a page that bring a colour, in their order there, or what else colours mean."""
    if desk.document.chart.colour_by != "unit":
        shown = {role_id for box in scene.boxes for role_id in box.role_ids}
        colours = colouring(desk.document, desk.shares.whole, desk.look, desk.values)
        present = {colours.colours[role_id] for role_id in shown & colours.values.keys()}
        for name, colour in colours.entries:
            if colour in present:
                yield LegendEntry(name, drawn(colour, desk.look))
        return
    units = desk.document.units
    seen: set[str] = set()
    for box in scene.boxes:
        unit_id: str | None = box.unit_id or None
        while unit_id is not None and not units[unit_id].colour:
            unit_id = units[unit_id].parent_id
        if unit_id is not None and unit_id not in seen:
            seen.add(unit_id)
            yield LegendEntry(units[unit_id].name, units[unit_id].colour)
