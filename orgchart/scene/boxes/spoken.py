"""What a screen reader says of a box: one sentence, the same for every layout and theme."""

from __future__ import annotations

from collections.abc import Sequence

from orgchart.core.document import Document, Holder, Role, stands_beside
from orgchart.core.index import Index
from orgchart.scene.boxes.grouping import tally


def label(document: Document, index: Index, roles: Sequence[Role]) -> str:
    """Return the sentence for a box: who, what, which unit, to whom, how many below.

    That of several roles of one title tells how many, what and who.
    """
    role = roles[0]
    holders = index.holders.get(role.id, ())
    if len(roles) > 1:
        who = tally(roles, index)
        people = ", ".join(filter(None, (*who.people, who.rest)))
        parts = [f"Group of {who.posts:,}: {role.title}" + (f": {people}" if people else "")]
    elif role.kind == "body":
        parts = [f"Body: {role.title}", *([_who(role, holders)] if holders else [])]
    elif role.headcount == 1:
        parts = [_who(role, holders), role.title]
    else:
        parts = [role.title, _who(role, holders)]
    return ", ".join([*parts, *_relations(document, index, role)])


def _relations(document: Document, index: Index, role: Role) -> list[str]:
    """The unit, the managers and the reports of a role."""
    parts = []
    if role.unit_id is not None:
        parts.append(document.units[role.unit_id].name)
    manager = index.manager_of.get(role.id)
    if manager is not None:
        relation = f"{role.kind} to" if stands_beside(role.kind) else "reports to"
        parts.append(f"{relation} {_called(document, index, manager)}")
    dotted = [
        _called(document, index, line.manager_id) + (f" ({line.label})" if line.label else "")
        for line in index.dotted.get(role.id, ())
    ]
    if dotted:
        parts.append(f"dotted line to {_joined(dotted)}")
    beside = [document.roles[each].kind for each in index.assistants.get(role.id, ())]
    counts = (
        (beside.count("assistant"), "assistant"),
        (beside.count("adviser"), "adviser"),
        (len(index.reports.get(role.id, ())), "report"),
    )
    return parts + [_counted(count, noun) for count, noun in counts if count]


def chart_description(document: Document, index: Index) -> str:
    """Return the sentence for the whole picture."""
    if not document.roles:
        return "Organisation chart without roles."
    vacant = sum(index.is_vacant(role) for role in document.roles.values())
    tops = [_called(document, index, root) for root in index.roots[:3]]
    more = len(index.roots) - len(tops)
    if more:
        tops.append(f"{more} more")
    bodies, roles = len(index.bodies), len(document.roles) - len(index.bodies)
    counts = ["1 body" if bodies == 1 else f"{bodies:,} bodies"] if bodies else []
    if roles:
        counts.append(_counted(roles, "role"))
    sentence = f"Organisation chart with {' and '.join(counts)}"
    if vacant:
        sentence += f", {vacant} of them vacant" if vacant < roles else ", all vacant"
    return f"{sentence}. At the top: {_joined(tops)}."


def _who(role: Role, holders: Sequence[Holder]) -> str:
    people = _joined([_person(holder) for holder in holders])
    if role.headcount > 1:
        count = f"{role.headcount:,} {'planned ' if role.planned else ''}posts"
        return f"{count}: {people}" if people else count
    if not people:
        return "Planned" if role.planned else "Vacant"
    return f"{people}, planned" if role.planned else people


def _person(holder: Holder) -> str:
    words = [holder.name, *(["acting"] if holder.acting else [])]
    return ", ".join([*words, f"{holder.fte:g} FTE"] if holder.fte < 1 else words)


def _called(document: Document, index: Index, role_id: str) -> str:
    """How a sentence about another role names this one."""
    holders = index.holders.get(role_id, ())
    role = document.roles[role_id]
    if role.headcount > 1 or role.kind == "body" or not holders:
        return role.title
    return _joined([holder.name for holder in holders])


def _joined(words: Sequence[str]) -> str:
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
