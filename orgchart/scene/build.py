"""The wiring: a document and a view become a scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgchart.core.document import Document
from orgchart.core.index import Index
from orgchart.core.structure import layers
from orgchart.scene.boxes.cards import CaptionCard, Card, Shown, caption_card, card, plates, row_caption_card
from orgchart.scene.boxes.group_cards import group_card
from orgchart.scene.boxes.grouping import Shares, shares, tally
from orgchart.scene.boxes.page_needs import NO_NEEDS, PageNeeds, adapted, counted, noted
from orgchart.scene.boxes.photo_discs import with_discs
from orgchart.scene.boxes.slim import slim
from orgchart.scene.boxes.spoken import chart_description, label
from orgchart.scene.boxes.words import NO_LINES, BoxWords, with_lines
from orgchart.scene.colouring import Colouring, colouring
from orgchart.scene.drawing import Pen, label_size
from orgchart.scene.layouts.directions import mirrored, mirrored_styles, runs_right_to_left
from orgchart.scene.layouts.table import LAYOUTS, Layout
from orgchart.scene.layouts.tree.automatic import arranged
from orgchart.scene.legend import with_legend
from orgchart.scene.marks import marked
from orgchart.scene.mirroring import mirrored_box
from orgchart.scene.placement import CENTRE, Placement, Size, grade_caption
from orgchart.scene.scene import Box, Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.unit_frames import FramePen, framing
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
    if layout.slim:
        look = slim(look)
    shared = shares(document, usual=layout.groups, known=needs.groups)
    lookups = shared.boxes
    look = with_discs(look, document, tight=needs.tight)
    colours = colouring(document, shared.whole, look, needs.values)
    cards = _cards(shared, look, needs, colours)
    sizes = {role_id: (each.width, each.height) for role_id, each in cards.items()}
    captions = _captions(document, look)
    sizes |= {key: (each.width, each.height) for key, each in captions.items()}
    sizes |= {line.id: label_size(line.label, look) for line in document.lines.values() if line.label}
    from_right = runs_right_to_left(document.chart.language)
    placement = _placement(document, lookups, sizes, layout, look)
    pen = Pen(placement, look, FramePen(document.units, look, rtl=from_right))
    boxes = _boxes(shared, cards, pen)
    scene = Scene(
        title=document.chart.title,
        description=chart_description(document, shared.whole),
        language=document.chart.language,
        width=pen.width,
        height=pen.height,
        background=look.background,
        font=look.font_css,
        boxes=tuple(map(mirrored_box, boxes)) if from_right else tuple(boxes),
        ink=look.ink,
        logo=pen.logo,
        connectors=tuple(
            pen.connector(line, document.lines[line.id].label, document.roles[line.role_id].kind)
            for line in placement.lines
        ),
        discs=pen.discs(),
        captions=pen.caption(captions),
        frames=pen.frames(),
    )
    return with_legend(scene, colours, look, from_right=from_right) if needs.keeps_legend else scene


def _boxes(shared: Shares, cards: Mapping[str, Card], pen: Pen) -> Iterator[Box]:
    """Yield the boxes in reading order."""
    level_of = layers(shared.boxes)
    for role_id in shared.boxes.reading_order():
        roles = shared.roles(role_id)
        yield pen.box(
            roles,
            cards[role_id],
            label=label(shared.document, shared.whole, roles),
            level=level_of[role_id],
            manager_id=shared.boxes.manager_of.get(role_id, ""),
        )


def _placement(
    document: Document, lookups: Index, sizes: Mapping[str, Size], layout: Layout, look: Theme
) -> Placement:
    """Lay out the boxes, mirrored for right-to-left languages, with frames if the chart asks for them."""
    mirrors = layout.mirrors and runs_right_to_left(document.chart.language)
    if mirrors:
        lookups = mirrored_styles(lookups)
    if layout.arranges:
        lookups = arranged(lookups, sizes, look.spacing)
    is_framed = layout.frames and document.chart.units_as == "frames"
    frames = (framing(document, lookups, look),) if is_framed else ()
    placement = layout.place(lookups, sizes, look.spacing, *frames)
    return mirrored(placement) if mirrors else placement


def _cards(shared: Shares, look: Theme, needs: PageNeeds, colours: Colouring) -> dict[str, Card]:
    """The written boxes by id."""
    chart, people = shared.document.chart, shared.whole.holders
    shown = Shown(chart.box_first == "title", "photo" in chart.box_shows, "fte" in chart.box_shows)
    words = BoxWords(shared.document, shared.whole, needs.people)
    cards: dict[str, Card] = {}
    for role_id in shared.boxes.reading_order():
        role, holders = shared.document.roles[role_id], people.get(role_id, ())
        colour = colours.colours[role_id]
        if role.kind == "body":
            made, lines = card(role, holders, colour, plates(look)), NO_LINES
        elif role_id in shared.groups:
            made = group_card(role.title, tally(shared.roles(role_id), shared.whole), colour, look)
            lines = words.shared_lines(role)
        else:
            made, lines = card(role, holders, colour, look, shown), words.lines(role, holders)
        if lines:
            made = with_lines(made, lines, look)
        made = counted(noted(made, needs.notes.get(role_id, ()), look), needs.hidden.get(role_id, 0), look)
        cards[role_id] = marked(made, needs.marks.get(role_id), look)
    return cards


def _captions(document: Document, look: Theme) -> dict[str, CaptionCard]:
    """Return the captions for which a layout may have a place, by id."""
    chart = document.chart
    cards = {grade_caption(rank): row_caption_card(name, look) for rank, name in enumerate(chart.grades)}
    if chart.centre:
        cards[CENTRE] = caption_card(chart.centre, look)
    return cards
