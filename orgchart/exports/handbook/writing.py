"""From a document to its handbook."""

from __future__ import annotations

from collections.abc import Sequence

from orgchart.core.document import Document
from orgchart.core.index import index as index_of
from orgchart.core.metrics import metrics
from orgchart.exports.handbook.content import Handbook, Index
from orgchart.exports.handbook.indexes import TITLES, indexes_of
from orgchart.exports.handbook.keys import Keys, places
from orgchart.exports.handbook.sections import SectionMaker
from orgchart.exports.xml_text import one_line


def handbook_of(document: Document, *, date: str = "") -> Handbook:
    """Return the handbook of a document whose structure is sound (see ``core.structure.check``)."""
    index = index_of(document)
    found = places(document, index)
    keys = Keys(document, index, found)
    maker = SectionMaker(document, index, keys)
    sections = tuple(map(maker.section, found))
    indexes = indexes_of(document, keys)
    return Handbook(
        title=one_line(document.chart.title),
        language=document.chart.language,
        date=one_line(date),
        facts=_facts(document, indexes),
        colours=tuple(dict.fromkeys(section.colour for section in sections if section.unit_id)),
        sections=sections,
        indexes=indexes,
    )


def _facts(document: Document, indexes: Sequence[Index]) -> tuple[str, ...]:
    """The figures of the whole organisation, those that are none left out; titles count as in their index."""
    figures = metrics(document)
    titles = next((index for index in indexes if index.title == TITLES), None)
    counted = (
        (len(document.units), "unit", "units"),
        (figures.roles, "role", "roles"),
        (figures.people, "person", "people"),
        (figures.vacant, "vacant role", "vacant roles"),
        (figures.planned, "planned role", "planned roles"),
        (figures.layers, "layer", "layers"),
        (len(titles.entries) if titles else 0, "job title", "job titles"),
        (len(document.measures), "measure", "measures"),
    )
    return tuple(f"{number:,} {one if number == 1 else many}" for number, one, many in counted if number)
