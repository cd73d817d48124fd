"""The parts of an organisation drawn for one sheet, and whether they fit it.

The boxes of a part are squeezed as far as it says: they are as usual; small and close; wider, so that texts
take fewer rows; and at last they leave out more and more, see ``boxes.brevity``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgchart.core.document import Document
from orgchart.core.extract import extract
from orgchart.core.index import Index
from orgchart.scene.boxes.brevity import IN_FULL, MEMBERS, UNIT, Brevity, brevities, chosen_lines, told
from orgchart.scene.boxes.grouping import Shares, tally
from orgchart.scene.boxes.page_needs import Note, PageNeeds, adapted
from orgchart.scene.boxes.words import BoxWords, people_below
from orgchart.scene.build import build_scene
from orgchart.scene.colouring import values_in_use
from orgchart.scene.excerpts import Shown
from orgchart.scene.extent import extent, smallest_type
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.pages.grids import in_grids
from orgchart.scene.pages.notes import notes_of
from orgchart.scene.pages.plan import TIGHT, USUAL, Part
from orgchart.scene.pages.setup import LARGEST_SCALE, Area, PageSetup, Placing, fit
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.view import View

# Blocks of leaves are tried in these proportions, relative to the page's own, where room is scarce.
_BLOCK_TRIES = (1.0, 0.8, 1.25, 0.64)
# Leaves are tried in lower stacks where a page has room beside, relative to as high as it allows; those of
# sideways charts in shorter rows where it has room beside or below.
_STACK_TRIES = (0.67, 0.5, 0.34)
_HIGHER = 1.3  # and in higher stacks where it is full across and has room below
# Boxes that may be wider are tried in these parts of the page's width: no wider than they must be, and
# narrow where something stands beside them.
_WIDTH_TRIES = (0.3, 0.45, 0.6, 0.9, 0.22)
_FULL = 0.85  # the part of its width from which on a page has no room beside
_MOST_ROWS, _MOST_IN_A_ROW = 12, 6
_SHRUNK = 0.85  # the least that a text shrinks to, see ``measure.SHRINK_STEPS``


@dataclass(frozen=True)
class Draughtsman:
    """Makes the scenes of parts for one sheet (width and height in points).

    They are enlarged at most so many times, or as much as brings small type to the smallest size.
    ``shown`` is the excerpt that the document is, if it is one.
    """

    shares: Shares
    view: View
    setup: PageSetup
    sheet: tuple[float, float]
    own: Theme | None = None
    enlarged: float = LARGEST_SCALE
    shown: Shown | None = None

    @property
    def document(self) -> Document:
        """The whole chart."""
        return self.shares.document

    @property
    def index(self) -> Index:
        """The look-ups of its boxes."""
        return self.shares.boxes

    @cached_property
    def area(self) -> Area:
        """What the sheet leaves for the chart."""
        return self.setup.area(self.sheet)

    @property
    def _is_sideways(self) -> bool:
        return LAYOUTS[self.view.layout].lies

    @cached_property
    def look(self) -> Theme:
        """The theme as sheets need it."""
        return adapted(self.own or theme(self.view.theme), PageNeeds())

    @cached_property
    def values(self) -> tuple[str, ...]:
        """What the colours of the whole chart stand for, units aside."""
        if self.shown:
            return self.shown.needs.values
        return values_in_use(self.document, self.shares.whole, self.look)

    @cached_property
    def people(self) -> Mapping[str, int]:
        """How many people are in the branch of each manager, if boxes show that."""
        if self.shown:
            return self.shown.needs.people
        shows = "people" in self.document.chart.box_shows
        return people_below(self.document, self.shares.whole) if shows else {}

    @cached_property
    def brevities(self) -> tuple[Brevity, ...]:
        """What wider boxes leave out, step by step."""
        return brevities(self.document.chart)

    @property
    def most_squeezed(self) -> int:
        """How far boxes can be squeezed."""
        return TIGHT + len(self.brevities)

    @cached_property
    def largest(self) -> float:
        """How much a scene is enlarged at most."""
        avatar = self.look.avatar
        least = min(self.look.title_text.size * _SHRUNK, avatar.size if avatar else float("inf"))
        return max(self.enlarged, self.setup.smallest / least)

    def fits(self, part: Part) -> bool:
        """Return whether a part fits the area with no type below the smallest size."""
        if self._never_fits(part):
            return False
        return self._is_readable(self.scene(part))

    def scene(self, part: Part, numbers: Mapping[str, int] | None = None, up: int = 0) -> Scene:
        """Return the scene of a part, in the proportions that show it largest.

        ``numbers`` are the pages on which roles are at home, ``up`` is the page above; without them
        the notes take the most room that they may need.
        """
        shown = extract(self.document, self.shares.whole, self.shares.role_ids(part.shown))
        notes = notes_of(self.document, self.index, part, numbers, up)

        def drawn(
            block: float = 1.0, stack: float = 1.0, width: float = 0.0, of: Document | None = None
        ) -> Scene:
            return build_scene(
                of or shown, self.view, self.own, self._needs(part, notes, block, stack, width)
            )

        if part.squeeze > TIGHT:
            tried = (drawn(width=width) for width in self._widths)
            best = next(filter(self._is_readable, tried), None) or drawn(width=self._widths[-1])
        else:
            best = max(map(drawn, (1.0,) if part.squeeze == USUAL else _BLOCK_TRIES), key=self._scale)
            for stack in _STACK_TRIES:
                is_enough = self._is_readable(best) if numbers is None else self._scale(best) >= self.largest
                if is_enough or not self._has_room(best):
                    break
                best = max(best, drawn(stack=stack), key=self._scale)
            if numbers is not None and self._is_flat(best):
                best = max(best, drawn(stack=_HIGHER), key=self._scale)
                if best.frames and self._is_flat(best):
                    best = max(best, drawn(of=in_grids(shown)), key=self._scale)
        return self.shown.counted(best) if self.shown else best

    def left_out(self, part: Part) -> str:
        """Return what tells readers what the boxes of a part leave out, "" for nothing."""
        brevity = self._brevity(part)
        words = BoxWords(self.document, self.shares.whole, self.people)
        found: set[str] = set()
        for box_id in part.shown:
            roles = self.shares.roles(box_id)
            if box_id in self.shares.groups:
                found.update({UNIT}.intersection(words.kinds(roles[0], ())))
                found.update((MEMBERS,) if tally(roles, self.shares.whole).people else ())
            else:
                found.update(words.kinds(roles[0], self.shares.whole.holders.get(box_id, ())))
        order = (UNIT, *chosen_lines(self.document.chart), MEMBERS)
        missing = [kind for kind in order if kind in found and kind in brevity.left_out]
        return told(missing, one_row=brevity.one_row)

    def placing(self, scene: Scene) -> Placing:
        """Return where a scene stands on the sheet."""
        return fit(scene, self.area, self.largest)

    @cached_property
    def _widths(self) -> list[float]:
        """The widths that wider boxes may have, in points of the scene."""
        room = self.area.width * self.look.title_text.size * _SHRUNK / self.setup.smallest
        least = adapted(self.look, PageNeeds(tight=True)).box.width
        *wide, narrow = (float(round(share * room)) for share in _WIDTH_TRIES)
        return [*sorted({max(least, each) for each in wide}), min(least, narrow)]

    def _brevity(self, part: Part) -> Brevity:
        """What the boxes of a part leave out."""
        return self.brevities[part.squeeze - TIGHT - 1] if part.squeeze > TIGHT else IN_FULL

    def _scale(self, scene: Scene) -> float:
        return self.placing(scene).scale

    def _is_readable(self, scene: Scene) -> bool:
        """Whether no type is below the smallest size."""
        return smallest_type(scene) * self._scale(scene) >= self.setup.smallest - 1e-6

    def _has_room(self, scene: Scene) -> bool:
        left, top, right, bottom = extent(scene)
        scale = self._scale(scene)
        is_low = (bottom - top) * scale < _FULL * self.area.height
        return (right - left) * scale < _FULL * self.area.width or (self._is_sideways and is_low)

    def _is_flat(self, scene: Scene) -> bool:
        """Whether an upright scene is full across, and has room below."""
        _, top, _, bottom = extent(scene)
        is_low = (bottom - top) * self._scale(scene) < _FULL * self.area.height
        return is_low and not self._is_sideways and not self._has_room(scene)

    def _needs(
        self, part: Part, notes: Mapping[str, Sequence[Note]], block: float, stack: float, wide: float
    ) -> PageNeeds:
        """How leaves hang on the page: no deeper than fits below their managers, in blocks like it."""
        tight = part.squeeze >= TIGHT
        close = tight and not self._has_dotted_lines(part)
        look = adapted(self.look, PageNeeds(tight=tight, close=close, box_width=wide))
        box, spacing = look.box, look.spacing
        height = max(box.min_height, look.name_text.leading + 2 * (look.title_text.leading + box.padding))
        row, column = height + spacing.stack_gap, box.width + spacing.bus_stub + spacing.beside
        scale = self.setup.smallest / look.title_text.size
        room = self.area.height / scale - (self._levels(part) - 1) * (height + spacing.level_gap)
        ratio = self.area.width / self.area.height
        return PageNeeds(
            notes,
            tight,
            close,
            box_width=wide,
            brevity=self._brevity(part),
            stack_limit=max(2, int(stack * min(_MOST_ROWS, room * _SHRUNK / row))),
            block_shape=block * ratio * row / column / stack**2,
            row_limit=round(stack * _MOST_IN_A_ROW),
            page=(block * self.area.width / scale, self.area.height / scale),
            groups=self.shares.among(part.shown),
            values=self.values,
            people=self.people,
            hidden=self.shown.needs.hidden if self.shown else {},
        )

    def _has_dotted_lines(self, part: Part) -> bool:
        """Whether dotted lines run between boxes of a part."""
        shown = set(part.shown)
        dotted = (line for each in part.shown for line in self.index.dotted.get(each, ()))
        return any(line.manager_id in shown for line in dotted)

    def _levels(self, part: Part) -> int:
        """How many levels a part has."""
        level_of: dict[str, int] = {}
        for role_id in part.shown:
            level_of[role_id] = 1 + level_of.get(self.index.manager_of.get(role_id, ""), 0)
        return max(level_of.values(), default=1)

    def _never_fits(self, part: Part) -> bool:
        """Whether the boxes alone take more than the area."""
        if part.squeeze > TIGHT:
            return False
        look = adapted(self.look, PageNeeds(tight=part.squeeze == TIGHT))
        scale = self.setup.smallest / look.title_text.size
        boxes = len(part.shown) * look.box.width * look.box.min_height
        return boxes * scale * scale > self.area.width * self.area.height
