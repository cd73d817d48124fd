"""What a handbook tells, before anybody writes it."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.document import Document
from orgchart.core.index import index as index_of
from orgchart.exports.handbook.pictures import Draughtsman, Room, framed
from orgchart.exports.handbook.writing import handbook_of
from orgchart.scene.extent import smallest_type
from tests.core.organisations import make_organisation
from tests.exports import handbooks

ROOM = Room((480, 440), (480, 640), (730, 430))


def test_units_are_sections_in_structure_order_and_empty_ones_are_none() -> None:
    book = handbook_of(handbooks.document(), date="1 May")
    assert [(each.number, each.title) for each in book.sections] == [
        ("1", "Service"),
        ("1.1", "Calls"),
        ("1.2", "Parts <& more>"),
        ("2", "Roles without a unit"),
    ]
    assert book.date == "1 May"
    assert [each.title for each in book.indexes] == [
        "Index of people",
        "Index of titles",
        "Index of measures",
    ]


def test_a_section_tells_who_holds_what() -> None:
    calls = handbook_of(handbooks.document()).sections[1]
    told = {
        each.title: (each.state, each.fte, [person.remarks for person in each.people]) for each in calls.roles
    }
    assert told == {
        "Head of Calls": ("", "1", ["acting"]),
        "Agent": ("12 posts", "12", []),
        "Coach": ("Vacant", "", []),
        "Automation Lead": ("Planned", "", []),
    }
    assert calls.figures == "4 roles, 13 people, 1 vacant, 1 planned"
    assert calls.head is not None
    assert calls.head.responsibilities == ("Plans the shifts.",)
    assert [(each.name, each.direction, each.source) for each in calls.measures] == [
        ("Answer time", "Lower", ""),
        ("Calls solved", "Higher", "Help desk"),
    ]


def test_escalation_names_the_manager_the_chain_and_dotted_lines_both_ways() -> None:
    _, calls, parts, _ = handbook_of(handbooks.document()).sections
    lines = calls.escalation
    assert lines.above is not None
    assert (lines.above.words, lines.above.who) == ("Chief Operating Officer", "Maria Alvarez")
    chain = ["Agent", "Head of Calls", "Chief Operating Officer", "Advisory Board"]
    assert [each.words for each in lines.chain] == chain
    assert [(line.who.words, line.to.words, line.label) for line in lines.outgoing] == [
        ("Coach", "Head of Parts", "Spare parts")
    ]
    assert [line.who.words for line in parts.escalation.incoming] == ["Coach"]
    # Nobody is named head of Parts: the only one whose manager is outside of it leads it.
    assert parts.head is None
    assert parts.escalation.leader is not None
    assert parts.escalation.leader.words == "Head of Parts"


def test_a_chart_without_units_or_without_anything_has_a_handbook() -> None:
    roles_only = replace(make_organisation(12, 3), units={}, measures={}, titles={})
    roles_only = replace(
        roles_only, roles={key: replace(role, unit_id=None) for key, role in roles_only.roles.items()}
    )
    (section,) = handbook_of(roles_only).sections
    assert section.title == "Roles"
    assert len(section.roles) == 12
    assert handbook_of(Document()).sections == ()


def test_pictures_fit_their_room_in_type_that_can_be_read() -> None:
    document = make_organisation(220, 4)
    index, book = index_of(document), handbook_of(document)
    desk = Draughtsman(document, index, ROOM, 7.0)
    overview = desk.overview("Overview")
    assert overview is not None
    pictures = [each for section in book.sections for each in desk.of_section(section, book.sections)]
    assert pictures
    for picture in (overview, *pictures):
        width, height = ROOM.lying if picture.lies else ROOM.upright if picture is overview else ROOM.beside
        assert picture.width <= width + 0.01
        assert picture.height <= height + 0.01
        left, _, right, _ = framed(picture.scene)
        least = 5.6 if picture is overview else 7.0
        assert smallest_type(picture.scene) * picture.width / (right - left) >= least - 0.01, picture.title


def test_captions_say_what_no_heading_says() -> None:
    document = make_organisation(220, 4)
    index, book = index_of(document), handbook_of(document)
    desk = Draughtsman(document, index, ROOM, 7.0)
    for section in book.sections:
        pictures = desk.of_section(section, book.sections)
        for number, picture in enumerate(pictures, start=1):
            part = f"Part {number} of {len(pictures)}." if len(pictures) > 1 else ""
            assert picture.caption.startswith(part)
            assert section.title not in picture.caption
            plus = any(box.hidden for box in picture.scene.boxes)
            assert ("A number with a plus" in picture.caption) == plus
            assert picture.alternative.startswith(f"{section.title}. ")
    desk = Draughtsman(handbooks.document(), index_of(handbooks.document()), ROOM, 7.0)
    overview = desk.overview("Overview")
    assert overview is not None
    assert overview.caption == ""


def test_every_role_of_a_unit_is_in_one_of_its_pictures() -> None:
    document = make_organisation(220, 4)
    index, book = index_of(document), handbook_of(document)
    desk = Draughtsman(document, index, ROOM, 7.0)
    for section in book.sections:
        pictures = desk.of_section(section, book.sections)
        shown = {role for each in pictures for box in each.scene.boxes for role in box.role_ids}
        assert not pictures or shown >= set(section.role_ids), section.title
