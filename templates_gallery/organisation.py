"""The chart of one step: nested units and roles of a file become the flat records of a document."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar, cast

from orgchart.core.document import (
    BranchStyle,
    ChartInfo,
    Direction,
    Document,
    Grouping,
    Holder,
    JobTitle,
    LineKind,
    Measure,
    OrgUnit,
    Record,
    ReportingLine,
    Role,
    RoleKind,
    UnitKind,
    line_id,
)
from orgchart.core.field_definitions import FIELD_NAME_LIMIT, checked_fields
from orgchart.core.ordering import GAP
from orgchart.core.rule_error import RuleError
from orgchart.core.rules import (
    BRANCH_STYLES,
    DIRECTIONS,
    GRADE_LIMIT,
    GROUPINGS,
    HEADCOUNT_LIMIT,
    UNIT_KINDS,
    clean,
)
from orgchart.core.structure import StructureError, check
from templates_gallery.fields import Fields

R = TypeVar("R", OrgUnit, Role, Holder, ReportingLine, Measure, JobTitle)
TITLE_DEFINITION_LIMIT = 300
SOURCE_LIMIT = 120


class Organisation:
    """Collects the records of one chart and reports what is wrong with them where it stands."""

    def __init__(self, step: Fields) -> None:
        self._step = step
        self._units: dict[str, OrgUnit] = {}
        self._roles: dict[str, Role] = {}
        self._info = ChartInfo()
        self._holders: dict[str, Holder] = {}
        self._lines: dict[str, ReportingLine] = {}
        self._measures: dict[str, Measure] = {}
        self._dotted: list[tuple[Fields, str]] = []
        self._siblings: Counter[str | None] = Counter()
        self._titles: dict[str, JobTitle] = {}

    def read(self, info: ChartInfo) -> Document | None:
        """Return the checked document, or nothing if a problem was reported on the way. ``info`` is clean."""
        before = len(self._step.problems)
        self._info = info
        heads = [(fields, self._unit(fields)) for fields in self._step.items("units")]
        self._read_roles()
        if not self._roles:
            self._step.report("roles", "A chart needs at least one role.")
        for fields, role_id in self._dotted:
            self._dotted_line(fields, role_id)
        for fields, head in heads:
            if head and head not in self._roles:
                fields.report("head", f"No role has the id “{head}”.")
        if len(self._step.problems) > before:
            return None
        document = Document(
            charts={"chart": info},
            units=self._units,
            roles=self._roles,
            holders=self._holders,
            lines=self._lines,
            measures=self._measures,
            titles=self._titles,
        )
        try:
            check(document)
        except StructureError as error:
            self._step.report("", f"{error} Change the roles or units so that this holds.")
            return None
        return document

    def _unit(self, fields: Fields) -> str:
        """Add a unit with its measures and titles; return the id of its head, or nothing."""
        unit_id = fields.text("id", needed=True)
        parent = fields.text("parent")
        if parent and parent not in self._units:
            fields.report("parent", f"No unit above this one has the id “{parent}”; declare it before.")
        head = fields.text("head")
        unit = OrgUnit(
            id=unit_id,
            name=fields.text("name", needed=True),
            kind=cast(UnitKind, fields.choice("kind", UNIT_KINDS, "department")),
            parent_id=parent or None,
            colour=fields.text("colour"),
            purpose=fields.text("purpose", lines=True),
            head_id=head or None,
            order=len(self._units) * GAP,
        )
        self._add(self._units, unit, fields)
        self._read_titles(fields, unit_id)
        for number, measure in enumerate(fields.items("measures")):
            self._measure(measure, unit_id, number)
        fields.close()
        return head

    def _read_titles(self, fields: Fields, unit_id: str) -> None:
        """Add the common job titles of a unit, each a text or a name with a definition."""
        names: set[str] = set()
        for number, item in enumerate(fields.items("titles", plain="name")):
            title = JobTitle(
                id=f"{unit_id[:58]}-t{number + 1}",
                unit_id=unit_id,
                name=item.text("name", needed=True),
                definition=item.text("definition", lines=True, limit=TITLE_DEFINITION_LIMIT),
                order=number * GAP,
            )
            item.close()
            if title.name and title.name in names:
                item.report("", f"Remove this: “{title.name}” is in the list already.")
            names.add(title.name)
            self._add(self._titles, title, item)

    def _measure(self, fields: Fields, unit_id: str, number: int) -> None:
        measure = Measure(
            id=f"{unit_id[:58]}-m{number + 1}",
            unit_id=unit_id,
            name=fields.text("name", needed=True),
            definition=fields.text("definition", needed=True, lines=True),
            unit_of_measurement=fields.text("unit"),
            formula=fields.text("formula", lines=True),
            direction=cast(Direction, fields.choice("direction", DIRECTIONS, "higher")),
            data_source=fields.text("source", limit=SOURCE_LIMIT),
            order=number * GAP,
        )
        fields.close()
        self._add(self._measures, measure, fields)

    def _read_roles(self) -> None:
        """Add all roles, each before its reports, assistants first, without recursion."""
        waiting: list[tuple[Fields, Role | None, RoleKind]] = [
            (fields, None, "line") for fields in reversed(self._step.items("roles"))
        ]
        while waiting:
            fields, manager, kind = waiting.pop()
            role = self._role(fields, manager, kind)
            below: list[tuple[Fields, Role | None, RoleKind]] = [
                *((item, role, "assistant") for item in fields.items("assistants")),
                *((item, role, "adviser") for item in fields.items("advisers")),
                *((item, role, "line") for item in fields.items("reports")),
            ]
            fields.close()
            waiting.extend(reversed(below))

    def _role(self, fields: Fields, manager: Role | None, kind: RoleKind) -> Role:
        role_id = fields.text("id", needed=True)
        unit_id = fields.text("unit") or (manager.unit_id if manager else None)
        if fields.has("unit") and unit_id not in self._units:
            fields.report("unit", f"No unit has the id “{unit_id}”.")
        manager_id = manager.id if manager else None
        if kind == "line":
            kind = cast(RoleKind, fields.choice("kind", ("line", "body"), kind))
        role = Role(
            id=role_id,
            title=fields.text("title", needed=True),
            unit_id=unit_id,
            kind=kind,
            headcount=fields.whole("headcount", 1, 1, HEADCOUNT_LIMIT),
            order=self._siblings[manager_id] * GAP,
            notes=fields.text("notes", lines=True),
            branch=cast(BranchStyle, fields.choice("branch", BRANCH_STYLES, "")),
            grouping=cast(Grouping, fields.choice("grouping", GROUPINGS, "")),
            grade=fields.text("grade", limit=GRADE_LIMIT),
            planned=fields.flag("planned"),
            responsibilities=fields.text("responsibilities", lines=True),
            fields=self._own_fields(fields),
        )
        self._siblings[manager_id] += 1
        self._add(self._roles, role, fields)
        self._read_holders(fields, role)
        if manager_id is not None:
            self._line(fields, "solid", role_id, manager_id, "")
        self._dotted.extend((item, role_id) for item in fields.items("dotted"))
        return role

    def _own_fields(self, fields: Fields) -> dict[str, str]:
        """Read the values of the fields that the chart defines."""
        values: dict[str, str] = {}
        names = {definition.name for definition in self._info.fields}
        for item in fields.items("fields"):
            name = item.text("name", needed=True, limit=FIELD_NAME_LIMIT)
            if name and name not in names:
                item.report("name", f"The step defines no field “{name}”; add it to its “fields”.")
            values[name] = item.text("value", needed=True)
            item.close()
        try:
            return checked_fields(self._info.fields, values, {})
        except RuleError as error:
            fields.report("fields", str(error))
            return values

    def _read_holders(self, fields: Fields, role: Role) -> None:
        """Add the people of a role: one by ``name``, or several under ``holders``."""
        name = fields.text("name")
        people = fields.items("holders")
        if name and people:
            fields.report("name", "Use either “name” or “holders”, not both.")
        if name:
            self._add(self._holders, Holder(id=f"{role.id}-h", role_id=role.id, name=name), fields)
        for number, person in enumerate(people):
            holder = Holder(
                id=f"{role.id}-h{number + 1}",
                role_id=role.id,
                name=person.text("name", needed=True),
                acting=person.flag("acting"),
                email=person.text("email"),
                phone=person.text("phone"),
                location=person.text("location"),
                fte=person.share("fte", 1.0),
                order=number * GAP,
            )
            person.close()
            self._add(self._holders, holder, person)

    def _dotted_line(self, fields: Fields, role_id: str) -> None:
        manager_id = fields.text("to", needed=True)
        label = fields.text("label")
        fields.close()
        if manager_id and manager_id not in self._roles:
            fields.report("to", f"No role has the id “{manager_id}”.")
            return
        self._line(fields, "dotted", role_id, manager_id, label)

    def _line(self, fields: Fields, kind: LineKind, role_id: str, manager_id: str, label: str) -> None:
        line = ReportingLine(line_id(kind, role_id, manager_id), role_id, manager_id, kind, label)
        self._add(self._lines, line, fields)

    def _add(self, collection: dict[str, R], record: R, fields: Fields) -> None:
        """Keep the record, cleaned; report a broken rule or an id that is there already."""
        if record.id in collection:
            fields.report("id", f"The id “{record.id}” is used twice; give each its own.")
            return
        try:
            collection[record.id] = clean(record)
        except RuleError as error:
            collection[record.id] = record
            if not fields.told(error.field):
                fields.report(_yaml_name(record, error.field), str(error))


def _yaml_name(record: Record, field: str) -> str:
    """Return what the file calls a record's field."""
    if isinstance(record, Holder) and field == "id":
        return "id"
    return {"unit_of_measurement": "unit", "data_source": "source"}.get(field, field)


def job_titles(document: Document) -> list[str]:
    """Return every job title of a chart once: those of its roles, then the common ones of its functions."""
    held = (role.title for role in document.roles.values())
    return list(dict.fromkeys([*held, *(title.name for title in document.titles.values())]))
