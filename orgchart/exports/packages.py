"""Open packages (DOCX, VSDX): named parts in an archive, the same bytes for the same parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from orgchart.exports.xml_text import attribute, escape

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
# Archives can say nothing earlier; files without a time of their own say it.
_DATE, _DATE_WORDS = (1980, 1, 1, 0, 0, 0), "1980-01-01T00:00:00Z"

# Identifier, type, target.
Relation = tuple[str, str, str]


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the archive of parts by name, in their order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _DATE)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def relations(entries: Iterable[Relation]) -> bytes:
    """Return a part that says what a part is related to."""
    lines = (
        f'<Relationship Id="{key}" Type="{attribute(kind)}" Target="{attribute(target)}"/>'
        for key, kind, target in entries
    )
    return f'{XML_HEAD}<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'.encode()


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """Return the part that says of what type the others are: by suffix, and by name."""
    lines = [f'<Default Extension="{key}" ContentType="{value}"/>' for key, value in defaults.items()]
    lines += [f'<Override PartName="{key}" ContentType="{value}"/>' for key, value in overrides.items()]
    return f'{XML_HEAD}<Types xmlns="{_TYPES}">{"".join(lines)}</Types>'.encode()


def core_properties(title: str, subject: str, language: str) -> bytes:
    """Return what a file says of itself. There is no author, and the times are fixed."""
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_DATE_WORDS}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:language>{escape(language)}</dc:language>{times}</cp:coreProperties>"
    ).encode()
