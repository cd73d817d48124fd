"""Miniatures: the same picture, small and without a word."""

from __future__ import annotations

from orgchart.exports.miniature import write_miniature
from orgchart.scene.colours import mix
from tests.exports import scenes
from tests.exports.readers import SVG, svg_root


def test_a_miniature_has_the_shape_of_the_chart_and_no_text() -> None:
    scene = scenes.department()
    root = svg_root(write_miniature(scene))
    assert (float(root.get("width")), float(root.get("height"))) == (round(scene.width), round(scene.height))
    assert root.findtext(f"{SVG}title") == scene.title
    assert not list(root.iter(f"{SVG}text"))


def test_every_card_bar_and_name_is_there_once() -> None:
    scene = scenes.department()
    paths = list(svg_root(write_miniature(scene)).iter(f"{SVG}path"))
    cards = [path for path in paths if path.get("fill") == "#ffffff"]
    assert sum(path.get("d").count("z") for path in cards) == len(scene.boxes)
    names = [path for path in paths if path.get("stroke") == mix("#0f172a", "#ffffff", 0.75)]
    assert sum(path.get("d").count("M") for path in names) == len(scene.boxes)
    colours = {box.bar_colour for box in scene.boxes}
    assert colours <= {path.get("stroke") for path in paths}


def test_the_ground_is_transparent() -> None:
    assert not list(svg_root(write_miniature(scenes.department())).iter(f"{SVG}rect"))


def test_a_box_costs_few_bytes() -> None:
    scene = scenes.department(50, 5)
    assert len(write_miniature(scene)) < 150 * len(scene.boxes)


def test_a_very_wide_chart_leaves_out_the_text_that_nobody_could_see() -> None:
    scene = scenes.department(50, 5)
    assert "#475569" not in write_miniature(scene).decode()


def test_hostile_titles_and_no_boxes_at_all_give_valid_pictures() -> None:
    assert svg_root(write_miniature(scenes.hostile())).findtext(f"{SVG}title").startswith('<b>"R&D"</b>')
    assert svg_root(write_miniature(scenes.empty())).get("viewBox") == "0 0 40 40"
