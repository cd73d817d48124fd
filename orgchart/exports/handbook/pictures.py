"""The charts of a handbook: the overview, and one or more a section, each as large as its page lets it be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from orgchart.core.document import Document
from orgchart.core.excerpt import Chosen, Excerpt, choose
from orgchart.core.extract import extract
from orgchart.core.index import Index
from orgchart.core.index import index as index_of
from orgchart.core.structure import layers
from orgchart.exports.handbook.content import Section
from orgchart.exports.photos import with_photos
from orgchart.scene.excerpts import build_chosen
from orgchart.scene.extent import extent, smallest_type
from orgchart.scene.fit.fit import fit_to_page, styled
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.pages.plan import Part, plan
from orgchart.scene.pages.setup import SHEETS, Orientation, PageSetup
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.view import View, view_of

# Charts stand no larger among the text than this, so that their type is not louder than the text.
_LARGEST = 0.85
_OVERVIEW_LARGEST = 1.0
# How much smaller than asked for the type of the one picture of everything may be.
_OVERVIEW_GRACE = 0.8
_FEWEST_BOXES = 2
_FURTHER = "A number with a plus counts the roles below that are not shown here."
# Round a chart on a ground of its own, and round one on white, where only strokes reach beyond the boxes.
_MARGIN, _STROKE = 12.0, 1.0
# How much smaller boxes may become where they are drawn tighter.
_CLOSER = 0.7
# Pictures are as low as these parts of their room if their type is at least as large as this there.
_LOW, _AT_EASE = (0.3, 0.42, 0.56, 0.75), 7.2


@dataclass(frozen=True, slots=True)
class Room:
    """What pages leave for a picture, in points: with text on the page, alone, and alone on one that lies."""

    beside: tuple[float, float]
    upright: tuple[float, float]
    lying: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart at its size in points. ``lies`` asks for a page on its side.

    ``title`` names what it shows. ``caption`` stands below: what no heading says (may be empty).
    """

    key: str
    scene: Scene
    width: float
    height: float
    lies: bool
    title: str
    caption: str

    @property
    def alternative(self) -> str:
        """What is said in its place to those who do not see it."""
        return " ".join(filter(None, (f"{self.title}.", self.caption, self.scene.description)))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A scene that may become a picture, in which direction, and how large its smallest type is there."""

    scene: Scene
    lies: bool
    scale: float

    @property
    def type_size(self) -> float:
        return smallest_type(self.scene) * self.scale


class Draughtsman:
    """Draws the pictures of one document.

    ``smallest`` is the size in points that no type falls below where that can be had; ``photos`` are JPEG
    files in base64 by id.
    """

    def __init__(
        self,
        document: Document,
        index: Index,
        room: Room,
        smallest: float,
        *,
        own: Theme | None = None,
        photos: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._document = document
        self._index = index
        self._room = room
        self._smallest = smallest
        self._view = view_of(document)
        self._part_view = (
            self._view if LAYOUTS[self._view.layout].divides else replace(self._view, layout="tree")
        )
        # The logo stands on the cover.
        self._own = replace(own or theme(self._view.theme), logo=None)
        self._photos = photos
        self._count = 0

    def overview(self, words: str) -> Picture | None:
        """Return the chart of everything, or of as many levels of it as can be read on one page."""
        if len(self._document.roles) < _FEWEST_BOXES:
            return None
        everything = Chosen(tuple(self._index.reading_order()), {})
        least = self._smallest * _OVERVIEW_GRACE
        best = self._best(everything, self._view, least, _OVERVIEW_LARGEST, alone=True)
        if best.type_size >= least:
            return self._picture(best, words)
        deepest = max(layers(self._index).values(), default=1)
        for levels in range(min(deepest - 1, 12), 1, -1):
            chosen = choose(self._index, Excerpt(levels=levels))
            if len(chosen.role_ids) < _FEWEST_BOXES:
                break
            fewer = self._best(chosen, self._view, least, _OVERVIEW_LARGEST, alone=True)
            if fewer.type_size >= least:
                return self._picture(fewer, words, f"The first {levels} levels.")
        return self._picture(best, words)

    def of_section(self, section: Section, sections: Sequence[Section]) -> list[Picture]:
        """Return the charts of a section: its roles, and who leads the units inside it.

        They are cut into several where one could not be read; there are none of a single role.
        """
        chosen = self._chosen(section, sections)
        if len(chosen.role_ids) < _FEWEST_BOXES:
            return []
        best = self._best(chosen, self._part_view, self._smallest, _LARGEST)
        if best.type_size >= self._smallest:
            return [self._picture(best, section.title)]
        parts = list(self._parts(chosen))
        if len(parts) < 2:
            return [self._picture(best, section.title)]
        return [
            self._picture(
                self._best(part, self._part_view, self._smallest, _LARGEST),
                section.title,
                f"Part {number} of {len(parts)}.",
            )
            for number, part in enumerate(parts, start=1)
        ]

    def _chosen(self, section: Section, sections: Sequence[Section]) -> Chosen:
        """The roles of a section, and of other units those that report to them and lead on."""
        own = set(section.role_ids)
        inside = {mention.key for mention in section.parts}
        inner = {role_id for each in sections if each.key in inside for role_id in each.role_ids}
        manager_of = self._index.manager_of
        tops = {role_id for role_id in inner if manager_of.get(role_id) in own}
        shown = [role_id for role_id in self._index.reading_order() if role_id in own or role_id in tops]
        hidden = {}
        for role_id in shown:
            below = [each for each in self._index.children(role_id) if each not in own and each not in tops]
            count = sum(1 for each in below for _ in self._index.branch(each))
            if count:
                hidden[role_id] = count
        return Chosen(tuple(shown), hidden)

    def _best(
        self, chosen: Chosen, view: View, least: float, largest: float, *, alone: bool = False
    ) -> _Drawn:
        """A picture of some roles: as low as it reads well, else upright, else on a page that lies.

        One that stands ``alone`` on its page may be as high as the page, and drawn tighter.
        """
        scene = self._scene(self._document, view, chosen)
        width, height = self._room.beside
        tried = []
        rooms = [(False, (width, height * part), max(least, _AT_EASE)) for part in _LOW]
        rooms += [(False, self._room.beside, least)]
        if alone:
            rooms = [(False, self._room.upright, least)]
        rooms += [(True, self._room.lying, least)]
        for lies, size, enough in rooms:
            as_it_is = _Drawn(scene, lies, self._scale(scene, size, largest))
            tried.append(as_it_is)
            if as_it_is.type_size >= enough:
                return as_it_is
            if _never_fits(scene, size, enough):
                continue
            tried.append(self._fitted(chosen, view, size, largest, lies=lies, alone=alone))
            if tried[-1].type_size >= enough:
                return tried[-1]
        return max(tried, key=lambda drawn: drawn.type_size)

    def _fitted(
        self,
        chosen: Chosen,
        view: View,
        size: tuple[float, float],
        largest: float,
        *,
        lies: bool,
        alone: bool,
    ) -> _Drawn:
        """The roles in the arrangement that shows them largest in a room."""
        part = extract(self._document, self._index, chosen.role_ids)
        setup = _setup_of(size, self._smallest, lies=lies)
        # Parts look alike: they keep their direction. The scene itself can be had where nothing is hidden.
        fitted = fit_to_page(part, view, setup, self._own, may_tighten=alone, turns=alone)
        if chosen.hidden or not alone:
            styles = {role_id: role.branch for role_id, role in fitted.document.roles.items()}
            whole = styled(self._document, styles, view.layout)
            scene = self._scene(whole, replace(view, layout=fitted.document.chart.layout), chosen)
        else:
            scene = with_photos(fitted.scene, self._photos)
        return _Drawn(scene, lies, self._scale(scene, size, largest))

    def _parts(self, chosen: Chosen) -> Iterator[Chosen]:
        """The roles in parts that each fit a page that lies."""
        part = extract(self._document, self._index, chosen.role_ids)
        index = index_of(part)
        for piece in plan(part, index, partial(self._fits, index, chosen)):
            yield _cut(index, chosen, piece)

    def _fits(self, index: Index, chosen: Chosen, piece: Part) -> bool:
        """Whether a part of a section can be read on a page that lies."""
        scene = self._scene(self._document, self._part_view, _cut(index, chosen, piece))
        scale = self._scale(scene, self._room.lying, _LARGEST)
        return smallest_type(scene) * scale >= self._smallest

    def _scene(self, document: Document, view: View, chosen: Chosen) -> Scene:
        scene = build_chosen(document, self._index, view, chosen, self._own)
        return with_photos(scene, self._photos)

    def _scale(self, scene: Scene, size: tuple[float, float], largest: float) -> float:
        width, height = _size(scene)
        return min(largest, size[0] / width, size[1] / height)

    def _picture(self, drawn: _Drawn, title: str, caption: str = "") -> Picture:
        """A scene at its size. Its caption explains numbers with a plus where boxes show any."""
        self._count += 1
        width, height = _size(drawn.scene)
        explained = _FURTHER if any(box.hidden for box in drawn.scene.boxes) else ""
        return Picture(
            f"f{self._count}",
            replace(drawn.scene, title=title),
            width * drawn.scale,
            height * drawn.scale,
            drawn.lies,
            title,
            " ".join(filter(None, (caption, explained))),
        )


def framed(scene: Scene) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what a picture shows of a scene, its margin included."""
    left, top, right, bottom = extent(scene)
    margin = _MARGIN if scene.background not in ("", "#ffffff") else _STROKE
    return left - margin, top - margin, right + margin, bottom + margin


