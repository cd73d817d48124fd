"""File names from chart titles: safe on every system, in the title's own script."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

FALLBACK = "chart"

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_SPACES = re.compile(r"\s+")
# Names that Windows keeps for devices, whatever follows their first dot.
_DEVICES = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_MOST_BYTES = 180


def file_name(title: str, suffix: str) -> str:
    """Return a file name for a chart: its title made safe, and the suffix (with or without a dot).

    Letters of every script stay. Separators, control and direction characters go, so do names that
    Windows keeps for devices and what is longer than file systems allow.

    >>> file_name("Sales / Marketing: 2026?", ".pdf"), file_name("客服部", "svg"), file_name("..", "pdf")
    ('Sales - Marketing - 2026.pdf', '客服部.svg', 'chart.pdf')
    """
    text = unicodedata.normalize("NFC", _without_lone_surrogates(title))
    text = _SPACES.sub(" ", text)
    text = "".join(character for character in text if unicodedata.category(character)[0] != "C")
    text = _FORBIDDEN.sub(" - ", text)
    stem = _trim(_SPACES.sub(" ", text))
    stem = _trim(stem.encode()[:_MOST_BYTES].decode(errors="ignore")) or FALLBACK
    if _DEVICES.match(stem):
        stem = f"{FALLBACK} {stem}"
    return f"{stem}.{suffix.lstrip('.')}"


def content_disposition(name: str) -> str:
    """Return the value of a ``Content-Disposition`` header that saves a file under this name.

    By RFC 6266: a plain form in ASCII for old programs, and the true name by RFC 8187.

    >>> print(content_disposition("Café.pdf"))
    attachment; filename="Cafe.pdf"; filename*=UTF-8''Caf%C3%A9.pdf
    """
    stem, dot, suffix = name.rpartition(".")
    plain = unicodedata.normalize("NFKD", stem if dot else name).encode("ascii", "ignore").decode()
    plain = _trim(_SPACES.sub(" ", re.sub(r'[^ -~]|["\\%]', "", plain))) or FALLBACK
    if dot:
        plain = f"{plain}.{suffix}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _without_lone_surrogates(text: str) -> str:
    """The text as it can be encoded."""
    return text.encode("utf-8", "ignore").decode()


def _trim(text: str) -> str:
    """The text without what hides a file, is cut by Windows or looks like an option at its ends."""
    return text.strip(" .-~")
