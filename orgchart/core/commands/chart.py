"""The command about the chart itself."""

from __future__ import annotations

from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.records import changed, put
from orgchart.core.document import Document


def edit_chart(
    document: Document,
    *,
    title: str | Unset = UNSET,
    layout: str | Unset = UNSET,
    theme: str | Unset = UNSET,
    language: str | Unset = UNSET,
    centre: str | Unset = UNSET,
) -> Document:
    """Change what is given."""
    info = document.chart
    return put(
        document,
        changed(info, title=title, layout=layout, theme=theme, language=language, centre=centre),
    )
