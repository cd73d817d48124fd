"""What differs between two states of an organisation, as people would say it.

Roles, units, job titles and measures are known by their ids. People are known by their names, because a
person who goes to another role may be typed in anew there. How branches are arranged is not a difference
of any role: that is said of the chart as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar

from orgchart.core.document import (
    ChartInfo,
    Document,
    FieldDefinition,
    Holder,
    JobTitle,
    Measure,
    OrgUnit,
    ReportingLine,
    Role,
)
from orgchart.core.index import Index, index

Kind = Literal["added", "removed", "moved", "changed"]
Subject = Literal["chart", "role", "person", "unit", "title", "measure"]
OfUnit = TypeVar("OfUnit", JobTitle, Measure)
KINDS: tuple[Kind, ...] = ("added", "removed", "moved", "changed")
SUBJECTS: tuple[Subject, ...] = ("chart", "role", "person", "unit", "title", "measure")
MANAGER, ROLE, INSIDE, HOLDER, PHOTO = "Reports to", "Role", "Inside", "Holder", "Photo"

_WORDS = {
    "unit_id": "Unit",
    "head_id": "Head",
    "headcount": "Posts",
    "email": "E-mail",
    "centre": "Middle of the rings",
    "units_as": "Look of the units",
    "unit_of_measurement": "Unit of measurement",
    "fte": "FTE",
    "box_first": "First in a box",
    "box_shows": "Shown in a box",
}
# Fields that say where a record lies or how it is drawn; what of that counts is told in its own way.
_ASIDE = frozenset({"id", "order", "branch", "grouping", "parent_id", "role_id"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is not as it was. Both sides are words, empty for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is not as it was.

    ``name`` is a role's title, a person's or a unit's name; ``context`` who holds the role, which role
    the person holds, which unit the job title or measure belongs to. ``role_id`` is the role whose box
    shows it, or empty. What is added, removed or moved says in its first part from where and to where.
    """

    kind: Kind
    subject: Subject
    id: str
    name: str
    context: str
    parts: tuple[Part, ...]
    role_id: str = ""


@dataclass(frozen=True, slots=True)
class _State:
    """A document with its look-ups."""

    document: Document
    index: Index

    def people(self, role_id: str) -> str:
        """Return who holds a role."""
        holders = self.index.holders.get(role_id, ())
        return " & ".join(f"{each.name} (acting)" if each.acting else each.name for each in holders)

    def names(self, role_id: str) -> str:
        """Return the names of those who hold a role."""
        return " & ".join(each.name for each in self.index.holders.get(role_id, ()))

    def called(self, role_id: str | None) -> str:
        """Return how others speak of a role: by who holds it, else by its title."""
        if role_id is None or role_id not in self.document.roles:
            return ""
        return self.names(role_id) or self.document.roles[role_id].title

    def manager(self, role_id: str) -> str:
        """Return who a role reports to; empty at the top."""
        return self.called(self.index.manager_of.get(role_id))

    def title(self, role_id: str) -> str:
        """Return the title of a role."""
        return self.document.roles[role_id].title

    def unit(self, unit_id: str | None) -> str:
        """Return the name of a unit."""
        return self.document.units[unit_id].name if unit_id is not None else ""


def compare(old: Document, new: Document) -> tuple[Difference, ...]:
    """Return what differs between two sound documents: the chart, roles, people, units, titles, measures."""
    before, after = _State(old, index(old)), _State(new, index(new))
    return (
        *_chart(before, after),
        *_roles(before, after),
        *_people(before, after),
        *_units(before, after),
        *_of_units("title", before, old.titles, after, new.titles),
        *_of_units("measure", before, old.measures, after, new.measures),
    )


def _chart(before: _State, after: _State) -> Iterator[Difference]:
    old, new = before.document, after.document
    parts = list(_parts(before, old.chart, after, new.chart))
    arranged = [
        role_id
        for role_id, role in new.roles.items()
        if role_id in old.roles
        and (role.branch, role.grouping) != (old.roles[role_id].branch, old.roles[role_id].grouping)
    ]
    if arranged:
        number = f"{len(arranged):,} role{'' if len(arranged) == 1 else 's'}"
        parts.append(Part("Arrangement of branches", "", f"another for {number}"))
    if parts:
        yield Difference("changed", "chart", "chart", new.chart.title, "", tuple(parts))


