"""What makes records an organisation: a forest of roles, nested units, lines that end at roles.

The only module that knows networkx. The check itself is a plain linear walk, because it runs with
every command; networkx names the culprits once something is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import networkx as nx

from orgchart.core.document import Document, line_id, stands_beside
from orgchart.core.index import Index
from orgchart.core.text import shortened

MAX_ROLES = 10_000
MAX_RECORDS: Mapping[str, int] = {
    "roles": MAX_ROLES,
    "units": 10_000,
    "holders": 50_000,
    "lines": 50_000,
    "measures": 10_000,
    "titles": 10_000,
}


class StructureError(ValueError):
    """The records are not an organisation; the message is a sentence that says why."""


def check(document: Document) -> None:
    """Check that the document is an organisation: linear in its size, and safe at any depth.

    Raises:
        StructureError: Too many records, an id that names nothing, a line to oneself, a dotted line
            to the solid manager, an assistant without manager or of a body, a body below a role, a grade
            that the chart does not name, or a cycle of roles or of units.
    """
    _check_sizes(document)
    _check_links(document)
    managers = _check_lines(document)
    for role in document.roles.values():
        if stands_beside(role.kind) and role.id not in managers:
            raise StructureError(f"{_title(document, role.id)} is an {role.kind} and needs a manager.")
        above = managers.get(role.id)
        if role.kind == "body" and above is not None and document.roles[above].kind != "body":
            raise StructureError(f"{_title(document, role.id)} is a body and can only report to a body.")
        if stands_beside(role.kind) and document.roles[managers[role.id]].kind == "body":
            raise StructureError(f"{_title(document, role.id)} cannot be an {role.kind}: a body has none.")
        if role.grade and role.grade not in document.chart.grades:
            grade = shortened(role.grade, 80)
            raise StructureError(f"{_title(document, role.id)} has a grade that the chart lacks: {grade}.")
    cycle = find_cycle(managers)
    if cycle:
        names = ", ".join(_title(document, key) for key in cycle[:3])
        raise StructureError(f"Reporting lines run in a circle: {names}.")
    nesting = {unit.id: unit.parent_id for unit in document.units.values() if unit.parent_id is not None}
    cycle = find_cycle(nesting)
    if cycle:
        names = ", ".join(shortened(document.units[key].name, 80) for key in cycle[:3])
        raise StructureError(f"Units contain each other: {names}.")


def find_cycle(parents: Mapping[str, str]) -> list[str]:
    """Return the members of a cycle in a child -> parent map, or an empty list.

    >>> find_cycle({"a": "b", "b": "c"}), sorted(find_cycle({"a": "b", "b": "a"}))
    ([], ['a', 'b'])
    """
    walk_of: dict[str, int] = {}
    for walk, start in enumerate(parents):
        node: str | None = start
        while node is not None and node not in walk_of:
            walk_of[node] = walk
            node = parents.get(node)
        if node is not None and walk_of[node] == walk:
            return [child for child, _ in nx.find_cycle(nx.DiGraph(parents.items()), node)]
    return []


def dotted_circles(index: Index) -> list[list[str]]:
    """Return the circles that dotted lines close, each as the roles on it, sorted, the first one first.

    A circle consists of lines of both kinds: somebody who reports to somebody who, in the end, reports to
    them. Charts with few dotted lines cost little.
    """
    above: dict[str, list[str]] = {}
    for role, lines in index.dotted.items():
        for end in (role, *(line.manager_id for line in lines)):
            at: str | None = end
            # Only managers of those ends can close a circle.
            while at is not None and at not in above:
                manager = index.manager_of.get(at)
                above[at] = [] if manager is None else [manager]
                at = manager
    for role, lines in index.dotted.items():
        above[role] += [line.manager_id for line in lines]
    if not _has_circle(above):
        return []
    graph: nx.DiGraph[str] = nx.DiGraph(above)
    return sorted(sorted(circle) for circle in nx.strongly_connected_components(graph) if len(circle) > 1)


def _has_circle(above: Mapping[str, Sequence[str]]) -> bool:
    """Whether there is a way from somebody back to the same, by taking away those to whom nobody leads."""
    leading = Counter(manager for managers in above.values() for manager in managers)
    waiting = [role for role in above if not leading[role]]
    for role in waiting:
        for manager in above[role]:
            leading[manager] -= 1
            if not leading[manager]:
                waiting.append(manager)
    return len(waiting) < len(above)


def layers(index: Index) -> dict[str, int]:
    """Return the layer of each role, roots on 1. An assistant stands on the layer of its manager.

    Bodies count as they stand in the picture; layers of management are those ``below_bodies``.
    """
    layer_of = dict.fromkeys(index.roots, 1)
    waiting = list(index.roots)
    for role in waiting:
        layer = layer_of[role]
        for below, children in ((layer, index.assistants), (layer + 1, index.reports)):
            for child in children.get(role, ()):
                layer_of[child] = below
                waiting.append(child)
    return layer_of


def spans(index: Index, document: Document) -> dict[str, int]:
    """Return how many posts report directly to each role that has line reports.

    A box that stands for eight posts counts eight; assistants are not counted.
    """
    roles = document.roles
    return {
        manager: sum(roles[report].headcount for report in reports)
        for manager, reports in index.reports.items()
    }


def _check_sizes(document: Document) -> None:
    for name, limit in MAX_RECORDS.items():
        if len(getattr(document, name)) > limit:
            words = {"lines": "reporting lines", "titles": "job titles"}.get(name, name)
            raise StructureError(f"A chart can hold at most {limit:,} {words}.")
    if document.charts.keys() != {"chart"}:
        raise StructureError("A document holds exactly one chart.")


def _check_links(document: Document) -> None:
    """Check keys, and that every id kept in a unit, role, holder, measure or job title names a record."""
    for name in Document.COLLECTIONS:
        records = getattr(document, name)
        if any(key != record.id for key, record in records.items()):
            raise StructureError(f"A record of {name} stands under an id that is not its own.")
    roles, units = document.roles.keys(), document.units.keys()
    if not {role.unit_id for role in document.roles.values()} - {None} <= units:
        raise StructureError("A role belongs to a unit that does not exist.")
    if not {holder.role_id for holder in document.holders.values()} <= roles:
        raise StructureError("A person holds a role that does not exist.")
    if not {measure.unit_id for measure in document.measures.values()} <= units:
        raise StructureError("A measure belongs to a unit that does not exist.")
    if not {title.unit_id for title in document.titles.values()} <= units:
        raise StructureError("A job title belongs to a unit that does not exist.")
    if not {unit.head_id for unit in document.units.values()} - {None} <= roles:
        raise StructureError("The head of a unit is not a role of this chart.")
    if not {unit.parent_id for unit in document.units.values()} - {None} <= units:
        raise StructureError("A unit lies in a unit that does not exist.")


def _check_lines(document: Document) -> dict[str, str]:
    """Check every reporting line by itself and return role id -> manager id of the solid ones."""
    roles = document.roles
    managers: dict[str, str] = {}
    for line in document.lines.values():
        role, manager = line.role_id, line.manager_id
        if role not in roles or manager not in roles:
            raise StructureError("A reporting line ends at a role that does not exist.")
        if role == manager:
            raise StructureError(f"{_title(document, role)} reports to itself.")
        # The id follows from kind and ends, so a second solid line has no id left to stand under.
        if line.id != line_id(line.kind, role, manager):
            raise StructureError(f"A reporting line of {_title(document, role)} has the wrong id.")
        if line.kind == "solid":
            managers[role] = manager
    for line in document.lines.values():
        if line.kind == "dotted" and managers.get(line.role_id) == line.manager_id:
            raise StructureError(f"{_title(document, line.role_id)} has a dotted line to its own manager.")
    return managers


def _title(document: Document, role_id: str) -> str:
    return f'"{shortened(document.roles[role_id].title, 80)}"'
