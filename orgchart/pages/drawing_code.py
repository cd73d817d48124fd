"""What identifies the code that draws: browsers keep pictures of one version of the product only."""

from __future__ import annotations

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
ROOMS = ("scene", "exports")


def digest_of_code(package: Path = PACKAGE) -> str:
    """Return a short digest of everything below the rooms that draw."""
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


DRAWING_CODE = digest_of_code()
