"""An organisation that has everything a handbook tells of, small enough to check by hand."""

from __future__ import annotations

from dataclasses import replace

from orgchart.core.document import (
    ChartInfo,
    Document,
    Holder,
    JobTitle,
    Measure,
    OrgUnit,
    ReportingLine,
    Role,
    line_id,
)
from orgchart.core.structure import check

ROLES = (
    Role("board", "Advisory Board", "service", kind="body"),
    Role(
        "coo",
        "Chief Operating Officer",
        "service",
        responsibilities="Answers for the result.\nDecides on goals and budget.",
    ),
    Role("aide", "Executive Assistant", "service", kind="assistant", order=1),
    Role("calls", "Head of Calls", "calls", order=2, responsibilities="Plans the shifts."),
    Role("agents", "Agent", "calls", headcount=12, order=1),
    Role("coach", "Coach", "calls", order=2),
    Role("robot", "Automation Lead", "calls", planned=True, order=3),
    Role("parts", "Head of Parts", "parts", order=3),
    Role("buyer", "Buyer", "parts", order=1),
    Role("lone", "Auditor", None, order=4),
)
PAIRS = (
    ("coo", "board"), ("aide", "coo"), ("calls", "coo"), ("agents", "calls"), ("coach", "calls"),
    ("robot", "calls"), ("parts", "coo"), ("buyer", "parts"),
)  # fmt: skip
UNITS = (
    OrgUnit(
        "service", "Service", "division", colour="#334155", purpose="Serves.\n\nAll of it.", head_id="coo"
    ),
    OrgUnit("calls", "Calls", "department", "service", "#0f766e", "Answers the telephone.", "calls"),
    OrgUnit("parts", "Parts <& more>", "department", "service", "#b45309", order=1),
    OrgUnit("empty", "Nothing in it", "team", "service", order=2),
)
HOLDERS = (
    Holder("h1", "coo", "Maria Alvarez"),
    Holder("h2", "aide", "Jon Bell", fte=0.5),
    Holder("h3", "calls", "Ingrid Solheim", acting=True),
    Holder("h4", "parts", "Zoë <b>Ångström</b>"),
    Holder("h5", "lone", "李小龍"),
)
MEASURES = (
    Measure("m1", "calls", "Answer time", "Seconds until somebody answers.", "s", "Sum ÷ calls", "lower"),
    Measure("m2", "calls", "Calls solved", data_source="Help desk", order=1),
)
TITLES = (JobTitle("t1", "calls", "Trainee", "Learns the trade."),)


def document(language: str = "en", *, title: str = "Service & <Care>") -> Document:
    """Return the organisation."""
    lines = [ReportingLine(line_id("solid", low, high), low, high) for low, high in PAIRS]
    lines.append(
        ReportingLine(line_id("dotted", "coach", "parts"), "coach", "parts", "dotted", "Spare parts")
    )
    made = Document(
        charts={"chart": ChartInfo(title=title, language=language)},
        units={unit.id: unit for unit in UNITS},
        roles={role.id: role for role in ROLES},
        holders={holder.id: holder for holder in HOLDERS},
        lines={line.id: line for line in lines},
        measures={measure.id: measure for measure in MEASURES},
        titles={each.id: each for each in TITLES},
    )
    check(made)
    return made


def hostile(words: str) -> Document:
    """Return the organisation with these words wherever people write any."""
    made = document(title=words)
    return replace(
        made,
        units={key: replace(unit, name=words, purpose=words) for key, unit in made.units.items()},
        roles={key: replace(role, title=words, responsibilities=words) for key, role in made.roles.items()},
        holders={key: replace(holder, name=words) for key, holder in made.holders.items()},
        lines={
            key: replace(line, label=words if line.kind == "dotted" else "")
            for key, line in made.lines.items()
        },
        measures={
            key: replace(
                each,
                name=words,
                definition=words,
                formula=words,
                unit_of_measurement=words,
                data_source=words,
            )
            for key, each in made.measures.items()
        },
        titles={key: replace(each, name=words, definition=words) for key, each in made.titles.items()},
    )
