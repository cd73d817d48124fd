"""Typed reading of a parsed YAML mapping; whatever is wrong becomes a problem that says how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from orgchart.core.text import is_blank, many_lines, one_line


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file. ``path`` is the place inside it, such as ``steps[0].roles[2].title``."""

    file: str
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.path}" if self.path else self.file
        return f"{place}: {self.message}"


class Fields:
    """One mapping of a file: each ``text``, ``choice``, … reads a key; ``close`` reports keys nobody read.

    Reading never fails: a wrong value is reported to ``problems`` and answered with the default.
    """

    def __init__(self, value: Any, file: str, path: str, problems: list[Problem]) -> None:
        self.file = file
        self.path = path
        self.problems = problems
        self._known: set[str] = set()
        self._values: dict[str, Any] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.report("", f"Expected fields such as “title: …”, found {_described(value)}.")

    def report(self, key: str, message: str) -> None:
        """Add a problem at a key of this mapping, or at the mapping itself for an empty key."""
        place = ".".join(part for part in (self.path, key) if part)
        self.problems.append(Problem(self.file, place, message))

    def told(self, key: str) -> bool:
        """Return whether a problem at a key of this mapping was reported."""
        place = f"{self.path}.{key}"
        return any(problem.file == self.file and problem.path == place for problem in self.problems)

    def has(self, key: str) -> bool:
        """Return whether the key is there with a value."""
        return self._values.get(key) is not None

    def text(self, key: str, *, needed: bool = False, limit: int = 10_000, lines: bool = False) -> str:
        """Return a clean text; with ``lines`` its line breaks are kept."""
        value = self._take(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str):
            found = "it is missing" if value is None else f"found {_described(value)}"
            self.report(key, f"Write a text in quotes here; {found}.")
            return ""
        cleaned = many_lines(value) if lines else one_line(value)
        if needed and is_blank(cleaned):
            self.report(key, "Write a text here; it is empty.")
        if len(cleaned) > limit:
            self.report(key, f"Shorten this to {limit} characters; it has {len(cleaned)}.")
        return cleaned

    def choice(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        """Return one of the options; without a default there must be one."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if value not in options:
            self.report(key, f"Use one of {', '.join(filter(None, options))}; found {_described(value)}.")
            return default or ""
        return str(value)

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """Return a whole number between two bounds, both allowed."""
        value = self._take(key)
        if value is None:
            return default
        if type(value) is not int or not low <= value <= high:
            self.report(key, f"Write a whole number from {low} to {high:,}; found {_described(value)}.")
            return default
        return value

    def share(self, key: str, default: float) -> float:
        """Return a number above 0, at most 1."""
        value = self._take(key)
        if value is None:
            return default
        if type(value) not in (int, float) or not 0 < value <= 1:
            self.report(key, f"Write a number above 0 and at most 1; found {_described(value)}.")
            return default
        return float(value)

    def flag(self, key: str) -> bool:
        """Return true or false; a missing key is false."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self.report(key, f"Write true or false; found {_described(value)}.")
        return value is True

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each once."""
        found: list[str] = []
        for index, value in enumerate(self._list(key)):
            text = one_line(value) if isinstance(value, str) else ""
            if is_blank(text):
                self.report(f"{key}[{index}]", f"Write a text here; found {_described(value)}.")
            elif text in found:
                self.report(f"{key}[{index}]", f"Remove this: “{text}” is in the list already.")
            else:
                found.append(text)
        return tuple(found)

    def items(self, key: str, plain: str = "") -> list[Fields]:
        """Return a list of mappings, each to be read and closed in turn.

        A text in the place of a mapping stands for one with this text under the key ``plain``, if given.
        """
        place = f"{self.path}.{key}" if self.path else key
        return [
            Fields(
                {plain: value} if plain and isinstance(value, str) else value,
                self.file,
                f"{place}[{index}]",
                self.problems,
            )
            for index, value in enumerate(self._list(key))
        ]

    def close(self) -> None:
        """Report every key that was never asked for, with the likely right one."""
        for key in self._values:
            if key in self._known:
                continue
            near = get_close_matches(str(key), self._known, n=1)
            hint = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(sorted(self._known))}."
            self.report(str(key), f"This field is not known; remove or rename it. {hint}")

    def _take(self, key: str) -> Any:
        self._known.add(key)
        return self._values.get(key)

    def _list(self, key: str) -> list[Any]:
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.report(key, f"Write a list here (lines that begin with “- ”); found {_described(value)}.")
            return []
        return value


def _described(value: Any) -> str:
    """Name a YAML value in a message.

    >>> _described(None), _described(True), _described("x" * 50)
    ('nothing', 'true', '“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
