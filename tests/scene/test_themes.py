"""Themes: whichever is chosen, the picture stays right and every word can be read."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgchart.core.document import Document, Holder, OrgUnit, ReportingLine, Role, line_id
from orgchart.scene import themes
from orgchart.scene.build import build_scene
from orgchart.scene.colours import READABLE, contrast, legible, mix
from orgchart.scene.font_widths import FACES
from orgchart.scene.placement import CENTRE
from orgchart.scene.scene import Scene
from orgchart.scene.themes import THEMES, Tint, theme
from orgchart.scene.view import View
from tests.core.company import COMPANY
from tests.core.organisations import organisations
from tests.scene.charts import chart
from tests.scene.rules import faults

ALL = pytest.mark.parametrize("name", THEMES)
FILES = sorted(Path(themes.__file__).parent.glob("*.json"))
TWINS = {"Liberation Sans": "Arial", "Carlito": "Calibri", "Liberation Serif": "Times New Roman"}

few = settings(
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "12")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def coloured(*unit_colours: str) -> Document:
    """Return a root without unit; in a unit of each colour a person, a vacancy and posts."""
    units = {f"u{n}": OrgUnit(f"u{n}", f"Unit {n}", colour=colour) for n, colour in enumerate(unit_colours)}
    roles = {"boss": Role("boss", "Director")}
    for unit in units:
        roles |= {
            f"{unit}{word}": Role(f"{unit}{word}", "Agent", unit, headcount=3 if word == "posts" else 1)
            for word in ("person", "vacancy", "posts")
        }
    lines = [ReportingLine(line_id("solid", key, "boss"), key, "boss") for key in roles if key != "boss"]
    holders = {f"{key}-h": Holder(f"{key}-h", key, "Ann Lee") for key in roles if key.endswith("person")}
    return Document(units=units, roles=roles, holders=holders, lines={line.id: line for line in lines})


def faint(scene: Scene, least: float = READABLE) -> list[str]:
    """Return every text that stands out too little from what it stands on."""
    found = []
    for box in scene.boxes:
        grounds = [(text, box.fill) for text in box.texts]
        if box.avatar:
            grounds.append((box.avatar.text, box.avatar.fill))
        found += [
            f"{text.full} of {box.id}: {text.colour} on {fill}"
            for text, fill in grounds
            if contrast(text.colour, fill) < least
        ]
    labels = [connector.label for connector in scene.connectors if connector.label]
    rings = {disc.fill for disc in scene.discs if disc.id != CENTRE}
    behind = {scene.background, *rings, *(frame.fill for frame in scene.frames)}
    found += [text.full for text in labels if min(contrast(text.colour, ground) for ground in behind) < least]
    fills = {each.id: each.fill for each in (*scene.discs, *scene.frames)}
    for caption in scene.captions:
        if contrast(caption.text.colour, fills[caption.id]) < least:
            found.append(caption.text.full)
    if contrast(scene.ink, scene.background) < least:
        found.append("words on the background")
    return found


@ALL
@few
@given(document=organisations(max_roles=30))
def test_any_organisation_makes_a_right_picture(name: str, document: Document) -> None:
    scene = build_scene(document, View(theme=name))
    assert faults(document, scene, theme=name) == []
    assert faint(scene) == []


@ALL
@few
@given(chosen=st.lists(colours, min_size=1, max_size=6))
def test_every_text_is_readable_whatever_the_colours_of_the_units(name: str, chosen: list[str]) -> None:
    scene = build_scene(coloured(*chosen), View(theme=name))
    assert faint(scene, theme(name).contrast.text) == []


@ALL
@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#facc15", "#777777", "#1e293b"])
def test_extreme_colours_are_readable_and_still_show(name: str, colour: str) -> None:
    scene = build_scene(coloured(colour), View(theme=name))
    assert faint(scene, theme(name).contrast.text) == []
    bars = [box for box in scene.boxes if box.bar and not box.vacant]
    assert all(contrast(box.bar_colour, box.fill) >= 1.5 for box in bars)


@ALL
def test_rings_and_what_is_written_on_them_stand_out(name: str) -> None:
    document = chart("boss\n  a\n  b\n  c", dotted=["a > b: advice"])
    document = replace(document, charts={"chart": replace(document.chart, centre="The customer")})
    scene = build_scene(document, View(layout="rings", theme=name))
    assert len(scene.captions) == 1
    assert any(connector.label for connector in scene.connectors)
    assert faint(scene, theme(name).contrast.text) == []
    *rings, middle = (disc.fill for disc in scene.discs)
    assert len({scene.background, middle, *rings}) == len(rings) + 2
    beside = contrast(theme(name).connector.stroke, scene.background)
    lines = [line for line in scene.connectors if line.kind == "solid"]
    assert all(contrast(line.stroke, ring) >= min(beside, 7) for line in lines for ring in rings)


@ALL
def test_a_vacancy_looks_vacant(name: str) -> None:
    scene = build_scene(coloured("#0f766e"), View(theme=name))
    person, vacancy = (
        next(box for box in scene.boxes if box.id == f"u0{word}") for word in ("person", "vacancy")
    )
    assert (person.dash, bool(vacancy.dash)) == ((), True)
    assert vacancy.stroke_width > 0
    assert contrast(vacancy.stroke, vacancy.fill) > 1.5


@ALL
def test_a_stacks_line_leaves_its_manager_on_the_straight_part_of_the_edge(name: str) -> None:
    look = theme(name)
    assert look.box.radius <= look.spacing.bus_inset


@ALL
def test_texts_are_measured_with_a_font_that_has_a_twin_everywhere(name: str) -> None:
    look = theme(name)
    families = [family.strip() for family in look.font_css.split(",")]
    assert {f"{look.font_family}:style=Regular", f"{look.font_family}:style=Bold"} <= {
        face[1] for face in FACES
    }
    assert families[:2] == [look.font_family, TWINS[look.font_family]]
    assert families[-1] in ("serif", "sans-serif")


@ALL
def test_units_can_be_told_apart_unless_the_theme_is_for_black_ink(name: str) -> None:
    scene = build_scene(coloured("#1d4ed8", "#b45309"), View(theme=name))
    one, other = (next(box for box in scene.boxes if box.id == f"u{n}person") for n in (0, 1))
    looks = [(box.bar and box.bar_colour, box.fill, box.avatar and box.avatar.fill) for box in (one, other)]
    assert (looks[0] != looks[1]) is (name != "print")


def test_every_word_of_a_data_file_is_understood() -> None:
    known = themes.theme_data("default")
    for file in FILES:
        data = json.loads(file.read_text(encoding="utf-8"))
        assert data.keys() <= known.keys()
        for key, section in data.items():
            if isinstance(section, dict):
                assert section.keys() <= known[key].keys(), (file.name, key)


def test_themes_have_names_of_their_own_and_the_default_comes_first() -> None:
    labels = [theme(name).label for name in THEMES]
    assert len(set(labels)) == len(labels) >= 8
    assert THEMES[0] == "default"


def test_a_theme_changes_looks_and_never_what_is_said() -> None:
    scenes = [build_scene(COMPANY, View(theme=name)) for name in THEMES]
    said = {tuple((box.id, box.label, box.level) for box in scene.boxes) for scene in scenes}
    assert len(said) == 1
    assert len({(scene.background, scene.font, scene.boxes[0].fill) for scene in scenes}) > 4


def test_a_bar_lies_on_the_side_that_the_theme_names() -> None:
    sides = {name: {box.bar_side for box in build_scene(COMPANY, View(theme=name)).boxes} for name in THEMES}
    assert (sides["default"], sides["corporate"], sides["name-plates"]) == ({"left"}, {"top"}, {"bottom"})


def test_a_tint_takes_from_the_unit_or_the_brand() -> None:
    assert Tint("#ffffff", 0.2, "brand").colour("#ff0000", "#000000") == mix("#000000", "#ffffff", 0.2)
    assert Tint("#ffffff", 0.4).colour("#000000", "#ff0000", share=0.5) == mix("#000000", "#ffffff", 0.2)


def test_text_keeps_its_colour_where_it_can_be_read_and_is_mended_where_not() -> None:
    assert legible("#ffffff", "#111827", "#1d4ed8") == "#ffffff"
    assert legible("#ffffff", "#111827", "#fef9c3") == "#111827"
    mended = legible("#999999", "#aaaaaa", "#ffffff")
    assert contrast(mended, "#ffffff") >= READABLE
    assert mended not in ("#999999", "#000000")


def test_cards_without_disc_give_their_room_to_the_text() -> None:
    plates, usual = (build_scene(COMPANY, View(theme=name)) for name in ("name-plates", "default"))
    assert all(box.avatar is None for box in plates.boxes)
    assert {text.align for text in chain.from_iterable(box.texts for box in plates.boxes)} == {"middle"}
    assert plates.width < usual.width


def test_a_label_shows_on_the_background() -> None:
    document = chart(
        "boss\n  a\n    a1\n    a2\n  b\n    b1\n  c\n    c1\n    c2", dotted=["a1 > c: quality"]
    )
    scene = build_scene(document, View(theme="dark"))
    (label,) = (connector.label for connector in scene.connectors if connector.label)
    assert contrast(label.colour, scene.background) >= READABLE > contrast(label.colour, "#ffffff")
