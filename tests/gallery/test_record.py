"""What an entry file may say of posts, people and fields of a chart's own."""

from __future__ import annotations

import pytest

from orgchart.core.document import FieldDefinition
from orgchart.core.index import index
from templates_gallery.catalogue import CatalogueError, read_catalogue
from tests.gallery.conftest import Entries

LEAD = "      - id: lead\n"
FIELDS = """    fields:
      - {name: Place, kind: choice, choices: [Office, Remote]}
      - {name: Cost centre}
    box_first: title
    box_shows: [location, "field:Place"]
    colour_by: "field:Place"
    roles:
"""
RECORD = """      - id: lead
        planned: true
        responsibilities: "One\\nTwo"
        fields: [{name: Place, value: Remote}]
        advisers: [{id: law, title: Lawyer, holders: [{name: Lea, fte: 0.5}]}]
"""


def test_a_file_says_what_roles_and_boxes_hold(entries: Entries) -> None:
    entries.change("help-desk", "    roles:\n", FIELDS)
    entries.change("help-desk", LEAD, RECORD)
    entry = next(entry for entry in read_catalogue(entries.folder) if entry.slug == "help-desk")
    document = entry.steps[0].document
    chart, lead = document.chart, document.roles["lead"]
    place = FieldDefinition("Place", "choice", ("Office", "Remote"))
    assert chart.fields == (place, FieldDefinition("Cost centre"))
    assert (chart.box_first, chart.colour_by) == ("title", "field:Place")
    assert chart.box_shows == ("location", "field:Place")
    assert (lead.planned, lead.responsibilities, lead.fields) == (True, "One\nTwo", {"Place": "Remote"})
    assert document.roles["law"].kind == "adviser"
    assert [holder.fte for holder in index(document).holders["law"]] == [0.5]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("value: Remote", "value: Home", "“Place” takes one of: Office, Remote"),
        ("name: Place, value", "name: Site, value", "defines no field “Site”"),
        ("fte: 0.5", "fte: 2", "above 0 and at most 1"),
        ("fte: 0.5", "photo: x", "not known"),
    ],
)
def test_a_mistake_in_it_is_told(entries: Entries, old: str, new: str, told: str) -> None:
    entries.change("help-desk", "    roles:\n", FIELDS)
    entries.change("help-desk", LEAD, RECORD.replace(old, new))
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(entries.folder)
    problems = [str(problem).replace('"Place"', "“Place”") for problem in caught.value.problems]
    assert any(told in problem for problem in problems), problems
