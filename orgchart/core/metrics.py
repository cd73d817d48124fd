"""What a manager asks of an organisation: how many, how deep, how wide, and what looks odd."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import ceil

from orgchart.core import structure
from orgchart.core.document import Document
from orgchart.core.index import Index, below_bodies, index
from orgchart.core.text import shortened

MAX_SPAN = 15
MAX_LAYERS = 7
HINTS_PER_CODE = 20
_NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Hint:
    """Something worth a look. ``code`` is one of single_report, wide_span, many_layers, no_unit."""

    code: str
    message: str
    role_id: str


@dataclass(frozen=True, slots=True)
class Metrics:
    """Figures of an organisation, its bodies aside; ``dataclasses.asdict`` is their JSON form.

    A board is neither staff nor a layer of management, so that nothing here counts it or its members.

    Attributes:
        roles: Boxes.
        people: Named holders, and the posts of counted roles that nobody is named for.
        vacant: Roles for one post that nobody holds.
        layers: Levels from a root down to the lowest line role.
        average_span: Mean number of posts that report directly to one manager, one decimal; a box that
            stands for two managers counts as two.
        hints: At most 20 of a code, in reading order.
    """

    roles: int
    people: int
    vacant: int
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
    share = {key: ceil(posts / document.roles[key].headcount) for key, posts in spans.items()}
    people, vacant = 0, 0
    for role in roles:
        holders = len(look_up.holders.get(role.id, ()))
        people += holders
        if role.headcount > 1:
            people += max(0, role.headcount - holders)
        elif not holders:
            vacant += 1
    order = list(look_up.reading_order())
    lowest = max(layers.values(), default=0)
    odd = (
        ("single_report", (key for key in order if spans.get(key) == 1)),
        ("wide_span", (key for key in order if share.get(key, 0) > MAX_SPAN)),
        ("many_layers", islice((key for key in order if lowest == layers[key] > MAX_LAYERS), 1)),
        ("no_unit", (key for key in order if look_up.members and document.roles[key].unit_id is None)),
    )
    hints = [
        Hint(code, _sentence(code, _name(document, look_up, key), share.get(key, 0), lowest), key)
        for code, keys in odd
        for key in islice(keys, HINTS_PER_CODE)
    ]
    return Metrics(
        roles=len(roles),
        people=people,
        vacant=vacant,
        layers=lowest,
        average_span=round(sum(spans.values()) / managers, 1) if spans else 0.0,
        hints=tuple(hints),
    )


def _name(document: Document, look_up: Index, role_id: str) -> str:
    role, holders = document.roles[role_id], look_up.holders.get(role_id)
    return shortened(holders[0].name if holders and role.headcount == 1 else role.title, _NAME_LIMIT)


def _sentence(code: str, name: str, span: int, layer: int) -> str:
    return {
        "single_report": f"{name} has only one direct report.",
        "wide_span": f"{name} has {span:,} direct reports, more than {MAX_SPAN}.",
        "many_layers": f"{name} is on layer {layer:,}; more than {MAX_LAYERS} layers are many.",
        "no_unit": f"{name} belongs to no unit.",
    }[code]