def _roles(before: _State, after: _State) -> Iterator[Difference]:
    for role_id in after.index.reading_order():
        if role_id not in before.document.roles:
            yield _role("added", after, role_id, Part(MANAGER, "", after.manager(role_id)))
            continue
        managers = [state.index.manager_of.get(role_id) for state in (before, after)]
        if managers[0] != managers[1]:
            way = Part(MANAGER, before.manager(role_id), after.manager(role_id))
            yield _role("moved", after, role_id, way)
        parts = _role_parts(before, after, role_id)
        if parts:
            yield _role("changed", after, role_id, *parts)
    for role_id in before.index.reading_order():
        if role_id not in after.document.roles:
            yield _role("removed", before, role_id, Part(MANAGER, before.manager(role_id), ""))


def _role(kind: Kind, state: _State, role_id: str, *parts: Part) -> Difference:
    return Difference(kind, "role", role_id, state.title(role_id), state.people(role_id), parts, role_id)


def _role_parts(before: _State, after: _State, role_id: str) -> list[Part]:
    """What of a role itself changed, its holders, its dotted lines and the order of its reports."""
    old, new = before.document.roles[role_id], after.document.roles[role_id]
    parts = [] if old is new else list(_parts(before, old, after, new))
    holders = before.people(role_id), after.people(role_id)
    if holders[0] != holders[1]:
        parts.append(Part(HOLDER, *holders))
    lines = [state.index.dotted.get(role_id, ()) for state in (before, after)]
    if lines[0] != lines[1]:
        parts.append(Part("Dotted lines", _dotted(before, lines[0]), _dotted(after, lines[1])))
    return [*parts, *_order(before, after, role_id)]


def _dotted(state: _State, lines: Iterable[ReportingLine]) -> str:
    ends = ((state.called(line.manager_id), line.label) for line in lines)
    return ", ".join(f"{manager} ({label})" if label else manager for manager, label in ends)


def _order(before: _State, after: _State, role_id: str) -> Iterator[Part]:
    """The order of those who report to a role before and after, if it is another."""
    old, new = before.index.children(role_id), after.index.children(role_id)
    if old == new:
        return
    both = set(old) & set(new)
    sides = [[key for key in keys if key in both] for keys in (old, new)]
    if sides[0] != sides[1]:
        said = (
            ", ".join(map(state.called, side)) for state, side in zip((before, after), sides, strict=True)
        )
        yield Part("Order of reports", *said)


def _people(before: _State, after: _State) -> Iterator[Difference]:
    pairs, left, joined = _matched(before.document.holders, after.document.holders)
    for old, new in pairs:
        title = after.title(new.role_id)
        if old.role_id != new.role_id:
            way = Part(ROLE, before.title(old.role_id), title)
            yield Difference("moved", "person", new.id, new.name, title, (way,), new.role_id)
        parts = tuple(_parts(before, old, after, new))
        if parts:
            yield Difference("changed", "person", new.id, new.name, title, parts, new.role_id)
    for each in joined:
        title = after.title(each.role_id)
        yield Difference("added", "person", each.id, each.name, title, (Part(ROLE, "", title),), each.role_id)
    for each in left:
        title = before.title(each.role_id)
        yield Difference(
            "removed", "person", each.id, each.name, title, (Part(ROLE, title, ""),), each.role_id
        )


