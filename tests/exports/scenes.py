"""Scenes for the tests of the writers: the chart of the design picture, hostile texts, large grids."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.document import ChartInfo, Document
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Avatar, Box, Connector, Scene, Text, TextLine
from orgchart.scene.view import View
from tests.core.organisations import make_organisation
from tests.scene.charts import chart

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
WIDTH, HEIGHT, PITCH = 190.0, 62.0, 96.0

# What a person may type or paste; each must come out of every format that can hold it.
HOSTILE = (
    "<script>alert(1)</script>",
    "]]> &amp; &#0; <!-- --> <![CDATA[",
    "\"double\" 'single' `back`",
    "C:\\temp\\new \\\\server",
    "=1+1;@SUM(A1)",
    "{{ template }} {% tag %} ${x}",
    "Zoë Ångström-Øst",
    "الاسم العربي",
    "שם בעברית",
    "田中太郎 김철수",
    "👩🏽‍💻 Ada 🚀",
    "A" * 60,
)
# Characters that no XML file and no PDF text can hold: they go, the rest of the string stays.
UNREPRESENTABLE = ("Nul\x00byte", "Lone\ud800surrogate", "Bell\x07rung", "Not\ufffea character")


def text(part: str, lines: list[str], x: float, y: float, **look: object) -> Text:
    """Return a text in the look of the design: 13.5 points from line to line."""
    bold = part in ("name", "initials")
    values: dict[str, object] = {
        "size": 12.5 if part == "name" else 11.0,
        "bold": bold,
        "colour": "#0f172a" if bold else "#475569",
        "full": " ".join(lines),
    }
    values.update(look)
    placed = tuple(TextLine(line, x, y + 13.5 * index) for index, line in enumerate(lines))
    return Text(part=part, lines=placed, **values)  # type: ignore[arg-type]


def box(
    id: str,
    x: float,
    y: float,
    name: str,
    title: list[str],
    *,
    colour: str = "#2563eb",
    level: int = 1,
    manager: str = "",
    vacant: bool = False,
    rtl: bool = False,
) -> Box:
    """Return a box in the look of the design."""
    top = y + 22 if len(title) > 1 else y + 28.5
    initials = text(
        "initials", ["?" if vacant else name[:1] or "?"], x + 32, y + 35, align="middle", colour=colour
    )
    return Box(
        id=id,
        x=x,
        y=y,
        width=WIDTH,
        height=HEIGHT,
        radius=10,
        fill="#ffffff",
        stroke=colour if vacant else "#cbd5e1",
        stroke_width=1,
        dash=(5, 4) if vacant else (),
        bar=10,
        bar_colour="#a5b4fc" if vacant else colour,
        avatar=Avatar(x + 32, y + 31, 15, "#e0e7ff", initials),
        texts=(
            text("name", [name], x + 56, top, rtl=rtl),
            text("title", title, x + 56, top + 13.5),
        ),
        label=f"{name}, {' '.join(title)}",
        description="",
        level=level,
        manager_id=manager,
        unit_id="",
        vacant=vacant,
        assistant=False,
    )


def line(
    source: Box,
    target: Box,
    source_site: str,
    target_site: str,
    points: list[tuple[float, float]],
    **look: object,
) -> Connector:
    """Return a reporting line; solid unless told otherwise."""
    values: dict[str, object] = {
        "kind": "solid",
        "stroke": "#94a3b8",
        "stroke_width": 1.5,
        "dash": (),
        "radius": 6.0,
    }
    values.update(look)
    prefix = "dotted" if values["kind"] == "dotted" else "solid"
    return Connector(
        id=f"{prefix}:{target.id}:{source.id}" if prefix == "dotted" else f"solid:{target.id}",
        source=source.id,
        target=target.id,
        source_site=source_site,  # type: ignore[arg-type]
        target_site=target_site,  # type: ignore[arg-type]
        points=tuple(points),
        **values,  # type: ignore[arg-type]
    )


def scene(boxes: list[Box], connectors: list[Connector], title: str = "Customer Service") -> Scene:
    """Return a scene round the boxes with the design's margin of 40."""
    return Scene(
        title=title,
        description=f"Organisation chart with {len(boxes)} roles.",
        language="en",
        width=max((b.x + b.width for b in boxes), default=0) + 40,
        height=max((b.y + b.height for b in boxes), default=0) + 40,
        background="#f8fafc",
        font=FONT,
        boxes=tuple(boxes),
        connectors=tuple(connectors),
    )


def document(title: str = "Customer Service") -> Document:
    """Return a document that only names the chart: the writers take everything drawn from the scene."""
    return Document(charts={"chart": ChartInfo(title=title)})


