"""Charts that others made, read from ``../shared/data``: names of real people, so never copied from there.

Each reader does the least that makes a sound organisation: what a file leaves unsaid becomes a root.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from orgchart.core import structure
from orgchart.core.document import ChartInfo, Document, Holder, OrgUnit, ReportingLine, Role, line_id
from orgchart.core.rules import clean

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Post:
    """A row of somebody's file. ``manager`` is the key of another row, or names none."""

    key: str
    title: str
    name: str = ""
    manager: str = ""
    unit: str = ""
    grade: str = ""


def department(name: str) -> Document:
    """Return the senior posts of a United Kingdom department (``cabinet_office-2011-03-31``)."""
    with (FOLDER / "uk_organograms" / f"{name}-senior.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return _document(
        name.rpartition("/")[2].replace("_", " ").title(),
        (
            Post(
                row["Post Unique Reference"],
                row["Job Title"],
                "" if row["Name"] in ("N/D", "N/A", "Vacant") else row["Name"],
                row["Reports to Senior Post"],
                row["Unit"],
                row["Grade (or equivalent)"],
            )
            for row in rows
        ),
    )


def health_agency() -> Document:
    """Return the 776 people of the Public Health Agency of Canada, with invented names."""
    with (FOLDER / "phac" / "org_chart.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return _document(
        "Public Health",
        (Post(row["id"], row["positionName"], row["name"], row["parentId"]) for row in rows),
    )


def software_company() -> Document:
    """Return Sourcegraph's team of 2022: ``reports_to`` names the manager's role."""
    text = (FOLDER / "sourcegraph" / "team-2022-04-13.yml").read_text(encoding="utf-8")
    people: Mapping[str, Any] = yaml.safe_load(text)
    slugs = {person.get("manager_role_slug"): key for key, person in people.items()}
    return _document(
        "Software company",
        (
            Post(
                key,
                re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", str(person.get("role", ""))),
                person["name"],
                slugs.get(person.get("reports_to"), ""),
            )
            for key, person in people.items()
        ),
    )


def agency(name: str) -> Document:
    """Return an Australian agency: units in units, with roles; the first role of a unit leads it."""
    tree = json.loads((FOLDER / "australia" / f"{name}.json").read_text(encoding="utf-8"))["tree"]
    posts: list[Post] = []
    parents: dict[str, str] = {}
    waiting = [(tree, "")]
    while waiting:
        unit, manager = waiting.pop(0)
        lead = manager
        # Two units of the same name are one here; it lies where the first one does.
        for child in unit["children"]:
            parents.setdefault(child["title"], unit["title"])
        for number, role in enumerate(unit["roles"]):
            key = f"{unit['content_id']}-{number}"
            posts.append(Post(key, role["role"], role["person"] or "", lead, unit["title"]))
            lead = lead if number else key
        waiting.extend((child, lead) for child in unit["children"])
    return _document(name.replace("-", " ").title(), posts, parents)


def _document(
    title: str, posts: Iterable[Post], parents: Mapping[str, str] = MappingProxyType({})
) -> Document:
    rows: dict[str, Post] = {}
    for post in posts:
        rows.setdefault(post.key, post)
    ids = {key: f"r{number}" for number, key in enumerate(rows)}
    managers = {key: post.manager for key, post in rows.items() if post.manager in rows}
    while cycle := structure.find_cycle(managers):
        del managers[cycle[0]]
    units = {name: f"u{number}" for number, name in enumerate(dict.fromkeys(p.unit for p in rows.values()))}
    grades = tuple(sorted({post.grade for post in rows.values() if post.grade}, reverse=True))
    lines = [
        ReportingLine(line_id("solid", ids[key], ids[manager]), ids[key], ids[manager])
        for key, manager in managers.items()
    ]
    roles = [
        Role(ids[key], post.title or "Role", units[post.unit] if post.unit else None, grade=post.grade)
        for key, post in rows.items()
    ]
    document = Document(
        charts={"chart": clean(ChartInfo(title=title, grades=grades))},
        units={
            key: clean(OrgUnit(key, name, parent_id=units.get(parents.get(name, ""))))
            for name, key in units.items()
            if name
        },
        roles={role.id: clean(role) for role in roles},
        holders={
            f"{ids[key]}-h": clean(Holder(f"{ids[key]}-h", ids[key], post.name))
            for key, post in rows.items()
            if post.name.strip()
        },
        lines={line.id: line for line in lines},
    )
    structure.check(document)
    return document


CHARTS: Mapping[str, Any] = {
    "cabinet-office": lambda: department("cabinet_office-2011-03-31"),
    "education": lambda: department("department_of_education-2011-09-30"),
    "health": lambda: department("department_of_health-2011-09-30"),
    "climate": lambda: department("committee_on_climate_change-2011-09-30"),
    "public-health": health_agency,
    "software-company": software_company,
    "development-2011": lambda: department("dfid_series/department_for_international_development-2011-03-31"),
    "development-2014": lambda: department("dfid_series/department_for_international_development-2014-09-30"),
    "services-australia": lambda: agency("services-australia"),
    "taxation": lambda: agency("australian-taxation-office"),
    "health-australia": lambda: agency("department-of-health-disability-and-ageing"),
}
