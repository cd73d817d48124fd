"""How cells stand side by side on one ring: in one row, or in several rows like bricks.

In several rows cells stand further inside or outside than those beside them. The line to one that stands
further outside comes through between two cells of the inner rows, and the lines from those to their
reports go through between cells of the outer rows. Stacks take as many rows as they need.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, inf
from operator import itemgetter
from typing import NamedTuple

from orgchart.scene.layouts.rings.cells import Cell, Pose
from orgchart.scene.layouts.rings.polar import FULL

_RAY = 2.0  # points beside a line, besides what cells keep around them
_LEAST = 16.0  # points along the ring between the middles of two cells: they follow each other clockwise
_TOUCH = 1e-9
_PLACE = itemgetter(0)


class Form(NamedTuple):
    """How a ring is filled: how long stacks may be, and how many rows there are, each how thick.

    Of a single row the thickness is whatever its cells need.
    """

    stack: float
    rows: int = 1
    row: float = 0.0


class Claim(NamedTuple):
    """What a cell takes of a ring, as angles from its middle: itself from one row to before another one.

    Further inside it is the line to it that takes some, and further outside what goes on from it, if so.
    """

    first: int
    end: int
    low: float
    high: float
    entry_low: float
    entry_high: float
    exit_low: float
    exit_high: float

    def joined(self, other: Claim, rim: float) -> Claim:
        """Return what the cell takes if it once took this and now the other; what it adds gets a rim."""
        return Claim(
            other.first,
            other.end,
            min(self.low, other.low - rim),
            max(self.high, other.high + rim),
            min(self.entry_low, other.entry_low - rim),
            max(self.entry_high, other.entry_high + rim),
            other.exit_low,
            other.exit_high,
        )


class Stances(NamedTuple):
    """How the cells of a ring stand: from which row on, in which way, and what each takes of it.

    ``inwards`` and ``outwards`` say how far they reach from the middle line.
    """

    seats: list[int]
    poses: list[Pose]
    claims: list[Claim]
    inwards: float
    outwards: float


class Packing(NamedTuple):
    """The angles from each cell to the next one, and what all of them take of the circle."""

    steps: list[float]
    need: float


class Rows:
    """The rows of a ring while cells are put on it clockwise: from where on each is free."""

    def __init__(self, count: int, radius: float) -> None:
        self._free = [-inf] * count
        self._least = _LEAST / radius
        self._low = inf
        self.at = -inf

    def place(self, claim: Claim) -> float:
        """Return the first angle at which a cell touches none before it."""
        place = self.at + self._least
        first, end = claim.first, claim.end
        for row, free in enumerate(self._free):
            low = claim.low if first <= row < end else claim.entry_low if row < first else claim.exit_low
            place = max(place, free - low)
        return place

    def take(self, claim: Claim, angle: float) -> None:
        """Put a cell at an angle."""
        free, first, end = self._free, claim.first, claim.end
        for row, taken in enumerate(free):
            high = claim.high if first <= row < end else claim.entry_high if row < first else claim.exit_high
            if angle + high > taken:
                free[row] = angle + high
        self.at = angle
        self._low = min(self._low, angle + claim.low, angle + claim.entry_low)

    @property
    def need(self) -> float:
        """What all cells take: no row reaches over from the last to the first, so there is a way through."""
        return max(self._free) - self._low


def stances(
    cells: Sequence[Cell],
    angles: Sequence[float],
    radius: float,
    form: Form,
    gap: float,
    *,
    seats: Sequence[int] | None = None,
) -> Stances:
    """Return how cells stand as suits their angles on a ring whose middle line has a radius.

    They keep ``gap`` points between them. Each takes the rows in which it comes closest to those before
    it, unless ``seats`` names the first one of each.
    """
    half = (form.rows * (form.row + gap) - gap) / 2 if form.rows > 1 else 0.0
    ray = _RAY / max(radius - half, radius / 2)
    rows = Rows(form.rows, radius)
    taken: list[int] = []
    poses: list[Pose] = []
    claims: list[Claim] = []
    inwards = outwards = 0.0
    usual = _poses(cells, angles, radius, form)
    for number, (cell, angle, pose) in enumerate(zip(cells, angles, usual, strict=True)):
        height = _height(cell, pose, form, gap)
        last = form.rows - height
        tries: list[tuple[float, Claim, Pose]] = []
        for seat in range(last + 1) if seats is None else (min(seats[number], last),):
            out = (seat + height / 2) * (form.row + gap) - gap / 2 - half
            seated = pose._replace(out=out) if half else pose
            claim = _claim(cell, angle, radius, seated, seat=seat, height=height, clear=(gap / 2, ray))
            tries.append((rows.place(claim) if claims else 0.0, claim, seated))
        place, claim, seated = min(tries, key=_PLACE) if len(tries) > 1 else tries[0]
        rows.take(claim, place)
        taken.append(claim.first)
        poses.append(seated)
        claims.append(claim)
        low, high = cell.reach(angle, radius, seated)
        inwards, outwards = max(inwards, low), max(outwards, high)
    return Stances(taken, poses, claims, inwards, outwards)


def _poses(cells: Sequence[Cell], angles: Sequence[float], radius: float, form: Form) -> list[Pose]:
    """How cells stand; in a single row boxes near its outer edge, where they take least of the circle."""
    poses = [cell.pose(angle, inf) for cell, angle in zip(cells, angles, strict=True)]
    if form.rows > 1:
        return poses
    reach = {True: 0.0, False: 0.0}
    for cell, angle, pose in zip(cells, angles, poses, strict=True):
        reach[cell.is_block] = max(reach[cell.is_block], cell.reach(angle, radius, pose)[1])
    out = max(0.0, reach[True] - reach[False])
    if not out:
        return poses
    return [
        pose if cell.is_block else pose._replace(out=out) for cell, pose in zip(cells, poses, strict=True)
    ]


def _height(cell: Cell, pose: Pose, form: Form, gap: float) -> int:
    """How many rows a cell takes: all, if dotted lines leave it, which may run anywhere beside it."""
    if form.rows == 1 or cell.has_channels or cell.is_pass:
        return form.rows
    return min(form.rows, ceil((pose.along + gap) / (form.row + gap) - _TOUCH))


def _claim(
    cell: Cell,
    angle: float,
    radius: float,
    pose: Pose,
    *,
    seat: int,
    height: int,
    clear: tuple[float, float],
) -> Claim:
    """What a cell takes of some rows; ``clear`` are what cells keep around them, and lines as an angle."""
    before, after = cell.wedge(angle, radius, pose)
    rim, ray = clear[0] / (radius + pose.out), clear[1]
    entry = cell.entry(angle, radius, pose) if seat and cell.is_block else 0.0
    leaves = ray if cell.children else -inf
    return Claim(seat, seat + height, -before - rim, after + rim, entry - ray, entry + ray, -leaves, leaves)


def packing(claims: Sequence[Claim], radius: float) -> Packing:
    """Put cells as close to each other as they go."""
    rows = Rows(max(claim.end for claim in claims), radius)
    rows.take(claims[0], 0.0)
    steps: list[float] = []
    for claim in claims[1:]:
        before, place = rows.at, rows.place(claim)
        steps.append(place - before)
        rows.take(claim, place)
    return Packing(steps, rows.need)


def are_apart(claims: Sequence[Claim], angles: Sequence[float], radius: float) -> bool:
    """Return whether cells at some angles touch nowhere, all round the circle."""
    rows = Rows(max(claim.end for claim in claims), radius)
    for claim, angle in zip(claims, angles, strict=True):
        if rows.place(claim) > angle + _TOUCH:
            return False
        rows.take(claim, angle)
    return rows.need <= FULL + _TOUCH
