"""The picture of two states: every difference has a colour, a sign and a word, in every theme."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgchart.core.commands import run
from orgchart.core.document import Document
from orgchart.exports.options import ExportOptions
from orgchart.exports.table import PICTURES
from orgchart.scene.colours import contrast
from orgchart.scene.compare import Compared, compare_documents
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.marks import LOOKS
from orgchart.scene.scene import Box
from orgchart.scene.themes import THEMES, theme
from tests.core.company import COMPANY


def drawn(**chart: str) -> Compared:
    """Return the company compared with a state that has one difference of each kind."""
    new = COMPANY
    for name, arguments in (
        ("add_role_below", {"id": "new", "role_id": "lead", "title": "Trainer", "name": "Zoe Fox"}),
        ("delete_role", {"role_id": "analyst"}),
        ("move_role", {"role_id": "ann", "manager_id": "coach"}),
        ("edit_role", {"role_id": "agents", "headcount": 9}),
    ):
        new = run(new, name, arguments)
    return compare_documents(COMPANY, charted(new, **chart))


def charted(document: Document, **chart: str) -> Document:
    return replace(document, charts={"chart": replace(document.chart, **chart)})  # type: ignore[arg-type]


def box(compared: Compared, role_id: str) -> Box:
    return next(each for each in compared.scene.boxes if each.id == role_id)


EXPECTED = {
    "new": ("added", "+ Added"),
    "analyst": ("removed", "− Removed"),
    "ann": ("moved", "→ Moved from Tom Okafor"),
    "agents": ("changed", "≠ Changed: posts, dotted lines"),
}


def test_each_difference_is_a_colour_a_sign_and_words() -> None:
    compared = drawn()
    assert {key: mark.kind for key, mark in compared.marks.items()} == {
        key: kind for key, (kind, _) in EXPECTED.items()
    }
    strokes = set()
    for key, (_, words) in EXPECTED.items():
        note = box(compared, key).texts[-1]
        assert (note.part, note.full) == ("mark", words)
        assert box(compared, key).label.endswith(words[2:])
        strokes.add(box(compared, key).stroke)
    assert len(strokes) == 4
    assert box(compared, "coo").texts[-1].part == "title"
    assert box(compared, "analyst").dash
    assert not box(compared, "new").dash


def test_lines_to_what_came_went_or_moved_have_its_colour() -> None:
    compared = drawn()
    lines = {each.target: each for each in compared.scene.connectors if each.kind != "dotted"}
    for key in ("new", "analyst", "ann"):
        assert lines[key].stroke == box(compared, key).stroke
    assert lines["analyst"].dash
    assert lines["agents"].stroke == lines["coach"].stroke


def test_the_legend_names_every_kind_below_the_chart() -> None:
    scene = drawn().scene
    legend = [each.text.full for each in scene.captions if each.id.startswith("legend:")]
    assert legend == ["+ Added: 1", "− Removed: 1", "→ Moved: 1", "≠ Changed: 1"]
    lowest = max(each.y + each.height for each in scene.boxes)
    swatches = [each for each in scene.frames if each.id.startswith("legend:")]
    assert all(lowest < each.y and each.y + each.height < scene.height for each in swatches)
    for swatch, caption in zip(swatches, scene.captions[-4:], strict=True):
        assert caption.text.lines[0].x > swatch.x + swatch.width
        assert caption.text.lines[0].x < scene.width


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_keeps_its_contrast_in_marked_boxes(name: str) -> None:
    look = theme(name)
    for each in drawn(theme=name).scene.boxes:
        for text in each.texts:
            assert contrast(text.colour, each.fill) >= look.contrast.text, (each.id, text.full)
        if each.avatar:
            assert contrast(each.avatar.text.colour, each.avatar.fill) >= look.contrast.text, each.id
        if each.id in EXPECTED:
            assert contrast(each.stroke, look.background) >= 3


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_draws_what_came_and_what_went(layout: str) -> None:
    scene = drawn(layout=layout).scene
    assert {each.id for each in scene.boxes} >= {"new", "analyst"}
    for each in scene.boxes:
        assert each.x >= 0
        assert each.x + each.width <= scene.width


@pytest.mark.parametrize("key", PICTURES)
def test_every_export_draws_the_picture(key: str) -> None:
    compared = drawn()
    content = PICTURES[key].write(compared.scene, compared.document, ExportOptions())
    assert len(content) > 1000
    if key == "svg":
        for _, words in EXPECTED.values():
            assert words[:4] in content.decode()


def test_roles_of_one_title_share_a_box_only_if_the_same_became_of_them() -> None:
    old = COMPANY
    for key in ("a", "b", "c"):
        old = run(old, "add_role_below", {"id": key, "role_id": "coach", "title": "Trainer"})
    old = run(old, "edit_role", {"role_id": "coach", "grouping": "grouped"})
    new = run(old, "add_role_below", {"id": "d", "role_id": "coach", "title": "Trainer"})
    compared = compare_documents(old, new)
    assert {each.id: each.members for each in compared.scene.boxes if each.id in "abcd"} == {
        "a": ("a", "b", "c"),
        "d": (),
    }


def test_the_signs_are_not_colours_alone() -> None:
    assert len({look.sign for look in LOOKS.values()}) == len({look.word for look in LOOKS.values()}) == 4
