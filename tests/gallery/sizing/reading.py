"""A sized department read from its document alone, so that nothing is taken from the code's own numbers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import yaml

from orgchart.core import structure
from orgchart.core.document import Document, Role
from orgchart.core.index import Index, index
from templates_gallery.catalogue import ENTRIES, read_entries
from templates_gallery.sizing.ask import Reading, read
from templates_gallery.sizing.department import sized
from templates_gallery.sizing.words import Words

AGENT_TITLES = (
    "Customer Service Representative",
    "Trainee Representative",
    "Chat and Social Support Agent",
    "Chat Support Agent",
    "Social Support Agent",
    "E-mail Support Agent",
)
SOURCES = ("customer-service-department", "customer-support-division")


@cache
def words() -> Words:
    """Return the wording of the two entries in the catalogue."""
    paths = [ENTRIES / f"{slug}.yaml" for slug in SOURCES]
    return Words([entry.steps[0].document for entry in read_entries(paths, ENTRIES)])


def source(slug: str = SOURCES[0]) -> dict[str, object]:
    """Return an entry as its file has it."""
    found: dict[str, object] = yaml.safe_load(Path(ENTRIES / f"{slug}.yaml").read_text())
    return found


class Department:
    """A department that came out of the form, counted."""

    def __init__(self, query: str = "", reading: Reading | None = None) -> None:
        self.reading = reading or read(parse_qs(query, keep_blank_values=True))
        self.document: Document = sized(words(), self.reading.ask, self.reading.values)
        structure.check(self.document)
        self.index: Index = index(self.document)

    def posts(self, *titles: str) -> int:
        """Return how many posts have one of these titles, whatever product or language follows."""
        return sum(role.headcount for role in self.document.roles.values() if self.is_called(role, *titles))

    def is_called(self, role: Role, *titles: str) -> bool:
        return any(role.title == title or role.title.startswith(f"{title}, ") for title in titles)

    @property
    def agents(self) -> int:
        return self.posts(*AGENT_TITLES)

    @property
    def all(self) -> int:
        return sum(role.headcount for role in self.document.roles.values())

    @property
    def layers(self) -> int:
        return max(structure.layers(self.index).values())

    def spans(self) -> list[tuple[Role, float, list[Role]]]:
        """Return every manager with the reports of one post of it, and the roles that report to it."""
        roles = self.document.roles
        return [
            (roles[key], span / roles[key].headcount, [roles[each] for each in self.index.reports[key]])
            for key, span in structure.spans(self.index, self.document).items()
        ]

    def broken_spans(self) -> list[str]:
        """Return who has more reports than the form assumes for such a manager, or one only."""
        values, wrong = self.reading.values, []
        for role, span, reports in self.spans():
            lead = any(each.id in self.index.reports for each in reports)
            serve = all(self.is_called(each, *AGENT_TITLES) for each in reports)
            kind = "managers_span" if lead else "agents_per_supervisor" if serve else "specialists_per_lead"
            limit = values[kind] if lead or serve else max(values[kind], values["managers_span"])
            if span > limit:
                wrong.append(f"{role.title}: {span} reports, {limit} at most")
            if sum(each.headcount for each in reports) == 1 and role.headcount == 1:
                wrong.append(f"{role.title}: one report")
        return wrong