def _matched(
    old: Mapping[str, Holder], new: Mapping[str, Holder]
) -> tuple[list[tuple[Holder, Holder]], list[Holder], list[Holder]]:
    """Return who is the same person before and after, who left, and who joined.

    The same name under the same id, else in the same role, else anywhere; at last a new name under the
    same id in the same role, which is a person renamed.
    """
    keys: tuple[Any, ...] = (
        lambda holder: (holder.name, holder.id),
        lambda holder: (holder.name, holder.role_id),
        lambda holder: holder.name,
        lambda holder: (holder.id, holder.role_id),
    )
    pairs: list[tuple[Holder, Holder]] = []
    olds, news = list(old.values()), list(new.values())
    for key in keys:
        waiting: dict[Any, list[Holder]] = {}
        for each in reversed(olds):
            waiting.setdefault(key(each), []).append(each)
        found = [(known.pop(), each) for each in news if (known := waiting.get(key(each)))]
        pairs += found
        gone, come = {one.id for one, _ in found}, {other.id for _, other in found}
        olds = [each for each in olds if each.id not in gone]
        news = [each for each in news if each.id not in come]
    order = {key: place for place, key in enumerate(new)}
    return sorted(pairs, key=lambda pair: order[pair[1].id]), olds, news


def _units(before: _State, after: _State) -> Iterator[Difference]:
    old, new = before.document.units, after.document.units
    for unit_id, unit in new.items():
        known = old.get(unit_id)
        inside = after.unit(unit.parent_id)
        if known is None:
            yield Difference("added", "unit", unit_id, unit.name, "", (Part(INSIDE, "", inside),))
            continue
        if known is unit:
            continue
        if known.parent_id != unit.parent_id:
            way = Part(INSIDE, before.unit(known.parent_id), inside)
            yield Difference("moved", "unit", unit_id, unit.name, "", (way,))
        parts = tuple(_parts(before, known, after, unit))
        if parts:
            yield Difference("changed", "unit", unit_id, unit.name, "", parts)
    for unit_id, unit in old.items():
        if unit_id not in new:
            inside = before.unit(unit.parent_id)
            yield Difference("removed", "unit", unit_id, unit.name, "", (Part(INSIDE, inside, ""),))


def _of_units(
    subject: Literal["title", "measure"],
    before: _State,
    old: Mapping[str, OfUnit],
    after: _State,
    new: Mapping[str, OfUnit],
) -> Iterator[Difference]:
    """What differs in records that belong to a unit."""
    for key, record in new.items():
        unit = after.unit(record.unit_id)
        known = old.get(key)
        if known is None:
            yield Difference("added", subject, key, record.name, unit, (Part("Unit", "", unit),))
        elif parts := tuple(_parts(before, known, after, record)):
            yield Difference("changed", subject, key, record.name, unit, parts)
    for key, record in old.items():
        if key not in new:
            unit = before.unit(record.unit_id)
            yield Difference("removed", subject, key, record.name, unit, (Part("Unit", unit, ""),))


Compared = ChartInfo | Role | Holder | OrgUnit | JobTitle | Measure


def _parts(before: _State, old: Compared, after: _State, new: Compared) -> Iterator[Part]:
    """The fields of a record that are not as they were; custom fields one by one."""
    for each in fields(new):
        if each.name in _ASIDE:
            continue
        one, other = getattr(old, each.name), getattr(new, each.name)
        if one == other:
            continue
        if isinstance(other, Mapping):
            for key in dict.fromkeys((*one, *other)):
                # A field without a value is as if it were not there.
                if one.get(key, "") != other.get(key, ""):
                    yield Part(str(key), _said(before, key, one.get(key)), _said(after, key, other.get(key)))
            continue
        if each.name == "photo":
            other_photo = "another photo" if one else "a photo"
            yield Part(PHOTO, "a photo" if one else "", other_photo if other else "")
            continue
        word = _WORDS.get(each.name, each.name.replace("_", " ").capitalize())
        yield Part(word, _said(before, each.name, one), _said(after, each.name, other))


def _said(state: _State, name: str, value: Any) -> str:
    """A value in words; ids of units and roles become their names."""
    if value is None:
        return ""
    if name in ("unit_id", "head_id"):
        return state.unit(value) if name == "unit_id" else state.called(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(_listed, value))
    if isinstance(value, float):
        return f"{value:g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _listed(value: str | FieldDefinition) -> str:
    """A member of a list in words; fields say which values they take."""
    if isinstance(value, str):
        return value
    choices = f": {', '.join(value.choices)}" if value.choices else ""
    return f"{value.name} ({value.kind}{choices})"
