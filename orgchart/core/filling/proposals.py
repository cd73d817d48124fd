"""Propose a role for each person of a list: the best free post, with the reason, and what else fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from orgchart.core.document import Document, Role
from orgchart.core.filling.people_list import Person
from orgchart.core.filling.titles import Likeness, shortenings, weights_of, written_out
from orgchart.core.index import Index, index

Confidence = Literal["sure", "likely", "unsure", "none"]
LEAST = 0.5
LIKELY = 0.75
ALTERNATIVES = 6
# How much the unit counts where the list names it.
_UNIT_PART = 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A role that a person could hold, and how alike the titles are, from 0 to 1."""

    role_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a person could go. ``role_id`` is None where nothing fits; ``candidates`` have the best first."""

    person: Person
    role_id: str | None
    confidence: Confidence
    reason: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Proposals in the order of the list, and the roles with posts that nobody is proposed for."""

    proposals: tuple[Proposal, ...]
    vacant: tuple[tuple[Role, int], ...]


def free_posts(document: Document, *, clear: bool, look_up: Index | None = None) -> dict[str, int]:
    """Return how many posts of each role are free, by role in reading order.

    With ``clear`` all are: those who are on the chart go. Bodies are no posts.
    """
    look_up = look_up or index(document)
    roles = (document.roles[key] for key in look_up.reading_order())
    return {
        role.id: max(0, role.headcount - (0 if clear else len(look_up.holders.get(role.id, ()))))
        for role in roles
        if role.kind != "body"
    }


def propose(document: Document, people: Sequence[Person], *, clear: bool = False) -> Plan:
    """Return who goes where: best fits first, each post given once; counted roles take several."""
    look_up = index(document)
    free = free_posts(document, clear=clear, look_up=look_up)
    # Nobody needs more roles to choose from than there are people who could take them before.
    matching = _Matching(document, list(free), len(people) + ALTERNATIVES)
    ranked = [matching.candidates(person) for person in people]
    taken: dict[int, str] = {}
    for place, role_id in _already_there(document, look_up, people).items():
        taken[place] = role_id
        if clear and free.get(role_id):
            free[role_id] -= 1
    order = {role_id: number for number, role_id in enumerate(free)}
    pairs = sorted(
        (-each.score, place, order[each.role_id], each.role_id)
        for place, candidates in enumerate(ranked)
        if place not in taken
        for each in candidates
        if each.score >= LEAST
    )
    for _, place, _, role_id in pairs:
        if place not in taken and free[role_id]:
            taken[place] = role_id
            free[role_id] -= 1
    here = _already_there(document, look_up, people)
    proposals = tuple(
        matching.proposal(person, ranked[place], taken.get(place), is_there=place in here)
        for place, person in enumerate(people)
    )
    vacant = tuple((document.roles[key], posts) for key, posts in free.items() if posts)
    return Plan(proposals, vacant)


def _already_there(document: Document, look_up: Index, people: Sequence[Person]) -> dict[int, str]:
    """Return the roles of those who are on the chart under the same name, by place in the list."""
    names = {holder.name.casefold(): holder.role_id for holder in document.holders.values()}
    twice = Counter(person.name.casefold() for person in people)
    return {
        place: names[person.name.casefold()]
        for place, person in enumerate(people)
        if person.name.casefold() in names and twice[person.name.casefold()] == 1
    }


class _Matching:
    """The titles of a chart, ready to compare; each title of the list is compared once."""

    def __init__(self, document: Document, role_ids: Sequence[str], most: int) -> None:
        self._document = document
        self._most = most
        self._words = {key: written_out(document.roles[key].title) for key in role_ids}
        self._units = {key: written_out(unit.name) for key, unit in document.units.items()}
        self._likeness = Likeness(weights_of(self._words.values()))
        self._units_likeness = Likeness(weights_of(self._units.values()))
        self._ranked: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    def candidates(self, person: Person) -> tuple[Candidate, ...]:
        """Return the roles that are somewhat like the person's title, the best first."""
        key = (person.title, person.unit)
        if key not in self._ranked:
            words, unit = written_out(person.title), written_out(person.unit)
            scores = {each: self._likeness.of(words, each) for each in set(self._words.values())}
            found = [
                Candidate(role_id, self._with_unit(scores[each], unit, role_id))
                for role_id, each in self._words.items()
                if scores[each] >= LEAST / 2
            ]
            self._ranked[key] = tuple(sorted(found, key=lambda each: -each.score)[: self._most])
        return self._ranked[key]

    def _with_unit(self, score: float, unit: tuple[str, ...], role_id: str) -> float:
        unit_id = self._document.roles[role_id].unit_id
        if not unit or unit_id is None:
            return score
        return (1 - _UNIT_PART) * score + _UNIT_PART * self._units_likeness.of(unit, self._units[unit_id])

    def proposal(
        self, person: Person, ranked: Sequence[Candidate], role_id: str | None, *, is_there: bool
    ) -> Proposal:
        """Return what to propose, in words."""
        best = tuple(ranked[:ALTERNATIVES])
        if role_id is None:
            reason = self._why_nowhere(person, ranked)
            return Proposal(person, None, "none", reason, best)
        if is_there:
            return Proposal(person, role_id, "sure", "Holds this role on the chart already.", best)
        title = self._document.roles[role_id].title
        score = self._likeness.of(written_out(person.title), self._words[role_id])
        total = next((each.score for each in ranked if each.role_id == role_id), score)
        read = shortenings(person.title) + shortenings(title)
        unit = "; the unit fits too" if person.unit and total > score else ""
        if score == 1.0:
            how = f" ({', '.join(dict.fromkeys(read))})" if read and person.title != title else ""
            return Proposal(person, role_id, "sure", f"The same title{how}{unit}.", best)
        reason = f"{self._likeness_in_words(person, role_id)}{unit}."
        return Proposal(person, role_id, "likely" if score >= LIKELY else "unsure", reason, best)

    def _likeness_in_words(self, person: Person, role_id: str) -> str:
        same, near = self._likeness.shared(written_out(person.title), self._words[role_id])
        said = [f"Both titles say {_listed(same)}"] if same else []
        said += [f"{mine} is much like {theirs}" for mine, theirs in near]
        words = "; ".join(said) or "the titles are alike"
        return words[0].upper() + words[1:]

    def _why_nowhere(self, person: Person, ranked: Sequence[Candidate]) -> str:
        if not written_out(person.title):
            return "No title is given."
        if ranked and ranked[0].score >= LEAST:
            title = self._document.roles[ranked[0].role_id].title
            return f"All posts of {title} are taken."
        return "No title of the chart is like it."


def _listed(words: Sequence[str]) -> str:
    """Return words in a sentence.

    >>> _listed(["account", "key", "manager"])
    'account, key and manager'
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
