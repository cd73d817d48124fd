"""The wiring: a document and a view become a scene."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orgchart.core.document import Document
from orgchart.scene.boxes.brevity import UNIT
from orgchart.scene.boxes.cards import CaptionCard, caption_card, row_caption_card
from orgchart.scene.boxes.faces import Faces, faces
from orgchart.scene.boxes.grouping import Shares, shares
from orgchart.scene.boxes.page_needs import NO_NEEDS, PageNeeds, adapted
from orgchart.scene.boxes.photo_discs import with_discs
from orgchart.scene.boxes.slim import slim
from orgchart.scene.boxes.spoken import chart_description
from orgchart.scene.colouring import colouring
from orgchart.scene.drawing import LineOutline, Pen, label_size
from orgchart.scene.drawn import Drawn
from orgchart.scene.layouts.directions import mirrored, mirrored_styles, on_their_side, runs_right_to_left
from orgchart.scene.layouts.table import LAYOUTS, Layout
from orgchart.scene.layouts.tree.automatic import arranged
from orgchart.scene.layouts.tree.grove import Grove, grove
from orgchart.scene.legend import with_legend
from orgchart.scene.placement import CENTRE, Placement, Size, grade_caption
from orgchart.scene.scene import Connector, Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.unit_frames import FramePen, framing
from orgchart.scene.view import View


class Kept:
    """What the last scene of a chart was made from, for the next one: it is exchanged, never changed."""

    def __init__(self) -> None:
        self.faces: Faces | None = None
        self.grove: Grove | None = None
        self.connectors: Drawn[LineOutline, Connector] | None = None


def build_scene(
    document: Document,
    view: View,
    own: Theme | None = None,
    needs: PageNeeds = NO_NEEDS,
    kept: Kept | None = None,
) -> Scene:
    """Return the scene of a document whose structure is sound (see ``core.structure.check``).

    ``own`` is the theme of the view where that is not one of ``THEMES``. ``needs`` are those of the
    page that the scene is made for, if any. ``kept`` saves work where a scene of nearly the same document
    was made with it; it never shows.

    Raises:
        LookupError: The view names an unknown layout or theme.
        GraphvizError: Graphviz is missing, failed or took too long.
    """
    if view.layout not in LAYOUTS:
        raise LookupError(f"There is no layout {view.layout!r}.")
    layout, kept = LAYOUTS[view.layout], kept or Kept()
    look = adapted(own or theme(view.theme), needs)
    shared = shares(document, usual=layout.groups, known=needs.groups)
    if layout.slim:
        look = slim(look, boxes=shared.count)
    look = with_discs(look, document, tight=needs.tight)
    colours = colouring(document, shared.whole, look, needs.values)
    made = faces(shared, look, needs, colours.colours, kept.faces)
    sizes = {role_id: each.size for role_id, each in made.faces.items()}
    captions = _captions(document, look)
    sizes |= {key: (each.width, each.height) for key, each in captions.items()}
    sizes |= {line.id: label_size(line.label, look) for line in document.lines.values() if line.label}
    from_right = runs_right_to_left(document.chart.language)
    framed = layout.frames and document.chart.units_as == "frames" and UNIT not in needs.brevity.left_out
    placement = _placement(shared, sizes, layout, look, kept, framed=framed)
    pen = Pen(placement, look, FramePen(document.units, look, rtl=from_right))
    connectors = pen.connectors(document, kept.connectors)
    kept.faces, kept.connectors = made, connectors
    scene = Scene(
        title=document.chart.title,
        description=chart_description(document, shared.whole),
        language=document.chart.language,
        width=pen.width,
        height=pen.height,
        background=look.background,
        font=look.font_css,
        boxes=pen.boxes(made.faces, from_right=from_right),
        ink=look.ink,
        logo=pen.logo,
        connectors=connectors,
        discs=pen.discs(),
        captions=pen.caption(captions),
        frames=pen.frames(),
    )
    return with_legend(scene, colours, look, from_right=from_right) if needs.keeps_legend else scene


def _placement(
    shared: Shares,
    sizes: Mapping[str, Size],
    layout: Layout,
    look: Theme,
    kept: Kept,
    *,
    framed: bool,
) -> Placement:
    """Lay out the boxes, mirrored for right-to-left languages, with or without frames."""
    document, lookups = shared.document, shared.boxes
    mirrors = layout.mirrors and runs_right_to_left(document.chart.language)
    if mirrors:
        lookups = mirrored_styles(lookups)
    room = look.spacing
    if layout.lies:
        sizes, room = on_their_side(sizes, room)
    options: dict[str, Any] = {}
    if layout.arranges:
        known = options["known"] = grove(lookups, sizes, room, kept.grove)
        lookups = arranged(lookups, sizes, room, known)
        kept.grove = known
    if framed:
        options["framing"] = framing(document, lookups, look)
    placement = layout.place(lookups, sizes, room, **options)
    return mirrored(placement) if mirrors else placement


def _captions(document: Document, look: Theme) -> dict[str, CaptionCard]:
    """Return the captions for which a layout may have a place, by id."""
    chart = document.chart
    cards = {grade_caption(rank): row_caption_card(name, look) for rank, name in enumerate(chart.grades)}
    if chart.centre:
        cards[CENTRE] = caption_card(chart.centre, look)
    return cards
