"""A chart on one page: the branch styles, and the direction, that show it in the largest type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

from orgchart.core.document import BranchStyle, Document
from orgchart.core.index import Index, index
from orgchart.core.structure import layers
from orgchart.scene.boxes.grouping import shares
from orgchart.scene.boxes.page_needs import NO_NEEDS, PageNeeds, adapted
from orgchart.scene.build import build_scene
from orgchart.scene.extent import smallest_type
from orgchart.scene.fit.calm import CALM, calmed
from orgchart.scene.fit.climbing import climbed
from orgchart.scene.fit.search import Arrangement, Front, Search, Styles
from orgchart.scene.layouts.directions import mirrored_styles, on_their_side, runs_right_to_left
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.layouts.tree.automatic import pinned
from orgchart.scene.layouts.tree.leaves import LONGEST_LIST
from orgchart.scene.layouts.tree.tree import tree
from orgchart.scene.pages.setup import LARGEST_SCALE, Area, PageSetup, Sheet, fit
from orgchart.scene.placement import Size
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Spacing, Theme, theme
from orgchart.scene.view import View

# How much larger bold arrangements must be, and in charts of how many roles they are tried.
BOLD, BOLD_ROLES = 1.08, 400
# Larger charts are not searched: no sheet shows them in type that can be read.
SEARCHED_ROLES, SEARCHED_LEVELS = 2_000, 60
# Where one manager has more reports than this, blocks of several shapes are tried for them.
_LONG_STACK = 24
_BLOCK_SHAPES = (0.69, 0.5, 0.36, 0.26, 0.18)
# Blocks in another shape make type larger, but never by so much: beyond, the others are not tried.
_SHAPES_GAIN = 1.5
_ROUNDING = 1e-6
# How much the shorter side of a chart counts where styles are compared that leave the longer one as it is.
_SHORTER_SIDE = 0.15
# By about so much a chart becomes larger where its styles are improved one by one.
_CLIMB = 1.05
_GRACE = 1.1  # at the edges of the page there is no room between boxes
_UPRIGHT = ("tree", "inverted")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A chart as it fits a page best.

    ``document`` has the styles and the layout that were chosen, ``scene`` is its scene, made with
    ``needs``. ``type_size`` is that of the smallest type on the page, in points; ``reaches`` says whether
    it is as large as was asked for, ``sentence`` says both for people.
    """

    document: Document
    scene: Scene
    needs: PageNeeds
    type_size: float
    reaches: bool
    sentence: str


