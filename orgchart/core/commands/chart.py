"""The command about the chart itself."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.records import changed, put
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
    graded = [replace(role, grade="") for role in document.roles.values() if role.grade in gone]
    return put(document, edited, *graded)
