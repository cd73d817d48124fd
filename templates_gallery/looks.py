"""How a visitor wants to see a template's chart: layout, theme and folded branches, from the address."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from orgchart.core.excerpt import WHOLE, Excerpt
from orgchart.core.rules import LAYOUTS, THEMES, is_id
from orgchart.models import Chart
from orgchart.scene.layouts.table import LAYOUTS as DRAWN_LAYOUTS
from orgchart.scene.themes import theme
from orgchart.scene.view import View

MOST_LEVELS = 20
MOST_ROLES = 400


class BadLook(ValueError):
    """The address asks for what there is not; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a published chart. ``theme`` is empty for the chart's own, which follows light and dark."""

    layout: str
    theme: str
    excerpt: Excerpt = WHOLE

    def view(self, chart: Chart) -> View:
        """Return the view to draw."""
        return View(self.layout or chart.layout, self.theme or chart.theme)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a list."""

    key: str
    label: str
    chosen: bool


def read_look(asked: QueryDict, chart: Chart) -> Look:
    """Return the look that an address asks for, the chart's own where it says nothing.

    Raises:
        BadLook: a layout, a theme or a number of levels that there is not, or ids that are none.
    """
    layout = asked.get("layout", "") or chart.layout
    if layout not in LAYOUTS:
        raise BadLook(f"There is no such layout. Choose one of: {', '.join(LAYOUTS)}.")
    wanted = asked.get("theme", "")
    if wanted and wanted not in THEMES:
        raise BadLook(f"There is no such theme. Choose one of: {', '.join(THEMES)}.")
    levels = asked.get("levels", "") or "0"
    if not (levels.isascii() and levels.isdigit() and int(levels[:4]) <= MOST_LEVELS):
        raise BadLook(f"The number of levels is a whole number up to {MOST_LEVELS}; 0 shows all.")
    collapsed, expanded = (_ids(asked.get(key, "")) for key in ("collapsed", "expanded"))
    return Look(layout, wanted, Excerpt("", int(levels), collapsed, expanded))


def layout_choices(look: Look) -> list[Choice]:
    """Return the layouts to choose from."""
    return [Choice(key, layout.label, key == look.layout) for key, layout in DRAWN_LAYOUTS.items()]


def theme_choices(look: Look) -> list[Choice]:
    """Return the themes to choose from, the template's own first."""
    own = Choice("", "The template’s", not look.theme)
    return [own, *(Choice(key, theme(key).label, key == look.theme) for key in THEMES)]


def level_choices(look: Look, layers: int) -> list[Choice]:
    """Return the numbers of levels to choose from; none leaves nothing out."""
    levels = look.excerpt.levels
    numbered = range(1, max(layers, levels + 1))
    words = (f"{number} level{'' if number == 1 else 's'}" for number in numbered)
    return [
        Choice("", "All levels", levels == 0),
        *(Choice(str(number), word, number == levels) for number, word in zip(numbered, words, strict=True)),
    ]


def _ids(text: str) -> frozenset[str]:
    """Return the ids of a list with commas.

    Raises:
        BadLook: too many, or something that is no id.
    """
    ids = frozenset(filter(None, text.split(",")))
    if len(ids) > MOST_ROLES or not all(map(is_id, ids)):
        raise BadLook(f"Roles are named by at most {MOST_ROLES} ids with commas between them.")
    return ids
