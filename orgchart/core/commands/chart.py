"""The commands about the chart as a whole, and its grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset, quoted
from orgchart.core.commands.error import CommandError
from orgchart.core.commands.records import changed, put, role
from orgchart.core.document import BoxFirst, Document, UnitsAs
from orgchart.core.text import one_line


def edit_chart(
    document: Document,
    *,
    title: str | Unset = UNSET,
    layout: str | Unset = UNSET,
    theme: str | Unset = UNSET,
    language: str | Unset = UNSET,
    centre: str | Unset = UNSET,
    grades: list[str] | Unset = UNSET,
    units_as: UnitsAs | Unset = UNSET,
    box_first: BoxFirst | Unset = UNSET,
    box_shows: list[str] | Unset = UNSET,
    colour_by: str | Unset = UNSET,
    span_least: int | Unset = UNSET,
    span_most: int | Unset = UNSET,
) -> Document:
    """Change what is given. Roles of a grade that goes have none afterwards."""
    edited = changed(
        document.chart,
        title=title,
        layout=layout,
        theme=theme,
        language=language,
        centre=centre,
        grades=UNSET if grades is UNSET else tuple(grades),
        units_as=units_as,
        box_first=box_first,
        box_shows=UNSET if box_shows is UNSET else tuple(box_shows),
        colour_by=colour_by,
        span_least=span_least,
        span_most=span_most,
    )
    gone = set(document.chart.grades) - set(edited.grades)
    graded = [replace(each, grade="") for each in document.roles.values() if each.grade in gone]
    return put(document, edited, *graded)


def set_branches(
    document: Document, *, styles: Mapping[str, str], layout: str | Unset = UNSET, fitted_to: str = ""
) -> Document:
    """Give roles the branch styles that are named by their ids, and the chart a layout.

    ``fitted_to`` says for the history which page that was done for, and with what result.
    """
    roles = [changed(role(document, role_id), branch=style) for role_id, style in styles.items()]
    return put(document, *roles, changed(document.chart, layout=layout))


def rename_grade(document: Document, *, grade: str, name: str) -> Document:
    """Give a grade another name; the roles of the grade keep it.

    A grade that has got this name already stays as it is, so that a command that arrives twice does no
    harm.
    """
    grades = document.chart.grades
    name = one_line(name)
    if grade not in grades and name in grades:
        return document
    if grade not in grades:
        raise CommandError(
            f"There is no grade {quoted(grade)} in this chart. It may have been renamed.", "grade"
        )
    if name in grades and name != grade:
        raise CommandError(f"There is a grade {quoted(name)} already. Choose another name.", "name")
    edited = changed(document.chart, grades=tuple(name if each == grade else each for each in grades))
    graded = [replace(each, grade=name) for each in document.roles.values() if each.grade == grade]
    return put(document, edited, *graded)
