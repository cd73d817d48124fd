"""The parts of an organisation drawn for one sheet, and whether they fit it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgchart.core.extract import extract
from orgchart.scene.build import build_scene
from orgchart.scene.grouping import Shares
from orgchart.scene.page_needs import Note, PageNeeds, adapted
from orgchart.scene.page_notes import notes_of
from orgchart.scene.page_plan import Part
from orgchart.scene.page_setup import PageSetup, fit
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.view import View

# Blocks of leaves are tried in these proportions, relative to the page's own, where room is scarce.
_BLOCK_TRIES = (1.0, 0.8, 1.25, 0.64)
_MOST_ROWS = 12
_SHRUNK = 0.85  # the least that a text shrinks to, see ``measure.SHRINK_STEPS``


class Draughtsman:
    """Makes the scenes of parts for one sheet (width and height in points)."""

    def __init__(
        self,
        shares: Shares,
        view: View,
        setup: PageSetup,
        sheet: tuple[float, float],
        *,
        own: Theme | None = None,
    ) -> None:
        self.shares = shares
        self.document = shares.document
        self.index = shares.boxes
        self.view = view
        self.setup = setup
        self.sheet = sheet
        self.area = setup.area(sheet)
        self.own = own
        self.look = adapted(own or theme(view.theme), PageNeeds())

    def fits(self, part: Part) -> bool:
        """Return whether a part fits the area with no type below the smallest size."""
        return not self._never_fits(part) and self.setup.is_readable(self.scene(part), self.area)

    def scene(self, part: Part, numbers: Mapping[str, int] | None = None, up: int = 0) -> Scene:
        """Return the scene of a part, in the proportions that show it largest.

        ``numbers`` are the pages on which roles are at home, ``up`` is the page above; without them
        the notes take the most room that they may need.
        """
        shown = extract(self.document, self.shares.whole, self.shares.role_ids(part.shown))
        notes = notes_of(self.document, self.index, part, numbers, up)
        if not part.tight:
            return build_scene(shown, self.view, self.own, self._needs(part, notes, 1.0))
        scenes = (
            build_scene(shown, self.view, self.own, self._needs(part, notes, each)) for each in _BLOCK_TRIES
        )
        return max(scenes, key=lambda scene: fit(scene, self.area).scale)

    def _needs(self, part: Part, notes: Mapping[str, Sequence[Note]], factor: float) -> PageNeeds:
        """How leaves hang on the page: no deeper than fits below their managers, in blocks like it."""
        close = part.tight and not self._has_dotted_lines(part)
        look = adapted(self.look, PageNeeds(tight=part.tight, close=close))
        box, spacing = look.box, look.spacing
        height = max(box.min_height, look.name_text.leading + 2 * (look.title_text.leading + box.padding))
        row, column = height + spacing.stack_gap, box.width + spacing.bus_stub + spacing.beside
        scale = self.setup.smallest / look.title_text.size
        room = self.area.height / scale - (self._levels(part) - 1) * (height + spacing.level_gap)
        ratio = self.area.width / self.area.height
        return PageNeeds(
            notes,
            part.tight,
            close,
            stack_limit=min(_MOST_ROWS, max(2, int(room * _SHRUNK / row))),
            block_shape=factor * ratio * row / column,
            groups=self.shares.among(part.shown),
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
        look = adapted(self.look, PageNeeds(tight=part.tight))
        scale = self.setup.smallest / look.title_text.size
        boxes = len(part.shown) * look.box.width * look.box.min_height
        return boxes * scale * scale > self.area.width * self.area.height
