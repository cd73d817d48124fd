"""Reports of one title that stand in one box: which roles those are, and what is left to place.

A group are line reports of one manager that nothing but their holders tells apart: they share title,
unit, grade, colour, dotted lines and whether they are planned. A role stays in a box of its own if something
hangs on it that a box for many would hide: reports, assistants, dotted lines that come in, or a unit that
it heads. A group stands at the place of its first member and is known by that member's id. It has two
members at least.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from orgchart.core.document import Document, Role
from orgchart.core.index import Index, index
from orgchart.scene.boxes.cards import State
from orgchart.scene.boxes.person_words import names
from orgchart.scene.boxes.photo_discs import photo_together
from orgchart.scene.colouring import value_of

# The roles that stand in a box, in order, by the id of the first.
Groups = Mapping[str, tuple[str, ...]]


def groups(document: Document, lookups: Index, *, usual: bool) -> Groups:
    """Return the groups of two and more; ``usual`` says whether managers have them unless told otherwise."""
    managers = [
        manager_id
        for manager_id, reports in lookups.reports.items()
        if len(reports) > 1 and _gathers(document.roles[manager_id], usual=usual)
    ]
    if not managers:
        return {}
    busy = {line.manager_id for line in document.lines.values()}
    busy.update(unit.head_id for unit in document.units.values() if unit.head_id is not None)
    found: dict[str, tuple[str, ...]] = {}
    for manager_id in managers:
        alike: dict[object, list[str]] = {}
        for role_id in lookups.reports[manager_id]:
            if role_id not in busy and role_id not in lookups.bodies:
                alike.setdefault(_kind(document, role_id, lookups), []).append(role_id)
        found.update({members[0]: tuple(members) for members in alike.values() if len(members) > 1})
    return found


@dataclass(frozen=True, slots=True)
class Shares:
    """A document, and which of its roles share boxes.

    ``whole`` are the look-ups of all roles; ``boxes`` those of what is placed, where the first member of
    each group stands for all.
    """

    document: Document
    groups: Groups
    whole: Index
    boxes: Index

    @property
    def count(self) -> int:
        """How many boxes there are."""
        return len(self.boxes.roots) + len(self.boxes.manager_of)

    def role_ids(self, box_ids: Iterable[str]) -> list[str]:
        """Return all roles that stand in some boxes."""
        return [role_id for each in box_ids for role_id in self.groups.get(each, (each,))]

    def roles(self, box_id: str) -> list[Role]:
        """Return the roles that stand in a box."""
        return [self.document.roles[each] for each in self.groups.get(box_id, (box_id,))]

    def among(self, box_ids: Iterable[str]) -> Groups:
        """Return the groups among some boxes."""
        return {each: self.groups[each] for each in box_ids if each in self.groups}


def shares(document: Document, *, usual: bool, known: Groups | None = None) -> Shares:
    """Return which roles of a document share boxes: its own ``groups``, or those that are known."""
    whole = index(document)
    gathered = groups(document, whole, usual=usual) if known is None else known
    return Shares(document, gathered, whole, index(_condensed(document, gathered)) if gathered else whole)


def _condensed(document: Document, gathered: Groups) -> Document:
    """Return the document with the first member of each group in place of all."""
    inside = {role_id for members in gathered.values() for role_id in members[1:]}
    return replace(
        document,
        roles={key: role for key, role in document.roles.items() if key not in inside},
        lines={key: line for key, line in document.lines.items() if line.role_id not in inside},
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Who is in a group. ``posts`` counts all, ``vacant`` the single ones that nobody holds.

    ``unnamed`` are the posts of roles with several that have no name, ``planned`` those that nobody is
    named for and that do not exist yet. ``people`` are the names, those who share a post in one; ``photo``
    is the id of what shows them together.
    """

    posts: int
    people: tuple[str, ...]
    vacant: int
    unnamed: int
    planned: int = 0
    is_planned: bool = False
    photo: str = ""

    @property
    def state(self) -> State:
        """What the box of the group looks like."""
        if self.is_planned:
            return "planned"
        return "vacant" if self.vacant == self.posts else "filled"

    @property
    def rest(self) -> str:
        """What there is besides the names."""
        counted = ((self.vacant, "vacant"), (self.unnamed, "unnamed"), (self.planned, "planned"))
        return ", ".join(f"{count:,} {what}" for count, what in counted if count)


def tally(roles: Sequence[Role], lookups: Index) -> Tally:
    """Return who is in a group of these roles."""
    people: list[str] = []
    vacant = unnamed = planned = 0
    for role in roles:
        holders = lookups.holders.get(role.id, ())
        if role.headcount > 1:
            people.extend(names([holder], fte=True) for holder in holders)
            nameless = max(0, role.headcount - len(holders))
            planned, unnamed = (
                (planned + nameless, unnamed) if role.planned else (planned, unnamed + nameless)
            )
        elif holders:
            people.append(names(holders, fte=True))
        elif role.planned:
            planned += 1
        else:
            vacant += 1
    posts = sum(role.headcount for role in roles)
    photo = photo_together(holder for role in roles for holder in lookups.holders.get(role.id, ()))
    is_planned = any(role.planned for role in roles)
    return Tally(posts, tuple(people), vacant, unnamed, planned, is_planned, photo)


def _gathers(manager: Role, *, usual: bool) -> bool:
    return manager.grouping == "grouped" or (usual and manager.grouping != "open")


def _kind(document: Document, role_id: str, lookups: Index) -> object:
    """What the members of a group have in common."""
    role = document.roles[role_id]
    is_by_unit = document.chart.colour_by == "unit"
    value = "" if is_by_unit else value_of(document, role, lookups.holders.get(role_id, ()))
    dotted = tuple((line.manager_id, line.label) for line in lookups.dotted.get(role.id, ()))
    return role.title, role.unit_id, role.grade, role.planned, value, dotted