def _size(scene: Scene) -> tuple[float, float]:
    left, top, right, bottom = framed(scene)
    return right - left, bottom - top


def _never_fits(scene: Scene, size: tuple[float, float], enough: float) -> bool:
    """Whether the boxes alone, drawn with type that is large enough, take more than a room."""
    scale = enough / smallest_type(scene) * _CLOSER
    return sum(box.width * box.height for box in scene.boxes) * scale * scale > size[0] * size[1]


def _setup_of(size: tuple[float, float], smallest: float, *, lies: bool) -> PageSetup:
    """A page whose room for the chart has this size."""
    short, long = SHEETS["a2"]
    width, height = (long, short) if lies else (short, long)
    margin = (width - size[0]) / 2
    orientation: Orientation = "landscape" if lies else "portrait"
    page = PageSetup(paper="a2", smallest=smallest, orientation=orientation)
    return replace(page, margin=margin, head=height - 2 * margin - size[1], foot=0.0)


def _cut(index: Index, chosen: Chosen, piece: Part) -> Chosen:
    """The roles of a part; those that continue elsewhere say how many they hide."""
    hidden = {}
    for role_id in piece.shown:
        below = list(index.branch(role_id))[1:] if role_id in piece.cut else []
        count = len(below) + sum(chosen.hidden.get(each, 0) for each in (role_id, *below))
        if count:
            hidden[role_id] = count
    return Chosen(piece.shown, hidden)
