"""The help page, and the steps of its guide. ``tests/browser/guide.py`` takes the steps' pictures."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from orgchart.exports.table import EXPORTS


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of the guide. Its pictures are ``static/pictures/guide/<key>-light.webp`` and ``-dark.webp``.

    ``sees`` tells the picture to those who do not see it.
    """

    key: str
    title: str
    text: str
    sees: str


GUIDE = (
    GuideStep(
        "choose",
        "Choose a template",
        "Type what you look for. The search also knows job titles and measures. Press “Use this template” "
        "on a card, and you have a copy of your own.",
        "The gallery with a word in its search field, and cards of the templates found.",
    ),
    GuideStep(
        "rename",
        "Rename",
        "Double-click a box, or select it and press F2. Type the name, Tab, and the title. Enter keeps them, "
        "Escape does not.",
        "A box of the chart with fields for name and title in it.",
    ),
    GuideStep(
        "add",
        "Add roles",
        "With a box selected, Tab adds a role below it, Enter one beside it and Ctrl+Enter one above it. "
        "The buttons below the chart do the same by mouse.",
        "A new box below a manager, its title being typed.",
    ),
    GuideStep(
        "drag",
        "Drag to move",
        "Drop a box on another to give it a new manager. A line shows where it will stand. A drop that would "
        "make a circle is refused, with the reason, while you still hold the box.",
        "A box on its way under the pointer, and its new manager marked.",
    ),
    GuideStep(
        "outline",
        "Type the outline like text",
        "Click a line of the outline, and press Enter for a new one below it, or F2 to type in it. Tab and "
        "Shift+Tab move a line down and up a level. A list from another program can be pasted.",
        "The outline at the left of the chart, a line of it being typed.",
    ),
    GuideStep(
        "table",
        "Fill in the table",
        "Alt+2 shows a row for each role. Sort and filter by a column, type into cells, fill down, and paste "
        "cells from a spreadsheet.",
        "The table of the same chart with columns for name, title, unit and manager.",
    ),
    GuideStep(
        "panel",
        "See the whole record",
        "The panel at the right has everything else about the selected box: people and their shares, "
        "vacancies, unit, manager, dotted lines, notes.",
        "A selected box, and the panel with its people, unit and manager.",
    ),
    GuideStep(
        "layout",
        "Change the layout",
        "Choose a layout at the top. The organisation stays the same, only its picture changes, and undo "
        "takes it back.",
        "The same chart drawn from left to right.",
    ),
    GuideStep(
        "history",
        "Compare with before",
        "Press H for every change with who and when. Pick one, then “Compare with now”: what was added, "
        "moved and changed stands in one picture and in a list.",
        "A picture of two states of the chart, in which changed boxes are marked.",
    ),
    GuideStep(
        "pages",
        "Take it to the meeting",
        "Ctrl+P shows the pages as they will be printed: one page, a booklet, slides or a poster. The Export "
        "menu has every format.",
        "The page set-up with pictures of the pages.",
    ),
)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Show the guide."""
    context = {
        "guide": GUIDE,
        "formats": [export.label for export in EXPORTS.values()],
        "site": f"{request.scheme}://{request.get_host()}",
    }
    return render(request, "help.html", context)
