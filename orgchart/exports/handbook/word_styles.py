"""The styles of a handbook in Word: real ones, which readers change in one place."""

from __future__ import annotations

from orgchart.exports.packages import XML_HEAD
from orgchart.exports.xml_text import attribute

_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RULE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="CCCCCC"/>'


def styles(font: str, language: str, *, rtl: bool) -> str:
    """Return the part with all styles. Sizes are in half points, distances in twentieths of a point."""
    name = attribute(font)
    tag = attribute(language or "en")
    spoken = f'<w:lang w:bidi="{tag}"/>' if rtl else f'<w:lang w:val="{tag}"/>'
    return (
        f"{XML_HEAD}<w:styles {_MAIN}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'
        f'<w:sz w:val="19"/><w:szCs w:val="19"/>{spoken}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="80" w:line="297" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + _paragraph("Normal", "Normal", default=True)
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        "<w:tblPr>"
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        + _paragraph("Title", "Title", size=68, bold=True, spacing=(0, 320, 228))
        + _paragraph("Subtitle", "Subtitle", size=22, colour="444444", spacing=(3600, 120, 276))
        + _heading(1, 40, 0)
        + _heading(2, 40, 0)
        + _heading(3, 32, 0)
        + _heading(4, 25, 340)
        + _paragraph("ContentsTitle", "Contents Title", size=40, bold=True, spacing=(0, 280, 240), new=True)
        + _paragraph(
            "IndexTitle", "Index Title", based="Heading1", size=40, bold=True, spacing=(0, 200, 240), new=True
        )
        + _paragraph("Lead", "Lead", size=21, spacing=(0, 120, 303))
        + _paragraph("Facts", "Facts", size=22, spacing=(0, 40, 288))
        + _paragraph("Over", "Over Heading", size=18, bold=True, spacing=(0, 20, 240), keep=True)
        + _paragraph("Figures", "Figures", colour="444444", spacing=(0, 180, 297), keep=True)
        + _paragraph("Rule", "Rule", size=2, spacing=(60, 160, 240), keep=True)
        + _paragraph("Caption", "caption", size=17, colour="444444", spacing=(100, 80, 297))
        + _paragraph("Figure", "Figure", spacing=(240, 80, 240), centred=True)
        + _paragraph("Quiet", "Quiet", colour="444444", spacing=(60, 0, 297), keep=True)
        + _paragraph("TableText", "Table Text", size=17, spacing=(0, 0, 284))
        + _paragraph("TableHead", "Table Head", size=17, bold=True, spacing=(0, 0, 284), keep=True)
        + _paragraph("TermText", "Term Text", spacing=(0, 0, 297))
        + _paragraph("IndexEntry", "Index Entry", size=17, spacing=(32, 32, 284), rule=True)
        + _paragraph(
            "IndexLetter", "Index Letter", size=22, bold=True, spacing=(180, 40, 284), keep=True, rule=True
        )
        + _bullets()
        + "".join(_contents(level) for level in (1, 2, 3))
        + _paragraph("Header", "header", size=16, colour="555555", spacing=(0, 0, 240))
        + _paragraph("Footer", "footer", size=16, colour="555555", spacing=(0, 0, 240))
        + _character("Strong", "Strong", "<w:b/><w:bCs/>")
        + _character("Emphasis", "Emphasis", "<w:i/><w:iCs/>")
        + _character("Muted", "Muted", '<w:color w:val="444444"/>')
        + _character("SectionName", "Section Name", "")
        + _table("HandbookTable", "Handbook Table")
        + _table("HandbookTerms", "Handbook Terms")
        + "</w:styles>"
    )


def _paragraph(
    key: str,
    name: str,
    *,
    based: str = "Normal",
    size: int = 0,
    bold: bool = False,
    colour: str = "",
    spacing: tuple[int, int, int] | None = None,
    keep: bool = False,
    centred: bool = False,
    rule: bool = False,
    new: bool = False,
    default: bool = False,
    further: str = "",
) -> str:
    """A style of paragraphs; ``spacing`` is before, after, and the line in 240ths."""
    looks = ("<w:b/><w:bCs/>" if bold else "") + (f'<w:color w:val="{colour}"/>' if colour else "")
    looks += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    form = ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if new else "")
    form += f"<w:pBdr>{_RULE.format(side='bottom')}{_RULE.format(side='between')}</w:pBdr>" if rule else ""
    if spacing:
        before, after, line = spacing
        form += f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
    form += '<w:jc w:val="center"/>' if centred else ""
    base = "" if default else f'<w:basedOn w:val="{based}"/>'
    usual = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{usual} w:styleId="{key}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{form}{further}</w:pPr><w:rPr>{looks}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, before: int) -> str:
    """One of Word's own headings, which its navigation and its table of contents know."""
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>'
        f'<w:spacing w:before="{before}" w:after="100" w:line="252" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _contents(level: int) -> str:
    """A line of the table of contents: a rule above, the page at the end."""
    indent = 0 if level == 1 else 340 * (level - 1)
    bold = "<w:b/><w:bCs/>" if level == 1 else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr>'
        f"<w:pBdr>{_RULE.format(side='top')}{_RULE.format(side='between')}</w:pBdr>"
        f'<w:tabs><w:tab w:val="right" w:pos="9600"/></w:tabs><w:spacing w:before="68" w:after="68"/>'
        f'<w:ind w:left="{indent}"/></w:pPr><w:rPr>{bold}</w:rPr></w:style>'
    )


def _bullets() -> str:
    return (
        '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:spacing w:after="30"/></w:pPr></w:style>'
    )


def _character(key: str, name: str, looks: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{looks}</w:rPr></w:style>"
    )


def _table(key: str, name: str) -> str:
    """Thin rules between the rows, a strong one below the head."""
    return (
        f'<w:style w:type="table" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_RULE.format(side='top')}{_RULE.format(side='bottom')}"
        f"{_RULE.format(side='insideH')}</w:tblBorders><w:tblCellMar><w:top w:w='90' w:type='dxa'/>"
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="90" w:type="dxa"/><w:right w:w="200" w:type="dxa"/>'
        '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:top w:val="nil"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tcBorders>'
        "</w:tcPr></w:tblStylePr></w:style>"
    )
