"""Typed reading of environment variables, and the one secret that the product makes for itself."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """Return the variable, or the default where it is unset or blank."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """Return true for 1, true, yes and on (any case).

    Raises:
        ValueError: the variable holds something else than a yes or a no.
    """
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    """Return the variable as a whole number.

    Raises:
        ValueError: the variable is not a whole number.
    """
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {value!r}.") from None


def names(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list without blanks."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def content(path: Path) -> str:
    """Return what a small text file holds, or nothing where there is none."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def font_files(name: str, faces: Iterable[str], *candidates: str) -> dict[str, Path]:
    """Return each face's file: in the folder that the variable names, else in the first that has it.

    Raises:
        ValueError: a face is nowhere.
    """
    folders = [Path(place).expanduser() for place in (text(name), *candidates) if place]
    found = {
        face: folder / face for face in faces for folder in reversed(folders) if (folder / face).is_file()
    }
    missing = [face for face in faces if face not in found]
    if missing:
        raise ValueError(
            f"Install the Liberation and Carlito fonts, or name their folder in {name}:"
            f" {', '.join(missing)} cannot be found."
        )
    return found


def secret_key(folder: Path) -> str:
    """Return the key kept in ``folder/secret_key``: made on first use, readable by its owner only."""
    path = folder / "secret_key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        pass
    key = secrets.token_urlsafe(50)
    draft = folder / f".secret_key.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(key, encoding="ascii")
    try:
        os.link(draft, path)  # fails if another process was first: then its key is the key
    except FileExistsError:
        key = path.read_text(encoding="ascii")
    draft.unlink()
    return key
