"""The indexes of a handbook: people, titles and measures, and where they stand."""

from __future__ import annotations

from orgchart.core.document import Document
from orgchart.exports.handbook.content import Index, IndexEntry
from orgchart.exports.handbook.keys import Keys
from orgchart.exports.index_sheets import sort_key
from orgchart.exports.xml_text import one_line

PEOPLE, TITLES, MEASURES = "Index of people", "Index of titles", "Index of measures"


def indexes_of(document: Document, keys: Keys) -> tuple[Index, ...]:
    """Return the indexes that have entries."""
    people: dict[tuple[str, str], list[str]] = {}
    titles: dict[tuple[str, str], list[str]] = {}
    for holder in document.holders.values():
        title = document.roles[holder.role_id].title
        words = (one_line(holder.name), one_line(title))
        people.setdefault(words, []).append(keys.role[holder.role_id])
    for role in document.roles.values():
        titles.setdefault((one_line(role.title), ""), []).append(keys.role[role.id])
    for job in document.titles.values():
        titles.setdefault((one_line(job.name), ""), []).append(keys.title[job.id])
    measures: dict[tuple[str, str], list[str]] = {}
    for measure in document.measures.values():
        measures.setdefault((one_line(measure.name), ""), []).append(keys.measure[measure.id])
    found = (("x1", PEOPLE, people), ("x2", TITLES, titles), ("x3", MEASURES, measures))
    return tuple(Index(key, title, _sorted(entries)) for key, title, entries in found if entries)


def _sorted(found: dict[tuple[str, str], list[str]]) -> tuple[IndexEntry, ...]:
    """The entries as a reader looks for them, without regard to case and accents."""
    order = sorted(found, key=lambda words: (sort_key(words[0]), words))
    return tuple(IndexEntry(words, remark, tuple(sorted(found[words, remark]))) for words, remark in order)
