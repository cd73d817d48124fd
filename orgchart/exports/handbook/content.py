"""What stands in a handbook, in the order in which it is read; how it looks is its writers' matter.

Everything that can be referred to has a short key of our own, never an id or a text from outside: ``u3`` is
the third section, ``r12`` the twelfth role, ``t5`` a job title, ``m7`` a measure, ``f2`` a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

Paragraphs = tuple[str, ...]
_LETTERED = 60  # entries of an index
_SENTENCE_ENDS = tuple(".!?…。！？؟।;:")


def run_in(texts: Paragraphs) -> str:
    """Return lines as one paragraph: sentences follow each other, other words are parted.

    >>> run_in(("Plans.", "Buys parts", "Pays"))
    'Plans. Buys parts; Pays'
    """
    parted = (text if text[-1:] in _SENTENCE_ENDS else f"{text};" for text in texts)
    return " ".join(parted).removesuffix(";")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point to a place: the key of what they are about, and that of the section it stands in.

    ``who`` holds the role that is mentioned; empty where that is not to be said.
    """

    words: str
    key: str
    section: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a role, with what is to be said of it ("acting", "0.5 FTE")."""

    name: str
    remarks: str


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role in the table of its section.

    ``state`` is said where nobody is named: vacant, planned, a number of posts. ``fte`` is empty where
    there is nothing to count. ``kind`` is said where the role is no usual one ("assistant").
    """

    key: str
    title: str
    kind: str
    people: tuple[Person, ...]
    state: str
    is_open: bool
    fte: str
    manager: Mention | None
    responsibilities: Paragraphs


@dataclass(frozen=True, slots=True)
class Definition:
    """A job title and what its holders do."""

    key: str
    name: str
    definition: Paragraphs


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A measure of a unit. ``direction`` is in words: "Higher is better"."""

    key: str
    name: str
    definition: Paragraphs
    formula: Paragraphs
    unit: str
    direction: str
    source: str


@dataclass(frozen=True, slots=True)
class Dotted:
    """A dotted line: who reports, to whom, and what it is for (may be empty)."""

    who: Mention
    to: Mention
    label: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """Where a problem goes that a unit cannot solve.

    ``leader`` is the role that leads the unit, ``above`` to whom it reports. ``chain`` leads from the front
    line to the top, the front line first; it is empty where it would say no more than that.
    """

    leader: Mention | None
    above: Mention | None
    chain: tuple[Mention, ...]
    outgoing: tuple[Dotted, ...]
    incoming: tuple[Dotted, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.above or self.chain or self.outgoing or self.incoming)


@dataclass(frozen=True, slots=True)
class Section:
    """A unit, or the roles that belong to none (``unit_id`` is empty then).

    ``number`` counts sections as books do ("2.1"), ``depth`` is that of its heading, from 1. ``kind`` and
    ``figures`` are words about it; ``inside`` is the unit around it, ``parts`` the units inside.
    ``role_ids`` are its roles in reading order.
    """

    key: str
    unit_id: str
    number: str
    depth: int
    title: str
    kind: str
    colour: str
    figures: str
    inside: Mention | None
    parts: tuple[Mention, ...]
    definition: Paragraphs
    head: RoleEntry | None
    escalation: Escalation
    titles: tuple[Definition, ...]
    measures: tuple[MeasureEntry, ...]
    roles: tuple[RoleEntry, ...]
    role_ids: tuple[str, ...]

    def tasks_of(self, role: RoleEntry) -> str:
        """Return the responsibilities of a role in one piece; those of the head have been told before.

        There are none where only the head has any: a table needs no column for that.
        """
        is_head = self.head is not None and self.head.key == role.key
        if is_head and role.responsibilities:
            others = (each for each in self.roles if each.key != role.key)
            return "See above" if any(each.responsibilities for each in others) else ""
        return run_in(role.responsibilities)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index: words, what belongs to them (may be empty), the keys of all places."""

    words: str
    remark: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """One of the indexes at the end."""

    key: str
    title: str
    entries: tuple[IndexEntry, ...]

    @property
    def is_long(self) -> bool:
        """Whether letters stand between its entries."""
        return len(self.entries) > _LETTERED


@dataclass(frozen=True, slots=True)
class Handbook:
    """A handbook without its pictures. ``facts`` are its figures in words, ``date`` stands as it is given."""

    title: str
    language: str
    date: str
    facts: Paragraphs
    colours: tuple[str, ...]
    sections: tuple[Section, ...]
    indexes: tuple[Index, ...]
