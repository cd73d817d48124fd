"""A small department whose ids tell who is who."""

from __future__ import annotations

from typing import Any

from orgchart.core.commands import run, summary
from orgchart.core.document import (
    ChartInfo,
    Document,
    Holder,
    JobTitle,
    Measure,
    OrgUnit,
    Record,
    ReportingLine,
    Role,
    line_id,
)
from orgchart.core.index import index


def solid(role_id: str, manager_id: str) -> ReportingLine:
    return ReportingLine(line_id("solid", role_id, manager_id), role_id, manager_id)


def dotted(role_id: str, manager_id: str) -> ReportingLine:
    return ReportingLine(line_id("dotted", role_id, manager_id), role_id, manager_id, "dotted")


def of(*records: Record) -> Document:
    """Return a document of these records and a chart."""
    maps: dict[str, dict[str, Record]] = {name: {} for name in Document.COLLECTIONS}
    maps["charts"]["chart"] = ChartInfo()
    names = {kind: name for name, kind in Document.COLLECTIONS.items()}
    for record in records:
        maps[names[type(record)]][record.id] = record
    return Document(**maps)  # type: ignore[arg-type]


COMPANY = of(
    OrgUnit("service", "Customer Service", "division", head_id="coo"),
    OrgUnit("calls", "Call Center", parent_id="service", colour="#0f766e", head_id="lead", order=0),
    OrgUnit("quality", "Quality", parent_id="service", order=1024),
    OrgUnit("night", "Night Shift", "team", parent_id="calls"),
    Role("coo", "Chief Operating Officer", "service"),
    Role("aide", "Executive Assistant", "service", "assistant"),
    Role("lead", "Call Center Manager", "calls", order=0),
    Role("agents", "Agent", "calls", headcount=8),
    Role("ann", "Team Lead", "night", order=1024),
    Role("coach", "Coach", "quality", order=1024),
    Role("analyst", "Analyst", "quality", order=2048),
    Holder("coo-h", "coo", "Maria Alvarez"),
    Holder("aide-h", "aide", "Mia Sol"),
    Holder("lead-h", "lead", "Tom Okafor", acting=True),
    Holder("ann-h", "ann", "Ann Lee"),
    Holder("ann-h2", "ann", "Bo Ray", order=1024),
    Holder("coach-h", "coach", "Priya Nair"),
    solid("aide", "coo"),
    solid("lead", "coo"),
    solid("coach", "coo"),
    solid("analyst", "coo"),
    solid("agents", "lead"),
    solid("ann", "lead"),
    dotted("coach", "lead"),
    dotted("agents", "analyst"),
    Measure("answered", "calls", "Calls answered", unit_of_measurement="%"),
    Measure("waiting", "calls", "Waiting time", direction="lower", order=1024),
    JobTitle("agent-title", "calls", "Call Center Agent", "Answers calls."),
    JobTitle("lead-title", "calls", "Team Lead", order=1024),
)


def told(name: str, /, **arguments: Any) -> str:
    """Return the history's sentence for a command run on the company."""
    return summary(name, COMPANY, run(COMPANY, name, arguments), arguments)


def reports(document: Document, manager_id: str | None) -> list[str]:
    """Return the line reports of a manager, or the roots, in order."""
    look_up = index(document)
    return list(look_up.roots if manager_id is None else look_up.reports.get(manager_id, ()))


def assistants(document: Document, manager_id: str) -> list[str]:
    return list(index(document).assistants.get(manager_id, ()))


def manager(document: Document, role_id: str) -> str | None:
    return index(document).manager_of.get(role_id)
