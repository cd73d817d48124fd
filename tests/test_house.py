"""The house rules that the source itself can show: imports point one way, and nothing hides."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Room -> what it may import, itself included. Third parties are limited below.
PURE = {
    "core": {"core"},
    "scene": {"core", "scene"},
    "exports": {"core", "scene", "exports"},
    "imports": {"core", "imports"},
}
GROUND = {"core", "scene", "exports", "imports", "environment", "recent"}
ROWS = GROUND | {"models", "store", "access", "queries"}
SERVICES = ROWS | {"services", "pictures", "catching_up", "exporting", "fitting", "accounts", "own_themes"}
SERVICES |= {"history", "versions", "photos", "uploaded_images"}
DOORS = SERVICES | {"api", "pages", "health", "error_pages"}
ALLOWED = {
    **PURE,
    "environment": set(),
    "recent": set(),
    "models": {"core", "models"},
    "access": {"models"},
    "store": {"core", "models", "recent", "store"},
    "queries": {"models", "access"},
    "uploaded_images": set(),
    "photos": ROWS | {"uploaded_images"},
    "own_themes": ROWS | {"recent", "uploaded_images"},
    "services": ROWS | {"services", "own_themes", "photos"},
    "pictures": ROWS | {"pictures", "own_themes"},
    "fitting": ROWS | {"own_themes", "recent", "services"},
    "catching_up": ROWS | {"history", "services"},
    "exporting": ROWS | {"fitting", "history", "photos", "pictures", "own_themes", "recent"},
    "history": ROWS | {"services", "own_themes", "photos"},
    "versions": ROWS | {"history"},
    "accounts": SERVICES,
    "admin": ROWS,
    "health": set(),
    "static_files": set(),
    "settings": {"environment"},
    "api": SERVICES | {"api"},
    "pages": SERVICES | {"api", "pages"},
    "templatetags": {"models", "pages", "own_themes"},
    "error_pages": DOORS,
    "management": SERVICES | {"static_files"},
    "urls": DOORS,
    "apps": set(),
    "wsgi": {"core", "scene"},
    "asgi": set(),
    "server": {"environment"},
}
PACKAGES = {"orgchart", "templates_gallery"}


def sources(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "orgchart").with_suffix("").parts[0]


def wrong_imports(path: Path, room: str) -> list[str]:
    found = []
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] == "templates_gallery":
            found.append(f"{path.relative_to(ROOT)}:{line}: {name} (the gallery is built on top)")
        elif parts[0] == "orgchart" and parts[1] not in ALLOWED[room]:
            found.append(f"{path.relative_to(ROOT)}:{line}: {name}")
    return found


def test_imports_point_down_only() -> None:
    wrong = []
    for path in sources("orgchart"):
        room = room_of(path)
        if room != "__init__":
            assert room in ALLOWED, f"{path}: give the room {room} a row in ALLOWED"
            wrong += wrong_imports(path, room)
    assert wrong == []


@pytest.mark.parametrize("room", sorted(PURE))
def test_the_pure_rooms_know_no_django(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sources(f"orgchart/{room}")
        for line, name in imports(path)
        if name.split(".")[0] in {"django", "rest_framework", "allauth", "drf_spectacular"}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("package", "home"),
    [("networkx", "orgchart/core/structure.py"), ("graphviz", "orgchart/scene/graphviz.py")],
)
def test_a_large_library_is_known_in_one_place(package: str, home: str) -> None:
    known = {
        str(path.relative_to(ROOT))
        for path in sources("orgchart")
        for _, name in imports(path)
        if name.split(".")[0] == package
    }
    assert known == {home}


def test_no_import_hides_in_a_function() -> None:
    wrong = []
    for package in sorted(PACKAGES):
        for path in sources(package):
            functions = [
                node
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            ]
            wrong += [
                f"{path.relative_to(ROOT)}:{node.lineno}"
                for function in functions
                for node in ast.walk(function)
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
    assert wrong == []


def test_there_are_no_signals() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for package in sorted(PACKAGES)
        for path in sources(package)
        for line, name in imports(path)
        if name.startswith(("django.dispatch", "django.db.models.signals", "django.core.signals"))
    ]
    assert wrong == []


def test_only_services_write_charts() -> None:
    """Rows of a document are written through ``store.write_diff``, which ``services`` alone calls."""
    callers = {
        str(path.relative_to(ROOT))
        for package in sorted(PACKAGES)
        for path in sources(package)
        for _, name in imports(path)
        if name == "orgchart.store.write_diff"
    }
    assert callers == {"orgchart/services.py"}


def test_a_wrong_import_is_found(tmp_path: Path) -> None:
    """The check above can fail."""
    module = ROOT / "orgchart" / "core" / "document.py"
    assert wrong_imports(module, "core") == []
    assert list(imports(ROOT / "orgchart" / "services.py"))
    assert wrong_imports(ROOT / "orgchart" / "services.py", "core") != []


def test_files_and_functions_stay_small() -> None:
    wrong = []
    for package in sorted(PACKAGES):
        for path in sources(package):
            text = path.read_text()
            if text.count("\n") >= 400 and "font" not in path.name:
                wrong.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
            wrong += [
                f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}"
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 60  # type: ignore[operator]
            ]
    assert wrong == []
