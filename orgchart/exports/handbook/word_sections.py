"""The sections of a handbook as Word paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orgchart.exports.handbook.content import Dotted, Mention, RoleEntry, Section
from orgchart.exports.handbook.page_numbers import PageNumbers
from orgchart.exports.handbook.word_xml import BREAK, COUNT, TWIPS, WordXml
from orgchart.exports.handbook.words import (
    CHAIN,
    ESCALATION,
    HEAD,
    INCOMING,
    MEASURES,
    OUTGOING,
    ROLES,
    TITLES,
)
from orgchart.scene.colours import readable

_DEEPEST = 3
_COUNTS = ("FTE",)
_PAPER = "#ffffff"
_NEW_PAGE = "<w:pageBreakBefore/>"
_APART = '<w:spacing w:before="520"/>'
_WITH_NEXT = "<w:keepNext/>"
_STROKE = 42.0  # the width of the stroke below a title, in points


class WordSections:
    """Writes sections ``width`` points wide. Their parts that have nothing to say are left out."""

    def __init__(self, xml: WordXml, pages: PageNumbers, width: float) -> None:
        self._xml = xml
        self._pages = pages
        self._width = width

    def heading(self, section: Section, *, is_shown: bool) -> Iterator[str]:
        """Yield the title of a section, and in small print what kind of unit it is.

        ``is_shown`` if a picture follows, which is not to be parted from it.
        """
        xml = self._xml
        over = " · ".join(filter(None, (section.number, section.kind)))
        is_new = section.depth == 1 or section.titles or section.measures
        parted = {"more": _NEW_PAGE} if is_new else {"last": _APART}
        yield xml.paragraph(xml.run(over, colour=readable(section.colour, _PAPER)), "Over", **parted)
        title = xml.run(section.title, "SectionName")
        yield xml.paragraph(title, f"Heading{min(section.depth, _DEEPEST)}", mark=section.key)
        yield self._rule(section.colour)
        facts = [xml.run(section.figures)] if section.figures else []
        if section.inside:
            facts.append(xml.run("Part of ") + self._mention(section.inside))
        if section.parts:
            facts.append(xml.run("Inside: ") + xml.run("; ").join(map(self._mention, section.parts)))
        if facts:
            yield xml.paragraph(xml.run(" · ").join(facts), "Figures")
        yield from (
            xml.paragraph(xml.run(text), "Lead", more=_WITH_NEXT if is_shown else "")
            for text in section.definition
        )

    def _rule(self, colour: str) -> str:
        """A short stroke in the colour of the unit, drawn as the edge of a paragraph without words."""
        ink = colour[1:].upper()
        edge = f'<w:pBdr><w:bottom w:val="single" w:sz="24" w:space="0" w:color="{ink}"/></w:pBdr>'
        indent = f'<w:ind w:right="{round((self._width - _STROKE) * TWIPS)}"/>'
        return self._xml.paragraph("", "Rule", more=edge, last=indent)

    def body(self, section: Section) -> Iterator[str]:
        """Yield what follows the chart of a section."""
        yield from self._head(section)
        yield from self._escalation(section)
        yield from self._titles(section)
        yield from self._measures(section)
        yield from self._roles(section)

    def _part(self, title: str) -> str:
        return self._xml.paragraph(self._xml.run(title), "Heading4")

    def _mention(self, mention: Mention, here: str = "", *, who: bool = True) -> str:
        """What is mentioned, as a link, and in brackets the holder, and the page if in another section."""
        xml = self._xml
        about = [xml.run(mention.who)] if mention.who and who else []
        if mention.section != here:
            page = xml.page_of(mention.key, self._pages.of(mention.key))
            about.append(xml.run("page\u00a0") + page)
        content = xml.link(mention.key, xml.run(mention.words))
        return content + xml.run(" (") + xml.run(", ").join(about) + xml.run(")") if about else content

    def _head(self, section: Section) -> Iterator[str]:
        head, xml = section.head, self._xml
        if head is None:
            return
        yield self._part(HEAD)
        yield xml.paragraph(xml.run(head.title, "Strong") + BREAK + self._holders(head))
        if len(head.responsibilities) == 1:
            yield xml.paragraph(xml.run(head.responsibilities[0]))
        else:
            yield from (xml.paragraph(xml.run(text), "ListBullet") for text in head.responsibilities)

    def _escalation(self, section: Section) -> Iterator[str]:
        lines, xml, here = section.escalation, self._xml, section.key
        if not lines:
            return
        yield self._part(ESCALATION)
        if lines.leader and lines.above:
            leader, above = self._mention(lines.leader, here), self._mention(lines.above, here)
            yield xml.paragraph(leader + xml.run(" reports to ") + above + xml.run("."))
        if lines.chain:
            yield xml.paragraph(xml.run(f"{CHAIN}:"), "Quiet")
            steps = (self._mention(each, here, who=False) for each in lines.chain)
            yield xml.paragraph(xml.run("  →  ").join(steps))
        yield from self._dotted(OUTGOING, lines.outgoing, here)
        yield from self._dotted(INCOMING, lines.incoming, here)

    def _dotted(self, title: str, lines: Sequence[Dotted], here: str) -> Iterator[str]:
        xml = self._xml
        if lines:
            yield xml.paragraph(xml.run(f"{title}:"), "Quiet")
        for line in lines:
            label = xml.run(f": {line.label}") if line.label else ""
            ends = self._mention(line.who, here) + xml.run(" to ") + self._mention(line.to, here)
            yield xml.paragraph(ends + label, "ListBullet")

    def _titles(self, section: Section) -> Iterator[str]:
        xml = self._xml
        if not section.titles:
            return
        yield self._part(TITLES)
        rows = [
            [
                xml.paragraph(xml.run(job.name, "Strong"), "TermText", mark=job.key),
                self._cell(job.definition, "TermText"),
            ]
            for job in section.titles
        ]
        widths = (self._width * 0.31, self._width * 0.69)
        yield xml.table(widths, rows, style="HandbookTerms")

    def _measures(self, section: Section) -> Iterator[str]:
        """The measures in a table, whose columns without values are left out."""
        xml = self._xml
        if not section.measures:
            return
        yield self._part(MEASURES)
        columns = [
            ("Measure", 34, [(each.name, *each.definition) for each in section.measures]),
            ("Formula", 28, [each.formula for each in section.measures]),
            ("Unit", 12, [_one(each.unit) for each in section.measures]),
            ("Better", 10, [_one(each.direction) for each in section.measures]),
            ("Data source", 16, [_one(each.source) for each in section.measures]),
        ]
        kept = [column for column in columns if any(column[2])]
        rows = []
        for place, measure in enumerate(section.measures):
            first = xml.paragraph(xml.run(measure.name, "Strong"), "TableText", mark=measure.key)
            first += "".join(xml.paragraph(xml.run(text), "TableText") for text in measure.definition)
            rows.append([first, *(self._cell(values[place]) for _, _, values in kept[1:])])
        yield xml.table(
            self._widths([share for _, share, _ in kept]), rows, heads=[name for name, _, _ in kept]
        )

    def _roles(self, section: Section) -> Iterator[str]:
        """The roles and who holds them; columns without values are left out."""
        if not section.roles:
            return
        yield self._part(ROLES)
        columns = [
            ("Role", 20, [self._role(each) for each in section.roles]),
            ("Held by", 18, [self._holders(each) for each in section.roles]),
            ("FTE", 7, [self._words(each.fte) for each in section.roles]),
            (
                "Reports to",
                18,
                [self._mention(each.manager, section.key) if each.manager else "" for each in section.roles],
            ),
            ("Responsibilities", 37, [self._words(section.tasks_of(each)) for each in section.roles]),
        ]
        kept = [column for column in columns if any(column[2])]
        rows = [
            [
                self._xml.paragraph(
                    values[place],
                    "TableText",
                    mark=role.key if name == "Role" else "",
                    last=COUNT if name in _COUNTS else "",
                )
                for name, _, values in kept
            ]
            for place, role in enumerate(section.roles)
        ]
        widths = self._widths([share for _, share, _ in kept])
        yield self._xml.table(widths, rows, heads=[name for name, _, _ in kept], counts=_COUNTS)

    def _widths(self, shares: Sequence[float]) -> list[float]:
        return [self._width * share / sum(shares) for share in shares]

    def _cell(self, texts: Iterable[str], style: str = "TableText") -> str:
        """The paragraphs of a cell, which has at least one."""
        xml = self._xml
        return "".join(xml.paragraph(xml.run(text), style) for text in texts) or xml.paragraph("", style)

    def _words(self, text: str) -> str:
        return self._xml.run(text) if text else ""

    def _role(self, role: RoleEntry) -> str:
        kind = BREAK + self._xml.run(role.kind, "Muted") if role.kind else ""
        return self._xml.run(role.title, "Strong") + kind

    def _holders(self, role: RoleEntry) -> str:
        """Who holds a role, one a line, and what is to be said besides."""
        said = [self._xml.run(role.state, "Emphasis" if role.is_open else "")] if role.state else []
        said += [
            self._xml.run(f"{person.name} ({person.remarks})" if person.remarks else person.name)
            for person in role.people
        ]
        return BREAK.join(said)


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
