"""The pages on which the parts of a handbook stand, as far as they are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNKNOWN = "00"


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Page numbers by key. What is not known yet takes the room of a usual number."""

    known: Mapping[str, int]

    def of(self, key: str) -> str:
        """Return the number of the page with this key, in words."""
        return str(self.known[key]) if key in self.known else UNKNOWN

    def places(self, keys: tuple[str, ...]) -> list[tuple[str, str]]:
        """Return a number and the first key on that page for each page that these keys are on, in order."""
        found: dict[int, str] = {}
        for key in keys:
            found.setdefault(self.known.get(key, 0), key)
        return [(str(page) if page else UNKNOWN, found[page]) for page in sorted(found)]
