"""Random organisations for the tests of every room: a plain generator and Hypothesis strategies on it."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any, Literal

from hypothesis import strategies as st

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
    RoleKind,
    line_id,
)
from orgchart.core.rules import BOX_FIRST, BOX_SHOWS, BRANCH_STYLES, COLOUR_BY, GROUPINGS

Shape = Literal["mixed", "deep", "wide", "chain", "star"]
SHAPES: tuple[Shape, ...] = ("mixed", "deep", "wide", "chain", "star")

TITLES = (
    "Director",
    "Call Center Manager",
    "Team Lead",
    "Customer Service Representative",
    "Head of Knowledge, Quality Assurance and Continuous Improvement for Europe and the Middle East",
    "QA",
    "カスタマーサポート部長",
    "مدير خدمة العملاء",
    "Donaudampfschifffahrtsgesellschaftskapitänsassistentenstellvertreter",
    '<script>alert("1")</script>',
    "R&D ]]> 'n' \\ \"x\"",
    "=SUM(A1)",
    "👩‍💻 Engineer",
)
NAMES = (
    "Ann Lee",
    "Tom Okafor",
    "Priya Nair",
    "Maximiliane Freifrau von und zu Hohenstein-Württemberg",
    "李小龍",
    "محمد عبد الله",
    "Ó",
    "<b>Bo</b> & Co",
    "Łukasz Żółć",
    'O\'Neil "Neo" \\n',
    "José 🎉",
)
GRADES = ("Executive", "Director", "Head of", "Manager", "専門職", "موظف")
LABELS = (
    "KPI",
    "quality and safety of all products in every region",
    "品質",
    "جودة المنتجات",
    "<i>&",
    "W" * 40,
)
FIELDS = (
    FieldDefinition("Place of work", "choice", ("Office", "Remote", "W" * 60)),
    FieldDefinition("Cost centre", "number"),
    FieldDefinition("備考"),
    FieldDefinition("Profile", "link"),
)
FIELD_VALUES = {
    "Place of work": FIELDS[0].choices,
    "Cost centre": ("4711", "-3.50"),
    "備考": (*LABELS, "a long remark " * 30),
    "Profile": ("https://example.org/" + "x" * 100,),
}
LANGUAGES = ("en", "en", "ar", "he-IL", "ja", "ur-Latn-PK")
COLOURS = ("", "#0f766e", "#b45309", "#1d4ed8", "#be185d")


def make_organisation(
    roles: int,
    seed: int = 0,
    *,
    shape: Shape = "mixed",
    units: int | None = None,
    roots: int = 1,
    assistants: float = 0.08,
    vacancies: float = 0.15,
    counted: float = 0.05,
    dotted: float = 0.05,
    measures: int = 2,
    odd_text: bool = True,
    styles: float = 0,
    grades: float = 0,
) -> Document:
    """Return a sound organisation, the same for the same arguments.

    Args:
        roles: Number of boxes; ids are ``r0``, ``r1``, … (managers before their reports).
        seed: Another seed, another organisation.
        shape: ``mixed`` a usual organisation, ``deep`` and ``wide`` exaggerate, ``chain`` is one
            single line of command, ``star`` one manager with all others.
        units: Number of nested units ``u0``, …; by default one for 12 roles.
        roots: Number of roles without manager.
        assistants: Share of roles that are assistants (likewise the next three).
        vacancies: Share without a holder.
        counted: Share that stands for several posts.
        dotted: Share with a dotted line.
        measures: Measures and job titles for each unit.
        odd_text: Whether titles and names hold other scripts, markup and very long words.
        styles: Share of roles with a branch style.
        grades: Share of roles with a grade, mostly one below their manager's.
    """
    organisation = _organisation(
        Random(seed),
        roles,
        shape=shape,
        units=roles // 12 if units is None else units,
        roots=roots,
        shares=(assistants, vacancies, counted, dotted),
        measures=measures,
        odd_text=odd_text,
    )
    return with_grades(with_styles(organisation, Random(seed), styles), Random(seed), grades)


@st.composite
def organisations(
    draw: st.DrawFn,
    *,
    min_roles: int = 0,
    max_roles: int = 30,
    odd_text: bool = True,
    boxes_alone: bool = False,
) -> Document:
    """Draw a sound organisation of any shape with all that a chart may hold.

    It may have branch styles, groups, grades, bodies, labels, units that hold together, frames, a caption
    in the middle, and another language; with ``boxes_alone`` there are neither groups, bodies nor frames.
    Shrinks towards few plain roles.
    """
    rng = draw(st.randoms(use_true_random=False))
    roles = draw(st.integers(min_roles, max_roles))
    document = _organisation(
        rng,
        roles,
        shape=draw(st.sampled_from(SHAPES)),
        units=draw(st.integers(0, 4)),
        roots=draw(st.integers(1, 3)),
        shares=draw(st.sampled_from(((0, 0, 0, 0), (0.2, 0.2, 0.1, 0.3), (0.5, 0.5, 0.5, 0.8)))),
        measures=draw(st.integers(0, 2)),
        odd_text=odd_text,
    )
    document = with_styles(document, rng, draw(st.sampled_from((0, 0.3, 1))))
    document = with_bodies(document, rng, 0 if boxes_alone else draw(st.sampled_from((0, 0, 0.3, 0.8))))
    document = with_labels(document, rng, draw(st.sampled_from((0, 0.5))))
    share, odd = draw(st.sampled_from(((0, 0), (1, 0), (1, 0.1), (0.7, 0.5))))
    document = with_grades(document, rng, share, odd)
    if draw(st.booleans()):
        document = settled(document, rng)
    if not boxes_alone and draw(st.booleans()):
        document = with_groupings(document, rng.randrange(10))
    if draw(st.booleans()):
        document = with_record(document, rng, draw(st.sampled_from((0.2, 0.8))))
    info = replace(
        document.chart,
        units_as="colour" if boxes_alone else draw(st.sampled_from(("colour", "caption", "frames"))),
        language=draw(st.sampled_from(LANGUAGES)),
        centre=draw(st.sampled_from(("", "The customer", "顧客"))),
    )
    return replace(document, charts={"chart": info})


def furnished(document: Document, rng: Random) -> Document:
    """Return an organisation with some bodies, labels and groups, whose units are framed."""
    document = with_labels(with_bodies(document, rng, 0.8), rng, 0.5)
    document = with_groupings(settled(with_record(document, rng, 0.5), rng), rng.randrange(10))
    info = replace(document.chart, units_as="frames", centre="The customer")
    return replace(document, charts={"chart": info})


def with_record(document: Document, rng: Random, share: float) -> Document:
    """Return the document with more on its records, and boxes that show it.

    A share of the roles is planned and has fields, of the assistants advises, and of the people works
    part-time, can be reached and has a photo.
    """
    roles = {
        key: replace(
            role,
            kind="adviser" if role.kind == "assistant" and rng.random() < share else role.kind,
            planned=role.kind != "body" and rng.random() < share / 2,
            responsibilities="What the role\nanswers for" if rng.random() < share else "",
            fields={
                name: rng.choice(values) for name, values in FIELD_VALUES.items() if rng.random() < share
            },
        )
        for key, role in document.roles.items()
    }
    holders = {
        key: replace(
            holder,
            fte=rng.choice((0.5, 0.8, 0.33, 1.0)),
            photo="0123456789abcdef" * 2,
            email="ann.lee@" + "long." * rng.choice((0, 20)) + "example.org",
            phone="+44 1632 960000",
            location=rng.choice(("Berlin", "Llanfair­pwllgwyngyll", "東京", "")),
        )
        if rng.random() < share
        else holder
        for key, holder in document.holders.items()
    }
    own = [f"field:{definition.name}" for definition in FIELDS]
    info = replace(
        document.chart,
        fields=FIELDS,
        box_first=rng.choice(BOX_FIRST),  # type: ignore[arg-type]
        box_shows=tuple(each for each in (*BOX_SHOWS, *own) if rng.random() < share),
        colour_by=rng.choice((*COLOUR_BY, *own)),
    )
    return replace(document, charts={"chart": info}, roles=roles, holders=holders)


def with_bodies(document: Document, rng: Random, share: float) -> Document:
    """Return the document with a share of the roots, and of the reports of bodies, as bodies."""
    managers = {line.role_id: line.manager_id for line in document.lines.values() if line.kind == "solid"}
    roles = dict(document.roles)
    for key, role in document.roles.items():  # managers stand before their reports
        above = managers.get(key)
        if above is None or roles[above].kind == "body":
            kind: RoleKind = "body" if rng.random() < share else "line"
            roles[key] = replace(role, kind=kind, unit_id=None if kind == "body" else role.unit_id)
    return replace(document, roles=roles)


def with_labels(document: Document, rng: Random, share: float) -> Document:
    """Return the document with labels on a share of its dotted lines, some of them long."""
    lines = {
        key: replace(line, label=rng.choice(LABELS))
        if line.kind == "dotted" and rng.random() < share
        else line
        for key, line in document.lines.items()
    }
    return replace(document, lines=lines)


def settled(document: Document, rng: Random, loyal: float = 0.7) -> Document:
    """Return an organisation whose roles mostly stay in the unit of their manager, or in one inside it."""
    units = sorted(document.units)
    inside = {unit: [each for each in units if document.units[each].parent_id == unit] for unit in units}
    managers = {line.role_id: line.manager_id for line in document.lines.values() if line.kind == "solid"}
    roles = dict(document.roles)
    for key, role in document.roles.items():
        if role.kind == "body":
            continue
        above = roles[managers[key]].unit_id if key in managers else None
        if above is not None and rng.random() < loyal:
            unit = rng.choice([above, above, *inside[above]])
        else:
            unit = rng.choice([None, *units]) if units else None
        roles[key] = replace(roles[key], unit_id=unit)
    return replace(document, roles=roles)


def with_styles(document: Document, rng: Random, share: float) -> Document:
    """Return the document with random branch styles on a share of its roles."""
    roles = {
        key: replace(role, branch=rng.choice(BRANCH_STYLES)) if rng.random() < share else role  # type: ignore[arg-type]
        for key, role in document.roles.items()
    }
    return replace(document, roles=roles)


def with_groupings(document: Document, seed: int, titles: int = 2) -> Document:
    """Return the document with a word on grouping on some roles, and few titles, so that many are alike."""
    rng = Random(seed)
    roles = {
        key: replace(role, title=rng.choice(TITLES[:titles]), grouping=rng.choice(GROUPINGS))  # type: ignore[arg-type]
        for key, role in document.roles.items()
    }
    return replace(document, roles=roles)


def with_grades(document: Document, rng: Random, share: float, odd: float = 0.1) -> Document:
    """Return the document with grades on a share of its roles, a part of them against all order."""
    managers = {line.role_id: line.manager_id for line in document.lines.values() if line.kind == "solid"}
    rank: dict[str, int] = {}
    roles = dict(document.roles)
    for key in document.roles:  # managers stand before their reports
        above = rank.get(managers.get(key, ""), -1)
        skipped = rng.choice((0, 1, 1, 1, 2))
        rank[key] = (
            rng.randrange(len(GRADES)) if rng.random() < odd else min(above + skipped, len(GRADES) - 1)
        )
        if rng.random() < share:
            rank[key] = max(0, rank[key])
            roles[key] = replace(roles[key], grade=GRADES[rank[key]])
    if share:
        document = replace(document, charts={"chart": replace(document.chart, grades=GRADES)})
    return replace(document, roles=roles)


def shuffled(document: Document, seed: int = 0) -> Document:
    """Return an equal document whose maps run in another order."""
    rng = Random(seed)
    maps: dict[str, Any] = {}
    for name in Document.COLLECTIONS:
        items = list(getattr(document, name).items())
        rng.shuffle(items)
        maps[name] = dict(items)
    return replace(document, **maps)


def _organisation(
    rng: Random,
    count: int,
    *,
    shape: Shape,
    units: int,
    roots: int,
    shares: tuple[float, float, float, float],
    measures: int,
    odd_text: bool,
) -> Document:
    assistants, vacancies, counted, dotted = shares
    titles, names = (TITLES, NAMES) if odd_text else (TITLES[:4], NAMES[:3])
    unit_map = _units(rng, units if count else 0, count)
    roles: dict[str, Role] = {}
    lines: dict[str, ReportingLine] = {}
    holders: dict[str, Holder] = {}
    for number in range(count):
        key = f"r{number}"
        manager = None if number < roots else f"r{_manager(rng, number, shape)}"
        kind: Literal["line", "assistant"] = (
            "assistant" if manager is not None and rng.random() < assistants else "line"
        )
        headcount = rng.randint(2, 40) if rng.random() < counted else 1
        unit = rng.choice(sorted(unit_map)) if unit_map and rng.random() < 0.8 else None
        title = rng.choice(titles) if odd_text else f"{rng.choice(titles)} {number}"
        roles[key] = Role(key, title, unit, kind, headcount, order=1024 * number)
        if manager is not None:
            line = ReportingLine(line_id("solid", key, manager), key, manager)
            lines[line.id] = line
            other = f"r{rng.randrange(count)}"
            if rng.random() < dotted and other not in (key, manager):
                line = ReportingLine(
                    line_id("dotted", key, other), key, other, "dotted", rng.choice(("", "KPI"))
                )
                lines[line.id] = line
        if rng.random() >= vacancies:
            for place in range(1 + (rng.random() < 0.1)):
                person = f"{key}-h" if place == 0 else f"{key}-h{place + 1}"
                acting = rng.random() < 0.1
                holders[person] = Holder(person, key, rng.choice(names), acting, order=1024 * place)
    measure_map = {
        f"{unit}-m{number}": Measure(f"{unit}-m{number}", unit, f"Measure {number}", order=1024 * number)
        for unit in unit_map
        for number in range(measures)
    }
    title_map = {
        f"{unit}-t{number}": JobTitle(f"{unit}-t{number}", unit, TITLES[number], "What it is.", 1024 * number)
        for unit in unit_map
        for number in range(measures)
    }
    chart = {"chart": ChartInfo(title=rng.choice(titles))}
    return Document(chart, unit_map, roles, holders, lines, measure_map, title_map)


def _manager(rng: Random, number: int, shape: Shape) -> int:
    """Return the number of an earlier role that shall manage this one."""
    if shape == "chain":
        return number - 1
    if shape == "star":
        return 0
    if shape == "deep":
        return rng.randint(max(0, number - 3), number - 1)
    if shape == "wide":
        return rng.randrange(min(number, 3))
    # About six reports a manager, irregular.
    middle = number // 6
    return rng.randint(max(0, middle - 2), min(number - 1, middle + 2))


def _units(rng: Random, count: int, roles: int) -> dict[str, OrgUnit]:
    kinds: tuple[Literal["division", "department", "team"], ...] = ("division", "department", "team")
    units = {}
    for number in range(count):
        parent = f"u{rng.randrange(number)}" if number and rng.random() < 0.7 else None
        head = f"r{rng.randrange(roles)}" if rng.random() < 0.7 else None
        units[f"u{number}"] = OrgUnit(
            f"u{number}",
            f"Unit {number}",
            rng.choice(kinds),
            parent,
            rng.choice(COLOURS),
            head_id=head,
            order=1024 * number,
        )
    return units
