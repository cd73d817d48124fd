"""What a role's shape knows: rows of shape data, under the names that Visio's own org charts use."""

from __future__ import annotations

from collections.abc import Iterator

from orgchart.core.document import Document
from orgchart.core.index import Index
from orgchart.exports.visio.cells import cell, section
from orgchart.exports.xml_text import one_line
from orgchart.scene.scene import Box


class ShapeData:
    """Reads the rows of boxes from a document; boxes of roles that it lacks say what is written in them."""

    def __init__(self, document: Document, index: Index) -> None:
        self._document = document
        self._index = index

    def of(self, box: Box) -> str:
        """Return the section of a box; rows without a value are left out."""
        rows = [(name, label, one_line(value)) for name, label, value in self._rows(box)]
        return section(
            "Property",
            (
                f'<Row N="{name}">{cell("Value", value)}{cell("Prompt", "")}{cell("Label", label)}'
                f"{cell('Type', 0)}</Row>"
                for name, label, value in rows
                if value
            ),
        )

    def _rows(self, box: Box) -> Iterator[tuple[str, str, str]]:
        """Yield name, label and value."""
        roles = [self._document.roles[each] for each in box.role_ids if each in self._document.roles]
        if not roles:
            said = {text.part: text.full for text in box.texts}
            yield "Name", "Name", said.get("name", "")
            yield "Title", "Title", said.get("title", "")
            return
        role = roles[0]
        holders = [holder for each in roles for holder in self._index.holders.get(each.id, ())]
        manager = self._index.manager_of.get(role.id)
        unit = self._document.units.get(role.unit_id or "")
        yield "Name", "Name", "; ".join(holder.name for holder in holders)
        yield "Title", "Title", role.title
        yield "Department", "Department", unit.name if unit else ""
        yield "Telephone", "Telephone", _listed(holder.phone for holder in holders)
        yield "Email", "E-mail", _listed(holder.email for holder in holders)
        yield "Location", "Location", _listed(holder.location for holder in holders)
        yield "Reports_To", "Reports to", self._document.roles[manager].title if manager is not None else ""
        yield "Status", "Status", "Planned" if role.planned else "Vacant" if box.vacant else ""
        yield "Acting", "Acting", _listed(holder.name for holder in holders if holder.acting)
        posts = sum(each.headcount for each in roles)
        yield "Posts", "Posts", str(posts) if posts > 1 else ""
        yield "FTE", "FTE", f"{sum(holder.fte for holder in holders):g}" if holders else ""
        yield "Grade", "Grade", role.grade
        yield "Responsibilities", "Responsibilities", role.responsibilities
        for number, (label, value) in enumerate(sorted(role.fields.items()), start=1):
            yield f"Field_{number}", one_line(label), value


def _listed(values: Iterator[str]) -> str:
    """Each value once, in order."""
    return "; ".join(dict.fromkeys(filter(None, values)))
