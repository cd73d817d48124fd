"""What an entry's file says in words, each text with its place, and the people whom it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from templates_gallery.catalogue import Loader

# Keys whose values are ids, words of fixed lists, addresses or numbers, not prose.
CODES = {
    *("slug", "key", "id", "parent", "head", "to", "related", "structure", "layout", "theme", "colour"),
    *("units_as", "kind", "branch", "grouping", "direction", "box_first", "box_shows", "colour_by"),
    *("email", "phone"),
}
# Where people work is no prose either: places are called what they are called.
PLACES = {"location"}


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every text of an entry that people read as prose, after its place in the file."""
    for place, key, text in _values(_read(path)):
        is_unit_of_a_role = key == "unit" and ".measures[" not in place
        if key not in CODES | PLACES and not is_unit_of_a_role and not _names_a_person(place, key):
            yield place, text


def people(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of everybody who holds a role, after its place in the file."""
    for place, key, text in _values(_read(path)):
        if _names_a_person(place, key):
            yield place, text


def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters without accents.

    >>> words_of_name("Dr. José da-Silva")
    ('dr', 'jose', 'da', 'silva')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W\d_]+", plain))


def _read(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=Loader)


def _names_a_person(place: str, key: str) -> bool:
    return key == "name" and ".roles[" in place and ".fields[" not in place


def _values(value: Any, place: str = "", key: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, f"{place}.{name}" if place else str(name), str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, f"{place}[{number}]", key)
    elif isinstance(value, str):
        yield place, key, value
