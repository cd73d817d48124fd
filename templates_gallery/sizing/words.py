"""The catalogue's wording: titles, responsibilities, units, measures and definitions, never typed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgchart.core.document import Document, JobTitle, Measure, OrgUnit, Role


@dataclass(frozen=True, slots=True)
class Words:
    """Where wording is found: the documents of catalogue entries, the first one that has it wins."""

    documents: Sequence[Document]

    def title(self, role_id: str) -> str:
        """Return the title of an entry's role."""
        role = self._role(role_id)
        return role.title if role else ""

    def responsibilities(self, role_id: str, title: str, *, in_general: bool = False) -> str:
        """Return what a role answers for: as the entry's role, or the definition of its job title.

        With ``in_general`` the definition goes first; it names no other function of the entry.
        """
        role, defined = self._role(role_id), self._definition(role_id, title)
        texts = (defined, role.responsibilities if role else "")
        return next(filter(None, texts if in_general else reversed(texts)), "")

    def unit(self, unit_id: str) -> OrgUnit | None:
        """Return a unit of the entries."""
        return next((each.units[unit_id] for each in self.documents if unit_id in each.units), None)

    def measures(self, unit_id: str) -> list[Measure]:
        """Return the measures of a unit."""
        source = self._source(unit_id)
        return [each for each in source.measures.values() if each.unit_id == unit_id] if source else []

    def titles(self, unit_id: str) -> list[JobTitle]:
        """Return the common job titles of a unit."""
        source = self._source(unit_id)
        return [each for each in source.titles.values() if each.unit_id == unit_id] if source else []

    def _source(self, unit_id: str) -> Document | None:
        return next((each for each in self.documents if unit_id in each.units), None)

    def _role(self, role_id: str) -> Role | None:
        return next((each.roles[role_id] for each in self.documents if role_id in each.roles), None)

    def _definition(self, role_id: str, title: str) -> str:
        names = (title, self.title(role_id))
        found = {
            each.name: each.definition for document in self.documents for each in document.titles.values()
        }
        return next((found[name] for name in names if found.get(name)), "")
