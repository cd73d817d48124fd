"""How a crowded ring is filled: in how many rows, with how long stacks, so that it reaches least far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from math import ceil, hypot
from typing import NamedTuple

from orgchart.scene.layouts.rings.cells import Cell, cells
from orgchart.scene.layouts.rings.isotonic import spread
from orgchart.scene.layouts.rings.polar import FULL
from orgchart.scene.layouts.rings.rows import Claim, Form, Packing, Stances, are_apart, packing, stances
from orgchart.scene.placement import Size
from orgchart.scene.themes import Spacing

# How long the stacks of a single row may be, in boxes that stand on end.
_SINGLE = (1.0, 1.2, 1.6, 2.2, 2.8, 3.6)
# How many rows there are, each how thick, and over how many of them stacks may reach.
_SEVERAL = ((2, 1.0, 1), (2, 1.0, 2), (3, 1.0, 3), (4, 1.0, 4), (6, 1.0, 6), (4, 0.5, 3), (6, 0.5, 5))
_TRIED = 2  # ways of filling that are tried in earnest
_KEPT = 4  # ways that are worth a second look once angles are better known
_SAMPLE, _PATCH = 48, 12  # cells that are looked at for a guess, and how many of them side by side
_GUESSES = 2  # times that a radius is guessed better
_FILLED = 0.99  # of a circle that cells may take
_ROUNDS = 6  # times that the cells of a ring of one size are spread
_STEPS = 60  # times that a ring grows at most: far more than are needed
_SMALLEST_STEP, _LARGEST_STEP = 1.01, 1.1  # by which rings grow on which cells do not fit
_BOLD = 0.4  # of what seems to be missing
_SLACK = 0.5  # points: what a cell takes for good besides what it needs, so that it soon takes enough


class Ring(NamedTuple):
    """A ring as it may be: its middle line, and its cells at their angles."""

    form: Form
    radius: float
    cells: list[Cell]
    angles: Sequence[float]
    stances: Stances
    packing: Packing

    @property
    def reach(self) -> float:
        """How far out it reaches."""
        return self.radius + self.stances.outwards


class Filling:
    """Fills rings for one chart.

    ``sizes`` are those of all boxes, ``dotted`` the roles with dotted lines, and ``box`` says how thick a
    ring of single boxes is, about.
    """

    def __init__(self, spacing: Spacing, box: float, sizes: Mapping[str, Size], dotted: Set[str]) -> None:
        self._gap = spacing.stack_gap
        self._box = box
        self._sizes = sizes
        self._dotted = dotted

    def forms(self, runs: Sequence[Cell]) -> list[Form]:
        """Return the ways of filling a ring with some cells, of which those of leaves are not split yet."""
        thick = max(hypot(*run.size) for run in runs)
        forms = [Form(stack * self._box) for stack in _SINGLE]
        for rows, share, stack in _SEVERAL:
            row = share * thick
            forms.append(Form(stack * (row + self._gap) - self._gap, rows, row))
        return forms

    def smallest(
        self,
        runs: Sequence[Cell],
        angles: Mapping[str, float],
        edge: float,
        forms: Sequence[Form],
        cost: Callable[[Ring], float],
    ) -> tuple[Ring, list[Form]]:
        """Return the ring of least cost outside of an edge, and the ways of filling it that seem to do best.

        ``angles`` say for each role where it should stand.
        """
        sample, share = _sample(runs)
        guesses = [self._guess(sample, share, angles, edge, form) for form in forms]
        best = sorted(range(len(forms)), key=lambda number: guesses[number][0])
        tried = [
            self._ring(runs, angles, edge, forms[number], guesses[number][1]) for number in best[:_TRIED]
        ]
        return min(tried, key=cost), [forms[number] for number in best[:_KEPT]]

    def _guess(
        self, runs: Sequence[Cell], share: float, angles: Mapping[str, float], edge: float, form: Form
    ) -> tuple[float, float]:
        """Return about how far a ring reaches of which some cells are a share, and its radius."""
        parts, wishes = self._parts(runs, angles, form)
        thick = form.rows * (form.row + self._gap) - self._gap if form.rows > 1 else form.stack
        radius = edge + thick / 2
        outwards = 0.0
        for _ in range(_GUESSES):
            stood = stances(parts, wishes, radius, form, self._gap)
            need = packing(stood.claims, radius).need / share / FULL
            radius = stood.inwards + max(edge, (radius - stood.inwards) * need)
            outwards = stood.outwards
        return radius + outwards, radius

    def _ring(
        self, runs: Sequence[Cell], angles: Mapping[str, float], edge: float, form: Form, radius: float
    ) -> Ring:
        """Return the first ring from a radius on that has room for all cells near their angles."""
        parts, wishes = self._parts(runs, angles, form)
        for _ in range(_STEPS):
            ring, radius, need = self._spread(parts, wishes, edge, form, radius)
            if ring is not None:
                return ring
            missing = need / FULL / _FILLED - 1
            radius *= min(_LARGEST_STEP, max(_SMALLEST_STEP, 1 + _BOLD * missing))
        raise AssertionError("Every ring fits when it is large enough.")

    def _spread(
        self, parts: list[Cell], wishes: Sequence[float], edge: float, form: Form, radius: float
    ) -> tuple[Ring | None, float, float]:
        """Spread cells along a ring; return it if they fit, its radius, and what they need of the circle.

        Cells stand in other ways at other angles, so that it takes some rounds. What a cell took once it
        keeps, lest it moves to and fro; and it keeps its rows.
        """
        angles: Sequence[float] = wishes
        seats: list[int] | None = None
        claims: list[Claim] = []
        packed: Packing | None = None
        need = 0.0
        for _ in range(_ROUNDS):
            stood = stances(parts, angles, radius, form, self._gap, seats=seats)
            if radius < edge + stood.inwards - 1e-6:
                radius = edge + stood.inwards
                continue
            if are_apart(stood.claims, angles, radius):
                packed = packed or packing(stood.claims, radius)
                return Ring(form, radius, parts, angles, stood, packed), radius, need
            before = claims if seats == stood.seats else stood.claims
            claims = [a.joined(b, _SLACK / radius) for a, b in zip(before, stood.claims, strict=True)]
            seats = stood.seats
            packed = packing(claims, radius)
            need = packed.need
            if need > _FILLED * FULL:
                break
            angles = spread(wishes, *packed)
        return None, radius, need

    def _parts(
        self, runs: Sequence[Cell], angles: Mapping[str, float], form: Form
    ) -> tuple[list[Cell], list[float]]:
        """Return the cells with the leaves of each manager in stacks, and where they should stand."""
        parts = [part for run in runs for part in self._split(run, angles, form.stack)]
        wishes = [sum(angles[role] for role in part.roles) / len(part.roles) for part in parts]
        return parts, wishes

    def _split(self, run: Cell, angles: Mapping[str, float], stack: float) -> Iterator[Cell]:
        """Yield the stacks in which the leaves of one manager stand, each as long as suits its angle."""
        if not run.is_block:
            yield run
            return
        roles = run.roles
        while roles:
            most = run.pose(angles[roles[0]], stack).rows
            most = ceil(len(roles) / ceil(len(roles) / most))
            yield from cells(roles[:most], run.ring, self._sizes, run.spacing, most=most, dotted=self._dotted)
            roles = roles[most:]


def _sample(runs: Sequence[Cell]) -> tuple[Sequence[Cell], float]:
    """Return patches of a ring with many cells, and what share of it they are."""
    every = len(runs) // _SAMPLE
    if every < 2:
        return runs, 1.0
    sample = [run for number, run in enumerate(runs) if number // _PATCH % every == 0]
    return sample, sum(len(run.roles) for run in sample) / sum(len(run.roles) for run in runs)
