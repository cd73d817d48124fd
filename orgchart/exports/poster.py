"""One chart over several sheets, to be cut along the marks and glued together where they overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from orgchart.exports.options import OptionError
from orgchart.exports.sheet_mirroring import as_read
from orgchart.exports.sheets import Sheet, SheetMaker, Stroke
from orgchart.scene.extent import extent, smallest_type
from orgchart.scene.pages.setup import Area, PageSetup, Placing
from orgchart.scene.scene import Box, Connector, Scene

OVERLAP = 28.35  # 10 mm
_MARK = 14.0  # the length of a crop mark
_STRIP = 12.0  # below the picture, for its place in the poster
# A poster of more sheets than this is nothing that anybody glues together.
MOST_SHEETS = 400


@dataclass(frozen=True, slots=True)
class Grid:
    """How a poster is tiled: its sheets, what of each is picture, and points of paper per scene point."""

    sheet: tuple[float, float]
    tile: Area
    columns: int
    rows: int
    scale: float


def grid_of(scene: Scene, setup: PageSetup) -> Grid:
    """Return the grid with the fewest sheets on which the smallest type has the smallest size asked for.

    The chart is then enlarged as far as those sheets allow.
    """
    left, top, right, bottom = extent(scene)
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    least = min(setup.smallest / smallest_type(scene), 14.0) or 1.0
    grids = []
    for sheet in setup.sheets():
        tile = Area(
            setup.margin,
            setup.margin,
            sheet[0] - 2 * setup.margin,
            sheet[1] - 2 * setup.margin - _STRIP,
        )
        columns = _tiles(width * least, tile.width)
        rows = _tiles(height * least, tile.height)
        scale = min(_reach(columns, tile.width) / width, _reach(rows, tile.height) / height)
        grids.append(Grid(sheet, tile, columns, rows, scale))
    return min(grids, key=lambda grid: (grid.columns * grid.rows, -grid.scale))


def poster_sheets(scene: Scene, setup: PageSetup, *, date: str = "") -> list[Sheet]:
    """Return the sheets of a poster, row by row.

    Raises:
        OptionError: the poster would take more than ``MOST_SHEETS``.
    """
    grid = grid_of(scene, setup)
    count = grid.columns * grid.rows
    if count > MOST_SHEETS:
        raise OptionError(
            f"The poster would take {count:,} sheets. Choose larger paper or a smaller type size.", "smallest"
        )
    maker = SheetMaker(setup, scene, date)
    places = ((row, column) for row in range(grid.rows) for column in range(grid.columns))
    return as_read((_sheet(scene, grid, maker, *place) for place in places), scene.language)


def _sheet(scene: Scene, grid: Grid, maker: SheetMaker, row: int, column: int) -> Sheet:
    tile, (width, height) = grid.tile, grid.sheet
    left, top, right, bottom = extent(scene)
    across = _reach(grid.columns, tile.width) - grid.scale * (right - left)
    down = _reach(grid.rows, tile.height) - grid.scale * (bottom - top)
    placing = Placing(
        tile.left - column * (tile.width - OVERLAP) + across / 2 - grid.scale * left,
        tile.top - row * (tile.height - OVERLAP) + down / 2 - grid.scale * top,
        grid.scale,
    )
    # What is written stands between the crop marks of the corners.
    x, y = tile.left + OVERLAP, tile.top + tile.height + _STRIP
    words = f"Row {row + 1} of {grid.rows}, column {column + 1} of {grid.columns}"
    end = tile.left + tile.width - OVERLAP
    foot = maker.text(maker.date, end, y, align="end") if maker.date else None
    return Sheet(
        width,
        height,
        _seen(scene, placing, tile),
        placing,
        maker.text(f"{maker.shortened(scene.title, tile.width / 2, maker.small)} · {words}", x, y),
        (foot,) if foot else (),
        strokes=tuple(replace(mark, colour=scene.ink) for mark in _marks(grid, row, column)),
        bookmarks=frozenset(_begun(scene, grid, placing, row, column)),
        clip=tile,
        beside=grid.columns,
    )


def _seen(scene: Scene, placing: Placing, tile: Area) -> Scene:
    """The scene with what touches a tile only, so that a poster is not as many times as large."""

    def touches(left: float, top: float, right: float, bottom: float) -> bool:
        return (
            placing.left + right * placing.scale >= tile.left - 20
            and placing.left + left * placing.scale <= tile.left + tile.width + 20
            and placing.top + bottom * placing.scale >= tile.top - 20
            and placing.top + top * placing.scale <= tile.top + tile.height + 20
        )

    def shows_box(box: Box) -> bool:
        return touches(box.x, box.y, box.x + box.width, box.y + box.height)

    def shows_line(line: Connector) -> bool:
        across, down = zip(*line.points, strict=True)
        return touches(min(across), min(down), max(across), max(down))

    return replace(
        scene,
        boxes=tuple(filter(shows_box, scene.boxes)),
        connectors=tuple(filter(shows_line, scene.connectors)),
    )


def _begun(scene: Scene, grid: Grid, placing: Placing, row: int, column: int) -> Iterator[str]:
    """Yield the roles whose boxes begin on a sheet and not on the overlap with the next one."""
    tile = grid.tile
    right = tile.left + tile.width - (OVERLAP if column < grid.columns - 1 else 0)
    bottom = tile.top + tile.height - (OVERLAP if row < grid.rows - 1 else 0)
    for box in scene.boxes:
        x, y = placing.left + box.x * placing.scale, placing.top + box.y * placing.scale
        if tile.left - 0.01 <= x < right and tile.top - 0.01 <= y < bottom:
            yield box.id


def _marks(grid: Grid, row: int, column: int) -> Iterator[Stroke]:
    """Yield crop marks: where sheets meet, half of the overlap is cut off on either side."""
    tile = grid.tile
    right, bottom = tile.left + tile.width, tile.top + tile.height
    xs = [
        tile.left + (OVERLAP / 2 if column else 0),
        right - (OVERLAP / 2 if column < grid.columns - 1 else 0),
    ]
    ys = [tile.top + (OVERLAP / 2 if row else 0), bottom - (OVERLAP / 2 if row < grid.rows - 1 else 0)]
    for x in xs:
        yield Stroke(((x, tile.top - _MARK), (x, tile.top - 2)))
        yield Stroke(((x, bottom + 2), (x, bottom + _MARK)))
    for y in ys:
        yield Stroke(((tile.left - _MARK, y), (tile.left - 2, y)))
        yield Stroke(((right + 2, y), (right + _MARK, y)))


def _tiles(length: float, tile: float) -> int:
    """How many tiles a length takes, each overlapping the one before."""
    return max(1, ceil((length - OVERLAP) / (tile - OVERLAP) - 1e-6))


def _reach(tiles: int, tile: float) -> float:
    """How far so many tiles reach."""
    return tiles * (tile - OVERLAP) + OVERLAP