def fit_to_page(
    document: Document,
    view: View,
    setup: PageSetup,
    own: Theme | None = None,
    *,
    may_tighten: bool = True,
    keeps_styles: bool = True,
    turns: bool = True,
) -> Fitted:
    """Return the chart in the arrangement that one page shows largest.

    ``own`` is the theme of the view where that is not one of ``THEMES``. Boxes are drawn tighter, if they
    may be, only where the smallest type size is not reached otherwise. So are layouts given up that say
    more than who reports to whom. Branch styles that roles have already stay, unless ``keeps_styles`` is
    false. A chart that may not ``turn`` keeps its direction, too.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    if not keeps_styles:
        document = styled(document, dict.fromkeys(document.roles, ""), view.layout)
    enough = setup.smallest - _ROUNDING
    best = _Fitting(document, view, setup, own, NO_NEEDS, turns=turns).best(enough if may_tighten else 0.0)
    needs = NO_NEEDS
    if may_tighten and best.type_size < enough:
        for tight in _tight_needs(document):
            closer = _Fitting(document, view, setup, own, tight, turns=turns).best(best.type_size * CALM)
            if closer.type_size > best.type_size:
                best, needs = closer, tight
            if best.type_size * _SHAPES_GAIN < enough:
                break
    reaches = best.type_size >= enough
    return Fitted(
        best.document,
        best.scene,
        needs,
        best.type_size,
        reaches,
        _sentence(setup, best.type_size, reaches=reaches),
    )


def styled(document: Document, styles: Mapping[str, BranchStyle], layout: str) -> Document:
    """Return the document in a layout, with other styles for some roles."""
    changes = {
        role_id: replace(document.roles[role_id], branch=style)
        for role_id, style in styles.items()
        if document.roles[role_id].branch != style
    }
    chart = replace(document.chart, layout=layout)
    return replace(document, charts={"chart": chart}, roles={**document.roles, **changes})


class _Drawn(NamedTuple):
    """A chart that was really laid out, and the size of its smallest type on the page in points."""

    document: Document
    scene: Scene
    type_size: float


class _Plan(NamedTuple):
    """What was found for one direction: its styles, how large it can be drawn, and how to tell."""

    layout: str
    styles: Styles
    scale: float
    ruler: _Ruler


class _Ruler:
    """The search in one direction, in the layout's own world: without the mirror for some languages."""

    def __init__(
        self,
        lookups: Index,
        sizes: Mapping[str, Size],
        spacing: Spacing,
        areas: Sequence[Area],
        *,
        sideways: bool,
    ) -> None:
        self.lookups = lookups
        self.spacing = spacing
        self.areas = areas
        self.sideways = sideways
        self.turned = on_their_side(sizes, spacing) if sideways else (sizes, spacing)
        self.search = Search(lookups, *self.turned)
        self.true_scales: dict[frozenset[tuple[str, BranchStyle]], float] = {}

    def largest(self) -> tuple[Styles, float]:
        """Return the styles with which the chart can be drawn largest, and how large.

        Bold arrangements are taken where they make it much larger.
        """
        best, scale = self._largest(self.search.arrangements())
        if self._may_be_bold:
            bold, larger = self._largest(self.search.arrangements(bold=True))
            if larger > scale * BOLD:
                best, scale = bold, larger
        return best.styles(), scale

    @property
    def _may_be_bold(self) -> bool:
        return not self.sideways and len(self.lookups.manager_of) < BOLD_ROLES

    def _largest(self, front: Front) -> tuple[Arrangement, float]:
        best = max(front, key=lambda each: self.scale_of((each.width, each.height)))
        return best, self.scale_of((best.width, best.height))

    def calmed(self, styles: Styles) -> Styles:
        """Return styles that are more alike, with nearly as large a chart."""
        leaves: tuple[int, BranchStyle] = (self.spacing.stack_limit, "right")
        if self.sideways:
            leaves = (LONGEST_LIST, "standard")
        calm = calmed(self.lookups, styles, self.scale, leaves)
        return calm if self._true_scale(calm) >= CALM * self._true_scale(styles) else styles

    def climbed(self, styles: Styles) -> Styles:
        """Return styles with which the chart is larger, if there are such near these or near bold ones."""
        starts = [styles]
        if self._may_be_bold:
            starts.append(self._largest(self.search.arrangements(bold=True))[0].styles())
        found = [climbed(self.lookups, each, self._cost, sideways=self.sideways) for each in starts]
        return max(styles, *found, key=self._true_scale)

    def _cost(self, styles: Styles) -> float:
        """How much of a page the chart needs: what counts is its longer side, and a little the other one."""
        size = self.search.size(styles)
        across, down = reversed(size) if self.sideways else size
        needed = [sorted((across / area.width, down / area.height)) for area in self.areas]
        return min(longer + _SHORTER_SIDE * shorter for shorter, longer in needed)

    def _true_scale(self, styles: Styles) -> float:
        """Return how large the chart can be drawn, by the layout itself, its dotted lines aside."""
        key = frozenset(styles.items())
        if key not in self.true_scales:
            self.true_scales[key] = self.scale_of(self._true_size(styles))
        return self.true_scales[key]

    def _true_size(self, styles: Styles) -> Size:
        lookups = replace(self.lookups, branch_styles=self.pinned(styles), dotted={})
        boxes = tree(lookups, *self.turned).boxes.values()
        width = max(box.x + box.width for box in boxes) - min(box.x for box in boxes)
        height = max(box.y + box.height for box in boxes) - min(box.y for box in boxes)
        return width, height + self.spacing.stack_gap

    def pinned(self, styles: Styles) -> Styles:
        """Return styles with which the chart stands as the search drew it, whatever is usual."""
        lookups = replace(self.lookups, branch_styles={**styles, **self.lookups.branch_styles})
        return pinned(lookups, *self.turned)

    def scale(self, styles: Styles) -> float:
        """Return how large the chart can be drawn with such styles."""
        return self.scale_of(self.search.size(styles))

    def scale_of(self, size: Size) -> float:
        """Return how large something of a size can be drawn, the gap below its last row aside."""
        across, down = max(size[0], 1.0), max(size[1] - self.spacing.stack_gap, 1.0)
        if self.sideways:
            across, down = down, across
        return max(min(LARGEST_SCALE, area.width / across, area.height / down) for area in self.areas)


