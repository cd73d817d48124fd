"""What boxes show and what their colours mean, as the chart has chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import pytest

from orgchart.core.document import Document, FieldDefinition, Holder, OrgUnit, ReportingLine, Role
from orgchart.scene.build import build_scene
from orgchart.scene.colouring import PALETTE
from orgchart.scene.colours import contrast
from orgchart.scene.pages.pages import make_pages
from orgchart.scene.pages.setup import PageSetup
from orgchart.scene.scene import Box, Scene
from orgchart.scene.themes import THEMES
from orgchart.scene.view import View
from tests.core.organisations import make_organisation, with_record
from tests.scene.rules import faults

PLACE = FieldDefinition("Place", "choice", ("Office", "Remote"))
PHOTO = "0123456789abcdef" * 2


def small(**chart: Any) -> Document:
    """Return a lead with two reports and an adviser."""
    roles = {
        "lead": Role("lead", "Lead", "care", fields={"Place": "Office", "Cost": "12"}),
        "ann": Role(
            "ann", "Agent", "care", order=1, fields={"Place": "Remote", "Page": "https://www.a.example/b/"}
        ),
        "bo": Role("bo", "Coach", "care", order=2, planned=True),
        "law": Role("law", "Lawyer", kind="adviser", order=3),
        "team": Role("team", "Clerk", order=4, headcount=5),
    }
    people = (
        Holder("l", "lead", "Lee Fox", email="lee@example.org", location="Berlin", photo=PHOTO),
        Holder("a", "ann", "Ann Ash", acting=True, fte=0.5, phone="12 34", location="Paris"),
    )
    lines = [ReportingLine(f"solid:{key}", key, "lead") for key in roles if key != "lead"]
    document = Document(
        units={"care": OrgUnit("care", "Customer care", colour="#0f766e")},
        roles=roles,
        holders={holder.id: holder for holder in people},
        lines={line.id: line for line in lines},
    )
    fields = (PLACE, FieldDefinition("Cost", "number"), FieldDefinition("Page", "link"))
    return replace(document, charts={"chart": replace(document.chart, fields=fields, **chart)})


def box(scene: Scene, role_id: str) -> Box:
    return next(each for each in scene.boxes if each.id == role_id)


def words(document: Document, role_id: str) -> list[str]:
    return [text.full for text in box(build_scene(document, View()), role_id).texts]


def test_a_box_shows_name_and_title_unless_more_is_asked_for() -> None:
    assert words(small(), "ann") == ["Ann Ash (acting, 0.5\u00a0FTE)", "Agent"]
    assert words(small(box_shows=()), "ann") == ["Ann Ash (acting)", "Agent"]
    assert words(small(box_first="title"), "lead") == ["Lead", "Lee Fox"]


def test_what_is_asked_for_stands_below_in_order() -> None:
    shows = ("email", "location", "people", "field:Cost", "field:Place", "field:Gone")
    document = small(box_shows=shows, units_as="caption")
    assert words(document, "lead")[2:] == [
        "Customer care",
        "lee@example.org",
        "Berlin",
        "7 people",
        "Cost: 12",
        "Office",
    ]
    assert words(small(box_shows=("field:Page", "phone", "people")), "ann")[2:] == ["a.example/b", "12 34"]


def test_planned_posts_and_advisers_look_like_nothing_else() -> None:
    scene = build_scene(small(), View())
    bo, law, lead = box(scene, "bo"), box(scene, "law"), box(scene, "lead")
    assert (bo.planned, bo.vacant, bo.texts[0].full) == (True, False, "Planned")
    assert bo.label.startswith("Planned, Coach")
    assert (law.vacant, law.assistant, law.adviser) == (True, True, True)
    assert len({bo.dash, law.dash, lead.dash}) == 3
    assert law.radius > lead.radius
    assert "adviser to Lee Fox" in law.label
    (line,) = [each for each in scene.connectors if each.target == "law"]
    assert (line.kind, len(line.dash)) == ("assistant", 4)


def test_photos_stand_in_discs_in_every_theme() -> None:
    for name in THEMES:
        avatar = box(build_scene(small(), View(theme=name)), "lead").avatar
        assert avatar is not None
        assert (avatar.photo, avatar.text.full) == (PHOTO, "LF")
    avatar = box(build_scene(small(box_shows=()), View()), "lead").avatar
    assert avatar is not None
    assert avatar.photo == ""


@pytest.mark.parametrize(
    ("colour_by", "entries"),
    [
        ("status", ["Filled", "Acting", "Vacant", "Planned"]),
        ("field:Place", ["Office", "Remote", "No place"]),
        ("location", ["Berlin", "Paris", "No location"]),
        ("grade", ["No grade"]),
    ],
)
def test_a_legend_says_what_colours_mean(colour_by: str, entries: list[str]) -> None:
    document = small(colour_by=colour_by)
    scene = build_scene(document, View())
    assert scene.legend is not None
    assert [item.text.full for item in scene.legend.items] == entries
    filled = {each.bar_colour for each in scene.boxes if not each.dash}
    assert filled <= {item.fill for item in scene.legend.items}
    assert faults(document, scene) == []


def test_units_need_no_legend() -> None:
    assert build_scene(small(), View()).legend is None


def test_a_theme_without_colours_has_no_legend() -> None:
    assert build_scene(small(colour_by="status"), View(theme="print")).legend is None


def test_a_value_keeps_its_colour_when_others_come() -> None:
    def colour_of(document: Document) -> dict[str, str]:
        legend = build_scene(document, View()).legend
        assert legend is not None
        return {item.text.full: item.fill for item in legend.items}

    before = small(colour_by="field:Place")
    more = replace(PLACE, choices=(*PLACE.choices, "Home"))
    roles = {**before.roles, "bo": replace(before.roles["bo"], fields={"Place": "Home"})}
    info = replace(before.chart, fields=(more,))
    after = colour_of(replace(before, charts={"chart": info}, roles=roles))
    assert (
        after.items() > {key: value for key, value in colour_of(before).items() if key != "No place"}.items()
    )
    fewer = {**before.roles, "lead": replace(before.roles["lead"], fields={})}
    assert colour_of(replace(before, roles=fewer))["Remote"] == after["Remote"]


@pytest.mark.parametrize("name", [name for name in THEMES if name != "print"])
def test_the_colours_of_a_legend_stand_out_and_its_words_can_be_read(name: str) -> None:
    scene = build_scene(small(colour_by="status"), View(theme=name))
    assert scene.legend is not None
    assert all(contrast(text.colour, scene.background) >= 4.5 for text in scene.legend.texts)
    assert len({item.fill for item in scene.legend.items}) == 4


def test_colours_of_the_palette_are_told_apart_by_everybody() -> None:
    for one, other in combinations(PALETTE, 2):
        assert min(_difference(one, other, sight) for sight in _SIGHTS) > 15, (one, other)
    assert all(contrast(colour, "#ffffff") >= 3 for colour in PALETTE)


def test_pages_have_the_legend_in_their_foot() -> None:
    document = with_record(make_organisation(60, 1, odd_text=False), Random(1), 0.5)
    info = replace(document.chart, colour_by="status", box_shows=(), units_as="colour", language="en")
    pages = make_pages(replace(document, charts={"chart": info}), View(), PageSetup(smallest=9))
    assert len(pages) > 1
    assert all(page.scene.legend is None for page in pages)
    colours: dict[str, set[str]] = {}
    for page in pages:
        for entry in page.legend:
            colours.setdefault(entry.name, set()).add(entry.colour)
    assert colours.keys() <= {"Filled", "Acting", "Vacant", "Planned"}
    assert all(len(each) == 1 for each in colours.values())


# How people see who have all cones, or lack those for red, green or blue: Machado and others 2009.
_SIGHTS = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)


def _difference(one: str, other: str, sight: Any) -> float:
    """The distance of two colours as somebody sees them, in CIE Lab."""
    return sum((a - b) ** 2 for a, b in zip(_lab(one, sight), _lab(other, sight), strict=True)) ** 0.5


def _lab(colour: str, sight: Any) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in sight
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    cubes = [part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)]
    return 116 * cubes[1] - 16, 500 * (cubes[0] - cubes[1]), 200 * (cubes[1] - cubes[2])
