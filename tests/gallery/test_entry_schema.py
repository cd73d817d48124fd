"""The JSON Schema of entries: every entry fits it, and it says the same as the reader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from orgchart.core import rules
from orgchart.core.field_definitions import FIELD_NAME_LIMIT, FIELD_VALUE_LIMIT, FIELDS_LIMIT
from templates_gallery import catalogue, organisation
from templates_gallery.catalogue import SCHEMA, entry_files, read_entry
from templates_gallery.fields import Fields
from tests.gallery.conftest import DESK, Entries

FORM = json.loads(SCHEMA.read_text(encoding="utf-8"))
DEFS = FORM["$defs"]
VALIDATOR = Draft202012Validator(FORM)

# An entry in which every list has an item, so that the reader asks for every key that there is.
WHOLE = """\
slug: whole
title: Whole
summary: All that an entry may say.
category: Tests
structure: team
tags: [all]
position: 3
layout_note: A tree.
when_to_use: In tests.
when_not_to_use: Elsewhere.
watch: Keys that are missing.
related: [help-desk]
steps:
  - key: one
    title: One
    about: All.
    layout: tree
    theme: default
    centre: The test
    grades: [Senior]
    units_as: colour
    fields: [{name: Place, kind: choice, choices: [Office]}]
    box_first: name
    box_shows: [photo, "field:Place"]
    colour_by: unit
    span_least: 0
    span_most: 9
    units:
      - id: all
        name: All
        kind: division
        colour: "#0f766e"
        purpose: Everything.
        head: top
        titles: [Tester, {name: Reader, definition: Reads.}]
        measures:
          - {name: Read, definition: How much., unit: "%", formula: a ÷ b, direction: target, source: Log}
      - {id: part, name: Part, parent: all}
    roles:
      - id: top
        title: Top
        kind: body
        unit: all
        headcount: 1
        planned: true
        responsibilities: Tests.
        notes: None.
        grade: Senior
        fields: [{name: Place, value: Office}]
        branch: both
        grouping: open
        reports:
          - id: next
            title: Next
            holders:
              - {name: Ana, acting: true, email: a@example.org, phone: "1", location: Rio, fte: 0.5}
            assistants: [{id: helper, title: Helper, dotted: [{to: top, label: tests}]}]
            advisers: [{id: adviser, title: Adviser, name: Bo}]
