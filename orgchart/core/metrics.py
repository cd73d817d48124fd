"""What a manager asks of an organisation: how many, how deep, how wide, and what looks odd."""

from __future__ import annotations

from dataclasses import dataclass

from orgchart.core import structure
from orgchart.core.document import Document
from orgchart.core.hints import Hint, hints
from orgchart.core.index import Index, below_bodies, index


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures of an organisation, its bodies aside; ``dataclasses.asdict`` is their JSON form.

    A board is neither staff nor a layer of management, so that nothing here counts it or its members.

    Attributes:
        roles: Boxes.
        people: Named holders, and the posts of counted roles that nobody is named for.
        vacant: Roles for one post that exists and that nobody holds.
        planned: Roles that do not exist yet.
        layers: Levels from a root down to the lowest line role.
        average_span: Mean number of posts that report directly to one manager, one decimal; a box that
            stands for two managers counts as two.
        hints: What looks odd, see ``hints``.
    """

    roles: int
    people: int
    vacant: int
    planned: int
    layers: int
    average_span: float
    hints: tuple[Hint, ...]


def metrics(document: Document, look_up: Index | None = None) -> Metrics:
    """Return the figures of a document; pass its index if there is one already."""
    look_up = below_bodies(look_up or index(document))
    roles = [role for role in document.roles.values() if role.kind != "body"]
    layers = structure.layers(look_up)
    spans = structure.spans(look_up, document)
    managers = sum(document.roles[key].headcount for key in spans)
    return Metrics(
        roles=len(roles),
        people=sum(map(look_up.people, roles)),
        vacant=sum(map(look_up.is_vacant, roles)),
        planned=sum(role.planned for role in roles),
        layers=max(layers.values(), default=0),
        average_span=round(sum(spans.values()) / managers, 1) if spans else 0.0,
        hints=hints(document, look_up, spans, layers),
    )
