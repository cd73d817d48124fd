"""Paragraphs, runs, fields and tables of a Word document as XML. Words from outside are escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgchart.exports.xml_text import attribute, escape, one_line
from orgchart.scene.measure import is_right_to_left

TWIPS = 20  # a point
EMU = 12_700


class WordXml:
    """Builds XML for a book that runs to the right, or to the left (``rtl``). Bookmarks are numbered."""

    def __init__(self, *, rtl: bool) -> None:
        self._rtl = rtl
        self._marks = 0

    def run(self, text: str, style: str = "", colour: str = "") -> str:
        """Return words, in a ``#rrggbb`` colour if one is given; those that run to the left say so."""
        rtl = "<w:rtl/>" if is_right_to_left(text) else ""
        named = f'<w:rStyle w:val="{style}"/>' if style else ""
        ink = f'<w:color w:val="{colour[1:].upper()}"/>' if colour else ""
        looks = f"<w:rPr>{named}{ink}{rtl}</w:rPr>" if named or ink or rtl else ""
        return f'<w:r>{looks}<w:t xml:space="preserve">{escape(one_line(text))}</w:t></w:r>'

    def paragraph(
        self, content: str, style: str = "", *, mark: str = "", more: str = "", last: str = ""
    ) -> str:
        """Return a paragraph. ``mark`` is a bookmark for all of it.

        ``more`` and ``last`` are further properties: the schema has an order for them, the direction between.
        """
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        bidi = "<w:bidi/>" if self._rtl else ""
        properties = f"<w:pPr>{named}{more}{bidi}{last}</w:pPr>" if named or bidi or more or last else ""
        return f"<w:p>{properties}{self.marked(content, mark) if mark else content}</w:p>"

    def marked(self, content: str, mark: str) -> str:
        """Return content with a bookmark round it."""
        self._marks += 1
        name = f'<w:bookmarkStart w:id="{self._marks}" w:name="{mark}"/>'
        return f'{name}{content}<w:bookmarkEnd w:id="{self._marks}"/>'

    def link(self, mark: str, content: str) -> str:
        """Return content that leads to a bookmark."""
        return f'<w:hyperlink w:anchor="{mark}" w:history="1">{content}</w:hyperlink>'

    def page_of(self, mark: str, known: str) -> str:
        """Return a field with the page of a bookmark; ``known`` is shown until it is worked out."""
        return field(f" PAGEREF {mark} \\h ", known)

    def table(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        heads: Sequence[str] = (),
        counts: Sequence[str] = (),
        style: str = "HandbookTable",
    ) -> str:
        """Return a table whose head is repeated and whose rows are not split. Cells are paragraphs.

        ``counts`` are those of the heads that stand above numbers.
        """
        bidi = "<w:bidiVisual/>" if self._rtl else ""
        grid = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width in widths)
        lines = []
        if heads:
            ends = [COUNT if head in counts else "" for head in heads]
            cells = [
                self.paragraph(self.run(head), "TableHead", last=end)
                for head, end in zip(heads, ends, strict=True)
            ]
            lines.append(_row(widths, cells, is_head=True))
        lines.extend(_row(widths, cells) for cells in rows)
        # The number says the same to readers that do not know the attributes.
        first = (
            f'<w:tblLook w:val="{"0620" if heads else "0600"}" w:firstRow="{1 if heads else 0}" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        total = round(sum(widths) * TWIPS)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{bidi}<w:tblW w:w="{total}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{first}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
        )

    def picture(self, relation: str, number: int, size: tuple[float, float], words: str) -> str:
        """Return a picture in a run. ``size`` is in points, ``words`` are said in its place."""
        across, down = (round(length * EMU) for length in size)
        named = f'id="{number}" name="Chart {number}" descr="{attribute(one_line(words))}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}"'
            f' cy="{down}"/><wp:docPr {named}/><a:graphic><a:graphicData uri="{_PICTURES}"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


_PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def field(code: str, shown: str) -> str:
    """Return a field and what is shown of it until it is worked out."""
    return f'{begin(code)}<w:r><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>{END}'


def begin(code: str) -> str:
    """Return the beginning of a field; what it shows and ``END`` follow."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


# At the end of its cell: "right" is that in Word, also where lines run to the left.
COUNT = '<w:jc w:val="right"/>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
BREAK = "<w:r><w:br/></w:r>"


def _row(widths: Sequence[float], cells: Iterable[str], *, is_head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if is_head else ""
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{content}</w:tr>"