"""


def problems_of(text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(yaml.safe_load(text))]


def test_the_schema_is_one_and_describes_every_key() -> None:
    Draft202012Validator.check_schema(FORM)
    for name, part in {"": FORM, **DEFS}.items():
        assert name in {"key", "id"} or part["description"].endswith("."), name
        for key, value in part.get("properties", {}).items():
            described = value if "description" in value else DEFS[value["$ref"].rpartition("/")[2]]
            assert described["description"].endswith("."), f"{name}.{key}"


@pytest.mark.parametrize("path", entry_files(), ids=lambda path: path.stem)
def test_every_entry_fits_the_schema(path: Path) -> None:
    assert problems_of(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [DESK, WHOLE])
def test_what_the_reader_takes_fits_the_schema(text: str) -> None:
    assert problems_of(text) == []


def test_the_reader_and_the_schema_know_the_same_keys(
    entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, set[str]] = {}
    close = Fields.close

    def noting(fields: Fields) -> None:
        asked.setdefault(re.sub(r"\[\d+\]", "", fields.path), set()).update(fields._known)
        close(fields)

    monkeypatch.setattr(Fields, "close", noting)
    entries.write("whole", WHOLE)
    told: list[Any] = []
    assert read_entry(entries.path("whole"), told), told
    role, helper = "steps.roles.reports", "steps.roles.reports.assistants"
    parts = {
        "": FORM,
        "steps": DEFS["step"],
        "steps.fields": DEFS["field"],
        "steps.units": DEFS["unit"],
        "steps.units.titles": DEFS["title"],
        "steps.units.measures": DEFS["measure"],
        "steps.roles": DEFS["role"],
        "steps.roles.fields": DEFS["value"],
        role: DEFS["role"],
        f"{role}.holders": DEFS["holder"],
        f"{helper}.dotted": DEFS["dotted"],
    }
    helpers = {helper, f"{role}.advisers"}
    assert asked.keys() == parts.keys() | helpers
    assert {path: asked[path] for path in parts} == {
        path: set(part["properties"]) for path, part in parts.items()
    }
    # A helper cannot say its kind; the schema says so in words of its own.
    for path in helpers:
        assert asked[path] == DEFS["role"]["properties"].keys() - {"kind"}
    assert DEFS["helper"]["not"] == {"required": ["kind"]}


def test_the_schema_names_the_same_choices_and_limits() -> None:
    choices = {
        ("step", "layout"): rules.LAYOUTS,
        ("step", "theme"): rules.THEMES,
        ("step", "units_as"): rules.UNITS_AS,
        ("step", "box_first"): rules.BOX_FIRST,
        ("field", "kind"): rules.FIELD_KINDS,
        ("unit", "kind"): rules.UNIT_KINDS,
        ("measure", "direction"): rules.DIRECTIONS,
        ("role", "branch"): rules.BRANCH_STYLES,
        ("role", "grouping"): rules.GROUPINGS,
    }
    for (part, key), options in choices.items():
        assert set(DEFS[part]["properties"][key]["enum"]) == set(options), f"{part}.{key}"
    step, role = DEFS["step"]["properties"], DEFS["role"]["properties"]
    assert tuple(FORM["properties"]["structure"]["enum"]) == catalogue.STRUCTURES
    assert step["box_shows"]["items"]["pattern"] == f"^({'|'.join(rules.BOX_SHOWS)}|field:.+)$"
    assert step["colour_by"]["pattern"] == f"^({'|'.join(rules.COLOUR_BY)}|field:.+)$"
    assert FORM["properties"]["summary"]["maxLength"] == catalogue.SUMMARY_LIMIT
    assert DEFS["key"]["maxLength"] == catalogue.SLUG_LIMIT
    assert DEFS["title"]["properties"]["definition"]["maxLength"] == organisation.TITLE_DEFINITION_LIMIT
    assert DEFS["measure"]["properties"]["source"]["maxLength"] == organisation.SOURCE_LIMIT
    assert DEFS["measure"]["properties"]["formula"]["maxLength"] == rules.FORMULA_LIMIT
    assert role["title"]["maxLength"] == rules.NAME_LIMIT
    assert role["headcount"]["maximum"] == rules.HEADCOUNT_LIMIT
    assert role["grade"]["maxLength"] == step["grades"]["items"]["maxLength"] == rules.GRADE_LIMIT
    assert step["grades"]["maxItems"] == rules.GRADES_LIMIT
    assert step["fields"]["maxItems"] == FIELDS_LIMIT
    assert DEFS["field"]["properties"]["name"]["maxLength"] == FIELD_NAME_LIMIT
    assert DEFS["value"]["properties"]["value"]["maxLength"] == FIELD_VALUE_LIMIT
    assert step["span_most"]["maximum"] == rules.SPAN_LIMIT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("slug: whole\n", ""),
        ("slug: whole", "slug: Whole Entry"),
        ("title: Whole\n", ""),
        ("title: Whole\n", "title: 7\n"),
        ("title: Whole\n", "title: ''\n"),
        ("title: Whole\n", f"title: {'W' * 81}\n"),
        ("summary: All", f"summary: {'a' * 160} all"),
        ("category: Tests", f"category: {'t' * 41}"),
        ("category: Tests", "catgory: Tests"),
        ("structure: team\n", ""),
        ("structure: team", "structure: star"),
        ("tags: [all]", "tags: all"),
        ("tags: [all]", "tags: [all, all]"),
        ("tags: [all]", "tags: ['']"),
        ("position: 3", "position: first"),
        ("position: 3", "position: 1001"),
        ("when_to_use: In tests.\n", ""),
        ("when_not_to_use: Elsewhere.", "when_not_to_use: ''"),
        ("watch: Keys that are missing.", "watch: true"),
        ("key: one", "key: The One"),
        ("layout: tree", "layout: star"),
        ("theme: default", "theme: neon"),
        ("centre: The test", f"centre: {'t' * 201}"),
        ("grades: [Senior]", f"grades: [Senior, {'g' * 101}]"),
        ("units_as: colour", "units_as: color"),
        ("kind: choice, choices: [Office]", "kind: choice"),
        ("kind: choice,", "kind: list,"),
        ("box_shows: [photo,", "box_shows: [hair,"),
        ("colour_by: unit", "colour_by: shoe size"),
        ("span_most: 9", "span_most: 0"),
        ("kind: division", "kind: squad"),
        ('"#0f766e"', '"teal"'),
        ("{id: part,", "{id: the part,"),
        ("titles: [Tester,", "titles: [7,"),
        ("titles: [Tester,", "titles: ['',"),
        ("{name: Reader, definition: Reads.}", "{definition: Reads.}"),
        ("definition: Reads.", f"definition: {'r' * 301}"),
        ("definition: How much., ", ""),
        ("direction: target", "direction: sideways"),
        ("source: Log", f"source: {'l' * 121}"),
        ("source: Log", "sauce: Log"),
        ("kind: body", "kind: assistant"),
        ("headcount: 1", "headcount: 0"),
        ("headcount: 1", "headcount: 1.5"),
        ("planned: true", "planned: 'yes'"),
        ("value: Office", "value: 3"),
        ("branch: both", "branch: up"),
        ("grouping: open", "grouping: shut"),
        ("title: Next\n", "title: Next\n            name: Cy\n"),
        ("acting: true", "acting: maybe"),
        ("fte: 0.5", "fte: 1.5"),
        ("{to: top, label: tests}", "{label: tests}"),
        ("title: Helper,", "title: Helper, kind: line,"),
        ("id: adviser, ", ""),
        ("steps:\n", "steps: []\nother:\n"),
    ],
)
def test_what_the_schema_and_the_reader_refuse(entries: Entries, old: str, new: str) -> None:
    assert old in WHOLE
    text = WHOLE.replace(old, new, 1)
    entries.write("whole", text)
    told: list[Any] = []
    assert read_entry(entries.path("whole"), told) is None
    assert told
    assert problems_of(text) != []
