"""The wiring: a document and a view become a scene."""

from __future__ import annotations

from orgchart.core.document import Document
from orgchart.core.structure import layers
from orgchart.scene.cards import Card, caption_card, card
from orgchart.scene.colours import unit_colours
from orgchart.scene.drawing import Pen
from orgchart.scene.group_cards import group_card
from orgchart.scene.grouping import Shares, shares, tally
from orgchart.scene.labels import chart_description, label
from orgchart.scene.layouts.directions import mirrored, mirrored_styles, runs_right_to_left
from orgchart.scene.layouts.placement import CENTRE
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.page_needs import NO_NEEDS, PageNeeds, adapted, noted
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.view import View


def build_scene(
    document: Document, view: View, own: Theme | None = None, needs: PageNeeds = NO_NEEDS
) -> Scene:
    """Return the scene of a document whose structure is sound (see ``core.structure.check``).

    ``own`` is the theme of the view where that is not one of ``THEMES``. ``needs`` are those of the
    page that the scene is made for, if any.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    if view.layout not in LAYOUTS:
        raise LookupError(f"There is no layout {view.layout!r}.")
    layout = LAYOUTS[view.layout]
    look = adapted(own or theme(view.theme), needs)
    shared = shares(document, usual=layout.groups, known=needs.groups)
    lookups = shared.boxes
    cards = _cards(shared, look, needs)
    sizes = {role_id: (each.width, each.height) for role_id, each in cards.items()}
    centre = caption_card(document.chart.centre, look)
    if document.chart.centre:
        sizes[CENTRE] = (2 * centre.radius, 2 * centre.radius)
    if layout.mirrors and runs_right_to_left(document.chart.language):
        placement = mirrored(layout.place(mirrored_styles(lookups), sizes, look.spacing))
    else:
        placement = layout.place(lookups, sizes, look.spacing)
    pen = Pen(placement, look)
    level_of = layers(lookups)
    return Scene(
        title=document.chart.title,
        description=chart_description(document, shared.whole),
        language=document.chart.language,
        width=pen.width,
        height=pen.height,
        background=look.background,
        font=look.font_css,
        boxes=tuple(
            pen.box(
                shared.roles(role_id),
                cards[role_id],
                label=label(document, shared.whole, shared.roles(role_id)),
                level=level_of[role_id],
                manager_id=lookups.manager_of.get(role_id, ""),
            )
            for role_id in lookups.reading_order()
        ),
        ink=look.ink,
        logo=pen.logo,
        connectors=tuple(pen.connector(line, document.lines[line.id].label) for line in placement.lines),
        discs=pen.discs(),
        captions=pen.caption(centre),
    )


def _cards(shared: Shares, look: Theme, needs: PageNeeds) -> dict[str, Card]:
    """The written boxes by id."""
    units, holders = shared.document.units, shared.whole.holders
    colours = unit_colours(units, look.box.unit_colour)
    cards: dict[str, Card] = {}
    for role_id in shared.boxes.reading_order():
        role = shared.document.roles[role_id]
        colour = colours[role.unit_id] if role.unit_id is not None else look.box.unit_colour
        if role_id in shared.groups:
            made = group_card(role.title, tally(shared.roles(role_id), shared.whole), colour, look)
        else:
            made = card(role, holders.get(role_id, ()), colour, look)
        cards[role_id] = noted(made, needs.notes.get(role_id, ()), look)
    return cards
