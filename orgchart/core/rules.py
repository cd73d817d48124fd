"""What one record may hold: text cleaned and limited, names from fixed lists, ids of one form.

Commands, templates and imports all pass their records through ``clean``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_args

from orgchart.core.document import (
    BoxFirst,
    BranchStyle,
    ChartInfo,
    Direction,
    FieldKind,
    Grouping,
    Holder,
    JobTitle,
    LineKind,
    Measure,
    OrgUnit,
    Record,
    ReportingLine,
    Role,
    RoleKind,
    UnitKind,
    UnitsAs,
    line_id,
)
from orgchart.core.field_definitions import (
    FIELD_NAME_LIMIT,
    FIELD_VALUE_LIMIT,
    FIELDS_LIMIT,
    clean_definitions,
)
from orgchart.core.rule_error import RuleError
from orgchart.core.text import is_blank, many_lines, one_line

R = TypeVar("R", bound=Record)

LAYOUTS = ("tree", "left-right", "inverted", "right-left", "grouped", "rings", "levels", "matrix")
THEMES = (
    "default",
    "bold",
    "classic",
    "compact",
    "corporate",
    "dark",
    "high-contrast",
    "name-plates",
    "print",
    "soft",
)
# Themes of accounts: the rules know their form, whoever draws looks up whether there is one.
OWN_THEME = re.compile(r"own-[a-z0-9]{12}")
UNIT_KINDS: tuple[str, ...] = get_args(UnitKind)
ROLE_KINDS: tuple[str, ...] = get_args(RoleKind)
LINE_KINDS: tuple[str, ...] = get_args(LineKind)
BRANCH_STYLES: tuple[str, ...] = get_args(BranchStyle)
GROUPINGS: tuple[str, ...] = get_args(Grouping)
UNITS_AS: tuple[str, ...] = get_args(UnitsAs)
FIELD_KINDS: tuple[str, ...] = get_args(FieldKind)
BOX_FIRST: tuple[str, ...] = get_args(BoxFirst)
# What a box can show, besides fields of the chart's own as "field:<name>".
BOX_SHOWS = ("photo", "fte", "location", "email", "phone", "people")
# What can give boxes their colours, besides fields of the chart's own as "field:<name>".
COLOUR_BY = ("unit", "status", "grade", "location")
FIELD_PREFIX = "field:"
DIRECTIONS: tuple[str, ...] = get_args(Direction)
ID_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,64}")
NAME_LIMIT = 500
SHORT_LIMIT = 200
NOTES_LIMIT = 10_000
FORMULA_LIMIT = 2_000
HEADCOUNT_LIMIT = 100_000
GRADES_LIMIT = 50
GRADE_LIMIT = 100
LEAST_FTE = 0.01
SPAN_LIMIT = 1_000

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PHOTO = re.compile(r"[0-9a-f]{32}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")


@dataclass(frozen=True, slots=True)
class _TextRule:
    """How one text field is cleaned; ``needed`` is the sentence for an empty one, if it may not be."""

    limit: int
    needed: str = ""
    many_lines: bool = False

    def clean(self, value: str, field: str) -> str:
        cleaned = many_lines(value) if self.many_lines else one_line(value)
        if self.needed and is_blank(cleaned):
            raise RuleError(self.needed, field)
        _check_length(cleaned, self.limit, field)
        return cleaned


_SHORT = _TextRule(SHORT_LIMIT)
_NOTES = _TextRule(NOTES_LIMIT, many_lines=True)
_TEXT_RULES: Mapping[type, Mapping[str, _TextRule]] = {
    ChartInfo: {"title": _TextRule(NAME_LIMIT, "A chart needs a title."), "centre": _SHORT},
    OrgUnit: {"name": _TextRule(NAME_LIMIT, "A unit needs a name."), "purpose": _NOTES, "colour": _SHORT},
    Role: {
        "title": _TextRule(NAME_LIMIT, "A role needs a title."),
        "notes": _NOTES,
        "responsibilities": _NOTES,
        "grade": _TextRule(GRADE_LIMIT),
    },
    Holder: {
        "name": _TextRule(NAME_LIMIT, "A person needs a name."),
        "email": _SHORT,
        "phone": _SHORT,
        "location": _SHORT,
    },
    ReportingLine: {"label": _SHORT},
    Measure: {
        "name": _TextRule(NAME_LIMIT, "A measure needs a name."),
        "definition": _NOTES,
        "unit_of_measurement": _SHORT,
        "formula": _TextRule(FORMULA_LIMIT, many_lines=True),
        "data_source": _SHORT,
    },
    JobTitle: {"name": _TextRule(NAME_LIMIT, "A job title needs a name."), "definition": _NOTES},
}
_CHOICES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    ChartInfo: {"layout": LAYOUTS, "theme": THEMES, "units_as": UNITS_AS, "box_first": BOX_FIRST},
    OrgUnit: {"kind": UNIT_KINDS},
    Role: {"kind": ROLE_KINDS, "branch": BRANCH_STYLES, "grouping": GROUPINGS},
    ReportingLine: {"kind": LINE_KINDS},
    Measure: {"direction": DIRECTIONS},
}


def is_id(value: str) -> bool:
    """Return whether the text can be the id of a unit, role, holder, measure or job title.

    >>> is_id("call-center"), is_id(""), is_id("a b")
    (True, False, False)
    """
    return ID_PATTERN.fullmatch(value) is not None


def is_own_theme(record: Record, field: str) -> bool:
    """Return whether the field names a theme of an account."""
    return (
        isinstance(record, ChartInfo) and field == "theme" and OWN_THEME.fullmatch(record.theme) is not None
    )


def clean(record: R) -> R:
    """Return the record with clean text.

    Raises:
        RuleError: A text is empty or too long, or a value is not among the allowed ones.
    """
    changes: dict[str, Any] = {}
    for field, rule in _TEXT_RULES[type(record)].items():
        value = rule.clean(getattr(record, field), field)
        if value != getattr(record, field):
            changes[field] = value
    for field, choices in _CHOICES.get(type(record), {}).items():
        if getattr(record, field) not in choices and not is_own_theme(record, field):
            raise RuleError(f'"{field}" must be one of: {", ".join(filter(None, choices))}.', field)
    _check_id(record)
    changes |= {
        field: value for field, value in _clean_rest(record).items() if value != getattr(record, field)
    }
    return replace(record, **changes) if changes else record


def _check_id(record: Record) -> None:
    if isinstance(record, ChartInfo):
        fits = record.id == "chart"
    elif isinstance(record, ReportingLine):
        fits = record.id == line_id(record.kind, record.role_id, record.manager_id)
    else:
        fits = is_id(record.id)
    if not fits:
        raise RuleError('An "id" is 1 to 64 letters (a to z), digits, hyphens or underscores.', "id")


def _clean_rest(record: Record) -> dict[str, Any]:
    """Return the clean values of the fields that have rules of their own."""
    if isinstance(record, OrgUnit):
        colour = one_line(record.colour).lower()
        if colour and not _COLOUR.fullmatch(colour):
            raise RuleError('A colour is written like "#0f766e"; leave it empty for none.', "colour")
        return {"colour": colour}
    if isinstance(record, ChartInfo):
        if not _LANGUAGE.fullmatch(record.language):
            raise RuleError('A language is written like "en" or "pt-BR".', "language")
        return _clean_chart(record)
    if isinstance(record, Role):
        if not 1 <= record.headcount <= HEADCOUNT_LIMIT:
            raise RuleError(f"The headcount must be between 1 and {HEADCOUNT_LIMIT:,}.", "headcount")
        return {"fields": _clean_fields(record.fields)}
    if isinstance(record, Holder):
        return _clean_holder(record)
    return {}


def _clean_chart(chart: ChartInfo) -> dict[str, Any]:
    """Return the lists of a chart, and what it colours by."""
    if not _is_one_of(chart.colour_by, COLOUR_BY):
        raise RuleError(
            f'A chart is coloured by one of: {", ".join(COLOUR_BY)}, or by a field as "field:<name>".',
            "colour_by",
        )
    shows = tuple(dict.fromkeys(chart.box_shows))
    for each in shows:
        if not _is_one_of(each, BOX_SHOWS):
            raise RuleError(
                f'A box can show: {", ".join(BOX_SHOWS)}, and fields as "field:<name>".', "box_shows"
            )
    if len(shows) > len(BOX_SHOWS) + FIELDS_LIMIT:
        raise RuleError("A box cannot show that much. Choose fewer.", "box_shows")
    if not 0 <= chart.span_least <= SPAN_LIMIT:
        raise RuleError(f"The smallest span must be between 0 and {SPAN_LIMIT:,}.", "span_least")
    lowest = max(1, chart.span_least)
    if not lowest <= chart.span_most <= SPAN_LIMIT:
        raise RuleError(f"The largest span must be between {lowest:,} and {SPAN_LIMIT:,}.", "span_most")
    return {
        "grades": _clean_grades(chart.grades),
        "fields": clean_definitions(chart.fields),
        "box_shows": shows,
    }


def _is_one_of(word: str, words: tuple[str, ...]) -> bool:
    """Return whether it is one of the words, or names a field of the chart's own."""
    name = word.removeprefix(FIELD_PREFIX)
    return word in words or (name != word and name == one_line(name) and 0 < len(name) <= FIELD_NAME_LIMIT)


