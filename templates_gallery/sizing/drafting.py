"""From the tree of posts to a document: ids, units, wording, and the dotted lines that still fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from orgchart.core.document import ChartInfo, Document, OrgUnit, ReportingLine, Role, line_id
from orgchart.core.ordering import GAP
from orgchart.core.rules import clean
from templates_gallery.sizing.ask import Ask
from templates_gallery.sizing.assumptions import Values
from templates_gallery.sizing.posts import Post
from templates_gallery.sizing.words import Words

TOP_UNIT = "customer-service"
FUNCTIONS = 6
# What the catalogue has no role for.
OWN_WORDS: Mapping[str, str] = {
    "service-head": "Answers for serving customers on every channel within the promised time.\n"
    "Agrees goals and budget for the year.\nSettles what the functions cannot settle between them.",
    "deputy": "Stands in for the head, with all rights, whenever the head is away.\n"
    "Leads the daily meeting, and takes over one lasting task of the head.",
    "team-lead": "Leads and coaches a team of specialists.\nDecides in which order the team works.\n"
    "Agrees leave and training.",
    "section-manager": "Leads several teams and their leads.\nBalances work and people between them.",
}
# Roles whose responsibilities in the catalogue tell of the other functions or tiers there.
IN_GENERAL = frozenset(
    {"quality-manager", "workforce-manager", "knowledge-manager", "director-support-services"}
)
INSIDE: Mapping[str, str] = dict.fromkeys(("workforce-management", "quality", "knowledge"), "call-center")


def draft(words: Words, top: Post, ask: Ask, values: Values) -> Document:
    """Return the document of a department."""
    posts = list(_numbered(top))
    units = _units(words, posts)
    complete = sum(each.parent_id == TOP_UNIT for each in units.values()) == FUNCTIONS
    siblings: dict[str | None, int] = {}
    roles: dict[str, Role] = {}
    lines: dict[str, ReportingLine] = {}
    for role_id, manager_id, post in posts:
        place = siblings[manager_id] = siblings.get(manager_id, 0) + 1
        roles[role_id] = clean(_role(words, role_id, post, place * GAP, complete))
        if manager_id is not None:
            line = ReportingLine(line_id("solid", role_id, manager_id), role_id, manager_id)
            lines[line.id] = line
    lines |= _dotted(words, roles)
    agents = f"{ask.agents:,} agents" + (" at work at a time" if ask.count == "duty" else "")
    most = max(values["agents_per_supervisor"], values["managers_span"], values["specialists_per_lead"])
    # Nobody holds a post yet: the titles come first.
    info = ChartInfo(title=f"Customer service for {agents}", box_first="title", box_shows=(), span_most=most)
    return Document(
        charts={"chart": clean(info)},
        units=units,
        roles=roles,
        lines=lines,
        measures={each.id: each for unit in units for each in words.measures(unit)},
        titles={each.id: each for unit in units for each in words.titles(unit)},
    )


def _numbered(top: Post) -> Iterator[tuple[str, str | None, Post]]:
    """Yield every post with an id of its own and its manager's, managers first."""
    seen: dict[str, int] = {}
    waiting: list[tuple[Post, str | None]] = [(top, None)]
    while waiting:
        post, manager_id = waiting.pop(0)
        base = re.sub(r"[^a-z0-9]+", "-", post.words.lower()).strip("-")[:50]
        seen[base] = seen.get(base, 0) + 1
        role_id = base if seen[base] == 1 else f"{base}-{seen[base]}"
        yield role_id, manager_id, post
        waiting += [(report, role_id) for report in post.reports]


def _role(words: Words, role_id: str, post: Post, order: int, complete: bool) -> Role:
    in_general = post.words in IN_GENERAL or (post.words.startswith("svp-") and not complete)
    return Role(
        id=role_id,
        title=post.title,
        unit_id=post.unit,
        kind="assistant" if post.beside else "line",
        headcount=post.count,
        order=order,
        notes=post.note,
        responsibilities=OWN_WORDS.get(post.words)
        or words.responsibilities(post.words, post.title, in_general=in_general),
    )


def _units(words: Words, posts: list[tuple[str, str | None, Post]]) -> dict[str, OrgUnit]:
    """Return the units that posts stand in, each before those inside it."""
    used = {post.unit for _, _, post in posts} | {TOP_UNIT}
    heads = {post.heads: role_id for role_id, _, post in reversed(posts) if post.heads}
    used |= {INSIDE[unit] for unit in used if unit in INSIDE}
    functions = [unit for unit in _known_units(words) if unit in used and unit not in INSIDE]
    units: dict[str, OrgUnit] = {}
    for place, unit_id in enumerate([*functions, *(unit for unit in INSIDE if unit in used)]):
        unit = words.unit(unit_id) or OrgUnit(unit_id, unit_id)
        inside = INSIDE.get(unit_id)
        unit = replace(unit, head_id=heads.get(unit_id), order=place * GAP)
        # Teams inside a function have its colour.
        units[unit_id] = replace(unit, parent_id=inside, kind="team", colour="") if inside else unit
    if len(functions) <= FUNCTIONS and TOP_UNIT in units:
        # The rest of its text tells of all six functions.
        first = units[TOP_UNIT].purpose.split("\n\n")[0]
        units[TOP_UNIT] = replace(units[TOP_UNIT], purpose=first)
    return units


def _known_units(words: Words) -> list[str]:
    return [unit for document in words.documents for unit in document.units]


def _dotted(words: Words, roles: Mapping[str, Role]) -> dict[str, ReportingLine]:
    """Return the dotted lines of the first entry whose two roles are here, each once."""
    return {
        line.id: line
        for line in words.documents[0].lines.values()
        if line.kind == "dotted" and line.role_id in roles and line.manager_id in roles
    }
