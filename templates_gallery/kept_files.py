"""Files made once and kept in the data folder under what they are made from."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

MOST = 400


def kept_file(kind: str, made_from: str, make: Callable[[], bytes]) -> bytes:
    """Return the file of a kind that is made from something: kept, or made now.

    ``made_from`` says all that the file depends on. Those not used for longest go when there are too many.
    """
    folder: Path = settings.DATA / "kept" / kind
    path = folder / hashlib.sha256(made_from.encode("utf-8", "replace")).hexdigest()[:32]
    try:
        content = path.read_bytes()
        os.utime(path)
    except FileNotFoundError:
        content = make()
        _write(path, content)
    return content


def _write(path: Path, content: bytes) -> None:
    """Write the whole file or nothing: another process may read it at any time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as draft:
        draft.write(content)
    Path(draft.name).replace(path)
    known = [each for each in path.parent.iterdir() if not each.name.startswith(".")]
    for old in sorted(known, key=lambda each: each.stat().st_mtime, reverse=True)[MOST:]:
        old.unlink(missing_ok=True)
