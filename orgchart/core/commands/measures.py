"""Commands about measures: the key performance indicators of a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orgchart.core.commands.arguments import UNSET, Unset
from orgchart.core.commands.records import (
    changed,
    drop,
    new,
    order_at_end,
    put,
)
from orgchart.core.commands.records import (
    measure as known_measure,
)
from orgchart.core.commands.records import (
    unit as known_unit,
)
from orgchart.core.document import Direction, Document, Measure


def add_measure(
    document: Document,
    *,
    id: str,
    unit_id: str,
    name: str,
    definition: str = "",
    unit_of_measurement: str = "",
    formula: str = "",
    direction: Direction = "higher",
    data_source: str = "",
) -> Document:
    """Add a measure to a unit, after those it has."""
    known_unit(document, unit_id)
    added = Measure(
        id=id,
        unit_id=unit_id,
        name=name,
        definition=definition,
        unit_of_measurement=unit_of_measurement,
        formula=formula,
        direction=direction,
        order=order_at_end(_measures_of(document, unit_id)),
        data_source=data_source,
    )
    return put(document, new(document, added))


def edit_measure(
    document: Document,
    *,
    measure_id: str,
    unit_id: str | Unset = UNSET,
    name: str | Unset = UNSET,
    definition: str | Unset = UNSET,
    unit_of_measurement: str | Unset = UNSET,
    formula: str | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    data_source: str | Unset = UNSET,
) -> Document:
    """Change what is given; another ``unit_id`` moves the measure to that unit, last."""
    known = known_measure(document, measure_id)
    edited = changed(
        known,
        name=name,
        definition=definition,
        unit_of_measurement=unit_of_measurement,
        formula=formula,
        direction=direction,
        data_source=data_source,
    )
    if isinstance(unit_id, str) and unit_id != known.unit_id:
        known_unit(document, unit_id)
        edited = replace(edited, unit_id=unit_id, order=order_at_end(_measures_of(document, unit_id)))
    return put(document, edited)


def remove_measure(document: Document, *, measure_id: str) -> Document:
    """Delete a measure."""
    return drop(document, "measures", [known_measure(document, measure_id).id])


def _measures_of(document: Document, unit_id: str) -> Iterator[Measure]:
    return (measure for measure in document.measures.values() if measure.unit_id == unit_id)
