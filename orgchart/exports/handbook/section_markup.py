"""A section of a handbook as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgchart.exports.handbook.content import Dotted, Escalation, RoleEntry, Section
from orgchart.exports.handbook.pictures import Picture
from orgchart.exports.handbook.words import (
    CHAIN,
    ESCALATION,
    HEAD,
    INCOMING,
    MEASURES,
    OUTGOING,
    ROLES,
    TITLES,
    Words,
)
from orgchart.scene.colours import readable

_PAPER = "#ffffff"
_DEEPEST_HEADING = 5


class SectionMarkup:
    """Writes sections. Their parts that have nothing to say are left out."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def section(self, section: Section, pictures: Sequence[Picture]) -> str:
        """Return a section; pictures that need a page on its side stand at its end."""
        level = min(section.depth, _DEEPEST_HEADING)
        upright = [self._figure(each) for each in pictures if not each.lies]
        lying = [self._figure(each) for each in pictures if each.lies]
        parts = [
            self._heading(section, level),
            self._definition(section),
            *upright,
            self._elsewhere([each for each in pictures if each.lies]),
            self._head(section, level),
            self._escalation(section, level),
            self._titles(section, level),
            self._measures(section, level),
            self._roles(section, level),
            *lying,
        ]
        new = " new" if section.depth == 1 or section.titles or section.measures else ""
        return f'<section class="unit{new}" id="{section.key}">{"".join(parts)}</section>'

    def _heading(self, section: Section, level: int) -> str:
        """The title, and in small print what kind of unit it is, inside which, and how many are in it."""
        words = self._words
        ink = readable(section.colour, _PAPER)
        over = " · ".join(filter(None, (section.number, section.kind)))
        facts = [words.said(section.figures)] if section.figures else []
        if section.inside:
            facts.append(f"Part of {words.mention(section.inside)}")
        if section.parts:
            facts.append("Inside: " + "; ".join(words.mention(each) for each in section.parts))
        figures = "".join(f"<span>{fact}</span>" for fact in facts)
        return (
            f'<p class="over" style="color:{ink}">{words.said(over)}</p>'
            f'<h{level} class="title">{words.said(section.title)}</h{level}>'
            f'<div class="rule" style="background:{section.colour}"></div>'
            + (f'<p class="figures own">{figures}</p>' if figures else "")
        )

    def _definition(self, section: Section) -> str:
        if not section.definition:
            return ""
        paragraphs = "".join(f"<p>{self._words.said(text)}</p>" for text in section.definition)
        return f'<div class="definition">{paragraphs}</div>'

    def _figure(self, picture: Picture) -> str:
        """A picture and what it shows."""
        lying = " lying" if picture.lies else ""
        return (
            f'<div class="figure{lying}" id="{picture.key}">{self._words.image(picture)}'
            f"{self._words.caption(picture)}</div>"
        )

    def _elsewhere(self, pictures: Sequence[Picture]) -> str:
        """Where the pictures are that stand at the end."""
        if not pictures:
            return ""
        pages = self._words.pages_of(tuple(picture.key for picture in pictures))
        return f'<p class="quiet own">See the chart on page\u00a0{pages}.</p>'

    def _head(self, section: Section, level: int) -> str:
        """Who leads the unit, and what for."""
        head = section.head
        if head is None:
            return ""
        words = self._words
        tasks = words.lines(head.responsibilities)
        return (
            f'<div class="head">{_part(HEAD, level)}<p class="name">{words.said(head.title)}</p>'
            f"<p>{self._holders(head)}</p>{tasks}</div>"
        )

    def _escalation(self, section: Section, level: int) -> str:
        """To whom the unit turns."""
        lines = section.escalation
        if not lines:
            return ""
        here = section.key
        told = self._above(lines, here) + self._chain(lines, here)
        told += self._dotted(OUTGOING, lines.outgoing, here) + self._dotted(INCOMING, lines.incoming, here)
        return f'<div class="escalation">{_part(ESCALATION, level)}{told}</div>'

    def _above(self, lines: Escalation, here: str) -> str:
        if not lines.leader or not lines.above:
            return ""
        leader, above = (
            self._words.mention(lines.leader, here=here),
            self._words.mention(lines.above, here=here),
        )
        return f'<p class="line own">{leader} reports to {above}.</p>'

    def _chain(self, lines: Escalation, here: str) -> str:
        """The way from the front line to the top."""
        if not lines.chain:
            return ""
        steps = [f"<li>{self._words.mention(each, here=here, who=False)}" for each in lines.chain]
        chain = '<span class="arrow">→</span></li>'.join(steps)
        return f'<p class="quiet own">{CHAIN}:</p><ul class="steps own">{chain}</li></ul>'

    def _dotted(self, title: str, dotted: Iterable[Dotted], here: str) -> str:
        words = self._words
        items = [
            f'<li class="own">{words.mention(line.who, here=here)} to {words.mention(line.to, here=here)}'
            + (f": {words.said(line.label)}" if line.label else "")
            + "</li>"
            for line in dotted
        ]
        if not items:
            return ""
        return f'<p class="dotted quiet own">{title}:</p><ul class="bullets">{"".join(items)}</ul>'

    def _titles(self, section: Section, level: int) -> str:
        """The job titles with their definitions."""
        if not section.titles:
            return ""
        words = self._words
        rows = (
            f'<tr id="{job.key}"><td>{words.said(job.name)}</td>'
            f"<td>{words.paragraphs(job.definition)}</td></tr>"
            for job in section.titles
        )
        return f'{_part(TITLES, level)}<table class="terms"><tbody>{"".join(rows)}</tbody></table>'

    def _measures(self, section: Section, level: int) -> str:
        """The measures in a table, whose columns without values are left out."""
        if not section.measures:
            return ""
        words = self._words
        columns = [
            ("Measure", 34, [""] * len(section.measures)),
            ("Formula", 28, [words.paragraphs(each.formula) for each in section.measures]),
            ("Unit", 12, [words.said(each.unit) for each in section.measures]),
            ("Better", 10, [each.direction for each in section.measures]),
            ("Data source", 16, [words.said(each.source) for each in section.measures]),
        ]
        columns[0][2][:] = [
            f"<b>{words.said(each.name)}</b>" + "".join(f"<br>{words.said(text)}" for text in each.definition)
            for each in section.measures
        ]
        return _part(MEASURES, level) + _grid(columns, [each.key for each in section.measures])

    def _roles(self, section: Section, level: int) -> str:
        """The roles and who holds them."""
        if not section.roles:
            return ""
        roles = section.roles
        columns = [
            ("Role", 20, [self._role(each) for each in roles]),
            ("Held by", 18, [self._holders(each) for each in roles]),
            ("FTE", 7, [each.fte for each in roles]),
            (
                "Reports to",
                18,
                [self._manager(each, section) for each in roles],
            ),
            ("Responsibilities", 37, [self._words.said(section.tasks_of(each)) for each in roles]),
        ]
        return _part(ROLES, level) + _grid(columns, [each.key for each in roles], counts=("FTE",))

    def _role(self, role: RoleEntry) -> str:
        kind = f'<br><span class="quiet">{role.kind}</span>' if role.kind else ""
        return f"<b>{self._words.said(role.title)}</b>{kind}"

    def _manager(self, role: RoleEntry, section: Section) -> str:
        if role.manager is None:
            return ""
        return f'<div class="own">{self._words.mention(role.manager, here=section.key)}</div>'

    def _holders(self, role: RoleEntry) -> str:
        """Who holds a role, one a line, and what is to be said besides."""
        words = self._words
        said = [
            words.said(person.name) + (f" ({words.said(person.remarks)})" if person.remarks else "")
            for person in role.people
        ]
        if role.state:
            state = words.said(role.state)
            said.insert(0, f'<span class="open">{state}</span>' if role.is_open else state)
        return "<br>".join(said)


def _part(title: str, level: int) -> str:
    """The heading of a part of a section."""
    return f'<h{level + 1} class="part">{title}</h{level + 1}>'


def _grid(
    columns: Sequence[tuple[str, float, Sequence[str]]], keys: Sequence[str], *, counts: Sequence[str] = ()
) -> str:
    """A table with a head that is repeated; columns without any value are left out."""
    kept = [column for column in columns if any(column[2])]
    total = sum(share for _, share, _ in kept)
    heads = "".join(f'<th scope="col"{_look(name, counts)}>{name}</th>' for name, _, _ in kept)
    widths = "".join(f'<col style="width:{100 * share / total:.2f}%">' for _, share, _ in kept)
    rows = []
    for place, key in enumerate(keys):
        cells = "".join(f"<td{_look(name, counts)}>{values[place]}</td>" for name, _, values in kept)
        rows.append(f'<tr id="{key}">{cells}</tr>')
    return (
        f'<table class="grid"><colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _look(name: str, counts: Sequence[str]) -> str:
    return ' class="count"' if name in counts else ""
