"""The catalogue: one YAML file an entry, read into checked records with a document for each chart."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from orgchart.core.document import BoxFirst, ChartInfo, Document, FieldDefinition, FieldKind, UnitsAs
from orgchart.core.rule_error import RuleError
from orgchart.core.rules import (
    BOX_FIRST,
    FIELD_KINDS,
    LAYOUTS,
    NAME_LIMIT,
    SHORT_LIMIT,
    SPAN_LIMIT,
    THEMES,
    UNITS_AS,
    clean,
)
from templates_gallery.fields import Fields, Problem
from templates_gallery.organisation import Organisation

ENTRIES = Path(__file__).resolve().parent / "entries"
# The form of an entry for editors and other programs. This module stays the judge of entries.
SCHEMA = Path(__file__).resolve().parent / "entries.schema.json"
# Part of every digest: raise it when the same file must be loaded anew because reading it changed.
FORMAT = 2
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_LIMIT = 64
SUMMARY_LIMIT = 160
# What holds an organisation together; the gallery's second facet.
STRUCTURES = (
    "functional",
    "divisional",
    "matrix",
    "network",
    "rings",
    "inverted",
    "shared-services",
    "board",
    "project",
    "team",
    "map",
)

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Step:
    """One chart of an entry."""

    key: str
    title: str
    about: str
    document: Document


@dataclass(frozen=True, slots=True)
class Entry:
    """A template as its file tells it.

    ``structure`` is one of ``STRUCTURES``; ``digest`` changes with the file.
    """

    slug: str
    title: str
    summary: str
    category: str
    structure: str
    tags: tuple[str, ...]
    position: int
    layout_note: str
    when_to_use: str
    when_not_to_use: str
    watch: str
    related: tuple[str, ...]
    steps: tuple[Step, ...]
    digest: str


class CatalogueError(ValueError):
    """Entries cannot be used; ``problems`` says which, where and how to mend them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def entry_files(folder: Path = ENTRIES) -> list[Path]:
    """Return the entries' files in a stable order."""
    return sorted(folder.glob("*.yaml"))


def digest_of(path: Path) -> str:
    """Return what identifies the content of an entry's file."""
    return hashlib.sha256(b"%d\n" % FORMAT + path.read_bytes()).hexdigest()


def read_catalogue(folder: Path = ENTRIES) -> list[Entry]:
    """Return every entry of the folder.

    Raises:
        CatalogueError: with every problem of every file.
    """
    return read_entries(entry_files(folder), folder)


def read_entries(paths: list[Path], folder: Path) -> list[Entry]:
    """Return the entries of some files; entries may name any other of the folder as related.

    Raises:
        CatalogueError: with every problem of every file.
    """
    problems: list[Problem] = []
    entries: list[Entry] = []
    slugs = {path.stem for path in entry_files(folder)}
    for path in paths:
        entry = read_entry(path, problems)
        if entry is None:
            continue
        entries.append(entry)
        for index, slug in enumerate(entry.related):
            if slug not in slugs or slug == entry.slug:
                problems.append(
                    Problem(path.name, f"related[{index}]", f"Name another entry; there is no “{slug}”.")
                )
    if problems:
        raise CatalogueError(problems)
    return entries


def read_entry(path: Path, problems: list[Problem]) -> Entry | None:
    """Return the entry of one file, or nothing after adding to ``problems``."""
    before = len(problems)
    try:
        value = yaml.load(path.read_bytes(), Loader=_OnceLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.append(_yaml_problem(path.name, error))
        return None
    fields = Fields(value, path.name, "", problems)
    slug = _slug(fields, path)
    entry = Entry(
        slug=slug,
        title=fields.text("title", needed=True, limit=80),
        summary=fields.text("summary", needed=True, limit=SUMMARY_LIMIT),
        category=fields.text("category", needed=True, limit=40),
        structure=fields.choice("structure", STRUCTURES),
        tags=fields.texts("tags"),
        position=fields.whole("position", 1000, 0, 1000),
        layout_note=fields.text("layout_note", lines=True),
        when_to_use=fields.text("when_to_use", needed=True, lines=True),
        when_not_to_use=fields.text("when_not_to_use", needed=True, lines=True),
        watch=fields.text("watch", lines=True),
        related=fields.texts("related"),
        steps=_steps(fields),
        digest=digest_of(path),
    )
    fields.close()
    return entry if len(problems) == before else None


def _slug(fields: Fields, path: Path) -> str:
    slug = fields.text("slug", needed=True, limit=SLUG_LIMIT)
    if slug and not SLUG.fullmatch(slug):
        fields.report("slug", "Use small letters, digits and single hyphens only, such as “small-business”.")
    elif slug and slug != path.stem:
        fields.report("slug", f"The slug and the file name must agree: name the file {slug}.yaml.")
    return slug


def _field(fields: Fields) -> FieldDefinition:
    """Read the definition of a field that roles of the chart have."""
    definition = FieldDefinition(
        fields.text("name", needed=True),
        cast(FieldKind, fields.choice("kind", FIELD_KINDS, FIELD_KINDS[0])),
        fields.texts("choices"),
    )
    fields.close()
    return definition


def _steps(fields: Fields) -> tuple[Step, ...]:
    """Read the charts of an entry; those with problems are left out after they were reported."""
    steps: list[Step] = []
    keys: set[str] = set()
    items = fields.items("steps")
    if not items:
        fields.report("steps", "An entry needs at least one step with a chart.")
    for item in items:
        key = item.text("key", needed=True, limit=SLUG_LIMIT)
        if key and not SLUG.fullmatch(key):
            item.report("key", "Use small letters, digits and single hyphens only, such as “first-team”.")
        if key in keys:
            item.report("key", f"The key “{key}” is used twice; give each step its own.")
        keys.add(key)
        info = ChartInfo(
            title=item.text("title", needed=True, limit=NAME_LIMIT) or "Untitled chart",
            layout=item.choice("layout", LAYOUTS, LAYOUTS[0]),
            theme=item.choice("theme", THEMES, THEMES[0]),
            centre=item.text("centre", limit=SHORT_LIMIT),
            grades=item.texts("grades"),
            units_as=cast(UnitsAs, item.choice("units_as", UNITS_AS, UNITS_AS[0])),
            fields=tuple(map(_field, item.items("fields"))),
            box_first=cast(BoxFirst, item.choice("box_first", BOX_FIRST, BOX_FIRST[0])),
            box_shows=item.texts("box_shows") if item.has("box_shows") else ChartInfo().box_shows,
            colour_by=item.text("colour_by") or "unit",
            span_least=item.whole("span_least", ChartInfo().span_least, 0, SPAN_LIMIT),
            span_most=item.whole("span_most", ChartInfo().span_most, 1, SPAN_LIMIT),
        )
        try:
            info = clean(info)
        except RuleError as error:
            if not item.told(error.field):
                item.report(error.field, str(error))
        about = item.text("about", lines=True)
        document = Organisation(item).read(info)
        item.close()
        if document is not None:
            steps.append(Step(key, info.title, about, document))
    return tuple(steps)


def _yaml_problem(file: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}" if mark is not None else ""
    reason = getattr(error, "problem", None) or str(error)
    return Problem(file, place, f"Not valid YAML: {reason}. Check indentation, colons and quotes there.")


class _OnceLoader(Loader):  # type: ignore[misc]
    """A safe loader that refuses a key written twice; YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = key_node.value
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key}” is written twice", key_node.start_mark
                )
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping
