"""The words of all entries: spelt as in Britain, nothing twice, and nobody who holds a real office.

The spelling is hunspell's with its British dictionary, both packages of Debian, with the words of
``words.txt``; names of people may stand in the texts of their own entry. Where the dictionary allows both,
this house writes -ise.

Two lists say who must not be named. ``public_figures.txt``, which always runs, has the best-known heads of
state and government, ministers, governors of central banks, heads of international organisations and
executives of large companies of 2020 to 2025: a net for the obvious, not a register of everybody. Where
``../shared/data`` is there, the people of the real charts in it are looked for, too: senior civil servants
of the United Kingdom and Australia, and the staff of a software company.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from templates_gallery.catalogue import entry_files
from tests.core import real_charts
from tests.gallery.conftest import DESK
from tests.gallery.entry_texts import people, texts, words_of_name

HERE = Path(__file__).parent
WORD = re.compile(r"(?<![\w’'])[^\W\d_]+(?:[’'][^\W\d_]+)*")
TWICE = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
Z_FORM = re.compile(r"\w+i[z](?:e[drs]?|es|ing|ers?|ations?|able)\b", re.IGNORECASE)
Z_ALONE = {"size", "sized", "sizes", "sizing", "prize", "prizes", "seize", "seized", "resize", "resized"}
FILES = pytest.mark.parametrize("path", entry_files(), ids=lambda path: path.stem)


def lines_of(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def known_words() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the single words that are allowed, and a pattern that finds phrases that are."""
    lines = lines_of("words.txt")
    phrases = [
        re.escape(line) if line != line.lower() else f"(?i:{re.escape(line)})"
        for line in lines
        if not WORD.fullmatch(line)
    ]
    return frozenset(line for line in lines if WORD.fullmatch(line)), re.compile(
        rf"\b(?:{'|'.join(phrases)})\b"
    )


def misspelt(path: Path) -> list[str]:
    """Return the words of an entry that are not spelt as in Britain, each with its place."""
    words, phrases = known_words()
    names = {word for _, name in people(path) for word in words_of_name(name)}
    places: dict[str, str] = {}
    for place, text in texts(path):
        for word in WORD.findall(phrases.sub(" ", text)):
            bare = re.sub(r"[’']s?$", "", word)
            if bare not in words and bare.lower() not in words and words_of_name(bare)[0] not in names:
                places.setdefault(word.replace("’", "'"), place)
    asked = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", "en_GB", "-l"],
        input="\n".join(places),
        capture_output=True,
        text=True,
        check=True,
    )
    wrong = set(asked.stdout.split())
    wrong |= {word for word in places if Z_FORM.match(word) and word.lower() not in Z_ALONE}
    return [f"{places[word]}: {word}" for word in places if word in wrong]


def twice(path: Path) -> list[str]:
    """Return the words that stand twice in a row."""
    return [f"{place}: {found.group()}" for place, text in texts(path) if (found := TWICE.search(text))]


def named(path: Path, figures: Iterable[str]) -> list[str]:
    """Return where an entry names one of these people, as a holder or in a text."""
    wanted = {words for figure in figures if len(words := words_of_name(figure)) > 1}
    longest = max(map(len, wanted), default=0)
    found = []
    for place, text in (*people(path), *texts(path)):
        words = words_of_name(text)
        parts = {words[at : at + length] for at in range(len(words)) for length in range(2, longest + 1)}
        # A middle name does not make another person.
        ends = {(words[0], words[-1])} if len(words) > 2 and place.endswith("name") else set()
        found += [f"{place}: {text}" for _ in wanted & (parts | ends)]
    return found


@pytest.fixture(scope="module", autouse=True)
def speller() -> None:
    assert shutil.which("hunspell"), (
        "hunspell is missing: `make test` installs it with its British dictionary"
    )


@FILES
def test_entries_are_spelt_as_in_britain(path: Path) -> None:
    assert misspelt(path) == []


@FILES
def test_no_word_stands_twice_in_a_row(path: Path) -> None:
    assert twice(path) == []


@FILES
def test_no_entry_names_a_public_figure(path: Path) -> None:
    assert named(path, lines_of("public_figures.txt")) == []


@pytest.mark.skipif(not real_charts.FOLDER.exists(), reason="../shared/data is not there")
def test_no_entry_names_somebody_of_a_real_chart() -> None:
    # The names of the health agency are invented.
    charts = [make() for name, make in real_charts.CHARTS.items() if name != "public-health"]
    titles = {role.title for chart in charts for role in chart.roles.values()}
    names = {holder.name for chart in charts for holder in chart.holders.values()} - titles
    assert len(names) > 400
    assert {path.stem: found for path in entry_files() if (found := named(path, names))} == {}


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("When people ask.", "When people recieve.", ["when_to_use: recieve"]),
        ("When people ask.", "In any color.", ["when_to_use: color"]),
        ("When people ask.", "We organize.", ["when_to_use: organize"]),
        ("When people ask.", "The organization’s size.", ["when_to_use: organization's"]),
        ("Keeps the help desk", "Keps the help desk", ["steps[0].units[0].titles[0].definition: Keps"]),
        ("title: Planner", "title: Plannner", ["steps[0].roles[0].assistants[0].title: Plannner"]),
        ("Answers for the backlog.", "Answers for Souza’s backlog.", []),
        ("When people ask.", "On the 15th, the CIO’s call center and its write-offs.", []),
        ("When people ask.", "In the center.", ["when_to_use: center"]),
    ],
)
def test_mistakes_are_found_where_they_stand(tmp_path: Path, old: str, new: str, wrong: list[str]) -> None:
    path = tmp_path / "help-desk.yaml"
    assert old in DESK
    path.write_text(DESK.replace(old, new), encoding="utf-8")
    assert misspelt(path) == wrong


def test_a_word_that_stands_twice_is_found(tmp_path: Path) -> None:
    path = tmp_path / "help-desk.yaml"
    path.write_text(DESK.replace("When people ask.", "When the the people ask."), encoding="utf-8")
    assert twice(path) == ["when_to_use: the the"]


@pytest.mark.parametrize(
    "name", ["Angela Merkel", "ANGELA  Mérkel", "Angela Dorothea Merkel", "Dr. Angela Merkel"]
)
def test_a_public_figure_is_found(tmp_path: Path, name: str) -> None:
    path = tmp_path / "help-desk.yaml"
    path.write_text(DESK.replace("Ana Souza", name), encoding="utf-8")
    assert named(path, ["Angela Merkel"]) == [f"steps[0].roles[0].name: {name}"]
    path.write_text(DESK.replace("When people ask.", f"As {name} does."), encoding="utf-8")
    assert bool(named(path, ["Angela Merkel"])) == ("Dorothea" not in name)
    path.write_text(DESK, encoding="utf-8")
    assert named(path, ["Angela Merkel"]) == []
