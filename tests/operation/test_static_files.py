"""Static files are collected once for each version of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings

from orgchart import static_files


@pytest.fixture
def sources(tmp_path: Path, settings: LazySettings) -> Path:
    """A folder of static files that a test may change; the applications' own are left out."""
    folder = tmp_path / "sources"
    (folder / "js").mkdir(parents=True)
    (folder / "js" / "main.js").write_text('import { a } from "./other.js";\n' * 100)
    (folder / "picture.png").write_bytes(b"\x89PNG" * 100)
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return folder


def test_files_are_copied_with_compressed_twins(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "static"
    version = static_files.collect(root)
    assert (root / "current").read_text() == version
    assert sorted(path.name for path in (root / version).rglob("*.*")) == [
        "main.js",
        "main.js.br",
        "main.js.gz",
        "picture.png",
    ]
    assert (root / version / "js" / "main.js").read_bytes() == (sources / "js" / "main.js").read_bytes()


def test_nothing_is_done_twice(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "static"
    version = static_files.collect(root)
    made = (root / version).stat().st_mtime_ns
    assert static_files.collect(root) == version
    assert (root / version).stat().st_mtime_ns == made


def test_a_changed_file_makes_a_new_version_and_the_last_one_stays(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "static"
    versions = []
    for text in ("one", "two", "three"):
        (sources / "js" / "main.js").write_text(text)
        versions.append(static_files.collect(root))
    assert len(set(versions)) == 3
    assert {path.name for path in root.iterdir() if path.is_dir()} == set(versions[1:])