class _Fitting:
    """One chart drawn with the same needs in several arrangements."""

    def __init__(
        self,
        document: Document,
        view: View,
        setup: PageSetup,
        own: Theme | None,
        needs: PageNeeds,
        *,
        turns: bool = True,
    ) -> None:
        self.document = document
        self.view = view
        self.smallest = setup.smallest
        self.areas = [setup.area(sheet) for sheet in setup.sheets()]
        self.own = own
        self.needs = needs
        self.turns = turns
        self.spacing = adapted(own or theme(view.theme), needs).spacing
        self.lookups = shares(document, usual=LAYOUTS[view.layout].groups).boxes

    def best(self, least: float = 0.0) -> _Drawn:
        """Return the chart as it is, or in an arrangement that shows it larger.

        Arrangements are not drawn whose type would be smaller than ``least`` points.
        """
        best = given = self._drawn({}, self.view.layout)
        depth = max(layers(self.lookups).values(), default=0)
        if not given.scene.boxes or len(self.document.roles) > SEARCHED_ROLES or depth > SEARCHED_LEVELS:
            return given
        says_more = self.view.layout not in _UPRIGHT and not LAYOUTS[self.view.layout].lies
        if says_more and given.type_size >= self.smallest:
            return given
        unit = smallest_type(given.scene)
        if self._never_fits(given.scene, least / unit):
            return given
        # Boxes of a slim layout are of other sizes than those of the trees that are tried.
        usual = self._drawn({}, self._directions()[0]) if LAYOUTS[self.view.layout].slim else given
        plans = self._plans({box.id: (box.width, box.height) for box in usual.scene.boxes})
        for plan in plans:
            if plan.scale * unit * _CLIMB <= best.type_size or plan.scale * unit < least:
                break
            styles = plan.styles
            if plan.scale * unit < self.smallest:
                styles = plan.ruler.climbed(styles)
            styles = plan.ruler.pinned(plan.ruler.calmed(styles))
            drawn = self._drawn(self._turned(styles, plan.layout), plan.layout)
            best = max(best, drawn, key=lambda each: each.type_size)
        return best

    def _never_fits(self, scene: Scene, scale: float) -> bool:
        """Whether the boxes with the least room between them take more than any page at a scale."""
        across, down = self.spacing.bus_stub, self.spacing.stack_gap
        needed = sum((box.width + across) * (box.height + down) for box in scene.boxes) * scale * scale
        return needed > _GRACE * max(area.width * area.height for area in self.areas)

    def _plans(self, sizes: Mapping[str, Size]) -> list[_Plan]:
        """What is best by estimate in each direction, the chart's own first if it is nearly as good."""
        plans = []
        for layout in self._directions():
            lookups = mirrored_styles(self.lookups) if self._mirrors(layout) else self.lookups
            ruler = _Ruler(lookups, sizes, self.spacing, self.areas, sideways=LAYOUTS[layout].lies)
            plans.append(_Plan(layout, *ruler.largest(), ruler))
        return sorted(
            plans, key=lambda plan: plan.scale * (CALM if plan is not plans[0] else 1), reverse=True
        )

    def _directions(self) -> tuple[str, ...]:
        """The layouts that are tried, that of the chart first; others would open groups of its own."""
        if LAYOUTS[self.view.layout].groups or not self.turns:
            return (self.view.layout,)
        across = "right-left" if runs_right_to_left(self.document.chart.language) else "left-right"
        if LAYOUTS[self.view.layout].lies:
            return self.view.layout, "tree"
        return self.view.layout if self.view.layout in _UPRIGHT else "tree", across

    def _mirrors(self, layout: str) -> bool:
        return LAYOUTS[layout].mirrors and runs_right_to_left(self.document.chart.language)

    def _turned(self, styles: Styles, layout: str) -> Styles:
        """The styles as people see them, out of the layout's own world."""
        if not self._mirrors(layout):
            return styles
        return mirrored_styles(replace(self.lookups, branch_styles=styles)).branch_styles

    def _drawn(self, styles: Styles, layout: str) -> _Drawn:
        document = styled(self.document, styles, layout)
        scene = build_scene(document, replace(self.view, layout=layout), self.own, self.needs)
        scale = max(fit(scene, area).scale for area in self.areas)
        return _Drawn(document, scene, smallest_type(scene) * scale)


def _tight_needs(document: Document) -> list[PageNeeds]:
    """The needs of a page on which many boxes must fit, with blocks of leaves in several shapes."""
    close = all(line.kind == "solid" for line in document.lines.values())
    lookups = index(document)
    leaves = max((len(reports) for reports in lookups.reports.values()), default=0)
    shapes = _BLOCK_SHAPES if leaves > _LONG_STACK else (0.0,)
    return [PageNeeds(tight=True, close=close, block_shape=shape, keeps_logo=True) for shape in shapes]


def _sentence(setup: PageSetup, type_size: float, *, reaches: bool) -> str:
    """What is said of the size that is reached."""
    name = paper_name(setup.paper)
    if type_size == inf:
        return f"The chart fits on {name}."
    if reaches:
        return f"The chart fits on {name}: its smallest type is {type_size:.1f} pt."
    return (
        f"No arrangement fits on {name} in {setup.smallest:g} pt: the smallest type would be "
        f"{type_size:.1f} pt. Use pages to keep it readable."
    )


def paper_name(paper: Sheet) -> str:
    """Return what people call a paper.

    >>> paper_name("a3"), paper_name("letter"), paper_name("16:9")
    ('A3', 'Letter', '16:9')
    """
    return paper.capitalize()
