"""The commands about the chart as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.records import changed, put, role
from orgchart.core.document import Document, UnitsAs


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
