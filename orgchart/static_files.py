"""Static files: a folder for each version of them, and the fonts that charts are measured with.

The version is a digest of all files and part of every address (``/static/<version>/js/…``). So each
address may be kept for ever, a page gets modules of one version only, and no file is rewritten.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, get_finders
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.compress import Compressor

NOT_SERVED = ["*.map", "*/redoc/*"]
VERSIONS_KEPT = 2  # the one before too, because a server may still run on it


def collect(root: Path) -> str:
    """Copy the static files to ``root/<version>/`` with compressed twins, and name it in ``root/current``.

    Does nothing when that version is there. Returns the version, 12 hexadecimal digits.
    """
    sources = {target: path.read_bytes() for target, path in _sources().items()}
    version = _digest(sources)
    folder = root / version
    if not folder.exists():
        draft = root / f".{version}"
        shutil.rmtree(draft, ignore_errors=True)
        for target, content in sources.items():
            copy = draft / target
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
        compressor = Compressor(quiet=True)
        texts = [str(draft / target) for target in sources if compressor.should_compress(target)]
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda path: list(compressor.compress(path)), texts))
        draft.rename(folder)
    current = root / "current"
    if not current.exists() or current.read_text(encoding="ascii") != version:
        current.write_text(version, encoding="ascii")
        _forget_old(root)
    return version


def _sources() -> dict[str, Path]:
    """Return every static file by its address below the static URL; the first finder wins."""
    found: dict[str, Path] = {}
    for finder in get_finders():
        for name, storage in finder.list(NOT_SERVED):
            prefix = getattr(storage, "prefix", None)
            found.setdefault(f"{prefix}/{name}" if prefix else name, Path(storage.path(name)))
    return dict(sorted(found.items()))


def _digest(sources: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for target, content in sources.items():
        digest.update(f"{target}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _forget_old(root: Path) -> None:
    """Delete all but the newest versions."""
    versions = [path for path in root.iterdir() if path.is_dir()]
    for path in sorted(versions, key=lambda each: each.stat().st_mtime, reverse=True)[VERSIONS_KEPT:]:
        shutil.rmtree(path)


class ChartFontFinder(BaseFinder):
    """Serve the measured faces under ``fonts/``, so that every browser draws the measured widths."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the face's place on disk, or nothing for any other path."""
        folder, _, name = path.rpartition("/")
        files: dict[str, Path] = settings.FONT_FILES
        found = [str(files[name])] if folder == "fonts" and name in files else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Storage]]:
        """Yield the faces."""
        for name, file in settings.FONT_FILES.items():
            storage = FileSystemStorage(location=file.parent)
            storage.prefix = "fonts"  # type: ignore[attr-defined]
            yield name, storage
