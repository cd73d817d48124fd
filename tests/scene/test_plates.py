"""Bodies above the chief executive: flat plates in a row, and their lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgchart.core import structure
from orgchart.core.document import Document
from orgchart.core.index import index as index_of
from orgchart.scene.bands import Seat
from orgchart.scene.build import build_scene
from orgchart.scene.layouts.plates import PlateRows
from orgchart.scene.themes import THEMES, theme
from orgchart.scene.view import View
from tests.scene import geometry
from tests.scene.charts import Drawn, bottom, chart, drawn, middle
from tests.scene.rules import faults
from tests.scene.test_frames import framed
from tests.scene.test_invariants import DIRECTIONS

STAFF = "ceo\n  ~pa\n  a\n    a1\n    a2\n  b"
MANY = tuple(f"k{number}" for number in range(9))


def with_bodies(outline: str, *bodies: str, dotted: tuple[str, ...] = ()) -> Document:
    """Return a chart in which some roles are bodies that nobody holds."""
    document = chart(outline, dotted=dotted)
    roles = {
        key: replace(role, kind="body", unit_id=None) if key in bodies else role
        for key, role in document.roles.items()
    }
    holders = {key: holder for key, holder in document.holders.items() if holder.role_id not in bodies}
    document = replace(document, roles=roles, holders=holders)
    structure.check(document)
    return document


def below(line: str, *bodies: str) -> str:
    """Return the outline of the staff below a chain of bodies."""
    rows = [*bodies, *line.splitlines()]
    depth = len(bodies)
    return "\n".join("  " * min(number, depth) + row for number, row in enumerate(rows))


BOARD = with_bodies(below(STAFF, "board"), "board")
CHAIN = with_bodies(below(STAFF, "owners", "board"), "owners", "board")
COMMITTEES = with_bodies(
    "owners\n  board\n    audit\n    risk\n    pay\n    ceo\n      a\n      b",
    "owners",
    "board",
    "audit",
    "risk",
    "pay",
    dotted=("a > audit: internal audit",),
)
GROUP = with_bodies("owner\n  c1\n    a\n  c2\n    b\n  c3\nadvisers", "owner", "advisers")
CROWD = with_bodies(
    "owners\n  board\n" + "".join(f"    {each}\n" for each in MANY) + "    ceo\n      a",
    "owners",
    "board",
    *MANY,
)
ALONE = with_bodies("board", "board")
CASES = [BOARD, CHAIN, COMMITTEES, GROUP, CROWD, ALONE]


@pytest.mark.parametrize("document", CASES, ids=["board", "chain", "committees", "group", "crowd", "alone"])
@pytest.mark.parametrize("layout", DIRECTIONS)
def test_bodies_make_right_pictures(document: Document, layout: str) -> None:
    for each in (document, framed(document)):
        scene = build_scene(each, View(layout=layout))
        assert faults(each, scene, layout) == []


@pytest.mark.parametrize("name", THEMES)
def test_plates_hold_their_words_in_every_theme(name: str) -> None:
    assert faults(COMMITTEES, build_scene(COMMITTEES, View(theme=name)), name) == []


def test_a_board_stands_right_above_the_chief_executive() -> None:
    scene = drawn(CHAIN)
    assert middle(scene["board"]) == middle(scene["ceo"])
    assert scene["owners"].y == scene["board"].y
    assert bottom(scene["board"]) < scene["ceo"].y
    assert len(scene.line("ceo").points) == 2
    assert (scene.line("board").source_site, scene.line("board").target_site) == ("right", "left")


def test_committees_stand_beside_the_board_in_one_row() -> None:
    scene = drawn(COMMITTEES)
    row = [scene[each] for each in ("owners", "board", "audit", "risk", "pay")]
    assert len({box.y for box in row}) == 1
    assert [box.x for box in row] == sorted(box.x for box in row)
    assert {scene.line(each).source_site for each in ("risk", "pay")} == {"top"}


def test_an_owner_stands_over_the_middle_of_its_companies() -> None:
    scene = drawn(GROUP)
    assert middle(scene["owner"]) == pytest.approx((middle(scene["c1"]) + middle(scene["c3"])) / 2, abs=0.02)


def test_more_than_eight_bodies_take_two_rows() -> None:
    assert len({drawn(CROWD)[each].y for each in ("owners", "board", *MANY)}) == 2


def test_a_line_past_the_ends_of_rows_keeps_off_one_that_comes_down_to_a_role() -> None:
    index = index_of(with_bodies("k0\n  a\n" + "\n".join(MANY[1:]) + "\n  z", *MANY))
    sizes = dict.fromkeys([*MANY, "a", "z"], (190.0, 62.0))

    def uprights(x: float) -> tuple[float, float]:
        """Where the line to a passes the rows, and the one to z comes down, if z stands at x."""
        plates = PlateRows(index, sizes, theme("default").spacing, {})
        seats = {"a": Seat(2, 0.0, 190.0, 62.0), "z": Seat(2, x, 190.0, 62.0)}
        plates.seat(seats)
        lines = {line.role_id: line.corners for line in plates.lines(seats)}
        return lines["a"][2].x, lines["z"][-1].x

    passing, _ = uprights(5000.0)
    passing, coming_down = uprights(passing - 95.0)
    assert abs(passing - coming_down) >= 1


def test_a_body_is_no_vacancy_and_is_named_as_a_body() -> None:
    board = drawn(BOARD)["board"]
    assert (board.vacant, board.avatar, board.bar, board.dash) == (False, None, 0, ())
    assert board.label == "Body: Title of board, 1 report"
    assert [text.full for text in board.texts] == ["Title of board"]


def test_rings_draw_bodies_like_other_boxes() -> None:
    scene = Drawn(COMMITTEES, build_scene(COMMITTEES, View(layout="rings"))).scene
    assert list(geometry.missing(COMMITTEES, scene)) == []
    assert list(geometry.overlapping_boxes(scene)) == []


@pytest.mark.parametrize("layout", DIRECTIONS)
@pytest.mark.parametrize("names", ["abcde", "abc"])
def test_a_label_keeps_off_the_straight_line_below_a_body(layout: str, names: str) -> None:
    document = with_bodies(below("ceo", *names), *names, dotted=(f"{names[-2]} > {names[-1]}: KPI",))
    assert faults(document, build_scene(document, View(layout)), layout) == []