def department(managers: int = 3, reports: int = 4) -> Scene:
    """Return a head with an assistant, managers below, a stack under each, vacancies and a dotted line.

    The order is the scene's reading order: each role before its reports, assistants first.
    """
    span = managers * 232.0
    head = box(
        "head",
        span / 2 - WIDTH / 2 + 40,
        40,
        "Maria Alvarez",
        ["Chief Operating", "Officer"],
        colour="#334155",
    )
    aide = replace(
        box(
            "aide",
            head.x + 230,
            40,
            "Jon Bell",
            ["Executive Assistant"],
            colour="#334155",
            level=2,
            manager="head",
        ),
        assistant=True,
    )
    boxes, connectors = [head, aide], []
    middle = (head.x + WIDTH, 71.0)
    connectors.append(line(head, aide, "right", "left", [middle, (aide.x, 71.0)], kind="assistant"))
    colours = ("#2563eb", "#0f766e", "#7c3aed", "#b91c1c", "#b45309", "#0369a1")
    for m in range(managers):
        colour = colours[m % len(colours)]
        chief = box(
            f"m{m}",
            40 + m * 232.0,
            136,
            f"Ann Lee {m}",
            [f"Director, Function {m} &", "Product Support"],
            colour=colour,
            level=2,
            manager="head",
        )
        boxes.append(chief)
        start, end = (head.x + WIDTH / 2, 102.0), (chief.x + WIDTH / 2, 136.0)
        corners = [start, end] if start[0] == end[0] else [start, (start[0], 119.0), (end[0], 119.0), end]
        connectors.append(line(head, chief, "bottom", "top", corners))
        for r in range(reports):
            leaf = box(
                f"m{m}r{r}",
                chief.x + 22,
                136 + PITCH * (r + 1),
                "Vacant" if r == 2 else f"Bo Chen {m}.{r}",
                ["Customer Service", f"Representative {m}.{r}"],
                colour=colour,
                level=3,
                manager=chief.id,
                vacant=r == 2,
            )
            boxes.append(leaf)
            bus, middle_y = chief.x + 10, leaf.y + HEIGHT / 2
            points = [(bus, chief.y + HEIGHT), (bus, middle_y), (leaf.x, middle_y)]
            connectors.append(line(chief, leaf, "bottom", "left", points, radius=5.0))
    if managers > 1 and reports:
        by_id = {b.id: b for b in boxes}
        source, target = by_id["m1"], by_id["m0r0"]
        lane = target.x + WIDTH + 8
        points = [
            (source.x, source.y + 40),
            (lane, source.y + 40),
            (lane, target.y + 20),
            (target.x + WIDTH, target.y + 20),
        ]
        connectors.append(
            line(source, target, "left", "right", points, kind="dotted", dash=(4.0, 4.0), stroke="#64748b")
        )
    return scene(boxes, connectors)


def built(roles: int, seed: int) -> Scene:
    """Return the scene of a random organisation: assistants, columns, dotted lines, every script."""
    return build_scene(make_organisation(roles, seed, dotted=0.2), View())


def rings(centre: str = "The customer") -> Scene:
    """Return rings round a caption, with straight and bent lines and dotted ones."""
    document = make_organisation(40, 5, dotted=0.2)
    document = replace(document, charts={"chart": replace(document.chart, centre=centre)})
    return build_scene(document, View(layout="rings"))


def levels() -> Scene:
    """Return the bands of grades, named, with lines that skip bands and dotted ones."""
    return build_scene(make_organisation(40, 5, dotted=0.2, grades=0.9), View(layout="levels"))


def matrix() -> Scene:
    """Return two functions and two products, with specialists in the cells."""
    outline = "ceo\n  sales\n    s1\n    s2\n  care\n    c1\n    c2\n    c3\n  north\n  south"
    dotted = ("s1 > north", "s2 > south", "c1 > north: KPI", "c2 > south", "c3 > south")
    return build_scene(chart(outline, dotted=dotted), View(layout="matrix"))


def hostile() -> Scene:
    """Return a column of boxes whose names are hostile texts, in a chart with a hostile title."""
    boxes = []
    for index, name in enumerate((*HOSTILE, *UNREPRESENTABLE)):
        boxes.append(
            box(f"h{index}", 40, 40 + PITCH * index, name, [f"Case {index}"], rtl="א" <= name[:1] <= "ي")
        )
    return scene(boxes, [], title='<b>"R&D"</b> ]]>\x00 \\ 客服')


def empty() -> Scene:
    """Return a chart without any role."""
    return scene([], [], title="Nobody yet")
