"""SVG files: what programs that parse XML find in them."""

from __future__ import annotations

from dataclasses import replace

from orgchart.exports.svg import svg_fragment, write_svg
from tests.exports import scenes
from tests.exports.readers import SVG, assert_same_places, scene_places, svg_boxes, svg_root

PLAIN = {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}


def test_discs_lie_below_everything_else() -> None:
    scene = scenes.rings()
    root = svg_root(write_svg(scene))
    groups = [group.get("class") for group in root.iter(f"{SVG}g") if group.get("class") != "box"]
    assert groups[:3] == ["discs", "captions", "connectors"]
    discs = next(root.iter(f"{SVG}g"))
    assert [float(disc.get("r")) for disc in discs] == [disc.r for disc in scene.discs]


def test_every_box_stands_where_the_scene_has_it() -> None:
    scene = scenes.department()
    assert_same_places(svg_boxes(write_svg(scene)), scene_places(scene), 0.01)


def test_only_plain_elements_and_presentation_attributes_are_used() -> None:
    root = svg_root(write_svg(scenes.department()))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == PLAIN
    attributes = {name for element in root.iter() for name in element.attrib}
    assert "style" not in attributes
    assert "id" not in attributes
    assert not [name for name in attributes if name.startswith("on")]


def test_a_screen_reader_gets_the_roles_as_a_list_in_reading_order() -> None:
    scene = scenes.department()
    root = svg_root(write_svg(scene))
    assert root.findtext(f"{SVG}title") == scene.title
    assert root.findtext(f"{SVG}desc") == scene.description
    (listed,) = (group for group in root.iter(f"{SVG}g") if group.get("role") == "list")
    assert {item.get("role") for item in listed} == {"listitem"}
    pictures = [item[0] for item in listed]
    assert {picture.get("role") for picture in pictures} == {"img"}
    assert [picture.findtext(f"{SVG}title") for picture in pictures] == [box.label for box in scene.boxes]


def test_each_line_of_text_is_one_text_element() -> None:
    scene = scenes.department()
    drawn = [element.text for element in svg_root(write_svg(scene)).iter(f"{SVG}text")]
    written: list[str] = []
    for box in scene.boxes:
        assert box.avatar is not None
        for text in (box.avatar.text, *box.texts):
            written.extend(line.text for line in text.lines)
    assert drawn == written


def test_lines_are_found_by_their_ids_and_end_at_their_boxes() -> None:
    scene = scenes.department()
    paths = {
        path.get("data-id"): path.get("d")
        for path in svg_root(write_svg(scene)).iter(f"{SVG}path")
        if path.get("data-id")
    }
    assert list(paths) == [connector.id for connector in scene.connectors]
    for connector in scene.connectors:
        x, y = connector.points[0]
        assert paths[connector.id].startswith(f"M{x:g} {y:g}")


def test_a_vacancy_is_dashed_and_a_dotted_line_too() -> None:
    root = svg_root(write_svg(scenes.department()))
    dashed = [element for element in root.iter() if element.get("stroke-dasharray")]
    assert {element.tag for element in dashed} == {f"{SVG}rect", f"{SVG}path"}


def test_a_shortened_text_has_the_whole_one_as_a_tooltip() -> None:
    scene = scenes.department()
    first = scene.boxes[0]
    name = replace(scenes.text("name", ["Maria Alva…"], 100, 60), full="Maria Alvarez de la Vega")
    scene = replace(scene, boxes=(replace(first, texts=(name,)), *scene.boxes[1:]))
    root = svg_root(write_svg(scene))
    (group,) = (each for each in root.iter(f"{SVG}g") if not each.attrib)
    assert group.findtext(f"{SVG}title") == "Maria Alvarez de la Vega"
    assert group.findtext(f"{SVG}text") == "Maria Alva…"


def test_a_right_to_left_line_keeps_its_direction_inside_a_left_to_right_chart() -> None:
    root = svg_root(write_svg(scenes.hostile()))
    (arabic,) = (text for text in root.iter(f"{SVG}text") if "الاسم العربي" in text.text)
    assert arabic.text == "\u2067الاسم العربي\u2069"
    assert arabic.get("text-anchor") is None


def test_a_fragment_is_the_same_drawing_without_a_declaration() -> None:
    scene = scenes.department()
    fragment = svg_fragment(scene)
    assert fragment.startswith("<svg ")
    assert svg_boxes(fragment.encode()) == svg_boxes(write_svg(scene))


def test_three_thousand_boxes_are_drawn() -> None:
    scene = scenes.department(500, 5)
    assert len(svg_boxes(write_svg(scene))) == len(scene.boxes) == 3002
