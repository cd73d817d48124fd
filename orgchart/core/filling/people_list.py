"""Read a pasted list of people: rows of a spreadsheet, lines with commas, with or without a heading."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from orgchart.core.rules import NAME_LIMIT, SHORT_LIMIT
from orgchart.core.text import is_blank, one_line

MOST_PEOPLE = 800
MOST_CHARACTERS = 400_000
_EMAIL = re.compile(r"<?([^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+)>?")
# What the columns of a heading may be called, in small letters.
_HEADINGS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "full name", "person", "employee", "employee name", "display name", "holder"}),
    "title": frozenset({"title", "job title", "role", "position", "post", "job", "function", "designation"}),
    "email": frozenset({"email", "e-mail", "mail", "email address", "e-mail address", "work email"}),
    "unit": frozenset({"unit", "department", "team", "division", "org unit", "group", "dept"}),
    "first": frozenset({"first name", "firstname", "given name"}),
    "last": frozenset({"last name", "lastname", "surname", "family name"}),
}
_SPACED_DASH = re.compile(r"\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the list; ``line`` counts from 1. All but the name may be empty."""

    line: int
    name: str
    title: str = ""
    email: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The people of a text, and the lines that nobody could be read from, each with the reason."""

    people: tuple[Person, ...]
    problems: tuple[str, ...]


def read_people(text: str) -> PeopleList:
    """Read a text of at most ``MOST_CHARACTERS``; what is beyond, or too many people, is told."""
    people: list[Person] = []
    problems: list[str] = []
    if len(text) > MOST_CHARACTERS:
        problems.append(f"Only the first {MOST_CHARACTERS:,} characters were read.")
    lines = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = _separator(lines)
    heading: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if is_blank(line):
            continue
        used = _used(line, separator)
        cells = _cells(line, used)
        if heading is None:
            heading = _heading(cells)
            if heading:
                continue
        person = _by_heading(number, cells, heading) if heading else _by_place(number, cells, used)
        if is_blank(person.name):
            problems.append(f"Line {number}: there is no name.")
        elif len(person.name) > NAME_LIMIT or len(person.email) > SHORT_LIMIT:
            problems.append(f"Line {number}: the name or the e-mail address is too long.")
        elif len(people) == MOST_PEOPLE:
            problems.append(f"Only the first {MOST_PEOPLE} people were read. Fill in the others afterwards.")
            break
        else:
            people.append(person)
    return PeopleList(tuple(people), tuple(problems))


def _separator(lines: Sequence[str]) -> str:
    """Return what separates the cells of most lines."""
    written = [line for line in lines if not is_blank(line)]
    counts = {each: sum(each in line for line in written) for each in ("\t", ";", ",")}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else ""


def _used(line: str, separator: str) -> str:
    """Return what separates the cells of a line: that of most lines, or else one that names never hold."""
    return next((each for each in (separator, "\t", ";") if each and each in line), "")


def _cells(line: str, separator: str) -> list[str]:
    """Return the cells of a line; quotes hold a cell together as in CSV."""
    if separator:
        row = next(csv.reader(StringIO(line), delimiter=separator, skipinitialspace=True), [])
        return [one_line(cell) for cell in row]
    return [one_line(cell) for cell in _SPACED_DASH.split(line, maxsplit=1)]


def _heading(cells: Sequence[str]) -> list[str]:
    """Return what each column holds if the cells are a heading, otherwise an empty list."""
    found = [
        next((key for key, names in _HEADINGS.items() if cell.lower().strip(" .:*") in names), "")
        for cell in cells
    ]
    named = "name" in found or {"first", "last"} <= set(found)
    return found if named and len(cells) > 1 else []


def _by_heading(number: int, cells: Sequence[str], heading: Sequence[str]) -> Person:
    given: dict[str, str] = {}
    for key, cell in zip(heading, cells, strict=False):
        if key and cell and key not in given:
            given[key] = cell
    both = " ".join(filter(None, (given.get("first"), given.get("last"))))
    email = _EMAIL.search(given.get("email", ""))
    return Person(
        number,
        given.get("name") or both,
        given.get("title", ""),
        email[1] if email else "",
        given.get("unit", ""),
    )


def _by_place(number: int, cells: Sequence[str], separator: str) -> Person:
    """Read a line without heading: the name first, the e-mail address wherever it stands, then the title.

    A title may hold commas ("Director, Account Management"); in other lists the third cell is the unit.
    """
    email = ""
    left: list[str] = []
    for cell in cells:
        match = _EMAIL.search(cell)
        if match and not email:
            email = match[1]
            cell_without = one_line(cell.replace(match[0], ""))
            left += [cell_without] if cell_without else []
        else:
            left.append(cell)
    name, *rest = left or [""]
    rest = [cell for cell in rest if cell]
    if separator == ",":
        return Person(number, name, ", ".join(rest), email)
    return Person(number, name, rest[0] if rest else "", email, rest[1] if len(rest) > 1 else "")
