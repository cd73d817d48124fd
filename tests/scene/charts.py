"""Small charts written as outlines, and their scenes by role id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import dedent

from orgchart.core import structure
from orgchart.core.document import (
    Document,
    FieldDefinition,
    Holder,
    OrgUnit,
    ReportingLine,
    Role,
    RoleKind,
    line_id,
)
from orgchart.scene.build import build_scene
from orgchart.scene.scene import Box, Connector, Scene
from orgchart.scene.view import View


def chart(outline: str, dotted: Iterable[str] = (), vacant: Iterable[str] = ()) -> Document:
    """Return a chart: one role a line, indented below its manager, ``~`` before an assistant.

    Ids are the words of the outline. ``dotted`` holds ``role > manager`` or ``role > manager: label``.
    """
    roles: dict[str, Role] = {}
    lines: dict[str, ReportingLine] = {}
    above: list[tuple[int, str]] = []
    for row in dedent(outline).strip("\n").splitlines():
        word = row.strip()
        depth, key = len(row) - len(row.lstrip()), word.lstrip("~")
        above = [each for each in above if each[0] < depth]
        kind: RoleKind = "assistant" if word.startswith("~") else "line"
        roles[key] = Role(key, f"Title of {key}", "unit", kind, order=1024 * len(roles))
        if above:
            line = ReportingLine(line_id("solid", key, above[-1][1]), key, above[-1][1])
            lines[line.id] = line
        above.append((depth, key))
    for each in dotted:
        ends, _, label = each.partition(": ")
        role, manager = ends.split(" > ")
        line = ReportingLine(line_id("dotted", role, manager), role, manager, "dotted", label)
        lines[line.id] = line
    holders = {f"{key}-h": Holder(f"{key}-h", key, f"Name {key}") for key in roles if key not in set(vacant)}
    units = {"unit": OrgUnit("unit", "Unit", colour="#2563eb")}
    document = Document(units=units, roles=roles, holders=holders, lines=lines)
    structure.check(document)
    return document


def with_full_boxes(document: Document, count: int) -> Document:
    """Return a chart whose boxes show so many fields, each with a value that takes a line of a usual box."""
    fields = tuple(FieldDefinition(f"Field {number}") for number in range(1, count + 1))
    values = {each.name: f"A value for {each.name}" for each in fields}
    roles = {key: replace(role, fields=values) for key, role in document.roles.items()}
    info = replace(
        document.chart,
        fields=fields,
        box_shows=(*document.chart.box_shows, *(f"field:{each.name}" for each in fields)),
    )
    return replace(document, charts={"chart": info}, roles=roles)


@dataclass(frozen=True)
class Drawn:
    """A scene whose boxes and connectors can be asked for by name."""

    document: Document
    scene: Scene

    def __getitem__(self, role_id: str) -> Box:
        return next(box for box in self.scene.boxes if box.id == role_id)

    def line(self, role_id: str) -> Connector:
        return next(each for each in self.scene.connectors if each.id == f"solid:{role_id}")

    def dotted(self, role_id: str, manager_id: str) -> Connector:
        return next(each for each in self.scene.connectors if each.id == f"dotted:{role_id}:{manager_id}")


def drawn(document: Document, layout: str = "tree") -> Drawn:
    """Return a document with its scene."""
    return Drawn(document, build_scene(document, View(layout=layout)))


def middle(box: Box) -> float:
    """Return the x of the middle of a box."""
    return box.x + box.width / 2


def bottom(box: Box) -> float:
    """Return the y of the lower edge of a box."""
    return box.y + box.height
