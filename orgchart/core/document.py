"""The document: an organisation as frozen records in flat maps by id.

Vocabulary (W3C Organization Ontology, https://www.w3.org/TR/vocab-org/, then SmartArt and Visio):

* **Org unit** (``org:OrganizationalUnit``): a division, department or team; units nest.
* **Role** (``org:Post``): one box. It exists whether or not somebody holds it.
* **Holder**: a person holding a role (``org:holds``), possibly *acting*.
* **Reporting line** (``org:reportsTo``): at most one *solid* line from a role to its manager,
  any number of *dotted* lines. A role without a solid line is a **root**; several roots are allowed.
* **Assistant** or **adviser**: a role that hangs beside its manager's trunk instead of below it.
* **Body**: shareholders, a board, a committee: a "role" that stands in a row above all others, needs no
  holder, and reports to nobody or to another body.
* **Head** (``org:headOf``): the role that leads a unit.
* **Job title**: a title that is common in a unit, with what its holders do everywhere. It is knowledge about
  the unit, not a role: nobody need hold it.
* **Measure**: a key performance indicator of a unit.
* **Field**: a value of a role under a name of the chart's own choosing, mostly one that the chart defines.

A role is **vacant** when nobody holds it and it stands for one post (``headcount == 1``). A role
with a larger headcount stands for posts that are counted, not named, and is never drawn vacant, nor is a
body. A **planned** role does not exist yet, and is not vacant either.

Siblings are sorted by ``(order, id)``. Orders are integers with gaps, see ``ordering.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar, Literal

RoleKind = Literal["line", "assistant", "adviser", "body"]
LineKind = Literal["solid", "dotted"]
UnitKind = Literal["division", "department", "team"]
Direction = Literal["higher", "lower", "target"]
BranchStyle = Literal["", "standard", "row", "left", "right", "both", "grid", "alternating"]
Grouping = Literal["", "grouped", "open"]
UnitsAs = Literal["colour", "caption", "frames"]
FieldKind = Literal["text", "number", "date", "choice", "link"]
BoxFirst = Literal["name", "title"]

EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """A field that the roles of a chart can have; ``choices`` are the values that one of choices takes."""

    name: str
    kind: FieldKind = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartInfo:
    """What a chart says of itself. ``language`` is a BCP 47 tag.

    ``centre`` is the caption in the middle of rings; empty: the root role stands there. ``grades`` are
    the names of the grades that roles may have, the highest first. ``units_as`` says how units are shown:
    by the ``colour`` of their roles alone, or also by their names in the boxes (``caption``) or as
    ``frames`` around them. ``fields`` are the fields that roles can have, in the order of forms.

    ``box_first`` says which stands on top in a box, ``box_shows`` what else stands in it, in this order, and
    ``colour_by`` what gives boxes their colours; see ``rules.BOX_SHOWS`` and ``rules.COLOUR_BY``.
    ``span_least`` and ``span_most`` are how many direct reports a manager should have; hints name the others.
    """

    id: str = "chart"
    title: str = "Untitled chart"
    layout: str = "tree"
    theme: str = "default"
    language: str = "en"
    centre: str = ""
    grades: tuple[str, ...] = ()
    units_as: UnitsAs = "colour"
    fields: tuple[FieldDefinition, ...] = ()
    box_first: BoxFirst = "name"
    box_shows: tuple[str, ...] = ("photo", "fte")
    colour_by: str = "unit"
    span_least: int = 0
    span_most: int = 15


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """A division, department or team. ``colour`` is ``#rrggbb`` or empty (then inherited)."""

    id: str
    name: str
    kind: UnitKind = "department"
    parent_id: str | None = None
    colour: str = ""
    purpose: str = ""
    head_id: str | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """A box. ``fields`` holds custom fields as name -> text.

    ``branch`` says how its reports stand below it: side by side (``standard``), hanging ``left`` or
    ``right`` of a line or on ``both`` sides of it, in the columns of a ``grid``, or side by side in two
    ``alternating`` rows. Where it is empty, the layout chooses. ``grouping`` says whether those of its
    reports that have no reports and share title and unit stand in one box (``grouped``) or each in their
    own (``open``); where it is empty, the layout chooses. ``grade`` is one of the chart's grades, or empty.
    A ``planned`` role does not exist yet.
    """

    id: str
    title: str
    unit_id: str | None = None
    kind: RoleKind = "line"
    headcount: int = 1
    order: int = 0
    notes: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    branch: BranchStyle = ""
    grouping: Grouping = ""
    grade: str = ""
    planned: bool = False
    responsibilities: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a role. ``fte`` is the full-time equivalent, ``photo`` the id of a photo of the chart."""

    id: str
    role_id: str
    name: str
    acting: bool = False
    email: str = ""
    phone: str = ""
    location: str = ""
    order: int = 0
    fte: float = 1.0
    photo: str = ""


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """``role_id`` reports to ``manager_id``. Its id follows from its ends, see ``line_id``."""

    id: str
    role_id: str
    manager_id: str
    kind: LineKind = "solid"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A key performance indicator of a unit; ``unit_of_measurement`` is free text ("%", "minutes").

    ``data_source`` says where its figures are found ("Telephone system").
    """

    id: str
    unit_id: str
    name: str
    definition: str = ""
    unit_of_measurement: str = ""
    formula: str = ""
    direction: Direction = "higher"
    order: int = 0
    data_source: str = ""


@dataclass(frozen=True, slots=True)
class JobTitle:
    """A job title that is common in a unit; ``definition`` says what its holders do everywhere."""

    id: str
    unit_id: str
    name: str
    definition: str = ""
    order: int = 0


Record = ChartInfo | OrgUnit | Role | Holder | ReportingLine | Measure | JobTitle


@dataclass(frozen=True, slots=True)
class Document:
    """One organisation. Every map is keyed by record id; ``charts`` holds exactly one record."""

    charts: Mapping[str, ChartInfo] = field(default_factory=lambda: {"chart": ChartInfo()})
    units: Mapping[str, OrgUnit] = field(default_factory=lambda: EMPTY)
    roles: Mapping[str, Role] = field(default_factory=lambda: EMPTY)
    holders: Mapping[str, Holder] = field(default_factory=lambda: EMPTY)
    lines: Mapping[str, ReportingLine] = field(default_factory=lambda: EMPTY)
    measures: Mapping[str, Measure] = field(default_factory=lambda: EMPTY)
    titles: Mapping[str, JobTitle] = field(default_factory=lambda: EMPTY)

    COLLECTIONS: ClassVar[Mapping[str, type]] = MappingProxyType(
        {
            "charts": ChartInfo,
            "units": OrgUnit,
            "roles": Role,
            "holders": Holder,
            "lines": ReportingLine,
            "measures": Measure,
            "titles": JobTitle,
        }
    )

    @property
    def chart(self) -> ChartInfo:
        """The one chart record."""
        return self.charts["chart"]


def stands_beside(kind: str) -> bool:
    """Return whether roles of a kind hang beside the trunk of their manager.

    >>> stands_beside("adviser"), stands_beside("line")
    (True, False)
    """
    return kind in ("assistant", "adviser")


def line_id(kind: LineKind, role_id: str, manager_id: str) -> str:
    """Return the id of a reporting line: a role has one solid line, and one dotted a manager.

    >>> line_id("solid", "agent", "boss"), line_id("dotted", "agent", "boss")
    ('solid:agent', 'dotted:agent:boss')
    """
    return f"solid:{role_id}" if kind == "solid" else f"dotted:{role_id}:{manager_id}"
