"""The README tells the truth about settings and commands."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def read_variables() -> set[str]:
    """Return the environment variables that the code reads."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "orgchart").glob("*.py")]
    return {
        name for text in sources for name in re.findall(r"""environment\.\w+\(\s*["']([A-Z_]+)["']""", text)
    } | {"ORGCHART_FONTS"}


def listed_variables() -> set[str]:
    """Return the variables in the first column of the README's table."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))


def test_every_variable_is_listed_and_none_besides() -> None:
    assert listed_variables() == read_variables()


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)(?:PORT=\d+ )?make ([a-z]+)\b", README, re.MULTILINE)) <= targets
    assert {"run", "test", "check"} <= targets


def test_every_direct_requirement_says_what_it_is_for() -> None:
    table = README[README.index("### Dependencies") :].lower()
    spelled = {"djangorestframework": "django rest framework"}
    for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines():
        package = re.split(r"[\[~=<>]", line)[0].lower()
        assert spelled.get(package, package) in table, line