def _clean_holder(holder: Holder) -> dict[str, Any]:
    fte = round(float(holder.fte), 2)
    if not LEAST_FTE <= fte <= 1:
        raise RuleError("The FTE must be between 0.01 and 1, such as 0.5 for half of the time.", "fte")
    if holder.photo and not _PHOTO.fullmatch(holder.photo):
        raise RuleError("A photo is the id of one that was sent before, or empty for none.", "photo")
    return {"fte": fte}


def _clean_grades(grades: tuple[str, ...]) -> tuple[str, ...]:
    if len(grades) > GRADES_LIMIT:
        raise RuleError(f"A chart can have at most {GRADES_LIMIT} grades.", "grades")
    cleaned = tuple(one_line(grade) for grade in grades)
    if any(map(is_blank, cleaned)):
        raise RuleError("A grade needs a name.", "grades")
    if len(set(cleaned)) < len(cleaned):
        raise RuleError("Two grades have the same name. Give each its own.", "grades")
    for grade in cleaned:
        _check_length(grade, GRADE_LIMIT, "grades")
    return cleaned


def _clean_fields(fields: Mapping[str, str]) -> dict[str, str]:
    if len(fields) > FIELDS_LIMIT:
        raise RuleError(f"A role can have at most {FIELDS_LIMIT} fields of its own.", "fields")
    cleaned: dict[str, str] = {}
    for name, value in fields.items():
        key = one_line(name)
        if is_blank(key):
            raise RuleError("A field needs a name.", "fields")
        if key in cleaned:
            raise RuleError("Two fields have the same name. Give each its own.", "fields")
        _check_length(key, FIELD_NAME_LIMIT, "fields")
        cleaned[key] = one_line(value)
        _check_length(cleaned[key], FIELD_VALUE_LIMIT, "fields")
    return cleaned


def _check_length(text: str, limit: int, field: str) -> None:
    if len(text) > limit:
        words = field.replace("_", " ")
        raise RuleError(f"The {words} can have at most {limit:,} characters; this has {len(text):,}.", field)
